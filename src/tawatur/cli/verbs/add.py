"""`tawatur add`: read pages and keep what they say."""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain
from typing import TYPE_CHECKING

import click

from tawatur.cli.progress import progress
from tawatur.cli.state import State, home_option, json_option, with_state
from tawatur.cli.terminal import count, plain

if TYPE_CHECKING:
    from tawatur.archive.facade import Archive
    from tawatur.model import Unreadable
    from tawatur.pages import Beside, Vault
    from tawatur.pipeline import Outcome

# Beside programs of the usual priority this leaves a seventieth of a processor; alone, all of it.
_POLITE = 19

# What `add` prints one by one; the rest is counted, and `tawatur list unreadable` has them all.
_REASONS_TOLD = 20


@dataclass
class Sum:
    """What became of all pages so far."""

    kept: int = 0
    known: int = 0
    articles: int = 0
    headlines: int = 0
    mentions: int = 0
    events: int = 0
    pictures: int = 0
    pages: list[str] = field(default_factory=list)  # ids of those that may have pictures
    unreadable: "list[Unreadable]" = field(default_factory=list)

    def add(self, outcome: "Outcome") -> None:
        """Count one more."""
        self.kept += outcome.became == "kept"
        self.known += outcome.became == "known"
        self.articles += outcome.articles
        self.headlines += outcome.headlines
        self.mentions += outcome.mentions
        self.unreadable += outcome.unreadable
        if outcome.page:
            self.pages.append(outcome.page)


@click.command("add")
@click.argument("inputs", nargs=-1, metavar="INPUT...")
@click.option(
    "--pictures", "fetch", is_flag=True, help="Fetch the first pictures of articles whose pages are fetched."
)
@json_option
@home_option
@with_state
def verb(state: State, inputs: tuple[str, ...], fetch: bool, as_json: bool) -> None:
    """Read pages and keep what they say.

    INPUT is a file or a folder of pages, an address, a JSON Lines file of articles, a WARC file, or - for
    standard input. Every page is kept as received. A page that is kept already is passed over. Without INPUT,
    a run that was interrupted is completed.

    Pictures of articles are kept where they came along: in the page, in the folder that a browser saved with
    it, in the same WARC file. With --pictures, they are fetched too.
    """
    from tawatur import settings
    from tawatur.archive import open_archive
    from tawatur.pages import Beside, open_pages
    from tawatur.pipeline import Readers, observe, open_vault, recover, settle

    _let_readers_pass()
    total = Sum()
    archive, vault = open_archive(state.home), open_vault(state.home)
    private = state.number(settings.ALLOW_PRIVATE) > 0
    with (
        archive.lock(),
        archive.remembering(),
        Readers(state.jobs) as readers,
        Beside(folder=state.home, allow_private=private) as beside,
    ):
        pages = open_pages(
            inputs,
            fetched=datetime.now(UTC),
            stdin=sys.stdin.buffer,
            allow_private=private,
            beside=beside,
        )
        with progress("pages") as advance:
            for outcome in chain(recover(archive, vault), observe(archive, vault, pages, readers)):
                total.add(outcome)
                advance(1, outcome.input)
        with progress("events") as advance:
            for settled in settle(archive):
                total.events += settled
                advance(settled, "")
        if total.pages:
            _keep_pictures(archive, vault, beside, total, fetch)
    for line in _refused(total):
        click.echo(line, err=True)
    if not inputs and total == Sum():
        click.echo("nothing was left to complete; `tawatur add INPUT...` reads pages", err=True)
    click.echo(_as_json(total) if as_json else _as_text(total))
    state.exit_code = 1 if total.unreadable else 0


def _keep_pictures(archive: "Archive", vault: "Vault", beside: "Beside", total: Sum, fetch: bool) -> None:
    """Keep the pictures of all these pages; those that cannot be had cost a line each, and nothing else."""
    from tawatur.pipeline.pictures import keep_pictures

    missed = 0
    with progress("pictures") as advance:
        for tried in keep_pictures(archive, vault, beside, total.pages, fetch=fetch):
            total.pictures += tried.kept
            missed += not tried.kept
            advance(1, tried.src)
            if not tried.kept and missed <= _REASONS_TOLD:
                click.echo(f"tawatur: picture {plain(tried.src)}: {plain(tried.reason)}", err=True)
    if missed > _REASONS_TOLD:
        click.echo(f"tawatur: and {missed - _REASONS_TOLD:,} more pictures", err=True)


def _let_readers_pass() -> None:
    """Leave the processors to whoever else wants them now: who reads the site waits for a page, we do not."""
    if hasattr(os, "setpriority"):
        os.setpriority(os.PRIO_PROCESS, 0, max(_POLITE, os.getpriority(os.PRIO_PROCESS, 0)))


def _refused(total: Sum) -> Iterator[str]:
    for unreadable in total.unreadable[:_REASONS_TOLD]:
        yield f"tawatur: {plain(unreadable.input)}: {plain(unreadable.reason)}"
    if len(total.unreadable) > _REASONS_TOLD:
        yield f"tawatur: and {len(total.unreadable) - _REASONS_TOLD:,} more: `tawatur list unreadable`"


def _as_text(total: Sum) -> str:
    said = [
        count(total.kept, "page") + " kept",
        count(total.articles, "article"),
        count(total.headlines, "headline"),
        count(total.mentions, "event mention"),
    ]
    if total.pictures:
        said.append(count(total.pictures, "picture"))
    if total.known:
        said.insert(1, f"{total.known:,} known already")
    if total.unreadable:
        said.append(f"{len(total.unreadable):,} unreadable")
    return ", ".join(said)


def _as_json(total: Sum) -> str:
    import json

    return json.dumps(
        {
            "pages": total.kept,
            "known": total.known,
            "articles": total.articles,
            "headlines": total.headlines,
            "mentions": total.mentions,
            "events": total.events,
            "pictures": total.pictures,
            "unreadable": [{"input": u.input, "reason": u.reason} for u in total.unreadable],
        },
        ensure_ascii=False,
    )
