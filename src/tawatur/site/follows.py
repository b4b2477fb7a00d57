"""What can be followed: where it stands on the site, what it holds, what came to it after a mark."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from tawatur.archive.facade import Archive
from tawatur.archive.values import Filters
from tawatur.model import Article, Event, Story
from tawatur.people import forum
from tawatur.people.following import Followed, Mark, Wanted
from tawatur.site.lists import LISTS, NEEDS, Item, Listing
from tawatur.site.middleware import SiteRequest
from tawatur.site.views.days import filters_of
from tawatur.site.views.searching import asked

ASKED: Mapping[str, tuple[str, ...]] = {
    "search": ("q", "outlet", "form", "from", "to"),
    "outlet": ("name",),
    "timeline": ("a", "b", "type", "from", "to"),
    "latest": ("form", "outlet", "country", "type"),
    "events": ("type",),
}
"""Lists that are followed by what their addresses ask for; the others by an id."""

MOST_NEW = 50
"""So many new things are counted; where there are more, that is said."""

_LONGEST_VALUE = 500
_LOOKED_BACK = 200

_OF_STORY = 500  # articles of one story that are looked at


@dataclass(frozen=True, slots=True)
class News:
    """Something that came to a list: an article, an event or a story by its id, the last to arrive first.

    `seq` is the number of the article that it came with.
    """

    kind: str
    id: str
    seq: int


def asked_for(kind: str, given: Mapping[str, Any]) -> str:
    """Return what an address asks of a list, as a query: the same for all addresses that ask the same."""
    values = {name: " ".join(str(given.get(name) or "").replace("\0", "").split()) for name in ASKED[kind]}
    return urlencode({name: value[:_LONGEST_VALUE] for name, value in values.items() if value})


def wanted(archive: Archive, kind: str, of: str) -> Wanted:
    """Return what can be followed under a name; Http404 for what cannot, or is not there."""
    if kind == "thread":
        topic = forum.topic(int(of)) if of.isascii() and of.isdigit() and len(of) <= 15 else None
        if topic is None:
            raise Http404
        return Wanted(kind, str(topic.id), topic.title)
    if kind not in LISTS or kind == "day":
        raise Http404
    if kind in ASKED:
        of = asked_for(kind, QueryDict(of))
        if kind in NEEDS and not any(name in NEEDS[kind] for name in QueryDict(of)):
            raise Http404
    near = ""
    if kind == "story":
        stories = archive.stories([of])
        near = stories[0].articles[0] if stories and stories[0].articles else ""
    elif kind == "entity":
        of = next(iter(archive.entities([of]).values())).id if archive.entities([of]) else of
    title = _opened(archive, kind, of).title
    if kind == "search":  # what it is, the kind says already
        title = " · ".join(value for values in QueryDict(of).lists() for value in values[1])
    return Wanted(kind, of, title or _("no title"), near)


def page_of(kind: str, of: str) -> str:
    """Return the address of the page of what is followed."""
    if kind in ASKED:
        return reverse(kind) + (f"?{of}" if of else "")
    return reverse(kind, args=[of])


def listing_of(archive: Archive, followed: Followed) -> Listing | None:
    """Return the list that somebody follows; None where it is not there any more."""
    try:
        return _opened(archive, followed.kind, current(archive, followed))
    except Http404:
        return None


def current(archive: Archive, followed: Followed) -> str:
    """Return the id of what is followed: a story may have become part of another one."""
    if followed.kind != "story" or archive.stories([followed.of]):
        return followed.of
    others = archive.find_stories_of([followed.near]) if followed.near else []
    return others[-1].id if others else followed.of


def is_there(archive: Archive, followed: Followed) -> bool:
    """Say whether what is followed by an id is still there; what is asked for always is."""
    match followed.kind:
        case "story":
            return bool(archive.stories([current(archive, followed)]))
        case "entity":
            return bool(archive.entities([followed.of]))
        case "thread":
            return forum.topic(int(followed.of)) is not None
    return True


def _opened(archive: Archive, kind: str, of: str) -> Listing:
    _address, opened = LISTS[kind]
    where = {} if kind in ASKED else {f"{kind}_id": of}
    return opened(_asking(archive, of if kind in ASKED else ""), **where)


def _asking(archive: Archive, query: str) -> SiteRequest:
    """Return a request that asks for something; nobody sent it."""
    request = SiteRequest()
    request.archive = archive
    request.GET = QueryDict(query)
    return request


# ---------------------------------------------------------------- what is new


def newest_mark(archive: Archive, at: datetime) -> Mark:
    """Return the mark of somebody who has seen all that is there now."""
    newest = archive.newest_articles(limit=1)
    return Mark(newest[0].id if newest else "", at)


def seqs_of(archive: Archive, marks: Iterable[Mark]) -> dict[Mark, int]:
    """Return the number of the newest article at each mark.

    Where that article is there no more (the archive was made again), the mark's moment decides.
    """
    wanted = set(marks)
    heads = archive.heads(mark.article for mark in wanted if mark.article)
    lost = [mark for mark in wanted if mark.article and mark.article not in heads]
    last = archive.newest_texts(limit=_LOOKED_BACK) if lost else []
    found = {mark: heads[mark.article].seq if mark.article in heads else 0 for mark in wanted}
    for mark in lost:
        before = (head.seq for head in last if (head.seen or datetime.min.replace(tzinfo=UTC)) <= mark.at)
        found[mark] = next(before, last[-1].seq - 1 if last else 0)
    return found


def news_of(archive: Archive, followed: Followed, after: int, most: int = MOST_NEW) -> list[News]:
    """Return what came to a list after an article's number, the last to arrive first; `most` at most."""
    try:
        found = _newest(archive, followed, after, most)
    except Http404:
        return []
    return sorted((one for one in found if one.seq > after), key=lambda one: -one.seq)[:most]


