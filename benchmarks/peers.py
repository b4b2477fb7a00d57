"""The same near-duplicate pairs of a real day by Tawatur, datasketch and rensa: time, recall, precision.

    python -m benchmarks.peers [--venv FOLDER] [--rounds N]

The pairs looked for are those of `evaluation.reuse`: articles of different outlets, at least half of the
shorter one's distinct eight-word shingles in the other. The peers give pairs only; Tawatur gives the passages
in both texts, by words that it aligns one by one.

All start from the same texts, in a process of their own, and cut and fold them with the same function: ours,
which is quicker than folding a text and splitting it. The table has the time from the texts on, and that from
the words on. Of several rounds, taken in turns, the quickest counts, for other programs only make one slower;
time is the processor's. What is loaded once is loaded before.

The peers are installed, at the versions below, into a virtual environment of the benchmark's own
(`.venv/peers` by default): they are no part of Tawatur. Reads the day from the folder that TAWATUR_SHARED
names. Exit code 1 where our recall is under its bar, or where `BAR` times the speed of datasketch, as its
documentation shows it first, is not reached from the texts on at a recall above the best of its settings.

passim is not in it: it is not on PyPI (that name belongs to a checker of passwords), and needs Spark.
"""

import argparse
import json
import os
import subprocess
import sys
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from evaluation.reuse import LOOSE, Pair, read_day, reference_pairs, shared_runs, the_day
from tawatur.model import Article

ROOT: Final = Path(__file__).resolve().parent.parent
VERSIONS: Final = ("datasketch==2.0.0", "rensa==0.5.0")
BAR: Final = 5.0  # times datasketch's speed at higher recall
RECALL: Final = 0.98
PERMUTATIONS: Final = 128
OURS: Final = "tawatur"
BATCHED: Final = "datasketch"
DOCUMENTED: Final = "datasketch-one-by-one"
# peer, words in a shingle, threshold of Jaccard: what is contained by half is less alike than by half.
SETTINGS: Final = (
    (BATCHED, 8, 0.5),
    (BATCHED, 8, 0.2),
    (BATCHED, 3, 0.2),
    (DOCUMENTED, 8, 0.2),
    (DOCUMENTED, 3, 0.2),
    ("rensa", 8, 0.5),
    ("rensa", 8, 0.2),
    ("rensa", 3, 0.2),
)


@dataclass(frozen=True, slots=True)
class Result:
    """One contestant's pairs of different outlets, and the processor's seconds of each step."""

    name: str
    who: str
    pairs: frozenset[Pair]
    steps: dict[str, float]

    @property
    def from_texts(self) -> float:
        """Seconds from the texts on."""
        return sum(self.steps.values())

    @property
    def from_words(self) -> float:
        """Seconds from the words on."""
        return self.from_texts - self.steps["words"]


def contest(articles: Sequence[Article], peers: Path, rounds: int) -> list[Result]:
    """Run all contestants so many times, ours first, by turns: what slows a machine slows none of them alone.

    `peers` is the Python of theirs. RuntimeError with its last words where one fails.
    """
    texts = json.dumps([(article.id, article.outlet, article.body) for article in articles])
    outlets = {article.id: article.outlet for article in articles}
    all_ = [(Path(sys.executable), (OURS, 0, 0.0)), *((peers, setting) for setting in SETTINGS)]
    told = [[_once(python, texts, setting) for python, setting in all_] for _ in range(rounds)]
    return [
        _result(setting, each, outlets)
        for (_, setting), each in zip(all_, zip(*told, strict=True), strict=True)
    ]


def _result(
    setting: tuple[str, int, float], told: Sequence[dict[str, Any]], outlets: dict[str, str | None]
) -> Result:
    """Return the quickest of a contestant's rounds."""
    name, length, threshold = setting
    quickest = min(told, key=lambda each: sum(cpu for cpu, _ in each["steps"].values()))
    return Result(
        "tawatur, with passages" if name == OURS else f"{name}, {length} words, J {threshold}",
        name,
        frozenset((a, b) for a, b in quickest["pairs"] if outlets[a] != outlets[b]),
        {step: cpu for step, (cpu, _) in quickest["steps"].items()},
    )


