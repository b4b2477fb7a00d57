"""Names that no list has and no title gives away, proposed by a learned tagger from how and where they stand.

The tagger is a linear-chain CRF (`tools/train_tagger.py`). What it proposes never changes a name of several
words that the registry has; it may say that a word that was taken for a town or a person is an ordinary word.
What only the tagger finds is named; it acts in events where it is a person or body of several words and the
tagger is sure of each.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pycrfsuite  # type: ignore[import-untyped]

from tawatur.facts.names.bodies import remit_end
from tawatur.facts.names.features import book_of, features_between, marks_of
from tawatur.facts.names.hits import OFFICE, Hit
from tawatur.facts.names.later import Found
from tawatur.facts.names.lookup import Lookup
from tawatur.facts.names.titles import office_before
from tawatur.facts.registry import data
from tawatur.facts.text import Reading, Text, readings
from tawatur.model import NameKind

LEARNED = "a learned tagger takes it for a name"
"""Why a hit is one that only the tagger found."""

# How sure the tagger must be, of the least sure word of a name: to name something nobody knows, to put other
# words in the place of what the patterns read, and that a word is no name at all. Chosen on CLEANANERCorp's
# training file, which nothing is trained on. `_ACTS`, to let it act in an event, was chosen by eye on news.
_NEW, _OTHERWISE, _NO_NAME, _ACTS = 0.2, 0.5, 0.9, 0.9

# Atoms that are tagged at a time: a longer body would take some 4 kB of memory for each of them.
_AT_ONCE = 2000

_KINDS: dict[str, NameKind] = {"P": "person", "L": "place", "O": "organization"}
_SURE_PLACES = ("state-", "capital-")


@dataclass(slots=True)
class Proposal:
    """Atoms that may be a name, and how sure the tagger is of the least sure of them (0 to 1)."""

    first: int
    last: int
    kind: NameKind
    sure: float


class _Model:
    """The CRF in use; opened on first use, from the package unless other bytes were given.

    `weighed` are the features that it has weights for, None where that is not known: it is told all of them.
    """

    def __init__(self) -> None:
        self._bytes = b""
        self._tagger: pycrfsuite.Tagger | None = None
        self.weighed: frozenset[bytes] | None = None

    def open(self, model: bytes, weighed: frozenset[bytes] | None = None) -> pycrfsuite.Tagger:
        self._bytes, self.weighed = model, weighed  # the tagger reads from this memory as long as it lives
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(self._bytes)
        return self._tagger

    def tagger(self) -> pycrfsuite.Tagger:
        if self._tagger is None:
            weighed = frozenset(data("tagger.features").read_bytes().split(b"\n"))
            return self.open(data("tagger.crfsuite").read_bytes(), weighed)
        return self._tagger


_MODEL = _Model()


def use_model(model: bytes, weighed: frozenset[bytes] | None = None) -> None:
    """Tag with another model from here on, and tell it all features, or those; only training wants this."""
    _MODEL.open(model, weighed)


def tag(look: Lookup, found: Found) -> None:
    """Add to the hits of registry and patterns the names that the tagger finds, and drop what are none."""
    marks = marks_of(look, found.hits)
    for first, last in _stretches(look.text):
        _tag_stretch(look, found, marks, first, last)


def _stretches(text: Text) -> Iterator[tuple[int, int]]:
    """Cut a body at ends of sentences, where it has any, into what is tagged at a time."""
    ends = [last for _, last in text.sentences]
    first = 0
    while first < len(text.atoms):
        n = bisect_right(ends, first + _AT_ONCE)
        last = ends[n - 1] if n and ends[n - 1] > first else first + _AT_ONCE
        last = min(last, len(text.atoms))
        yield first, last
        first = last


def _tag_stretch(look: Lookup, found: Found, marks: list[str], first: int, last: int) -> None:
    model = _MODEL.tagger()
    book = book_of(look.registry, look.lexicon, _MODEL.weighed)
    model.set(features_between(look, book, marks, first, last))
    tags = model.tag()
    for at, hit in [(at, hit) for at, hit in found.hits.items() if first <= at and hit.last <= last]:
        core = range(hit.core - first, hit.core_end - first)
        if _may_be_no_name(look, hit) and all(
            tags[n] == "O" and model.marginal("O", n) >= _NO_NAME for n in core
        ):
            found.drop(at)
            if office := office_before(look, hit):
                found.keep(office)
    for proposal in _proposals(model, tags, first):
        _consider(look, found, proposal)


def _proposals(model: pycrfsuite.Tagger, tags: list[str], first: int) -> Iterator[Proposal]:
    """Yield what a stretch's tags propose; the stretch begins at atom `first`."""
    end = 0
    for at in [n for n, tag in enumerate(tags) if tag != "O"]:
        if at < end:
            continue
        end = at + 1
        while end < len(tags) and tags[end] == f"I{tags[at][1:]}":
            end += 1
        sure = min(model.marginal(tags[n], n) for n in range(at, end))
        yield Proposal(first + at, first + end, _KINDS[tags[at][2:]], sure)


def _may_be_no_name(look: Lookup, hit: Hit) -> bool:
    """Say whether a hit is of the kinds that are often ordinary words: one-word towns, persons of no list."""
    if hit.because == OFFICE or hit.kind not in ("person", "place"):
        return False
    if hit.entity not in look.registry.entities:
        return hit.kind == "person"
    if hit.kind != "place" or hit.core_end - hit.core > 1 or hit.entity.startswith(_SURE_PLACES):
        return False
    before = look.atoms[hit.first - 1].folded if hit.first else ""
    led = before in look.lexicon.place_prepositions or look.follows_town_noun(hit.first)
    return not (hit.particles or led)


