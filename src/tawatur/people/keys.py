"""Tokens for programs that write in a member's name: named, limited to what they are for, revocable."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from tawatur.people.accounts import Member, member_of
from tawatur.people.connection import ALIAS
from tawatur.people.errors import Refused
from tawatur.people.models import Account, Key
from tawatur.people.names import one_line
from tawatur.people.tokens import digest, may_be, new_token

SCOPES = ("comment", "correct", "report")
MOST = 20  # of one account
LONGEST_NAME = 40

# What keeps robots out of a new member's forms has no counterpart here: one must be trusted a little.
FROM_LEVEL = 1

# What a token begins with: programs that look for secrets in places where none should be can know it by that.
BEGINS = "tawatur_"

_NOTED = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Shown:
    """A token as its owner sees it."""

    id: int
    name: str
    scopes: tuple[str, ...]
    created: datetime
    used: datetime | None


@dataclass(frozen=True, slots=True)
class Holder:
    """In whose name a program writes, and what its token is for."""

    member: Member
    scopes: frozenset[str]


def may_have(member: Member) -> bool:
    """Say whether somebody is trusted enough for programs to write in their name."""
    return member.moderator or member.level >= FROM_LEVEL


def make(account: int, name: str, scopes: Iterable[str], *, at: datetime) -> str:
    """Make a token; returns it, for the only time. Raises Refused without a name, a purpose or trust."""
    name, wanted = one_line(name, LONGEST_NAME), set(scopes)
    if not name:
        raise Refused("key-name", "name")
    if not wanted or wanted - set(SCOPES):
        raise Refused("key-scope", "scope")
    token, _ = new_token()
    token = BEGINS + token
    with transaction.atomic(using=ALIAS):
        owner = Account.objects.get(id=account)
        if not may_have(member_of(owner)):
            raise Refused("key-level")
        if Key.objects.filter(account=account).count() >= MOST:
            raise Refused("keys-many")
        told = " ".join(one for one in SCOPES if one in wanted)
        Key.objects.create(account=owner, name=name, token=digest(token), scopes=told, created=at)
    return token


def of_account(account: int) -> Sequence[Shown]:
    """Return an account's tokens, the last made first."""
    rows = Key.objects.filter(account=account).order_by("-id")
    return [Shown(row.id, row.name, tuple(row.scopes.split()), row.created, row.used) for row in rows]


def revoke(account: int, id_: int) -> None:
    """Take a token back: it opens nothing from now on."""
    Key.objects.filter(account=account, id=id_).delete()


def holder(token: str, *, at: datetime) -> Holder | None:
    """Return in whose name a token writes, and note that it was used; None for one that was revoked."""
    if not may_be(token) or not token.startswith(BEGINS):
        return None
    row = Key.objects.select_related("account").filter(token=digest(token)).first()
    if row is None:
        return None
    if row.used is None or at - row.used >= _NOTED:
        Key.objects.filter(id=row.id).update(used=at)
    return Holder(member_of(row.account), frozenset(row.scopes.split()))
