"""Several processes that answer at one address, started and watched by one that answers nothing itself.

Python answers one request at a time in a process, whatever number of threads it has: a machine's other
processors stand idle without more processes. All listen at the same port.
"""

import logging
import os
import signal
import socket
import time
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from threading import Thread

Work = Callable[[], None]

# A process that dies is started again, but not more often than this (seconds): whatever kills it may go on.
_AGAIN_AFTER = 1.0
_BACKLOG = 1_024

_log = logging.getLogger(__name__)


def listening(host: str, port: int, workers: int = 1) -> list[list[socket.socket]]:
    """Return, for each worker, sockets that listen on all addresses of a host; port 0 takes a free one.

    Where the system can, each has sockets of its own among which it deals out who connects: of one socket,
    whoever is awake first takes most, and readers keep their connections. Raises OSError where the host is
    not known, or the port taken or not ours.
    """
    alone = _bound(host, port, shared=False)
    if workers == 1 or not hasattr(socket, "SO_REUSEPORT"):
        return [_begin(alone)] * workers
    # That was to see that nobody else has the port: shared, it would be shared with them too.
    port = alone[0].getsockname()[1]
    for one in alone:
        one.close()
    return [_begin(_bound(host, port, shared=True)) for _ in range(workers)]


def _bound(host: str, port: int, *, shared: bool) -> list[socket.socket]:
    found = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    sockets: list[socket.socket] = []
    try:
        for family, kind, protocol, _, address in dict.fromkeys(found):
            one = socket.socket(family, kind, protocol)
            sockets.append(one)
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if shared:
                one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
            if family == socket.AF_INET6:
                one.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            place = sockets[0].getsockname()[1] if len(sockets) > 1 else port
            one.bind((address[0], place, *address[2:]))
    except OSError:
        for one in sockets:
            one.close()
        raise
    return sockets


def _begin(sockets: list[socket.socket]) -> list[socket.socket]:
    for one in sockets:
        one.listen(_BACKLOG)
    return sockets


def can_fork() -> bool:
    """Say whether this system lets a process become two."""
    return hasattr(os, "fork")


def run_workers(works: Sequence[Work], ready: Callable[[], None]) -> None:
    """Do each work in a process of its own until this one is interrupted; one that dies is started again.

    `ready` is called once all have been started. Call it before the process has threads or open databases.
    """
    reading, writing = os.pipe()
    running: dict[int, tuple[Work, float]] = {}

    def begin(work: Work) -> None:
        running[_begun(work, reading, writing)] = work, time.monotonic()

    try:
        for work in works:
            begin(work)
        ready()
        while True:
            pid, status = os.wait()
            if pid not in running:
                continue
            work, since = running.pop(pid)
            _log.error("a serving process ended with status %s and is started again", status)
            time.sleep(max(0.0, _AGAIN_AFTER - (time.monotonic() - since)))
            begin(work)
    finally:
        _end(running)
        os.close(reading)
        os.close(writing)


def _begun(work: Work, reading: int, writing: int) -> int:
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        os.close(writing)
        # Nobody writes into the pipe: reading from it ends when the process that started this one has.
        Thread(target=_end_with, args=(reading,), daemon=True).start()
        work()
        code = 0
    except (KeyboardInterrupt, SystemExit):
        code = 0
    except BaseException:
        _log.exception("a serving process broke")
    finally:
        os._exit(code)


def _end_with(reading: int) -> None:
    os.read(reading, 1)
    os.kill(os.getpid(), signal.SIGTERM)


def _end(running: Collection[int]) -> None:
    """End processes, and wait until they have."""
    for pid in running:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)
    for pid in running:
        with suppress(ChildProcessError):
            os.waitpid(pid, 0)
