"""Names: registered, given away by their titles, composed of what and whose they are, or referred back to."""

from itertools import pairwise

import pytest

from tawatur.facts.lexicon import load_lexicon
from tawatur.facts.names import OFFICE, Hit, find_hits
from tawatur.facts.text import cut
from tests.facts.known import KNOWLEDGE

REGISTRY = KNOWLEDGE.registry


def hits(body: str) -> list[tuple[str, Hit]]:
    text = cut(body)
    found = find_hits(text, REGISTRY, load_lexicon()).hits
    return [(body[slice(*text.span(hit.core, hit.core_end))], hit) for hit in found]


def entities(body: str) -> list[str]:
    return [hit.entity for _, hit in hits(body)]


@pytest.mark.parametrize(
    ("body", "entity"),
    [
        ("وصل ناصر بوريطة", "nasser-bourita"),
        ("وصل بوريطة", "nasser-bourita"),
        ("التقى ببوريطة", "nasser-bourita"),
        ("قال أنتوني بلينكن", "antony-blinken"),
        ("قال انتوني بلينكن", "antony-blinken"),
        ("قال عبداللطيف الحموشي", "abdellatif-hammouchi"),
        ("زار المغرب", "state-ma"),
        ("عاد إلى المملكة المغربية", "state-ma"),
        ("بالولايات المتحدة الأمريكية", "state-us"),
        ("وللولايات المتحدة", "state-us"),
        ("في الرباط", "capital-ma"),
        ("قرر مجلس الأمن", "un-security-council"),
        ("أعلن البيت الأبيض", "white-house"),
    ],
)
def test_a_registered_name_is_found_in_every_spelling(body: str, entity: str) -> None:
    assert entities(body) == [entity]


@pytest.mark.parametrize(
    ("body", "entity"),
    [
        ("أعلنت «القاعدة» ذلك", "al-qaeda"),
        ('هاجم تنظيم "القاعدة" القرية', "al-qaeda"),
        ("انسحب تنظيم “داعش”", "islamic-state"),
        ("رفضت حركة «فتح» العرض", "fatah"),
    ],
)
def test_a_name_in_quotation_marks_is_the_registered_one(body: str, entity: str) -> None:
    assert entities(body) == [entity]


@pytest.mark.parametrize("body", ["وصل الجنود إلى القاعدة", "قال إن «القاعدة الأولى واضحة»", "خرج الشباب"])
def test_a_word_that_names_a_body_in_quotation_marks_only_is_a_word_without_them(body: str) -> None:
    assert entities(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "كان الجو جميلا في الصباح",
        "إطار التعاون بين الجانبين",
        "تعاون مالي وتجاري",
        "هنا يجب القول إن الأمر واضح",
        "بيت أبيض كبير في القرية",
        "لقاء الأجيال فرصة للحوار",
    ],
)
def test_ordinary_words_are_no_names(body: str) -> None:
    assert entities(body) == []


def test_a_title_and_what_follows_the_name_belong_to_the_person() -> None:
    [(core, hit)] = hits("وزير الخارجية الأمريكي أنتوني بلينكن")
    assert core == "أنتوني بلينكن"
    assert (hit.role, hit.scope) == ("foreign_minister", "state-us")
    [(_, after)] = hits("ناصر بوريطة، وزير الخارجية المغربي")
    assert after.entity == "nasser-bourita"
    assert after.role == "foreign_minister"


def test_an_unknown_person_is_known_by_the_title() -> None:
    [(core, hit)] = hits("استقبل وزير الصحة السيد برهان التازغوتي")
    assert core == "برهان التازغوتي"
    assert hit.kind == "person"
    assert hit.because == "the title before it"


def test_two_apposed_persons_stay_two() -> None:
    names = entities("ناصر بوريطة، وزير الشؤون الخارجية، وعبد اللطيف لوديي")
    assert names == ["nasser-bourita", "abdellatif-loudiyi"]


def test_a_body_is_named_by_what_it_is_and_whose() -> None:
    [(core, hit)] = hits("أعلنت الحكومة القطرية")
    assert (core, hit.kind, hit.scope) == ("الحكومة القطرية", "organization", "state-qa")
    [(core, hit)] = hits("قالت وزارة الخارجية والتعاون الدولي الإماراتية")
    assert core == "وزارة الخارجية والتعاون الدولي الإماراتية"
    [(core, _)] = hits('قصف موقعا لحركة "النجم الأخضر"')
    assert core.endswith("النجم الأخضر")


