"""One contestant's work in a process of its own, from the texts or from words that are cut already.

    python -m benchmarks.peers_worker NAME SHINGLE THRESHOLD PERMUTATIONS

Reads from standard input a JSON list of [id, outlet, text]. Whoever it is, the texts are cut and folded first
by the same function (`comparable_words`, which needs no more than Python), so that each starts from the same
words, and what the cutting takes is told apart. Prints a JSON object with the pairs of ids that are called
near-duplicates and the seconds of the processor and by the wall, step by step. Peers run in the environment
that `benchmarks.peers` made for them.
"""

import gc
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from tawatur.chains.words import comparable_words

Texts = list[tuple[str, str, str]]
Words = list[tuple[str, tuple[str, ...]]]
Pairs = set[tuple[str, str]]


class Clock:
    """Seconds of this process, from one step to the next: of the processor, by the wall."""

    def __init__(self) -> None:
        gc.collect()
        self.steps: dict[str, tuple[float, float]] = {}
        self._last = time.process_time(), time.perf_counter()

    def step(self, name: str) -> None:
        """End a step."""
        now = time.process_time(), time.perf_counter()
        self.steps[name] = now[0] - self._last[0], now[1] - self._last[1]
        self._last = now


def shingles(words: tuple[str, ...], length: int) -> set[str]:
    """Return the distinct runs of so many words; a shorter text is one run."""
    return {" ".join(words[at : at + length]) for at in range(max(1, len(words) - length + 1))}


def datasketch(texts: Words, length: int, threshold: float, permutations: int) -> Pairs:
    """Find pairs by datasketch: a MinHash each, its shingles at once; a query of the LSH, an insertion."""
    return _by_datasketch(texts, length, threshold, permutations, at_once=True)


def datasketch_one_by_one(texts: Words, length: int, threshold: float, permutations: int) -> Pairs:
    """Find the same pairs by `update` for each shingle, as datasketch's documentation shows it first."""
    return _by_datasketch(texts, length, threshold, permutations, at_once=False)


def _by_datasketch(texts: Words, length: int, threshold: float, permutations: int, *, at_once: bool) -> Pairs:
    from datasketch import MinHash, MinHashLSH  # type: ignore[import-not-found]

    lsh = MinHashLSH(threshold=threshold, num_perm=permutations)

    def found() -> Iterator[tuple[str, Iterable[str]]]:
        for id_, words in texts:
            sketch = MinHash(num_perm=permutations)
            encoded = [shingle.encode() for shingle in shingles(words, length)]
            if at_once:
                sketch.update_batch(encoded)
            else:
                for each in encoded:
                    sketch.update(each)
            yield id_, lsh.query(sketch)
            lsh.insert(id_, sketch)

    return _pairs(found())


def rensa(texts: Words, length: int, threshold: float, permutations: int) -> Pairs:
    """Find pairs with rensa's R-MinHash and LSH; its keys are numbers."""
    from rensa import RMinHash, RMinHashLSH  # type: ignore[import-not-found]

    bands = _bands(threshold, permutations)
    lsh = RMinHashLSH(threshold=threshold, num_perm=permutations, num_bands=bands)

    def found() -> Iterator[tuple[str, Iterable[str]]]:
        for number, (id_, words) in enumerate(texts):
            sketch = RMinHash(num_perm=permutations, seed=42)
            sketch.update(list(shingles(words, length)))
            yield id_, [texts[other][0] for other in lsh.query(sketch)]
            lsh.insert(number, sketch)

    return _pairs(found())


def _bands(threshold: float, permutations: int) -> int:
    """Return the number of bands whose S-curve bends nearest to a threshold: (1/b)^(1/r)."""
    whole = [bands for bands in range(1, permutations + 1) if permutations % bands == 0]
    return min(whole, key=lambda bands: abs((1 / bands) ** (bands / permutations) - threshold))


def _pairs(found: Iterable[tuple[str, Iterable[str]]]) -> Pairs:
    return {(min(id_, other), max(id_, other)) for id_, others in found for other in others}


def tawatur(texts: Texts, clock: Clock) -> Pairs:
    """Find pairs as Tawatur does, with the passages that they share; its words are cut already."""
    from evaluation.reuse import HALF, Index
    from tawatur.chains.prints import find_prints
    from tawatur.chains.reuse import find_candidates, find_reuse, share_of_shorter
    from tawatur.model import Article

    articles = [
        Article(id_, page="", input="", form="news", title="", body=text, outlet=outlet)
        for id_, outlet, text in texts
    ]
    known = {article.id: article for article in articles}
    index = Index()
    candidates: list[tuple[str, ...]] = []
    for article in articles:
        prints = find_prints(article)
        candidates.append(find_candidates(prints, index.hits(prints)))
        index.add(article.id, prints)
    clock.step("candidates")
    pairs = set()
    for article, others in zip(articles, candidates, strict=True):
        reuses = find_reuse(article, [known[each] for each in others])
        for other in {reuse.b.article for reuse in reuses}:
            if share_of_shorter(reuses, article, known[other]) >= HALF:
                pairs.add((min(article.id, other), max(article.id, other)))
    clock.step("passages")
    return pairs


PEERS: dict[str, Callable[[Words, int, float, int], Pairs]] = {
    "datasketch": datasketch,
    "datasketch-one-by-one": datasketch_one_by_one,
    "rensa": rensa,
}


def run(name: str, texts: Texts, setting: tuple[int, float, int]) -> tuple[Pairs, Clock]:
    """Let one contestant find its pairs; return them and what the steps took."""
    clock = Clock()
    words = [(id_, comparable_words(text).keys) for id_, _, text in texts]
    clock.step("words")
    if name == "tawatur":
        return tawatur(texts, clock), clock
    pairs = PEERS[name](words, *setting)
    clock.step("candidates")
    return pairs, clock


def main() -> None:
    """Run the contestant that the arguments name."""
    name, length, threshold, permutations = sys.argv[1:]
    setting = int(length), float(threshold), int(permutations)
    texts: Texts = [(id_, outlet, text) for id_, outlet, text in json.load(sys.stdin)]
    run(name, texts[:3], setting)  # imports and tables do not count
    gc.disable()  # as `timeit` does: where it falls is chance
    pairs, clock = run(name, texts, setting)
    told: dict[str, Any] = {"pairs": sorted(pairs), "steps": clock.steps}
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
