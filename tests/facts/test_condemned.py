"""Whom words are against: who did what is condemned, not who suffered it; and no names from further on."""

import pytest

from tests.facts.test_events import read


def _told(body: str, kind: str) -> list[tuple[list[str], list[str]]]:
    mentions = [mention for mention in read(body) if mention.type == kind]
    return [([p.name for p in m.actor], [p.name for p in m.recipient]) for m in mentions]


@pytest.mark.parametrize(
    ("body", "recipient"),
    [
        ("أدانت فرنسا اغتيال الوزير محمد شطح.", []),
        ("نددت تركيا بقتل المدنيين في غزة.", []),
        ("استنكرت الجامعة العربية اعتقال الصحافي محمد فهمي.", []),
        ("أدان الاتحاد الأوروبي إطلاق النار على المتظاهرين.", []),
        ("أدانت فرنسا الهجوم على أبوظبي.", []),
        ("أدانت فرنسا اعتقال الشرطة ثلاثة صحفيين.", ["الشرطة"]),
        ("أدانت فرنسا القصف الإسرائيلي على غزة.", ["إسرائيل"]),
    ],
)
def test_who_suffered_a_deed_is_not_condemned(body: str, recipient: list[str]) -> None:
    [(_, found)] = _told(body, "ACCUSE")
    assert found == recipient


def test_what_only_describes_is_not_addressed() -> None:
    body = "وأعطى المتظاهرون السلطات المحلية مهلة لإطلاق سراح المعتقلين."
    assert _told(body, "THREATEN") == [(["المتظاهرون"], ["السلطات المحلية"])]
    rejected = "ورفضت الحكومة الصومالية التعامل بالفئات القديمة واستخدام الدولار الأميركي."
    assert _told(rejected, "REJECT") == [(["الحكومة الصومالية"], [])]


def test_a_verb_that_goes_on_agrees_with_who_was_told_of() -> None:
    body = "نفت حماس الأمر واتهمت المشاركين بالتخريب، كما اتهمت التلفزيون الفلسطيني بالكذب."
    assert _told(body, "ACCUSE")[-1] == (["حماس"], ["التلفزيون الفلسطيني"])


@pytest.mark.parametrize(
    "body",
    [
        "كانت الولايات المتحدة تبحث عن حجة لخوض حرب مع إيران.",
        "فلو وافق بوتين على نشر الصواريخ لانتهى الأمر.",
        "وسلم المتظاهرون مذكرة إلى الرئيس سلفا كير.",
        "هاجمت المستوطنات القرية.",
    ],
)
def test_other_senses_of_words_are_no_events(body: str) -> None:
    assert [mention.type for mention in read(body) if mention.type != "PROTEST"] == []


def test_who_closes_roads_is_named_before_them() -> None:
    assert _told("تحدث الوزير عن إقفال المتظاهرين الطرق.", "COERCE") == [(["المتظاهرين"], [])]


def test_allies_with_their_owners_pronoun_are_a_party() -> None:
    assert _told("أشادت برلين بموقف حلفائها في الأزمة.", "SUPPORT") == [(["ألمانيا"], ["حلفائها"])]


def test_at_a_time_when_somebody_condemns_the_name_behind_is_the_subject() -> None:
    body = "يصل الرئيس الفرنسي إلى تشاد في وقت دان فيه الاتحاد الأوروبي الهجوم."
    assert _told(body, "ACCUSE") == [(["الاتحاد الأوروبي"], [])]


def test_a_commissions_attack_is_in_words() -> None:
    body = "شنت اللجنة الدولية للحقوقيين هجوما شديدا على الحكومة السودانية."
    assert _told(body, "ASSAULT") == []
    assert _told("وهو أمر يدعو للقلق كما قالت فرنسا.", "REQUEST") == []


def test_what_a_person_is_does_not_end_the_walk() -> None:
    body = "وندد باراك أوباما المرشح عن الحزب الديمقراطي الأميركي، بالقمع الذي تمارسه السلطات الصينية."
    assert _told(body, "ACCUSE") == [(["باراك أوباما"], ["السلطات الصينية"])]


def test_whose_something_is_that_is_accused_is_not_accused() -> None:
    assert _told("اتهم مسؤول عراقي دولا مضيفة للاجئين العراقيين بارتكاب انتهاكات.", "ACCUSE") == []


def test_a_town_where_a_statement_was_given_does_not_speak() -> None:
    body = "وأصدرت الرئاسة الألمانية بيانا وزع أمس ببروكسل رحبت فيه بقرار الأمم المتحدة."
    assert _told(body, "SUPPORT") == [(["الرئاسة الألمانية"], ["الأمم المتحدة"])]


def test_a_participle_behind_closed_quotes_goes_on() -> None:
    body = 'دعا أردوغان الوزير الفرنسي إلى الصمت واصفا ما نشره بأنه "افتراء"، متهما فرنسا بدعم الانقلاب.'
    assert _told(body, "ACCUSE")[-1] == (["رجب طيب أردوغان"], ["فرنسا"])


def test_the_official_of_a_lead_is_who_is_named_below() -> None:
    body = (
        "انتقد مسؤول إماراتي بارز سياسة تركيا في المنطقة، وحث أنقرة على احترام السيادة. "
        "وكتب أنور قرقاش وزير الدولة للشؤون الخارجية أن على أنقرة احترام السيادة. "
        "ودعا أنور قرقاش أنقرة إلى احترام السيادة."
    )
    assert {tuple(actor) for kind in ("ACCUSE", "REQUEST") for actor, _ in _told(body, kind)} == {
        ("أنور قرقاش",)
    }
