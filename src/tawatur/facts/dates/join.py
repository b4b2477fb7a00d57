"""Joins what belongs together: both ends of a range, one day in two calendars, a day and its hour."""

import re
from bisect import bisect_left
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from tawatur.facts.dates.calendars import month_days, weekday_before
from tawatur.facts.dates.grammar import GRAMMAR
from tawatur.facts.dates.lexicon import LEXICON
from tawatur.facts.dates.reading import Anchor, Found, Reading
from tawatur.facts.dates.tokens import Tokens
from tawatur.model import Basis

_C: Final = GRAMMAR.classes


def _over(pattern: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\w+", lambda m: f"[{_C[m[0]]}]", pattern).replace(" ", ""))


_RANGE: Final = _over("dash | comma? and? to")
_PAIR: Final = _over("and | dash")
_SAME_DAY: Final = _over("(comma | open | slash | dash)? (agree (link | day_one)*)? day_one?")
_HOUR: Final = _over(
    "(comma | open)* (link | about | on)*"
    " (oclock (clock | n | ordinal | amount) | clock | (n | ordinal) daypart_adv | midnight)"
    " (and? (n | card) plain?)? (daypart_adv | anypart | link? daypart_the)? (zone zone?)? close?"
)
_HOUR_BEFORE: Final = _over(
    "(oclock (clock | n | ordinal | amount) | clock | (n | ordinal) daypart_adv)"
    " (daypart_adv | daypart)? link? day_one?"
)
_REACH: Final = 8
_DAY: Final = timedelta(days=1)


def join(tokens: Tokens, found: list[Found], anchor: Anchor) -> list[Found]:
    """Return the expressions of a text with those that are parts of one put together."""
    joined: list[Found] = []
    for item in found:
        if joined:
            last = joined[-1]
            whole = _one_day(tokens, last, item) or _range(tokens, last, item)
            if whole:
                joined[-1] = whole
                continue
        joined.append(item)
    ready = [_since(tokens, _with_hour(tokens, item), anchor) for item in joined]
    taken = [(item.first, item.after) for item in ready if item.kind != "clock"]
    return [item for item in ready if item.kind != "clock" or not _covered(item, taken)]


def _covered(item: Found, taken: list[tuple[int, int]]) -> bool:
    """Whether the hour of an expression was taken in by the day beside it."""
    at = bisect_left(taken, (item.first + 1, 0)) - 1
    return any(first < item.after and item.first < after for first, after in taken[max(0, at) : at + 2])


def _between(tokens: Tokens, first: Found, second: Found, pattern: re.Pattern[str]) -> bool:
    return pattern.fullmatch(tokens.tags, first.after, second.first) is not None


def _one_day(tokens: Tokens, first: Found, second: Found) -> Found | None:
    """Put a day of the Islamic calendar and the same day of the Gregorian together; the Gregorian counts."""
    a, b = first.reading, second.reading
    agreed = first.after < second.first and _is_agreed(tokens, first, second)
    if not (a.hijri != b.hijri or agreed) or a.grain in ("week", "season") or b.grain in ("week", "season"):
        return None
    if not _between(tokens, first, second, _SAME_DAY) or second.first - first.after > 3:
        return None
    if not a.earliest or not b.earliest or not a.latest or not b.latest:
        return None
    if b.earliest > a.latest + 2 * _DAY or a.earliest > b.latest + 2 * _DAY:
        return None
    kept = (b if a.hijri else a) if a.hijri != b.hijri else (a if _length(a) <= _length(b) else b)
    after = second.after
    if after < len(tokens.tags) and tokens.tags[after] == LEXICON.tags["close"]:
        after += 1
    return Found(first.first, after, replace(kept, hijri=False), "both calendars")


def _is_agreed(tokens: Tokens, first: Found, second: Found) -> bool:
    return LEXICON.tags["agree"] in tokens.tags[first.after : second.first]


def _length(reading: Reading) -> int:
    assert reading.earliest and reading.latest
    return (reading.latest - reading.earliest).days


def _range(tokens: Tokens, first: Found, second: Found) -> Found | None:
    """Put "from A to B", "between A and B", "A - B" together."""
    a, b = first.reading, second.reading
    opened = _near(tokens, first.first - 1, "between")
    paired = opened and _between(tokens, first, second, _PAIR)
    if not paired and not _between(tokens, first, second, _RANGE):
        return None
    if a.grain != b.grain and not {a.grain, b.grain} <= {"day", "time"}:
        return None
    if not b.earliest or not b.latest:
        return None
    days = _days(a, b)
    if days is None:
        return None
    start = first.first
    if opened or _near(tokens, start - 1, "of"):
        start -= 1
    basis: Basis = "stated" if b.basis == "stated" and (a.basis == "stated" or a.yearless) else "relative"
    because = f"from the first to the last: {b.because}"
    whole = Reading(*days, basis, because, b.grain, yearless=b.yearless)
    return Found(start, second.after, whole, "range")


def _days(a: Reading, b: Reading) -> tuple[date, date] | None:
    assert b.earliest and b.latest
    if a.weekday is not None and b.weekday is not None:
        return weekday_before(b.latest, a.weekday, True), b.latest
    if a.yearless:
        month, day = a.yearless
        for year in (b.earliest.year, b.earliest.year - 1):
            try:
                first = date(year, month, day) if day else month_days(year, month)[0]
            except ValueError:
                return None
            if first <= b.earliest:
                return first, b.latest
        return None
    if a.earliest is None or a.earliest > b.latest:
        return None
    return a.earliest, b.latest


def _with_hour(tokens: Tokens, found: Found) -> Found:
    """Take in an hour that stands beside a day; the day stays, the grain becomes the hour's."""
    reading = found.reading
    if reading.grain not in ("day", "time") or reading.earliest != reading.latest:
        return found
    match = _HOUR.match(tokens.tags, found.after)
    if match:
        return Found(found.first, match.end(), replace(reading, grain="time"), found.kind)
    for at in range(max(0, found.first - _REACH), found.first):
        match = _HOUR_BEFORE.fullmatch(tokens.tags, at, found.first)
        if match:
            return Found(at, found.after, replace(reading, grain="time"), found.kind)
    return found


def _since(tokens: Tokens, found: Found, anchor: Anchor) -> Found:
    """Let "since" reach from a date to the article's own day."""
    reading = found.reading
    if not _near(tokens, found.first - 1, "since") or found.kind == "counted":
        return found
    if reading.earliest is None or anchor.day is None or reading.earliest > anchor.day:
        return found
    latest = max(anchor.day, reading.latest or anchor.day) if reading.earliest > anchor.day else anchor.day
    because = f"since then and until {anchor.because}: {reading.because}"
    return replace(found, first=found.first - 1, reading=replace(reading, latest=latest, because=because))


def _near(tokens: Tokens, at: int, name: str) -> bool:
    return 0 <= at < len(tokens.tags) and tokens.tags[at] in _C[name]
