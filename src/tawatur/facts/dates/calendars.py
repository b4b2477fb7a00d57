"""Arithmetic of days: months, weeks, quarters, seasons, Easter, and the Islamic calendar."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from hijridate import Gregorian, Hijri

Days = tuple[date, date]

FIRST_HIJRI, LAST_HIJRI = 1343, 1500
"""The years that the Umm al-Qura tables cover."""

_DAY: Final = timedelta(days=1)


def month_days(year: int, month: int) -> Days:
    """Return the first and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_days(first: int, last: int | None = None) -> Days:
    """Return the first day of one year and the last day of it or another."""
    return date(first, 1, 1), date(last or first, 12, 31)


def week_days(day: date, offset: int = 0) -> Days:
    """Return Monday and Sunday of the week a day is in, or of one `offset` weeks from it."""
    monday = day - timedelta(days=day.weekday() - 7 * offset)
    return monday, monday + 6 * _DAY


def shift_month(year: int, month: int, offset: int) -> tuple[int, int]:
    """Return the year and month that lie `offset` months from one."""
    months = year * 12 + month - 1 + offset
    return months // 12, months % 12 + 1


def shift_day(day: date, unit: str, count: int) -> date | None:
    """Return the day that lies `count` units away, None where the calendar has none."""
    try:
        if unit in ("day", "week"):
            return day + timedelta(days=count * (7 if unit == "week" else 1))
        if unit == "hour":
            return day + timedelta(days=(count + 23) // 24 if count > 0 else -((-count + 23) // 24))
        months = count * {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit]
        year, month = shift_month(day.year, day.month, months)
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    except (OverflowError, ValueError):
        return None


def weekday_before(day: date, weekday: int, strict: bool = False) -> date:
    """Return the last such weekday at or (strict) before a day."""
    back = (day.weekday() - weekday) % 7
    return day - timedelta(days=back or (7 if strict else 0))


def weekday_after(day: date, weekday: int, strict: bool = False) -> date:
    """Return the first such weekday at or (strict) after a day."""
    ahead = (weekday - day.weekday()) % 7
    return day + timedelta(days=ahead or (7 if strict else 0))


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """Return a month's nth such weekday, its last for 0; None where there is none."""
    first, last = month_days(year, month)
    if nth == 0:
        return weekday_before(last, weekday)
    day = weekday_after(first, weekday) + timedelta(days=7 * (nth - 1))
    return day if day <= last else None


def easter(year: int) -> date:
    """Return Western Easter Sunday (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    q = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * q) // 451
    month, day = divmod(h + q - 7 * m + 114, 31)
    return date(year, month, day + 1)


def hijri_days(year: int, month: int, day: int | None = None) -> Days | None:
    """Return the civil days of a day or month of the Umm al-Qura calendar, None where its tables end."""
    try:
        if day is not None:
            one = _civil(Hijri(year, month, day))
            return one, one
        first = Hijri(year, month, 1)
        return _civil(first), _civil(first) + timedelta(days=first.month_length() - 1)
    except (OverflowError, ValueError):
        return None


def hijri_year_days(year: int) -> Days | None:
    """Return the civil days of a year of the Umm al-Qura calendar."""
    first, last = hijri_days(year, 1), hijri_days(year, 12)
    return (first[0], last[1]) if first and last else None


def hijri_of(day: date) -> tuple[int, int, int] | None:
    """Return year, month and day of the Umm al-Qura calendar for a civil day."""
    try:
        hijri = Gregorian(day.year, day.month, day.day).to_hijri()
    except (OverflowError, ValueError):
        return None
    return hijri.year, hijri.month, hijri.day


def _civil(hijri: Hijri) -> date:
    civil = hijri.to_gregorian()
    return date(civil.year, civil.month, civil.day)


def season_days(year: int, first_month: int) -> Days:
    """Return the three months of a season; winter is the one that begins in December of `year`."""
    last_year, last_month = shift_month(year, first_month, 2)
    return date(year, first_month, 1), month_days(last_year, last_month)[1]


def part_of_month(days: Days, part: str) -> Days:
    """Return the days that "the beginning", "the middle", "late" … of a month means."""
    first, last = days
    bounds = {"open": (1, 5), "early": (1, 10), "half": (15, 15), "mid": (11, 20), "late": (21, 31)}
    if part == "end":
        return last - 4 * _DAY, last
    low, high = bounds[part]
    return first + (low - 1) * _DAY, min(first + (high - 1) * _DAY, last)


def part_of_year(year: int, part: str) -> Days:
    """Return the months that "the beginning", "the middle", "late" … of a year means."""
    first, last = {
        "open": (1, 1),
        "early": (1, 3),
        "half": (6, 7),
        "mid": (5, 8),
        "late": (10, 12),
        "end": (12, 12),
    }[part]
    return month_days(year, first)[0], month_days(year, last)[1]


def part_of_week(days: Days, part: str) -> Days:
    """Return the days that a part of a week means, Monday first."""
    low, high = {
        "open": (0, 2), "early": (0, 2), "half": (1, 4), "mid": (1, 4), "late": (3, 6), "end": (3, 6)
    }[part]  # fmt: skip
    return days[0] + low * _DAY, days[0] + high * _DAY


def part_of_years(first: int, last: int, part: str) -> Days:
    """Return the years that a part of a decade or a century means: thirds, and a little over."""
    third = (last - first + 1) // 3 + 1
    if part in ("open", "early"):
        return year_days(first, first + third - 1)
    if part in ("late", "end"):
        return year_days(last - third + 1, last)
    return year_days(first + third - 1, last - third + 1)
