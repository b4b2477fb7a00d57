"""Finds the dates of a text: matches the rules, reads what they match, joins ranges and times of day."""

import re
from bisect import bisect_left
from typing import Final
from unicodedata import category

from tawatur.facts.dates import calendar_days, counted, periods, relative_days, years
from tawatur.facts.dates.calendars import shift_day
from tawatur.facts.dates.grammar import GRAMMAR, Rule
from tawatur.facts.dates.join import join
from tawatur.facts.dates.lexicon import LEXICON
from tawatur.facts.dates.reading import Anchor, Found, Here, Reader, Reading
from tawatur.facts.dates.tense import look
from tawatur.facts.dates.tokens import Tokens, read_tokens
from tawatur.model import DateMention, Dating, Span

READERS: Final[dict[str, Reader]] = {
    "absolute": calendar_days.absolute,
    "day_and_date": calendar_days.day_and_date,
    "numeric": calendar_days.numeric,
    "day_of_month": calendar_days.day_of_month,
    "hijri_day": calendar_days.hijri_day,
    "weekday": relative_days.weekday,
    "weekday_pair": relative_days.weekday_pair,
    "night_between": relative_days.night_between,
    "relative_day": relative_days.relative_day,
    "today": relative_days.today,
    "this_part": relative_days.this_part,
    "nth_weekday": relative_days.nth_of_month,
    "nth_of_this_month": relative_days.nth_of_this_month,
    "nth_after": relative_days.nth_after,
    "last_day": relative_days.last_day,
    "holiday": relative_days.holiday,
    "month": periods.month,
    "hijri_month": periods.hijri_month,
    "numeric_month": periods.numeric_month,
    "year": years.year,
    "year_short": years.year_short,
    "bare_year": years.bare_year,
    "year_pair": years.year_pair,
    "unit": periods.unit,
    "unit_after_next": periods.unit_after_next,
    "weekend": periods.weekend,
    "week_of": periods.week_of,
    "week_of_year": years.week_of_year,
    "week_around": periods.week_around,
    "half": periods.half,
    "half_year": years.half_year,
    "season": years.season,
    "tens": years.tens,
    "century": years.century,
    "counted": counted.counted,
    "stretch": counted.stretch,
    "lasting": counted.lasting,
    "repeated": counted.repeated,
    "clock": counted.clock,
    "day_range": counted.day_range,
    "hijri_range": counted.hijri_range,
}
_TATWEEL: Final = "\N{ARABIC TATWEEL}"
_NOTHING: Final = "nothing"


def find_dates(text: str, published: Dating) -> tuple[DateMention, ...]:
    """Return every date expression of a text in order, with the days it can mean.

    Relative words count from `published` where it is one day; else they are found but have no days (basis
    "unknown"). Each dating's span is in code points of `text`, without particles joined to its front, and
    `because` says how the days were counted.
    """
    tokens = read_tokens(text)
    anchor = _written_day(tokens, published)
    mentions = []
    for found in join(tokens, _read_all(tokens, anchor), anchor):
        start, end = tokens.folded.span(tokens.starts[found.first], tokens.ends[found.after - 1])
        while end < len(text) and (text[end] == _TATWEEL or category(text[end]) == "Mn"):
            end += 1  # marks on the last letter are part of the word
        reading = found.reading
        dating = Dating(reading.earliest, reading.latest, reading.basis, reading.because, Span(start, end))
        ahead = bool(anchor.day and reading.earliest and reading.earliest > anchor.day)
        mentions.append(DateMention(dating, reading.grain, ahead))
    return tuple(mentions)


def anchor_of(published: Dating) -> Anchor:
    """Return the day that relative words count from, or why there is none."""
    if published.earliest is None or published.latest is None:
        return Anchor(None, "the article's day is not known")
    if published.earliest != published.latest:
        return Anchor(
            None, f"the article's day is only known to be {published.earliest} to {published.latest}"
        )
    return Anchor(published.earliest, f"{published.earliest}, the article's day")


