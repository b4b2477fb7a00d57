"""One archive's database taken over, whole and at once, by another archive."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tawatur.archive.connection import DATABASE
from tawatur.archive.errors import telling

_WAIT = 60  # seconds for the readers' and writers' locks of the database that is replaced


def take_over(home: Path, fresh: Path) -> None:
    """Put the database of the folder `fresh` in place of the one in `home`.

    The content is exchanged in one transaction of the database file that is there, so that readers see the
    old one or the new one, and a process that is stopped at any moment leaves one of the two. Exchanging the
    files instead would leave the log of the old database beside the new one. Close `fresh` before.
    """
    with (
        telling(home),
        closing(sqlite3.connect(fresh / DATABASE)) as source,
        closing(sqlite3.connect(home / DATABASE, timeout=_WAIT)) as target,
    ):
        source.backup(target)
