"""Date lines of pages: "Tuesday 28 January 2025 - 14:30" and its kin, read strictly.

Only a line that is nothing but a date with its labels, or a date set apart from a name by a separator,
is a date line; a sentence that holds a date is not. What stands in the text itself is not read here.
"""

import re
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final, NamedTuple

from hijridate import Hijri

from tawatur.arabic.letters import fold
from tawatur.arabic.months import HIJRI_MONTHS, MONTHS, WEEKDAYS
from tawatur.articles.phrases import trim, words_of
from tawatur.model import Dating

LONGEST_LINE: Final = 140
"""A date line is short; what is longer is a sentence."""

_MOST_REST_WORDS: Final = 4  # "فلان - 12 يناير 2024": a byline, a desk or a town, never a clause
_OLDEST_YEAR: Final = 1900


def _one_of(names: dict[str, int]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def _any_word(kind: str) -> str:
    return "|".join(re.escape(fold(word)) for word in sorted(words_of(kind), key=len, reverse=True))


_OF: Final = f"(?:{_any_word('date-of')})"
_ERA: Final = rf"(?:{_any_word('date-era')})\.?(?!\w)"
_MONTH: Final = rf"(?:{_one_of(MONTHS)})"
_YEAR: Final = r"(?P<y>\d{4})"
_ENGLISH: Final = {
    name: number
    for number, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ],
        start=1,
    )
    for name in names.split()
}
_ANY_MONTH: Final = rf"(?P<m>{_MONTH}|(?:{_one_of(_ENGLISH)})\.?)(?:\s*[/(]\s*(?:{_MONTH}|\d{{1,2}})\s*\)?)?"
_NAMED: Final = re.compile(
    rf"(?<!\w)(?P<d>\d{{1,2}})\s*(?:{_OF}\s+)?[-/ ]?\s*{_ANY_MONTH}\s*[-/,،]?\s*{_YEAR}(?!\d)"
)
_MONTH_FIRST: Final = re.compile(rf"(?<!\w){_ANY_MONTH}\s*(?P<d>\d{{1,2}})\s*[,،]?\s*{_YEAR}(?!\d)")
_DAY_FIRST: Final = re.compile(
    rf"(?<![\d.])(?P<d>\d{{1,2}})\s*(?P<s>[-/.])\s*(?P<m>\d{{1,2}})\s*(?P=s)\s*{_YEAR}(?!\d)"
)
_YEAR_FIRST: Final = re.compile(
    rf"(?<![\d.]){_YEAR}\s*(?P<s>[-/.])\s*(?P<m>\d{{1,2}})\s*(?P=s)\s*(?P<d>\d{{1,2}})(?!\d)(?:t(?=\d))?"
)
_FORMS: Final = (_NAMED, _YEAR_FIRST, _DAY_FIRST, _MONTH_FIRST)

_HIJRI: Final = re.compile(
    rf"\d{{1,2}}\s*(?:{_OF}\s+)?(?:{_one_of(HIJRI_MONTHS)})\s*[,،]?\s*1[34]\d\d\s*(?:{_ERA})?"
    rf"|\d{{1,2}}\s*([-/])\s*\d{{1,2}}\s*\1\s*1[34]\d\d(?:\s*(?:{_ERA}))?"
)
_HIJRI_NAMED: Final = re.compile(
    rf"(?<!\d)(?P<d>\d{{1,2}})\s*(?:{_OF}\s+)?[-/ ]?\s*(?P<m>{_one_of(HIJRI_MONTHS)})"
    rf"\s*[-/,،]?\s*(?P<y>1[34]\d\d)(?!\d)(?:\s*(?:{_ERA}))?"
)
_HIJRI_FIGURES: Final = re.compile(
    rf"(?<![\d./-])(?P<d>\d{{1,2}})\s*(?P<s>[-/])\s*(?P<m>\d{{1,2}})\s*(?P=s)\s*(?P<y>1[34]\d\d)\s*(?:{_ERA})"
)
_CLOCK: Final = re.compile(
    r"\d{1,2}\s*[:h.]\s*\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:z(?!\w)|[+-]\d{2}:?\d{2})?"
    r"|\(?\s*(?:gmt|utc)\s*(?:[+-]\s*\d{1,4}(?::\d\d)?)?\s*\)?"
)
_GLUED: Final = re.compile(r"\b(gmt|utc)(?=\d)")  # "17:55 GMT17 March"
_WEEKDAY: Final = re.compile(rf"(?<!\w)(?:{_one_of(WEEKDAYS)})(?!\w)")
_AGO: Final = re.compile("|".join(fold(row) for row in words_of("date-ago")))
_SEPARATORS: Final = " \t-|/•·,،؛:.()[]<>«»*~–—#"
_PIECES: Final = re.compile(r"\s+[-–—/]\s+|[|•·،,\n]|\s{3,}")


