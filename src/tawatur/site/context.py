"""What every page's template is given."""

import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, get_language_bidi

from tawatur.site.feeds import WRITERS
from tawatur.site.lists import LISTS, NEEDS
from tawatur.site.people import member

_PREFIX = re.compile(r"^/(en|fr)(?=/|$)")


def every_page(request: HttpRequest) -> dict[str, Any]:
    """Return the page's language and direction, and where the same page stands in the other languages."""
    code = get_language() or settings.LANGUAGE_CODE
    path = _PREFIX.sub("", request.get_full_path()) or "/"
    path = "/" + path.lstrip("/")
    return {
        "ways": _ways(request),
        # Asked for only where a template says so, and then of the database only with a cookie.
        "me": SimpleLazyObject(lambda: member(request)),
        "language": code,
        "side": "rtl" if get_language_bidi() else "ltr",
        "languages": [
            (other, name, path if other == settings.LANGUAGE_CODE else f"/{other}{path}")
            for other, name in settings.LANGUAGES
        ],
    }


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


_FORMATS = (
    *((title, form, WRITERS[form][0]) for title, form in (("Atom", "atom"), ("RSS", "rss"))),
    ("JSON Feed", "jsonfeed", WRITERS["jsonfeed"][0]),
    *(("CSV", "csv", "text/csv"), ("JSON", "json", "application/json")),
)
