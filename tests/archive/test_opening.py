"""Opening: an archive is made, found again, or refused in one line that says why."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

from tawatur.archive import ArchiveError, open_archive
from tawatur.archive.facade import Archive
from tests.build import a_page, an_article, some_facts


def test_an_archive_is_made_where_there_is_none_and_found_again(tmp_path: Path) -> None:
    home = tmp_path / "new" / "home"
    open_archive(home).keep_article(an_article(id="a"), some_facts())
    assert open_archive(home).article("a") == an_article(id="a")


def test_django_is_not_imported_before_an_archive_is_opened() -> None:
    code = "import sys, tawatur.archive; print('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "False\n"


def test_an_archive_opens_in_a_process_that_never_heard_of_django(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tawatur.archive import open_archive; "
        "print(open_archive(Path(sys.argv[1])).counts()['article'])"
    )
    env = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, env=env
    )
    assert (done.stdout, done.stderr) == ("0\n", "")


def test_several_archives_in_one_process_do_not_mix(tmp_path: Path) -> None:
    one, two = open_archive(tmp_path / "one"), open_archive(tmp_path / "two")
    one.keep_article(an_article(id="in-one"), some_facts())
    two.keep_article(an_article(id="in-two"), some_facts())
    assert [a.id for a in one.all_articles()] == ["in-one"]
    assert [a.id for a in two.all_articles()] == ["in-two"]


def test_the_last_migration_leaves_nothing_to_migrate(archive: Archive) -> None:
    from django.apps import apps
    from django.db.migrations.autodetector import MigrationAutodetector
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.state import ProjectState

    assert archive.counts()["page"] == 0
    migrations = MigrationLoader(None)
    lacking = MigrationAutodetector(migrations.project_state(), ProjectState.from_apps(apps))
    assert lacking.changes(migrations.graph, trim_to_apps={"archive", "people"}) == {}


def test_an_archive_of_a_newer_tawatur_is_refused(archive: Archive) -> None:
    with sqlite3.connect(archive.home / "tawatur.sqlite3") as database:
        database.execute("UPDATE meta SET schema_version = 99, software = '9.9'")
    database.close()
    with pytest.raises(ArchiveError, match=r"newer Tawatur \(9\.9, schema 99\)"):
        open_archive(archive.home)


def test_reading_where_there_is_no_archive_is_refused_and_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="no archive"):
        open_archive(tmp_path / "none", read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_a_reader_cannot_write(archive: Archive) -> None:
    archive.keep_article(an_article(id="a"), some_facts())
    reader = open_archive(archive.home, read_only=True)
    assert reader.article("a") is not None
    with pytest.raises(ArchiveError, match="read-only"):
        reader.keep_article(an_article(id="b"), some_facts())
    assert archive.article("b") is None


def test_a_folder_that_cannot_be_made_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ArchiveError, match="cannot be made") as told:
        open_archive(tmp_path / "file" / "home")
    assert "\n" not in str(told.value)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o500)
    with pytest.raises(ArchiveError, match="read-only"):
        open_archive(home)


def test_a_file_that_is_no_database_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "tawatur.sqlite3").write_bytes(b"this is no database, but long enough to look at" * 50)
    with pytest.raises(ArchiveError, match="not a database") as told:
        open_archive(tmp_path)
    assert "\n" not in str(told.value)


def test_a_damaged_database_is_told_in_one_line(archive: Archive) -> None:
    for n in range(60):
        archive.keep_article(an_article(f"نص {n} " * 200, id=f"a{n}"), some_facts())
    archive.close()
    file = archive.home / "tawatur.sqlite3"
    data = bytearray(file.read_bytes())
    data[8192:] = b"\xff" * (len(data) - 8192)
    file.write_bytes(data)
    with pytest.raises(ArchiveError, match="damaged"):
        list(open_archive(archive.home).all_articles())


def test_a_full_disk_is_told_in_one_line_and_keeps_nothing_by_halves(archive: Archive) -> None:
    from django.db import connection

    archive.counts()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(ArchiveError, match="disk is full"), archive.transaction():
        archive.keep_page(a_page(), 0, 10)
        archive.keep_article(an_article("كلمة " * 50_000, id="long"), some_facts())
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 100000000")
    assert (archive.counts()["page"], archive.counts()["article"]) == (0, 0)


def test_migrations_are_one_line_and_make_what_the_models_say(archive: Archive) -> None:
    loader = MigrationLoader(connection)
    assert loader.detect_conflicts() == {}
    now = ProjectState.from_apps(apps)
    changes = MigrationAutodetector(loader.project_state(), now).changes(graph=loader.graph)
    assert "archive" not in changes
