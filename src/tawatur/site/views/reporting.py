"""Reports by readers, and what the author of something hidden may do."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.urls import reverse

from tawatur.people import Refused, images, messages, moderation, reports
from tawatur.people.accounts import Member, find_by_name
from tawatur.people.reports import Reporter
from tawatur.site import people
from tawatur.site.middleware import SiteRequest
from tawatur.site.robots import refuse_robots
from tawatur.site.views.discussing import address_of
from tawatur.site.views.forms import field, fields, for_members, page, shown


@dataclass(frozen=True, slots=True)
class Target:
    """What is reported: its id among the reports, a text to know it by, and where it is shown."""

    kind: str
    of: str
    text: str
    address: str


def target_of(request: SiteRequest, kind: str, of: str, other: str = "") -> Target:
    """Return what an address names; Http404 where there is no such thing."""
    archive = request.archive
    if kind == "message" and of.isascii() and of.isdigit() and len(of) <= 15:
        said = messages.one(int(of))
        if said is not None and not said.gone:
            return Target(kind, of, said.body[:300], address_of(said))
    elif kind == "image":
        found = images.by_name(of) if not of.isdigit() else images.by_id(int(of[:15]))
        said = messages.one(found[1]) if found else None
        if found is not None and said is not None and not said.gone:
            return Target(kind, str(found[0].id), found[0].alt, address_of(said))
    elif kind == "name":
        who = find_by_name(of)
        if who is not None:
            text = f"{who.name} · {who.title}" if who.title else who.name
            return Target(kind, str(who.id), text, reverse("profile", args=[who.name]))
    elif kind == "article":
        article = archive.article(of)
        if article is not None:
            return Target(kind, of, article.title or article.body[:120], reverse("article", args=[of]))
    elif kind == "mention":
        view = archive.mention_view(of)
        if view is not None:
            words = view.article.quote(view.mention.quote)
            return Target(kind, of, words, reverse("mention", args=[of]))
    elif kind in ("merge", "split"):
        return _two_persons(request, kind, of, other)
    raise Http404


_BETWEEN = "\n"  # no id of an entity holds one


def _two_persons(request: SiteRequest, kind: str, of: str, other: str) -> Target:
    ids = of.split(_BETWEEN) if _BETWEEN in of else [of, other]
    views = [request.archive.entity(one, mentions=0) for one in ids[:2] if one]
    if not views or any(view is None or view.entity.kind != "person" for view in views):
        raise Http404
    names = [dict(view.entity.names).get("ar") or view.entity.id for view in views if view]
    address = reverse("entity", args=[ids[0]])
    if len(views) < 2 or len(_BETWEEN.join(ids)) > 300:
        return Target(kind, "", names[0], address)
    return Target(
        kind, _BETWEEN.join(ids), " = ".join(names) if kind == "merge" else " ≠ ".join(names), address
    )


def _others(request: SiteRequest, kind: str, of: str) -> list[tuple[str, str]]:
    """Return (id, name) of whom a reader may say that they are the same person, or another."""
    text = " ".join(request.GET.get("name", "").replace("\0", "").split())[:100]
    if kind == "merge" and text:
        found = request.archive.find_entity(text, limit=12)
        return [(e.id, dict(e.names).get("ar") or e.id) for e in found if e.kind == "person" and e.id != of]
    if kind == "split":
        view = request.archive.entity(of, mentions=0)
        members = view.members if view else ()
        ids = [member.entity for member in members if member.entity != of]
        return [(one, one.partition(":")[2].replace("-", " ") or one) for one in ids]
    return []


@page("GET", "POST")
def report(request: SiteRequest, kind: str, of: str) -> HttpResponse:
    """Say what is wrong with something; everybody may, without an account too."""
    target = target_of(request, kind, of, field(request, "other"))
    me = people.member(request)
    context: dict[str, object] = {
        "target": target,
        "kind": kind,
        "reasons": reports.REASONS[kind],
        "correction": kind in reports.CORRECTIONS,
        "others": _others(request, kind, of),
        "needs_other": kind in ("merge", "split"),
        "looked": request.GET.get("name", "")[:100],
        **fields(request, "reason", "note"),
    }
    refused = None
    if request.method == "POST":
        at, network = people.now(request), people.network(request)
        try:
            if me is None or (me.level == 0 and not me.moderator):
                refuse_robots(request, at)
            if not target.of:
                raise Refused("other-missing", "other")
            who = Reporter(me.id if me else None, network)
            reports.report(kind, target.of, field(request, "reason"), field(request, "note"), who, at=at)
            return shown(request, "people/reported.html", context)
        except LookupError:
            refused = Refused("reason-missing", "reason")
        except Refused as why:
            refused = why
    return shown(request, "people/report.html", context, refused)


@for_members("GET", "POST")
def appeal(request: SiteRequest, me: Member, case: int) -> HttpResponse:
    """Ask a moderator to look at something of one's own that is hidden."""
    state = moderation.case_of(me.id, case)
    if state is None:
        raise Http404
    given = fields(request, "words")
    refused = None
    if request.method == "POST":
        try:
            hidden = moderation.appeal(me.id, case, given["words"], at=people.now(request))
            return shown(request, "people/appeal.html", {"sent": True, "hidden": hidden})
        except LookupError:
            raise Http404 from None
        except Refused as why:
            refused = why
    return shown(request, "people/appeal.html", given | {"hidden": state[0], "appealed": state[1]}, refused)