class DateLine(NamedTuple):
    """What a date line says: the day, what else stands in the line (a byline, a town), and whether the
    line gives the day of publication (`published`) or only of the last change. `islamic`: the line has
    an Islamic date only, which a Gregorian one in another line outdoes."""

    day: date | None
    rest: str
    published: bool
    islamic: bool = False


_LABEL_WORDS: Final = tuple(sorted(words_of("date-label"), key=len, reverse=True))
_LABEL: Final = re.compile(rf"(?<!\w)(?:{_any_word('date-label')})(?!\w)")
_JOINT: Final = re.compile(rf"(?<!\w)(?:{_any_word('date-joint')})(?!\w)")
_UPDATE: Final = re.compile(rf"(?<!\w)(?:{_any_word('date-update')})(?!\w)")


def read_dateline(line: str, loose: bool = False) -> DateLine | None:
    """Return what a date line says, or None where the line is no date line.

    `loose`: the date may end the line with no separator before it, as where a page sets name and date side
    by side; only for lines whose place says that they are the article's head.

    `day` is None for a line that gives no day by itself ("3 hours ago"). `rest` is empty where the
    line is nothing but a date.
    """
    if len(line) > LONGEST_LINE or (not any(c.isdigit() for c in line) and not _could_be_ago(line)):
        return None
    text = _flat(line)
    ago = _AGO.search(text)
    if ago and not _strip_labels(text[: ago.start()] + " " + text[ago.end() :]):
        return DateLine(None, "", published=False)
    gregorian = _find_day(text)
    found = gregorian or _find_hijri_day(text)
    if found is None:
        return None
    day, start, end = found
    rest = _strip_labels(text[:start] + " | " + text[end:])
    published = not _UPDATE.search(text[:start])
    if len(rest.split()) > _MOST_REST_WORDS:
        return None
    if rest and _touches(text[:start], text[end:]):
        if not loose or "|" in rest or not _strip_labels(text[:start]).endswith(rest):
            return None
        return DateLine(day, rest, published, gregorian is None)
    return DateLine(day, _as_published(line, rest) if rest else "", published, gregorian is None)


def stated(day: date, line: str) -> Dating:
    """Return the dating of an article whose page states its day in `line` (or in metadata so named)."""
    said = " ".join(line.split())[:120]
    islamic = "" if _find_day(_flat(line)) else ", which is that day in the Umm al-Qura calendar"
    return Dating(day, day, "stated", f"the page says “{said}”{islamic}")


def read_instant(value: str) -> date | None:
    """Return the day of an ISO 8601 date or date-time as written there, in its own time zone."""
    text = value.strip()
    match = re.match(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)", text) or re.match(
        r"(\d{4})(\d\d)(\d\d)(?!\d)", text
    )
    if match:
        return _day(int(match[1]), int(match[2]), int(match[3]))
    try:
        return datetime.strptime(text[:25].strip(), "%a, %d %b %Y %H:%M:%S").date()  # noqa: DTZ007 local day wanted
    except ValueError:
        found = read_dateline(text)
        return found.day if found and not found.rest else None


def read_moment(value: str) -> datetime | None:
    """Return the point in time of an ISO 8601 or RFC 2822 date-time with its offset to UTC, else None."""
    text = value.strip()
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(text)
        except (ValueError, TypeError, OverflowError):
            continue
        return moment if moment.utcoffset() is not None else None
    return None


