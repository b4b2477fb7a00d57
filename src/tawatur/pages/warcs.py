"""Records of WARC files, read with warcio: one page per response, resource or conversion record.

warcio tells a torn record and a plain one apart only by what is left unread of the declared length.
"""

import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from typing import Any, BinaryIO, Final
from urllib.parse import unquote

from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
from warcio.bufferedreaders import DecompressingBufferedReader  # type: ignore[import-untyped]
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]

from tawatur.model import Page, Unreadable
from tawatur.pages.limits import LARGEST_PAGE, LARGEST_PICTURE, TooLarge

_KINDS: Final = frozenset({"response", "resource", "conversion"})
_LARGEST_SKIPPED: Final = 10 * LARGEST_PAGE  # a record that claims more ends the reading of its file
_LONGEST_LINE: Final = 64 * 1024  # of a header; warcio takes quadratic time for one without an end
_NO_PAGE: Final = (
    "image/",
    "video/",
    "audio/",
    "font/",
    "text/css",
    "text/javascript",
    "application/javascript",
    "text/dns",
)
_LONGER: Final = "record longer than it declares; the rest of it was left"

# What warcio raises on damage is not one family: its own error, and whatever its parsing tripped over.
_DAMAGE: Final = (
    ArchiveLoadFailed, OSError, EOFError, ValueError, zlib.error, AttributeError, TypeError, IndexError,
)  # fmt: skip

INPUT_FIELD: Final = "Tawatur-Input"
URL_FIELD: Final = "Tawatur-Url"
TYPE_FIELD: Final = "Tawatur-Content-Type"
FETCHED_FIELD: Final = "Tawatur-Fetched"
PAGE_FIELD: Final = "Tawatur-Page"


class BadRecord(ValueError):
    """A record that gives no page; the message is the reason in one line."""


class _Lines(DecompressingBufferedReader):  # type: ignore[misc]
    """warcio's reader of a file, with a limit to how long a line of a header can be."""

    def readline(self, length: int | None = None) -> bytes:
        """Return a line. Raise TooLarge where it does not end."""
        most = _LONGEST_LINE if length is None else min(length, _LONGEST_LINE)
        line = b""
        while len(line) < most and not line.endswith(b"\n"):  # warcio's own limit cuts a line too early
            piece = super().readline(most - len(line))
            if not piece:
                break
            line += piece
        if len(line) >= _LONGEST_LINE and not line.endswith(b"\n"):
            raise TooLarge("a line of more than 64 KB among its headers")
        return line


class _Records(ArchiveIterator):  # type: ignore[misc]
    """warcio's records of a file. What stands behind a record's declared end is counted in `err_count`."""

    INC_RECORD = ""  # what warcio would write to standard error of it

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream, arc2warc=False)
        self.reader = _Lines(self.fh)


def read_warc(
    name: str, stream: BinaryIO, fetched: datetime, picture: Callable[[str, bytes], None] | None = None
) -> Iterator[Page | Unreadable]:
    """Yield the pages of a WARC stream, compressed or not, and the reasons for records that give none.

    `fetched` stands in where a record has no date. What comes before a damaged place is kept. `picture` is
    given the address and the content of each record of a picture, which are then no reason for anything.
    """
    at = longer = 0
    records = _Records(stream)
    try:
        for record in records:
            if records.err_count > longer:
                longer = records.err_count
                yield Unreadable(f"{name}#{at}", _LONGER)
            at += 1
            if record.rec_headers.get_header("Content-Length") is None or record.rec_type is None:
                yield Unreadable(f"{name}#{at}", "record cut short in its header")
            elif record.rec_type in _KINDS:
                try:
                    if picture is not None and _is_picture(record):
                        _hand_on(record, picture)
                    else:
                        yield _read_record(f"{name}#{at}", record, fetched)
                except BadRecord as error:
                    yield Unreadable(f"{name}#{at}", str(error))
            if _declared(record) > _LARGEST_SKIPPED:
                yield Unreadable(name, f"record {at} is larger than is read; the rest of the file was left")
                return
        if records.err_count > longer:
            yield Unreadable(f"{name}#{at}", _LONGER)
        if at == 0:
            yield Unreadable(name, "no WARC record in the file")
    except TooLarge as error:
        yield Unreadable(name, f"after {at} records: {error}")
    except _DAMAGE as error:
        yield Unreadable(name, f"damaged or no WARC file after {at} records: {_one_line(error)}")


