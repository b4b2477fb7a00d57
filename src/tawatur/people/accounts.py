"""Accounts: made, entered, changed, deleted; and what others see of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.db.models import F

from tawatur.people import limits, sessions, tickets
from tawatur.people.connection import ALIAS
from tawatur.people.errors import Refused
from tawatur.people.models import Account, Key
from tawatur.people.names import allowed_name, is_reserved, key_of, one_line
from tawatur.people.passwords import fits, good_password, hash_of, is_outdated

LONGEST_TITLE = 40
TITLE_FROM_LEVEL = 1
_OF_ONE_ADDRESS = 5  # accounts that share one address and are all written to


@dataclass(frozen=True, slots=True)
class Member:
    """An account as the rest of the program sees it."""

    id: int
    name: str
    title: str
    email: str
    level: int
    moderator: bool
    joined: date


def member_of(account: Account) -> Member:
    """Return an account's row as a value."""
    return Member(
        *(account.id, account.name, account.title, account.email, account.level),
        moderator=account.moderator,
        joined=account.joined.date(),
    )


def sign_up(name: str, password: str, email: str, *, network: str, at: datetime) -> Member:
    """Make an account; raises Refused where the name, the password or the address will not do."""
    name = allowed_name(name)
    good_password(password, name)
    email = good_address(email)
    if Account.objects.filter(key=key_of(name)).exists():
        raise Refused("name-taken", "name")
    limits.take("register", limits.of_network(network), at=at)
    try:
        with transaction.atomic(using=ALIAS):
            account = Account.objects.create(
                name=name,
                key=key_of(name),
                password=hash_of(password),
                email=email,
                joined=at,
                seen=at.date(),
            )
    except IntegrityError:  # somebody was faster
        raise Refused("name-taken", "name") from None
    return member_of(account)


def good_address(email: str) -> str:
    """Return an address that letters can be sent to, "" for none; raises Refused for what is no address."""
    email = email.strip()
    if not email:
        return ""
    try:
        validate_email(email)
    except ValidationError:
        raise Refused("email", "email") from None
    if len(email) > 254:
        raise Refused("email", "email")
    return email


def sign_in(name: str, password: str, *, network: str, at: datetime) -> Member:
    """Return whose name and password these are. Raises Refused, alike and as slowly for a name that nobody
    has, and at once where tries come faster than the growing delay allows."""
    key = key_of(name)[:80]
    limits.begin_try(key, network, at=at)
    account = Account.objects.filter(key=key).first()
    if not fits(password, account.password if account else None) or account is None:
        raise Refused("sign-in", "name")
    if is_outdated(account.password):
        account.password = hash_of(password)
        account.save(update_fields=["password"])
    limits.succeeded(key, network)
    return member_of(account)


def _checked(member: int, password: str, *, network: str, at: datetime) -> Account:
    account = Account.objects.get(id=member)
    limits.begin_try(account.key, network, at=at)
    if not fits(password, account.password):
        raise Refused("password-wrong", "current")
    limits.succeeded(account.key, network)
    return account


def change_password(member: int, current: str, new: str, *, network: str, at: datetime) -> None:
    """Change a password and sign every browser out; the caller signs this one in again."""
    account = _checked(member, current, network=network, at=at)
    account.password = hash_of(good_password(new, account.name))
    account.save(update_fields=["password"])
    sessions.end_all(member)
    tickets.void(member)


def change_profile(member: int, *, title: str, email: str, current: str, network: str, at: datetime) -> None:
    """Change what somebody says of themselves; a title is for those who are trusted a little.

    Another address needs the password: a letter to it can replace that.
    """
    account, email = Account.objects.get(id=member), good_address(email)
    if email != account.email:
        account = _checked(member, current, network=network, at=at)
    title = one_line(title, LONGEST_TITLE)
    if title and title != account.title and account.level < TITLE_FROM_LEVEL and not account.moderator:
        raise Refused("title-level", "title")
    if not account.moderator and any(map(is_reserved, (title, *title.split()))):
        raise Refused("title-taken", "title")
    account.title, account.email = title, email
    account.save(update_fields=["title", "email"])


def with_address(email: str) -> Sequence[tuple[Member, str]]:
    """Return the accounts whose confirmed address this is, each with the address as it is kept.

    A letter goes to the kept one: an address that is only spelt alike may be somebody else's.
    """
    email = email.strip()
    rows = Account.objects.filter(confirmed__iexact=email, confirmed=F("email")) if email else ()
    return [(member_of(row), row.confirmed) for row in rows[:_OF_ONE_ADDRESS]]


def reset_password(token: str, new: str, *, at: datetime) -> Member | None:
    """Set a new password by the link of a letter, and sign every browser out; None where the link is used up.

    Raises Refused for a password that will not do: the link then still works.
    """
    held = tickets.look(token, "reset", at=at)
    if held is None:
        return None
    kept = hash_of(good_password(new, held.name))
    if tickets.redeem(token, "reset", at=at) is None:
        return None
    with transaction.atomic(using=ALIAS):
        account = Account.objects.get(id=held.account)
        account.password = kept
        account.save(update_fields=["password"])
        sessions.end_all(account.id)
        Key.objects.filter(account=account).delete()  # somebody else may have made them
    limits.forgive(account.key)
    return member_of(account)


def delete(member: int, password: str, *, network: str, at: datetime) -> None:
    """Delete an account and all that hangs on it, for good; the name becomes free."""
    from tawatur.people.messages import forget_author  # messages know accounts

    account = _checked(member, password, network=network, at=at)
    with transaction.atomic(using=ALIAS):
        forget_author(member)
        account.delete()


def find_by_name(name: str) -> Member | None:
    """Return who goes by a name, or by one that looks like it."""
    account = Account.objects.filter(key=key_of(name)[:80]).first()
    return member_of(account) if account else None


def make_moderator(name: str, moderator: bool = True) -> Member:
    """Let somebody judge reports, or no more; LookupError where nobody goes by the name."""
    account = Account.objects.filter(key=key_of(name)[:80]).first()
    if account is None:
        raise LookupError(f"nobody has the name {name}")
    account.moderator = moderator
    account.save(update_fields=["moderator"])
    return member_of(account)
