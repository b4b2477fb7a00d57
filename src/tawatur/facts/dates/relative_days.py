"""Reads days counted from the article's own: "yesterday, Tuesday", "next Friday", "tonight", holidays."""

from datetime import date, timedelta

from tawatur.facts.dates.calendar_days import choose_year, month_of, weekday_doubt
from tawatur.facts.dates.calendars import (
    easter,
    hijri_days,
    hijri_of,
    month_days,
    nth_weekday,
    shift_month,
    week_days,
    weekday_after,
    weekday_before,
)
from tawatur.facts.dates.lexicon import LEXICON
from tawatur.facts.dates.reading import (
    WEEKDAY_NAMES,
    Here,
    Reading,
    counted_from,
    from_other,
    no_anchor,
    step,
    unresolved,
)
from tawatur.model import Basis

_DAY = timedelta(days=1)
_HOLIDAY_NEAR = 45  # days: further off, a holiday without a year may be any year's


def _relative(here: Here, day: date, why: str, weekday: int | None = None) -> Reading:
    return Reading(day, day, "relative", why, here.grain("day"), weekday=weekday)


def weekday(here: Here) -> Reading | None:
    """Read a day of the week, alone or with "last", "next", or a week."""
    named, now = here.weekday(), here.anchor.day
    if named is None:
        return None
    if now is None:
        return no_anchor(here, here.grain("day"))
    name, by = WEEKDAY_NAMES[named], counted_from(here)
    if here.has("wmod") or here.has("wthis"):
        offset = step(here, "wmod") if here.has("wmod") else 0
        if offset is None:
            return from_other(here.grain("day"))
        day = week_days(now, offset)[0] + named * _DAY
        return _relative(here, day, f"{name} of a week counted from {by}")
    if here.has("mod"):
        pull = step(here, "mod")
        if pull is None:
            return from_other(here.grain("day"))
        if pull == 0:
            return _relative(here, week_days(now)[0] + named * _DAY, f"{name} of the week of {by}")
        day = weekday_before(now, named, True) if pull < 0 else weekday_after(now, named, True)
        return _relative(here, day, f"the {'last' if pull < 0 else 'next'} {name} from {by}")
    if here.direction() > 0:
        why = f"the sentence looks ahead: the next {name} from {by}"
        return _relative(here, weekday_after(now, named), why, named)
    return _relative(here, weekday_before(now, named), f"the last {name} at or before {by}", named)


def weekday_pair(here: Here) -> Reading | None:
    """Read "on Wednesday and Thursday next": two days of one week."""
    first, second, now = here.weekday(), here.weekday("w2"), here.anchor.day
    if first is None or second is None or first == second:
        return None
    if now is None:
        return no_anchor(here, "day")
    pull = step(here, "mod") if here.has("mod") else here.direction()
    if pull is None:
        return from_other("day")
    if here.has("mod") and pull == 0:
        begin = week_days(now)[0] + first * _DAY
    elif pull > 0:
        begin = weekday_after(now, first, here.has("mod"))
    else:
        begin = weekday_before(weekday_before(now, second, here.has("mod")), first)
    end = weekday_after(begin, second)
    return Reading(begin, end, "relative", f"two days of one week, counted from {counted_from(here)}", "day")


def night_between(here: Here) -> Reading | None:
    """Read the night between two days of the week."""
    first, second, now = here.weekday(), here.weekday("w2"), here.anchor.day
    if first is None or second is None or (second - first) % 7 != 1:
        return None
    if now is None:
        return no_anchor(here, "time")
    last = weekday_after(now, second) if here.direction() > 0 else weekday_before(now, second)
    why = f"the night from {WEEKDAY_NAMES[first]} to {WEEKDAY_NAMES[second]} nearest to {counted_from(here)}"
    return Reading(last - _DAY, last, "relative", why, "time")


def relative_day(here: Here) -> Reading | None:
    """Read "yesterday", "the day after tomorrow", with or without the day of the week."""
    now = here.anchor.day
    if here.has("r"):
        offset = here.number("r")
    elif here.has("mod"):
        offset = step(here, "mod")
        if offset is None:
            return from_other(here.grain("day"))
    else:
        offset = 0
    if offset is None:
        return None
    if now is None:
        return no_anchor(here, here.grain("day"))
    if here.near(here.after, "of") and here.near(here.after + 1, "plain") and abs(offset) > 1:
        return None
    day = now + offset * _DAY
    why = f"{_away(offset)} {counted_from(here)}"
    return _agree_on_weekday(here, day, why)


