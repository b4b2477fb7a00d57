"""Several processes: readers go on while one writes, and a second writer is told who the first is."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tawatur.archive import ArchiveError, open_archive, writer_lock
from tawatur.archive.facade import Archive
from tests.build import an_article, some_facts

ROOT = Path(__file__).parents[2]

_WRITER = """
import sys
from pathlib import Path
from tawatur.archive import open_archive
from tests.build import an_article, some_facts
archive = open_archive(Path(sys.argv[1]))
with archive.lock():
    with archive.transaction():
        archive.keep_article(an_article("مراكش", id="second"), some_facts())
        print("writing", flush=True)
        sys.stdin.readline()
    print("written", flush=True)
    sys.stdin.readline()
"""


@contextmanager
def a_writer(home: Path) -> Iterator["subprocess.Popen[str]"]:
    """Start a process that is in the middle of keeping an article."""
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(home)], cwd=ROOT, stdin=pipe, stdout=pipe, text=True
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "writing\n"
        try:
            yield writer
        finally:
            writer.kill()


def _go_on(writer: "subprocess.Popen[str]") -> None:
    assert writer.stdin is not None and writer.stdout is not None
    writer.stdin.write("\n")
    writer.stdin.flush()
    assert writer.stdout.readline() == "written\n"


def test_a_reader_works_while_another_process_writes(archive: Archive) -> None:
    archive.keep_article(an_article("مراكش", id="first"), some_facts())
    with a_writer(archive.home) as writer:
        reader = open_archive(archive.home, read_only=True)
        assert [a.id for a in reader.newest_articles()] == ["first"]
        assert reader.search("مراكش").total == 1
        _go_on(writer)
        assert [a.id for a in reader.newest_articles()] == ["second", "first"]
        assert reader.search("مراكش").total == 2


def test_what_is_read_in_a_snapshot_is_of_one_moment(archive: Archive) -> None:
    archive.keep_article(an_article(id="first"), some_facts())
    with a_writer(archive.home) as writer:
        with archive.snapshot():
            assert archive.count_articles() == 1
            _go_on(writer)
            assert archive.count_articles() == 1
        assert archive.count_articles() == 2


def test_a_second_writer_is_told_the_process_id_of_the_first(archive: Archive) -> None:
    with a_writer(archive.home) as writer:
        told = f"process {writer.pid} is writing"
        with pytest.raises(ArchiveError, match=told), archive.lock():
            raise AssertionError("two writers")


def test_a_writer_that_was_killed_leaves_no_lock_and_no_half_article(archive: Archive) -> None:
    with a_writer(archive.home):
        pass
    with archive.lock():
        assert archive.count_articles() == 0
        archive.keep_article(an_article(id="second"), some_facts())


def test_the_lock_names_this_process_and_is_let_go(tmp_path: Path) -> None:
    told = f"process {os.getpid()} "
    with writer_lock(tmp_path), pytest.raises(ArchiveError, match=told), writer_lock(tmp_path):
        raise AssertionError("two writers")
    with writer_lock(tmp_path):
        pass
