"""What a reader without an account does in a browser: compares, narrows down, takes away, pastes a text."""

import csv
import io
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.browser.conftest import CAME, SAMPLES, WENT
from tests.browser.visits import WAYS, WAYS_NAMED, Visit, visiting
from tests.browser.walks import PARTIES, SOUGHT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_COPY = "تفاصيل مكالمة الملك وترامب"  # the title of a reprint
_TWICE = "أول اتصال بين روبيو وبوريطة"  # of the page that came again
_OWN = "زارت وزيرة الخارجية الإسبانية تونس يوم 3 مارس 2021 والتقت نظيرها التونسي."


@pytest.fixture(params=WAYS, ids=WAYS_NAMED)
def visit(request: pytest.FixtureRequest, chromium: "Browser", address: str) -> Iterator[Visit]:
    """Somebody who reads, in each language, at each width, without scripts and with them."""
    language, width, scripts = request.param
    network = f"198.51.{80 + WAYS.index(request.param)}.7"
    with visiting(chromium, address, language, width, scripts=scripts, network=network) as one:
        yield one


def find(visit: Visit, words: str) -> None:
    """Open the best hit of a search."""
    visit.go(f"search?q={quote(words)}")
    visit.follow("main .hits .what a")


def fetched(visit: Visit, selector: str, kind: str) -> str:
    """Return what a link gives to programs."""
    link = visit.page.locator(selector).first.get_attribute("href")
    answer = visit.page.request.get(visit.page.evaluate("to => new URL(to, location).href", link))
    assert answer.status == 200 and kind in answer.headers["content-type"], link
    return answer.text()


def test_two_texts_are_laid_beside_each_other(visit: Visit) -> None:
    find(visit, _COPY)
    visit.follow("main a[href*='/compare?']")
    assert visit.page.locator("main .sides article").count() == 2
    one, other = (visit.texts(f".sides article:nth-child({n}) .copy") for n in (1, 2))
    assert one and len(one) == len(other)
    visit.follow("main .sides .ref")
    assert "#b" in visit.page.url
    visit.unfold("main details.why summary")
    assert visit.page.locator("main details.why[open] p").first.is_visible()
    assert json.loads(fetched(visit, "main a[href*='compare.json']", "json"))


def test_versions_of_a_page_show_what_came_and_went(visit: Visit) -> None:
    find(visit, _TWICE)
    visit.follow("main .facts a[href$='/history']")
    assert visit.page.locator("main ol.list a").count() == 2
    assert visit.texts("main .step ins") == [CAME] and visit.texts("main .step del") == [WENT]


def test_an_article_leads_to_the_one_before_and_back(visit: Visit) -> None:
    visit.go("day")
    day = visit.text("main h1")
    visit.follow("main nav.turn a[rel=prev]")
    assert visit.text("main h1") != day
    visit.follow("main nav.turn a[rel=next]")
    assert visit.text("main h1") == day
    visit.follow("main #articles ~ ol .what a")
    title = visit.text("main h1")
    visit.follow("main nav.turn a[rel=prev]")
    assert visit.text("main h1") != title
    visit.follow("main nav.turn a[rel=next]")
    assert visit.text("main h1") == title


def test_who_has_to_do_with_whom_is_a_table_first_and_a_drawing(visit: Visit) -> None:
    visit.go()
    visit.follow("nav.main a[href$='/graph']")
    visit.page.fill("#entity", PARTIES[visit.language][0])
    visit.follow("main form button")
    named = set(visit.texts("#relations ~ tbody td:nth-child(-n+2)"))
    drawn = set(visit.page.locator("svg text.label").evaluate_all("all => all.map(one => one.textContent)"))
    assert PARTIES[visit.language][0] in named and drawn <= named
    events = int(visit.text("main tbody td:nth-child(3)"))
    assert json.loads(fetched(visit, "main nav.follow a[href*='graph.json']", "json"))
    visit.follow("main tbody td:nth-child(3) a")
    # There all that the two did is told, whoever began; here what one did to the other.
    assert "/timeline" in visit.page.url and visit.page.locator("main .event").count() >= events


def test_the_map_has_a_table_with_the_same_places(visit: Visit) -> None:
    visit.go()
    visit.follow("nav.main a[href$='/map']")
    rows = visit.texts("main tbody td:first-child")
    dots = visit.page.locator("svg a").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    assert dots and sorted(dots) == sorted(rows)
    told = list(csv.DictReader(io.StringIO(fetched(visit, "main nav.follow a[href*='map.csv']", "csv"))))
    assert len(told) == len(rows)
    visit.page.fill("#entity", PARTIES[visit.language][1])
    visit.follow("main form button")
    assert set(visit.texts("main tbody td:first-child")) < set(rows)
    place = visit.text("main tbody td:first-child a")
    visit.follow("main tbody td:first-child a")
    assert visit.text("main h1") == place


