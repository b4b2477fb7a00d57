"""Reads days named by the calendar: "12 March", "Tuesday 3/9/2018", "the 15th of this month", Hijri days."""

from dataclasses import replace
from datetime import date, timedelta

from tawatur.facts.dates.calendars import (
    FIRST_HIJRI,
    LAST_HIJRI,
    hijri_days,
    hijri_of,
    month_days,
    shift_month,
)
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

_SOON = 45  # days
_SHORT_YEARS_BACK = 30  # a year of two figures is a recent one, or the figures are no date


def month_of(here: Here, place: str = "") -> int | None:
    """Return the number of the month that a rule named, None where its two names disagree."""
    if (by_number := here.number("mn" + place)) is not None:
        return by_number if 1 <= by_number <= 12 else None
    month = here.number("m" + place)
    if here.has("alt" + place) and here.number("alt" + place) != month:
        return None
    return month


def make_day(year: int, month: int, day: int) -> date | None:
    """Return a day, None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def choose_year(here: Here, month: int, day: int | None, pull: int | None, past: int | None = None) -> int:
    """Return the year of a month (and day) that is named without one.

    `pull` is where "last", "this" or "next" pulls, None without such a word; then the sentence decides, and
    where it says nothing the last such time at or before the article's day is meant. After "until" the
    nearest one is.
    """
    now = here.anchor.day
    assert now is not None
    where = (month, day or 0)
    today = (now.month, now.day if day else 0)
    if pull == 0:
        return now.year
    if pull is not None:
        strictly = where < today if pull < 0 else where > today
        return now.year + (0 if strictly else pull)
    if past is None:
        past = here.direction()
    if past > 0:
        return now.year + (0 if where >= today else 1)
    if past == 0 and here.near(here.first - 1, "to", "ago"):
        return _nearest_year(now, month, day)
    return now.year - (0 if where <= today else 1)


def coming_soon(here: Here, month: int, day: int | None, year: int) -> Reading | None:
    """Return a doubt where the last such time is nearly a year back and the next one just ahead.

    "On 17 August", printed on the 11th, is hardly last year's; and nothing says that it is this year's.
    """
    now = here.anchor.day
    assert now is not None
    if here.direction() != 0 or here.near(here.first - 1, "to", "ago"):
        return None
    ahead = make_day(year + 1, month, day or 1)
    if year >= now.year + 1 or ahead is None or not 0 < (ahead - now).days <= _SOON:
        return None
    return unresolved(
        f"the text gives no year: the next such time comes soon after {counted_from(here)}, "
        "the last was nearly a year before, and the sentence does not say which"
    )


def _nearest_year(now: date, month: int, day: int | None) -> int:
    def away(year: int) -> int:
        return abs((date(year, month, min(day or 28, 28)) - now).days)

    return min((now.year - 1, now.year, now.year + 1), key=away)


def weekday_doubt(here: Here, day: date, name: str = "w") -> str:
    """Return what to say where the text names another day of the week, else nothing."""
    named = here.weekday(name)
    if named is None or day.weekday() == named:
        return ""
    return f"; the text says {WEEKDAY_NAMES[named]}, but that day is a {WEEKDAY_NAMES[day.weekday()]}"


def absolute(here: Here) -> Reading | None:
    """Read a day and a month, with a year, a relative year, "last"/"next", or none.

    "Tuesday the third of September" can also be the third Tuesday: then the day of the week does not fit.
    """
    found = place_day(here, month_of(here), here.number("d"))
    nth = here.has("w") and here.is_a("d", "ordinal") and (here.number("d") or 0) <= 5
    if nth and found and found.earliest and found.earliest.weekday() != here.weekday():
        return None
    return found


def day_and_date(here: Here) -> Reading | None:
    """Read "yesterday, Tuesday 12 March": a counted day with its date, which counts; doubts are said.

    Where the year is not given and the article's day is not known, `yearless` has month and day.
    """
    month, day, now = month_of(here), here.number("d"), here.anchor.day
    offset = here.number("r") if here.has("r") else 0
    if month is None or day is None or offset is None:
        return None
    if here.number("y") is not None or now is None:
        found = place_day(here, month, day)
    else:
        meant = now + timedelta(days=offset)
        near = [d for y in (-1, 0, 1) if (d := make_day(meant.year + y, month, day))]
        if not near:
            return None
        nearest = min(near, key=lambda d: abs(d - meant))
        why = f"the text gives day and month; the year by {counted_from(here)}"
        found = _reading(here, nearest, "stated", why)
    if found and found.earliest and now and found.earliest != now + timedelta(days=offset):
        doubt = f"; counted from {counted_from(here)}, it would be {now + timedelta(days=offset)}"
        return replace(found, because=found.because + doubt)
    return found


def place_day(here: Here, month: int | None, day: int | None, place: str = "") -> Reading | None:
    """Read a day and month whose year is said under `place`, or not."""
    if month is None or day is None or not 1 <= day <= 31:
        return None
    year = here.number("y" + place)
    if year is not None:
        found = make_day(year, month, day)
        if found is None:
            return None
        return _reading(here, found, "stated", "the text gives day, month and year")
    if day > month_days(2024, month)[1].day:
        return None
    if here.anchor.day is None:
        return Reading(
            None,
            None,
            "unknown",
            f"the text gives no year, and {here.anchor.because}",
            here.grain("day"),
            yearless=(month, day),
        )
    return _place_in_year(here, month, day, place)


def _place_in_year(here: Here, month: int, day: int, place: str) -> Reading | None:
    now = here.anchor.day
    assert now is not None
    if here.has("ymod" + place) or here.has("ythis" + place):
        offset = step(here, "ymod" + place) if here.has("ymod" + place) else 0
        if offset is None:
            return from_other(here.grain("day"))
        found = make_day(now.year + offset, month, day)
        return (
            _reading(here, found, "relative", f"the year counts from {counted_from(here)}") if found else None
        )
    if here.has("mod" + place):
        pull = step(here, "mod" + place)
        if pull is None:
            return from_other(here.grain("day"))
        found = make_day(choose_year(here, month, day, pull), month, day)
        return _reading(here, found, "relative", f"counted from {counted_from(here)}") if found else None
    year = choose_year(here, month, day, None)
    if not here.has("w") and (doubt := coming_soon(here, month, day, year)):
        return replace(doubt, grain=here.grain("day"), yearless=(month, day))
    found = make_day(year, month, day)
    if "w" in here.groups:
        near = [make_day(y, month, day) for y in (year, year + 1, year - 1)]
        agreeing = [d for d in near if d and d.weekday() == here.weekday()]
        if agreeing and agreeing[0] != found:
            why = f"no year given; the nearest that fits the day of the week, by {counted_from(here)}"
            return _reading(here, agreeing[0], "stated", why, (month, day))
    if found is None:
        return None
    side = "before" if found <= now else "after"
    why = f"the text gives no year; the nearest such day {side} {counted_from(here)}"
    return _reading(here, found, "stated", why, (month, day))


def _reading(
    here: Here, day: date, basis: Basis, why: str, yearless: tuple[int, int] | None = None
) -> Reading:
    because = why + weekday_doubt(here, day)
    return Reading(day, day, basis, because, here.grain("day"), yearless=yearless)


def numeric(here: Here) -> Reading | None:
    """Read "3/9/2018", "2018-09-03", "3.9.2018", "12/5/21", and "22/04" where words say it is a date."""
    tags = here.tokens.tags
    separators = {tags[here.groups[name]] for name in ("s", "s2") if name in here.groups}
    if len(separators) > 1 and not here.has("yy"):
        return None
    day, month = here.number("d"), here.number("mn")
    if day is None or month is None or here.near(here.first - 1, "numbered"):
        return None
    if _runs_on(here):
        return None
    swapped = not here.is_a("y", "year") or here.groups["y"] > here.groups["d"]
    if month > 12 and day <= 12 and swapped:
        day, month = month, day
    if not 1 <= month <= 12:
        return None
    if here.has("yy"):
        return _two_digit_year(here, day, month)
    year = here.number("y")
    if year is not None and FIRST_HIJRI <= year <= LAST_HIJRI:
        days = hijri_days(year, month, day)  # in figures, such years are Islamic, marked or not
        why = "an Islamic day, by the Umm al-Qura calendar (a sighting may differ by a day)"
        return _hijri(here, days[0], why) if days else None
    if year is not None:
        return place_day(here, month, day)
    told = here.groups["d"] != here.first or here.near(here.first - 1, "in_word")
    if not told and (day <= 12 or day == 24):
        return None  # 24/7, fractions
    bare = here.is_a("s", "dot") or (here.is_a("s", "dash") and max(day, month) <= 12)
    return None if bare else place_day(here, month, day)


def _runs_on(here: Here) -> bool:
    """Whether more figures stand right against it: a telephone number or a version rather than a date."""
    signs, figures = ("slash", "dash", "dot", "colon"), ("n", "yy", "year", "amount", "clock")
    after, before = here.after, here.first - 1
    if here.near(after, *signs) and here.near(after + 1, *figures) and here.glued(after):
        return True
    return here.near(before, *signs) and here.near(before - 1, *figures) and here.glued(before)


def _two_digit_year(here: Here, day: int, month: int) -> Reading | None:
    at = here.groups["yy"]
    if here.tokens.ends[at] - here.tokens.starts[at] != 2:
        return None
    if here.has("s2") and here.tokens.tags[here.groups["s"]] != here.tokens.tags[here.groups["s2"]]:
        return None
    short = here.number("yy")
    if short is None or day != here.number("d") or day > month_days(2024, month)[1].day:
        return None
    if here.anchor.day is None:
        return unresolved(f"the year has two figures, and {here.anchor.because}", here.grain("day"))
    century = here.anchor.day.year // 100 * 100
    year = century + short
    if not -_SHORT_YEARS_BACK <= year - here.anchor.day.year <= 1:
        return None
    found = make_day(year, month, day)
    return (
        _reading(here, found, "stated", "the text gives day, month and a year of two figures")
        if found
        else None
    )


def day_of_month(here: Here) -> Reading | None:
    """Read "the 15th of this month", "Thursday the 21st", "on the 27th"."""
    day, now = here.number("d"), here.anchor.day
    if day is None or not 1 <= day <= 31:
        return None
    relative = "rmod" in here.groups or "rthis" in here.groups or "rmod2" in here.groups
    if not relative and here.has("w") and here.is_a("d", "ordinal") and day <= 5:
        return None  # "the second Sunday" is no day of the month
    if now is None:
        return no_anchor(here, here.grain("day"))
    if relative:
        offset = step(here, "rmod") if here.has("rmod") else 0
        if offset is None:
            return from_other(here.grain("day"))
        found = make_day(*shift_month(now.year, now.month, offset), day)
        return (
            _reading(here, found, "relative", f"the month counts from {counted_from(here)}")
            if found
            else None
        )
    return _day_alone(here, day, now)


def _day_alone(here: Here, day: int, now: date) -> Reading | None:
    candidates = [make_day(*shift_month(now.year, now.month, offset), day) for offset in (0, -1, 1)]
    near = [d for d in candidates if d is not None]
    if here.has("w"):
        near = [d for d in near if d.weekday() == here.weekday()]
        if not near:
            return None
        found = min(near, key=lambda d: abs(d - now))
        why = f"the nearest month where the day of the week fits, by {counted_from(here)}"
        return _reading(here, found, "relative", why)
    ahead = here.direction() > 0
    near = [d for d in near if (d >= now if ahead else d <= now)]
    if not near:
        return None
    found = min(near) if ahead else max(near)
    side = "after" if ahead else "before"
    return _reading(here, found, "relative", f"no month given: the nearest {side} {counted_from(here)}")


def hijri_day(here: Here) -> Reading | None:
    """Read a day of the Islamic calendar, with a year or the nearest one."""
    month, day = here.number("h"), here.number("d")
    if month is None or day is None or not 1 <= day <= 30:
        return None
    year = here.number("hy")
    if year is None and here.is_a("h", "hijri_amb") and month == 2:
        return None  # the second month's name also is "nil", as in scores
    return place_hijri(here, month, day, "")


def place_hijri(here: Here, month: int, day: int, place: str) -> Reading | None:
    """Read an Islamic day and month whose year is said under `place`, or not."""
    year = here.number("hy" + place)
    if year is not None:
        if not FIRST_HIJRI <= year <= LAST_HIJRI:
            return unresolved("the year lies outside the Umm al-Qura tables", here.grain("day"))
        days = hijri_days(year, month, day)
        why = "an Islamic day, by the Umm al-Qura calendar (a sighting may differ by a day)"
        return _hijri(here, days[0], why) if days else None
    now = here.anchor.day
    today = hijri_of(now) if now else None
    if now is None or today is None:
        return no_anchor(here, here.grain("day"))
    pull = step(here, "hymod" + place) if here.has("hymod" + place) else None
    ahead = (pull if pull is not None else here.direction()) > 0
    if pull is None and here.direction() == 0 and not here.has("w"):
        soon = [days[0] for y in (today[0], today[0] + 1) if (days := hijri_days(y, month, day))]
        if any(0 < (d - now).days <= _SOON for d in soon):
            return unresolved("an Islamic day without a year, soon to come again: which year's is not said")
    near = [days[0] for y in range(today[0] - 1, today[0] + 2) if (days := hijri_days(y, month, day))]
    near = [d for d in near if (d >= now if ahead else d <= now)]
    if not near:
        return None
    why = f"an Islamic day without a year, by the Umm al-Qura calendar: the nearest by {counted_from(here)}"
    return _hijri(here, min(near) if ahead else max(near), why)


def _hijri(here: Here, day: date, why: str) -> Reading:
    named = here.weekday()
    off = (day.weekday() - named) % 7 if named is not None else 0
    if off in (1, 6):  # the month was seen a day earlier or later: the day of the week tells
        day += timedelta(days=-1 if off == 1 else 1)
        why += "; moved a day to the day of the week that the text gives"
    because = why + weekday_doubt(here, day)
    return Reading(day, day, "stated", because, here.grain("day"), hijri=True)
