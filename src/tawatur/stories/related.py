"""Claims that are not one event and belong together: a reader of one should know of the other.

A recognition of 1777 and the treaty of 1787 that another page tells in the same breath are two acts on one
topic: they are linked, and neither contradicts the other.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from tawatur.model import Article, EventMention
from tawatur.stories.likeness import about, days_between, days_of, family, match_parties, same_topic

_MOST = 8  # links of one event


class Sketch(Protocol):
    """An event that may be related: its id and its mentions."""

    @property
    def id(self) -> str:
        """The event's identity."""
        ...

    @property
    def mentions(self) -> Sequence[EventMention]:
        """Its mentions."""
        ...


class Related(NamedTuple):
    """Another event (its id) on the topic of one, and why it is."""

    event: str
    because: str


def find_related(
    mentions: Sequence[EventMention],
    others: Sequence[Sketch],
    articles: Mapping[str, Article],
    states: Mapping[str, str],
) -> tuple[Related, ...]:
    """Return which other events are on the topic of the one with these mentions, in their order.

    Both are acts of one family between the same parties; and one sentence tells of both, or they are told
    alike of days that are not the same. `articles` holds the articles of all mentions; one that is missing
    says nothing.
    """
    found = list[Related]()
    for other in others:
        because = next(
            (why for one in mentions for its in other.mentions if (why := _tie(one, its, articles, states))),
            None,
        )
        if because:
            found.append(Related(other.id, because))
        if len(found) == _MOST:
            break
    return tuple(found)


def can_relate(mention: EventMention) -> bool:
    """Say whether a mention can be tied to another event: a war has many attacks between the same parties."""
    return family(mention) != "force"


def of_same_parties(
    mentions: Sequence[EventMention], others: Sequence[EventMention], states: Mapping[str, str]
) -> bool:
    """Say whether any two mentions of two events are acts of one family between the same parties."""
    return any(_alike(one, other, states) for one in mentions for other in others)


def _alike(one: EventMention, other: EventMention, states: Mapping[str, str]) -> bool:
    if family(one) != family(other) or not can_relate(one):
        return False
    return match_parties(one, other, states).agree


def _tie(
    one: EventMention, other: EventMention, articles: Mapping[str, Article], states: Mapping[str, str]
) -> str | None:
    if not _alike(one, other, states):
        return None
    if one.article == other.article and one.sentence == other.sentence:
        return "one sentence tells both, of the same parties"
    mine, theirs = days_of(one), days_of(other)
    gap = days_between(mine, theirs) if mine and theirs else 0
    if gap and same_topic(about(one, articles.get(one.article)), about(other, articles.get(other.article))):
        return f"both are about the same, of the same parties, {gap} days apart"
    return None