def test_a_search_is_narrowed_by_its_facets_and_widened_again(visit: Visit) -> None:
    visit.go()
    visit.page.fill("#quick", SOUGHT)
    visit.follow(".quick button")
    count, number = visit.text("main .count"), visit.page.locator("main .hits > li").count()
    assert visit.page.locator("main .hits mark").count() >= number
    outlet, fewer = visit.text("main .facets a"), int(visit.text("main .facets .n"))
    visit.follow("main .facets a")
    assert set(visit.texts("main .hits .outlet")) == {outlet}
    assert visit.page.locator("main .hits > li").count() == fewer < number
    assert outlet in visit.page.input_value("#q")
    visit.follow("main .parts a", has_text=outlet)
    assert visit.text("main .count") == count
    visit.follow("main nav.chips li:nth-child(3) a")
    assert visit.page.locator("main .found .event").count()
    visit.page.fill("#q", f"{SOUGHT} -{SOUGHT}")
    visit.follow("main form.ask button")
    assert visit.page.locator("main .hits").count() == 0 and visit.page.locator("main .nothing a").count()


def test_the_ticker_stands_still_and_tells_each_headline_once(visit: Visit) -> None:
    visit.go()
    lines = "main ul.ticker > li"
    told = visit.page.locator(f"{lines} > a").evaluate_all("all => all.map(one => one.textContent)")
    assert len(told) > 9 and len(set(told)) == len(told)
    again = visit.page.locator(f"{lines} details li").first
    assert not again.is_visible()
    visit.unfold(f"{lines} details summary")
    assert again.is_visible()
    visit.unfold("main section[aria-labelledby=ticker] > details summary")
    assert visit.page.locator(f"{lines} > a").last.is_visible()
    if visit.scripts:
        moving = "document.getAnimations().filter(one => one.playState == 'running').length"
        assert visit.page.evaluate(moving) == 0


def test_pages_are_shown_with_the_reader_s_months_digits_and_calendar(visit: Visit) -> None:
    visit.go("latest")
    visit.follow("footer a[href$='/settings']")
    for name, code in {"theme": "dark", "months": "damascus", "digits": "arabic", "hijri": "0"}.items():
        visit.page.check(f"main [name={name}][value='{code}']")
    visit.follow("main form.tastes button")
    assert visit.page.locator("html").get_attribute("data-theme") == "dark"
    find(visit, _TWICE)
    day = visit.text("main .facts time")
    arabic = visit.language == "ar"
    assert ("كانون الثاني" in day and "٢٠٢٥" in day) if arabic else "January 2025" in day
    assert ("رجب" in day and "هـ" in day) if arabic else ("Rajab" in day and "AH" in day)
    there = "en" if arabic else "ar"
    visit.language = there
    visit.follow(f"footer a[lang={there}]")
    assert "/article/" in visit.page.url


def test_lists_can_be_followed_and_taken_away(visit: Visit) -> None:
    for path in ("latest", "events", f"search?q={SOUGHT}", f"timeline?a={PARTIES['ar'][0]}"):
        visit.go(path)
        ways = visit.page.locator("nav.follow a").evaluate_all("all => all.map(one => [one.type, one.href])")
        kinds = {kind for kind, _ in ways}
        assert {"application/atom+xml", "text/csv", "application/json"} <= kinds
        for kind, href in ways:
            answer = visit.page.request.get(href)
            assert answer.status == 200 and kind in answer.headers["content-type"], href
            if kind == "text/csv":
                assert list(csv.DictReader(io.StringIO(answer.text())))
    assert "<opml" in fetched(visit, "footer a[href$='.opml']", "opml")


def test_a_text_that_is_pasted_is_read_and_found_again(visit: Visit) -> None:
    find(visit, _COPY)
    title, passage = visit.text("main h1"), visit.text("main .body p")
    visit.follow("footer a[href$='/analyze']")
    visit.page.fill("#text", f"{_OWN}\n\n{passage}")
    visit.follow("main form.sheet button")
    read = visit.text("main .analysed")
    assert "2021" in read and visit.page.locator("main .analysed mark.quote").count()
    assert title in read and visit.page.locator("main .analysed .copy").count()
    visit.page.set_input_files("#file", SAMPLES / "c1-sawt-alatlas-blinken.html")
    visit.page.fill("#text", "")
    visit.follow("main form.sheet button")
    assert visit.page.locator("main .analysed h2").count() == 1 and "بلينكن" in visit.text(
        "main .analysed h2"
    )


def test_a_reader_without_an_account_can_be_told_what_is_new(visit: Visit) -> None:
    visit.go()
    visit.follow("main a[href$='/new']")
    visit.follow("main form.sheet button[value=seen]")
    assert visit.page.locator("main .standfirst[role=status]").count() == 1
    visit.follow("main button[value=forget]")
    assert visit.page.locator("main form.sheet button[value=seen]").count() == 1
