# ruff: noqa: E501  (pages have the lines they have)
"""Feeds give an article an entry; a JSON line is trusted as stated and checked for its types."""

import json
from typing import Any

import pytest

from tawatur.model import ARTICLE_JSON
from tests.articles.reading import only, read

RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>صوت الأطلس - آخر الأخبار</title><item><title>الوزير يفتتح محطة &amp;quot;جديدة&amp;quot;</title><link>http://a.example/1</link><guid>g1</guid>
<pubDate>Wed, 14 Aug 2024 23:35:00 +0100</pubDate><content:encoded><![CDATA[<p>افتتح الوزير محطة جديدة اليوم الأربعاء.</p>
<p>وقال إن المشروع كلف كثيرا.</p><p>The post <a href="x">x</a> appeared first on <a href="y">y</a>.</p>]]></content:encoded></item>
<item><title>عنوان بلا نص هنا</title><link>http://a.example/2</link></item></channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>صدى</title><entry><title>عنوان</title><id>t:1</id>
<link href="http://a.example/3"/><published>2024-08-14T01:00:00+03:00</published><author><name>سعاد</name></author>
<content type="html">&lt;p&gt;نص الخبر كامل هنا.&lt;/p&gt;</content></entry></feed>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "صدى",
        "items": [
            {
                "id": 7,
                "title": "عنوان",
                "content_html": "<p>نص الخبر كامل هنا.</p>",
                "date_published": "2024-08-14T01:00:00+03:00",
            }
        ],
    }
)


def test_an_rss_entry_is_an_article() -> None:
    first, second = read(RSS).articles
    assert first.title == 'الوزير يفتتح محطة "جديدة"'
    assert first.body == "افتتح الوزير محطة جديدة اليوم الأربعاء.\n\nوقال إن المشروع كلف كثيرا."
    assert (first.url, first.external_id, first.outlet) == ("http://a.example/1", "g1", "صوت الأطلس")
    assert str(first.published.earliest) == "2024-08-14"
    assert (second.form, second.body) == ("headline", "عنوان بلا نص هنا")


@pytest.mark.parametrize("feed", [ATOM, JSON_FEED])
def test_atom_and_json_feed_are_read_alike(feed: str) -> None:
    article = only(feed)
    assert (article.title, article.body, article.outlet) == ("عنوان", "نص الخبر كامل هنا.", "صدى")
    assert str(article.published.earliest) == "2024-08-14"


def record(**fields: Any) -> str:
    return json.dumps({"body": "قال الوزير إن المفاوضات مستمرة.\nوأضاف أنها صعبة.", **fields})


def test_a_record_is_trusted_as_stated() -> None:
    article = only(
        record(
            id="a1",
            url="http://a.example/9",
            title="عنوان",
            outlet="صدى",
            author="سعاد",
            published="2018-05-27T23:30:00-04:00",
        ),
        kind=ARTICLE_JSON,
    )
    assert (article.external_id, article.url, article.title) == ("a1", "http://a.example/9", "عنوان")
    assert (article.outlet, article.author, article.language) == ("صدى", "سعاد", "ar")
    assert (str(article.published.earliest), article.published.basis) == ("2018-05-27", "stated")
    assert article.body == "قال الوزير إن المفاوضات مستمرة.\nوأضاف أنها صعبة."


def test_all_but_the_body_may_be_missing() -> None:
    article = only(record(title=None), kind=ARTICLE_JSON)
    assert (article.title, article.outlet, article.published.basis) == ("", None, "unknown")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ("[]", "not a JSON object"),
        ("{}", "no body"),
        ('{"body": 5}', "body is not text"),
        (record(title=["x"]), "title is not text"),
        (record(published=20200101), "published is not text"),
        (record(published="soon"), "published is not a date"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_a_wrong_type_is_refused_with_its_reason(line: str, reason: str) -> None:
    reading = read(line, kind=ARTICLE_JSON)
    assert reading.articles == ()
    assert reading.unreadable[0].reason.startswith(reason)


def test_text_that_no_database_keeps_is_made_storable() -> None:
    body = only('{"body": "نص \\ud800 غريب \\u0000 هنا"}', kind=ARTICLE_JSON).body
    assert body.encode("utf-8") and "\x00" not in body