def _newest(archive: Archive, followed: Followed, after: int, most: int) -> list[News]:
    of = current(archive, followed)
    match followed.kind:
        case "entity":
            return _texts(archive, Filters(entity=of, after=after), most)
        case "outlet":
            return _texts(archive, Filters(outlet=QueryDict(of).get("name"), after=after), most)
        case "latest":
            return _texts(archive, replace(filters_of(_asking(archive, of)), after=after), most)
        case "search":
            this = asked(_asking(archive, of))
            found = archive.search(this.text, replace(this.filters, after=after), order="newest", limit=most)
            return _placed(archive, [*(hit.article for hit in found.hits), *found.events, *found.stories])
        case "story":
            stories = archive.stories([of])
            heads = archive.heads(stories[0].articles[:_OF_STORY]) if stories else {}
            return [News("article", head.id, head.seq) for head in heads.values()]
        case "thread":
            return []
    listing = _opened(archive, followed.kind, of)
    return _placed(archive, list(islice(listing.items(), _LOOKED_BACK)))


def _texts(archive: Archive, filters: Filters, most: int) -> list[News]:
    return [News("article", one.id, one.seq) for one in archive.newest_texts(filters, limit=most)]


def _placed(archive: Archive, items: Sequence[Item]) -> list[News]:
    """Return things with the numbers of the articles that they came with."""
    events = {one.id: one.mentions[-1] for one in items if isinstance(one, Event) and one.mentions}
    told_in = {mention.id: mention.article for mention in archive.mentions(events.values())}
    brought: dict[tuple[str, str], Sequence[str]] = {}
    for item in items:
        match item:
            case Article():
                brought["article", item.id] = [item.id]
            case Event() if events.get(item.id) in told_in:
                brought["event", item.id] = [told_in[events[item.id]]]
            case Story():
                brought["story", item.id] = item.articles[:_OF_STORY]
    heads = archive.heads(id_ for ids in brought.values() for id_ in ids)
    placed = []
    for what, ids in brought.items():
        seqs = [heads[id_].seq for id_ in ids if id_ in heads]
        placed += [News(*what, max(seqs))] if seqs else []
    return placed


def items_of(archive: Archive, news: Sequence[News]) -> list[Item]:
    """Return the things themselves, in the same order."""
    ids = {kind: [one.id for one in news if one.kind == kind] for kind in ("article", "event", "story")}
    found: dict[tuple[str, str], Item] = {
        **{("article", id_): one for id_, one in archive.articles(ids["article"]).items()},
        **{("event", id_): one for id_, one in archive.events(ids["event"]).items()},
        **{("story", one.id): one for one in archive.stories(ids["story"])},
    }
    return [found[one.kind, one.id] for one in news if (one.kind, one.id) in found]
