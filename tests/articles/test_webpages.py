# ruff: noqa: E501  (pages have the lines they have)
"""HTML pages: metadata, body, tickers, aggregators, blogs, forums."""

import json

import pytest

from tawatur.model import Profile, QuotedPost
from tests.articles.reading import headlines, only, read, texts

FIRST = "وقعت الجزائر وتونس، أمس الخميس، اتفاقا جديدا للتعاون الأمني على الحدود المشتركة بين البلدين بحضور وزيري الداخلية."
SECOND = 'وقال الوزير إن الاتفاق "ثمرة عمل طويل" وإنه سيسمح بتنسيق أفضل بين الأجهزة المختصة على طول الشريط الحدودي.'
TITLE = "الجزائر وتونس توقعان اتفاقا للتعاون الأمني الحدودي"
BODY = f"{FIRST}\n\n{SECOND}"


def page(head: str = "", body: str = "", title: str = TITLE) -> str:
    article = f"<article><h1>{TITLE}</h1>{body}<p>{FIRST}</p><p>{SECOND}</p></article>"
    return f'<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>{article}</body></html>'


def ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def test_json_ld_gives_day_author_and_outlet() -> None:
    head = ld(
        datePublished="2017-02-03T23:30:00-01:00",
        author=[{"@type": "Person", "name": "كريم بلقاسم"}],
        publisher={"name": "صدى الهضاب"},
        headline=TITLE,
    )
    article = only(page(head))
    assert (article.title, article.author, article.outlet) == (TITLE, "كريم بلقاسم", "صدى الهضاب")
    assert str(article.published.earliest) == "2017-02-03"
    assert article.body == BODY


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2017-02-03T10:00:00+01:00">',
        '<meta itemprop="datePublished" content="2017-02-03">',
        ld(datePublished="2017-02-03", dateModified="2019-01-01"),
        '<script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":["NewsArticle"],"datePublished":"2017-02-03"}]}</script>',
    ],
)
def test_metadata_states_the_day(head: str) -> None:
    assert str(only(page(head)).published.earliest) == "2017-02-03"


def test_without_metadata_the_visible_line_states_the_day() -> None:
    article = only(page(body="<div class='info'>الجمعة 3 فيفري 2017 - 10:15</div>"))
    assert (str(article.published.earliest), article.body) == ("2017-02-03", BODY)


def test_the_address_states_the_day_where_nothing_else_does() -> None:
    assert str(only(page(), url="https://a.example/2017/02/03/x.html").published.earliest) == "2017-02-03"
    assert only(page(), url="https://a.example/article/2017").published.earliest is None


@pytest.mark.parametrize(
    ("head", "title", "outlet"),
    [
        ('<meta property="og:site_name" content="صدى الهضاب">', TITLE, "صدى الهضاب"),
        ("", f"{TITLE} - صدى الهضاب", "صدى الهضاب"),
        ("", f"{TITLE} | صدى الهضاب", "صدى الهضاب"),
        ("", f"صدى الهضاب : {TITLE}", "صدى الهضاب"),
        ("", TITLE, None),
    ],
)
def test_the_outlet_is_found_where_the_page_names_it(head: str, title: str, outlet: str | None) -> None:
    article = only(page(head, title=title))
    assert (article.outlet, article.title) == (outlet, TITLE)


