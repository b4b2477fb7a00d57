"""Articles by time: the river of the last to arrive, and the paper of one day."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from tawatur.archive.facade import Archive
from tawatur.archive.values import DayCount, Filters, Head
from tawatur.exports.front import ticker
from tawatur.model import Entity
from tawatur.site.labels import FORMS, TYPES
from tawatur.site.middleware import SiteRequest
from tawatur.site.views.naming import known

_PER_PAGE = 30
_OF_A_DAY = 60
_EVENTS = 12
_HEADLINES = 200
_OUTLETS = 100

# A bar of the calendar is one of so many heights.
_HEIGHTS = 4


def latest(request: SiteRequest) -> HttpResponse:
    """The articles that came last, narrowed by outlet, country, event type or form, page by page."""
    archive = request.archive
    filters = filters_of(request)
    found = archive.newest_texts(filters, limit=_PER_PAGE + 1, before=before_of(request))
    return render(
        request,
        "site/latest.html",
        {
            "here": "latest",
            "articles": found[:_PER_PAGE],
            "older": found[_PER_PAGE - 1].seq if len(found) > _PER_PAGE else None,
            "newer": "before" in request.GET,
            "filters": filters,
            "forms": list(FORMS),
            "types": list(TYPES),
            "countries": _countries(archive),
            "outlets": archive.outlet_names(limit=_OUTLETS),
        },
    )


def filters_of(request: SiteRequest) -> Filters:
    """Return what the river is narrowed to by its address; Http404 for a form or type that there is not."""

    def asked(name: str) -> str | None:
        return " ".join(request.GET.get(name, "").replace("\0", "").split())[:200] or None

    form, type_, country = asked("form"), asked("type"), asked("country")
    if (form and form not in FORMS) or (type_ and type_ not in TYPES):
        raise Http404
    return Filters(outlet=asked("outlet"), form=form, country=country, type=type_)


def before_of(request: SiteRequest) -> int | None:
    """Return where the page begins; Http404 for what is no such number."""
    asked = request.GET.get("before")
    if asked is None:
        return None
    if not (asked.isascii() and asked.isdigit() and 0 < len(asked) <= 15):
        raise Http404
    return int(asked)


def _countries(archive: Archive) -> list[tuple[str, str]]:
    """Return (code, name) of the states that articles name, by name."""
    language = get_language() or "ar"

    def name(state: Entity) -> str:
        names = dict(state.names)
        return names.get(language) or names.get("ar") or state.id

    return sorted(((s.country, name(s)) for s in archive.states() if s.country), key=lambda pair: pair[1])


# ---------------------------------------------------------------- a day


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day of a month: how many articles bear it, and how high its bar is, 0 to `_HEIGHTS`."""

    day: date
    articles: int
    height: int


def newest_day(request: SiteRequest) -> HttpResponse:
    """Lead to the last day that an article bears, where none does to the front page."""
    before, _ = request.archive.days_beside(date.max)
    return redirect("day", on=before.isoformat()) if before else redirect("front")


def day(request: SiteRequest, on: str) -> HttpResponse:
    """What was published on a day: its events, its articles, and what tickers showed on that day."""
    archive, this = request.archive, _date(on)
    found = archive.published_on(this, limit=_OF_A_DAY + 1, before=before_of(request))
    before, after = archive.days_beside(this)
    first = this.replace(day=1)
    last = this.replace(day=monthrange(this.year, this.month)[1])
    events = archive.events_on(this, limit=_EVENTS)
    return render(
        request,
        "site/day.html",
        {
            "here": "day",
            "on": this,
            "articles": found[:_OF_A_DAY],
            "older": found[_OF_A_DAY - 1].seq if len(found) > _OF_A_DAY else None,
            "newer": "before" in request.GET,
            "previous": before,
            "next": after,
            "calendar": _calendar(first, last, archive.day_counts(first, last)),
            "events": events,
            "known": known(archive, events),
            "lines": _lines(archive, this),
        },
    )


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Http404 from None


def _lines(archive: Archive, on: date) -> Sequence[object]:
    headlines: list[Head] = archive.headlines_seen(on, limit=_HEADLINES)
    return ticker(archive, headlines)


def _calendar(first: date, last: date, counts: Sequence[DayCount]) -> list[CalendarDay]:
    by_day = {count.day: count.articles for count in counts}
    most = max(by_day.values(), default=1)
    days = [first.replace(day=number) for number in range(1, last.day + 1)]
    return [CalendarDay(d, by_day.get(d, 0), -(-by_day.get(d, 0) * _HEIGHTS // most)) for d in days]
