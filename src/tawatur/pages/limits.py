"""How much of anything is read, and streams that keep to it."""

import gzip
import io
import zlib
from typing import BinaryIO, Final

LARGEST_PAGE: Final = 20 * 1024 * 1024
"""Bytes of one page or record; a page of news has a few hundred kilobytes."""

LARGEST_PICTURE: Final = 5_000_000
"""Bytes of one picture."""

_FREE: Final = 64 * 1024 * 1024  # bytes that any compressed file may give
_WORST_RATIO: Final = 150  # text compresses 3 to 20 times; what compresses better was made to


class TooLarge(OSError):
    """More came than is read; the message is the reason in one line."""


class Unzipped(io.RawIOBase):
    """A gzip stream that refuses to expand without measure.

    `size` is the compressed size where known; reading raises TooLarge past the ratio, OSError on damage.
    """

    def __init__(self, raw: BinaryIO, size: int | None) -> None:
        super().__init__()
        self._stream = gzip.GzipFile(fileobj=raw)
        self._left = max(_FREE, _WORST_RATIO * size) if size is not None else 64 * _FREE

    def readable(self) -> bool:
        """Say that the stream can be read."""
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        """Fill the buffer, as io.RawIOBase.readinto."""
        try:
            data = self._stream.read1(len(buffer))
        except (EOFError, zlib.error) as error:
            raise OSError(f"damaged gzip file: {error}") from error
        self._left -= len(data)
        if self._left < 0:
            raise TooLarge("expands without measure (a gzip bomb)")
        buffer[: len(data)] = data
        return len(data)


def read_page_bytes(stream: BinaryIO) -> bytes:
    """Return all of a stream. Raise TooLarge where it holds more than a page may."""
    data = stream.read(LARGEST_PAGE + 1)
    if len(data) > LARGEST_PAGE:
        raise TooLarge(f"larger than {LARGEST_PAGE // 1024 // 1024} MB")
    return data