@pytest.mark.parametrize(
    ("body", "core", "kind"),
    [
        ("قتل ثلاثة جنود أمريكيين", "ثلاثة جنود أمريكيين", "group"),
        ("طرد 60 دبلوماسيا روسيا", "60 دبلوماسيا روسيا", "group"),
        ("قتل 47 شخصا", "47 شخصا", "group"),
        ("قتل ما لا يقل عن ثلاثين مدنيا أفغانيا", "ثلاثين مدنيا أفغانيا", "group"),
        ("أضرب عمال السكك الحديد", "عمال السكك الحديد", "group"),
        ("أضرب موظفو جمع النفايات", "موظفو جمع النفايات", "group"),
        ("خرج عشرات آلاف المتظاهرين", "عشرات آلاف المتظاهرين", "group"),
        ("أصيب أربعة من رجال الشرطة", "أربعة من رجال الشرطة", "group"),
        ("اعتقل نشطاء مدافعين عن البيئة", "نشطاء مدافعين", "group"),
        ("قتل عناصر حزب الله", "عناصر حزب الله", "group"),
        ("قتل ثلاثة من عناصر «القاعدة»", "ثلاثة من عناصر «القاعدة", "group"),
        ("هاجم مسلحون القرية", "مسلحون", "group"),
        ("انسحبت قوات الأمن", "قوات الأمن", "organization"),
        ("اعتقلت الشرطة", "الشرطة", "organization"),
    ],
)
def test_groups_without_a_name_are_parties_not_names(body: str, core: str, kind: str) -> None:
    text = cut(body)
    names = find_hits(text, REGISTRY, load_lexicon())
    [group] = names.groups
    start, end = text.span(group.core, group.core_end)
    assert (body[start:end], group.kind) == (core, kind)
    assert group in names.parties() and group not in names.hits


@pytest.mark.parametrize(
    "body", ["بين دول العالم", "هجوم إرهابي كبير", "قال إن الأمر كان صعبا", "عمل رجل", "الأمن مهم"]
)
def test_what_looks_like_people_is_nobody(body: str) -> None:
    assert find_hits(cut(body), REGISTRY, load_lexicon()).groups == []


def test_a_body_named_before_is_meant_by_its_head_alone() -> None:
    text = cut("دخل الجيش السوداني المدينة. وقال السكان إن الجيش انتشر.")
    names = find_hits(text, REGISTRY, load_lexicon())
    assert len({hit.entity for hit in names.parties() if hit.kind != "group"}) == 1


def test_a_last_name_alone_is_the_person_named_in_full() -> None:
    found = hits("قال وزير الصحة برهان التازغوتي إن الأمر تم. وأضاف التازغوتي أن العمل مستمر.")
    assert len({hit.entity for _, hit in found}) == 1
    assert len(found) == 2


def test_an_office_is_the_person_who_holds_it_in_the_text() -> None:
    found = entities("زار وزير الدفاع الأمريكي مارك إسبر الرباط. وغادر وزير الدفاع الأمريكي مساء.")
    assert found == ["mark-esper", "capital-ma", "mark-esper"]


def test_a_general_word_refers_back_only_to_somebody_of_that_state() -> None:
    body = "استقبل ناصر بوريطة نظيره الأمريكي أنتوني بلينكن. وقال الوزير المغربي إن اللقاء مهم."
    assert entities(body)[-1] == "nasser-bourita"


def test_the_kingdom_is_the_only_one_the_text_names() -> None:
    assert entities("عاد الملك إلى المغرب. واستقبلته المملكة بالأعلام.")[-1] == "state-ma"
    assert entities("بين المغرب والسعودية، قالت المملكة كلمتها.") == ["state-ma", "state-sa"]


