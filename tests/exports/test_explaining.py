"""How a mention was read: each part with where the text names it and why it is held to be so."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tawatur.archive.facade import Archive
from tawatur.exports.explaining import (
    CAPITAL,
    OWN_WORD,
    Explanation,
    Part,
    explain,
    explanation_row,
    read_rule,
)
from tawatur.exports.rows import mention_row
from tawatur.facts.events.frames import load_frames
from tawatur.model import EventMention, Name, Quotation, Span
from tawatur.pipeline import judge
from tests.build import MOROCCO, USA, a_mention, a_name, a_party, a_span, an_article, on, some_facts

BODY = (
    "وصل ناصر بوريطة إلى مدريد. واستقبل الوزير سفير واشنطن يوم 3 مارس 2025، وفق ما أكده كريم الحسني. "
    "ثم عاد بوريطة إلى الرباط."
)
SENTENCE = "واستقبل الوزير سفير واشنطن يوم 3 مارس 2025، وفق ما أكده كريم الحسني."
ARTICLE = an_article(BODY)
BOURITA = a_party()
SPEAKER = a_party("كريم الحسني", entity="person-hassani")


def because(name: Name, why: str) -> Name:
    return replace(name, because=why)


def explained(archive: Archive, mention: EventMention, names: list[Name] | None = None) -> Explanation:
    """The mention explained, in an article with these names."""
    said = Quotation(a_span(ARTICLE, "وفق ما أكده كريم الحسني"), SPEAKER, False, "the verb of speech")
    archive.keep_article(ARTICLE, some_facts(mentions=[mention], names=names or [], quotations=[said]))
    view = archive.mention_view(mention.id)
    assert view
    return explain(view)


def mention(**parts: object) -> EventMention:
    made = a_mention(ARTICLE, id="m", quote="واستقبل الوزير سفير واشنطن", **parts)  # type: ignore[arg-type]
    return replace(made, sentence=a_span(ARTICLE, SENTENCE))


def the_part(told: Explanation, role: str) -> Part:
    [part] = [part for part in told.parts if part.role == role]
    return part


def test_the_sentence_is_cut_at_the_ends_of_the_quote(archive: Archive) -> None:
    told = explained(archive, mention())
    assert (told.before, told.quote) == ("", "واستقبل الوزير سفير واشنطن")
    assert told.before + told.quote + told.after == SENTENCE


def test_a_party_is_known_by_the_name_in_the_sentence_rather_than_another(archive: Archive) -> None:
    names = [
        because(a_name(ARTICLE), "before"),
        because(a_name(ARTICLE, "الوزير", entity=BOURITA.entity), "here"),
        because(a_name(ARTICLE, "بوريطة", entity=BOURITA.entity, nth=1), "behind"),
    ]
    told = explained(archive, mention(actor=[replace(BOURITA, text="الوزير")]), names)
    actor = the_part(told, "actor")
    assert (actor.because, actor.span, actor.outside) == ("here", a_span(ARTICLE, "الوزير"), None)


def test_a_party_that_the_sentence_does_not_name_is_shown_with_the_words_that_do(archive: Archive) -> None:
    names = [because(a_name(ARTICLE), "before"), because(a_name(ARTICLE, "بوريطة", nth=1), "behind")]
    actor = the_part(explained(archive, mention(actor=[BOURITA]), names), "actor")
    assert (actor.because, actor.outside) == ("before", "ناصر بوريطة")


def test_a_city_that_stands_for_its_government_says_so(archive: Archive) -> None:
    city = a_name(ARTICLE, "واشنطن", entity="capital-us", kind="place")
    elsewhere = a_name(ARTICLE, "مدريد", entity=USA.entity, kind="place")
    told = explained(archive, mention(recipient=[replace(USA, text="واشنطن")]), [elsewhere, city])
    assert the_part(told, "recipient").because == f"{city.because}; {CAPITAL}"


def test_what_is_not_on_record_is_not_made_up(archive: Archive) -> None:
    told = explained(archive, mention(actor=[], recipient=[MOROCCO]))
    assert the_part(told, "recipient").because is None
    assert the_part(told, "recipient").span is None


def test_whose_word_it_is_comes_with_why_it_is_theirs(archive: Archive) -> None:
    name = a_name(ARTICLE, "كريم الحسني", entity=SPEAKER.entity)
    told = explained(archive, mention(attributed_to=[SPEAKER]), [name])
    assert the_part(told, "attributed_to").because == f"{name.because}; the verb of speech"


def test_who_praises_is_on_whose_word_it_is_and_who_visits_is_not(archive: Archive) -> None:
    name = a_name(ARTICLE, "الوزير", entity=BOURITA.entity)
    said = next(frame.id for frame in load_frames().frames if frame.said)
    done = next(frame.id for frame in load_frames().frames if not frame.said)
    praise, visit = (
        replace(mention(actor=[BOURITA], attributed_to=[BOURITA]), rule=f"{frame}/past@1")
        for frame in (said, done)
    )
    told = explained(archive, praise, [name])
    assert the_part(told, "attributed_to").because == f"{name.because}; {OWN_WORD}"
    assert the_part(told, "actor").because == name.because
    assert the_part(explain(replace(told.view, mention=visit)), "attributed_to").because == name.because


@pytest.mark.parametrize(
    ("span", "words"), [(a_span(ARTICLE, "يوم 3 مارس 2025"), "يوم 3 مارس 2025"), (None, None)]
)
def test_the_date_comes_with_its_words_where_the_body_has_them(
    archive: Archive, span: Span | None, words: str | None
) -> None:
    assert explained(archive, mention(when=on("2025-03-03", span=span))).when == words


@pytest.mark.parametrize("frame", [frame.id for frame in load_frames().frames])
def test_every_rule_leads_to_its_frames_example(frame: str) -> None:
    examples = {one.id: example for one, example in load_frames().examples}
    fired = read_rule(f"{frame}/past@7")
    assert (fired.frame, fired.tense, fired.version, fired.example) == (frame, "past", "7", examples[frame])


@pytest.mark.parametrize("rule", ["", "a-frame-of-long-ago/past@0", "no shape at all"])
def test_a_rule_that_no_frame_has_is_shown_without_an_example(rule: str) -> None:
    assert read_rule(rule).example is None


def test_the_row_for_programs_is_the_mentions_with_how_each_part_is_known(archive: Archive) -> None:
    said = mention(actor=[BOURITA], when=on("2025-03-03", span=a_span(ARTICLE, "يوم 3 مارس 2025")))
    explained(archive, said, [a_name(ARTICLE)])
    judge(archive, "m", "wrong", "سبب", datetime(2026, 11, 22, tzinfo=UTC))
    view = archive.mention_view("m")
    assert view
    row = explanation_row(explain(view))
    assert row["mention"] == mention_row(said, ARTICLE, None)
    assert (row["hidden"], row["sentence"]) == (True, SENTENCE)
    assert row["when"]["text"] == "يوم 3 مارس 2025"
    assert row["parties"][0]["because"] == "the registry has this name"
    assert [one["verdict"] for one in row["judgements"]] == ["wrong"]
