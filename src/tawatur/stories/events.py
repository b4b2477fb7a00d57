"""Which event a mention tells of: one that is known already, or a new one.

A mention joins an event where its type, parties, days and place all fit, and something besides says that it
is the same happening: the same words, the same day, an act that happens once. Two states meet too often for
names alone to say so.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from tawatur.model import Article, EventMention, Reuse, digest
from tawatur.stories.likeness import (
    PartyMatch,
    about,
    days_between,
    days_of,
    family,
    match_parties,
    one_time_act,
    overlap,
    places_contradict,
    published_day,
    told_in_same_words,
    width,
)

SLIP_DAYS = 14  # a plan may be carried out so many days off
PLAN_DAYS = 60  # a plan without a date is older than what it became by so many days at most
NEAR_DAYS = 3  # undated news of two articles is the same news if they were published so near
FRESH_DAYS = 10  # an article without a time word tells of days this near before it
NARROW_DAYS = 7  # a range up to a week says when; a wider one only says it was then or about then
SAME_TOPIC = 0.5  # of the shorter mention's words


class EventSketch(Protocol):
    """What must be known of an event to place a mention: its id and its mentions."""

    @property
    def id(self) -> str:
        """The event's identity."""
        ...

    @property
    def mentions(self) -> Sequence[EventMention]:
        """The mentions placed in it so far."""
        ...


class Placement(NamedTuple):
    """The event to join, None for a new one; and why, for a reader."""

    event: str | None
    because: str


class _Verdict(NamedTuple):
    """Above 0 joins (higher = stronger), 0 says nothing, -1 forbids.

    `only` joins where no other event would join as strongly.
    """

    rank: int
    because: str
    only: bool = False


def event_id(mention: EventMention) -> str:
    """Return the identity of an event whose first mention this is."""
    return digest("event", mention.id)


def place_mention(
    mention: EventMention,
    article: Article,
    candidates: Sequence[EventSketch],
    *,
    states: Mapping[str, str] | None = None,
    articles: Mapping[str, Article] | None = None,
    reuses: Sequence[Reuse] = (),
) -> Placement:
    """Return the event that a mention tells of, among the candidates.

    `states` gives the state's entity id for people, bodies and cities that may stand for it. `articles`
    holds the articles of the candidates' mentions: where one is missing, its words and its day of
    publication count as unknown. `reuses` are the passages that `article` shares with them.
    """
    known = articles or {}
    fits: list[tuple[int, int, EventSketch, _Verdict]] = []
    for order, candidate in enumerate(candidates):
        verdict = _compare_event(mention, article, candidate, states or {}, known, reuses)
        if verdict.rank > 0:
            fits.append((-verdict.rank, order, candidate, verdict))
    if not fits:
        return Placement(None, "no known event has its parties, days and place")
    _, _, best, verdict = min(fits, key=lambda fit: fit[:2])
    if verdict.only and sum(fit[3].rank == verdict.rank for fit in fits) > 1:
        return Placement(None, "more than one known event could be meant")
    return Placement(best.id, verdict.because)


def _compare_event(
    mention: EventMention,
    article: Article,
    event: EventSketch,
    states: Mapping[str, str],
    articles: Mapping[str, Article],
    reuses: Sequence[Reuse],
) -> _Verdict:
    best = _Verdict(0, "")
    for other in event.mentions:
        if other.id == mention.id:
            return _Verdict(9, "it is in this event already")
        verdict = _compare(mention, article, other, articles.get(other.article), states, reuses)
        if verdict.rank < 0:
            return verdict
        best = max(best, verdict, key=lambda each: each.rank)
    return best


def _compare(
    one: EventMention,
    article: Article,
    other: EventMention,
    other_article: Article | None,
    states: Mapping[str, str],
    reuses: Sequence[Reuse],
) -> _Verdict:
    if family(one) != family(other) or (one.mode and other.mode and one.mode != other.mode):
        return _Verdict(-1, "another kind of act")
    parties = match_parties(one, other, states)
    if parties.contradict or places_contradict(one.where, other.where, states):
        return _Verdict(-1, "other people, or another place")
    mine, theirs = days_of(one), days_of(other)
    if mine and theirs and (gap := days_between(mine, theirs)):
        planned = (one.status == "planned") != (other.status == "planned")
        if not planned or gap > SLIP_DAYS:
            return _Verdict(-1, "other days")
        if parties.agree and parties.people:
            return _Verdict(3, f"one announces what the other tells of, {gap} days apart")
        return _Verdict(0, "")
    if not parties.agree:
        return _Verdict(0, "")
    if one.article == other.article:
        same = parties.full and mine is not None and theirs is not None and one.mode == other.mode
        return _Verdict(2, "the article tells it twice") if same else _Verdict(-1, "told apart in one text")
    if told_in_same_words(one, article, other, other_article, reuses):
        return _Verdict(5, "both are told in the same words, with the same parties")
    topic, their_topic = about(one, article), about(other, other_article)
    if one_time_act(topic, their_topic):
        return _Verdict(4, "both speak of an act that happens once between these parties")
    shared = overlap(topic, their_topic)
    if mine and theirs:
        return _same_days(one, parties, max(width(mine), width(theirs)), shared)
    return _undated(one, article, other, other_article, parties, shared)


def _same_days(one: EventMention, parties: PartyMatch, open_days: int, shared: float) -> _Verdict:
    """Judge two mentions whose days overlap."""
    if open_days > NARROW_DAYS:
        meant = (parties.people and one.mode == "visit") or shared >= SAME_TOPIC
        return _Verdict(2, "the same parties, and their days overlap") if meant else _Verdict(0, "")
    if parties.open and shared < SAME_TOPIC:
        return _Verdict(0, "")
    if family(one) == "force" and not shared:
        return _Verdict(0, "")  # a war has many attacks a day between the same parties
    return _Verdict(4, "the same parties on the same days")


def _undated(
    one: EventMention,
    article: Article,
    other: EventMention,
    other_article: Article | None,
    parties: PartyMatch,
    shared: float,
) -> _Verdict:
    """Judge two mentions of which one at least has no day."""
    plan = (one.status == "planned") != (other.status == "planned")
    distance = _distance(one, article, other, other_article)
    if plan and parties.people and one.mode == other.mode == "visit":
        if distance is None:
            rank = 2 if parties.full else 1
            return _Verdict(rank, "one announces the visit that the other tells of", only=True)
        if distance <= PLAN_DAYS:
            return _Verdict(2, f"one announces the visit that the other tells of, {distance} days apart")
        return _Verdict(-1, "the visit announced was another one")
    if distance is not None and not parties.open:
        dated = days_of(one) or days_of(other)
        near = distance <= (FRESH_DAYS if dated else NEAR_DAYS)
        if near and parties.full and (parties.people or shared >= SAME_TOPIC):
            return _Verdict(2, f"the same parties in news {distance} days apart")
    return _Verdict(0, "")


def _distance(
    one: EventMention, article: Article, other: EventMention, other_article: Article | None
) -> int | None:
    """Return how many days lie between two mentions, publication standing in for a missing day."""
    mine, theirs = days_of(one), days_of(other)
    day = (mine.latest if mine else None) or published_day(article)
    their_day = (theirs.latest if theirs else None) or published_day(other_article)
    return abs((day - their_day).days) if day and their_day else None
