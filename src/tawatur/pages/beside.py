"""Pictures that came along with pages: in the same WARC file, in the folder of a saved page; or on the web.

Of this machine's files, only those are looked at that a browser put into the folder that it made for a saved
page: a page may name any file of anybody, and what it names may be shown to everybody.
"""

import os
import posixpath
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from tawatur.model import Page
from tawatur.pages.fetching import PICTURE, Fetcher
from tawatur.pages.limits import LARGEST_PICTURE

_MOST_SPOOLED: Final = 2_000_000_000  # bytes of pictures in WARC files that wait for their pages


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a page came from: it is a file, or a record of a WARC file, which has its name."""

    file: Path | None = None
    warc: str = ""


class Beside:
    """What is known, after pages were opened, of where their pictures are. Close it when done."""

    def __init__(self, *, folder: Path | None = None, allow_private: bool = False) -> None:
        """Put aside in a folder what must wait, by default in the system's for such files.

        With `allow_private`, addresses of this machine and its networks are fetched too.
        """
        self._allow_private = allow_private
        self._fetcher: Fetcher | None = None
        self._places: dict[str, _Place] = {}
        self._fetched: set[str] = set()
        self._records: dict[tuple[str, str], tuple[int, int]] = {}
        # Unlinked as it is made: nothing is left of it, however this process ends.
        self._spool = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115

    def close(self) -> None:
        """Let go of the connections and of what was put aside."""
        self._spool.close()
        if self._fetcher:
            self._fetcher.close()

    def __enter__(self) -> "Beside":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ------------------------------------------------------------ noted while pages are opened

    def from_file(self, page: Page, file: Path) -> None:
        """Note that a page is a file."""
        if b"<img" in page.content or b"<IMG" in page.content:
            self._places[page.id] = _Place(file)

    def from_warc(self, page: Page, warc: str) -> None:
        """Note that a page is of a WARC file."""
        self._places[page.id] = _Place(warc=warc)

    def from_web(self, page: Page) -> None:
        """Note that a page was fetched."""
        self._fetched.add(page.id)

    def record(self, warc: str, url: str, content: bytes) -> None:
        """Put a picture of a WARC file aside until its page is kept: it may stand before or behind it."""
        offset = self._spool.seek(0, os.SEEK_END)
        if offset + len(content) <= _MOST_SPOOLED:
            self._spool.write(content)
            self._records.setdefault((warc, url), (offset, len(content)))

    # ------------------------------------------------------------ asked for

    def find(self, page: str, src: str, base: str | None) -> bytes | None:
        """Return a picture of a page (by id) that came along with it; None where none did.

        `src` is the image's address or file name, `base` the address of its article.
        """
        place = self._places.get(page, _Place())
        if at := self._records.get((place.warc, src)):
            self._spool.seek(at[0])
            return self._spool.read(at[1])
        return _read_beside(place.file, _path(src, base)) if place.file else None

    def was_fetched(self, page: str) -> bool:
        """Say whether a page came from the web in this run."""
        return page in self._fetched

    def fetch(self, src: str) -> bytes:
        """Return a picture from the web, by the rules for pages. Raise NotFetched with the reason."""
        self._fetcher = self._fetcher or Fetcher(allow_private=self._allow_private)
        _, content, _ = self._fetcher.fetch(src, PICTURE)
        return content


def _path(src: str, base: str | None) -> str:
    """Return the way from a page to a picture by their addresses; "" where they are of different sites."""
    try:
        to, at = urlsplit(src), urlsplit(base or "")
    except ValueError:
        return ""
    if not to.scheme and not to.netloc:
        return unquote(to.path)
    if (to.scheme, to.netloc) != (at.scheme, at.netloc) or not to.path.startswith("/"):
        return ""
    return unquote(posixpath.relpath(to.path, posixpath.dirname(at.path) or "/"))


def _read_beside(page: Path, way: str) -> bytes | None:
    """Return a file of a saved page's own folder by the way to it; None where it is none of these."""
    try:
        file, folder = (page.parent / way).resolve(), page.parent.resolve()
        inside = file.relative_to(folder).parts if file.is_relative_to(folder) else ()
        if len(inside) < 2 or saved_with(inside[0]) != page.name.rpartition(".")[0] or not file.is_file():
            return None
        with file.open("rb") as content:
            data = content.read(LARGEST_PICTURE + 1)
        return data if len(data) <= LARGEST_PICTURE else None
    except (OSError, ValueError, RuntimeError):  # a link that leads to itself is a RuntimeError
        return None


def saved_with(folder: str) -> str | None:
    """Return the name, without its ending, of the page that a browser made a folder for; None where none did.

    That of `page.html` is called `page_files`.
    """
    found = _PARTS.fullmatch(folder)
    return found[1] if found else None


# As Chrome and Firefox call it in English, French, German and Spanish; in Arabic as in English.
_PARTS: Final = re.compile(r"(.+)[_.-](?:files|file|fichiers|dateien|archivos)", re.I)
