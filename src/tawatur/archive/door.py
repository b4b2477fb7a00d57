"""The connection that everything asked of an archive goes through."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from tawatur.archive.connection import Place, point_at
from tawatur.archive.errors import telling
from tawatur.archive.memory import MEMORY

T = TypeVar("T")


class Door:
    """An archive's folder, and the way into its database."""

    def __init__(self, home: Path, place: Place) -> None:
        self.home = home
        self._place = place

    @contextmanager
    def _door(self) -> Iterator[None]:
        with telling(self.home):
            point_at(self._place)
            MEMORY.turn_to(self.home)
            yield

    def _each(self, items: Iterable[T]) -> Iterator[T]:
        """Hand items on one by one, with the same care as a single answer."""
        with self._door():
            yield from items
