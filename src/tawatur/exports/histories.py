"""Rows of what is worked out again when it is asked for: how events and stories came together, background."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from tawatur.chains.growth import OriginCount
from tawatur.exports.chaining import Background, background_of, count_rows, event_chain
from tawatur.exports.rows import Row
from tawatur.exports.storytelling import ToldEvent, ToldStory, chapters, told_event, told_story
from tawatur.model import Article, Event, Story

if TYPE_CHECKING:
    from tawatur.archive.facade import Archive


def event_histories(archive: "Archive", events: Iterable[Event]) -> Iterator[Row]:
    """Yield, of each event of several mentions, how it came together and how its origins grew in number."""
    for event in events:
        chain = event_chain(archive, event.id) if len(event.mentions) > 1 else None
        if chain is not None:
            yield event_history_row(event.id, chain.arrived, chain.published, told_event(archive, chain.view))


def story_histories(archive: "Archive", stories: Iterable[Story]) -> Iterator[Row]:
    """Yield, of each story of several articles, who broke it, and how each article came to be in it."""
    for story in stories:
        view = archive.story(story.id) if len(story.articles) > 1 else None
        if view is not None:
            others = [other.id for other in chapters(archive, view)]
            yield story_history_row(story.id, told_story(archive, view), others)


def backgrounds(archive: "Archive", articles: Iterable[Article]) -> Iterator[Row]:
    """Yield each passage that recurs in other articles and is no reuse."""
    for article in articles:
        if article.form != "headline":
            for found in background_of(archive, article):
                yield background_row(found)


def event_history_row(
    event: str, arrived: Sequence[OriginCount], published: Sequence[OriginCount], told: ToldEvent
) -> Row:
    """Return the row of how an event came together; its origins counted by both kinds of days."""
    return {
        "kind": "event_history",
        "event": event,
        "arrived": count_rows(arrived),
        "published": count_rows(published),
        "statuses": [
            {"day": day or None, "status": status, "mention": mention}
            for day, status, mention in told.statuses
        ],
        "joined": [
            {"mention": one.mention, "beside": one.beside, "because": one.because} for one in told.joined
        ],
        "updates": [
            {
                "thing": one.thing,
                "told": [
                    {"day": day.isoformat(), "value": words, "mention": mention}
                    for day, words, mention in one.told
                ],
            }
            for one in told.updates
        ],
        "related": [{"event": one.event, "because": one.because} for one in told.related],
    }


def story_history_row(story: str, told: ToldStory, others: Sequence[str]) -> Row:
    """Return the row of how a story was told; `others` are the other chapters of its thread."""
    return {
        "kind": "story_history",
        "story": story,
        "broke": list(told.broke),
        "alone": told.alone,
        "told": [
            {
                "article": member.article,
                "days_after": member.after,
                "beside": member.beside,
                "because": member.because,
                "entities": list(member.entities),
                "words": list(member.words),
                "days_apart": member.apart,
            }
            for member in told.members
        ],
        "chapters": list(others),
    }


def background_row(found: Background) -> Row:
    """Return the row of a passage that recurs and is no reuse."""
    passage = found.passage
    return {
        "kind": "background",
        "article": passage.article,
        "start": passage.start,
        "end": passage.end,
        "repeats": list(found.repeats),
        "because": found.because,
    }
