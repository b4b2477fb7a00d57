"""Furniture phrases of Arabic pages, read from `data/phrases.tsv`: what kind of line a line is.

Patterns are written there as published and compared folded, over the whole line.
"""

import re
from functools import lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

from tawatur.arabic.letters import fold, fold_with_offsets

_EDGES: Final = ' -–—•·|*:.»«<>[](){}…!,،▼▲►◄+#"\u200b'  # what stands around a phrase and is none of it
_NAMED_GROUP: Final = re.compile(r"\(\?p<\w+>")


class _Row(NamedTuple):
    kind: str
    how: str
    pattern: str


@lru_cache(maxsize=1)
def _rows() -> tuple[_Row, ...]:
    table = files("tawatur.articles").joinpath("data", "phrases.tsv").read_text(encoding="utf-8")
    lines = [line for line in table.splitlines() if line and not line.startswith("#")]
    return tuple(_Row(*line.split("\t")[:3]) for line in lines[1:])


def words_of(kind: str) -> tuple[str, ...]:
    """Return the patterns of one kind, as written in the table."""
    return tuple(row.pattern for row in _rows() if row.kind == kind)


@lru_cache(maxsize=64)
def _lines_of(kind: str) -> frozenset[str]:
    return frozenset(trim(fold(row.pattern)) for row in _rows() if row.kind == kind and row.how == "line")


@lru_cache(maxsize=64)
def _regex_of(kind: str) -> re.Pattern[str] | None:
    """Return one pattern for all rows of a kind that are more than one fixed line."""
    parts = []
    for row in _rows():
        if row.kind == kind and row.how == "start":
            parts.append(re.escape(fold(row.pattern)) + r"(?!\w).*")
        elif row.kind == kind and row.how == "regex":
            parts.append(_NAMED_GROUP.sub("(?:", fold(row.pattern)))
    return re.compile("|".join(f"(?:{part})" for part in parts)) if parts else None


def trim(folded: str) -> str:
    """Return a folded line without blanks, bullets and brackets around it."""
    return " ".join(folded.split()).strip(_EDGES)


@lru_cache(maxsize=16384)
def plain(line: str) -> str:
    """Return the form of a line that the questions below take: folded, blanks single."""
    return " ".join(fold(line).split())


def is_line(kind: str, plain_line: str) -> bool:
    """Say whether a plain line is, as a whole, a phrase of this kind."""
    trimmed = trim(plain_line)
    if trimmed in _lines_of(kind):
        return True
    regex = _regex_of(kind)
    return bool(regex and (regex.fullmatch(plain_line) or regex.fullmatch(trimmed)))


_PARTS: Final = re.compile(r"\s*[|•·،,:؛»«]\s*|\s+[-–—/]+\s+")
_PHRASE_WORDS: Final = 5  # the longest controls that stand beside others in one line
_LONGEST_RUN: Final = 140


def is_run(kinds: tuple[str, ...], plain_line: str) -> bool:
    """Say whether a plain line is two or more phrases of these kinds in a row and nothing else, such as
    "share: Facebook Twitter e-mail" or "print | send to a friend | read: 1204"."""
    if len(plain_line) > _LONGEST_RUN:
        return False
    counts = [_phrases_in(kinds, part) for part in _PARTS.split(plain_line) if trim(part)]
    return all(count is not None for count in counts) and sum(count or 0 for count in counts) > 1


def _phrases_in(kinds: tuple[str, ...], part: str) -> int | None:
    """Return how many phrases a part of a line is made of, None where it holds something else."""
    if find_kind(kinds, part):
        return 0 if trim(part).isdigit() else 1
    words, at, count = part.split(), 0, 0
    lines = _table(kinds).lines
    while at < len(words):
        size = next(
            (n for n in range(_PHRASE_WORDS, 0, -1) if trim(" ".join(words[at : at + n])) in lines), 0
        )
        if not size and trim(words[at]):
            return None
        at, count = at + max(1, size), count + bool(size)
    return count


class _Table(NamedTuple):
    """All phrases of several kinds: whole fixed lines, and one pattern whose groups are named by kind."""

    lines: dict[str, str]
    regex: re.Pattern[str]
    kinds: dict[str, str]


@lru_cache(maxsize=4)
def _table(kinds: tuple[str, ...]) -> _Table:
    lines = {line: kind for kind in reversed(kinds) for line in _lines_of(kind)}
    groups = {f"kind{n}": kind for n, kind in enumerate(kinds)}
    parts = [f"(?P<{name}>{regex.pattern})" for name, kind in groups.items() if (regex := _regex_of(kind))]
    return _Table(lines, re.compile("|".join(parts)), groups)


def find_kind(kinds: tuple[str, ...], plain_line: str) -> str | None:
    """Return the first of the kinds that a plain line, as a whole, is a phrase of; None for none."""
    table = _table(kinds)
    trimmed = trim(plain_line)
    if kind := table.lines.get(trimmed):
        return kind
    found = table.regex.fullmatch(plain_line)
    if found is None and trimmed != plain_line:
        found = table.regex.fullmatch(trimmed)
    return table.kinds[found.lastgroup] if found and found.lastgroup else None


@lru_cache(maxsize=64)
def _singles(kind: str) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(fold(row.pattern).replace("(?p<", "(?P<"))
        for row in _rows()
        if row.kind == kind and row.how == "regex"
    )


def match_line(kind: str, plain_line: str) -> re.Match[str] | None:
    """Return the match of the first pattern of a kind that the whole line fits, for its named groups.

    Groups are of the plain line; `as_published` gives them back in the page's spelling.
    """
    for regex in _singles(kind):
        if found := regex.fullmatch(plain_line):
            return found
    return None


def as_published(line: str, plain_part: str) -> str:
    """Return the words of the line whose plain form is `plain_part`, spelt as the page spells them."""
    folded = fold_with_offsets(line)
    pattern = r"\s+".join(re.escape(word) for word in plain_part.split())
    found = re.search(pattern, folded.text)
    if not found:
        return plain_part
    start, end = folded.span(*found.span())
    return " ".join(line[start:end].split())
