"""`tawatur search`: articles that hold what is looked for, and the stories, events and names behind them."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import click

from tawatur.cli.state import Failed, State, home_option, json_option, with_state
from tawatur.cli.telling import apart, tell_article, tell_entity, tell_event, tell_story
from tawatur.cli.terminal import Terminal, count, plain

if TYPE_CHECKING:
    from tawatur.archive.facade import Archive, Order
    from tawatur.archive.values import Found, Hit


@click.command("search")
@click.argument("query", nargs=-1, required=True)
@click.option("--outlet", metavar="NAME", help="Only articles whose outlet's name contains NAME.")
@click.option(
    "--since", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY", help="Only articles of DAY or later."
)
@click.option(
    "--until", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY", help="Only articles of DAY or earlier."
)
@click.option("--newest", is_flag=True, help="The last to arrive first, not the best.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many at most.")
@click.option("--offset", type=click.IntRange(0), default=0, help="How many to pass over first.")
@json_option
@home_option
@with_state
def verb(
    state: State,
    query: tuple[str, ...],
    outlet: str | None,
    since: datetime | None,
    until: datetime | None,
    newest: bool,
    limit: int,
    offset: int,
    as_json: bool,
) -> None:
    """Search titles and texts for QUERY.

    QUERY is made of words, in any form; of "phrases", as written; of OR, NOT, -word and brackets; and of
    fields with Arabic, English or French names: outlet:NAME, entity:NAME, country:NAME, from: to: before:
    after: with 2021, 2020-10 or 2020-10-02, and type: with an event (meeting), a kind of text (blog) or what
    to show (stories, events, entities).
    """
    from tawatur.archive.values import Filters

    if not " ".join(query).strip():
        raise click.UsageError("QUERY is empty")
    out = state.terminal
    filters = Filters(outlet, None, since.date() if since else None, until.date() if until else None)
    with state.reading() as archive:
        order: Order = "newest" if newest else "relevance"
        found = archive.search(" ".join(query), filters, order=order, limit=limit, offset=offset)
        if found.ignored:
            click.echo(f"not understood, left out: {', '.join(map(out.field, found.ignored))}", err=True)
        if not found.shown:
            near = f"; did you mean {', '.join(map(out.field, found.meant))}?" if found.meant else ""
            raise Failed(f"nothing found for {out.field(' '.join(query))}{near}")
        if as_json:
            out.print(_rows(archive, found))
            return
        more = f"; the newest {found.reachable} are ranked" if found.capped else ""
        click.echo(f"{count(found.total, *_CALLED[found.result])} found{more}\n")
        out.print(apart(_told(out, found)))


_CALLED = {
    "articles": ("article",),
    "stories": ("story", "stories"),
    "events": ("event",),
    "entities": ("name",),
}


def _told(out: Terminal, found: "Found") -> Iterator[Iterator[str]]:
    """Yield the lines of each thing found; only one kind is."""
    yield from (_tell(out, hit) for hit in found.hits)
    yield from (tell_story(out, story) for story in found.stories)
    yield from (tell_event(out, event) for event in found.events)
    yield from (tell_entity(out, entity) for entity in found.entities)


def _rows(archive: "Archive", found: "Found") -> Iterator[str]:
    from tawatur.exports import rows
    from tawatur.exports.jsonl import as_json, entity_rows

    yield from map(_json, found.hits)
    yield from (as_json(rows.story_row(story)) for story in found.stories)
    yield from (as_json(rows.event_row(event)) for event in found.events)
    yield from map(as_json, entity_rows(archive, found.entities))


def _tell(out: Terminal, hit: "Hit") -> Iterator[str]:
    yield from tell_article(out, hit.article)
    start, end = hit.snippet
    if end > start:
        before, after = "… " * (start > 0), " …" * (end < len(hit.article.body))
        yield from out.paragraph(before + plain(hit.article.body[start:end]) + after, "    ")


def _json(hit: "Hit") -> str:
    from tawatur.exports.jsonl import as_json
    from tawatur.exports.rows import article_row

    found = {
        "title": [list(span) for span in hit.title_spans],
        "body": [list(span) for span in hit.body_spans],
        "snippet": list(hit.snippet),
    }
    return as_json(article_row(hit.article) | {"found": found})
