"""Every list can be followed and taken away: feeds that feed readers accept, and rows of the export."""

import csv
import io
import json
from datetime import datetime
from urllib.parse import quote
from xml.etree import ElementTree

import feedparser  # type: ignore[import-untyped]
import pytest
from django.http import StreamingHttpResponse
from django.test import Client

from tawatur.exports.lists import COLUMNS
from tests.site.conftest import HOSTILE
from tests.site.pages import ODD_ENTITY, PREFIXES, parsed

ATOM = "{http://www.w3.org/2005/Atom}"
LISTS = (
    ("/latest", ""),
    ("/latest", "?form=headline"),
    ("/day/2020-09-30", ""),
    ("/story/st-visit", ""),
    ("/story/st-odd", ""),
    ("/outlet", "?name=" + quote("جريدة الساحل")),
    ("/outlet", "?name=" + quote(HOSTILE)),
    ("/entity/person-esper", ""),
    (ODD_ENTITY, ""),
    ("/events", ""),
    ("/events", "?type=CONSULT"),
    ("/search", "?q=" + quote("المغرب")),
    ("/search", "?q=" + quote("المغرب نوع:أحداث")),
    ("/search", "?q=" + quote("المغرب نوع:قصص")),
    ("/search", "?q=" + quote("نوع:كيانات المغرب")),
    ("/search", "?q=" + quote("<script>\u202e")),
)


def whole(reader: Client, address: str) -> bytes:
    answer = reader.get(address)
    assert answer.status_code == 200, f"{address}: {answer.status_code}"
    assert answer["Access-Control-Allow-Origin"] == "*"
    return answer.getvalue() if isinstance(answer, StreamingHttpResponse) else answer.content


@pytest.mark.parametrize("prefix", PREFIXES.values())
@pytest.mark.parametrize(("path", "query"), LISTS)
def test_every_list_is_a_feed_in_three_formats(reader: Client, prefix: str, path: str, query: str) -> None:
    atom = whole(reader, f"{prefix}{path}.atom{query}")
    root = ElementTree.fromstring(atom)
    ids = [entry.findtext(ATOM + "id") or "" for entry in root.iter(ATOM + "entry")]
    assert len(set(ids)) == len(ids)
    assert all(id_.startswith("urn:uuid:") for id_ in ids)
    assert root.find(f"{ATOM}link[@rel='self']") is not None and root.findtext(ATOM + "updated")
    for entry in root.iter(ATOM + "entry"):
        assert entry.findtext(ATOM + "updated")
    rss = feedparser.parse(whole(reader, f"{prefix}{path}.rss{query}"))
    assert rss.bozo is False or rss.bozo == 0
    assert [one.id for one in rss.entries] == ids
    told = json.loads(whole(reader, f"{prefix}{path}.jsonfeed{query}"))
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["id"] for item in told["items"]] == ids
    assert all("content_html" in item for item in told["items"])
    for text in (atom.decode(), json.dumps(told, ensure_ascii=False)):
        assert "\u202e" not in text and "\u2066" not in text
    assert not any("<script" in html for html in (atom.decode(), *(i["content_html"] for i in told["items"])))


def test_an_item_is_dated_only_where_its_day_is_known(reader: Client) -> None:
    items = {i["url"].rsplit("/", 1)[1]: i for i in json.loads(whole(reader, "/latest.jsonfeed"))["items"]}
    assert items["visit-1"]["date_published"] == "2020-09-30T12:00:00+00:00"
    assert "date_published" not in items["copy-b"]
    assert datetime.fromisoformat(items["copy-b"]["date_modified"]).year == 2025
    root = ElementTree.fromstring(whole(reader, "/latest.atom"))
    published = {
        (entry.findtext(ATOM + "id")): entry.findtext(ATOM + "published")
        for entry in root.iter(ATOM + "entry")
    }
    assert published[items["copy-b"]["id"]] is None
    assert published[items["visit-1"]["id"]] == "2020-09-30T12:00:00+00:00"


def test_titles_begin_on_their_own_side_and_entries_have_their_language(reader: Client) -> None:
    items = {i["url"].rsplit("/", 1)[1]: i for i in json.loads(whole(reader, "/en/latest.jsonfeed"))["items"]}
    assert items["visit-1"]["title"] == "\N{RIGHT-TO-LEFT MARK}وزير الدفاع الأمريكي يزور المغرب"
    assert items["en-1"]["title"] == "Esper in Rabat, المغرب"
    assert items["visit-1"]["language"] == "ar" and '<p dir="rtl">' in items["visit-1"]["content_html"]
    assert items["visit-1"]["external_url"] == "https://www.sahel.example/visit?x=1&y=<2>"
    assert "external_url" not in items["odd-1"]


