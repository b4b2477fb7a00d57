"""The site as it is served: files, addresses, a process of its own."""

import gzip
import io
import re
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tawatur.archive import ArchiveError, open_archive
from tawatur.site.server import application
from tawatur.site.static import STATIC_ROOT, STATIC_URL
from tests.site.conftest import reader_of
from tests.site.pages import faults_of

MOST_FONT_BYTES = 105_000
MOST_PAGE_BYTES = 150_000


def asked(site: Callable[..., Iterable[bytes]], path: str) -> tuple[str, dict[str, str], bytes]:
    """Return a WSGI application's answer to a GET."""
    told: list[Any] = []
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
    }
    answer = site(environ, lambda status, headers, *_: told.extend((status, dict(headers))))
    body = b"".join(answer)
    if callable(close := getattr(answer, "close", None)):
        close()
    return told[0], told[1], body


def test_style_sheet_fonts_and_icon_are_served_for_ever(reader: Client, home: Path) -> None:
    site = application(home)
    for file in STATIC_ROOT.rglob("*"):
        if file.is_file():
            status, headers, body = asked(site, STATIC_URL + file.relative_to(STATIC_ROOT).as_posix())
            assert (status, body) == ("200 OK", file.read_bytes())
            assert "immutable" in headers["Cache-Control"]
            assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ["../server.py", "..%2fserver.py", "", "fonts", "nothing.css"])
def test_nothing_else_is_served_as_a_file(reader: Client, home: Path, path: str) -> None:
    assert asked(application(home), STATIC_URL + path)[0] == "404 Not Found"


def test_what_a_page_and_the_style_sheet_name_is_there(reader: Client, home: Path) -> None:
    page = reader.get("/").content.decode()
    named = re.findall(f'"{re.escape(STATIC_URL)}([^"]+)"', page)
    named += re.findall(r'url\("([^"]+)"\)', (STATIC_ROOT / "site.css").read_text())
    assert len(set(named)) == 7
    assert all((STATIC_ROOT / name).is_file() for name in named)


def test_fonts_are_small_and_free() -> None:
    fonts = list((STATIC_ROOT / "fonts").glob("*.woff2"))
    assert len(fonts) == 4
    assert sum(font.stat().st_size for font in fonts) <= MOST_FONT_BYTES
    assert "SIL OPEN FONT LICENSE Version 1.1" in (STATIC_ROOT / "fonts" / "OFL.txt").read_text()


def test_a_page_with_all_that_it_needs_is_light(reader: Client) -> None:
    answer = reader.get("/article/visit-1", headers={"accept-encoding": "gzip"})
    sheets = re.findall(r'href="[^"]+/([a-z]+\.css)"', gzip.decompress(answer.content).decode())
    assert "site.css" in sheets
    files = [STATIC_ROOT / name for name in (*sheets, "icon.svg")]
    files += (STATIC_ROOT / "fonts").glob("*.woff2")
    assert sum(f.stat().st_size for f in files) + len(answer.content) <= MOST_PAGE_BYTES


@pytest.mark.parametrize("name", [sheet.name for sheet in STATIC_ROOT.glob("*.css")])
def test_a_style_sheet_knows_no_left_and_no_right(name: str) -> None:
    sheet = (STATIC_ROOT / name).read_text()
    rules = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    assert re.findall(r"\b(?:left|right|margin-top|padding-bottom|https?:|@import)\b", rules) == []


def test_a_host_that_is_not_ours_is_refused(reader: Client) -> None:
    assert reader.get("/", headers={"host": "evil.example"}).status_code == 400


def test_the_site_is_served_by_a_process_of_its_own(home: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from tawatur.site.server import serve; "
        "serve(Path(sys.argv[1]), '127.0.0.1', 0, ready=lambda at: print(at, flush=True))"
    )
    environ = {"PATH": "/usr/bin:/bin", "PYTHONWARNINGS": "error"}
    with subprocess.Popen(
        [sys.executable, "-c", program, str(home)], stdout=subprocess.PIPE, text=True, env=environ
    ) as server:
        try:
            assert server.stdout is not None
            address = server.stdout.readline().strip()
            assert address.startswith("http://127.0.0.1:")
            with urllib.request.urlopen(f"{address}healthz", timeout=20) as answer:
                assert answer.read() == b'{"status": "ok"}'
            with urllib.request.urlopen(f"{address}en/", timeout=20) as answer:
                assert "Front page" in answer.read().decode()
        finally:
            server.terminate()


@pytest.mark.parametrize(
    ("page", "words"), [("/", "حدث عطل"), ("/en/", "Something broke"), ("/fr/about", "Une erreur")]
)
def test_a_broken_archive_gives_a_page_in_the_readers_language(tmp_path: Path, page: str, words: str) -> None:
    open_archive(tmp_path).close()
    for reader in reader_of(tmp_path):
        assert reader.get(page).status_code == 200
        for file in tmp_path.glob("tawatur.sqlite3*"):
            file.write_bytes(b"not a database at all" * 1000)
        answer = reader.get(page)
        assert answer.status_code == 500
        assert words in answer.content.decode()
        assert faults_of(answer.content.decode()) == []
        assert answer["Content-Security-Policy"]


def test_a_home_that_cannot_be_one_is_refused(reader: Client, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("no folder")
    with pytest.raises(ArchiveError):
        application(file / "home")
