"""A reader's merge and split of stories and events, through the whole flow: kept, rebuilt, undone."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tawatur.archive import open_archive
from tawatur.model import Page
from tawatur.pipeline import merge_groups, rebuild, split_group, withdraw_group
from tests.flow import add, lines, news_page, rows

AT = datetime(2026, 11, 22, 9, 30, 15, 999, tzinfo=UTC)
MEETING = "استقبل ناصر بوريطة أنتوني بلينكن في الرباط يوم 5 مايو 2021."
TELLINGS = {
    "a": MEETING,
    "b": "أعلنت الوزارة أن ناصر بوريطة استقبل في الرباط، يوم 5 مايو 2021، أنتوني بلينكن.",
    "c": "هنأ عبد المجيد تبون قيس سعيد يوم 7 يونيو 2021.",
    "d": "أكدت مصادر أن ناصر بوريطة استقبل أنتوني بلينكن في الرباط يوم 5 مايو 2021.",
    "f": "أعلنت الوزارة أن ناصر بوريطة استقبل في الرباط، يوم 5 مايو 2021، أنتوني بلينكن في مقرها الجديد.",
    "e": "أجرى عبد المجيد تبون محادثات مع قيس سعيد في تونس يوم 7 يونيو 2021.",
}


def pages(names: Iterable[str]) -> list[Page]:
    return [news_page(n, TELLINGS[n], "2021-05-06" if n in "abdf" else "2021-06-08") for n in names]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An archive of three pages: a meeting told twice, and a congratulation."""
    return add(tmp_path / "home", pages("abc"))


def article(home: Path, name: str) -> str:
    return next(str(row["id"]) for row in rows(home, "article") if row["external_id"] == name)


def named(home: Path, articles: Iterable[str]) -> str:
    names = {str(row["id"]): str(row["external_id"]) for row in rows(home, "article")}
    return "".join(sorted(names[each] for each in articles))


def stories(home: Path) -> dict[str, str]:
    """The stories: the names of their articles, and the id."""
    return {named(home, row["articles"]): str(row["id"]) for row in rows(home, "story")}


def events(home: Path) -> dict[str, str]:
    """The events: the names of the articles that tell of them, and the id."""
    where = {str(row["id"]): str(row["article"]) for row in rows(home, "event_mention")}
    return {named(home, {where[m] for m in row["mentions"]}): str(row["id"]) for row in rows(home, "event")}


def rebuilt(home: Path) -> list[str]:
    list(rebuild(home))
    return lines(home)


def test_what_the_rule_has(home: Path) -> None:
    assert set(stories(home)) == set(events(home)) == {"ab", "c"}


def test_stories_are_merged_kept_through_a_rebuild_and_taken_apart_again(home: Path) -> None:
    before, ids = lines(home), stories(home)
    merge_groups(open_archive(home), "story", ids["ab"], ids["c"], "زيارة واحدة", AT)
    assert stories(home) == {"abc": ids["ab"]}
    [story] = rows(home, "story")
    assert len(story["events"]) == 2 and (story["first"], story["last"]) == ("2021-05-06", "2021-06-08")
    assert open_archive(home).story(ids["c"]).story.id == ids["ab"]  # type: ignore[union-attr]
    merged = lines(home)
    assert rebuilt(home) == merged
    withdraw_group(open_archive(home), "story", ids["ab"], ids["c"], None, AT)
    assert lines(home) == before == rebuilt(home)


def test_a_story_is_split_and_its_parts_have_their_own_events_and_days(home: Path) -> None:
    before, ids = lines(home), stories(home)
    said = split_group(open_archive(home), "story", ids["ab"], [article(home, "b")], None, AT)
    assert set(stories(home)) == {"a", "b", "c"} and stories(home)["a"] == ids["ab"] == said.ids[0]
    parted = lines(home)
    assert rebuilt(home) == parted
    merge_groups(open_archive(home), "story", *said.ids, None, AT)
    assert stories(home) == ids
    withdraw_group(open_archive(home), "story", *said.ids, None, AT)
    assert lines(home) == before


