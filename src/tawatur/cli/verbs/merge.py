"""`tawatur merge`: two persons said to be one."""

import click

from tawatur.cli.samenesses import ask_person, say, withdraw_option
from tawatur.cli.state import State, home_option, json_option, with_state


@click.command("merge")
@click.argument("one", metavar="PERSON")
@click.argument("other", metavar="OTHER")
@click.option("--because", metavar="TEXT", help="Why, for those who will read it.")
@withdraw_option
@json_option
@home_option
@with_state
def verb(state: State, one: str, other: str, because: str | None, withdraw: bool, as_json: bool) -> None:
    """Say that two persons are one: PERSON, who stands for both from then on, and OTHER.

    Each is an id or a name. What readers say wins over the rule that takes spellings for one name, is kept
    through `rebuild`, and is exported (`tawatur export --kind judgement`). Nothing that was read is altered:
    `split`, or `--withdraw`, brings back what was there. `tawatur show PERSON` tells whom a person stands
    for, and why.
    """
    with state.reading() as archive:
        ids = [ask_person(archive, state.terminal, text) for text in (one, other)]
        archive.close()
    if ids[0] == ids[1] and not withdraw:
        raise click.UsageError(f"{ids[0]} is one person already; `tawatur show` tells why")
    if withdraw:
        ids = [one, other] if ids[0] == ids[1] else ids
    say(state, ids[0], ids[1], "withdrawn" if withdraw else "same", because, as_json)
