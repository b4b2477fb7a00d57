"""One peer's work, in the environment that `benchmarks.peers` made for it: no module of ours is imported.

Reads from standard input a JSON list of [id, folded words]; prints a JSON object with the pairs of ids that
the peer calls near-duplicates, in the order they are found, and the seconds of the wall and of the processor.
"""

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator

Texts = list[tuple[str, list[str]]]
Pairs = set[tuple[str, str]]


def shingles(words: list[str], length: int) -> set[str]:
    """Return the distinct runs of so many words; a shorter text is one run."""
    return {" ".join(words[at : at + length]) for at in range(max(1, len(words) - length + 1))}


def datasketch(texts: Texts, length: int, threshold: float, permutations: int) -> Pairs:
    """Find pairs by datasketch: a MinHash each, its shingles at once; a query of the LSH, an insertion."""
    return _by_datasketch(texts, length, threshold, permutations, at_once=True)


def datasketch_one_by_one(texts: Texts, length: int, threshold: float, permutations: int) -> Pairs:
    """Find the same pairs by `update` for each shingle, as datasketch's documentation shows it first."""
    return _by_datasketch(texts, length, threshold, permutations, at_once=False)


def _by_datasketch(texts: Texts, length: int, threshold: float, permutations: int, *, at_once: bool) -> Pairs:
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


def rensa(texts: Texts, length: int, threshold: float, permutations: int) -> Pairs:
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


PEERS: dict[str, Callable[[Texts, int, float, int], Pairs]] = {
    "datasketch": datasketch,
    "datasketch-one-by-one": datasketch_one_by_one,
    "rensa": rensa,
}


def main() -> None:
    """Run the peer that the arguments name: PEER SHINGLE THRESHOLD PERMUTATIONS."""
    name, length, threshold, permutations = sys.argv[1:]
    peer = PEERS[name]
    texts: Texts = [(id_, words) for id_, words in json.load(sys.stdin)]
    peer(texts[:3], int(length), float(threshold), int(permutations))  # imports and tables do not count
    wall, own = time.perf_counter(), time.process_time()
    pairs = peer(texts, int(length), float(threshold), int(permutations))
    wall, own = time.perf_counter() - wall, time.process_time() - own
    json.dump({"pairs": sorted(pairs), "wall": wall, "cpu": own}, sys.stdout)


if __name__ == "__main__":
    main()
