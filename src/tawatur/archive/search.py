"""Search: what a query finds, best or newest first: articles, or stories, events and entities behind them."""

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from django.db import connection

from tawatur import model
from tawatur.arabic.stems import is_known, joined_forms, stem
from tawatur.arabic.words import find_words
from tawatur.archive import fts, telling_of
from tawatur.archive.articles import articles_by_seq, newest
from tawatur.archive.entities import count_entities, find_entity
from tawatur.archive.facets import count_facets
from tawatur.archive.indexed import Indexed
from tawatur.archive.marking import mark_hit, marks_of, wanted_terms
from tawatur.archive.narrowing import Narrowed, narrow
from tawatur.archive.query import Either, Every, Node, Query, Term, Without, read_query
from tawatur.archive.values import Filters, Found, Tried

# Of more articles only the newest are ranked and counted: whoever asks for less than one article in a hundred
# gets them all, and whoever asks for more reads no further. So a page of 100,000 articles stays quick.
MOST = 1_000
_MOST_ENTITIES = 60
_READ_FIRST = 200

_DAYS = "SELECT f.article_id, f.first || '' FROM pool CROSS JOIN facet f ON f.article_id = pool.value"

# How alike a misspelt word and a name have to be, and how many names are looked at.
_ALIKE = 0.72
_NAMES = 80
_SUGGESTED = 4


def index_articles(articles: Sequence[tuple[int, Indexed]]) -> None:
    """Put articles, by number, into the index."""
    with connection.cursor() as cursor:
        fts.add(cursor, articles)


def prepare() -> None:
    """Look up what is looked up once: the dictionary, and the stems of most words that texts consist of."""
    for article in newest(Filters(), _READ_FIRST, 0, "newest"):
        for word in find_words(article.body):
            stem(word.folded)


def search(text: str, filters: Filters, order: str, limit: int, offset: int, whole: bool) -> Found:
    """Return what a query finds; with `whole` also how many there are of each kind, and the facets."""
    query = read_query(text, filters)
    if query.result == "entities":
        return _entities(query, text, limit, offset)
    narrowed = narrow(query.filters)
    found = Found(*((), 0, query.filters, query.ignored, query.parts, query.result), unknown=narrowed.unknown)
    if narrowed.unknown:
        return _with_help(found, query)
    if query.wanted is None and query.filters == Filters():
        return found
    ignored = list(query.ignored)
    wanted, unwanted = (None, None) if query.wanted is None else _compile(query.wanted, ignored)
    found = replace(found, ignored=tuple(ignored))
    if wanted is None and unwanted is None and query.wanted is not None:
        return found
    pooled, capped = _pool(wanted, unwanted, narrowed)
    seqs = _in_order(pooled, order if wanted is not None or order != "relevance" else "newest")
    found = replace(found, total=len(seqs), capped=capped, reachable=len(seqs))
    if not seqs:
        return _with_help(found, query)
    if whole or query.result != "articles":
        found = _counted(found, query, seqs, text)
    if query.result != "articles":
        return telling_of.fill(found, seqs, [e.id for e in _named(query)], limit, offset)
    page = seqs[offset : offset + limit]
    marks, articles = marks_of(query.wanted), articles_by_seq(page)
    return replace(found, hits=tuple(mark_hit(articles[seq], marks) for seq in page))


def _pool(wanted: str | None, unwanted: str | None, narrowed: Narrowed) -> tuple[list[fts.Pooled], bool]:
    """Return the newest articles found, and whether there are more than these."""
    with connection.cursor() as cursor:
        pooled = fts.pool(cursor, wanted, unwanted, narrowed.condition, MOST + 1)
    return pooled[:MOST], len(pooled) > MOST


def _in_order(pooled: list[fts.Pooled], order: str) -> list[int]:
    """Return the articles' numbers in the order asked for; they come newest first."""
    if order == "relevance":
        pooled = sorted(pooled, key=lambda one: one.rank)
    elif order == "published":
        with connection.cursor() as cursor:
            days = dict(fts.of_pool(cursor, [one.seq for one in pooled], _DAYS))
        pooled = sorted(pooled, key=lambda one: days.get(one.seq) or "", reverse=True)
    return [one.seq for one in pooled]


def _counted(found: Found, query: Query, seqs: Sequence[int], text: str) -> Found:
    """Add how many there are of each kind of result, and the facets."""
    facets, stories = count_facets(seqs, query.filters)
    words = _words_of(query)
    return replace(
        found,
        counts={
            "articles": found.total,
            "stories": stories,
            "events": telling_of.count_events(seqs),
            "entities": count_entities(words, _MOST_ENTITIES) if words else 0,
        },
        facets=facets,
    )


# ---------------------------------------------------------------- names


def _entities(query: Query, text: str, limit: int, offset: int) -> Found:
    """Return those whose names hold the words of a query, whatever its filters; these are for articles."""
    entities = _named_by(query)
    found = Found(
        *((), len(entities), query.filters, query.ignored, query.parts, "entities"),
        reachable=len(entities),
        counts={"entities": len(entities)},
        capped=len(entities) == _MOST_ENTITIES,
        entities=tuple(entities[offset : offset + limit]),
    )
    return found if entities else _with_help(found, query)


def _named_by(query: Query) -> list[model.Entity]:
    words = _words_of(query)
    return find_entity(words, _MOST_ENTITIES) if words else []


def _words_of(query: Query) -> str:
    return " ".join(word for term in wanted_terms(query.wanted) for word in term.words)


def _named(query: Query) -> list[model.Entity]:
    """Return whom a query can name: all its words together, or one of its words or phrases."""
    terms = [" ".join(term.words) for term in wanted_terms(query.wanted)]
    tried = dict.fromkeys((" ".join(terms), *terms)) if terms else {}
    return [entity for words in list(tried)[:8] for entity in find_entity(words, 1)]


def _with_help(found: Found, query: Query) -> Found:
    """Add, to an answer that found nothing, how each word was looked for and names that are spelt alike."""
    terms = list(wanted_terms(query.wanted))
    tried = [Tried(word, word, None if term.phrase else stem(word)) for term in terms for word in term.words]
    return replace(found, tried=tuple(tried[:12]), meant=_meant([" ".join(term.words) for term in terms]))


def _meant(words: Sequence[str]) -> tuple[str, ...]:
    """Return names and spellings that are nearly what somebody typed, the nearest first."""
    whole = " ".join(words)
    likely: dict[str, float] = {}
    with connection.cursor() as cursor:
        for typed in list(dict.fromkeys((whole, *words)))[:6]:
            for folded, form in fts.forms_like(cursor, typed[:60], _NAMES):
                alike = max(_alike(typed, part) for part in (folded, *folded.split()))
                if alike >= _ALIKE and folded != typed:
                    likely[form] = max(alike, likely.get(form, 0))
    return tuple(sorted(likely, key=lambda form: (-likely[form], len(form), form))[:_SUGGESTED])


def _alike(one: str, other: str) -> float:
    """Return how many of their letters two words have in common, in order, from 0 to 1."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


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
