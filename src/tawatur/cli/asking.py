"""Who is meant by a name on the command line."""

from typing import TYPE_CHECKING

import click

from tawatur.arabic.letters import fold
from tawatur.cli.state import Failed
from tawatur.cli.terminal import Terminal
from tawatur.model import Entity

if TYPE_CHECKING:
    from tawatur.archive.facade import Archive

_OTHERS = 4


def ask_entity(archive: "Archive", out: Terminal, text: str) -> Entity:
    """Return the likeliest entity that a text can mean; name others of the same name on standard error.

    Raises Failed where nobody in the archive has such a name, and UsageError for no name at all.
    """
    if not text.strip():
        raise click.UsageError("a name is empty")
    candidates = archive.find_entity(text, limit=_OTHERS + 1)
    if not candidates:
        raise Failed(f"nobody here is called {out.field(text)}; `tawatur list entities` shows who is there")
    chosen, *others = candidates
    if others := [other for other in others if _is_called(other, text)]:
        names = ", ".join(f"{out.field(name_of(other))} ({other.id})" for other in others)
        taken = f"{out.field(name_of(chosen))} ({chosen.id})"
        click.echo(f"{out.field(text)}: taken for {taken}; it could also be {names}", err=True)
    return chosen


def name_of(entity: Entity) -> str:
    """Return an entity's Arabic name, or whichever it has."""
    names = dict(entity.names)
    return names.get("ar") or next(iter(names.values()), None) or next(iter(entity.forms), entity.id)


def _is_called(entity: Entity, text: str) -> bool:
    called = {fold(name).strip() for _, name in entity.names} | {fold(form).strip() for form in entity.forms}
    return fold(text).strip() in called
