"""Which way a text runs, and how a text from a source is shown safely beside our own.

`dir=auto` looks at the first letter only and turns an Arabic headline round when it starts with a Latin
name; here the share of Arabic letters decides.
"""

import re
from functools import lru_cache
from typing import Literal

Direction = Literal["rtl", "ltr"]

# Which share of Arabic letters makes a text run from the right. An Arabic sentence often holds long Latin
# names, a Latin one hardly ever much Arabic; where the language is known, the doubt goes its way.
ENOUGH_ARABIC = 0.3
ENOUGH_IF_ARABIC = 0.15
ENOUGH_IF_LATIN = 0.6

# Code points of a text that are counted: a body is asked for its way in every list, and goes on as it began.
_ENOUGH = 600

_RIGHT_TO_LEFT = ("ar", "fa", "ur", "ps", "ku", "ckb")

_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufeff]+")

# Embeddings, overrides and isolates can make a line read otherwise than it is written, and reach beyond
# their own text. The marks that only settle a neutral sign's side (LRM, RLM, ALM) stay.
_TRICKS = re.compile(
    "[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]"
)
_TAG = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_SURROGATE = re.compile("[\ud800-\udfff]")


def direction(text: str, known: str | None = None) -> Direction | None:
    """Return the way a text runs, its language known or not; None where it has no letter."""
    letters, arabic = _counted(text[:_ENOUGH])
    if not letters and len(text) > _ENOUGH:
        letters, arabic = _counted.__wrapped__(text)
    if not letters:
        return None
    enough = ENOUGH_ARABIC
    if known:
        enough = ENOUGH_IF_ARABIC if known.split("-")[0] in _RIGHT_TO_LEFT else ENOUGH_IF_LATIN
    return "rtl" if arabic >= enough * letters else "ltr"


# Each text is asked for its way and for its language, and lists name the same outlets again and again.
@lru_cache(maxsize=2_000)
def _counted(text: str) -> tuple[int, int]:
    """Return how many letters a text has, and how many of them are Arabic."""
    letters = "".join(filter(str.isalpha, text))
    return len(letters), sum(map(len, _ARABIC.findall(letters)))


def shown(text: str) -> str:
    """Return a text of a source, not yet escaped, without the signs that would change how it reads."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", _TRICKS.sub("", text))


def language(text: str, known: str | None = None) -> str | None:
    """Return the language to declare for a text: the known one if it runs that way, "" if unknown."""
    way = direction(text, known)
    if way is None:
        return None
    code = (known or "").split("-")[0]
    fits = (code in _RIGHT_TO_LEFT) == (way == "rtl")
    if known and fits and _TAG.fullmatch(known):
        return known
    return "ar" if way == "rtl" else ""
