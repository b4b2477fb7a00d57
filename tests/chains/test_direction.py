"""Direction: who came first, by what is stated."""

from datetime import UTC, datetime

from tawatur.chains.direction import find_direction
from tawatur.model import Span
from tawatur.outlets import is_agency
from tests.build import a_credit, an_article, on
from tests.chains.tellings import UNDATED


def test_the_earlier_stated_day_is_first() -> None:
    one, other = (
        an_article(id="one", published=on("2024-05-02")),
        an_article(id="other", published=on("2024-05-03")),
    )
    assert find_direction(one, other).first == find_direction(other, one).first == "one"
    assert "2024-05-02" in find_direction(one, other).because


def test_the_same_day_or_no_day_leaves_it_unknown() -> None:
    one = an_article(id="one", published=on("2024-05-02"))
    assert find_direction(one, an_article(id="other", published=on("2024-05-02"))).first is None
    assert find_direction(one, an_article(id="other", published=UNDATED)).first is None
    assert find_direction(one, an_article(id="other", published=on("2024-05-01", "2024-05-31"))).first is None


def test_who_credits_the_other_came_later_whatever_the_dates() -> None:
    one = an_article(id="one", outlet="الأولى", published=on("2024-05-03"))
    other = an_article(id="other", outlet="الثانية", published=on("2024-05-02"))
    credit = a_credit(other, "الأولى", kind="outlet")
    direction = find_direction(one, other, [credit])
    assert direction.first == "one"
    assert "الأولى" in direction.because


def test_a_page_seen_before_the_other_was_published_is_first() -> None:
    early = an_article(id="early", published=UNDATED, seen=datetime(2024, 5, 1, tzinfo=UTC))
    late = an_article(id="late", published=on("2024-05-03"), seen=datetime(2024, 6, 1, tzinfo=UTC))
    assert find_direction(late, early).first == "early"


AGENCY = "وكالة المغرب العربي للأنباء"


def test_two_that_credit_one_agency_have_it_as_their_source_whatever_the_dates() -> None:
    one = an_article(id="one", outlet="الأولى", published=on("2024-05-02"))
    other = an_article(id="other", outlet="الثانية", published=on("2024-05-03"))
    found = find_direction(one, other, [a_credit(one, AGENCY), a_credit(other, AGENCY)])
    assert (found.first, found.source, found.sure) == (None, AGENCY, "stated")


def test_the_words_of_one_that_credits_an_agency_are_the_agencys_in_the_other_too() -> None:
    one = an_article(id="one", outlet="الأولى", published=UNDATED)
    other = an_article(id="other", outlet="الثانية", published=UNDATED)
    found = find_direction(one, other, [a_credit(one, AGENCY)], is_agency=is_agency)
    assert (found.first, found.source, found.sure) == (None, AGENCY, "likely")
    elsewhere = a_credit(one, AGENCY, span=Span(40, 60))  # a sentence of its own, not the whole text
    assert find_direction(one, other, [elsewhere], is_agency=is_agency).source is None


def test_a_news_agency_is_likely_the_source_where_days_say_nothing() -> None:
    paper = an_article(id="paper", outlet="جريدة الساحل", published=on("2024-05-02"))
    agency = an_article(id="agency", outlet="وكالة رؤى للأنباء", published=on("2024-05-02"))
    found = find_direction(paper, agency, is_agency=is_agency)
    assert (found.first, found.sure) == ("agency", "likely")
    earlier = an_article(id="paper", outlet="جريدة الساحل", published=on("2024-05-01"))
    assert find_direction(earlier, agency, is_agency=is_agency).first == "paper"
    two = an_article(id="two", outlet="وكالة الأناضول", published=on("2024-05-02"))
    assert find_direction(two, agency, is_agency=is_agency).first is None
