"""What a list of the site holds, for its feeds and its exports: one entry for each address that is a list."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.http import Http404
from django.utils.translation import gettext as _

from tawatur.archive.values import EventFilters, Filters
from tawatur.exports import rows
from tawatur.exports.jsonl import entity_rows
from tawatur.exports.rows import Row
from tawatur.model import Article, Entity, Event, Story
from tawatur.site import dates
from tawatur.site.direction import shown
from tawatur.site.labels import FORMS, TYPES
from tawatur.site.middleware import SiteRequest
from tawatur.site.views.asking import event_filters, whom
from tawatur.site.views.days import filters_of
from tawatur.site.views.naming import called
from tawatur.site.views.searching import asked

# Rows of one export: more is for the API's pages or `tawatur export`.
MOST = 10_000
_AT_ONCE = 200

Item = Article | Event | Story | Entity


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: its title in the reader's language, the kind of its rows, and its items, newest first."""

    title: str
    kind: str
    items: Callable[[], Iterator[Item]]

    def newest(self, count: int) -> list[Item]:
        """Return the first items."""
        return list(islice(self.items(), count))


Opened = Callable[..., Listing]


def latest(request: SiteRequest) -> Listing:
    filters = filters_of(request)
    parts = [FORMS[filters.form]] if filters.form else []
    parts += [TYPES[filters.type]] if filters.type else []
    title = _(", ").join([_("Latest articles"), *map(str, parts), *filter(None, [filters.outlet])])
    return _articles(request, title, filters)


def day(request: SiteRequest, on: str) -> Listing:
    try:
        which = date.fromisoformat(on)
    except ValueError:
        raise Http404 from None
    return _articles(request, dates.day(which), Filters(since=which, until=which))


def outlet(request: SiteRequest) -> Listing:
    name = _asked_for(request, "name")
    return _articles(request, name, Filters(outlet=name))


def entity(request: SiteRequest, entity_id: str) -> Listing:
    found = request.archive.entities([entity_id]).get(entity_id)
    if found is None:
        raise Http404
    return _articles(request, called(found), Filters(entity=entity_id))


def story(request: SiteRequest, story_id: str) -> Listing:
    view = request.archive.story(story_id)
    if view is None:
        raise Http404
    return Listing(view.story.title, "article", lambda: iter(view.articles[::-1]))


def events(request: SiteRequest) -> Listing:
    """Events by type, newest first."""
    type_ = request.GET.get("type") or None
    if type_ is not None and type_ not in TYPES:
        raise Http404
    filters = EventFilters(type=type_)

    def items() -> Iterator[Item]:
        for offset in range(0, MOST, _AT_ONCE):
            found = request.archive.newest_events(limit=_AT_ONCE, offset=offset, filters=filters)
            yield from found
            if len(found) < _AT_ONCE:
                return

    return Listing(str(TYPES[type_]) if type_ else _("Newest events"), "event", items)


def search(request: SiteRequest) -> Listing:
    """What a search finds, the newest first, of the kind that it asks for."""
    this = asked(request)
    if not this:
        raise Http404
    archive = request.archive
    first = archive.search(this.text, this.filters, order="newest", limit=_AT_ONCE)

    def items() -> Iterator[Item]:
        found, offset = first, 0
        while found.shown:
            yield from (hit.article for hit in found.hits)
            yield from found.stories
            yield from found.events
            yield from found.entities
            offset += _AT_ONCE
            if offset >= found.reachable:
                return
            found = archive.search(this.text, this.filters, order="newest", limit=_AT_ONCE, offset=offset)

    kinds = {"articles": "article", "stories": "story", "events": "event", "entities": "entity"}
    title = f"{_('Search')}{_(': ')}{this.text or this.filters.outlet or ''}".strip()
    return Listing(title, kinds[first.result], items)


def timeline(request: SiteRequest) -> Listing:
    """The events of a timeline, the last first, those without a date before them."""
    a, b = whom(request, "a"), whom(request, "b")
    if a.chosen is None or (b.text and b.chosen is None):
        raise Http404
    other = b.chosen.id if b.chosen else None
    filters, chosen = event_filters(request), a.chosen.id

    def items() -> Iterator[Item]:
        found = request.archive.timeline(chosen, other, filters=filters, limit=MOST)
        return reversed(found)

    sides = _(", ").join(shown(called(side.chosen)) for side in (a, b) if side.chosen)
    return Listing(f"{_('Timeline')}{_(': ')}{sides}", "event", items)


def _articles(request: SiteRequest, title: str, filters: Filters) -> Listing:
    def items() -> Iterator[Item]:
        for offset in range(0, MOST, _AT_ONCE):
            found = request.archive.newest_articles(filters, limit=_AT_ONCE, offset=offset)
            yield from found
            if len(found) < _AT_ONCE:
                return

    return Listing(shown(title), "article", items)


def _asked_for(request: SiteRequest, name: str) -> str:
    text = " ".join(request.GET.get(name, "").replace("\0", "").split())[:200]
    if not text:
        raise Http404
    return text


def rows_of(request: SiteRequest, listing: Listing) -> Iterator[Row]:
    """Yield the rows of a list, in the fields of the export."""
    for item in islice(listing.items(), MOST):
        match item:
            case Article():
                yield rows.article_row(item)
            case Event():
                yield rows.event_row(item)
            case Story():
                yield rows.story_row(item)
            case _:
                yield from entity_rows(request.archive, [item])


LISTS: dict[str, tuple[str, Opened]] = {
    "latest": ("latest", latest),
    "day": ("day/<str:on>", day),
    "story": ("story/<str:story_id>", story),
    "outlet": ("outlet", outlet),
    "entity": ("entity/<path:entity_id>", entity),
    "events": ("events", events),
    "search": ("search", search),
    "timeline": ("timeline", timeline),
}
"""Each list by the name of its page: the page's address, and what opens the list."""

NEEDS = {"outlet": ("name",), "search": ("q", "outlet", "form", "from", "to"), "timeline": ("a",)}
"""Pages that are lists only where one of these is asked for."""
