"""Where the registry's places are, for the export: a point and the country, by the place's id."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_FOLDER = files("tawatur") / "facts" / "data" / "registry"

# Bodies have a country and no point: a house in which people meet («البيت الأبيض»).
_TABLES = (
    "states.tsv",
    "regions.tsv",
    "localities.tsv",
    "cities.tsv",
    "towns.tsv",
    "places.tsv",
    "organizations.tsv",
)


class Point(NamedTuple):
    """A point inside a place, in decimal degrees, and its country (ISO 3166-1); None is what no table says.

    The country is None too where states dispute whose the place is.
    """

    lat: float | None
    lon: float | None
    country: str | None


NOWHERE = Point(None, None, None)


def find_point(place: str) -> Point:
    """Return where the place with this id is."""
    return _points().get(place, NOWHERE)


@cache
def _points() -> dict[str, Point]:
    found: dict[str, Point] = {}
    for table in _TABLES:
        for row in _rows(table):
            country = row.get("country") or row.get("iso2") or None
            point = Point(_degrees(row.get("lat")), _degrees(row.get("lon")), country)
            found.setdefault(row["id"], point)
            if row.get("capital_lat"):
                city = Point(_degrees(row["capital_lat"]), _degrees(row["capital_lon"]), country)
                found[f"capital-{row['iso2'].lower()}"] = city
    return found


def _degrees(written: str | None) -> float | None:
    return float(written) if written else None


def _rows(table: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table with a header line; lines that begin with # are comments."""
    lines = (_FOLDER / table).read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    for row in rows[1:]:
        yield dict(zip(rows[0], row, strict=False))
