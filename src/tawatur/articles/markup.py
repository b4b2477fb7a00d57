"""What an HTML page says of itself: JSON-LD, OpenGraph, meta and time elements, tickers (lexbor's DOM)."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tawatur.articles.datelines import read_dateline, read_instant, read_moment
from tawatur.articles.images import names_ornament, read_image, resolve, source_of
from tawatur.articles.lines import strip_items
from tawatur.articles.phrases import is_line, plain, trim
from tawatur.articles.selectors import selectors
from tawatur.model import UNDATED, Dating, Image

_LARGEST_LD: Final = (
    500_000  # letters of JSON-LD; the largest seen holds a whole article and is a tenth of it
)
_DEEPEST: Final = 8
_NAME_WORDS: Final = 4  # an outlet's name beside a title has no more
_MOST_NODES: Final = 2_000
_MOST_IMAGES: Final = 20
_MOST_HEADLINES: Final = 300
_ARTICLE_TYPES: Final = frozenset(
    [
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BackgroundNewsArticle",
        "BlogPosting",
        "SocialMediaPosting",
        "Report",
        "LiveBlogPosting",
    ]
)
_SUFFIX: Final = re.compile(r"\s+[-–—|:»«•·]+\s+|\s*[|»«•]\s*")
_PREFIX: Final = re.compile(r"(\S+(?:\s+\S+){0,4}?)\s*[:|»-]\s+")
_URL_DAY: Final = re.compile(r"/((?:19|20)\d\d)[/-](?:[a-z_-]+/)?(\d{1,2})[/-](\d{1,2})(?:[/_.-]|$)")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself, outside its text. `stated_body` is the text that JSON-LD gives, if any."""

    title: str = ""
    outlet: str | None = None
    author: str | None = None
    published: Dating = UNDATED
    url: str | None = None
    images: tuple[Image, ...] = ()
    headlines: tuple[str, ...] = ()
    stated_body: str = ""
    is_blog: bool = False


def read_metadata(tree: LexborHTMLParser, url: str | None) -> Metadata:
    """Return what a page says of itself. `url` is where it was fetched, where known."""
    record = _article_record(tree)
    base = (
        url
        or _attribute(tree, "link[rel='canonical']", "href")
        or _content(tree, ["meta[property='og:url']"])
    )
    own = base if base and base.startswith(("http://", "https://")) else None
    full = _text(tree.css_first("title"))
    title = _read_title(tree, record, full)
    outlet = (
        _content(tree, selectors()["meta"]["outlet"])
        or _name_of(record.get("publisher"))
        or _suffix(full, title)
    )
    return Metadata(
        title,
        outlet or _host(own),
        _read_author(tree, record, outlet),
        _read_published(tree, record, own),
        own,
        _read_images(tree, own),
        _read_ticker(tree),
        _string(record.get("articleBody")),
        _is_blog(tree, own),
    )


# ---------------------------------------------------------------- JSON-LD


