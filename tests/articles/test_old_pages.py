# ruff: noqa: E501  (pages have the lines they have)
"""Pages without semantic markup: tables, captions in plain boxes, forums of engines that nobody knows."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from tawatur.articles.pictures import captions
from tests.articles.reading import only, read, texts

FIRST = "أعلنت وزارة الفلاحة اليوم الأربعاء أن موسم الزيتون سيبدأ هذه السنة قبل موعده المعتاد بأسبوعين كاملين في معظم الجهات."
SECOND = "وقال مدير الإنتاج في ندوة صحفية إن الأمطار المبكرة حسنت المردود، وإن الأسعار ستبقى في حدود السنة الماضية."
TITLE = "موسم الزيتون يبدأ قبل موعده بأسبوعين في معظم الجهات"

TABLE = f"""<HTML DIR="RTL"><HEAD><TITLE>أنوار الجنوب: {TITLE}</TITLE></HEAD><BODY><TABLE>
<TR><TD COLSPAN="3"><B>أنوار الجنوب</B></TD></TR>
<TR><TD><A HREF="i">الصفحة الأولى</A><BR><A HREF="n">أخبار</A><BR><A HREF="c">راسلونا</A></TD>
<TD><FONT SIZE="5"><B>{TITLE}</B></FONT><BR><FONT>الأربعاء 3 مارس 2021</FONT><BR><HR>
<IMG SRC="p/1.jpg" WIDTH="220"><FONT>{{dateline}}{FIRST}<BR><BR>{SECOND}</FONT><HR>
<A HREF="p">نسخة للطباعة</A> | <A HREF="m">أرسل إلى صديق</A> | عدد القراءات: 77</TD>
<TD><B>من نفس الركن</B><BR><A HREF="a">سوق السمك</A><BR><IMG SRC="ad.jpg"></TD></TR>
<TR><TD COLSPAN="3">تصميم القسم التقني - أنوار الجنوب</TD></TR></TABLE></BODY></HTML>"""


@pytest.mark.parametrize(
    ("dateline", "body"),
    [
        ("", f"{FIRST}\n\n{SECOND}"),
        ("فاس - مكتب الشمال<BR><BR>", f"فاس - مكتب الشمال\n\n{FIRST}\n\n{SECOND}"),
    ],
)
def test_a_page_laid_out_in_tables_gives_its_article(dateline: str, body: str) -> None:
    article = only(TABLE.format(dateline=dateline))
    assert (article.title, article.outlet, article.author) == (TITLE, "أنوار الجنوب", None)
    assert str(article.published.earliest) == "2021-03-03"
    assert article.body == body
    assert [image.src for image in article.images] == ["p/1.jpg"]


def boxed(box: str) -> str:
    return (
        f"<html><head><title>{TITLE} - أنوار الجنوب</title></head><body><div><h1>{TITLE}</h1>"
        f"<div><span>3 مارس 2021</span></div>{box}<div><p>{FIRST}</p><p>{SECOND}</p></div></div></body></html>"
    )


@pytest.mark.parametrize(
    "box",
    [
        '<div><img src="a.jpg"><span>حقل زيتون قرب مكناس</span></div>',
        '<div><a href="big.jpg"><img src="a.jpg"></a><p>حقل زيتون قرب مكناس - أرشيف</p></div>',
        '<center><img src="a.jpg"><br><small>حقل زيتون</small></center>',
    ],
)
def test_a_caption_is_neither_text_nor_author(box: str) -> None:
    article = only(boxed(box))
    assert (article.author, article.body) == (None, f"{FIRST}\n\n{SECOND}")
    assert [image.src for image in article.images] == ["a.jpg"]


def test_linked_words_under_a_thumbnail_are_a_headline_and_no_caption() -> None:
    piece = '<div><a href="/{n}"><img src="/{n}.jpg"><span>خبر آخر عن أسعار الخضر في الأسواق رقم {n}</span></a></div>'
    page = boxed("").replace(
        "</body>", f"<b>مواضيع ساخنة</b>{''.join(piece.format(n=n) for n in range(8))}</body>"
    )
    assert captions(LexborHTMLParser(page), TITLE) == frozenset()


def test_a_sentence_beside_a_picture_is_text() -> None:
    said = "ويعمل في القطاع مئة ألف عامل."
    page = boxed("").replace(f"<p>{SECOND}", f'<div><img src="a.jpg"><br>{said}</div><p>{SECOND}')
    assert only(page).body == f"{FIRST}\n\n{said}\n\n{SECOND}"


def test_icons_and_pictures_of_other_pieces_are_not_the_articles() -> None:
    page = boxed('<div><img src="logo.png"></div><ul><li><a href="x"><img src="t.jpg">خبر آخر</a></li></ul>')
    assert only(page).images == ()


def test_name_and_date_side_by_side_are_author_and_day() -> None:
    page = boxed("").replace("<span>3 مارس 2021</span>", "<span>سعاد النمر</span> <span>3 مارس 2021</span>")
    article = only(page)
    assert (article.author, str(article.published.earliest)) == ("سعاد النمر", "2021-03-03")
    assert article.body == f"{FIRST}\n\n{SECOND}"


BOARD = """<html><head><title>زيارة الوزير | منتدى النخيل</title><meta property="og:site_name" content="منتدى النخيل"></head><body><h1>زيارة الوزير</h1>
<div class="p"><div class="u"><h4>سالم</h4><div>عضو فعال</div><dl><dt>تاريخ التسجيل</dt><dd>2012-03-01</dd><dt>المشاركات</dt><dd>1,120</dd></dl></div>
<div><time datetime="2021-03-05T10:20:00Z">5 مارس</time> <a>#1</a><div><img src="/a/1.jpg">السلام عليكم، الوزير سيصل غدا حسب ما سمعت.</div><div class="sig">الصبر مفتاح الفرج</div><div><a>رد</a> <a>اقتباس</a></div></div></div>
<div class="p"><div class="u"><h4>نجم</h4><div>عضو جديد</div><dl><dt>تاريخ التسجيل</dt><dd>2020-01-09</dd><dt>المشاركات</dt><dd>4</dd></dl></div>
<div><time datetime="2021-03-06T11:00:00Z">6 مارس</time> <a>#2</a><div><blockquote><div>قال سالم:</div><div>الوزير سيصل غدا</div></blockquote>لا أظن ذلك، الزيارة تأجلت.</div><div><a>رد</a> <a>اقتباس</a></div></div></div>
<div>يجب تسجيل الدخول كي ترد</div></body></html>"""


def test_a_forum_of_an_unknown_engine_is_read_by_its_user_cards() -> None:
    first, second = texts(read(BOARD))
    assert (first.author, first.body) == ("سالم", "السلام عليكم، الوزير سيصل غدا حسب ما سمعت.")
    assert (second.author, second.body) == ("نجم", "لا أظن ذلك، الزيارة تأجلت.")
    assert [str(post.published.earliest) for post in (first, second)] == ["2021-03-05", "2021-03-06"]
    assert [image.src for image in first.images] == ["/a/1.jpg"]
    assert first.profile and (first.profile.title, first.profile.messages) == ("عضو فعال", 1120)
    assert [(quoted.author, quoted.text) for quoted in second.quoted] == [("سالم", "الوزير سيصل غدا")]


def test_a_forum_is_not_the_outlet_of_its_posts() -> None:
    assert {post.outlet for post in texts(read(BOARD))} == {None}


def test_one_user_card_is_no_thread() -> None:
    card = "<div><b>سالم</b><dl><dt>تاريخ التسجيل</dt><dd>2012</dd><dt>المشاركات</dt><dd>12</dd></dl></div>"
    assert [article.form for article in texts(read(boxed(card)))] == ["news"]
