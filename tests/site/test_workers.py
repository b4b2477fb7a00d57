"""Several processes that serve: all answer, one that dies is replaced, and none outlives its parent."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tawatur.site.workers import listening

# Each worker leaves a file named after its process, and waits to be ended.
WORKING = """
import os, sys, time
from pathlib import Path
from tawatur.site.workers import run_workers
folder = Path(sys.argv[1])
def work():
    (folder / str(os.getpid())).touch()
    time.sleep(60)
run_workers([work] * 2, ready=lambda: print("ready", flush=True))
"""
SERVING = """
import signal, sys
from pathlib import Path
from tawatur.site.server import serve
def stop(*_):
    raise SystemExit(0)
signal.signal(signal.SIGTERM, stop)
serve(Path(sys.argv[1]), "127.0.0.1", 0, workers=2, ready=lambda at: print(at, flush=True))
"""


@contextmanager
def running(program: str, folder: Path) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """Run a program on a folder; give its process and the first line it says."""
    with subprocess.Popen(
        [sys.executable, "-c", program, str(folder)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()


def until(true: Callable[[], bool]) -> bool:
    """Wait until something is so, twenty seconds at most; say whether it is."""
    end = time.monotonic() + 20
    while not true() and time.monotonic() < end:
        time.sleep(0.02)
    return true()


def is_there(pid: int) -> bool:
    """Say whether a process runs; one that has ended and nobody asked after does not."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][0] != "Z"
    return False


def workers_in(folder: Path) -> set[int]:
    """The processes that work, by the files they left."""
    return {pid for pid in (int(file.name) for file in folder.iterdir()) if is_there(pid)}


def test_a_worker_that_dies_is_replaced_and_the_others_go_on(tmp_path: Path) -> None:
    with running(WORKING, tmp_path) as (_, said):
        assert said == "ready"
        assert until(lambda: len(workers_in(tmp_path)) == 2)
        first, second = workers_in(tmp_path)
        os.kill(first, signal.SIGKILL)
        assert until(lambda: len(workers_in(tmp_path) - {first}) == 2)
        assert second in workers_in(tmp_path)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_workers_end_with_the_process_that_started_them(tmp_path: Path, how: signal.Signals) -> None:
    with running(WORKING, tmp_path) as (process, _):
        assert until(lambda: len(workers_in(tmp_path)) == 2)
        process.send_signal(how)
        process.wait(20)
        assert until(lambda: not workers_in(tmp_path))


def test_the_site_is_served_by_several_processes_at_one_address(home: Path) -> None:
    with running(SERVING, home) as (process, address):
        assert address.startswith("http://127.0.0.1:")
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        assert len(children.read_text().split()) == 2
        for path in ("healthz", "", "en/", "article/visit-1") * 5:
            with urllib.request.urlopen(address + path, timeout=20) as answer:
                assert answer.status == 200
        process.terminate()
        assert process.wait(20) == 0


def test_a_taken_port_is_refused() -> None:
    for workers in (1, 2):
        shares = listening("127.0.0.1", 0, workers)
        port = shares[0][0].getsockname()[1]
        for others in (1, 2):
            with pytest.raises(OSError, match="use"):
                listening("127.0.0.1", port, others)
        for (one,) in shares:
            one.close()


def test_all_addresses_of_a_host_have_one_port() -> None:
    sockets = [one for share in listening("localhost", 0, 3) for one in share]
    try:
        assert len({one.getsockname()[1] for one in sockets}) == 1
    finally:
        for one in sockets:
            one.close()
