"""Days and reasons in the reader's words."""

from datetime import date

import pytest
from django.test import Client
from django.utils import translation

from tawatur.model import UNDATED, Dating
from tawatur.site import dates, reasons


def a_dating(first: str, last: str) -> Dating:
    return Dating(date.fromisoformat(first), date.fromisoformat(last), "stated", "the text says so")


@pytest.mark.parametrize(
    ("first", "last", "language", "text", "machine"),
    [
        ("2020-12-26", "2020-12-26", "ar", "26 دجنبر 2020", "2020-12-26"),
        ("2025-08-28", "2025-08-28", "ar", "28 غشت 2025", "2025-08-28"),
        ("2020-12-26", "2020-12-26", "en", "26 December 2020", "2020-12-26"),
        ("2020-12-26", "2020-12-26", "fr", "26 décembre 2020", "2020-12-26"),
        ("2024-02-01", "2024-02-29", "ar", "فبراير 2024", "2024-02"),
        ("2023-02-01", "2023-02-27", "en", "between 1 and 27 February 2023", ""),
        ("1777-01-01", "1777-12-31", "fr", "1777", "1777"),
        ("2020-12-26", "2021-01-03", "ar", "بين 26 دجنبر 2020 و3 يناير 2021", ""),
        ("2019-01-01", "2020-12-31", "en", "between 1 January 2019 and 31 December 2020", ""),
    ],
)
def test_a_date_is_shown_as_precisely_as_it_is_known(
    reader: Client, first: str, last: str, language: str, text: str, machine: str
) -> None:
    with translation.override(language):
        when = dates.when(a_dating(first, last))
        assert (when.text, when.machine) == (text, machine)


@pytest.mark.parametrize("dating", [None, UNDATED])
def test_what_has_no_date_says_so(reader: Client, dating: Dating | None) -> None:
    with translation.override("ar"):
        when = dates.when(dating)
        assert (when.text, when.machine, when.precision) == ("التاريخ غير معروف", "", "")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2020-10-02", "2 October 2020"),
        ("2020-10-01/2020-10-31", "October 2020"),
        ("يوم الجمعة", "يوم الجمعة"),
        ("2020-10-02/2020-10-03/2020-10-04", "2020-10-02/2020-10-03/2020-10-04"),
    ],
)
def test_days_of_a_conflict_are_told_in_words(reader: Client, value: str, text: str) -> None:
    with translation.override("en"):
        assert dates.from_iso(value) == text


@pytest.mark.parametrize(
    ("sentence", "language", "text"),
    [
        ("the page gives no date", "ar", "الصفحة لا تذكر تاريخا"),
        ("the page says “نشر يوم 30”", "ar", "تقول الصفحة: «نشر يوم 30»"),
        ("a day before 2020-09-30, the article's day", "ar", "قبل يوم من 30 شتنبر 2020، يوم المقال"),
        (
            "the last Tuesday at or before 2020-09-30, the article's day",
            "en",
            "the last Tuesday at or before 30 September 2020, the article's day",
        ),
        (
            "أريف and منتدى tell it in the same words; the earliest of them is of 2020-10-01",
            "fr",
            "أريف et منتدى le rapportent dans les mêmes mots ; le plus ancien est du 1 octobre 2020",
        ),
        ("one credits بلاغ", "ar", "واحد منها ينسبه إلى بلاغ"),
        ("«استقبل» tells of it; told as a fact", "ar", "تخبر به لفظة «استقبل»؛ يُروى على أنه وقع"),
        ("«يزور» tells of it; told as going on", "fr", "« يزور » le rapporte ; rapporté comme en cours"),
        (
            "it counts from the article's own day, and the article's day is not known",
            "ar",
            "يُحسب من يوم المقال نفسه، ويوم المقال غير معروف",
        ),
    ],
)
def test_a_reason_is_told_in_the_readers_language(
    reader: Client, sentence: str, language: str, text: str
) -> None:
    with translation.override(language):
        assert reasons.told(sentence) == (text, language)


@pytest.mark.parametrize(
    "sentence",
    [
        "a reason that nobody has translated",
        "the page gives no date; a reason that nobody has translated",
        "a day before a day that nobody knows",
        "and and and; " * 200,
    ],
)
def test_a_reason_without_a_translation_stays_as_it_is_and_is_marked(reader: Client, sentence: str) -> None:
    with translation.override("ar"):
        assert reasons.told(sentence) == (sentence, "en")


def test_what_a_page_says_inside_a_reason_is_never_a_pattern(reader: Client) -> None:
    with translation.override("ar"):
        text, _ = reasons.told("the page says “%(words)s %(x)s 100%”")
        assert "%(words)s %(x)s 100%" in text
