"""`tawatur cards`: cards of the pages that members' messages lead to."""

from datetime import UTC, datetime
from urllib.parse import urlsplit

import click

from tawatur import settings
from tawatur.cli.progress import progress
from tawatur.cli.state import Failed, State, home_option, with_state
from tawatur.cli.terminal import count, plain


@click.command("cards")
@home_option
@with_state
def verb(state: State) -> None:
    """Make cards (title, date, outlet) of the pages elsewhere that messages on the web site lead to.

    Run it from cron, every few minutes or hours. It asks for each page that a message has on a line of its
    own, once; for one that could not be had, again after an hour and once more after a day. One run asks for
    60 pages at most, and 5 of one host. Addresses inside a private network are never asked for, whatever
    TAWATUR_ALLOW_PRIVATE says. Exit code 1 where a page gave no card.
    """
    state.need_archive()  # or a folder would be made for people whom nobody serves
    from tawatur.people import PeopleError, open_people
    from tawatur.site.settings import configure

    configure(state.home)
    from tawatur.people.housekeeping import sweep
    from tawatur.pipeline.cards import lacking, make_cards

    now, made, failed = datetime.now(UTC), 0, 0
    own = urlsplit(str(state.settings[settings.ADDRESS])).netloc.lower()
    try:
        open_people(state.home)
        with state.reading() as archive, progress("cards") as advance:
            pages = lacking(archive, now, own)
            for tried in make_cards(pages, now):
                made += not tried.reason
                failed += bool(tried.reason)
                advance(1, tried.address)
                if tried.reason:
                    click.echo(f"tawatur: {plain(tried.address)}: {plain(tried.reason)}", err=True)
        sweep(now)
    except PeopleError as error:
        raise Failed(str(error)) from None
    click.echo(f"{count(made, 'card')}, {failed:,} failed, {len(pages) - made - failed:,} left for later")
    state.exit_code = 1 if failed else 0
