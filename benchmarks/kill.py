#!/usr/bin/env python3
"""`kill -9` at random moments of an `add` of many pages, then `add` again: is anything lost, or there twice?

    python -m benchmarks.kill [--pages 500] [--rounds 20] [--seed 1]

First undisturbed. Then, `--rounds` times, into a new archive: killed at a random moment, added again, and
compared with the undisturbed one: the same export, the same refusals, each page once in the WARC. Then one
archive that is killed as many times in a row before it may finish. Last, `tawatur rebuild` of that one must
give the same export, byte for byte. Exit code 1 where anything differs.
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.pages import write_pages
from tests.newsroom import command, environment, tawatur, told


def killed(home: Path, pages: Path, seconds: float) -> int:
    """Start `add`, kill it after so many seconds; return its exit code (-9 where the kill hit it)."""
    process = subprocess.Popen(
        command("--home", home, "add", pages),
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
    return process.wait()


def written(home: Path) -> int:
    """Return how many bytes of pages an archive has."""
    vault = home / "pages.warc.gz"
    return vault.stat().st_size if vault.exists() else 0


def wrong_with(home: Path, right: tuple[bytes, bytes]) -> Iterator[str]:
    """Yield how an archive differs from the undisturbed one."""
    from tawatur.pipeline import open_vault

    export, refused = told(home)
    if export != right[0]:
        have, want = Counter(export.splitlines()), Counter(right[0].splitlines())
        missing, more = sum((want - have).values()), sum((have - want).values())
        yield f"export differs: {missing} lines missing, {more} that should not be there"
        twice = sum(1 for line, times in _ids(export).items() if times > 1)
        if twice:
            yield f"{twice} things are there twice"
    if refused != right[1]:
        yield "the list of what was refused differs"
    records = Counter(page.id for _, _, page in open_vault(home).pages())
    if repeated := sum(times > 1 for times in records.values()):
        yield f"{repeated} pages stand twice in the WARC"


def _ids(export: bytes) -> Counter[tuple[str, str]]:
    rows = (json.loads(line) for line in export.splitlines())
    return Counter((row["kind"], row["id"]) for row in rows if "id" in row)


class Trial:
    """Pages, the undisturbed archive of them, and what went wrong with the others."""

    def __init__(self, folder: Path, asked: argparse.Namespace) -> None:
        self.folder, self.rounds = folder, asked.rounds
        self.chance = random.Random(f"{asked.seed}/kill")
        self.pages = write_pages(folder / "pages", asked.pages, asked.seed, small=True)
        for number in range(0, asked.pages, 25):  # refusals must be the same too
            (self.pages / f"{number:05}-refused.html").write_bytes(b"\x00\x01\x02" * number)
        self.wrong: list[str] = []

    def undisturbed(self) -> None:
        """Add all pages; measure how long that takes."""
        start = time.monotonic()
        done = tawatur("--home", self.folder / "whole", "add", self.pages)
        self.seconds = time.monotonic() - start
        self.right = told(self.folder / "whole")
        self.bytes = written(self.folder / "whole")
        print(f"undisturbed: {self.seconds:.1f} s; {done.stdout.decode().strip()}", flush=True)

    def one_kill_each(self) -> None:
        """Kill one `add` each in archives of their own, then add again."""
        for number in range(1, self.rounds + 1):
            home = self.folder / f"killed-{number}"
            moment = self.chance.uniform(0.3, self.seconds)
            while killed(home, self.pages, moment) != -signal.SIGKILL:
                shutil.rmtree(home)  # it was done before; the machine is faster now than undisturbed
                moment = self.chance.uniform(0.3, 0.8 * moment)
            share = written(home) / self.bytes
            self._complete(f"round {number:2}: {moment:5.1f} s, killed at {share:4.0%} of the WARC", home)
            shutil.rmtree(home)

    def many_kills(self) -> None:
        """Kill `add` again and again in one archive, then let it finish; rebuild it."""
        home, codes = self.folder / "often", []
        for _ in range(self.rounds):
            # Long enough to start and get on, too short for all rounds together to finish.
            codes.append(
                killed(home, self.pages, self.chance.uniform(0.3, 2 + 2 * self.seconds / self.rounds))
            )
        hit = codes.count(-signal.SIGKILL)
        share = written(home) / self.bytes
        self._complete(f"in a row: {hit} kills, {share:4.0%} of the WARC", home)
        before = told(home)
        tawatur("--home", home, "rebuild")
        self._tell("rebuild", [] if told(home) == before == self.right else ["the export is not the same"])

    def _complete(self, what: str, home: Path) -> None:
        again = tawatur("--home", home, "add", self.pages)
        wrong = list(wrong_with(home, self.right))
        if again.returncode not in (0, 1) or b"Traceback" in again.stderr:
            wrong.append(f"the second add ended with {again.returncode}: {again.stderr[-300:].decode()}")
        self._tell(f"{what}; then {again.stdout.decode().strip()}", wrong)

    def _tell(self, what: str, wrong: list[str]) -> None:
        self.wrong += wrong
        print(f"{what}: {'; '.join(wrong) if wrong else 'the same'}", flush=True)


def main() -> int:
    """Run the trial; return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    if os.name == "nt":
        print("there is no kill -9 here")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(Path(folder), asked)
        trial.undisturbed()
        trial.one_kill_each()
        trial.many_kills()
    print("all the same" if not trial.wrong else f"{len(trial.wrong)} WRONG")
    return 1 if trial.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
