"""A progress bar on standard error, where a person looks at it; nothing anywhere else."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tawatur.cli.terminal import plain

Advance = Callable[[int, str], None]

_SHOWN = 40


@contextmanager
def progress(what: str, total: int | None = None) -> Iterator[Advance]:
    """Yield a function to call with how many more are done, and what is at hand; `total` where known."""
    if not sys.stderr.isatty():
        yield lambda more, at_hand: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        *(TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()),
        TextColumn("{task.fields[at_hand]}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total, at_hand="")

        def advance(more: int, at_hand: str) -> None:
            bar.update(task, advance=more, at_hand=plain(at_hand)[-_SHOWN:])

        yield advance