def test_no_hit_lies_inside_another() -> None:
    body = "استقبل وزير الخارجية المغربي ناصر بوريطة بالرباط سفير الولايات المتحدة لدى المغرب دافيد فيشر."
    spans = [(hit.first, hit.last) for _, hit in hits(body)]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def persons(body: str) -> list[str]:
    return [words for words, hit in hits(body) if hit.kind == "person"]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("قال الدكتور علي بن ياسر الهذلي للصحافة", "علي بن ياسر الهذلي"),
        ("استقبل الأمير تركي بن مساعد بن جلوي آل ثنيان الوفد", "تركي بن مساعد بن جلوي آل ثنيان"),
        ("حضر اللقاء سعد بن عايض الشمراني، وغادر بعده", "سعد بن عايض الشمراني"),
        ("ألقت الأستاذة خلود بنت سالم العنزي كلمة", "خلود بنت سالم العنزي"),
        ("شكر رائد بن حمود الداود، الحضور", "رائد بن حمود الداود"),
        ("كلف خالد بن وليد أبو عوف بالملف", "خالد بن وليد أبو عوف"),
    ],
)
def test_a_name_with_the_fathers_is_whole(body: str, name: str) -> None:
    assert name in persons(body)


def test_a_registered_person_with_another_father_is_somebody_else() -> None:
    assert entities("وصل الأمير محمد بن نايف بن عبد العزيز") == ["mohammed-bin-nayef"]
    assert entities("قال الملك سلمان بن عبد العزيز آل سعود") == ["salman-bin-abdulaziz-al-saud"]
    assert entities("قال الملك سلمان بن حمد") != ["salman-bin-abdulaziz-al-saud"]


def test_a_title_and_a_blessing_are_no_part_of_a_name() -> None:
    assert persons("وافق الملك سلمان حفظه الله على الخطة") == ["سلمان"]
    assert persons("تحدث الشيخ ياسر الدوسري - رحمه الله - عن ذلك") == ["ياسر الدوسري"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("أعلنت جامعة الأمير حمود للعلوم والتقنية عن منح", "جامعة الأمير حمود للعلوم والتقنية"),
        ("وصلت مكتبة الملك خالد العامة كتب", "مكتبة الملك خالد العامة"),
        ("أوضحت الهيئة السعودية للفضاء والتقنية أن", "الهيئة السعودية للفضاء والتقنية"),
    ],
)
def test_a_body_is_named_with_the_person_it_is_named_after_and_what_it_sees_to(body: str, words: str) -> None:
    found = {text: hit.kind for text, hit in hits(body)}
    assert found.get(words) == "organization"
    assert "person" not in found.values()


def test_a_name_has_the_mark_that_closes_what_it_opens() -> None:
    body = "دعت حركة «الوفاق الجديد» إلى الحوار"
    found = find_hits(cut(body), REGISTRY, load_lexicon()).hits[0]
    assert found.name == "حركة «الوفاق الجديد»"
    assert body[slice(*cut(body).name_span(found.core, found.core_end))] == found.name


@pytest.mark.parametrize(
    ("body", "who"),
    [
        ("أيدت جمعية القضاة القرار، وحذرت الجمعية من تأجيله.", ["جمعية القضاة", "جمعية القضاة"]),
        ("رفض المجلس العسكري المقترح.", ["المجلس العسكري"]),
        ("اعتذرت شركة الكهرباء للسكان.", ["شركة الكهرباء", "السكان"]),
        ("قبلت لجنة تقصي الحقائق الدعوة.", ["لجنة تقصي الحقائق"]),
        ("نفت حماس الخبر وقالت الحركة إنها ملتزمة.", ["حماس", "حماس"]),
        ("دعا الاتحاد النقابي الأساسي إلى الإضراب.", ["الاتحاد النقابي الأساسي"]),
        ("أقر مجلس الأمن القومي الخطة.", ["مجلس الأمن القومي"]),
        ("وضع مكتب الأمن الخطة، ثم عاد المكتب إلى العمل.", ["مكتب الأمن", "مكتب الأمن"]),
    ],
)
def test_a_body_that_is_known_by_what_it_is_may_act(body: str, who: list[str]) -> None:
    names = find_hits(cut(body), REGISTRY, load_lexicon())
    assert [hit.name for hit in names.parties()] == who


@pytest.mark.parametrize(
    "body", ["ناقش المجتمعون القضية.", "زادت الحركة في الشارع.", "يجري التنظيم جيدا.", "حضر المجلس الأسبوعي."]
)
def test_a_word_that_may_be_a_bodys_head_is_not_always_one(body: str) -> None:
    assert find_hits(cut(body), REGISTRY, load_lexicon()).parties() == []


