"""Where the time of a run goes: Tawatur's stages, timed from outside by wrapping functions."""

import functools
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Final

DATABASE: Final = " (database)"


class Stages:
    """Seconds and calls by stage. A stage's time is its own: that of stages it calls is not in it."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self.calls: dict[str, int] = defaultdict(int)
        self._stack: list[str] = []
        self._since = 0.0

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count the time inside for a stage, and no longer for the one around it."""
        self._turn()
        self._stack.append(name)
        self.calls[name] += 1
        try:
            yield
        finally:
            self._turn()
            self._stack.pop()

    def _turn(self) -> None:
        now = time.perf_counter()
        if self._stack:
            self.seconds[self._stack[-1]] += now - self._since
        self._since = now

    def wrapped(self, function: Callable[..., Any], name: str | None) -> Callable[..., Any]:
        """Return the function as a stage; without a name, as the database work of the stage that calls it."""

        @functools.wraps(function)
        def timed(*arguments: Any, **named: Any) -> Any:
            around = self._stack[-1] if self._stack else "flow"
            label = name or (around if around.endswith(DATABASE) else around + DATABASE)
            with self.stage(label):
                return function(*arguments, **named)

        return timed

    def _transaction(self, begin: Callable[..., AbstractContextManager[None]]) -> Callable[..., Any]:
        """Return `Archive.transaction` with its beginning and end as a stage, what is done inside not."""

        @contextmanager
        def timed(archive: Any) -> Iterator[None]:
            inside = begin(archive)
            with self.stage("transaction begin"):
                inside.__enter__()
            try:
                yield
            except BaseException as error:
                inside.__exit__(type(error), error, error.__traceback__)
                raise
            with self.stage("transaction commit"):
                inside.__exit__(None, None, None)

        return timed

    def watch(self) -> None:
        """Wrap Tawatur's stages, for the rest of the process."""
        from types import SimpleNamespace

        import trafilatura

        from tawatur.archive.facade import Archive
        from tawatur.articles import hypertext
        from tawatur.facts import reading
        from tawatur.pages import Vault
        from tawatur.pipeline import ahead, flow, joining
        from tawatur.pipeline import reading as reading_

        slow = self.wrapped(trafilatura.extract, "read_page: trafilatura where unsure")
        setattr(hypertext, "trafilatura", SimpleNamespace(extract=slow))  # noqa: B010 - no name it exports
        for place, function, name in (
            (ahead._Task, "__call__", "waiting for readers"),
            (reading_, "read_page", "read_page"),
            (reading_, "find_facts", "find_facts: quotations, entities, the rest"),
            (reading, "cut", "find_facts: words and sentences"),
            (reading, "find_hits", "find_facts: names"),
            (reading, "find_dates", "find_facts: dates"),
            (reading, "find_mentions", "find_facts: events"),
            (joining._Joining, "join_text", "chains"),
            (joining._Joining, "join_events", "events"),
            (joining._Joining, "join_story", "stories"),
            (flow, "settle_event", "settle"),
            (Vault, "append", "archive: WARC"),
            (Archive, "keep_page", "archive: page"),
            (Archive, "keep_articles", "archive: article, facts, search"),
        ):
            setattr(place, function, self.wrapped(getattr(place, function), name))
        public = [
            name for name in vars(Archive) if name.startswith(("find_", "keep_", "place_", "mark_", "event"))
        ]
        for function in (*public, "has_page", "article", "articles", "entities", "unsettled", "mentions"):
            if function not in ("keep_page", "keep_articles"):
                setattr(Archive, function, self.wrapped(getattr(Archive, function), None))
        Archive.transaction = self._transaction(Archive.transaction)  # type: ignore[method-assign]

    def table(self, pages: int) -> Iterator[str]:
        """Yield lines: each stage's share of the time, milliseconds a page, calls."""
        total = sum(self.seconds.values())
        yield f"{'stage (its own time)':<52} {'share':>6} {'ms/page':>8} {'calls':>8}"
        for name, seconds in sorted(self.seconds.items(), key=lambda item: -item[1]):
            yield f"{name:<52} {seconds / total:>6.1%} {1000 * seconds / pages:>8.2f} {self.calls[name]:>8,}"
