"""Names that people give themselves: which are allowed, and which could be taken for one another."""

import unicodedata
from functools import cache
from itertools import pairwise
from pathlib import Path

from tawatur.arabic.letters import fold
from tawatur.people.errors import Refused

SHORTEST, LONGEST = 3, 24

_DATA = Path(__file__).parent / "data"
_BETWEEN = " _.-"
# Beyond these Latin blocks stand phonetic and mathematical letters that only look like others.
_LAST_LATIN = "\u017f"


def _lines(file: str) -> list[str]:
    text = (_DATA / file).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _confusables() -> tuple[tuple[str, str], ...]:
    """Return (as written, as compared); pairs of letters first."""
    rows = [(was, to) for was, _, to in (line.partition("\t") for line in _lines("confusables.tsv"))]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


@cache
def _reserved() -> frozenset[str]:
    return frozenset(map(key_of, _lines("reserved_names.txt")))


def allowed_name(text: str) -> str:
    """Return a name as it is kept: letters of one script, digits of one kind, single signs between them.

    Raises Refused for any other: too short or long, a sign that turns the line round or is not seen at all,
    two scripts in one name, a name that would speak for the site.
    """
    if any(unicodedata.category(c) in ("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp") for c in text.strip()):
        raise Refused("name-signs", "name")
    name = " ".join(unicodedata.normalize("NFKC", text).split())
    if not SHORTEST <= len(name) <= LONGEST:
        raise Refused("name-length", "name")
    kinds = {_kind(c) for c in name} - {"between"}
    if "other" in kinds or name[0] in _BETWEEN or name[-1] in _BETWEEN:
        raise Refused("name-signs", "name")
    if any(a in _BETWEEN and b in _BETWEEN for a, b in pairwise(name)):
        raise Refused("name-signs", "name")
    if {"arabic", "latin"} <= kinds or {"latin", "arabic digit"} <= kinds or len(kinds & _DIGITS) > 1:
        raise Refused("name-mixed", "name")
    if not kinds & {"arabic", "latin"}:
        raise Refused("name-letters", "name")
    if is_reserved(name):
        raise Refused("name-taken", "name")
    return name


def is_reserved(text: str) -> bool:
    """Say whether a name, or one that looks like it, would speak for the site."""
    return key_of(text) in _reserved()


_DIGITS = {"digit", "arabic digit", "persian digit"}


def _kind(c: str) -> str:
    if c in _BETWEEN:
        return "between"
    if c.isdigit():
        return {"0": "digit", "\u0660": "arabic digit", "\u06f0": "persian digit"}.get(
            chr(ord(c) - int(c)), "other"
        )
    if unicodedata.category(c) not in ("Lu", "Ll", "Lo"):
        return "other"  # vowel signs and tatweel too: they make two names of what reads as one
    if c <= _LAST_LATIN and "LATIN" in unicodedata.name(c, ""):
        return "latin"
    return "arabic" if unicodedata.name(c, "").startswith("ARABIC LETTER") else "other"


def key_of(name: str) -> str:
    """Return what names share that people could take for one another: one account has it, no other may."""
    text = unicodedata.normalize("NFKC", name).casefold()
    text = unicodedata.normalize("NFKD", fold(text))
    text = "".join(c for c in text if unicodedata.category(c)[0] in "LN")
    for was, to in _confusables():
        text = text.replace(was, to)
    # A letter said twice is hardly seen: "salllem", "محممد".
    return "".join(c for at, c in enumerate(text) if at < 2 or not c == text[at - 1] == text[at - 2])


def one_line(text: str, longest: int) -> str:
    """Return a short text of a person without line breaks and signs that are not seen or turn lines round."""
    kept = (" " if c.isspace() else c for c in unicodedata.normalize("NFC", text))
    clean = "".join(
        c for c in kept if unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cs", "Cn") or c == "\u200d"
    )
    return " ".join(clean.split())[:longest]
