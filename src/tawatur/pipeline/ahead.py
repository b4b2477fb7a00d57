"""Pages read ahead of the writer, in processes of their own.

Reading a page takes about as long as keeping it. A page is read without a look at any other, so pages can
be read side by side, while one process keeps what they say in their order.
"""

import logging
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import get_context, parent_process
from types import TracebackType
from typing import Generic, TypeVar

from tawatur.model import Page, Unreadable
from tawatur.pipeline.reading import knowledge

# So many pages are read here first: other processes have to be worth their start.
FIRST_HERE = 40
# Pages that lie before each reader, and bytes before all of them together.
_EACH = 8
# Of these, pages that a reader has already; the others may still be read by the writer.
_IN_HAND = 3
_BYTES = 16_000_000

T = TypeVar("T")
Given = Page | Unreadable


class _Task(Generic[T]):
    """A page on its way: with a reader, or read here; called, it gives what was read."""

    def __init__(self, page: Given, work: Callable[[Page], T], new: bool) -> None:
        self.page, self._work, self._open = page, work, new
        self._future: Future[T] | None = None
        self._here: list[T] = []

    def is_open(self) -> bool:
        """Say whether the page is to be read, and nobody has begun to."""
        return self._open

    def with_reader(self) -> bool:
        """Say whether a reader has the page, and is not done with it."""
        return self._future is not None and not self._future.done()

    def give(self, pool: ProcessPoolExecutor) -> None:
        """Give the page to a reader."""
        assert isinstance(self.page, Page)
        with suppress(BrokenProcessPool):
            self._future = pool.submit(self._work, self.page)
        self._open = False

    def read_here(self) -> None:
        """Read the page here, before its turn."""
        assert isinstance(self.page, Page)
        self._here.append(self._work(self.page))
        self._open = False

    def __call__(self, page: Page) -> T:
        """Return what was read of the page; a reader that died leaves it to be read here."""
        if self._here:
            return self._here.pop()
        if self._future is None:
            return self._work(page)
        try:
            return self._future.result()
        except BrokenProcessPool:
            return self._work(page)


class Readers:
    """Processes that read for this one: none at first, so many as were asked for once there is work for them.

    What ends such a process is worked on here.
    """

    def __init__(self, jobs: int = 0) -> None:
        """Take how many processes there may be; with 0, everything is done here."""
        self._jobs = jobs
        self._met = 0
        self._pool: ProcessPoolExecutor | None = None
        self._begun: Future[int] | None = None

    def __enter__(self) -> "Readers":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the processes; what they were not asked for yet is forgotten."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def ahead(
        self, pages: Iterable[Given], work: Callable[[Page], T], is_new: Callable[[Page], bool]
    ) -> Iterator[tuple[Given, Callable[[Page], T]]]:
        """Yield each page, in order, and what to call with it for the result of `work`, a module's function.

        Once there are readers, pages are taken from `pages` before their turn, and those that are new are
        given to them.
        """
        waiting: deque[_Task[T]] = deque()
        size = 0
        for page in pages:
            if not waiting and not self._ready():
                yield page, work
                continue
            waiting.append(_Task(page, work, isinstance(page, Page) and is_new(page)))
            size += _size(page)
            self._hand_out(waiting)
            while len(waiting) > self._jobs * _EACH or size > _BYTES:
                task = self._next(waiting)
                size -= _size(task.page)
                yield task.page, task
        while waiting:
            task = self._next(waiting)
            yield task.page, task

    def _ready(self) -> bool:
        """Say whether there are readers, and start them when it is time to."""
        self._met += 1
        if self._jobs > 0 and self._pool is None and self._met > FIRST_HERE:
            # Started afresh, and not as copies of this process, readers hold none of its files and locks.
            level = logging.getLogger().getEffectiveLevel()
            self._pool = ProcessPoolExecutor(self._jobs, get_context("spawn"), _begin, (level,))
            self._begun = self._pool.submit(os.getpid)
        return self._begun is not None and self._begun.done()

    def _hand_out(self, waiting: deque[_Task[T]]) -> None:
        """Give readers the first pages that nobody has, so that each has one to read and some to come."""
        assert self._pool
        free = self._jobs * _IN_HAND - sum(task.with_reader() for task in waiting)
        for task in waiting:
            if free > 0 and task.is_open():
                task.give(self._pool)
                free -= 1

    def _next(self, waiting: deque[_Task[T]]) -> _Task[T]:
        """Return the first page; while it is not read yet, read the last ones here rather than wait."""
        for task in reversed(waiting):
            if not waiting[0].with_reader():
                break
            if task.is_open():
                task.read_here()
                self._hand_out(waiting)
        self._hand_out(waiting)
        return waiting.popleft()


def _size(page: Given) -> int:
    return len(page.content) if isinstance(page, Page) else 0


def _begin(level: int) -> None:
    """Make a new process a reader: it leaves interrupts to the writer, and ends when the writer does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.basicConfig(level=level, format="%(levelname)s %(name)s: %(message)s")
    threading.Thread(target=_end_with_parent, daemon=True).start()
    knowledge()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
