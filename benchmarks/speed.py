#!/usr/bin/env python3
"""How many pages a second, end to end, beside trafilatura's extraction alone on the same pages.

    python -m benchmarks.speed [-n 2000] [--chunk 100] [--seed 1] [--jobs J] [--folder DIR] [--profile FILE]

The two take turns, a chunk of pages each, and who goes first takes turns too. Tawatur does all that
`tawatur add` does: keeps each page in the WARC, reads it, joins it to the pages before, writes database and
search index, settles the events at the end; with J processes that read for the one that writes, as many as
`tawatur add` takes unless told otherwise; with `--jobs 0` in one process, like trafilatura. Exit code 1 where
the ratio is below the bar.
"""

import argparse
import cProfile
import gc
import logging
import os
import pstats
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.pages import make_pages
from benchmarks.stages import Stages
from tawatur.cli.state import State

if TYPE_CHECKING:
    from tawatur.archive.facade import Archive
    from tawatur.model import Page
    from tawatur.pages import Vault

BAR: Final = 0.5  # of trafilatura's pages a second
FETCHED: Final = datetime(2025, 1, 1, tzinfo=UTC)


class Clock:
    """Seconds of one contestant: by the wall, and of this process's own work."""

    def __init__(self) -> None:
        self.wall = self.own = 0.0

    @contextmanager
    def runs(self) -> Iterator[None]:
        """Count the time inside."""
        wall, own = time.perf_counter(), time.process_time()
        yield
        self.wall += time.perf_counter() - wall
        self.own += time.process_time() - own


class Tawatur:
    """`tawatur add` within this process, page after page, into a new archive."""

    def __init__(self, folder: Path, jobs: int, stages: Stages | None) -> None:
        self.start, self.work, self.last = Clock(), Clock(), Clock()
        self.became: Counter[str] = Counter()
        with self.start.runs():
            from tawatur.archive import open_archive
            from tawatur.pipeline import Readers, open_vault
            from tests.newsroom import made_pages

            # What is loaded once (parsers, registry, word lists) is loaded by pages that do not count.
            self.archive: Archive = open_archive(folder / "warming")
            self.vault: Vault = open_vault(folder / "warming")
            self.readers = Readers()
            self.take([a_page(name, content) for name, content in made_pages(3, seed=0)])
            self.settle()
            self.archive.close()
            self.archive, self.vault = open_archive(folder / "home"), open_vault(folder / "home")
            self.readers = Readers(jobs)
        self.work, self.last, self.became = Clock(), Clock(), Counter()
        if stages:
            stages.watch()

    def take(self, pages: "Sequence[Page]") -> None:
        """Add pages."""
        from tawatur.pipeline import observe

        with self.work.runs():
            for outcome in observe(self.archive, self.vault, pages, self.readers):
                self.became[outcome.became] += 1
                self.became["articles"] += outcome.articles
                self.became["headlines"] += outcome.headlines
                self.became["event mentions"] += outcome.mentions

    def settle(self) -> None:
        """Settle the events, as `add` does when all pages are in."""
        from tawatur.pipeline import settle

        with self.work.runs(), self.last.runs():
            self.became["events"] = sum(settle(self.archive))
        with self.readers:
            pass
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.work.own += children.ru_utime + children.ru_stime


class Trafilatura:
    """`trafilatura.extract` with its ordinary settings."""

    call: Final = "trafilatura.extract(content)"

    def __init__(self) -> None:
        self.start, self.work = Clock(), Clock()
        self.given = 0
        with self.start.runs():
            import trafilatura

            from tests.newsroom import made_pages

            self._extract = trafilatura.extract
            for _, content in made_pages(3, seed=0):
                self._extract(content)

    def take(self, pages: "Sequence[Page]") -> None:
        """Extract each page's text."""
        with self.work.runs():
            for page in pages:
                self.given += self._extract(page.content) is not None


def a_page(name: str, content: bytes) -> "Page":
    """Return a page as a file of `tawatur add` would give it."""
    from tawatur.model import Page

    return Page(name, content, FETCHED, None, "text/html")


