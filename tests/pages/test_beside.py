"""Where pages' pictures may be: nothing of this machine that was not saved with the page, nothing private."""

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tawatur.model import Page
from tawatur.pages import Beside, NotFetched, open_pages
from tawatur.pages.limits import LARGEST_PICTURE
from tests.pages.opening import FETCHED, reasons
from tests.pages.test_warcs import saved, warc
from tests.pixels import SVG, a_picture
from tests.web import Web, served

PICTURE = a_picture()
BASE = "https://sahel.example/2021/03/souq.html"


def opened(beside: Beside, *inputs: Path | str) -> list[Page]:
    """The pages of inputs that are all readable."""
    names = [str(name) for name in inputs]
    results = list(open_pages(names, fetched=FETCHED, stdin=io.BytesIO(), beside=beside))
    assert reasons(results) == []
    return [page for page in results if isinstance(page, Page)]


@pytest.fixture
def beside() -> Iterator[Beside]:
    with Beside(allow_private=True) as one:
        yield one


@pytest.fixture
def page(tmp_path: Path, beside: Beside) -> Page:
    """A page as a browser saved it, and files of others around it."""
    for place in ("souq_files/a b.png", "souq.png", "other_files/a.png", "souq_files/.hidden/a.png"):
        file = tmp_path / "saved" / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(PICTURE)
    (tmp_path / "secret.png").write_bytes(PICTURE)
    (tmp_path / "saved" / "souq_files" / "link.png").symlink_to(tmp_path / "secret.png")
    (tmp_path / "saved" / "souq_files" / "loop.png").symlink_to("loop.png")
    (tmp_path / "saved" / "souq_files" / "huge.png").write_bytes(b"\0" * (LARGEST_PICTURE + 1))
    os.mkfifo(tmp_path / "saved" / "souq_files" / "pipe.png")
    html = tmp_path / "saved" / "souq.html"
    html.write_text('<html><img src="souq_files/a%20b.png">نص الخبر</html>')
    (found,) = opened(beside, html)
    return found


@pytest.mark.parametrize(
    ("src", "base"),
    [
        ("souq_files/a%20b.png", None),
        ("./souq_files/a b.png?x=1#y", None),
        ("https://sahel.example/2021/03/souq_files/a%20b.png", BASE),
    ],
)
def test_a_picture_is_found_in_the_folder_of_a_saved_page(
    beside: Beside, page: Page, src: str, base: str | None
) -> None:
    assert beside.find(page.id, src, base) == PICTURE


@pytest.mark.parametrize(
    ("src", "base"),
    [
        ("souq.png", None),
        ("other_files/a.png", None),
        ("../secret.png", None),
        ("souq_files/../../secret.png", None),
        ("souq_files/%2e%2e/%2e%2e/secret.png", None),
        ("souq_files/link.png", None),
        ("souq_files/loop.png", None),
        ("souq_files/huge.png", None),
        ("souq_files/pipe.png", None),
        ("souq_files", None),
        ("souq_files/none.png", None),
        ("souq_files/\0.png", None),
        ("/etc/passwd", None),
        ("file:///etc/passwd", None),
        ("//sahel.example/souq_files/a%20b.png", None),
        ("http://[bad/souq_files/a%20b.png", None),
        ("https://evil.example/2021/03/souq_files/a%20b.png", BASE),
        ("https://sahel.example/secret.png", BASE),
        ("https://sahel.example/2021/secret.png", BASE),
        ("", None),
    ],
)
def test_no_other_file_is_read_whatever_a_page_names(
    beside: Beside, page: Page, src: str, base: str | None
) -> None:
    assert beside.find(page.id, src, base) is None


def test_the_folder_of_a_saved_page_is_no_input(tmp_path: Path, page: Page, beside: Beside) -> None:
    for rest in ("souq.png", "other_files/a.png"):
        (tmp_path / "saved" / rest).unlink()
    assert [one.id for one in opened(beside, tmp_path / "saved")] == [page.id]


def test_pictures_of_a_warc_file_are_found_before_and_behind_their_page(
    tmp_path: Path, beside: Beside
) -> None:
    image = [("Content-Type", "image/png")]
    data = warc(
        ("http://a.example/x.png", image, PICTURE),
        ("http://a.example/1", [("Content-Type", "text/html")], b"<html>one</html>"),
        ("http://a.example/y.png", image, PICTURE[::-1]),
        ("http://a.example/huge.png", image, b"\0" * (LARGEST_PICTURE + 1)),
    )
    (one,) = opened(beside, saved(tmp_path, data, "a.warc"))
    assert beside.find(one.id, "http://a.example/x.png", None) == PICTURE
    assert beside.find(one.id, "http://a.example/y.png", None) == PICTURE[::-1]
    assert beside.find(one.id, "http://a.example/huge.png", None) is None
    other = warc(("http://b.example/2", [("Content-Type", "text/html")], b"<html>two</html>"))
    (two,) = opened(beside, saved(tmp_path, other, "b.warc"))
    assert beside.find(two.id, "http://a.example/x.png", None) is None


