"""The addresses of the API: each gives a leaf of a list, or one thing, as the export's rows."""

import json
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Path, Query
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.renderers import JSONRenderer

import tawatur
from tawatur.archive.facade import Archive
from tawatur.archive.leaves import Place, Told
from tawatur.archive.values import EventFilters, Filters
from tawatur.exports import rows
from tawatur.exports.jsonl import entity_rows, mention_rows
from tawatur.exports.rows import Row
from tawatur.people import Refused
from tawatur.site.api import schemas, writing
from tawatur.site.api.asking import (
    ArticlesAsked,
    EntitiesAsked,
    EventsAsked,
    Leafed,
    MentionsAsked,
    ReusesAsked,
    read_place,
    written,
)

_ABOUT = """What Tawatur reads in Arabic news: articles, who is said to have done what to whom, on whose word,
who copied whom, and how many independent origins stand behind each event. Rows have the fields of
`tawatur export`. Lists are read leaf by leaf: ask again with `cursor` set to `next` until it is null.
Answers have an ETag: send it as `If-None-Match`, and what has not changed is answered with 304.
Writing needs a member's token, and keeps to the limits of the pages."""

# Named by a query, entities have no place to go on from: so many in one answer.
_NAMED = 50


class _Renderer(JSONRenderer):
    """Arabic as Arabic."""

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:
        text = json.dumps(data, cls=self.encoder_class, ensure_ascii=False, separators=(",", ":"))
        return text.encode("utf-8", "replace")


api = NinjaAPI(
    title="Tawatur",
    version=tawatur.__version__,
    description=_ABOUT,
    docs_url=None,  # it would need scripts, of which our pages have none
    renderer=_Renderer(),
    urls_namespace="api",
)

api.add_router("", writing.router)

_WRONG = {400: schemas.Wrong, 404: schemas.Wrong}
Answer = dict[str, Any]
F = TypeVar("F", bound=Callable[..., Any])


def _archive(request: HttpRequest) -> Archive:
    archive = request.archive  # type: ignore[attr-defined]  # the middleware gave it
    assert isinstance(archive, Archive)
    return archive


def _leaf(of: Iterable[Row], next: Place | None) -> Answer:
    return {"rows": list(of), "next": written(next)}


def _one(row: Row | None) -> Row:
    if row is None:
        raise Http404
    return row


def _get(path: str, answer: object, name: str) -> Callable[[F], F]:
    return api.get(path, response={200: answer, **_WRONG}, operation_id=name, by_alias=True)


# ---------------------------------------------------------------- articles


@_get("/articles", schemas.Leaf[schemas.Article], "articles")
def articles(request: HttpRequest, asked: Query[ArticlesAsked]) -> Answer:
    """Articles, the last to arrive first; those that a search finds where `q` is given."""
    archive, after = _archive(request), read_place(asked.cursor)
    filters = Filters(
        _text(asked.outlet),
        asked.form,
        asked.since,
        asked.until,
        _text(asked.entity),
        _text(asked.country),
        asked.type,
    )
    text = _text(asked.q)
    if text is None:
        leaf = archive.article_leaf(filters, after=after, limit=asked.limit)
        return _leaf(map(rows.article_row, leaf.rows), leaf.next)
    offset = min(after[0], 10**6) if after else 0
    found = archive.search(text, filters, order="newest", limit=asked.limit, offset=offset)
    end = offset + asked.limit
    more = (end, "") if end < found.reachable and found.result == "articles" else None
    return _leaf((rows.article_row(hit.article) for hit in found.hits), more)


@_get("/articles/{id}", schemas.Article, "article")
def article(request: HttpRequest, id: Path[str]) -> Row:
    """One article."""
    found = _archive(request).article(id)
    return _one(rows.article_row(found) if found else None)


def _text(given: str | None) -> str | None:
    return " ".join((given or "").replace("\0", "").split()) or None


# ---------------------------------------------------------------- events


@_get("/events", schemas.Leaf[schemas.Event], "events")
def events(request: HttpRequest, asked: Query[EventsAsked]) -> Answer:
    """Events, those of the newest articles first."""
    leaf = _event_leaf(request, asked)
    return _leaf(map(rows.event_row, leaf.rows), leaf.next)


@_get("/events/{id}", schemas.Event, "event")
def event(request: HttpRequest, id: Path[str]) -> Row:
    """One event."""
    found = _archive(request).events([id]).get(id)
    return _one(rows.event_row(found) if found else None)


@_get("/origins", schemas.Leaf[schemas.EventOrigin], "origins")
def origins(request: HttpRequest, asked: Query[EventsAsked]) -> Answer:
    """The independent origins of the same events; a leaf holds those of `limit` events."""
    leaf = _event_leaf(request, asked)
    told = (
        {"kind": "origin", "event": row["id"], **origin}
        for row in map(rows.event_row, leaf.rows)
        for origin in row["origins"]
    )
    return _leaf(told, leaf.next)


