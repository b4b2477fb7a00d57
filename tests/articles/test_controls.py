# ruff: noqa: E501  (pages have the lines they have)
"""Controls, menus and notices: lines that are all control go, lines with one word of their own stay."""

import pytest

from tawatur.articles.lines import Line
from tests.articles.reading import only, read

FIRST = "أعلنت وزارة الفلاحة اليوم الأربعاء أن موسم الزيتون سيبدأ هذه السنة قبل موعده المعتاد بأسبوعين كاملين في معظم الجهات."
SECOND = "وقال مدير الإنتاج في ندوة صحفية إن الأمطار المبكرة حسنت المردود، وإن الأسعار ستبقى في حدود السنة الماضية."
TITLE = "موسم الزيتون يبدأ قبل موعده بأسبوعين في معظم الجهات"
TEXT = f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    "line",
    [
        "انشر الخبر: فيسبوك تويتر تلغرام",
        "شاركوا: فيسبوك - تويتر - واتساب",
        "حجم الخط: أ+ أ-",
        "نسخة للطباعة | أرسل إلى صديق | عدد القراءات: 1204",
        "Facebook  X  WhatsApp",
        "الرئيسية | سياسة | اقتصاد | رياضة",
        "تونس   العالم   مال وأعمال   رياضة   Fr   En",
        "فاس 31°",
        "العدد 4112",
        "الاستماع إلى المقال",
        "تم استلام تبليغك، شكرا",
    ],
)
def test_a_line_of_controls_is_no_text(line: str) -> None:
    assert Line(line).kind != "text"


@pytest.mark.parametrize(
    "line",
    [
        "فيسبوك وتويتر يحذفان آلاف الحسابات",
        "مباشر | محاكمة الوزير السابق",
        "صور: حريق يلتهم سوقا في فاس",
        "تونس | المغرب: قمة مرتقبة في الخريف",
        "العدد 12 من القانون الجديد يصدر غدا",
        "31 درجة في فاس",
        "انشر الخبر تأت بالخبر",
    ],
)
def test_a_headline_with_a_controls_word_in_it_is_text(line: str) -> None:
    assert Line(line).kind == "text"


@pytest.mark.parametrize(
    "foot",
    [
        "شارك هذا المحتوى\nنسخ الرابط\n\nالأكثر تداولا\nموعد صرف المنح",
        "اطبع المادة | احفظ المادة | أخبر صديقا\n\nموضوعات من القسم\nافتتاح معرض الكتاب\nالعدد 19402",
        "انشر المقال: فيسبوك تويتر\n\nمن نفس الركن\nحملة لتنظيف الشاطئ",
        "راسل المحرر | تبرع\nجريدة جهوية مستقلة",
        "الأكثر قراءة الآن\n1 حالة الطقس\n\nكل الحقوق محفوظة أنوار الجنوب",
    ],
)
def test_what_stands_under_the_last_controls_is_the_pages_foot(foot: str) -> None:
    assert only(f"{TITLE}\n\n{TEXT}\n\n{foot}\n").body == TEXT


def test_a_short_last_sentence_under_an_advertisement_stays() -> None:
    last = "وعاد الوزير مساء إلى العاصمة."
    assert only(f"{TITLE}\n\n{TEXT}\n\nإعلان\n\n{last}\n").body == f"{TEXT}\n\n{last}"


@pytest.mark.parametrize(
    "page",
    [
        f"أنوار الجنوب\nأخبار  اقتصاد  رياضة\nبحث\n\n{TITLE}\n3 مارس 2021\n\n{TEXT}\n",
        f"أنوار الجنوب\nالمحليات\nالسياسة\n\n{TITLE}\nأنوار الجنوب - فاس\n3 مارس 2021\n\n{TEXT}\n",
        f"أنوار الجنوب\n\n{TITLE}\n3 مارس 2021\n\n{TEXT}\n\nتصميم القسم التقني - أنوار الجنوب\n",
        f"الرئيسية\nوطني\n\n{TITLE}\n3 مارس 2021 | 10:12 | أنوار الجنوب\n\n{TEXT}\n\n© أنوار الجنوب\n",
        f"{TITLE}\n3 مارس 2021\n\n{TEXT}\n\n© أنوار الجنوب — يمنع نقل المحتوى دون إذن\n",
    ],
)
def test_the_outlet_is_the_banner_or_the_signature(page: str) -> None:
    article = only(page)
    assert (article.title, article.outlet, article.author) == (TITLE, "أنوار الجنوب", None)
    assert article.body == TEXT


@pytest.mark.parametrize(
    "page",
    [
        f"{TITLE}\n© رويترز\n\n{TEXT}\n",
        f"{TITLE}\n\n{TEXT}\n\nجميع الحقوق محفوظة للكاتب\n",
        f"شمس الخريف\n\n{TITLE}\n\n{TEXT}\n",
    ],
)
def test_an_agency_a_writer_or_an_unsigned_line_is_no_outlet(page: str) -> None:
    assert only(page).outlet is None


@pytest.mark.parametrize(
    ("credit", "author"),
    [
        ("فاس - مكتب الجريدة", None),
        ("تحرير: قسم الأخبار", None),
        ("فاس - سعيد العلوي", "سعيد العلوي"),
        ("كتبه: مراسل الرباط", "مراسل الرباط"),
    ],
)
def test_a_desk_of_the_newsroom_is_no_author(credit: str, author: str | None) -> None:
    article = only(f"{TITLE}\n{credit}\n3 مارس 2021\n\n{TEXT}\n")
    assert (article.author, article.body) == (author, TEXT)


def test_a_name_beside_the_outlet_that_the_dateline_repeats_is_a_source() -> None:
    text = f"فاس 3 مارس (أفق) - {FIRST}\n\n{SECOND}"
    article = only(f"أنوار الجنوب\nأخبار | رياضة | رأي\n\n{TITLE}\nأنوار الجنوب - أفق\n3 مارس 2021\n\n{text}")
    assert (article.author, article.source_line, article.body) == (None, "أنوار الجنوب - أفق", text)


@pytest.mark.parametrize(
    "page",
    [
        "تسجيل الدخول\nيجب عليك تسجيل الدخول لمشاهدة هذا الموضوع.\nاسم المستخدم\nكلمة المرور\nتذكرني\n",
        "<html><head><title>دخول</title></head><body><h1>دخول</h1><p>عليك تسجيل الدخول كي تقرأ هذه الصفحة.</p></body></html>",
        "<html><head><title>404</title></head><body><h1>404</h1><p>عذرا، الصفحة التي تبحث عنها غير موجودة.</p></body></html>",
    ],
)
def test_a_page_that_only_asks_or_regrets_is_unreadable_with_the_reason(page: str) -> None:
    reading = read(page)
    assert reading.articles == ()
    assert "notice" in reading.unreadable[0].reason


@pytest.mark.parametrize("controls", ["نشر تعليق\n\nأحدث التدوينات\n\nأقدم التدوينات", "راسل صاحب المدونة"])
def test_a_blogs_controls_make_it_a_blog(controls: str) -> None:
    article = only(f"{TITLE}\n\n\n{TEXT}\n\n{controls}\n")
    assert (article.form, article.body) == ("blog", TEXT)
