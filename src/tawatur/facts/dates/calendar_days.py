"""Reads days named by the calendar: "12 March", "Tuesday 3/9/2018", "the 15th of this month", Hijri days."""

from datetime import date, timedelta

from tawatur.facts.dates.calendars import FIRST_HIJRI, LAST_HIJRI, hijri_days, hijri_of, month_days, shift_month
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

_UNTIL_DAYS = 200


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
    if past == 0 and here.near(here.first - 1, "to"):
        return _nearest_year(now, month, day)
    return now.year - (0 if where <= today else 1)


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
        return found and _reading(here, found, "relative", f"the year counts from {counted_from(here)}")
    if here.has("mod" + place):
        pull = step(here, "mod" + place)
        if pull is None:
            return from_other(here.grain("day"))
        found = make_day(choose_year(here, month, day, pull), month, day)
        return found and _reading(here, found, "relative", f"counted from {counted_from(here)}")
    year = choose_year(here, month, day, None)
    found = make_day(year, month, day)
    if "w" in here.groups:
        near = [make_day(y, month, day) for y in (year, year + 1, year - 1)]
        agreeing = [d for d in near if d and d.weekday() == here.weekday()]
        if agreeing and agreeing[0] != found:
            why = f"the text gives no year; the nearest that fits the day of the week, by {counted_from(here)}"
            return _reading(here, agreeing[0], "stated", why, (month, day))
    if found is None:
        return None
    side = "before" if found <= now else "after"
    why = f"the text gives no year; the nearest such day {side} {counted_from(here)}"
    return _reading(here, found, "stated", why, (month, day))


def _reading(
    here: Here, day: date, basis: str, why: str, yearless: tuple[int, int] | None = None
) -> Reading:
    because = why + weekday_doubt(here, day)
    kind = "stated" if basis == "stated" else "relative"
    return Reading(day, day, kind, because, here.grain("day"), yearless=yearless)  # type: ignore[arg-type]


def numeric(here: Here) -> Reading | None:
    """Read "3/9/2018", "2018-09-03", "3.9.2018", "12/5/21", and "22/04" where words say it is a date."""
    tags = here.tokens.tags
    separators = {tags[here.groups[name]] for name in ("s", "s2") if name in here.groups}
    if len(separators) > 1 and not here.has("yy"):
        return None
    day, month = here.number("d"), here.number("mn")
    if day is None or month is None:
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
    if here.has("y"):
        return place_day(here, month, day)
    if here.groups["d"] == here.first and not here.near(here.first - 1, "in_word") and (day <= 12 or day == 24):
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
    if short is None or day > month_days(2024, month)[1].day:
        return None
    if here.anchor.day is None:
        return unresolved(f"the year has two figures, and {here.anchor.because}", here.grain("day"))
    century = here.anchor.day.year // 100 * 100
    year = century + short - (100 if century + short > here.anchor.day.year + 10 else 0)
    found = make_day(year, month, day)
    return found and _reading(here, found, "stated", "the text gives day, month and a year of two figures")


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
        return found and _reading(here, found, "relative", f"the month counts from {counted_from(here)}")
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
            return unresolved("the year lies outside the tables of the Umm al-Qura calendar", here.grain("day"))
        days = hijri_days(year, month, day)
        why = "an Islamic day, by the Umm al-Qura calendar (a sighting may differ by a day)"
        return days and _hijri(here, days[0], "stated", why)
    now = here.anchor.day
    today = hijri_of(now) if now else None
    if now is None or today is None:
        return no_anchor(here, here.grain("day"))
    pull = step(here, "hymod" + place) if here.has("hymod" + place) else None
    ahead = (pull if pull is not None else here.direction()) > 0
    near = [days[0] for y in range(today[0] - 1, today[0] + 2) if (days := hijri_days(y, month, day))]
    near = [d for d in near if (d >= now if ahead else d <= now)]
    if not near:
        return None
    why = f"an Islamic day without a year, by the Umm al-Qura calendar: the nearest by {counted_from(here)}"
    return _hijri(here, min(near) if ahead else max(near), "stated", why)


def _hijri(here: Here, day: date, basis: str, why: str) -> Reading:
    named = here.weekday()
    off = (day.weekday() - named) % 7 if named is not None else 0
    if off in (1, 6):  # the month was seen a day earlier or later: the day of the week tells
        day += timedelta(days=-1 if off == 1 else 1)
        why += "; moved a day to the day of the week that the text gives"
    because = why + weekday_doubt(here, day)
    return Reading(day, day, "stated", because, here.grain("day"), hijri=True)
