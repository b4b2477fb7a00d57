"""Score what Tawatur reads from samples/ against samples/expected/.

    python evaluation/samples.py            print the scores, one JSON object
    python evaluation/samples.py --list     also what is missed and what is found and not expected

An event is found where a mention of a right type stands near the expected words, or touches them, with at
least half of the expected parties. Scores have floors in evaluation/floors.json (tests/test_samples.py).
"""

import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from tawatur.arabic.words import bare_forms, find_words
from tawatur.archive import open_archive
from tawatur.exports.jsonl import export_rows
from tawatur.pages import open_pages
from tawatur.pipeline import observe, open_vault, settle

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
FETCHED = datetime(2026, 1, 1, tzinfo=UTC)

_NEAR = 40  # code points between two quotes that still speak of one thing
_PARTIES = 0.5

Row = Mapping[str, Any]


@lru_cache(maxsize=1)
def expected() -> dict[str, Row]:
    """Return what is expected of each sample, by its file's name."""
    files = sorted((SAMPLES / "expected").glob("*.json"))
    told = [json.loads(file.read_text(encoding="utf-8")) for file in files if file.name != "across.json"]
    return {one["file"]: one for one in told}


def across() -> Row:
    """Return what is expected of several samples together."""
    found: Row = json.loads((SAMPLES / "expected" / "across.json").read_text(encoding="utf-8"))
    return found


@dataclass
class Read:
    """What was read from the samples: rows by kind, and the reasons of those that gave none, by file name."""

    rows: dict[str, list[Row]]
    refused: dict[str, str]

    def articles(self, file: str) -> list[Row]:
        """Return a file's articles without headlines, in their order."""
        return [row for row in self._of(file) if row["form"] != "headline"]

    def headlines(self, file: str) -> list[Row]:
        """Return a file's bare headlines."""
        return [row for row in self._of(file) if row["form"] == "headline"]

    def mentions(self, article: str) -> list[Row]:
        """Return an article's event mentions."""
        return [row for row in self.rows.get("event_mention", []) if row["article"] == article]

    def _of(self, file: str) -> list[Row]:
        rows = self.rows.get("article", [])
        return [row for row in rows if row["input"].rsplit("/", 1)[-1].split("#")[0] == file]


def read_samples() -> Read:
    """Add all samples, in the order of their names, to an archive of the moment; return what it says."""
    with tempfile.TemporaryDirectory() as folder:
        archive, vault = open_archive(Path(folder)), open_vault(Path(folder))
        names = [str(SAMPLES / file) for file in expected()]
        for _ in observe(archive, vault, open_pages(names, fetched=FETCHED, stdin=BytesIO())):
            pass
        for _ in settle(archive):
            pass
        rows: dict[str, list[Row]] = {}
        for row in export_rows(archive):
            rows.setdefault(row["kind"], []).append(row)
        refused = {one.input.rsplit("/", 1)[-1]: one.reason for one in archive.unreadables()}
        archive.close()
    return Read(rows, refused)


# ---------------------------------------------------------------- events


@dataclass
class Events:
    """Labels and mentions paired one to one; indexes are into the lists that were paired."""

    pairs: list[tuple[Row, Row, float]] = field(default_factory=list)
    missed: list[Row] = field(default_factory=list)
    unexpected: list[Row] = field(default_factory=list)


def pair_events(read: Read) -> Events:
    """Pair every expected event with the mention that tells it best."""
    events = Events()
    for file, want in expected().items():
        articles = read.articles(file)
        for index, article in enumerate(articles):
            labels = [label for label in want["events"] if label["article"] == index]
            _pair(labels, read.mentions(article["id"]), article["body"], events)
        events.missed += [label for label in want["events"] if label["article"] >= len(articles)]
    return events


def _pair(labels: Sequence[Row], mentions: Sequence[Row], body: str, events: Events) -> None:
    scored = []
    for i, label in enumerate(labels):
        for j, mention in enumerate(mentions):
            if mention["type"] in {label["type"], *label["also"]}:
                parties, close = same_parties(label, mention), _closeness(label, mention, body)
                if close and (parties >= _PARTIES or not (label["actor"] or label["recipient"])):
                    scored.append((parties + close, -i, -j))
    taken: set[int] = set()
    found: dict[int, int] = {}
    for _, i, j in sorted(scored, reverse=True):
        if -i not in found and -j not in taken:
            found[-i] = -j
            taken.add(-j)
    events.pairs += [(labels[i], mentions[j], same_parties(labels[i], mentions[j])) for i, j in found.items()]
    events.missed += [label for i, label in enumerate(labels) if i not in found]
    events.unexpected += [mention for j, mention in enumerate(mentions) if j not in taken]


def _closeness(label: Row, mention: Row, body: str) -> float:
    start = body.find(label["quote"])
    if start < 0:
        return 0.0
    end, quote = start + len(label["quote"]), mention["quote"]
    if quote["start"] > end + _NEAR or start > quote["end"] + _NEAR:
        return 0.0
    shared: int = max(0, min(end, quote["end"]) - max(start, quote["start"]))
    return 0.5 + 0.5 * shared / max(1, min(end - start, int(quote["end"] - quote["start"])))


def same_parties(label: Row, mention: Row) -> float:
    """Return how well a mention's parties are the label's, 0 to 1; who met whom has no sides."""
    if label["type"] == "CONSULT":
        wanted, found = [*label["actor"], *label["recipient"]], [*mention["actor"], *mention["recipient"]]
        return _share(_matches(wanted, found), len(wanted), len(found))
    hits = _matches(label["actor"], mention["actor"]) + _matches(label["recipient"], mention["recipient"])
    sides = ("actor", "recipient")
    return _share(hits, sum(len(label[s]) for s in sides), sum(len(mention[s]) for s in sides))


