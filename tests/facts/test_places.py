"""Where an event happened: what is a place, whose place it is, and when nothing is said."""

from datetime import date

import pytest

from tawatur.facts import find_facts
from tawatur.model import Dating, EventMention, Facts
from tests.build import an_article
from tests.facts.known import KNOWLEDGE

DAY = Dating(date(2024, 5, 15), date(2024, 5, 15), "stated", "the page says so")


def facts_of(body: str) -> Facts:
    return find_facts(an_article(body=body, published=DAY), KNOWLEDGE)[1]


def told(body: str, kind: str) -> EventMention:
    return next(mention for mention in facts_of(body).mentions if mention.type == kind)


def where(body: str, kind: str) -> str | None:
    place = told(body, kind).where
    return place.entity if place else None


@pytest.mark.parametrize(
    ("body", "kind", "place"),
    [
        ("التقى ناصر بوريطة أنتوني بلينكن أمس في جنيف.", "CONSULT", "region-geneva"),
        ("التقى ناصر بوريطة أنتوني بلينكن بمدينة طنجة.", "CONSULT", "ma-commune-01.511.01.0"),
        ("خرج متظاهرون في رام الله احتجاجا على القرار.", "PROTEST", "capital-ps"),
        ("قتل ثلاثة جنود جنوب إدلب.", "ASSAULT", "region-idlib"),
        ("قتل ثلاثة جنود قرب الموصل.", "ASSAULT", "city-99072"),
        ("اجتمع ناصر بوريطة بالعاصمة المصرية مع أنتوني بلينكن.", "CONSULT", "capital-eg"),
        ("قصف الجيش العراقي موقعا لتنظيم داعش داخل الأراضي السورية.", "ASSAULT", "state-sy"),
        ("التقى ناصر بوريطة أنتوني بلينكن اليوم في البيت الأبيض.", "CONSULT", "white-house"),
        ("شهدت باريس مظاهرات شارك فيها آلاف المحتجين الفرنسيين.", "PROTEST", "capital-fr"),
        ("وصل مارك إسبر إلى الرباط، حيث وقع مع عبد اللطيف لوديي اتفاقا.", "SUPPORT", "capital-ma"),
        ("التقى ناصر بوريطة أنتوني بلينكن في طنجة في شمال المغرب.", "CONSULT", "ma-commune-01.511.01.0"),
        ("تظاهر متظاهرون عراقيون أمام السفارة الأمريكية في بغداد.", "PROTEST", "capital-iq"),
        ("أدان ناصر بوريطة، خلال اجتماع في القاهرة، الهجوم على السعودية.", "ACCUSE", "capital-eg"),
        ("التقى ناصر بوريطة أنتوني بلينكن بمكناس.", "CONSULT", "ma-province-03.061"),
        ("قتل ثلاثة جنود في العقبة.", "ASSAULT", "city-250774"),
        ("قتل ثلاثة جنود في بلدة الضمير.", "ASSAULT", "locality-dumayr"),
        ("قتل ثلاثة جنود في ميسان أمس.", "ASSAULT", "locality-maysan"),
        ("اعتقلت الشرطة ثلاثة محتجين بالخليل.", "COERCE", "city-285066"),
        ("التقى ناصر بوريطة أنتوني بلينكن في القصر الرئاسي.", "CONSULT", "place:القصر-الرياسي"),
        ("التقى ناصر بوريطة أنتوني بلينكن بالقصر الجمهوري في الخرطوم.", "CONSULT", "capital-sd"),
        ("تظاهر آلاف المحتجين الجزائريين في العاصمة.", "PROTEST", "capital-dz"),
        ("حذر ناصر بوريطة من جنيف إيران من التصعيد.", "THREATEN", "region-geneva"),
        ("أفرجت حركة حماس عن ثلاث رهائن تسلمهم الصليب الأحمر عند معبر رفح.", "RETREAT", "region-rafah"),
        ("اعتقلت السلطات البحرينية ثلاثة محتجين.", "COERCE", "state-bh"),
        ("استدعت وزارة الخارجية المغربية السفير الإسباني.", "ACCUSE", "state-ma"),
        ("اعتقلت قوات الأمن ثلاثة محتجين بمطار قرطاج.", "COERCE", "place:قرطاج"),
        (
            "شهدت مدينة مراكش في الخامس من مايو قمة حضرها تميم بن حمد.",
            "CONSULT",
            "ma-province-07.351",
        ),
        ("أصيب ثلاثة جنود برصاص مجهول خلال زيارتهم الرباط.", "ASSAULT", "capital-ma"),
        ("اجتمع ناصر بوريطة بمقر الجامعة العربية مع أنتوني بلينكن.", "CONSULT", "arab-league"),
        ("قال سامح شكري في مؤتمر صحفي في الخرطوم إن مصر ترفض التدخل في ليبيا.", "REJECT", "capital-sd"),
        ("قال أنتوني بلينكن في كلمة له في أنقرة إن بلاده ستضرب المسلحين.", "THREATEN", "capital-tr"),
        ("وفي تعز وقعت مواجهات عنيفة بين الجيش اليمني والحوثيين.", "ASSAULT", "city-70225"),
        ("سيطر الجيش السوري على مدينة تدمر.", "COERCE", "region-palmyra"),
        ("تجمع مئات المحتجين أمام مقر البرلمان في بغداد.", "PROTEST", "capital-iq"),
    ],
)
def test_the_place_of_an_event_is_read(body: str, kind: str, place: str) -> None:
    assert where(body, kind) == place


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("بحث ناصر بوريطة مع أنتوني بلينكن الأوضاع الأمنية في ليبيا.", "CONSULT"),
        ("أدانت مصر الهجوم الإرهابي في باريس.", "ACCUSE"),
        ("رفضت واشنطن مطالب طهران.", "REJECT"),
        ("فرضت السعودية عقوبات على الدوحة.", "SANCTION"),
        ("دعا أنتوني بلينكن إيران إلى وقف القتال في اليمن.", "REQUEST"),
        ("قتل ثلاثة جنود بعد نقل السفارة الأمريكية في إسرائيل.", "ASSAULT"),
        ("القاهرة - التقى ناصر بوريطة أنتوني بلينكن.", "CONSULT"),
        ("اعتقلت الشرطة الإسرائيلية ثلاثة محتجين.", "COERCE"),
        ("طالب وزير الخارجية السعودي واشنطن بوقف التدخل من إيران.", "REQUEST"),
        ("قتل ثلاثة جنود في ضمير الأمة.", "ASSAULT"),
    ],
)
def test_what_is_talked_about_or_acted_on_is_no_place(body: str, kind: str) -> None:
    assert where(body, kind) is None


