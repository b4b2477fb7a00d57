"""Passages that two articles share word for word, small differences inside allowed.

What two texts share is judged by general evidence first (prose has function words and verbs, titles and
lists of names have none; an outlet repeats its own boilerplate; a formula recurs over weeks in outlets that
share nothing else) and by one short list of formulae (`data/formulae.txt`) second. What an outlet repeats,
and formulae by evidence, are kept apart as background: passages that say nothing of who copied whom.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from importlib.resources import files
from itertools import pairwise

from tawatur.arabic.letters import fold
from tawatur.chains.align import GAP, Aligned, align
from tawatur.chains.prints import RUN
from tawatur.chains.words import Words, comparable_words, data_lines, key
from tawatur.model import Article, Passage, Reuse

MIN_WORDS = 12  # shorter shared runs in the sample pages are titles, names and set phrases
MIN_FREE = 8  # shared words that are part of no title and no formula
MIN_PROSE = 0.08  # share of function words and verbs: prose has 0.2, a list of officials 0 to 0.05
TEXT_FREE = 40  # so many words outside titles and formulae are text, be it a list; officials have fewer
OWN_BACKGROUND = 0.5  # of the shorter article: under it, what one outlet's pages share is its boilerplate

_LONG = 90  # words; a text of so many has about twenty prints
# Articles that share no more than a formula with a new one: of a real day's 1,686 one in ten has any, and
# one that has dozens shares the formula with all.
_FAINT = 3
_REACH = 30  # words; prints of one passage that stand farther apart have others between them

_TITLE = 14  # words; the longest titles of ministers run to twelve
_TITLE_INDEFINITE = 3  # words without the article that a title and the name behind it may have in a row
_FORMULA_WORDS = 30  # a longer passage is text, however many print it
_FORMULA_SHARE = 0.3  # a formula is a small part of both articles
_FORMULA_OUTLETS = 4
_FORMULA_DAYS = 14  # a communiqué is reprinted within days; a formula has no date
_ARTICLE_FORMS = tuple(fold(form) for form in ("ال", "بال", "لل", "كال", "فال"))


@dataclass(frozen=True, slots=True)
class _Kinds:
    office: frozenset[str]
    prose: frozenset[str]
    formulae: dict[str, tuple[tuple[str, ...], ...]]


@lru_cache(maxsize=1)
def _kinds() -> _Kinds:
    table = tomllib.loads((files("tawatur.chains") / "data" / "words.toml").read_text(encoding="utf-8"))
    words = {kind: frozenset(key(word) for word in fold(text).split()) for kind, text in table.items()}
    formulae: dict[str, list[tuple[str, ...]]] = {}
    for line in data_lines("formulae.txt"):
        phrase = comparable_words(line).keys
        formulae.setdefault(phrase[0], []).append(phrase)
    by_first = {first: tuple(phrases) for first, phrases in formulae.items()}
    return _Kinds(words["office"], words["function"] | words["verbs"], by_first)


@dataclass(frozen=True, slots=True)
class Background:
    """A passage that stands in other articles (by id) too and says nothing of who copied whom, and why."""

    passage: Passage
    repeats: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True)
class _Found:
    reuse: Reuse
    other: Article
    share: float


def least_shared(prints: Sequence[tuple[int, int]]) -> int:
    """Return how many prints an article must share with another, to be worth aligning with it.

    One alone is enough for a short text only: what a long one shares by one print is nearly always a name or
    a formula.
    """
    return 2 if prints and prints[-1][1] + RUN >= _LONG else 1


def find_candidates(
    prints: Sequence[tuple[int, int]], hits: Iterable[tuple[int, str, int]], itself: str = ""
) -> tuple[str, ...]:
    """Return the ids of articles worth aligning with one, by its `prints`, the likeliest first.

    `hits` are (hash, article id, position) of known prints equal to the article's own; those of `itself` are
    passed over. Where more than one print is asked for (`least_shared`), two must stand near each other, and
    as far from each other, in both texts: else they are of no one passage. Those that share no more than that
    are faint: the first `_FAINT` of them are taken, so give the likelier hits first.
    """
    mine = dict(prints)
    alone = least_shared(prints) == 1
    shared: dict[str, list[tuple[int, int]]] = {}
    for value, other, at in hits:
        shared.setdefault(other, []).append((mine[value], at))
    shared.pop(itself, None)
    worth: dict[str, int] = {}
    for other, places in shared.items():
        alike = len(places) if alone else _of_one_passage(places)
        if alike:
            worth[other] = alike
    faint = [other for other, alike in worth.items() if alike == 1]
    clear = sorted(
        (other for other, alike in worth.items() if alike > 1), key=worth.__getitem__, reverse=True
    )
    return (*clear, *faint[:_FAINT])


def _of_one_passage(places: list[tuple[int, int]]) -> int:
    """Return how many pairs of neighbouring prints, by their places in both texts, can be of one passage."""
    places.sort()
    return sum(
        0 < after - before <= _REACH and abs(after - before - theirs_after + theirs_before) <= GAP
        for (before, theirs_before), (after, theirs_after) in pairwise(places)
    )


def find_reuse(article: Article, others: Sequence[Article]) -> tuple[Reuse, ...]:
    """Return the passages that an article shares with others, in the order of `others`, then of its text.

    `a` is the passage of `article`; both passages are code points of the bodies as kept. `words` leaves
    honorifics out. An article is not compared with itself, with an equal id.
    """
    found = _find_all(article, others)
    return tuple(one.reuse for one in found if not _repeats(one, article, found))


def find_background(article: Article, others: Sequence[Article]) -> tuple[Background, ...]:
    """Return the passages that an article shares with others and that are no reuse, in the order of its text.

    They are what its own outlet prints again and again, and formulae by evidence: what recurs over weeks in
    several outlets that share nothing else with it.
    """
    found = _find_all(article, others)
    kept: list[Background] = []
    for one in sorted(found, key=lambda each: (each.reuse.a.start, -each.reuse.a.end)):
        why = _repeats(one, article, found)
        if why is None or (kept and 2 * (kept[-1].passage.end - one.reuse.a.start) > _length(one)):
            continue
        beside = [each for each in found if _overlaps(each, one)]
        repeats = tuple(dict.fromkeys(each.other.id for each in beside))
        kept.append(Background(one.reuse.a, repeats, why))
    return tuple(kept)


def _find_all(article: Article, others: Sequence[Article]) -> list[_Found]:
    words = comparable_words(article.body)
    text = _Text(words)
    return [found for other in others if other.id != article.id for found in _compare(article, text, other)]


def share_of_shorter(reuses: Iterable[Reuse], one: Article, other: Article) -> float:
    """Return how much of the shorter of two articles stands in the other, 0 to 1, by their reuses."""
    pair = {one.id, other.id}
    shared = sum(reuse.words for reuse in reuses if {reuse.a.article, reuse.b.article} == pair)
    shorter = min(len(comparable_words(each.body).keys) for each in (one, other))
    return min(1.0, shared / shorter) if shorter else 0.0


class _Text:
    """One article's words, and which of them are part of a title or formula, or tell that it is prose."""

    def __init__(self, words: Words) -> None:
        self.words = words

    @cached_property
    def common(self) -> frozenset[int]:
        """The places of words that belong to a title with its name, or to a formula."""
        return _common_words(self.words)

    @cached_property
    def telling(self) -> frozenset[int]:
        """The places of function words and verbs elsewhere."""
        prose = _kinds().prose
        return frozenset(at for at, word in enumerate(self.words.keys) if word in prose) - self.common

    def is_substance(self, stretch: Aligned) -> bool:
        """Say whether a shared stretch is text of somebody's making, and not titles, names and formulae."""
        shared = len(stretch.shared)
        free = shared - len(self.common.intersection(stretch.shared))
        if free >= TEXT_FREE:
            return True
        telling = len(self.telling.intersection(stretch.shared))
        return free >= MIN_FREE and telling >= max(1.0, MIN_PROSE * shared)


