"""What holds for every kind of page: accessible, light, no wider than its window, asking nobody else."""

from urllib.parse import urlsplit

import pytest

from tests.browser.rounds import Seen, kind_of, one_of_each_kind, see
from tests.browser.walks import LANGUAGES

# Bytes of a first visit: HTML, style and the fonts once (images are the sources').
_WEIGHT = 150_000

_KINDS = (
    *("", "about", "analyze", "contact", "entities", "events", "forum", "latest", "map", "outlets", "search"),
    *("settings", "timeline", "transparency", "account/in ?", "article/*", "day/*", "entity/*", "story/*"),
    *(
        "event/*",
        "event/*/chain",
        "article/*/structure",
        "article/*/history",
        "discuss/article/*",
        "mention/*",
        "outlet ?",
    ),
)


@pytest.fixture(scope="session", params=LANGUAGES)
def seen(request: pytest.FixtureRequest, browser_path: str, address: str) -> list[Seen]:
    """One page of each kind in one language, as a browser saw it."""
    front = address if request.param == "ar" else f"{address}{request.param}/"
    return see(one_of_each_kind(front), browser_path)


def test_a_kind_is_an_address_without_its_identifiers() -> None:
    assert kind_of("http://x/en/event/e1/chain") == kind_of("http://x/event/e2/chain") == "event/*/chain"
    assert kind_of("http://x/") == kind_of("http://x/fr/") == ""
    assert kind_of("http://x/search?q=a&page=2") == "search ?"


def test_links_lead_to_all_the_kinds_that_readers_need(seen: list[Seen]) -> None:
    assert {page.kind for page in seen} >= set(_KINDS)


def test_axe_finds_nothing_to_blame_in_light_or_dark(seen: list[Seen]) -> None:
    blamed = {page.address: page.violations for page in seen if page.violations}
    assert blamed == {}


def test_no_page_is_wider_than_a_telephone_or_a_desk(seen: list[Seen]) -> None:
    assert [page.address for page in seen if any(wide > window for wide, window in page.overflow)] == []


def test_a_first_visit_is_light(seen: list[Seen]) -> None:
    assert {page.address: page.weight for page in seen if page.weight > _WEIGHT} == {}
    assert all(page.weight > 1_000 for page in seen)


def test_nobody_else_is_asked_and_nothing_goes_wrong(seen: list[Seen], address: str) -> None:
    assert set().union(*(page.asked for page in seen)) == {urlsplit(address).netloc}
    assert {page.address: page.console for page in seen if page.console} == {}
