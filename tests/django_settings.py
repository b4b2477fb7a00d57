"""Django's settings in tests and for mypy: the archive's own, in a folder that each test changes."""

import tempfile
from pathlib import Path

from tawatur.archive.connection import database

DATABASES = {"default": database(Path(tempfile.gettempdir()) / "tawatur-tests")}
INSTALLED_APPS = ["tawatur.archive"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SECRET_KEY = "only for tests"
TIME_ZONE = "UTC"
USE_TZ = True
