"""Measures ASSAULT and PROTEST mentions on the public `arabic_event_gsr` sentences (MIT).

    python evaluation/gsr.py [--show] [--every N]

The set is read from `events/` under $TAWATUR_SHARED (default ../shared) `/data`. Two things are printed for
each type:

* detection: a sentence that the annotators accept as telling of the event ("yes") should give a mention of
  the type, one that they refuse ("easy no", "difficult no") should give none; "ambiguous" ones are left out.
* source and target: where two annotators agree on words of who did it or to whom, whether one of our
  mentions of the type has a party on that side that holds the first of those words (the head). The first is
  that of the stretch of the sentence with most of the agreed words: «من» may stand anywhere. A party holds
  the words of its name with its title («رئيس الوزراء فلان»); a state also its adjective («الإسرائيلية»).

Sentences stand alone there and come from the years 2000 to 2012, so subjects that the sentence before names
are lost to us; the figures compare versions of the reader, no more.
"""

import argparse
import csv
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tawatur.arabic.words import bare_forms, find_words
from tawatur.facts.dates import find_dates
from tawatur.facts.events.find import find_mentions
from tawatur.facts.events.sentences import read_sentences
from tawatur.facts.names import find_hits
from tawatur.facts.reading import Knowledge, load_knowledge
from tawatur.facts.text import atom_key, cut
from tawatur.model import UNDATED, EventMention, Party

TYPES = ("ASSAULT", "PROTEST")
_GAP = 3  # words that nobody agreed on, inside a stretch that they did
_LIMIT = 10_000_000  # the longest field of the tables, in code points


@dataclass
class Counts:
    """What was found of one type: sentences by right and wrong, heads by side."""

    right: int = 0
    missed: int = 0
    wrong: int = 0
    heads: dict[str, list[bool]] = field(default_factory=lambda: {"source": [], "target": []})

    def report(self) -> dict[str, float | int | None]:
        """Return the figures as they are printed."""
        told, found = self.right + self.missed, self.right + self.wrong
        return {
            "sentences_told": told,
            "precision": _share(self.right, found),
            "recall": _share(self.right, told),
            "f1": _share(2 * self.right, told + found),
            **{f"{side}_found": _share(sum(hits), len(hits)) for side, hits in self.heads.items()},
            **{f"{side}_agreed": len(hits) for side, hits in self.heads.items()},
        }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


def folder() -> Path:
    """Return where the sets lie."""
    return Path(os.environ.get("TAWATUR_SHARED", "../shared")) / "data" / "events"


@dataclass(frozen=True)
class Reading:
    """The mentions of a sentence, and the words that stand for each party there, by the party's id."""

    mentions: list[EventMention]
    words: dict[str, set[str]]


def read_sentence(body: str, knowledge: Knowledge) -> Reading:
    """Return what one sentence tells, undated."""
    text = cut(body)
    registry, lexicon, frames = knowledge.registry, knowledge.lexicon, knowledge.frames
    names = find_hits(text, registry, lexicon)
    words: dict[str, set[str]] = {}
    for hit in names.parties():
        start, end = text.span(hit.first, hit.last)
        words.setdefault(hit.entity, set()).update(_bare(body[start:end]))
    for word in find_words(body):
        if state := registry.state_of(atom_key(word.folded)):
            words.setdefault(state, set()).update(form for _, form in bare_forms(word.folded))
    dates = find_dates(body, UNDATED)
    sentences = read_sentences(text, names.parties(), dates, lexicon, frames)
    return Reading(find_mentions("gsr", text, names, sentences, registry, lexicon, frames), words)


def labelled(root: Path, kind: str) -> Iterator[tuple[str, bool]]:
    """Yield (sentence, whether it tells of the event)."""
    csv.field_size_limit(_LIMIT)
    with (root / f"{kind.lower()}_gsr.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["label"] != "ambiguous":
                yield row["text"], row["label"] == "yes"


def _bare(words: str) -> set[str]:
    return {form for word in find_words(words) for _, form in bare_forms(word.folded)}


def head_of(gold: str, sentence: str) -> str | None:
    """Return the agreed word that comes first, folded, in the shortest stretch with most of the agreed words.

    >>> head_of("الجنود في المدفعية", "في الليل تجاهل الجنود في المدفعية الأمر")
    'الجنود'
    """
    agreed = {word.folded for word in find_words(gold)}
    words = [word.folded for word in find_words(sentence)]
    reach = len(agreed) + _GAP
    best: tuple[int, int, int] | None = None
    for at, word in enumerate(words):
        if word in agreed:
            near = words[at : at + reach]
            found = (
                len(agreed.intersection(near)),
                -max(n for n, other in enumerate(near) if other in agreed),
                -at,
            )
            best = max(best or found, found)
    return words[-best[2]] if best else None


def holds_head(gold: str, sentence: str, parties: Sequence[Party], words: Mapping[str, set[str]]) -> bool:
    """Say whether a party's words in the sentence hold the head of the agreed ones.

    >>> holds_head("", "", [], {})
    False
    """
    head = head_of(gold, sentence)
    if head is None:
        return False
    forms = {form for _, form in bare_forms(head)}
    return any(forms & (_bare(party.text) | words.get(party.entity, set())) for party in parties)


def measure(kind: str, knowledge: Knowledge, every: int, *, show: bool) -> Counts:
    """Return what is found of one type; of each `every` sentences the first is read."""
    root, counts = folder(), Counts()
    for sentence, told in [*labelled(root, kind)][::every]:
        found = [mention for mention in read_sentence(sentence, knowledge).mentions if mention.type == kind]
        counts.right += told and bool(found)
        counts.missed += told and not found
        counts.wrong += bool(found) and not told
        if show and bool(found) != told:
            rules = ", ".join(mention.rule for mention in found)
            print("missed" if told else f"wrong ({rules})", sentence)
    spans = json.loads((root / f"{kind.lower()}_spans.json").read_text(encoding="utf-8"))
    for row in spans[::every]:
        reading = read_sentence(row["text"], knowledge)
        found = [mention for mention in reading.mentions if mention.type == kind]
        for side in counts.heads:
            gold = row[f"{side}_gold"]
            if not gold.strip():
                continue
            parties = [p for m in found for p in (m.actor if side == "source" else m.recipient)]
            counts.heads[side].append(holds_head(gold, row["text"], parties, reading.words))
            if show and not counts.heads[side][-1]:
                told_of = "; ".join(party.text for party in parties)
                print(f"{side} «{gold}» not in «{told_of}» ({len(found)} mentions)", row["text"])
    return counts


def main() -> None:
    """Print the figures, one line of JSON for each type."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--show", action="store_true", help="print what is missed and what is wrong")
    parser.add_argument("--every", type=int, default=1, help="read one of so many sentences")
    options = parser.parse_args()
    if not folder().is_dir():
        raise SystemExit(f"no such folder: {folder()} (set TAWATUR_SHARED)")
    knowledge = load_knowledge()
    for kind in TYPES:
        print(
            json.dumps({"type": kind, **measure(kind, knowledge, options.every, show=options.show).report()})
        )


if __name__ == "__main__":
    main()
