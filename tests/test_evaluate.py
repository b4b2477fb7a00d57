"""`make evaluate`: floors hold, and what is not on this machine is skipped in the open."""

import pytest

from evaluation import __main__ as everything
from evaluation import persons
from evaluation.floors import broken, floors_of
from tawatur.facts.persons import Known
from tawatur.facts.registry import Registry


def test_a_score_under_its_floor_is_told_and_one_at_it_is_not() -> None:
    floors = floors_of("sentences")
    assert broken("sentences", floors) == []
    (line,) = broken("sentences", floors | {"precision": floors["precision"] - 0.001})
    assert "sentences precision" in line


def test_a_score_that_is_not_measured_breaks_its_floor() -> None:
    assert len(broken("sentences", {})) == len(floors_of("sentences"))


def test_what_is_not_here_is_skipped_with_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(everything.NEEDS, "gold", lambda: False)
    assert everything.run("gold") == "skipped"
    assert "SKIPPED" in capsys.readouterr().out


def test_our_own_labels_need_nothing_that_is_shared() -> None:
    alone = [name for name, needed in everything.NEEDS.items() if needed is None]
    assert alone == ["sentences", "samples", "persons"]


def test_no_two_people_are_joined() -> None:
    scores = persons.score(Known(Registry()))
    assert (scores["same"] >= 150, scores["different"] >= 100) == (True, True)
    assert broken("persons", scores) == []
