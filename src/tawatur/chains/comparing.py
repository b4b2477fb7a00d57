"""Two texts beside each other: what stands in both, what differs inside it, and what is each one's own."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Literal

from tawatur.arabic.words import find_words
from tawatur.chains.reuse import find_reuse
from tawatur.chains.words import comparable_words, key
from tawatur.model import Article, Passage, Reuse

Sort = Literal["own", "same", "other"]
"""Words that only this text has; that both have in one shared passage; that differ inside such a passage."""

_MOST = 20_000  # words of a passage that are set against the other's one by one


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a body, in code points; `passage` numbers the shared passage that it is in, from 1."""

    start: int
    end: int
    sort: Sort
    passage: int | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One of two texts: its pieces in order, which cover all of the body, and its words and shared words."""

    article: Article
    pieces: tuple[Piece, ...]
    words: int
    shared: int

    @property
    def share(self) -> float:
        """How much of the text stands in the other, 0 to 1."""
        return min(1.0, self.shared / self.words) if self.words else 0.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts and the passages that both have: number n is `reuses[n - 1]`, its `a` in the first text."""

    one: Side
    other: Side
    reuses: tuple[Reuse, ...]


def compare(one: Article, other: Article, known: Sequence[Reuse] = ()) -> Comparison:
    """Return two texts cut into what they share, what differs inside that, and what is each one's own.

    `known` are passages that were found before; those of other articles are passed over. Without any, they
    are looked for.

    Words are counted as texts are compared by: honorifics left out. Differences are shown with honorifics,
    since a reader sees them.
    """
    reuses: Sequence[Reuse] = _between(one, other, known)
    if not reuses and one.id != other.id:
        reuses = find_reuse(one, [other])
    passages = [(reuse.a, reuse.b) for reuse in reuses]
    mine, theirs = _Marks(one), _Marks(other)
    for number, (here, there) in enumerate(passages, start=1):
        _mark(mine, here, theirs, there, number)
    shared = sum(reuse.words for reuse in reuses)
    return Comparison(_side(one, mine, shared), _side(other, theirs, shared), tuple(reuses))


def _between(one: Article, other: Article, known: Sequence[Reuse]) -> list[Reuse]:
    """Return the passages of these two, each with the first one's as `a`, in the order of its text."""
    turned = (replace(reuse, a=reuse.b, b=reuse.a) for reuse in known if reuse.a.article == other.id)
    straight = (reuse for reuse in known if reuse.a.article == one.id)
    wanted = (one.id, other.id)
    found = [each for each in (*straight, *turned) if (each.a.article, each.b.article) == wanted]
    return sorted(found, key=lambda each: each.a.start)


class _Marks:
    """A text's words, and the stretches marked in it so far."""

    def __init__(self, article: Article) -> None:
        self.words = find_words(article.body)
        self.starts = [word.start for word in self.words]
        self.keys = [key(word.folded) for word in self.words]
        self.pieces: list[Piece] = []

    def within(self, passage: Passage) -> range:
        """Return which words a passage holds."""
        return range(bisect_left(self.starts, passage.start), bisect_left(self.starts, passage.end))

    def mark(self, which: range, sort: Sort, number: int) -> None:
        """Mark a run of words."""
        if which:
            self.pieces.append(Piece(self.words[which[0]].start, self.words[which[-1]].end, sort, number))


def _mark(mine: _Marks, here: Passage, theirs: _Marks, there: Passage, number: int) -> None:
    """Mark one shared passage in both texts, word by word."""
    a, b = mine.within(here), theirs.within(there)
    if max(len(a), len(b)) > _MOST:
        mine.mark(a, "same", number)
        theirs.mark(b, "same", number)
        return
    matcher = SequenceMatcher(
        None, mine.keys[a.start : a.stop], theirs.keys[b.start : b.stop], autojunk=False
    )
    for what, a_from, a_to, b_from, b_to in matcher.get_opcodes():
        sort: Sort = "same" if what == "equal" else "other"
        mine.mark(range(a.start + a_from, a.start + a_to), sort, number)
        theirs.mark(range(b.start + b_from, b.start + b_to), sort, number)


def _side(article: Article, marks: _Marks, shared: int) -> Side:
    """Return one text whole: what is marked, and between that its own."""
    pieces: list[Piece] = []
    at = 0
    for piece in _apart(sorted(marks.pieces, key=lambda each: each.start)):
        if at < piece.start:
            before = pieces[-1] if pieces else None
            # blanks and marks between two runs of one passage belong to it
            inside = before is not None and before.passage == piece.passage
            sort: Sort = "same" if inside else "own"
            pieces.append(Piece(at, piece.start, sort, piece.passage if inside else None))
        pieces.append(piece)
        at = piece.end
    if at < len(article.body):
        pieces.append(Piece(at, len(article.body), "own"))
    return Side(article, tuple(pieces), len(comparable_words(article.body).keys), shared)


def _apart(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces in order, those that begin inside another left out."""
    kept: list[Piece] = []
    for piece in pieces:
        if not kept or piece.start >= kept[-1].end:
            kept.append(piece)
    return kept