def _away(offset: int) -> str:
    if offset == 0:
        return "the day itself:"
    days = "a day" if abs(offset) == 1 else f"{abs(offset)} days"
    return f"{days} {'before' if offset < 0 else 'after'}"


def _agree_on_weekday(here: Here, day: date, why: str) -> Reading:
    """Return the reading of a counted day; where the text names another day of the week, say so.

    A day off is a page that went out before or after midnight: the named weekday is the surer word. More
    than that, and the text was written on another day: anything between the two is possible.
    """
    named = here.weekday()
    if named is None or day.weekday() == named:
        return _relative(here, day, why)
    nearest = min((weekday_before(day, named), weekday_after(day, named)), key=lambda d: abs(d - day))
    doubt = why + weekday_doubt(here, day)
    if abs(nearest - day) == _DAY:
        return _relative(here, nearest, f"{doubt}; the {WEEKDAY_NAMES[named]} next to it is taken")
    before = weekday_before(day, named)
    return Reading(before, day, "relative", f"{doubt}; either may be meant", here.grain("day"))


def today(here: Here) -> Reading | None:
    """Read "today" where it means the article's day, not "nowadays" and not "a day"."""
    now = here.anchor.day
    bare = here.tokens.tags[here.first] == LEXICON.tags["today"]
    if bare and here.near(here.first - 1, "in_word", "at", "that", "every"):
        return None
    if bare and here.near(here.first - 1, "quote") and here.near(here.after, "quote"):
        return None  # the name of a newspaper
    around = (here.first - 1, here.first - 2, here.after, here.after + 1)
    if any(here.near(at, "nowadays", "more_than") for at in around):
        return unresolved("it means nowadays rather than a day", "day")
    if now is None:
        return no_anchor(here, here.grain("day"))
    if bare and here.quoted and here.direction() == 0:
        why = "inside a quotation it may mean nowadays, or the day of the speech"
        return unresolved(why, "day")
    return _relative(here, now, f"the day itself: {counted_from(here)}")


def this_part(here: Here) -> Reading | None:
    """Read "this evening", "last night", "tonight"."""
    now = here.anchor.day
    if now is None:
        return no_anchor(here, "time")
    if here.has("mod"):
        pull = step(here, "mod")
        if pull is None:
            return from_other("time")
        if pull < 0:
            return Reading(now - _DAY, now, "relative", f"the night before {counted_from(here)}", "time")
    return Reading(now, now, "relative", f"the day itself: {counted_from(here)}", "time")


def named_month(here: Here) -> tuple[int, int, Basis] | Reading | None:
    """Return year, month and basis of the month that a rule names by any of its ways."""
    now = here.anchor.day
    if here.has("rmod") or here.has("rthis"):
        if now is None:
            return no_anchor(here, "day")
        offset = step(here, "rmod") if here.has("rmod") else 0
        if offset is None:
            return from_other("day")
        return (*shift_month(now.year, now.month, offset), "relative")
    month = month_of(here)
    if month is None:
        return None
    if (year := here.number("y")) is not None:
        return year, month, "stated"
    if now is None:
        return unresolved(f"the text gives no year, and {here.anchor.because}", "day")
    if here.has("ymod") or here.has("ythis"):
        offset = step(here, "ymod") if here.has("ymod") else 0
        return from_other("day") if offset is None else (now.year + offset, month, "relative")
    pull = step(here, "mod") if here.has("mod") else None
    if here.has("mod") and pull is None:
        return from_other("day")
    return choose_year(here, month, None, pull), month, "stated" if pull is None else "relative"


def nth_of_month(here: Here) -> Reading | None:
    """Read "the third Tuesday of September 2014", "the last Monday of the month"."""
    month, named = named_month(here), here.weekday()
    if month is None or named is None or isinstance(month, Reading):
        return month if isinstance(month, Reading) else None
    nth = 0 if here.is_a("n", "last_pre", "last_adj", "recent") else here.number("n")
    day = nth_weekday(month[0], month[1], named, nth) if nth is not None and nth <= 5 else None
    if day is None:
        return None
    return Reading(day, day, month[2], "counted in the month that the text names", here.grain("day"))


