"""The shared gold, labelled by others: the seed pages are read as labelled, and no score sinks unseen."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from evaluation import gold

FLOORS: dict[str, dict[str, float]] = json.loads(
    (Path(__file__).parent.parent / "evaluation" / "floors.json").read_text(encoding="utf-8")
)
pytestmark = pytest.mark.skipif(not gold.is_here(), reason="the shared gold (TAWATUR_SHARED) is not here")


@cache
def seeds() -> dict[str, Any]:
    return gold.score_seeds()


@cache
def articles() -> dict[str, Any]:
    return gold.score_articles()


def test_the_seed_pages_are_read_as_labelled() -> None:
    for file, page in seeds()["pages"].items():
        assert page["body_precision"] >= 0.99, file
        assert page["body_recall"] >= 0.99, file
        assert page["furniture_left"] == [], file
        assert page["title"] and page["outlet"], file
        assert page["headlines"] == page["headlines_wanted"], file


def test_no_seed_page_is_dated_wrongly() -> None:
    for file, page in seeds()["pages"].items():
        wanted, (found, *_) = tuple(page["published_wanted"]), page["published"]
        # The blog page may be dated by proof from its own words, or stay without a date.
        unknown = (None, None, "unknown")
        assert tuple(found) == wanted or (wanted[2] == "inferred" and tuple(found) == unknown), file


def test_the_thread_has_its_four_posts() -> None:
    assert [page["articles"] for page in seeds()["pages"].values()] == [1, 1, 1, 1, 4]


def test_the_communique_is_found_and_nothing_else_is_taken_for_reuse() -> None:
    assert seeds()["reused_passages_found"] == [True]
    assert seeds()["false_reuse"] == []


@pytest.mark.parametrize("measure", FLOORS["seeds"])
def test_events_of_the_seed_pages_stay_above_their_floor(measure: str) -> None:
    assert seeds()["events"][measure] >= FLOORS["seeds"][measure]


@pytest.mark.parametrize("measure", FLOORS["articles"])
def test_events_of_the_labelled_articles_stay_above_their_floor(measure: str) -> None:
    assert articles()["events"][measure] >= FLOORS["articles"][measure]


def test_no_event_is_dated_wrongly() -> None:
    assert seeds()["events"]["on_matched"]["when_wrong"] == 0
    assert articles()["events"]["on_matched"]["when_wrong"] == 0


def test_our_own_scorer_gives_the_same_figures() -> None:
    ours, theirs = gold.tally_articles()[0].report(), articles()["events"]
    for measure in ("found", "matched", "precision", "recall", "recall_must", "f1", "strict_f1"):
        assert ours[measure] == theirs[measure], measure
    for measure in ("parties_f1", "status", "when_right", "when_wrong", "where", "attributed_to"):
        assert ours[measure] == theirs["on_matched"][measure], measure
