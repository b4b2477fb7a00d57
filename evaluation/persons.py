"""Score which names of persons are taken for one, on our own pairs, evaluation/same_names.tsv.

    python -m evaluation.persons            print the scores
    python -m evaluation.persons --list     also each pair that is judged wrong

`same_recall`: of the pairs that are one person, those found; `different_kept`: of the pairs of two people
(or that nothing proves to be one), those kept apart; `precision`: of the pairs found, those that are one.
Runs everywhere. A score under its floor (evaluation/floors.json) is printed, and the exit code is 1.
"""

import csv
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from evaluation.floors import broken, leave
from evaluation.scorer import rate
from tawatur.facts import load_knowledge
from tawatur.facts.persons import NEW, Known, Person, find_persons, office_id
from tawatur.facts.registry import Registry, keys_of

TABLE = Path(__file__).resolve().parent / "same_names.tsv"


@dataclass(frozen=True)
class Pair:
    """Two names, each with the office that a page gives it ("" for none), and whether they are one person."""

    same: bool
    one: tuple[str, str]
    other: tuple[str, str]


@lru_cache(maxsize=1)
def pairs() -> tuple[Pair, ...]:
    """Return all pairs in the order of the table."""
    lines = (line for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#"))
    rows = csv.DictReader(lines, delimiter="\t")
    return tuple(
        Pair(r["verdict"] == "same", (r["one"], r["office"]), (r["other"], r["other_office"])) for r in rows
    )


def a_person(name: str, office: str) -> Person:
    """Return a name as an article that gives it this office would have it."""
    id_ = NEW + "-".join(keys_of(name)[0])
    if not office:
        return Person(id_, name)
    role, code = office.split("@")
    of = (role, f"state-{code.lower()}")
    return Person(office_id(id_, of), name, frozenset([of]))


def judged_same(pair: Pair, known: Known) -> bool:
    """Say whether two names are taken for one person where an archive has these two alone."""
    one, other = a_person(*pair.one), a_person(*pair.other)
    found = find_persons([one, other], known)
    return found[one.id].person == found[other.id].person


def score(known: Known) -> dict[str, float]:
    """Return the scores."""
    judged = [(pair.same, judged_same(pair, known)) for pair in pairs()]
    right = judged.count((True, True))
    wrong = judged.count((False, True))
    same = sum(pair.same for pair in pairs())
    different = len(judged) - same
    return {
        "same": same,
        "different": different,
        "same_recall": rate(right, same),
        "different_kept": rate(different - wrong, different),
        "precision": rate(right, right + wrong),
    }


def main() -> None:
    """Print the scores, and the pairs asked for; leave with 1 where a floor is broken."""
    # Without the registry's persons: what their tables list is no evidence for a rule of spelling.
    known, with_registry = Known(Registry()), Known(load_knowledge().registry)
    scores = score(known)
    for name, value in scores.items():
        print(f"{name:18}{value:8}")
    told = score(with_registry)
    print(f"with the registry's persons: recall {told['same_recall']}, precision {told['precision']}")
    if "--list" in sys.argv:
        for pair in pairs():
            if judged_same(pair, known) != pair.same:
                print("missed" if pair.same else "wrong", pair.one, pair.other)
    leave(broken("persons", scores))


if __name__ == "__main__":
    main()
