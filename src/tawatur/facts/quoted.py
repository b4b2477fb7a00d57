"""Stretches in quotation marks, of any kind and turned either way, over as many sentences as they run."""

import re
from collections.abc import Iterator

# Marks of one family close one another: pages mix them, and set them the wrong way round.
_FAMILIES = ('"“”„‟＂', "«»", "‹›")
_FAMILY = {mark: family for family in _FAMILIES for mark in family}
_MARK = re.compile("[" + "".join(_FAMILY) + "]")

# A longer stretch has lost one of its marks.
_LONGEST = 1500
_SHORTEST = 8


def find_quoted(body: str) -> list[tuple[int, int]]:
    """Return (start, end) of the stretches of a body between quotation marks, without the marks, in order.

    A mark that opens again before the one before it was closed, at the beginning of a paragraph, goes on
    with the quotation; elsewhere the mark before it is taken for a stray one.
    """
    found: list[tuple[int, int]] = []
    opened: dict[str, int] = {}
    for at, mark, family in _marks(body):
        start = opened.get(family)
        if start is not None and at - start > _LONGEST:
            start = None
        opens = body[at + 1 : at + 2].isalnum()
        if start is None:
            opened[family] = at + 1
        elif _opens_again(body, at, opens=opens):
            if body[:at].rstrip(" \t\u200f").endswith("\n") and mark != '"':
                found.append((start, len(body[:at].rstrip())))
            opened[family] = at + 1
        else:
            found.append((start, at))
            del opened[family]
    return sorted(span for span in found if span[1] - span[0] >= _SHORTEST)


def _marks(body: str) -> Iterator[tuple[int, str, str]]:
    for found in _MARK.finditer(body):
        yield found.start(), found[0], _FAMILY[found[0]]


def _opens_again(body: str, at: int, *, opens: bool) -> bool:
    """Say whether a mark can only be an opening one: a space or bracket before it, a word behind."""
    before = body[at - 1 : at]
    return opens and (before.isspace() or before in "(:")
