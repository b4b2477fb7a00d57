"""Opening the people's database: the file, its tables."""

import os
from pathlib import Path

from django.core.management import call_command
from django.db import DatabaseError

from tawatur.people.connection import ALIAS, DATABASE, ROUTER, people_database, point_at
from tawatur.people.errors import PeopleError


def configure(home: Path) -> None:
    """Set Django up for the people's database alone, unless this process has set it up already."""
    import django
    from django.conf import settings

    if settings.configured or "DJANGO_SETTINGS_MODULE" in os.environ:
        return
    settings.configure(
        DATABASES={"default": people_database(home), ALIAS: people_database(home)},
        DATABASE_ROUTERS=[ROUTER],
        INSTALLED_APPS=["tawatur.people"],
        TIME_ZONE="UTC",
        USE_TZ=True,
    )
    django.setup()


def open_people(home: Path) -> None:
    """Make the people's database in a folder where it is missing, and bring its tables up to date.

    Only the owner of the folder can read the file: it holds addresses and hashes of passwords. Raises
    PeopleError where it cannot be made.
    """
    try:
        os.close(os.open(home / DATABASE, os.O_CREAT | os.O_RDWR, 0o600))
        point_at(home)
        call_command("migrate", "people", database=ALIAS, verbosity=0, interactive=False)
    except (OSError, DatabaseError) as error:
        raise PeopleError(f"{home / DATABASE} cannot be opened for writing: {error}") from error
