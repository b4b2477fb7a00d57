"""What is new since somebody was here: two marks in the archive, and nothing of what they read."""

from collections.abc import Callable
from datetime import datetime, timedelta

from tawatur.people.following import Mark
from tawatur.people.models import Visit

# A visit is noted every twenty minutes at most, since whatever is noted drops the answers that are kept for
# others: what came in the last minutes of a visit is shown as new once more.
NOTED = timedelta(minutes=20)
OVER = timedelta(hours=1)  # after which the next request begins a new visit


def note(account: int, newest: Callable[[datetime], Mark], *, at: datetime) -> None:
    """Note that somebody is here; `newest` is asked for the archive's mark only where something is kept."""
    visit = Visit.objects.filter(account=account).first()
    if visit is None:
        mark = newest(at)
        Visit.objects.create(
            account_id=account, here=mark.article, here_at=at, since=mark.article, since_at=at
        )
        return
    if at - visit.here_at < NOTED:
        return
    if at - visit.here_at > OVER:
        visit.since, visit.since_at = visit.here, visit.here_at
    visit.here, visit.here_at = newest(at).article, at
    visit.save()


def since(account: int) -> Mark | None:
    """Return where somebody's last visit ended, or what they said they have seen; None for their first."""
    visit = Visit.objects.filter(account=account).first()
    return Mark(visit.since, visit.since_at) if visit else None


def see(account: int, mark: Mark) -> None:
    """Note that somebody has seen all up to a mark, or, to take that back, up to an earlier one."""
    Visit.objects.filter(account=account).update(since=mark.article, since_at=mark.at)
