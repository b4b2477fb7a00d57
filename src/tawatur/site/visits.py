"""What is new to the reader who asks: since their last visit, or the moment that their browser keeps."""

import re
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpResponse

from tawatur.archive.facade import Archive
from tawatur.archive.values import Head
from tawatur.model import Article
from tawatur.people import visits
from tawatur.people.following import Mark
from tawatur.people.forum import Topic
from tawatur.site import follows, people
from tawatur.site.middleware import SiteRequest

COOKIE = "since"
_YEAR = timedelta(days=365)
_KEPT = re.compile(r"([\w-]{0,64})\.(\d{1,11})")


class Since:
    """Where a reader was: what came later is new to them."""

    def __init__(self, archive: Archive, mark: Mark) -> None:
        self.mark = mark
        self.seq = follows.seqs_of(archive, [mark])[mark]

    def is_new(self, what: Head | Article | Topic) -> bool:
        """Say whether an article came later, or was posted in a thread later."""
        if isinstance(what, Head):
            return what.seq > self.seq
        at = what.last if isinstance(what, Topic) else what.seen
        return at is not None and at > self.mark.at


def note(request: SiteRequest) -> None:
    """Note that a member is here, once in a while; a folder that cannot be written is no reason to fail."""
    me = people.member(request)
    if me is None:
        return
    try:
        visits.note(me.id, lambda at: follows.newest_mark(request.archive, at), at=people.now(request))
    except DatabaseError:
        return


def of_member(request: SiteRequest) -> Since | None:
    """Return where the signed-in reader was; None for others, and before the end of a first visit."""
    if not hasattr(request, "_since"):
        me = people.member(request)
        mark = visits.since(me.id) if me else None
        request._since = Since(request.archive, mark) if mark else None  # type: ignore[attr-defined]
    found: Since | None = request._since  # type: ignore[attr-defined]
    return found


def of_browser(request: SiteRequest) -> Since | None:
    """Return the moment that a reader without an account had their browser keep."""
    match = _KEPT.fullmatch(request.COOKIES.get(COOKIE, ""))
    if match is None:
        return None
    return Since(request.archive, Mark(match[1], datetime.fromtimestamp(int(match[2]), UTC)))


def keep(response: HttpResponse, mark: Mark | None) -> None:
    """Have a browser keep a moment because its reader said so; None has it forget."""
    if mark is None:
        response.delete_cookie(COOKIE, samesite="Lax")
        return
    response.set_cookie(
        COOKIE,
        f"{mark.article}.{int(mark.at.timestamp())}",
        max_age=_YEAR,
        secure=settings.CSRF_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
