"""Folding: one throw-away form for spellings that readers take for the same.

The folded form is for comparing and searching only; what is shown is always the text as published.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

# Marks that carry no letter: Quranic signs, vowels, dagger alef, zero-width and bidi controls. For a class in
# a pattern.
MARKS = (
    "\u0610-\u061a\u061c\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad"
)
_SILENT = MARKS + "\u0640"  # tatweel lengthens a word, and counts as a letter to Unicode
_SILENT_RE = re.compile(f"[{_SILENT}]+")

# Letters that Arabic news uses for one another, by the letter they are compared as.
_SAME = {
    "\N{ARABIC LETTER ALEF}": "أإآٱٲٳ",
    "\N{ARABIC LETTER YEH}": "ىیئېۍے",
    "\N{ARABIC LETTER WAW}": "ؤۆۇۈۋ",
    "\N{ARABIC LETTER HEH}": "ةھہەۀۂۃ",
    "\N{ARABIC LETTER KAF}": "کڪگݣڭ",
    "\N{ARABIC LETTER BEH}": "پ",
    "\N{ARABIC LETTER FEH}": "ڤڢ",
    "\N{ARABIC LETTER QAF}": "ڧ",
    "\N{ARABIC LETTER JEEM}": "چ",
    "\N{ARABIC LETTER ZAIN}": "ژ",
    "\N{ARABIC LETTER NOON}": "ںڼ",
    "'": "’‘ʼ`",
    '"': "“”„«»″",
    "-": "‐‑‒–—−",
    " ": "\t\n\r\v\f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000",
}
_MAP = {ord(other): letter for letter, others in _SAME.items() for other in others}
_MAP |= {0x0660 + n: str(n) for n in range(10)} | {0x06F0 + n: str(n) for n in range(10)}
_MAP |= {ord(c): c.lower() for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}

_PAIRS = tuple((chr(other), letter) for other, letter in _MAP.items())

# From so many letters on, a hundred searches for one letter each are quicker than a look at each letter: four
# times as quick with an article.
_LONG = 100

# Presentation forms (old PDF and Windows text) stand for one to eighteen ordinary letters.
_FORMS_RE = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_ODD_RE = re.compile(f"[{_SILENT}\ufb50-\ufdff\ufe70-\ufefc]")


def _expand(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match[0])


def fold(text: str) -> str:
    """Return the form in which spellings that readers take for the same are the same string."""
    if _ODD_RE.search(text):
        text = _SILENT_RE.sub("", _FORMS_RE.sub(_expand, text))
    return _mapped(text)


def _mapped(text: str) -> str:
    """Return a text with each letter as the one it is compared as."""
    if len(text) < _LONG:
        return text.translate(_MAP)
    for other, letter in _PAIRS:
        text = text.replace(other, letter)
    return text


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that knows where each stretch of it stood before folding.

    `breaks[i]` is a position in `text` from which on the original runs `shifts[i]` code points ahead.
    """

    text: str
    breaks: tuple[int, ...]
    shifts: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return (start, end) in the original for a stretch of the folded text.

        Marks after the last letter are left out, so what is cited starts and ends with a letter.
        """
        if end <= start:
            return self._place(start), self._place(start)
        return self._place(start), self._place(end - 1) + 1

    def _place(self, position: int) -> int:
        at = bisect_right(self.breaks, position) - 1
        return position + (self.shifts[at] if at >= 0 else 0)


@lru_cache(maxsize=4)  # names and dates are each looked for in the folded body
def fold_with_offsets(text: str) -> Folded:
    """Fold a text and remember where everything stood."""
    if not _ODD_RE.search(text):
        return Folded(_mapped(text), (), ())
    pieces: list[str] = []
    breaks: list[int] = []
    shifts: list[int] = []
    length = at = 0
    for match in _ODD_RE.finditer(text):
        pieces.append(text[at : match.start()])
        length += match.start() - at
        letters = _SILENT_RE.sub("", _expand(match))
        for n in range(1, len(letters)):  # each letter of a ligature cites the ligature
            breaks.append(length + n)
            shifts.append(match.start() - length - n)
        pieces.append(letters)
        length += len(letters)
        at = match.end()
        breaks.append(length)
        shifts.append(at - length)
    pieces.append(text[at:])
    return Folded(_mapped("".join(pieces)), tuple(breaks), tuple(shifts))


def arabic_share(text: str) -> float:
    """Return the share of Arabic letters among all letters, 0 where there is no letter."""
    letters = [c for c in text if c.isalpha()]
    return sum("\u0600" <= c <= "\u06ff" or "\ufb50" <= c <= "\ufefc" for c in letters) / max(1, len(letters))
