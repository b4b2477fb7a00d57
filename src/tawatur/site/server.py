"""The site as a WSGI application, and as a server for one machine."""

import gc
import logging
import re
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from wsgiref.util import setup_testing_defaults

from tawatur.site.doors import Doors
from tawatur.site.mail import Mail
from tawatur.site.settings import LOOPBACK, configure
from tawatur.site.static import STATIC_ROOT, STATIC_URL
from tawatur.site.workers import can_fork, listening, run_workers

if TYPE_CHECKING:
    from whitenoise import WhiteNoise  # type: ignore[import-untyped]

# One year: an address of a file changes with its content.
_FOREVER = 31_536_000

# Headers of one request may not be larger; nothing that we ask for comes near it.
_HEADER_BYTES = 32_768
# Four images of 5 MB with the rest of their form; all other forms are held to far less (settings.FORM_BYTES).
_BODY_BYTES = 21_000_000

# A page makes some ten thousand things that its end drops anyway. Looked through every 700, as Python
# does, and now and then with all dictionaries in memory, they cost a tenth of the time, and pauses of 0.1 s.
_COLLECTED = (20_000, 20, 100)


def application(
    home: Path,
    *,
    hosts: Sequence[str] = LOOPBACK,
    https: bool = False,
    proxies: Sequence[str] = (),
    doors: Doors | None = None,
    mail: Mail | None = None,
    pace: int = 600,
    pace_here: bool = False,
) -> "WhiteNoise":
    """Return the site on the archive in `home`, which is made where it is missing.

    `hosts` are the names it answers to ("*" for any), `proxies` the servers in front of it whose word on the
    reader's address is taken, `pace` how many pages a minute one network is given, with `pace_here` this
    machine too. Sets Django up, so a process has one site only. Raises
    ArchiveError where the archive is of no use.
    """
    configure(
        home,
        hosts=hosts,
        https=https,
        proxies=proxies,
        doors=doors,
        mail=mail,
        pace=pace,
        pace_here=pace_here,
    )
    # A page that is not there is the reader's business, not the operator's.
    logging.getLogger("django.request").setLevel(logging.ERROR)
    logging.getLogger("django.request").addFilter(without_secrets)
    from django.core.wsgi import get_wsgi_application
    from django.utils import timezone
    from whitenoise import WhiteNoise

    from tawatur.archive import ArchiveError, open_archive
    from tawatur.people import PeopleError, open_people
    from tawatur.people.housekeeping import sweep

    # Tables are made or brought up to date here, once. A folder that cannot be written is only read.
    with suppress(ArchiveError):
        open_archive(home)
    with suppress(PeopleError):
        open_people(home)
        sweep(timezone.now())
    open_archive(home, read_only=True)
    return WhiteNoise(
        get_wsgi_application(),
        root=str(STATIC_ROOT),
        prefix=STATIC_URL,
        max_age=_FOREVER,
        add_headers_function=_static_headers,
    )


# Addresses that open something for whoever has them: what follows the name is a token.
_SECRET = re.compile(r"(/(?:feed|confirm|reset|unsubscribe)/)[^\s./?]+")


def without_secrets(record: logging.LogRecord) -> bool:
    """Take tokens out of what is logged of a request that failed."""
    record.msg = _SECRET.sub(r"\1…", record.getMessage())
    record.args = ()
    return True


def _static_headers(headers: dict[str, str], path: str, url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers["Cache-Control"] = f"max-age={_FOREVER}, public, immutable"


def serve(
    home: Path,
    host: str,
    port: int,
    *,
    threads: int = 4,
    workers: int = 1,
    hosts: Sequence[str] = (),
    https: bool = False,
    proxies: Sequence[str] = (),
    doors: Doors | None = None,
    mail: Mail | None = None,
    pace: int = 600,
    pace_here: bool = False,
    ready: Callable[[str], None],
) -> None:
    """Serve the archive in `home` until the process is interrupted.

    Port 0 takes a free one. Without `hosts` it answers to any name, on this machine alone to its own.
    `workers` processes answer, each so many requests at once as it has `threads`; a system that cannot fork
    has one. `ready` is called with the address once requests are answered. Raises ArchiveError where the
    archive is of no use and OSError where the address is taken or not ours.
    """
    loopback = host in ("127.0.0.1", "localhost", "::1")
    names = hosts or (LOOPBACK if loopback else ("*",))
    site = application(
        home,
        hosts=names,
        https=https,
        proxies=proxies,
        doors=doors,
        mail=mail,
        pace=pace,
        pace_here=pace_here,
    )
    processes = workers if can_fork() else 1
    try:
        shares = listening(host, port, processes)
    except (socket.gaierror, UnicodeError):
        raise OSError(f"cannot listen on {host}, port {port}: no such host") from None
    except OSError as error:
        raise OSError(error.errno, f"cannot listen on {host}, port {port}: {error.strerror}") from None
    address = f"http://{_shown(host)}:{shares[0][0].getsockname()[1]}/"
    works = [partial(_answer, site, share, threads, believing=bool(proxies)) for share in shares]
    _prepare(home, site, names)
    try:
        if processes > 1:
            run_workers(works, ready=lambda: ready(address))
        else:
            ready(address)
            works[0]()
    finally:
        for one in {one for share in shares for one in share}:
            one.close()


def _answer(site: "WhiteNoise", sockets: Sequence[socket.socket], threads: int, believing: bool) -> None:
    """Answer requests until the process is interrupted; `believing`: our own middleware weighs proxies."""
    from waitress import create_server  # type: ignore[import-untyped]

    server = create_server(
        site,
        sockets=list(sockets),
        threads=threads,
        ident="",
        max_request_header_size=_HEADER_BYTES,
        max_request_body_size=_BODY_BYTES,
        clear_untrusted_proxy_headers=not believing,
    )
    try:
        server.run()
    finally:
        server.close()


def _prepare(home: Path, site: "WhiteNoise", names: Sequence[str]) -> None:
    """Read, before the first reader asks, what all pages need: templates, catalogs, searching's dictionary.

    One page of each kind is made. Processes that are started afterwards share what was read, and no
    connection to a database.
    """
    from django.conf import settings
    from django.db import connections
    from django.template import engines

    from tawatur.archive import ArchiveError, open_archive
    from tawatur.site.kept import ANEW

    paths = ["/", *(f"/{code}/" for code, _ in settings.LANGUAGES[1:]), "/latest"]
    sought = ""
    with suppress(ArchiveError):
        archive = open_archive(home, read_only=True)
        archive.prepare_search()
        for one in archive.newest_articles(limit=1):
            paths += [f"/article/{one.id}", "/search"]
            sought = (one.title or one.body).partition(" ")[0]
        paths += [f"/event/{one.id}" for one in archive.newest_events(limit=1)]
        paths += [f"/story/{one.id}" for one in archive.newest_stories(limit=1)]
    host = LOOPBACK[0] if "*" in names else names[0]
    for path in paths:
        question = urlencode({"q": sought}) if path == "/search" else ""
        environ = {"HTTP_HOST": host, "PATH_INFO": path, "QUERY_STRING": question, ANEW: "1"}
        setup_testing_defaults(environ)
        answer = site(environ, lambda *_: None)
        getattr(answer, "close", lambda: None)()
    for folder in map(Path, settings.TEMPLATES[0]["DIRS"]):
        for file in folder.rglob("*.html"):
            engines["django"].get_template(file.relative_to(folder).as_posix())
    connections.close_all()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_COLLECTED)


def _shown(host: str) -> str:
    if host in ("0.0.0.0", "::", ""):
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host
