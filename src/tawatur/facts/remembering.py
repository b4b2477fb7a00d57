"""What was found out about words, kept: news says the same ones again and again."""

from collections.abc import Hashable
from typing import Final, TypeVar

_MOST: Final = 100_000
"""Words, or what else is asked for, of which it is kept what was found."""

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


def keep(known: dict[_Key, _Value], key: _Key, value: _Value, most: int = _MOST) -> _Value:
    """Keep what was found out about a word, and return it; more than `most` are all forgotten.

    Whoever asks looks into `known` first: these are the busiest places, and a call for each word would show.
    """
    if len(known) > most:
        known.clear()
    known[key] = value
    return value
