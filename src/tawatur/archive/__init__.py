"""The only database door: tables, migrations, keeping, finding, search, exports.

    archive = open_archive(Path("home"))
    with archive.transaction():
        archive.keep_page(page, offset, length)

Django is imported when an archive is opened, not before.
"""

from typing import TYPE_CHECKING

from tawatur.archive.connection import archive_settings
from tawatur.archive.errors import ArchiveError
from tawatur.archive.lock import writer_lock
from tawatur.archive.opening import open_archive

if TYPE_CHECKING:
    # A name for annotations only; at run time the class is there once Django is set up.
    from tawatur.archive.facade import Archive as Archive

__all__ = ["ArchiveError", "archive_settings", "open_archive", "writer_lock"]
