"""Names on public labelled sets: no score sinks unseen."""

import pytest

from evaluation import names
from evaluation.floors import floors_of
from tawatur.pipeline.reading import knowledge

FLOORS = floors_of("names")


@pytest.mark.skipif(not names.is_here(), reason="the labelled names (TAWATUR_SHARED) are not here")
@pytest.mark.parametrize("name", FLOORS)
def test_names_stay_above_their_floor(name: str) -> None:
    assert names.score(names.SETS[name](), knowledge()).rates()["f1"] >= FLOORS[name]


def test_a_name_counts_where_its_words_and_kind_are_the_labelled_ones() -> None:
    sentence = [("وصل", "O"), ("وباراك", "B-PER"), ("أوباما", "I-PER"), ("إلى", "O"), ("فرنسا", "B-LOC")]
    assert names.gold_entities(sentence) == {(1, 3, "PER"), (4, 5, "LOC")}
    result = names.Score()
    result.add(sentence, {(1, 3, "PER"), (3, 5, "LOC"), (0, 1, "ORG")})
    assert result.rates()["f1"] == 0.4
    assert result.mistakes == {("LOC", "wrong bounds"): 1, ("ORG", "invented"): 1}


def test_a_reference_and_a_description_are_no_names() -> None:
    sentence = [(word, "O") for word in ["قررت", "الحكومة", "المغربية", "والوزير", "المغربي", "أمس", "زيادة"]]
    assert names.found_entities(sentence, knowledge()) == set()
