"""Reads months, years and longer: "last October", "the 1990s", "the third quarter of 2016", "next week"."""

from datetime import date, timedelta

from tawatur.facts.dates.calendar_days import month_of
from tawatur.facts.dates.calendars import (
    FIRST_HIJRI,
    LAST_HIJRI,
    Days,
    hijri_days,
    hijri_of,
    hijri_year_days,
    month_days,
    nth_weekday,
    part_of_month,
    part_of_week,
    part_of_year,
    part_of_years,
    season_days,
    shift_month,
    week_days,
    year_days,
)
from tawatur.facts.dates.lexicon import LEXICON
from tawatur.facts.dates.reading import (
    Grain,
    Here,
    Reading,
    counted_from,
    from_other,
    no_anchor,
    step,
    unresolved,
)
from tawatur.facts.dates.relative_days import named_month
from tawatur.model import Basis

_FIRST_PLAIN_YEAR, _LAST_PLAIN_YEAR = 1500, 2100
_HIJRI_REACH = (60, 10)  # years back and ahead in which an unmarked year may be an Islamic one
_YEARS_APART = 150


def _part(here: Here) -> str | None:
    value = here.value("part") if here.has("part") else None
    return value if isinstance(value, str) else None


def _reading(days: Days | None, basis: Basis, why: str, grain: Grain) -> Reading | None:
    return Reading(*days, basis, why, grain) if days else None


def month(here: Here) -> Reading | None:
    """Read a month, with a year, a relative year, "last"/"next", or where its place in the text says so."""
    number = month_of(here)
    if number is None or not _is_month(here):
        return None
    part = _part(here)
    year = here.number("y")
    if year is not None:
        days = month_days(year, number)
        return _reading(part_of_month(days, part) if part else days, "stated", "the text gives month and year", "month")
    if here.anchor.day is None:
        why = f"the text gives no year, and {here.anchor.because}"
        return Reading(None, None, "unknown", why, "month", yearless=(number, 0))
    if here.has("this") and not here.has("mod"):
        days = month_days(here.anchor.day.year, number)
        return _reading(part_of_month(days, part) if part else days, "relative", f"of the year of {counted_from(here)}", "month")
    placed = named_month(here)
    if placed is None or isinstance(placed, Reading):
        return placed
    days = month_days(placed[0], placed[1])
    relative = placed[2] == "relative"
    why = f"counted from {counted_from(here)}" if relative else f"the text gives no year; the nearest by {counted_from(here)}"
    days = part_of_month(days, part) if part else days
    return Reading(*days, "relative" if relative else "stated", why, "month", yearless=None if relative else (number, 0))


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
    if here.near(before, "in_word", "since", "during", "to", "between", "ago", "after", "of", "month_one"):
        return True
    if here.near(before, "at"):
        return here.is_a("m", "month")
    return here.is_a("m", "month") and not here.near(before, "plain", "outlet", "dot", "n")


def hijri_month(here: Here) -> Reading | None:
    """Read a month of the Islamic calendar."""
    number, part = here.number("h"), _part(here)
    if number is None:
        return None
    named = here.has("hy") or here.has("hymod") or here.groups["h"] > here.first
    if here.is_a("h", "hijri_amb") and not named and not (number == 9 and here.near(here.first - 1, "in_word", "during")):
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
    if number is None or year is None or not 1 <= number <= 12 or not 1900 <= year <= _LAST_PLAIN_YEAR:
        return None
    if here.near(here.first - 1, "slash", "dash", "dot") and here.glued(here.first - 1):
        return None
    return _reading(month_days(year, number), "stated", "the text gives month and year", "month")


def year(here: Here) -> Reading | None:
    """Read a year that a word or a mark says is one."""
    return _year(here, here.number("y"))


def year_short(here: Here) -> Reading | None:
    """Read a year of three figures."""
    number = here.number("yn")
    return _year(here, number) if number is not None and 100 <= number <= 999 else None


def _year(here: Here, number: int | None) -> Reading | None:
    if number is None:
        return None
    part = _part(here)
    if here.has("hm"):
        days = hijri_year_days(number)
        why = "a year of the Islamic calendar, by Umm al-Qura"
        return Reading(*days, "stated", why, "year", hijri=True) if days else None
    if not here.near(here.after - 1, "greg_mark") and _may_be_hijri(here, number):
        return unresolved("a year that may be of the Islamic calendar or the Gregorian", "year")
    days = part_of_year(number, part) if part else year_days(number)
    return _reading(days, "stated", "the text gives the year", "year")


def _may_be_hijri(here: Here, number: int) -> bool:
    now = here.anchor.day
    today = hijri_of(now) if now else None
    if today is None:
        return FIRST_HIJRI <= number <= LAST_HIJRI
    return today[0] - _HIJRI_REACH[0] <= number <= today[0] + _HIJRI_REACH[1]


