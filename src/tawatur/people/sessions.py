"""Browsers that are signed in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from tawatur.people.connection import ALIAS
from tawatur.people.models import Account, Session
from tawatur.people.tokens import digest, may_be, new_token

IDLE = timedelta(days=30)
MOST = 10  # of one account; the longest unused makes room


@dataclass(frozen=True, slots=True)
class Browser:
    """A signed-in browser as its owner sees it."""

    id: int
    name: str
    created: datetime
    seen: datetime
    this: bool


def start(account: int, browser: str, *, at: datetime) -> str:
    """Sign a browser in; returns the 256 random bits for its cookie, of which only a hash is kept."""
    token, kept = new_token()
    with transaction.atomic(using=ALIAS):
        Session.objects.create(account_id=account, token=kept, created=at, seen=at, browser=browser[:60])
        newest = Session.objects.filter(account=account).order_by("-seen", "-id").values_list("id", flat=True)
        Session.objects.filter(account=account).exclude(id__in=list(newest[:MOST])).delete()
    return token


def account_of(token: str, *, at: datetime) -> Account | None:
    """Return who a cookie's token belongs to; None where it was revoked or not used for 30 days.

    Notes once a day that the account and the browser were here.
    """
    if not may_be(token):
        return None
    session = Session.objects.select_related("account").filter(token=digest(token)).first()
    if session is None or at - session.seen > IDLE:
        return None
    account = session.account
    if session.seen.date() != at.date():
        Session.objects.filter(id=session.id).update(seen=at)
    if account.seen < at.date():
        account.seen, account.days = at.date(), account.days + 1
        account.save(update_fields=["seen", "days"])
    return account


def browsers(account: int, token: str) -> Sequence[Browser]:
    """Return an account's signed-in browsers, the last used first."""
    mine = digest(token)
    rows = Session.objects.filter(account=account).order_by("-seen", "-id")
    return [Browser(row.id, row.browser, row.created, row.seen, row.token == mine) for row in rows]


def end(token: str) -> None:
    """Sign the browser with this token out."""
    Session.objects.filter(token=digest(token)).delete()


def end_one(account: int, session: int) -> None:
    """Sign out one browser of an account."""
    Session.objects.filter(account=account, id=session).delete()


def end_all(account: int) -> None:
    """Sign out every browser of an account."""
    Session.objects.filter(account=account).delete()


def forget(at: datetime) -> None:
    """Drop sessions that nobody may use any more."""
    Session.objects.filter(seen__lt=at - IDLE).delete()
