"""Quotations: words in quotation marks that are somebody's, with who is said to have said them."""

import pytest

from tawatur.facts import find_facts, load_knowledge
from tawatur.model import Quotation
from tests.build import an_article

KNOWLEDGE = load_knowledge()


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
