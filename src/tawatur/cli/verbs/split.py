"""`tawatur split`: a spelling said to be somebody else's."""

import click

from tawatur.cli.samenesses import ask_member, ask_person, say, withdraw_option
from tawatur.cli.state import State, home_option, json_option, with_state


@click.command("split")
@click.argument("one", metavar="PERSON")
@click.argument("other", metavar="SPELLING")
@click.option("--because", metavar="TEXT", help="Why, for those who will read it.")
@withdraw_option
@json_option
@home_option
@with_state
def verb(state: State, one: str, other: str, because: str | None, withdraw: bool, as_json: bool) -> None:
    """Say that one of the spellings, or offices, that PERSON stands for is somebody else's.

    PERSON is an id or a name; SPELLING one of the ids, or the names, that `tawatur show PERSON` lists. What
    readers say wins over the rule, is kept through `rebuild`, and is exported; `merge`, or `--withdraw`,
    takes it back.
    """
    with state.reading() as archive:
        person = ask_person(archive, state.terminal, one)
        spelling = other if withdraw else ask_member(archive, state.terminal, person, other)
        archive.close()
    say(state, person, spelling, "withdrawn" if withdraw else "different", because, as_json)
