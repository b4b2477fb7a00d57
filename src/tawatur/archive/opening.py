"""Opening an archive: folder, connection, tables."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tawatur.archive.connection import DATABASE, configure, place_of, point_at
from tawatur.archive.errors import ArchiveError, OlderArchiveError, telling
from tawatur.archive.lock import writer_lock

if TYPE_CHECKING:
    from tawatur.archive.facade import Archive


def open_archive(home: Path, *, read_only: bool = False) -> "Archive":
    """Open the archive in a folder, which is made where it is missing, and bring its tables up to date.

    With `read_only` nothing is made or changed. Raises ArchiveError, in one line, where the folder or the
    file is of no use, or a newer Tawatur made it. Several archives may be open in one process.
    """
    home = Path(os.path.abspath(home))
    if read_only and not (home / DATABASE).is_file():
        raise ArchiveError(f"there is no archive in {home}; `tawatur add` makes one")
    if not read_only:
        _make(home)
    with telling(home):
        configure(home)
        from tawatur.archive import tables
        from tawatur.archive.facade import Archive
        from tawatur.archive.models import SCHEMA_VERSION

        place = place_of(home, read_only)
        point_at(place)
        version = tables.schema_version()
        tables.check_version(version)
        if version < SCHEMA_VERSION:
            if read_only:
                raise OlderArchiveError(
                    f"the archive {home} is of an older Tawatur; `tawatur add` brings it up to date"
                )
            with writer_lock(home):
                tables.migrate()
        return Archive(home, place)


def _make(home: Path) -> None:
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArchiveError(f"the archive {home} cannot be made: {error.strerror}") from error
    if not os.access(home, os.W_OK):
        raise ArchiveError(f"the archive {home}: it is read-only; check who owns the folder")
