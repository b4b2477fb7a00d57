"""Everything a user can name, opened: files, folders, standard input, addresses, OPML, WARC, JSON Lines."""

import html
import io
import json
import os
import re
import stat
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

from tawatur.model import ARTICLE_JSON, Page, Unreadable
from tawatur.pages.beside import Beside, saved_with
from tawatur.pages.fetching import Fetcher, NotFetched
from tawatur.pages.limits import LARGEST_PAGE, Unzipped, read_page_bytes
from tawatur.pages.warcs import first_of_gzip, looks_like_warc, read_warc

_GZIP: Final = b"\x1f\x8b"
_SNIFFED: Final = 4096  # bytes at the beginning that tell what a file is
_TYPES: Final = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".txt": "text/plain",
    ".xml": "application/xml",
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
    ".json": "application/json",
}
_LINES: Final = (".jsonl", ".ndjson", ".jsonlines")
_SAVED: Final = (".html", ".htm", ".xhtml")
_FEED: Final = re.compile(rb"""\bxmlUrl\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.I)
_MOST_BLANK: Final = 100_000  # lines in a row; a file that goes on so was made to waste time
_MOST_FEEDS: Final = 1_000  # addresses taken from one OPML file


def open_pages(
    inputs: Sequence[str],
    *,
    fetched: datetime,
    stdin: BinaryIO,
    allow_private: bool = False,
    beside: Beside | None = None,
) -> Iterator[Page | Unreadable]:
    """Yield the pages that the inputs name, in order, and an Unreadable for each that cannot be had.

    An input is a file, a folder (read through, sorted, hidden files left out), `-` for `stdin`, or an http(s)
    address. `fetched` is the time of this call, with its zone. `allow_private` lets addresses of this machine
    and its networks be fetched. `beside` is told where each page's pictures may be; records of pictures in
    WARC files are then nothing unreadable. No error of the world outside is raised.
    """
    opener = _Opener(fetched, stdin, allow_private, beside)
    try:
        for name in inputs:
            yield from opener.open(name)
    finally:
        opener.close()


class _Opener:
    """What one call of `open_pages` shares: the time, standard input and the client."""

    def __init__(
        self, fetched: datetime, stdin: BinaryIO, allow_private: bool, beside: Beside | None
    ) -> None:
        self._fetched = fetched
        self._stdin = stdin
        self._allow_private = allow_private
        self._beside = beside
        self._fetcher: Fetcher | None = None

    def close(self) -> None:
        """Let go of the client."""
        if self._fetcher:
            self._fetcher.close()

    def open(self, name: str) -> Iterator[Page | Unreadable]:
        """Yield what one input gives."""
        if name == "-":
            yield from self._guarded("-", self._open_stream("-", "-", self._stdin, None))
        elif re.match(r"[a-z][a-z0-9+.-]+://", name, re.I):
            yield from self._open_address(name)
        else:
            yield from self._open_path(name)

    # ------------------------------------------------------------ files

    def _open_path(self, name: str) -> Iterator[Page | Unreadable]:
        path = Path(name)
        try:
            mode = path.stat().st_mode
        except (OSError, ValueError) as error:
            yield Unreadable(name, _reason(error))
            return
        if stat.S_ISDIR(mode):
            yield from self._open_folder(name)
        elif stat.S_ISREG(mode):
            yield from self._guarded(name, self._open_file(name, path))
        else:
            yield Unreadable(name, "neither a file nor a folder")

    def _open_folder(self, name: str) -> Iterator[Page | Unreadable]:
        found = False
        problems: list[OSError] = []
        for folder, folders, names in os.walk(name, onerror=problems.append):
            pages = {f.rpartition(".")[0] for f in names if f.lower().endswith(_SAVED)}
            folders[:] = sorted(f for f in folders if not f.startswith(".") and saved_with(f) not in pages)
            for file in sorted(f for f in names if not f.startswith(".")):
                found = True
                yield from self._open_path(os.path.join(folder, file))
        for problem in problems:
            yield Unreadable(str(problem.filename or name), _reason(problem))
        if not found and not problems:
            yield Unreadable(name, "no files in the folder")

    def _open_file(self, name: str, path: Path) -> Iterator[Page | Unreadable]:
        with path.open("rb") as file:
            for page in self._open_stream(name, path.name, file, path.stat().st_size):
                if self._beside and isinstance(page, Page) and page.input == name:
                    self._beside.from_file(page, path)
                yield page

    def _guarded(self, name: str, pages: Iterator[Page | Unreadable]) -> Iterator[Page | Unreadable]:
        """Yield the pages of one input; what stops it becomes its last, unreadable one."""
        try:
            yield from pages
        except (OSError, EOFError) as error:
            yield Unreadable(name, _reason(error))

    def _open_stream(
        self, name: str, file_name: str, raw: BinaryIO, size: int | None
    ) -> Iterator[Page | Unreadable]:
        """Yield what a stream of bytes gives, by what it is: gzip, WARC, JSON Lines, OPML, or one page."""
        stream = io.BufferedReader(cast(io.RawIOBase, raw), _SNIFFED * 4)
        try:
            head = stream.peek(_SNIFFED)[:_SNIFFED]
            lower = file_name.lower()
            if head.startswith(_GZIP):
                if ".warc" in lower or looks_like_warc(first_of_gzip(head)):
                    # Not warcio's own unpacking: it knows no measure.
                    unpacked = io.BufferedReader(Unzipped(cast(BinaryIO, stream), size), _SNIFFED * 4)
                    yield from self._read_warc(name, unpacked)
                else:
                    yield from self._open_unzipped(
                        name, lower.removesuffix(".gz"), cast(BinaryIO, stream), size
                    )
            elif looks_like_warc(head) or lower.endswith((".warc", ".warc.gz")):
                yield from self._read_warc(name, stream)
            elif lower.endswith(_LINES) or (name == "-" and _is_json_lines(head)):
                yield from self._read_lines(name, cast(BinaryIO, stream))
            else:
                yield from self._read_whole(name, lower, cast(BinaryIO, stream), size)
        finally:
            stream.detach()

    def _read_warc(self, name: str, stream: "io.BufferedReader[Any]") -> Iterator[Page | Unreadable]:
        if looks_like_warc(stream.peek(_SNIFFED)[:_SNIFFED]):
            beside = self._beside
            picture = partial(beside.record, name) if beside else None
            for page in read_warc(name, cast(BinaryIO, stream), self._fetched, picture):
                if beside and isinstance(page, Page):
                    beside.from_warc(page, name)
                yield page
        else:
            yield Unreadable(name, "no WARC file")

    def _open_unzipped(
        self, name: str, inner: str, raw: BinaryIO, size: int | None
    ) -> Iterator[Page | Unreadable]:
        stream = io.BufferedReader(Unzipped(raw, size), _SNIFFED * 4)
        head = stream.peek(_SNIFFED)[:_SNIFFED]
        if head.startswith(_GZIP):
            yield Unreadable(name, "compressed twice")
        elif inner.endswith(_LINES) or (name == "-" and _is_json_lines(head)):
            yield from self._read_lines(name, cast(BinaryIO, stream))
        else:
            yield from self._read_whole(name, inner, cast(BinaryIO, stream), None)

    def _read_whole(
        self, name: str, lower: str, stream: BinaryIO, size: int | None
    ) -> Iterator[Page | Unreadable]:
        if size is not None and size > LARGEST_PAGE:
            yield Unreadable(name, f"larger than {LARGEST_PAGE // 1024 // 1024} MB")
            return
        content = read_page_bytes(stream)
        if lower.endswith(".opml") or b"<opml" in content[:_SNIFFED].lower():
            yield from self._open_feeds(name, content)
            return
        kind = _TYPES.get(os.path.splitext(lower)[1])
        if kind == "application/json" and _is_record(content):
            kind = ARTICLE_JSON
        yield Page(name, content, self._fetched, None, kind)

    # ------------------------------------------------------------ JSON Lines

    def _read_lines(self, name: str, stream: BinaryIO) -> Iterator[Page | Unreadable]:
        number = blank = 0
        while line := stream.readline(LARGEST_PAGE + 1):
            number += 1
            if len(line) > LARGEST_PAGE and not line.endswith(b"\n"):
                yield Unreadable(f"{name}#{number}", f"line larger than {LARGEST_PAGE // 1024 // 1024} MB")
                while line and not line.endswith(b"\n"):
                    line = stream.readline(LARGEST_PAGE)
                continue
            line = line.removeprefix(b"\xef\xbb\xbf").strip()
            blank = 0 if line else blank + 1
            if line:
                yield self._read_line(f"{name}#{number}", line)
            elif blank > _MOST_BLANK:
                yield Unreadable(
                    name,
                    f"more than {_MOST_BLANK:,} blank lines from line {number - blank}; the rest was left",
                )
                return
        if number == 0:
            yield Unreadable(name, "empty")

    def _read_line(self, name: str, line: bytes) -> Page | Unreadable:
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            return Unreadable(name, f"not JSON: {_reason(error)}")
        if not isinstance(record, dict):
            return Unreadable(name, "not a JSON object")
        url = record.get("url")
        return Page(name, line, self._fetched, url if isinstance(url, str) and url else None, ARTICLE_JSON)

    # ------------------------------------------------------------ the web

    def _open_feeds(self, name: str, content: bytes) -> Iterator[Page | Unreadable]:
        """Yield the feeds that an OPML file lists; the links inside the feeds are not followed."""
        urls = [html.unescape((a or b).decode("utf-8", "replace")).strip() for a, b in _FEED.findall(content)]
        if not urls:
            yield Unreadable(name, "OPML without feeds")
        listed = list(dict.fromkeys(urls))
        if len(listed) > _MOST_FEEDS:
            left = len(listed) - _MOST_FEEDS
            yield Unreadable(name, f"{left:,} more feeds than are taken from one OPML file")
        for url in listed[:_MOST_FEEDS]:
            yield from self._open_address(url, follow_opml=False)

    def _open_address(self, url: str, follow_opml: bool = True) -> Iterator[Page | Unreadable]:
        self._fetcher = self._fetcher or Fetcher(allow_private=self._allow_private)
        try:
            final, content, kind = self._fetcher.fetch(url)
        except NotFetched as error:
            yield Unreadable(url, str(error))
            return
        if follow_opml and b"<opml" in content[:_SNIFFED].lower():
            yield from self._open_feeds(url, content)
        elif content.startswith(_GZIP) or looks_like_warc(content):
            stream = self._open_stream(url, url.rsplit("/", 1)[-1], io.BytesIO(content), len(content))
            yield from self._guarded(url, stream)
        else:
            page = Page(url, content, self._fetched, final, kind)
            if self._beside:
                self._beside.from_web(page)
            yield page


def _is_json_lines(head: bytes) -> bool:
    """Say whether what comes in is JSON Lines: an object begins, and goes on, in the first line."""
    first = head.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", 1)[0].strip()
    return first.startswith(b"{") and len(first) > 1 and b"jsonfeed.org/version" not in head


def _is_record(content: bytes) -> bool:
    """Say whether a JSON file is one article, in the form of our JSON Lines."""
    try:
        record = json.loads(content)
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and isinstance(record.get("body"), str)


def _reason(error: BaseException) -> str:
    """Return an error as one line, without the path that stands beside it anyway."""
    text = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return " ".join(text.split())[:200] or type(error).__name__
