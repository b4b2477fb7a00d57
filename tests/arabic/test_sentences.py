"""Sentences end where readers think they do."""

import time

import pytest

from tawatur.arabic.sentences import find_sentences


def read(text: str) -> list[str]:
    return [text[start:end] for start, end in find_sentences(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("وصل الوزير. ثم غادر.", ["وصل الوزير.", "ثم غادر."]),
        ("هل وصل؟ نعم!", ["هل وصل؟", "نعم!"]),
        ("قال د. أحمد إن الأمر انتهى. ثم سكت.", ["قال د. أحمد إن الأمر انتهى.", "ثم سكت."]),
        ("بلغت النسبة 3.5 في المائة. وارتفعت.", ["بلغت النسبة 3.5 في المائة.", "وارتفعت."]),
        ("نقلت أ.ف.ب عن مصدر. انتهى.", ["نقلت أ.ف.ب عن مصدر.", "انتهى."]),
        ("عنوان\nثم النص هنا.", ["عنوان", "ثم النص هنا."]),
        ("", []),
        ("… ! ؟", []),
    ],
)
def test_a_stop_or_a_line_ends_a_sentence(text: str, sentences: list[str]) -> None:
    assert read(text) == sentences


def test_lines_cut_in_the_middle_of_sentences_are_read_as_one() -> None:
    lines = [
        "استقبل وزير الخارجية يوم أمس",
        "نظيره الإسباني في مقر الوزارة",
        "وبحث معه العلاقات بين",
        "البلدين وسبل تعزيزها.",
        "ثم غادر",
    ]
    assert read("\n\n".join(lines)) == ["\n\n".join(lines[:4]), "ثم غادر"]


def test_a_hundred_thousand_stops_are_read_in_linear_time() -> None:
    begun = time.process_time()
    assert read("." * 100_000 + "ثم") == ["." * 100_000 + "ثم"]
    assert time.process_time() - begun < 5
