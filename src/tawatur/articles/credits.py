"""Credits between a title and its text: names, towns, agencies and desks of the newsroom told apart."""

from collections.abc import Sequence
from typing import Final

from tawatur.articles.datelines import read_dateline
from tawatur.articles.lines import NAME_PARTS, Line
from tawatur.articles.phrases import is_line, plain, trim, words_of

_NAME_AND_DATE: Final = 10  # words
_DATELINE: Final = 80  # letters at the beginning of a text where its dateline stands


def is_quoted_source(name: str, lines: Sequence[Line]) -> bool:
    """Say whether the text names in its dateline what stands beside the outlet: "Beijing (name) - ...".

    Such a name is an agency's, whether or not it is in the table."""
    opening = plain(" ".join(line.text for line in lines[:2]))[:_DATELINE]
    return f"({trim(plain(name))})" in opening


def is_name_and_date(line: Line) -> bool:
    """Say whether a short line is a name and a date side by side, with nothing between them."""
    short = line.kind == "text" and line.words <= _NAME_AND_DATE and not line.ends
    read = read_dateline(line.text, loose=True) if short else None
    return read is not None and read.day is not None and 2 <= len(read.rest.split()) <= 4


def is_section_name(line: Line) -> bool:
    """Say whether a line is the name of a section of the site."""
    return line.kind == "text" and is_line("section-word", plain(line.text))


def is_bare_name(line: Line) -> bool:
    """Say whether a line beside the date line is a name or a section: two to four words and nothing else."""
    return 2 <= line.words <= 4 and all(word.isalpha() for word in plain(line.text).split())


def has_word(kind: str, text: str) -> bool:
    """Say whether one word of a text is a phrase of this kind."""
    return any(is_line(kind, word) for word in plain(text).split())


def is_credit(line: Line, outlet: str | None) -> bool:
    """Say whether a short line is a name beside a town, an agency or the outlet: "Rabat - Somebody"."""
    parts = [part for part in NAME_PARTS.split(line.text) if part]
    if line.kind != "text" or not 2 <= len(parts) <= 3 or line.words > 9:
        return False
    return any(is_place_or_agency(part, outlet) for part in parts)


def is_place_or_agency(part: str, outlet: str | None) -> bool:
    """Say whether a part of a credit is a town, an agency or the outlet itself."""
    words = plain(part)
    return is_line("place", words) or is_line("agency", words) or words == plain(outlet or "-")


def names_desk(text: str) -> bool:
    """Say whether a credit names a desk of the newsroom and not a person."""
    return any(has_word("desk", part) for part in NAME_PARTS.split(text))


def could_be_person(words: str, outlet: str | None) -> bool:
    """Say whether what stands beside a date can be its author's name."""
    joints = {plain(joint) for joint in words_of("date-joint")}
    bare = plain(words)
    return (
        all(word.isalpha() or word.endswith(".") for word in bare.split())
        and not is_place_or_agency(words, outlet)
        and not has_word("desk", words)
        and joints.isdisjoint(bare.split())
    )
