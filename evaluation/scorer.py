"""The one scorer of event mentions: what was read, against what a careful reader listed.

Labels have the form that evaluation/sentences/README.md describes; mentions are rows of `tawatur export`.
The rules are those of the scorer that lies beside the shared labels, so that figures on our own sentences
and on theirs mean the same; tests/test_scorer.py compares the two where the shared folder is there.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tawatur.arabic.letters import fold

Row = Mapping[str, Any]

NEAR = 40
"""Code points between two quotes that may still speak of one thing."""
SAME_PARTIES = 0.5
"""Share of the parties that makes a mention of a right type the one that is meant."""
STRICT_PARTIES = 0.8
"""Share of the parties above which, with the right days and status, a mention is wholly right."""

# A name's words are compared without the article and particles before it, and without titles.
_BEFORE = re.compile(r"^(?:[وف]?(?:بال|كال|لل|ال|ب|ل|ك)|[وف])(?=\w{3})")
_TITLES = "السيد السيده الرئيس الملك الامير وزير وزيره خارجيه دفاع رييس سفير الدكتور الشيخ الجنرال"


@dataclass
class Pair:
    """A label and the mention that tells it, with how well the parties agree, 0 to 1."""

    label: Row
    mention: Row
    parties: float

    @property
    def when(self) -> str:
        """Say whether the days are right, left open or wrong."""
        return when_verdict(self.label, self.mention)

    @property
    def same_type(self) -> bool:
        """Say whether the type is the label's own, not another that could be defended."""
        return bool(self.label["type"] == self.mention["type"])

    @property
    def same_mode(self) -> bool:
        """Say whether the mode is the label's, or another that could be defended."""
        return self.mention.get("mode") in {self.label.get("mode"), *self.label.get("other_modes", ())}

    @property
    def same_status(self) -> bool:
        """Say whether the status is the label's."""
        return bool(self.mention["status"] == status_of(self.label))

    @property
    def strict(self) -> bool:
        """Say whether parties, days and status are all right."""
        return self.parties >= STRICT_PARTIES and self.when == "right" and self.same_status


@dataclass
class Tally:
    """Labels and mentions of any number of texts, paired one to one within each text."""

    pairs: list[Pair] = field(default_factory=list)
    missed: list[Row] = field(default_factory=list)
    unexpected: list[Row] = field(default_factory=list)

    def add(self, labels: Sequence[Row], mentions: Sequence[Row], body: str) -> "Tally":
        """Pair one text's labels and mentions, count them in, and return the tally of this text alone."""
        here = pair(labels, mentions, body)
        self.join(here)
        return here

    def join(self, other: "Tally") -> None:
        """Count another tally in."""
        self.pairs += other.pairs
        self.missed += other.missed
        self.unexpected += other.unexpected

    def report(self) -> dict[str, float | int]:
        """Return counts and rates; a rate of nothing is 1."""
        labels = [one.label for one in self.pairs] + self.missed
        musts = sum(map(is_must, labels))
        found = len(self.pairs) + len(self.unexpected)
        return {
            "labels": len(labels),
            "found": found,
            "matched": len(self.pairs),
            "precision": rate(len(self.pairs), found),
            "recall": rate(len(self.pairs), len(labels)),
            "recall_must": rate(sum(is_must(one.label) for one in self.pairs), musts),
            "f1": rate(2 * len(self.pairs), len(labels) + found),
            "strict_f1": rate(2 * sum(one.strict for one in self.pairs), len(labels) + found),
        } | self._on_matched()

    def _on_matched(self) -> dict[str, float | int]:
        count = len(self.pairs)
        placed = [one for one in self.pairs if one.label.get("where")]
        credited = [one for one in self.pairs if one.label.get("attributed_to")]
        verdicts = [one.when for one in self.pairs]
        moded = [one for one in self.pairs if one.label.get("mode") and one.same_type]
        return {
            "mode": rate(sum(one.same_mode for one in moded), len(moded)),
            "parties_f1": rate(sum(one.parties for one in self.pairs), count),
            "status": rate(sum(one.same_status for one in self.pairs), count),
            "when_right": rate(verdicts.count("right"), count),
            "when_wrong": round(verdicts.count("wrong") / count, 3) if count else 0.0,
            "where": rate(sum(same_place(one.label, one.mention) for one in placed), len(placed)),
            "attributed_to": rate(
                sum(same_source(one.label, one.mention) for one in credited), len(credited)
            ),
        }


def rate(part: float, whole: float) -> float:
    """Return a share to three digits, 1 of nothing."""
    return round(part / whole, 3) if whole else 1.0


