"""All that one article's text says, read in one go."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tawatur.facts.dates import find_dates, infer_published
from tawatur.facts.events.find import find_mentions
from tawatur.facts.events.frames import load_frames
from tawatur.facts.lexicon import load_lexicon
from tawatur.facts.names import Hit, Names, find_hits
from tawatur.facts.quotations import find_quotations
from tawatur.facts.registry import Registry, load_registry
from tawatur.facts.text import Text, cut
from tawatur.model import Article, Entity, Facts, Name, Span


def find_facts(article: Article) -> tuple[Article, Facts]:
    """Return what an article's body says, and the article with the day that its own words prove.

    A bare headline has names only: what it reports is told, and dated, elsewhere.
    """
    registry, lexicon = load_registry(), load_lexicon()
    if article.form != "headline" and article.published.basis == "unknown":
        inferred = infer_published(article.body, article.seen)
        if inferred.earliest:
            article = replace(article, published=inferred)
    text = cut(article.body)
    names = find_hits(text, registry, lexicon)
    found = tuple(_names(text, names.hits))
    if article.form == "headline":
        return article, Facts(names=found, entities=_entities(names, found, text, registry))
    dates = find_dates(article.body, article.published)
    frames = load_frames()
    mentions = find_mentions(article.id, text, names, dates, registry, lexicon, frames)
    quotations = find_quotations(text, names.hits, dates, registry, lexicon, frames)
    entities = _entities(names, found, text, registry)
    return article, Facts(found, tuple(dates), tuple(quotations), tuple(mentions), entities)


def _names(text: Text, hits: Sequence[Hit]) -> Iterator[Name]:
    for hit in hits:
        start, end = text.span(hit.core, hit.core_end)
        if hit.core == hit.first:
            start += len(hit.particles) if text.body[start : start + 1] == hit.particles[:1] else 0
        yield Name(Span(start, end), hit.kind, hit.entity, hit.name, hit.because)


def _entities(names: Names, found: Sequence[Name], text: Text, registry: Registry) -> tuple[Entity, ...]:
    """Return the entities that the names are of, with the forms seen here, in order of first mention."""
    forms: dict[str, dict[str, None]] = {}
    for name in found:
        forms.setdefault(name.entity, {})[text.body[name.span.start : name.span.end]] = None
    known = {**names.entities, **{key: registry.entities[key] for key in forms if key in registry.entities}}
    for mention_state in (key for key in registry.capitals if key in forms):
        state = registry.capitals[mention_state]
        known.setdefault(state, registry.entities[state])
        forms.setdefault(state, {})
    return tuple(replace(known[key], forms=tuple(forms[key])) for key in forms)
