"""Days in the reader's words, as precise as they are known and no more."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from hijridate import Gregorian

from tawatur.model import Dating
from tawatur.site.labels import BASES, HIJRI_MONTHS, MONTHS
from tawatur.site.tastes import current, month_names


@dataclass(frozen=True, slots=True)
class When:
    """A dating as shown: `text` for people, `machine` for `<time datetime>` ("" where it takes none)."""

    text: str
    machine: str
    precision: str
    basis: str
    because: str


def day(of: date) -> str:
    """Return a day in the reader's language: 26 December 2020."""
    return _("%(day)d %(month)s %(year)d") % {"day": of.day, "month": _month_name(of), "year": of.year}


def _month_name(of: date) -> str:
    """Return what a month is called in the reader's language and, of several in Arabic, region."""
    names = month_names().get(current().months) if get_language() == "ar" else None
    return names[of.month - 1] if names else str(MONTHS[of.month - 1])


def full_day(of: date) -> str:
    """Return a day in words with, for readers who want it, the same in the calendar of Umm al-Qura."""
    hijri = _hijri(of)
    return _("%(day)s (%(hijri)s)") % {"day": day(of), "hijri": hijri} if hijri else day(of)


def _hijri(of: date) -> str:
    """Return a day of the Hijri calendar in words, "" where the reader wants none or it is not known.

    Countries begin months by sight of the moon: the reader says by how many days theirs is off.
    """
    wanted = current().hijri
    if not wanted:
        return ""
    try:
        there = Gregorian.fromdate(of + timedelta(days=int(wanted))).to_hijri()
    except (OverflowError, ValueError):  # the calendar is known for 1924 to 2077
        return ""
    told = {"day": there.day, "month": HIJRI_MONTHS[there.month - 1], "year": there.year}
    return _("%(day)d %(month)s %(year)d AH") % told


def month(of: date) -> str:
    """Return a month in the reader's language: December 2020."""
    return _("%(month)s %(year)d") % {"month": _month_name(of), "year": of.year}


def when(dating: Dating | None) -> When:
    """Return a dating in words; one that is missing or unknown says so."""
    if dating is None:
        return When(_("date not known"), "", "", "", "")
    basis = str(BASES[dating.basis])
    if dating.earliest is None or dating.latest is None:
        return When(_("date not known"), "", "", basis, dating.because)
    text, machine, precision = _told(dating.earliest, dating.latest)
    return When(text, machine, precision, basis, dating.because)


def _told(first: date, last: date) -> tuple[str, str, str]:
    taste = current()
    return _words(first, last, get_language(), taste.months, taste.hijri)


# All that the words depend on is a parameter: pages tell the same days again and again.
@lru_cache(maxsize=20_000)
def _words(first: date, last: date, *_reader: str | None) -> tuple[str, str, str]:
    if first == last:
        return full_day(first), first.isoformat(), _("to the day")
    last_of_month = monthrange(last.year, last.month)[1] == last.day
    if first.day == 1 and last_of_month and first.year == last.year:
        if first.month == last.month:
            return month(first), f"{first.year:04}-{first.month:02}", _("to the month")
        if (first.month, last.month) == (1, 12):
            return str(first.year), f"{first.year:04}", _("to the year")
    same_month = (first.year, first.month) == (last.year, last.month)
    ends = {"first": str(first.day) if same_month else day(first), "last": day(last)}
    return _("between %(first)s and %(last)s") % ends, "", _("between two days")


def from_iso(text: str) -> str:
    """Return a day, or two with a slash between them, in the reader's words; any other text as it is."""
    try:
        days = [date.fromisoformat(part) for part in text.split("/")]
    except ValueError:
        return text
    if len(days) > 2:
        return text
    return _told(days[0], days[-1])[0]
