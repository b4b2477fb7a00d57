"""Reads weeks, months and their parts: "last October", "next week", "the first half of March"."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from tawatur.facts.dates.calendar_days import coming_soon, month_of
from tawatur.facts.dates.calendars import (
    FIRST_HIJRI,
    LAST_HIJRI,
    Days,
    hijri_days,
    hijri_of,
    month_days,
    nth_weekday,
    part_of_month,
    part_of_week,
    part_of_year,
    part_of_years,
    shift_month,
    week_days,
    year_days,
)
from tawatur.facts.dates.lexicon import Value
from tawatur.facts.dates.reading import (
    Here,
    Reading,
    counted_from,
    from_other,
    no_anchor,
    over_days,
    part_named,
    step,
    unresolved,
)
from tawatur.facts.dates.relative_days import named_month
from tawatur.model import Grain

_FIRST_PLAIN_YEAR, _LAST_PLAIN_YEAR = 1900, 2100  # of a month in figures
_AUGUST = 8
_MADDA = "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}"


_UNITS: Final[dict[Value, Grain]] = {
    "week": "week", "month": "month", "year": "year", "decade": "decade", "century": "century"
}  # fmt: skip


def month(here: Here) -> Reading | None:
    """Read a month, with a year, a relative year, "last"/"next", or where its place in the text says so."""
    number = month_of(here)
    if number is None or not _is_month(here):
        return None
    part = part_named(here)
    year = here.number("y")
    if year is not None:
        days = month_days(year, number)
        days = part_of_month(days, part) if part else days
        return over_days(days, "stated", "the text gives month and year", "month")
    if here.anchor.day is None:
        why = f"the text gives no year, and {here.anchor.because}"
        return Reading(None, None, "unknown", why, "month", yearless=(number, 0))
    if here.has("this") and not here.has("mod"):
        days = month_days(here.anchor.day.year, number)
        days = part_of_month(days, part) if part else days
        return over_days(days, "relative", f"of the year of {counted_from(here)}", "month")
    placed = named_month(here)
    if placed is None or isinstance(placed, Reading):
        return placed
    if placed[2] == "stated" and (doubt := coming_soon(here, number, None, placed[0])):
        return replace(doubt, grain="month", yearless=(number, 0))
    days = month_days(placed[0], placed[1])
    days = part_of_month(days, part) if part else days
    if placed[2] == "relative":
        return over_days(days, "relative", f"counted from {counted_from(here)}", "month")
    why = f"the text gives no year; the nearest by {counted_from(here)}"
    return Reading(*days, "stated", why, "month", yearless=(number, 0))


def _is_month(here: Here) -> bool:
    """Whether a month's name stands where only a date does: some names are also words or names of people."""
    told = ("y", "ymod", "ythis", "mod", "alt", "part", "this")
    if any(here.has(name) for name in told):
        return not here.has("mn") or here.has("y") or here.has("ymod") or here.has("part")
    if here.has("mn"):
        return False
    at = here.groups["m"]
    if at > here.first:  # "the month of" stands before it
        return True
    before = here.first - 1
    august = here.is_a("m", "month_amb") and here.number("m") == _AUGUST
    if august and not here.tokens.original(at).startswith(_MADDA):
        return False  # folded, it is spelled like a city and a verb; as published, the month has a madda
    if here.near(before, "in_word", "since", "during", "to", "between", "ago", "after", "of", "month_one"):
        return True
    if here.near(before, "at"):
        return here.is_a("m", "month")
    return here.is_a("m", "month") and not here.near(before, "plain", "outlet", "dot", "n", "amount")


def hijri_month(here: Here) -> Reading | None:
    """Read a month of the Islamic calendar."""
    number, part = here.number("h"), part_named(here)
    if number is None:
        return None
    named = here.has("hy") or here.has("hymod") or here.groups["h"] > here.first
    fasting = number == 9 and here.near(here.first - 1, "in_word", "during")
    if here.is_a("h", "hijri_amb") and not named and not fasting:
        return None
    days = _hijri_month_days(here, number)
    if days is None or isinstance(days, Reading):
        return days
    days = part_of_month(days, part) if part else days
    return Reading(*days, "stated", "an Islamic month, by the Umm al-Qura calendar", "month", hijri=True)


def _hijri_month_days(here: Here, number: int) -> Days | Reading | None:
    year, now = here.number("hy"), here.anchor.day
    if year is not None and FIRST_HIJRI <= year <= LAST_HIJRI:
        return hijri_days(year, number)
    if year is not None:
        first = hijri_of(date(year, 1, 1))
        near = [hijri_days(first[0] + n, number) for n in (0, 1)] if first else []
        return next((days for days in near if days and year in (days[0].year, days[1].year)), None)
    today = hijri_of(now) if now else None
    if now is None or today is None:
        return no_anchor(here, "month")
    pull = step(here, "hymod") if here.has("hymod") else None
    if here.has("hymod") and pull is None:
        return from_other("month")
    if pull is None and here.direction() == 0 and here.near(here.first - 1, "ago", "to"):
        return unresolved("before or until an Islamic month: which year's is not said", "month")
    if pull is None:
        ahead = here.direction() > 0
        offset = (0 if number >= today[1] else 1) if ahead else (0 if number <= today[1] else -1)
    elif pull == 0:
        offset = 0
    else:
        offset = (0 if number > today[1] else 1) if pull > 0 else (0 if number < today[1] else -1)
    return hijri_days(today[0] + offset, number)


