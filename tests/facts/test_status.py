"""Whether an event goes on, is planned, denied or only possible."""

from datetime import date

import pytest

from tawatur.facts import find_facts
from tawatur.model import Dating
from tests.build import an_article
from tests.facts.known import KNOWLEDGE

DAY = Dating(date(2024, 5, 15), date(2024, 5, 15), "stated", "the page says so")  # a Wednesday


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        ("تتواصل الاشتباكات بين الجيش السوري والمسلحين في حلب.", "ASSAULT", "ongoing"),
        ("تقصف المدفعية الروسية مدينة حلب منذ ثلاثة أسابيع.", "ASSAULT", "ongoing"),
        ("يعتصم مئات المحتجين العراقيين في بغداد لليوم السادس على التوالي.", "PROTEST", "ongoing"),
        ("في اليوم الثاني لزيارة أنتوني بلينكن إلى الرباط، صدر بيان.", "CONSULT", "ongoing"),
        ("يزور أنتوني بلينكن الرباط في الثاني والعشرين من الشهر الجاري.", "CONSULT", "planned"),
        ("يستعد الوفدان للمحادثات المزمع عقدها بين مصر وإيران.", "CONSULT", "planned"),
        ("إذا لم تتراجع الحكومة، فسيضرب عمال المصانع التونسيون.", "PROTEST", "hypothetical"),
        ("أعلن الجيش السوداني موافقته على هدنة تبدأ غدا.", "AGREE", "happened"),
        ("ليس صحيحا أن إيران رفضت استقبال المبعوث الأممي.", "REJECT", "denied"),
        ("لم تقدم الشرطة البلجيكية أي اعتذار للمغرب.", "CONCEDE", "denied"),
        ("لم يشارك المعلمون في الإضراب.", "PROTEST", "denied"),
    ],
)
def test_the_status_is_what_the_words_around_say(body: str, kind: str, status: str) -> None:
    facts = find_facts(an_article(body=body, published=DAY), KNOWLEDGE)[1]
    assert {mention.status for mention in facts.mentions if mention.type == kind} == {status}


@pytest.mark.parametrize(
    "body",
    [
        "لم تعلن أي جهة مسؤوليتها عن الهجوم الذي شنه مسلحون على الجيش العراقي.",
        "لم يعلق أنتوني بلينكن على هجوم الجيش السوري على حلب.",
    ],
)
def test_what_is_not_spoken_of_has_happened_all_the_same(body: str) -> None:
    facts = find_facts(an_article(body=body, published=DAY), KNOWLEDGE)[1]
    assert {mention.status for mention in facts.mentions if mention.type == "ASSAULT"} <= {"happened"}
