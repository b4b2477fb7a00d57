"""`tawatur moderator`: who decides on reports."""

import click

from tawatur.cli.state import Failed, State, home_option, with_state


@click.command("moderator")
@click.argument("name", metavar="NAME")
@click.option("--remove", is_flag=True, help="Let them decide no more.")
@home_option
@with_state
def verb(state: State, name: str, remove: bool) -> None:
    """Let the member of the web site who goes by NAME decide on reports, or no more.

    They open an account on the site first.
    """
    from tawatur.people import PeopleError, configure, open_people

    configure(state.home)
    from tawatur.people.accounts import make_moderator

    try:
        open_people(state.home)
        member = make_moderator(name, moderator=not remove)
    except (PeopleError, LookupError) as error:
        raise Failed(str(error)) from None
    click.echo(f"{member.name}: {'no moderator any more' if remove else 'a moderator'}")
