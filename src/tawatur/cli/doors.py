"""The doors through which the site's moderators write judgements, and readers have a page read."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, TypeVar, cast

from tawatur.site.doors import Doors

if TYPE_CHECKING:
    from tawatur.archive.facade import Archive
    from tawatur.model import Grouping, GroupKind, SameVerdict, Verdict

T = TypeVar("T")


def doors_of(home: Path) -> Doors:
    """Return the doors to the archive in a folder."""
    from tawatur.pipeline import analyze, find_copies, judge, judge_same

    def now() -> datetime:
        return datetime.now(UTC)

    return Doors(
        copies=find_copies,
        judge=lambda mention, verdict, reason: _written(
            home, lambda archive: judge(archive, mention, cast("Verdict", verdict), reason, now())
        ),
        judge_same=lambda one, other, verdict, reason: _written(
            home,
            lambda archive: judge_same(archive, one, other, cast("SameVerdict", verdict), reason, now()),
        ),
        regroup=lambda of, verdict, ids, reason: _written(
            home, lambda archive: _regroup(archive, cast("GroupKind", of), verdict, ids, reason, now())
        ),
        ungroup=lambda of, verdict, ids, reason: _written(
            home,
            lambda archive: _regroup(archive, cast("GroupKind", of), verdict, ids, reason, now(), back=True),
        ),
        analyze=analyze,
    )


def _regroup(
    archive: "Archive",
    of: "GroupKind",
    verdict: str,
    ids: Sequence[str],
    reason: str,
    at: datetime,
    *,
    back: bool = False,
) -> "Grouping":
    """Say that two groups are one, or that some leave one; `back`: take that back."""
    from tawatur.pipeline import merge_groups, split_group, withdraw_group, withdraw_split

    if verdict == "same":
        one, other = ids
        say = withdraw_group if back else merge_groups
        return say(archive, of, one, other, reason, at)
    if back:
        return withdraw_split(archive, of, ids[1:], reason, at)
    return split_group(archive, of, ids[0], ids[1:], reason, at)


def _written(home: Path, write: "Callable[[Archive], T]") -> T:
    """Open the archive for writing in a thread of its own: the caller's connection shows a page meanwhile."""
    from tawatur.archive import open_archive

    results: list[T] = []
    errors: list[Exception] = []

    def run() -> None:
        try:
            archive = open_archive(home)
            try:
                with archive.lock():
                    results.append(write(archive))
            finally:
                archive.close()
        except Exception as error:
            errors.append(error)

    thread = Thread(target=run)
    thread.start()
    thread.join()
    if errors:
        raise errors[0]
    return results[0]
