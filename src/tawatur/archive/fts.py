"""What only SQLite can do so: the full-text indexes (FTS5) and the table of fingerprints.

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
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from tawatur.archive.indexed import Indexed
from tawatur.archive.rows import as_one

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

# Pieces of names and spellings, for whoever remembers a part of a name, or misspells one. Forms are only ever
# added, or thrown away all together, so the one trigger keeps the index true.
CREATE_FORMS = (
    "CREATE VIRTUAL TABLE search_form USING fts5(folded, content='', tokenize='trigram')",
    "CREATE TRIGGER search_form_added AFTER INSERT ON entity_form BEGIN "
    "INSERT INTO search_form(rowid, folded) VALUES (new.id, new.folded); END",
    "INSERT INTO search_form(rowid, folded) SELECT id, folded FROM entity_form",
)
DROP_FORMS = ("DROP TRIGGER search_form_added", "DROP TABLE search_form")
PIECE = 3
"""Code points of the pieces that `search_form` is looked up by."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A piece of SQL about the table `article`, and its parameters in order."""

    sql: str
    parameters: tuple[str | int, ...] = ()


def create(connection: BaseDatabaseWrapper) -> None:
    """Make the index and the table of fingerprints."""
    _execute(connection, CREATE)


def drop(connection: BaseDatabaseWrapper) -> None:
    """Undo `create`."""
    _execute(connection, DROP)


def create_forms(connection: BaseDatabaseWrapper) -> None:
    """Make the index of names and spellings, and fill it with those that are kept."""
    _execute(connection, CREATE_FORMS)


def drop_forms(connection: BaseDatabaseWrapper) -> None:
    """Undo `create_forms`."""
    _execute(connection, DROP_FORMS)


def _execute(connection: BaseDatabaseWrapper, statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def add(cursor: CursorWrapper, articles: Sequence[tuple[int, Indexed]]) -> None:
    """Index articles, by number. FTS5 writes a piece of index for each statement: so all are put in one."""
    insertion = (
        "INSERT INTO search(rowid, title_words, title_stems, body_words, body_stems) "
        "VALUES (%s, %s, %s, %s, %s)"
    )
    for sql, values in as_one(insertion, [(seq, *columns) for seq, columns in articles]):
        cursor.execute(sql, values)


def clear(cursor: CursorWrapper) -> None:
    """Empty the indexes and the fingerprints."""
    cursor.execute("INSERT INTO search(search) VALUES ('delete-all')")
    cursor.execute("INSERT INTO search_form(search_form) VALUES ('delete-all')")
    cursor.execute("DELETE FROM print")


def quoted(tokens: Sequence[str]) -> str:
    """Return tokens as one phrase of FTS5's query language, in which nothing can be taken for syntax."""
    return '"' + " ".join(token.replace('"', '""') for token in tokens) + '"'


@dataclass(frozen=True, slots=True)
class Pooled:
    """One of the articles found: its number, and how well it fits (smaller is better)."""

    seq: int
    rank: float


def pool(
    cursor: CursorWrapper, match: str | None, unlike: str | None, where: Condition | None, most: int
) -> list[Pooled]:
    """Return the newest articles found, newest first, at most so many.

    `match` is what must be found, `unlike` what must not, both in FTS5's language and made of `quoted`
    phrases; `where` is a condition on the table `facet` and its parameters, None where there is none.
    """
    tests = [where.sql] if where else []
    parameters: list[str | int] = [*where.parameters] if where else []
    if match is not None:
        tests.insert(0, "search MATCH %s")
        parameters.insert(0, match)
        # The index goes from its newest article on, and looks the others' facets up: CROSS keeps that order.
        # Where nobody asks for facets, to look them up would take longer than to find the articles.
        source = "search CROSS JOIN facet ON facet.article_id = search.rowid" if where else "search"
        seq, rank = "search.rowid", f"bm25(search, {_WEIGHTS})"
    else:
        source, seq, rank = "facet", "facet.article_id", "0"
    if unlike is not None:
        tests.append(f"{seq} NOT IN (SELECT rowid FROM search WHERE search MATCH %s)")
        parameters.append(unlike)
    cursor.execute(
        f"SELECT {seq}, {rank} FROM {source} WHERE {' AND '.join(tests or ['1'])} "
        f"ORDER BY {seq} DESC LIMIT %s",
        [*parameters, most],
    )
    return [Pooled(*row) for row in cursor.fetchall()]


def of_pool(cursor: CursorWrapper, seqs: Sequence[int], sql: str) -> list[tuple[Any, ...]]:
    """Return the rows of a statement about many articles; it names them as `pool(value)`, in their order."""
    given = "WITH pool AS (SELECT key AS place, value FROM json_each(%s)) "
    cursor.execute(given + sql, [json.dumps(list(seqs))])
    return list(cursor.fetchall())


def forms_with(cursor: CursorWrapper, part: str, limit: int) -> list[int]:
    """Return numbers of the spellings that hold a folded part, the first kept first."""
    if len(part) < PIECE:
        sql, parameter = "SELECT id FROM entity_form WHERE folded >= %s AND folded < %s", part
        cursor.execute(f"{sql} ORDER BY id LIMIT %s", [parameter, parameter + "\U0010ffff", limit])
    else:
        sql = "SELECT rowid FROM search_form WHERE search_form MATCH %s ORDER BY rowid LIMIT %s"
        cursor.execute(sql, [quoted((part,)), limit])
    return [row[0] for row in cursor.fetchall()]


def forms_like(cursor: CursorWrapper, word: str, limit: int) -> list[tuple[str, str]]:
    """Return (folded, as first written) of spellings that share most pieces with a folded word."""
    pieces = list(dict.fromkeys(word[n : n + PIECE] for n in range(len(word) - PIECE + 1)))
    if not pieces:
        return []
    cursor.execute(
        "SELECT folded, form FROM entity_form WHERE id IN (SELECT rowid FROM search_form "
        "WHERE search_form MATCH %s ORDER BY rank LIMIT %s) ORDER BY id",
        [any_of([quoted((piece,)) for piece in pieces]), limit],
    )
    return list(dict(reversed(cursor.fetchall())).items())


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
# Articles that share too little, nearly all of a large archive's, never leave the database.
_PRINTS = """
    WITH hit AS MATERIALIZED (
        SELECT p.hash, p.article_id, p.position FROM json_each(%s) j
        JOIN print p ON p.hash = j.value AND p.article_id >= coalesce(
            (SELECT article_id FROM print WHERE hash = j.value ORDER BY article_id DESC LIMIT 1 OFFSET %s), 0)
    )
    SELECT hash, article_id, position FROM hit
    WHERE article_id IN (SELECT article_id FROM hit GROUP BY article_id HAVING COUNT(*) >= %s)
    ORDER BY hash, article_id DESC, position
"""


def find_prints(
    cursor: CursorWrapper, hashes: Sequence[int], limit: int, least: int
) -> Iterable[tuple[int, int, int]]:
    """Return (hash, article number, position), the newest articles first, at most `limit` for each hash.

    Articles of which fewer than `least` are found are left out.
    """
    cursor.execute(_PRINTS, (json.dumps(hashes), limit - 1, least))
    for _, rows in groupby(cursor.fetchall(), key=itemgetter(0)):
        yield from islice(rows, limit)