def _consider(look: Lookup, found: Found, proposal: Proposal) -> None:
    """Take a proposal where nothing stands in its way."""
    if proposal.last - proposal.first > 1 and _is_preposition(look, proposal.first):
        proposal = replace(proposal, first=proposal.first + 1)
    touched = found.over(proposal.first, proposal.last)
    if not touched:
        if proposal.kind == "organization":
            last = remit_end(look, proposal.first, proposal.last)
            if not found.over(proposal.last, last):
                proposal = replace(proposal, last=last)
        if proposal.sure >= _NEW and not _is_grammar(look, proposal):
            _name(look, found, proposal)
        return
    if len(touched) == 1 and touched[0].first <= proposal.first and proposal.last <= touched[0].last:
        _inside(look, found, touched[0], proposal)
    elif proposal.sure >= _OTHERWISE and all(_gives_way(look, hit, proposal) for hit in touched):
        for hit in touched:
            found.drop(hit.first)
        if any(hit.kind == proposal.kind for hit in touched):
            found.keep(_new(look, proposal))
        else:
            found.inner.append(_new(look, proposal))


def _is_preposition(look: Lookup, at: int) -> bool:
    """Say whether «على» is written so: with this last letter it is the preposition, and no «علي»."""
    preposition = look.atoms[at].folded in look.lexicon.prepositions
    return preposition and look.raw(at).endswith("\N{ARABIC LETTER ALEF MAKSURA}")


def _name(look: Lookup, found: Found, proposal: Proposal) -> None:
    """Name what nobody knows; a person or body of several words acts where the tagger is sure of it."""
    new = _new(look, proposal)
    several = proposal.last - proposal.first > 1
    if several and proposal.kind != "place" and proposal.sure >= _ACTS:
        found.keep(new)
    else:
        found.inner.append(new)


def _inside(look: Lookup, found: Found, hit: Hit, proposal: Proposal) -> None:
    """Take a proposal that lies inside a hit: a name in a title, or fewer words of a person's name."""
    in_title = proposal.last <= hit.core or proposal.first >= hit.core_end
    if in_title or hit.because == OFFICE:
        registered = any(inner.first < proposal.last and proposal.first < inner.last for inner in found.inner)
        free = proposal.sure >= _NEW and proposal.kind != "person" and not registered
        if free and not _is_grammar(look, proposal):
            found.inner.append(_new(look, proposal))
        return
    known = hit.entity in look.registry.entities
    same = (proposal.first, proposal.last) == (hit.core, hit.core_end)
    if proposal.last - proposal.first == 1:
        return
    fathered = any(look.atoms[at].folded in look.lexicon.son_of for at in range(hit.core, hit.core_end))
    if known or same or fathered or not proposal.kind == hit.kind == "person" or proposal.sure < _OTHERWISE:
        return
    new = _new(look, proposal)
    found.drop(hit.first)
    first = hit.first if hit.first < hit.core else proposal.first
    found.keep(replace(new, first=first, role=hit.role, scope=hit.scope, because=hit.because))


def _gives_way(look: Lookup, hit: Hit, proposal: Proposal) -> bool:
    """Say whether a hit is only a part of what the tagger reads: «مدريد» in a club's name."""
    if hit.because == OFFICE or hit.role is not None or hit.first < proposal.first:
        return False
    alone = hit.core_end - hit.core == 1
    if hit.kind == proposal.kind == "place":
        return False
    if hit.kind == "organization" and hit.entity not in look.registry.entities:
        return False
    if hit.last > proposal.last:
        return hit.entity not in look.registry.entities and hit.kind == proposal.kind == "person"
    return alone or hit.entity not in look.registry.entities


def _is_grammar(look: Lookup, proposal: Proposal) -> bool:
    """Say whether a word of a proposal is one that no name has, or «الهيئة» alone, which refers to one."""
    first = readings(look.atoms[proposal.first].folded)
    alone = proposal.last - proposal.first == 1
    if not first:
        return True
    if alone and proposal.kind == "organization" and any(way.key in look.lexicon.bodies for way in first):
        return True
    if alone and proposal.kind == "place" and look.ordinary(proposal.first) and not first[0].definite:
        return True  # «منطقة»
    words = [look.atoms[at].folded for at in range(proposal.first, proposal.last)]
    if all(word[0].isdigit() or word in look.lexicon.calendar for word in words):
        return True  # «في 14 آذار»
    if alone and proposal.kind == "person" and look.ordinary(proposal.first):
        word = look.atoms[proposal.first].folded
        return word in look.lexicon.not_names or look.is_grammar(proposal.first)
    return any(
        look.atoms[at].folded in look.lexicon.function or look.atoms[at].folded in look.lexicon.verbs
        for at in (proposal.first, proposal.last - 1)
    )


def _new(look: Lookup, proposal: Proposal) -> Hit:
    particles = _reading(look, proposal).particles
    words = look.words(proposal.first, proposal.last, particles)
    return look.new(proposal.first, proposal.last, particles, proposal.kind, words, LEARNED)


def _reading(look: Lookup, proposal: Proposal) -> Reading:
    """Return how to read a name's first word: «ولندن» is «لندن», «والتر» is whole.

    A list that has the word, or the body that has it elsewhere without particles, decides.
    """
    ways = readings(look.atoms[proposal.first].folded)
    for way in ways:
        if way.key in look.registry.forms or look.is_given(way.key) or (not way.particles and way.definite):
            return way
    for way in ways[1:]:
        if way.definite or look.stands_alone(way.key):
            return way
    return ways[0] if ways else Reading("", look.atoms[proposal.first].folded, False)
