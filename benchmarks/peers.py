"""The same near-duplicate pairs of a real day by Tawatur, datasketch and rensa: time, recall, precision.

    python -m benchmarks.peers [--venv FOLDER]

The pairs looked for are those of `evaluation.reuse`: articles of different outlets, at least half of the
shorter one's distinct eight-word shingles in the other. The peers give pairs only; Tawatur gives the passages
in both texts, by words that it aligns one by one. So Tawatur's row is given whole and in its steps.

The peers are installed, at the versions below, into a virtual environment of the benchmark's own
(`.venv/peers` by default): they are no part of Tawatur. They get the words cut and folded already, which
Tawatur's row includes. Each runs by itself, after what is loaded once. Time is the processor's: other
programs disturb it least. Reads the day from the folder that TAWATUR_SHARED names.

passim is not in it: it is not on PyPI (that name belongs to a checker of passwords), and needs Spark.
"""

import argparse
import gc
import json
import subprocess
import sys
import time
import venv
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks import peers_worker
from evaluation.gold import SHARED
from evaluation.reuse import DAY, HALF, HITS_PER_PRINT, LOOSE, Pair, read_day, reference_pairs, shared_runs
from tawatur.arabic.words import find_words
from tawatur.chains.prints import find_prints
from tawatur.chains.reuse import find_candidates, find_reuse, share_of_shorter
from tawatur.chains.words import comparable_words
from tawatur.model import Article

VERSIONS: Final = ("datasketch==2.0.0", "rensa==0.5.0")
BAR: Final = 5.0  # times datasketch's speed at higher recall
RECALL: Final = 0.98
PERMUTATIONS: Final = 128
# peer, words in a shingle, threshold of Jaccard: what is contained by half is less alike than by half.
SETTINGS: Final = (
    ("datasketch", 8, 0.5),
    ("datasketch", 8, 0.2),
    ("datasketch", 3, 0.2),
    ("datasketch-one-by-one", 8, 0.2),
    ("rensa", 8, 0.5),
    ("rensa", 8, 0.2),
    ("rensa", 3, 0.2),
)


@dataclass(frozen=True, slots=True)
class Result:
    """One contestant's pairs of different outlets, and seconds of the processor and by the wall."""

    name: str
    pairs: frozenset[Pair]
    cpu: float
    wall: float


class Clock:
    """Seconds of this process, from one step to the next."""

    def __init__(self) -> None:
        gc.collect()
        self.cpu, self.wall = time.process_time(), time.perf_counter()

    def step(self) -> tuple[float, float]:
        """Return the seconds since the last step: of the processor, by the wall."""
        cpu, wall = time.process_time(), time.perf_counter()
        passed = cpu - self.cpu, wall - self.wall
        self.cpu, self.wall = cpu, wall
        return passed


def ours(articles: Sequence[Article]) -> tuple[Result, dict[str, float]]:
    """Return our pairs, and the processor's seconds of each step."""
    known = {article.id: article for article in articles}
    clock = Clock()
    for article in articles:  # they stay remembered for the steps behind, as in `add`
        comparable_words(article.body)
    cut = clock.step()
    prints = [find_prints(article) for article in articles]
    index: dict[int, list[tuple[str, int]]] = defaultdict(list)
    candidates = []
    for article, mine in zip(articles, prints, strict=True):
        hits = [(value, other, at) for value, _ in mine for other, at in index[value][:HITS_PER_PRINT]]
        candidates.append(find_candidates(mine, hits))
        for value, at in mine:
            index[value].append((article.id, at))
    found = clock.step()
    pairs = set()
    for article, others in zip(articles, candidates, strict=True):
        reuses = find_reuse(article, [known[each] for each in others])
        for other in {reuse.b.article for reuse in reuses}:
            alike = share_of_shorter(reuses, article, known[other]) >= HALF
            if alike and known[other].outlet != article.outlet:
                pairs.add((min(article.id, other), max(article.id, other)))
    aligned = clock.step()
    steps = {"words cut and folded": cut[0], "prints and candidates": found[0], "alignment": aligned[0]}
    total = tuple(sum(step[at] for step in (cut, found, aligned)) for at in (0, 1))
    return Result("tawatur, with passages", frozenset(pairs), *total), steps


