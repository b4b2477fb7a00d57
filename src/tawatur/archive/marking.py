"""The places of what was looked for in a text, and the stretch of the text to show with them."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from tawatur import model
from tawatur.arabic.stems import is_known, joined_forms, stem
from tawatur.arabic.words import find_spans, find_words
from tawatur.archive.query import Either, Every, Node, Term
from tawatur.archive.values import Hit

# Code points of a snippet, and how many of them may stand before the first word found.
_SNIPPET = 260
_LEAD = 60
# A text longer than this is not an article to read in full, and marking it whole would keep a reader waiting.
_LONGEST = 60_000
_Spans = tuple[tuple[int, int], ...]

_JOINERS = "\N{ARABIC TATWEEL}\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"


# Hits whose marks are remembered, with their texts some 10 MB: what is looked for now is looked for again.
_REMEMBERED = 2_000


@dataclass(frozen=True, slots=True)
class Marks:
    """What to mark in a text: words as written, search terms, and runs of words."""

    words: frozenset[str]
    stems: frozenset[str]
    phrases: tuple[tuple[frozenset[str], tuple[str, ...]], ...]


def marks_of(node: Node | None) -> Marks:
    """Return what to mark for a question: all that it wants, nothing that it does not."""
    words, stems = set[str](), set[str]()
    phrases: list[tuple[frozenset[str], tuple[str, ...]]] = []
    for term in wanted_terms(node):
        first, *rest = term.words
        if term.phrase:
            phrases.append((frozenset(joined_forms(first)), tuple(rest)))
        else:
            words.update((first,) if is_known(first) else joined_forms(first))
            stems.add(stem(first))
    return Marks(frozenset(words), frozenset(stems), tuple(phrases))


def wanted_terms(node: Node | None) -> Iterator[Term]:
    """Yield the words and phrases that a question wants."""
    match node:
        case Term():
            yield node
        case Every(parts) | Either(parts):
            for part in parts:
                yield from wanted_terms(part)


def find_marks(text: str, marks: Marks) -> list[tuple[int, int]]:
    """Return where the marked words stand, each whole, with the vowel signs on its last letter."""
    wanted = _wanted(marks)
    if not marks.phrases:
        spans = find_spans(text, wanted)
        return _apart([(start, _with_signs(text, end)) for start, end in spans])
    words = find_words(text)
    found = [(w.start, w.end) for w in words if wanted(w.folded)]
    for firsts, rest in marks.phrases:
        for at, word in enumerate(words):
            run = words[at : at + 1 + len(rest)]
            if word.folded in firsts and tuple(w.folded for w in run[1:]) == rest:
                found.append((word.start, run[-1].end))
    return _apart([(start, _with_signs(text, end)) for start, end in found])


@lru_cache(maxsize=16)
def _wanted(marks: Marks) -> Callable[[str], bool]:
    """Return what says whether a folded word is to be marked; a text has each of its words several times."""
    return lru_cache(maxsize=20_000)(lambda word: word in marks.words or stem(word) in marks.stems)


def _with_signs(text: str, end: int) -> int:
    """Return where the last letter's marks end: what is marked begins and ends between graphemes."""
    while end < len(text) and (unicodedata.category(text[end])[0] == "M" or text[end] in _JOINERS):
        end += 1
    return end


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans in order, those that overlap as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def mark_hit(article: model.Article, marks: Marks) -> Hit:
    """Return an article with the places of what was looked for in its title and body, and a snippet."""
    return Hit(article, *_marked(article.title, article.body, marks))


@lru_cache(maxsize=_REMEMBERED)
def _marked(title: str, body: str, marks: Marks) -> tuple[_Spans, _Spans, tuple[int, int]]:
    """Return the places in a title, in a body, and the body's stretch to show."""
    body = body[:_LONGEST]
    in_body = find_marks(body, marks)
    return tuple(find_marks(title, marks)), tuple(in_body), _snippet(body, in_body)


def _snippet(text: str, spans: list[tuple[int, int]]) -> tuple[int, int]:
    """Return a stretch of whole words with as many marked places as fit into it, the first such."""
    best = max(
        spans,
        key=lambda one: (sum(one[0] <= s < one[0] + _SNIPPET - _LEAD for s, _ in spans), -one[0]),
        default=None,
    )
    left = max(0, best[0] - _LEAD) if best else 0
    # Words are looked for a little further: those cut at either end are not taken for whole ones.
    cut = max(0, left - _LEAD)
    words = find_words(text[cut : left + _SNIPPET + _LEAD])
    inside = [w for w in words if cut + w.start >= left and cut + w.end <= left + _SNIPPET]
    if not inside:
        return best or next(((w.start, w.end) for w in find_words(text)), (0, 0))
    start, end = cut + inside[0].start, cut + inside[-1].end
    return (0 if not cut and inside[0] is words[0] else start), end
