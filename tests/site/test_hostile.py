"""What a hostile page wrote reaches a reader as words, and only as words."""

from urllib.parse import quote

import pytest
from django.test import Client

from tests.site.pages import ODD_ENTITY, PREFIXES, parsed, source, text_of

WHERE = (
    "/",
    "/latest",
    "/article/odd-1",
    "/article/odd-1/history",
    "/article/odd-1/structure",
    "/event/ev-odd",
    "/story/st-odd",
    ODD_ENTITY,
    "/outlets",
    "/entities",
    "/search?q=1777",
    "/timeline?a=%3Cscript%3E",
)


@pytest.mark.parametrize("prefix", PREFIXES.values())
@pytest.mark.parametrize("page", WHERE)
def test_hostile_words_are_shown_as_words(reader: Client, page: str, prefix: str) -> None:
    html = source(reader, prefix + page)
    assert (
        html.count("<script") == html.count('<script type="application/ld+json">') == html.count("</script")
    )
    assert "onerror=alert(2)&gt;" in html
    assert "<script>alert(1)</script>" in text_of(parsed(reader, prefix + page))
    assert "{{ 7|add:7 }}" in html


@pytest.mark.parametrize("page", WHERE)
def test_no_sign_that_turns_a_line_round_reaches_the_reader(reader: Client, page: str) -> None:
    html = source(reader, page)
    assert not [hex(ord(c)) for c in html if c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"]
    assert not [hex(ord(c)) for c in html if ord(c) < 32 and c not in "\n\t"]


@pytest.mark.parametrize("page", WHERE)
def test_a_hostile_text_stands_in_an_element_that_isolates_it(reader: Client, page: str) -> None:
    document = parsed(reader, page)
    told = document.xpath("//body//*[text()[contains(., 'onerror=alert')]]")
    assert told
    assert [e.tag for e in told if not e.xpath("ancestor-or-self::*[@dir][not(self::html)]")] == []


def test_a_link_to_a_source_is_http_or_is_no_link(reader: Client) -> None:
    assert "javascript:" not in source(reader, "/article/odd-1")
    link, *_ = parsed(reader, "/article/visit-1").xpath("//a[contains(@rel, 'external')]")
    assert link.get("href") == "https://www.sahel.example/visit?x=1&y=<2>"
    assert {"noopener", "noreferrer", "nofollow"} <= set(link.get("rel").split())


def test_a_language_that_is_no_language_is_not_declared(reader: Client) -> None:
    declared = {element.get("lang") for element in parsed(reader, "/article/odd-1").xpath("//*[@lang]")}
    assert declared <= {"ar", "en", "fr", ""}


@pytest.mark.parametrize("text", ["\ud800", "a\x00b", "%00", "x" * 5000, "' OR 1=1 --", "(" * 300, '"'])
@pytest.mark.parametrize("page", ["/search?q=", "/search?outlet=", "/timeline?a=", "/timeline?a=Morocco&b="])
def test_nothing_typed_breaks_a_page(reader: Client, page: str, text: str) -> None:
    answer = reader.get(page + quote(text.encode("utf-8", "surrogatepass")))
    assert answer.status_code == 200
