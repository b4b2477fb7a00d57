"""`tawatur timeline`: what happened between two parties, by date, each event with its sources."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from tawatur.cli.asking import ask_entity, name_of
from tawatur.cli.state import Failed, State, home_option, json_option, with_state
from tawatur.cli.telling import apart, tell_event_fully
from tawatur.cli.terminal import count

if TYPE_CHECKING:
    from tawatur.archive.facade import Archive
    from tawatur.archive.values import EventView


@click.command("timeline")
@click.argument("one", metavar="A")
@click.argument("other", metavar="[B]", required=False)
@click.option(
    "--format", "format_", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True
)
@click.option("--people/--no-people", default=True, help="Count what a country's people do as the country's.")
@click.option("--limit", type=click.IntRange(1), help="How many events at most.")
@json_option
@home_option
@with_state
def verb(
    state: State, one: str, other: str | None, format_: str, people: bool, limit: int | None, as_json: bool
) -> None:
    """Tell what A and B did to and with each other, by date; without B, all that A has a part in.

    A and B are names in any spelling, in Arabic, English or French, or ids. Each event comes with the words
    that report it, who published them, how many independent origins stand behind it, and where these
    disagree.
    """
    out = state.terminal
    with state.reading() as archive:
        a = ask_entity(archive, out, one)
        b = ask_entity(archive, out, other) if other else None
        events = archive.timeline(a.id, b.id if b else None, include_people=people, limit=limit)
        if not events:
            raise Failed("no event between them in the archive" if b else "no event with them in the archive")
        views = (view for event in events if (view := archive.event(event.id)))
        if as_json or format_ == "json":
            out.print(_json(archive, views))
        elif format_ == "csv":
            from tawatur.exports.tables import timeline_csv

            out.print(timeline_csv(views))
        else:
            from tawatur.exports.storytelling import told_event

            names = [out.field(name_of(entity)) for entity in (a, b) if entity]
            click.echo(out.style(f"{' – '.join(names)}: {count(len(events), 'event')}", bold=True) + "\n")
            out.print(apart(tell_event_fully(out, view, told_event(archive, view)) for view in views))


def _json(archive: "Archive", views: "Iterator[EventView]") -> Iterator[str]:
    from tawatur.exports import rows
    from tawatur.exports.jsonl import as_json, mention_rows

    for view in views:
        told = list(mention_rows(archive, list(view.mentions)))
        yield as_json(rows.event_row(view.event) | {"told": told})