def _compare(article: Article, text: _Text, other: Article) -> list[_Found]:
    words, theirs = text.words, comparable_words(other.body)
    stretches = [
        stretch
        for stretch in align(words, theirs, MIN_WORDS)
        if len(stretch.shared) >= MIN_WORDS and text.is_substance(stretch)
    ]
    shared = sum(len(stretch.shared) for stretch in stretches)
    share = shared / max(1, min(len(words.keys), len(theirs.keys)))
    return [
        _Found(
            Reuse(
                Passage(article.id, words.starts[one.a], words.ends[one.a_end - 1]),
                Passage(other.id, theirs.starts[one.b], theirs.ends[one.b_end - 1]),
                len(one.shared),
                _because(one),
            ),
            other,
            share,
        )
        for one in stretches
    ]


def _because(stretch: Aligned) -> str:
    count = f"{len(stretch.shared)} words stand in both in the same order"
    if not stretch.edits:
        return f"{count}, without a difference"
    return f"{count}, with {stretch.edits} word{'s' if stretch.edits > 1 else ''} different between them"


def _common_words(words: Words) -> frozenset[int]:
    """Return the positions of words that belong to a title with its name, or to a formula."""
    kinds = _kinds()
    common: set[int] = set()
    title_until = 0
    heads = kinds.office | kinds.formulae.keys()
    for at in [at for at, word in enumerate(words.keys) if word in heads]:
        word = words.keys[at]
        for phrase in kinds.formulae.get(word, ()):
            if words.keys[at : at + len(phrase)] == phrase:
                common.update(range(at, at + len(phrase)))
        if word in kinds.office and at >= title_until:
            title_until = _title_end(words, at)
            if title_until - at > 1:
                common.update(range(at, title_until))
    return frozenset(common)


