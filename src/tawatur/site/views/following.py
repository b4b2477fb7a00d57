"""Every list as a feed (.atom, .rss, .jsonfeed) and as data (.csv, .json); all outlets' feeds as OPML.

One rule makes the addresses: the address of the list's page with the end of the format.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import TypeVar
from urllib.parse import urlencode
from xml.etree.ElementTree import Element, SubElement, tostring

from django.conf import settings
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from tawatur.archive.facade import Archive
from tawatur.archive.values import EventFilters
from tawatur.exports.jsonl import as_json
from tawatur.exports.lists import rows_csv
from tawatur.model import Article, Entity, Event, Party, Story
from tawatur.site import dates
from tawatur.site.direction import language, shown
from tawatur.site.feeds import WRITERS, Entry, Feed, content, excerpt, linked, noon, permanent_id
from tawatur.site.labels import FORMS, MODES, STATUSES, TYPES
from tawatur.site.lists import LISTS, Item, Listing, rows_of
from tawatur.site.middleware import SiteRequest
from tawatur.site.views.naming import called, known
from tawatur.site.views.paging import page_of

T = TypeVar("T", bound=HttpResponseBase)

_ENTRIES = 50
_PER_PAGE = 40
_OUTLETS = 1_000

# Excel takes a file without it for one in the computer's own code page, and shows no Arabic.
BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


def events(request: SiteRequest) -> HttpResponse:
    """All events, those of the newest articles first, of one type if one is asked for."""
    page, listing = page_of(request), LISTS["events"][1](request)
    type_ = request.GET.get("type") or None
    found = request.archive.newest_events(
        limit=_PER_PAGE + 1, offset=(page - 1) * _PER_PAGE, filters=EventFilters(type=type_)
    )
    context = {
        "title": listing.title,
        "events": found[:_PER_PAGE],
        "known": known(request.archive, found),
        "more": len(found) > _PER_PAGE,
        "page": page,
        "type": type_,
        "types": list(TYPES),
    }
    return render(request, "site/events.html", context)


def feed(request: SiteRequest, of: str, form: str, **where: str) -> HttpResponse:
    """The newest items of a list."""
    listing = LISTS[of][1](request, **where)
    kind, write = WRITERS[form]
    address = request.build_absolute_uri()
    told = Feed(
        title=f"{listing.title} · {_('Tawatur')}",
        about=_("“Updated” is when the page was kept here; an article's own day is given where it is known."),
        link=request.build_absolute_uri(_page(request, form)),
        address=address,
        language=get_language() or settings.LANGUAGE_CODE,
        entries=_entries(request, listing.newest(_ENTRIES)),
        kept=_last_kept(request.archive),
    )
    return open_to_all(HttpResponse(write(told), content_type=f"{kind}; charset=utf-8"))


def _page(request: SiteRequest, form: str) -> str:
    """Return the address of the page of a list whose feed is asked for."""
    return request.get_full_path().replace(f".{form}", "", 1)


def data(request: SiteRequest, of: str, form: str, **where: str) -> HttpResponseBase:
    """All items of a list, as CSV or JSON, in the fields of the export; sent while they are read."""
    listing = LISTS[of][1](request, **where)
    if form == "csv":
        parts = _csv(request, listing)
        response = StreamingHttpResponse(parts, content_type="text/csv; charset=utf-8; header=present")
        response["Content-Disposition"] = f'attachment; filename="tawatur-{of}.csv"'
    else:
        response = StreamingHttpResponse(_json(request, listing), content_type="application/json")
    return open_to_all(response)


def _csv(request: SiteRequest, listing: Listing) -> Iterator[bytes]:
    yield BYTE_ORDER_MARK.encode()
    for line in rows_csv(listing.kind, rows_of(request, listing)):
        yield f"{line}\r\n".encode("utf-8", "replace")


def _json(request: SiteRequest, listing: Listing) -> Iterator[bytes]:
    yield (as_json({"title": shown(listing.title)})[:-1] + ',"rows":[').encode()
    for number, row in enumerate(rows_of(request, listing)):
        yield ((",\n" if number else "\n") + as_json(row)).encode()
    yield b"\n]}\n"


def opml(request: SiteRequest) -> HttpResponse:
    """The feeds of all outlets, for a feed reader to take at once."""
    root = Element("opml", version="2.0")
    head, body = SubElement(root, "head"), SubElement(root, "body")
    SubElement(head, "title").text = f"{_('Tawatur')}{_(': ')}{_('Outlets')}"
    path = reverse("outlet")
    for one in request.archive.outlets()[:_OUTLETS]:
        name = shown(one.outlet)
        query = f"?{urlencode({'name': one.outlet})}"
        SubElement(
            body,
            "outline",
            type="rss",
            text=name,
            title=name,
            xmlUrl=request.build_absolute_uri(f"{path}.atom{query}"),
            htmlUrl=request.build_absolute_uri(path + query),
        )
    text = tostring(root, encoding="utf-8", xml_declaration=True)
    return open_to_all(HttpResponse(text, content_type="text/x-opml; charset=utf-8"))


def open_to_all(response: T) -> T:
    """Let programs of other sites read an answer."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


