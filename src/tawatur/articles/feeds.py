"""Feeds (RSS, Atom, RDF, JSON Feed): one article an entry; an entry's link is never followed."""

import json
import re
from typing import Any, Final

import feedparser  # type: ignore[import-untyped]

from tawatur.articles.assembling import article_id, refuse
from tawatur.articles.body import clean_lines
from tawatur.articles.datelines import read_instant, read_moment
from tawatur.articles.hypertext import fragment_lines
from tawatur.articles.language import find_language
from tawatur.articles.lines import read_lines
from tawatur.model import UNDATED, Article, Dating, Image, Page, Reading, Unreadable

_HEAD: Final = 2048
_XML: Final = re.compile(r"<(?:rss|feed|rdf:RDF|channel)\b", re.I)
_JSON: Final = re.compile(r'"version"\s*:\s*"https?://(?:www\.)?jsonfeed\.org/', re.I)
_MOST_ENTRIES: Final = 500  # a feed has 10 to 100
_LONGEST: Final = 1_500_000  # letters; with more the parser takes seconds
_DOCTYPE: Final = re.compile(r"<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.S | re.I)
_SUFFIX: Final = re.compile(r"\s+[-–—|:»]\s+")


def is_feed(text: str) -> bool:
    """Say whether a text is a feed."""
    head = text.lstrip()[:_HEAD]
    if head.startswith("<"):
        return bool(_XML.search(head)) and "<html" not in head.lower()
    return head.startswith("{") and bool(_JSON.search(text[:_HEAD]) or _JSON.search(text[-_HEAD:]))


def read_feed(page: Page, text: str) -> Reading:
    """Return the articles of a feed's entries; an entry without text is a headline."""
    if len(text) > _LONGEST:
        return refuse(page, f"feed longer than {_LONGEST:,} letters")
    try:
        entries, outlet = _json_entries(text) if text.lstrip().startswith("{") else _xml_entries(text)
    except (ValueError, RecursionError) as error:
        return refuse(page, f"broken feed: {error}"[:200])
    articles, unreadable = [], []
    of_page = page.id
    for at, entry in enumerate(entries[:_MOST_ENTRIES]):
        article = _read_entry(page, article_id(of_page, at), entry, outlet)
        if article:
            articles.append(article)
        else:
            unreadable.append(Unreadable(f"{page.input}#{at + 1}", "feed entry without text"))
    if len(entries) > _MOST_ENTRIES:
        unreadable.append(
            Unreadable(page.input, f"feed with more than {_MOST_ENTRIES} entries; the rest was left")
        )
    if not articles and not unreadable:
        return refuse(page, "feed without entries")
    return Reading(tuple(articles), tuple(unreadable))


def _read_entry(page: Page, own_id: str, entry: dict[str, Any], outlet: str | None) -> Article | None:
    title = _flat(entry.get("title"))
    source = _string(entry.get("html"))
    lines = (
        fragment_lines(source)
        if "<" in source or "&" in source
        else read_lines(source or _string(entry.get("text")))
    )
    cleaned = clean_lines(lines, title or "-")
    body = cleaned.body
    form: Any = "news"
    if not body.strip():
        body, form = title, "headline"
    if not body:
        return None
    stated = _string(entry.get("published"))
    day = read_instant(stated) if stated else None
    published = cleaned.published
    if day:
        why = f"the feed says published {stated[:40]}"
        published = Dating(day, day, "stated", why, moment=read_moment(stated))
    return Article(
        own_id,
        page.id,
        page.input,
        form,
        title,
        body,
        url=_string(entry.get("url")) or None,
        external_id=_string(entry.get("id")) or None,
        outlet=_flat(entry.get("outlet")) or outlet,
        author=_flat(entry.get("author")) or cleaned.author,
        language=find_language(body),
        published=published if day or form != "headline" else UNDATED,
        seen=page.fetched,
        images=tuple(Image(src) for src in entry.get("images", []) if src),
        links=cleaned.links,
        source_line=cleaned.source_line,
    )


def _xml_entries(text: str) -> tuple[list[dict[str, Any]], str | None]:
    # A document type can define entities that multiply; no feed needs one.
    source = _DOCTYPE.sub("", text, count=1).encode()
    parsed = feedparser.parse(source, sanitize_html=False, resolve_relative_uris=False)
    entries = []
    for entry in parsed.entries:
        contents = [part.get("value", "") for part in entry.get("content", [])] + [entry.get("summary", "")]
        media = [
            item.get("url") for item in entry.get("media_content", []) + entry.get("media_thumbnail", [])
        ]
        media += [
            item.get("href")
            for item in entry.get("enclosures", [])
            if str(item.get("type", "")).startswith("image")
        ]
        entries.append(
            {
                "title": entry.get("title"),
                "html": max(contents, key=len),
                "url": entry.get("link"),
                "id": entry.get("id"),
                "author": entry.get("author"),
                "outlet": (entry.get("source") or {}).get("title"),
                "published": entry.get("published") or entry.get("dc_date") or "",
                "images": media[:10],
            }
        )
    return entries, _outlet(parsed.feed.get("title"))


def _json_entries(text: str) -> tuple[list[dict[str, Any]], str | None]:
    feed = json.loads(text)
    entries = []
    for item in feed.get("items") or []:
        if not isinstance(item, dict):
            raise ValueError("an item is not an object")
        authors = item.get("authors") or [item.get("author") or {}]
        first = authors[0] if isinstance(authors, list) and authors and isinstance(authors[0], dict) else {}
        entries.append(
            {
                "title": item.get("title"),
                "html": item.get("content_html") or "",
                "text": item.get("content_text") or item.get("summary") or "",
                "url": item.get("url"),
                "id": None if item.get("id") is None else str(item["id"]),
                "author": first.get("name"),
                "published": item.get("date_published"),
                "images": [item["image"]] if isinstance(item.get("image"), str) else [],
            }
        )
    return entries, _outlet(feed.get("title"))


def _outlet(title: Any) -> str | None:
    """Return the outlet from a feed's title: "outlet - latest news"."""
    return _SUFFIX.split(_flat(title))[0].strip() or None


def _string(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _flat(value: Any) -> str:
    """Return a title as one line without tags."""
    text = _string(value)
    if "<" in text or "&" in text:
        text = " ".join(line.text for line in fragment_lines(text))
    return " ".join(text.split())
