# ruff: noqa: E501  (pages have the lines they have)
"""Plain-text dumps: the article is kept to the word, the furniture goes, what it tells stays."""

import pytest

from tests.articles.reading import headlines, only, read, texts

FIRST = "افتتح وزير التجهيز والماء، اليوم الأربعاء، محطة جديدة لتحلية مياه البحر، بحضور عدد من المسؤولين المحليين."
SECOND = "وقال الوزير في كلمة له إن المشروع كلف ملياري درهم، وإن أشغاله دامت ثلاث سنوات كاملة."
LAST = 'وختم الوزير بالقول: "لن نترك أي مدينة بلا ماء".'
TITLE = "وزير التجهيز يفتتح محطة تحلية جديدة بالجنوب"

NEWSPAPER = f"""تخطي إلى المحتوى
الرئيسية
سياسة
اقتصاد
رياضة
الرئيسية / سياسة / {TITLE}

{TITLE}
صوت الأطلس
الأربعاء 14 غشت 2024 - 10:35
فيسبوك
تويتر
طباعة

العيون - أحمد الناصري

{FIRST}

{SECOND}

اقرأ أيضا: ارتفاع أسعار المحروقات للمرة الثالثة

أهداف المشروع

ويهدف المشروع إلى تأمين حاجيات الساكنة من الماء إلى غاية سنة 2040، حسب معطيات المكتب الوطني.

اقرأ أيضا
السدود المغربية تسجل نسبة ملء قياسية
رئيس الحكومة يترأس اجتماعا حول الماء

{LAST}

الوسوم: الماء، التحلية، العيون
شارك هذا المقال
التعليقات (3)
محمد
هذا المشروع جيد جدا ونتمنى أن يعمم على كل المدن في أقرب وقت ممكن يا سادة.
أضف تعليقا
جميع الحقوق محفوظة لجريدة صوت الأطلس © 2024
"""


def test_a_newspaper_page_gives_its_article_and_nothing_else() -> None:
    article = only(NEWSPAPER)
    assert article.title == TITLE
    assert article.body.split("\n\n") == [
        FIRST,
        SECOND,
        "أهداف المشروع",
        "ويهدف المشروع إلى تأمين حاجيات الساكنة من الماء إلى غاية سنة 2040، حسب معطيات المكتب الوطني.",
        LAST,
    ]
    assert (article.form, article.language) == ("news", "ar")


def test_furniture_tells_outlet_author_and_day() -> None:
    article = only(NEWSPAPER)
    assert article.outlet == "صوت الأطلس"
    assert article.author == "أحمد الناصري"
    assert str(article.published.earliest) == "2024-08-14"
    assert article.published.basis == "stated"
    assert "14 غشت 2024" in article.published.because


TICKER = "هلاك 3 إرهابيين شرق البلاد{0}انطلاق الدورة البرلمانية يوم الأحد{0}{0}أسعار النفط تقفز بعد قرار أوبك{0}وفاة الممثل بعد صراع مع المرض{0}المنتخب يفوز على نظيره السنغالي{0}"


def repost(gap: str = "\u00a0" * 4, author: str = "") -> str:
    return (
        TICKER.format(gap)
        + "\n\n\nشكرا على الإبلاغ!\nسيتم حجب هذه الصورة تلقائيا عندما يتم الإبلاغ عنها من طرف عدة أشخاص.\n\n\n"
        + f"{TITLE}\n{author}نشر في صدى الهضاب يوم 03 - 02 - 2017\n\n{FIRST}\n{SECOND}\n\n\nانقر هنا لقراءة الخبر من مصدره.\n"
    )


@pytest.mark.parametrize("gap", ["\u00a0" * 4, "    ", "\t", " • ", "\u00a0 \u00a0 "])
def test_a_ticker_becomes_headlines_that_nobody_dates(gap: str) -> None:
    reading = read(repost(gap))
    assert headlines(reading) == [
        "هلاك 3 إرهابيين شرق البلاد",
        "انطلاق الدورة البرلمانية يوم الأحد",
        "أسعار النفط تقفز بعد قرار أوبك",
        "وفاة الممثل بعد صراع مع المرض",
        "المنتخب يفوز على نظيره السنغالي",
    ]
    for article in reading.articles[1:]:
        assert (article.form, article.published.earliest, article.title) == ("headline", None, article.body)
        assert article.seen is not None


def test_an_aggregators_line_gives_outlet_and_day_and_makes_a_repost() -> None:
    (article,) = texts(read(repost(author="كريم بلقاسم\n")))
    assert (article.form, article.outlet, article.author) == ("repost", "صدى الهضاب", "كريم بلقاسم")
    assert str(article.published.earliest) == "2017-02-03"
    assert article.title == TITLE
    assert article.body == f"{FIRST}\n{SECOND}"


def test_ids_tell_the_articles_of_a_page_apart_and_stay() -> None:
    first, again = read(repost()), read(repost())
    assert [a.id for a in first.articles] == [a.id for a in again.articles]
    assert len({a.id for a in first.articles}) == len(first.articles) == 6


