"""Who copied whom, for the command line, the site and programs: an event's chain, two texts, an outlet.

Each asks the archive for what bears on it and lets the stages judge; call them in one snapshot of it. The
rows are in docs/fields.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tawatur.chains.comparing import Comparison, Piece, Side, compare
from tawatur.chains.direction import Direction, find_direction, whole_text
from tawatur.chains.growth import OriginCount, arrived, count_over_time, published
from tawatur.chains.prints import find_prints
from tawatur.chains.profiles import Debt, Profile, find_profile
from tawatur.chains.reuse import Background, find_background, find_candidates, least_shared
from tawatur.chains.sources import COPY, Source, by_id, find_sources, shared_by
from tawatur.chains.trees import Link, Node, Tree, find_trees
from tawatur.exports.rows import Row, dating_row, event_row
from tawatur.model import Article, Credit
from tawatur.outlets import canonical, is_agency

if TYPE_CHECKING:
    from tawatur.archive.facade import Archive
    from tawatur.archive.values import ArticleView, EventView

__all__ = [
    "NEWEST",
    "Background",
    "Chain",
    "Compared",
    "Node",
    "OutletProfile",
    "Side",
    "Tree",
    "background_of",
    "chain_row",
    "compared",
    "comparison_row",
    "count_rows",
    "event_chain",
    "outlet_profile",
    "profile_row",
    "source_of",
]

_BESIDE = 40  # articles in which an article's background is looked for

NEWEST = 500
"""Articles of an outlet that its profile is taken from: the newest."""


@dataclass(frozen=True, slots=True)
class Chain:
    """An event with a tree for each of its origins, and how their number grew.

    `arrived` counts by the days on which the pages came, `published` by those that the articles state.
    """

    view: "EventView"
    trees: tuple[Tree, ...]
    arrived: tuple[OriginCount, ...] = ()
    published: tuple[OriginCount, ...] = ()

    @property
    def uncredited(self) -> list[Node]:
        """The articles that have another's words and do not say so."""
        return [node for tree in self.trees for node in tree.uncredited]

    @property
    def unsure(self) -> list[Node]:
        """The articles that share words and credit nobody, where which was first is not known."""
        return [node for tree in self.trees for node in tree.unsure]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two texts beside each other, which was first and why, and whom each credits for all of its text."""

    comparison: Comparison
    direction: Direction
    credits: tuple[tuple[Credit, ...], tuple[Credit, ...]]


@dataclass(frozen=True, slots=True)
class OutletProfile:
    """An outlet's name, how many articles are kept of it, and what the newest of them show."""

    outlet: str
    total: int
    profile: Profile


def event_chain(archive: "Archive", event_id: str) -> Chain | None:
    """Return an event's chain, None where there is no such event."""
    view = archive.event(event_id)
    if view is None:
        return None
    parts = archive.event_parts(event_id)
    told, around = parts.mentions, (parts.articles, parts.reuses, parts.credits)
    return Chain(
        view,
        find_trees(told, view.event.origins, *around, canonical, is_agency),
        count_over_time(told, *around, arrived, canonical),
        count_over_time(told, *around, published, canonical),
    )


def compared(archive: "Archive", one: str, other: str) -> Compared | None:
    """Return two articles (ids) compared, None where one of them is not kept."""
    mine, theirs = archive.article_view(one), archive.article_view(other)
    if mine is None or theirs is None:
        return None
    credits = (*mine.credits, *theirs.credits)
    return Compared(
        compare(mine.article, theirs.article, mine.reuses),
        find_direction(mine.article, theirs.article, credits, canonical, is_agency),
        (
            tuple(whole_text(mine.credits, mine.article.id)),
            tuple(whole_text(theirs.credits, theirs.article.id)),
        ),
    )


def outlet_profile(archive: "Archive", outlet: str) -> OutletProfile | None:
    """Return an outlet's profile, by its newest articles; None where nothing is kept of it."""
    parts = archive.outlet_parts(outlet, limit=NEWEST)
    if parts is None:
        return None
    profile = find_profile(parts.articles, parts.others, parts.reuses, parts.credits, canonical, is_agency)
    return OutletProfile(parts.outlet, parts.total, profile)


