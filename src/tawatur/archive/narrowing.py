"""What a search is narrowed to: filters as conditions on the table `facet`, names and countries looked up."""

from dataclasses import dataclass
from datetime import date

from tawatur.arabic.letters import fold
from tawatur.archive.entities import find_entity
from tawatur.archive.fts import Condition
from tawatur.archive.rows import fetch, holders
from tawatur.archive.values import Filters

_LIKE_ESCAPE = str.maketrans({"\\": "\\\\", "%": "\\%", "_": "\\_"})

# Entities among which the country that somebody named is looked for.
_NAMESAKES = 8


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A condition, None where all articles pass it; and names that nobody in the archive has."""

    condition: Condition | None
    unknown: tuple[str, ...] = ()


def narrow(filters: Filters) -> Narrowed:
    """Return filters as a condition on the table `facet`."""
    tests, parameters = list[str](), list[str | int]()
    if filters.outlet:
        tests.append("facet.outlet LIKE %s ESCAPE '\\'")
        parameters.append(f"%{fold(filters.outlet).strip().translate(_LIKE_ESCAPE)}%")
    if filters.form:
        tests.append("facet.form = %s")
        parameters.append(filters.form)
    if filters.since or filters.until:
        tests.append("facet.last >= %s AND facet.first <= %s")
        parameters += [(filters.since or date.min).isoformat(), (filters.until or date.max).isoformat()]
    if filters.type:
        tests.append("facet.types LIKE %s ESCAPE '\\'")
        parameters.append(f"%,{filters.type.translate(_LIKE_ESCAPE)},%")
    if filters.after is not None:
        tests.append("facet.article_id > %s")
        parameters.append(filters.after)
    unknown = []
    if filters.country:
        code = country_meant(filters.country)
        if code is None:
            unknown.append(filters.country)
        tests.append("facet.countries LIKE %s ESCAPE '\\'")
        parameters.append(f"%,{(code or '').translate(_LIKE_ESCAPE)},%")
    if filters.entity:
        ids = ids_meant(filters.entity)
        if not ids:
            unknown.append(filters.entity)
        tests.append(
            "EXISTS (SELECT 1 FROM name WHERE name.article_id = facet.article_id "
            f"AND name.entity IN ({holders(ids) or 'NULL'}))"
        )
        parameters += ids
    return Narrowed(Condition(" AND ".join(tests), tuple(parameters)) if tests else None, tuple(unknown))


def ids_meant(text: str) -> list[str]:
    """Return the ids that articles were read with of whom a name, or an id, means; none where nobody is."""
    found = find_entity(text, 1)
    if not found:
        return []
    read = fetch("SELECT id FROM entity WHERE person = %s ORDER BY seq LIMIT 200", (found[0].id,))
    return [one for (one,) in read] or [found[0].id]


def country_meant(text: str) -> str | None:
    """Return the code of the country that a name, or a code (ISO 3166-1 alpha-2), means."""
    if len(text) == 2 and text.isascii() and text.isalpha():
        return text.upper()
    states = [one for one in find_entity(text, _NAMESAKES) if one.id.startswith("state-")]
    return states[0].country if states else None
