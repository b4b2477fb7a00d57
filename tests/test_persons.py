"""One person, one id, through the whole flow: pages, rebuild, readers' words, export."""

import json
from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path

import pytest

from tawatur.archive import open_archive
from tawatur.exports import export_jsonl
from tawatur.model import ARTICLE_JSON, Page
from tawatur.pipeline import judge_same, observe, open_vault, rebuild, settle
from tests.build import a_page

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
TELLINGS = {
    "a": "استقبل ناصر بوريطة وزير الصحة النمساوي غريغوري بلاتنر يوم 5 مايو 2021.",
    "b": "التقى ناصر بوريطة الوزير السابق جريجوري بلاتنر يوم 5 مايو 2021.",
    "c": "أجرى وزير الداخلية الكويتي فهد المنيفي، يوم 7 يونيو 2021، محادثات مع قيس سعيد.",
    "d": "أجرى وزير المالية القطري فهد المنيفي، يوم 9 يونيو 2021، محادثات مع قيس سعيد.",
}
GREGOR, OTHER = "person:جريجوري-بلاتنر", "person:غريغوري-بلاتنر"


def a_news_page(name: str) -> Page:
    line = {
        "id": name,
        "title": f"خبر {name}",
        "body": TELLINGS[name],
        "outlet": f"صحيفة {name}",
        "published": f"2021-06-1{ord(name) - ord('a')}",
    }
    return a_page(json.dumps(line), input=f"{name}.jsonl#1", content_type=ARTICLE_JSON)


def an_archive(home: Path, names: str) -> Path:
    archive, vault = open_archive(home), open_vault(home)
    assert all(outcome.became == "kept" for outcome in observe(archive, vault, map(a_news_page, names)))
    for _ in settle(archive):
        pass
    archive.close()
    return home


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return an_archive(tmp_path / "home", "abcd")


def lines(home: Path) -> list[str]:
    return list(export_jsonl(open_archive(home, read_only=True)))


def of(home: Path, kind: str) -> list[dict[str, object]]:
    return [row for row in map(json.loads, lines(home)) if row["kind"] == kind]


def ids(home: Path) -> set[object]:
    return {row["id"] for row in of(home, "entity") if row["type"] == "person"}


def test_spellings_are_one_person_with_dated_titles(home: Path) -> None:
    [row] = [row for row in of(home, "entity") if row["id"] == GREGOR]
    assert row["forms"] == ["جريجوري بلاتنر", "غريغوري بلاتنر"]
    assert row["read_as"] == [
        {"id": f"{OTHER}@at", "because": "«غريغوري بلاتنر» is a spelling of «جريجوري بلاتنر»"},
        {"id": GREGOR, "because": None},
    ]
    titles = [(t["text"], t["first"], t["former"]) for t in row["titles"]]  # type: ignore[attr-defined]
    assert titles == [
        ("وزير الصحة النمساوي", "2021-06-10", False),
        ("الوزير السابق", "2021-06-11", True),
    ]
    parties = {p["id"] for m in of(home, "event_mention") for p in m["recipient"]}  # type: ignore[attr-defined]
    assert GREGOR in parties and OTHER not in parties


def test_the_two_tellings_are_one_event(home: Path) -> None:
    twice = [row for row in of(home, "event") if len(row["mentions"]) == 2]  # type: ignore[arg-type]
    sides = [{p["id"] for p in (*row["actor"], *row["recipient"])} for row in twice]  # type: ignore[misc]
    assert sides == [{GREGOR, "nasser-bourita"}]


def test_namesakes_are_two(home: Path) -> None:
    assert {"person:فهد-منيفي@kw", "person:فهد-منيفي@qa"} <= ids(home)
    said = [row for row in of(home, "judgement") if row["by"] == "rule"]
    assert [(row["verdict"], row["entities"], row["at"]) for row in said] == [
        ("same", [GREGOR, f"{OTHER}@at"], None),
        ("different", ["person:فهد-منيفي", "person:فهد-منيفي@kw"], None),
        ("different", ["person:فهد-منيفي", "person:فهد-منيفي@qa"], None),
    ]


def test_persons_do_not_depend_on_the_order_of_pages(tmp_path: Path) -> None:
    found = {
        frozenset(ids(an_archive(tmp_path / "".join(order), "".join(order)))) for order in permutations("abd")
    }
    assert len(found) == 1


def test_a_rebuild_gives_the_same(home: Path) -> None:
    before = lines(home)
    for _ in rebuild(home):
        pass
    assert lines(home) == before


def test_a_reader_parts_what_the_rule_joined_and_takes_it_back(home: Path) -> None:
    before = lines(home)
    judge_same(open_archive(home), GREGOR, OTHER, "different", "اسمان", AT)
    assert {GREGOR, OTHER} <= ids(home)
    parted = lines(home)
    for _ in rebuild(home):
        pass
    assert lines(home) == parted
    [said] = [row for row in of(home, "judgement") if row["by"] == "reader"]
    assert (said["verdict"], said["entities"], said["reason"]) == ("different", [GREGOR, OTHER], "اسمان")
    judge_same(open_archive(home), GREGOR, OTHER, "withdrawn", None, AT)
    assert lines(home) == before


def test_a_reader_joins_and_the_events_say_so(home: Path) -> None:
    before = lines(home)
    kuwait, qatar = "person:فهد-منيفي@kw", "person:فهد-منيفي@qa"
    judge_same(open_archive(home), kuwait, qatar, "same", None, AT)
    assert qatar not in ids(home)
    actors = [p["id"] for e in of(home, "event") for p in e["actor"]]  # type: ignore[attr-defined]
    assert actors.count(kuwait) == 2
    archive = open_archive(home, read_only=True)
    assert archive.entities([qatar])[qatar].id == kuwait
    joined = lines(home)
    for _ in rebuild(home):
        pass
    assert lines(home) == joined
    judge_same(open_archive(home), kuwait, qatar, "withdrawn", None, AT)
    assert lines(home) == before


def test_only_persons_who_are_there_are_judged(home: Path) -> None:
    for other in ("person:nobody", "state-ma"):
        with pytest.raises(LookupError, match="no person"):
            judge_same(open_archive(home), GREGOR, other, "same", None, AT)
