"""Words keep their places; what is joined to their front can be taken off."""

import pytest

from tawatur.arabic.words import bare_forms, find_spans, find_words


def test_words_stand_where_the_text_has_them() -> None:
    # A mark after the last letter is not cited: what is quoted begins and ends with a letter.
    text = "وَصلَ، COVID-19 إلى «الرباط»."
    assert [text[word.start : word.end] for word in find_words(text)] == ["وَصل", "COVID-19", "إلى", "الرباط"]


def test_spans_are_those_of_the_words_that_are_wanted() -> None:
    text = "قالـت وَصلَ، ثم وصل COVID-19 إلى «الرّباط»؛ وصلا."
    spans = find_spans(text, lambda word: word in ("وصل", "covid-19", "الرباط"))
    assert [text[start:end] for start, end in spans] == ["وَصل", "وصل", "COVID-19", "الرّباط"]
    assert find_spans(text, lambda _: True) == [(word.start, word.end) for word in find_words(text)]


@pytest.mark.parametrize(
    ("word", "rest"),
    [
        ("والمغرب", "المغرب"),
        ("بالرباط", "رباط"),
        ("للمغرب", "المغرب"),
        ("وللمملكة".replace("ة", "ه"), "المملكه"),
        ("فبالعاصمه", "عاصمه"),
        ("كالمغرب", "المغرب"),
    ],
)
def test_what_is_left_without_particles_is_among_the_bare_forms(word: str, rest: str) -> None:
    assert rest in [left for _, left in bare_forms(word)]


def test_the_whole_word_is_always_the_first_way_to_read_it() -> None:
    for word in ("وزير", "بلينكن", "لبنان", "كندا", "و"):
        assert bare_forms(word)[0] == ("", word)
