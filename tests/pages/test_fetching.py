"""The web, as a server on this machine plays it: robots.txt, redirects, sizes, private addresses."""

import gzip
import socket
import zlib
from collections.abc import Iterator
from contextlib import nullcontext
from urllib.parse import urljoin

import pytest

from tawatur.pages.fetching import NotFetched, redirected, unpacked
from tests.pages.opening import open_all, pages, reasons
from tests.web import Web, served

HTML = "<html>نص الخبر</html>".encode()
OPML = b'<?xml version="1.0"?><opml version="2.0"><body><outline xmlUrl="%s/feed?a=1&amp;b=2"/><outline xmlUrl="file:///etc/passwd"/></body></opml>'


class Site(Web):
    """A site with pages that behave well and badly."""

    asked: list[str] = []  # noqa: RUF012

    def do_GET(self) -> None:
        self.asked.append(self.path)
        own = f"http://{self.headers['Host']}"
        answers: dict[str, tuple[int, dict[str, str], bytes]] = {
            "/robots.txt": (200, {}, b"User-agent: Tawatur\nDisallow: /closed\n"),
            "/page": (200, {"Content-Type": "text/html"}, HTML),
            "/packed": (200, {"Content-Encoding": "gzip"}, gzip.compress(HTML)),
            "/bomb": (200, {"Content-Encoding": "gzip"}, gzip.compress(b"a" * (60 * 1024 * 1024))),
            "/big": (200, {}, b"a" * (21 * 1024 * 1024)),
            "/moved": (301, {"Location": "/page"}, b""),
            "/loop": (302, {"Location": "/loop"}, b""),
            "/to-closed": (302, {"Location": "/closed"}, b""),
            "/to-file": (302, {"Location": "file:///etc/passwd"}, b""),
            "/to-inside": (302, {"Location": "http://169.254.169.254/latest"}, b""),
            "/gone": (410, {}, b""),
            "/feed?a=1&b=2": (
                200,
                {"Content-Type": "application/rss+xml"},
                b"<rss><item><link>http://x.example/1</link></item></rss>",
            ),
            "/list.opml": (200, {}, OPML % own.encode()),
        }
        status, headers, content = answers.get(self.path, (404, {}, b""))
        self.answer(status, headers, content)


@pytest.fixture
def site() -> Iterator[str]:
    with served(Site) as address:
        yield address


@pytest.mark.parametrize(("path", "final"), [("/page", "/page"), ("/packed", "/packed"), ("/moved", "/page")])
def test_a_page_is_fetched_with_its_final_address(site: str, path: str, final: str) -> None:
    (page,) = pages(open_all(site + path, private=True))
    assert (page.content, page.url, page.input) == (HTML, site + final, site + path)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/closed", "robots.txt"),
        ("/to-closed", "robots.txt"),
        ("/loop", "redirects"),
        ("/to-file", "neither http nor https"),
        ("/gone", "HTTP status 410"),
        ("/big", "larger than"),
        ("/bomb", "larger than"),
    ],
)
def test_what_may_not_or_cannot_be_had_is_refused(site: str, path: str, reason: str) -> None:
    results = open_all(site + path, private=True)
    assert pages(results) == []
    assert reason in reasons(results)[0]
    assert "/closed" not in Site.asked


def test_robots_txt_is_asked_for_once_a_site(site: str) -> None:
    open_all(site + "/page", site + "/packed", private=True)
    assert Site.asked.count("/robots.txt") == 1


def test_private_addresses_are_refused_unless_allowed(site: str) -> None:
    port = site.rsplit(":", 1)[1]
    for host in (
        "127.0.0.1",
        "localhost",
        "[::1]",
        "0.0.0.0",
        "2130706433",
        "10.0.0.1",
        "192.168.0.1",
        "169.254.169.254",
        "[::ffff:127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[64:ff9b:1::7f00:1]",
        "[2002:7f00:1::]",
    ):
        (reason,) = reasons(open_all(f"http://{host}:{port}/page"))
        assert "private" in reason or "host not found" in reason, host
    assert Site.asked == []


def test_a_bomb_is_unpacked_in_small_pieces() -> None:
    packed = gzip.compress(b"a" * (40 * 1024 * 1024))
    sizes = [len(piece) for piece in unpacked([packed], "gzip")]
    assert max(sizes) <= 64 * 1024 and sum(sizes) == 40 * 1024 * 1024


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_what_comes_in_pieces_is_unpacked_whole(size: int) -> None:
    packed = gzip.compress(HTML)
    pieces = [packed[at : at + size] for at in range(0, len(packed), size)]
    assert b"".join(unpacked(pieces, "GZIP")) == HTML
    assert b"".join(unpacked(pieces, None)) == packed
    with pytest.raises(NotFetched, match="not asked for"):
        list(unpacked(pieces, "br"))
    with pytest.raises(zlib.error):
        list(unpacked([HTML], "gzip"))


def test_ports_of_other_things_than_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.215.14", 0))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    for port in (22, 25, 6379, 8080):
        (reason,) = reasons(open_all(f"http://somewhere.example:{port}/page"))
        assert f"port {port}" in reason


@pytest.mark.parametrize(
    ("at", "location", "refused"),
    [
        ("https://a.example/x", "http://a.example/x", True),
        ("https://a.example/x", "HTTP://b.example/", True),
        ("https://a.example/x", "/y", False),
        ("http://a.example/x", "https://a.example/x", False),
        ("http://a.example/x", "http://b.example/", False),
    ],
)
def test_no_redirect_leads_from_https_to_http(at: str, location: str, refused: bool) -> None:
    with pytest.raises(NotFetched) if refused else nullcontext():
        assert redirected(at, location) == urljoin(at, location)


@pytest.mark.parametrize(
    "url", ["ftp://a.example/x", "file:///etc/passwd", "http://", "http://user:pw@127.0.0.1/", "http://[bad/"]
)
def test_other_addresses_are_refused(url: str) -> None:
    assert len(reasons(open_all(url, private=True))) == 1


def test_an_opml_file_gives_its_feeds_and_no_entry_is_followed(site: str) -> None:
    results = open_all(site + "/list.opml", private=True)
    assert [page.url for page in pages(results)] == [site + "/feed?a=1&b=2"]
    assert ["file is neither" in reason for reason in reasons(results)] == [True]
    assert Site.asked == ["/robots.txt", "/list.opml", "/feed?a=1&b=2"]


def test_a_server_that_is_not_there_is_a_reason() -> None:
    assert len(reasons(open_all("http://127.0.0.1:1/x", private=True))) == 1
