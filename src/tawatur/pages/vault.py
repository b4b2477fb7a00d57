"""The vault: every page as it came, in one append-only file of WARC 1.1 records, a gzip member each.

A member that is whole in the file is whole for ever; a kill can tear the last one only, and `repair` cuts
that one off.
"""

import contextlib
import io
import os
import zlib
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path
from typing import Any, BinaryIO, Final
from urllib.parse import quote, unquote
from uuid import NAMESPACE_URL, uuid5

from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from tawatur.model import Page
from tawatur.pages.warcs import (
    FETCHED_FIELD,
    INPUT_FIELD,
    PAGE_FIELD,
    TYPE_FIELD,
    URL_FIELD,
    BadRecord,
    read_content,
    read_date,
)

_CHUNK: Final = 256 * 1024
_MAGIC: Final = b"\x1f\x8b\x08"
_SAFE: Final = (
    "/:?#[]@!$&'()*+,;=~%-._ "  # what a header field may carry as it is; the rest goes by percent signs
)


class VaultError(OSError):
    """The vault cannot be written or read; the message says where and why."""


class Vault:
    """One WARC file of pages. Positions are byte offsets in it. One writer at a time: a lock sees to it."""

    def __init__(self, path: str | os.PathLike[str], *, fsync: bool = False) -> None:
        """Take the file's path; it and its folder are made with the first page.

        With `fsync`, a page is on the disk when `append` returns; without, the system may hold it a while.
        """
        self.path: Final = Path(path)
        self._fsync = fsync

    def append(self, page: Page, record: bytes | None = None) -> tuple[int, int]:
        """Write a page behind the last one; return (offset, length) of its record. Raise VaultError.

        `record` is `as_record(page)`, where it was made already.
        """
        record = as_record(page) if record is None else record
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("ab", buffering=0) as file, _lock(file):
                offset = file.seek(0, os.SEEK_END)
                self._write(file, record, offset)
        except VaultError:
            raise
        except OSError as error:
            raise VaultError(error.errno, f"cannot keep a page in {self.path}: {error.strerror}") from error
        return offset, len(record)

    def _write(self, file: BinaryIO, record: bytes, offset: int) -> None:
        """Write a record whole or not at all, as far as a living process can see to that."""
        try:
            left = memoryview(record)
            while left:
                left = left[file.write(left) :]
            if self._fsync:
                os.fsync(file.fileno())
        except OSError:
            with contextlib.suppress(OSError):
                file.truncate(offset)
            raise

    def read(self, offset: int) -> Page:
        """Return the page whose record begins at the offset. Raise VaultError where none does."""
        try:
            with self.path.open("rb") as file:
                file.seek(offset)
                member = next(_members(file, offset), None)
        except OSError as error:
            raise VaultError(error.errno, f"cannot read {self.path}: {error.strerror or error}") from error
        if member is None:
            raise VaultError(None, f"{self.path} holds no whole record at {offset}")
        return self._page(*member)

    def pages(self, start: int = 0) -> Iterator[tuple[int, int, Page]]:
        """Yield (offset, length, page) of each whole record from an offset on; not a torn last one."""
        if not self.path.exists():
            return
        with self.path.open("rb") as file:
            file.seek(start)
            for offset, data, length in _members(file, start):
                yield offset, length, self._page(offset, data, length)

    def repair(self, start: int = 0) -> int:
        """Cut off a torn last record; return how many bytes went. Raise VaultError where the damage is not at
        the end: nothing is cut then. `start` is where a record known to be good begins, to save time."""
        if not self.path.exists():
            return 0
        with self.path.open("r+b") as file, _lock(file):
            file.seek(start)
            good, damaged = start, False
            try:
                for offset, _, length in _members(file, start):
                    good = offset + length
            except VaultError:
                damaged = True
            size = file.seek(0, os.SEEK_END)
            if good == size:
                return 0
            if damaged and _has_member(file, good + 1):
                raise VaultError(None, f"{self.path} is damaged at {good}, not at its end; nothing was cut")
            file.truncate(good)
            if self._fsync:
                os.fsync(file.fileno())
            return size - good

    def _page(self, offset: int, data: bytes, length: int) -> Page:
        del length
        try:
            record = next(iter(ArchiveIterator(io.BytesIO(data))))
            page = _read_page(record)
        except (StopIteration, BadRecord, ValueError, TypeError) as error:
            raise VaultError(None, f"{self.path} holds no page at {offset}: {error}") from error
        return page


