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
        [],
    ),
    ("وجه سامح شكري إلى قطر تحذيرا.", "THREATEN", ["سامح شكري"], ["قطر"]),
    ("وصل إلى القاهرة أمس وزير الخارجية خالد العطية.", "CONSULT", ["خالد العطية"], ["مصر"]),
    (
        "عقد الرئيس عبد الفتاح السيسي أمس اجتماعا ضم سامح شكري وخالد العطية.",
        "CONSULT",
        ["عبد الفتاح السيسي"],
        ["سامح شكري", "خالد العطية"],
    ),
    (
        "جاءت تصريحات سامح شكري قبل مباحثات يعقدها مع نظيره خالد العطية غدا.",
        "CONSULT",
        ["سامح شكري"],
        ["خالد العطية"],
    ),
    (
        "وقعت اشتباكات بين تنظيم داعش من جهة، وجبهة النصرة من جهة أخرى.",
        "ASSAULT",
        ["داعش", "جبهة النصرة"],
        [],
    ),
    ("قصفت قوات النظام السوري أمس مناطق في مدينة حلب.", "ASSAULT", ["الجيش السوري"], ["حلب"]),
    ("هددت إسرائيل أمس بقصف لبنان.", "THREATEN", ["إسرائيل"], ["لبنان"]),
    ("حكمت محكمة مصرية بإعدام ستة متهمين.", "SANCTION", ["محكمة مصرية"], ["ستة متهمين"]),
    ("وقعت مصر وفرنسا في مدينة باريس ست اتفاقيات.", "SUPPORT", ["مصر", "فرنسا"], []),
    ("قال سامح شكري ذلك خلال لقاء له مع خالد العطية.", "CONSULT", ["سامح شكري"], ["خالد العطية"]),
    ("قدمت الكويت مساعدات للاجئين السوريين.", "AID", ["الكويت"], ["اللاجئين السوريين"]),
    ("قال سامح شكري ذلك أمس، وباتت فرنسا تدعم ألمانيا.", "SUPPORT", ["فرنسا"], ["ألمانيا"]),
    ("التقى سامح شكري وزير الدفاع الألماني في برلين.", "CONSULT", ["سامح شكري"], ["وزير الدفاع الألماني"]),
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


def test_who_is_said_to_say_so_last_is_whose_word_it_is() -> None:
    [mention] = read("قتل جنديان أمس، كما قالت الشرطة المصرية.")
    assert [party.name for party in mention.attributed_to] == ["الشرطة المصرية"]


def test_where_a_minister_is_met_is_no_part_of_the_office() -> None:
    [mention] = read("التقى سامح شكري وزير الدفاع الألماني في برلين.")
    assert mention.where is not None
    assert mention.where.name == "برلين"


def test_whose_kin_are_named_is_who_fell() -> None:
    killed = [
        m for m in read("زار الوزير خالد العطية ذوي شهداء الواجب الذين قتلوا أمس.") if m.type == "ASSAULT"
    ]
    assert killed == []


@pytest.mark.parametrize("body", ["هددت إسرائيل بقصف لبنان.", "حكمت محكمة مصرية بإعدام ستة متهمين."])
def test_what_is_threatened_or_adjudged_has_not_been_done(body: str) -> None:
    assert [mention.type for mention in read(body)] in (["THREATEN"], ["SANCTION"])


def test_a_share_bar_before_the_first_verb_is_no_noun_that_it_describes() -> None:
    [visit] = read("اكتب رأيك يقوم وزير الخارجية سامح شكري اليوم بزيارة لموسكو.")
    assert [party.name for party in visit.actor] == ["سامح شكري"]


@pytest.mark.parametrize(
    "body",
    [
        "أفرجت وزارة الدفاع المصرية عن معلومات جديدة.",
        "قال سامح شكري ذلك في حوار مع «الشرق الأوسط»، أمس.",
    ],
)
def test_a_newspaper_and_papers_are_no_parties(body: str) -> None:
    assert read(body) == []
