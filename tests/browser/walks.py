"""A reader's way through the site in Chromium, written down for tests to judge.

The browser is closed before anything is judged: Playwright keeps an event loop running in its thread, in
which Django refuses to touch a database, and other tests share our process.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

LANGUAGES = ("ar", "en")
WIDTHS = (360, 1280)

SOUGHT = "بوريطة"
PARTIES = {"ar": ("المغرب", "الولايات المتحدة"), "en": ("Morocco", "United States")}

_HEIGHT = 800
ARGUMENTS = (
    *("--headless", "--no-sandbox", "--disable-gpu"),
    *("--disable-background-networking", "--no-first-run"),
)
PATIENCE = 15_000  # milliseconds; a page takes some tens

_OVERFLOW = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
_DIRECTIONS = "each => each.map(one => getComputedStyle(one).direction)"
WITHOUT_NUMBERS = """each => each.map(one => {
    const copy = one.cloneNode(true);
    copy.querySelectorAll(".ref").forEach(number => number.remove());
    return copy.textContent;
})"""


def follow(page: "Page", found: "str | Locator") -> None:
    """Click what leads to another page, the first that a selector finds, and wait until that page is whole.

    A click alone returns when the next page may have begun, and what is asked then is now and then asked of
    no page at all.
    """
    with page.expect_navigation():
        (page.locator(found).first if isinstance(found, str) else found).click()


@dataclass(frozen=True)
class Visit:
    """One page as it was shown: `scripts` says whether scripts were allowed to run."""

    what: str
    address: str
    language: str
    text: str
    runs: str  # the direction that the browser computed for the page
    text_runs: tuple[str, ...]  # and for each text of a source
    paragraphs: tuple[str, ...]  # of an article, without the numbers of its events
    quotes: tuple[str, ...]
    scroll_width: int
    client_width: int
    scripts: bool


@dataclass
class Walk:
    """All pages of one walk, and what else the browser noticed on the way."""

    language: str
    width: int
    origin: str
    visits: list[Visit] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def one(self, what: str) -> Visit:
        """The page of that name, as it was without scripts."""
        [visit] = [visit for visit in self.visits if visit.what == what and not visit.scripts]
        return visit


def walk_through(address: str, browser_path: str, language: str, width: int) -> Walk:
    """Go from the front page to a search by links and forms, without scripts; then see each page with them.

    `address` is the site's, with a slash at its end. Raises Playwright's errors where a link or a form that a
    reader needs is not there.
    """
    from playwright.sync_api import sync_playwright

    walk = Walk(language, width, urlsplit(address).netloc)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=list(ARGUMENTS))
        with _page(browser, walk, scripts=False) as page:
            _read_on(page, walk, address if language == "ar" else f"{address}{language}/")
        with _page(browser, walk, scripts=True) as page:
            for visit in tuple(walk.visits):
                page.goto(visit.address)
                _note(page, walk, visit.what, scripts=True)
        browser.close()
    return walk


@contextmanager
def _page(browser: "Browser", walk: Walk, *, scripts: bool) -> "Iterator[Page]":
    context = browser.new_context(
        viewport={"width": walk.width, "height": _HEIGHT}, java_script_enabled=scripts
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.on("console", lambda message: walk.console.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: walk.console.append(f"{page.url}: {error}"))
    page.on("request", lambda request: walk.asked.append(request.url))
    page.on("requestfailed", lambda request: walk.refused.append(request.url))
    page.on("response", lambda got: walk.refused.append(got.url) if got.status >= 400 else None)
    yield page
    context.close()


def _read_on(page: "Page", walk: Walk, front: str) -> None:
    page.goto(front)
    _note(page, walk, "front")
    follow(page, ".story h3 a")
    _note(page, walk, "story")
    follow(page, ".tellers .headline > a")
    _note(page, walk, "article")
    follow(page, "#events ~ ol .what a")
    _note(page, walk, "event")
    follow(page, "aside a[href$='/chain']")
    _note(page, walk, "chain")
    follow(page, ".tree .what a")
    follow(page, "nav.main a[href$='/outlets']")
    follow(page, "a.outlet")
    _note(page, walk, "outlet")
    page.goto(walk.one("event").address)
    follow(page, "main .facts dd a")
    _note(page, walk, "entity")
    follow(page, "nav.main a[href$='/timeline']")
    one, other = PARTIES[walk.language]
    page.locator("input[name=a]").fill(one)
    page.locator("input[name=b]").fill(other)
    follow(page, "main form button")
    _note(page, walk, "timeline")
    page.locator("#quick").fill(SOUGHT)
    follow(page, ".quick button")
    _note(page, walk, "search")


def _note(page: "Page", walk: Walk, what: str, *, scripts: bool = False) -> None:
    page.wait_for_load_state()
    scroll_width, client_width = page.evaluate(_OVERFLOW)
    visit = Visit(
        what,
        page.url,
        page.locator("html").get_attribute("lang") or "",
        page.locator("main").inner_text(),
        page.locator("body").evaluate("body => getComputedStyle(body).direction"),
        tuple(page.locator("main .body p, main blockquote, main h3[dir]").evaluate_all(_DIRECTIONS)),
        tuple(page.locator("main .body p").evaluate_all(WITHOUT_NUMBERS)),
        tuple(page.locator("main .saying mark.quote").all_inner_texts()),
        scroll_width,
        client_width,
        scripts,
    )
    walk.visits.append(visit)
