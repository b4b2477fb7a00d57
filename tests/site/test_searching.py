"""The search page: chips, facets, marks, help where nothing is found, and a page for whatever is typed."""

from urllib.parse import parse_qs, quote, urlsplit

import pytest
from django.test import Client
from django.utils import translation
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from tawatur.archive.query import read_query
from tawatur.site.views.searching import operator
from tests.site.pages import PREFIXES, only, parsed, text_of


def search(reader: Client, query: str, **more: str) -> HtmlElement:
    """Return the document of a search."""
    address = "/search?q=" + quote(query) + "".join(f"&{name}={quote(value)}" for name, value in more.items())
    return parsed(reader, address)


def query_of(address: str) -> str:
    return parse_qs(urlsplit(address).query).get("q", [""])[0]


def test_each_part_of_a_query_is_a_chip_that_takes_it_out(reader: Client) -> None:
    page = search(reader, 'المغرب "وزير الدفاع" -فرنسا من:2020', outlet="جريدة الساحل")
    chips = page.xpath("//a[@class='part']")
    assert [text_of(chip) for chip in chips] == [
        "المغرب × احذفه",
        '"وزير الدفاع" × احذفه',
        "من دون فرنسا × احذفه",
        "من 1 يناير 2020 × احذفه",
        "الناشر جريدة الساحل × احذفه",
    ]
    assert query_of(chips[0].get("href")) == '"وزير الدفاع" -فرنسا من:2020'
    assert query_of(chips[3].get("href")) == 'المغرب "وزير الدفاع" -فرنسا'
    assert "outlet" in parse_qs(urlsplit(chips[3].get("href")).query)
    assert "outlet" not in parse_qs(urlsplit(chips[4].get("href")).query)


def test_a_facet_narrows_and_another_of_its_values_takes_its_place(reader: Client) -> None:
    page = search(reader, "المغرب OR الأمني")
    [choice] = page.xpath("//aside[contains(@class,'facets')]//a[contains(.,'أريف')]")
    assert query_of(choice.get("href")) == "المغرب OR الأمني مصدر:أريف"
    narrowed = parsed(reader, choice.get("href"))
    assert [
        text_of(one) for one in narrowed.xpath("//ol[contains(@class,'hits')]//span[@class='outlet']")
    ] == ["أريف"]
    page = search(reader, "زيارة OR المغرب OR الأمني نوع:لقاء نوع:قصص")
    links = [query_of(a.get("href")) for a in page.xpath("//nav[@class='chips']//a")]
    assert links[0] == "زيارة OR المغرب OR الأمني نوع:لقاء"
    assert links[2] == "زيارة OR المغرب OR الأمني نوع:لقاء نوع:events"


@pytest.mark.parametrize("language", PREFIXES)
def test_the_query_reads_the_operators_that_facets_write(language: str) -> None:
    values = {
        "outlet": "x",
        "entity": "x",
        "country": "MA",
        "since": "2020-01",
        "until": "2020-01",
        "form": "blog",
        "type": "CONSULT",
        "result": "stories",
    }
    with translation.override(language):
        for field, value in values.items():
            query = read_query(f"{operator(field)}:{value}")
            assert [part.what for part in query.parts] == [field], (language, field)
            assert query.wanted is None


def test_the_kinds_of_results_are_counted_and_shown(reader: Client) -> None:
    page = search(reader, "المغرب")
    tabs = [text_of(a) for a in page.xpath("//nav[@class='chips']//a")]
    assert tabs == ["المقالات 2", "القصص 2", "الوقائع 1", "الأسماء 1"]
    stories = search(reader, "المغرب نوع:قصص")
    assert "زيارة وزير الدفاع الأمريكي" in text_of(only(stories, "//ol[@class='list']"))
    events = search(reader, "المغرب نوع:أحداث")
    assert events.xpath("//a[@href='/event/ev-visit']")
    entities = search(reader, "type:entities Esper")
    assert entities.xpath("//a[@href='/entity/person-esper']")


def test_the_whole_word_as_published_is_marked_in_title_and_excerpt(reader: Client) -> None:
    page = search(reader, "امريكي")
    marks = [m.text for m in page.xpath("//p[@class='what']//mark")]
    assert "الأمريكي" in marks
    assert "الأمريكي" in [m.text for m in page.xpath("//p[@class='snippet']//mark")]


def test_an_empty_answer_says_what_was_tried_and_offers_more(reader: Client) -> None:
    page = search(reader, 'المغربب "مارك ايسبرر" من:1999 إلى:1999')
    text = text_of(only(page, "//div[@class='nothing']"))
    assert "هكذا بُحث عن كل كلمة" in text and "المغربب" in text and "كما كُتبت" in text
    wider = page.xpath("//ul[@class='plain links']//a")
    assert [query_of(a.get("href")) for a in wider] == [
        'المغربب "مارك ايسبرر"',
        "المغربب مارك ايسبرر",
        "المغربب OR مارك OR ايسبرر",
    ]
    meant = page.xpath("//p[@class='meant']//a")
    assert "مارك إسبر" in [text_of(a) for a in meant]


HOSTILE = (
    *("-", "OR", "NOT", "AND OR NOT", '"', "«", "()", "(" * 500, "NOT " * 120, "-" * 500, '"' * 499),
    *("\u202eمقلوب\u2066", "المغرب\x00", "a\u0000b", "\ud83d", "😀", "' OR 1=1 --", '"; DROP TABLE article;'),
    *("search MATCH 'x'", "{a b}: c", "NEAR(a b, 5)", "title_words: x", "^المغرب*", "a + b", "*", "%_\\"),
    *("outlet:", "outlet:%", 'outlet:"', "كيان:'", "country:'; --", "country:%%", "بلد:\u202e", "type:x"),
    *("من:0000", "قبل:0001-01-01", "بعد:9999", "from:9999-99-99", "after:9999-12-31", "كلمة " * 100),
    *("<script>alert(1)</script>", "{{ 7|add:7 }}", "%s %d %(x)s", "entity:" + "ا" * 400),
)


@pytest.mark.parametrize("query", HOSTILE, ids=lambda q: q[:14].encode("ascii", "replace").decode())
@pytest.mark.parametrize("kind", ["", "نوع:قصص", "type:events", "type:entities"])
def test_whatever_is_typed_is_answered_with_a_page(reader: Client, query: str, kind: str) -> None:
    typed = quote(f"{query} {kind}".encode("utf-8", "surrogatepass"))
    answer = reader.get("/search?q=" + typed)
    assert answer.status_code == 200
    assert b"<script" not in answer.content
    assert "\u202e" not in answer.content.decode()
    assert reader.get(f"/en/search?q={typed}&page=2&from=x&form=%00&outlet=%00").status_code == 200


def test_a_query_is_cut_at_a_length_that_can_be_read(reader: Client) -> None:
    page = search(reader, "ا" * 3000)
    assert len(only(page, "//input[@id='q']").get("value")) == 500
