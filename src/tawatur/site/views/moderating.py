"""The moderators' queue and log, and what everybody may know of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tawatur.archive import ArchiveError
from tawatur.people import Refused, images, log, messages, moderation
from tawatur.people.accounts import Member
from tawatur.people.reports import CORRECTIONS
from tawatur.site import people
from tawatur.site.doors import DOORS, Doors
from tawatur.site.labels import ACTIONS
from tawatur.site.middleware import SiteRequest
from tawatur.site.views.forms import field, for_members, go, number, page, shown
from tawatur.site.views.forum import as_file
from tawatur.site.views.targets import JOINING, PARTING, Target, ids_of, target_of

RULES = ("misleading", "violent", "insult", "private", "rights", "spam", "fine", "misread")


def for_moderators(*methods: str) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Let a view be asked by moderators only; for others it is not there."""

    def wrap(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @for_members(*methods)
        @wraps(view)
        def answer(request: SiteRequest, me: Member, *args: object, **more: object) -> HttpResponse:
            if not me.moderator:
                raise Http404
            return view(request, me, *args, **more)

        return answer

    return wrap


@for_moderators("GET", "POST")
def queue(request: SiteRequest, me: Member) -> HttpResponse:
    """What waits for a decision, the most urgent first, each decided with one tap."""
    refused = None
    if request.method == "POST":
        try:
            _decide(request, me)
            return go(reverse("mod"))
        except Refused as why:
            refused = why
    waiting = [(one, _target(request, one.kind, one.of)) for one in moderation.queue()]
    return shown(
        request,
        "people/queue.html",
        {"waiting": waiting, "rules": RULES, "corrections": CORRECTIONS},
        refused,
    )


def _target(request: SiteRequest, kind: str, of: str) -> Target | None:
    """Return what a case is about, None where it is gone."""
    if kind == "name":
        return Target(kind, of, of, "")
    try:
        found = target_of(request, kind, of)
    except Http404:
        return None
    # What was removed, readers are not shown; who decides on an appeal has to see it.
    return replace(found, text=messages.in_full(int(of))[:300]) if kind == "message" else found


def _decide(request: SiteRequest, me: Member) -> None:
    case, agree = number(request, "case") or 0, field(request, "do") == "agree"
    reason = field(request, "reason")
    if field(request, "do") not in ("agree", "disagree") or reason not in RULES:
        raise Refused("reason-missing", "reason")
    try:
        kind, of = moderation.waiting(case)
        if agree:
            _correct(kind, of, field(request, "note"))
        moderation.decide(me.id, case, agree, reason, field(request, "note"), at=people.now(request))
    except LookupError:
        raise Refused("case-decided") from None


def _correct(kind: str, of: str, note: str, *, withdrawn: bool = False) -> None:
    """Carry a correction out in the archive, or take it back; Refused where that cannot be."""
    if kind not in CORRECTIONS:
        return
    doors: Doors | None = getattr(settings, DOORS, None)
    if doors is None:
        raise Refused("archive-busy")
    verdict = "same" if kind in JOINING else "different"
    what = JOINING.get(kind) or PARTING.get(kind)
    try:
        if what is None:
            doors.judge(of, "withdrawn" if withdrawn else "wrong", note)
        elif what == "person":
            one, other = ids_of(of)
            doors.judge_same(one, other, "withdrawn" if withdrawn else verdict, note)
        elif withdrawn:
            doors.ungroup(what, verdict, ids_of(of), note)
        else:
            doors.regroup(what, verdict, ids_of(of), note)
    except ArchiveError:
        raise Refused("archive-busy") from None
    except ValueError:
        raise Refused("so-already") from None


@for_moderators("GET")
def image(request: SiteRequest, me: Member, image: int) -> HttpResponse:
    """An image that waits for a decision, for those who decide: nobody else is shown what is withheld."""
    response = as_file(images.any_content(image), str(image))
    response["Cache-Control"] = "no-store"
    return response


@for_moderators("GET")
def picture(request: SiteRequest, me: Member, name: str) -> HttpResponse:
    """A picture of an article, for those who decide on it."""
    response = as_file(request.archive.picture_file(name), name)
    response["Cache-Control"] = "no-store"
    return response


@for_moderators("GET", "POST")
def the_log(request: SiteRequest, me: Member) -> HttpResponse:
    """All decisions, each of which can be taken back."""
    refused = None
    if request.method == "POST":
        try:
            line = next((one for one in log.latest() if one.id == number(request, "entry")), None)
            if line is None:
                raise LookupError
            if line.action == "accept":
                _correct(line.kind, line.of, "", withdrawn=True)
            moderation.undo(me.id, line.id, at=people.now(request))
            return go(reverse("mod-log"))
        except LookupError:
            refused = Refused("case-decided")
        except Refused as why:
            refused = why
    return shown(request, "people/log.html", {"lines": log.latest()}, refused)


@page("GET")
def transparency(request: SiteRequest) -> HttpResponse:
    """What moderation does, in numbers, for everybody."""
    month = moderation.counts(people.now(request) - timedelta(days=30))
    ever = moderation.counts(datetime(2000, 1, 1, tzinfo=UTC))
    rows = [(one, month.actions.get(one, 0), ever.actions.get(one, 0)) for one in ACTIONS]
    return render(request, "people/transparency.html", {"month": month, "ever": ever, "rows": rows})
