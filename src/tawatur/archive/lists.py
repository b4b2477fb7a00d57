"""What lists of articles and events show: heads of articles, days, and events worth a front page.

Each statement is led by an index and ends at a limit, so that it costs the same in a large archive.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Substr

from tawatur import model
from tawatur.arabic.letters import fold
from tawatur.archive.entities import entities
from tawatur.archive.events import events
from tawatur.archive.models import Article, Entity, Event
from tawatur.archive.narrowing import narrow
from tawatur.archive.rows import chunks, fetch, holders, load_dating, unique
from tawatur.archive.values import Beside, DayCount, Filters, Head, OutletLine

_OPENING = 500  # letters of a text that a list may show
_VERSIONS = 50

_COLUMNS = (
    *("seq", "id", "page", "form", "title", "opening", "url", "outlet", "via", "author", "language"),
    *("published_earliest", "published_latest", "published_how", "seen"),
)

_CONFIRMED = """
    SELECT id FROM event WHERE independent_origins >= %s AND first_article > %s
    ORDER BY independent_origins DESC, first_article DESC LIMIT %s
"""
# Written as the partial index `event_disputed` has it, or it would not be used.
_DISPUTED = """
    SELECT id FROM event WHERE NOT (conflicts = '[]') AND first_article > %s
    ORDER BY first_article DESC LIMIT %s
"""


def heads_of(rows: QuerySet[Article]) -> list[Head]:
    """Return rows as heads, in their order; a head's text is cut in the database."""
    columns: QuerySet[Article, Any] = rows.annotate(opening=Substr("body", 1, _OPENING)).values_list(
        *_COLUMNS
    )
    return [_head(*row) for row in columns]


def _head(*row: Any) -> Head:
    *told, earliest, latest, how, seen = row
    values = (*told, load_dating(earliest, latest, how), seen)
    return Head(*values)


def heads(ids: Iterable[str]) -> dict[str, Head]:
    """Return heads by article, in the order asked for; unknown ids are left out."""
    wanted = unique(ids)
    found = {
        head.id: head for part in chunks(wanted) for head in heads_of(Article.objects.filter(id__in=part))
    }
    return {id_: found[id_] for id_ in wanted if id_ in found}


def newest_texts(filters: Filters, limit: int, before: int | None) -> list[Head]:
    """Return the last articles to arrive that pass the filters, those before a number.

    Bare headlines are left out unless their form is asked for: one page can bring dozens of them.
    """
    tests, parameters = list[str](), list[object]()
    condition = narrow(filters).condition
    if condition is not None:
        tests.append(condition.sql)
        parameters += condition.parameters
    if filters.form is None:
        tests.append("facet.form <> 'headline'")
    if before is not None:
        tests.append("facet.article_id < %s")
        parameters.append(before)
    rows = fetch(
        f"SELECT article_id FROM facet WHERE {' AND '.join(tests) or 'TRUE'} "
        "ORDER BY article_id DESC LIMIT %s",
        (*parameters, limit),
    )
    return heads_of(Article.objects.filter(seq__in=[seq for (seq,) in rows]).order_by("-seq"))


def newest_of_outlet(outlet: str, limit: int) -> list[Head]:
    """Return the newest articles of an outlet, in any spelling that folds alike; bare headlines left out."""
    rows = Article.objects.filter(outlet_folded=fold(outlet)).exclude(form="headline")
    return heads_of(rows.order_by("-seq")[:limit])


def newest_headlines(limit: int) -> list[Head]:
    """Return the last bare headlines to arrive."""
    return heads_of(Article.objects.filter(form="headline").order_by("-seen", "-seq")[:limit])


def headlines_seen(on: date, limit: int) -> list[Head]:
    """Return the bare headlines of pages that came on a day (UTC), the last first."""
    start = datetime.combine(on, time(), UTC)
    rows = Article.objects.filter(form="headline", seen__gte=start, seen__lt=start + timedelta(days=1))
    return heads_of(rows.order_by("-seen", "-seq")[:limit])


def published_on(on: date, limit: int, before: int | None) -> list[Head]:
    """Return articles whose own day is known to be this one, the last to arrive first."""
    rows = Article.objects.filter(published_earliest=on, published_latest=on).order_by("-seq")
    return heads_of((rows.filter(seq__lt=before) if before else rows)[:limit])


def outlet_lines(limit: int) -> list[OutletLine]:
    """Return outlets, those with the most articles first, each with its newest article."""
    rows = fetch(
        "SELECT outlet_folded, count(*) AS n, max(seq) FROM article WHERE outlet_folded IS NOT NULL "
        "GROUP BY outlet_folded ORDER BY n DESC, outlet_folded LIMIT %s",
        (limit,),
    )
    newest = {
        head.seq: head
        for part in chunks([seq for _, _, seq in rows])
        for head in heads_of(Article.objects.filter(seq__in=part))
    }
    return [OutletLine(newest[seq].outlet or folded, count, newest[seq]) for folded, count, seq in rows]


