"""Reads counted stretches: "two days ago", "for three months", "in the next three days", and day ranges."""

from datetime import date, timedelta
from typing import Final

from tawatur.facts.dates.calendar_days import make_day, month_of, place_day, place_hijri
from tawatur.facts.dates.calendars import month_days, shift_day, shift_month, year_days
from tawatur.facts.dates.lexicon import ARTICLE, LEXICON
from tawatur.facts.dates.reading import (
    Here,
    Reading,
    counted_from,
    from_other,
    no_anchor,
    step,
    unresolved,
)
from tawatur.model import Grain

_FEWEST, _MOST = 3, 10
"""What the plain Arabic plural of a unit counts: three to ten of it."""

_GRAINS: Final[dict[str, Grain]] = {
    "hour": "time", "day": "day", "week": "week", "month": "month", "year": "year", "decade": "decade"
}  # fmt: skip

_HALF: Final = {"hour": 0, "day": 1, "week": 3, "month": 15, "year": 182, "decade": 1826}
"""Days in half of a unit, rounded down: what "about" leaves open on either side (ours)."""

_DUALS: Final = {tag for name, tag in LEXICON.tags.items() if name.endswith("_the_two")}

Count = tuple[int, int, str]
"""At least so many, at most so many, of which unit."""


def _counts(here: Here) -> list[Count] | None:
    """Return the counts of an expression, largest unit first; None where one is no count."""
    found: list[Count] = []
    for place in ("", "2", "3"):
        if here.has("uo" + place):
            found.append((1, 1, str(here.value("uo" + place))))
        elif here.has("ut" + place):
            found.append((2, 2, str(here.value("ut" + place))))
        elif here.has("um" + place):
            found.append((_FEWEST, _MOST, str(here.value("um" + place))))
        elif here.has("n" + place):
            number = here.number("n" + place)
            if number is None or number > 10_000:
                return None
            found.append((number, number, str(here.value("us" + place))))
    return found or None


def counted(here: Here) -> Reading | None:
    """Read "two days ago", "since three months", "after a week", "within two days"."""
    counts = _counts(here)
    if counts is None or _continues(here):
        return None
    grain = _GRAINS.get(counts[-1][2], "day")
    if here.near(here.after, "of") and not here.near(here.after - 1, "now"):
        return unresolved("it counts from something else that the text names", grain)
    now = here.anchor.day
    if here.has("bound"):
        return unresolved("the text gives a bound only, not how many", grain)
    back = here.is_a("way", "since") and not here.near(here.after - 1, "now")
    way = "since" if back else "after" if here.is_a("way", "after", "during") else "ago"
    if here.is_a("way", "during") and here.direction() <= 0:
        return lasting(here)
    if now is None:
        return no_anchor(here, grain)
    if way == "after" and here.direction() < 0 and not here.near(here.after - 1, "now"):
        return unresolved("it counts from something that happened before", grain)
    ahead = 1 if way == "after" else -1
    near, far = _shifted(now, counts, ahead, 0), _shifted(now, counts, ahead, 1)
    if near is None or far is None:
        return unresolved("it leads out of the calendar", grain)
    why = f"counted from {counted_from(here)}"
    if here.has("about") or here.has("roughly"):
        near, far = _roughly(near, counts, -ahead, now), _roughly(far, counts, ahead, now)
        why = f"about, so half a {counts[-1][2]} either way: {why}"
    if way == "since":
        return Reading(min(near, far), now, "relative", f"{why} back, and until then", grain)
    if here.is_a("way", "during"):
        return Reading(now, far, "relative", f"{why} on", grain)
    first, last = min(near, far), max(near, far)
    if grain == "time":
        first, last = min(first, now), max(last, now)
    first, last = _widen(first, last, counts)
    return Reading(first, last, "relative", why, grain)


def _roughly(day: date, counts: list[Count], way: int, now: date) -> date:
    """Return a counted day moved by half its unit, not past the day it counts from."""
    moved = day + timedelta(days=way * _HALF[counts[-1][2]])
    return now if (moved - now).days * (day - now).days < 0 else moved


def lasting(here: Here) -> Reading | None:
    """Read a length of time: "for two weeks", "over three months"."""
    return Reading(None, None, "unknown", "a length of time, not a day", "duration")


