"""Who does it to whom: names linked to the roles of a trigger by the constructions of news Arabic."""

import pytest

from tests.facts.test_events import read
from tests.facts.test_force import names

LINKED = [
    # several subjects behind «كل من»; somebody of a body speaks for it, and the verb agrees with him
    ("نددت كل من تونس والجزائر بالهجوم.", "ACCUSE", ["تونس", "الجزائر"], []),
    (
        "حمل مسؤول في الحكومة الليبية المتمردين مسؤولية الهجوم.",
        "ACCUSE", ["الحكومة الليبية"], ["المتمردين"],
    ),
    # words between commas describe the subject: a relative clause, or words without a verb
    (
        "وكانت حركة طالبان، التي تسيطر على الإقليم، قد أطلقت صواريخ على باكستان.",
        "ASSAULT", ["طالبان"], ["باكستان"],
    ),
    ("وكان سامح شكري، الوزير السابق، قد انتقد إثيوبيا.", "ACCUSE", ["سامح شكري"], ["إثيوبيا"]),
    # a third verb goes on with the subject of the first
    (
        "دان أيمن الصفدي الهجوم ودعا إلى ضبط النفس، كما طالب إيران بالتعاون.",
        "REQUEST", ["أيمن الصفدي"], ["إيران"],
    ),
    # «طالب» is a verb before those who demand
    ("وطالب ناشطون سودانيون الأمم المتحدة بوقف القصف.", "REQUEST", ["ناشطون سودانيون"], ["الأمم المتحدة"]),
    (
        "قال الوزير إن الوضع خطير، وطالب محتجون الحكومة الأردنية بالاستقالة.",
        "REQUEST", ["محتجون"], ["الحكومة الأردنية"],
    ),
    # whose a deed is, behind «ل», does it
    (
        "قتل خمسة جنود أتراك في هجوم لحزب العمال الكردستاني.",
        "ASSAULT", ["حزب العمال الكردستاني"], ["خمسة جنود أتراك"],
    ),
    ("أودى هجوم لحركة طالبان بحياة تسعة جنود.", "ASSAULT", ["طالبان"], ["تسعة جنود"]),
    # verbs that say no more than that it was done, with the preposition of the deed
    ("تمكن المسلحون من استهداف مقر الشرطة الأفغانية.", "ASSAULT", ["المسلحون"], ["الشرطة الأفغانية"]),
    ("أقدم مسلحون فجر أمس على خطف ثلاثة جنود.", "ASSAULT", ["مسلحون"], ["ثلاثة جنود"]),
    ("تمكنت القوات العراقية من استعادة السيطرة على الموصل.", "COERCE", ["القوات العراقية"], ["الموصل"]),
    # whose subject is the one it is done to, and who does it stands behind the noun
    ("نال سعد الحريري تأييد حزب الله.", "SUPPORT", ["حزب الله"], ["سعد الحريري"]),
    ("استبعدت موسكو أي حوار مع أوكرانيا.", "REJECT", ["روسيا"], ["أوكرانيا"]),
    # a crowd that nobody names
    ("جاء ذلك بعد مظاهرات واسعة مناهضة لحركة النهضة.", "PROTEST", [], ["حركة النهضة"]),
    # who speaks in the clause that describes him goes on in a participle, not who was spoken of before
    (
        "نشر عبد الله بن زايد تغريدة. وأثار ذلك غضب رجب طيب أردوغان "
        "الذي دعا الوزير إلى الصمت، متهما الإمارات بالتحريض.",
        "ACCUSE", ["رجب طيب أردوغان"], ["الإمارات"],
    ),
    # a force did it, and to whom is said by no name
    ("فتح الجنود النار عند الحاجز.", "ASSAULT", ["الجنود"], []),
]  # fmt: skip


@pytest.mark.parametrize(("body", "kind", "actor", "recipient"), LINKED)
def test_linked(body: str, kind: str, actor: list[str], recipient: list[str]) -> None:
    found = [m for m in read(body) if m.type == kind]
    assert (actor, recipient) in [(names(m.actor), names(m.recipient)) for m in found], found


UNLINKED = [
    ("قالت الصحيفة إن طهران أوقفت برنامجها قبل عام.", "COERCE"),  # a programme is nobody
    ("سيطرت القوات على الأوضاع.", "COERCE"),
    ("ذكرت صحيفة ديلي ميل أن طرد الدبلوماسيين الروس من بريطانيا خطأ.", "SANCTION"),  # outlets tell
]


@pytest.mark.parametrize(("body", "kind"), UNLINKED)
def test_not_linked(body: str, kind: str) -> None:
    assert [m for m in read(body) if m.type == kind] == []
