"""What changed between two versions of one page's text, word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_TOKENS = re.compile(r"\w+|\s+|[^\w\s]")

# Words of one changed stretch that are compared one by one; a longer one is shown as taken out and put in.
_MOST = 2_000


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of words that stayed, went or came."""

    kind: Literal["same", "gone", "new"]
    text: str


def find_changes(old: str, new: str) -> list[Change]:
    """Return the stretches of both texts in order: those that stayed and went give the old text exactly,
    those that stayed and came the new one.

    Lines are compared first, then the words of the lines that differ, so that a long text costs little.
    """
    return _joined(_by_line(old.splitlines(keepends=True), new.splitlines(keepends=True)))


def _by_line(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    for kind, a, z, b, y in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, came = "".join(old[a:z]), "".join(new[b:y])
        if kind == "equal":
            yield Change("same", gone)
        else:
            yield from _by_word(_TOKENS.findall(gone), _TOKENS.findall(came))


def _by_word(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    if len(old) > _MOST or len(new) > _MOST:
        yield from (Change("gone", "".join(old)), Change("new", "".join(new)))
        return
    for kind, a, z, b, y in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Change("same", "".join(old[a:z]))
        else:
            yield from (Change("gone", "".join(old[a:z])), Change("new", "".join(new[b:y])))


def _joined(changes: Iterator[Change]) -> list[Change]:
    """Return changes without empty ones, neighbours of one kind as one."""
    found: list[Change] = []
    for change in changes:
        if not change.text:
            continue
        if found and found[-1].kind == change.kind:
            change = Change(change.kind, found.pop().text + change.text)
        found.append(change)
    return found
