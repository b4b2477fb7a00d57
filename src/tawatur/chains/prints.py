"""Fingerprints of a text: hashes of word runs, thinned so that equal passages keep equal prints.

Winnowing (Schleimer, Wilkerson, Aiken 2003): of every `WINDOW` words in a row the one with the least hash is
kept, and the run of `RUN` words that begins there is a print. Two texts that share `RUN + WINDOW - 1`
comparable words in a row share at least one print. They order runs by their own hashes; by those of their
first words the same holds, and only the runs that are kept need be hashed.
"""

from collections.abc import Sequence
from hashlib import blake2b

from tawatur.chains.words import comparable_words
from tawatur.model import Article

RUN = 5  # words in a run; four-word runs are formulae and names more often than text
WINDOW = 8  # words per kept print: with RUN, 12 shared words in a row cannot be missed; 1 print per 4.5 words

_MASK = (1 << 61) - 1  # keeps every hash within a signed 64-bit column
_BASE = 1_000_003  # odd, so that no bit of a word is lost
_MOST_WORDS = 1 << 17  # words whose hashes are remembered, some 15 MB


class _Hashes(dict[str, int]):
    """The hash of each word: of 61 bits, and the same in every process."""

    def __missing__(self, key: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        self[key] = found = int.from_bytes(digest, "big") & _MASK
        return found


_HASHES = _Hashes()


def find_prints(article: Article) -> tuple[tuple[int, int], ...]:
    """Return (hash, position) of the body's prints in order.

    The hash is below 2**61 and the same in every process. The position is the index of the run's first
    word among `comparable_words(article.body)`. A body of fewer than `RUN` words has no print.
    """
    words = list(map(_HASHES.__getitem__, comparable_words(article.body).keys))
    begin_runs = words[: max(0, len(words) - RUN + 1)]
    return tuple([(_of_run(*words[at : at + RUN]), at) for at in _winnow(begin_runs)])


def _of_run(one: int, two: int, three: int, four: int, five: int) -> int:
    """Return the hash of a run by those of its words: a polynomial of them, as in Karp and Rabin (1987)."""
    return ((((one * _BASE + two) * _BASE + three) * _BASE + four) * _BASE + five) & _MASK


def _winnow(values: Sequence[int]) -> list[int]:
    """Return the places of the least values of all windows, in order; of equal ones the last."""
    if not values:
        return []
    least = _least(values, 0, min(WINDOW, len(values)))
    lowest = values[least]
    kept = [least]
    for at, value in enumerate(values[WINDOW:], WINDOW):
        if value <= lowest:
            least = at
        elif at - least >= WINDOW:
            least = _least(values, at - WINDOW + 1, at + 1)
        else:
            continue
        lowest = values[least]
        kept.append(least)
    return kept


def _least(values: Sequence[int], start: int, end: int) -> int:
    latest_first = values[start:end][::-1]
    return end - 1 - latest_first.index(min(latest_first))
