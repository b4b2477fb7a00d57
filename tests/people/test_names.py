"""Which names people may take, and which could be taken for one another."""

import pytest

from tawatur.people import Refused
from tawatur.people.names import allowed_name, key_of, one_line


@pytest.mark.parametrize(
    "name",
    ["الب ارسلان", "سمير", "Ayoub_84", "Élodie", "مغربي 2020", "محمد ١٢", "O.Brien", "غيثة-ب", "Łukasz"],
)
def test_names_in_either_script_are_allowed(name: str) -> None:
    assert allowed_name(name) == name


def test_a_name_is_kept_in_one_form() -> None:
    assert allowed_name("  سمير\u00a0 العلوي ") == "سمير العلوي"
    assert allowed_name("\uff33amir") == "Samir"  # a wide S
    assert allowed_name("E\u0301lodie") == "Élodie"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("ab", "name-length"),
        ("ا" * 25, "name-length"),
        ("", "name-length"),
        ("samir\u202egnp", "name-signs"),  # turns what follows round
        ("\u2067سمير\u2069", "name-signs"),
        ("سمير\u200b", "name-signs"),  # is not seen
        ("س\u200dمير", "name-signs"),
        ("سم\u0640\u0640ير", "name-signs"),  # tatweel
        ("سَمير", "name-signs"),  # a vowel sign
        ("sa\u0301\u0301\u0301\u0301mir", "name-signs"),
        ("a\x00bc", "name-signs"),
        ("line\nbreak", "name-signs"),
        ("<b>samir", "name-signs"),
        ("samir@x", "name-signs"),
        (".samir", "name-signs"),
        ("sa..mir", "name-signs"),
        ("samir 😀", "name-signs"),
        ("Самир", "name-signs"),  # Cyrillic
        ("sаmir", "name-signs"),  # one Cyrillic letter among Latin ones
        ("samirٱ", "name-mixed"),
        ("سمير a", "name-mixed"),
        ("samir٣", "name-mixed"),
        ("سمير 3٣", "name-mixed"),
        ("12345", "name-letters"),
        ("Admin", "name-taken"),
        ("adm1n", "name-taken"),
        ("Moderator", "name-taken"),
        ("moderat0r", "name-taken"),
        ("rnoderator", "name-taken"),
        ("مشرف", "name-taken"),
        ("إداره", "name-taken"),
        ("تـواتر", "name-signs"),
    ],
)
def test_other_names_are_refused(name: str, why: str) -> None:
    with pytest.raises(Refused) as refused:
        allowed_name(name)
    assert refused.value.code == why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("samir", "SAMIR"),
        ("samir", "sarnir"),
        ("salim", "sa1im"),
        ("salim", "saIim"),
        ("Élodie", "Elodie"),
        ("a.b.c", "abc"),
        ("hello", "helllo"),
        ("bob5", "bobs"),
        ("Łukasz", "lukasz"),
        ("أحمد", "احمد"),
        ("مصطفى", "مصطفي"),
        ("فاطمة", "فاطمه"),
        ("كريم", "کريم"),
        ("محمد ١", "محمد 1"),
        ("سمير العلوي", "سميرالعلوي"),
    ],
)
def test_names_that_look_alike_have_one_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(
    ("one", "other"), [("samir", "samira"), ("عمر", "عمرو"), ("bob", "rob"), ("حسن", "حسين")]
)
def test_names_that_differ_have_keys_that_differ(one: str, other: str) -> None:
    assert key_of(one) != key_of(other)


def test_a_line_of_ones_own_keeps_its_signs_and_loses_its_tricks() -> None:
    assert one_line(" التحالف \u202eيجمعنا\n🎖 \x07", 40) == "التحالف يجمعنا 🎖"
    assert one_line("x" * 99, 40) == "x" * 40
