"""Pages that people's messages lead to: each asked for by itself, by the rules for all pages and stricter.

Who names them is a stranger. So no setting opens the inside of the network to them, and nothing that a page
lists or holds is followed.
"""

from datetime import datetime
from typing import Final

from tawatur.model import Page
from tawatur.pages.fetching import Fetcher, Wanted

_WANTED: Final = Wanted(5_000_000, 30.0, "text/html,application/xhtml+xml")


class Elsewhere:
    """A client for such pages. Close it when done."""

    def __init__(self) -> None:
        self._fetcher = Fetcher()

    def __enter__(self) -> "Elsewhere":
        return self

    def __exit__(self, *_: object) -> None:
        self._fetcher.close()

    def fetch(self, address: str, at: datetime) -> Page:
        """Return the page at an address, fetched at that time. Raise NotFetched with the reason."""
        final, content, kind = self._fetcher.fetch(address, _WANTED)
        return Page(address, content, at, final, kind)
