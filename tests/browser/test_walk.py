"""The site as a reader meets it, on a telephone and on a desk, in Arabic and in English."""

import json
import urllib.request
from urllib.parse import parse_qs, urlsplit

from tests.browser.walks import PARTIES, SOUGHT, Walk

PLACES = ("front", "story", "article", "event", "chain", "outlet", "entity", "timeline", "search")


def told(address: str) -> list[str]:
    """The quotes of the event at an address, as the site gives them to programs."""
    with urllib.request.urlopen(f"{address}.json", timeout=20) as answer:
        mentions = json.load(answer)["event_mentions"]
    return [mention["quote"]["exact"] for mention in mentions]


def in_one_line(text: str) -> str:
    return " ".join(text.split())


def test_links_and_forms_lead_everywhere_without_a_script(walk: Walk) -> None:
    assert [visit.what for visit in walk.visits if not visit.scripts] == list(PLACES)
    prefix = "" if walk.language == "ar" else f"/{walk.language}"
    for what in PLACES:
        part = {"front": "", "chain": "event"}.get(what, what)
        assert urlsplit(walk.one(what).address).path.startswith(f"{prefix}/{part}")
        assert walk.one(what).language == walk.language


def test_the_words_that_report_an_event_stand_on_its_page(walk: Walk) -> None:
    event = walk.one("event")
    quotes = told(event.address)
    assert quotes
    assert sorted(map(in_one_line, event.quotes)) == sorted(map(in_one_line, quotes))
    for quote in quotes:
        assert in_one_line(quote) in in_one_line(event.text)


def test_an_article_leads_to_an_event_that_quotes_it(walk: Walk) -> None:
    article = "\n".join(map(in_one_line, walk.one("article").paragraphs))
    assert any(in_one_line(quote) in article for quote in walk.one("event").quotes)


def test_a_timeline_that_was_asked_for_holds_the_two_and_their_events(walk: Walk) -> None:
    timeline = walk.one("timeline")
    asked = parse_qs(urlsplit(timeline.address).query)
    assert (asked["a"], asked["b"]) == tuple([name] for name in PARTIES[walk.language])
    for name in PARTIES[walk.language]:
        assert name in timeline.text
    for year in ("2020", "2022", "2025"):
        assert year in timeline.text.splitlines()


def test_a_search_shows_what_was_sought(walk: Walk) -> None:
    search = walk.one("search")
    assert parse_qs(urlsplit(search.address).query)["q"] == [SOUGHT]
    assert search.text.count(SOUGHT) >= 3


def test_no_page_is_wider_than_its_window(walk: Walk) -> None:
    seen = [visit for visit in walk.visits if visit.scripts]
    assert [visit.what for visit in seen] == list(PLACES)
    for visit in seen:
        assert 0 < visit.scroll_width <= visit.client_width <= walk.width, visit.address


def test_nothing_goes_wrong_in_the_console(walk: Walk) -> None:
    assert walk.console == []
    assert walk.refused == []


def test_nobody_else_is_asked_for_anything(walk: Walk) -> None:
    assert len(walk.asked) > len(PLACES)
    assert {urlsplit(url).netloc for url in walk.asked} == {walk.origin}


def test_a_page_runs_as_its_language_does_and_arabic_texts_from_the_right_in_any(walk: Walk) -> None:
    for visit in walk.visits:
        assert visit.runs == ("rtl" if walk.language == "ar" else "ltr"), visit.address
        assert set(visit.text_runs) <= {"rtl"}, visit.address
    assert walk.one("article").text_runs
    assert walk.one("event").text_runs
