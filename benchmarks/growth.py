"""Does one more article cost more the more there are? Time, memory and index size as an archive grows.

    python -m benchmarks.growth -n 10000 [--whole] [--folder DIR]

Articles are made from a seed (`prose.py`): the samples' sentences cut and joined anew, one in five a copy, or
nearly, of one of the 200 before it, with words changed, paragraphs more or less and other credits. Each is
kept in an archive on disk and joined to those before it: prints, shared passages, sources, story. With
`--whole` the facts are read too and events placed, as `tawatur add` does in one process.

A line for each thousand articles on the way (1, 2, 5, 10, 20, 50, 100 thousand …): milliseconds an article
took in it, of the processor and by the wall; the processor's milliseconds that the first thousand of a fresh
archive take at that moment, for on a machine that others use it is faster at one time than at another;
resident memory; kilobytes of the database an article, and of that the index of prints. Exit code 1 where the
last thousand took more than `BAR` times the processor's time of a first thousand beside it.
"""

import argparse
import gc
import json
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from benchmarks.prose import make_text

if TYPE_CHECKING:
    from tawatur.archive.facade import Archive
    from tawatur.model import Article

BAR: Final = 1.5
BLOCK: Final = 1000
FETCHED: Final = datetime(2025, 1, 1, tzinfo=UTC)


def made_articles(count: int, seed: int) -> "Iterator[Article]":
    """Yield articles of the benchmark's prose."""
    from tawatur.model import Article, Dating, digest

    for number in range(count):
        text = make_text(number, seed)
        yield Article(
            id=digest("growth", str(seed), str(number)),
            page=digest(str(number)),
            input=f"growth.jsonl#{number}",
            form="news",
            title=text.title,
            body="\n".join(text.paragraphs),
            outlet=text.outlet,
            author=text.author,
            published=Dating(text.published, text.published, "stated", "made so"),
            seen=FETCHED,
            language="ar",
        )


def as_line(article: "Article") -> str:
    """Return a made article as a line of JSON Lines, as `tawatur add` takes them."""
    told = {
        "id": article.id,
        "title": article.title,
        "body": article.body,
        "outlet": article.outlet,
        "author": article.author,
        "published": f"{article.published.earliest}",
    }
    return json.dumps(told, ensure_ascii=False)


class Chains:
    """Keeps articles and joins them to those before, without reading what they say."""

    def __init__(self, home: Path) -> None:
        from tawatur.archive import open_archive

        self.archive: Archive = open_archive(home)

    def take(self, article: "Article") -> None:
        """Keep one article."""
        from tawatur.archive.indexed import as_indexed
        from tawatur.chains.credits import find_credits
        from tawatur.chains.prints import find_prints
        from tawatur.model import Facts
        from tawatur.outlets import canonical
        from tawatur.pipeline.joining import join
        from tawatur.pipeline.reading import Told

        indexed, credits = as_indexed(article), find_credits(article, canonical)
        told = Told(article, Facts(), credits, find_prints(article), indexed)
        with self.archive.transaction():
            self.archive.keep_articles([(article, told.facts, indexed)])
            join(self.archive, told)


class Whole(Chains):
    """Reads, keeps, joins and settles articles, as `tawatur add` does of JSON Lines, in one process."""

    def __init__(self, home: Path) -> None:
        from tawatur.pipeline import open_vault

        super().__init__(home)
        self.vault = open_vault(home)

    def take(self, article: "Article") -> None:
        """Keep one article's page and all that it says."""
        from tawatur.model import ARTICLE_JSON, Page
        from tawatur.pipeline import observe, settle

        page = Page(article.input, as_line(article).encode(), FETCHED, None, ARTICLE_JSON)
        for outcome in observe(self.archive, self.vault, [page]):
            assert outcome.articles == 1, outcome
        for _ in settle(self.archive):
            pass


def resident() -> float:
    """Return the megabytes of memory that this process holds now."""
    with open("/proc/self/statm", encoding="ascii") as told:
        return int(told.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def sizes(home: Path, articles: int) -> tuple[float, float]:
    """Return kilobytes an article in the database, and of that in the index of prints (0 where not told)."""
    with closing(sqlite3.connect(next(home.glob("*.sqlite3")))) as database:
        pages, size = (
            database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size")
        )
        try:
            asked = "SELECT SUM(pgsize) FROM dbstat WHERE name LIKE 'print%'"
            prints = database.execute(asked).fetchone()[0] or 0
        except sqlite3.OperationalError:  # an SQLite without dbstat
            prints = 0
    return pages * size / 1000 / articles, prints / 1000 / articles


def is_told(block: int, last: int) -> bool:
    """Say whether a line is printed for a block of a thousand: 1, 2, 5, 10, 20 …, and the last."""
    return block == last or str(block).rstrip("0") in ("1", "2", "5")


class Spent(NamedTuple):
    """What a thousand articles took: seconds of the processor and by the wall; milliseconds for each."""

    cpu: float
    wall: float


def grow(taker: Chains, made: "Sequence[Article]") -> Spent:
    """Keep articles; return what it took."""
    gc.collect()
    own, wall = time.process_time(), time.perf_counter()
    for article in made:
        taker.take(article)
    return Spent(time.process_time() - own, time.perf_counter() - wall)


def first_thousand(asked: argparse.Namespace) -> Spent:
    """Return what the first thousand articles of a fresh archive take: for a process of its own."""
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        taker = (Whole if asked.whole else Chains)(Path(folder) / "home")
        with taker.archive.remembering():
            return grow(taker, list(made_articles(BLOCK, asked.seed)))


def run(asked: argparse.Namespace, home: Path) -> float:
    """Grow an archive; print the lines; return the last thousand's time beside a first's."""
    taker = (Whole if asked.whole else Chains)(home)
    head = ("articles", "cpu ms", "wall ms", "first cpu", "memory MB", "kB each", "prints kB")
    print(" ".join(f"{each:>10}" for each in head))
    last = asked.n // BLOCK
    articles = made_articles(last * BLOCK, asked.seed)
    ratio = 1.0
    with taker.archive.remembering():  # as `tawatur add` does
        for block in range(1, last + 1):
            spent = grow(taker, [next(articles) for _ in range(BLOCK)])  # making them is not measured
            if is_told(block, last):
                held, (each, prints) = resident(), sizes(home, block * BLOCK)
                first = spent if block == 1 else _apart(first_thousand, asked)
                ratio = spent.cpu / first.cpu
                row = (*spent, first.cpu, held, each, prints)
                print(f"{block * BLOCK:>10,}", *(f"{value:10.2f}" for value in row), flush=True)
    print(f"\nthe last thousand took {ratio:.2f} times a first beside it (the bar: {BAR})")
    return ratio


def _apart(work: Callable[[argparse.Namespace], Spent], asked: argparse.Namespace) -> Spent:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(work, asked).result()


def main() -> int:
    """Run as asked; return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("-n", type=int, default=10_000, help="how many articles, by the thousand")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--whole", action="store_true", help="read facts and place events too")
    parser.add_argument(
        "--folder", type=Path, help="where the archive is made and removed again (a real disk)"
    )
    asked = parser.parse_args()
    if asked.n < BLOCK:
        parser.error(f"-n is at least {BLOCK}")
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        return 0 if run(asked, Path(folder) / "home") <= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