def _article_record(tree: LexborHTMLParser) -> dict[str, Any]:
    """Return the first JSON-LD object that describes an article, empty where there is none."""
    for node in tree.css("script[type='application/ld+json']")[:20]:
        text = node.text()
        if len(text) > _LARGEST_LD:
            continue
        try:
            data = json.loads(text.strip().removesuffix(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(data):
            kinds = item.get("@type")
            kinds = (
                {kinds}
                if isinstance(kinds, str)
                else set(map(str, kinds))
                if isinstance(kinds, list)
                else set()
            )
            if kinds & _ARTICLE_TYPES:
                return item
    return {}


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON value, outer before inner, down to a bounded depth and number."""
    level, seen = [data], 0
    for _ in range(_DEEPEST):
        below: list[Any] = []
        for value in level:
            seen += 1
            if seen > _MOST_NODES:
                return
            if isinstance(value, dict):
                yield value
                below += value.values()
            elif isinstance(value, list):
                below += value
        level = below


def _string(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _name_of(value: Any) -> str | None:
    """Return the name of a JSON-LD person or organization, however it is wrapped."""
    if isinstance(value, list):
        return next((name for item in value[:5] if (name := _name_of(item))), None)
    if isinstance(value, dict):
        value = value.get("name")
        if isinstance(value, list):
            value = next(iter(value), None)
    return " ".join(html.unescape(value).split()) or None if isinstance(value, str) else None


# ---------------------------------------------------------------- single fields


def _text(node: LexborNode | None) -> str:
    return " ".join(node.text(deep=True).split()) if node else ""


def _attribute(tree: LexborHTMLParser | LexborNode, selector: str, name: str) -> str | None:
    node = tree.css_first(selector)
    return (node.attributes.get(name) or "").strip() or None if node else None


def _content(tree: LexborHTMLParser, choices: list[str]) -> str | None:
    return next((value for choice in choices if (value := _attribute(tree, choice, "content"))), None)


def _read_title(tree: LexborHTMLParser, record: dict[str, Any], full: str) -> str:
    """Return the visible headline where the page's own title confirms it, else what metadata says."""
    stated = _string(record.get("headline")) or _content(tree, selectors()["meta"]["title"]) or ""
    stated = " ".join(html.unescape(stated).split())
    heads = [text for node in tree.css(selectors()["headline"])[:16] if len(text := _text(node)) > 8]
    for head in heads:
        words = trim(plain(head))
        if any(
            words in plain(other) or (other and trim(plain(other))[:40] in words)
            for other in (full, stated)
            if other
        ):
            return head
    if stated:
        return _without_suffix(stated)
    return _shown(tree, full) or _without_suffix(full) or next(iter(heads), "")


def _shown(tree: LexborHTMLParser, full: str) -> str:
    """Return what follows the outlet's name in "outlet: title" where the page shows it by itself."""
    named = _PREFIX.match(full)
    if not named or tree.body is None:
        return ""
    title, wanted = full[named.end() :], plain(full[named.end() :])
    near = (node for node in tree.css("b, strong, font, big, h3, h4, td, div, p, span")[:400])
    return title if any(len(t) < 2 * len(title) and plain(t) == wanted for t in map(_text, near)) else ""


def _without_suffix(title: str) -> str:
    """Return a title without the outlet's name at its end: "title - outlet"."""
    places = list(_SUFFIX.finditer(title))
    if not places:
        return title
    rest, name = title[: places[-1].start()].strip(), title[places[-1].end() :]
    return rest if len(name.split()) <= _NAME_WORDS and len(rest.split()) >= 3 else title


def _suffix(full: str, title: str) -> str | None:
    """Return the outlet's name where the page's title is "title - outlet"."""
    if not title or trim(plain(title))[:30] not in plain(full):
        return None
    if full.endswith(title) and (before := _PREFIX.fullmatch(full[: -len(title)])):
        return before[1].strip()  # "blog: post", as Blogger and Maghress have it
    parts = _SUFFIX.split(full)
    if len(parts) < 2:
        return None
    last = parts[-1].strip()
    if (
        0 < len(last.split()) <= _NAME_WORDS
        and trim(plain(last)) not in trim(plain(title))
        and not is_line("suffix-word", plain(last))
    ):
        return last
    return None


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:  # no address: "http://[::1"
        return None
    return host.removeprefix("www.") if host else None


def _read_author(tree: LexborHTMLParser, record: dict[str, Any], outlet: str | None) -> str | None:
    names = [_name_of(record.get("author")), _content(tree, selectors()["meta"]["author"])]
    names += [_text(tree.css_first(choice)) for choice in selectors()["meta"]["byline"]]
    for name in names:
        if name and 2 <= len(name) <= 60 and "://" not in name and "@" not in name and not name[0].isdigit():
            words = trim(plain(name))
            if words not in (plain(outlet or "-"), "admin", "administrator") and len(words.split()) <= 7:
                return name
    return None


def _read_published(tree: LexborHTMLParser, record: dict[str, Any], url: str | None) -> Dating:
    """Return the day of publication that metadata or the address states."""
    tried = [("JSON-LD datePublished", _string(record.get("datePublished")))]
    tried += [
        (choice, _attribute(tree, choice, "content") or "") for choice in selectors()["meta"]["published"]
    ]
    for choice in selectors()["meta"]["time"]:
        node = tree.css_first(choice)
        if node:
            given = node.attributes
            tried.append(
                (choice, given.get("datetime") or given.get("content") or given.get("title") or _text(node))
            )
    for where, value in tried:
        day = read_instant(value) if value and len(value) < 60 else None
        if day is None and value and (line := read_dateline(value)):
            day = line.day
        if day:
            why = f"the page's metadata says “{value.strip()}” ({where})"
            return Dating(day, day, "stated", why, moment=read_moment(value))
    found = _URL_DAY.search(url or "")
    day = read_instant("-".join(found.groups())) if found else None
    return (
        Dating(day, day, "stated", f"the page's address says {found[0].strip('/')}")
        if found and day
        else UNDATED
    )


def _read_images(tree: LexborHTMLParser, url: str | None) -> tuple[Image, ...]:
    images: dict[str, Image] = {}
    if main := _content(tree, selectors()["meta"]["image"]):
        src = resolve(main, url)
        images[src] = Image(src, _attribute(tree, "meta[property='og:image:alt']", "content") or "")
    for node in tree.css(
        "article img, figure img, [itemprop='articleBody'] img, .entry-content img, .post-body img"
    )[:60]:
        if names_ornament(source_of(node)) or len(images) == _MOST_IMAGES:
            continue
        if image := read_image(node, url):
            before = images.get(image.src)
            images[image.src] = replace(image, alt=before.alt or image.alt) if before else image
    return tuple(images.values())


def _read_ticker(tree: LexborHTMLParser) -> tuple[str, ...]:
    """Return the headlines of the page's ticker, each once."""
    headlines: dict[str, None] = {}
    for node in tree.css(", ".join(selectors()["ticker"]))[:20]:
        items = [_text(item) for item in node.css("a, li")] or list(strip_items(node.text(deep=True).strip()))
        for item in items[:_MOST_HEADLINES]:
            if len(item.split()) >= 3 and len(item) <= 220:
                headlines.setdefault(item)
    return tuple(headlines)


def _is_blog(tree: LexborHTMLParser, url: str | None) -> bool:
    made = (_attribute(tree, "meta[name='generator']", "content") or "").lower()
    host = _host(url) or ""
    return (
        made.startswith("blogger")
        or ".blogspot." in host
        or host.endswith((".wordpress.com", ".blogger.com", ".medium.com"))
    )
