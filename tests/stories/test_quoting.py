"""A story's summary is made of sentences that its articles have, each of another happening."""

from dataclasses import replace

from tawatur.model import Event, EventMention
from tawatur.stories.quoting import pick_quotes
from tests import build

VISIT = "وصل وزير الخارجية إلى العاصمة في زيارة رسمية تدوم يومين"
SAME_VISIT = "وزير الخارجية وصل إلى العاصمة في زيارة رسمية تدوم يومين كاملين"
TALKS = "وأجرى بعد ذلك محادثات مطولة مع رئيس الحكومة حول اتفاق الصيد البحري"
PAPER = build.an_article(f"{VISIT}. {TALKS}.", id="paper", published=build.on("2020-10-02"))
FORUM = build.an_article(f"{SAME_VISIT}.", id="forum", form="post", published=build.on("2020-10-01"))


def said(article: object, words: str, id_: str) -> EventMention:
    assert isinstance(article, type(PAPER))
    mention = build.a_mention(article, id=id_, quote=words[:20])
    return replace(mention, sentence=build.a_span(article, words))


def event(id_: str, mentions: list[EventMention], day: str, origins: int = 1) -> Event:
    told = build.an_event(mentions, id=id_, when=build.on(day))
    return replace(told, origins=told.origins[:1] * origins)


IN_PAPER, IN_FORUM = said(PAPER, VISIT, "m1"), said(FORUM, SAME_VISIT, "m2")
TALKED = said(PAPER, TALKS, "m3")
ARTICLES = {"paper": PAPER, "forum": FORUM}
MENTIONS = {m.id: m for m in (IN_PAPER, IN_FORUM, TALKED)}


def test_a_newspaper_tells_it_and_the_days_of_the_events_give_the_order() -> None:
    visit, talks = (
        event("visit", [IN_FORUM, IN_PAPER], "2020-10-02", 2),
        event("talks", [TALKED], "2020-10-01"),
    )
    picked = pick_quotes([visit, talks], MENTIONS, ARTICLES)
    assert [(e.id, m.id) for e, m in picked] == [("talks", "m3"), ("visit", "m1")]


def test_a_sentence_that_says_the_same_again_is_left_out() -> None:
    one, again = event("visit", [IN_PAPER], "2020-10-02", 2), event("again", [IN_FORUM], "2020-10-02")
    assert [e.id for e, _ in pick_quotes([one, again], MENTIONS, ARTICLES)] == ["visit"]


def test_no_more_are_picked_than_asked_for_and_the_best_confirmed_stay() -> None:
    visit, talks = event("visit", [IN_PAPER], "2020-10-02"), event("talks", [TALKED], "2020-10-01", 3)
    assert [e.id for e, _ in pick_quotes([visit, talks], MENTIONS, ARTICLES, most=1)] == ["talks"]


def test_what_is_not_in_the_story_is_not_quoted() -> None:
    assert pick_quotes([event("visit", [IN_PAPER], "2020-10-02")], MENTIONS, {"forum": FORUM}) == []
    assert pick_quotes([event("visit", [IN_PAPER], "2020-10-02")], {}, ARTICLES) == []