def is_must(label: Row) -> bool:
    """Say whether any careful reader would list it."""
    return bool(label.get("must", True))


def status_of(label: Row) -> str:
    """Return a label's status; what says nothing else happened."""
    return str(label.get("status") or "happened")


def types_of(label: Row) -> set[str]:
    """Return the types that a reader could defend."""
    return {label["type"], *label.get("also", ())}


def pair(labels: Sequence[Row], mentions: Sequence[Row], body: str) -> Tally:
    """Pair labels and mentions of one text, the best first."""
    scored = []
    for i, label in enumerate(labels):
        for j, mention in enumerate(mentions):
            if mention["type"] not in types_of(label):
                continue
            parties, close = same_parties(label, mention), closeness(label, mention, body)
            nobody = not (label["actor"] or label["recipient"])
            if parties >= SAME_PARTIES or (close and (parties > 0 or nobody)):
                likeness = parties + 0.5 * close + 0.1 * (mention["type"] == label["type"])
                scored.append((likeness + 0.05 * is_must(label), i, j, parties))
    found: dict[int, int] = {}
    pairs = []
    for _, i, j, parties in sorted(scored, reverse=True):
        if i not in found and j not in found.values():
            found[i] = j
            pairs.append(Pair(labels[i], mentions[j], parties))
    missed = [label for i, label in enumerate(labels) if i not in found]
    return Tally(pairs, missed, [one for j, one in enumerate(mentions) if j not in found.values()])


def closeness(label: Row, mention: Row, body: str) -> float:
    """Return how near the two quotes stand: 1 where one holds the other, 0.5 where near, else 0."""
    quote = mention["quote"]
    at, start = body.find(label["quote"]), body.find(quote["exact"])
    if at < 0 or start < 0:
        return 0.0
    end, stop = at + len(label["quote"]), start + max(len(quote["exact"]), 1)
    if start >= end + NEAR or at >= stop + NEAR:
        return 0.0
    shared = max(0, min(end, stop) - max(at, start))
    return 0.5 + 0.5 * shared / min(end - at, stop - start)


def same_parties(label: Row, mention: Row) -> float:
    """Return how well a mention's parties are the label's, 0 to 1; who met whom has no sides."""
    wanted, found = ([one["actor"], one["recipient"]] for one in (label, mention))
    if label["type"] == "CONSULT":
        wanted, found = ([[*side[0], *side[1]]] for side in (wanted, found))
    hits = sum(len(matched(mine, theirs)) for mine, theirs in zip(wanted, found, strict=True))
    both = sum(map(len, wanted)) + sum(map(len, found))
    return 2 * hits / both if both else 1.0


def matched(wanted: Sequence[Row], found: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Return the pairs of names that are one, each used once."""
    free, pairs = list(found), []
    for one in wanted:
        match = next((other for other in free if same_name(one, other)), None)
        if match is not None:
            free.remove(match)
            pairs.append((one, match))
    return pairs


def same_name(one: Row, other: Row) -> bool:
    """Say whether two parties are one: the words of some form of one are all in some form of the other."""
    for a in map(_name_key, _forms(one)):
        for b in map(_name_key, _forms(other)):
            if a and b and (a <= b or b <= a):
                return True
    return False


def _forms(party: Row) -> list[str]:
    return [form for form in (party.get("name"), party.get("text"), *party.get("forms", ())) if form]


def _name_key(name: str) -> frozenset[str]:
    return frozenset(_bare(word) for word in re.findall(r"\w+", fold(name))) - _TITLE_WORDS


def _bare(word: str) -> str:
    return _BEFORE.sub("", word) or word


_TITLE_WORDS = frozenset(_bare(word) for word in _TITLES.split())


def when_verdict(label: Row, mention: Row) -> str:
    """Return right, open (no days given, though the text has them) or wrong."""
    wanted, found = label.get("when"), mention.get("when") or {}
    if not found.get("earliest"):
        return "open" if wanted else "right"
    if not wanted:
        return "right" if label.get("when_any") else "wrong"
    inside = found["earliest"] >= wanted["earliest"] and found["latest"] <= wanted["latest"]
    return "right" if inside else "wrong"


def same_place(label: Row, mention: Row) -> bool:
    """Say whether a mention names the label's place."""
    return bool(mention.get("where")) and same_name(label["where"], mention["where"])


def same_source(label: Row, mention: Row) -> bool:
    """Say whether one of those whom a mention has this from is one of the label's."""
    found = mention.get("attributed_to") or []
    return any(same_name(one, other) for one in label["attributed_to"] for other in found)
