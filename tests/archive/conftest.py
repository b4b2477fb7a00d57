"""An archive in a folder of its own for each test: a real database on a real disk."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tawatur.archive import open_archive
from tawatur.archive.facade import Archive


@pytest.fixture(scope="session")
def empty_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an archive that was just made, to be copied: making one takes a third of a second."""
    home = tmp_path_factory.mktemp("archive") / "home"
    open_archive(home).close()
    return home


@pytest.fixture
def archive(tmp_path: Path, empty_home: Path) -> Iterator[Archive]:
    shutil.copytree(empty_home, tmp_path / "home")
    opened = open_archive(tmp_path / "home")
    yield opened
    opened.close()
