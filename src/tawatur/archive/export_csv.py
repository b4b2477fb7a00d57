"""The public schema as tables: one file a kind, for spreadsheets and statistics programs.

Nested values become columns (`when_earliest`, `quote_exact`); a list of names one cell, its items parted by
"; "; lists of objects (origins, conflicts) stay JSON in their cell.
"""

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from tawatur.archive.export import KINDS, Row, kind_rows

if TYPE_CHECKING:
    from tawatur.archive.facade import Archive

_DATING = ("earliest", "latest", "basis", "because")
_PLACE = ("id", "name", "text")
_QUOTE = ("exact", "prefix", "suffix", "start", "end")
_PASSAGE = ("article", "start", "end")
_LANGUAGES = ("ar", "en", "fr")

# Columns in the schema's order; (key, parts) is an object spread over columns, (key, None) a list of parties.
_COLUMNS: dict[str, tuple[str | tuple[str, tuple[str, ...] | None], ...]] = {
    "article": (
        *("id", "external_id", "input", "url", "form", "title", "body", "outlet", "via", "author", "thread"),
        *("language", ("published", _DATING)),
    ),
    "event_mention": (
        *("id", "article", "event", "type", "mode", "context", ("actor", None), ("recipient", None)),
        *(
            ("when", _DATING),
            ("where", _PLACE),
            ("attributed_to", None),
            "status",
            ("quote", _QUOTE),
            "because",
        ),
    ),
    "event": (
        *("id", "type", "mode", ("actor", None), ("recipient", None), ("when", _DATING)),
        *(("where", _PLACE), "mentions", "independent_origins", "origins", "conflicts"),
    ),
    "reuse": (("a", _PASSAGE), ("b", _PASSAGE), "words", "because"),
    "story": ("id", "title", "articles", "events", "first", "last"),
    "entity": ("id", "type", ("names", _LANGUAGES), "forms"),
}

# A cell that begins so is run as a formula by spreadsheet programs; texts come from strangers.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(archive: "Archive", kind: str, out: TextIO) -> int:
    """Write the table of one kind and return its number of rows; ValueError for an unknown kind.

    Open `out` with `newline=""`. A cell that a spreadsheet would run gets an apostrophe in front.
    """
    rows = kind_rows(archive, kind)
    return _write(rows, kind, out)


def write_csv_files(archive: "Archive", folder: Path) -> dict[str, int]:
    """Write `article.csv`, `event_mention.csv` … into a folder; return the number of rows of each kind."""
    folder.mkdir(parents=True, exist_ok=True)
    written = {}
    with archive.snapshot():
        for kind in KINDS:
            # The mark tells spreadsheet programs that the Arabic is UTF-8.
            with open(folder / f"{kind}.csv", "w", encoding="utf-8-sig", newline="") as out:
                written[kind] = write_csv(archive, kind, out)
    return written


def _write(rows: Iterable[Row], kind: str, out: TextIO) -> int:
    table = csv.writer(out)
    table.writerow([name for column in _COLUMNS[kind] for name in _names(column)])
    count = 0
    for row in rows:
        table.writerow([_cell(value) for column in _COLUMNS[kind] for value in _values(row, column)])
        count += 1
    return count


def _names(column: str | tuple[str, tuple[str, ...] | None]) -> list[str]:
    if isinstance(column, str):
        return [column]
    key, parts = column
    return [f"{key}_{part}" for part in (("ids", "names") if parts is None else parts)]


def _values(row: Row, column: str | tuple[str, tuple[str, ...] | None]) -> list[Any]:
    if isinstance(column, str):
        return [row[column]]
    key, parts = column
    value = row[key]
    if parts is None:
        return [[party[field] for party in value] for field in ("id", "name")]
    return [None if value is None else value[part] for part in parts]


def _cell(value: Any) -> str | int:
    if value is None:
        return ""
    if isinstance(value, int):
        return value
    if isinstance(value, list):
        if any(not isinstance(item, str) for item in value):
            return json.dumps(value, ensure_ascii=False)
        value = "; ".join(value)
    text = str(value).encode("utf-8", "replace").decode("utf-8")
    return "'" + text if text.startswith(_FORMULA) else text
