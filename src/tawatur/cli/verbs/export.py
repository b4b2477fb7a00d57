"""`tawatur export`: everything the archive knows, for programs."""

import os
from collections.abc import Iterator
from pathlib import Path

import click

from tawatur.cli.state import Failed, State, home_option, with_state


@click.command("export")
@click.option(
    "--format", "format_", type=click.Choice(["jsonl", "csv", "plover"]), default="jsonl", show_default=True,
    help="JSON Lines of everything (docs/fields.md); or one line per event mention: CSV, PLOVER records.",
)  # fmt: skip
@click.option(
    "--kind", "kinds", multiple=True, metavar="KIND",
    type=click.Choice([
        "article", "event_mention", "event", "reuse", "story", "entity", "judgement", "event_history",
        "story_history", "background",
    ]),
    help="Only rows of this kind (JSON Lines); may be given more than once. Background only if asked for.",
)  # fmt: skip
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="Write to FILE, which appears only when it is whole, instead of standard output.",
)  # fmt: skip
@home_option
@with_state
def verb(state: State, format_: str, kinds: tuple[str, ...], output: Path | None) -> None:
    """Print everything the archive knows, in an order that depends on nothing but the pages' order."""
    from tawatur.exports import export_csv, export_jsonl, export_plover
    from tawatur.exports.jsonl import KINDS

    if kinds and format_ != "jsonl":
        raise click.UsageError(f"--kind chooses rows of JSON Lines; {format_} has one kind only")
    with state.reading() as archive, archive.snapshot():
        if format_ == "jsonl":
            lines = export_jsonl(archive, kinds or KINDS)
        else:
            lines = export_csv(archive) if format_ == "csv" else export_plover(archive)
        if output is None:
            state.terminal.print(lines)
        else:
            _write(lines, output)


def _write(lines: Iterator[str], output: Path) -> None:
    unfinished = output.with_name(f".{output.name}.{os.getpid()}")
    try:
        unfinished.touch()
    except OSError as error:
        raise Failed(f"{output} cannot be written: {error.strerror}") from None
    try:
        with open(unfinished, "w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in lines)
        os.replace(unfinished, output)
    finally:
        unfinished.unlink(missing_ok=True)
