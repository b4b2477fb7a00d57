"""What every verb needs: which archive, which settings, how to write to the terminal."""

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

import click

from tawatur import settings
from tawatur.cli.terminal import Bidi, Terminal

if TYPE_CHECKING:
    from tawatur.archive.facade import Archive

Verb = TypeVar("Verb", bound=Callable[..., Any])

# More readers than these wait for the writer; and more than those are a slip of the pen.
_MOST_JOBS = 4
_MOST_JOBS_ASKED = 64
# Each process that serves takes some 150 MB.
_MOST_WORKERS = 4
MOST_WORKERS_ASKED = 256


def _cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Failed(click.ClickException):
    """What was asked for could not be done, or nothing was found: a line on standard error, exit code 1."""

    exit_code = 1

    def show(self, file: IO[Any] | None = None) -> None:
        """Write the line as every other error that is not about usage."""
        click.echo(f"tawatur: {self.format_message()}", err=True, file=file)


@dataclass
class State:
    """The choices made on the command line, and what they lead to."""

    home_given: Path | None = None
    bidi: Bidi = "isolate"
    exit_code: int = field(default=0)

    @cached_property
    def settings(self) -> dict[str, int | str | Path]:
        """Every setting by name."""
        return settings.read_settings()

    @property
    def home(self) -> Path:
        """The archive's folder."""
        return self.home_given or Path(self.settings[settings.HOME])  # type: ignore[arg-type]

    @cached_property
    def terminal(self) -> Terminal:
        """How to write to standard output."""
        return Terminal.here(self.bidi)

    @property
    def jobs(self) -> int:
        """How many processes read pages for the one that writes; no more than four find work enough."""
        text = str(self.settings[settings.JOBS]).strip().lower()
        if text == "auto":
            return min(_cores() - 1, _MOST_JOBS)
        if not (text.isascii() and text.isdigit()) or int(text) > _MOST_JOBS_ASKED:
            raise settings.SettingError(
                f"{settings.JOBS}={text}: auto, or a number from 0 to {_MOST_JOBS_ASKED}"
            )
        return int(text)

    @property
    def workers(self) -> int:
        """How many processes serve the site; more than four are asked for by whoever has the memory."""
        text = str(self.settings[settings.WORKERS]).strip().lower()
        if text == "auto":
            return min(_cores(), _MOST_WORKERS)
        if not (text.isascii() and text.isdigit()) or not 1 <= int(text) <= MOST_WORKERS_ASKED:
            raise settings.SettingError(
                f"{settings.WORKERS}={text}: auto, or a number from 1 to {MOST_WORKERS_ASKED}"
            )
        return int(text)

    def number(self, name: str) -> int:
        """Return a setting that is a number."""
        value = self.settings[name]
        assert isinstance(value, int)
        return value

    @contextmanager
    def reading(self) -> "Iterator[Archive]":
        """Open the archive for reading; raises Failed where there is none.

        The tables of an older Tawatur are brought up to date first, which needs a folder that can be written.
        """
        from tawatur.archive import open_archive
        from tawatur.archive.errors import OlderArchiveError

        self.need_archive()
        try:
            archive = open_archive(self.home, read_only=True)
        except OlderArchiveError:
            open_archive(self.home).close()
            archive = open_archive(self.home, read_only=True)
        if archive.unsettled(1):
            click.echo("an earlier `add` did not finish; `tawatur add` completes it", err=True)
        yield archive

    @contextmanager
    def writing(self) -> "Iterator[Archive]":
        """Open the archive that is there for writing, other writers kept out; raises Failed where none is."""
        from tawatur.archive import open_archive

        self.need_archive()
        archive = open_archive(self.home)
        with archive.lock():
            yield archive

    def need_archive(self) -> None:
        """Raise Failed where there is no archive."""
        from tawatur.archive.connection import DATABASE

        if not (self.home / DATABASE).exists():
            raise Failed(f"there is no archive in {self.home}; `tawatur add INPUT` makes one")

    def start_log(self) -> None:
        """Send the log to standard error, from the level that the settings name."""
        level = str(self.settings[settings.LOG]).upper()
        if level not in ("DEBUG", "INFO", "WARNING", "ERROR"):
            raise settings.SettingError(f"{settings.LOG}={level.lower()}: one of debug, info, warning, error")
        # What libraries find remarkable about a page is no news to a user.
        others = level if level == "DEBUG" else "ERROR"
        logging.basicConfig(level=others, format="%(levelname)s %(name)s: %(message)s")
        logging.getLogger("tawatur").setLevel(level)


with_state = click.make_pass_decorator(State, ensure=True)


def _take_home(context: click.Context, _: click.Parameter, value: Path | None) -> None:
    if value is not None:
        context.ensure_object(State).home_given = value


def home_option(verb: Verb) -> Verb:
    """Add `--home`, which may stand before the verb or behind it."""
    return click.option(
        "--home",
        type=click.Path(file_okay=False, path_type=Path),
        callback=_take_home,
        expose_value=False,
        is_eager=True,
        help="The archive's folder (default: TAWATUR_HOME).",
    )(verb)


def json_option(verb: Verb) -> Verb:
    """Add `--json`: for programs, one JSON object a line."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line.")(verb)
