"""An archive of many articles from one of few: each row again and again, under other identifiers and days.

    python -m benchmarks.multiply HOME -n 100000

Reading a hundred thousand pages takes hours, and how quickly a site answers does not depend on how its rows
came to be. Copy k of an article is the same text k blocks of days earlier, with a story, events, mentions,
names and a search row of its own. Entities stay the same, so the page of one has as many mentions as it would
have in a large archive. Prints are not copied: the site does not read them.
"""

import argparse
import json
import re
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

# Identifiers that we make are digests of 16 hexadecimal digits; those of entities are words, and stay.
_ID: Final = re.compile(r"(?<![0-9a-f])[0-9a-f]{16}(?![0-9a-f])")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")

# In this order each table's rows point only to rows that are there already.
TABLES: Final = (
    *("page", "article", "facet", "story", "event", "credit", "date_mention", "event_mention"),
    *("mention_party", "event_party", "name", "quotation", "reuse", "story_article", "story_event"),
)
# Numbers of articles; `seq` of another table is that table's own.
_ARTICLES: Final = frozenset({"article_id", "first_article", "last_article"})
_WORDS: Final = frozenset({"body", "title", "because", "text", "name", "rule", "url", "extras"})

Row = tuple[Any, ...]
Change = Callable[[Any, int], Any]


def multiply(home: Path, wanted: int) -> int:
    """Copy rows of the archive in `home` until it has at least `wanted` articles; return how many it has."""
    with closing(sqlite3.connect(home / "tawatur.sqlite3")) as database:
        database.execute("PRAGMA synchronous=OFF")
        have, last = database.execute("SELECT COUNT(*), MAX(seq) FROM article").fetchone()
        block = _days(database)
        tables = [_Table(database, name, last, block) for name in TABLES]
        search = list(_search_rows(database))
        copies = -(-wanted // have)
        for copy in range(1, copies):
            with database:
                for table in tables:
                    table.again(copy)
                database.executemany(
                    "INSERT INTO search(rowid, title_words, title_stems, body_words, body_stems) "
                    "VALUES (?, ?, ?, ?, ?)",
                    ((number + copy * last, *words) for number, words in search),
                )
        database.execute("ANALYZE")
        return int(have) * copies


def _days(database: sqlite3.Connection) -> int:
    first, last = database.execute(
        "SELECT MIN(published_earliest), MAX(published_latest) FROM article"
    ).fetchone()
    return (date.fromisoformat(last) - date.fromisoformat(first)).days + 1 if first else 1


class _Table:
    """A table's rows as they stood at first, and how each column changes from copy to copy."""

    def __init__(self, database: sqlite3.Connection, name: str, articles: int, block: int) -> None:
        asked = database.execute(f'SELECT * FROM "{name}"')
        columns = [column[0] for column in asked.description]
        rows = asked.fetchall()
        kept = [at for at, column in enumerate(columns) if column != "id" or _ID.fullmatch(_first(rows, at))]
        own = max((row[columns.index("seq")] for row in rows), default=0) if "seq" in columns else 0
        self.database = database
        self.rows = [tuple(row[at] for at in kept) for row in rows]
        self.changes = [
            _change(columns[at], articles if columns[at] in _ARTICLES else own, block) for at in kept
        ]
        names = ", ".join(f'"{columns[at]}"' for at in kept)
        self.statement = f'INSERT INTO "{name}" ({names}) VALUES ({", ".join("?" * len(kept))})'

    def again(self, copy: int) -> None:
        """Insert all rows once more, as copy number `copy`."""
        self.database.executemany(
            self.statement,
            (
                tuple(change(value, copy) for change, value in zip(self.changes, row, strict=True))
                for row in self.rows
            ),
        )


def _first(rows: list[Row], at: int) -> str:
    return str(rows[0][at]) if rows else ""


def _change(column: str, step: int, block: int) -> Change:
    if column in _ARTICLES or column == "seq":
        return lambda value, copy: value if value is None else value + copy * step
    if column in _WORDS:
        return lambda value, copy: value

    def other(value: Any, copy: int) -> Any:
        if not isinstance(value, str):
            return value
        if _DAY.fullmatch(value):
            return str(date.fromisoformat(value) - timedelta(days=copy * block))
        return _ID.sub(lambda found: _of_copy(found[0], copy), value)

    return other


@lru_cache(maxsize=500_000)
def _of_copy(identifier: str, copy: int) -> str:
    return sha256(f"{identifier} {copy}".encode()).hexdigest()[:16]


def _search_rows(database: sqlite3.Connection) -> Iterator[tuple[int, tuple[str, str, str, str]]]:
    """Yield each article's number and what the search index holds of it: the index itself cannot tell."""
    from tawatur.archive.indexed import as_indexed
    from tawatur.model import Article

    for number, title, body in database.execute("SELECT seq, title, body FROM article"):
        yield number, as_indexed(Article("", "", "", "news", title, body))


def main() -> int:
    """Run as asked; return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("home", type=Path, help="an archive that may be spoiled")
    parser.add_argument("-n", type=int, default=100_000)
    asked = parser.parse_args()
    print(json.dumps({"articles": multiply(asked.home, asked.n)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
