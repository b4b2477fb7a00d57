"""Which way a text runs, and how a text from a source is shown safely beside our own.

`dir=auto` looks at the first letter only and turns an Arabic headline round when it starts with a Latin
name; here the share of Arabic letters decides.
"""

import re
import unicodedata
from typing import Literal

Direction = Literal["rtl", "ltr"]

# An Arabic sentence often holds long Latin names, a Latin one hardly ever holds much Arabic.
ENOUGH_ARABIC = 0.3

_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")

# Embeddings, overrides and isolates can make a line read otherwise than it is written, and reach beyond
# their own text. The marks that only settle a neutral sign's side (LRM, RLM, ALM) stay.
_TRICKS = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def direction(text: str) -> Direction | None:
    """Return the way a text runs; None where it has no letter."""
    letters = [c for c in text if unicodedata.category(c)[0] == "L"]
    if not letters:
        return None
    arabic = sum(1 for c in letters if _ARABIC.match(c))
    return "rtl" if arabic >= ENOUGH_ARABIC * len(letters) else "ltr"


def shown(text: str) -> str:
    """Return a text from a source without the invisible signs that would change how it reads, not yet escaped."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", _TRICKS.sub("", text))


def language(text: str, known: str | None = None) -> str | None:
    """Return the language to declare for a text: Arabic by its letters, else the known one, "" for unknown."""
    way = direction(text)
    if way is None:
        return None
    if way == "rtl":
        return known if known and known[:2] in ("ar", "fa", "ur", "ps", "ku") else "ar"
    return "" if not known or known.startswith("ar") else known