def peer(python: Path, articles: Sequence[Article], setting: tuple[str, int, float]) -> Result:
    """Run a peer in its own environment; RuntimeError with its last words where it fails."""
    name, length, threshold = setting
    texts = [(article.id, [word.folded for word in find_words(article.body)]) for article in articles]
    done = subprocess.run(
        [python, peers_worker.__file__, name, str(length), str(threshold), str(PERMUTATIONS)],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{name}: {done.stderr[-300:]}")
    told = json.loads(done.stdout)
    outlets = {article.id: article.outlet for article in articles}
    pairs = frozenset((a, b) for a, b in told["pairs"] if outlets[a] != outlets[b])
    return Result(f"{name}, {length} words, J {threshold}", pairs, told["cpu"], told["wall"])


def environment(folder: Path) -> Path:
    """Return the Python of the peers' environment, made and filled where it is not there yet."""
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *VERSIONS]
    subprocess.run(install, check=True, stderr=subprocess.DEVNULL)
    return python


def report(articles: Sequence[Article], results: Sequence[Result], wanted: frozenset[Pair]) -> list[str]:
    """Return the table: a line for each contestant."""
    known = {article.id: article for article in articles}
    head = ("cpu s", "wall s", "ms each", "pairs", "recall", "prec.", "loose")
    widths = (7, 7, 8, 6, 7, 6, 6)
    lines = [f"{'':<38} " + " ".join(f"{each:>{w}}" for each, w in zip(head, widths, strict=True))]
    for one in results:
        both = one.pairs & wanted
        rest = one.pairs - wanted
        loose = sum(shared_runs(known[a], known[b]) >= LOOSE for a, b in rest)
        count = max(1, len(one.pairs))
        lines.append(
            f"{one.name:<38} {one.cpu:>7.2f} {one.wall:>7.2f} {1000 * one.cpu / len(articles):>8.2f} "
            f"{len(one.pairs):>6} {len(both) / len(wanted):>7.3f} {len(both) / count:>6.3f} "
            f"{(len(both) + loose) / count:>6.3f}"
        )
    return lines


def main() -> int:
    """Run all; return 1 where our recall is under its bar."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--venv", type=Path, default=Path(".venv") / "peers", help="the peers' environment")
    asked = parser.parse_args()
    if not (SHARED / DAY).exists():
        print(f"SKIPPED: no {SHARED / DAY}; set TAWATUR_SHARED to the folder that holds data/news")
        return 0
    python = environment(asked.venv)
    articles = read_day(SHARED / DAY)
    wanted = frozenset(reference_pairs(articles))
    mine, steps = ours(articles)
    results = [mine, *(peer(python, articles, setting) for setting in SETTINGS)]
    print(f"{len(articles):,} articles, {len(wanted)} pairs by brute force\n")
    print("\n".join(report(articles, results, wanted)))
    print("\nours by steps, cpu s: " + ", ".join(f"{step} {spent:.2f}" for step, spent in steps.items()))
    recall = len(mine.pairs & wanted) / len(wanted)
    for name in ("datasketch", "datasketch-one-by-one"):
        best = max((r for r in results if r.name.split(",")[0] == name), key=lambda r: len(r.pairs & wanted))
        print(
            f"against {best.name}: {best.cpu / mine.cpu:.2f} times its speed with passages, "
            f"{best.cpu / steps['prints and candidates']:.2f} times for candidates alone (the bar: {BAR:g})"
        )
    return 0 if recall >= RECALL else 1


if __name__ == "__main__":
    sys.exit(main())
