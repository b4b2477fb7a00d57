"""`tawatur doctor`: is everything there and in order?"""

import json
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tawatur.cli.state import State, home_option, json_option, with_state
from tawatur.settings import table

if TYPE_CHECKING:
    from tawatur.pages import Vault

# Less free space than this is worth a word: a rebuild needs room for a second database.
_LITTLE_SPACE = 500_000_000

_PACKAGES = ("django", "selectolax", "trafilatura", "warcio", "click", "rich", "waitress")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `ok` False where it is out of order."""

    about: str
    found: str
    ok: bool = True


@click.command("doctor")
@json_option
@home_option
@with_state
def verb(state: State, as_json: bool) -> None:
    """Check versions, settings, the folder, the database, its index and the kept pages.

    Exit code 1 where something is out of order.
    """
    out = state.terminal
    for finding in _findings(state):
        if as_json:
            click.echo(json.dumps(asdict(finding), ensure_ascii=False))
        else:
            mark = out.style("ok ", fg="green") if finding.ok else out.style("BAD", fg="red")
            click.echo(f"{mark}  {finding.about}: {out.field(finding.found)}")
        if not finding.ok:
            state.exit_code = 1


def _findings(state: State) -> Iterator[Finding]:
    yield from _versions()
    for setting in table():
        value = str(state.settings[setting.name])
        yield Finding(setting.name, "(set)" if setting.secret and value else value)
    yield from _folder(state.home)
    yield from _archive(state.home)


def _versions() -> Iterator[Finding]:
    import sqlite3
    from importlib.metadata import PackageNotFoundError, version

    from tawatur.exports.rows import SCHEMA

    yield Finding("tawatur", version("tawatur"))
    yield Finding("export schema", str(SCHEMA))
    yield Finding("python", sys.version.split()[0], sys.version_info >= (3, 11))
    yield Finding("sqlite", sqlite3.sqlite_version)
    for package in _PACKAGES:
        try:
            yield Finding(package, version(package))
        except PackageNotFoundError:
            yield Finding(package, "not installed", ok=False)
    try:
        with sqlite3.connect(":memory:") as database:
            database.execute("CREATE VIRTUAL TABLE probe USING fts5(words)")
        yield Finding("full-text search", "FTS5 is there")
    except sqlite3.OperationalError as error:
        yield Finding("full-text search", f"SQLite was built without FTS5 ({error})", ok=False)


def _folder(home: Path) -> Iterator[Finding]:
    place = home
    while not place.exists():
        place = place.parent
    yield Finding("folder", f"{home}" if place == home else f"{home} (not made yet)")
    writable = os.access(place, os.W_OK)
    yield Finding("writable", "yes" if writable else f"no: {place}", writable)
    free = shutil.disk_usage(place).free
    yield Finding("free space", f"{free / 1e9:,.1f} GB", free > _LITTLE_SPACE)


def _archive(home: Path) -> Iterator[Finding]:
    from tawatur.archive import ArchiveError, open_archive
    from tawatur.archive.connection import DATABASE
    from tawatur.pages import VaultError
    from tawatur.pipeline import open_vault

    if not (home / DATABASE).exists():
        yield Finding("archive", "none yet; `tawatur add INPUT` makes one")
        return
    try:
        archive = open_archive(home, read_only=True)
        yield from _database(home / DATABASE)
        for table, rows in archive.counts().items():
            yield Finding(table, f"{rows:,}")
        waiting = archive.unsettled(1)
        told = "an `add` was interrupted: `tawatur add` completes it" if waiting else "yes"
        yield Finding("finished", told, not waiting)
        yield from _vault(open_vault(home), archive.vault_end(), archive.counts()["page"])
        lost = archive.lost_pictures()
        yield Finding("picture files", f"{lost:,} are lost" if lost else "each is there", not lost)
    except (ArchiveError, VaultError) as error:
        yield Finding("archive", str(error), ok=False)


def _database(file: Path) -> Iterator[Finding]:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as database:
        try:
            found = [row[0] for row in database.execute("PRAGMA quick_check(5)")]
        except sqlite3.DatabaseError as error:
            found = [str(error)]
    yield Finding("database", "; ".join(found), found == ["ok"])


def _vault(vault: "Vault", end: int, pages: int) -> Iterator[Finding]:
    size = vault.path.stat().st_size if vault.path.exists() else 0
    if size < end:
        lost = f"{vault.path} has lost pages: {size:,} of {end:,} bytes are there"
        yield Finding("kept pages", lost, ok=False)
        return
    whole = sum(1 for _ in vault.pages())
    ok = size == end and whole == pages
    told = f"{whole:,} in {size:,} bytes, each whole" if ok else f"{whole:,} whole, {pages:,} in the database"
    yield Finding("kept pages", told if ok else f"{told}: `tawatur add` completes an interrupted run", ok)
