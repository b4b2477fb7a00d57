"""How Django reaches the people's database, beside the archive's."""

from pathlib import Path
from typing import Any

from django.db import connections
from django.db.models import Model

ALIAS = "people"
DATABASE = "people.sqlite3"
ROUTER = "tawatur.people.connection.Router"

# Seconds a writer waits for another one: each writes a few rows.
_WAIT = 10

# Seconds that a connection is kept from one request to the next.
_KEPT = 60

_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY;"


def people_database(home: Path) -> dict[str, Any]:
    """Return the entry of DATABASES, under the name `people`, for the people of the archive in a folder."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(home / DATABASE),
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": _WAIT, "init_command": _PRAGMAS},
        "CONN_MAX_AGE": _KEPT,
    }


def point_at(home: Path) -> None:
    """Make this thread's connection lead to the people of a folder; costs nothing if it does.

    Where the settings name another kind of database, that one is meant.
    """
    connection = connections[ALIAS]
    name = str(home / DATABASE)
    if connection.vendor != "sqlite" or connection.settings_dict["NAME"] == name:
        return
    connection.close()
    # A dictionary of this connection alone: the one in the settings is shared by all threads.
    connection.settings_dict = {**connection.settings_dict, "NAME": name}


class Router:
    """Sends what people say to their database, and everything else past it."""

    def db_for_read(self, model: type[Model], **hints: object) -> str | None:
        """Return the database that a model is read from."""
        return ALIAS if model._meta.app_label == "people" else None

    def db_for_write(self, model: type[Model], **hints: object) -> str | None:
        """Return the database that a model is written to."""
        return ALIAS if model._meta.app_label == "people" else None

    def allow_migrate(self, db: str, app_label: str, **hints: object) -> bool:
        """Say whether an application has tables in a database."""
        return (app_label == "people") == (db == ALIAS)
