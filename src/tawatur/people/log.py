"""The log of moderation: lines are added, and nothing else is ever done with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tawatur.people.models import Case, Entry

LATEST = 200


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the log. `actor` is an account's number, None for what reports did by themselves."""

    id: int
    at: datetime
    actor: int | None
    action: str
    kind: str
    of: str
    reason: str
    note: str
    before: str
    after: str
    undoes: int | None
    undone: bool


def enter(
    action: str,
    case: Case,
    *,
    at: datetime,
    after: str,
    actor: int | None = None,
    reason: str = "",
    note: str = "",
    undoes: int | None = None,
) -> None:
    """Add a line on a case that is still as it was before."""
    Entry.objects.create(
        at=at,
        actor=actor,
        action=action,
        kind=case.kind,
        of=case.of,
        reason=reason,
        note=note,
        before=case.hidden,
        after=after,
        undoes=undoes,
    )


def latest() -> Sequence[Line]:
    """Return the last lines, the newest first."""
    rows = list(Entry.objects.order_by("-id")[:LATEST])
    undone = {row.undoes for row in rows}
    return [
        Line(
            *(row.id, row.at, row.actor, row.action, row.kind, row.of, row.reason, row.note),
            before=row.before,
            after=row.after,
            undoes=row.undoes,
            undone=row.id in undone,
        )
        for row in rows
    ]
