"""Score what Tawatur reads from our own labelled sentences, evaluation/sentences/*.toml.

    python -m evaluation.sentences          print scores, tables by type, construction, region, errors by kind
    python -m evaluation.sentences --list   also each error, in a line with label and reading

Runs everywhere: the sentences are ours. What the fields of a label mean: evaluation/sentences/README.md.
A score under its floor (evaluation/floors.json) is printed, and the exit code is 1.
"""

import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from evaluation.errors import Error, find_errors, table
from evaluation.floors import broken, leave
from evaluation.scorer import Row, Tally, rate
from tawatur.exports.rows import mention_row
from tawatur.facts import Knowledge, find_facts, load_knowledge
from tawatur.model import Article, Dating
from tawatur.outlets import as_entities

FOLDER = Path(__file__).resolve().parent / "sentences"


@dataclass(frozen=True)
class Passage:
    """One to three sentences, the day they were published on, and what they tell; nothing, of a negative."""

    id: str
    published: date
    text: str
    tags: tuple[str, ...] = ()
    events: tuple[Row, ...] = ()


@dataclass
class Result:
    """All passages as they were read."""

    tally: Tally = field(default_factory=Tally)
    errors: list[tuple[str, Error]] = field(default_factory=list)
    by_tag: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    """The tally of the passages with a tag: of a region."""
    negatives: list[Passage] = field(default_factory=list)
    alarmed: list[Passage] = field(default_factory=list)
    """The negatives in which an event was read."""


@lru_cache(maxsize=1)
def passages() -> tuple[Passage, ...]:
    """Return all passages, in the order of the files' names."""
    return tuple(
        Passage(
            row["id"],
            row["published"],
            row["text"].strip(),
            tuple(row.get("tags", ())),
            tuple(row.get("events", ())),
        )
        for file in sorted(FOLDER.glob("*.toml"))
        for row in tomllib.loads(file.read_text(encoding="utf-8"))["passage"]
    )


def read(passage: Passage, knowledge: Knowledge) -> list[Row]:
    """Return the rows of the event mentions that a passage gives when it is read as an article's body."""
    published = Dating(
        passage.published, passage.published, "stated", "the day that the passage is labelled with"
    )
    article = Article(
        passage.id, passage.id, passage.id, "news", title="", body=passage.text, published=published
    )
    article, facts = find_facts(article, knowledge)
    return [mention_row(mention, article, None) for mention in facts.mentions]


def read_all(chosen: Iterable[Passage]) -> Result:
    """Read and pair the passages."""
    knowledge, result = load_knowledge(as_entities()), Result()
    for one in chosen:
        here = result.tally.add(one.events, read(one, knowledge), one.text)
        negative = not one.events
        result.errors += [(one.id, error) for error in find_errors(here, one.text, negative)]
        if negative:
            result.negatives.append(one)
            result.alarmed += [one] if here.unexpected else []
            continue
        for tag in one.tags:
            result.by_tag[tag].join(here)
    return result


def score(result: Result) -> dict[str, float]:
    """Return the scores; `negatives_quiet` is the share of the negatives in which no event is read."""
    count = len(result.negatives)
    report = result.tally.report()
    not_wrong = round(1 - report.pop("when_wrong"), 3)
    quiet = rate(count - len(result.alarmed), count)
    return report | {"when_not_wrong": not_wrong, "negatives": count, "negatives_quiet": quiet}


def by_type(tally: Tally) -> dict[str, Tally]:
    """Return a tally for each type: its labels, and the unexpected mentions of that type."""
    parts: defaultdict[str, Tally] = defaultdict(Tally)
    for pair in tally.pairs:
        parts[pair.label["type"]].pairs.append(pair)
    for label in tally.missed:
        parts[label["type"]].missed.append(label)
    for mention in tally.unexpected:
        parts[mention["type"]].unexpected.append(mention)
    return dict(sorted(parts.items()))


def by_construction(tally: Tally) -> dict[str, Tally]:
    """Return a tally for each construction that labels are tagged with; what is unexpected has no tag."""
    parts: defaultdict[str, Tally] = defaultdict(Tally)
    for pair in tally.pairs:
        for tag in pair.label["tags"]:
            parts[tag].pairs.append(pair)
    for label in tally.missed:
        for tag in label["tags"]:
            parts[tag].missed.append(label)
    return dict(sorted(parts.items(), key=lambda part: -len(part[1].pairs) - len(part[1].missed)))


def tables(result: Result) -> Iterator[str]:
    """Yield the lines of the report."""
    for name, value in score(result).items():
        yield f"{name:18}{value:8}"
    columns = ("labels", "found", "matched", "precision", "recall", "strict_f1", "parties_f1")
    yield from _table("type", by_type(result.tally), columns)
    told = ("labels", "matched", "recall", "parties_f1", "when_right", "status")
    yield from _table("construction", by_construction(result.tally), told)
    regions = dict(sorted(result.by_tag.items(), key=lambda part: -part[1].report()["labels"]))
    yield from _table("region", regions, columns)
    alarms = Counter(tag for one in result.alarmed for tag in one.tags)
    yield f"\n{'negative':18}{'passages':>12}{'alarms':>12}"
    for tag, count in Counter(tag for one in result.negatives for tag in one.tags).most_common():
        yield f"{tag:18}{count:12}{alarms[tag]:12}"
    yield f"\n{'errors by kind':20}"
    yield from (f"{kind:20}{count:6}" for kind, count in table([error for _, error in result.errors]))


# What a rate is a share of; of nothing there is none to print.
_SHARE_OF = {"precision": "found", "parties_f1": "matched", "when_right": "matched", "status": "matched"}


def _table(title: str, parts: dict[str, Tally], columns: tuple[str, ...]) -> Iterator[str]:
    yield f"\n{title:18}" + "".join(f"{column:>12}" for column in columns)
    for name, tally in parts.items():
        report = tally.report()
        cells = [report[column] if report[_SHARE_OF.get(column, "labels")] else "–" for column in columns]
        yield f"{name:18}" + "".join(f"{cell:>12}" for cell in cells)


def main() -> None:
    """Print the report; leave with 1 where a floor is broken."""
    result = read_all(passages())
    print(*tables(result), sep="\n")
    if "--list" in sys.argv:
        print(*(f"{error.kind:19}{id} {error.text}" for id, error in result.errors), sep="\n")
    leave(broken("sentences", score(result)))


if __name__ == "__main__":
    main()