def states() -> list[model.Entity]:
    """Return the states that articles name."""
    ids = Entity.objects.filter(id__gte="state-", id__lt="state.").values_list("id", flat=True)
    return list(entities(ids).values())


def day_counts(first: date, last: date) -> list[DayCount]:
    """Return the days from one to another that articles begin to be datable to, with how many."""
    return [
        DayCount(day if isinstance(day, date) else date.fromisoformat(day), count)
        for day, count in fetch(
            "SELECT published_earliest, count(*) FROM article WHERE published_earliest BETWEEN %s AND %s "
            "GROUP BY published_earliest ORDER BY published_earliest",
            (first, last),
        )
    ]


def days_beside(on: date) -> tuple[date | None, date | None]:
    """Return the last day before and the first one after a day that articles bear."""
    dated = Article.objects.order_by("published_earliest").values_list("published_earliest", flat=True)
    before = dated.filter(published_earliest__lt=on).last()
    return before, dated.filter(published_earliest__gt=on).first()


def events_on(on: date, limit: int) -> list[model.Event]:
    """Return the events of one day, those with the most independent origins first."""
    rows = Event.objects.filter(when_earliest=on, when_latest=on)
    ids = rows.order_by("-independent_origins", "-first_article").values_list("id", flat=True)[:limit]
    return list(events(ids).values())


def confirmed_events(limit: int, lately: int) -> list[model.Event]:
    """Return events with two independent origins at least, the most first, of the newest articles."""
    return _events(_CONFIRMED, (2, _newest() - lately, limit))


def disputed_events(limit: int, lately: int) -> list[model.Event]:
    """Return events on which origins differ, the newest first, of the newest articles."""
    return _events(_DISPUTED, (_newest() - lately, limit))


def _events(statement: str, parameters: Sequence[object]) -> list[model.Event]:
    return list(events(id_ for (id_,) in fetch(statement, parameters)).values())


def _newest() -> int:
    [(seq,)] = fetch("SELECT max(seq) FROM article")
    return seq or 0


def stories_with(article_ids: Iterable[str]) -> dict[str, str]:
    """Return article → the first of the stories it is in."""
    found: dict[str, str] = {}
    for part in chunks(unique(article_ids)):
        for article, story in fetch(
            "SELECT article, story_id FROM story_article "
            f"WHERE article IN ({holders(part)}) ORDER BY id DESC",
            part,
        ):
            found[article] = story
    return found


# ---------------------------------------------------------------- around one article


def versions_of(article_id: str) -> list[Head]:
    """Return the versions of an article's page, itself among them, the first to come first.

    Versions are articles of other pages from the same address; posts of one thread share theirs and are none.
    """
    row = Article.objects.filter(id=article_id).values_list("url", "form").first()
    if row is None or not row[0] or row[1] in ("post", "headline"):
        return heads_of(Article.objects.filter(id=article_id))
    rows = Article.objects.filter(url=row[0]).exclude(form__in=("post", "headline"))
    return heads_of(rows.order_by("seq")[:_VERSIONS])


def beside_in_outlet(article_id: str) -> Beside:
    """Return the articles of an article's outlet just before and after it, by day; by arrival without one."""
    row = _place_of(article_id)
    if row is None or row[1] is None:
        return Beside(None, None)
    seq, outlet, day = row
    return _beside("outlet_folded = %s AND", (outlet,), seq, day)


def beside_in_time(article_id: str) -> Beside:
    """Return the articles just before and after an article, by day; by arrival where it has no day."""
    row = _place_of(article_id)
    return Beside(None, None) if row is None else _beside("", (), row[0], row[2])


def _place_of(article_id: str) -> tuple[int, str | None, date | None] | None:
    columns = ("seq", "outlet_folded", "published_earliest")
    return Article.objects.filter(id=article_id).values_list(*columns).first()


def _beside(narrowed: str, parameters: Sequence[object], seq: int, day: date | None) -> Beside:
    """Return the neighbours in a list; each of the two questions goes down one index and stops."""
    place, of = (("seq",), (seq,)) if day is None else (("published_earliest", "seq"), (day, seq))
    found = []
    for sign, way in (("<", "DESC"), (">", "ASC")):
        rows = fetch(
            f"SELECT seq FROM article WHERE {narrowed} form <> 'headline' "
            f"AND ({', '.join(place)}) {sign} ({holders(of)}) "
            f"ORDER BY {', '.join(f'{column} {way}' for column in place)} LIMIT 1",
            (*parameters, *of),
        )
        found.append(rows[0][0] if rows else None)
    heads_: dict[int | None, Head] = {
        head.seq: head for head in heads_of(Article.objects.filter(seq__in=[s for s in found if s]))
    }
    return Beside(*(heads_.get(seq) for seq in found))


def of_page(page_id: str, limit: int) -> list[Head]:
    """Return what was read in one page, in its order."""
    return heads_of(Article.objects.filter(page=page_id).order_by("seq")[:limit])
