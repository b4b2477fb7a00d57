"""All reading and writing of what articles share: declared sources, fingerprints, reused passages."""

from collections.abc import Iterable, Iterator, Sequence

from django.db import connection

from tawatur import model
from tawatur.archive import fts
from tawatur.archive.articles import articles, count_of_outlet, ids_of, of_outlet, seq_of
from tawatur.archive.models import Credit, Reuse
from tawatur.archive.rows import chunks, fetch, holders, insert, insert_once, read
from tawatur.archive.values import OutletParts

_CREDITS = """
    SELECT a.id, c.kind, c.name, c."start", c."end", c.because
    FROM credit c JOIN article a ON a.seq = c.article_id WHERE a.id IN ({}) ORDER BY c.article_id, c.id
"""
_REUSE = ("a", "a_start", "a_end", "b", "b_start", "b_end", "words", "because")
_CREDIT = ("article_id", "kind", "name", "start", "end", "because")


def keep_credits(article_id: str, credits: Sequence[model.Credit]) -> None:
    if not credits:
        return
    seq = seq_of(article_id)
    insert(
        Credit,
        _CREDIT,
        [
            (seq, c.kind, c.name, *((c.span.start, c.span.end) if c.span else (None, None)), c.because)
            for c in credits
        ],
    )


def credits_of(article_ids: Iterable[str]) -> list[model.Credit]:
    return [
        model.Credit(article, kind, name, None if start is None else model.Span(start, end), because)
        for part in chunks(list(dict.fromkeys(article_ids)))
        for article, kind, name, start, end, because in fetch(_CREDITS.format(holders(part)), part)
    ]


def keep_prints(article_id: str, prints: Sequence[tuple[int, int]]) -> None:
    if not prints:
        return
    seq = seq_of(article_id)
    # Ordered by hash, rows go into the table's tree from left to right.
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO print (hash, article_id, position) VALUES (%s, %s, %s)",
            [(hash_, seq, position) for hash_, position in sorted(set(prints))],
        )


def find_prints(hashes: Sequence[int], limit_per_hash: int, least: int) -> list[tuple[int, str, int]]:
    with connection.cursor() as cursor:
        found = list(fts.find_prints(cursor, sorted(set(hashes)), limit_per_hash, least))
    ids = ids_of({seq for _, seq, _ in found})
    newest_first = sorted(found, key=lambda row: -row[1])
    return [(hash_, ids[seq], position) for hash_, seq, position in newest_first]


def keep_reuses(reuses: Sequence[model.Reuse]) -> None:
    """Keep reused passages; one that is kept already is left as it is."""
    for r in reuses:
        a, b = ((side.article, side.start, side.end) for side in (r.a, r.b))
        insert_once(Reuse, _REUSE, (*a, *b, r.words, r.because))


def load_reuse(row: Reuse) -> model.Reuse:
    """Return a row as the value it was made from."""
    return model.Reuse(
        model.Passage(row.a, row.a_start, row.a_end),
        model.Passage(row.b, row.b_start, row.b_end),
        row.words,
        row.because,
    )


def reuses_of(article_id: str) -> list[model.Reuse]:
    """Return what one article shares with any other."""
    rows = read(Reuse, "a = %s OR b = %s ORDER BY id", (article_id, article_id))
    return [load_reuse(row) for row in rows]


def reuses_among(article_ids: Iterable[str]) -> list[model.Reuse]:
    """Return what the given articles share with one another."""
    wanted = set(article_ids)
    rows = [
        row
        for part in chunks(sorted(wanted))
        for row in read(Reuse, f"a IN ({holders(part)})", part)
        if row.b in wanted
    ]
    return [load_reuse(row) for row in sorted(rows, key=lambda row: row.id)]


def reuses_touching(article_ids: Iterable[str]) -> list[model.Reuse]:
    """Return what the given articles share with any other."""
    rows: dict[int, Reuse] = {}
    for part in chunks(list(dict.fromkeys(article_ids))):
        # Each half has an index of its own.
        for half in ("a", "b"):
            rows |= {row.pk: row for row in read(Reuse, f"{half} IN ({holders(part)})", part)}
    return [load_reuse(rows[pk]) for pk in sorted(rows)]


def outlet_parts(outlet: str, limit: int) -> OutletParts | None:
    """Return what an outlet's newest articles share with others, and what all of these declare."""
    own = of_outlet(outlet, limit)
    total = count_of_outlet(outlet)
    if not total:
        return None
    ids = [article.id for article in own]
    reuses = reuses_touching(ids)
    others = articles(sorted({each.article for r in reuses for each in (r.a, r.b)} - set(ids)))
    name = own[0].outlet if own and own[0].outlet else outlet
    credits = tuple(credits_of([*ids, *others]))
    return OutletParts(name, total, tuple(own), others, tuple(reuses), credits)


def all_reuses() -> Iterator[model.Reuse]:
    return (load_reuse(row) for row in Reuse.objects.order_by("id").iterator())
