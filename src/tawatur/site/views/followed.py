"""What a reader follows: saved, given up, what is new in it, and feeds that need no signing in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core import signing
from django.http import Http404, HttpResponse
from django.urls import reverse

from tawatur.people import Refused, following
from tawatur.people.accounts import Member
from tawatur.people.following import Followed, Mark
from tawatur.site import follows, people
from tawatur.site.entries import entries_of
from tawatur.site.feeds import WRITERS, Entry
from tawatur.site.follows import News
from tawatur.site.middleware import SiteRequest
from tawatur.site.views.following import written_as
from tawatur.site.views.forms import field, fields, for_members, go, number, page, shown
from tawatur.site.views.paging import page_of

PER_PAGE = 25  # each is looked through for what is new
_HEADLINES = 3  # of each list, of what is new in it
UNDO = timedelta(minutes=10)
_SIGNED = "tawatur.seen"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is followed: where it stands, how much is new in it, the first of that.

    `gone` says that it is not there any more.
    """

    followed: Followed
    address: str
    count: int
    headlines: Sequence[Entry]
    gone: bool

    @property
    def more(self) -> bool:
        """Whether there is more than was counted."""
        return self.count >= follows.MOST_NEW


@for_members("GET", "POST")
def follow(request: SiteRequest, me: Member) -> HttpResponse:
    """Follow a list or a thread by one button; the answer shows the address of its feed, once."""
    given = fields(request, "kind", "of")
    if request.method == "GET":
        given = {name: request.GET.get(name, "").replace("\0", "")[: following.LONGEST] for name in given}
    wanted = follows.wanted(request.archive, given["kind"], given["of"])
    context: dict[str, object] = {
        "kind": wanted.kind,
        "of": wanted.of,
        "title": wanted.title,
        "address": follows.page_of(wanted.kind, wanted.of),
    }
    refused = None
    if request.method == "POST":
        try:
            made, token = following.follow(me.id, wanted, _now(request))
            if not token:
                return go(f"{reverse('followed')}#f{made.id}")
            return shown(request, "people/follow.html", context | _feeds(request, token) | {"new": True})
        except Refused as why:
            refused = why
    elif following.find(me.id, wanted.kind, wanted.of):
        return go(reverse("followed"))
    return shown(request, "people/follow.html", context, refused)


def _now(request: SiteRequest) -> Mark:
    return follows.newest_mark(request.archive, people.now(request))


def _feeds(request: SiteRequest, token: str) -> dict[str, object]:
    """Return the addresses of a feed in its formats, whole, for a reader to take away."""
    names = {"atom": "Atom", "rss": "RSS", "jsonfeed": "JSON Feed"}
    return {
        "feeds": [
            (names[form], request.build_absolute_uri(reverse("own-feed", args=[token, form])))
            for form in WRITERS
        ]
    }


@for_members("GET", "POST")
def followed(request: SiteRequest, me: Member) -> HttpResponse:
    """All that one follows, with what is new in each since one has seen it."""
    context: dict[str, object] = {}
    if request.method == "POST":
        done = _done(request, me)
        if isinstance(done, HttpResponse):
            return done
        context = done
    all_, at = following.of_account(me.id), page_of(request)
    lines = lines_of(request, all_[(at - 1) * PER_PAGE : at * PER_PAGE])
    context |= {"lines": lines, "fresh": any(line.count for line in lines)}
    context |= {"page": at, "more": len(all_) > at * PER_PAGE}
    return shown(request, "people/following.html", context)


def _done(request: SiteRequest, me: Member) -> HttpResponse | dict[str, object]:
    """Do what a button says; returns where to go, or what the page is to say."""
    id_, at = number(request, "id"), people.now(request)
    try:
        match field(request, "do"):
            case "stop" if id_:
                following.stop(me.id, id_)
            case "mute" | "unmute" if id_:
                following.mute(me.id, id_, field(request, "do") == "mute", _now(request))
            case "revoke" if id_:
                following.revoke_feed(me.id, id_)
            case "renew" if id_:
                one = following.one(me.id, id_)
                told = _feeds(request, following.renew_feed(me.id, id_, at=at))
                told |= {"kind": one.kind, "title": one.title, "renewed": True}
                told |= {"address": follows.page_of(one.kind, one.of)}
                return shown(request, "people/follow.html", told)
            case "seen":
                before = _signed_marks(following.of_account(me.id), at, id_)
                following.see(me.id, _now(request), id_)
                return {"undo": before}
            case "undo":
                _undo(me, field(request, "marks"), at)
    except LookupError:
        raise Http404 from None
    return go(reverse("followed"))


def _signed_marks(all_: Sequence[Followed], at: datetime, id_: int | None) -> str:
    """Return how far somebody had come, for a button that takes it back."""
    told = {str(one.id): [one.seen.article, one.seen.at.isoformat()] for one in all_ if id_ in (None, one.id)}
    return signing.dumps([at.timestamp(), told], salt=_SIGNED, compress=True)


def _undo(me: Member, marks: str, at: datetime) -> None:
    """Take back that something was seen, for ten minutes."""
    try:
        when, told = signing.loads(marks, salt=_SIGNED)
    except signing.BadSignature:
        raise LookupError("no marks of ours") from None
    if at.timestamp() - when > UNDO.total_seconds():
        return
    for id_, (article, moment) in told.items():
        following.see(me.id, Mark(article, datetime.fromisoformat(moment)), int(id_))


def lines_of(request: SiteRequest, all_: Sequence[Followed]) -> list[Line]:
    """Return things that are followed as the page shows them."""
    archive = request.archive
    after = follows.seqs_of(archive, [one.seen for one in all_])
    news: Mapping[int, Sequence[News]] = {
        one.id: follows.news_of(archive, one, after[one.seen]) for one in all_
    }
    posts = following.new_posts([one for one in all_ if one.kind == "thread"])
    lines = []
    for one in all_:
        first = follows.items_of(archive, news[one.id][:_HEADLINES])
        lines.append(
            Line(
                one,
                follows.page_of(one.kind, follows.current(archive, one)),
                posts.get(one.id, len(news[one.id])),
                entries_of(archive, first, lambda path: path),
                not follows.is_there(archive, one),
            )
        )
    return lines


@page("GET")
def own_feed(request: SiteRequest, token: str, form: str) -> HttpResponse:
    """The feed of something that somebody follows, for whoever has its address; nobody signs in."""
    one = following.of_token(token)
    listing = follows.listing_of(request.archive, one) if one else None
    if one is None or listing is None:
        raise Http404
    kind, write = WRITERS[form]
    address = request.build_absolute_uri(follows.page_of(one.kind, follows.current(request.archive, one)))
    told = written_as(request, listing, address=None, page=address)
    response = HttpResponse(write(told), content_type=f"{kind}; charset=utf-8")
    # The address is a secret: no cache, no index and no other site may come to know it.
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response
