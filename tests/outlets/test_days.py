"""The day of publication is that of the outlet's own place."""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from tawatur.articles.datelines import read_instant, read_moment
from tawatur.model import Article, Dating
from tawatur.outlets import OUTLETS, ZONES, on_local_day
from tests.build import an_article


def stamped(stamp: str, *, outlet: str | None = None, url: str | None = None) -> Article:
    day = read_instant(stamp)
    published = Dating(day, day, "stated", "the record says so", moment=read_moment(stamp))
    return replace(an_article(), published=published, outlet=outlet, url=url)


def test_every_zone_is_one_and_most_outlets_have_one() -> None:
    assert all(ZoneInfo(zone) for zone in ZONES.values())
    assert sum(outlet.country in ZONES for outlet in OUTLETS) > len(OUTLETS) * 3 / 4


@pytest.mark.parametrize(
    ("stamp", "outlet", "url", "day"),
    [
        ("2024-05-14T22:30:00+00:00", "عكاظ", None, date(2024, 5, 15)),
        ("2024-05-14T22:30:00Z", None, "https://www.okaz.com.sa/news/1", date(2024, 5, 15)),
        ("Tue, 14 May 2024 22:30:00 GMT", "هسبريس", None, date(2024, 5, 14)),
        ("Tue, 14 May 2024 23:30:00 GMT", "هسبريس", None, date(2024, 5, 15)),
        ("2024-05-14T22:30:00+04:00", "عكاظ", None, date(2024, 5, 14)),  # the page's own day
        ("2024-05-14", "عكاظ", None, date(2024, 5, 14)),
        ("2024-05-14T22:30:00", "عكاظ", None, date(2024, 5, 14)),
        ("2024-05-14T22:30:00Z", None, None, date(2024, 5, 14)),
        ("2024-05-14T22:30:00Z", "جريدة لا يعرفها أحد", "https://www.okaz.com.sa/news/1", date(2024, 5, 14)),
    ],
)
def test_a_moment_in_utc_is_of_the_outlets_day(
    stamp: str, outlet: str | None, url: str | None, day: date
) -> None:
    published = on_local_day(stamped(stamp, outlet=outlet, url=url)).published
    assert (published.earliest, published.latest) == (day, day)
    assert published.moment is None


def test_a_day_that_was_moved_says_why() -> None:
    because = on_local_day(stamped("2024-05-14T22:30:00Z", outlet="عكاظ")).published.because
    assert because == "the record says so, which in the outlet's own place (Asia/Riyadh) is 2024-05-15"
