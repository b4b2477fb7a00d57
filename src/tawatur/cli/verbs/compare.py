"""`tawatur compare`: two texts beside each other, with what they share and what differs inside it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from tawatur.cli.state import Failed, State, home_option, json_option, with_state
from tawatur.cli.telling import tell_article
from tawatur.cli.terminal import Terminal, count, plain

if TYPE_CHECKING:
    from tawatur.chains.comparing import Side
    from tawatur.exports.chaining import Compared
    from tawatur.model import Credit


@click.command("compare")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@json_option
@home_option
@with_state
def verb(state: State, one: str, other: str, format_: str, as_json: bool) -> None:
    """Set two articles beside each other: how many words they share, which was first, and where they differ.

    A and B are ids of articles, as `tawatur list` and `tawatur search` print them. In both texts the passages
    that the other has too stand in [1 …], numbered alike, and in them what differs stands in {…}.
    """
    from tawatur.exports.chaining import compared, comparison_row
    from tawatur.exports.jsonl import as_json as to_json

    out = state.terminal
    with state.reading() as archive, archive.snapshot():
        told = compared(archive, one, other)
        if told is None:
            missing = one if archive.article(one) is None else other
            raise Failed(f"no article here has the id {plain(missing)}; `tawatur list` prints ids")
    out.print([to_json(comparison_row(told))] if as_json or format_ == "json" else _tell(out, told))


def _tell(out: Terminal, told: "Compared") -> Iterator[str]:
    both = told.comparison
    for name, side, credits in (("A", both.one, told.credits[0]), ("B", both.other, told.credits[1])):
        yield from _tell_side(out, name, side, credits)
    passages = count(len(both.reuses), "passage")
    yield f"in common: {count(both.one.shared, 'word')} in {passages}"
    if both.reuses:
        first = {both.one.article.id: "A", both.other.article.id: "B"}.get(told.direction.first or "")
        source = told.direction.source
        came = f"{first} was first" if first else f"both go back to {out.field(source)}" if source else None
        how = f"{came} ({told.direction.sure})" if came else "which was first is not known"
        yield from out.paragraph(f"direction: {how}: {told.direction.because}")
    for name, side in (("A", both.one), ("B", both.other)):
        yield ""
        yield out.style(name, bold=True)
        for line in _marked(side).splitlines():
            if line.strip():
                yield from out.paragraph(line, "    ")


def _tell_side(out: Terminal, name: str, side: "Side", credits: "tuple[Credit, ...]") -> Iterator[str]:
    first, *rest = tell_article(out, side.article)
    yield f"{out.style(name, bold=True)}  {first}"
    yield from rest
    named = f"; credits {', '.join(out.field(credit.name) for credit in credits)}" if credits else ""
    yield f"    {count(side.words, 'word')}, {side.share:.0%} of them in common{named}"


def _marked(side: "Side") -> str:
    """Return a body with its shared passages in brackets and what differs inside them in braces."""
    body, inside, parts = side.article.body, None, []
    for piece in side.pieces:
        if piece.passage != inside:
            parts.append("]" if inside else "")
            parts.append(f"[{piece.passage} " if piece.passage else "")
            inside = piece.passage
        text = body[piece.start : piece.end]
        parts.append(f"{{{text}}}" if piece.sort == "other" else text)
    return "".join(parts) + ("]" if inside else "")
