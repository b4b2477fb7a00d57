"""The picture of an article in a real browser: loaded from here, in its place from the first moment."""

import urllib.request
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.browser.members import browsing
from tests.browser.rounds import NARROW, WIDE, see
from tests.browser.walks import LANGUAGES

if TYPE_CHECKING:
    from playwright.sync_api import Route


TITLE = "سوق السمك يعود إلى رصيف الميناء القديم"
ALT = "رسم لقارب أزرق عند الرصيف"
SIZES = (1200, 720), (480, 640)


@pytest.fixture(scope="module")
def article(address: str) -> str:
    """The way to the article with a picture, from the front page of any language."""
    with urllib.request.urlopen(f"{address}search?q={quote(TITLE)}", timeout=20) as answer:
        links = LexborHTMLParser(answer.read()).css("main a[href^='/article/']")
    return next(
        href for one in links if (href := one.attributes.get("href") or "") and TITLE[:20] in one.text()
    ).lstrip("/")


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_picture_is_loaded_from_here_and_nothing_jumps(
    browser_path: str, address: str, article: str, language: str, width: int
) -> None:
    front = address if language == "ar" else f"{address}{language}/"
    with browsing(browser_path, "203.0.113.77", width, scripts=True) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        held: list[Route] = []
        page.route("**/picture/*", lambda route: held.append(route))
        page.goto(front + article, wait_until="domcontentloaded")
        page.evaluate("document.fonts.ready")
        first, second = page.locator("main figure img").all()
        before = [first.bounding_box(), second.bounding_box()]
        for one in held:
            one.continue_()
        page.unroute("**/picture/*")
        assert first.get_attribute("alt") == ALT
        second.scroll_into_view_if_needed()
        for image in (first, second):
            image.evaluate("one => one.decode()")  # waits until it is there
        for image, waiting, (wide, high) in zip((first, second), before, SIZES, strict=True):
            box = image.bounding_box()
            assert box and waiting and box["width"] <= width
            assert (box["width"], box["height"]) == (waiting["width"], waiting["height"])
            assert abs(box["width"] / box["height"] - wide / high) < 0.03
        assert {urlsplit(one).netloc for one in asked} == {urlsplit(address).netloc}
        assert page.locator("main p.lost").count() == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_to_blame_beside_a_picture(
    browser_path: str, address: str, article: str, language: str
) -> None:
    front = address if language == "ar" else f"{address}{language}/"
    (seen,) = see({"article/*": front + article}, browser_path)
    assert seen.violations == () and seen.console == ()
    assert all(wide <= window for wide, window in seen.overflow)
