"""`tawatur merge`: two persons, two stories, or two events said to be one."""

import click

from tawatur.cli import grouping
from tawatur.cli.samenesses import ask_person, say, withdraw_option
from tawatur.cli.state import State, home_option, json_option, with_state


@click.command("merge")
@click.argument("one", metavar="ONE")
@click.argument("other", metavar="OTHER")
@click.option("--because", metavar="TEXT", help="Why, for those who will read it; asked for on a terminal.")
@withdraw_option
@json_option
@home_option
@with_state
def verb(state: State, one: str, other: str, because: str | None, withdraw: bool, as_json: bool) -> None:
    """Say that two persons, two stories or two events are one: ONE, which stands for both, and OTHER.

    A person is an id or a name; a story, or an event, is an id, as `tawatur list stories`, `tawatur events`
    and `tawatur timeline` print it. What readers say wins over the rule, is kept through `rebuild`, and is
    exported (`tawatur export --kind judgement`). Nothing that was read is altered: `split`, or `--withdraw`,
    brings back what was there. `tawatur show` tells what stands for what, and why.
    """
    with state.reading() as archive:
        kinds = {grouping.kind_of(archive, id_) for id_ in (one, other)}
        kind = next(iter(kinds - {None}), None)
        if kind is None:
            ids = [ask_person(archive, state.terminal, text) for text in (one, other)]
        archive.close()
    if kind is not None:
        if len(kinds) > 1:
            raise click.UsageError("both have to be stories, or both events")
        group = grouping.withdraw if withdraw else grouping.merge
        group(state, kind, one, other, because, as_json)
        return
    if ids[0] == ids[1] and not withdraw:
        raise click.UsageError(f"{ids[0]} is one person already; `tawatur show` tells why")
    if withdraw:
        ids = [one, other] if ids[0] == ids[1] else ids
    say(state, ids[0], ids[1], "withdrawn" if withdraw else "same", because, as_json)
