"""Judgements: what a reader calls wrong is hidden wherever it is read again, and nothing else is."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tawatur.archive import ArchiveError, open_archive
from tawatur.archive.errors import OlderArchiveError
from tawatur.archive.facade import Archive
from tawatur.archive.judgements import judged_mention
from tawatur.model import Article, EventMention, Judgement, Span, Verdict
from tests.build import (
    MOROCCO,
    RABAT,
    USA,
    a_mention,
    a_span,
    a_story,
    an_article,
    an_entity,
    an_event,
    as_version_1,
    on,
    some_facts,
)

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
QUOTE = "استقبل وزير الشؤون الخارجية ناصر بوريطة"


def said_of(
    article: Article, mention: EventMention, verdict: Verdict = "wrong", reason: str | None = None
) -> Judgement:
    """A reader's judgement of a mention, with the words around its quote."""
    start, end, body = mention.quote.start, mention.quote.end, article.body
    return Judgement(
        mention=mention,
        sentence=article.quote(mention.told),
        quote=article.quote(mention.quote),
        prefix=body[max(0, start - 32) : start],
        suffix=body[end : end + 32],
        verdict=verdict,
        reason=reason,
        at=AT,
    )


def two_in_one_event(archive: Archive) -> tuple[list[Article], list[EventMention]]:
    """Two articles that tell of one event, and a story of both that has one event more."""
    articles = [an_article(id=name, url=f"https://example.org/{name}") for name in ("one", "two")]
    mentions = [a_mention(article, id=f"m-{article.id}", quote=QUOTE) for article in articles]
    for article, mention in zip(articles, mentions, strict=True):
        archive.keep_article(article, some_facts(mentions=[mention], entities=[an_entity()]))
        archive.place_mention(mention.id, "e1")
    archive.keep_event(an_event(mentions, id="e1"))
    archive.keep_story(a_story(articles, events=["e1"]))
    return articles, mentions


def test_a_judgement_is_given_back_as_it_was_kept(archive: Archive) -> None:
    article = an_article()
    full = a_mention(
        article,
        context=("military",),
        when=on("2025-02-25", span=Span(3, 9)),
        where=RABAT,
        attributed_to=[MOROCCO, USA],
    )
    bare = a_mention(article, id="bare", recipient=[], type="PROTEST")
    said = [said_of(article, full, "right", "سبب «واضح»"), said_of(article, bare)]
    archive.keep_judgements(said)
    assert list(archive.all_judgements()) == said


def test_what_is_judged_wrong_is_told_nowhere(archive: Archive) -> None:
    (one, _), (wrong, other) = two_in_one_event(archive)
    archive.judge(said_of(one, wrong))
    assert archive.unsettled(9) == ["e1"]
    assert [m.id for m in archive.all_mentions()] == [other.id]
    assert [m.id for m in archive.event_parts("e1").mentions] == [other.id]
    view, event, entity = archive.article_view("one"), archive.event("e1"), archive.entity("nasser-bourita")
    assert view and event and entity
    assert (view.facts.mentions, view.events) == ((), {})
    assert [m.id for m in event.mentions] == [other.id]
    assert [m.id for m in entity.mentions] == [other.id]


def test_a_story_does_not_name_an_event_that_nobody_tells_of(archive: Archive) -> None:
    articles, mentions = two_in_one_event(archive)
    for article, mention in zip(articles, mentions, strict=True):
        [before] = archive.all_stories()
        assert before.events == ("e1",)
        archive.judge(said_of(article, mention))
    archive.forget_event("e1")
    story = archive.story("story-1")
    assert story and (story.story.events, story.events) == ((), ())
    assert [s.events for s in (*archive.all_stories(), *archive.newest_stories())] == [(), ()]
    assert archive.find_stories_of(["one"])[0].events == ("e1",)  # so that it can come back
    archive.judge(said_of(articles[0], mentions[0], "right"))
    assert [s.events for s in archive.all_stories()] == [("e1",)]


@pytest.mark.parametrize("verdict", ["right", "withdrawn"])
def test_a_later_word_brings_it_back(archive: Archive, verdict: Verdict) -> None:
    (one, _), (wrong, other) = two_in_one_event(archive)
    archive.judge(said_of(one, wrong))
    archive.keep_event(an_event([other], id="e1"))
    archive.judge(said_of(one, wrong, verdict))
    assert archive.unsettled(9) == ["e1"]
    assert [m.id for m in archive.all_mentions()] == [wrong.id, other.id]
    view = archive.mention_view(wrong.id)
    assert view and not view.hidden
    assert [j.verdict for j in view.judgements] == ["wrong", verdict]