def repeated(here: Here) -> Reading | None:
    """Read what comes again and again: "every Tuesday", "twice a week"."""
    return Reading(None, None, "unknown", "something repeated, not a day", "set")


def clock(here: Here) -> Reading | None:
    """Read an hour by itself: of which day the text does not say here."""
    return Reading(None, None, "unknown", "an hour of a day that is not said beside it", "clock")


def _continues(here: Here) -> bool:
    """Whether a single unit is the head of a name ("before the day of the election"), not a count."""
    if "uo" not in here.groups or here.groups["uo"] != here.after - 1:
        return False
    after = here.after
    return here.near(after, "plain") and here.tokens.raw(after).startswith(ARTICLE)


def _shifted(now: date, counts: list[Count], ahead: int, which: int) -> date | None:
    day: date | None = now
    for least, most, unit in counts:
        day = shift_day(day, unit, ahead * (most if which else least)) if day else None
    return day


def _widen(first: date, last: date, counts: list[Count]) -> tuple[date, date]:
    """A count of months or years alone is a round one: the month or year it leads to is meant."""
    if len(counts) > 1:
        return first, last
    unit = counts[0][2]
    if unit == "month":
        return month_days(first.year, first.month)[0], month_days(last.year, last.month)[1]
    if unit in ("year", "decade"):
        return year_days(first.year, last.year)
    return first, last


def stretch(here: Here) -> Reading | None:
    """Read "the last three days", "recent years", "the next two weeks"."""
    unit, now = str(here.value("um")), here.anchor.day
    grain = _GRAINS.get(unit, "day")
    if here.has("n"):
        count = here.number("n")
    else:
        count = 2 if here.tokens.tags[here.groups["um"]] in _DUALS else _MOST
    if count is None or not 1 <= count <= 1000:
        return None
    if now is None:
        return no_anchor(here, grain)
    ahead = here.has("dir") and here.number("dir") == 1
    end = shift_day(now, unit, count if ahead else -count)
    if end is None:
        return unresolved("it leads out of the calendar", grain)
    why = f"counted from {counted_from(here)}"
    # What is to come begins the next day, what has passed ended the day before; hours are of today.
    away = 0 if grain == "time" or here.is_a("dir", "recent") else 1
    begin = now + timedelta(days=away if ahead else -away)
    if not here.has("n") and count == _MOST:
        why += "; how many is not said: at most ten, by the plural"
    if unit in ("year", "decade") and not ahead:
        end = date(end.year, 1, 1)
    return Reading(min(begin, end), max(begin, end), "relative", why, grain)


def day_range(here: Here) -> Reading | None:
    """Read "from 3 to 5 March", "between the 4th and 22nd of this month"."""
    first, second = here.number("d"), here.number("d2")
    if first is None or second is None or not 1 <= first < second <= 31:
        return None
    if here.has("rmod") or here.has("rthis") or here.has("rmod2"):
        return _range_of_relative_month(here, first, second)
    last = place_day(here, month_of(here, "2"), second, "2")
    if last is None or last.latest is None:
        return last
    begin = make_day(last.latest.year, last.latest.month, first)
    if begin is None:
        return None
    return Reading(begin, last.latest, last.basis, last.because, "day", yearless=last.yearless)


def _range_of_relative_month(here: Here, first: int, second: int) -> Reading | None:
    now = here.anchor.day
    if now is None:
        return no_anchor(here, "day")
    offset = step(here, "rmod") if here.has("rmod") else 0
    if offset is None:
        return from_other("day")
    year, month = shift_month(now.year, now.month, offset)
    begin, end = make_day(year, month, first), make_day(year, month, second)
    if begin is None or end is None:
        return None
    return Reading(begin, end, "relative", f"the month counts from {counted_from(here)}", "day")


def hijri_range(here: Here) -> Reading | None:
    """Read "from 3 to 5 Ramadan 1445"."""
    first, second, month = here.number("d"), here.number("d2"), here.number("h2")
    if first is None or second is None or month is None or not 1 <= first < second <= 30:
        return None
    last = place_hijri(here, month, second, "2")
    if last is None or last.latest is None:
        return last
    begin = last.latest - timedelta(days=second - first)
    return Reading(begin, last.latest, last.basis, last.because, "day", hijri=True)
