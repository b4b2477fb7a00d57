"""Forms of verbs and verbal nouns as unvowelled news writes them."""

import pytest

from tawatur.arabic.verbs import future_forms, noun_forms, owner_of, past_forms, present_forms


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("أشاد", "اشادت"),
        ("أجرى", "اجرت"),
        ("أجرى", "اجراها"),
        ("دعا", "دعت"),
        ("التقى", "التقيا"),
        ("استقبل", "استقبله"),
        ("نفى", "نفوا"),
    ],
)
def test_a_past_form_is_made(verb: str, form: str) -> None:
    assert form in past_forms(verb)


@pytest.mark.parametrize(
    ("verb", "form"), [("يشيد", "تشيد"), ("يجري", "يجريان"), ("يدعو", "يدعون"), ("يلتقي", "تلتقي")]
)
def test_a_present_form_is_made(verb: str, form: str) -> None:
    assert form in present_forms(verb)


def test_the_future_is_the_present_with_its_sign() -> None:
    assert "سيزور" in future_forms("يزور")


@pytest.mark.parametrize(
    ("noun", "form", "owner"),
    [
        ("زيارة", "زيارته", "ه"),
        ("لقاء", "لقايه", "ه"),
        ("محادثات", "محادثاتهما", "هما"),
        ("زيارة", "زياره", None),
    ],
)
def test_a_verbal_noun_is_known_with_its_owner(noun: str, form: str, owner: str | None) -> None:
    assert form in noun_forms(noun)
    assert owner_of(form, noun) == owner
