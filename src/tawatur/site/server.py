"""The site as a WSGI application, and as a server for one machine."""

import logging
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from tawatur.site.doors import Doors
from tawatur.site.mail import Mail
from tawatur.site.settings import LOOPBACK, configure
from tawatur.site.static import STATIC_ROOT, STATIC_URL

if TYPE_CHECKING:
    from whitenoise import WhiteNoise  # type: ignore[import-untyped]

# One year: an address of a file changes with its content.
_FOREVER = 31_536_000

# Headers of one request may not be larger; nothing that we ask for comes near it.
_HEADER_BYTES = 32_768
# An image of 5 MB with the rest of its form; all other forms are held to far less (settings.FORM_BYTES).
_BODY_BYTES = 6_000_000


def application(
    home: Path,
    *,
    hosts: Sequence[str] = LOOPBACK,
    https: bool = False,
    proxies: Sequence[str] = (),
    doors: Doors | None = None,
    mail: Mail | None = None,
) -> "WhiteNoise":
    """Return the site on the archive in `home`, which is made where it is missing.

    `hosts` are the names it answers to ("*" for any), `proxies` the servers in front of it whose word on the
    reader's address is taken. Sets Django up, so a process has one site only. Raises
    ArchiveError where the archive is of no use.
    """
    configure(home, hosts=hosts, https=https, proxies=proxies, doors=doors, mail=mail)
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
    hosts: Sequence[str] = (),
    https: bool = False,
    proxies: Sequence[str] = (),
    doors: Doors | None = None,
    mail: Mail | None = None,
    ready: Callable[[str], None],
) -> None:
    """Serve the archive in `home` until the process is interrupted.

    Port 0 takes a free one. Without `hosts` it answers to any name, on this machine alone to its own.
    `ready` is called with the address once requests are answered. Raises ArchiveError where the archive is of
    no use and OSError where the address is taken or not ours.
    """
    from waitress import create_server  # type: ignore[import-untyped]

    loopback = host in ("127.0.0.1", "localhost", "::1")
    names = hosts or (LOOPBACK if loopback else ("*",))
    site = application(home, hosts=names, https=https, proxies=proxies, doors=doors, mail=mail)
    try:
        server = create_server(
            site,
            host=host,
            port=port,
            threads=threads,
            ident="",
            max_request_header_size=_HEADER_BYTES,
            max_request_body_size=_BODY_BYTES,
            # Our own middleware weighs them, by a list of networks.
            clear_untrusted_proxy_headers=not proxies,
        )
    except OSError as error:
        raise OSError(error.errno, f"cannot listen on {host}, port {port}: {error.strerror}") from None
    except ValueError:
        # What waitress makes of a host that nobody knows.
        raise OSError(f"cannot listen on {host}, port {port}: no such host") from None
    Thread(target=_warm, args=(home,), daemon=True).start()
    ready(f"http://{_shown(host)}:{_port(server, port)}/")
    try:
        server.run()
    finally:
        server.close()


def _warm(home: Path) -> None:
    """Search once, so that the dictionary that searching needs is read before the first reader asks."""
    from tawatur.archive import ArchiveError, open_archive

    with suppress(ArchiveError):
        archive = open_archive(home, read_only=True)
        archive.search("تواتر", limit=1)
        archive.close()


def _port(server: object, asked: int) -> int:
    return int(getattr(server, "effective_port", None) or asked)


def _shown(host: str) -> str:
    if host in ("0.0.0.0", "::", ""):
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host
