"""Who, or what, is meant by a name or an id on the command line."""

from typing import TYPE_CHECKING

import click

from tawatur.arabic.letters import fold
from tawatur.cli.state import Failed
from tawatur.cli.terminal import Terminal, plain
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


def ask_mentions(archive: "Archive", id_: str) -> list[str]:
    """Return the mention with this id, those of the event with it, or the one mention whose id begins so.

    Raises Failed where there is none, and UsageError where several begin so.
    """
    if not id_.strip():
        raise click.UsageError("an id is empty")
    if archive.mention_view(id_):
        return [id_]
    if event := archive.event(id_):
        return [mention.id for mention in event.mentions]
    begin = archive.mentions_from(id_, limit=_OTHERS + 1)
    if len(begin) > 1:
        more = ", …" if len(begin) > _OTHERS else ""
        raise click.UsageError(
            f"several mentions begin with {plain(id_)}: {', '.join(begin[:_OTHERS])}{more}"
        )
    if not begin:
        raise Failed(
            f"no mention and no event here has the id {plain(id_)}; `tawatur timeline` prints events, and "
            "`tawatur show --json` their mentions"
        )
    return begin


def ask_event(archive: "Archive", id_: str) -> str:
    """Return the event with this id, or that of the mention with it. Raises Failed where there is none."""
    if archive.event(id_):
        return id_
    view = archive.mention_view(id_)
    if view is None or view.event is None or archive.event(view.event) is None:
        raise Failed(
            f"no event here has the id {plain(id_)}; `tawatur timeline` and `tawatur events` print ids"
        )
    return view.event


def name_of(entity: Entity) -> str:
    """Return an entity's Arabic name, or whichever it has."""
    names = dict(entity.names)
    return names.get("ar") or next(iter(names.values()), None) or next(iter(entity.forms), entity.id)


def _is_called(entity: Entity, text: str) -> bool:
    called = {fold(name).strip() for _, name in entity.names} | {fold(form).strip() for form in entity.forms}
    return fold(text).strip() in called
