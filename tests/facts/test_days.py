"""Days that one telling leaves for the next."""

from datetime import date

import pytest

from tawatur.facts import find_facts
from tawatur.model import Article, Dating, EventMention
from tests.facts.known import KNOWLEDGE

DAY = date(2020, 10, 15)  # a Thursday


def read(body: str) -> list[EventMention]:
    published = Dating(DAY, DAY, "stated", "")
    article = Article("a", "a", "a", "news", "", body, published=published)
    return list(find_facts(article, KNOWLEDGE)[1].mentions)


@pytest.mark.parametrize(
    ("body", "kind", "day"),
    [
        ("هدد الرئيس الإيراني حسن روحاني إسرائيل الثلاثاء. وحذر روحاني فرنسا من التدخل.", "THREATEN", 13),
        (
            "أدان وزير الخارجية التونسي عثمان الجرندي الثلاثاء الهجوم على السفارة الفرنسية. "
            "ودعا الجرندي إسرائيل إلى وقف القصف.",
            "REQUEST",
            13,
        ),
        ("استقبل الملك محمد السادس أمس الرئيس التونسي، ودعا فرنسا إلى دعم الاتفاق.", "REQUEST", 14),
    ],
)
def test_a_statement_has_the_day_on_which_its_speaker_is_said_to_have_spoken(
    body: str, kind: str, day: int
) -> None:
    found = [mention for mention in read(body) if mention.type == kind]
    assert {mention.when and mention.when.earliest for mention in found} == {date(2020, 10, day)}


def test_an_earlier_statement_lends_its_day_to_none() -> None:
    body = (
        "كان وزير الخارجية التونسي عثمان الجرندي قد قال الثلاثاء إن الحوار مستمر. "
        "ودعا الجرندي إسرائيل إلى وقف القصف."
    )
    assert [mention.when for mention in read(body) if mention.type == "REQUEST"] == [None]
