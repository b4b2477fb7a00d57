#!/usr/bin/env python3
"""Write docs/cli.md, the reference of the command line, from the commands' own help and the settings."""

from collections.abc import Iterator
from pathlib import Path

import click

from tawatur.cli import tawatur
from tawatur.settings import HOME, table

DOCS = Path(__file__).parent.parent / "docs" / "cli.md"

_HEAD = """# The command line

Written by `tools/build_cli_docs.py` (`make docs`) from the commands' own help; do not edit by hand.

Results go to standard output, everything else to standard error. Exit codes: 0 done; 1 some input could not
be read, or nothing was found; 2 wrong usage; 130 interrupted.
"""


def lines() -> Iterator[str]:
    """Yield the reference, line by line."""
    yield from _HEAD.splitlines()
    context = click.Context(tawatur, info_name="tawatur", **tawatur.context_settings)
    yield from _section("tawatur", tawatur, context)
    for name in tawatur.list_commands(context):
        command = tawatur.get_command(context, name)
        assert command is not None
        yield from _section(
            f"tawatur {name}", command, click.Context(command, info_name=name, parent=context)
        )
    yield from ("", "## Settings", "", "Read from the environment.", "", "| name | default | what it does |")
    yield "|---|---|---|"
    for setting in table():
        default = (
            "the platform's data folder for the user" if setting.name == HOME else f"`{setting.default}`"
        )
        yield f"| `{setting.name}` | {default} | {setting.help} |"


def _section(title: str, command: click.Command, context: click.Context) -> Iterator[str]:
    formatter = click.HelpFormatter(width=100)
    command.format_help(context, formatter)
    yield from ("", f"## {title}", "", "```")
    yield from (line.rstrip() for line in formatter.getvalue().rstrip().splitlines())
    yield "```"


def text() -> str:
    """Return the reference as it should stand in docs/cli.md."""
    return "\n".join(lines()) + "\n"


if __name__ == "__main__":
    DOCS.write_text(text(), encoding="utf-8")
