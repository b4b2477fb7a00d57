"""Days in the reader's words, as precise as they are known and no more."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from tawatur.model import Dating
from tawatur.site.labels import BASES, MONTHS


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
    return _("%(day)d %(month)s %(year)d") % {"day": of.day, "month": MONTHS[of.month - 1], "year": of.year}


def month(of: date) -> str:
    """Return a month in the reader's language: December 2020."""
    return _("%(month)s %(year)d") % {"month": MONTHS[of.month - 1], "year": of.year}


def when(dating: Dating | None) -> When:
    """Return a dating in words; one that is missing or unknown says so."""
    if dating is None:
        return When(_("date not known"), "", "", "", "")
    basis = str(BASES[dating.basis])
    if dating.earliest is None or dating.latest is None:
        return When(_("date not known"), "", "", basis, dating.because)
    text, machine, precision = _words(dating.earliest, dating.latest)
    return When(text, machine, precision, basis, dating.because)


def _words(first: date, last: date) -> tuple[str, str, str]:
    if first == last:
        return day(first), first.isoformat(), _("to the day")
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
    return _words(days[0], days[-1])[0]
