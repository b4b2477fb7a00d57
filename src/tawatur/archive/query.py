"""The query language of search: words, "phrases", AND OR NOT -, brackets, and fields such as outlet: from:.

Fields have Arabic, English and French names (data/fields.tsv). Whatever is typed is a query: what cannot be
understood is left out and named in `ignored`.
"""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files

from tawatur.arabic.letters import fold
from tawatur.arabic.words import find_words
from tawatur.archive.values import Filters, Part, Result

# More is not a question but a text; the database must stay quick whatever is pasted into the box.
_MOST_WORDS = 60
_DEEPEST = 20

_TOKEN = re.compile(
    r"""
    (?P<open>\() | (?P<close>\))
    | (?P<minus>(?<!\S)[-−!](?=\S))
    | (?P<field>[^\W\d_]['\w]{0,11}):(?P<value>"[^"]*"?|«[^»]*»?|“[^”]*”?|[^\s()"«“]+)
    | (?P<phrase>"[^"]*"?|«[^»]*»?|“[^”]*”?)
    | (?P<word>[^\s()"«“]+)
    """,
    re.VERBOSE,
)
_QUOTES = '"«»“”'
_DAY = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?")


@dataclass(frozen=True, slots=True)
class Term:
    """Folded words to be found: next to one another as written (phrase), or the one word in any form."""

    words: tuple[str, ...]
    phrase: bool


