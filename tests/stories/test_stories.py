"""Stories: articles about one happening come together, and others stay apart."""

from dataclasses import replace

import pytest

from tawatur.model import Article
from tawatur.stories.stories import Sighting, find_story, main_events, title_of_story
from tawatur.stories.words import light
from tests.build import a_reuse, an_article, on
from tests.chains.tellings import UNDATED, told

NAMES = frozenset({"state-ma", "state-us"})
TITLE = "الميناء الجديد يستقبل أول باخرة سياحية"


def _sighting(
    id: str,
    title: str = TITLE,
    *,
    day: str | None = "2024-05-02",
    events: tuple[str, ...] = (),
    entities: frozenset[str] = NAMES,
    story: str | None = None,
    body: str = "س" * 100,
) -> Sighting:
    article = an_article(body, id=id, title=title, published=on(day) if day else UNDATED)
    return Sighting(article, events, entities, story)


def test_two_reports_of_one_event_are_one_story() -> None:
    known = _sighting("a", "عنوان", events=("e1",), story="s1")
    placed = find_story(_sighting("b", "غيره تماما", events=("e0", "e1")), [known])
    assert (placed.story, placed.because) == ("s1", "both report the same event")


def test_who_reports_an_event_long_after_tells_another_chapter() -> None:
    known = _sighting("a", "عنوان", events=("e1",), story="s1")
    later = _sighting("b", "غيره تماما", events=("e1",), day="2024-08-02")
    assert find_story(later, [known]).story is None
    undated = _sighting("b", "غيره تماما", events=("e1",), day=None)
    assert find_story(undated, [known]).story == "s1"
    assert find_story(later, [known], [a_reuse(later.article, known.article, length=60)]).story == "s1"


def test_a_third_of_the_text_shared_is_one_story_and_less_is_not() -> None:
    known = _sighting("a", "عنوان", story="s1")
    mine = _sighting("b", "غيره تماما")
    assert find_story(mine, [known], [a_reuse(mine.article, known.article, length=35)]).story == "s1"
    assert find_story(mine, [known], [a_reuse(mine.article, known.article, length=20)]).story is None


@pytest.mark.parametrize(
    ("title", "day", "entities", "joins"),
    [
        ("أول باخرة سياحية بالميناء الجديد", "2024-05-04", NAMES, True),
        ("أول باخرة سياحية بالميناء الجديد", "2024-05-20", NAMES, False),
        ("أول باخرة سياحية بالميناء الجديد", None, NAMES, False),
        ("أول باخرة سياحية بالميناء الجديد", "2024-05-04", frozenset({"state-ma"}), False),
        ("الميناء القديم يغلق أبوابه أمام الصيادين", "2024-05-04", NAMES, False),
    ],
)
def test_titles_bring_together_only_with_names_and_within_a_week(
    title: str, day: str | None, entities: frozenset[str], joins: bool
) -> None:
    placed = find_story(_sighting("b", title, day=day, entities=entities), [_sighting("a", story="s1")])
    assert (placed.story == "s1") is joins


def test_the_strongest_tie_decides_and_the_first_of_equal_ones() -> None:
    mine = _sighting("m", "غيره تماما", events=("e1",))
    first, second = (_sighting(each, "عنوان", events=("e1",), story=f"s-{each}") for each in "ab")
    assert find_story(mine, [first, second]).story == "s-a"
    whole = [a_reuse(mine.article, second.article, length=80)]
    placed = find_story(mine, [first, second], whole)
    assert (placed.story, placed.absorbs) == ("s-b", ("s-a",))


def test_stories_that_only_titles_tie_are_not_made_one() -> None:
    mine = _sighting("m", events=("e1",))
    known = [_sighting("a", "عنوان", events=("e1",), story="s1"), _sighting("b", story="s2")]
    assert find_story(mine, known) == ("s1", "both report the same event", ())


def test_what_an_article_recalls_is_not_what_it_reports() -> None:
    body = "التقى الوزيران. وقعا اتفاقا. ثم غادرا. وكانا قد التقيا قبل ذلك."
    article = an_article(body, id="a", published=on("2024-05-02"))
    fresh = told(article, "التقى الوزيران", when=on("2024-05-01"))
    old = told(article, "وقعا اتفاقا", when=on("2020-05-01"))
    late = told(article, "وكانا قد التقيا")
    event_of = {fresh.id: "e1", old.id: "e2", late.id: "e3"}
    assert main_events(article, [fresh, old, late], event_of) == ("e1",)


def test_the_title_is_that_of_the_article_that_broke_the_story() -> None:
    late: Article = an_article(id="a", title="متأخر", published=on("2024-05-03"))
    early = an_article(id="b", title=" مبكر ", published=on("2024-05-02"))
    assert (
        title_of_story([late, early, replace(early, id="c", title=" ", published=on("2024-05-01"))]) == "مبكر"
    )
    assert title_of_story([]) == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("الصحراء", "صحرايها"), ("بالميناء", "ميناء"), ("اعترافها", "الاعتراف"), ("والسياحيه", "سياحيه")],
)
def test_light_forms_meet(one: str, other: str) -> None:
    assert light(one) == light(other)
