"""One event, and the timeline of one entity or between two; each also as JSON."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render

from tawatur.archive.facade import Archive
from tawatur.archive.values import EventView
from tawatur.exports import rows
from tawatur.exports.storytelling import Joined, ToldEvent, told_event
from tawatur.model import Article, Conflict, Entity, Event, EventMention, Origin, Party
from tawatur.site import twins
from tawatur.site.middleware import SiteRequest
from tawatur.site.views.naming import known
from tawatur.site.views.paging import page_of

_PER_PAGE = 60
_CANDIDATES = 8


@dataclass(frozen=True, slots=True)
class Saying:
    """A mention with its article and its exact words."""

    mention: EventMention
    article: Article
    quote: str
    before: str
    after: str
    joined: Joined | None = None


@dataclass(frozen=True, slots=True)
class OriginCard:
    """An independent origin: the article or the named source that it goes back to, and who repeats it."""

    origin: Origin
    root: Article | None
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One value of a conflict and who tells it."""

    value: str
    sayings: tuple[Saying, ...]


def event(request: SiteRequest, event_id: str) -> HttpResponse:
    """Who did what to whom, on whose word, from how many independent origins, and where they differ."""
    view = _view(request.archive, event_id)
    told = told_event(request.archive, view)
    sayings = _sayings(view, told)
    return render(
        request,
        "site/event.html",
        {
            "event": view.event,
            "place": [view.event.where] if view.event.where else [],
            "known": known(request.archive, [view.event, *view.mentions]),
            "origins": [_origin(o, view, sayings) for o in view.event.origins],
            "conflicts": [(c, _sides(c, sayings)) for c in view.event.conflicts],
            "sayings": list(sayings.values()),
            "attributed": _attributed(view.mentions),
            "told": told,
            "changes": _changes(told),
        },
    )


def event_json(request: SiteRequest, event_id: str) -> HttpResponse:
    """The event with its mentions and articles, in the export's fields."""
    return as_json(twins.event_page(_view(request.archive, event_id)))


def _view(archive: Archive, event_id: str) -> EventView:
    view = archive.event(event_id)
    if view is None:
        raise Http404
    return view


def as_json(value: object) -> JsonResponse:
    """Return a value of plain types as an answer that programs of other sites may read."""
    response = JsonResponse(value, json_dumps_params={"ensure_ascii": False}, safe=False)
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _changes(told: ToldEvent) -> list[tuple[date | None, str]]:
    """Return the days on which the status of an event became another, by its articles' days."""
    changes: list[tuple[date | None, str]] = []
    for day, status, _ in told.statuses:
        if not changes or changes[-1][1] != status:
            changes.append((date.fromisoformat(day) if day else None, status))
    return changes


def _sayings(view: EventView, told: ToldEvent) -> dict[str, Saying]:
    joined = {one.mention: one for one in told.joined}
    return {
        mention.id: saying(mention, view.articles[mention.article], joined.get(mention.id))
        for mention in view.mentions
        if mention.article in view.articles
    }


def saying(mention: EventMention, article: Article, joined: Joined | None = None) -> Saying:
    """Return a mention with its words, and those of its sentence before and after them."""
    told, quote, body = mention.told, mention.quote, article.body
    before, after = body[told.start : quote.start], body[quote.end : told.end]
    return Saying(mention, article, article.quote(quote), before, after, joined)


def _origin(origin: Origin, view: EventView, sayings: dict[str, Saying]) -> OriginCard:
    told = tuple(sayings[m] for m in origin.mentions if m in sayings)
    return OriginCard(origin, view.articles.get(origin.root), told)


def _sides(conflict: Conflict, sayings: dict[str, Saying]) -> list[Side]:
    return [
        Side(value, tuple(sayings[m] for m in mentions if m in sayings))
        for value, mentions in zip(conflict.values, conflict.mentions, strict=False)
    ]


def _attributed(mentions: Sequence[EventMention]) -> list[Party]:
    parties = {party.entity: party for mention in mentions for party in mention.attributed_to}
    return list(parties.values())


# ---------------------------------------------------------------- timeline


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader typed for one side, who was taken to be meant, and who else might have been."""

    text: str
    chosen: Entity | None
    others: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The events of one year; None is for those without a date."""

    year: int | None
    events: tuple[Event, ...]


def timeline(request: SiteRequest) -> HttpResponse:
    """Events with one entity, or between two, by date; a form to ask for them."""
    a, b = _asked(request, "a"), _asked(request, "b")
    page = page_of(request)
    found = _events(request.archive, a, b, page)
    return render(
        request,
        "site/timeline.html",
        {
            "here": "timeline",
            "a": a,
            "b": b,
            "sides": (("a", a), ("b", b)),
            "asked": a.chosen is not None and (b.chosen is not None or not b.text),
            "years": _years(found[:_PER_PAGE]),
            "more": len(found) > _PER_PAGE,
            "page": page,
            "known": known(request.archive, found),
        },
    )


def timeline_json(request: SiteRequest) -> HttpResponse:
    """The same events in the export's fields; a side that nobody is found for is a 404."""
    a, b = _asked(request, "a"), _asked(request, "b")
    if a.chosen is None or (b.text and b.chosen is None):
        raise Http404
    page = page_of(request)
    found = _events(request.archive, a, b, page)
    return as_json(
        {
            "a": a.chosen.id,
            "b": b.chosen.id if b.chosen else None,
            "page": page,
            "more": len(found) > _PER_PAGE,
            "events": [rows.event_row(e) for e in found[:_PER_PAGE]],
        }
    )


def _asked(request: SiteRequest, name: str) -> Asked:
    text = " ".join(request.GET.get(name, "").replace("\0", "").split())[:200]
    found = request.archive.find_entity(text, limit=_CANDIDATES) if text else []
    return Asked(text, found[0] if found else None, tuple(found[1:]))


def _events(archive: Archive, a: Asked, b: Asked, page: int) -> list[Event]:
    if a.chosen is None or (b.text and b.chosen is None):
        return []
    other = b.chosen.id if b.chosen else None
    return archive.timeline(a.chosen.id, other, limit=_PER_PAGE + 1, offset=(page - 1) * _PER_PAGE)


def _years(events: Sequence[Event]) -> list[Year]:
    def year(of: Event) -> int | None:
        return of.when.earliest.year if of.when and of.when.earliest else None

    return [Year(which, tuple(inside)) for which, inside in groupby(events, key=year)]