def _once(python: Path, texts: str, setting: tuple[str, int, float]) -> dict[str, Any]:
    done = subprocess.run(
        [python, "-m", "benchmarks.peers_worker", *map(str, setting), str(PERMUTATIONS)],
        input=texts,
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", "PYTHONUTF8": "1"},
    )
    if done.returncode:
        raise RuntimeError(f"{setting[0]}: {done.stderr[-300:]}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def environment(folder: Path) -> Path:
    """Return the Python of the peers' environment, made and filled where it is not there yet."""
    python = folder.absolute() / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *VERSIONS]
    subprocess.run(install, check=True, stderr=subprocess.DEVNULL)
    return python


def report(articles: Sequence[Article], results: Sequence[Result], wanted: frozenset[Pair]) -> list[str]:
    """Return the table: a line for each contestant."""
    known = {article.id: article for article in articles}
    head = ("texts s", "words s", "ms each", "pairs", "recall", "prec.", "loose")
    widths = (7, 7, 8, 6, 7, 6, 6)
    lines = [f"{'':<38} " + " ".join(f"{each:>{w}}" for each, w in zip(head, widths, strict=True))]
    for one in results:
        both = one.pairs & wanted
        rest = one.pairs - wanted
        loose = sum(shared_runs(known[a], known[b]) >= LOOSE for a, b in rest)
        count = max(1, len(one.pairs))
        lines.append(
            f"{one.name:<38} {one.from_texts:>7.2f} {one.from_words:>7.2f} "
            f"{1000 * one.from_texts / len(articles):>8.2f} {len(one.pairs):>6} "
            f"{len(both) / len(wanted):>7.3f} {len(both) / count:>6.3f} {(len(both) + loose) / count:>6.3f}"
        )
    return lines


def times_faster(mine: Result, peers: Sequence[Result], wanted: frozenset[Pair], who: str) -> float:
    """Print how many times faster ours is than one peer at its best recall; return it, from the texts on.

    Zero where ours does not find more of the pairs.
    """
    best = max((each for each in peers if each.who == who), key=lambda each: len(each.pairs & wanted))
    ratio = best.from_texts / mine.from_texts
    recall = len(best.pairs & wanted) / len(wanted)
    print(
        f"against {best.name} (recall {recall:.4f}): {ratio:.1f} times its speed from the texts on, "
        f"{best.from_words / mine.from_words:.1f} from the words on; for candidates alone "
        f"{best.from_words / mine.steps['candidates']:.1f}"
    )
    return ratio if len(mine.pairs & wanted) > len(best.pairs & wanted) else 0.0


def main() -> int:
    """Run all; return 1 where our recall or speed is under its bar."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--venv", type=Path, default=Path(".venv") / "peers", help="the peers' environment")
    parser.add_argument("--rounds", type=int, default=3, help="how often each runs; the quickest counts")
    asked = parser.parse_args()
    day = the_day()
    if day is None:
        return 0
    python = environment(asked.venv)
    articles = read_day(day)
    wanted = frozenset(reference_pairs(articles))
    mine, *peers = contest(articles, python, asked.rounds)
    print(f"{len(articles):,} articles, {len(wanted)} pairs by brute force; the processor's seconds\n")
    print("\n".join(report(articles, [mine, *peers], wanted)))
    print("\nours by steps, s: " + ", ".join(f"{step} {spent:.2f}" for step, spent in mine.steps.items()))
    times_faster(mine, peers, wanted, BATCHED)
    ratio = times_faster(mine, peers, wanted, DOCUMENTED)
    recall = len(mine.pairs & wanted) / len(wanted)
    return 0 if recall >= RECALL and ratio >= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
