"""An archive made of written pages by the whole flow, and what its export says."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tawatur.archive import open_archive
from tawatur.exports import export_jsonl
from tawatur.model import ARTICLE_JSON, Page
from tawatur.pipeline import observe, open_vault, settle
from tests.build import a_page


def news_page(name: str, body: str, published: str) -> Page:
    """A page of an outlet of its own."""
    line = {
        "id": name,
        "title": f"خبر {name}",
        "body": body,
        "outlet": f"صحيفة {name}",
        "published": published,
    }
    return a_page(json.dumps(line), input=f"{name}.jsonl#1", content_type=ARTICLE_JSON)


def add(home: Path, pages: Iterable[Page]) -> Path:
    """Add pages, all of which are kept, and settle what they tell of; returns the folder."""
    archive = open_archive(home)
    assert all(one.became == "kept" for one in observe(archive, open_vault(home), pages))
    for _ in settle(archive):
        pass
    archive.close()
    return home


def lines(home: Path) -> list[str]:
    """The export, line by line."""
    return list(export_jsonl(open_archive(home, read_only=True)))


def rows(home: Path, kind: str) -> list[dict[str, Any]]:
    """The export's rows of a kind."""
    return [row for row in map(json.loads, lines(home)) if row["kind"] == kind]
