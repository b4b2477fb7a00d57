"""What all tests share: one set-up of Django for the whole process, and archives on a real disk."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import django
import pytest

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.django_settings")
django.setup()

from tawatur.archive import open_archive  # noqa: E402
from tawatur.archive.facade import Archive  # noqa: E402


@pytest.fixture(scope="session")
def empty_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an archive that was just made, to be copied: making one takes a third of a second."""
    home = tmp_path_factory.mktemp("archive") / "home"
    open_archive(home).close()
    return home


@pytest.fixture
def archive(tmp_path: Path, empty_home: Path) -> Iterator[Archive]:
    """An archive in a folder of its own."""
    shutil.copytree(empty_home, tmp_path / "home")
    opened = open_archive(tmp_path / "home")
    yield opened
    opened.close()
