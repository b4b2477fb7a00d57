"""The language of a text, by its letters and a few very common words: ar, fa, ur, en, fr, or None."""

import re
from functools import lru_cache
from importlib.resources import files
from typing import Final

_SAMPLE: Final = 1500  # letters; the language of an article shows in its first paragraphs
_ARABIC: Final = re.compile("[\u0620-\u064a\u066e-\u06d3\ufb50-\ufefc]+")
_WORD: Final = re.compile(r"[^\W\d_]+")
_MOSTLY: Final = 0.5
_FEWEST: Final = 0.04  # stop words make up a tenth and more of running text; names and lists have fewer


@lru_cache(maxsize=1)
def _stopwords() -> dict[str, frozenset[str]]:
    table = files("tawatur.articles").joinpath("data", "stopwords.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")][1:]
    return {language: frozenset(words.split()) for language, words in rows}


def find_language(text: str) -> str | None:
    """Return the language's code, None where the text is too short or is none of the five."""
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.lower())
    if len(words) < 2:
        return None
    letters = sum(map(len, words))
    arabic = sum(map(len, _ARABIC.findall(sample))) >= _MOSTLY * letters
    among = ("ar", "fa", "ur") if arabic else ("en", "fr")
    shares = {code: sum(map(_stopwords()[code].__contains__, words)) / len(words) for code in among}
    best = max(among, key=lambda code: shares[code])
    if shares[best] < _FEWEST:
        return "ar" if arabic and not _has_foreign_letters(sample) else None
    return best


def _has_foreign_letters(text: str) -> bool:
    return any(letter in text for letter in "\u067e\u0686\u06af\u0698\u0679\u0688\u0691\u06d2\u06ba")
