"""Feeds of a list: Atom and RSS by Django's generator, and JSON Feed 1.1.

A feed says when an article was published only where the article's day is known: that day, at noon UTC, for no
article says the hour, and noon is the same day from Hawaii to Fiji. What formats ask for as "updated" is the
moment at which the page was kept.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tawatur.model import Dating
from tawatur.site.direction import direction, shown

_RIGHT_TO_LEFT_MARK = "\N{RIGHT-TO-LEFT MARK}"
_EXCERPT = 700


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed; `link` is its page here, `source` the published page it was read from."""

    id: str
    title: str
    link: str
    html: SafeString
    kept: datetime | None
    published: datetime | None = None
    author: str | None = None
    language: str | None = None
    tags: tuple[str, ...] = ()
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its title, the addresses of its page and of itself, its language, and its items.

    A feed whose address is somebody's secret does not name it (None): what is passed on is only its content.
    """

    title: str
    about: str
    link: str
    address: str | None
    language: str
    entries: Sequence[Entry]
    kept: datetime

    @property
    def updated(self) -> datetime:
        """When the newest of its items was kept; of an empty one, when anything was."""
        return max((entry.kept for entry in self.entries if entry.kept), default=self.kept)


def permanent_id(kind: str, id_: str) -> str:
    """Return the name of a thing that is the same in every archive and on every host: a UUID of its id."""
    return uuid5(NAMESPACE_URL, f"tawatur:{kind}:{id_}").urn


def noon(dating: Dating | None) -> datetime | None:
    """Return noon UTC of a day that is known to the day, None of any other."""
    if dating is None or dating.earliest is None or dating.earliest != dating.latest:
        return None
    return datetime.combine(dating.earliest, time(12), UTC)


def titled(text: str, known: str | None = None) -> str:
    """Return a title that a reader without a direction of its own shows from its right side."""
    text = shown(" ".join(text.split()))
    return _RIGHT_TO_LEFT_MARK + text if direction(text, known) == "rtl" else text


def content(*paragraphs: str, language: str | None = None, last: SafeString | str = "") -> SafeString:
    """Return paragraphs as HTML, each with its own direction; `last` is HTML already."""
    told = [shown(paragraph) for paragraph in paragraphs if paragraph]
    ways = ((direction(one, language) or "auto", one) for one in told)
    return format_html("{}{}", format_html_join("", '<p dir="{}">{}</p>', ways), last)


def excerpt(body: str) -> str:
    """Return the beginning of a text in whole words."""
    text = " ".join(body[: _EXCERPT * 2].split())
    return text if len(text) <= _EXCERPT else text[:_EXCERPT].rsplit(" ", 1)[0] + "…"


def linked(address: str, text: str) -> SafeString:
    """Return a paragraph with a link as HTML."""
    return format_html('<p><a href="{}">{}</a></p>', address, shown(text))


# ---------------------------------------------------------------- formats


class _Atom(Atom1Feed):
    """Atom with the language of each entry, and no moment that nobody knows."""

    def latest_post_date(self) -> datetime:
        moment = self.feed["moment"]
        assert isinstance(moment, datetime)
        return moment

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["language"]} if item.get("language") else {}


class _Rss(Rss201rev2Feed):
    """RSS with the same moment of the whole feed."""

    def latest_post_date(self) -> datetime:
        moment = self.feed["moment"]
        assert isinstance(moment, datetime)
        return moment


def atom(feed: Feed) -> bytes:
    """Return a feed as Atom (RFC 4287)."""
    return _written(_Atom, feed)


def rss(feed: Feed) -> bytes:
    """Return a feed as RSS 2.0."""
    return _written(_Rss, feed)


def _written(form: type[SyndicationFeed], feed: Feed) -> bytes:
    out = form(
        title=titled(feed.title),
        link=feed.link,
        description=feed.about,
        language=feed.language,
        feed_url=feed.address,
        feed_guid=permanent_id("list", feed.link),
        moment=feed.updated,
    )
    for entry in feed.entries:
        out.add_item(
            title=titled(entry.title, entry.language),
            link=entry.link,
            description=entry.html,
            unique_id=entry.id,
            unique_id_is_permalink=False,
            pubdate=entry.published,
            updateddate=entry.kept or feed.updated,
            author_name=shown(entry.author) if entry.author else None,
            categories=[shown(tag) for tag in entry.tags],
            language=entry.language,
        )
    return out.writeString("utf-8").encode("utf-8")


def json_feed(feed: Feed) -> bytes:
    """Return a feed as JSON Feed 1.1; an item's `date_modified` is when it was kept."""
    value: dict[str, object | None] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": titled(feed.title),
        "description": feed.about,
        "home_page_url": feed.link,
        "feed_url": feed.address,
        "language": feed.language,
        "items": [_json_item(entry) for entry in feed.entries],
    }
    told = {name: given for name, given in value.items() if given is not None}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _json_item(entry: Entry) -> dict[str, object]:
    item: dict[str, object | None] = {
        "id": entry.id,
        "url": entry.link,
        "external_url": entry.source,
        "title": titled(entry.title, entry.language),
        "content_html": str(entry.html),
        "date_published": entry.published.isoformat() if entry.published else None,
        "date_modified": entry.kept.isoformat() if entry.kept else None,
        "authors": [{"name": shown(entry.author)}] if entry.author else None,
        "tags": [shown(tag) for tag in entry.tags] or None,
        "language": entry.language,
    }
    return {name: given for name, given in item.items() if given is not None}


WRITERS = {
    "atom": ("application/atom+xml", atom),
    "rss": ("application/rss+xml", rss),
    "jsonfeed": ("application/feed+json", json_feed),
}
"""Each format by the end of its addresses: its content type, and what writes it."""
