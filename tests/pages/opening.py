"""What the tests of this folder share: inputs opened at a fixed time."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from tawatur.model import Page, Unreadable
from tawatur.pages import open_pages

FETCHED = datetime(2026, 11, 1, 12, 0, 0, 123456, tzinfo=UTC)


def open_all(*inputs: str | Path, stdin: bytes = b"", private: bool = False) -> list[Page | Unreadable]:
    """Open the inputs to their end."""
    names: Sequence[str] = [str(name) for name in inputs]
    return list(open_pages(names, fetched=FETCHED, stdin=io.BytesIO(stdin), allow_private=private))


def pages(results: list[Page | Unreadable]) -> list[Page]:
    """Return the pages among the results."""
    return [result for result in results if isinstance(result, Page)]


def reasons(results: list[Page | Unreadable]) -> list[str]:
    """Return the reasons among the results, each of them one line."""
    found = [result.reason for result in results if isinstance(result, Unreadable)]
    assert all(reason and "\n" not in reason for reason in found)
    return found
