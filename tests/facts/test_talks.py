"""Meetings, agreements, aid and what is given back: who takes part, what is only asked, what is one."""

from datetime import date

import pytest

from tawatur.facts import find_facts
from tawatur.model import Dating, EventMention
from tawatur.pipeline.reading import knowledge
from tests.build import an_article

KNOWLEDGE = knowledge()
DAY = Dating(date(2024, 5, 15), date(2024, 5, 15), "stated", "the page says so")  # a Wednesday


def read(body: str) -> list[EventMention]:
    _, facts = find_facts(an_article(body=body, published=DAY), KNOWLEDGE)
    return list(facts.mentions)


def parties(mention: EventMention) -> set[str]:
    return {party.name for party in (*mention.actor, *mention.recipient)}


@pytest.mark.parametrize(
    ("body", "kind", "names"),
    [
        ("اتفق الرئيسان المصري والسوداني على فتح الطريق.", "AGREE", {"مصر", "السودان"}),
        ("عقد الجانبان الأردني والعراقي جولة مباحثات في عمان.", "CONSULT", {"الأردن", "العراق"}),
        (
            "استقبل الوزير سامح شكري وفدا من حركة حماس برئاسة إسماعيل هنية.",
            "CONSULT",
            {"سامح شكري", "وفدا من حركة حماس", "إسماعيل هنية"},
        ),
        (
            "قال المصدر إن الرئيسين المصري عبد الفتاح السيسي والفرنسي إيمانويل ماكرون تحدثا هاتفيا.",
            "CONSULT",
            {"عبد الفتاح السيسي", "إيمانويل ماكرون"},
        ),
        (
            "قال سامح شكري عقب لقائه وزيرة الخارجية الألمانية أنالينا بيربوك إن الموقف واضح.",
            "CONSULT",
            {"سامح شكري", "أنالينا بيربوك"},
        ),
        (
            "تجري حركة حماس مفاوضات غير مباشرة مع إسرائيل في القاهرة.",
            "CONSULT",
            {"حماس", "إسرائيل"},
        ),
        (
            "وقعت مصر والأردن والعراق، اليوم الأربعاء في القاهرة، مذكرات تفاهم.",
            "SUPPORT",
            {"مصر", "الأردن", "العراق"},
        ),
        ("أعلنت قطر منحة مالية للبنان.", "AID", {"قطر", "لبنان"}),
    ],
)
def test_all_who_take_part_are_read(body: str, kind: str, names: set[str]) -> None:
    [mention] = read(body)
    assert mention.type == kind
    assert parties(mention) == names


@pytest.mark.parametrize(
    "body",
    [
        "طالبت فرنسا بالإفراج عن الصحفيين.",
        "بحث الوزير سامح شكري سبل إيصال المساعدات إلى غزة.",
        "رفضت الحكومة السودانية سحب قواتها من دارفور.",
    ],
)
def test_what_is_asked_for_or_refused_is_not_told(body: str) -> None:
    assert {mention.type for mention in read(body)}.isdisjoint({"RETREAT", "AID", "CONCEDE"})


def test_what_somebody_is_ready_for_has_not_been() -> None:
    [mention] = read("أعلنت إيران استعدادها لإجراء محادثات مع السعودية.")
    assert mention.type == "AGREE"


def test_whoever_is_let_go_needs_no_office() -> None:
    [mention] = read("تم الإفراج عن الناشط حازم الدوسري مساء الثلاثاء.")
    assert (mention.type, mention.mode, parties(mention)) == ("RETREAT", "release", {"حازم الدوسري"})


def test_two_tellings_of_a_visit_to_one_country_are_one() -> None:
    body = "وصل عبد الفتاح السيسي إلى واشنطن أمس. واستقبله دونالد ترامب. ويزور السيسي البيت الأبيض."
    visits = [mention for mention in read(body) if mention.mode == "visit"]
    assert len(visits) == 1


def test_the_afternoon_of_a_day_past_does_not_lie_ahead() -> None:
    [mention] = read("استقبل الوزير سامح شكري بعد ظهر أمس الوزير أيمن الصفدي.")
    assert mention.status == "happened"
    [mention] = read("اجتماع سامح شكري مع أيمن الصفدي الأسبوع المقبل في القاهرة.")
    assert mention.status == "planned"


def test_who_is_at_a_meeting_that_was_told_of_is_no_second_meeting() -> None:
    body = "استقبل سامح شكري السفير الفرنسي في القاهرة. حضر اللقاء عباس كامل ومحمد زكي."
    assert [mention.rule.split("/")[0] for mention in read(body) if mention.type == "CONSULT"] == ["receive"]


def test_a_meeting_of_a_bodys_officials_is_the_bodys_and_has_no_day_of_the_words_before() -> None:
    body = (
        "وقال ناصر بوريطة، الاثنين، من أديس أبابا حيث سيشارك في اجتماع لمسؤولي الاتحاد الأفريقي "
        "مع الرئيس الكيني أوهورو كينياتا إن الأمر انتهى."
    )
    [mention] = [mention for mention in read(body) if mention.type == "CONSULT"]
    parties = {party.entity for party in (*mention.actor, *mention.recipient)}
    assert parties == {"nasser-bourita", "african-union", "uhuru-kenyatta"}
    assert mention.when is None


def test_soldiers_that_are_only_counted_take_no_part() -> None:
    [mention] = read("انطلقت مناورات بين مصر والسعودية بمشاركة سبعة آلاف عسكري.")
    assert {party.entity for party in (*mention.actor, *mention.recipient)} == {"state-eg", "state-sa"}
