"""The rules of date expressions, read from data and compiled to regular expressions over token classes."""

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final

from tawatur.facts.dates.lexicon import LEXICON

_NAME: Final = re.compile(r"(?:(?P<group>[a-z_0-9]+)=|(?P<refuse>!))?(?P<name>[a-z_0-9]+)")
_MACRO: Final = re.compile(r"@([a-z]+)(\d?)")


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to put a date expression together; `kind` names the function that reads it."""

    kind: str
    pattern: re.Pattern[str]
    needs_before: str | None
    """Class character that the token before must have, None where any will do."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules in order, and a pattern for the tokens that can begin one."""

    rules: tuple[Rule, ...]
    start: re.Pattern[str]
    classes: dict[str, str]
    """The characters of each class and union of classes."""


class _Compiler:
    def __init__(self, table: dict[str, Any]) -> None:
        self.macros: dict[str, str] = table["macros"]
        self.classes = dict(LEXICON.tags)
        for name, members in table["unions"].items():
            self.classes[name] = "".join(LEXICON.tags[member] for member in members)

    def compile(self, pattern: str) -> re.Pattern[str]:
        """Return a rule's pattern as a regular expression over class characters."""
        while "@" in pattern:
            pattern = _MACRO.sub(self._expand, pattern)
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
        Rule(row["kind"], compiler.compile(row["pattern"]), compiler.classes.get(row.get("needs_before", "")))
        for row in table["rule"]
    )
    never = "".join(compiler.classes[name] for name in table["starts"]["never"])
    return Grammar(rules, re.compile(f"[^{never}]"), compiler.classes)


GRAMMAR: Final = _read()
