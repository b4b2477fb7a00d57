"""An article's versions, its page, its neighbours, and its data for machines."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client

from tawatur.archive import open_archive
from tests import build
from tests.site.conftest import HOSTILE, reader_of
from tests.site.pages import only, parsed, source, text_of

ADDRESS = "https://sahel.example/a1"


@pytest.fixture
def press(tmp_path: Path) -> Iterator[Client]:
    """A page that came twice with a word changed, its neighbours, a page with a ticker."""
    archive = open_archive(tmp_path)
    one = replace(
        build.an_article("وصل الوزير أمس.\nوعاد مساء.", id="one", title="الوزير يصل", page="p1"),
        url=ADDRESS,
        published=build.on("2020-10-02"),
    )
    two = replace(one, id="two", body="وصل الوزير اليوم.\nوعاد مساء.", title="الوزير وصل", page="p2")
    before = replace(one, id="before", url=None, published=build.on("2020-10-01"), title="قبل")
    after = replace(one, id="after", url=None, published=build.on("2020-10-03"), title="بعد")
    other = replace(after, id="other", outlet="جريدة أخرى", title="غيره")
    posts = [replace(one, id=f"post-{n}", form="post", page=f"t{n}", outlet="منتدى") for n in (1, 2)]
    ticker = [
        replace(build.an_article("", id=f"h{n}", title=f"عنوان {n}", form="headline", page="p1"), outlet=None)
        for n in (1, 2)
    ]
    with archive.transaction():
        archive.keep_page(build.a_page(url=ADDRESS), 0, 321)
        for article in (one, two, before, after, other, *posts, *ticker):
            archive.keep_article(article, build.some_facts())
        archive.keep_story(build.a_story([before, one, two], id="st", title="قصة", events=[]))
    yield from reader_of(tmp_path)


def test_versions_show_which_words_came_and_went(press: Client) -> None:
    document = parsed(press, "/article/two/history")
    body = only(document, "//section[@class='step']/div[@class='body']")
    assert [text_of(p) for p in body.xpath("p")] == ["وصل الوزير أمساليوم.", "وعاد مساء."]
    assert [text_of(e) for e in body.xpath(".//del")] == ["أمس"]
    assert [text_of(e) for e in body.xpath(".//ins")] == ["اليوم"]
    links = document.xpath("//ol[@class='list']//a/@href")
    assert links == ["/article/two", "/article/one"]


def test_an_article_says_that_its_page_has_versions(press: Client) -> None:
    assert "نسختان من هذه الصفحة" in text_of(parsed(press, "/article/one"))
    assert "نسختان من هذه الصفحة" not in text_of(parsed(press, "/article/before"))


@pytest.mark.parametrize("alone", ["before", "post-1"])
def test_a_page_without_an_address_and_a_post_of_a_thread_have_no_versions(press: Client, alone: str) -> None:
    text = text_of(parsed(press, f"/en/article/{alone}/history"))
    assert "Only one version of this page is kept" in text


def test_an_article_leads_to_those_before_and_after_it(press: Client) -> None:
    turns = {
        text_of(nav.xpath("p")[0]): [a.get("href") for a in nav.xpath("a")]
        for nav in parsed(press, "/en/article/two").xpath("//nav[@class='turn']")
    }
    assert turns == {
        "In this story": ["/en/article/one"],
        "In this outlet": ["/en/article/one", "/en/article/after"],
        "By time": ["/en/article/one", "/en/article/post-1"],
    }
    last = parsed(press, "/en/article/other").xpath("//nav[@class='turn']//a/@href")
    assert last == ["/en/article/after"]


def test_the_source_is_offered_first_and_last(press: Client) -> None:
    links = parsed(press, "/article/one").xpath("//a[contains(@rel, 'external')]")
    assert [link.get("href") for link in links] == [ADDRESS, ADDRESS]
    assert all({"noopener", "noreferrer"} <= set(link.get("rel").split()) for link in links)
    assert all("sahel.example" in text_of(link) for link in links)


def test_a_page_is_told_apart_into_article_and_ticker(press: Client) -> None:
    document = parsed(press, "/article/one/structure")
    ticker = document.xpath("//section[@aria-labelledby='ticker']//li")
    assert [text_of(line) for line in ticker] == ["عنوان 1", "عنوان 2"]
    assert "5 كلمات" in text_of(only(document, "//section[@aria-labelledby='parts']"))


@pytest.mark.parametrize("what", ["history", "structure"])
def test_what_is_not_there_has_neither(press: Client, what: str) -> None:
    assert press.get(f"/article/none/{what}").status_code == 404


# ---------------------------------------------------------------- data for machines


def data_of(reader: Client, address: str) -> dict[str, object]:
    (block,) = parsed(reader, address).xpath("//script")
    assert block.get("type") == "application/ld+json"
    told = json.loads(block.text)
    assert isinstance(told, dict)
    return told


def test_an_article_is_a_news_article_for_machines(reader: Client) -> None:
    told = data_of(reader, "/article/visit-1")
    assert (told["@type"], told["datePublished"]) == ("NewsArticle", "2020-09-30")
    assert told["publisher"] == {"@type": "Organization", "name": "جريدة الساحل"}
    assert told["isBasedOn"] == "https://www.sahel.example/visit?x=1&y=<2>"
    mentions = told["mentions"]
    assert isinstance(mentions, list)
    morocco = {"@type": "Place", "name": "المغرب", "sameAs": "https://www.wikidata.org/wiki/Q1028"}
    assert morocco in mentions


def test_data_say_nothing_that_the_page_does_not(reader: Client) -> None:
    told = data_of(reader, "/article/copy-b")
    assert told["@type"] == "DiscussionForumPosting"
    assert "datePublished" not in told
    assert "headline" not in told


def test_hostile_words_cannot_leave_the_data(reader: Client) -> None:
    html = source(reader, "/article/odd-1")
    block = html.split('<script type="application/ld+json">')[1].split("</script>")[0]
    assert block.isascii()
    assert not set("<>&") & set(block)
    assert data_of(reader, "/article/odd-1")["headline"] == HOSTILE
    assert "isBasedOn" not in data_of(reader, "/article/odd-1")
