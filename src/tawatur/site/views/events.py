"""One event, as a page and as JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render

from tawatur.archive.facade import Archive
from tawatur.archive.values import EventView
from tawatur.exports.storytelling import Joined, ToldEvent, told_event
from tawatur.model import Article, Conflict, EventMention, Origin, Party
from tawatur.site import twins
from tawatur.site.middleware import SiteRequest
from tawatur.site.views.naming import known


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
    others = request.archive.events(one.event for one in told.related)
    return render(
        request,
        "site/event.html",
        {
            "event": view.event,
            "place": [view.event.where] if view.event.where else [],
            "known": known(request.archive, [view.event, *view.mentions, *others.values()]),
            "origins": [_origin(o, view, sayings) for o in view.event.origins],
            "conflicts": [(c, sides(c, sayings)) for c in view.event.conflicts],
            "sayings": list(sayings.values()),
            "attributed": _attributed(view.mentions),
            "told": told,
            "changes": _changes(told),
            "related": [(others[one.event], one.because) for one in told.related],
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


def sides(conflict: Conflict, sayings: Mapping[str, Saying]) -> list[Side]:
    """Return the values of a conflict, each with those mentions that tell it which there are words for."""
    return [
        Side(value, tuple(sayings[m] for m in mentions if m in sayings))
        for value, mentions in zip(conflict.values, conflict.mentions, strict=False)
    ]


def _attributed(mentions: Sequence[EventMention]) -> list[Party]:
    parties = {party.entity: party for mention in mentions for party in mention.attributed_to}
    return list(parties.values())