def _share(hits: int, wanted: int, found: int) -> float:
    return 2 * hits / (wanted + found) if wanted + found else 1.0


def _matches(wanted: Sequence[Row], found: Sequence[Row]) -> int:
    free, hits = list(found), 0
    for one in wanted:
        match = next((other for other in free if is_same(one, other)), None)
        if match is not None:
            free.remove(match)
            hits += 1
    return hits


def is_same(label: Row, party: Row) -> bool:
    """Say whether a party is the one expected: the words of one name are all in the other."""
    for a in (label["name"], *label["forms"]):
        for b in (party["name"], party["text"]):
            mine, theirs = _words(a), _words(b)
            if mine and theirs and (mine <= theirs or theirs <= mine):
                return True
    return False


def _words(name: str) -> frozenset[str]:
    # The shortest of a word's bare forms stands for it, so that «والمغرب» and «المغرب» are one.
    return frozenset(min((rest for _, rest in bare_forms(word.folded)), key=len) for word in find_words(name))


def _wrong_days(label: Row, mention: Row) -> bool:
    found, wanted = mention["when"] or {}, label["when"]
    if not found.get("earliest"):
        return False
    if wanted is None or not wanted.get("earliest"):
        return True
    return bool(found["earliest"] < wanted["earliest"] or found["latest"] > wanted["latest"])


# ---------------------------------------------------------------- across pages


def reused_pairs(read: Read) -> set[frozenset[str]]:
    """Return the pairs of files that share a passage."""
    file_of = {a["id"]: file for file in expected() for a in read.articles(file)}
    sides = [(row["a"]["article"], row["b"]["article"]) for row in read.rows.get("reuse", [])]
    pairs = [{file_of.get(a, ""), file_of.get(b, "")} for a, b in sides]
    return {frozenset(pair) for pair in pairs if len(pair) == 2 and "" not in pair}


def _grouped(events: Events) -> Iterator[tuple[Row, list[str]]]:
    """Yield each group of labels that tell of one happening, with the events of those that were found."""
    event_of = {id(label): str(mention["event"]) for label, mention, _ in events.pairs}
    for group in across()["same_event"]:
        labels = [expected()[file]["events"][number] for file, _, number in group["events"]]
        yield group, [event_of[id(label)] for label in labels if id(label) in event_of]


def _together(read: Read, events: Events) -> dict[str, float]:
    """Return how well mentions of one happening are joined, and what is said of their origins."""
    groups = [(group, found) for group, found in _grouped(events) if group["must"] and len(found) > 1]
    told = {row["id"]: row for row in read.rows.get("event", [])}
    joined = [len(set(found)) == 1 for _, found in groups]
    whole = [(g, f) for g, f in groups if len(f) == len(g["events"]) and len(set(f)) == 1]
    right = [told[found[0]]["independent_origins"] == group["independent_origins"] for group, found in whole]
    return {
        "same_event": _rate(sum(joined), len(joined)),
        "independent_origins": _rate(sum(right), len(right)),
    }


def _file_of(read: Read, mention: Row) -> str:
    for file in expected():
        if any(article["id"] == mention["article"] for article in read.articles(file)):
            return file
    return ""


def score(read: Read) -> dict[str, float]:
    """Return the scores that have floors."""
    events, together = pair_events(read), across()
    musts = [label for want in expected().values() for label in want["events"] if label["must"]]
    hit_musts = [label for label, _, _ in events.pairs if label["must"]]
    found = len(events.pairs) + len(events.unexpected)
    wanted = {frozenset((one["a"], one["b"])) for one in together["reused"]}
    reused = reused_pairs(read)
    status = [mention["status"] == label["status"] for label, mention, _ in events.pairs]
    days_wrong = sum(_wrong_days(label, mention) for label, mention, _ in events.pairs)
    refuted = sum(frozenset(pair) in reused for pair in together["no_reuse"])
    return {
        "events_recall_must": _rate(len(hit_musts), len(musts)),
        "events_recall": _rate(len(events.pairs), len(events.pairs) + len(events.missed)),
        "events_precision": _rate(len(events.pairs), found),
        "events_when_not_wrong": round(1 - _rate(days_wrong, len(events.pairs)), 3),
        "events_status": _rate(sum(status), len(status)),
        "reuse_recall": _rate(len(wanted & reused), len(wanted)),
        "reuse_precision": _rate(len(wanted & reused), len(reused)),
        "no_false_reuse": round(1 - _rate(refuted, len(together["no_reuse"])), 3),
    } | _together(read, events)


def _rate(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 1.0


def problems(read: Read) -> Iterator[str]:
    """Yield what is missed and what is found and not expected, a line each."""
    events = pair_events(read)
    for label in events.missed:
        must = "MISSED" if label["must"] else "missed"
        yield f"{must} {label['type']}: {label['quote']}"
    for mention in events.unexpected:
        yield f"unexpected {mention['type']} ({_file_of(read, mention)}): {mention['quote']['exact']}"
    for label, mention, _ in events.pairs:
        if _wrong_days(label, mention):
            yield f"wrong day {mention['when']}: {label['quote']}"


if __name__ == "__main__":
    read_now = read_samples()
    print(json.dumps(score(read_now), indent=1))
    if "--list" in sys.argv:
        print(*problems(read_now), sep="\n")
