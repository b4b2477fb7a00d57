"""Django's settings in tests and for mypy: the archive's and the people's, in folders of the tests' own."""

import tempfile
from pathlib import Path

from tawatur.archive.connection import database
from tawatur.people.connection import ROUTER, people_database

_NOWHERE = Path(tempfile.gettempdir()) / "tawatur-tests"

DATABASES = {"default": database(_NOWHERE), "people": people_database(_NOWHERE)}
DATABASE_ROUTERS = [ROUTER]
INSTALLED_APPS = ["tawatur.archive", "tawatur.people"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SECRET_KEY = "only for tests"
TIME_ZONE = "UTC"
USE_TZ = True
