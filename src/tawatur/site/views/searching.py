"""The search page: the query as chips, facets, and what was found, its words marked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext as _

from tawatur.archive.facade import Archive, Order
from tawatur.archive.values import Facets, Filters, Found, Hit, Part
from tawatur.model import Entity
from tawatur.site import dates
from tawatur.site.labels import FORMS, RESULTS, TYPES
from tawatur.site.marks import pieces_at
from tawatur.site.middleware import SiteRequest
from tawatur.site.views.naming import known
from tawatur.site.views.paging import page_of

PER_PAGE = 20
_LONGEST_QUERY = 500
_LONGEST_NAME = 200
_ORDERS = ("relevance", "published")
_PARAMETERS = {"outlet": "outlet", "form": "form", "since": "from", "until": "to"}
_QUOTES = str.maketrans(dict.fromkeys('"«»“”', ""))


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asks for: the text of the query, the fields of the form, the order."""

    text: str
    filters: Filters
    order: Order

    def __bool__(self) -> bool:
        return bool(self.text) or self.filters != Filters()


@dataclass(frozen=True, slots=True)
class Chip:
    """One part of what was asked: what it is, in words, and the address of the search without it."""

    what: str
    value: str
    address: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: in words, how many articles have it, and the address of the search for it."""

    name: str
    count: int | None
    address: str
    chosen: bool = False


def asked(request: SiteRequest) -> Asked:
    """Return what an address asks for; whatever makes no sense is left out."""
    form = request.GET.get("form", "")
    return Asked(
        _clean(request.GET.get("q", ""))[:_LONGEST_QUERY],
        Filters(
            _clean(request.GET.get("outlet", ""))[:_LONGEST_NAME] or None,
            form if form in FORMS else None,
            _day(request, "from"),
            _day(request, "to"),
        ),
        "published" if request.GET.get("order") == "published" else "relevance",
    )


def search(request: SiteRequest) -> HttpResponse:
    """What is looked for, in articles, stories, events or entities; facets; what else could be meant."""
    page, this, archive = page_of(request), asked(request), request.archive
    found = (
        archive.search(
            *(this.text, this.filters),
            order=this.order,
            limit=PER_PAGE,
            offset=(page - 1) * PER_PAGE,
            whole=True,
        )
        if this
        else None
    )
    links = _Links(this, found.parts if found else ())
    context = {
        "here": "search",
        "this": this,
        "text": this.text,
        "orders": _ORDERS,
        "forms": list(FORMS),
        "found": found,
        "page": page,
        "more": bool(found and found.reachable > page * PER_PAGE),
    }
    if found:
        context |= _shown(archive, this, found, links, page)
    return render(request, "site/search.html", context)


def _shown(archive: Archive, this: Asked, found: Found, links: "_Links", page: int) -> dict[str, object]:
    states = _states(archive, found)
    return {
        "hits": [_shaped(hit) for hit in found.hits],
        "known": known(archive, found.events),
        "chips": [*_chips(this, found.parts, states, links), *_form_chips(this, links)],
        "facets": _facets(found, states, links),
        "results": _results(found, links),
        "entities": archive.find_entity(_plain(found.parts), limit=4)
        if page == 1 and found.result == "articles" and _plain(found.parts)
        else [],
        "wider": _wider(this, found, links) if not found.total else [],
        "meant": [(form, links.to(form)) for form in found.meant],
    }


def _plain(parts: Iterable[Part]) -> str:
    """Return the words of a query without its fields and what it leaves out."""
    return " ".join(part.value.translate(_QUOTES) for part in parts if part.what in ("words", "phrase"))


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


# ---------------------------------------------------------------- addresses


class _Links:
    """Addresses of searches near the one that was asked for."""

    def __init__(self, this: Asked, parts: Sequence[Part]) -> None:
        self._this, self._parts = this, parts
        self._page = reverse("search")

    def to(self, text: str, without: str = "", bare: bool = False) -> str:
        """Return the address of a search for another text; `bare` leaves the form's fields out."""
        filters = self._this.filters
        values = {_PARAMETERS[name]: getattr(filters, name) for name in _PARAMETERS if name != without}
        query = {"q": text} if text else {}
        query |= {} if bare else {name: str(value) for name, value in values.items() if value}
        query |= {"order": self._this.order} if self._this.order != "relevance" else {}
        return f"{self._page}?{urlencode(query)}"

    def without(self, part: Part) -> str:
        """Return the address of the search without one part of its text."""
        text = self._this.text
        return self.to(_clean(text[: part.start] + " " + text[part.end :]))

    def without_parameter(self, name: str) -> str:
        """Return the address of the search without one of the form's fields."""
        return self.to(self._this.text, without=name)

    def narrowed(self, fields: Mapping[str, str]) -> str:
        """Return the address of the search with other values for some fields; an empty one takes it out."""
        text = self._this.text
        same = [part for part in self._parts if part.what in fields]
        for part in sorted(same, key=lambda part: -part.start):
            text = text[: part.start] + " " + text[part.end :]
        added = [f"{operator(field)}:{_quoted(value)}" for field, value in fields.items() if value]
        return self.to(_clean(" ".join([text, *added])))


