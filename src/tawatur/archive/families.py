"""PLOVER's event types by the four quarters of its manual (draft 2.0)."""

from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def families() -> dict[str, str]:
    """Return the quarter of each event type, in the manual's order."""
    text = (files("tawatur.archive") / "data" / "families.tsv").read_text(encoding="utf-8")
    return dict(line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


def family(type_: str) -> list[str]:
    """Return the event types that may be told of one happening with the given one."""
    quarter = families().get(type_)
    return [other for other, its in families().items() if its == quarter] if quarter else [type_]
