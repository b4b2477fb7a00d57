"""What came since the reader was here."""

from datetime import datetime

from django.core import signing
from django.http import HttpResponse
from django.urls import reverse

from tawatur.exports.front import ticker
from tawatur.people import following, visits
from tawatur.people.following import Mark
from tawatur.site import follows, people
from tawatur.site import visits as visiting
from tawatur.site.middleware import SiteRequest
from tawatur.site.views.days import before_of
from tawatur.site.views.followed import PER_PAGE, UNDO, lines_of
from tawatur.site.views.forms import field, go, page, shown

_PER_PAGE = 40
_COUNTED = 500
_SIGNED = "tawatur.since"


@page("GET", "POST")
def newest(request: SiteRequest) -> HttpResponse:
    """The articles that came since one was here, and what is new in what one follows."""
    me = people.member(request)
    context: dict[str, object] = {}
    if request.method == "POST":
        done = _done(request)
        if isinstance(done, HttpResponse):
            return done
        context = done
    since = visiting.of_member(request) if me else visiting.of_browser(request)
    if since is not None:
        archive = request.archive
        found = archive.newest_texts(limit=_COUNTED + 1, before=before_of(request))
        came = [head for head in found if head.seq > since.seq]
        here = came[:_PER_PAGE]
        context |= {
            "since": since.mark.at,
            "lines": ticker(archive, here),
            "count": len(came),
            "counted": len(came) > _COUNTED,
            "older": here[-1].seq if len(came) > len(here) else None,
            "newer": "before" in request.GET,
        }
    if me:
        all_ = following.of_account(me.id)[:PER_PAGE]
        followed = [line for line in lines_of(request, all_) if line.count]
        context["followed"] = followed
    return shown(request, "people/new.html", context)


def _done(request: SiteRequest) -> HttpResponse | dict[str, object]:
    """Keep how far the reader has seen; returns where to go, or what takes it back."""
    me, at = people.member(request), people.now(request)
    mark = follows.newest_mark(request.archive, at)
    match field(request, "do"):
        case "seen" if me:
            before = visits.since(me.id) or mark
            visits.see(me.id, mark)
            told = [me.id, at.timestamp(), before.article, before.at.isoformat()]
            return {"undo": signing.dumps(told, salt=_SIGNED)}
        case "undo" if me:
            _undo(me.id, field(request, "marks"), at)
        case "seen":
            response = go(reverse("new"))
            visiting.keep(response, mark)
            return response
        case "forget":
            response = go(reverse("new"))
            visiting.keep(response, None)
            return response
    return go(reverse("new"))


def _undo(account: int, told: str, at: datetime) -> None:
    """Take back, for ten minutes, that everything was seen."""
    try:
        owner, when, article, moment = signing.loads(told, salt=_SIGNED)
    except signing.BadSignature:
        return
    if owner == account and at.timestamp() - when <= UNDO.total_seconds():
        visits.see(account, Mark(article, datetime.fromisoformat(moment)))
