"""`tawatur events`: events, those of the newest articles first, or one party's by date."""

from collections.abc import Iterable, Iterator
from itertools import count as numbers
from itertools import islice
from typing import TYPE_CHECKING

import click

from tawatur.cli.asking import ask_entity
from tawatur.cli.state import Failed, State, home_option, json_option, with_state
from tawatur.cli.telling import apart, tell_event
from tawatur.cli.terminal import plain
from tawatur.model import Event

if TYPE_CHECKING:
    from tawatur.archive.facade import Archive

_AT_ONCE = 200


@click.command("events")
@click.option("--type", "type_", metavar="TYPE", help="Only of one PLOVER type, such as CONSULT.")
@click.option("--of", "party", metavar="NAME", help="Only events in which NAME has a part, by date.")
@click.option(
    "--min-origins", type=click.IntRange(0), default=0, help="So many independent origins at least."
)
@click.option("--conflicts", is_flag=True, help="Only events whose origins disagree.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many at most.")
@json_option
@home_option
@with_state
def verb(
    state: State,
    type_: str | None,
    party: str | None,
    min_origins: int,
    conflicts: bool,
    limit: int,
    as_json: bool,
) -> None:
    """List events, those of the newest articles first, with how many independent origins each has."""
    from tawatur.exports.jsonl import as_json as to_json
    from tawatur.exports.rows import event_row
    from tawatur.site.labels import TYPES

    if type_ is not None and type_.upper() not in TYPES:
        raise click.BadParameter(f"{plain(type_)} is none of {', '.join(TYPES)}", param_hint="--type")
    out = state.terminal
    with state.reading() as archive:
        events: Iterable[Event]
        if party:
            events = archive.timeline(ask_entity(archive, out, party).id)
        else:
            events = _newest(archive, min_origins)
        wanted = (
            event
            for event in events
            if event.independent_origins >= min_origins
            and (type_ is None or event.type == type_.upper())
            and (event.conflicts or not conflicts)
        )
        chosen = list(islice(wanted, limit))
        if not chosen:
            raise Failed("no such event in the archive")
        if as_json:
            out.print(to_json(event_row(event)) for event in chosen)
        else:
            out.print(apart(tell_event(out, event) for event in chosen))


def _newest(archive: "Archive", min_origins: int) -> Iterator[Event]:
    for offset in numbers(0, _AT_ONCE):
        batch = archive.newest_events(limit=_AT_ONCE, offset=offset, min_origins=min_origins)
        yield from batch
        if len(batch) < _AT_ONCE:
            return
