"""One entity."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from tawatur.archive.values import EntityView
from tawatur.exports.ids import ids_of
from tawatur.model import Dating
from tawatur.site.middleware import SiteRequest
from tawatur.site.views.naming import known


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
    heads = archive.heads(mention.article for mention in mentions)
    circle = archive.circle_of(view.entity.id)
    speakers = [said.speaker for said in circle.said_about if said.speaker]
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
            "known": known(archive, [*events.values(), *speakers]),
            "articles": list(heads.values())[:20],
            "circle": circle,
            "most": max((month.articles for month in circle.months), default=0),
        },
    )
