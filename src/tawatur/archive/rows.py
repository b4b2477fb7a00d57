"""Between values and rows: many rows in one statement, days and reasons in columns, parties in JSON."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache, partial
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Model

from tawatur.model import Basis, Dating, NameKind, Party, Span

T = TypeVar("T")
M = TypeVar("M", bound=Model)

# A list of values in one statement: below the smallest limit any SQLite was built with (999).
AT_ONCE = 500


def insert(model: type[Model], columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Put rows into a model's table; the ORM's own way costs five times as much for a page's rows."""
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(_statement(model._meta.db_table, tuple(columns)), rows)


def insert_once(model: type[Model], columns: Sequence[str], row: Sequence[Any]) -> bool:
    """Put one row into a table, unless one with the same id is there; say whether it was put."""
    with connection.cursor() as cursor:
        cursor.execute(_statement(model._meta.db_table, tuple(columns)) + " ON CONFLICT DO NOTHING", row)
        return int(cursor.rowcount) == 1


def insert_numbered(
    model: type[Model], columns: Sequence[str], rows: Sequence[Sequence[Any]]
) -> dict[str, int]:
    """Put rows into a table that numbers them; return the numbers by id, without those whose ids were there.

    Of rows with one id the first is put.
    """
    numbers: dict[str, int] = {}
    for sql, values in as_one(_statement(model._meta.db_table, tuple(columns)), rows):
        numbers |= fetch(f"{sql} ON CONFLICT DO NOTHING RETURNING id, seq", values)
    return numbers


def insert_as_one(model: type[Model], columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Put rows into a table with a full-text index beside it, which is written out after each statement."""
    for sql, values in as_one(_statement(model._meta.db_table, tuple(columns)), rows):
        execute(sql, values)


def as_one(insertion: str, rows: Sequence[Sequence[Any]]) -> Iterator[tuple[str, list[Any]]]:
    """Yield statements, with their values, that put many rows each where `insertion` puts one."""
    more = f", ({holders(rows[0])})" if rows else ""
    at_once = AT_ONCE // len(rows[0]) if rows else 1
    for start in range(0, len(rows), at_once):
        part = rows[start : start + at_once]
        yield insertion + more * (len(part) - 1), [value for row in part for value in row]


def fetch(sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """Return the rows of a statement, where a page's keeping cannot wait for the ORM to make it."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return list(cursor.fetchall())


def read(model: type[M], condition: str, parameters: Sequence[Any] = ()) -> list[M]:
    """Return a model's rows by what stands behind WHERE in a statement.

    Making its statement costs the ORM ten times what SQLite takes to answer it, and a page asks fifty times.
    """
    names, selection, converters = _selection(model, connection.vendor)
    found = fetch(f"{selection} WHERE {condition}", parameters)
    if not converters:
        return [model.from_db("default", names, row) for row in found]
    rows = []
    for row in found:
        values = list(row)
        for place, convert in converters:
            values[place] = convert(values[place])
        rows.append(model.from_db("default", names, values))
    return rows


@lru_cache(maxsize=64)
def _selection(
    model: type[Model], _vendor: str
) -> tuple[tuple[str, ...], str, tuple[tuple[int, Callable[[Any], Any]], ...]]:
    """Return the columns of a model, the statement that asks for them, and what turns some into values."""
    quote = connection.ops.quote_name
    fields = model._meta.concrete_fields
    columns = ", ".join(quote(str(field.column)) for field in fields)
    converters = []
    for place, field in enumerate(fields):
        column = field.cached_col
        for convert in (*connection.ops.get_db_converters(column), *column.get_db_converters(connection)):
            converters.append((place, partial(_converted, convert, column)))
    names = tuple(field.attname for field in fields)
    return names, f"SELECT {columns} FROM {quote(model._meta.db_table)}", tuple(converters)


def _converted(convert: Callable[..., Any], column: Any, value: Any) -> Any:
    return convert(value, column, connection)


def as_day(value: date | str | None) -> date | None:
    """Return a column's day: SQLite knows no days and gives their text."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def as_moment(value: datetime | str | None) -> datetime | None:
    """Return a column's moment: SQLite gives it, or its text, in UTC without saying so."""
    at = datetime.fromisoformat(value) if isinstance(value, str) else value
    return at.replace(tzinfo=UTC) if at is not None and at.tzinfo is None else at


def execute(sql: str, parameters: Sequence[Any] = ()) -> None:
    """Run a statement that returns nothing."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)


def holders(items: Sequence[object]) -> str:
    """Return the place holders for a list of values in a statement."""
    return ", ".join(["%s"] * len(items))


@lru_cache(maxsize=64)
def _statement(table: str, columns: tuple[str, ...]) -> str:
    # Names come from the models, never from outside; some are words of SQL, hence the quotes.
    quote = connection.ops.quote_name
    names = ", ".join(quote(column) for column in columns)
    return f"INSERT INTO {quote(table)} ({names}) VALUES ({holders(columns)})"


def chunks(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """Return the items in lists short enough for one statement."""
    return (items[start : start + AT_ONCE] for start in range(0, len(items), AT_ONCE))


def dump(value: object) -> str:
    """Return a value as compact JSON; tuples become lists."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def load(text: str) -> Any:
    """Return what `dump` wrote, tuples as lists."""
    return json.loads(text)


def day(value: date | None) -> str | None:
    """Return a day as a column's text."""
    return value.isoformat() if value else None


def moment(value: datetime | None) -> str | None:
    """Return a moment as a column's text, as Django writes it: in UTC, without saying so.

    A moment without a zone is taken for UTC.
    """
    if value is None:
        return None
    here = value if value.tzinfo is None else value.astimezone(UTC).replace(tzinfo=None)
    return here.isoformat(" ") if connection.vendor == "sqlite" else here.isoformat(" ") + "+00:00"


def dump_dating(dating: Dating) -> tuple[str | None, str | None, str]:
    """Return (earliest, latest, how) as columns."""
    span = dating.span
    how = [dating.basis, dating.because, *((span.start, span.end) if span else ())]
    return day(dating.earliest), day(dating.latest), dump(how)


def load_dating(earliest: date | None, latest: date | None, how: str) -> Dating:
    """Return what `dump_dating` took apart."""
    basis: Basis
    basis, because, *span = load(how)
    return Dating(earliest, latest, basis, because, Span(*span) if span else None)


def dump_party(party: Party | None) -> list[str] | None:
    """Return a party as a list for JSON."""
    return [party.entity, party.name, party.text, party.kind] if party else None


def load_party(value: Sequence[str]) -> Party:
    """Return what `dump_party` took apart."""
    entity, name, text, kind = value
    return Party(entity, name, text, as_kind(kind))


def as_kind(kind: str) -> NameKind:
    """Return a stored kind as the model's type; only kinds that were values of it are ever stored."""
    return kind  # type: ignore[return-value]


def unique(items: Iterable[T]) -> list[T]:
    """Return the items in order, each once."""
    return list(dict.fromkeys(items))
