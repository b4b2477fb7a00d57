"""Who attacks, arrests, marches and mobilises whom: readings of our own sentences, and what is none."""

from collections.abc import Sequence

import pytest

from tawatur.model import Party
from tests.facts.test_events import read

TOLD = [
    # behind «إن» the names that begin the clause are the subject, whatever describes them
    ("قالت الشرطة إن انتحاريا يقود سيارة ملغومة فجر نفسه قرب السوق.", "ASSAULT", ["انتحاريا"], []),
    ("قال مسؤولون إن مسلحين في البلدة خطفوا أربعة مهندسين.", "ASSAULT", ["مسلحين"], ["أربعة مهندسين"]),
    # «إلى ذلك» and the like do not make a noun of the verb behind them
    ("إلى ذلك قتلت قوات الأمن اليمنية ستة متشددين.", "ASSAULT", ["قوات الأمن اليمنية"], ["ستة متشددين"]),
    # a deed is the subject, its doer stands behind it
    ("استهدفت غارات التحالف مواقع للحوثيين.", "ASSAULT", ["التحالف"], ["الحوثيون"]),
    # a plural verb stands behind its men; a joined one goes on with the body before
    ("اقتحم مسلحون البلدة وقتلوا ثلاثة جنود.", "ASSAULT", ["مسلحون"], ["ثلاثة جنود"]),
    # people and forces known by whom they follow or what they are part of
    ("هاجمت قوات خليفة حفتر مدينة سرت.", "ASSAULT", ["قوات خليفة حفتر"], ["سرت"]),
    ("تظاهر العشرات أمام السفارة الهندية.", "PROTEST", ["العشرات"], ["السفارة الهندية"]),
    ("خطف مسلحون 23 من الكوريين.", "ASSAULT", ["مسلحون"], ["23 من الكوريين"]),
    # things without a name, where no name says whose they are
    ("فجر مسلحون جسرا حديديا شمال البلاد.", "ASSAULT", ["مسلحون"], ["جسرا حديديا"]),
    ("قصف الطيران السوري مواقع في حلب.", "ASSAULT", ["الطيران السوري"], ["حلب"]),
    # whom a pronoun means
    ("استعاد الجيش قاعدة عسكرية استولى عليها مسلحون.", "COERCE", ["مسلحون"], ["قاعدة عسكرية"]),
    ("ذكرت الصحيفة أن سامي العريان الذي ألقي القبض عليه مريض.", "COERCE", [], ["سامي العريان"]),
    # whom a protest is against: who killed, not who was killed
    (
        "تظاهر مئات الطلاب احتجاجا على مقتل فتى برصاص الشرطة اليونانية.",
        "PROTEST", ["مئات الطلاب"], ["الشرطة اليونانية"],
    ),
    ("تظاهر آلاف الأردنيين ضد الغارات الإسرائيلية على غزة.", "PROTEST", ["آلاف الأردنيين"], ["إسرائيل"]),
    # whom the protesters' name says they are against, what they shout next, whose end they call for
    ("احتشد متظاهرون معارضون للحكومة التايلندية.", "PROTEST", ["متظاهرون معارضون"], ["الحكومة التايلندية"]),
    (
        "رفع المتظاهرون لافتات ورددوا شعارات ضد الحكومة اليونانية.",
        "PROTEST", ["المتظاهرون"], ["الحكومة اليونانية"],
    ),
    (
        "تظاهر مئات الطلاب في عمان مطالبين الحكومة الأردنية بإصلاحات.",
        "PROTEST", ["مئات الطلاب"], ["الحكومة الأردنية"],
    ),
    (
        "تجمع آلاف المتظاهرين أمام مقر البرلمان اليوناني.",
        "PROTEST", ["آلاف المتظاهرين"], ["البرلمان اليوناني"],
    ),
    # a protest that nobody is named of: where it was, and against whom
    ("خرجت مظاهرات حاشدة في بيروت ضد الحكومة اللبنانية.", "PROTEST", [], ["الحكومة اللبنانية"]),
    # of two sides the protesters are the doer
    ("وقعت مواجهات بين الشرطة التونسية ومتظاهرين.", "PROTEST", ["متظاهرين"], ["الشرطة التونسية"]),
    # courts convict, others accuse
    ("أدانت محكمة تونسية ثلاثة وزراء سابقين.", "SANCTION", ["محكمة تونسية"], ["ثلاثة وزراء سابقين"]),
    # who claims an attack did it
    ("قتل أربعة جنود في تفجير. وتبنت حركة طالبان الهجوم.", "ASSAULT", ["طالبان"], ["أربعة جنود"]),
]  # fmt: skip

NOT_TOLD = [
    ("تواصلت الدعوات إلى وقف القصف على مدينة حلب.", ("ASSAULT",)),
    ("شن وزير المالية هجوما حادا على المعارضة.", ("ASSAULT",)),
    ("تطرق الكاتب إلى تفجير المساجد وأثره.", ("ASSAULT",)),
    ("أسفر الحادث عن سقوط ضحايا.", ("ASSAULT",)),
    ("تقع البلدة في منطقة يسيطر عليها الحوثيون.", ("COERCE",)),
    ("قالت الشرطة إن الرجل الذي قتل جنديا يحمل جواز سفر مزورا.", ("COERCE", "PROTEST")),
]


def names(parties: Sequence[Party]) -> list[str]:
    return [party.name for party in parties]


@pytest.mark.parametrize(("sentence", "kind", "actor", "recipient"), TOLD)
def test_told(sentence: str, kind: str, actor: list[str], recipient: list[str]) -> None:
    found = [m for m in read(sentence) if m.type == kind]
    assert (actor, recipient) in [(names(m.actor), names(m.recipient)) for m in found], found


@pytest.mark.parametrize(("sentence", "kinds"), NOT_TOLD)
def test_not_told(sentence: str, kinds: tuple[str, ...]) -> None:
    assert not [m for m in read(sentence) if m.type in kinds]


def test_a_deed_without_parties_is_told_where_it_happened() -> None:
    [mention] = [m for m in read("وقع انفجار سيارة مفخخة في وسط بغداد.") if m.type == "ASSAULT"]
    assert (mention.actor, mention.recipient) == ((), ())
    assert mention.where is not None
    assert mention.where.name == "بغداد"


@pytest.mark.parametrize(
    ("body", "actor"),
    [
        ("شن الجيش الكيني هجوما على متمردين.", ["الجيش الكيني"]),
        ("وفي مقديشو، شن مسلحون هجوما على الجيش الصومالي.", ["مسلحون"]),
        ("وقال الوزير إن الجيش الكيني شن هجوما على متمردين.", ["الجيش الكيني"]),
        ("وقرر الجيش الكيني شن هجوم على متمردين.", ["الجيش الكيني"]),
    ],
)
def test_launching_is_a_verb_or_its_noun(body: str, actor: list[str]) -> None:
    assert [[p.name for p in m.actor] for m in read(body) if m.type == "ASSAULT"] == [actor]


def test_the_town_of_what_a_blast_was_near_is_where_it_was() -> None:
    [mention] = read("قتل شخص بانفجار عبوة ناسفة قرب سوق في نيروبي.")
    assert [party.name for party in mention.recipient] == ["شخص"]
