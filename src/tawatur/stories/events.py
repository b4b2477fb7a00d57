"""Which event a mention tells of: one that is known already, or a new one.

A mention joins an event where its type, parties, days and place all fit, and something besides says that it
is the same happening: the same words, the same day, an act that happens once. Two states meet too often for
names alone to say so.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from tawatur.model import Article, EventMention, Reuse, digest
from tawatur.stories.likeness import (
    MANY,
    STAY_DAYS,
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
    recognised_itself,
    same_death,
    same_topic,
    told_in_same_words,
    width,
)

SLIP_DAYS = 14  # a plan may be carried out so many days off
PLAN_DAYS = 60  # a plan without a date is older than what it became by so many days at most
NEAR_DAYS = 3  # undated news of two articles is the same news if they were published so near
FRESH_DAYS = 10  # an article without a time word tells of days this near before it
NARROW_DAYS = 7  # a range up to a week says when; a wider one only says it was then or about then
DISPUTED_DAYS = 4  # so far apart two reports of one act may put it
MONTH_DAYS = 31  # «أكتوبر الماضي»
MANY_PARTIES = 4  # that the very same come together twice within days is unlikely
_BOTH = 2


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


class Joined(NamedTuple):
    """What holds a mention in its event: the mention (its id) that it is most like, and why they are one."""

    mention: str
    beside: str | None
    because: str


class _Verdict(NamedTuple):
    """Above 0 joins (higher = stronger), 0 says nothing, -1 forbids.

    `only` joins where no other event would join as strongly.
    """

    rank: int
    because: str
    only: bool = False
    likeness: float = 0.0


def event_id(mention: str) -> str:
    """Return the identity of an event whose first mention, by id, this is."""
    return digest("event", mention)


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
    fits: list[tuple[tuple[float, float, int], EventSketch, _Verdict]] = []
    for order, candidate in enumerate(candidates):
        verdict = _compare_event(mention, article, candidate, states or {}, known, reuses)
        if verdict.rank > 0:
            fits.append(((-verdict.rank, -verdict.likeness, order), candidate, verdict))
    if not fits:
        return Placement(None, "no known event has its parties, days and place")
    _, best, verdict = min(fits, key=lambda fit: fit[0])
    if verdict.only and sum(fit[2].rank == verdict.rank for fit in fits) > 1:
        return Placement(None, "more than one known event could be meant")
    return Placement(best.id, verdict.because)


def tell_joined(
    mentions: Sequence[EventMention],
    states: Mapping[str, str],
    articles: Mapping[str, Article],
    reuses: Sequence[Reuse],
) -> tuple[Joined, ...]:
    """Return what holds each mention of an event, in order of arrival, to those before it.

    It is worked out again by the function that placed them; `beside` is None for the first, and for one that
    a mention behind it, or a reader, holds in the event. The arguments are as of `place_mention`.
    """
    found = []
    for at, mention in enumerate(mentions):
        other, because = _nearest(mention, mentions[:at], states, articles, reuses)
        why = because if other else "the event begins with it" if not at else ""
        found.append(Joined(mention.id, other, why))
    return tuple(found)


def find_nearest(
    mention: EventMention,
    others: Sequence[EventMention],
    states: Mapping[str, str],
    articles: Mapping[str, Article],
    reuses: Sequence[Reuse],
) -> str | None:
    """Return the mention (its id) with which one is most surely of one event; None where it is with none."""
    return _nearest(mention, others, states, articles, reuses)[0]


def _nearest(
    mention: EventMention,
    others: Sequence[EventMention],
    states: Mapping[str, str],
    articles: Mapping[str, Article],
    reuses: Sequence[Reuse],
) -> tuple[str | None, str]:
    best, beside = _Verdict(0, ""), None
    for other in others:
        verdict = _compare(
            mention, articles[mention.article], other, articles.get(other.article), states, reuses
        )
        if (verdict.rank, verdict.likeness) > (best.rank, best.likeness) and verdict.rank > 0:
            best, beside = verdict, other.id
    return beside, best.because


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
        best = max(best, verdict, key=lambda each: (each.rank, each.likeness))
    return best


def _compare(
    one: EventMention,
    article: Article,
    other: EventMention,
    other_article: Article | None,
    states: Mapping[str, str],
    reuses: Sequence[Reuse],
) -> _Verdict:
    if family(one) != family(other):
        return _Verdict(-1, "another kind of act")
    parties = match_parties(one, other, states)
    topics = (about(one, article), about(other, other_article)) if parties.agree else None
    alike = topics is not None and same_topic(*topics)
    telling = parties.agree and (alike or not parties.open)
    same_words = telling and told_in_same_words(one, article, other, other_article, reuses)
    if not (same_words or _modes_fit(one, other)):
        return _Verdict(-1, "another kind of act")
    mine, theirs = days_of(one), days_of(other)
    gap = days_between(mine, theirs) if mine and theirs else 0
    if one.article == other.article:
        same = parties.full and mine is not None and theirs is not None and not gap and one.mode == other.mode
        return _Verdict(2, "the article tells it twice") if same else _Verdict(-1, "told apart in one text")
    stays = not same_words and max(width(days) if days else 0 for days in (mine, theirs)) <= STAY_DAYS
    if parties.contradict or (stays and places_contradict(one.where, other.where, states)):
        return _Verdict(-1, "other people, or another place")
    if gap and not (same_words and gap <= DISPUTED_DAYS):
        return _other_days(one, other, parties, gap, alike)
    if topics is None:
        return _Verdict(0, "")
    likeness = parties.exact + overlap(*topics) + (one.status == other.status)
    if same_words:
        because = f", but {gap} days apart" if gap else ", with the same parties"
        return _Verdict(4 if gap else 5, f"both are told in the same words{because}", likeness=likeness)
    verdict = _once(one, article, other, other_article, topics)
    if verdict is None and mine and theirs:
        open_days = max(width(mine), width(theirs))
        verdict = _same_days(one, other, parties, open_days, alike, overlap(*topics) > 0)
    elif verdict is None:
        verdict = _undated(one, article, other, other_article, parties, alike)
    return verdict._replace(likeness=likeness) if verdict.rank > 0 else verdict


def _once(
    one: EventMention,
    article: Article,
    other: EventMention,
    other_article: Article | None,
    topics: tuple[frozenset[str], frozenset[str]],
) -> _Verdict | None:
    """Judge two mentions of what happens once; None where they are of nothing such."""
    itself = family(one) == "bind" and recognised_itself(one, article, other, other_article)
    if itself or one_time_act(*topics):
        return _Verdict(4, "both speak of an act that happens once between these parties")
    if same_death(one, topics[0], other, topics[1]):
        return _Verdict(4, "both tell of one person's death")
    return None


def _modes_fit(one: EventMention, other: EventMention) -> bool:
    """Say whether two modes can be one act's: a summit is not one of the meetings of two in its margins."""
    if MANY in (one.mode, other.mode) and one.mode != other.mode:
        smaller = one if other.mode == MANY else other
        return smaller.mode is None and len(smaller.actor) + len(smaller.recipient) > 2
    return not (one.mode and other.mode) or one.mode == other.mode


