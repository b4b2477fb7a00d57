"""Following in a real browser: an account, a saved search, its feed, and the feed revoked."""

import urllib.error
import urllib.request

import feedparser  # type: ignore[import-untyped]
import pytest

from tests.browser.members import browsing, sign_up
from tests.browser.visits import WAYS, WAYS_NAMED
from tests.browser.walks import follow

_SOUGHT = "بوريطة"


def fetched(address: str) -> tuple[int, bytes]:
    """Return what somebody without an account gets from an address."""
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, b""


@pytest.mark.parametrize(("language", "width", "scripts"), WAYS, ids=WAYS_NAMED)
def test_a_search_is_saved_its_feed_read_and_revoked(
    browser_path: str, address: str, language: str, width: int, scripts: bool
) -> None:
    from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]

    front = address if language == "ar" else f"{address}{language}/"
    number = WAYS.index((language, width, scripts))
    faults: list[str] = []
    with browsing(browser_path, f"198.51.{number}.7", width, scripts=scripts) as page:
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)

        def look() -> None:
            wide, window = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
            assert wide <= window, page.url
            if not scripts:
                return  # axe is one
            page.evaluate(AXE_SCRIPT)
            told = page.evaluate("axe.run()")["violations"]
            assert [(one["id"], one["nodes"][0]["html"]) for one in told] == []

        sign_up(page, front, f"قارئة {number}")
        page.goto(f"{front}search?q={_SOUGHT}")
        follow(page, "form.following button")
        look()
        feed = page.locator("main code").first.inner_text()
        assert feed.startswith(f"{front}feed/") and feed.endswith(".atom")
        status, content = fetched(feed)
        assert status == 200 and feedparser.parse(content).entries

        follow(page, "main a[href$='/following']")
        assert page.locator("main .what a").inner_text() == _SOUGHT
        look()
        page.click("main details summary")
        follow(page, "button[value=renew]")
        renewed = page.locator("main code").first.inner_text()
        assert (fetched(feed)[0], fetched(renewed)[0]) == (404, 200)
        follow(page, "main a[href$='/following']")
        page.click("main details summary")
        follow(page, "button[value=revoke]")
        assert fetched(renewed)[0] == 404
        page.click("main details summary")
        follow(page, "button[value=stop]")
        assert page.locator("main .what a").count() == 0
    assert faults == []
