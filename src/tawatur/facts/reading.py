"""All that one article's text says, read in one go."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tawatur.facts.dates import find_dates, infer_published
from tawatur.facts.events.find import find_mentions
from tawatur.facts.events.frames import Frames, load_frames
from tawatur.facts.events.sentences import read_sentences
from tawatur.facts.lexicon import Lexicon, load_lexicon
from tawatur.facts.names import COUNTERPART, Hit, Names, country_of, find_hits, is_reference
from tawatur.facts.quotations import find_quotations
from tawatur.facts.registry import Registry, load_registry
from tawatur.facts.text import Text, cut
from tawatur.model import Article, Entity, EventMention, Facts, Name, Quotation, Span, Title


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that reading needs to know: who there is, which words do what, which words tell of events."""

    registry: Registry
    lexicon: Lexicon
    frames: Frames


def load_knowledge(more: Iterable[tuple[Entity, Sequence[str]]] = ()) -> Knowledge:
    """Return the knowledge that comes with the package, and more entities with the forms they are found by.

    Make it once and pass it on: reading the tables takes about a second. A form that the registry has
    already stays with the entity it has.
    """
    return Knowledge(load_registry(more), load_lexicon(), load_frames())


def find_facts(article: Article, knowledge: Knowledge) -> tuple[Article, Facts]:
    """Return what an article's body says, and the article with the day that its own words prove.

    A bare headline has names only: what it reports is told, and dated, elsewhere.
    """
    registry, lexicon, frames = knowledge.registry, knowledge.lexicon, knowledge.frames
    if article.form == "headline":
        return article, read_headline(article.body, knowledge)
    if article.published.basis == "unknown":
        inferred = infer_published(article.body, article.seen)
        if inferred.earliest:
            article = replace(article, published=inferred)
    text = cut(article.body)
    names = find_hits(text, registry, lexicon)
    found = tuple(_names(text, names, lexicon))
    dates = find_dates(article.body, article.published)
    sentences = tuple(read_sentences(text, names.parties(), dates, lexicon, frames))
    mentions = find_mentions(article.id, text, names, sentences, registry, lexicon, frames)
    quotations = tuple(find_quotations(text, sentences, names.hits, registry, lexicon, frames))
    entities = _entities(names, found, text, registry)
    entities += tuple(_unnamed(mentions, quotations, {entity.id for entity in entities}))
    return article, Facts(found, tuple(dates), quotations, tuple(mentions), entities)


def read_headline(headline: str, knowledge: Knowledge) -> Facts:
    """Return the names of a bare headline: they follow from its words alone."""
    text = cut(headline)
    # The tagger has learned from sentences: a ticker's headlines would take most of its time, for little.
    names = find_hits(text, knowledge.registry, knowledge.lexicon, whole=False)
    found = tuple(_names(text, names, knowledge.lexicon))
    return Facts(names=found, entities=_entities(names, found, text, knowledge.registry))


def find_names(body: str, knowledge: Knowledge) -> tuple[Name, ...]:
    """Return the names of a body, first to last."""
    text = cut(body)
    return tuple(_names(text, find_hits(text, knowledge.registry, knowledge.lexicon), knowledge.lexicon))


def _unnamed(
    mentions: Iterable[EventMention], quotations: Iterable[Quotation], known: set[str]
) -> Iterator[Entity]:
    """Yield who and where is no name in the text: «الحدود بين …», «عشرات المتظاهرين», the speaker «سكان»."""
    told = [
        party
        for mention in mentions
        for party in (*mention.actor, *mention.recipient, *mention.attributed_to, mention.where)
    ]
    for party in (*told, *(quotation.speaker for quotation in quotations)):
        if party and party.entity not in known:
            known.add(party.entity)
            yield Entity(party.entity, party.kind, (("ar", party.name),), (party.text,))


def _names(text: Text, names: Names, lexicon: Lexicon) -> Iterator[Name]:
    for hit in sorted([*names.hits, *names.inner], key=lambda hit: (hit.core, -hit.core_end)):
        start, end = text.name_span(hit.core, hit.core_end)
        if hit.core == hit.first:
            start += len(hit.particles) if text.body[start : start + 1] == hit.particles[:1] else 0
        title = _title(text, hit, lexicon) if hit.role and hit.kind == "person" else None
        yield Name(Span(start, end), hit.kind, hit.entity, hit.name, hit.because, title)


def _title(text: Text, hit: Hit, lexicon: Lexicon) -> Title | None:
    """Return the title that stands before or behind a person's own name, not one that stands for it."""
    first, last = (hit.first, hit.core) if hit.core > hit.first else (hit.core_end, hit.last)
    if first >= last or is_reference(hit.because) or hit.role is None or hit.role == COUNTERPART:
        return None
    start, end = text.span(first, last)
    if first == hit.first and text.body.startswith(hit.particles, start):
        start += len(hit.particles)
    former = any(text.atoms[at].folded in lexicon.former for at in range(first, last))
    return Title(Span(start, end), text.body[start:end], hit.role, hit.scope, former)


def _entities(names: Names, found: Sequence[Name], text: Text, registry: Registry) -> tuple[Entity, ...]:
    """Return the entities that the names are of, with the forms seen here, in order of first mention."""
    forms: dict[str, dict[str, None]] = {}
    for name in found:
        forms.setdefault(name.entity, {})[text.body[name.span.start : name.span.end]] = None
    known = {**names.entities, **{key: registry.entities[key] for key in forms if key in registry.entities}}
    for entity in list(known.values()):  # the state that somebody is of can be asked for, named or not
        state = registry.capitals.get(entity.id) or country_of(entity)
        if state in registry.entities:
            known.setdefault(state, registry.entities[state])
            forms.setdefault(state, {})
    told = [(known[key], tuple(seen)) for key, seen in forms.items()]
    return tuple([Entity(it.id, it.kind, it.names, seen, it.country) for it, seen in told])
