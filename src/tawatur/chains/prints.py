"""Fingerprints of a text: hashes of word runs, thinned so that equal passages keep equal prints.

Winnowing (Schleimer, Wilkerson, Aiken 2003): of every `WINDOW` runs in a row the one with the least hash is
kept. Two texts that share `RUN + WINDOW - 1` comparable words in a row share at least one print.
"""

from functools import lru_cache
from hashlib import blake2b

from tawatur.chains.words import comparable_words
from tawatur.model import Article

RUN = 5  # words in a run; four-word runs are formulae and names more often than text
WINDOW = 8  # runs per kept print: with RUN, 12 shared words in a row cannot be missed; 1 print per 4.5 words

_PRIME = (1 << 61) - 1  # keeps every hash within a signed 64-bit column
_BASE = 0x1F3D5B79A2C4E681 % _PRIME
_TOP = pow(_BASE, RUN - 1, _PRIME)


@lru_cache(maxsize=131072)
def _hash_word(key: str) -> int:
    digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") % _PRIME


def find_prints(article: Article) -> tuple[tuple[int, int], ...]:
    """Return (hash, position) of the body's prints in order.

    The hash is below 2**61 and the same in every process. The position is the index of the run's first
    word among `comparable_words(article.body)`. A body of fewer than `RUN` words has no print.
    """
    runs = _hash_runs(list(map(_hash_word, comparable_words(article.body).keys)))
    if not runs:
        return ()
    kept: list[tuple[int, int]] = []
    least = -1
    for end in range(min(WINDOW, len(runs)), len(runs) + 1):
        start = max(0, end - WINDOW)
        if least < start:
            # the last of equal ones, so that a run of repeats keeps few prints
            latest_first = runs[start:end][::-1]
            least = end - 1 - latest_first.index(min(latest_first))
        elif runs[end - 1] <= runs[least]:
            least = end - 1
        else:
            continue
        kept.append((runs[least], least))
    return tuple(kept)


def _hash_runs(words: list[int]) -> list[int]:
    """Return the rolling polynomial hash of each run of `RUN` words."""
    if len(words) < RUN:
        return []
    value = 0
    for word in words[:RUN]:
        value = (value * _BASE + word) % _PRIME
    runs = [value]
    for out, into in zip(words, words[RUN:], strict=False):
        value = ((value - out * _TOP) * _BASE + into) % _PRIME
        runs.append(value)
    return runs
