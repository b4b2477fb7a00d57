"""Outlets, who is named, and what surrounds somebody."""

from urllib.parse import quote

from django.test import Client

from tests.site.pages import only, parsed, text_of


def test_outlets_lead_to_their_pages_with_their_newest_articles(reader: Client) -> None:
    document = parsed(reader, "/en/outlets")
    rows = {text_of(row[0]): row for row in document.xpath("//tbody/tr")}
    assert text_of(rows["جريدة الساحل"][1]) == "1"
    assert rows["جريدة الساحل"].xpath("td[3]/a/@href") == ["/en/article/visit-1"]
    (outlet,) = rows["جريدة الساحل"].xpath("th/a/@href")
    links = parsed(reader, outlet).xpath("//section[@aria-labelledby='newest']//a/@href")
    assert "/en/article/visit-1" in links


def test_who_is_named_stands_by_kind_in_the_readers_language(reader: Client) -> None:
    document = parsed(reader, "/fr/entities")
    people = only(document, "//section[@aria-labelledby='k-person']")
    assert [text_of(a) for a in people.xpath(".//a")] == ["Mark Esper"]
    places = only(document, "//section[@aria-labelledby='k-place']")
    assert {text_of(a) for a in places.xpath(".//a")} == {"Maroc", "Rabat"}


def test_somebody_is_found_by_any_spelling(reader: Client) -> None:
    found = parsed(reader, "/entities?q=" + quote("اسبر")).xpath(
        "//section[@aria-labelledby='found']//a/@href"
    )
    assert found == ["/entity/person-esper"]


def test_an_entity_has_its_words_its_company_and_what_is_said_of_it(reader: Client) -> None:
    document = parsed(reader, "/en/entity/person-esper")
    said = only(document, "//section[@aria-labelledby='by']")
    assert "«العلاقات مع الرباط قوية»" in text_of(said) and "word for word" in text_of(said)
    company = only(document, "//section[@aria-labelledby='company']")
    assert "Morocco 1 event" in text_of(company)
    assert company.xpath(".//a/@href")[1] == "/en/timeline?a=person-esper&b=state-ma"


def test_what_others_say_of_somebody_names_who_says_it(reader: Client) -> None:
    about = only(parsed(reader, "/en/entity/capital-ma"), "//section[@aria-labelledby='about']")
    assert "Mark Esper" in text_of(about)
    assert "«العلاقات مع الرباط قوية»" in text_of(about)
