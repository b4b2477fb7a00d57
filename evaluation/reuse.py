"""Measure reuse on a real day of 13 outlets, beside a brute-force reference.

    python evaluation/reuse.py [--list N]

The reference: pairs of articles of different outlets where at least half of the shorter one's distinct
folded eight-word shingles stand in the other. Ours: pairs whose shared passages cover at least half of the
shorter one's words. Reprints that change a word in every eight are copies to a reader and not to the
reference; so precision is given beside a looser one too, by the shorter one's distinct runs of three words
(`LOOSE` of them in the other), and by eye for 50 of the pairs that the reference lacks, taken by a fixed seed
(evaluation/reuse_by_eye.json; `digest(id)` of each article, no text). Reads the day from the folder that
TAWATUR_SHARED names (../shared by default) and copies nothing.
`--list N` prints the ids of N pairs of ours that the reference lacks, for the eye.
"""

import argparse
import gzip
import json
import time
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from itertools import combinations
from pathlib import Path

from evaluation.floors import broken, leave
from evaluation.gold import SHARED
from tawatur.arabic.words import find_words
from tawatur.chains.prints import find_prints
from tawatur.chains.reuse import find_candidates, find_reuse, share_of_shorter
from tawatur.model import Article, digest

DAY = Path("data/news/saudinewsnet-2015-08-11.jsonl.gz")
BY_EYE = Path(__file__).resolve().parent / "reuse_by_eye.json"
SHINGLE = 8
HALF = 0.5
LOOSE = 0.4
HITS_PER_PRINT = 50

Pair = tuple[str, str]


def the_day() -> Path | None:
    """Return the file of the real day; None, which is said, where it is not there."""
    path = SHARED / DAY
    if path.exists():
        return path
    print(f"SKIPPED: no {path}; set TAWATUR_SHARED to the folder that holds data/news")
    return None


def read_day(path: Path) -> list[Article]:
    """Return the day's articles in the order of the file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        Article(
            id=row["id"],
            page=digest(row["id"]),
            input=row["id"],
            form="news",
            title=row["title"],
            body=row["body"],
            url=row["url"],
            outlet=row["outlet"],
            author=row["author"] or None,
            seen=datetime.fromisoformat(row["fetched"]),
        )
        for row in rows
    ]


def reference_pairs(articles: Iterable[Article]) -> dict[Pair, float]:
    """Return the pairs found by brute force, with the share of the shorter one's shingles in the other."""
    shingles: dict[str, frozenset[tuple[str, ...]]] = {}
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    outlet: dict[str, str | None] = {}
    for article in articles:
        words = [word.folded for word in find_words(article.body)]
        own = frozenset(tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))
        shingles[article.id], outlet[article.id] = own, article.outlet
        for shingle in own:
            holders[shingle].append(article.id)
    common: dict[Pair, int] = defaultdict(int)
    for ids in holders.values():
        for one, other in combinations(sorted(ids), 2):
            if outlet[one] != outlet[other]:
                common[one, other] += 1
    shares = {(a, b): n / min(len(shingles[a]), len(shingles[b])) for (a, b), n in common.items()}
    return {pair: share for pair, share in shares.items() if share >= HALF}


def shared_runs(one: Article, other: Article, length: int = 3) -> float:
    """Return the share of the shorter one's distinct word runs that stand in the other."""
    runs = []
    for article in (one, other):
        words = [word.folded for word in find_words(article.body)]
        runs.append({tuple(words[at : at + length]) for at in range(len(words) - length + 1)})
    return len(runs[0] & runs[1]) / max(1, min(len(runs[0]), len(runs[1])))


