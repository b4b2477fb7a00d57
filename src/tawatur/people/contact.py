"""Letters to those who keep the site, each with a receipt."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tawatur.people import limits
from tawatur.people.accounts import good_address
from tawatur.people.errors import Refused
from tawatur.people.models import Account, Letter
from tawatur.people.texts import clean_text

TOPICS = ("correction", "rights", "privacy", "technical", "other")
SHORTEST, LONGEST = 10, 5_000

# Without letters and digits that are mistaken for one another when a receipt is read out.
_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Kept:
    """A letter as its moderators see it."""

    id: int
    receipt: str
    topic: str
    body: str
    email: str
    name: str
    at: datetime
    done: datetime | None


def write(topic: str, body: str, email: str, *, account: int | None, network: str, at: datetime) -> str:
    """Keep a letter; returns its receipt. Raises Refused where it is empty, too long, or one too many."""
    body = clean_text(body)
    if topic not in TOPICS:
        raise Refused("topic", "topic")
    if not SHORTEST <= len(body) <= LONGEST:
        raise Refused("text-short" if len(body) < SHORTEST else "text-long", "body")
    email = good_address(email)
    limits.take("contact", limits.of_network(network), at=at)
    receipt = "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))
    writer = Account.objects.filter(id=account).first() if account else None
    Letter.objects.create(receipt=receipt, topic=topic, body=body, email=email, account=writer, at=at)
    return receipt


def state_of(receipt: str) -> tuple[str, datetime, datetime | None] | None:
    """Return (topic, when it came, when it was dealt with) of a letter by its receipt, never its words."""
    row = Letter.objects.filter(receipt=receipt.strip().upper()[:16]).first()
    return (row.topic, row.at, row.done) if row else None


def waiting() -> Sequence[Kept]:
    """Return the letters that nobody has dealt with, the oldest first."""
    rows = Letter.objects.filter(done__isnull=True).select_related("account").order_by("id")[:100]
    return [
        Kept(
            *(row.id, row.receipt, row.topic, row.body, row.email),
            *(row.account.name if row.account else "", row.at, row.done),
        )
        for row in rows
    ]


def deal_with(actor: int, letter: int, *, at: datetime) -> None:
    """Note that a letter was dealt with; PermissionError where the account is no moderator."""
    if not Account.objects.filter(id=actor, moderator=True).exists():
        raise PermissionError("only a moderator reads letters")
    Letter.objects.filter(id=letter, done__isnull=True).update(done=at)
