"""Lists cost the same in a large archive: each is led by an index, and ends at its limit."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tawatur.archive.facade import Archive
from tawatur.archive.values import EventFilters, Filters
from tawatur.model import UNDATED, Form
from tests.build import a_name, an_article, an_entity, on, some_facts


def add(archive: Archive, *days: str | None, outlet: str = "جريدة", form: Form = "news") -> list[str]:
    """Keep an article for each day (None: undated), in this order; return their ids."""
    ids = [f"{form}-{outlet}-{n}-{day}" for n, day in enumerate(days)]
    with archive.transaction():
        for id_, day in zip(ids, days, strict=True):
            article = an_article(id_, id=id_, outlet=outlet, form=form, url=f"https://e.example/{id_}")
            published = on(day) if day else UNDATED
            archive.keep_article(replace(article, published=published), some_facts())
    return ids


def plans_of(asked: Callable[[], object]) -> list[str]:
    """Return how the database goes about each part of what is asked of it."""
    with CaptureQueriesContext(connection) as told:
        asked()
    steps: list[str] = []
    with connection.cursor() as cursor:
        for query in told.captured_queries:
            if query["sql"].lstrip().startswith("SELECT"):
                cursor.execute("EXPLAIN QUERY PLAN " + query["sql"])
                steps += [str(row[3]) for row in cursor.fetchall()]
    return steps


LISTS: Sequence[Callable[[Archive], object]] = (
    lambda a: a.newest_texts(limit=3),
    lambda a: a.newest_texts(Filters(form="post"), limit=3, before=2),
    lambda a: a.newest_headlines(limit=3),
    lambda a: a.headlines_seen(date(2025, 3, 1), limit=3),
    lambda a: a.published_on(date(2020, 1, 2), limit=3),
    lambda a: a.day_counts(date(2020, 1, 1), date(2020, 1, 31)),
    lambda a: a.days_beside(date(2020, 1, 2)),
    lambda a: a.events_on(date(2020, 1, 2), limit=3),
    lambda a: a.confirmed_events(limit=3, lately=5),
    lambda a: a.disputed_events(limit=3, lately=5),
    lambda a: a.versions_of("news-جريدة-0-2020-01-01"),
    lambda a: a.beside_in_outlet("news-جريدة-0-2020-01-01"),
    lambda a: a.beside_in_time("news-جريدة-0-2020-01-01"),
    lambda a: a.of_page("0123456789abcdef", limit=3),
    lambda a: a.timeline("state-us", limit=3),
    lambda a: a.timeline("state-us", "state-ma", limit=3, filters=EventFilters(type="CONSULT")),
    lambda a: a.density("state-us", "state-ma"),
)


@pytest.mark.parametrize("asked", LISTS, ids=range(len(LISTS)))
def test_a_list_is_led_by_an_index(archive: Archive, asked: Callable[[Archive], object]) -> None:
    add(archive, "2020-01-01", "2020-01-02")
    plans = plans_of(lambda: asked(archive))
    assert plans
    counted = "SCAN one"  # what an index gave is counted
    bare = [s for s in plans if s.startswith("SCAN") and "USING" not in s and s != counted]
    assert bare == []


def test_articles_beside_one_go_by_day_and_then_by_arrival(archive: Archive) -> None:
    late, early, same, undated = add(archive, "2020-01-03", "2020-01-01", "2020-01-01", None)
    (other,) = add(archive, "2020-01-02", outlet="أخرى")
    add(archive, "2020-01-01", form="headline")

    def beside(id_: str) -> list[str | None]:
        found = archive.beside_in_time(id_)
        return [head.id if head else None for head in (found.before, found.after)]

    assert beside(early) == [None, same]
    assert beside(same) == [early, other]
    assert beside(late) == [other, None]
    assert beside(undated) == [same, other]  # by arrival
    within = archive.beside_in_outlet(late)
    assert (within.before and within.before.id, within.after) == (same, None)


def test_the_body_of_a_head_is_cut_and_its_article_is_not(archive: Archive) -> None:
    article = an_article("حرف " * 1000, id="long")
    with archive.transaction():
        archive.keep_article(article, some_facts())
    head = archive.heads(["long", "none"])["long"]
    assert article.body.startswith(head.body) and len(head.body) == 500
    assert (head.title, head.outlet, head.published) == (article.title, article.outlet, article.published)


def test_outlets_are_counted_under_the_spelling_of_their_newest_article(archive: Archive) -> None:
    add(archive, "2020-01-01", outlet="الاخبار")
    add(archive, "2020-01-02", "2020-01-03", outlet="الأخبار")
    add(archive, "2020-01-01", outlet="غيرها")
    lines = [(line.outlet, line.articles) for line in archive.outlet_lines(limit=5)]
    assert lines == [("الأخبار", 3), ("غيرها", 1)]


def test_outlets_are_named_by_who_came_last(archive: Archive) -> None:
    add(archive, "2020-01-01", outlet="الاخبار")
    add(archive, "2020-01-02", outlet="غيرها")
    add(archive, "2020-01-03", outlet="الأخبار")
    add(archive, "2020-01-04", outlet="أقدمها")
    assert archive.outlet_names(limit=9) == ["أقدمها", "الأخبار", "غيرها"]
    assert archive.outlet_names(limit=1) == ["أقدمها"]


def test_who_is_named_most_is_counted_by_article_and_kind(archive: Archive) -> None:
    people = [an_entity("one", ar="واحد"), an_entity("two", ar="اثنان")]
    place = an_entity("state-ma", kind="place", ar="المغرب", country="MA")
    for n, named in enumerate((["one", "one", "two"], ["one"], ["two", "one"])):
        article = an_article("واحد اثنان المغرب " * 3, id=f"a{n}")
        names = [a_name(article, "واحد", entity=id_) for id_ in named]
        names.append(a_name(article, "المغرب", entity="state-ma", kind="place"))
        archive.keep_article(article, some_facts(names=names, entities=[*people, place]))
    found = archive.most_named(lately=10, limit=5)
    counted = {kind: [(one.entity.id, one.times) for one in those] for kind, those in found.items()}
    assert counted == {"person": [("one", 3), ("two", 2)], "place": [("state-ma", 3)]}
    assert [len(those) for those in archive.most_named(lately=1, limit=1).values()] == [1, 1]
