"""A sentence as the events are read from it: names, dates and words in order, cut into clauses."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tawatur.facts.events.frames import Form, Frames
from tawatur.facts.lexicon import Lexicon
from tawatur.facts.names import Hit
from tawatur.facts.remembering import keep
from tawatur.facts.text import Atom, Text, readings
from tawatur.model import NO_DAY, DateMention

_STOP_GAP = frozenset(";؛")
_FINITE = ("past", "present", "future")


@dataclass(slots=True, eq=False)
class Item:
    """A name, a date or a word; atoms from `first` up to `last`. `gap` stands before it.

    Nobody changes an item. It is asked so often that a named tuple, whose fields take three times as long to
    read, would cost more than it saves when it is made.
    """

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


@dataclass(slots=True, eq=False)
class Sentence:
    """The items of one sentence; `clause[i]` numbers the clause that item i belongs to.

    `verbs[i]` says whether it is a form of a known verb; `dated`, whether a date stands in it. Nobody changes
    a sentence (see `Hit`).
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
                items.append(Item("word", at, at + 1, atom.gap, atom.folded))
                at += 1
        clauses, verbs = _clauses(items, lexicon, frames), _verbs(items, lexicon, frames)
        dated = any(item.date for item in items)
        yield Sentence(tuple(items), clauses, verbs, first, last, dated)


def _dates_by_atom(
    atoms: Sequence[Atom], dates: Sequence[DateMention], covered: set[int]
) -> dict[int, tuple[DateMention, int]]:
    found: dict[int, tuple[DateMention, int]] = {}
    at, starts, ends = 0, [atom.start for atom in atoms], [atom.end for atom in atoms]
    for date in dates:
        if date.dating.span is None or date.grain in NO_DAY:
            continue
        first = bisect_right(ends, date.dating.span.start, at)
        at = bisect_left(starts, date.dating.span.end, first)
        if at > first and not covered.intersection(range(first, at)):
            found[first] = (date, at)
    return found


def _verbs(items: Sequence[Item], lexicon: Lexicon, frames: Frames) -> tuple[bool, ...]:
    """Say of each item whether it is a form of a known verb; behind a preposition it is a noun."""
    found = [item.kind == "word" and is_verb(item.folded, lexicon, frames) for item in items]
    for n in [n for n, verb in enumerate(found) if verb]:
        before = items[n - 1].folded if n and not items[n].gap.strip() else ""
        if items[n].folded in lexicon.belonging or before.removeprefix("و") in lexicon.leading:
            found[n] = False
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
            opens = frames.opens.get(item.folded)
            if opens is None:
                opens = keep(frames.opens, item.folded, _opens(item.folded, lexicon, frames))
            if (
                opens == _ALWAYS
                or (opens and n + 1 < len(items) and items[n + 1].folded in lexicon.complements)
                or (item.gap != " " and _STOP_GAP & set(item.gap))
            ):
                clause += 1
        numbers.append(clause)
    return tuple(numbers)


# Whether a word opens a clause: never, before «أن» and the like, always.
_NEVER, _BEFORE_COMPLEMENT, _ALWAYS = 0, 1, 2


def _opens(word: str, lexicon: Lexicon, frames: Frames) -> int:
    """Say when a word turns to another clause: «غير» only before «أن», not in «غير مباشرة»."""
    joined, rest = word[0] in "وف", word[1:]
    verb = joined and len(rest) > 1 and is_verb(rest, lexicon, frames)
    if (
        (verb and word not in lexicon.verbs and word not in frames.forms)
        or (joined and rest in frames.words["undoing"])
        or (word[0] == "و" and rest in lexicon.becoming)
        or word in lexicon.complements
    ):
        return _ALWAYS
    bare = word.removeprefix("و")
    if bare in lexicon.half_breaks:
        return _BEFORE_COMPLEMENT
    return _ALWAYS if bare in lexicon.breaks else _NEVER


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
