"""One story as a page tells it: in quoted sentences, by sources, headlines, conflicts and its chain."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tawatur.arabic.letters import fold
from tawatur.chains.sources import COPY, Source, by_id, find_sources, shared_by
from tawatur.exports.chaining import Chain, event_chain
from tawatur.exports.storytelling import MOST
from tawatur.model import Article, Conflict, Event, EventMention
from tawatur.outlets import canonical, is_agency
from tawatur.stories.quoting import pick_quotes

if TYPE_CHECKING:
    from tawatur.archive.facade import Archive
    from tawatur.archive.values import StoryView

__all__ = ["Disputed", "Source", "StoryPage", "Variant", "story_page"]

_EVENTS = 40  # of a story, the best confirmed, that are told of
_MENTIONS = 400  # of these events, that quotes and conflicts are taken from


@dataclass(frozen=True, slots=True)
class Variant:
    """A headline of a story, and the articles that have it."""

    title: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Disputed:
    """An event of a story, and one thing on which its origins differ."""

    event: Event
    conflict: Conflict


@dataclass(frozen=True, slots=True)
class StoryPage:
    """What the page of a story shows beside how it was told.

    `quotes` make its summary; `sources` lead from an article's id to where its text is from, where that is
    known; `mentions` and `articles` are those that quotes and conflicts are taken from, by id; `events` are
    by date; `chain` is that of the best confirmed event, None where nobody repeats it.
    """

    quotes: tuple[tuple[Event, EventMention], ...]
    variants: tuple[Variant, ...]
    sources: Mapping[str, Source]
    disputed: tuple[Disputed, ...]
    mentions: Mapping[str, EventMention]
    articles: Mapping[str, Article]
    events: tuple[Event, ...]
    chain: Chain | None


def story_page(archive: "Archive", view: "StoryView") -> StoryPage:
    """Return what the page of a story shows, by its first `MOST` articles and best confirmed events."""
    inside = {article.id: article for article in view.articles[:MOST]}
    events = sorted(view.events, key=lambda event: -event.independent_origins)[:_EVENTS]
    wanted = list(dict.fromkeys(id_ for event in events for id_ in event.mentions))[:_MENTIONS]
    mentions = {mention.id: mention for mention in archive.mentions(wanted)}
    outside = {mention.article for mention in mentions.values()} - set(inside)
    told_in_several = [event for event in events[:1] if len(event.mentions) > 1]
    return StoryPage(
        tuple(pick_quotes(events, mentions, inside)),
        _variants(inside),
        _sources(archive, inside),
        tuple(Disputed(event, conflict) for event in events for conflict in event.conflicts),
        mentions,
        inside | archive.articles(sorted(outside)),
        tuple(sorted(events, key=_by_day)),
        event_chain(archive, told_in_several[0].id) if told_in_several else None,
    )


def _by_day(event: Event) -> tuple[bool, str]:
    day = event.when.earliest if event.when else None
    return day is None, f"{day}"


def _variants(articles: Mapping[str, Article]) -> tuple[Variant, ...]:
    """Return the headlines, each once however it is spelt, in the order of the articles."""
    found: dict[str, list[Article]] = {}
    for article in articles.values():
        if article.title.strip():
            found.setdefault(" ".join(fold(article.title).split()), []).append(article)
    return tuple(Variant(told[0].title, tuple(told)) for told in found.values())


def _sources(archive: "Archive", articles: Mapping[str, Article]) -> dict[str, Source]:
    """Return where each article's text is from, asking for all of them at once."""
    shared = shared_by(archive.reuses_touching(articles))
    ids = {other for id_ in articles for other in shared.get(id_, {})}
    others = {**archive.articles(sorted(ids - set(articles))), **articles}
    credits = by_id(archive.credits([*articles, *others]))
    found = {}
    for id_, article in articles.items():
        main = find_sources(article, shared.get(id_, {}), others, credits, canonical, is_agency).main
        if main and (main.how == "credit" or main.share >= COPY):
            found[id_] = main
    return found
