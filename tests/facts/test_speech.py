"""Acts of speech: who accuses, refuses, threatens or calls upon whom, by which words, and who does not."""

import pytest

from tests.facts.test_events import read, who


def told(body: str) -> list[tuple[str, list[str], list[str]]]:
    return [(mention.type, *who(mention)) for mention in read(body)]


@pytest.mark.parametrize(
    ("body", "type_", "actor", "recipient"),
    [
        # accusations by statement: what is said of somebody is what he is accused of
        ("قالت كينيا إن لديها معلومات بأن إثيوبيا تخطط لقصف الميناء.", "ACCUSE", ["state-ke"], ["state-et"]),
        ("قالت الخارجية الكندية إن الصين متورطة في الاختراق.", "ACCUSE", None, ["state-cn"]),
        ("قالت وزارة الدفاع الأرمينية إن أذربيجان خرقت الهدنة.", "ACCUSE", None, ["state-az"]),
        ("قال إيمانويل ماكرون إن تركيا تلعب دورا سلبيا.", "ACCUSE", ["emmanuel-macron"], ["state-tr"]),
        # blame laid on whoever stands before it
        ("حملت مصر، في بيان، إثيوبيا المسؤولية الكاملة عن الأزمة.", "ACCUSE", ["state-eg"], ["state-et"]),
        ("رفعت أرمينيا ملف الأسرى إلى محكمة العدل الدولية.", "ACCUSE", ["state-am"], []),
        ("يخضع بنيامين نتنياهو للتحقيق في قضية فساد.", "ACCUSE", [], ["benjamin-netanyahu"]),
        ("أعرب المغرب عن استيائه من القرار الذي اتخذته إسبانيا.", "ACCUSE", ["state-ma"], ["state-es"]),
        # refusals and denials
        ("تتهم تشاد السودان بدعم المتمردين، وهو ما ينفيه السودان.", "REJECT", ["state-sd"], []),
        ("قال إيمانويل ماكرون إنه لا يمكن رفع العقوبات.", "REJECT", ["emmanuel-macron"], []),
        # threats
        ("قال إيمانويل ماكرون: سوف تستهدف فرنسا المواقع.", "THREATEN", ["state-fr", "emmanuel-macron"], None),
        ("قال إيمانويل ماكرون إن هذه الخطوة لن تمر دون رد.", "THREATEN", ["emmanuel-macron"], []),
        ("قال إيمانويل ماكرون إن بلاده ستفرض عقوبات على تركيا.", "THREATEN", None, ["state-tr"]),
        # demands
        ("قال إيمانويل ماكرون إن على تركيا التصدي للمهربين.", "REQUEST", ["emmanuel-macron"], ["state-tr"]),
        ("قال إيمانويل ماكرون إن تركيا يجب أن تنسحب.", "REQUEST", ["emmanuel-macron"], ["state-tr"]),
        ("قال إيمانويل ماكرون إنه يجب أن تنسحب تركيا.", "REQUEST", ["emmanuel-macron"], ["state-tr"]),
        ("ندد المغرب بالهجوم، مطالبا بفتح تحقيق.", "REQUEST", ["state-ma"], []),
        ("طالبت مصر بوقف القتال، ودعوة السودان إلى التفاوض.", "REQUEST", ["state-eg"], ["state-sd"]),
        ("وجه إيمانويل ماكرون باتخاذ إجراءات عاجلة.", "REQUEST", ["emmanuel-macron"], []),
        ("شدد إيمانويل ماكرون على ضرورة وقف القصف.", "REQUEST", ["emmanuel-macron"], []),
        ("قالت فرنسا إنها تدين بشدة استخدام الأسلحة.", "ACCUSE", ["state-fr"], []),
    ],
)  # fmt: skip
def test_an_act_of_speech_is_read(
    body: str, type_: str, actor: list[str] | None, recipient: list[str] | None
) -> None:
    found = [(who_, whom) for kind, who_, whom in told(body) if kind == type_]
    assert any(actor in (None, who_) and recipient in (None, whom) for who_, whom in found)


@pytest.mark.parametrize(
    ("body", "type_"),
    [
        ("قال إيمانويل ماكرون إن فرنسا فشلت في الانتخابات.", "ACCUSE"),  # nobody accuses his own state
        ("قال إيمانويل ماكرون إن تنظيم داعش الإرهابي ضعيف.", "ACCUSE"),  # an adjective, not what is said
        ("قال إيمانويل ماكرون إن القنبلة كان يمكن أن تتسبب في مقتل كثيرين في تركيا.", "ACCUSE"),
        ("قال إيمانويل ماكرون إن تركيا ستضرب سوريا.", "THREATEN"),  # not his own side's
        ("هدد إيمانويل ماكرون بالاستقالة ما لم يوافق البرلمان الفرنسي.", "AGREE"),  # unless
        ("رفض المتحدث باسم الحكومة الفرنسية التعليق على النبأ.", "REJECT"),
        ("اختارت فرنسا مادة يجب على الطلاب دراستها.", "REQUEST"),
        ("شن إيمانويل ماكرون هجوما لاذعا على تركيا.", "ASSAULT"),
    ],
)
def test_what_only_looks_like_one_is_none(body: str, type_: str) -> None:
    assert type_ not in [kind for kind, _, _ in told(body)]


def test_two_demands_of_a_sentence_are_two() -> None:
    found = told("طالبت مصر بوقف القتال، داعية إلى إجراء مفاوضات.")
    assert [kind for kind, _, _ in found] == ["REQUEST", "REQUEST"]


def test_what_is_called_untrue_is_denied() -> None:
    found = read("قالت فرنسا إنه لا صحة لما تردد عن لقاء إيمانويل ماكرون مع بنيامين نتنياهو.")
    assert [mention.status for mention in found if mention.type == "CONSULT"] == ["denied"]
