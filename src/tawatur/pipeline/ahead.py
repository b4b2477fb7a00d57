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
from functools import partial
from multiprocessing import get_context, parent_process
from types import TracebackType
from typing import TypeVar

from tawatur.model import Page, Unreadable
from tawatur.pipeline.reading import knowledge

# So many pages are read here first: other processes have to be worth their start.
FIRST_HERE = 40
# Pages that lie before each reader, and bytes before all of them together.
_EACH = 8
_BYTES = 16_000_000

T = TypeVar("T")
Given = Page | Unreadable


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
        waiting: deque[tuple[Given, Callable[[Page], T]]] = deque()
        size = 0
        for page in pages:
            if not waiting and not self._ready():
                yield page, work
                continue
            result = work
            if isinstance(page, Page) and is_new(page):
                result = self._submit(work, page)
            waiting.append((page, result))
            size += _size(page)
            while len(waiting) > self._jobs * _EACH or size > _BYTES:
                size -= _size(waiting[0][0])
                yield waiting.popleft()
        yield from waiting

    def _ready(self) -> bool:
        """Say whether there are readers, and start them when it is time to."""
        self._met += 1
        if self._jobs > 0 and self._pool is None and self._met > FIRST_HERE:
            # Started afresh, and not as copies of this process, readers hold none of its files and locks.
            level = logging.getLogger().getEffectiveLevel()
            self._pool = ProcessPoolExecutor(self._jobs, get_context("spawn"), _begin, (level,))
            self._begun = self._pool.submit(os.getpid)
        return self._begun is not None and self._begun.done()

    def _submit(self, work: Callable[[Page], T], page: Page) -> Callable[[Page], T]:
        assert self._pool
        try:
            return partial(_result, self._pool.submit(work, page), work)
        except BrokenProcessPool:
            return work


def _size(page: Given) -> int:
    return len(page.content) if isinstance(page, Page) else 0


def _result(future: Future[T], work: Callable[[Page], T], page: Page) -> T:
    try:
        return future.result()
    except BrokenProcessPool:
        return work(page)


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
