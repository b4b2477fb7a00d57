"""What can go wrong with the archive, each as one line for a person to read."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class ArchiveError(Exception):
    """The archive cannot be opened, read or written; the message is one line and says what to do."""


class OlderArchiveError(ArchiveError):
    """The archive's tables are those of an older Tawatur, and it was opened for reading only."""


# SQLite's own words, and ours. What the disk or the file is guilty of, never a mistake of the program.
_REASONS = (
    ("full", "the disk is full; free some space and try again"),
    ("readonly", "it is read-only; check who owns the folder"),
    ("read-only", "it is read-only; check who owns the folder"),
    ("unable to open", "the folder cannot be read or written; check that it exists and who owns it"),
    ("malformed", "the database file is damaged; restore a backup or make it again with `tawatur rebuild`"),
    ("not a database", "tawatur.sqlite3 is not a database; move it away or choose another folder"),
    ("locked", "another process is writing and did not finish in time; try again when it is done"),
    ("disk i/o", "the disk gives errors; check it, and restore a backup if they stay"),
    ("no such table", "it is not, or not completely, set up; open it once for writing"),
)


def explain(error: Exception, home: Path) -> ArchiveError | None:
    """Return the error as one line about this archive, None where it is a mistake of the program."""
    text = str(error).lower()
    for words, reason in _REASONS:
        if words in text:
            return ArchiveError(f"the archive {home}: {reason}")
    return None


@contextmanager
def telling(home: Path) -> Iterator[None]:
    """Turn what the database says of a broken disk, folder or file into an `ArchiveError`."""
    from django.db import DatabaseError, IntegrityError

    try:
        yield
    except IntegrityError:
        raise
    except (DatabaseError, sqlite3.DatabaseError) as error:
        told = explain(error, home)
        if told is None:
            raise
        raise told from error
