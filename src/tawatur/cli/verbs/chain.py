"""`tawatur chain`: an event's origins, the outlets that tell it and their reposts, as a tree."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from tawatur.cli.asking import ask_event
from tawatur.cli.state import State, home_option, json_option, with_state
from tawatur.cli.telling import apart, tell_event
from tawatur.cli.terminal import Terminal, count, days
from tawatur.model import Article

if TYPE_CHECKING:
    from tawatur.chains.growth import OriginCount
    from tawatur.chains.trees import Link, Node, Tree
    from tawatur.exports.chaining import Chain

_HOW = {
    "credit": "credits it",
    "repost": "reposts it",
    "copy": "copies without credit",
    "word": "on the same word",
    "other": "same origin",
}


@click.command("chain")
@click.argument("id_", metavar="EVENT")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@json_option
@home_option
@with_state
def verb(state: State, id_: str, format_: str, as_json: bool) -> None:
    """Draw the chain of an event: each independent origin, the outlets that tell it, and their reposts.

    EVENT is the id of an event, as `tawatur timeline` and `tawatur events` print it, or of one of its
    mentions. Each branch says why it hangs where it does: the text credits it, an aggregator says so, or the
    same words stand in both, without credit. «likely» is what follows from dates and words; where nothing
    says which was first, the branch stands under a root that is not known.
    """
    from tawatur.exports.chaining import chain_row, event_chain
    from tawatur.exports.jsonl import as_json as to_json

    out = state.terminal
    with state.reading() as archive, archive.snapshot():
        chain = event_chain(archive, ask_event(archive, id_))
    assert chain is not None  # the id was looked up in the same archive
    out.print([to_json(chain_row(chain))] if as_json or format_ == "json" else _tell(out, chain))


def _tell(out: Terminal, chain: "Chain") -> Iterator[str]:
    yield from tell_event(out, chain.view.event)
    if chain.uncredited:
        yield f"    {count(len(chain.uncredited), 'copy', 'copies')} without credit"
    if chain.unsure:
        yield f"    {count(len(chain.unsure), 'article')} with the same words, which was first is not known"
    yield from _tell_growth("by the day pages came", chain.arrived)
    yield from _tell_growth("by the day of publication", chain.published)
    yield ""
    articles = chain.view.articles
    yield from apart(
        _tell_origin(out, number, tree, articles) for number, tree in enumerate(chain.trees, start=1)
    )


def _tell_growth(how: str, counts: "Sequence[OriginCount]") -> Iterator[str]:
    if len(counts) > 1:
        told = ", ".join(f"{each.day} {each.origins}" for each in counts)
        yield f"    independent origins {how}: {told}"


def _tell_origin(out: Terminal, number: int, tree: "Tree", articles: Mapping[str, Article]) -> Iterator[str]:
    yield out.style(f"origin {number}", bold=True)
    yield from out.paragraph(tree.origin.because, "    ")
    yield from _branches(out, tree.roots, articles, "")


def _branches(
    out: Terminal, nodes: Sequence["Node"], articles: Mapping[str, Article], indent: str
) -> Iterator[str]:
    for at, node in enumerate(nodes):
        last = at == len(nodes) - 1
        yield f"{indent}{'└─ ' if last else '├─ '}{_node(out, node, articles)}"
        below = indent + ("   " if last else "│  ")
        if node.link:
            yield from out.paragraph(f"{_link(node.link)}: {node.link.because}", below + "     ")
        yield from _branches(out, node.children, articles, below)


def _node(out: Terminal, node: "Node", articles: Mapping[str, Article]) -> str:
    if node.kind == "unknown":
        return out.style("a source that nobody names", fg="yellow")
    name = out.style(out.field(node.name), bold=True)
    article = articles.get(node.article or "")
    if article is None:
        return f"{name}  ({'its own page' if node.kind == 'outlet' else 'it'} is not in the archive)"
    what = "  (repost)" if node.kind == "repost" else ""
    return f"{name}{what}  {days(article.published)}  {out.style(article.id, dim=True)}"


def _link(link: "Link") -> str:
    if link.how == "copy" and link.sure == "unknown":
        return f"the same words, no credit ({count(link.words, 'word')})"
    words = f", {count(link.words, 'word')}" if link.words else ""
    return f"{_HOW[link.how]} ({link.sure}{words})"
