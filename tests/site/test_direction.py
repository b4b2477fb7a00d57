"""Which way a text runs is decided by its letters, not by its first one."""

import pytest

from tawatur.site.direction import direction, language, shown


@pytest.mark.parametrize(
    ("text", "known", "way", "code"),
    [
        ("FRS DFDS تعلن عن موعد توقف خدماتها", None, "rtl", "ar"),
        ("شركة Samsung Electronics تكشف عن Galaxy Buds Pro", "ar", "rtl", "ar"),
        ("Esper visits Rabat (الرباط)", "en", "ltr", "en"),
        ("Esper visits Rabat", None, "ltr", ""),
        ("Esper visits Rabat", "ar", "ltr", ""),
        ("وزير الخارجية", "en", "rtl", "ar"),
        ("خبر", 'x"><b>', "rtl", "ar"),
        ("2020-2030", None, None, None),
        ("", None, None, None),
    ],
)
def test_the_share_of_arabic_letters_decides(
    text: str, known: str | None, way: str | None, code: str | None
) -> None:
    assert direction(text, known) == way
    assert language(text, known) == code


def test_overrides_go_and_marks_that_settle_a_neutral_sign_stay() -> None:
    assert shown("a\u202eb\u2066c\u2069\x00d\u200f\u200e\ud800") == "abcd\u200f\u200e\ufffd"
