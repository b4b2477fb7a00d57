"""Articles by time: the river and its filters, the paper of one day."""

from pathlib import Path

import pytest
from django.test import Client

from tawatur.archive import open_archive
from tests import build
from tests.site.conftest import reader_of
from tests.site.pages import only, parsed, text_of


def listed(reader: Client, address: str) -> list[str]:
    """The articles that a list shows, in its order."""
    return [link.rsplit("/", 1)[1] for link in parsed(reader, address).xpath("//ol[@class='list']//a/@href")]


def test_the_river_has_texts_the_newest_first_and_headlines_where_asked(reader: Client) -> None:
    assert listed(reader, "/latest") == ["en-1", "odd-1", "copy-b", "copy-a", "visit-1"]
    assert listed(reader, "/latest?form=headline")[:2] == ["head-8", "head-7"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("outlet=الساحل", ["visit-1"]),
        ("country=MA", ["visit-1"]),
        ("country=المغرب", ["visit-1"]),
        ("country=JP", []),
        ("type=CONSULT", ["en-1", "copy-b", "copy-a", "visit-1"]),
        ("type=CONSULT&form=post", ["copy-b"]),
        ("type=CONSULT&outlet=none", []),
    ],
)
def test_the_river_is_narrowed(reader: Client, query: str, found: list[str]) -> None:
    assert listed(reader, f"/latest?{query}") == found


def test_a_filter_stays_when_the_form_of_text_changes(reader: Client) -> None:
    links = parsed(reader, "/latest?country=MA&before=9").xpath("//nav[@class='chips']//a/@href")
    assert links[0] == "?country=MA"
    assert links[1] == "?country=MA&form=news"


def test_the_river_goes_on_where_it_stopped_whatever_came_meanwhile(tmp_path: Path) -> None:
    archive = open_archive(tmp_path)

    def add(first: int, last: int) -> None:
        with archive.transaction():
            for n in range(first, last):
                article = build.an_article(f"نص رقم {n}", id=f"a{n}", title=f"عنوان {n}")
                archive.keep_article(article, build.some_facts())

    add(0, 40)
    for reader in reader_of(tmp_path):
        first = listed(reader, "/latest")
        (further,) = parsed(reader, "/latest").xpath("//a[@rel='next']/@href")
        add(40, 45)
        second = listed(reader, f"/latest{further}")
        assert first + second == [f"a{n}" for n in range(39, -1, -1)]
        page = parsed(reader, f"/latest{further}")
        assert page.xpath("//a[@rel='next']") == []
        assert page.xpath("//nav[@class='pager']//a/@href") == ["?"]


def test_a_day_shows_what_was_published_on_it_and_what_happened(reader: Client) -> None:
    document = parsed(reader, "/day/2020-09-30")
    assert text_of(only(document, "//h1")) == "30 شتنبر 2020"
    assert "الأربعاء" in text_of(only(document, "//header[@class='head']"))
    links = document.xpath("//section[@aria-labelledby='articles']//a/@href")
    assert links == ["/article/visit-1"]
    happened = parsed(reader, "/day/2020-10-02").xpath("//section[@aria-labelledby='events']//a/@href")
    assert happened == ["/event/ev-visit"]


def test_a_day_leads_to_the_days_beside_it_that_have_articles(reader: Client) -> None:
    document = parsed(reader, "/en/day/2020-10-03")
    assert document.xpath("//a[@rel='prev']/@href") == ["/en/day/2020-09-30"]
    assert document.xpath("//a[@rel='next']/@href") == ["/en/day/2025-02-25"]
    assert parsed(reader, "/day/1999-01-01").xpath("//a[@rel='prev']") == []


def test_the_month_of_a_day_counts_its_articles(reader: Client) -> None:
    days = parsed(reader, "/en/day/2020-09-30").xpath("//ol[@class='month']/li")
    assert len(days) == 30
    assert text_of(days[29]) == "30 1 article"
    assert days[29].xpath("a/@aria-current") == ["date"]
    assert days[0].xpath("a") == []


def test_a_day_shows_the_headlines_of_pages_that_came_on_it(reader: Client) -> None:
    document = parsed(reader, "/day/2025-03-01")
    assert "عنوان من الشريط" in text_of(only(document, "//section[@aria-labelledby='ticker']"))
    assert parsed(reader, "/day/2025-03-02").xpath("//section[@aria-labelledby='ticker']") == []


def test_the_newest_day_is_found(reader: Client) -> None:
    assert reader.get("/en/day").headers["Location"] == "/en/day/2025-02-25"


def test_an_archive_without_days_leads_to_the_front_page(early_reader: Client) -> None:
    assert early_reader.get("/fr/day").headers["Location"] == "/fr/"
