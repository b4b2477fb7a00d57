"""What lists of articles and events show: heads of articles, days, and events worth a front page.

Each statement is led by an index and ends at a limit, so that it costs the same in a large archive.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import QuerySet
from django.db.models.functions import Substr

from tawatur import model
from tawatur.archive.events import events
from tawatur.archive.models import Article, Event
from tawatur.archive.rows import chunks, fetch, holders, load_dating, unique
from tawatur.archive.values import DayCount, Head

_OPENING = 500  # letters of a text that a list may show

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
    columns = rows.annotate(opening=Substr("body", 1, _OPENING)).values_list(*_COLUMNS)
    return [
        Head(*told, load_dating(*published), seen)
        for *told, a, z, how, seen in columns
        for published in ((a, z, how),)
    ]


def heads(ids: Iterable[str]) -> dict[str, Head]:
    """Return heads by article, in the order asked for; unknown ids are left out."""
    wanted = unique(ids)
    found = {
        head.id: head for part in chunks(wanted) for head in heads_of(Article.objects.filter(id__in=part))
    }
    return {id_: found[id_] for id_ in wanted if id_ in found}


def newest_texts(limit: int, before: int | None) -> list[Head]:
    """Return the last articles to arrive that are more than a headline, those before a number."""
    rows = Article.objects.exclude(form="headline").order_by("-seq")
    return heads_of((rows.filter(seq__lt=before) if before else rows)[:limit])


def newest_headlines(limit: int) -> list[Head]:
    """Return the last bare headlines to arrive."""
    return heads_of(Article.objects.filter(form="headline").order_by("-seq")[:limit])


def headlines_seen(on: date, limit: int) -> list[Head]:
    """Return the bare headlines of pages that came on a day (UTC), the last first."""
    start = datetime.combine(on, time(), UTC)
    rows = Article.objects.filter(form="headline", seen__gte=start, seen__lt=start + timedelta(days=1))
    return heads_of(rows.order_by("-seen", "-seq")[:limit])


def published_on(on: date, limit: int, before: int | None) -> list[Head]:
    """Return articles whose own day is known to be this one, the last to arrive first."""
    rows = Article.objects.filter(published_earliest=on, published_latest=on).order_by("-seq")
    return heads_of((rows.filter(seq__lt=before) if before else rows)[:limit])


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
