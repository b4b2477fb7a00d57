"""Exact alignment of two word sequences: stretches that they share, small differences inside allowed."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tawatur.chains.words import SEED, Words

_COMMON = 8  # a seed that recurs more often in one text is a name or a refrain and starts nothing
GAP = 10  # words that may differ between two shared runs of one passage
_DENSITY = 0.6  # of the words of a passage, on its longer side, this share must be shared
_SPELLING = 4  # letters a word must have to be the same word in another spelling


@dataclass(frozen=True, slots=True)
class Aligned:
    """A shared stretch: [a, a_end) and [b, b_end) in words, and the words of `a` that `b` has too."""

    a: int
    a_end: int
    b: int
    b_end: int
    shared: tuple[int, ...]
    edits: int


_AT_ONCE = 32  # words compared in one step

_Run = tuple[int, int, int]  # position in a, position in b, words


@dataclass(slots=True)
class _Chain:
    runs: list[_Run]
    shared: int


def align(a: Words, b: Words, least: int = SEED) -> list[Aligned]:
    """Return the stretches that two texts share, in the order of `a`; no word belongs to two of them.

    A sentence that stands elsewhere in the other text gives a stretch of its own. Unbroken runs of fewer than
    `least` words that belong to no other are left out.
    """
    chains: list[_Chain] = []
    for run in _pick(_find_runs(a, b), len(a.keys), len(b.keys)):
        chain = _find_chain(chains, run)
        if chain is None:
            chains.append(_Chain([run], run[2]))
        else:
            chain.runs.append(run)
            chain.shared += run[2]
    worth = (chain for chain in chains if len(chain.runs) > 1 or chain.shared >= least)
    return [_measure(chain, a.keys, b.keys) for chain in worth]


@dataclass(frozen=True, slots=True)
class _Places:
    """Where each run of `SEED` words stands in a text: the last place, and all of those that recur."""

    last: dict[int, int]
    all: dict[int, list[int]]


@lru_cache(maxsize=2)  # a text is aligned with several others, one after the other
def _find_places(words: Words) -> _Places:
    seeds = words.seeds
    last = dict(zip(seeds, range(len(seeds)), strict=True))
    recurring: dict[int, list[int]] = {}
    if len(last) < len(seeds):
        for at, seed in enumerate(seeds):
            if last[seed] != at:
                recurring.setdefault(seed, []).append(at)
        for seed, places in recurring.items():
            places.append(last[seed])
            if len(places) > _COMMON:
                del last[seed]
    return _Places(last, recurring)


def _find_runs(a: Words, b: Words) -> list[_Run]:
    """Return the longest runs of `SEED` words or more that both texts have, in the order of `b`."""
    in_a, seeds = _find_places(a), b.seeds
    shared = [at for at, seed in enumerate(seeds) if seed in in_a.last]
    runs: list[_Run] = []
    next_ = 0
    while next_ < len(shared):
        other = shared[next_]
        places = in_a.all.get(seeds[other]) or (in_a.last[seeds[other]],)
        here = [_widen(a.keys, at, b.keys, other) for at in places]
        runs += [run for run in here if run[2] >= SEED]
        # what begins inside a run is found again from behind it, if it goes on longer
        covered = max(start + length for _, start, length in here)
        next_ = bisect_left(shared, covered - SEED + 1, next_ + 1)
    return runs


def _widen(a: tuple[str, ...], at: int, b: tuple[str, ...], other: int) -> _Run:
    """Return the longest run of the same words in both texts that holds these two places."""
    back = 0
    while back < min(at, other) and a[at - back - 1] == b[other - back - 1]:
        back += 1
    length = 0
    while piece := a[at + length : at + length + _AT_ONCE]:
        beside = b[other + length : other + length + _AT_ONCE]
        if piece != beside:
            pairs = enumerate(zip(piece, beside, strict=False))
            length += next((n for n, (one, two) in pairs if one != two), min(len(piece), len(beside)))
            break
        length += len(piece)
    return at - back, other - back, back + length


def _pick(runs: list[_Run], a: int, b: int) -> list[_Run]:
    """Return runs that do not overlap in either text, the longer first served, in the order of `a`.

    `a` and `b` are how many words the texts have.
    """
    taken_a, taken_b = bytearray(a), bytearray(b)
    picked = []
    for at, other, length in sorted(runs, key=lambda run: (-run[2], run[0], run[1])):
        start, end = 0, length
        while start < end and (taken_a[at + start] or taken_b[other + start]):
            start += 1
        while end > start and (taken_a[at + end - 1] or taken_b[other + end - 1]):
            end -= 1
        if end - start < SEED:
            continue
        picked.append((at + start, other + start, end - start))
        taken_a[at + start : at + end] = taken_b[other + start : other + end] = b"\1" * (end - start)
    return sorted(picked)


def _find_chain(chains: list[_Chain], run: _Run) -> _Chain | None:
    """Return the chain that a run goes on: the one that ends nearest before it in both texts."""
    at, other, length = run
    best, nearest = None, 2 * GAP + 1
    for chain in chains:
        last_at, last_other, last_length = chain.runs[-1]
        gap_a, gap_b = at - last_at - last_length, other - last_other - last_length
        if gap_a < 0 or gap_b < 0:
            continue
        allowed = min(GAP, 2 * min(length, chain.shared))
        dense = chain.shared + length >= _DENSITY * (
            max(at - chain.runs[0][0], other - chain.runs[0][1]) + length
        )
        if max(gap_a, gap_b) <= allowed and dense and gap_a + gap_b < nearest:
            best, nearest = chain, gap_a + gap_b
    return best


def _measure(chain: _Chain, a: Sequence[str], b: Sequence[str]) -> Aligned:
    shared: list[int] = []
    edits = 0
    end_a, end_b = chain.runs[0][:2]
    for at, other, length in chain.runs:
        if at > end_a or other > end_b:
            same = _same_words(a, range(end_a, at), b, range(end_b, other))
            shared += same
            edits += max(at - end_a, other - end_b)
        shared += range(at, at + length)
        end_a, end_b = at + length, other + length
    return Aligned(chain.runs[0][0], end_a, chain.runs[0][1], end_b, tuple(shared), edits)


def _same_words(a: Sequence[str], in_a: range, b: Sequence[str], in_b: range) -> list[int]:
    """Return the words of a gap in `a` that the gap in `b` has too, in order, spelling mistakes forgiven."""
    found = []
    next_b = in_b.start
    for at in in_a:
        for other in range(next_b, in_b.stop):
            if a[at] == b[other] or _one_edit(a[at], b[other]):
                found.append(at)
                next_b = other + 1
                break
    return found


def _one_edit(one: str, other: str) -> bool:
    """Say whether two words of some length differ by one letter more, less or other."""
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < _SPELLING:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    return one[start + 1 :] == other[start + (len(one) == len(other)) :] or one[start:] == other[start + 1 :]