def test_a_blog_post_keeps_its_short_unpunctuated_lines() -> None:
    lines = [
        "في رأيي المتواضع لم تكن الزيارة الأخيرة مفاجئة لأحد",
        "فقد سبقتها اتصالات كثيرة بين البلدين",
        "لكن السؤال الذي يطرح نفسه هو ماذا بعد؟",
        "لا أحد يملك الجواب اليوم",
    ]
    foot = "إرسال تعليق\n\nرسالة أحدث\nرسالة أقدم\nالصفحة الرئيسية\n\nنموذج الاتصال\n"
    article = only("قراءة في زيارة الوزير إلى الجزائر\n\n" + "\n".join(lines) + "\n\n" + foot)
    assert article.form == "blog"
    assert article.body.split("\n") == lines
    assert article.published.earliest is None


def test_headlines_over_the_article_are_headlines_not_text() -> None:
    over = [
        "سقوط أربعة جرحى في انفجار عبوة ناسفة شمال بغداد",
        "وزير النفط: الصادرات ستبلغ أربعة ملايين برميل يوميا نهاية العام",
        "البرلمان العراقي يؤجل جلسة التصويت على الموازنة إلى الأحد",
        "درجات الحرارة تتجاوز الخمسين في البصرة وسط انقطاع الكهرباء",
        "المنتخب الوطني يواجه نظيره الأردني في تصفيات كأس العالم",
        "افتتاح معرض بغداد الدولي للكتاب بمشاركة عشرين دولة",
    ]
    reading = read("\n".join(over) + f"\n\n{TITLE}\n\n{FIRST}\n{SECOND}\n")
    assert headlines(reading) == over
    assert [a.title for a in texts(reading)] == [TITLE]


def test_a_front_page_gives_headlines_and_no_article() -> None:
    lines = [f"وزير الخارجية يستقبل نظيره في العاصمة لبحث الملف رقم {n}" for n in range(9)]
    reading = read("\n".join(lines))
    assert headlines(reading) == lines
    assert texts(reading) == []


def test_verse_is_no_list_of_headlines() -> None:
    verse = ["يا قبلة العشاق والأزمان", "فيك الرجال الصيد كالأسود", "يحمون أرضك من يد العدوان"] * 4
    reading = read("قصيدة الوطن\n\n" + "\n".join(verse))
    assert headlines(reading) == []
    assert only("قصيدة الوطن\n\n" + "\n".join(verse)).body.split("\n") == verse


def test_a_line_that_credits_a_source_is_kept_beside_the_text() -> None:
    article = only(f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n\nالمصدر: وكالات\n")
    assert article.body == f"{FIRST}\n\n{SECOND}"
    assert article.source_line == "المصدر: وكالات"


@pytest.mark.parametrize(
    "line",
    [
        "شارك الوزير في الاجتماع الذي عقد بالرباط",
        "الصور التي نشرها الجيش تظهر حجم الدمار",
        "تابع الرئيس بقلق التطورات في غزة على مدار الساعة",
        "مصدر: المفاوضات لم تتوقف",
        "حقوق النشر موضوع نقاش في البرلمان منذ سنوات",
        "12 يناير 2024",
    ],
)
def test_the_articles_own_short_lines_stay(line: str) -> None:
    body = f"{FIRST}\n\n{line}\n\n{SECOND}"
    assert only(f"{TITLE}\n\n{body}\n").body == body


@pytest.mark.parametrize(
    "line",
    [
        "تابع آخر أخبار صوت الأطلس على واتساب",
        "شارك هذا الخبر على فيسبوك",
        "تابعونا على قناتنا في تلغرام",
        "الوسوم: المغرب، الماء",
        "١٢٣ مشاهدة",
        "© 2024 جميع الحقوق محفوظة",
        "لا توجد تعليقات",
        "نسخ الرابط",
        "للاشتراك في النشرة البريدية اضغط هنا",
    ],
)
def test_furniture_below_the_text_goes(line: str) -> None:
    assert only(f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n\n{line}\n").body == f"{FIRST}\n\n{SECOND}"


def test_a_page_without_a_date_has_none() -> None:
    article = only(
        f"{TITLE}\n\nوصل الوزير أمس الثلاثاء إلى الرباط في زيارة رسمية تدوم يومين كاملين.\n{SECOND}\n"
    )
    assert article.published.basis == "unknown"


def test_a_date_in_the_text_does_not_date_the_article() -> None:
    article = only(f"{TITLE}\n\n{FIRST}\n\nويعود الاتفاق إلى 12 يناير 2004 حين وقعه الطرفان في جنيف.\n")
    assert article.published.earliest is None


@pytest.mark.parametrize(
    ("line", "author", "outlet"),
    [
        ("كتب: محمود سالم", "محمود سالم", None),
        ("بقلم: د. سعاد العمري", "د. سعاد العمري", None),
        ("الرباط - كريم العلمي", "كريم العلمي", None),
        ("أحمد الناصري / وكالات", "أحمد الناصري", None),
        ("بغداد/ الرافد نيوز", None, "الرافد نيوز"),
    ],
)
def test_a_byline_names_its_author_and_is_no_text(line: str, author: str | None, outlet: str | None) -> None:
    article = only(f"{TITLE}\n\n{line}\n\n{FIRST}\n{SECOND}\n")
    assert (article.author, article.outlet) == (author, outlet)
    assert article.body == f"{FIRST}\n{SECOND}"
