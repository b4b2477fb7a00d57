"""What readers ask of pages that look across events: whom, which type, from when to when."""

from dataclasses import dataclass
from datetime import date

from tawatur.archive.values import EventFilters
from tawatur.model import Entity
from tawatur.site.labels import TYPES
from tawatur.site.middleware import SiteRequest

_CANDIDATES = 8
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader typed for one side, who was taken to be meant, and who else might have been."""

    text: str
    chosen: Entity | None
    others: tuple[Entity, ...]


def whom(request: SiteRequest, name: str) -> Asked:
    """Return whom an address asks for under a name."""
    text = " ".join(request.GET.get(name, "").replace("\0", "").split())[:_LONGEST]
    found = request.archive.find_entity(text, limit=_CANDIDATES) if text else []
    return Asked(text, found[0] if found else None, tuple(found[1:]))


def event_filters(request: SiteRequest) -> EventFilters:
    """Return what events are narrowed to; whatever makes no sense is left out."""
    type_ = request.GET.get("type", "")
    return EventFilters(type_ if type_ in TYPES else None, _day(request, "from"), _day(request, "to"))


def _day(request: SiteRequest, name: str) -> date | None:
    try:
        return date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return None
