"""By what articles are narrowed down and counted in a search: one narrow row for each article."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.db import connection

from tawatur import model
from tawatur.arabic.letters import fold
from tawatur.archive import fts
from tawatur.archive.articles import outlets_as_written
from tawatur.archive.models import Facet
from tawatur.archive.rows import day, execute, fetch, insert
from tawatur.archive.values import Facets, Filters

_COLUMNS = ("article_id", "key", "form", "outlet", "first", "last", "countries", "types")

# Values of one facet that a reader is offered.
_MOST = 12
_MOST_MONTHS = 24

_TYPES = """
    SELECT DISTINCT type FROM event_mention
    WHERE article_id = %s AND id NOT IN (SELECT mention FROM hidden_mention) ORDER BY type
"""
# An article is in one story, or rarely in several: it has a row for each.
_COUNTED = """
    SELECT f.article_id, s.story_id, f.outlet, f.form, f.first || '', f.last || '', f.countries, f.types
    FROM pool CROSS JOIN facet f ON f.article_id = pool.value LEFT JOIN story_article s ON s.article = f.key
"""


def keep_facets(told: Iterable[tuple[int, model.Article, model.Facts]]) -> None:
    """Keep the rows of new articles, by number; the types come from what is kept of their mentions."""
    rows = []
    for seq, article, facts in told:
        countries = sorted({entity.country for entity in facts.entities if entity.country})
        types = [type_ for (type_,) in fetch(_TYPES, (seq,))] if facts.mentions else []
        rows.append(
            (
                *(seq, article.id, article.form, fold(article.outlet) if article.outlet else None),
                *(day(article.published.earliest), day(article.published.latest)),
                *(listed(countries), listed(types)),
            )
        )
    insert(Facet, _COLUMNS, rows)


def refresh_types(seq: int) -> None:
    """Take the types of an article anew, for one of its mentions was hidden or shown."""
    types = [type_ for (type_,) in fetch(_TYPES, (seq,))]
    execute("UPDATE facet SET types = %s WHERE article_id = %s", (listed(types), seq))


def listed(items: Sequence[str]) -> str:
    """Return items as one text in which each can be looked for with its commas."""
    return f",{','.join(items)}," if items else ""


def count_facets(seqs: Sequence[int], filters: Filters) -> tuple[Facets, int]:
    """Return how many of the articles have what, and how many stories hold any of them."""
    with connection.cursor() as cursor:
        found = fts.of_pool(cursor, seqs, _COUNTED)
    stories = len({row[1] for row in found if row[1] is not None})
    rows = {row[0]: row for row in found}.values()
    _, _, in_outlets, in_forms, firsts, lasts, in_countries, of_types = zip(*rows, strict=True)
    length = 10 if _within_a_month(filters) else 7
    outlets, forms = Counter(in_outlets), Counter(in_forms)
    del outlets[None]
    spans = zip(firsts, lasts, strict=True)
    months = Counter(first[:length] for first, last in spans if first and first[:length] == last[:length])
    countries, types = _each(in_countries), _each(of_types)
    named = outlets_as_written([outlet for outlet, _ in outlets.most_common(_MOST)])
    facets = Facets(
        tuple((named[outlet], n) for outlet, n in _first(outlets) if outlet in named),
        tuple(_first(countries)),
        tuple(_first(types)),
        tuple(_first(forms)),
        tuple(sorted(months.items())[-_MOST_MONTHS:]),
    )
    return facets, stories


def _each(lists: Iterable[str]) -> Counter[str]:
    """Return how often each item stands in lists that `listed` made."""
    counted = Counter("".join(lists).split(","))
    del counted[""]  # between lists
    return counted


def _within_a_month(filters: Filters) -> bool:
    since, until = filters.since, filters.until
    return bool(since and until and (since.year, since.month) == (until.year, until.month))


def _first(counted: Counter[str]) -> list[tuple[str, int]]:
    """Return the values that stand most often; of those that stand alike the first by their letters."""
    return sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:_MOST]