def bare_year(here: Here) -> Reading | None:
    """Read a year without the word, where it stands as only a year does and not as a number of things."""
    number = here.number("y")
    if number is None or not _FIRST_PLAIN_YEAR <= number <= _LAST_PLAIN_YEAR:
        return None
    before, after = here.first - 1, here.after
    bracketed = here.near(before, "open") and here.near(after, "close")
    if not bracketed and not here.near(before, "in_word", "since", "to", "during", "ago", "after", "between"):
        return None
    if here.near(before, "between", "to") and here.near(after, "plain"):
        return None
    if here.near(after, "counted", "slash", "colon") or here.near(after, *_UNIT_CLASSES):
        return None
    if here.near(after, "plain"):
        following = here.tokens.raw(after)
        if number % 100 == 0 or _looks_counted(following):
            return None
    if here.is_a("y", "card_year") and number % 100 == 0:
        return None
    return _reading(year_days(number), "stated", "the text gives the year", "year")


_UNIT_CLASSES = tuple(name for name in LEXICON.tags if name.endswith(("_one", "_many", "_two")))
_ACCUSATIVE = "\N{ARABIC LETTER ALEF}"


def _looks_counted(word: str) -> bool:
    """Whether a word has the ending of things counted from eleven on ("2018 persons")."""
    return len(word) >= 4 and word.endswith(_ACCUSATIVE)


def year_pair(here: Here) -> Reading | None:
    """Read "between 2010 and 2015", "2020-2030", "the years 2019 and 2020"."""
    first, second = here.number("y"), here.number("y2")
    if first is None or second is None or not first < second <= first + _YEARS_APART:
        return None
    if not _FIRST_PLAIN_YEAR <= first <= _LAST_PLAIN_YEAR:
        return None
    if (here.near(here.first - 1, "dash", "slash", "dot") and here.glued(here.first - 1)) or here.near(here.after, "dash", "slash", "counted"):
        return None
    if here.near(here.after - 2, "slash") and second != first + 1:
        return None
    return _reading(year_days(first, second), "stated", "the text gives both years", "year")


def unit(here: Here) -> Reading | None:
    """Read "last week", "this month", "the end of the year", "the rest of the week"."""
    grain, now = here.value("u"), here.anchor.day
    if grain not in ("week", "month", "year", "decade", "century"):
        return None
    bare = not here.has("mod") and not here.has("this_det")
    if bare and grain in ("decade", "century"):
        return None
    if now is None:
        return no_anchor(here, grain)  # type: ignore[arg-type]
    offset = step(here, "mod") if here.has("mod") else 0
    if offset is None:
        return from_other(grain)  # type: ignore[arg-type]
    days = _unit_days(now, str(grain), offset, _part(here))
    if bare and grain == "week" and _part(here) in ("open", "early"):
        days = (days[0] - timedelta(days=2), days[1])  # many outlets' weeks begin on Saturday or Sunday
    if here.has("rest") or here.has("later"):
        days = (min(now, days[1]), days[1])
    return Reading(*days, "relative", f"counted from {counted_from(here)}", grain)  # type: ignore[arg-type]


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
    grain, now = str(here.value("u")), here.anchor.day
    pull = step(here, "mod")
    if grain not in ("week", "month", "year") or pull != 1:
        return None
    if now is None:
        return no_anchor(here, grain)  # type: ignore[arg-type]
    days = _unit_days(now, grain, 2, None)
    return Reading(*days, "relative", f"counted from {counted_from(here)}", grain)  # type: ignore[arg-type]


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
    return _reading(days, "relative", f"the weekend, Friday to Sunday, counted from {counted_from(here)}", "week")


def week_of(here: Here) -> Reading | None:
    """Read "the first week of October", weeks beginning on Monday."""
    placed = named_month(here)
    if placed is None or isinstance(placed, Reading):
        return placed
    first, last = month_days(placed[0], placed[1])
    nth = here.number("n") if here.is_a("n", "ordinal") else here.number("np")
    if here.is_a("n", "last_pre") or here.is_a("np", "last_adj", "recent"):
        monday = week_days(last if last.weekday() == 6 else last - timedelta(days=7))[0]
    else:
        day = nth_weekday(placed[0], placed[1], 0, nth) if nth is not None and nth <= 5 else None
        if day is None:
            return None
        monday = day
    basis: Basis = "stated" if placed[2] == "stated" else "relative"
    why = "a week of the month that the text names, Monday to Sunday"
    return _reading((monday, monday + timedelta(days=6)), basis, why, "week")


def week_of_year(here: Here) -> Reading | None:
    """Read "the third week of 2027", by ISO 8601."""
    placed = _placed_year(here, "week")
    if placed is None or isinstance(placed, Reading):
        return placed
    number, basis = placed
    last = here.is_a("np", "last_adj", "recent")
    nth = date(number, 12, 28).isocalendar().week if last else here.number("np")
    try:
        monday = date.fromisocalendar(number, nth or 0, 1)
    except ValueError:
        return None
    return _reading((monday, monday + timedelta(days=6)), basis, "a week of the year that the text names", "week")