def _flat(line: str) -> str:
    return _GLUED.sub(r"\1 ", " ".join(fold(line).split()))


def _could_be_ago(line: str) -> bool:
    return len(line) <= 30 and bool(_AGO.search(fold(line)))


def _find_day(text: str) -> tuple[date, int, int] | None:
    """Return the first Gregorian day of a folded line and where it stands; one after "updated" comes last."""
    days: list[tuple[bool, int, int, date]] = []
    for form in _FORMS:
        for match in form.finditer(text):
            day = _read_match(match)
            if day and not any(start < match.end() and match.start() < end for _, start, end, _ in days):
                late = bool(_UPDATE.search(text[max(0, match.start() - 25) : match.start()]))
                days.append((late, match.start(), match.end(), day))
    if not days:
        return None
    _, start, end, day = min(days)
    return day, start, end


def _find_hijri_day(text: str) -> tuple[date, int, int] | None:
    """Return the day of a date line that has an Islamic date only, and where it stands.

    The Umm al-Qura calendar may be a day off what a country saw: a weekday beside the date decides.
    """
    found = _HIJRI_NAMED.search(text) or _HIJRI_FIGURES.search(text)
    if found is None:
        return None
    month = HIJRI_MONTHS.get(found["m"]) or (int(found["m"]) if found["m"].isdigit() else 0)
    try:
        civil = Hijri(int(found["y"]), month, int(found["d"])).to_gregorian()
    except (OverflowError, ValueError):
        return None
    day = date(civil.year, civil.month, civil.day)
    named = _WEEKDAY.search(text)
    if named:
        near = [day + timedelta(days=off) for off in (0, -1, 1)]
        fitting = [one for one in near if one.weekday() == WEEKDAYS[named[0]]]
        return (fitting[0], found.start(), found.end()) if fitting else None
    return day, found.start(), found.end()


def _read_match(match: re.Match[str]) -> date | None:
    year, number, name = int(match["y"]), int(match["d"]), match["m"].rstrip(".")
    month = int(name) if name.isdigit() else MONTHS.get(name) or _ENGLISH.get(name, 0)
    if name.isdigit() and month > 12 >= number:  # 01/28/2025: only an American can have meant this
        month, number = number, month
    return _day(year, month, number)


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number) if year >= _OLDEST_YEAR else None
    except ValueError:
        return None


def _strip_labels(text: str) -> str:
    """Return what is left of a folded line without dates, clocks, weekdays and labels."""
    for form in _FORMS:
        text = form.sub(" | ", text)
    for pattern in (_HIJRI, _CLOCK, _LABEL):
        text = pattern.sub(" | ", text)
    for pattern in (_WEEKDAY, _JOINT):  # part of the date: "on Tuesday the" separates nothing from it
        text = pattern.sub(" ", text)
    return re.sub(r"\s*\|[\s|]*", " | ", " ".join(text.split())).strip(_SEPARATORS)


def _touches(before: str, after: str) -> bool:
    """Say whether a word runs straight into the date, as in a clause, with no separator or label between."""
    sides = []
    for side in (before, after):
        for pattern in (_HIJRI, _CLOCK, _LABEL):
            side = pattern.sub("|", side)
        for pattern in (_WEEKDAY, _JOINT):
            side = pattern.sub(" ", side)
        sides.append(side)
    return bool(re.search(r"\w\s*$", sides[0]) or re.match(r"\s*\w", sides[1]))


def _as_published(line: str, rest: str) -> str:
    """Return the piece of the line whose folded form is `rest`, in the page's own spelling."""
    for piece in _PIECES.split(line):
        if trim(_strip_labels(" ".join(fold(piece).split()))) == trim(rest):
            kept = piece
            for word in _LABEL_WORDS:
                kept = re.sub(rf"^\s*{re.escape(word)}\s*:?\s+", "", kept)
            return kept.strip(_SEPARATORS)
    return rest