def _quoted(value: str) -> str:
    value = value.translate(_QUOTES)
    return f'"{value}"' if " " in value or "(" in value or ")" in value else value


def operator(field: str) -> str:
    """Return what a field of a query is called in the reader's language; the query reads all languages."""
    return str(_OPERATORS[field])


_OPERATORS = {
    "outlet": pgettext_lazy("operator", "outlet"),
    "entity": pgettext_lazy("operator", "entity"),
    "country": pgettext_lazy("operator", "country"),
    "since": pgettext_lazy("operator", "from"),
    "until": pgettext_lazy("operator", "to"),
    "form": pgettext_lazy("operator", "type"),
    "type": pgettext_lazy("operator", "type"),
    "result": pgettext_lazy("operator", "type"),
}


# ---------------------------------------------------------------- chips and facets


def _states(archive: Archive, found: Found) -> Mapping[str, Entity]:
    """Return the countries that the facets and the query name, by their ids."""
    codes = [code for code, _n in found.facets.countries]
    codes += [part.value for part in found.parts if part.what == "country"]
    return archive.entities(f"state-{code.lower()}" for code in codes)


def _country(code: str, states: Mapping[str, Entity]) -> str:
    state = states.get(f"state-{code.lower()}")
    if state is None:
        return code
    names = dict(state.names)
    return names.get(get_language() or "") or names.get("ar") or code


def _chips(this: Asked, parts: Sequence[Part], states: Mapping[str, Entity], links: _Links) -> list[Chip]:
    names = {
        "words": "",
        "phrase": "",
        "without": _("without"),
        "outlet": _("Outlet"),
        "entity": _("names"),
        "country": _("Country"),
        "since": _("From"),
        "until": _("To"),
        "form": _("Kind of text"),
        "type": _("Event"),
        "result": _("Show"),
    }
    return [
        Chip(names[part.what], _value(part.what, part.value, states), links.without(part))
        for part in parts[:30]
    ]


def _value(what: str, value: str, states: Mapping[str, Entity]) -> str:
    match what:
        case "country":
            return _country(value, states)
        case "since" | "until":
            return dates.from_iso(value)
        case "type":
            return str(TYPES.get(value, value))
        case "form":
            return str(FORMS.get(value, value))
        case "result":
            return str(RESULTS.get(value, value))
    return value


def _form_chips(this: Asked, links: _Links) -> list[Chip]:
    given = (
        ("outlet", _("Outlet"), this.filters.outlet),
        ("form", _("Kind of text"), str(FORMS[this.filters.form]) if this.filters.form else None),
        ("since", _("From"), dates.day(this.filters.since) if this.filters.since else None),
        ("until", _("To"), dates.day(this.filters.until) if this.filters.until else None),
    )
    return [Chip(what, value, links.without_parameter(name)) for name, what, value in given if value]


def _results(found: Found, links: _Links) -> list[Choice]:
    return [
        Choice(
            str(name),
            found.counts.get(code),  # type: ignore[call-overload]  # the keys are results
            links.narrowed({"result": "" if code == "articles" else code}),
            found.result == code,
        )
        for code, name in RESULTS.items()
    ]


def _facets(found: Found, states: Mapping[str, Entity], links: _Links) -> list[tuple[str, list[Choice]]]:
    """Return each facet that could narrow what was found: its title and its choices."""
    facets: Facets = found.facets
    choices = {
        _("Outlet"): [Choice(one, n, links.narrowed({"outlet": one})) for one, n in facets.outlets],
        _("Country"): [
            Choice(_country(code, states), n, links.narrowed({"country": code}))
            for code, n in facets.countries
        ],
        _("Event"): [
            Choice(str(TYPES.get(code, code)), n, links.narrowed({"type": code})) for code, n in facets.types
        ],
        _("Kind of text"): [
            Choice(str(FORMS.get(code, code)), n, links.narrowed({"form": code})) for code, n in facets.forms
        ],
        _("Time"): [
            Choice(_span(month), n, links.narrowed({"since": month, "until": month}))
            for month, n in reversed(facets.months)
        ],
    }
    return [(title, inside) for title, inside in choices.items() if len(inside) > 1]


def _span(month: str) -> str:
    """Return YYYY-MM or YYYY-MM-DD in words."""
    if len(month) == 10:
        return dates.from_iso(month)
    return dates.month(date.fromisoformat(f"{month}-01"))


def _wider(this: Asked, found: Found, links: _Links) -> list[tuple[str, str]]:
    """Return searches that ask for less, where this one found nothing: in words, and the address."""
    words = [part.value for part in found.parts if part.what in ("words", "phrase")]
    fields = [p for p in found.parts if p.what not in ("words", "phrase", "without")]
    wider = []
    if words and (fields or this.filters != Filters() or len(words) < len(found.parts)):
        wider.append((_("the same words, without narrowing"), links.to(" ".join(words), bare=True)))
    bare = [part for word in words for part in word.translate(_QUOTES).split()]
    if any(part.what == "phrase" for part in found.parts):
        wider.append((_("the same words in any form and order"), links.to(" ".join(bare))))
    if len(bare) > 1:
        wider.append((_("any one of the words"), links.to(" OR ".join(bare), bare=True)))
    return wider
