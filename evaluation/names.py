"""Score the names we find on two public sets of labelled Arabic news, and say what kind of mistakes are made.

    python evaluation/names.py [--show]      --show: also the most frequent mistakes of each kind

The sets are read from `ner/` under $TAWATUR_SHARED (default ../shared) `/data`: the test file of
CLEANANERCorp (newswire of 2006; ten sentences in a row are read as one text, as an article is) and the whole
of CAraNER (news of 2020; its sentences stand alone). Nothing of ours is trained or tuned on either.

Counted are persons, places and organisations whose exact words are found, words as the sets cut them: a
particle joined to a name is part of its first word. Who or what is only referred to («الوزير») or described
(«الحكومة اللبنانية», «61 فلسطينيا») has no name, and peoples and adjectives («الفلسطينيون») are other
things in both sets. Floors: evaluation/floors.json.
"""

import csv
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tawatur.facts.names import is_reference
from tawatur.facts.reading import Knowledge, find_names, load_knowledge
from tawatur.outlets import as_entities

KINDS = {"person": "PER", "place": "LOC", "organization": "ORG", "group": "ORG"}
NAMES = ("PER", "LOC", "ORG")
_TAGS = {"PERS": "PER", "PER": "PER", "LOC": "LOC", "ORG": "ORG"}

# Sentences of CLEANANERCorp that are read as one text: about 250 words, an average article.
_TOGETHER = 10

Sentence = list[tuple[str, str]]
"""Words with their tags, «B-PER», «I-PER» … or «O»."""

Entity = tuple[int, int, str]
"""First word, word after the last, kind."""


def folder() -> Path:
    """Return where the sets lie."""
    return Path(os.environ.get("TAWATUR_SHARED", "../shared")) / "data" / "ner"


def is_here() -> bool:
    """Say whether the sets are on this machine."""
    return (folder() / "CAraNER.csv").exists()


def read_conll(path: Path) -> list[Sentence]:
    """Return the sentences of a file with a word and its tags a line and blank lines between sentences."""
    sentences: list[Sentence] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, tags = line.strip().partition(" ")
        if not word:
            sentences.append([])
        elif tags:
            sentences[-1].append((word, _tag(tags.split()[0].replace("_", "-"))))
    return [sentence for sentence in sentences if sentence]


def _tag(tag: str) -> str:
    place, _, kind = tag.partition("-")
    return f"{place}-{_TAGS[kind]}" if kind in _TAGS else "O"


def clean_texts(file: str = "cleananercorp_TEST.txt") -> list[Sentence]:
    """Return a file of CLEANANERCorp as texts of ten sentences each."""
    sentences = read_conll(folder() / file)
    starts = range(0, len(sentences), _TOGETHER)
    return [[word for one in sentences[at : at + _TOGETHER] for word in (*one, ("\n", "O"))] for at in starts]


def caraner_texts() -> list[Sentence]:
    """Return CAraNER's sentences with the labels that its makers revised."""
    sentences: dict[str, Sentence] = {}
    with (folder() / "CAraNER.csv").open(encoding="utf-8-sig", newline="") as table:
        for row in csv.DictReader(table):
            tag = _tag(row["Revised_Label"].replace("_", "-"))
            sentences.setdefault(row["Sentence_ID"], []).append((row["Word"].strip() or "-", tag))
    return list(sentences.values())


SETS = {"cleananercorp": clean_texts, "caraner": caraner_texts}


def gold_entities(sentence: Sentence) -> set[Entity]:
    """Return the labelled entities of a sentence."""
    found: set[Entity] = set()
    start, kind = 0, ""
    for at, (_, tag) in enumerate([*sentence, ("", "O")]):
        goes_on = tag.startswith("I-") and tag[2:] == kind
        if kind and not goes_on:
            found.add((start, at, kind))
            kind = ""
        if tag != "O" and not goes_on:
            start, kind = at, tag[2:]
    return found


