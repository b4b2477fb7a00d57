"""Our own labelled sentences are whole, and what is read from them stays above its floors."""

from datetime import date
from functools import cache
from typing import Any, get_args

import pytest

from evaluation import floors, sentences
from evaluation.errors import KINDS, table
from tawatur.model import NameKind, Status

MODES = {
    "ACCUSE": "disapprove investigate allege",
    "AGREE": "",
    "AID": "",
    "ASSAULT": "beat torture execute sexual assassinate targeted primitive firearms explosives suicide-attack"
    " heavy-weapons crowd-control aerial unconventional cleansing",
    "COERCE": "seize restrict ban censor martial-law arrest deport withhold misinformation",
    "CONCEDE": "",
    "CONSULT": "visit third-party multilateral phone",
    "COOPERATE": "",
    "MOBILIZE": "troops weapons police militia",
    "PROTEST": "demo riot strike hunger boycott obstruct",
    "REJECT": "assist change yield meet settle",
    "REQUEST": "assist change yield meet settle",
    "RETREAT": "withdraw release return disarm ceasefire access resign",
    "SANCTION": "convict expel withdraw discontinue",
    "SUPPORT": "",
    "THREATEN": "restrict ban arrest relations expel territory violence",
}
PASSAGES = sentences.passages()
LABELS: list[Any] = [label for one in PASSAGES for label in one.events]


@cache
def result() -> sentences.Result:
    return sentences.read_all(PASSAGES)


def test_there_are_enough_passages_and_hard_negatives() -> None:
    assert len(PASSAGES) >= 320
    assert sum(not one.events for one in PASSAGES) >= 80
    assert len({one.id for one in PASSAGES}) == len({one.text for one in PASSAGES}) == len(PASSAGES)


@pytest.mark.parametrize("kind", MODES)
def test_every_type_and_each_of_its_modes_is_told(kind: str) -> None:
    modes = {label.get("mode") for label in LABELS if label["type"] == kind}
    assert modes - {None} == set(MODES[kind].split())
    assert sum(label["type"] == kind for label in LABELS) >= 10


@pytest.mark.parametrize("one", PASSAGES, ids=lambda one: one.id)
def test_a_label_is_whole_and_quotes_its_passage(one: sentences.Passage) -> None:
    assert isinstance(one.published, date)
    for label in one.events:
        assert label["quote"] in one.text
        assert {label["type"], *label.get("also", ())} <= set(MODES)
        assert label.get("status", "happened") in get_args(Status)
        assert label["tags"]
        when = label.get("when")
        assert not when or (when["earliest"] <= when["latest"] and when["basis"] in ("stated", "relative"))
        for party in (*label["actor"], *label["recipient"], *label.get("attributed_to", ())):
            assert party["name"] and party["kind"] in get_args(NameKind)


@pytest.mark.parametrize("name", floors.floors_of("sentences"))
def test_a_score_is_not_below_its_floor(name: str) -> None:
    scores = sentences.score(result())
    assert scores[name] >= floors.floors_of("sentences")[name], "see python -m evaluation.sentences --list"


def test_the_report_tells_of_every_type_construction_and_kind_of_error() -> None:
    lines = list(sentences.tables(result()))
    heads = {line.split()[0] for line in lines if line.strip()}
    assert heads >= set(MODES) | {tag for label in LABELS for tag in label["tags"]}
    assert [kind for kind, _ in table([])] == list(KINDS)
