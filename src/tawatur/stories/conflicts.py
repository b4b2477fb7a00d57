"""Where independent origins of one event disagree: on its day, its place, a number, or whether it happened.

Copies cannot disagree with what they copy, a plan does not contradict its fulfilment, and a rounded number
contradicts no other: such differences are not conflicts.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Literal

from tawatur.arabic.months import HIJRI_MONTHS, MONTHS
from tawatur.arabic.numbers import Number, find_numbers
from tawatur.arabic.words import Word, find_words
from tawatur.model import Article, Conflict, Dating, EventMention, Origin
from tawatur.stories.likeness import STAY_DAYS, days_between, days_of, places_contradict, width
from tawatur.stories.words import kinds, light

_About = Literal["when", "where", "number", "status"]
_ROUNDING_BEFORE = 5  # words before a number among which a rounding word bears on it
_YEARS = range(1900, 2101)


def find_conflicts(
    mentions: Sequence[EventMention],
    articles: Mapping[str, Article],
    origins: Sequence[Origin],
    states: Mapping[str, str] | None = None,
) -> tuple[Conflict, ...]:
    """Return the conflicts between different origins of one event: when, where, number, status.

    `articles` holds the article of every mention; one that is missing is read no numbers from. `states` is
    as in `events.place_mention`. A mention that no origin holds takes no part.
    """
    by_id = {mention.id: mention for mention in mentions}
    parts = [[by_id[each] for each in origin.mentions if each in by_id] for origin in origins]
    if len(parts) < 2:
        return ()
    found = [_when(parts), _where(parts, states or {}), *_numbers(parts, articles), _status(parts)]
    return tuple(conflict for conflict in found if conflict)


def _when(parts: Sequence[Sequence[EventMention]]) -> Conflict | None:
    told: list[tuple[str, EventMention, Dating]] = []
    for part in parts:
        dated = [(mention, days) for mention in part if (days := days_of(mention))]
        if any(mention.status != "planned" for mention, _ in dated):
            dated = [(mention, days) for mention, days in dated if mention.status != "planned"]
        if dated:
            mention, days = min(dated, key=lambda each: width(each[1]))
            told.append((_days(days), mention, days))
    if all(mention.status == "planned" for _, mention, _ in told):
        apart = [(a, b) for a, b in combinations(told, 2) if days_between(a[2], b[2])]
    else:
        happened = [each for each in told if each[1].status != "planned"]
        apart = [(a, b) for a, b in combinations(happened, 2) if days_between(a[2], b[2])]
    in_conflict = [each for each in told if any(each in pair for pair in apart)]
    return _conflict("when", [(value, mention.id) for value, mention, _ in in_conflict])


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


def _numbers(parts: Sequence[Sequence[EventMention]], articles: Mapping[str, Article]) -> list[Conflict]:
    """Return conflicts of numbers that count the same: each origin must give one number for it."""
    told: dict[str, list[tuple[str, str]]] = {}
    values: dict[str, set[float]] = {}
    for part in parts:
        own: dict[str, dict[float, tuple[str, str]]] = {}
        for mention in part:
            article = articles.get(mention.article)
            sentence = article.quote(mention.sentence) if article else ""
            for thing, value, words in counted_things(sentence):
                own.setdefault(thing, {}).setdefault(value, (words, mention.id))
        for thing, given in own.items():
            if len(given) == 1:
                (value, (words, mention_id)), *_ = given.items()
                told.setdefault(thing, []).append((words, mention_id))
                values.setdefault(thing, set()).add(value)
    conflicts = []
    for thing in told:
        if len(values[thing]) > 1 and (conflict := _conflict("number", told[thing])):
            conflicts.append(conflict)
    return conflicts


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
        if not any(is_rounding(word) for word in before):
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
