"""What Tawatur reads from samples/ is what is expected of them; scores stay above their floors."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from evaluation import samples as golden
from tawatur.arabic.letters import fold

ROOT = Path(__file__).parent.parent
FILES = list(golden.expected())
FLOORS: dict[str, float] = json.loads((ROOT / "evaluation" / "floors.json").read_text(encoding="utf-8"))[
    "samples"
]


@cache
def read() -> golden.Read:
    return golden.read_samples()


def run_together(text: str) -> str:
    return " ".join(text.split())


def pairs_of(file: str) -> list[tuple[Any, Any]]:
    """What is expected of each article, and what was read."""
    want, found = golden.expected()[file]["articles"], read().articles(file)
    assert len(found) == len(want), "another number of articles"
    return list(zip(want, found, strict=True))


@pytest.mark.parametrize("file", FILES)
def test_a_page_gives_the_articles_and_headlines_that_are_in_it(file: str) -> None:
    want = golden.expected()[file]
    assert [row["form"] for row in read().articles(file)] == [one["form"] for one in want["articles"]]
    assert len(read().headlines(file)) == want["headlines"]


@pytest.mark.parametrize("file", [file for file in FILES if golden.expected()[file]["articles"]])
@pytest.mark.parametrize("part", ["title", "outlet", "via", "author"])
def test_a_page_says_what_it_is(file: str, part: str) -> None:
    for want, found in pairs_of(file):
        assert found[part] == want[part]


@pytest.mark.parametrize("file", [file for file in FILES if golden.expected()[file]["articles"]])
def test_a_page_is_dated_as_it_says_and_no_better(file: str) -> None:
    for want, found in pairs_of(file):
        days = {name: want["published"][name] for name in ("earliest", "latest", "basis")}
        given = {name: found["published"][name] for name in ("earliest", "latest", "basis")}
        undated = {"earliest": None, "latest": None, "basis": "unknown"}
        assert given == days or (want["published"].get("alternative") == "unknown" and given == undated)
        assert found["published"]["because"]


@pytest.mark.parametrize("file", [file for file in FILES if golden.expected()[file]["articles"]])
def test_a_body_begins_and_ends_where_the_text_does(file: str) -> None:
    for want, found in pairs_of(file):
        body = run_together(found["body"])
        assert body.startswith(run_together(want["body_first"])), body[:80]
        assert body.endswith(run_together(want["body_last"])), body[-80:]


@pytest.mark.parametrize("file", FILES)
def test_no_furniture_is_left_in_a_body(file: str) -> None:
    bodies = fold(" ".join(run_together(row["body"]) for row in read().articles(file)))
    assert [one for one in golden.expected()[file]["furniture"] if fold(run_together(one)) in bodies] == []


@pytest.mark.parametrize("file", [file for file in FILES if golden.expected()[file]["articles"]])
def test_images_cards_and_quoted_posts_are_kept_beside_the_body(file: str) -> None:
    for want, found in pairs_of(file):
        assert len(found["images"]) == want["images"]
        assert [run_together(post["text"]) for post in found["quoted"]] == want["quoted"]
        assert bool(found["profile"]) == bool(want["profile"])
        for name in ("member_since", "messages", "reactions"):
            if want["profile"]:
                assert found["profile"][name] == want["profile"][name]


@pytest.mark.parametrize("file", [file for file in FILES if golden.expected()[file]["unreadable"]])
def test_what_gives_no_article_is_recorded_with_a_reason(file: str) -> None:
    assert read().refused[file]


def test_external_ids_come_back() -> None:
    for file in FILES:
        if file.endswith(".jsonl"):
            assert [f["external_id"] for _, f in pairs_of(file)] == [
                w["external_id"] for w, _ in pairs_of(file)
            ]


@pytest.mark.parametrize("name", FLOORS)
def test_a_score_is_not_below_its_floor(name: str) -> None:
    scores = golden.score(read())
    assert scores[name] >= FLOORS[name], f"{name} is {scores[name]}: see python -m evaluation.samples --list"


def test_every_score_has_a_floor() -> None:
    assert set(golden.score(read())) == set(FLOORS)
