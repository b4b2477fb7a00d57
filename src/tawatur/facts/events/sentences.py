"""A sentence as the events are read from it: names, dates and words in order, cut into clauses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from tawatur.facts.events.frames import Form, Frames
from tawatur.facts.lexicon import Lexicon
from tawatur.facts.names import Hit
from tawatur.facts.remembering import keep
from tawatur.facts.text import Atom, Text, readings
from tawatur.model import NO_DAY, DateMention

_STOP_GAP = frozenset(";؛")
_FINITE = ("past", "present", "future")


class Item(NamedTuple):
    """A name, a date or a word; atoms from `first` up to `last`. `gap` stands before it."""

    kind: Literal["name", "date", "word"]
    first: int
    last: int
    gap: str
    folded: str
    hit: Hit | None = None
    date: DateMention | None = None

    @property
    def particles(self) -> str:
        """The conjunction and preposition joined to it, as far as they are known for sure."""
        return self.hit.particles if self.hit else ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The items of one sentence; `clause[i]` numbers the clause that item i belongs to.

    `verbs[i]` says whether it is a form of a known verb; `dated`, whether a date stands in it.
    """

    items: tuple[Item, ...]
    clause: tuple[int, ...]
    verbs: tuple[bool, ...]
    first: int
    last: int
    dated: bool = False


def read_sentences(
    text: Text, hits: Sequence[Hit], dates: Sequence[DateMention], lexicon: Lexicon, frames: Frames
) -> Iterator[Sentence]:
    """Yield the sentences of a body with their names and dates in place."""
    made = tuple.__new__  # what `Item(...)` does, without a call of Python's for each word
    hit_at = {hit.first: hit for hit in hits}
    covered = {at for hit in hits for at in range(hit.first, hit.last)}
    date_at = _dates_by_atom(text.atoms, dates, covered)
    for first, last in text.sentences:
        items: list[Item] = []
        at = first
        while at < last:
            atom = text.atoms[at]
            if hit := hit_at.get(at):
                items.append(Item("name", at, hit.last, atom.gap, atom.folded, hit=hit))
                at = max(hit.last, at + 1)
            elif date := date_at.get(at):
                words = " ".join(part.folded for part in text.atoms[at : date[1]])
                items.append(Item("date", at, date[1], atom.gap, words, date=date[0]))
                at = date[1]
            else:
                items.append(made(Item, ("word", at, at + 1, atom.gap, atom.folded, None, None)))
                at += 1
        clauses, verbs = _clauses(items, lexicon, frames), _verbs(items, lexicon, frames)
        dated = any(item.date for item in items)
        yield Sentence(tuple(items), clauses, verbs, first, last, dated)


def _dates_by_atom(
    atoms: Sequence[Atom], dates: Sequence[DateMention], covered: set[int]
) -> dict[int, tuple[DateMention, int]]:
    found: dict[int, tuple[DateMention, int]] = {}
    at = 0
    for date in dates:
        if date.dating.span is None or date.grain in NO_DAY:
            continue
        while at < len(atoms) and atoms[at].end <= date.dating.span.start:
            at += 1
        first = at
        while at < len(atoms) and atoms[at].start < date.dating.span.end:
            at += 1
        if at > first and not covered.intersection(range(first, at)):
            found[first] = (date, at)
    return found


def _verbs(items: Sequence[Item], lexicon: Lexicon, frames: Frames) -> tuple[bool, ...]:
    """Say of each item whether it is a form of a known verb; behind a preposition it is a noun."""
    found = []
    before = ""
    for item in items:
        word = item.folded
        verb = item.kind == "word" and word not in lexicon.belonging and is_verb(word, lexicon, frames)
        led = verb and before and not item.gap.strip() and before.removeprefix("و") in lexicon.leading
        found.append(verb and not led)
        before = word
    return tuple(found)


def is_verb(word: str, lexicon: Lexicon, frames: Frames) -> bool:
    """Say whether a folded word, or what follows its conjunction, is a form of a known verb."""
    known = frames.verbs.get(word)
    if known is None:
        known = keep(frames.verbs, word, _is_verb(word, lexicon, frames))
    return known


def _is_verb(word: str, lexicon: Lexicon, frames: Frames) -> bool:
    for form in (word, word[1:] if word[:1] in ("و", "ف") and word not in lexicon.whole else ""):
        if form in lexicon.verbs or form in frames.light:
            return True
        if any(row.tense in _FINITE for row in frames.forms.get(form, ())):
            return True
    return False


def _clauses(items: Sequence[Item], lexicon: Lexicon, frames: Frames) -> tuple[int, ...]:
    """Number the clauses: a new one begins at a joined verb, a complementizer, «حيث» and the like."""
    numbers, clause = [], 0
    for n, item in enumerate(items):
        if n and item.kind == "word":
            word = item.folded
            joined = (
                word[0] in "وف"
                and len(word) > 2
                and is_verb(word[1:], lexicon, frames)
                and word not in lexicon.verbs
                and word not in frames.forms
            )
            if (
                joined
                or (word[0] in "وف" and word[1:] in frames.words["undoing"])
                or (word[0] == "و" and word[1:] in lexicon.becoming)
                or word in lexicon.complements
                or _breaks(items, n, lexicon)
                or _STOP_GAP & set(item.gap)
            ):
                clause += 1
        numbers.append(clause)
    return tuple(numbers)


def _breaks(items: Sequence[Item], n: int, lexicon: Lexicon) -> bool:
    """Say whether a word turns to another clause: «غير» only before «أن», not in «غير مباشرة»."""
    word = items[n].folded.removeprefix("و") if items[n].folded[0] == "و" else items[n].folded
    if word in lexicon.half_breaks:
        return n + 1 < len(items) and items[n + 1].folded in lexicon.complements
    return word in lexicon.breaks


def forms_at(item: Item, frames: Frames) -> Sequence[tuple[Form, str]]:
    """Return (form, particles) for each way in which an item's word tells of an event."""
    return forms_of(item.folded, frames) if item.kind == "word" else ()


def forms_of(word: str, frames: Frames) -> Sequence[tuple[Form, str]]:
    """Return the same of a folded word."""
    known = frames.ways.get(word)
    if known is None:
        known = keep(frames.ways, word, tuple(_forms_of(word, frames)))
    return known


def _forms_of(folded: str, frames: Frames) -> Iterator[tuple[Form, str]]:
    seen: set[str] = set()
    for reading in readings(folded):
        rest = folded[len(reading.particles) :] if reading.particles else folded
        for word in (rest, reading.key):
            if word in seen:
                continue
            seen.add(word)
            for form in frames.forms.get(word, ()):
                is_noun = form.tense == "noun"
                if word != rest and not is_noun:
                    continue  # a verb has no article
                if not is_noun and set(reading.particles) - set("وفل"):
                    continue  # no verb after a preposition
                if form.tense == "past" and "ل" in reading.particles:
                    continue  # «لبحث», «لدعم»: the noun
                yield form, reading.particles
