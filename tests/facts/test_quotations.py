"""Quotations: words in quotation marks that are somebody's, with who is said to have said them."""

import pytest

from tawatur.facts import find_facts
from tawatur.model import Quotation
from tests.build import an_article
from tests.facts.known import KNOWLEDGE


def read(body: str) -> list[tuple[str, str | None]]:
    article = an_article(body=body)
    _, facts = find_facts(article, KNOWLEDGE)
    return [(article.quote(one.span), speaker(one)) for one in facts.quotations]


def speaker(quotation: Quotation) -> str | None:
    return quotation.speaker.entity if quotation.speaker else None


@pytest.mark.parametrize(("opening", "closing"), ['""', "«»", "“”"])
def test_words_in_any_quotation_marks_are_the_speakers(opening: str, closing: str) -> None:
    words = "بلدينا يعملان معا في هذا الملف"
    assert read(f"قال مارك إسبر: {opening}{words}{closing}.") == [(words, "mark-esper")]


def test_a_speaker_goes_on_in_the_next_sentence() -> None:
    body = 'قال مارك إسبر إن "العمل مستمر منذ أشهر طويلة". وأضاف: "سنواصل هذا الجهد حتى النهاية".'
    assert [who for _, who in read(body)] == ["mark-esper", "mark-esper"]


def test_a_term_in_quotation_marks_is_nobodys_words() -> None:
    assert read('تحدث مارك إسبر عن تمرين "الأسد الإفريقي" في المغرب.') == []


def test_who_is_not_named_stays_unknown() -> None:
    assert read('كتب على الجدار "لا أحد يعرف من فعل هذا".') == [("لا أحد يعرف من فعل هذا", None)]


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ('"سنواصل العمل معا حتى النهاية"، قال مارك إسبر أمس.', "mark-esper"),
        ('وحذر مارك إسبر قائلا "لن نقبل بهذا الأمر أبدا".', "mark-esper"),
        ('ناصر بوريطة: "هذا القرار مهم للمنطقة كلها".', "nasser-bourita"),
        ('نقلت وكالة رويترز عن مارك إسبر قوله "سنعود إلى هنا قريبا جدا".', "mark-esper"),
        ('قال ناصر بوريطة إن مارك إسبر أكد له أن "العمل سيستمر كما كان".', "mark-esper"),
    ],
)
def test_the_nearest_word_of_speech_names_the_speaker(body: str, speaker: str) -> None:
    assert [who for words, who in read(body) if words in body.split('"')] == [speaker]


def test_marks_the_wrong_way_round_and_over_sentences_are_one_quotation() -> None:
    words = "بلدينا يعملان معا. سنواصل هذا الجهد. هذا ما اتفقنا عليه"
    assert read(f"قال مارك إسبر: ”{words}“.") == [(words, "mark-esper")]


def test_a_quotation_of_several_paragraphs_keeps_its_speaker() -> None:
    body = "قال مارك إسبر: “بلدانا يعملان معا منذ سنين.\n“وسنواصل هذا الجهد إلى النهاية”."
    assert read(body) == [
        ("بلدانا يعملان معا منذ سنين.", "mark-esper"),
        ("وسنواصل هذا الجهد إلى النهاية", "mark-esper"),
    ]


def test_reported_words_have_their_speaker_and_end_before_the_next_word_of_speech() -> None:
    article = an_article(body="قال مارك إسبر إن العمل مستمر منذ شهور، وأضاف أن النتائج جيدة حتى الآن.")
    _, facts = find_facts(article, KNOWLEDGE)
    assert [(article.quote(one.span), speaker(one), one.direct) for one in facts.quotations] == [
        ("إن العمل مستمر منذ شهور", "mark-esper", False),
        ("أن النتائج جيدة حتى الآن", "mark-esper", False),
    ]


def test_a_lost_mark_does_not_turn_what_is_quoted_and_what_is_not() -> None:
    body = 'قال مارك إسبر: "نعمل معا. وقال ناصر بوريطة: "نحن ماضون في طريقنا هذا".'
    assert read(body)[-1] == ("نحن ماضون في طريقنا هذا", "nasser-bourita")


def test_who_speaks_without_a_name_is_an_entity_that_can_be_asked_for() -> None:
    article = an_article(body='قال متظاهرون: "لن نترك الساحة حتى يجيبنا المسؤولون".')
    _, facts = find_facts(article, KNOWLEDGE)
    [speaker] = [one.speaker.entity for one in facts.quotations if one.speaker]
    assert speaker in {entity.id for entity in facts.entities}