def _event_leaf(request: HttpRequest, asked: EventsAsked) -> Any:
    filters = EventFilters(asked.type, asked.since, asked.until, asked.min_origins)
    return _archive(request).event_leaf(
        filters, entity=_text(asked.entity), after=read_place(asked.cursor), limit=asked.limit
    )


@_get("/mentions", schemas.Leaf[schemas.Mention], "mentions")
def mentions(request: HttpRequest, asked: Query[MentionsAsked]) -> Answer:
    """Event mentions that nobody judged wrong, those of the newest articles first."""
    archive = _archive(request)
    told = Told(_text(asked.article), _text(asked.event), _text(asked.entity), asked.type)
    leaf = archive.mention_leaf(told, after=read_place(asked.cursor), limit=asked.limit)
    return _leaf(mention_rows(archive, list(leaf.rows)), leaf.next)


@_get("/mentions/{id}", schemas.Mention, "mention")
def mention(request: HttpRequest, id: Path[str]) -> Row:
    """One event mention that nobody judged wrong."""
    view = _archive(request).mention_view(id)
    if view is None or view.hidden:
        raise Http404
    return rows.mention_row(view.mention, view.article, view.event)


# ---------------------------------------------------------------- stories, entities, reuse


@_get("/stories", schemas.Leaf[schemas.Story], "stories")
def stories(request: HttpRequest, asked: Query[Leafed]) -> Answer:
    """Stories, those with the newest articles first."""
    leaf = _archive(request).story_leaf(after=read_place(asked.cursor), limit=asked.limit)
    return _leaf(map(rows.story_row, leaf.rows), leaf.next)


@_get("/stories/{id}", schemas.Story, "story")
def story(request: HttpRequest, id: Path[str]) -> Row:
    """One story."""
    found = _archive(request).stories([id])
    return _one(rows.story_row(found[0]) if found else None)


@_get("/entities", schemas.Leaf[schemas.Entity], "entities")
def entities(request: HttpRequest, asked: Query[EntitiesAsked]) -> Answer:
    """Entities in the order they were first seen; those of a name, the likeliest first, if one is given."""
    archive, name = _archive(request), _text(asked.name)
    if name is not None:
        found = [
            one
            for one in archive.find_entity(name, limit=_NAMED)
            if asked.kind in (None, one.kind) and asked.country in (None, one.country)
        ]
        return _leaf(entity_rows(archive, found[: asked.limit]), None)
    leaf = archive.entity_leaf(
        kind=asked.kind, country=_text(asked.country), after=read_place(asked.cursor), limit=asked.limit
    )
    return _leaf(entity_rows(archive, leaf.rows), leaf.next)


@_get("/entities/{path:id}", schemas.Entity, "entity")
def entity(request: HttpRequest, id: Path[str]) -> Row:
    """One entity; an id that another stands for leads to that one."""
    archive = _archive(request)
    found = archive.entities([id]).get(id)
    return _one(next(entity_rows(archive, [found])) if found else None)


@_get("/reuse", schemas.Leaf[schemas.Reuse], "reuse")
def reuse(request: HttpRequest, asked: Query[ReusesAsked]) -> Answer:
    """Passages that stand in two articles, the last found first."""
    leaf = _archive(request).reuse_leaf(
        article=_text(asked.article), after=read_place(asked.cursor), limit=asked.limit
    )
    return _leaf(map(rows.reuse_row, leaf.rows), leaf.next)


# ---------------------------------------------------------------- what is wrong, in one line


@api.exception_handler(ValidationError)
def _not_valid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    first = error.errors[0]
    where = first["loc"][-1]
    return api.create_response(request, {"error": f"{where}: {first['msg']}"}, status=400)


@api.exception_handler(HttpError)
def _refused(request: HttpRequest, error: HttpError) -> HttpResponse:
    return api.create_response(request, {"error": str(error)}, status=error.status_code)


@api.exception_handler(AuthenticationError)
def _unknown(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    response = api.create_response(request, {"error": "a token of a member is needed"}, status=401)
    response["WWW-Authenticate"] = "Bearer"
    return response


@api.exception_handler(Refused)
def _by_the_rules(request: HttpRequest, refused: Refused) -> HttpResponse:
    status, said, headers = writing.told(refused)
    response = api.create_response(request, said, status=status)
    for name, value in headers.items():
        response[name] = value
    return response


@api.exception_handler(Http404)
def _missing(request: HttpRequest, error: Http404) -> HttpResponse:
    return api.create_response(request, {"error": "there is no such thing"}, status=404)
