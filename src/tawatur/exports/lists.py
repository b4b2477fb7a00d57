"""Lists of one kind of things for a spreadsheet: one line an article, an event, a story or an entity."""

from collections.abc import Iterable, Iterator, Mapping

from tawatur.exports.rows import Row
from tawatur.exports.tables import csv_line

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "article": (
        *("earliest", "latest", "basis", "outlet", "form", "title", "author", "via", "language", "url"),
        *("input", "article"),
    ),
    "event": (
        *("earliest", "latest", "basis", "type", "mode", "status", "actor", "recipient", "where"),
        *("independent_origins", "mentions", "disputed", "event"),
    ),
    "story": ("first", "last", "title", "articles", "events", "story"),
    "entity": ("name_ar", "name_en", "name_fr", "type", "country", "forms", "entity"),
}
"""The columns of each kind of row."""


def rows_csv(kind: str, rows: Iterable[Row]) -> Iterator[str]:
    """Yield a header and one line a row of one kind, which are rows of the export."""
    yield csv_line(COLUMNS[kind])
    for row in rows:
        yield csv_line(tuple(_cells(kind, row)))


def _cells(kind: str, row: Row) -> Iterator[object]:
    match kind:
        case "article":
            day = row["published"]
            yield from (day["earliest"], day["latest"], day["basis"])
            yield from (row[name] for name in ("outlet", "form", "title", "author", "via", "language"))
            yield from (row["url"], row["input"], row["id"])
        case "event":
            when = row["when"] or {}
            yield from (when.get("earliest"), when.get("latest"), when.get("basis"))
            yield from (row["type"], row["mode"], row["status"])
            yield from (_names(row["actor"]), _names(row["recipient"]), _names([row["where"]]))
            yield from (row["independent_origins"], len(row["mentions"]))
            yield "; ".join(conflict["about"] for conflict in row["conflicts"])
            yield row["id"]
        case "story":
            yield from (row["first"], row["last"], row["title"])
            yield from (len(row["articles"]), len(row["events"]), row["id"])
        case _:
            yield from (row["names"][language] for language in ("ar", "en", "fr"))
            yield from (row["type"], row["country"], "; ".join(row["forms"]), row["id"])


def _names(parties: Iterable[Row | None]) -> str:
    return "; ".join(party["name"] or party["text"] for party in parties if party)
