"""Search terms: what a reader takes for the same word is one term, and a name stays whole."""

import pytest

from tawatur.arabic.letters import fold
from tawatur.arabic.stems import joined_forms, search_terms
from tawatur.arabic.words import find_words


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("الامريكية", "الأمريكية"),
        ("مراكش", "مُراكش"),
        ("مصطفي", "مصطفى"),
        ("المغرب", "والمغرب"),
        ("المغرب", "بالمغرب"),
        ("المغرب", "للمغرب"),
        ("مسيرة", "مسیرة"),
        ("العلاقات", "العلاقــات"),
        ("الخارجيه", "الخارجية"),
        ("2025", "٢٠٢٥"),
        ("المدرسة", "والمدرسة"),
        ("مدرسة", "المدارس"),
        ("علاقة", "وعلاقاتهما"),
        ("وزير", "للوزراء"),
        ("اجتماع", "باجتماعاتهم"),
        ("استقبل", "سيستقبل"),
        ("بلينكن", "وبلينكن"),
        ("سودان", "بالسودان"),
        ("الجزائر", "وللجزائر"),
        ("Blinken", "BLINKEN"),
    ],
)
def test_a_query_and_a_text_that_a_reader_takes_for_the_same_have_the_same_term(
    query: str, text: str
) -> None:
    assert search_terms(query) == search_terms(text)


_NAMES = """
    علي بوريطة لبنان فلسطين وليد واشنطن باريس برلين كوبا فاس ليون بايدن بلينكن كينيدي وهران سليمان حسين
    ياسين بوتين سولانا ألمانيا ألبانيا مصعب معتصم فاضل طلال بركات عمران زهراء بنكيران كيسنجر لافروف فانس
"""


@pytest.mark.parametrize("name", _NAMES.split())
def test_a_name_is_never_mangled(name: str) -> None:
    assert search_terms(name) == [fold(name)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("السودان", "أسود"),
        ("القاهرة", "قاهر"),
        ("كوبا", "كوب"),
        ("سليمان", "سليم"),
        ("وزير", "زير"),
        ("كتاب", "تاب"),
        ("التزام", "تزام"),
        ("الله", "له"),
        ("المغرب", "الغرب"),
    ],
)
def test_words_that_only_look_alike_have_different_terms(one: str, other: str) -> None:
    assert search_terms(one) != search_terms(other)


def test_an_unknown_word_loses_its_article_but_no_letter_at_its_end() -> None:
    assert search_terms("والزقزقوطيات") == ["زقزقوطيات"]


def test_there_is_one_term_for_each_word() -> None:
    text = "وقال ناصر بوريطة، في 24 فبراير 2025: «إنّ العلاقــات قوية» (MAP)."
    assert len(search_terms(text)) == len(find_words(text))


def test_a_word_is_also_looked_for_with_each_particle_joined() -> None:
    assert {"بوريطه", "وبوريطه", "لبوريطه", "وببوريطه"} & set(joined_forms("بوريطه")) == {
        "بوريطه",
        "وبوريطه",
        "لبوريطه",
        "وببوريطه",
    }
    assert "للمغرب" in joined_forms("المغرب")
    assert "ولالمغرب" not in joined_forms("المغرب")
