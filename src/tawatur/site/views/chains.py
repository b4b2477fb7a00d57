"""Who copied whom: an event's chain, two texts beside each other, an outlet's profile; each also as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tawatur.exports.chaining import (
    Chain,
    Compared,
    Node,
    OutletProfile,
    Side,
    Tree,
    chain_row,
    compared,
    comparison_row,
    event_chain,
    outlet_profile,
    profile_row,
)
from tawatur.model import Article, Credit
from tawatur.site.context import NOT_A_LIST
from tawatur.site.middleware import SiteRequest
from tawatur.site.views.events import as_json
from tawatur.site.views.naming import known

_NEWEST = 12  # articles of an outlet that its page lists


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of a chain as a template draws it: its article if it is one, and what hangs on it."""

    node: Node
    article: Article | None
    above: "Branch | None"
    children: "list[Branch]"


# ---------------------------------------------------------------- an event's chain


def chain(request: SiteRequest, event_id: str) -> HttpResponse:
    """Each origin as a tree, from its root to reposts, and the same as a table."""
    told = _chain(request, event_id)
    trees = branches(told)
    rows = [branch for __, roots in trees for root in roots for branch in _flat(root)]
    context = {
        "chain": told,
        "event": told.view.event,
        "trees": trees,
        "rows": rows,
        "growth": [
            (title, counts)
            for title, counts in (
                (_("By the day on which the pages came"), told.arrived),
                (_("By the day of publication"), told.published),
            )
            if len(counts) > 1
        ],
        "known": known(request.archive, [told.view.event]),
    }
    return render(request, "site/chain.html", context)


def branches(told: Chain) -> list[tuple[Tree, list[Branch]]]:
    """Return the trees of a chain with their nodes as a template draws them."""
    articles = told.view.articles
    return [(tree, [_branch(root, articles, None) for root in tree.roots]) for tree in told.trees]


def chain_json(request: SiteRequest, event_id: str) -> HttpResponse:
    """The same for programs, as `tawatur chain --json` prints it."""
    return as_json(chain_row(_chain(request, event_id)))


def _chain(request: SiteRequest, event_id: str) -> Chain:
    told = event_chain(request.archive, event_id)
    if told is None:
        raise Http404
    return told


def _branch(node: Node, articles: Mapping[str, Article], above: Branch | None) -> Branch:
    branch = Branch(node, articles.get(node.article or ""), above, [])
    branch.children.extend(_branch(child, articles, branch) for child in node.children)
    return branch


def _flat(branch: Branch) -> Iterator[Branch]:
    yield branch
    for child in branch.children:
        yield from _flat(child)


# ---------------------------------------------------------------- two texts


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch within one paragraph. `number` is that of a shared passage that begins here."""

    text: str
    sort: str
    number: int | None


@dataclass(frozen=True, slots=True)
class Column:
    """One of two texts: its letter, the other's, and its paragraphs cut into runs."""

    letter: str
    other: str
    side: Side
    credits: Sequence[Credit]
    paragraphs: list[tuple[str, list[Run]]]


def compare(request: SiteRequest) -> HttpResponse:
    """Two articles side by side, what both have marked, and what differs inside it."""
    a, b = _ids(request)
    if not (a and b):
        return render(request, "site/compare.html", {"a": a, "b": b, "columns": None})
    told = _compared(request, a, b)
    both = told.comparison
    columns = [
        Column("a", "b", both.one, told.credits[0], _paragraphs(both.one)),
        Column("b", "a", both.other, told.credits[1], _paragraphs(both.other)),
    ]
    first = {both.one.article.id: both.one, both.other.article.id: both.other}.get(told.direction.first or "")
    context = {"a": a, "b": b, "told": told, "columns": columns, "first": first.article if first else None}
    return render(request, "site/compare.html", context)


def compare_json(request: SiteRequest) -> HttpResponse:
    """The same for programs, as `tawatur compare --json` prints it."""
    return as_json(comparison_row(_compared(request, *_ids(request))))


def _ids(request: SiteRequest) -> tuple[str, str]:
    a, b = (" ".join(request.GET.get(name, "").replace("\0", "").split())[:200] for name in ("a", "b"))
    return a, b


def _compared(request: SiteRequest, a: str, b: str) -> Compared:
    told = compared(request.archive, a, b)
    if told is None:
        raise Http404
    return told


def _paragraphs(side: Side) -> list[tuple[str, list[Run]]]:
    """Return a body's lines that hold anything, each with its runs."""
    body = side.article.body
    lines: list[tuple[str, list[Run]]] = []
    runs: list[Run] = []
    begun: set[int] = set()
    line_start = 0

    def end_line(at: int) -> None:
        nonlocal runs
        if body[line_start:at].strip():
            lines.append((body[line_start:at], runs))
        runs = []

    for piece in side.pieces:
        at = piece.start
        while at < piece.end:
            stop = body.find("\n", at, piece.end)
            end = piece.end if stop < 0 else stop
            if end > at:
                fresh = piece.passage is not None and piece.passage not in begun
                if piece.passage is not None:
                    begun.add(piece.passage)
                runs.append(Run(body[at:end], piece.sort, piece.passage if fresh else None))
            if stop < 0:
                break
            end_line(stop)
            at = line_start = stop + 1
    end_line(len(body))
    return lines


# ---------------------------------------------------------------- an outlet


def outlet(request: SiteRequest) -> HttpResponse:
    """An outlet's own text, whom it takes from, who takes from it, how late it is."""
    name, told = _profile(request)
    profile = told.profile if told else None
    newest = request.archive.newest_of_outlet(told.outlet, limit=_NEWEST) if told else []
    context = {"name": name, "told": told, "profile": profile, "newest": newest}
    return render(request, "site/outlet.html", context if told else context | NOT_A_LIST)


def outlet_json(request: SiteRequest) -> HttpResponse:
    """The same for programs, as `tawatur outlet --json` prints it."""
    told = _profile(request)[1]
    if told is None:
        raise Http404
    return as_json(profile_row(told))


def _profile(request: SiteRequest) -> tuple[str, OutletProfile | None]:
    """Return the name asked for, and the outlet's profile; None where nothing is kept of it."""
    name = " ".join(request.GET.get("name", "").replace("\0", "").split())[:300]
    told = outlet_profile(request.archive, name) if name else None
    return (told.outlet if told else name), told