def test_the_part_with_what_a_story_began_with_keeps_its_id(home: Path) -> None:
    ids = stories(home)
    said = split_group(open_archive(home), "story", ids["ab"], [article(home, "a")], None, AT)
    assert stories(home)["a"] == ids["ab"] == said.ids[0]
    assert stories(home)["b"] == said.ids[1]


def test_what_comes_later_goes_with_the_part_that_it_is_most_like(home: Path) -> None:
    split_group(open_archive(home), "story", stories(home)["ab"], [article(home, "b")], None, AT)
    merge_groups(open_archive(home), "story", stories(home)["b"], stories(home)["c"], None, AT)
    add(home, pages("def"))
    assert set(stories(home)) == {"ad", "bcf", "e"}
    later = lines(home)
    assert rebuilt(home) == later


def test_events_are_merged_and_what_stands_behind_them_is_settled_again(home: Path) -> None:
    before, ids = lines(home), events(home)
    merge_groups(open_archive(home), "event", ids["c"], ids["ab"], "حدث واحد", AT)
    assert events(home) == {"abc": ids["c"]}
    [event] = rows(home, "event")
    assert event["independent_origins"] == 3
    assert all(set(row["events"]) == {ids["c"]} for row in rows(home, "story"))
    assert open_archive(home).event(ids["ab"]).event.id == ids["c"]  # type: ignore[union-attr]
    merged = lines(home)
    assert rebuilt(home) == merged
    withdraw_group(open_archive(home), "event", ids["ab"], ids["c"], None, AT)
    assert lines(home) == before


def test_an_event_is_split_by_article_or_mention_and_stories_follow(home: Path) -> None:
    ids = events(home)
    said = split_group(open_archive(home), "event", ids["ab"], [article(home, "b")], "لقاءان", AT)
    assert events(home) == {"a": ids["ab"], "b": said.ids[1], "c": ids["c"]}
    [story] = [row for row in rows(home, "story") if len(row["articles"]) == 2]
    assert story["events"] == list(said.ids)
    add(home, pages("df"))
    later = lines(home)
    assert set(events(home)) == {"ad", "bf", "c"}
    assert rebuilt(home) == later
    withdraw_group(open_archive(home), "event", *said.ids, None, AT)
    assert events(home) == {"abdf": ids["ab"], "c": ids["c"]}


def test_only_what_is_there_can_be_said(home: Path) -> None:
    archive, ids = open_archive(home), stories(home)
    with pytest.raises(LookupError, match="no story nowhere"):
        merge_groups(archive, "story", ids["ab"], "nowhere", None, AT)
    with pytest.raises(LookupError, match="no event"):
        split_group(archive, "event", ids["ab"], [], None, AT)
    with pytest.raises(ValueError, match="one story already"):
        merge_groups(archive, "story", ids["ab"], ids["ab"], None, AT)
    with pytest.raises(ValueError, match="is not in story"):
        split_group(archive, "story", ids["ab"], [article(home, "c")], None, AT)
    with pytest.raises(ValueError, match="something to stay"):
        split_group(archive, "story", ids["ab"], [article(home, "a"), article(home, "b")], None, AT)
    with pytest.raises(LookupError, match="nothing was said of the two stories"):
        withdraw_group(archive, "story", ids["ab"], ids["c"], None, AT)


def test_a_later_reading_is_found_by_its_words(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = events(home)
    said = split_group(open_archive(home), "event", ids["ab"], [article(home, "b")], None, AT)
    from tawatur import model

    plain = model.digest

    def another(*parts: str | bytes) -> str:
        return plain(*parts, "2") if parts[0] == "mention" else plain(*parts)

    monkeypatch.setattr("tawatur.facts.events.find.digest", another)
    list(rebuild(home))
    assert set(events(home)) == {"a", "b", "c"} and said.ids[0] not in events(home).values()
