"""The rules of date expressions, read from data and compiled to regular expressions over token classes."""

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final

from tawatur.facts.dates.lexicon import LEXICON

_NAME: Final = re.compile(r"(?:(?P<group>[a-z_0-9]+)=|(?P<refuse>!))?(?P<name>[a-z_0-9]+)")
_PIECE: Final = re.compile(r"(?:[a-z_0-9]+=)?[a-z_0-9]+|[()|?*!]")
_MACRO: Final = re.compile(r"@([a-z]+)(\d?)")


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to put a date expression together; `kind` names the function that reads it."""

    kind: str
    pattern: re.Pattern[str]
    first: frozenset[str]
    """The class characters it can begin with."""
    needs_before: str | None
    """Class character that the token before must have, None where any will do."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules in order, and a pattern for the tokens that can begin one."""

    rules: tuple[Rule, ...]
    start: re.Pattern[str]
    classes: dict[str, str]
    """The characters of each class and union of classes."""
    by_start: dict[str, tuple[Rule, ...]]
    """The rules that can begin with each class character."""


class _First:
    """Finds what a pattern can begin with; methods return (class characters, whether it can be empty)."""

    def __init__(self, classes: dict[str, str], pieces: list[str]) -> None:
        self.classes, self.pieces, self.at = classes, pieces, 0

    def alternatives(self) -> tuple[set[str], bool]:
        first, empty = self._row()
        while self._next("|"):
            more, none = self._row()
            first, empty = first | more, empty or none
        return first, empty

    def _row(self) -> tuple[set[str], bool]:
        first: set[str] = set()
        empty = True
        while self.at < len(self.pieces) and self.pieces[self.at] not in ("|", ")"):
            refused = self._next("!")
            more, none = self._item()
            if not refused and empty:
                first |= more
            empty = empty and (refused or none)
        return first, empty

    def _item(self) -> tuple[set[str], bool]:
        if self._next("("):
            first, empty = self.alternatives()
            self._next(")")
        else:
            name = self.pieces[self.at].rpartition("=")[2]
            self.at += 1
            first, empty = set(self.classes[name]), False
        return first, bool(self._next("?") or self._next("*") or empty)

    def _next(self, piece: str) -> bool:
        if self.at < len(self.pieces) and self.pieces[self.at] == piece:
            self.at += 1
            return True
        return False


class _Compiler:
    def __init__(self, table: dict[str, Any]) -> None:
        self.macros: dict[str, str] = table["macros"]
        self.classes = dict(LEXICON.tags)
        for name, members in table["unions"].items():
            self.classes[name] = "".join(LEXICON.tags[member] for member in members)

    def whole(self, pattern: str) -> str:
        """Return a pattern with its macros put in."""
        while "@" in pattern:
            pattern = _MACRO.sub(self._expand, pattern)
        return pattern

    def first(self, pattern: str) -> frozenset[str]:
        """Return the class characters that a pattern can begin with."""
        return frozenset(_First(self.classes, _PIECE.findall(self.whole(pattern))).alternatives()[0])

    def compile(self, pattern: str) -> re.Pattern[str]:
        """Return a rule's pattern as a regular expression over class characters."""
        pattern = self.whole(pattern)
        return re.compile(_NAME.sub(self._class, pattern).replace("!(", "(?!").replace(" ", ""))

    def _expand(self, match: re.Match[str]) -> str:
        return self.macros[match[1]].replace("#=", f"{match[2]}=")

    def _class(self, match: re.Match[str]) -> str:
        members = f"[{self.classes[match['name']]}]"
        if match["refuse"]:
            return f"(?!{members})"
        return f"(?P<{match['group']}>{members})" if match["group"] else members


def _read() -> Grammar:
    text = files("tawatur.facts.dates").joinpath("data", "rules.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    compiler = _Compiler(table)
    rules = tuple(
        Rule(
            row["kind"],
            compiler.compile(row["pattern"]),
            compiler.first(row["pattern"]),
            compiler.classes.get(row.get("needs_before", "")),
        )
        for row in table["rule"]
    )
    never = "".join(compiler.classes[name] for name in table["starts"]["never"])
    by_start = {
        tag: tuple(rule for rule in rules if tag in rule.first)
        for tag in LEXICON.tags.values()
        if tag not in never
    }
    starting = "".join(tag for tag, some in by_start.items() if some)
    return Grammar(rules, re.compile(f"[{starting}]"), compiler.classes, by_start)


GRAMMAR: Final = _read()
