"""Who does what a verb tells: named behind it, before it, by a pronoun, or carried on from what was said before."""

import pytest

from tests.facts.test_events import read, who


@pytest.mark.parametrize(
    ("body", "type_", "actor", "recipient"),
    [
        # a verb that shows two stands behind them; «الوزيران» are no object
        (
            "بحث سامح شكري مع أيمن الصفدي ملف غزة، واتفقا على عقد اجتماع.",
            "AGREE",
            ["sameh-shoukry", "ayman-safadi"],
            [],
        ),
        (
            "بحث سامح شكري مع أيمن الصفدي ملف غزة، ودعا الوزيران إسرائيل إلى وقف النار.",
            "REQUEST",
            ["sameh-shoukry", "ayman-safadi"],
            ["state-il"],
        ),
        # the pronoun of «إنها» speaks of who spoke
        ("قالت نيامي إنها طردت السفير الفرنسي.", "SANCTION", ["state-ne"], None),
        # who spoke goes on speaking, whoever he spoke of; «بلاده» is his
        (
            "قال أيمن الصفدي إن إسرائيل تشن هجمات على غزة، وأضاف أن بلاده تدين القصف.",
            "ACCUSE",
            ["state-jo"],
            [],
        ),
        (
            "أعلنت طهران أن واشنطن فرضت عقوبات عليها ودعت الأمم المتحدة إلى التدخل.",
            "REQUEST",
            ["state-ir"],
            ["un"],
        ),
        # the pronoun behind a preposition is whom a relative clause describes
        ("غادر السكان الموصل التي استولى عليها تنظيم داعش.", "COERCE", ["islamic-state"], ["city-99072"]),
        # a phrase of place stands between verb and subject
        ("وصل إلى الرباط أمس أنتوني بلينكن.", "CONSULT", ["antony-blinken"], ["state-ma"]),
        # a spokesperson acts for the body, also where only the name is said
        (
            "انتقد المتحدث باسم وزارة الخارجية الأمريكية نيد برايس الاتفاق. ودعا برايس روسيا إلى الانسحاب.",
            "REQUEST",
            ["ned-price", "us-state-department"],
            ["state-ru"],
        ),
        # a thing that belongs to somebody, behind a joined verb, is its object
        ("طردت الرياض السفير الكندي واستدعت سفيرها للتشاور.", "SANCTION", ["state-sa"], None),
    ],
)
def test_who_does_it_is_found_wherever_named(
    body: str, type_: str, actor: list[str], recipient: list[str] | None
) -> None:
    told = [who(mention) for mention in read(body) if mention.type == type_]
    assert any(a == actor and (recipient is None or r == recipient) for a, r in told), told


@pytest.mark.parametrize(
    "body",
    [
        "قال وزير الثقافة سمير الحداد إن إحياء التراث ودعمه وتشجيعه واجب.",  # nouns in a row, no verb
        "أشاد ناصر بوريطة بالعلاقات التي تربط المغرب وإسبانيا.",  # what ties them did nothing
    ],
)
def test_nobody_does_what_no_verb_tells(body: str) -> None:
    assert [mention.type for mention in read(body)] == []


def test_who_suffers_does_not_do_what_follows() -> None:
    told = [who(mention) for mention in read("قتل جندي تركي قرب الحدود واستهدف موقعا للجيش.")]
    assert all(actor == [] for actor, _ in told)
