"""Texts that people write, made fit to be kept: nothing unseen in them, nothing that turns lines round."""

import re
import unicodedata

# Embeddings, overrides, isolates; the marks that only settle a neutral sign's side (LRM, RLM, ALM), and the
# joiners that Arabic script and emoji need, stay.
_TRICKS = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff\u200b\u2060-\u2064\u180e]")
_BLANK_LINES = re.compile(r"\n{3,}")
# Marks above and below a letter, in heaps that cover other lines; Arabic needs no more than three.
_MARK = "[\u0300-\u036f\u0483-\u0489\u20d0-\u20ff\u064b-\u065f]"
_HEAPS = re.compile(f"({_MARK}{{3}}){_MARK}+")


def clean_text(text: str) -> str:
    """Return a text of several lines as it is kept."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _HEAPS.sub(r"\1", _TRICKS.sub("", text))
    text = "".join(c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs", "Cn", "Co"))
    return _BLANK_LINES.sub("\n\n", "\n".join(line.rstrip() for line in text.split("\n"))).strip()


def squeezed(text: str) -> str:
    """Return a text with single blanks, to find it in another one."""
    return " ".join(text.split())
