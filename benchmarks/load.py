"""How quickly the site answers many readers at once over a large archive while pages are added.

    python -m benchmarks.load [-n 100000] [--readers 20] [--seconds 60] [--pause 1.0] [--home DIR]

Makes an archive of `--base` articles with `tawatur add`, copies its rows until there are `-n`
(`multiply.py`), serves it with `tawatur serve`, and adds more pages with `tawatur add` all the while. Each
reader asks for front, story, article, event, search and the other kinds of pages in turn, each time another
one, waits `--pause` seconds (drawn between half and one and a half of it) as somebody who reads does, and
asks again; they begin one after another within the first pause. Milliseconds are from the first byte sent to
the last received, on the reader's side: waiting for a free thread is in them. So is what asking itself costs
here, which is told beside them. What is added was made before.

A line for each kind of page: requests, median, 95th and 99th percentile, slowest. Exit code 1 where a page
failed, or the 99th percentile of one that has a bar is over it. With `--home` the archive is kept there, and
taken as it is where one is there already.
"""

import argparse
import http.client
import random
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlsplit

from benchmarks.growth import as_line, made_articles
from benchmarks.multiply import multiply

BAR: Final = 150.0  # milliseconds, 99th percentile
BARRED: Final = ("front", "story", "article", "event", "search")
_WORDS: Final = ("الرباط", "وزير الخارجية", "اتفاق", "زيارة", "بلاغ", "السفير", '"الأمن الوطني"', "مباحثات")
_PROGRAM: Final = "from tawatur.cli import main; main()"
_SAMPLE: Final = 2_000  # addresses of a kind that readers draw from
_ADDED: Final = 200  # articles of one run of `add`
_RUN: Final = 4.0  # seconds that a run of it takes at least


def lines(count: int, seed: int) -> str:
    """Return articles of the benchmark's prose as JSON Lines."""
    return "\n".join(map(as_line, made_articles(count, seed)))


def made(home: Path, base: int, wanted: int, seed: int) -> None:
    """Make an archive of `wanted` articles, of which `base` are read from text."""
    home.mkdir(parents=True, exist_ok=True)
    source = home / "base.jsonl"
    source.write_text(lines(base, seed), encoding="utf-8")
    subprocess.run(_tawatur(home, "add", str(source)), check=True, stdout=subprocess.DEVNULL)
    source.unlink()
    multiply(home, wanted)