def compare(asked: argparse.Namespace, folder: Path) -> float:
    """Run both, print what was measured, return the ratio."""
    stages = Stages()
    theirs, ours = Trafilatura(), Tawatur(folder, asked.jobs, stages)
    with ours.archive.remembering():  # one run of `tawatur add`, though it comes in chunks here
        size = _take_turns(asked, ours, theirs)
        ours.settle()
    _report(asked, size, ours, theirs)
    print()
    print("\n".join(stages.table(asked.n)))
    return theirs.work.wall / ours.work.wall


def _take_turns(asked: argparse.Namespace, ours: Tawatur, theirs: Trafilatura) -> int:
    """Give both the pages, a chunk at a time; return how many bytes these were."""
    pages: list[Page] = []
    size = 0
    for number, (name, content) in enumerate(make_pages(asked.n, asked.seed), start=1):
        pages.append(a_page(name, content))
        size += len(content)
        if len(pages) == asked.chunk or number == asked.n:
            # What one leaves behind is not to be tidied up on the other's time.
            for contestant in (theirs, ours) if (number // asked.chunk) % 2 else (ours, theirs):
                gc.collect()
                contestant.take(pages)
            pages.clear()
            _tell_progress(number, asked.n, ours, theirs)
    return size


def _tell_progress(done: int, total: int, ours: Tawatur, theirs: Trafilatura) -> None:
    rate, beside = done / ours.work.wall, done / theirs.work.wall
    print(f"{done:>6}/{total} pages: {rate:6.1f} beside {beside:6.1f} a second", file=sys.stderr)


def _report(asked: argparse.Namespace, size: int, ours: Tawatur, theirs: Trafilatura) -> None:
    from importlib.metadata import version

    n = asked.n
    print(f"{n:,} pages, {size / n / 1000:.1f} KB on average, seed {asked.seed}, in chunks of {asked.chunk}")
    processes = f"one process writes, {asked.jobs} read" if asked.jobs else "one process"
    print(
        f"python {sys.version.split()[0]}, trafilatura {version('trafilatura')}, "
        f"{os.cpu_count()} cores; ours: {processes}\n"
    )
    print(f"{'':<28} {'wall s':>8} {'pages/s':>8} {'cpu s':>8} {'pages/s':>8} {'start-up s':>11}")
    for name, one in ((Trafilatura.call, theirs), ("tawatur add", ours)):
        wall, own = one.work.wall, one.work.own
        print(f"{name:<28} {wall:>8.1f} {n / wall:>8.1f} {own:>8.1f} {n / own:>8.1f} {one.start.wall:>11.2f}")
    ratio = theirs.work.wall / ours.work.wall
    print(
        f"\nratio {ratio:.2f} by the wall (the bar: {BAR}), {theirs.work.own / ours.work.own:.2f} by cpu time"
    )
    whole = (theirs.work.wall + theirs.start.wall) / (ours.work.wall + ours.start.wall)
    print(f"with start-up (imports, new archive, registry, word lists) on both sides: {whole:.2f}")
    print(
        f"settling at the end: {ours.last.wall:.1f} s of ours; "
        f"trafilatura gave text for {theirs.given:,} pages"
    )
    print("ours: " + ", ".join(f"{count:,} {what}" for what, count in ours.became.items()))
    print(
        "peak memory of the process, both in it: "
        f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB"
    )


def profile(asked: argparse.Namespace, folder: Path) -> None:
    """Run Tawatur alone under the profiler; keep the profile, print the functions that cost most."""
    ours = Tawatur(folder, 0, None)
    pages = [a_page(name, content) for name, content in make_pages(asked.n, asked.seed)]
    profiler = cProfile.Profile()
    profiler.enable()
    ours.take(pages)
    ours.settle()
    profiler.disable()
    profiler.dump_stats(asked.profile)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(40)


def main() -> int:
    """Run as asked; return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("-n", type=int, default=2000, help="how many pages")
    parser.add_argument("--chunk", type=int, default=50, help="pages that one takes before the other does")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, help="processes that read for Tawatur (default: as `add` does)")
    parser.add_argument(
        "--folder", type=Path, help="where the archive is made and removed again (a real disk)"
    )
    parser.add_argument("--profile", type=Path, metavar="FILE", help="only profile Tawatur, with cProfile")
    asked = parser.parse_args()
    asked.jobs = State().jobs if asked.jobs is None else asked.jobs
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        if asked.profile:
            profile(asked, Path(folder))
            return 0
        return 0 if compare(asked, Path(folder)) >= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
