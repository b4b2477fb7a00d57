"""`tawatur list`: articles, stories, outlets, entities, unreadable inputs."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from tawatur.cli.state import Failed, State, home_option, json_option, with_state
from tawatur.cli.telling import apart, tell_article, tell_entity, tell_story
from tawatur.cli.terminal import count, plain

if TYPE_CHECKING:
    from tawatur.archive.facade import Archive
    from tawatur.archive.values import Filters
    from tawatur.exports.rows import Row

WHAT = ("articles", "stories", "outlets", "entities", "unreadable")
FORMS = ("news", "repost", "blog", "post", "headline")


@click.command("list")
@click.argument("what", type=click.Choice(WHAT), default="articles")
@click.option("--outlet", metavar="NAME", help="Articles whose outlet's name contains NAME.")
@click.option("--form", type=click.Choice(FORMS), help="Articles of one form.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY", help="Articles of DAY or later.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY", help="Articles of DAY or earlier.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many at most.")
@click.option("--offset", type=click.IntRange(0), default=0, help="How many to pass over first.")
@json_option
@home_option
@with_state
def verb(
    state: State,
    what: str,
    outlet: str | None,
    form: str | None,
    since: datetime | None,
    until: datetime | None,
    limit: int,
    offset: int,
    as_json: bool,
) -> None:
    """List articles (the last to arrive first), stories, outlets, entities or unreadable inputs."""
    from tawatur.archive.values import Filters
    from tawatur.exports.jsonl import as_json as to_json

    filters = Filters(outlet, form, _day(since), _day(until))
    if what != "articles" and filters != Filters():
        raise click.UsageError(f"--outlet, --form, --since and --until choose articles, not {what}")
    with state.reading() as archive:
        told = False
        if as_json:
            for row in _rows(archive, what, filters, limit, offset):
                told = True
                click.echo(to_json(row))
        else:
            for line in _lines(state, archive, what, filters, limit, offset):
                told = True
                click.echo(line)
    if not told:
        raise Failed(f"no {what} found")


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _rows(archive: "Archive", what: str, filters: "Filters", limit: int, offset: int) -> "Iterator[Row]":
    from itertools import islice

    from tawatur.exports import rows
    from tawatur.exports.jsonl import entity_rows

    if what == "articles":
        yield from map(rows.article_row, archive.newest_articles(filters, limit=limit, offset=offset))
    elif what == "stories":
        yield from map(rows.story_row, archive.newest_stories(limit=limit, offset=offset))
    elif what == "entities":
        yield from entity_rows(archive, islice(archive.all_entities(), offset, offset + limit))
    elif what == "outlets":
        for one in archive.outlets()[offset : offset + limit]:
            days = {"first": one.first and one.first.isoformat(), "last": one.last and one.last.isoformat()}
            yield {"kind": "outlet", "name": one.outlet, "articles": one.articles, **days}
    else:
        for refused in archive.unreadables(limit=limit, offset=offset):
            yield {"kind": "unreadable", "input": refused.input, "reason": refused.reason}


def _lines(
    state: State, archive: "Archive", what: str, filters: "Filters", limit: int, offset: int
) -> Iterator[str]:
    from itertools import islice

    out = state.terminal
    if what == "articles":
        found = archive.newest_articles(filters, limit=limit, offset=offset)
        yield from apart(tell_article(out, article) for article in found)
    elif what == "stories":
        yield from apart(tell_story(out, s) for s in archive.newest_stories(limit=limit, offset=offset))
    elif what == "entities":
        yield from apart(tell_entity(out, e) for e in islice(archive.all_entities(), offset, offset + limit))
    elif what == "outlets":
        for one in archive.outlets()[offset : offset + limit]:
            yield f"{count(one.articles, 'article'):>14}  {out.field(one.outlet)}"
    else:
        for refused in archive.unreadables(limit=limit, offset=offset):
            yield f"{out.field(refused.input)}: {plain(refused.reason)}"
