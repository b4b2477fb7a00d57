"""Date lines: every form that pages use, and no sentence."""

import pytest

from tawatur.articles.datelines import read_dateline, read_instant


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("28 - 01 - 2025", "2025-01-28"),
        ("الثلاثاء 28 يناير 2025 - 14:30", "2025-01-28"),
        ("الثلاثاء ٢٨ يناير ٢٠٢٥", "2025-01-28"),
        ("نشر في: 12 يناير 2024", "2024-01-12"),
        ("2025-01-28 | 12:42", "2025-01-28"),
        ("تم نشره الجمعة 24 نيسان / أبريل 2020 09:22 مساءً", "2020-04-24"),
        ("17:55 GMT17 مارس/ آذار 2020", "2020-03-17"),
        ("الأربعاء، 28 آب/اغسطس 2013، آخر تحديث 14:00 (GMT+0400)", "2013-08-28"),
        ("الجمعة 8 فيفري 2019", "2019-02-08"),
        ("الثلاثاء 27 رجب 1446هـ 28 يناير 2025م", "2025-01-28"),
        ("السبت 6 كانون الأول 2020", "2020-12-06"),
        ("17 شتنبر 2024 على الساعة 10:15", "2024-09-17"),
        ("5 دجنبر 2019", "2019-12-05"),
        ("3 أوت 2021", "2021-08-03"),
        ("يناير 28, 2025", "2025-01-28"),
        ("January 28, 2025 10:00 AM", "2025-01-28"),
        ("2025-01-28T23:20:00-05:00", "2025-01-28"),
        ("01/28/2025", "2025-01-28"),
        ("نشر: 11/01/2024 - آخر تحديث: 12/01/2024", "2024-01-11"),
    ],
)
def test_a_date_line_gives_its_day(line: str, day: str) -> None:
    read = read_dateline(line)
    assert read is not None
    assert (str(read.day), read.rest, read.published) == (day, "", True)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("الجمعة 29 شوال 1444 هـ", "2023-05-19"),
        ("الخميس 28 شوال 1444 هـ", "2023-05-18"),
        ("السبت 29 شوال 1444هـ", "2023-05-20"),  # a day later than Umm al-Qura: so the weekday says
        ("20/07/1442 هـ", "2021-03-04"),
    ],
)
def test_an_islamic_date_alone_gives_its_day_and_its_weekday_settles_it(line: str, day: str) -> None:
    read = read_dateline(line)
    assert read is not None
    assert (str(read.day), read.islamic) == (day, True)


@pytest.mark.parametrize("line", ["الثلاثاء 29 شوال 1444 هـ", "31 شوال 1444 هـ", "29 شوال"])
def test_an_islamic_date_that_cannot_be_gives_no_day(line: str) -> None:
    assert read_dateline(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "اجتماع الحكومة 12 يناير 2024",
        "قتل شخصان يوم الثلاثاء 28 يناير 2025",
        "كان ذلك في 3 مارس 2020",
        "31 فبراير 2020",
        "9/12/19",
        "2020",
        "من 2020-2030 خطة جديدة",
        "المادة 12 من القانون",
    ],
)
def test_what_is_no_date_line_is_none(line: str) -> None:
    assert read_dateline(line) is None


@pytest.mark.parametrize("line", ["منذ 3 ساعات", "قبل يومين", "5 hours ago"])
def test_a_line_counted_from_the_crawl_states_no_day(line: str) -> None:
    read = read_dateline(line)
    assert read is not None and read.day is None


def test_the_day_of_a_change_is_not_of_publication() -> None:
    read = read_dateline("آخر تحديث: 12/01/2024 - 10:00")
    assert read is not None and not read.published


def test_a_byline_beside_the_date_is_given_as_published() -> None:
    read = read_dateline("أحمد العلوي | 3 ماي 2021 - 10:30")
    assert read is not None and read.rest == "أحمد العلوي"


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2018-05-27T23:30:50-04:00", "2018-05-27"),
        ("2018-05-27", "2018-05-27"),
        ("Wed, 14 Aug 2024 23:35:00 +0100", "2024-08-14"),
        ("yesterday", "None"),
        ("2018-13-27", "None"),
    ],
)
def test_an_instant_keeps_its_own_local_day(value: str, day: str) -> None:
    assert str(read_instant(value)) == day