AGGREGATOR = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>صدى الهضاب : {TITLE}</title>
<meta property="og:site_name" content="أخبار المنطقة"></head><body>
<div id="ticker"><a href="/1">هلاك ثلاثة إرهابيين شرق البلاد</a>&nbsp;&nbsp;&nbsp;&nbsp;<a href="/2">انطلاق الدورة البرلمانية يوم الأحد</a></div>
<div>شكرا على الإبلاغ!<br>سيتم حجب هذه الصورة تلقائيا عندما يتم الإبلاغ عنها من طرف عدة أشخاص.</div>
<h2>{TITLE}</h2><div>كريم بلقاسم</div><div>نشر في <a href="/sada">صدى الهضاب</a> يوم 03 - 02 - 2017</div>
<div class="content"><p>{FIRST}</p><p>{SECOND}</p></div>
<p>انقر <a href="http://sada.example/1">هنا</a> لقراءة الخبر من مصدره.</p></body></html>"""


def test_an_aggregator_is_the_way_not_the_outlet() -> None:
    reading = read(AGGREGATOR)
    (article,) = texts(reading)
    assert (article.form, article.outlet, article.via) == ("repost", "صدى الهضاب", "أخبار المنطقة")
    assert (article.title, article.author, article.body) == (TITLE, "كريم بلقاسم", BODY)
    assert str(article.published.earliest) == "2017-02-03"
    assert [link.href for link in article.links] == ["http://sada.example/1"]
    assert headlines(reading) == ["هلاك ثلاثة إرهابيين شرق البلاد", "انطلاق الدورة البرلمانية يوم الأحد"]


def test_a_blogger_page_is_a_blog_post() -> None:
    html = f"""<html><head><meta charset="utf-8"><meta content='blogger' name='generator'/><title>خواطر سياسية: {TITLE}</title></head><body>
    <div class="post"><h3 class="post-title entry-title">{TITLE}</h3><div class="post-body"><p>{FIRST}</p><p>{SECOND}</p></div>
    <div class="post-footer">مرسلة بواسطة فلان</div></div><div id="comments"><h4>ليست هناك تعليقات:</h4></div></body></html>"""
    article = only(html)
    assert (article.form, article.title, article.outlet, article.body) == (
        "blog",
        TITLE,
        "خواطر سياسية",
        BODY,
    )


XENFORO = """<html><head><meta charset="utf-8"><title>مناورات بحرية مشتركة | منتدى الدفاع</title></head><body><h1>مناورات بحرية مشتركة</h1>
<article class="message message--post"><h4 class="message-name"><a class="username">صقر البحر</a></h4><h5 class="userTitle">عضو مميز</h5>
<div class="message-userExtras"><dl class="pairs"><dt>إنضم</dt><dd>15 مايو 2018</dd></dl><dl class="pairs"><dt>المشاركات</dt><dd>2,340</dd></dl></div>
<time datetime="2021-10-10T10:00:00+0300">x</time><div class="message-body"><div class="bbWrapper">انطلقت أمس مناورات بحرية.<br>
<img class="bbImage" src="https://x.example/f.jpg" alt="فرقاطة">بمشاركة خمس فرقاطات.</div></div></article>
<article class="message message--post"><h4 class="message-name">نسر الجو</h4><div class="message-body"><div class="bbWrapper">
<blockquote class="bbCodeBlock bbCodeBlock--quote"><div class="bbCodeBlock-title"><a class="bbCodeBlock-sourceJump">صقر البحر قال:</a></div>
<div class="bbCodeBlock-content"><div class="bbCodeBlock-expandContent">بمشاركة خمس فرقاطات.</div></div></blockquote>شكرا على الخبر.</div></div></article></body></html>"""

VBULLETIN = """<html><head><meta charset="utf-8"><title>زيارة الأمين العام - منتديات النخبة</title></head><body>
<table id="post1"><tr><td class="thead">05-03-2012, 10:12 PM</td></tr><tr><td><a class="bigusername">أبو خالد</a><div class="smallfont">عضو فعال</div>
<div class="smallfont">تاريخ التسجيل: Jan 2010</div><div class="smallfont">المشاركات: 1,234</div></td>
<td><div id="post_message_1">وصل الأمين العام اليوم إلى الخرطوم في زيارة تستغرق يومين.</div></td></tr></table></body></html>"""


def test_a_xenforo_page_gives_its_posts() -> None:
    first, second = read(XENFORO).articles
    assert (first.author, first.thread, first.form) == ("صقر البحر", "مناورات بحرية مشتركة", "post")
    assert first.profile == Profile("عضو مميز", "15 مايو 2018", 2340, None)
    assert (str(first.published.earliest), first.images[0].alt) == ("2021-10-10", "فرقاطة")
    assert second.body == "شكرا على الخبر."
    assert second.quoted == (QuotedPost("بمشاركة خمس فرقاطات.", "صقر البحر"),)
    assert second.published.earliest is None


def test_a_vbulletin_page_gives_its_posts() -> None:
    (post,) = read(VBULLETIN).articles
    assert (post.author, post.profile) == ("أبو خالد", Profile("عضو فعال", "Jan 2010", 1234, None))
    assert post.body == "وصل الأمين العام اليوم إلى الخرطوم في زيارة تستغرق يومين."
    assert str(post.published.earliest) == "2012-03-05"


def test_links_inside_the_text_are_kept() -> None:
    html = page().replace("بين الأجهزة", '<a href="/x">بين الأجهزة</a>')
    assert [(link.href, link.text) for link in only(html).links] == [("/x", "بين الأجهزة")]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256", "iso8859-6", "utf-16"])
@pytest.mark.parametrize("declared", ["right", "none", "wrong"])
def test_any_encoding_gives_the_same_words(encoding: str, declared: str) -> None:
    name = {"right": encoding, "none": "", "wrong": "iso-8859-1"}[declared]
    html = page().replace('<meta charset="utf-8">', f'<meta charset="{name}">' if name else "")
    assert only(html.encode(encoding)).body == BODY


def test_posts_beyond_the_limit_of_a_page_are_left_out_with_a_reason() -> None:
    post = '<article class="message message--post"><div class="message-userDetails"><a class="username">سالم</a></div><div class="message-body"><div class="bbWrapper">{} هذا رأيي في الموضوع كله يا إخوان.</div></div></article>'
    many = "".join(post.format(n) for n in range(1_003))
    reading = read(f"<html><head><title>موضوع طويل</title></head><body>{many}</body></html>")
    assert len(texts(reading)) == 1_000
    assert [one.reason for one in reading.unreadable] == ["3 more posts than are read of one page"]
