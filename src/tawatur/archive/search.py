"""Search: articles for a query, best or newest first, with the places of what was looked for."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import connection

from tawatur import model
from tawatur.arabic.letters import fold
from tawatur.arabic.stems import is_known, joined_forms, stem
from tawatur.arabic.words import Word, find_words
from tawatur.archive import fts
from tawatur.archive.articles import articles_by_seq
from tawatur.archive.indexed import Indexed
from tawatur.archive.query import Either, Every, Node, Term, Without, read_query
from tawatur.archive.values import Filters, Found, Hit

# Code points of a snippet, and how many of them may stand before the first word found.
_SNIPPET = 260
_LEAD = 60
_LIKE_ESCAPE = str.maketrans({"\\": "\\\\", "%": "\\%", "_": "\\_"})


def index_articles(articles: Sequence[tuple[int, Indexed]]) -> None:
    """Put articles, by number, into the index."""
    with connection.cursor() as cursor:
        fts.add(cursor, articles)


def search(text: str, filters: Filters, order: str, limit: int, offset: int) -> Found:
    query = read_query(text, filters)
    ignored = list(query.ignored)
    if query.wanted is None and query.filters == Filters():
        return Found((), 0, query.filters, tuple(ignored))
    wanted, unwanted = (None, None) if query.wanted is None else _compile(query.wanted, ignored)
    if wanted is None and unwanted is None and query.wanted is not None:
        return Found((), 0, query.filters, tuple(ignored))
    with connection.cursor() as cursor:
        page = fts.PageWanted(order, limit, offset)
        seqs, total = fts.find(cursor, wanted, unwanted, _condition(query.filters), page)
    marks = _marks_of(query.wanted)
    found = articles_by_seq(seqs)
    hits = tuple(_hit(found[seq], marks) for seq in seqs)
    return Found(hits, total, query.filters, tuple(ignored))


def _condition(filters: Filters) -> fts.Condition:
    tests, parameters = ["1 = 1"], list[str]()
    if filters.outlet:
        tests.append("article.outlet_folded LIKE %s ESCAPE '\\'")
        parameters.append(f"%{fold(filters.outlet).translate(_LIKE_ESCAPE)}%")
    if filters.form:
        tests.append("article.form = %s")
        parameters.append(filters.form)
    if filters.since or filters.until:
        tests.append("article.published_latest >= %s AND article.published_earliest <= %s")
        parameters += [(filters.since or date.min).isoformat(), (filters.until or date.max).isoformat()]
    return fts.Condition(" AND ".join(tests), tuple(parameters))


# ---------------------------------------------------------------- the question, in the index's language


def _compile(node: Node, ignored: list[str]) -> tuple[str | None, str | None]:
    """Return (what must be found, None) or, of a question made of NOT alone, (None, what must not)."""
    match node:
        case Term():
            return _term(node), None
        case Without(part):
            positive, negative = _compile(part, ignored)
            return negative, positive
        case Every(parts):
            pairs = [_compile(part, ignored) for part in parts]
            positives = [positive for positive, _ in pairs if positive is not None]
            negatives = [negative for _, negative in pairs if negative is not None]
            if not positives:
                return None, fts.any_of(negatives) if negatives else None
            wanted = fts.all_of(positives)
            return (fts.but_not(wanted, fts.any_of(negatives)) if negatives else wanted), None
        case Either(parts):
            pairs = [_compile(part, ignored) for part in parts]
            positives = [positive for positive, _ in pairs if positive is not None]
            negatives = [negative for _, negative in pairs if negative is not None]
            if not positives:
                return None, fts.all_of(negatives) if negatives else None
            if negatives:  # "a OR NOT b" is nearly everything, and no index can say it
                ignored.append("OR NOT")
            return fts.any_of(positives), None


def _term(term: Term) -> str:
    first, *rest = term.words
    if term.phrase:
        return "(" + fts.in_words([fts.quoted((form, *rest)) for form in joined_forms(first)]) + ")"
    forms = (first,) if is_known(first) else joined_forms(first)
    words = fts.in_words([fts.quoted((form,)) for form in forms])
    return fts.any_of([words, fts.in_stems(fts.quoted((stem(first),)))])


# ---------------------------------------------------------------- the places of what was found


@dataclass(slots=True)
class _Marks:
    """What to mark in a text: words as written, search terms, and runs of words."""

    words: set[str] = field(default_factory=set)
    stems: set[str] = field(default_factory=set)
    phrases: list[tuple[frozenset[str], tuple[str, ...]]] = field(default_factory=list)


def _marks_of(node: Node | None) -> _Marks:
    marks = _Marks()
    for term in _wanted_terms(node):
        first, *rest = term.words
        if term.phrase:
            marks.phrases.append((frozenset(joined_forms(first)), tuple(rest)))
        else:
            marks.words.update((first,) if is_known(first) else joined_forms(first))
            marks.stems.add(stem(first))
    return marks


def _wanted_terms(node: Node | None) -> Iterator[Term]:
    match node:
        case Term():
            yield node
        case Every(parts) | Either(parts):
            for part in parts:
                yield from _wanted_terms(part)


def _find_marks(text: str, words: list[Word], marks: _Marks) -> list[tuple[int, int]]:
    """Return where the marked words stand, each whole, with the vowel signs on its last letter."""
    found = [(w.start, w.end) for w in words if w.folded in marks.words or stem(w.folded) in marks.stems]
    for firsts, rest in marks.phrases:
        for at, word in enumerate(words):
            run = words[at : at + 1 + len(rest)]
            if word.folded in firsts and tuple(w.folded for w in run[1:]) == rest:
                found.append((word.start, run[-1].end))
    return _apart([(start, _with_signs(text, end)) for start, end in found])


def _with_signs(text: str, end: int) -> int:
    while end < len(text) and (unicodedata.combining(text[end]) or text[end] == "\N{ARABIC TATWEEL}"):
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


def _hit(article: model.Article, marks: _Marks) -> Hit:
    words = find_words(article.body)
    title = _find_marks(article.title, find_words(article.title), marks)
    body = _find_marks(article.body, words, marks)
    return Hit(article, tuple(title), tuple(body), _snippet(words, body))


def _snippet(words: list[Word], spans: list[tuple[int, int]]) -> tuple[int, int]:
    """Return a stretch of whole words with as many marked places as fit into it, the first such."""
    if not words:
        return 0, 0
    best = max(
        spans,
        key=lambda one: (sum(one[0] <= s < one[0] + _SNIPPET - _LEAD for s, _ in spans), -one[0]),
        default=None,
    )
    left = max(0, best[0] - _LEAD) if best else 0
    inside = [word for word in words if word.start >= left and word.end <= left + _SNIPPET]
    if not inside:
        return best or (words[0].start, words[0].end)
    start, end = inside[0].start, inside[-1].end
    return (0 if inside[0] is words[0] else start), end
