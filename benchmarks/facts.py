#!/usr/bin/env python3
"""How many articles a second `find_facts` reads on one core, and whether a word of a long text costs more.

    python -m benchmarks.facts [-n 300] [--seed 1] [--words 250]

Names, dates, quotations, event mentions: everything that is read of an article by itself. Beside it, in the
same run and in turns, dateparser's `search_dates` on the same texts, which finds dates only: no other
offline reader of Arabic names or events comes with a licence that lets it stand here. Then the time a word
of ever longer texts. Exit code 1 where either bar is missed.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from benchmarks.prose import make_text
from tawatur.facts import find_facts
from tawatur.model import Article, Dating
from tawatur.pipeline.reading import knowledge

BAR: Final = 60.0  # articles a second
GROWTH: Final = 1.5  # times the cost of a word, from a short text to one of 200,000 words
LENGTHS: Final = (1_000, 10_000, 50_000, 200_000)  # words
_BLOCK: Final = 25  # articles that one reads before the other does


def texts(words: int, seed: int, first: int = 0) -> Iterator[tuple[str, date]]:
    """Yield texts of about so many words, put together from made articles, with their day."""
    number = first
    while True:
        paragraphs: list[str] = []
        day = make_text(number, seed).published
        while sum(len(paragraph.split()) for paragraph in paragraphs) < words:
            paragraphs += make_text(number, seed).paragraphs
            number += 1
        yield " ".join("\n".join(paragraphs).replace("\n", " \n ").split(" ")[:words]), day


def article(body: str, day: date) -> Article:
    """Return a text as an article of that day."""
    return Article(
        id="0",
        page="0",
        input="made",
        form="article",
        title="",
        body=body,
        published=Dating(day, day, "stated", ""),
    )


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time that a call takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def side_by_side(count: int, words: int, seed: int) -> float:
    """Print both rates; return ours, in articles a second of processor time."""
    from dateparser.search import search_dates

    made = texts(words, seed)
    given = [next(made) for _ in range(count)]
    ours = theirs = 0.0
    find_facts(article(*given[0]), knowledge())  # what is loaded once is not counted, on either side
    search_dates(given[0][0], languages=["ar"])
    for start in range(0, count, _BLOCK):
        block = given[start : start + _BLOCK]
        ours += seconds(lambda block=block: [find_facts(article(*one), knowledge()) for one in block])  # type: ignore[misc]
        theirs += seconds(lambda block=block: [search_dates(body, languages=["ar"]) for body, _ in block])  # type: ignore[misc]
    print(f"{count} articles of about {words} words, one core")
    print(f"  find_facts                 {count / ours:8.1f} articles a second (bar {BAR:.0f})")
    print(f"  dateparser.search_dates    {count / theirs:8.1f}")
    return count / ours


def growth(seed: int) -> float:
    """Print the cost of a word in ever longer texts; return how many times it grew at the most."""
    costs = []
    for words in LENGTHS:
        body, day = next(texts(words, seed, first=10_000))
        cost = seconds(lambda: find_facts(article(body, day), knowledge())) / words  # noqa: B023
        costs.append(cost)
        print(f"  {words:>7,} words  {cost * 1e6:8.1f} microseconds a word")
    return max(costs) / costs[0]


def main() -> int:
    """Run as asked; return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("-n", type=int, default=300, help="how many articles")
    parser.add_argument("--words", type=int, default=250, help="words of an article")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    rate = side_by_side(asked.n, asked.words, asked.seed)
    grown = growth(asked.seed)
    print(f"a word costs at most {grown:.2f} times what it costs in the shortest (bar {GROWTH})")
    return 0 if rate >= BAR and grown <= GROWTH else 1


if __name__ == "__main__":
    sys.exit(main())
