"""Numbers in digits and in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.arabic.numbers import find_numbers

VALUES = [
    ("خمسة", 5),
    ("ثمانية عشر", 18),
    ("أحد عشر", 11),
    ("اثني عشر", 12),
    ("واحد وعشرين", 21),
    ("تسعة وتسعون", 99),
    ("مئة", 100),
    ("مائة وخمسة", 105),
    ("خمسمائة وثلاثة وعشرون", 523),
    ("ثلاث مئة وأربعين", 340),
    ("ألف وتسعمائة وستة وخمسون", 1956),
    ("ألفين وثمانية عشر", 2018),
    ("ألفان", 2000),
    ("ثلاثة آلاف وخمسمائة", 3500),
    ("خمسة وعشرين ألفا", 25_000),
    ("مئة وخمسة آلاف", 105_000),
    ("مليون ومائتي ألف", 1_200_000),
    ("مائتان وواحد وتسعون مليار", 291_000_000_000),
    ("ثلاثة ملايين وأربعمئة وخمسين ألفا ومئة واثنان", 3_450_102),
    ("2018", 2018),
    ("٢٠١٨", 2018),
    ("1,855", 1855),
    ("1.855.000", 1_855_000),
    ("4,5", 4.5),
    ("4,5 ملايين", 4_500_000),
    ("110 مليارات", 110_000_000_000),
    ("60 ألف", 60_000),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_a_number_is_read_whole(text: str, value: float) -> None:
    (number,) = find_numbers(text)
    assert (number.value, text[number.start : number.end]) == (value, text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("الأول", 1),
        ("الأولى", 1),
        ("الثاني عشر", 12),
        ("الحادية عشرة", 11),
        ("الحادي والعشرين", 21),
        ("الثالثة والثلاثين", 33),
        ("العاشر", 10),
        ("العشرين", 20),
    ],
)
def test_an_ordinal_is_told_from_a_count(text: str, value: int) -> None:
    (number,) = find_numbers(text)
    assert (number.value, number.kind) == (value, "ordinal")


@pytest.mark.parametrize("text", ["يومين", "أسبوعين", "شهران", "عامين", "سنتين"])
def test_a_dual_of_time_counts_two(text: str) -> None:
    (number,) = find_numbers(f"قبل {text} من ذلك")
    assert (number.value, number.kind) == (2, "dual")


def test_joined_particles_are_no_part_of_a_number() -> None:
    text = "وبخمسة وعشرين درهما"
    (number,) = find_numbers(text)
    assert text[number.start : number.end] == "خمسة وعشرين"


def test_numbers_without_and_between_them_stay_apart() -> None:
    assert [n.value for n in find_numbers("تسعة عشر تسعة وتسعون")] == [19, 99]
    assert [n.value for n in find_numbers("خمسة وستة")] == [5, 6]


@pytest.mark.parametrize("text", ["أحد المسؤولين", "آلاف المتظاهرين", "ملايين الناس", "إحدى القرى"])
def test_a_word_that_counts_only_inside_another_is_no_number(text: str) -> None:
    assert find_numbers(text) == ()


@given(st.text(alphabet="واحد عشرين ألف مئة ثلاث 0123456789,. وبل", max_size=60))
def test_positions_lie_in_the_text_and_in_order(text: str) -> None:
    numbers = find_numbers(text)
    ends = [0, *(n.end for n in numbers)]
    assert all(before <= n.start < n.end <= len(text) for before, n in zip(ends, numbers, strict=False))
