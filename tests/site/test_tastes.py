"""A reader without an account says how pages are shown, and nobody else knows."""

from collections.abc import Mapping

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tawatur.site.digits import with_arabic_digits
from tawatur.site.tastes import CHOICES, COOKIE, Taste, as_cookie, chosen, of_cookie
from tests.site.pages import PREFIXES, faults_of, only, parsed, source, text_of


def choose(reader: Client, **codes: str) -> None:
    """Answer the form with these choices and the first of each other."""
    answers = {name: codes[0] for name, codes in CHOICES.items()} | codes
    answer = reader.post("/settings", answers)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/settings")


def day_of(reader: Client, address: str = "/article/visit-1") -> str:
    return text_of(parsed(reader, address).xpath("//dl[@class='facts']//time")[0])


@pytest.mark.parametrize("prefix", PREFIXES.values())
def test_the_form_is_valid_and_asks_all(reader: Client, prefix: str) -> None:
    assert faults_of(source(reader, f"{prefix}/settings")) == []
    document = parsed(reader, f"{prefix}/settings")
    names = {field.get("name") for field in document.xpath("//input[@type='radio']")}
    assert names == set(CHOICES)
    assert len(document.xpath("//input[@checked]")) == len(CHOICES)


@pytest.mark.parametrize(
    ("region", "day"),
    [
        ("maghreb", "30 شتنبر 2020"),
        ("algiers", "30 سبتمبر 2020"),
        ("cairo", "30 سبتمبر 2020"),
        ("damascus", "30 أيلول 2020"),
    ],
)
def test_months_have_the_names_of_the_readers_region(reader: Client, region: str, day: str) -> None:
    choose(reader, months=region)
    assert day_of(reader) == day
    assert day_of(reader, "/en/article/visit-1") == "30 September 2020"


@pytest.mark.parametrize(
    ("shift", "day"),
    [("0", "30 شتنبر 2020 (13 صفر 1442هـ)"), ("-1", "30 شتنبر 2020 (12 صفر 1442هـ)"), ("", "30 شتنبر 2020")],
)
def test_hijri_days_are_shown_where_wanted_and_can_be_shifted(reader: Client, shift: str, day: str) -> None:
    choose(reader, hijri=shift)
    assert day_of(reader) == day
    assert ("أم القرى" in text_of(parsed(reader, "/"))) == bool(shift)


def test_a_day_that_the_calendar_does_not_know_is_shown_without_it(reader: Client) -> None:
    choose(reader, hijri="0")
    assert text_of(only(parsed(reader, "/day/1777-01-01"), "//h1")) == "1 يناير 1777"


def test_digits_change_in_our_words_and_never_in_a_sources(reader: Client) -> None:
    choose(reader, digits="arabic")
    document = parsed(reader, "/article/visit-1")
    assert text_of(document.xpath("//dl[@class='facts']//time")[0]) == "٣٠ شتنبر ٢٠٢٠"
    assert document.xpath("//dl[@class='facts']//time/@datetime")[0] == "2020-09-30"
    assert "2 أكتوبر 2020" in text_of(only(document, "//div[@class='body']"))
    assert "/article/visit-1/history" in document.xpath("//a/@href")
    assert "30 September 2020" in text_of(parsed(reader, "/en/article/visit-1"))


def test_colours_and_size_are_said_of_the_page(reader: Client) -> None:
    choose(reader, theme="dark", size="large")
    page = parsed(reader, "/")
    assert (page.get("data-theme"), page.get("data-size")) == ("dark", "large")
    assert only(page, "//meta[@name='color-scheme']").get("content") == "dark"
    choose(reader)
    assert parsed(reader, "/").get("data-theme") is None


def test_the_cookie_is_small_for_this_site_and_read_by_no_script(reader: Client) -> None:
    choose(reader, theme="dark")
    cookie = reader.cookies[COOKIE]
    assert cookie.value == "theme:dark"
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert "Cookie" in reader.get("/").headers["Vary"]


def test_a_form_of_another_site_changes_nothing(reader: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/settings", {"theme": "dark"}).status_code == 403
    assert COOKIE not in strict.cookies


@pytest.mark.parametrize(
    "text", ["", "theme:<script>", "x" * 5000, "theme:dark.theme:no", "::::....", "size:large\0"]
)
def test_a_cookie_that_makes_no_sense_breaks_nothing(reader: Client, text: str) -> None:
    reader.cookies[COOKIE] = text
    assert "<script>" not in source(reader, "/about")


@given(st.fixed_dictionaries({name: st.sampled_from(codes) for name, codes in CHOICES.items()}))
def test_a_cookie_keeps_what_was_chosen(codes: Mapping[str, str]) -> None:
    assert of_cookie(as_cookie(chosen(codes))) == chosen(codes) == Taste(**codes)


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>12 &#39;3</p>", "<p>١٢ &#39;٣</p>"),
        ('1 <b dir="rtl">2 <b>3</b> 4</b> 5', '١ <b dir="rtl">2 <b>3</b> 4</b> ٥'),
        ('<html dir="rtl"><input value="1" dir="auto">2', '<html dir="rtl"><input value="1" dir="auto">٢'),
        ("<code>1</code><title>2</title>3", "<code>1</code><title>2</title>٣"),
    ],
)
def test_only_text_of_ours_gets_other_digits(html: str, shown: str) -> None:
    assert with_arabic_digits(html) == shown
