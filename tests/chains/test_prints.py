"""Prints: few, stable, and shared by texts that share a passage."""

import os
import subprocess
import sys

from tawatur.chains.prints import RUN, WINDOW, find_prints
from tawatur.chains.words import comparable_words
from tawatur.model import Article
from tests.build import an_article
from tests.chains.texts import COMMUNIQUE, OPENING_A, OPENING_B, OWN_PROSE


def _hashes(article: Article) -> set[int]:
    return {value for value, _ in find_prints(article)}


def test_twelve_shared_words_in_a_row_always_share_a_print() -> None:
    words = OWN_PROSE.split()
    for at in range(0, len(words) - 12, 5):
        passage = " ".join(words[at : at + RUN + WINDOW - 1])
        one = an_article(f"{OPENING_A} {passage} {COMMUNIQUE}", id="one")
        other = an_article(f"{OPENING_B} {passage}", id="other")
        assert _hashes(one) & _hashes(other), passage


def test_texts_without_a_shared_passage_share_no_print() -> None:
    assert not _hashes(an_article(OWN_PROSE)) & _hashes(an_article(COMMUNIQUE))


def test_one_print_stands_for_four_to_five_words() -> None:
    article = an_article(f"{OPENING_A} {OWN_PROSE} {COMMUNIQUE}")
    words = len(comparable_words(article.body).keys)
    assert 3.5 <= words / len(find_prints(article)) <= 6


def test_prints_fit_a_signed_64_bit_column_and_point_at_words() -> None:
    article = an_article(OWN_PROSE)
    count = len(comparable_words(article.body).keys)
    assert all(0 <= value < 2**63 and 0 <= at <= count - RUN for value, at in find_prints(article))


def test_spelling_honorifics_and_and_do_not_change_prints() -> None:
    one = an_article("أكد معالي الوزير أن الإجراءات الجديدة ستدخل حيز التنفيذ مطلع السنة")
    other = an_article("وأكّد الوزير ان الاجراءات الجديده ستدخل حيّز التنفيذ مطلع السنة")
    assert _hashes(one) == _hashes(other) != set()


def test_a_headline_of_few_words_has_no_print() -> None:
    words = ["كلمات", "أربع", "لا", "تكفي"]
    assert all(find_prints(an_article(" ".join(words[:count]))) == () for count in range(5))
    assert find_prints(an_article("كلمات خمس تكفي هنا وحدها"))


def test_prints_are_the_same_in_another_process() -> None:
    code = (
        "from tests.build import an_article; from tests.chains.texts import OWN_PROSE;"
        "from tawatur.chains.prints import find_prints; print(find_prints(an_article(OWN_PROSE)))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(["src", "."])},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert outputs == {f"{find_prints(an_article(OWN_PROSE))}\n"}
