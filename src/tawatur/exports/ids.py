"""What an entity is called in other people's tables: Wikidata, GeoNames."""

import re
from functools import cache

from tawatur.facts.registry import data, rows

# Our ids of towns that come from GeoNames hold its number.
_TOWN = re.compile(r"city-(\d+)")


def ids_of(entity: str) -> dict[str, str | None]:
    """Return an entity's ids by table, None where the table has none for it that we know."""
    town = _TOWN.fullmatch(entity)
    return {"wikidata": _wikidata().get(entity), "geonames": town[1] if town else None}


@cache
def _wikidata() -> dict[str, str]:
    return {row["id"]: row["wikidata"] for row in rows(data("registry") / "wikidata.tsv")}