def _is_picture(record: Any) -> bool:
    """Say whether a record is of a picture that the server had."""
    headers = record.http_headers if record.rec_type == "response" else record.rec_headers
    if headers is None or (record.rec_type == "response" and headers.get_statuscode() != "200"):
        return False
    return str(headers.get_header("Content-Type") or "").lower().startswith("image/")


def _hand_on(record: Any, picture: Callable[[str, bytes], None]) -> None:
    with suppress(BadRecord):  # it was none of the pages, and whoever shows it can do without
        content = read_content(record, LARGEST_PICTURE)
        if url := record.rec_headers.get_header("WARC-Target-URI"):
            picture(url, content)


def _read_record(name: str, record: Any, fetched: datetime) -> Page | Unreadable:
    url = record.rec_headers.get_header("WARC-Target-URI")
    content_type = record.rec_headers.get_header("Content-Type")
    if record.rec_type == "response":
        if record.http_headers is None:
            raise BadRecord("response without HTTP headers")
        status = record.http_headers.get_statuscode()
        if status != "200":
            raise BadRecord(f"HTTP status {status}")
        content_type = record.http_headers.get_header("Content-Type")
    if content_type and content_type.lower().startswith(_NO_PAGE):
        raise BadRecord(f"{content_type.split(';')[0]}, not a page")
    content = read_content(record)
    given = record.rec_headers.get_header
    return Page(
        unquote(given(INPUT_FIELD) or "") or name,
        content,
        read_date(given(FETCHED_FIELD) or given("WARC-Date")) or fetched,
        unquote(given(URL_FIELD) or "") or (url if url and url.startswith(("http://", "https://")) else None),
        unquote(given(TYPE_FIELD) or "") or (None if given(PAGE_FIELD) else content_type),
    )


def read_content(record: Any, most: int = LARGEST_PAGE) -> bytes:
    """Return a record's content without HTTP headers, chunking and compression. Raise BadRecord where it is
    torn, damaged or larger than `most` bytes."""
    parts: list[bytes] = []
    size = 0
    try:
        stream = record.content_stream()
        while chunk := stream.read(64 * 1024):
            parts.append(chunk)
            size += len(chunk)
            if size > most:
                raise BadRecord(f"record larger than {most // 1024 // 1024} MB")
    except (OSError, EOFError, ValueError, zlib.error) as error:
        if isinstance(error, BadRecord | TooLarge):
            raise
        raise BadRecord(f"damaged record: {_one_line(error)}") from error
    if getattr(record.raw_stream, "limit", 0) > 0 and not record.raw_stream.read(1):
        raise BadRecord("record cut short")
    return b"".join(parts)


def _declared(record: Any) -> int:
    value = record.rec_headers.get_header("Content-Length") or "0"
    return int(value) if value.isdigit() else 0


def read_date(value: str | None) -> datetime | None:
    try:
        date = datetime.fromisoformat(unquote(value)) if value else None
    except ValueError:
        return None
    return date if date and date.tzinfo else None


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())[:160] or type(error).__name__


def looks_like_warc(head: bytes) -> bool:
    """Say whether a file's first bytes are those of an uncompressed WARC file."""
    return head.lstrip()[:5] == b"WARC/"


def first_of_gzip(head: bytes) -> bytes:
    """Return the first bytes that a gzip file's first bytes expand to."""
    try:
        return zlib.decompressobj(31).decompress(head, 512)
    except zlib.error:
        return b""


__all__ = ["BadRecord", "first_of_gzip", "looks_like_warc", "read_content", "read_warc"]