def week_around(here: Here) -> Reading | None:
    """Read "the week of 16 September"."""
    placed, day = named_month(here), here.number("d")
    if placed is None or day is None or isinstance(placed, Reading):
        return placed if isinstance(placed, Reading) else None
    try:
        days = week_days(date(placed[0], placed[1], day))
    except ValueError:
        return None
    return _reading(days, "stated", "the week of the day that the text names", "week")


def _placed_year(here: Here, grain: Grain) -> tuple[int, Basis] | Reading | None:
    """Return the year that a rule names by any of its ways, and how we know."""
    if (number := here.number("y")) is not None:
        return number, "stated"
    now = here.anchor.day
    if now is None:
        return no_anchor(here, grain)
    offset = step(here, "ymod") if here.has("ymod") else 0
    return from_other(grain) if offset is None else (now.year + offset, "relative")


def half(here: Here) -> Reading | None:
    """Read "the first half of March"."""
    placed, nth = named_month(here), here.number("n")
    if placed is None or isinstance(placed, Reading):
        return placed
    first, last = month_days(placed[0], placed[1])
    if nth not in (1, 2):
        return None
    days = (first, first.replace(day=15)) if nth == 1 else (first.replace(day=16), last)
    return _reading(days, "stated" if placed[2] == "stated" else "relative", "half of the month named", "month")


def half_year(here: Here) -> Reading | None:
    """Read "the third quarter of 2016", "the first half of this year"."""
    placed, nth = _placed_year(here, "season"), here.number("n")
    if placed is None or isinstance(placed, Reading):
        return placed
    length = 3 if here.has("quarter") else 6
    if nth is None or not 1 <= nth <= 12 // length:
        return None
    first = (nth - 1) * length + 1
    days = (month_days(placed[0], first)[0], month_days(placed[0], first + length - 1)[1])
    return _reading(days, placed[1], "a part of the year that the text names", "season")


def season(here: Here) -> Reading | None:
    """Read "summer 2016", "last winter"; northern seasons of whole months."""
    first = here.number("se")
    if first is None:
        return None
    now = here.anchor.day
    if here.has("mod") or here.has("this_det"):
        if now is None:
            return no_anchor(here, "season")
        pull = step(here, "mod") if here.has("mod") else 0
        if pull is None:
            return from_other("season")
        return _near_season(here, now, first, pull)
    placed = _placed_year(here, "season")
    if placed is None or isinstance(placed, Reading):
        return placed
    number, basis = placed
    why = "the season of the year that the text names"
    if first == 12 and not here.has("y2"):
        days = (date(number - 1, 12, 1), season_days(number, 12)[1])
        return _reading(days, basis, f"{why}; it may have begun or ended in it", "season")
    return _reading(season_days(number, first), basis, why, "season")


def _near_season(here: Here, now: date, first: int, pull: int) -> Reading | None:
    years = (now.year - 2, now.year - 1, now.year, now.year + 1, now.year + 2)
    all_days = [season_days(number, first) for number in years]
    if pull < 0:
        days = [d for d in all_days if d[1] < now][-1]
    elif pull > 0:
        days = next(d for d in all_days if d[0] > now)
    else:
        days = next((d for d in all_days if d[0] <= now <= d[1]), season_days(now.year, first))
    return _reading(days, "relative", f"the season counted from {counted_from(here)}", "season")


def tens(here: Here) -> Reading | None:
    """Read "the 1990s", "the seventies of the last century"."""
    base, now = here.number("t"), here.anchor.day
    if base is None:
        return None
    if here.has("c"):
        century = here.number("c") or 0
        first, basis = (century - 1) * 100 + base, "stated"
    elif here.has("cmod"):
        if now is None:
            return no_anchor(here, "decade")
        pull = step(here, "cmod")
        if pull is None:
            return from_other("decade")
        first, basis = (now.year // 100 + pull) * 100 + base, "relative"
    elif base >= 30:
        first, basis = 1900 + base, "stated"
    else:
        return unresolved("the century of the decade is not said", "decade")
    if not 1000 <= first <= _LAST_PLAIN_YEAR:
        return None
    part = _part(here)
    days = part_of_years(first, first + 9, part) if part else year_days(first, first + 9)
    return _reading(days, "relative" if basis == "relative" else "stated", "a decade of a century", "decade")


def century(here: Here) -> Reading | None:
    """Read "the 19th century"."""
    number, part = here.number("c"), _part(here)
    if number is None or not 10 <= number <= 22:
        return None
    first = (number - 1) * 100 + 1
    days = part_of_years(first, first + 99, part) if part else year_days(first, first + 99)
    return _reading(days, "stated", "the text gives the century", "century")
