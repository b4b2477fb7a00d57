"""One page of every kind that links lead to, seen by a machine that checks accessibility and size.

A kind is an address with its identifiers left out: `/story/s1` and `/story/s2` are one kind. So a page that
is new in the site is checked from the day a link leads to it, and nobody has to list it here.
"""

import re
import urllib.error
import urllib.request
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from tests.browser.walks import ARGUMENTS, PATIENCE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Response

NARROW, WIDE = 360, 1280

_HEIGHT = 800
# Identifiers have digits, dashes, colons or Arabic letters in them; behind these, anything may stand.
_STEP = re.compile("[a-z]+")
_NAMED = frozenset({"entity", "u"})
_PAGES = 400  # fetched at most while kinds are looked for; the samples' site has about half as many
_OVERFLOW = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
# What passes is not told: writing that down takes a third of the time.
_ALL = 'axe.run({resultTypes: ["violations"]})'
_CONTRAST = 'axe.run({resultTypes: ["violations"], runOnly: ["color-contrast"]})'
_FONTS = "document.fonts.ready.then(() => document.fonts.status)"
_NOT_WEIGHED = ("image/",)


@dataclass(frozen=True)
class Seen:
    """One page of a kind, as a browser met it.

    `violations` are axe-core's, one line each: all its rules in light, those on contrast in dark. `weight` is
    the bytes that came over the wire for a first visit, images left out. `asked` holds the hosts of all
    requests.
    """

    kind: str
    address: str
    violations: tuple[str, ...]
    overflow: tuple[tuple[int, int], ...]  # the page's width and its window's, narrow and wide
    weight: int
    asked: frozenset[str]
    console: tuple[str, ...]


def kind_of(address: str) -> str:
    """Return an address's kind: its path without language and identifiers, and whether anything is asked.

    >>> kind_of("http://localhost/en/story/s1?page=2")
    'story/* ?'
    """
    parts = urlsplit(address)
    path = re.sub(r"^/(en|fr)(?=/|$)", "", parts.path).strip("/").split("/")
    kept = [*path[:1], *(part if _STEP.fullmatch(part) else "*" for part in path[1:])]
    if path[0] in _NAMED:
        kept[1:] = ["*"]
    return "/".join(kept) + (" ?" if parts.query else "")


def one_of_each_kind(front: str, session: str = "") -> dict[str, str]:
    """Return kind → the first address of it, for all HTML pages that links from `front` lead to.

    Pages of the other languages are left out: they are reached from the front page of theirs. With a session,
    they are the pages of the member whose it is.
    """
    prefix = urlsplit(front).path
    found: dict[str, str] = {}
    met, waiting = {front}, deque([front])
    fetched = 0
    while waiting and fetched < _PAGES:
        address = waiting.popleft()
        fetched += 1
        html = _html(address, session)
        if html is None:
            continue
        found.setdefault(kind_of(address), address)
        for link in LexborHTMLParser(html).css("a[href]"):
            goal = urljoin(address, link.attributes.get("href") or "").partition("#")[0]
            there = urlsplit(goal)
            same = there.netloc == urlsplit(front).netloc and there.path.startswith(prefix)
            if prefix == "/" and re.match(r"/(en|fr)(/|$)", there.path):
                same = False
            if same and goal not in met:
                met.add(goal)
                # New kinds first: a site of many thousand pages has a few dozen kinds.
                (waiting.append if kind_of(goal) in found else waiting.appendleft)(goal)
    return found


def _html(address: str, session: str) -> str | None:
    asked = urllib.request.Request(address, headers={"Cookie": f"session={session}"} if session else {})
    try:
        with urllib.request.urlopen(asked, timeout=20) as answer:
            if answer.headers.get_content_type() != "text/html":
                return None
            content: bytes = answer.read()
            return content.decode()
    except urllib.error.HTTPError as error:
        raise AssertionError(f"a link leads to {address}, which answers {error.code}") from error


def see(pages: dict[str, str], browser_path: str, session: str = "") -> list[Seen]:
    """Open each page, in light and in dark, on a narrow window and a wide one, and note what is wrong."""
    from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=list(ARGUMENTS))
        seen = [_see(browser, AXE_SCRIPT, kind, address, session) for kind, address in pages.items()]
        browser.close()
    return seen


def _see(browser: "Browser", axe: str, kind: str, address: str, session: str) -> Seen:
    # A context of its own for each page: the weight of a first visit, nothing cached.
    context = browser.new_context(viewport={"width": NARROW, "height": _HEIGHT}, color_scheme="light")
    context.set_default_timeout(PATIENCE)
    if session:
        context.add_cookies([{"name": "session", "value": session, "url": address}])
    page = context.new_page()
    console: list[str] = []
    got: list[Response] = []
    page.on("console", lambda message: console.append(message.text))
    page.on("pageerror", lambda error: console.append(str(error)))
    page.on("response", lambda answer: got.append(answer))
    page.goto(address)
    page.evaluate(_FONTS)
    weight = sum(map(_weight, got))
    asked = frozenset(urlsplit(answer.url).netloc for answer in got)
    page.evaluate(axe)
    violations = _lines(page.evaluate(_ALL))
    page.emulate_media(color_scheme="dark")
    violations += [f"dark: {line}" for line in _lines(page.evaluate(_CONTRAST))]
    overflow = []
    for width in (NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": _HEIGHT})
        overflow.append(tuple(page.evaluate(_OVERFLOW)))
    context.close()
    return Seen(kind, address, tuple(violations), tuple(overflow), weight, asked, tuple(console))


def _weight(answer: "Response") -> int:
    if (answer.header_value("content-type") or "").startswith(_NOT_WEIGHED):
        return 0
    sizes = answer.request.sizes()
    return int(sizes["responseBodySize"] + sizes["responseHeadersSize"])


def _lines(told: dict[str, Any]) -> list[str]:
    return [
        f"{violation['id']}: {' '.join(map(str, node['target']))} — {node['html'][:120]}"
        for violation in told["violations"]
        for node in violation["nodes"]
    ]
