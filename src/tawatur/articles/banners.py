"""Whose page it is: the banner at its top, its channels, the signature at its foot."""

import re
from collections.abc import Sequence
from typing import Final

from tawatur.articles.lines import Line, is_menu, is_section
from tawatur.articles.phrases import as_published, is_line, match_line, plain, trim

_BANNER_WORDS: Final = 4
_SIGNED: Final = re.compile(r"\s+[-|]\s+")
_FOOT_LINES: Final = 4  # a page's foot signs it within so many lines


def take_banner(lines: Sequence[Line]) -> tuple[str | None, Sequence[Line]]:
    """Return the outlet that the page's banner, its channels or its copyright names, and the lines below
    the banner. A first line is a banner where a menu follows it or the page's foot repeats it."""
    first = lines[0] if lines else Line("")
    named = plain(first.text)
    until = next((at for at, line in enumerate(lines) if line.is_prose), len(lines))
    titled = any(line.kind == "text" and line.words > 2 for line in lines[1:until])  # the banner is no title
    if titled and _could_be_banner(first):
        below = next((line for line in lines[1:] if plain(line.text) != named), first)
        signed = any(_is_signed(line, named) for line in lines[-_FOOT_LINES:])
        if signed or (len(named.split()) > 1 and _starts_menu(below)):
            return first.text, lines[1:]
    return _channel_outlet(lines), lines


def _could_be_banner(line: Line) -> bool:
    words = plain(line.text).split()
    return (
        line.kind == "text"
        and not line.linked
        and 0 < len(words) <= _BANNER_WORDS
        and all(word.isalnum() for word in words)
        and not is_section(line.text)
        and not is_line("place", plain(line.text))
    )


def _starts_menu(line: Line) -> bool:
    words = plain(line.text)
    return is_line("section-word", words) or is_line("menu-word", words) or is_menu(line.text)


def _is_signed(line: Line, named: str) -> bool:
    """Say whether a line of the page's foot begins or ends with its name: "design: X - name"."""
    parts = [trim(part) for part in _SIGNED.split(plain(line.text))]
    matched = match_line("copyright", plain(line.text))
    return (len(parts) > 1 and named in (parts[0], parts[-1])) or bool(
        matched and trim(matched["outlet"]) == named
    )


def _channel_outlet(lines: Sequence[Line]) -> str | None:
    """Return the outlet that a line on its channels or its copyright names."""
    for line in reversed(lines):
        if line.kind in ("follow", "end", "notice"):
            words = plain(line.text)
            matched = match_line("follow", words) or match_line("copyright", words)
            name = matched["outlet"].strip() if matched else ""
            if name and not is_line("agency", name) and not is_line("nobody", name):
                return as_published(line.text, name)
    return None