def nth_of_this_month(here: Here) -> Reading | None:
    """Read "the second Sunday" where nothing says of what: of the article's month."""
    nth, named, now = here.number("n"), here.weekday(), here.anchor.day
    if nth is None or named is None or nth > 5:
        return None
    if here.near(here.after, "of", "plain"):
        return unresolved("it counts in something else that the text names", here.grain("day"))
    if now is None:
        return no_anchor(here, here.grain("day"))
    day = nth_weekday(now.year, now.month, named, nth)
    return _relative(here, day, f"counted in the month of {counted_from(here)}") if day else None


def nth_after(here: Here) -> Reading | None:
    """Read "the third Tuesday after" a holiday."""
    nth, named, year = here.number("n"), here.weekday(), here.number("y")
    if nth is None or named is None:
        return None
    if year is None:
        return unresolved("it counts from a holiday of a year that the text does not name")
    day = _holiday_in(here.number("hol") or 0, year)
    if day is None:
        return None
    day = weekday_after(day, named, True) + timedelta(days=7 * (nth - 1))
    return Reading(day, day, "stated", "counted from the holiday that the text names", "day")


def last_day(here: Here) -> Reading | None:
    """Read "the last day of" a month."""
    month = named_month(here)
    if month is None or isinstance(month, Reading):
        return month
    day = month_days(month[0], month[1])[1]
    return Reading(day, day, month[2], "the last day of the month that the text names", "day")


def holiday(here: Here) -> Reading | None:
    """Read a holiday: of a year that the text names, or the nearest one where it is near enough."""
    index, now = here.number("hol") or 0, here.anchor.day
    year = here.number("y")
    if year is not None and here.has("hm"):
        entry = LEXICON.holidays[index]
        days = hijri_days(year, entry.month, int(entry.day)) if entry.calendar == "hijri" else None
        return Reading(*days, "stated", "a holiday of an Islamic year", "day", hijri=True) if days else None
    if year is not None:
        day = _holiday_in(index, year)
        return Reading(day, day, "stated", f"a holiday of {year}", "day") if day else None
    if now is None:
        return unresolved(f"a holiday without a year, and {here.anchor.because}")
    if here.has("ymod") or here.has("ythis"):
        offset = step(here, "ymod") if here.has("ymod") else 0
        day = _holiday_in(index, now.year + offset) if offset is not None else None
        why = f"a holiday of a year counted from {counted_from(here)}"
        return Reading(day, day, "relative", why, "day") if day else None
    near = [d for y in (now.year - 1, now.year, now.year + 1) if (d := _holiday_in(index, y))]
    pull = step(here, "mod") if here.has("mod") else here.direction()
    if pull:
        side = [d for d in near if (d >= now if pull > 0 else d <= now)]
        near = [min(side) if pull > 0 else max(side)] if side else []
    elif near:
        near = [d for d in [min(near, key=lambda d: abs(d - now))] if abs(d - now).days <= _HOLIDAY_NEAR]
    if not near:
        return unresolved("a holiday without a year, and none near the article's day")
    return Reading(near[0], near[0], "relative", f"the holiday nearest to {counted_from(here)}", "day")


def _holiday_in(index: int, year: int) -> date | None:
    """Return the day of a holiday that falls in a Gregorian year, None where none does."""
    entry = LEXICON.holidays[index]
    try:
        if entry.calendar == "gregorian":
            return date(year, entry.month, int(entry.day))
        if entry.calendar == "easter":
            return easter(year) + timedelta(days=int(entry.day))
        if entry.calendar == "nth":
            day, nth = entry.day.split(".")
            return nth_weekday(year, entry.month, int(day), int(nth))
        first = hijri_of(date(year, 1, 1))
    except ValueError:
        return None
    for hijri_year in range(first[0], first[0] + 2) if first else ():
        days = hijri_days(hijri_year, entry.month, int(entry.day))
        if days and days[0].year == year:
            return days[0]
    return None
