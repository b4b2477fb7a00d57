"""What one run of writing has read or kept already, and need not read again.

Only a run that writes remembers, and only until it ends: another process may rebuild the archive, and what
is kept may be taken back with its transaction.
"""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Generic, TypeVar

from tawatur.model import Article, Entity, EventMention, Grouping, Sameness, Story

T = TypeVar("T")

# Things of one kind that are remembered: some 40 MB of mentions, less of the others.
_MOST = 20_000
# An article is ten times a mention, and mostly new ones are asked for again: some 30 MB.
_MOST_ARTICLES = 4_000


class Remembered(Generic[T]):
    """Values by id, the oldest half forgotten when there are too many; none at all while it is not `on`."""

    def __init__(self, most: int = _MOST) -> None:
        self.on = False
        self._most = most
        self._values: dict[str, T] = {}

    def get(self, ids: Iterable[str], load: Callable[[list[str]], dict[str, T]]) -> dict[str, T]:
        """Return the values of the ids that exist, those not remembered by `load`."""
        wanted = list(dict.fromkeys(ids))
        found = {each: self._values[each] for each in wanted if each in self._values}
        missing = [each for each in wanted if each not in found]
        if missing:
            loaded = load(missing)
            found |= loaded
            self.put(loaded)
        return found

    def put(self, values: dict[str, T]) -> None:
        """Remember values that were just read or kept."""
        if not self.on:
            return
        self._values |= values
        if len(self._values) > self._most:
            self._values = dict(list(self._values.items())[-(self._most // 2) :])

    def drop(self, ids: Iterable[str]) -> None:
        """Forget the values of some ids."""
        for each in ids:
            self._values.pop(each, None)

    def forget(self) -> None:
        """Forget everything."""
        self._values.clear()


class Memory(threading.local):
    """What this thread remembers, of one archive."""

    def __init__(self) -> None:
        self.home: Path | None = None
        self.mentions = Remembered[EventMention]()
        self.articles = Remembered[Article](_MOST_ARTICLES)
        self.entities = Remembered[Entity]()
        self.stories = Remembered[Story]()
        self.ruled = Remembered[tuple[str, ...]]()
        self.states = Remembered[str]()
        self.keys = Remembered[frozenset[str]]()
        self.said = Remembered[tuple[Sameness, ...]]()
        self.grouped = Remembered[tuple[Grouping, ...]]()

    @property
    def on(self) -> bool:
        """Whether anything is remembered at all."""
        return self.mentions.on

    def turn(self, on: bool) -> None:
        """Begin to remember, or stop; either begins with nothing."""
        self.forget()
        for remembered in self._all():
            remembered.on = on

    def turn_to(self, home: Path) -> None:
        """Forget everything that was read from another archive than the one in this folder."""
        if home != self.home:
            self.forget()
            self.home = home

    def forget(self) -> None:
        """Forget everything, for what was read may have been taken back."""
        for remembered in self._all():
            remembered.forget()

    def _all(self) -> tuple[Remembered[Any], ...]:
        kept = (self.mentions, self.articles, self.entities, self.stories)
        return *kept, self.ruled, self.states, self.keys, self.said, self.grouped


MEMORY = Memory()


@contextmanager
def remembering() -> Iterator[None]:
    """Remember what is read until the end; a run inside a run remembers with it."""
    if MEMORY.on:
        yield
        return
    MEMORY.turn(True)
    try:
        yield
    finally:
        MEMORY.turn(False)