@pytest.mark.parametrize(
    ("body", "names"),
    [
        # A noun in the accusative is no name behind an office, and a deed no part of one.
        ("استنكر المتحدث باسم الخارجية الروسية هجوما وقع أمس.", ["المتحدث باسم الخارجية الروسية"]),
        ("استنكر المتحدث باسم الخارجية الروسية الهجوم.", ["المتحدث باسم الخارجية الروسية"]),
        ("استنكر المتحدث باسم وزارة الخارجية الروسية قصفا وقع أمس.", ["المتحدث باسم وزارة الخارجية الروسية"]),
        ("أصيب العقيد حسام القاضي أمس.", ["حسام القاضي"]),
        ("قال الشيخ علي الخزرجي إن الأمر انتهى.", ["علي الخزرجي"]),
        ("شدد الوزير علي أهمية الأمر.", []),
        ("وصل الوزير عز الدين الوهراني إلى المطار.", ["عز الدين الوهراني"]),
        ("حضر المدير المشرف على مركز الرعاية الدكتور حسام بن صالح.", ["حسام بن صالح"]),
        ("قال وزير الدفاع اليمني، اللواء الركن حسام الخزرجي، إن الأمر انتهى.", ["حسام الخزرجي"]),
        ("شكر المدير العام للتعليم بمنطقة الشجيرات، حسام بن صالح، الحضور.", ["حسام بن صالح"]),
        ("التقى وزير الدفاع الألماني الوفد في برلين.", ["وزير الدفاع الألماني"]),
        ("زار حسام بن صالح وزير الخارجية ووزير الدفاع المدينة.", ["حسام بن صالح"]),
    ],
)
def test_who_is_named_with_or_by_an_office(body: str, names: list[str]) -> None:
    found = find_hits(cut(body), REGISTRY, load_lexicon()).hits
    assert [hit.name for hit in found if hit.kind == "person"] == names


def test_a_title_ends_where_another_man_is_named_by_his() -> None:
    names = find_hits(cut("طلب الرئيس الأوكراني من نظيره الروسي لقاء"), REGISTRY, load_lexicon())
    assert [(hit.role, hit.scope) for hit in names.parties()] == [
        ("president", "state-ua"),
        ("president", "state-ru"),
    ]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        (
            "بحث وزيرا الخارجية الإسباني خوسيه ألباريس والفرنسي جان إيف لودريان الأزمة",
            ["خوسيه ألباريس", "جان إيف لودريان"],
        ),
        ("اجتمع وزيرا خارجية مصر والأردن", ["وزيرا خارجية مصر", "الأردن"]),
        ("رحبت حركتا فتح وحماس بالاتفاق", ["حركة فتح", "حماس"]),
        (
            "دعا الرئيس حزبي «الاستقلال» و«العدالة والتنمية» إلى الحوار",
            ["حزب الاستقلال", "حزب العدالة والتنمية"],
        ),
    ],
)
def test_one_word_may_stand_before_two_names(body: str, names: list[str]) -> None:
    assert [hit.name for _, hit in hits(body)] == names


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("زار الوزير المستشفى", []),
        ("رفض المتحدث باسم الحكومة الليبية التعليق", ["المتحدث باسم الحكومة الليبية"]),
        ("قال مدير جوازات منطقة الباحة العقيد فهد الزهراني", ["فهد الزهراني"]),
        ("قال المتحدث باسم البيت الأبيض إيثان بوكر، إن", ["إيثان بوكر"]),
    ],
)
def test_a_title_keeps_its_name_and_takes_no_more(body: str, names: list[str]) -> None:
    assert [hit.name for _, hit in hits(body)] == names


@pytest.mark.parametrize(
    ("body", "kind"), [("في محافظة أسيوط", "place"), ("أعلنت بلدية بيروت", "organization")]
)
def test_a_part_of_a_country_is_a_place(body: str, kind: str) -> None:
    assert [hit.kind for _, hit in hits(body)] == [kind]