def numeric_month(here: Here) -> Reading | None:
    """Read "3/2015"."""
    number, year = here.number("mn"), here.number("y")
    if (
        number is None
        or year is None
        or not 1 <= number <= 12
        or not _FIRST_PLAIN_YEAR <= year <= _LAST_PLAIN_YEAR
    ):
        return None
    if here.near(here.first - 1, "numbered"):
        return None
    if here.near(here.first - 1, "slash", "dash", "dot") and here.glued(here.first - 1):
        return None
    return over_days(month_days(year, number), "stated", "the text gives month and year", "month")


def unit(here: Here) -> Reading | None:
    """Read "last week", "this month", "the end of the year", "the rest of the week"."""
    grain, now = _UNITS.get(here.value("u")), here.anchor.day
    if grain is None:
        return None
    bare = not here.has("mod") and not here.has("this_det")
    if bare and grain in ("decade", "century"):
        return None
    if now is None:
        return no_anchor(here, grain)
    offset = step(here, "mod") if here.has("mod") else 0
    if offset is None:
        return from_other(grain)
    days = _unit_days(now, grain, offset, part_named(here))
    if bare and grain == "week" and part_named(here) in ("open", "early"):
        days = (days[0] - timedelta(days=2), days[1])  # many outlets' weeks begin on Saturday or Sunday
    if here.has("rest") or here.has("later"):
        days = (min(now, days[1]), days[1])
    return Reading(*days, "relative", f"counted from {counted_from(here)}", grain)


def _unit_days(now: date, grain: str, offset: int, part: str | None) -> Days:
    if grain == "week":
        days = week_days(now, offset)
        return part_of_week(days, part) if part else days
    if grain == "month":
        days = month_days(*shift_month(now.year, now.month, offset))
        return part_of_month(days, part) if part else days
    if grain == "year":
        return part_of_year(now.year + offset, part) if part else year_days(now.year + offset)
    length = 10 if grain == "decade" else 100
    first = now.year // length * length + offset * length + (grain == "century")
    return part_of_years(first, first + length - 1, part) if part else year_days(first, first + length - 1)


def unit_after_next(here: Here) -> Reading | None:
    """Read "the week after next"."""
    grain, now = _UNITS.get(here.value("u")), here.anchor.day
    pull = step(here, "mod")
    if grain not in ("week", "month", "year") or pull != 1:
        return None
    if now is None:
        return no_anchor(here, grain)
    days = _unit_days(now, grain, 2, None)
    return Reading(*days, "relative", f"counted from {counted_from(here)}", grain)


def weekend(here: Here) -> Reading | None:
    """Read "the weekend": Friday to Sunday, as Arab countries differ."""
    now = here.anchor.day
    if now is None:
        return no_anchor(here, "week")
    offset = step(here, "mod") if here.has("mod") else 0
    if offset is None:
        return from_other("week")
    if not here.has("mod") and not here.has("this_det") and here.direction() < 0 and now.weekday() < 4:
        offset = -1
    monday = week_days(now, offset)[0]
    days = (monday + timedelta(days=4), monday + timedelta(days=6))
    why = f"the weekend, Friday to Sunday, counted from {counted_from(here)}"
    return over_days(days, "relative", why, "week")


def week_of(here: Here) -> Reading | None:
    """Read "the first week of October", weeks beginning on Monday."""
    placed = named_month(here)
    if placed is None or isinstance(placed, Reading):
        return placed
    last = month_days(placed[0], placed[1])[1]
    nth = here.number("n") if here.is_a("n", "ordinal") else here.number("np")
    if here.is_a("n", "last_pre") or here.is_a("np", "last_adj", "recent"):
        monday = week_days(last if last.weekday() == 6 else last - timedelta(days=7))[0]
    else:
        day = nth_weekday(placed[0], placed[1], 0, nth) if nth is not None and nth <= 5 else None
        if day is None:
            return None
        monday = day
    basis = placed[2]
    why = "a week of the month that the text names, Monday to Sunday"
    return over_days((monday, monday + timedelta(days=6)), basis, why, "week")


def week_around(here: Here) -> Reading | None:
    """Read "the week of 16 September"."""
    placed, day = named_month(here), here.number("d")
    if placed is None or day is None or isinstance(placed, Reading):
        return placed if isinstance(placed, Reading) else None
    try:
        days = week_days(date(placed[0], placed[1], day))
    except ValueError:
        return None
    return over_days(days, "stated", "the week of the day that the text names", "week")


def half(here: Here) -> Reading | None:
    """Read "the first half of March"."""
    placed, nth = named_month(here), here.number("n")
    if placed is None or isinstance(placed, Reading):
        return placed
    first, last = month_days(placed[0], placed[1])
    if nth not in (1, 2):
        return None
    days = (first, first.replace(day=15)) if nth == 1 else (first.replace(day=16), last)
    return over_days(days, placed[2], "half of the month named", "month")