def test_a_border_is_a_place_of_its_own_and_its_ends_stay_names() -> None:
    facts = facts_of("قتل ثلاثة جنود على الحدود بين سوريا وإسرائيل.")
    place = facts.mentions[0].where
    assert place is not None
    assert place.text == "الحدود بين سوريا وإسرائيل"
    assert place.kind == "place"
    assert place.entity in {entity.id for entity in facts.entities}
    assert {"state-sy", "state-il"} <= {name.entity for name in facts.names}


def test_a_village_that_no_table_has_is_named_by_its_noun() -> None:
    facts = facts_of("قتل ثلاثة جنود في قرية برزوخة.")
    place = facts.mentions[0].where
    assert place is not None
    assert place.name == "قرية برزوخة"


def test_a_place_of_the_registry_knows_its_state() -> None:
    facts = facts_of("التقى ناصر بوريطة أنتوني بلينكن أمس في جنيف.")
    state = {entity.id: entity.state for entity in facts.entities}
    assert state["region-geneva"] == "state-ch"


def test_an_attack_on_a_town_happened_there() -> None:
    assert where("شنت جماعة الحوثي هجوما على مأرب.", "ASSAULT") in (None, "region-marib")
    assert where("قصفت إسرائيل رفح.", "ASSAULT") == "region-rafah"


def test_who_has_arrived_meets_there_and_protesters_stay_where_they_were() -> None:
    met = facts_of("وصل أنتوني بلينكن إلى الرباط أمس. وأجرى محادثات مع ناصر بوريطة.").mentions[-1]
    assert met.mode is None
    assert met.where is not None
    assert (met.where.entity, str(met.when.earliest if met.when else None)) == ("capital-ma", "2024-05-14")
    again = facts_of("شارك المئات في مسيرة بمدينة مكناس. وردد المتظاهرون شعارات ضد الحكومة.").mentions
    assert [mention.where.entity for mention in again if mention.where] == ["ma-province-03.061"] * len(again)
    elsewhere = facts_of(
        "وصل أنتوني بلينكن إلى الرباط. وأجرى أحمد داود أوغلو محادثات مع محمد بن سلمان."
    ).mentions
    assert elsewhere[-1].where is None
