#!/usr/bin/env python3
"""`tawatur add` of a folder of malformed inputs among good pages: does it stay up, and account for each?

    python -m benchmarks.malformed [--seed 1] [--keep FOLDER]

About 200 inputs that are truncated, mis-encoded, binary, huge, nested, bombs, hostile XML, broken JSON, or no
files at all, among 20 good pages. Checks that the command ends by itself without a traceback; that each input
is an article, a page or a refusal with a reason of one line that names it; that every good page is kept; and
that a second `add` adds nothing. Prints the slowest inputs and the peak memory.
Exit code 1 where a check fails.
"""

import argparse
import io
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from benchmarks.inputs import Bad, Fate, malformed
from benchmarks.pages import make_page
from tests.newsroom import command, environment

GOOD: Final = 20
SECONDS: Final = 300  # for the whole folder, on one slow core
SECONDS_EACH: Final = 30
MEMORY: Final = 1024  # MB


# ---------------------------------------------------------------- the folder


@dataclass(frozen=True, slots=True)
class Trial:
    """A folder of good and malformed inputs: names of the good ones, and what is to become of each other."""

    folder: Path
    good: tuple[str, ...]
    bad: dict[str, Fate]


def write_trial(
    folder: Path, seed: int, *, good: int = GOOD, choose: Callable[[Bad], bool] = lambda bad: True
) -> Trial:
    """Write the good pages, the malformed inputs that are chosen, and what is no ordinary file."""
    folder.mkdir(parents=True, exist_ok=True)
    fates: dict[str, Fate] = {}
    for bad in malformed(seed):
        if choose(bad):
            try:
                bad.write(folder)
            except (OSError, UnicodeError):  # a name that this file system does not take
                continue
            fates |= dict.fromkeys(bad.lists, "refused") if bad.lists else {bad.name: bad.fate}
    fates |= _write_odd(folder)
    names = []
    for number in range(good):
        name, content = make_page(number, seed, small=True)
        names.append(f"{'abcdefghijklmnopqrstuvwxyz'[number % 26]}-good-{name}")
        (folder / names[-1]).write_bytes(content)
    return Trial(folder, tuple(names), fates)


def _write_odd(folder: Path) -> dict[str, Fate]:
    """Write what is no ordinary file: loops, dead links, forbidden files, a pipe, a folder like a page."""
    _, page = make_page(5, 1, small=True)
    fates: dict[str, Fate] = {}
    (folder / "folder.html").mkdir()
    (folder / "folder.html" / "inside.html").write_bytes(page)
    (folder / "folder.warc.gz").mkdir()
    (folder / "folder.html" / "deeper.jsonl").mkdir()
    fates["folder.html/inside.html"] = "either"
    if os.name != "nt":
        (folder / "loop.html").symlink_to("loop.html")
        (folder / "loop-folder").mkdir()
        (folder / "loop-folder" / "again").symlink_to(folder, target_is_directory=True)
        (folder / "dead-link.html").symlink_to("nowhere.html")
        os.mkfifo(folder / "pipe.html")
        fates |= {"loop.html": "refused", "dead-link.html": "refused", "pipe.html": "refused"}
        forbidden = folder / "forbidden.html"
        forbidden.write_bytes(page)
        forbidden.chmod(0)
        fates["forbidden.html"] = "refused" if os.geteuid() else "either"  # root may read everything
        os.mkdir(folder / "forbidden-folder")
        (folder / "forbidden-folder" / "x.html").write_bytes(page)
        os.chmod(folder / "forbidden-folder", 0)
        fates["forbidden-folder"] = "refused" if os.geteuid() else "either"
        with open(os.fsencode(folder) + b"/name-\xff\xfe.html", "wb") as file:
            file.write(page)
        # Such a name is kept with the bytes that are no text written out.
        fates[r"name-\udcff\udcfe.html"] = "either"
    return fates


# ---------------------------------------------------------------- run and check


@dataclass(frozen=True, slots=True)
class Run:
    """How one `tawatur add` ended."""

    code: int
    seconds: float
    megabytes: int
    said: str
    errors: str


def add(home: Path, folder: Path, seconds: float = SECONDS) -> Run:
    """Run `tawatur add FOLDER` as a user does; a run that takes too long is stopped."""
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as errors:
        start = time.monotonic()
        process = subprocess.Popen(
            command("--home", home, "add", folder),
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=errors,
        )
        timer = threading.Timer(seconds, process.send_signal, (signal.SIGKILL,))
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        took = time.monotonic() - start
        said.seek(0)
        errors.seek(0)
        return Run(
            process.returncode, took, usage.ru_maxrss // 1024,
            said.read().decode("utf-8", "replace"), errors.read().decode("utf-8", "replace"),
        )  # fmt: skip


