"""Several processes that answer at one address, started and watched by one that answers nothing itself.

Python answers one request at a time in a process, whatever number of threads it has: a machine's other
processors stand idle without more processes. All take connections from the same listening sockets.
"""

import logging
import os
import signal
import socket
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Thread

Work = Callable[[], None]

# A process that dies is started again, but not more often than this (seconds): whatever kills it may go on.
_AGAIN_AFTER = 1.0
_BACKLOG = 1_024

_log = logging.getLogger(__name__)


def listening(host: str, port: int) -> list[socket.socket]:
    """Return sockets that listen on all addresses of a host, at one port; port 0 takes a free one.

    Raises OSError where the host is not known, or the port taken or not ours.
    """
    found = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    sockets: list[socket.socket] = []
    try:
        for family, kind, protocol, _, address in dict.fromkeys(found):
            one = socket.socket(family, kind, protocol)
            sockets.append(one)
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if family == socket.AF_INET6:
                one.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            place = sockets[0].getsockname()[1] if len(sockets) > 1 else port
            one.bind((address[0], place, *address[2:]))
            one.listen(_BACKLOG)
    except OSError:
        for one in sockets:
            one.close()
        raise
    return sockets


def can_fork() -> bool:
    """Say whether this system lets a process become two."""
    return hasattr(os, "fork")


def run_workers(work: Work, count: int, ready: Callable[[], None]) -> None:
    """Do the same work in so many processes until this one is interrupted; one that dies is started again.

    `ready` is called once all have been started. Call it before the process has threads or open databases.
    """
    reading, writing = os.pipe()
    running: dict[int, float] = {}
    try:
        for _ in range(count):
            running[_begun(work, reading, writing)] = time.monotonic()
        ready()
        while True:
            pid, status = os.wait()
            since = running.pop(pid, None)
            if since is None:
                continue
            _log.error("a serving process ended with status %s and is started again", status)
            time.sleep(max(0.0, _AGAIN_AFTER - (time.monotonic() - since)))
            running[_begun(work, reading, writing)] = time.monotonic()
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


def _end(running: Sequence[int] | dict[int, float]) -> None:
    """End processes, and wait until they have."""
    for pid in running:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)
    for pid in running:
        with suppress(ChildProcessError):
            os.waitpid(pid, 0)