class Index:
    """The prints of articles so far, held in memory."""

    def __init__(self) -> None:
        self._places: dict[int, list[tuple[int, str, int]]] = {}

    def hits(self, prints: Iterable[tuple[int, int]]) -> list[tuple[int, str, int]]:
        """Return (hash, article id, position) of the same prints, of each hash so many."""
        places = self._places
        return [hit for value, _ in prints if value in places for hit in places[value][:HITS_PER_PRINT]]

    def add(self, article: str, prints: Iterable[tuple[int, int]]) -> None:
        """Take the prints of one more article."""
        for value, at in prints:
            self._places.setdefault(value, []).append((value, article, at))


def our_pairs(articles: list[Article]) -> tuple[dict[Pair, float], dict[str, float]]:
    """Return our pairs with the share of the shorter one's words, and what the work cost."""
    by_id = {article.id: article for article in articles}
    index = Index()
    pairs: dict[Pair, float] = {}
    spent = {"prints": 0.0, "reuse": 0.0, "candidates": 0.0, "kept": 0.0, "passages": 0.0}
    for article in articles:
        began = time.perf_counter()
        prints = find_prints(article)
        spent["prints"] += time.perf_counter() - began
        began = time.perf_counter()
        hits = index.hits(prints)
        candidates = [by_id[other] for other in find_candidates(prints, hits)]
        reuses = find_reuse(article, candidates)
        spent["reuse"] += time.perf_counter() - began
        spent["candidates"] += len(candidates)
        spent["kept"] += len(prints)
        spent["passages"] += len(reuses)
        for other in {reuse.b.article for reuse in reuses}:
            share = share_of_shorter(reuses, article, by_id[other])
            if share >= HALF and by_id[other].outlet != article.outlet:
                first, second = sorted((article.id, other))
                pairs[first, second] = share
        index.add(article.id, prints)
    return pairs, spent


def by_eye(extra: Iterable[Pair]) -> float:
    """Return the share of right ones among the pairs, unknown to the reference, that were looked at."""
    looked_at = json.loads(BY_EYE.read_text(encoding="utf-8"))
    found = {tuple(sorted((digest(one), digest(other)))) for one, other in extra}
    right, wrong = (len({tuple(pair) for pair in looked_at[name]} & found) for name in ("right", "wrong"))
    return round(right / max(1, right + wrong), 4)


def main() -> None:
    """Print one JSON object with recall, precision and times, and the pairs asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", type=int, default=0, metavar="N")
    arguments = parser.parse_args()
    path = the_day()
    if path is None:
        return
    articles = read_day(path)
    began = time.perf_counter()
    wanted = reference_pairs(articles)
    reference_seconds = time.perf_counter() - began
    ours, spent = our_pairs(articles)
    both = ours.keys() & wanted.keys()
    count = len(articles)
    by_id = {article.id: article for article in articles}
    loose = [pair for pair in ours if shared_runs(by_id[pair[0]], by_id[pair[1]]) >= LOOSE]
    report: dict[str, float] = {
        "articles": count,
        "reference_pairs": len(wanted),
        "our_pairs": len(ours),
        "recall": round(len(both) / len(wanted), 4),
        "precision_by_reference": round(len(both) / len(ours), 4),
        "precision_by_loose_reference": round(len(both | set(loose)) / len(ours), 4),
        "precision_by_eye": by_eye(ours.keys() - wanted.keys()),
        "reference_seconds": round(reference_seconds, 2),
        "prints_ms_per_article": round(1000 * spent["prints"] / count, 3),
        "reuse_ms_per_article": round(1000 * spent["reuse"] / count, 3),
        "prints_per_article": round(spent["kept"] / count, 1),
        "candidates_per_article": round(spent["candidates"] / count, 2),
        "passages": int(spent["passages"]),
    }
    print(json.dumps(report, indent=1))
    for name, extra in (("ours only", ours.keys() - wanted.keys()), ("missed", wanted.keys() - ours.keys())):
        for one, other in sorted(extra)[: arguments.list]:
            share = ours.get((one, other), wanted.get((one, other), 0.0))
            print(f"{name}\t{share:.2f}\t{one}\t{other}")
    leave(broken("reuse", report))


if __name__ == "__main__":
    main()
