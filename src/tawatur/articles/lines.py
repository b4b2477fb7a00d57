"""Lines of a page's text, and what each of them is: prose, headline, date line, furniture."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, cast

from tawatur.articles.datelines import LONGEST_LINE, read_dateline
from tawatur.articles.phrases import find_kind, is_line, is_run, plain
from tawatur.model import Link

Kind = Literal[
    "unread",
    "text",
    "strip",
    "date",
    "attribution",
    "origin",
    "notice",
    "follow",
    "related",
    "related-inline",
    "end",
    "tags",
    "byline",
    "source",
    "blog",
    "file",
    "address",
]

_BLANK: Final = " \t\r\f\v\u00a0\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad\u3000"
_ORDINARY: Final = " \t\r\f\v"
_EMPTY_RE: Final = re.compile(f"[{_BLANK}]*")
_EDGE_RE: Final = re.compile(f"^[{_BLANK}]+|[{_BLANK}]+$")
_ENDS_RE: Final = re.compile(r"(?<!\.\.)[.؟?!:؛](?:[\"”»’')\]\s\u200f\u200e]*)$|[»\"”]$")
_STRIP_GAPS: Final = (re.compile("[\u00a0 \u3000]{3,}|\t+"), re.compile(r"\s+(?:[•|●■◆*]+|//+|\*+)\s+"))

NAME_PARTS: Final = re.compile(r"\s*[/|]\s*|\s+[-–—:]\s*|\s*[-–—:]\s+")
"""What stands between the names of a credit: "Rabat - Somebody"."""

LONG: Final = 160
"""A line of this many letters is prose; headlines of the sample outlets stay under 150."""
_SENTENCE: Final = 50  # a shorter line may end with a full stop and still be a title
_LONGEST_FURNITURE: Final = 420  # the longest notice in the table, a comment policy, with room
_SHORTEST_STRIP: Final = 100  # letters; five headlines have more
_STRIP_ITEMS: Final = 5  # fewer headlines in one line are a list in a sentence
_FURNITURE: Final = (
    "attribution", "origin", "blog", "end", "follow", "related", "related-inline", "tags", "notice", "file",
    "address", "source",
)  # fmt: skip


_CREDITS: Final = ("agency", "byline")
_CONTROLS: Final = ("notice", "post-chrome")
_MENU_GAPS: Final = re.compile(r"\s*[|•·»/]\s*|[\u00a0 ]{2,}")
_MENU_ITEMS: Final = 3
_MENU_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its words, how many blank lines stood before it, and whether one of them was a mark of its
    own (no-break blanks or zero-width characters only). In HTML: `linked` where the whole line is a link,
    `links` what it links to. `kind` is what the line is, by its own words."""

    text: str
    gap: int = 0
    split: bool = False
    linked: bool = False
    heading: bool = False
    links: tuple[Link, ...] = ()

    kind: Kind = "unread"

    def __post_init__(self) -> None:
        if self.kind == "unread":  # asked of every line many times, so asked of its words once
            object.__setattr__(self, "kind", _kind(self.text))

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @property
    def ends(self) -> bool:
        """Whether it ends as a sentence does; dots that mark a cut are no end."""
        return bool(_ENDS_RE.search(self.text)) and not self.text.endswith(("..", "…"))

    @property
    def is_prose(self) -> bool:
        """Whether it is a paragraph or a full sentence, as opposed to a headline, a menu entry or a name."""
        size = len(self.text)
        return self.kind == "text" and (
            size >= LONG or (size >= _SENTENCE and self.ends and not self.heading)
        )

    @property
    def is_headline(self) -> bool:
        """Whether it could be a headline: a few words that do not end as a sentence does."""
        return (
            self.kind == "text"
            and not self.is_prose
            and self.words >= 3
            and not self.text.endswith((".", "،", ":"))
        )


def read_lines(text: str) -> list[Line]:
    """Cut a text into its lines; blank ones are counted, not kept."""
    lines: list[Line] = []
    gap, split = 0, False
    raws = text.splitlines()
    marks = _marks(raws)
    for raw in raws:
        if _EMPTY_RE.fullmatch(raw):
            gap += 1
            split = split or bool(raw.strip(marks) if marks else raw)
            continue
        lines.append(Line(_EDGE_RE.sub("", raw), gap, split))
        gap, split = 0, False
    if split:
        lines.append(Line("", gap, split))
    return lines


def _marks(raws: list[str]) -> str:
    """Return the blanks that are no mark in a blank line. A dump that has lost its no-break blanks has
    ordinary ones where they stood; where blank lines have them as a rule they mark nothing."""
    blank = [raw for raw in raws if not raw.strip()]
    strange = any(raw.strip(_ORDINARY) for raw in blank)  # str.strip with an argument leaves U+00A0
    spaced = sum(bool(raw) for raw in blank)
    return _ORDINARY if strange or 3 * spaced > 2 * len(blank) else ""


def strip_items(text: str) -> tuple[str, ...]:
    """Return the headlines of a ticker printed on one line, none where the line is no ticker."""
    if len(text) < _SHORTEST_STRIP:
        return ()
    for gaps in _STRIP_GAPS:
        items = tuple(item.strip(f"{_BLANK}-|•*") for item in gaps.split(text))
        items = tuple(item for item in items if item)
        words = sum(len(item.split()) for item in items)
        if len(items) >= _STRIP_ITEMS and 3 * len(items) <= words <= 25 * len(items):
            return items
    return ()


@lru_cache(maxsize=4096)
def _kind(text: str) -> Kind:
    if len(text) > _LONGEST_FURNITURE:
        return "strip" if strip_items(text) else "text"
    if strip_items(text):
        return "strip"
    words = plain(text)
    if not any(letter.isalpha() for letter in words) and len(text) <= LONGEST_LINE and read_dateline(text):
        return "date"  # "03/03/2021 10:20": figures that say a day are no counter
    if kind := find_kind(_FURNITURE, words):
        return cast(Kind, kind)
    if len(text) <= LONGEST_LINE:
        if read_dateline(text):
            return "date"
        if kind := find_kind(_CREDITS, words):
            return "source" if kind == "agency" else "byline"
    return "notice" if is_run(_CONTROLS, words) or is_menu(text) else "text"


def is_menu(text: str) -> bool:
    """Say whether a line is a menu: short items side by side, half of them sections, towns or controls."""
    items = [item for item in _MENU_GAPS.split(text) if any(letter.isalpha() for letter in item)]
    if len(items) < _MENU_ITEMS or any(len(item.split()) > _MENU_WORDS for item in items):
        return False
    known = sum(is_section(item) or is_line("place", plain(item)) for item in items)
    return known >= 2 and 2 * known >= len(items)


def is_section(text: str) -> bool:
    """Say whether a text is an entry of a site's menu: a section's name or a control."""
    words = plain(text)
    return is_line("section-word", words) or is_line("notice", words)


def join_lines(lines: Iterable[Line]) -> str:
    """Return the lines as one text: a blank line between paragraphs where the page has one."""
    return "".join(_pieces(lines))


def _pieces(lines: Iterable[Line]) -> Iterator[str]:
    for at, line in enumerate(lines):
        if at:
            yield "\n\n" if line.gap else "\n"
        yield line.text
