"""Events and stories: mentions are placed, events settled and found again by who took part."""

from dataclasses import replace
from datetime import date

import pytest

from tawatur.archive import open_archive
from tawatur.archive.facade import Archive
from tawatur.archive.values import EventFilters, EventSketch
from tawatur.model import Article, Conflict, EventMention, Origin, Party
from tests.build import (
    MOROCCO,
    RABAT,
    USA,
    a_credit,
    a_mention,
    a_party,
    a_reuse,
    a_story,
    an_article,
    an_entity,
    an_event,
    as_version_1,
    on,
    some_facts,
)


def keep(archive: Archive, article_id: str, **mention: object) -> tuple[Article, EventMention]:
    """Keep an article with one mention, named after it."""
    article = an_article(id=article_id)
    said = a_mention(article, id=f"m-{article_id}", **mention)  # type: ignore[arg-type]
    archive.keep_article(article, some_facts(mentions=[said]))
    return article, said


def test_a_mention_is_placed_and_its_event_is_to_be_settled(archive: Archive) -> None:
    _, said = keep(archive, "a")
    assert archive.event_of_mention(said.id) is None
    archive.place_mention(said.id, "e1")
    assert archive.event_of_mention(said.id) == "e1"
    assert archive.unsettled(10) == ["e1"]


def test_moving_a_mention_unsettles_the_event_it_left(archive: Archive) -> None:
    _, said = keep(archive, "a")
    archive.place_mention(said.id, "e1")
    archive.keep_event(an_event([said], id="e1"))
    assert archive.unsettled(10) == []
    archive.place_mention(said.id, "e2")
    assert archive.unsettled(10) == ["e1", "e2"]
    assert archive.event_parts("e1").mentions == ()
    archive.forget_event("e1")
    assert archive.unsettled(10) == ["e2"]
    assert archive.event("e1") is None


def test_placing_an_unknown_mention_is_a_mistake(archive: Archive) -> None:
    with pytest.raises(LookupError, match="no event mention nothing"):
        archive.place_mention("nothing", "e1")


def test_marking_twice_is_marking_once(archive: Archive) -> None:
    archive.mark_unsettled(["b", "a", "b"])
    archive.mark_unsettled(["a"])
    assert archive.unsettled(10) == ["a", "b"]
    assert archive.unsettled(1) == ["a"]


def test_the_parts_of_an_event_are_all_that_is_needed_to_settle_it(archive: Archive) -> None:
    (one, said_one), (two, said_two), (three, _) = (keep(archive, x) for x in "abc")
    for said in (said_two, said_one):
        archive.place_mention(said.id, "e1")
    archive.keep_credits("b", [a_credit(two)])
    archive.keep_credits("c", [a_credit(three)])
    archive.keep_reuses([a_reuse(one, two), a_reuse(two, three)])
    parts = archive.event_parts("e1")
    assert parts.mentions == (said_one, said_two)
    assert dict(parts.articles) == {"a": one, "b": two}
    assert parts.reuses == (a_reuse(one, two),)
    assert parts.credits == (a_credit(two),)


def test_a_settled_event_comes_back_identical_and_replaces_its_former_self(archive: Archive) -> None:
    (_, one), (_, two) = keep(archive, "a", where=RABAT, when=on("2025-02-25")), keep(archive, "b")
    archive.keep_event(an_event([one]))
    conflict = Conflict("when", ("2025-02-25", "2025-02-26"), ((one.id,), (two.id,)))
    origins = [Origin("وكالة", (one.id, two.id), "كلتاهما تنسبه إليها")]
    event = replace(an_event([one, two], origins=origins), conflicts=(conflict,))
    for said in (one, two):
        archive.place_mention(said.id, event.id)
    archive.keep_event(event)
    view = archive.event(event.id)
    assert view is not None
    assert view.event == event
    assert view.mentions == (one, two)
    assert sorted(view.articles) == ["a", "b"]
    assert archive.counts()["event"] == 1


