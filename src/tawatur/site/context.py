"""What every page's template is given."""

import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, get_language_bidi

from tawatur.people.following import KINDS, Wanted
from tawatur.site.feeds import WRITERS
from tawatur.site.follows import ASKED, asked_for
from tawatur.site.lists import LISTS, NEEDS
from tawatur.site.people import member
from tawatur.site.tastes import current

_PREFIX = re.compile(r"^/(en|fr)(?=/|$)")


def every_page(request: HttpRequest) -> dict[str, Any]:
    """Return the page's language and direction, and where the same page stands in the other languages."""
    code = get_language() or settings.LANGUAGE_CODE
    path = _PREFIX.sub("", request.get_full_path()) or "/"
    path = "/" + path.lstrip("/")
    return {
        "ways": _ways(request),
        "followable": _followable(request),
        # Asked for only where a template says so, and then of the database only with a cookie.
        "me": SimpleLazyObject(lambda: member(request)),
        "canonical": _canonical(request),
        "language": code,
        "taste": current(),
        "side": "rtl" if get_language_bidi() else "ltr",
        "languages": [
            (other, name, path if other == settings.LANGUAGE_CODE else f"/{other}{path}")
            for other, name in settings.LANGUAGES
        ],
    }


# What in an address says which page it is; anything else was added on the way here.
_SAYS_WHICH = (
    *("name", "a", "b", "q", "entity", "outlet", "country", "type", "form", "from", "to", "order", "page"),
)


def _canonical(request: HttpRequest) -> str:
    """Return the address of a page without what others added, such as marks of where readers came from."""
    query = QueryDict(mutable=True)
    for name in _SAYS_WHICH:
        query.setlist(name, [value for value in request.GET.getlist(name) if value][:1])
    tail = query.urlencode()
    return f"{request.path}?{tail}" if tail else request.path


@dataclass(frozen=True, slots=True)
class Way:
    """A list in another format: what readers call it, its content type and address; whether it is a feed."""

    name: str
    kind: str
    address: str
    feed: bool


def _ways(request: HttpRequest) -> list[Way]:
    """Return how the list on a page can be followed or taken away; none of a page that is no list."""
    match = request.resolver_match
    name = match.url_name if match else None
    if match is None or name not in LISTS or (name in NEEDS and not any(map(request.GET.get, NEEDS[name]))):
        return []
    query = request.GET.copy()
    for place in ("page", "before"):
        query.pop(place, None)
    tail = f"?{query.urlencode()}" if query else ""
    ways = []
    for title, form, kind in _FORMATS:
        try:
            path = reverse(f"{name}-{form}", kwargs=match.kwargs)
        except NoReverseMatch:
            continue
        ways.append(Way(title, kind, path + tail, form in WRITERS))
    return ways


def _followable(request: HttpRequest) -> Wanted | None:
    """Return what a page shows that can be followed; whether it is there, the page itself knows."""
    match = request.resolver_match
    name = match.url_name if match else None
    if match is None or name is None or name not in KINDS:
        return None
    if name in ASKED:
        of = asked_for(name, request.GET)
        return None if name in NEEDS and not any(map(request.GET.get, NEEDS[name])) else Wanted(name, of, "")
    return Wanted(name, str(next(iter(match.kwargs.values()))), "")


NOT_A_LIST: dict[str, object] = {"ways": [], "followable": None}
"""What a view adds to its context where nobody has the name that a list was asked for."""

_FORMATS = (
    *((title, form, WRITERS[form][0]) for title, form in (("Atom", "atom"), ("RSS", "rss"))),
    ("JSON Feed", "jsonfeed", WRITERS["jsonfeed"][0]),
    *(("CSV", "csv", "text/csv"), ("JSON", "json", "application/json")),
)