def test_a_day_is_nobodys_name() -> None:
    assert entities("بلغت ذروتها في 14 آذار") == []
    assert entities("قالت قوى 14 آذار إنها ترفض") == ["march-14"]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("استقبل الرئيس الإندونيسي الرئيس التركي أمس.", ["الرئيس الإندونيسي", "الرئيس التركي"]),
        ("التقى الوزير الفرنسي الرئيس محمود عباس.", ["الوزير الفرنسي", "محمود عباس"]),
        ("أبلغ السفير الروسي مجلس الأمن بالأمر.", ["السفير الروسي", "مجلس الأمن الدولي"]),
        ("التقى السفير الأميركي وزير الخارجية اللبناني.", ["السفير الأميركي", "وزير الخارجية اللبناني"]),
        ("وقال رئيس الوزراء القطري وزير الخارجية خالد العطية إن الأمر انتهى.", ["خالد العطية"]),
        ("وقال الصحافي خالد حسن العمري إن الأمر انتهى.", ["خالد حسن العمري"]),
        ("وقتل الصحافي هاني شعبان نعيم.", ["هاني شعبان نعيم"]),
        ("وقال الناشط حسن علي موسى إن الأمر انتهى.", ["حسن علي موسى"]),
        ("خطفوا القنصل الهندي في قندهار جنوب شرق أفغانستان.", ["القنصل الهندي في قندهار", "أفغانستان"]),
        ("استدعى وزير الخارجية السفير الهندي.", ["وزير الخارجية", "السفير الهندي"]),
        ("استدعى وزير الخارجية المصري السفير الهندي.", ["وزير الخارجية المصري", "السفير الهندي"]),
        ("استقبل وزير الخارجية المصري السفير سامح شكري.", ["سامح شكري"]),
        ("أبلغ وزير الدفاع رئيس الوزراء البريطاني بالأمر.", ["وزير الدفاع", "رئيس الوزراء البريطاني"]),
        ("اتهم الوزير الرئيس الفرنسي بالكذب.", ["الرئيس الفرنسي"]),
        ("وصفوا رئيس الوزراء البريطاني بـ«الكاذب».", ["رئيس الوزراء البريطاني"]),
        ("وقال رئيس اللجنة المالية بالبرلمان.", ["رئيس اللجنة المالية بالبرلمان"]),
        ("طالبوا بـ«استقالة زاباتيرو» رئيس الوزراء الإسباني.", ["خوسيه لويس ثاباتيرو"]),
    ],
)
def test_a_title_ends_where_a_second_mans_office_begins(body: str, names: list[str]) -> None:
    assert [hit.name for _, hit in hits(body)] == names


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("ودان رئيس الهيئة التنفيذية لـ «القوات اللبنانية» سمير جعجع الأمر.", ["سمير جعجع"]),
        ("وقال الأمين العام لـ«حزب الله» حسن نصر الله إن الأمر انتهى.", ["حسن نصر الله"]),
        ("وثمن الرئيس اليمني الجهود والمساندة.", ["الرئيس اليمني"]),
        ("وانتقدت الصحف رفض رئيس الجمهورية السير في خيار التصويت.", ["رئيس الجمهورية"]),
        (
            "استقبل أمير منطقة عسير الأمير فيصل بن خالد مدير الدفاع المدني.",
            ["فيصل بن خالد", "مدير الدفاع المدني"],
        ),
    ],
)
def test_a_title_holds_quoted_bodies_and_ends_before_other_nouns(body: str, names: list[str]) -> None:
    assert [hit.name for _, hit in hits(body)] == names


def test_the_president_is_rather_who_was_called_one() -> None:
    body = (
        "وصل فخامة الرئيس اليمني، عبدربه منصور هادي إلى عدن. وزار خالد بحاح المدينة. "
        "ونقل عن الرئيس هادي قوله إن الأمر انتهى. وأكد الرئيس ذلك."
    )
    assert [hit.entity for _, hit in hits(body) if hit.kind == "person"] == [
        "abdrabbuh-mansour-hadi",
        "khaled-bahah",
        "abdrabbuh-mansour-hadi",
        "abdrabbuh-mansour-hadi",
    ]


def test_a_cleric_is_named_behind_two_titles() -> None:
    [(_, cleric)] = hits("اغتيل رجل الدين الشيعي حجة الإسلام كمال الموسوي في المدينة.")
    assert (cleric.name, cleric.role) == ("كمال الموسوي", "religious_leader")


def test_a_side_of_a_place_behind_a_title_is_nobodys_name() -> None:
    body = "أعلنت الوزارة أن مجهولين خطفوا أمس القنصل الهندي العام في قندهار جنوب غرب أفغانستان."
    hits = find_hits(cut(body), REGISTRY, load_lexicon()).hits
    assert [(hit.role, hit.scope) for hit in hits if hit.kind == "person"] == [("consul", "state-in")]
    assert not any("جنوب" in hit.name for hit in hits if hit.because != OFFICE)
