"""`tawatur search`: articles that hold what is looked for, the words marked."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import click

from tawatur.cli.state import Failed, State, home_option, json_option, with_state
from tawatur.cli.telling import apart, tell_article
from tawatur.cli.terminal import Terminal, count, plain

if TYPE_CHECKING:
    from tawatur.archive.facade import Order
    from tawatur.archive.values import Hit


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

    QUERY is made of words, in any form; of "phrases", as written; of OR, NOT and brackets; and of fields such
    as outlet:NAME, since:2020-10 and until:2021.
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
        if not found.hits:
            raise Failed(f"nothing found for {out.field(' '.join(query))}")
        if as_json:
            out.print(map(_json, found.hits))
            return
        click.echo(f"{count(found.total, 'article')} found\n")
        out.print(apart(_tell(out, hit) for hit in found.hits))


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
