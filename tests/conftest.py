"""What all tests share: one set-up of Django for the whole process, and archives on a real disk."""

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import django
import pytest

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.django_settings")
django.setup()
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    # As in the processes of xdist and behind a shell's &; the programs that tests start would inherit it.
    signal.signal(signal.SIGINT, signal.default_int_handler)

from tawatur.archive import open_archive  # noqa: E402
from tawatur.archive.facade import Archive  # noqa: E402


def pytest_xdist_auto_num_workers() -> int:
    """Say how many processes test: one more than there are processors, for people in browsers type slowly."""
    return min(4, (os.cpu_count() or 1) + 1)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the browser's tests first: they take longest, and other processes do the rest meanwhile."""
    items.sort(key=lambda item: "browser" not in item.path.parts)


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
