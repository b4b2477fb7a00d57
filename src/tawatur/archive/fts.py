"""What only SQLite can do so: the full-text index (FTS5) and the table of fingerprints.

Another database gets a file like this one with the same functions.

The index holds what the Arabic analyser makes of an article, one token a word, and no text: columns
`*_words` the folded words, `*_stems` their search terms. Its row numbers are the articles' numbers, so
newest first is the index's own order backwards.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from operator import itemgetter

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from tawatur.archive.indexed import Indexed

# Weights of the columns in ranking: a title says what an article is about; a word as written is worth four
# times its search term, so that exact spellings come first.
_WEIGHTS = "12.0, 3.0, 4.0, 1.0"

# The tokens are made by us: FTS5 only has to split them at blanks, and must not fold anything itself.
CREATE = (
    "CREATE VIRTUAL TABLE search USING fts5(title_words, title_stems, body_words, body_stems, "
    "content='', tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co Cn'\")",
    # Same hash, then newest article first: that is the order of all look-ups.
    "CREATE TABLE print (hash INTEGER NOT NULL, article_id INTEGER NOT NULL, position INTEGER NOT NULL, "
    "PRIMARY KEY (hash, article_id, position)) WITHOUT ROWID",
)
DROP = ("DROP TABLE search", "DROP TABLE print")


@dataclass(frozen=True, slots=True)
class Condition:
    """A piece of SQL about the table `article`, and its parameters in order."""

    sql: str
    parameters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageWanted:
    """Which of the answers, and in what order: relevance, newest (by arrival) or published (by day)."""

    by: str
    limit: int
    offset: int


def create(connection: BaseDatabaseWrapper) -> None:
    """Make the index and the table of fingerprints."""
    with connection.cursor() as cursor:
        for statement in CREATE:
            cursor.execute(statement)


def drop(connection: BaseDatabaseWrapper) -> None:
    """Undo `create`."""
    with connection.cursor() as cursor:
        for statement in DROP:
            cursor.execute(statement)


def add(cursor: CursorWrapper, articles: Sequence[tuple[int, Indexed]]) -> None:
    """Index articles, by number."""
    cursor.executemany(
        "INSERT INTO search(rowid, title_words, title_stems, body_words, body_stems) "
        "VALUES (%s, %s, %s, %s, %s)",
        [(seq, *columns) for seq, columns in articles],
    )


def clear(cursor: CursorWrapper) -> None:
    """Empty the index and the fingerprints."""
    cursor.execute("INSERT INTO search(search) VALUES ('delete-all')")
    cursor.execute("DELETE FROM print")


def quoted(tokens: Sequence[str]) -> str:
    """Return tokens as one phrase of FTS5's query language, in which nothing can be taken for syntax."""
    return '"' + " ".join(token.replace('"', '""') for token in tokens) + '"'


def find(
    cursor: CursorWrapper, match: str | None, unlike: str | None, where: Condition, page: PageWanted
) -> tuple[list[int], int]:
    """Return one page of article numbers and how many there are in all.

    `match` is what must be found, `unlike` what must not, both in FTS5's language and made of `quoted`
    phrases; `where` is a condition on the table `article` and its parameters.
    """
    tables, tests = "article", [where.sql]
    parameters: list[str | int] = [*where.parameters]
    if match is not None:
        tables = "search JOIN article ON article.seq = search.rowid"
        tests.insert(0, "search MATCH %s")
        parameters.insert(0, match)
    if unlike is not None:
        tests.append("article.seq NOT IN (SELECT rowid FROM search WHERE search MATCH %s)")
        parameters.append(unlike)
    source = f"FROM {tables} WHERE {' AND '.join(tests)}"
    cursor.execute(f"SELECT count(*) {source}", parameters)
    total = cursor.fetchone()[0]
    if page.by == "relevance" and match is not None:
        order = f"bm25(search, {_WEIGHTS}), article.seq DESC"
    elif page.by == "published":
        order = "article.published_earliest IS NULL, article.published_earliest DESC, article.seq DESC"
    else:
        order = "article.seq DESC" if match is None else "search.rowid DESC"
    cursor.execute(
        f"SELECT article.seq {source} ORDER BY {order} LIMIT %s OFFSET %s",
        [*parameters, page.limit, page.offset],
    )
    return [row[0] for row in cursor.fetchall()], total


def any_of(expressions: Sequence[str]) -> str:
    """Return an expression that finds what any of several finds."""
    return expressions[0] if len(expressions) == 1 else "(" + " OR ".join(expressions) + ")"


def all_of(expressions: Sequence[str]) -> str:
    """Return an expression that finds what each of several finds."""
    return expressions[0] if len(expressions) == 1 else "(" + " AND ".join(expressions) + ")"


def but_not(expression: str, unlike: str) -> str:
    """Return an expression that finds what the first finds and the second does not."""
    return f"({expression} NOT {unlike})"


def in_words(phrases: Sequence[str]) -> str:
    """Return an expression for phrases looked for among words as written."""
    return f"{{title_words body_words}} : ({' OR '.join(phrases)})"


def in_stems(phrase: str) -> str:
    """Return an expression for a phrase looked for among search terms."""
    return f"{{title_stems body_stems}} : {phrase}"


# The row behind which the older ones of a hash are left out is looked for first; the rest is one range each.
_PRINTS = """
    SELECT p.hash, p.article_id, p.position FROM json_each(%s) j
    JOIN print p ON p.hash = j.value AND p.article_id >= coalesce(
        (SELECT article_id FROM print WHERE hash = j.value ORDER BY article_id DESC LIMIT 1 OFFSET %s), 0)
    ORDER BY p.hash, p.article_id DESC, p.position
"""


def find_prints(cursor: CursorWrapper, hashes: Sequence[int], limit: int) -> Iterable[tuple[int, int, int]]:
    """Return (hash, article number, position), the newest articles first, at most `limit` for each hash."""
    cursor.execute(_PRINTS, (json.dumps(hashes), limit - 1))
    for _, rows in groupby(cursor.fetchall(), key=itemgetter(0)):
        yield from islice(rows, limit)
