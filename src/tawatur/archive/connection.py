"""How Django reaches the archive's database, and how one process changes from one home to another."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DATABASE = "tawatur.sqlite3"

# Seconds a writer waits for another one. A page takes milliseconds; a migration may take seconds.
_WAIT = 30

# Readers go on while one writes (WAL), and a page is not lost by a crash of the program, only, at worst, by
# one of the machine, after which its WARC record is still there.
_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32000; "
    # A page's fingerprints touch as many places of their table; writing back less often writes them once.
    "PRAGMA wal_autocheckpoint=8000;"
)
_OPTIONS = {"transaction_mode": "IMMEDIATE", "timeout": _WAIT}
# Seconds that the site keeps a connection from one request to the next: opening one, with its settings and
# the tables' names, costs a tenth of a page, and what it had read is read again. A minute, so that an archive
# that somebody puts by hand in the place of another is noticed.
_KEPT = 60

# A page of the site looks at some hundred places all over the file. Mapped, they need no call and no copy
# each, which is a third of the time. SQLite maps up to 2 GB and reads what lies behind as before.
_MAPPED = 2_000_000_000
_READ_PRAGMAS = (
    f"PRAGMA query_only=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000; PRAGMA mmap_size={_MAPPED};"
)


def archive_settings(home: Path) -> dict[str, Any]:
    """Return the Django settings that the archive needs; the site adds its own to them."""
    return {
        "DATABASES": {"default": database(home)},
        "INSTALLED_APPS": ["tawatur.archive"],
        "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
        "TIME_ZONE": "UTC",
        "USE_TZ": True,
    }


def database(home: Path) -> dict[str, Any]:
    """Return the entry of DATABASES for the archive in a folder."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(home / DATABASE),
        "OPTIONS": _OPTIONS | {"init_command": _PRAGMAS},
        "CONN_MAX_AGE": _KEPT,
    }


def configure(home: Path) -> None:
    """Set Django up for the archive, unless this process has set it up already."""
    import django
    from django.apps import apps
    from django.conf import settings

    if not settings.configured and "DJANGO_SETTINGS_MODULE" not in os.environ:
        settings.configure(**archive_settings(home))
    if not apps.ready:
        django.setup()


@dataclass(frozen=True, slots=True)
class Place:
    """Where an archive's database is, and what is said to it first."""

    name: str
    greeting: str
    kept: int = _KEPT


def place_of(home: Path, read_only: bool) -> Place:
    """Return where the archive of a folder is."""
    file = home / DATABASE
    if not read_only:
        return Place(str(file), _PRAGMAS)
    # A reader needs to write the shared-memory file beside the database. Where it may not, and nobody has
    # left a log behind, the file cannot change under it, and SQLite is told so.
    still = not os.access(home, os.W_OK) and not Path(f"{file}-wal").exists()
    # SQLite would not notice either that a still file was changed: it is opened for each request.
    address = f"{file.absolute().as_uri()}?{'immutable=1' if still else 'mode=rw'}"
    return Place(address, _READ_PRAGMAS, 0 if still else _KEPT)


def point_at(place: Place) -> None:
    """Make the connection of this thread lead to a place; costs nothing if it does.

    Where the settings name another kind of database, its one database is the archive.
    """
    from django.db import connection

    settings = connection.settings_dict
    if connection.vendor != "sqlite":
        return
    if settings["NAME"] == place.name and settings["OPTIONS"].get("init_command") == place.greeting:
        return
    if connection.in_atomic_block:
        raise RuntimeError("another archive is in the middle of a transaction in this thread")
    connection.close()
    # A dictionary of this connection alone: the one in the settings is shared by all threads.
    options = _OPTIONS | {"init_command": place.greeting}
    changed = {"NAME": place.name, "OPTIONS": options, "CONN_MAX_AGE": place.kept}
    connection.settings_dict = {**settings, **changed}