def found_entities(sentence: Sentence, knowledge: Knowledge) -> set[Entity]:
    """Return what we find in a sentence, by its words."""
    body, places = "", []
    for word, _ in sentence:
        body += word if word == "\n" or body.endswith("\n") or not body else f" {word}"
        places.append((len(body) - len(word), len(body)))
    found: set[Entity] = set()
    at = 0
    for name in find_names(body, knowledge):
        if is_reference(name.because) or (name.kind == "group" and name.entity.startswith("group:")):
            continue
        while at < len(places) and places[at][1] <= name.span.start:
            at += 1
        last = at
        while last < len(places) and places[last][0] < name.span.end:
            last += 1
        found.add((at, last, KINDS[name.kind]))
    return found


@dataclass
class Score:
    """Counts over texts: entities labelled, found and right by kind, and mistakes by kind and sort."""

    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    mistakes: Counter[tuple[str, str]] = field(default_factory=Counter)
    examples: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def add(self, sentence: Sentence, found: set[Entity]) -> None:
        """Count one text."""
        wanted = gold_entities(sentence)
        self.wanted.update(kind for *_, kind in wanted)
        self.found.update(kind for *_, kind in found)
        self.right.update(kind for *_, kind in wanted & found)
        for one in wanted - found:
            self._mistake(sentence, one, _sort(one, found, "missed"))
        for one in found - wanted:
            if _sort(one, wanted, "invented") == "invented":
                self._mistake(sentence, one, "invented")

    def _mistake(self, sentence: Sentence, one: Entity, sort: str) -> None:
        first, last, kind = one
        self.mistakes[kind, sort] += 1
        self.examples[kind, sort, " ".join(word for word, _ in sentence[first:last])] += 1

    def rates(self, *kinds: str) -> dict[str, float]:
        """Return precision, recall and F1 of some kinds together, all of them where none is named."""
        wanted, found, right = (
            sum(n for kind, n in counts.items() if not kinds or kind in kinds)
            for counts in (self.wanted, self.found, self.right)
        )
        return {
            "precision": round(right / max(1, found), 3),
            "recall": round(right / max(1, wanted), 3),
            "f1": round(2 * right / max(1, found + wanted), 3),
        }


def _sort(one: Entity, others: set[Entity], else_: str) -> str:
    """Return what sort of mistake an entity is beside those of the other side."""
    first, last, _ = one
    if any((a, b) == (first, last) for a, b, _ in others):
        return "wrong kind"
    return "wrong bounds" if any(a < last and first < b for a, b, _ in others) else else_


def score(texts: Sequence[Sentence], knowledge: Knowledge) -> Score:
    """Return the score over texts."""
    result = Score()
    for text in texts:
        result.add(text, found_entities(text, knowledge))
    return result


def lines(name: str, result: Score, *, show: bool = False) -> Iterator[str]:
    """Yield a table of one set's scores and mistakes, a row each."""
    sorts = ("missed", "wrong kind", "wrong bounds", "invented")
    yield f"{name:<16}{'precision':>10}{'recall':>8}{'F1':>8}   " + "".join(f"{sort:>14}" for sort in sorts)
    for label, kinds in [("all", ()), *((kind, (kind,)) for kind in NAMES)]:
        rates = result.rates(*kinds)
        counts = [sum(result.mistakes[kind, sort] for kind in kinds or NAMES) for sort in sorts]
        row = "".join(f"{count:>14}" for count in counts)
        yield f"{label:<16}{rates['precision']:>10}{rates['recall']:>8}{rates['f1']:>8}   {row}"
    if show:
        for kind in NAMES:
            for sort in sorts:
                ranked = [(n, w) for (k, s, w), n in result.examples.most_common() if (k, s) == (kind, sort)]
                yield f"{kind} {sort}: " + ", ".join(f"{words} {n}" for n, words in ranked[:40])


def main() -> None:
    """Print the scores on each set, or a line that says they are not here."""
    if not is_here():
        sys.exit(f"SKIPPED: the labelled names are not here ({folder()}); TAWATUR_SHARED names their folder")
    knowledge = load_knowledge(as_entities())
    scores = {}
    for name, texts in SETS.items():
        result = score(texts(), knowledge)
        scores[name] = result.rates()["f1"]
        print(*lines(name, result, show="--show" in sys.argv), "", sep="\n")
    print(json.dumps(scores))


if __name__ == "__main__":
    main()