def as_record(page: Page) -> bytes:
    """Return a page's record, compressed; the same page always gives the same bytes."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="WARC/1.1")
    identity = uuid5(NAMESPACE_URL, page.id + page.input + page.fetched.isoformat())
    fields = {
        "WARC-Record-ID": f"<urn:uuid:{identity}>",
        "WARC-Date": page.fetched.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        PAGE_FIELD: page.id,
        INPUT_FIELD: quote(page.input, _SAFE.replace("%", ""), errors="surrogatepass"),
        FETCHED_FIELD: page.fetched.isoformat(),
    }
    if page.url:
        fields[URL_FIELD] = quote(page.url, _SAFE.replace("%", ""), errors="surrogatepass")
    if page.content_type:
        fields[TYPE_FIELD] = quote(page.content_type, _SAFE.replace("%", ""))
    address = quote(page.url, _SAFE.replace(" ", "")) if page.url else f"urn:tawatur:page:{page.id}"
    record = writer.create_warc_record(
        address, "resource", payload=io.BytesIO(page.content), length=len(page.content),
        warc_content_type=fields.get(TYPE_FIELD) or "application/octet-stream", warc_headers_dict=fields,
    )  # fmt: skip
    writer.write_record(record)
    return out.getvalue()


def _read_page(record: Any) -> Page:
    given = record.rec_headers.get_header
    fetched = read_date(given(FETCHED_FIELD))
    if fetched is None or given(INPUT_FIELD) is None:
        raise BadRecord("a record that the vault did not write")
    page = Page(
        unquote(given(INPUT_FIELD), errors="surrogatepass"), read_content(record), fetched,
        unquote(given(URL_FIELD), errors="surrogatepass") if given(URL_FIELD) else None,
        unquote(given(TYPE_FIELD)) if given(TYPE_FIELD) else None,
    )  # fmt: skip
    if page.id != given(PAGE_FIELD):
        raise BadRecord("the page is not the one that was kept")
    return page


def _members(file: BinaryIO, offset: int) -> Iterator[tuple[int, bytes, int]]:
    """Yield (offset, content, length) of each whole gzip member from where the file stands; a torn last one
    is left out. Raise VaultError where something else than a member stands."""
    rest = b""
    while True:
        expander, parts, length = zlib.decompressobj(31), [], 0
        while not expander.eof:
            data = rest or file.read(_CHUNK)
            if not data:
                return
            try:
                parts.append(expander.decompress(data))
            except zlib.error as error:
                raise VaultError(None, f"damaged record at {offset}: {error}") from error
            length += len(data) - len(expander.unused_data)
            rest = expander.unused_data
        yield offset, b"".join(parts), length
        offset += length


def _has_member(file: BinaryIO, start: int) -> bool:
    """Say whether a whole record begins anywhere from an offset on."""
    file.seek(start)
    data = file.read()
    at = data.find(_MAGIC)
    while at >= 0:
        expander = zlib.decompressobj(31)
        with contextlib.suppress(zlib.error):
            if expander.decompress(data[at:]).startswith(b"WARC/") and expander.eof:
                return True
        at = data.find(_MAGIC, at + 1)
    return False


@contextlib.contextmanager
def _lock(file: BinaryIO) -> Iterator[None]:
    """Hold the file against other writers; where the system has no such lock, trust that there are none."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    fcntl.flock(file, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(file, fcntl.LOCK_UN)
