"""What whole articles showed: whose act a noun is, who goes on speaking, what is put off."""

import pytest

from tests.facts.test_events import read

TOLD = [
    # (text, type, actor, recipient)
    (
        "جاء ذلك خلال استقبال وزير الدفاع خالد العطية في مكتبه أمس وزير الخارجية سامح شكري.",
        "CONSULT",
        ["سامح شكري"],
        ["خالد العطية"],
    ),
    ("ألقت الشرطة القبض على المشتبه به حسام الخزرجي أمس.", "COERCE", ["الشرطة"], ["حسام الخزرجي"]),
    ("ألقت الشرطة القبض على حسام الخزرجي أمس.", "COERCE", ["الشرطة"], ["حسام الخزرجي"]),
    ("أعلنت حركة طالبان المسؤولية عن الهجوم.", "ASSAULT", ["طالبان"], []),
    ("أجرى سامح شكري مع نظيره خالد العطية مناقشات موسعة.", "CONSULT", ["سامح شكري"], ["خالد العطية"]),
    (
        "أكد وزير الدفاع خالد العطية ذلك أمس. وقال إنه رأى جنود المغرب. وأدان الهجوم على باريس.",
        "ACCUSE",
        ["خالد العطية"],
        ["فرنسا"],
    ),
    ("وجه سامح شكري إلى قطر تحذيرا.", "THREATEN", ["سامح شكري"], ["قطر"]),
]


@pytest.mark.parametrize(("body", "type_", "actor", "recipient"), TOLD)
def test_who_acts_on_whom(body: str, type_: str, actor: list[str], recipient: list[str]) -> None:
    found = [
        ([party.name for party in mention.actor], [party.name for party in mention.recipient])
        for mention in read(body)
        if mention.type == type_
    ]
    assert (actor, recipient) in found


def test_who_attends_a_meeting_is_not_told_as_another() -> None:
    assert read("حضر الاستقبال مساعد وزير الدفاع حسام الخزرجي ووزير المالية محمد الجدعان.") == []


def test_a_visit_that_is_put_off_is_still_planned() -> None:
    [visit] = read("تم تأجيل زيارة سامح شكري إلى تركيا.")
    assert visit.status == "planned"


def test_those_who_were_hit_are_not_whose_word_it_is() -> None:
    [mention] = read("قالت مصادر أمنية وطبية إن 24 شخصا قتلوا أمس في هجوم.")
    assert mention.attributed_to == ()


def test_a_town_without_an_entry_keeps_its_noun() -> None:
    [mention] = read("قتل ثلاثة جنود في بلدة الشجيرات أمس.")
    assert mention.where is not None
    assert mention.where.name.startswith("بلدة")
