"""What the tests of this folder share: a page from text or bytes, read."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tawatur.articles import read_page
from tawatur.model import Article, Page, Reading

FETCHED = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)
SHARED = Path(os.environ.get("TAWATUR_SHARED", "../shared"))

needs_shared = pytest.mark.skipif(
    not (SHARED / "gold" / "seeds.json").exists(), reason="the shared data (TAWATUR_SHARED) is not here"
)


def read(
    content: str | bytes, *, name: str = "page", url: str | None = None, kind: str | None = None
) -> Reading:
    """Read a page of this content."""
    data = content.encode() if isinstance(content, str) else content
    return read_page(Page(name, data, FETCHED, url, kind))


def only(content: str | bytes, **more: str) -> Article:
    """Read a page and return its one article, tickers aside."""
    (article,) = texts(read(content, **more))
    return article


def texts(reading: Reading) -> list[Article]:
    """Return the articles that are no headlines."""
    return [article for article in reading.articles if article.form != "headline"]


def headlines(reading: Reading) -> list[str]:
    """Return the headlines in order."""
    return [article.body for article in reading.articles if article.form == "headline"]
