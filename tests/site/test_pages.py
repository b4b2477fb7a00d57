"""Every page kind, in three languages: it is there, well made, safe, and its links lead somewhere."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client

from tests.site.conftest import reader_of
from tests.site.pages import MISSING, PAGES, PREFIXES, faults_of, parsed, source, status_of, text_of

IN_ALL_LANGUAGES = pytest.mark.parametrize("language", PREFIXES)
ALL_PAGES = pytest.mark.parametrize("page", PAGES)

STRICT = {
    "default-src": "'none'",
    "style-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}


class _Remembering(Client):
    """A client that asks for each page once: what is looked for in it here does not change it."""

    def __init__(self) -> None:
        super().__init__(raise_request_exception=False)
        self._answers: dict[str, Any] = {}

    def get(self, path: str, *args: Any, **kwargs: Any) -> Any:  # type: ignore[override]
        asked = f"{path} {args} {kwargs}"
        if asked not in self._answers:
            self._answers[asked] = super().get(path, *args, **kwargs)
        return self._answers[asked]


@pytest.fixture(scope="module")
def reader(home: Path) -> Iterator[Client]:
    """A client of the site on the small archive, one for all these tests."""
    for _ in reader_of(home):
        yield _Remembering()


@IN_ALL_LANGUAGES
@ALL_PAGES
def test_a_page_says_its_language_and_direction(reader: Client, page: str, language: str) -> None:
    document = parsed(reader, PREFIXES[language] + page, status_of(page))
    assert document.get("lang") == language
    assert document.get("dir") == ("rtl" if language == "ar" else "ltr")


@IN_ALL_LANGUAGES
@ALL_PAGES
def test_a_page_is_valid_html(reader: Client, page: str, language: str) -> None:
    assert faults_of(source(reader, PREFIXES[language] + page, status_of(page))) == []


@pytest.mark.parametrize(
    "html",
    [
        "<!DOCTYPE html>\n<p><div></div></p>",
        "<!DOCTYPE html>\n<div><span></div>",
        "<!DOCTYPE html>\n<p id=a></p><p id=a></p>",
        "<!DOCTYPE html>\n<a><a></a></a>",
        "<!DOCTYPE html>\n<label for=q></label>",
        "<!DOCTYPE html>\n<ul>text</ul>",
        "<p></p>",
    ],
)
def test_the_check_of_html_finds_faults(html: str) -> None:
    assert faults_of(html)


@IN_ALL_LANGUAGES
@ALL_PAGES
def test_a_page_holds_no_script_and_no_style(reader: Client, page: str, language: str) -> None:
    document = parsed(reader, PREFIXES[language] + page, status_of(page))
    assert {script.get("type") for script in document.xpath("//script")} <= {"application/ld+json"}
    assert all(src.split("/picture/")[0] in ("", "/en", "/fr") for src in document.xpath("//img/@src"))
    assert document.xpath("//style | //iframe | //object | //embed | //base") == []
    assert document.xpath("//@style") == []
    handlers = [name for element in document.iter() for name in element.attrib if name.startswith("on")]
    assert handlers == []


@ALL_PAGES
def test_a_page_has_a_strict_policy_and_the_other_headers(reader: Client, page: str) -> None:
    answer = reader.get(page)
    policy = dict(part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";"))
    assert policy == STRICT
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]
    assert "Set-Cookie" not in answer


@ALL_PAGES
def test_a_page_asks_nothing_of_other_hosts(reader: Client, page: str) -> None:
    document = parsed(reader, page, status_of(page))
    loaded = document.xpath("//link/@href | //@src | //@srcset | //@poster | //form/@action")
    assert loaded
    assert [address for address in loaded if urlsplit(address).netloc] == []


@IN_ALL_LANGUAGES
def test_every_link_of_every_page_leads_somewhere(reader: Client, language: str) -> None:
    found: dict[str, str] = {}
    for page in PAGES:
        address = PREFIXES[language] + page
        document = parsed(reader, address, status_of(page))
        for link in document.xpath("//a/@href | //link[@rel='alternate']/@href"):
            target = urljoin(f"http://testserver{address}", link)
            if urlsplit(target).netloc == "testserver":
                found.setdefault(target.removeprefix("http://testserver"), address)
    assert len(found) > 60
    dead = {}
    for target, on in found.items():
        path, _, fragment = target.partition("#")
        answer = reader.get(path, follow=True)
        # The only links to a page that is not there are its own, to its other languages.
        if answer.status_code != (404 if _is_missing(path) else 200) or (
            fragment and f'id="{fragment}"' not in answer.content.decode()
        ):
            dead[target] = on
    assert dead == {}


def _is_missing(path: str) -> bool:
    return re.sub("^/(en|fr)(?=/)", "", path) in MISSING


@ALL_PAGES
def test_a_page_offers_itself_in_the_other_languages(reader: Client, page: str) -> None:
    document = parsed(reader, f"/fr{page}", status_of(page))
    links = document.xpath("//footer//a[@hreflang]")
    assert [link.get("hreflang") for link in links] == list(PREFIXES)
    for link in links:
        other = parsed(reader, link.get("href"), status_of(page))
        assert other.get("lang") == link.get("hreflang")
    (current,) = document.xpath("//footer//a[@aria-current]")
    assert current.get("hreflang") == "fr"


@pytest.mark.parametrize(
    ("address", "own"),
    [
        ("/article/visit-1?utm_source=x&fbclid=y", "/article/visit-1"),
        ("/fr/timeline?b=&a=Morocco&ref=z", "/fr/timeline?a=Morocco"),
        ("/latest?form=post&before=4", "/latest?form=post"),
    ],
)
def test_a_page_says_which_of_its_addresses_is_its_own(reader: Client, address: str, own: str) -> None:
    assert parsed(reader, address).xpath("//link[@rel='canonical']/@href") == [own]
    (fallback,) = parsed(reader, address).xpath("//link[@hreflang='x-default']/@href")
    assert fallback == address.removeprefix("/fr")


@pytest.mark.parametrize(
    ("prefix", "words"),
    [("", "الصفحة غير موجودة"), ("/en", "Not found"), ("/fr", "Page introuvable")],
)
@pytest.mark.parametrize(
    "page",
    [
        "/nowhere",
        "/article/none",
        "/event/none",
        "/event/none.json",
        "/mention/none",
        "/mention/none.json",
        "/story/none",
        "/entity/none",
        "/latest?form=poem",
        "/latest?type=POEM",
        "/latest?before=0x1",
        "/latest?before=" + "9" * 20,
        "/day/2020-13-45",
        "/day/2020-9-1",
        "/search?q=x&page=-1",
        "/timeline.json",
        "/timeline.json?a=nobody-at-all",
    ],
)
def test_what_is_not_there_is_a_404_in_the_readers_language(
    reader: Client, page: str, prefix: str, words: str
) -> None:
    assert words in text_of(parsed(reader, prefix + page, 404))


@IN_ALL_LANGUAGES
def test_an_empty_archive_has_its_pages_too(early_reader: Client, language: str) -> None:
    for page in ("/", "/latest", "/timeline", "/timeline?a=x", "/search?q=x", "/about"):
        assert faults_of(source(early_reader, PREFIXES[language] + page)) == []


def test_a_language_without_its_slash_leads_to_its_front_page(reader: Client) -> None:
    assert reader.get("/en").headers["Location"] == "/en/"


def test_health_says_that_the_archive_can_be_read(reader: Client) -> None:
    answer = reader.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_a_page_is_the_same_whatever_languages_the_browser_names(reader: Client) -> None:
    assert parsed(reader, "/").get("lang") == "ar"
    answer = reader.get("/", headers={"accept-language": "en,fr;q=0.5"})
    assert '<html lang="ar" dir="rtl">' in answer.content.decode()
