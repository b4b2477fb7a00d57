"""Search, and one entity."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from tawatur.archive.facade import Order
from tawatur.archive.values import EntityView, Filters, Hit
from tawatur.exports.ids import ids_of
from tawatur.model import Dating
from tawatur.site.labels import FORMS
from tawatur.site.marks import pieces_at
from tawatur.site.middleware import SiteRequest
from tawatur.site.views.naming import known
from tawatur.site.views.paging import page_of

_PER_PAGE = 20
_LONGEST_QUERY = 500
_ORDERS = ("relevance", "published")


def search(request: SiteRequest) -> HttpResponse:
    """Articles that hold what is looked for, the words marked; and entities of that name."""
    page = page_of(request)
    text = _clean(request.GET.get("q", ""))[:_LONGEST_QUERY]
    outlet = _clean(request.GET.get("outlet", ""))[:200]
    form = request.GET.get("form", "")
    since, until = _day(request, "from"), _day(request, "to")
    filters = Filters(outlet or None, form if form in FORMS else None, since, until)
    order: Order = "published" if request.GET.get("order") == "published" else "relevance"
    asked = bool(text or filters != Filters())
    found = (
        request.archive.search(text, filters, order=order, limit=_PER_PAGE, offset=(page - 1) * _PER_PAGE)
        if asked
        else None
    )
    return render(
        request,
        "site/search.html",
        {
            "here": "search",
            "text": text,
            "outlet": outlet,
            "form": form,
            "since": since,
            "until": until,
            "order": order,
            "orders": _ORDERS,
            "forms": list(FORMS),
            "outlets": request.archive.outlets()[:100],
            "found": found,
            "hits": [_shaped(hit) for hit in found.hits] if found else [],
            "entities": request.archive.find_entity(text, limit=4) if text and page == 1 else [],
            "page": page,
            "more": bool(found and found.total > page * _PER_PAGE),
        },
    )


def _clean(text: str) -> str:
    return " ".join(text.replace("\0", "").split())


def _day(request: SiteRequest, name: str) -> date | None:
    try:
        return date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return None


def _shaped(hit: Hit) -> dict[str, object]:
    body, title = hit.article.body, hit.article.title
    return {
        "article": hit.article,
        "title": pieces_at(title, hit.title_spans, (0, len(title))),
        "snippet": pieces_at(body, hit.body_spans, hit.snippet),
        "cut_before": hit.snippet[0] > 0,
        "cut_after": hit.snippet[1] < len(body.rstrip()),
    }


def _worth_telling(view: EntityView) -> bool:
    """Say whether more than one spelling, or more than the spelling, made somebody who it is."""
    bases = {member.entity.partition("@")[0] for member in view.members}
    return len(bases) > 1 or any(member.because for member in view.members) or bool(view.said)


_PAGES = {"wikidata": "https://www.wikidata.org/wiki/", "geonames": "https://www.geonames.org/"}


def _elsewhere(entity_id: str) -> list[tuple[str, str]]:
    """Return (id, address) of an entity in other people's tables."""
    return [(id_, _PAGES[table] + id_) for table, id_ in ids_of(entity_id).items() if id_]


def entity(request: SiteRequest, entity_id: str) -> HttpResponse:
    """Who somebody is to the archive: names, spellings, events, and the articles that tell of them."""
    archive = request.archive
    view = archive.entity(entity_id, mentions=60)
    if view is None:
        raise Http404
    if view.entity.id != entity_id:  # a spelling that is somebody's who goes by another
        return redirect("entity", entity_id=view.entity.id)
    mentions = view.mentions[::-1]
    placed = archive.events_of_mentions(mention.id for mention in mentions)
    events = archive.events(placed[m.id] for m in mentions if m.id in placed)
    articles = archive.articles(mention.article for mention in mentions)
    return render(
        request,
        "site/entity.html",
        {
            "view": view,
            "entity": view.entity,
            "names": [(code, name) for code, name in view.entity.names],
            "titles": [(title, Dating(title.first, title.last, "stated", "")) for title in view.titles],
            "members": view.members if _worth_telling(view) else (),
            "elsewhere": _elsewhere(view.entity.id),
            "events": list(events.values())[:20],
            "known": known(archive, events.values()),
            "articles": list(articles.values())[:20],
        },
    )