@pytest.mark.parametrize(
    ("other", "near"),
    [
        ({}, True),
        ({"type": "SUPPORT"}, True),
        ({"type": "ASSAULT"}, False),
        ({"actor": [USA], "recipient": [a_party()]}, True),
        ({"actor": [MOROCCO], "recipient": []}, False),
        ({"actor": [], "recipient": [], "where": MOROCCO, "attributed_to": [USA]}, False),
    ],
)
def test_events_near_a_mention_share_its_kind_and_a_party(
    archive: Archive, other: dict[str, object], near: bool
) -> None:
    _, told = keep(archive, "old", **other)
    _, new = keep(archive, "new")
    assert archive.find_events_near(new) == []
    archive.place_mention(told.id, "e1")
    assert archive.find_events_near(new) == ([EventSketch("e1", (told,))] if near else [])


def test_an_event_near_a_mention_comes_with_all_its_mentions_newest_event_first(archive: Archive) -> None:
    others = {"actor": [MOROCCO], "recipient": [RABAT]}
    said = [keep(archive, "1")[1], keep(archive, "2", **others)[1], keep(archive, "3")[1]]
    for mention, event in zip(said, ("first", "first", "second"), strict=True):
        archive.place_mention(mention.id, event)
    _, new = keep(archive, "4")
    assert archive.find_events_near(new) == [
        EventSketch("second", (said[2],)),
        EventSketch("first", (said[0], said[1])),
    ]


def test_a_placed_mention_does_not_find_itself(archive: Archive) -> None:
    _, said = keep(archive, "a")
    archive.place_mention(said.id, "e1")
    assert archive.find_events_near(said) == []


def _timeline(archive: Archive) -> None:
    entities = [
        an_entity("state-ma", kind="place", ar="المغرب", country="MA"),
        an_entity("city-rabat", kind="place", ar="الرباط", country="MA"),
        an_entity("nasser-bourita", country="MA"),
    ]
    archive.keep_article(an_article(id="who"), some_facts(entities=entities))
    rows: list[tuple[str, list[Party], list[Party], str | None]] = [
        ("late", [a_party()], [USA], "2025-05-01"),
        ("undated", [USA], [a_party()], None),
        ("early", [MOROCCO], [USA], "2020-12-10"),
        ("other", [USA], [a_party("إيران", entity="state-ir", kind="place")], "2021-01-01"),
    ]
    for event, actor, recipient, day in rows:
        _, said = keep(archive, event, actor=actor, recipient=recipient, when=on(day) if day else None)
        archive.place_mention(said.id, event)
        archive.keep_event(an_event([said], id=event))


@pytest.mark.parametrize(
    ("a", "b", "people", "events"),
    [
        ("state-ma", "state-us", True, ["early", "late", "undated"]),
        ("state-us", "state-ma", True, ["early", "late", "undated"]),
        ("state-ma", "state-us", False, ["early"]),
        ("nasser-bourita", "state-us", True, ["late", "undated"]),
        ("city-rabat", "state-us", True, []),
        ("state-us", None, True, ["early", "other", "late", "undated"]),
        ("state-ma", "state-ir", True, []),
    ],
)
def test_a_timeline_has_what_two_did_to_one_another_by_date(
    archive: Archive, a: str, b: str | None, people: bool, events: list[str]
) -> None:
    _timeline(archive)
    assert [e.id for e in archive.timeline(a, b, include_people=people)] == events


@pytest.mark.parametrize(
    ("limit", "offset", "events"),
    [
        (2, 1, ["other", "late"]),
        (2, 2, ["late", "undated"]),
        (3, 3, ["undated"]),
        (1, 3, ["undated"]),
        (2, 4, []),
        (None, 2, ["late", "undated"]),
    ],
)
def test_a_timeline_comes_in_pages(
    archive: Archive, limit: int | None, offset: int, events: list[str]
) -> None:
    _timeline(archive)
    assert [e.id for e in archive.timeline("state-us", limit=limit, offset=offset)] == events


