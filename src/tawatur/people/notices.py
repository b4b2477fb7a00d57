"""What a person is told: somebody answered, something was decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tawatur.people.models import Notice

MOST = 200  # of one person; older ones make room


@dataclass(frozen=True, slots=True)
class Told:
    """A notice. `kind` says what `data` holds."""

    kind: str
    data: dict[str, Any]
    at: datetime
    read: bool


def tell(account: int, kind: str, data: dict[str, object], *, at: datetime) -> None:
    """Keep a notice for somebody."""
    Notice.objects.create(account_id=account, kind=kind, data=data, at=at)
    newest = Notice.objects.filter(account=account).order_by("-id").values_list("id", flat=True)
    Notice.objects.filter(account=account).exclude(id__in=list(newest[:MOST])).delete()


def of_account(account: int) -> Sequence[Told]:
    """Return somebody's notices, the newest first."""
    rows = Notice.objects.filter(account=account).order_by("-id")
    return [Told(row.kind, row.data, row.at, row.read) for row in rows]


def unread(account: int) -> int:
    """Return how many notices somebody has not seen."""
    return Notice.objects.filter(account=account, read=False).count()


def mark_read(account: int) -> None:
    """Note that somebody has seen all notices."""
    Notice.objects.filter(account=account, read=False).update(read=True)
