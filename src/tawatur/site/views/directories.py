"""Who is here: the outlets, and the people, bodies and places that the articles name."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from tawatur.model import NameKind
from tawatur.site.middleware import SiteRequest

_OUTLETS = 300
_OF_A_KIND = 40
_LATELY = 1_000  # newest articles whose names are counted
_FOUND = 40

_KINDS: dict[NameKind, object] = {
    "person": _("People"),
    "organization": _("Bodies"),
    "place": _("Places"),
}


def outlets(request: SiteRequest) -> HttpResponse:
    """All outlets, those with the most articles first, each with its newest article."""
    lines = request.archive.outlet_lines(limit=_OUTLETS)
    return render(request, "site/outlets.html", {"here": "outlets", "lines": lines})


def entities(request: SiteRequest) -> HttpResponse:
    """Whom the newest articles name most, by kind; and whom a name can mean."""
    archive = request.archive
    text = " ".join(request.GET.get("q", "").replace("\0", "").split())[:200]
    named = archive.most_named(lately=_LATELY, limit=_OF_A_KIND)
    kinds = [(kind, name, named.get(kind, ())) for kind, name in _KINDS.items()]
    return render(
        request,
        "site/entities.html",
        {
            "here": "entities",
            "text": text,
            "found": archive.find_entity(text, limit=_FOUND) if text else [],
            "kinds": [one for one in kinds if one[2]],
        },
    )