# ---------------------------------------------------------------- items as entries


def _entries(request: SiteRequest, items: Sequence[Item]) -> list[Entry]:
    told = [item for item in items if isinstance(item, Event)]
    names = known(request.archive, told)
    kept = _kept(request.archive, told)
    entries = []
    for item in items:
        match item:
            case Article():
                entries.append(_article(request, item))
            case Event():
                entries.append(_event(request, item, names, kept.get(item.id)))
            case Story():
                entries.append(_story(request, item))
            case _:
                entries.append(_entity(request, item))
    return entries


def _article(request: SiteRequest, article: Article) -> Entry:
    day = dates.when(article.published)
    source = article.url if (article.url or "").startswith(("http://", "https://")) else None
    about = f"{article.outlet or _('outlet not named')} · {day.text}"
    read = linked(source, _("Read at the source")) if source else ""
    return Entry(
        id=permanent_id("article", article.id),
        title=article.title or excerpt(article.body)[:100] or _("no title"),
        link=request.build_absolute_uri(reverse("article", args=[article.id])),
        html=content(excerpt(article.body), about, language=article.language, last=read),
        kept=article.seen,
        published=noon(article.published),
        author=article.author or article.outlet,
        language=language(article.body or article.title, article.language) or None,
        tags=(str(FORMS[article.form]),),
        source=source,
    )


def _event(request: SiteRequest, event: Event, names: Mapping[str, Entity], kept: datetime | None) -> Entry:
    what = str(MODES[event.mode] if event.mode in MODES else TYPES.get(event.type, event.type))
    sides = [_names(event.actor, names), _names(event.recipient, names)]
    who = f" {_('→')} ".join(side for side in sides if side)
    count = event.independent_origins
    origins = ngettext("%(n)s independent origin", "%(n)s independent origins", count) % {"n": count}
    about = f"{dates.when(event.when).text} · {STATUSES[event.status]} · {origins}"
    return Entry(
        id=permanent_id("event", event.id),
        title=f"{what}{_(': ')}{who or _('nobody named')}",
        link=request.build_absolute_uri(reverse("event", args=[event.id])),
        html=content(about),
        kept=kept,
        published=noon(event.when),
        tags=(str(TYPES.get(event.type, event.type)),),
        language=get_language(),
    )


def _names(parties: Sequence[Party], names: Mapping[str, Entity]) -> str:
    told = {p.entity: called(names[p.entity]) if p.entity in names else p.name or p.text for p in parties}
    return _(", ").join(shown(name) for name in told.values())


def _story(request: SiteRequest, story: Story) -> Entry:
    days = dates.day(story.last) if story.last else ""
    return Entry(
        id=permanent_id("story", story.id),
        title=story.title or _("no title"),
        link=request.build_absolute_uri(reverse("story", args=[story.id])),
        html=content(days),
        kept=_last_seen(request.archive.articles(story.articles[-1:])),
    )


def _entity(request: SiteRequest, entity: Entity) -> Entry:
    return Entry(
        id=permanent_id("entity", entity.id),
        title=called(entity),
        link=request.build_absolute_uri(reverse("entity", args=[entity.id])),
        html=content(_(", ").join(entity.forms[:20])),
        kept=None,
    )


def _kept(archive: Archive, events: Sequence[Event]) -> dict[str, datetime]:
    """Return when the newest article of each event was kept."""
    last = {event.id: event.mentions[-1] for event in events if event.mentions}
    mentions = {mention.id: mention.article for mention in archive.mentions(last.values())}
    articles = archive.articles(mentions.values())
    found = {event: articles.get(mentions.get(mention, "")) for event, mention in last.items()}
    return {event: one.seen for event, one in found.items() if one is not None and one.seen}


def _last_seen(articles: Mapping[str, Article]) -> datetime | None:
    return max((one.seen for one in articles.values() if one.seen), default=None)


def _last_kept(archive: Archive) -> datetime:
    newest = archive.newest_articles(limit=1)
    return (newest[0].seen if newest else None) or datetime(1970, 1, 1, tzinfo=UTC)
