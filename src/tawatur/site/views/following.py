"""Every list as a feed (.atom, .rss, .jsonfeed) and as data (.csv, .json); all outlets' feeds as OPML.

One rule makes the addresses: the address of the list's page with the end of the format.
"""

from collections.abc import Iterator
from typing import TypeVar
from urllib.parse import urlencode
from xml.etree.ElementTree import Element, SubElement, tostring

from django.conf import settings
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tawatur.archive.values import EventFilters
from tawatur.exports.jsonl import as_json
from tawatur.exports.lists import rows_csv
from tawatur.site.direction import shown
from tawatur.site.entries import entries_of, last_kept
from tawatur.site.feeds import WRITERS, Feed
from tawatur.site.labels import TYPES
from tawatur.site.lists import LISTS, Listing, rows_of
from tawatur.site.middleware import SiteRequest
from tawatur.site.views.naming import known
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
    page = request.build_absolute_uri(_page(request, form))
    told = written_as(request, listing, address=request.build_absolute_uri(), page=page)
    return open_to_all(HttpResponse(write(told), content_type=f"{kind}; charset=utf-8"))


def written_as(request: SiteRequest, listing: Listing, *, address: str | None, page: str) -> Feed:
    """Return the newest items of a list as a feed, of which a page is the whole.

    Where `address` is None, the feed does not say where it stands.
    """
    return Feed(
        title=f"{listing.title} · {_('Tawatur')}",
        about=_("“Updated” is when the page was kept here; an article's own day is given where it is known."),
        link=page,
        address=address,
        language=get_language() or settings.LANGUAGE_CODE,
        entries=entries_of(request.archive, listing.newest(_ENTRIES), request.build_absolute_uri),
        kept=last_kept(request.archive),
    )


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