def _title_end(words: Words, start: int) -> int:
    """Return where the title ends that an office word begins: at punctuation, a function word or a verb."""
    kinds = _kinds()
    indefinite = 0
    at = start + 1
    while at < min(len(words.keys), start + _TITLE):
        word = words.keys[at]
        if words.starts[at] - words.ends[at - 1] > 1 or word in kinds.prose:
            break
        indefinite = 0 if word.startswith(_ARTICLE_FORMS) or word in kinds.office else indefinite + 1
        if indefinite > _TITLE_INDEFINITE:
            break
        at += 1
    return at


def _same_outlet(one: Article, other: Article) -> bool:
    return one.outlet is not None and other.outlet is not None and fold(one.outlet) == fold(other.outlet)


def _repeats(one: _Found, article: Article, found: Sequence[_Found]) -> str | None:
    """Return why a shared passage is no reuse, None where it is."""
    if _same_outlet(article, one.other) and one.share < OWN_BACKGROUND:
        return "its own outlet prints it again"
    if one.reuse.words >= _FORMULA_WORDS or one.share >= _FORMULA_SHARE:
        return None
    days: list[date] = [article.published.earliest] if article.published.earliest else []
    outlets: Counter[str] = Counter()
    for each in found:
        if each.share >= _FORMULA_SHARE or not _overlaps(each, one) or _same_outlet(article, each.other):
            continue
        if each.other.outlet:
            outlets[fold(each.other.outlet)] += 1
        if each.other.published.earliest:
            days.append(each.other.published.earliest)
    apart = (max(days) - min(days)).days if days else 0
    if len(outlets) < _FORMULA_OUTLETS or apart <= _FORMULA_DAYS:
        return None
    return f"it recurs in {len(outlets)} outlets over {apart} days that share nothing else with it"


def _length(found: _Found) -> int:
    return found.reuse.a.end - found.reuse.a.start


def _overlaps(one: _Found, other: _Found) -> bool:
    """Say whether one passage covers half of the other in the article that both are of."""
    here, there = other.reuse.a, one.reuse.a
    return 2 * (min(here.end, there.end) - max(here.start, there.start)) >= here.end - here.start