_T: Final = LEXICON.tags
_DAY_PAIR: Final = re.compile(
    f"([{_T['relday']}{_T['today']}])[{_T['comma']}{_T['open']}{_T['day_one']}]*([{_T['weekday']}])"
)


def day_pairs(tokens: Tokens) -> list[tuple[int, int]]:
    """Return (days from the article's, day of the week) for each "yesterday, Tuesday" of a text."""
    pairs = []
    for match in _DAY_PAIR.finditer(tokens.tags):
        offset, weekday = tokens.values[match.start(1)], tokens.values[match.start(2)]
        if isinstance(offset, int) and isinstance(weekday, int):
            pairs.append((offset, weekday))
    return pairs


def _written_day(tokens: Tokens, published: Dating) -> Anchor:
    """Return the day the text was written on: the article's, or the day next to it that fits its own words.

    A page that goes out after midnight says "today, Tuesday" on a Wednesday: if all such pairs of a text
    agree on the day before (or after) publication, the text counts from there.
    """
    anchor = anchor_of(published)
    pairs = day_pairs(tokens)
    if anchor.day is None or not pairs:
        return anchor
    for shift in (0, -1, 1):
        day = shift_day(anchor.day, "day", shift)
        if day and all((day.weekday() + offset) % 7 == weekday for offset, weekday in pairs):
            if shift == 0:
                return anchor
            why = f"{day}, the day of writing by its own days of the week (published {anchor.day})"
            return Anchor(day, why)
    return anchor


def _read_all(tokens: Tokens, anchor: Anchor) -> list[Found]:
    found: list[Found] = []
    tags = tokens.tags
    quotes = [at for at, tag in enumerate(tags) if tag == _T["quote"]]
    at = 0
    while match := GRAMMAR.start.search(tags, at):
        at = match.start()
        quoted = _is_quoted(quotes, at)
        best = read_at(tokens, at, anchor, bool(found), quoted)
        if best is None:
            at += 1
            continue
        if best.kind != _NOTHING:
            found.append(best)
        at = best.after
    return found


def _is_quoted(quotes: list[int], at: int) -> bool:
    """Whether a token stands between two quotation marks that are not too far apart to be one pair."""
    before = bisect_left(quotes, at)
    if before % 2 == 0 or before == len(quotes):
        return False
    return quotes[before] - quotes[before - 1] <= _LONGEST_QUOTATION


_LONGEST_QUOTATION: Final = 80  # tokens


def read_at(tokens: Tokens, at: int, anchor: Anchor, dated: bool, quoted: bool) -> Found | None:
    """Return the longest expression that begins at a token and can be read, the first rule's where equal."""
    matches: list[tuple[int, Rule, re.Match[str]]] = []
    for rule in GRAMMAR.by_start.get(tokens.tags[at], ()):
        match = rule.pattern.match(tokens.tags, at)
        if match and (rule.needs_before is None or (at and tokens.tags[at - 1] in rule.needs_before)):
            matches.append((match.end(), rule, match))
    matches.sort(key=lambda item: -item[0])
    for after, rule, match in matches:
        if rule.kind == _NOTHING:
            return Found(at, after, _EMPTY, _NOTHING)
        groups = {name: match.start(name) for name, value in match.groupdict().items() if value}
        here = Here(tokens, at, after, anchor, groups, lambda end=after: look(tokens, at, end), dated, quoted)  # type: ignore[misc]
        if (reading := _read(rule, here)) is not None:
            return Found(at, after, reading, rule.kind)
    return None


def _read(rule: Rule, here: Here) -> Reading | None:
    """Return what an expression means; None where it means nothing, or a day past the calendar's ends."""
    try:
        return READERS[rule.kind](here)
    except (OverflowError, ValueError):  # "next year" in 9999
        return None


_EMPTY: Final = Reading(None, None, "unknown", "", "day")
