"""`tawatur split`: a spelling said to be somebody else's, or parts of a story or event to be another."""

import click

from tawatur.cli import grouping
from tawatur.cli.samenesses import ask_member, ask_person, say, withdraw_option
from tawatur.cli.state import State, home_option, json_option, with_state


@click.command("split")
@click.argument("one", metavar="ONE")
@click.argument("parts", metavar="PART...", nargs=-1, required=True)
@click.option("--because", metavar="TEXT", help="Why, for those who will read it; asked for on a terminal.")
@withdraw_option
@json_option
@home_option
@with_state
def verb(
    state: State, one: str, parts: tuple[str, ...], because: str | None, withdraw: bool, as_json: bool
) -> None:
    """Say that PART of a person, a story or an event is somebody or something else.

    Of a person, an id or a name: one of the spellings, or offices, that `tawatur show` lists. Of a story, by
    its id: articles, by theirs, which become a story of their own. Of an event: mentions, by their ids or
    those of their articles. What readers say wins over the rule, is kept through `rebuild`, and is exported;
    `merge`, or `--withdraw` with the ids of the two, takes it back.
    """
    with state.reading() as archive:
        kind = grouping.kind_of(archive, one)
        if kind is None:
            if len(parts) > 1:
                raise click.UsageError("of a person, one spelling is split off at a time")
            person = ask_person(archive, state.terminal, one)
            spelling = parts[0] if withdraw else ask_member(archive, state.terminal, person, parts[0])
        archive.close()
    if kind is None:
        say(state, person, spelling, "withdrawn" if withdraw else "different", because, as_json)
    elif withdraw:
        if len(parts) > 1:
            raise click.UsageError("to take a word back, give the ids of the two that it parted")
        grouping.withdraw(state, kind, one, parts[0], because, as_json)
    else:
        grouping.split(state, kind, one, parts, because, as_json)
