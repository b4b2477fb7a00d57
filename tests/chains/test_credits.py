"""Credits: whom a page names as its source, in its own words."""

from dataclasses import replace

import pytest

from tawatur.chains.credits import find_credits, is_named
from tawatur.model import Article, Link
from tests.build import an_article

CASES = [
    ("الرياض (واس) افتتح الأمير المعرض صباح اليوم.", "agency", "وكالة الأنباء السعودية", "واس"),
    ("الرباط (و م ع) - استقبل الملك السفير.", "agency", "وكالة المغرب العربي للأنباء", "و م ع"),
    ("رويترز - ارتفعت أسعار النفط اليوم.", "agency", "رويترز", "رويترز"),
    ("لندن - أ.ف.ب: قال متحدث إن الرحلات ألغيت.", "agency", "وكالة الأنباء الفرنسية", "أ.ف.ب"),
    (
        "وأفادت وكالة الأنباء الفرنسية بأن الوزير سيصل غدا.",
        "agency",
        "وكالة الأنباء الفرنسية",
        "وأفادت وكالة الأنباء الفرنسية",
    ),
    ("ارتفع العدد إلى سبعة نقلا عن صحيفة «الميناء».", "outlet", "الميناء", "نقلا عن صحيفة «الميناء"),
    (
        "وتم اللقاء أمس، حسب ما أوردته صحيفة المرسى اليوم.",
        "outlet",
        "المرسى",
        "حسب ما أوردته صحيفة المرسى",
    ),
    ("ووقعا الاتفاق، وفق بلاغ للديوان الملكي.", "statement", "الديوان الملكي", "وفق بلاغ للديوان الملكي"),
    (
        "وفق بيان لوزارة الداخلية فإن الحصيلة ارتفعت.",
        "statement",
        "وزارة الداخلية",
        "وفق بيان لوزارة الداخلية",
    ),
    (
        "وذكر بيان صادر عن رئاسة الحكومة أن المجلس انعقد.",
        "statement",
        "رئاسة الحكومة",
        "وذكر بيان صادر عن رئاسة الحكومة",
    ),
    (
        "وأعلنت وزارة الدفاع التونسية في بلاغ أن التمرين انتهى.",
        "statement",
        "وزارة الدفاع التونسية",
        "وأعلنت وزارة الدفاع التونسية في بلاغ",
    ),
    ("وتناول الجانبان، وفق بلاغ رسمي، ملفات عدة.", "statement", "بلاغ رسمي", "وفق بلاغ رسمي"),
    ("وقال الوزير لوكالة رويترز إن السفر ممكن.", "agency", "رويترز", "لوكالة رويترز"),
]


@pytest.mark.parametrize(("body", "kind", "name", "words"), CASES, ids=[case[2] for case in CASES])
def test_the_body_names_its_source_and_is_cited(body: str, kind: str, name: str, words: str) -> None:
    article = an_article(body)
    (credit,) = find_credits(article)
    assert (credit.kind, credit.name) == (kind, name)
    assert credit.span is not None
    assert article.quote(credit.span) == words


@pytest.mark.parametrize(
    "body",
    [
        "وفق ما شرف الله به هذه البلاد من خدمة الحجاج.",
        "ذكرت صحيفة تركية أن السفينة غادرت.",
        "بحسب موقع الميناء على الخريطة تبدو المسافة قصيرة.",
        "قال إنه أب لثلاثة أطفال.",
        "وفقا للأحكام المعمول بها في هذا الشأن.",
        "قدم بيانا مفصلا عن سير الأشغال.",
        "زار الوزير مقر وكالة تصنيف المقاولين.",
        "وكالة الوزارة للشؤون الفنية أعلنت المواعيد.",
    ],
)
def test_what_hands_nothing_over_is_no_credit(body: str) -> None:
    assert find_credits(an_article(body)) == ()


def test_a_byline_names_its_agency() -> None:
    article = replace(an_article("افتتح المعرض."), author="الرياض: واس")
    (credit,) = find_credits(article)
    assert (credit.name, credit.span) == ("وكالة الأنباء السعودية", None)
    assert "الرياض: واس" in credit.because


def test_a_repost_credits_the_outlet_that_published_it() -> None:
    article = replace(an_article("نص.", form="repost", outlet="صوت الميناء"), via="مجمع الأخبار")
    (credit,) = find_credits(article)
    assert (credit.kind, credit.name, credit.span) == ("outlet", "صوت الميناء", None)
    assert "مجمع الأخبار" in credit.because


def test_a_source_link_credits_the_site_it_leads_to_and_no_other_link_does() -> None:
    links = (
        Link("https://www.example.org/a/1", "انقر هنا لقراءة الخبر من مصدره."),
        Link("https://other.example/b", "اقرأ أيضا"),
        Link("https://own.example/c", "المصدر"),
    )
    article = replace(an_article("نص.", url="https://own.example/x"), links=links)
    assert [credit.name for credit in find_credits(article)] == ["example.org"]


def test_an_outlet_does_not_credit_itself() -> None:
    article = an_article("وأكد الوزير، حسب ما أوردته صحيفة «الميناء»، الخبر.", outlet="الميناء")
    assert find_credits(article) == ()


def test_names_are_given_as_they_are_known() -> None:
    article = an_article("نقلا عن صحيفة «الميناء اليومية».")
    known = {"الميناء اليومية": "الميناء"}
    (credit,) = find_credits(article, lambda name: known.get(name, name))
    assert credit.name == "الميناء"


@pytest.mark.parametrize(
    ("article", "named"),
    [
        (an_article("وتناول الجانبان، وفق بلاغ رسمي، ملفات عدة."), False),
        (an_article("لندن - وكالات: غرقت سفينة."), False),
        (an_article("وقالت الوزارة في بيان إنها ستفتح تحقيقا."), False),
        (an_article("ووقعا الاتفاق، وفق بلاغ للديوان الملكي."), True),
    ],
)
def test_a_credit_of_nobody_in_particular_is_known_as_such(article: Article, named: bool) -> None:
    (credit,) = find_credits(article)
    assert is_named(credit) is named


def test_the_pages_own_source_line_credits_the_agency_it_names() -> None:
    [credit] = find_credits(replace(an_article("قال الوزير إن الأمر تم."), source_line="المصدر: رويترز"))
    assert (credit.kind, credit.name, credit.span) == ("agency", "رويترز", None)
    assert "المصدر: رويترز" in credit.because


def test_an_address_that_is_none_credits_nobody() -> None:
    link = Link("http://[::1", "المصدر")
    article = replace(an_article(), url="http://[::1", links=(link,))
    assert find_credits(article) == ()


@pytest.mark.parametrize("year", ["2015 م", "1436 هـ", "2015"])
def test_an_agency_right_behind_the_year_of_a_dateline_stands_for_the_text(year: str) -> None:
    article = an_article(f"صلالة 3 محرم الموافق 10 أغسطس {year} العمانية\nهبت رياح نشطة على السواحل اليوم.")
    (credit,) = find_credits(article)
    assert (credit.kind, credit.name) == ("agency", "وكالة الأنباء العمانية")
    assert "dateline" in credit.because
