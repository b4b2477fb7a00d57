"""Reads years and longer, and their parts: "in 2020", "the third quarter of 2016", "the 1990s"."""

from datetime import date, timedelta

from tawatur.facts.dates.calendars import (
    FIRST_HIJRI,
    LAST_HIJRI,
    hijri_of,
    hijri_year_days,
    month_days,
    part_of_year,
    part_of_years,
    season_days,
    year_days,
)
from tawatur.facts.dates.lexicon import LEXICON
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
from tawatur.model import Basis, Grain

_FIRST_PLAIN_YEAR, _LAST_PLAIN_YEAR = 1500, 2100
_HIJRI_REACH = (60, 10)  # years back and ahead in which an unmarked year may be an Islamic one
_YEARS_APART = 150


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
    part = part_named(here)
    if here.has("hm"):
        days = hijri_year_days(number)
        why = "a year of the Islamic calendar, by Umm al-Qura"
        return Reading(*days, "stated", why, "year", hijri=True) if days else None
    if not here.near(here.after - 1, "greg_mark") and _may_be_hijri(here, number):
        return unresolved("a year that may be of the Islamic calendar or the Gregorian", "year")
    days = part_of_year(number, part) if part else year_days(number)
    return over_days(days, "stated", "the text gives the year", "year")


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
    return over_days(year_days(number), "stated", "the text gives the year", "year")


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
    before = here.first - 1
    if here.near(before, "dash", "slash", "dot") and here.glued(before):
        return None
    if here.near(here.after, "dash", "slash", "counted"):
        return None
    if here.near(here.after - 2, "slash") and second != first + 1:
        return None
    return over_days(year_days(first, second), "stated", "the text gives both years", "year")


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
    days = (monday, monday + timedelta(days=6))
    return over_days(days, basis, "a week of the year that the text names", "week")


def _placed_year(here: Here, grain: Grain) -> tuple[int, Basis] | Reading | None:
    """Return the year that a rule names by any of its ways, and how we know."""
    if (number := here.number("y")) is not None:
        return number, "stated"
    now = here.anchor.day
    if now is None:
        return no_anchor(here, grain)
    offset = step(here, "ymod") if here.has("ymod") else 0
    return from_other(grain) if offset is None else (now.year + offset, "relative")


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
    return over_days(days, placed[1], "a part of the year that the text names", "season")


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
    if number <= LAST_HIJRI:
        return None  # a season of an Islamic year, which wanders
    why = "the season of the year that the text names"
    if first == 12 and not here.has("y2"):
        days = (date(number - 1, 12, 1), season_days(number, 12)[1])
        return over_days(days, basis, f"{why}; it may have begun or ended in it", "season")
    return over_days(season_days(number, first), basis, why, "season")


def _near_season(here: Here, now: date, first: int, pull: int) -> Reading | None:
    years = (now.year - 2, now.year - 1, now.year, now.year + 1, now.year + 2)
    all_days = [season_days(number, first) for number in years]
    if pull < 0:
        days = [d for d in all_days if d[1] < now][-1]
    elif pull > 0:
        days = next(d for d in all_days if d[0] > now)
    else:
        days = next((d for d in all_days if d[0] <= now <= d[1]), season_days(now.year, first))
    return over_days(days, "relative", f"the season counted from {counted_from(here)}", "season")


def tens(here: Here) -> Reading | None:
    """Read "the 1990s", "the seventies of the last century"."""
    base, now = here.number("t"), here.anchor.day
    basis: Basis = "stated"
    if base is None:
        return None
    if here.has("c"):
        century = here.number("c") or 0
        first = (century - 1) * 100 + base
    elif here.has("cmod"):
        if now is None:
            return no_anchor(here, "decade")
        pull = step(here, "cmod")
        if pull is None:
            return from_other("decade")
        first = (now.year // 100 + pull) * 100 + base
        basis = "relative"
    elif base >= 30:
        first = 1900 + base
    else:
        return unresolved("the century of the decade is not said", "decade")
    if not 1000 <= first <= _LAST_PLAIN_YEAR:
        return None
    part = part_named(here)
    days = part_of_years(first, first + 9, part) if part else year_days(first, first + 9)
    return over_days(days, basis, "a decade of a century", "decade")


def century(here: Here) -> Reading | None:
    """Read "the 19th century"."""
    number, part = here.number("c"), part_named(here)
    if number is None or not 10 <= number <= 22:
        return None
    first = (number - 1) * 100 + 1
    days = part_of_years(first, first + 99, part) if part else year_days(first, first + 99)
    return over_days(days, "stated", "the text gives the century", "century")