def _other_days(
    one: EventMention, other: EventMention, parties: PartyMatch, gap: int, alike: bool
) -> _Verdict:
    """Judge two mentions without a common day: a plan that slipped, or one act whose day is disputed.

    Meetings of the same parties on other days are other meetings; a visit's day may be told wrongly.
    """
    if (one.status == "planned") != (other.status == "planned") and gap <= SLIP_DAYS:
        fits = parties.agree and (parties.people or alike)
        because = f"one announces what the other tells of, {gap} days apart"
        return _Verdict(3, because, likeness=parties.exact) if fits else _Verdict(0, "")
    happened = one.status == other.status == "happened"
    if gap <= DISPUTED_DAYS and happened and parties.agree and not parties.open:
        kind = family(one)
        visit = one.mode == other.mode == "visit" and parties.full
        told_alike = kind not in ("meet", "force") and alike
        if visit or told_alike:
            return _Verdict(1, f"the same act, but its days are told {gap} days apart")
    return _Verdict(-1, "other days")


def _same_days(
    one: EventMention, other: EventMention, parties: PartyMatch, open_days: int, alike: bool, related: bool
) -> _Verdict:
    """Judge two mentions whose days overlap."""
    if open_days > NARROW_DAYS:
        # «وقع معه في أكتوبر»: the two do one such act in a month, unless another is known that it could be
        both = parties.full and parties.people and parties.exact >= _BOTH and one.type == other.type
        if both and open_days <= MONTH_DAYS and family(one) != "force" and not alike:
            return _Verdict(2, "the same parties, and their days overlap", only=True)
        meant = (parties.people and one.mode == "visit") or alike
        return _Verdict(2, "the same parties, and their days overlap") if meant else _Verdict(0, "")
    if parties.open and not alike:
        return _Verdict(0, "")
    if family(one) == "force" and not related:
        return _Verdict(0, "")  # a war has many attacks a day between the same parties
    return _Verdict(4, "the same parties on the same days")


def _undated(
    one: EventMention,
    article: Article,
    other: EventMention,
    other_article: Article | None,
    parties: PartyMatch,
    alike: bool,
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
        visit = parties.people and one.mode == other.mode == "visit"
        many = parties.exact >= MANY_PARTIES
        if near and (visit or many or (parties.full and (parties.people or alike))):
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
