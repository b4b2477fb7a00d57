"""Sentences of a text, through broken lines and around abbreviations."""

import re

# Marks behind it are taken at most sixteen at a time: a hundred thousand stops are read in linear time.
# A stop ends a sentence unless it stands inside a number, a Latin name or a dotted abbreviation (أ.ف.ب).
_STOP = re.compile(r"[.!?؟…](?:[.!?؟…\"”»’')\]]|\u200f|\u200e){0,16}+(?=\s|$)|\.(?=[^\W\d_]{3,})|[؟!](?=\w)")
_LINE = re.compile(r"\n[ \t\n\r]*")
_ENDS = re.compile(r"[.!?؟…:؛][\"”»’')\]\s\u200e\u200f]*$|[\"”»)]\s*$")
_INITIAL = re.compile(r"(?:^|[\s.(\"«])\w{1,2}\.$")

# Above this share of lines that stop mid-sentence, a text was cut at a column's width, not into paragraphs.
# Hand-cut blog text in the sample pages has 0.6 and more, edited news 0.2 and less.
_BROKEN = 0.5


def find_sentences(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of each sentence, without the blanks around it.

    A line ends a sentence, unless the text as a whole is cut mid-sentence at its line ends.
    """
    stops = {m.end() for m in _STOP.finditer(text) if not _is_inside(text, m)}
    lines = list(_LINE.finditer(text.strip("\n") and text))
    open_ends = [m for m in lines if not _ENDS.search(text[max(0, m.start() - 8) : m.start()])]
    broken = len(lines) >= 4 and len(open_ends) > _BROKEN * len(lines)
    ends_open = {m.start() for m in open_ends} if broken else set()
    stops |= {m.start() for m in lines if m.start() not in ends_open}
    found, start = [], 0
    for stop in sorted(stops | {len(text)}):
        piece = text[start:stop]
        left = len(piece) - len(piece.lstrip())
        right = len(piece.rstrip())
        if right > left and any(c.isalnum() for c in piece):
            found.append((start + left, start + right))
        start = stop
    return found


def _is_inside(text: str, stop: re.Match[str]) -> bool:
    """Say whether a full stop belongs to an initial or an abbreviation such as «د.» or «أ. ف. ب.»."""
    return text[stop.start()] == "." and bool(
        _INITIAL.search(text[max(0, stop.start() - 4) : stop.start() + 1])
    )
