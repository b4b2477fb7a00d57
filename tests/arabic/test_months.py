"""Names of months and weekdays, in every country's usage."""

import pytest

from tawatur.arabic.letters import fold
from tawatur.arabic.months import AMBIGUOUS, HIJRI_MONTHS, MONTHS, WEEKDAYS

COUNTRIES = {
    "Egypt and the Gulf": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "Morocco": "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر",
    "Algeria and Tunisia": "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر",
}
LEVANT = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
]
HIJRI = [
    "محرم",
    "صفر",
    "ربيع الأول",
    "ربيع الآخر",
    "جمادى الأولى",
    "جمادى الآخرة",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو القعدة",
    "ذو الحجة",
]


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_countrys_twelve_months_count_from_one_to_twelve(country: str) -> None:
    assert [MONTHS[fold(name)] for name in COUNTRIES[country].split()] == list(range(1, 13))


def test_levantine_months_of_two_words_are_one_name() -> None:
    assert [MONTHS[fold(name)] for name in LEVANT] == list(range(1, 13))


def test_islamic_months_count_from_one_to_twelve() -> None:
    assert [HIJRI_MONTHS[fold(name)] for name in HIJRI] == list(range(1, 13))


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("الاثنين", 0),
        ("الإثنين", 0),
        ("الثلاثاء", 1),
        ("الأربعاء", 2),
        ("الاربعاء", 2),
        ("الخميس", 3),
        ("الجمعة", 4),
        ("السبت", 5),
        ("الأحد", 6),
        ("يوم الأحد", 6),
        ("خميس", 3),
        ("يوم جمعة", 4),
    ],
)
def test_weekdays_count_from_monday_with_and_without_article_and_day_word(name: str, day: int) -> None:
    assert WEEKDAYS[fold(name)] == day


@pytest.mark.parametrize("word", ["مارس", "ماي", "آب", "رجب", "صفر", "أحد", "جمعة", "نيسان"])
def test_a_name_that_is_also_a_word_says_what_else_it_means(word: str) -> None:
    assert AMBIGUOUS[fold(word)]


@pytest.mark.parametrize("word", ["فبراير", "دجنبر", "غشت", "حزيران", "الثلاثاء", "ذو الحجة"])
def test_a_name_that_means_nothing_else_is_not_flagged(word: str) -> None:
    assert fold(word) not in AMBIGUOUS
