"""The lock file that keeps two writers of one archive apart."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tawatur.archive.errors import ArchiveError

LOCK = "lock"


@contextmanager
def writer_lock(home: Path) -> Iterator[None]:
    """Hold the archive for writing; raises ArchiveError at once, with its process id, if another has it.

    The system lets go of the lock when a process ends, however it ends, so none is ever left behind.
    """
    try:
        home.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(home / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise ArchiveError(f"the archive {home} cannot be locked for writing: {error.strerror}") from error
    try:
        if not _take(descriptor):
            owner = os.pread(descriptor, 20, 0).decode("ascii", "replace").strip() if _PREAD else ""
            who = f"process {owner}" if owner else "another process"
            raise ArchiveError(f"{who} is writing to the archive {home}; wait until it is done, or stop it")
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()}\n".encode("ascii"))
        yield
        os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    _PREAD = False  # a locked byte cannot be read there

    def _take(descriptor: int) -> bool:
        os.lseek(descriptor, 1 << 20, os.SEEK_SET)  # far behind what is written, which stays readable
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        os.lseek(descriptor, 0, os.SEEK_SET)
        return True
else:
    import fcntl

    _PREAD = True

    def _take(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
