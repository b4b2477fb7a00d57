"""The table of outlets is sound, and names and addresses lead to its rows."""

import pytest

from tawatur.outlets import OUTLETS, Outlet, find_outlet, find_outlet_at, is_agency


def test_ids_are_unique_and_rows_are_whole() -> None:
    assert len({outlet.id for outlet in OUTLETS}) == len(OUTLETS) > 100
    assert all(outlet.names and outlet.kind for outlet in OUTLETS)
    assert not [outlet.domain for outlet in OUTLETS if outlet.domain and "/" in outlet.domain]


@pytest.mark.parametrize("outlet", OUTLETS[::20], ids=lambda outlet: str(outlet.id))
def test_an_outlet_is_found_by_its_own_name(outlet: Outlet) -> None:
    found = find_outlet(outlet.names[0])
    assert found is outlet


@pytest.mark.parametrize("name", ["هسبريس", "هِسْبْرِيس", " هسبريس. ", "Hespress", "HESPRESS"])
def test_spelling_and_edges_do_not_matter(name: str) -> None:
    found = find_outlet(name)
    assert found is not None and found.id == "hespress"


def test_an_everyday_word_names_no_outlet_in_running_text() -> None:
    assert find_outlet("واس") is not None
    assert find_outlet("واس", plain_text=True) is None
    assert find_outlet("هسبريس", plain_text=True) is not None


@pytest.mark.parametrize("name", ["", "قال الوزير", "جريدة لا وجود لها"])
def test_an_unknown_name_is_none(name: str) -> None:
    assert find_outlet(name) is None


@pytest.mark.parametrize(
    ("address", "outlet"),
    [
        ("https://www.hespress.com/politique/1.html", "hespress"),
        ("hespress.com", "hespress"),
        ("http://en.HESPRESS.com:80/x", "hespress"),
        ("https://nothespress.com/", None),
        ("https://hespress.com.evil.example/", None),
        ("com", None),
        ("http://[broken", None),
        ("", None),
    ],
)
def test_an_address_leads_to_its_outlet(address: str, outlet: str | None) -> None:
    found = find_outlet_at(address)
    assert (found and found.id) == outlet


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("واس", True),
        ("رويترز", True),
        ("وكالة الأنباء القطرية", True),
        ("وكالة رؤى للأنباء", True),
        ("جريدة الساحل", False),
        ("وكالة", False),
        ("الشرق الأوسط", False),
        ("", False),
    ],
)
def test_a_news_agency_is_known_by_the_table_or_by_its_own_first_word(name: str, agency: bool) -> None:
    assert is_agency(name) is agency
