"""A visit in one browser that many share: what pages do wrong on the way is noted for all of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tests.browser.walks import LANGUAGES, PATIENCE, WIDTHS, follow

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# Each language at each width, without scripts and with them; and what tests on each are called.
WAYS = tuple(product(LANGUAGES, WIDTHS, (False, True)))
WAYS_NAMED = tuple(
    f"{language}-{width}px-{'with' if scripts else 'no'}-scripts" for language, width, scripts in WAYS
)
_OVERFLOW = "[document.documentElement.scrollWidth, innerWidth]"


@dataclass
class Visit:
    """Somebody's visit: the page they are on, the front page of their language, what went wrong."""

    page: "Page"
    front: str
    language: str
    scripts: bool
    wrong: list[str] = field(default_factory=list)
    may_be_refused: bool = False  # a form: its page comes again, with status 400

    def go(self, path: str = "") -> None:
        """Open a page of ours by its address behind the front page's."""
        self.page.goto(self.front + path)
        self.look()

    def follow(self, selector: str, has_text: str = "") -> None:
        """Click what leads on: a link or a button, the first that there is."""
        found = self.page.locator(selector)
        found = found.filter(has_text=has_text) if has_text else found
        follow(self.page, found.locator("visible=true").first)
        self.look()

    def unfold(self, selector: str) -> None:
        """Click a line that has more folded up behind it."""
        self.page.locator(selector).first.click()
        self.look()

    def look(self) -> None:
        """Note what is wrong with a page: too wide, or of another language than asked for."""
        self.page.wait_for_load_state()
        wide, window = self.page.evaluate(_OVERFLOW)
        if wide > window:
            self.wrong.append(f"{self.page.url}: {wide} px wide, its window {window}")
        language = self.page.locator("html").get_attribute("lang")
        if language != self.language:
            self.wrong.append(f"{self.page.url}: in {language}")

    def text(self, selector: str = "main") -> str:
        """Return the words of a part of the page, in one line."""
        return " ".join(self.page.locator(selector).first.inner_text().split())

    def texts(self, selector: str) -> list[str]:
        """Return the words of all such parts."""
        return [" ".join(text.split()) for text in self.page.locator(selector).all_inner_texts()]


@contextmanager
def visiting(
    chromium: "Browser", address: str, language: str, width: int, *, scripts: bool, network: str = ""
) -> Iterator[Visit]:
    """Let somebody come, from a network of theirs; at the end nothing may have gone wrong."""
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        java_script_enabled=scripts,
        extra_http_headers={"X-Forwarded-For": network} if network else {},
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    visit = Visit(page, address if language == "ar" else f"{address}{language}/", language, scripts)
    ours = urlsplit(address).netloc

    def asked(url: str) -> None:
        if urlsplit(url).netloc != ours:
            visit.wrong.append(f"{page.url} asks {url}")

    def told(words: str) -> None:
        if not (visit.may_be_refused and "status of 400" in words):
            visit.wrong.append(f"{page.url}: {words}")

    page.on("console", lambda message: told(message.text))
    page.on("pageerror", lambda error: visit.wrong.append(f"{page.url}: {error}"))
    page.on("request", lambda request: asked(request.url))
    page.on("response", lambda got: told(f"status of {got.status}") if got.status >= 400 else None)
    try:
        yield visit
    finally:
        context.close()
    assert not visit.wrong, "\n".join(visit.wrong)
