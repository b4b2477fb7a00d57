"""When an event happened: which of the dates around it is its own."""

from datetime import date

import pytest

from tawatur.facts import find_facts
from tawatur.model import Dating, EventMention
from tests.build import an_article
from tests.facts.known import KNOWLEDGE

DAY = Dating(date(2024, 5, 15), date(2024, 5, 15), "stated", "the page says so")  # a Wednesday


def told(body: str, kind: str) -> EventMention:
    facts = find_facts(an_article(body=body, published=DAY), KNOWLEDGE)[1]
    return next(mention for mention in facts.mentions if mention.type == kind)


@pytest.mark.parametrize(
    ("body", "kind", "day"),
    [
        ("صعد أنتوني بلينكن أمس لهجته وهدد إيران بعقوبات.", "THREATEN", "05-14"),
        ("فرضت مصر عقوبات على دمشق، في أبريل الماضي، حيث اتهمت مصر دمشق بالإرهاب.", "ACCUSE", "04-01"),
        ("قال أنتوني بلينكن، الاثنين، إن بلاده ستضرب المسلحين في سوريا.", "THREATEN", "05-13"),
        ("قتل ثلاثة جنود في 3 مايو خلال احتجاجات شارك فيها مئات المحتجين العراقيين.", "PROTEST", "05-03"),
        ("اغتال مسلحون ناصر بوريطة في مقر إقامته، مساء الاثنين.", "ASSAULT", "05-13"),
        ("يضرب موظفو شركة «نيل» الجمعة.", "PROTEST", "05-17"),
        ("بحث ناصر بوريطة وأنتوني بلينكن، في مكالمة هاتفية يوم الثلاثاء، ملفات الطاقة.", "CONSULT", "05-14"),
        ("فجر مهاجم سيارته في سوق بكابول أمس، مما أسفر عن مقتل عشرة مدنيين.", "ASSAULT", "05-14"),
        ("قالت الشرطة إن الهجوم الذي وقع الاثنين أسفر عن مقتل 33 شخصا.", "ASSAULT", "05-13"),
        ("دعا أنتوني بلينكن مصر إلى الهدوء. وقال بلينكن في خطاب الثلاثاء إنه ممكن.", "REQUEST", "05-14"),
        ("قالت الحكومة اليمنية إنها لن تسمح للحوثيين بذلك، حسبما قال عضو الاثنين.", "THREATEN", "05-13"),
    ],
)  # fmt: skip
def test_a_date_is_shared_by_what_goes_on(body: str, kind: str, day: str) -> None:
    when = told(body, kind).when
    assert when is not None
    assert str(when.earliest) == f"2024-{day}"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("أصدر الملك محمد السادس عفوا عن مئات السجناء بمناسبة عيد الأضحى.", "CONCEDE"),
        ("هددت إيران السعودية بالحرب إذا لم ترد قبل الخميس.", "THREATEN"),
        ("وافقت مصر على طلب السعودية إرسال بعثة الشهر القادم.", "AGREE"),
        ("عبرت الكويت عن تضامنها مع تركيا إثر محاولة الانقلاب أمس.", "SUPPORT"),
        ("أعلن ناصر بوريطة، الذي وصل إلى الرباط الجمعة، قبول استقالة أنتوني بلينكن.", "RETREAT"),
        ("أدانت مصر هجمات 11 سبتمبر على السعودية.", "ACCUSE"),
        ("أطلق مسلح النار على زوار سوق عيد الميلاد في مكناس.", "ASSAULT"),
        ("اعتقلت الشرطة ثلاثة محتجين في مكناس، حسبما تحدث ناصر بوريطة، الاثنين.", "COERCE"),
        ("سبق أن اتهم أنتوني بلينكن إيران بالإرهاب. وقال بلينكن في خطاب الثلاثاء إن الهدوء ممكن.", "ACCUSE"),
    ],
)
def test_another_days_date_is_not_the_events(body: str, kind: str) -> None:
    when = told(body, kind).when
    assert when is None or when.earliest is None


def test_what_was_said_at_a_meeting_gives_it_its_day() -> None:
    body = "دعا ناصر بوريطة الثلاثاء إيران إلى وقف التدخل. جاء ذلك في اجتماع بوريطة مع أنتوني بلينكن."
    when = told(body, "CONSULT").when
    assert when is not None
    assert str(when.earliest) == "2024-05-14"
    alone = "دعا ناصر بوريطة الثلاثاء إيران إلى وقف التدخل. وعقد اجتماع بين أنتوني بلينكن وسامح شكري."
    assert told(alone, "CONSULT").when is None


def test_a_verb_that_describes_a_noun_keeps_its_date() -> None:
    body = "نفت وزارة الخارجية التونسية، في بيان صدر أمس، وجود لقاء بين ناصر بوريطة وأنتوني بلينكن."
    assert told(body, "CONSULT").when is None
    body = "وقعت تونس وليبيا الاتفاق. وتوج التوقيع محادثات جرت بين الوفدين أمس."
    assert told(body, "SUPPORT").when is None
