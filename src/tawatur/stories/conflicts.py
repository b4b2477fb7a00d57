"""Where independent origins of one event disagree: its day, place or doer, a number, whether it happened.

Copies cannot disagree with what they copy, a plan does not contradict its fulfilment, a rounded number
contradicts no other, and a toll that grew from day to day was brought up to date: these are no conflicts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise
from typing import Literal

from tawatur.arabic.months import HIJRI_MONTHS, MONTHS
from tawatur.arabic.numbers import Number, find_numbers
from tawatur.arabic.words import Word, find_words
from tawatur.model import Article, Conflict, Dating, EventMention, Origin, Party
from tawatur.stories.likeness import (
    STAY_DAYS,
    days_between,
    days_of,
    family,
    places_contradict,
    published_day,
    stands_for,
    width,
)
from tawatur.stories.words import kinds, light

_About = Literal["when", "where", "number", "participant", "status"]
_ROUNDING_BEFORE = 5  # words before a number among which a rounding word bears on it
_ROUNDING_BEHIND = 3  # and behind what it counts: «مئة شخص على الأقل»
_ROUND = 100  # from here on a number that ends in zeros may be a round one
_YEARS = range(1900, 2101)


def find_conflicts(
    mentions: Sequence[EventMention],
    articles: Mapping[str, Article],
    origins: Sequence[Origin],
    states: Mapping[str, str] | None = None,
) -> tuple[Conflict, ...]:
    """Return the conflicts between different origins of one event: when, where, number, doer, status.

    `articles` holds the article of every mention; one that is missing is read no numbers from. `states` is
    as in `events.place_mention`. A mention that no origin holds takes no part.
    """
    by_id = {mention.id: mention for mention in mentions}
    parts = [[by_id[each] for each in origin.mentions if each in by_id] for origin in origins]
    if len(parts) < 2:
        return ()
    known = states or {}
    found = [_when(parts), _where(parts, known), *_numbers(parts, articles), _doers(parts, known)]
    return tuple(conflict for conflict in (*found, _status(parts)) if conflict)


@dataclass(frozen=True, slots=True)
class Update:
    """A number that grew: what it counts, and each time (day of publication, words, mention)."""

    thing: str
    told: tuple[tuple[date, str, str], ...]


def find_updates(
    mentions: Sequence[EventMention], articles: Mapping[str, Article], origins: Sequence[Origin]
) -> tuple[Update, ...]:
    """Return the numbers of an event that were brought up to date: they grew from day to day."""
    by_id = {mention.id: mention for mention in mentions}
    parts = [[by_id[each] for each in origin.mentions if each in by_id] for origin in origins]
    counted = _counted(parts, articles)
    grown = {thing: steps for thing, told in counted.items() if (steps := _grown(told))}
    return tuple(
        Update(thing, tuple((one.day, one.words, one.mention) for one in steps if one.day))
        for thing, steps in grown.items()
    )


def _when(parts: Sequence[Sequence[EventMention]]) -> Conflict | None:
    told: list[tuple[str, EventMention, Dating]] = []
    for part in parts:
        dated = [(mention, days) for mention in part if (days := days_of(mention))]
        if any(mention.status != "planned" for mention, _ in dated):
            dated = [(mention, days) for mention, days in dated if mention.status != "planned"]
        if dated:
            mention, days = min(dated, key=lambda each: width(each[1]))
            told.append((_days(days), mention, days))
    if any(mention.status != "planned" for _, mention, _ in told):
        told = [each for each in told if each[1].status != "planned"]
    apart = [(a, b) for a, b in combinations(told, 2) if _days_differ(a[2], b[2])]
    in_conflict = [each for each in told if any(each in pair for pair in apart)]
    return _conflict("when", [(value, mention.id) for value, mention, _ in in_conflict])


def _days_differ(one: Dating, other: Dating) -> bool:
    """Say whether two datings exclude each other.

    A page bears the day on which it was put up, or that of the next morning's paper: what is counted from it
    («أمس») may be a day off.
    """
    slack = 1 if "relative" in (one.basis, other.basis) else 0
    return days_between(one, other) > slack


def _days(dating: Dating) -> str:
    first, last = dating.earliest, dating.latest
    return f"{first}" if first == last else f"{first}/{last}"


def _where(parts: Sequence[Sequence[EventMention]], states: Mapping[str, str]) -> Conflict | None:
    told = []
    if any(width(days) > STAY_DAYS for part in parts for mention in part if (days := days_of(mention))):
        return None
    for part in parts:
        placed = next((mention for mention in part if mention.where), None)
        if placed:
            told.append(placed)
    apart = [(a, b) for a, b in combinations(told, 2) if places_contradict(a.where, b.where, states)]
    in_conflict = [each for each in told if any(each in pair for pair in apart)]
    return _conflict("where", [(each.where.name, each.id) for each in in_conflict if each.where])


def _status(parts: Sequence[Sequence[EventMention]]) -> Conflict | None:
    told = []
    for part in parts:
        for status in ("happened", "denied"):
            told += [(status, mention.id) for mention in part if mention.status == status][:1]
    both = {"happened", "denied"} <= {status for status, _ in told}
    return _conflict("status", told) if both else None


def _doers(parts: Sequence[Sequence[EventMention]], states: Mapping[str, str]) -> Conflict | None:
    """Return the conflict of who did it: each origin names somebody, and nobody whom another names.

    People told by what they are («مسلحون») are no name. Who met whom is not asked: of several who came, each
    report names its own.
    """
    told: list[tuple[EventMention, list[Party]]] = []
    for part in parts:
        if any(family(mention) == "meet" for mention in part):
            return None
        named = [(m, [p for p in m.actor if p.kind != "group"]) for m in part if m.status != "planned"]
        known = [(mention, doers) for mention, doers in named if doers]
        if known:
            told.append((known[0][0], [party for _, doers in known for party in doers]))
    apart = [(a, b) for a, b in combinations(told, 2) if not _any_same(a[1], b[1], states)]
    in_conflict = [each for each in told if any(each in pair for pair in apart)]
    return _conflict("participant", [(doers[0].name, mention.id) for mention, doers in in_conflict])


def _any_same(mine: Sequence[Party], theirs: Sequence[Party], states: Mapping[str, str]) -> bool:
    """Say whether somebody is on both sides, or acts for who is on the other or for the same state."""
    return any(
        one.entity == other.entity
        or stands_for(one, other, states)
        or states.get(one.entity, one.entity) == states.get(other.entity, other.entity)
        for one in mine
        for other in theirs
    )


@dataclass(frozen=True, slots=True)
class _Count:
    value: float
    words: str
    mention: str
    day: date | None


def _numbers(parts: Sequence[Sequence[EventMention]], articles: Mapping[str, Article]) -> list[Conflict]:
    """Return conflicts of numbers that count the same: each origin must give one number for it."""
    conflicts = []
    for told in _counted(parts, articles).values():
        apart = [(a, b) for a, b in combinations(told, 2) if _numbers_differ(a.value, b.value)]
        in_conflict = [each for each in told if any(each in pair for pair in apart)]
        conflict = _conflict("number", [(each.words, each.mention) for each in in_conflict])
        if conflict and not _grown(told):
            conflicts.append(conflict)
    return conflicts


def _counted(
    parts: Sequence[Sequence[EventMention]], articles: Mapping[str, Article]
) -> dict[str, list[_Count]]:
    """Return, for each thing, the one number that each origin gives for it; who gives several gives none."""
    told: dict[str, list[_Count]] = {}
    for part in parts:
        own: dict[str, dict[float, _Count]] = {}
        for mention in part:
            article = articles.get(mention.article)
            sentence = article.quote(mention.sentence) if article else ""
            for thing, value, words in counted_things(sentence):
                count = _Count(value, words, mention.id, published_day(article))
                own.setdefault(thing, {}).setdefault(value, count)
        for thing, given in own.items():
            if len(given) == 1:
                told.setdefault(thing, []).extend(given.values())
    return told


def _numbers_differ(one: float, other: float) -> bool:
    """Say whether two numbers exclude each other; a round one may stand for what is within half its unit."""
    for number, near in ((one, other), (other, one)):
        unit = _unit(number)
        if unit and abs(number - near) <= unit / 2:
            return False
    return one != other


def _unit(number: float) -> float:
    """Return the power of ten that a number of a hundred or more is whole in, 0 where it is not round."""
    unit = 1
    while number >= _ROUND and number % (unit * 10) == 0:
        unit *= 10
    return unit if unit > 1 else 0


def _grown(told: Sequence[_Count]) -> list[_Count]:
    """Return numbers by the days they were published on, where they differ and never fell; else nothing."""
    if any(one.day is None for one in told):
        return []
    steps = sorted(told, key=lambda one: (f"{one.day}", one.value))
    one_day = any(a.day == b.day and a.value != b.value for a, b in pairwise(steps))
    fell = any(a.value > b.value for a, b in pairwise(steps))
    return [] if one_day or fell or steps[0].value == steps[-1].value else steps


def counted_things(sentence: str) -> list[tuple[str, float, str]]:
    """Return (what is counted, the number, the sentence's words) for each exact count of a sentence.

    Rounded numbers, years, days, shares and measures are left out.
    """
    words = find_words(sentence)
    found = []
    for number in find_numbers(sentence):
        if number.kind != "cardinal":
            continue
        noun = next((word for word in words if word.start >= number.end), None)
        if noun is None or not _counts(number, noun, sentence):
            continue
        before = [word.folded for word in words if word.end <= number.start][-_ROUNDING_BEFORE:]
        behind = [word.folded for word in words if word.start >= noun.end][:_ROUNDING_BEHIND]
        if not any(is_rounding(word) for word in (*before, *behind)):
            thing = kinds().counted.get(noun.folded) or light(noun.folded)
            found.append((thing, float(number.value), sentence[number.start : noun.end]))
    return found


def is_rounding(folded: str) -> bool:
    """Say whether a word before a number makes it a rounded one."""
    rounding = kinds().rounding
    return folded in rounding or folded.lstrip("وفبل") in rounding


def _counts(number: Number, noun: Word, sentence: str) -> bool:
    """Say whether a number counts the noun behind it."""
    between = sentence[number.end : noun.start]
    if between.strip(" \u00a0") or not between or noun.folded[0].isdecimal():
        return False
    if noun.folded in kinds().measures or noun.folded in MONTHS or noun.folded in HIJRI_MONTHS:
        return False
    return noun.folded in kinds().counted or number.value not in _YEARS


def _conflict(about: _About, told: Sequence[tuple[str, str]]) -> Conflict | None:
    """Return a conflict where more than one value is told."""
    by_value: dict[str, list[str]] = {}
    for value, mention in told:
        by_value.setdefault(value, []).append(mention)
    if len(by_value) < 2:
        return None
    return Conflict(about, tuple(by_value), tuple(tuple(mentions) for mentions in by_value.values()))
