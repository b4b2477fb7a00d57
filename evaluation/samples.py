"""Score what Tawatur reads from samples/ against samples/expected/.

    python -m evaluation.samples            print the scores, one JSON object
    python -m evaluation.samples --list     also what is missed and what is found and not expected

What counts as found is said in evaluation/scorer.py. A score under its floor (evaluation/floors.json) is
printed, and the exit code is 1.
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from evaluation.floors import broken, leave
from evaluation.scorer import Row, Tally, rate
from tawatur.archive import open_archive
from tawatur.exports.jsonl import export_rows
from tawatur.pages import open_pages
from tawatur.pipeline import observe, open_vault, settle

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
FETCHED = datetime(2026, 1, 1, tzinfo=UTC)


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


def pair_events(read: Read) -> Tally:
    """Pair every expected event with the mention that tells it best."""
    events = Tally()
    for file, want in expected().items():
        articles = read.articles(file)
        for index, article in enumerate(articles):
            labels = [label for label in want["events"] if label["article"] == index]
            events.add(labels, read.mentions(article["id"]), article["body"])
        events.missed += [label for label in want["events"] if label["article"] >= len(articles)]
    return events


# ---------------------------------------------------------------- across pages


def reused_pairs(read: Read) -> set[frozenset[str]]:
    """Return the pairs of files that share a passage."""
    file_of = {a["id"]: file for file in expected() for a in read.articles(file)}
    sides = [(row["a"]["article"], row["b"]["article"]) for row in read.rows.get("reuse", [])]
    pairs = [{file_of.get(a, ""), file_of.get(b, "")} for a, b in sides]
    return {frozenset(pair) for pair in pairs if len(pair) == 2 and "" not in pair}


def _grouped(events: Tally) -> Iterator[tuple[Row, list[Row]]]:
    """Yield each group of labels that tell of one happening, with the mentions of those that were found."""
    mention_of = {id(one.label): one.mention for one in events.pairs}
    for group in across()["same_event"]:
        labels = [expected()[file]["events"][number] for file, _, number in group["events"]]
        yield group, [mention_of[id(label)] for label in labels if id(label) in mention_of]


def _together(read: Read, events: Tally) -> dict[str, float]:
    """Return how well mentions of one happening are joined, and what is said of their origins.

    An event may hold more than a group does (another group, a plan that no label has): of its origins those
    count that hold a mention of the group.
    """
    groups = [(group, found) for group, found in _grouped(events) if group["must"] and len(found) > 1]
    told = {row["id"]: row for row in read.rows.get("event", [])}
    joined = [len({mention["event"] for mention in found}) == 1 for _, found in groups]
    whole = [(g, f) for (g, f), one in zip(groups, joined, strict=True) if one and len(f) == len(g["events"])]
    right = []
    for group, found in whole:
        ids = {mention["id"] for mention in found}
        origins = [one for one in told[str(found[0]["event"])]["origins"] if ids & set(one["mentions"])]
        right.append(len(origins) == group["independent_origins"])
    return {
        "same_event": rate(sum(joined), len(joined)),
        "independent_origins": rate(sum(right), len(right)),
    }


def _file_of(read: Read, mention: Row) -> str:
    for file in expected():
        if any(article["id"] == mention["article"] for article in read.articles(file)):
            return file
    return ""


def score(read: Read) -> dict[str, float]:
    """Return the scores that have floors."""
    events, together = pair_events(read), across()
    told = events.report()
    wanted = {frozenset((one["a"], one["b"])) for one in together["reused"]}
    reused = reused_pairs(read)
    refuted = sum(frozenset(pair) in reused for pair in together["no_reuse"])
    return {
        "events_recall_must": told["recall_must"],
        "events_recall": told["recall"],
        "events_precision": told["precision"],
        "events_when_not_wrong": round(1 - told["when_wrong"], 3),
        "events_status": told["status"],
        "reuse_recall": rate(len(wanted & reused), len(wanted)),
        "reuse_precision": rate(len(wanted & reused), len(reused)),
        "no_false_reuse": round(1 - rate(refuted, len(together["no_reuse"])), 3),
    } | _together(read, events)


def problems(read: Read) -> Iterator[str]:
    """Yield what is missed and what is found and not expected, a line each."""
    events = pair_events(read)
    for label in events.missed:
        must = "MISSED" if label["must"] else "missed"
        yield f"{must} {label['type']}: {label['quote']}"
    for mention in events.unexpected:
        yield f"unexpected {mention['type']} ({_file_of(read, mention)}): {mention['quote']['exact']}"
    for one in events.pairs:
        if one.when == "wrong":
            yield f"wrong day {one.mention['when']}: {one.label['quote']}"


def main() -> None:
    """Print the scores; leave with 1 where a floor is broken."""
    read_now = read_samples()
    scores = score(read_now)
    print(json.dumps(scores, indent=1))
    if "--list" in sys.argv:
        print(*problems(read_now), sep="\n")
    leave(broken("samples", scores))


if __name__ == "__main__":
    main()