def _tawatur(home: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-c", _PROGRAM, "--home", str(home), *arguments]


def addresses(home: Path) -> dict[str, list[str]]:
    """Return the paths that readers ask for, by kind of page."""
    with closing(sqlite3.connect(home / "tawatur.sqlite3")) as database:

        def some(column: str, table: str) -> list[str]:
            asked = f"SELECT {column} FROM {table} ORDER BY RANDOM() LIMIT {_SAMPLE}"
            return [row[0] for row in database.execute(asked)]

        days = [day for day in some("published_earliest", "article") if day]
        return {
            "front": ["/", "/en/", "/fr/"],
            "story": [f"/story/{each}" for each in some("id", "story")],
            "article": [f"/article/{each}" for each in some("id", "article")],
            "event": [f"/event/{each}" for each in some("id", "event")],
            "search": [f"/search?q={quote(word)}" for word in _WORDS],
            "latest": ["/latest", "/en/latest"],
            "day": [f"/day/{day}" for day in days],
            "entity": [f"/entity/{quote(each)}" for each in some("DISTINCT entity", "name")[:200]],
            "chain": [f"/event/{each}/chain" for each in some("id", "event")],
        }


@contextmanager
def serving(home: Path) -> Iterator[str]:
    """Serve an archive by another process; give its host and port."""
    command = _tawatur(home, "serve", "--host", "127.0.0.1", "--port", "0")
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        try:
            assert server.stdout
            yield urlsplit(server.stdout.readline().decode().strip()).netloc
        finally:
            server.terminate()


@contextmanager
def adding(home: Path, seed: int, runs: int) -> Iterator[list[int]]:
    """Add made articles to an archive, one `tawatur add` after another; give how many ended.

    What so many runs add is made before: the readers' own process is not to be kept busy by it.
    """
    ended, over = [0], threading.Event()
    made = [lines(_ADDED, seed + 1 + run) for run in range(runs)]

    def add() -> None:
        while not over.is_set():
            source = home.parent / "more.jsonl"
            text = made[ended[0]] if ended[0] < runs else lines(_ADDED, seed + 1 + ended[0])
            source.write_text(text, encoding="utf-8")
            subprocess.run(_tawatur(home, "add", str(source)), check=True, stdout=subprocess.DEVNULL)
            source.unlink()
            ended[0] += 1

    thread = threading.Thread(target=add)
    thread.start()
    try:
        yield ended
    finally:
        over.set()
        thread.join()


class Reader(threading.Thread):
    """Somebody who reads page after page until told to stop."""

    def __init__(self, host: str, pages: dict[str, list[str]], pause: float, until: float, seed: int) -> None:
        super().__init__()
        self.host, self.pages, self.pause, self.until = host, pages, pause, until
        self.chance = random.Random(seed)
        self.took: dict[str, list[float]] = defaultdict(list)
        self.failed: list[str] = []

    def run(self) -> None:
        """Read; what each page took is in `took`, in milliseconds, and what went wrong in `failed`."""
        time.sleep(self.pause * self.chance.random())
        connection = http.client.HTTPConnection(self.host, timeout=30)
        while time.monotonic() < self.until:
            kind = self.chance.choice([*self.pages])
            path = self.chance.choice(self.pages[kind])
            start = time.perf_counter()
            try:
                connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
                answer = connection.getresponse()
                answer.read()
            except OSError as error:
                self.failed.append(f"{path}: {error}")
                connection.close()
                continue
            self.took[kind].append((time.perf_counter() - start) * 1000)
            if answer.status not in (200, 302):  # one spelling of a person leads to the person
                self.failed.append(f"{path}: {answer.status}")
            time.sleep(self.pause * self.chance.uniform(0.5, 1.5))


def at(share: float, took: list[float]) -> float:
    """Return the value that this share of all is at most."""
    return sorted(took)[min(len(took) - 1, int(share * len(took)))]


def report(readers: list[Reader]) -> bool:
    """Print the table; say whether all bars hold."""
    failed = [line for reader in readers for line in reader.failed]
    print(f"{'page':>8} {'asked':>7} {'median':>8} {'p95':>8} {'p99':>8} {'slowest':>8}   ms")
    good = not failed
    for kind in readers[0].pages:
        took = [each for reader in readers for each in reader.took[kind]]
        if not took:
            continue
        over = kind in BARRED and at(0.99, took) > BAR
        good = good and not over
        figures = (at(0.5, took), at(0.95, took), at(0.99, took), max(took))
        print(
            f"{kind:>8} {len(took):>7} ", *(f"{figure:8.1f}" for figure in figures), " over" if over else ""
        )
    for line in failed[:10]:
        print(f"failed: {line}")
    return good


def main() -> int:
    """Run as asked; return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("-n", type=int, default=100_000, help="articles in the archive")
    parser.add_argument("--base", type=int, default=2_000, help="how many of them are read from text")
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=1.0, help="seconds between a reader's requests")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--home", type=Path, help="keep the archive here, or take the one that is here")
    parser.add_argument("--still", action="store_true", help="without an `add` beside it")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = asked.home or Path(folder) / "home"
        if not (home / "tawatur.sqlite3").exists():
            made(home, asked.base, asked.n, asked.seed)
        return 0 if measured(asked, home) else 1


def measured(asked: argparse.Namespace, home: Path) -> bool:
    """Let readers read; print what they met; say whether all bars hold."""
    pages = addresses(home)
    with serving(home) as host:
        warm = Reader(host, pages, 0.0, time.monotonic() + 3, asked.seed)
        warm.start()
        warm.join()
        readers = [Reader(host, pages, asked.pause, 0.0, seed) for seed in range(asked.readers)]

        def read() -> None:
            before, until = time.process_time(), time.monotonic() + asked.seconds
            for reader in readers:
                reader.until = until
                reader.start()
            for reader in readers:
                reader.join()
            requests = sum(len(took) for reader in readers for took in reader.took.values())
            cost = (time.process_time() - before) * 1000 / max(1, requests)
            print(f"asking took this process {cost:.1f} ms of a processor for each of {requests} requests")

        if asked.still:
            read()
        else:
            with adding(home, asked.seed, runs=int(asked.seconds / _RUN)) as ended:
                read()
            print(f"meanwhile {ended[0]} times `tawatur add` of {_ADDED} articles")
    return report(readers)


if __name__ == "__main__":
    sys.exit(main())
