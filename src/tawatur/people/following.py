"""What people follow: kept, counted from a mark on, opened for feed readers by a token of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from tawatur.people.connection import ALIAS
from tawatur.people.errors import Refused
from tawatur.people.models import Following, Message
from tawatur.people.names import one_line
from tawatur.people.tokens import digest, may_be, new_token

KINDS = ("search", "entity", "story", "outlet", "timeline", "latest", "events", "thread")
MOST = 100  # of one account
LONGEST = 8_000  # of what is asked for, as a query of an address
LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Mark:
    """How far somebody has come in the archive: the newest article then (its id, "" for none), and when."""

    article: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants to follow. `near` is an article of a story, by which it is found in another one."""

    kind: str
    of: str
    title: str
    near: str = ""


@dataclass(frozen=True, slots=True)
class Followed:
    """Something that somebody follows; `feed` is when the address of its feed was made, None for none."""

    id: int
    account: int
    kind: str
    of: str
    near: str
    title: str
    created: datetime
    seen: Mark
    mailed: Mark
    muted: bool
    feed: datetime | None


def _followed(row: Following) -> Followed:
    return Followed(
        *(row.id, row.account_id, row.kind, row.of, row.near, row.title, row.created),
        seen=Mark(row.seen, row.seen_at),
        mailed=Mark(row.mailed, row.mailed_at),
        muted=row.muted,
        feed=row.token_made if row.token else None,
    )


def follow(account: int, wanted: Wanted, mark: Mark) -> tuple[Followed, str]:
    """Follow something from a mark on; returns it, and the token of its feed, which is kept nowhere.

    What is followed already stays as it is, and the token is "". Raises Refused where there are too many.
    """
    if wanted.kind not in KINDS or not 0 <= len(wanted.of) <= LONGEST:
        raise LookupError(f"{wanted.kind} cannot be followed")
    token, kept = new_token() if wanted.kind != "thread" else ("", None)
    try:
        with transaction.atomic(using=ALIAS):
            if (old := find(account, wanted.kind, wanted.of)) is not None:
                return old, ""
            if Following.objects.filter(account=account).count() >= MOST:
                raise Refused("follows-many")
            row = Following.objects.create(
                account_id=account,
                kind=wanted.kind,
                of=wanted.of,
                near=wanted.near,
                title=one_line(wanted.title, LONGEST_TITLE),
                created=mark.at,
                **_moved("seen", mark),
                **_moved("mailed", mark),
                token=kept,
                token_made=mark.at if kept else None,
            )
    except IntegrityError:  # the same button twice at once
        old = find(account, wanted.kind, wanted.of)
        if old is None:
            raise
        return old, ""
    return _followed(row), token


def _moved(which: str, mark: Mark) -> dict[str, str | datetime]:
    return {which: mark.article, f"{which}_at": mark.at}


def find(account: int, kind: str, of: str) -> Followed | None:
    """Return what somebody follows by what it is; None where they do not."""
    row = Following.objects.filter(account=account, kind=kind, of=of).first()
    return _followed(row) if row else None


def of_account(account: int) -> Sequence[Followed]:
    """Return all that somebody follows, the last followed first."""
    return [_followed(row) for row in Following.objects.filter(account=account).order_by("-id")]


def one(account: int, id_: int) -> Followed:
    """Return one thing that somebody follows; LookupError where it is not theirs."""
    row = Following.objects.filter(account=account, id=id_).first()
    if row is None:
        raise LookupError(f"account {account} follows no {id_}")
    return _followed(row)


def stop(account: int, id_: int) -> None:
    """Follow something no more; the address of its feed is gone with it."""
    Following.objects.filter(account=account, id=id_).delete()


def see(account: int, mark: Mark, id_: int | None = None) -> None:
    """Note that somebody has seen all that came to one thing they follow, or to all, up to a mark."""
    rows = Following.objects.filter(account=account)
    rows = rows if id_ is None else rows.filter(id=id_)
    rows.update(**_moved("seen", mark))


def mute(account: int, id_: int, muted: bool, mark: Mark) -> None:
    """Leave something out of letters, or take in again what comes to it from now on."""
    Following.objects.filter(account=account, id=id_).update(muted=muted, **_moved("mailed", mark))


# ---------------------------------------------------------------- feeds


def renew_feed(account: int, id_: int, *, at: datetime) -> str:
    """Give a feed a new address by a token that is kept nowhere; the one before leads nowhere any more."""
    if one(account, id_).kind == "thread":
        raise LookupError("a thread has no feed")
    token, kept = new_token()
    Following.objects.filter(account=account, id=id_).update(token=kept, token_made=at)
    return token


def revoke_feed(account: int, id_: int) -> None:
    """Close a feed: its address leads nowhere."""
    Following.objects.filter(account=account, id=id_).update(token=None, token_made=None)


def of_token(token: str) -> Followed | None:
    """Return what the feed with a token is of; None for a token that never was, or was revoked."""
    if not may_be(token):
        return None
    row = Following.objects.filter(token=digest(token)).first()
    return _followed(row) if row else None


# ---------------------------------------------------------------- threads


def new_posts(threads: Sequence[Followed], *, mailed: bool = False) -> dict[int, int]:
    """Return how many posts by others came to each followed thread (its id as followed) since it was seen.

    With `mailed`, since a letter told of it.
    """
    found = {}
    for one in threads:
        mark = one.mailed if mailed else one.seen
        rows = Message.objects.filter(place="thread", on=one.of, created__gt=mark.at, gone=False)
        found[one.id] = rows.exclude(author=one.account).exclude(hidden="removed").count()
    return found
