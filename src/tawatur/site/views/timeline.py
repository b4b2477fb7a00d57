"""The timeline of one entity or between two, with a strip of its density; also as JSON."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language_bidi

from tawatur.archive.facade import Archive
from tawatur.archive.values import EventFilters
from tawatur.exports import rows
from tawatur.model import Event
from tawatur.site.context import NOT_A_LIST
from tawatur.site.drawing import STRIP_HEIGHT, STRIP_WIDTH, strip
from tawatur.site.labels import TYPES
from tawatur.site.middleware import SiteRequest
from tawatur.site.views.asking import Asked, event_filters, whom
from tawatur.site.views.events import as_json
from tawatur.site.views.naming import known
from tawatur.site.views.paging import page_of

_PER_PAGE = 60


@dataclass(frozen=True, slots=True)
class Year:
    """The events of one year; None is for those without a date."""

    year: int | None
    events: tuple[Event, ...]


def timeline(request: SiteRequest) -> HttpResponse:
    """Events with one entity, or between two, by date; a form to ask for them."""
    a, b, filters = whom(request, "a"), whom(request, "b"), event_filters(request)
    page, archive = page_of(request), request.archive
    found = _events(archive, a, b, filters, page)
    density = archive.density(a.chosen.id, _id(b), filters=filters) if a.chosen and found else None
    context = {
        "here": "timeline",
        "a": a,
        "b": b,
        "filters": filters,
        "types": list(TYPES),
        "sides": (("a", a), ("b", b)),
        "asked": _is_asked(a, b),
        "years": _years(found[:_PER_PAGE]),
        "density": density,
        "bars": strip(density, get_language_bidi()) if density else [],
        "strip": (STRIP_WIDTH, STRIP_HEIGHT),
        "more": len(found) > _PER_PAGE,
        "page": page,
        "known": known(archive, found),
    }
    return render(request, "site/timeline.html", context if context["asked"] else context | NOT_A_LIST)


def timeline_json(request: SiteRequest) -> HttpResponse:
    """The same events in the export's fields; a side that nobody is found for is a 404."""
    a, b, filters = whom(request, "a"), whom(request, "b"), event_filters(request)
    if a.chosen is None or not _is_asked(a, b):
        raise Http404
    page = page_of(request)
    found = _events(request.archive, a, b, filters, page)
    return as_json(
        {
            "a": a.chosen.id,
            "b": _id(b),
            "page": page,
            "more": len(found) > _PER_PAGE,
            "events": [rows.event_row(e) for e in found[:_PER_PAGE]],
        }
    )


def _is_asked(a: Asked, b: Asked) -> bool:
    return a.chosen is not None and (b.chosen is not None or not b.text)


def _id(side: Asked) -> str | None:
    return side.chosen.id if side.chosen else None


def _events(archive: Archive, a: Asked, b: Asked, filters: EventFilters, page: int) -> list[Event]:
    if a.chosen is None or not _is_asked(a, b):
        return []
    offset = (page - 1) * _PER_PAGE
    return archive.timeline(a.chosen.id, _id(b), filters=filters, limit=_PER_PAGE + 1, offset=offset)


def _years(events: Sequence[Event]) -> list[Year]:
    def year(of: Event) -> int | None:
        return of.when.earliest.year if of.when and of.when.earliest else None

    return [Year(which, tuple(inside)) for which, inside in groupby(events, key=year)]