def check(trial: Trial, home: Path, run: Run) -> Iterator[str]:
    """Yield what is wrong with a run, a line each."""
    from tawatur.archive import open_archive

    if run.code != 1:
        yield f"exit code {run.code}, expected 1 (something was unreadable): {run.errors[-400:]!r}"
    if "Traceback" in run.errors or "Exception ignored" in run.errors:
        yield f"a traceback: …{run.errors[-1500:]}"
    archive = open_archive(home, read_only=True)
    refused = [(_inside(trial, u.input), u.reason) for u in archive.unreadables()]
    kept = {_inside(trial, page.input) for page in archive.all_pages()}
    told = {_inside(trial, article.input) for article in archive.all_articles()}
    archive.close()
    yield from _check_reasons(refused)
    without = {name for name, _ in refused}
    for name in trial.good:
        if name not in told:
            yield f"{name}: a good page that was not kept"
    for name, fate in trial.bad.items():
        if fate == "refused" and not _named(name, without):
            yield f"{name!r}: not refused"
        if not _named(name, told | without):
            yield f"{name!r}: gave neither an article nor a reason" + (
                " (its page is kept)" if _named(name, kept) else ""
            )


def _check_reasons(refused: Sequence[tuple[str, str]]) -> Iterator[str]:
    for name, reason in refused:
        if not reason.strip() or len(reason.splitlines()) != 1 or len(reason) > 300:
            yield f"{name!r}: its reason is not one line: {reason[:200]!r}"
        if "fault in Tawatur" in reason:
            yield f"{name!r}: {reason}"
    if len(set(refused)) < len(refused):
        yield "an input was refused twice for the same reason"


def _inside(trial: Trial, name: str) -> str:
    return name.removeprefix(f"{trial.folder}{os.sep}")


def _named(name: str, inputs: set[str]) -> bool:
    """Say whether an input, a part of it (`name#3`) or a file in it is among those."""
    return any(one == name or one.startswith((f"{name}#", f"{name}{os.sep}")) for one in inputs)


@dataclass(slots=True)
class Timing:
    """Each input by itself, added within this process to one archive: how long it took, what went wrong."""

    seconds: dict[str, float] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def measure(self, home: Path, folder: Path) -> None:
        """Add the folder's inputs one after the other; one that takes too long is given up."""
        from tawatur.archive import open_archive
        from tawatur.pages import open_pages
        from tawatur.pipeline import observe, open_vault, settle

        archive = open_archive(home)
        previous = signal.signal(signal.SIGALRM, _give_up)
        for path in sorted(folder.iterdir()):
            since = time.perf_counter()
            signal.alarm(SECONDS_EACH)
            try:
                pages = open_pages([str(path)], fetched=datetime.now(UTC), stdin=io.BytesIO())
                for _ in observe(archive, open_vault(home), pages):
                    pass
                for _ in settle(archive):
                    pass
            except Exception as error:
                self.wrong.append(f"{path.name!r}: {type(error).__name__}: {error} in {_where(error)}")
            finally:
                signal.alarm(0)
            self.seconds[path.name] = time.perf_counter() - since
        signal.signal(signal.SIGALRM, previous)


def _give_up(*_: object) -> None:
    raise TimeoutError(f"given up after {SECONDS_EACH} s")


def _where(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if f"{os.sep}tawatur{os.sep}" in frame.filename]
    return " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(ours[-4:]))


def _report(trial: Trial, runs: Sequence[Run], timing: Timing) -> None:
    first, again = runs
    print(f"{len(trial.bad)} malformed inputs among {len(trial.good)} good pages")
    for name, run in (("add", first), ("again", again)):
        print(
            f"{name}: exit code {run.code}, {run.seconds:.1f} s, peak {run.megabytes} MB; {run.said.strip()}"
        )
    print("slowest inputs, in a run within this process:")
    for name, seconds in sorted(timing.seconds.items(), key=lambda item: -item[1])[:12]:
        print(f"  {seconds:6.2f} s  {name[:60]!r}")


def main() -> int:
    """Run the trial; return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="leave inputs and archive in this folder")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        root = asked.keep or Path(temporary)
        trial = write_trial(root / "inputs", asked.seed)
        home, timing = root / "home", Timing()
        first = add(home, trial.folder)
        wrong = list(check(trial, home, first))
        again = add(home, trial.folder)
        if not again.said.startswith("0 pages kept"):
            wrong.append(f"added again, something was new: {again.said!r}")
        wrong += [f"{line} (added again)" for line in check(trial, home, again) if line not in wrong]
        timing.measure(root / "timed", trial.folder)
        _report(trial, (first, again), timing)
        wrong += timing.wrong
        if max(first.megabytes, again.megabytes) > MEMORY:
            wrong.append(f"needed more than {MEMORY} MB")
        if not asked.keep:
            _forgive(trial.folder)
    print("\n".join(["", "all as it should be"] if not wrong else ["", f"{len(wrong)} WRONG:", *wrong]))
    return 1 if wrong else 0


def _forgive(folder: Path) -> None:
    """Give back the permissions that were taken away, so that the folder can be removed."""
    for path in (folder / "forbidden-folder", folder / "forbidden.html"):
        if path.exists():
            path.chmod(0o700)
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