def test_a_word_that_changes_nothing_unsettles_nothing(archive: Archive) -> None:
    (one, _), (mention, _) = two_in_one_event(archive)
    archive.judge(said_of(one, mention, "right"))
    assert archive.unsettled(9) == []


def test_a_hidden_mention_can_still_be_looked_at(archive: Archive) -> None:
    (one, _), (wrong, _) = two_in_one_event(archive)
    archive.judge(said_of(one, wrong, reason="not a meeting"))
    view = archive.mention_view(wrong.id)
    assert view and (view.mention, view.hidden) == (wrong, True)
    assert archive.mentions_from("m-o", limit=5) == [wrong.id]


@pytest.mark.parametrize("pages_too", [False, True])
def test_what_was_judged_outlives_what_is_derived_and_hides_it_again(
    archive: Archive, pages_too: bool
) -> None:
    (one, _), (wrong, _) = two_in_one_event(archive)
    archive.judge(said_of(one, wrong))
    archive.clear_derived(pages_too=pages_too)
    assert len(list(archive.all_judgements())) == 1
    two_in_one_event(archive)
    assert [m.id for m in archive.all_mentions()] == ["m-two"]


# ------------------------------------------------------------ found again in another reading


def again(body: str, *mentions: EventMention, of: Judgement) -> str | None:
    found = judged_mention(body, mentions, of)
    return found.id if found else None


def test_it_is_found_again_where_positions_moved_and_the_quote_grew() -> None:
    article = an_article()
    said = said_of(article, a_mention(article, quote=QUOTE))
    later = an_article("الرباط: تحديث.\n" + article.body)
    longer = a_mention(later, id="longer", quote=f"{QUOTE}، أمس الثلاثاء")
    assert again(later.body, longer, of=said) == "longer"


@pytest.mark.parametrize(
    ("type_", "quote"),
    [
        ("ACCUSE", QUOTE),
        ("CONSULT", "وقال بوريطة إن العلاقات"),
        ("CONSULT", "ناصر بوريطة، أمس الثلاثاء بالرباط"),
    ],
)
def test_another_type_or_other_words_are_not_what_was_judged(type_: str, quote: str) -> None:
    article = an_article()
    said = said_of(article, a_mention(article, quote=QUOTE))
    assert again(article.body, a_mention(article, type=type_, quote=quote), of=said) is None


def test_of_two_places_with_the_same_words_the_one_with_the_same_words_around_is_meant() -> None:
    article = an_article("قال فلان: التقى الوزيران. ثم قال علان: التقى الوزيران.")
    second = replace(a_mention(article), quote=a_span(article, "التقى الوزيران", 1))
    said = said_of(article, second)
    later = an_article("مقدمة أضيفت إلى النص بعد نشره في الصحيفة. " + article.body)
    first = replace(a_mention(later, id="first"), quote=a_span(later, "التقى الوزيران"))
    moved = replace(a_mention(later, id="second"), quote=a_span(later, "التقى الوزيران", 1))
    assert again(later.body, first, moved, of=said) == "second"


def test_words_that_are_gone_are_found_nowhere() -> None:
    article = an_article()
    said = said_of(article, a_mention(article, quote=QUOTE))
    later = an_article("نص آخر تماما.")
    assert again(later.body, a_mention(later), of=said) is None


# ------------------------------------------------------------ older archives


def an_older_archive(archive: Archive) -> Path:
    """The archive as version 1 of the schema had it: without judgements."""
    two_in_one_event(archive)
    archive.close()
    as_version_1(archive.home / "tawatur.sqlite3")
    return archive.home


def test_an_archive_without_judgements_is_brought_up_to_date(archive: Archive) -> None:
    home = an_older_archive(archive)
    with pytest.raises(OlderArchiveError, match=r"older Tawatur; `tawatur add` brings it up to date"):
        open_archive(home, read_only=True)
    opened = open_archive(home)
    assert [m.id for m in opened.all_mentions()] == ["m-one", "m-two"]
    one = opened.article("one")
    assert one
    opened.judge(said_of(one, next(opened.all_mentions())))
    assert [m.id for m in open_archive(home, read_only=True).all_mentions()] == ["m-two"]


def test_an_older_archive_is_an_archive_error() -> None:
    assert issubclass(OlderArchiveError, ArchiveError)