def test_an_id_is_the_same_on_every_host_and_in_every_language(reader: Client) -> None:
    one = json.loads(whole(reader, "/latest.jsonfeed"))["items"][0]["id"]
    assert json.loads(whole(reader, "/fr/latest.jsonfeed"))["items"][0]["id"] == one


def test_an_empty_archive_has_feeds_too(early_reader: Client) -> None:
    root = ElementTree.fromstring(whole(early_reader, "/latest.atom"))
    assert root.findtext(ATOM + "updated") == "1970-01-01T00:00:00+00:00"
    assert whole(early_reader, "/latest.csv").decode("utf-8-sig").count("\n") == 1
    assert json.loads(whole(early_reader, "/latest.json"))["rows"] == []
    assert b"<outline" not in whole(early_reader, "/outlets.opml")


@pytest.mark.parametrize(("path", "query"), LISTS)
def test_every_list_is_rows(reader: Client, path: str, query: str) -> None:
    text = whole(reader, f"{path}.csv{query}").decode()
    assert text.startswith("\ufeff"), "without it Excel shows no Arabic"
    lines = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert tuple(lines[0]) in COLUMNS.values()
    for cell in (cell for line in lines[1:] for cell in line):
        assert not cell.lstrip().startswith(("=", "+", "-", "@", "\t", "\r"))
    if path == "/outlet":
        return
    told = json.loads(whole(reader, f"{path}.json{query}"))
    assert len(told["rows"]) == len(lines) - 1
    assert [row["id"] for row in told["rows"]] == [line[-1] for line in lines[1:]]


def test_a_formula_in_a_title_is_a_text(reader: Client) -> None:
    from tawatur.exports.tables import csv_line

    for evil in ("=1+1", "+1", "-1", "@x", "\t=1", " =HYPERLINK(1)", "\n=1", "＝1"):
        assert csv_line((evil,)).strip('"').startswith("'"), evil


@pytest.mark.parametrize("form", ["atom", "rss", "jsonfeed", "csv", "json"])
@pytest.mark.parametrize(
    "address", ["/day/nonsense", "/day/2020-13-01", "/story/none", "/entity/none", "/search", "/events"]
)
def test_a_list_that_is_none_is_not_found(reader: Client, address: str, form: str) -> None:
    query = "?type=NOPE" if address == "/events" else ""
    assert reader.get(f"{address}.{form}{query}").status_code == 404
    assert reader.get(f"/outlet.{form}").status_code in ((200, 404) if form == "json" else (404,))


def test_a_page_that_is_a_list_says_how_to_follow_it(reader: Client) -> None:
    page = parsed(reader, "/en/search?q=x&page=2")
    links = page.xpath("//link[@rel='alternate'][@title]")
    assert [link.get("type") for link in links] == [
        "application/atom+xml",
        "application/rss+xml",
        "application/feed+json",
    ]
    assert links[0].get("href") == "/en/search.atom?q=x"
    shown = page.xpath("//nav[contains(@class,'follow')]//a")
    assert [a.get("href") for a in shown][-2:] == ["/en/search.csv?q=x", "/en/search.json?q=x"]
    for address in ("/search", "/about", "/outlet", "/event/ev-visit"):
        assert not parsed(reader, address).xpath("//nav[contains(@class,'follow')]")
    for address in ("/latest", "/story/st-visit", ODD_ENTITY, "/events?type=CONSULT"):
        for link in parsed(reader, address).xpath("//nav[contains(@class,'follow')]//a"):
            assert reader.get(link.get("href")).status_code == 200, link.get("href")


def test_opml_has_the_feed_of_each_outlet(reader: Client) -> None:
    root = ElementTree.fromstring(whole(reader, "/outlets.opml"))
    outlines = list(root.iter("outline"))
    assert "جريدة الساحل" in [one.get("text") for one in outlines]
    for one in outlines:
        address = (one.get("xmlUrl") or "").removeprefix("http://testserver")
        feed = feedparser.parse(whole(reader, address))
        assert feed.entries, address


def test_events_can_be_looked_through_by_type(reader: Client) -> None:
    page = parsed(reader, "/events?type=CONSULT")
    assert {a.get("href") for a in page.xpath("//p[@class='what']/a")} == {
        "/event/ev-visit",
        "/event/ev-meeting",
    }
    assert reader.get("/events?type=NOPE").status_code == 404
