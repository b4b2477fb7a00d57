"""Links in letters: for confirming an address, and for a new password. Each works once, and not for long."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from tawatur.people.connection import ALIAS
from tawatur.people.models import Ticket
from tawatur.people.tokens import digest, may_be, new_token

LASTS = {"confirm": timedelta(days=2), "reset": timedelta(hours=1)}


@dataclass(frozen=True, slots=True)
class Held:
    """What a link is for: an account and the address that the link was sent to."""

    account: int
    name: str
    email: str


def issue(account: int, purpose: str, email: str, *, at: datetime) -> str:
    """Return the token of a new link; the ones before, for the same purpose, work no more."""
    token, kept = new_token()
    with transaction.atomic(using=ALIAS):
        Ticket.objects.filter(account=account, purpose=purpose).delete()
        Ticket.objects.create(account_id=account, purpose=purpose, email=email, token=kept, at=at)
    return token


def look(token: str, purpose: str, *, at: datetime) -> Held | None:
    """Return what a link is for, None where it was used, is too old, or never was."""
    if not may_be(token):
        return None
    row = Ticket.objects.select_related("account").filter(token=digest(token), purpose=purpose).first()
    if row is None or at - row.at > LASTS[purpose] or row.email != row.account.email:
        return None  # what was sent to an address that is the account's no more opens nothing
    return Held(row.account_id, row.account.name, row.email)


def redeem(token: str, purpose: str, *, at: datetime) -> Held | None:
    """Use a link up; returns what it is for, to one caller only."""
    with transaction.atomic(using=ALIAS):
        held = look(token, purpose, at=at)
        if held is None or not Ticket.objects.filter(token=digest(token)).delete()[0]:
            return None
    return held


def void(account: int) -> None:
    """Take all links of an account back."""
    Ticket.objects.filter(account=account).delete()


def forget(before: datetime) -> None:
    """Drop links that nobody can use any more."""
    Ticket.objects.filter(at__lt=before).delete()