def source_of(archive: "Archive", view: "ArticleView") -> Source | None:
    """Return where an article's text is from, None where nothing here says so or it shares too little.

    A source that has only a passage of it is none of the whole article.
    """
    shared = shared_by(view.reuses).get(view.article.id, {})
    others = archive.articles(shared)
    credits = by_id([*view.credits, *archive.credits(others)])
    main = find_sources(view.article, shared, others, credits, canonical, is_agency).main
    return main if main and (main.how == "credit" or main.share >= COPY) else None


def background_of(archive: "Archive", article: Article) -> tuple[Background, ...]:
    """Return the passages of an article that recur in others that are here and are no reuse.

    It is worked out anew, from at most `_BESIDE` articles: nothing else rests on it.
    """
    prints = find_prints(article)
    hits = archive.find_prints([value for value, _ in prints], _BESIDE, least_shared(prints))
    others = archive.articles(find_candidates(prints, hits, article.id)[:_BESIDE])
    return find_background(article, list(others.values()))


def chain_row(chain: Chain) -> Row:
    """Return the row of an event's chain."""
    articles = chain.view.articles
    return {
        "kind": "chain",
        "event": event_row(chain.view.event),
        "history": {"arrived": count_rows(chain.arrived), "published": count_rows(chain.published)},
        "uncredited": [node.article for node in chain.uncredited],
        "unsure": [node.article for node in chain.unsure],
        "origins": [
            {
                "root": tree.origin.root,
                "because": tree.origin.because,
                "roots": [_node(node, articles) for node in tree.roots],
            }
            for tree in chain.trees
        ],
    }


def count_rows(counts: Sequence[OriginCount]) -> list[Row]:
    """Return how the number of an event's origins grew."""
    return [
        {"day": count.day.isoformat(), "origins": count.origins, "articles": count.articles}
        for count in counts
    ]


def _node(node: Node, articles: Mapping[str, Article]) -> Row:
    article = articles.get(node.article or "")
    return {
        "node": node.kind,
        "name": node.name,
        "article": node.article,
        "title": article.title if article else None,
        "published": dating_row(article.published) if article else None,
        "link": _link(node.link) if node.link else None,
        "children": [_node(child, articles) for child in node.children],
    }


def _link(link: Link) -> Row:
    return {
        "how": link.how,
        "sure": link.sure,
        "words": link.words,
        "beside": link.beside,
        "because": link.because,
    }


def comparison_row(told: Compared) -> Row:
    """Return the row of two compared texts."""
    both = told.comparison
    return {
        "kind": "comparison",
        "a": _side(both.one, told.credits[0]),
        "b": _side(both.other, told.credits[1]),
        "words": both.one.shared,
        "passages": [
            {
                "a": {"start": reuse.a.start, "end": reuse.a.end},
                "b": {"start": reuse.b.start, "end": reuse.b.end},
                "words": reuse.words,
                "because": reuse.because,
            }
            for reuse in both.reuses
        ],
        "first": told.direction.first,
        "source": told.direction.source,
        "sure": told.direction.sure,
        "because": told.direction.because,
    }


def _side(side: Side, credits: tuple[Credit, ...]) -> Row:
    article = side.article
    return {
        "article": article.id,
        "outlet": article.outlet,
        "title": article.title,
        "published": dating_row(article.published),
        "words": side.words,
        "share": round(side.share, 4),
        "credits": [credit.name for credit in credits],
        "pieces": [_piece(piece, article) for piece in side.pieces],
    }


def _piece(piece: Piece, article: Article) -> Row:
    return {
        "start": piece.start,
        "end": piece.end,
        "sort": piece.sort,
        "passage": piece.passage,
        "text": article.body[piece.start : piece.end],
    }


def profile_row(told: OutletProfile) -> Row:
    """Return the row of an outlet's profile."""
    profile = told.profile
    return {
        "kind": "outlet",
        "outlet": told.outlet,
        "articles": told.total,
        "read": profile.articles,
        "own": round(profile.own, 4),
        "borrowed": round(profile.borrowed, 4),
        "unsure": round(profile.unsure, 4),
        "sources": [_debt(debt) for debt in profile.sources],
        "borrowers": [_debt(debt) for debt in profile.borrowers],
        "lag": profile.lag,
        "dated": profile.dated,
        "first": profile.first,
    }


def _debt(debt: Debt) -> Row:
    return {
        "name": debt.name,
        "articles": debt.articles,
        "credited": debt.credited,
        "uncredited": debt.uncredited,
    }