def test_a_page_in_a_warc_file_has_no_files_however_it_calls_itself(tmp_path: Path, beside: Beside) -> None:
    (tmp_path / "a_files").mkdir()
    (tmp_path / "a_files" / "x.png").write_bytes(PICTURE)
    data = warc(
        ("http://a.example/1", [("Content-Type", "text/html")], b'<html><img src="a_files/x.png"></html>')
    )
    (one,) = opened(beside, saved(tmp_path, data, "a.warc"))
    assert beside.find(one.id, "a_files/x.png", None) is None


# ---------------------------------------------------------------- the web


class Site(Web):
    """A site whose pictures lead where they should not."""

    asked: list[str] = []  # noqa: RUF012

    def do_GET(self) -> None:
        self.asked.append(self.path)
        port = self.headers["Host"].rsplit(":", 1)[1]
        answers: dict[str, tuple[int, dict[str, str], bytes]] = {
            "/robots.txt": (200, {}, b"User-agent: Tawatur\nDisallow: /closed\n"),
            "/a.png": (200, {"Content-Type": "image/png"}, PICTURE),
            "/svg.png": (200, {"Content-Type": "image/png"}, SVG),
            "/closed/a.png": (200, {}, PICTURE),
            "/huge.png": (200, {}, b"\0" * (LARGEST_PICTURE + 1)),
            "/inside": (302, {"Location": "http://169.254.169.254/latest"}, b""),
            "/mapped": (
                302,
                {"Location": f"http://[::ffff:7f00:1]:{port}/a.png"},
                b"",
            ),
            "/file": (302, {"Location": "file:///etc/passwd"}, b""),
            "/loop": (302, {"Location": "/loop"}, b""),
        }
        status, headers, content = answers.get(self.path, (404, {}, b""))
        self.answer(status, headers, content)


@pytest.fixture
def site() -> Iterator[str]:
    with served(Site) as address:
        yield address


def test_a_picture_is_fetched_by_the_rules_for_pages(site: str, beside: Beside) -> None:
    assert beside.fetch(f"{site}/a.png") == PICTURE
    assert Site.asked == ["/robots.txt", "/a.png"]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/closed/a.png", "robots.txt"),
        ("/huge.png", "larger than"),
        ("/file", "neither http nor https"),
        ("/loop", "redirects"),
        ("/none", "HTTP status 404"),
    ],
)
def test_what_may_not_or_cannot_be_had_is_one_reason(
    site: str, beside: Beside, path: str, reason: str
) -> None:
    with pytest.raises(NotFetched, match=reason) as told:
        beside.fetch(site + path)
    assert "\n" not in str(told.value)
    assert "/closed/a.png" not in Site.asked


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "localhost", "[::1]", "0.0.0.0", "2130706433", "0x7f.1", "10.0.0.1", "192.168.0.1"),
        *("169.254.169.254", "[::ffff:127.0.0.1]", "[::ffff:a9fe:a9fe]", "[fd00::1]", "[fe80::1]"),
        *("[2002:7f00:1::]", "224.0.0.1", "100.64.0.1"),
    ],
)
def test_a_picture_inside_a_private_network_is_refused(site: str, host: str) -> None:
    port = site.rsplit(":", 1)[1]
    with Beside() as careful, pytest.raises(NotFetched) as told:
        careful.fetch(f"http://{host}:{port}/a.png")
    assert "private" in str(told.value) or "host not found" in str(told.value), told.value
    assert Site.asked == []


@pytest.mark.parametrize("path", ["/inside", "/mapped"])
def test_no_redirect_leads_a_picture_inside(site: str, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    """The site itself is let pass as if it were public; where it leads is looked at again."""
    from tawatur.pages import fetching

    real = fetching._is_public
    monkeypatch.setattr(fetching, "_is_public", lambda address: address == "127.0.0.1" or real(address))
    monkeypatch.setattr(fetching, "_PORTS", range(65_536))
    with Beside() as careful, pytest.raises(NotFetched, match="private"):
        careful.fetch(site + path)
    assert "/a.png" not in Site.asked


@pytest.mark.parametrize(
    "src", ["ftp://a.example/x.png", "data:image/png,x", "http://u:p@127.0.0.1/", "x.png"]
)
def test_other_addresses_are_refused(beside: Beside, src: str) -> None:
    with pytest.raises(NotFetched):
        beside.fetch(src)
