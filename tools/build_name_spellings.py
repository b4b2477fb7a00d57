#!/usr/bin/env python3
"""Build the list of words of foreign names that Arabic spells in several ways.

    pip install '.[registry]' && python tools/build_name_spellings.py

Writes src/tawatur/facts/data/registry/name_spellings.txt from rigour (MIT), which carries groups of name
spellings with Wikidata ids: words of one group, or of groups that a Latin spelling joins, that sound alike
in Arabic letters. And wikidata.tsv beside it: the Wikidata ids of our states, from the same package's table
of territories.
"""

import json
from collections import defaultdict
from collections.abc import Iterator

from tawatur.arabic.letters import fold
from tawatur.facts.names.variants import is_arabic, is_feminine, sound, word_of
from tawatur.facts.registry import data, rows
from tools.build_name_words import ARABIC_WORD, OUT, rigour_streams

SPELLINGS = OUT.with_name("name_spellings.txt")
WIKIDATA = OUT.with_name("wikidata.tsv")
HEADER = """\
# Words of names, folded and without article. A line of several: one name's spellings, which sound alike.
# The last line: other words that are names by themselves, so none is a spelling of another. Made by
# tools/build_name_spellings.py from Wikidata (CC0), by way of rigour (MIT); do not edit by hand.
"""
WIKIDATA_HEADER = """\
# Made by tools/build_name_spellings.py from Wikidata (CC0), by way of rigour (MIT); do not edit by hand.
"""
GROUP = b" => Q"
TERRITORY = b'"alpha3"'

# In a shorter word the vowel is most of what tells it from others: «جان» is no spelling of «جون».
SHORTEST = 4

# A Latin spelling that so many groups have says little: "al", "de".
MANY_GROUPS = 12


def groups() -> Iterator[tuple[list[str], list[str]]]:
    """Yield the Arabic and the Latin words of each group whose names are one word."""
    for stream in rigour_streams(GROUP):
        for line in stream.splitlines():
            words = [word.strip() for word in line.partition("=>")[0].split(",")]
            arabic = {word_of(fold(word)) for word in words if ARABIC_WORD.fullmatch(word)}
            latin = [word for word in words if word.isascii() and word.isalpha()]
            if arabic:
                yield sorted(arabic), latin


def spellings() -> tuple[list[list[str]], list[str]]:
    """Return the groups of spellings, and all other words.

    A group has the words that one Wikidata item or one Latin spelling joins; a word may be in several.
    """
    found = list(groups())
    holders: dict[str, list[int]] = defaultdict(list)
    for n, (_, latin) in enumerate(found):
        for word in latin:
            holders[word].append(n)
    sets = [arabic for arabic, _ in found]
    sets += [[word for n in of for word in found[n][0]] for of in holders.values() if len(of) <= MANY_GROUPS]
    lines: set[frozenset[str]] = set()
    for words in sets:
        alike: dict[object, set[str]] = defaultdict(set)
        for word in words:
            if not is_arabic(word) and len(word) >= SHORTEST:
                alike[sound(word), is_feminine(word)].add(word)
        lines |= {frozenset(line) for line in alike.values() if len(line) > 1}
    whole = sorted(sorted(line) for line in lines if not any(line < other for other in lines))
    seen = {word for line in whole for word in line}
    return whole, sorted({word for arabic, _ in found for word in arabic} - seen)


def wikidata() -> Iterator[tuple[str, str]]:
    """Yield the ids of our states with their Wikidata ids."""
    qids = {}
    for stream in rigour_streams(TERRITORY):
        for row in map(json.loads, filter(None, stream.splitlines())):
            qids[row["code"]] = row["qid"]
    for state in rows(data("registry") / "states.tsv"):
        code = state["iso2"].lower()
        if code in qids:
            yield state["id"], qids[code]


def main() -> None:
    """Write both tables."""
    lines, others = spellings()
    text = "\n".join(" ".join(line) for line in lines) + "\n\n" + " ".join(others) + "\n"
    SPELLINGS.write_text(HEADER + text, encoding="utf-8")
    ids = list(wikidata())
    table = "id\twikidata\n" + "".join(f"{one}\t{qid}\n" for one, qid in ids)
    WIKIDATA.write_text(WIKIDATA_HEADER + table, encoding="utf-8")
    print(f"{SPELLINGS.name}: {len(lines)} groups, {len(others)} words; {WIKIDATA.name}: {len(ids)} states")


if __name__ == "__main__":
    main()