@dataclass(frozen=True, slots=True)
class Every:
    """All of the parts."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of the parts."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Without:
    """Not the part."""

    part: "Node"


Node = Term | Every | Either | Without


@dataclass(frozen=True, slots=True)
class Query:
    """What was asked: `wanted` is None where only filters were given; `parts` is what can be taken out."""

    wanted: Node | None
    filters: Filters
    ignored: tuple[str, ...]
    parts: tuple[Part, ...] = ()
    result: Result = "articles"


def read_query(text: str, filters: Filters | None = None) -> Query:
    """Return what a text asks for; never raises. Fields in the text win over the filters given."""
    return _Reader(text, filters or Filters()).read()


class _Reader:
    """Reads one query from left to right; holds the place, and what was left out."""

    def __init__(self, text: str, filters: Filters) -> None:
        self.tokens = list(_TOKEN.finditer(text))
        self.at = 0
        self.filters = filters
        self.ignored: list[str] = []
        self.words = 0
        self.text = text
        self.parts: list[Part] = []
        self.result: Result = "articles"
        self.fields: list[tuple[str, str]] = []

    def read(self) -> Query:
        nodes: list[Node] = []
        while self.at < len(self.tokens):
            node = self._either(0)
            if node is not None:
                nodes.append(node)
            if self.at < len(self.tokens):  # a closing bracket too many
                self.ignored.append(self.tokens[self.at][0])
                self.at += 1
        return Query(_joined(nodes, Every), self.filters, tuple(self.ignored), tuple(self.parts), self.result)

    def _either(self, depth: int) -> Node | None:
        sides: list[Node] = []
        while True:
            node = self._every(depth)
            if node is not None:
                sides.append(node)
            if not self._next_is("OR"):
                return _joined(sides, Either)
            self.at += 1

    def _every(self, depth: int) -> Node | None:
        parts: list[Node] = []
        while self.at < len(self.tokens) and not self._next_is("OR"):
            if self.tokens[self.at]["close"]:
                break
            if self._next_is("AND"):
                self.at += 1
                continue
            first = self.at
            node = self._one(depth)
            if depth == 0:
                self._note(first, node)
            if node is not None:
                parts.append(node)
        return _joined(parts, Every)

    def _note(self, first: int, node: Node | None) -> None:
        """Note what the tokens from the first one on asked for, as one part of the text."""
        start, end = self.tokens[first].start(), self.tokens[self.at - 1].end()
        if self.fields:
            self.parts += [Part(field, value, start, end) for field, value in self.fields[:1]]
            self.fields = []
        elif isinstance(node, Without):
            self.parts.append(Part("without", self.text[self.tokens[first].end() : end].strip(), start, end))
        elif node is not None:
            quoted = isinstance(node, Term) and node.phrase
            self.parts.append(Part("phrase" if quoted else "words", self.text[start:end], start, end))

    def _one(self, depth: int) -> Node | None:
        if self._next_is("NOT") or self.tokens[self.at]["minus"]:
            negations = 0
            while self.at < len(self.tokens) and (self._next_is("NOT") or self.tokens[self.at]["minus"]):
                negations += 1
                self.at += 1
            if self.at == len(self.tokens) or self.tokens[self.at]["close"]:
                self.ignored.append("NOT")
                return None
            node = self._one(depth)
            return Without(node) if node is not None and negations % 2 else node
        token = self.tokens[self.at]
        self.at += 1
        if token["open"]:
            return self._bracket(depth)
        if token["field"]:
            return self._field(token)
        if token["phrase"]:
            return self._term(token["phrase"], phrase=True)
        return self._term(token[0], phrase=False)

    def _bracket(self, depth: int) -> Node | None:
        if depth >= _DEEPEST:
            self.ignored.append("(")
            return None
        node = self._either(depth + 1)
        if self.at < len(self.tokens) and self.tokens[self.at]["close"]:
            self.at += 1
        return node

    def _next_is(self, operator: str) -> bool:
        return self.at < len(self.tokens) and self.tokens[self.at]["word"] == operator

    def _term(self, text: str, phrase: bool) -> Node | None:
        words = tuple(word.folded for word in find_words(text))
        if not words or self.words + len(words) > _MOST_WORDS:
            self.ignored.append(text)
            return None
        self.words += len(words)
        if phrase:
            return Term(words, len(words) > 1 or text[0] in _QUOTES)
        return _joined([Term((word,), False) for word in words], Every)

    def _field(self, token: re.Match[str]) -> Node | None:
        field = _spellings("field").get(fold(token["field"]))
        if field is None:  # «قال: نعم» is two words
            return self._term(token[0], phrase=False)
        value = token["value"].strip(_QUOTES)
        if not self._narrow(field, value):
            self.ignored.append(token[0])
        return None

    def _narrow(self, field: str, value: str) -> bool:
        """Narrow the question by one field; False where its value says nothing to it."""
        if field in ("outlet", "entity", "country"):
            said = value.strip()
            return bool(said) and self._set(field, said)
        if field == "kind":
            for what in ("form", "type", "result"):
                code = _spellings(what).get(fold(value))
                if code is not None:
                    return self._set(what, code)
            return False
        days = _read_days(value)
        if days is None:
            return False
        first, last = days
        match field:
            case "since":
                return self._set("since", first)
            case "until":
                return self._set("until", last)
            case "before" if first > date.min:
                return self._set("until", first - timedelta(days=1))
            case "after" if last < date.max:
                return self._set("since", last + timedelta(days=1))
        return False

    def _set(self, field: str, value: str | date) -> bool:
        if field == "result":
            self.result = value  # type: ignore[assignment]  # only results are in the table
        else:
            self.filters = replace(self.filters, **{field: value})  # type: ignore[arg-type]
        self.fields.append((field, str(value)))
        return True


def _joined(parts: list[Node], how: type[Every] | type[Either]) -> Node | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    return how(tuple(parts))


def _read_days(text: str) -> tuple[date, date] | None:
    """Return the first and last day of 2025, 2025-02 or 2025-02-24."""
    match = _DAY.fullmatch(fold(text))
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if year is None or month is None:
            return date(year or 0, 1, 1), date(year or 0, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=4)
def _spellings(what: str) -> dict[str, str]:
    text = (files("tawatur.archive") / "data" / "fields.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {fold(spelling): ours for kind, ours, spelling in rows if kind == what}
