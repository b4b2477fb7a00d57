"""Letters that members ask for: the address confirmed, how often, and what each letter was about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F

from tawatur.people import tickets
from tawatur.people.connection import ALIAS
from tawatur.people.errors import Refused
from tawatur.people.following import Mark
from tawatur.people.models import Account, Following, Mailing

EVERY = ("", "day", "week")


@dataclass(frozen=True, slots=True)
class Wish:
    """Which letters somebody wants; `confirmed` says whether their address was."""

    every: str
    email: str
    confirmed: bool
    sent: datetime | None


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who may be sent a letter, at an address that was confirmed; `period` is the last one's."""

    account: int
    name: str
    email: str
    every: str
    language: str
    period: str


def wish(account: int) -> Wish:
    """Return which letters somebody wants."""
    row = Account.objects.get(id=account)
    mailing = Mailing.objects.filter(account=account).first()
    confirmed = bool(row.email) and row.confirmed == row.email
    return Wish(mailing.every if mailing else "", row.email, confirmed, mailing.sent if mailing else None)


def choose(account: int, every: str, language: str, mark: Mark) -> None:
    """Keep how often somebody wants letters, from now on; Refused while their address is not confirmed."""
    if every not in EVERY:
        raise Refused("reason-missing", "every")
    if every and not wish(account).confirmed:
        raise Refused("email-first", "every")
    with transaction.atomic(using=ALIAS):
        before = Mailing.objects.filter(account=account).first()
        if every and not (before and before.every):
            rows = Following.objects.filter(account=account)
            rows.update(mailed=mark.article, mailed_at=mark.at)
        kept = {"every": every, "language": language}
        Mailing.objects.update_or_create(account_id=account, defaults=kept)


def stop(account: int) -> None:
    """Send somebody no letters any more, as whoever has one of them may ask."""
    Mailing.objects.filter(account=account).update(every="")


def ask_to_confirm(account: int, *, at: datetime) -> tuple[str, str]:
    """Return (address, token) for a letter that confirms an account's address; LookupError without one."""
    row = Account.objects.get(id=account)
    if not row.email:
        raise LookupError("no address")
    return row.email, tickets.issue(account, "confirm", row.email, at=at)


def confirm(token: str, *, at: datetime) -> bool:
    """Note that a letter reached an address; False where the link is used up or the address another now."""
    held = tickets.redeem(token, "confirm", at=at)
    if held is None:
        return False
    rows = Account.objects.filter(id=held.account, email=held.email)
    return bool(rows.update(confirmed=held.email))


# ---------------------------------------------------------------- sending


def recipients() -> Sequence[Recipient]:
    """Return everybody who wants letters and has an address that was confirmed."""
    rows = Mailing.objects.exclude(every="").select_related("account").order_by("account")
    wanted = rows.filter(account__confirmed=F("account__email")).exclude(account__email="")
    return [
        Recipient(
            *(row.account_id, row.account.name, row.account.confirmed),
            *(row.every, row.language, row.period),
        )
        for row in wanted
    ]


def begin(to: Recipient, period: str) -> bool:
    """Begin the letter of a period, just before it is sent; False where somebody else has, or it is unwanted.

    Whoever is killed afterwards leaves the period begun: no second letter goes out for it, and what would
    have stood in it stands in the next one.
    """
    rows = Mailing.objects.filter(account=to.account, period=to.period, every=to.every)
    return to.period != period and bool(rows.update(period=period))


def give_up(to: Recipient, period: str) -> None:
    """Take back that a letter was begun, because the server did not take it: the next run tries again."""
    Mailing.objects.filter(account=to.account, period=period).update(period=to.period)


def delivered(to: Recipient, told: Iterable[int], mark: Mark, *, at: datetime) -> None:
    """Note what a letter that was sent has told of, and up to where."""
    with transaction.atomic(using=ALIAS):
        rows = Following.objects.filter(account=to.account, id__in=list(told))
        rows.update(mailed=mark.article, mailed_at=mark.at)
        Mailing.objects.filter(account=to.account).update(sent=at)
