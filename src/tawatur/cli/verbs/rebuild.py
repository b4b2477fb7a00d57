"""`tawatur rebuild`: everything derived again from the kept pages."""

import click

from tawatur.cli.progress import progress
from tawatur.cli.state import State, home_option, with_state
from tawatur.cli.terminal import count


@click.command("rebuild")
@home_option
@with_state
def verb(state: State) -> None:
    """Derive everything again from the kept pages, as after an update of Tawatur.

    The archive that is there stays in use until the new one takes its place, whole and at once.
    """
    from tawatur.archive import open_archive
    from tawatur.pipeline import Readers, rebuild

    with state.reading() as archive:
        pages = archive.counts()["page"]
    archive.close()
    done = 0
    with progress("pages", pages) as advance, Readers(state.jobs) as readers:
        for outcome in rebuild(state.home, readers):
            done += 1
            advance(1, outcome.input)
    articles = open_archive(state.home, read_only=True).count_articles()
    click.echo(f"{count(done, 'page')} read again, {count(articles, 'article')}")
