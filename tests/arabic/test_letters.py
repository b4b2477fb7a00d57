"""Folding joins spellings that readers take for the same, and every place in it can be cited."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.arabic.letters import arabic_share, fold, fold_with_offsets


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أمريكا", "امريكا"),
        ("إسبانيا", "اسبانيا"),
        ("الرباطـــ", "الرباط"),
        ("مُحَمَّد", "محمد"),
        ("مدينة", "مدينه"),
        ("علی", "علي"),  # Persian yeh
        ("کندا", "كندا"),  # Persian kaf
        ("١٩٧٥", "1975"),
        ("۱۹۷۵", "1975"),
        ("ﻻ", "لا"),
        ("\u200fالمغرب\u200f", "المغرب"),
        ("NATO", "nato"),
    ],
)
def test_spellings_of_one_word_fold_to_one_form(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("قلب", "كلب"), ("سفير", "صفير"), ("عمان", "امان"), ("طرد", "ترد")]
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_stretch_of_the_folded_text_cites_the_words_as_published() -> None:
    text = "قَالَ مارك إسبـــر إنَّ"
    folded = fold_with_offsets(text)
    start = folded.text.index("اسبر")
    begin, end = folded.span(start, start + 4)
    assert text[begin:end] == "إسبـــر"


@given(st.text(alphabet=st.sampled_from("ابتةىأإ ًٌٍَُـ\u200f\u200bﻻﷲ12٣.\nxY"), max_size=60))
def test_folding_with_offsets_is_folding_and_its_places_lie_in_the_text(text: str) -> None:
    folded = fold_with_offsets(text)
    assert folded.text == fold(text)
    last = 0
    for at in range(len(folded.text)):
        start, end = folded.span(at, at + 1)
        assert 0 <= start < end <= len(text)
        assert start >= last
        last = start


def test_the_share_of_arabic_letters_ignores_digits_and_marks() -> None:
    assert arabic_share("المغرب 2030!") == 1.0
    assert arabic_share("Maroc") == 0.0
    assert arabic_share("123") == 0.0


def test_a_long_text_folds_as_its_words_do() -> None:
    words = [chr(point) for point in range(0x20, 0x3000) if not chr(point).isspace() and fold(chr(point))]
    assert fold(" ".join(words)) == " ".join(map(fold, words))