def test_events_of_one_day_come_once_and_in_the_order_of_arrival(archive: Archive) -> None:
    for event in ("z", "y", "x"):
        _, said = keep(archive, event, actor=[USA, MOROCCO], recipient=[USA], when=on("2021-01-01"))
        archive.keep_event(an_event([said], id=event))
    assert [e.id for e in archive.timeline("state-us")] == ["z", "y", "x"]
    assert [e.id for e in archive.timeline("state-us", limit=1, offset=1)] == ["y"]


@pytest.mark.parametrize(
    ("filters", "events"),
    [
        (EventFilters(since=date(2021, 1, 1)), ["other", "late"]),
        (EventFilters(until=date(2021, 1, 1)), ["early", "other"]),
        (EventFilters(type="CONSULT"), ["early", "other", "late", "undated"]),
        (EventFilters(type="ASSAULT"), []),
        (EventFilters(min_origins=2), []),
    ],
)
def test_a_timeline_is_narrowed_and_its_density_with_it(
    archive: Archive, filters: EventFilters, events: list[str]
) -> None:
    _timeline(archive)
    assert [e.id for e in archive.timeline("state-us", filters=filters)] == events
    density = archive.density("state-us", filters=filters)
    assert sum(n for _, n in density.counts) + density.undated == len(events)


def test_a_timeline_of_an_older_archive_is_the_same(archive: Archive) -> None:
    _timeline(archive)
    before = (
        archive.timeline("state-ma", "state-us"),
        archive.density("state-us"),
        archive.relations("state-us"),
    )
    archive.close()
    as_version_1(archive.home / "tawatur.sqlite3")
    opened = open_archive(archive.home)
    assert before == (
        opened.timeline("state-ma", "state-us"),
        opened.density("state-us"),
        opened.relations("state-us"),
    )


def test_what_is_told_near_mentions_is_found_once_for_all_with_its_events(archive: Archive) -> None:
    (_, one), (_, two), (_, far) = (keep(archive, x) for x in "abc")
    other = keep(archive, "d", actor=[MOROCCO], recipient=[])[1]
    for said, event in ((one, "e1"), (two, "e1"), (far, "e2"), (other, "e3")):
        archive.place_mention(said.id, event)
    assert archive.mentions_near([one, two]) == [("e1", one), ("e1", two), ("e2", far)]
    assert archive.mentions_near([]) == []


def test_events_are_read_newest_first_and_by_number_of_origins(archive: Archive) -> None:
    (_, one), (_, two), (_, three) = (keep(archive, x) for x in "abc")
    archive.keep_event(an_event([one, two], id="confirmed"))
    archive.keep_event(an_event([three], id="single"))
    assert [e.id for e in archive.newest_events()] == ["single", "confirmed"]
    assert [e.id for e in archive.newest_events(min_origins=2)] == ["confirmed"]
    assert list(archive.events(["single", "none", "confirmed"])) == ["single", "confirmed"]


def test_a_story_comes_back_identical_and_takes_in_those_merged_into_it(archive: Archive) -> None:
    articles = [keep(archive, x)[0] for x in "abc"]
    archive.keep_story(a_story(articles[:1], id="s1"))
    archive.keep_story(a_story(articles[1:2], id="s2"))
    assert [s.id for s in archive.find_stories_of(["b", "a"])] == ["s1", "s2"]
    merged = a_story(articles, id="s1", title="كلها", events=["e2", "e1"])
    archive.keep_story(merged, instead_of=["s2"])
    assert archive.find_stories_of(["b"]) == [merged]
    assert archive.newest_stories() == [merged]
    view = archive.story("s1")
    assert view is not None and view.story == merged and list(view.articles) == articles
    assert archive.story("s2") is None


def test_stories_are_read_newest_first_and_by_number_of_articles(archive: Archive) -> None:
    articles = [keep(archive, x)[0] for x in "abc"]
    archive.keep_story(a_story([articles[2]], id="new"))
    archive.keep_story(a_story(articles[:2], id="old"))
    assert [s.id for s in archive.newest_stories()] == ["new", "old"]
    assert [s.id for s in archive.newest_stories(min_articles=2)] == ["old"]
    assert [s.id for s in archive.newest_stories(limit=1, offset=1)] == ["old"]
