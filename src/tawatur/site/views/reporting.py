"""Reports by readers, and what the author of something hidden may do."""

from django.http import Http404, HttpResponse

from tawatur.people import Refused, moderation, reports
from tawatur.people.accounts import Member
from tawatur.people.reports import Reporter
from tawatur.site import people
from tawatur.site.middleware import SiteRequest
from tawatur.site.robots import refuse_robots
from tawatur.site.views.forms import field, fields, for_members, page, shown
from tawatur.site.views.targets import JOINING, PARTING, choices, target_of


@page("GET", "POST")
def report(request: SiteRequest, kind: str, of: str) -> HttpResponse:
    """Say what is wrong with something; everybody may, without an account too."""
    target = target_of(request, kind, of, request.POST.getlist("other"))
    looked = " ".join(request.GET.get("name", "").replace("\0", "").split())[:100]
    me = people.member(request)
    context: dict[str, object] = {
        "target": target,
        "kind": kind,
        "reasons": reports.REASONS[kind],
        "correction": kind in reports.CORRECTIONS,
        "what": JOINING.get(kind) or PARTING.get(kind),
        "joining": kind in JOINING,
        "others": choices(request.archive, kind, of, looked),
        "looked": looked,
        "chosen": request.POST.getlist("other"),
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
