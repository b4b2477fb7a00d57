"""How often something may be done: token buckets, and a delay that grows with failed tries to sign in.

They are kept in the people's database: whatever is limited writes there anyway, several processes share one
count, and a restart forgives nobody. Reading is limited in `site/pace.py`: a page that is only read writes
nothing.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from tawatur.people.connection import ALIAS
from tawatur.people.errors import Refused
from tawatur.people.models import Bucket, Failure
from tawatur.people.networks import hashed

_MINUTE, _HOUR, _DAY = 60, 3600, 86_400


@dataclass(frozen=True, slots=True)
class Limit:
    """So many in so many seconds, all at once or spread."""

    count: int
    seconds: int


# SITE.md's numbers, after Discourse, NodeBB and Isso.
LIMITS = {
    "register": Limit(3, _DAY),
    "message": Limit(2, _MINUTE),
    "report-guest": Limit(10, _HOUR),
    "report": Limit(20, _DAY),
    "contact": Limit(3, _HOUR),
    "image": Limit(10, _HOUR),
    "reaction": Limit(50, _DAY),
    "thread": Limit(20, _DAY),
    "thread-new": Limit(3, _DAY),
    "message-new": Limit(10, _DAY),
    "appeal": Limit(5, _DAY),
    "letter": Limit(5, _HOUR),
    "analyze": Limit(5, _MINUTE),
}


def take(limit: str, *who: str, at: datetime) -> None:
    """Count one thing done by each of `who` (an account's or a network's key); all or none.

    Raises Refused, with the seconds to wait, where one of them has done too much.
    """
    most = LIMITS[limit]
    with transaction.atomic(using=ALIAS):
        kept = {bucket.key: bucket for bucket in Bucket.objects.filter(key__in=_keys(limit, who))}
        left = []
        for key in _keys(limit, who):
            bucket = kept.get(key)
            tokens = float(most.count)
            if bucket is not None:
                filled = (at - bucket.at).total_seconds() * most.count / most.seconds
                tokens = min(tokens, bucket.tokens + max(0.0, filled))
            if tokens < 1:
                raise Refused("too-often", wait=(1 - tokens) * most.seconds / most.count)
            left.append(Bucket(key=key, tokens=tokens - 1, at=at))
        for bucket in left:
            bucket.save()


def _keys(limit: str, who: tuple[str, ...]) -> list[str]:
    return [f"{limit}:{one}" for one in who]


def of_account(account: int) -> str:
    """Return an account's key in limits."""
    return f"account:{account}"


def of_address(email: str) -> str:
    """Return an e-mail address's key in limits."""
    return "address:" + hashed(email.strip().casefold(), "limit")


def of_network(network: str) -> str:
    """Return a network block's key in limits."""
    return "network:" + hashed(network, "limit")


# ---------------------------------------------------------------- signing in

# Tries that cost no wait, and the longest wait: who guesses at one account gets under a hundred tries a day,
# and the owner, whom others can only delay, waits a quarter of an hour at most. A network may be a school.
_FREE = {"account": 4, "network": 20}
_LONGEST_WAIT = 900
_FORGOTTEN = timedelta(days=1)


def begin_try(account: str, network: str, *, at: datetime) -> None:
    """Count a try to sign in before it is known whether it fails; raises Refused where it comes too soon."""
    keys = {f"account:{account}": "account", of_network(network): "network"}
    with transaction.atomic(using=ALIAS):
        kept = {row.key: row for row in Failure.objects.filter(key__in=keys)}
        rows = []
        for key, kind in keys.items():
            row = kept.get(key)
            if row is None or at - row.at > _FORGOTTEN:
                row = Failure(key=key, count=0, at=at)
            wait = _delay(row.count - _FREE[kind]) - (at - row.at).total_seconds()
            if row.count and wait > 0:
                raise Refused("too-often", wait=wait)
            rows.append(Failure(key=key, count=row.count + 1, at=at))
        for row in rows:
            row.save()


def _delay(beyond: int) -> float:
    return 0 if beyond < 0 else min(2.0 ** min(beyond, 20), _LONGEST_WAIT)


def succeeded(account: str, network: str) -> None:
    """Forget the failed tries of an account, and of the network this one try: its other tries stay."""
    forgive(account)
    with transaction.atomic(using=ALIAS):
        for row in Failure.objects.filter(key=of_network(network), count__gt=0):
            row.count -= 1
            row.save()


def forgive(account: str) -> None:
    """Forget the failed tries of an account whose owner has shown to be one by other means."""
    Failure.objects.filter(key=f"account:{account}").delete()


def forget(before: datetime) -> None:
    """Drop what no limit asks for any more."""
    Bucket.objects.filter(at__lt=before).delete()
    Failure.objects.filter(at__lt=before).delete()
