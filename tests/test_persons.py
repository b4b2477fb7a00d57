"""One person, one id, through the whole flow: pages, rebuild, readers' words, export."""

from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path

import pytest

from tawatur.archive import open_archive
from tawatur.pipeline import judge_same, rebuild
from tests.flow import add, lines, news_page, rows

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
TELLINGS = {
    "a": "استقبل ناصر بوريطة وزير الصحة النمساوي غريغوري بلاتنر يوم 5 مايو 2021.",
    "b": "التقى ناصر بوريطة الوزير السابق جريجوري بلاتنر يوم 5 مايو 2021.",
    "c": "أجرى وزير الداخلية الكويتي فهد المنيفي، يوم 7 يونيو 2021، محادثات مع قيس سعيد.",
    "d": "أجرى وزير المالية القطري فهد المنيفي، يوم 9 يونيو 2021، محادثات مع قيس سعيد.",
}
GREGOR, OTHER = "person:جريجوري-بلاتنر", "person:غريغوري-بلاتنر"


def an_archive(home: Path, names: str) -> Path:
    return add(home, [news_page(n, TELLINGS[n], f"2021-06-1{ord(n) - ord('a')}") for n in names])


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return an_archive(tmp_path / "home", "abcd")


def ids(home: Path) -> set[object]:
    return {row["id"] for row in rows(home, "entity") if row["type"] == "person"}


def test_spellings_are_one_person_with_dated_titles(home: Path) -> None:
    [row] = [row for row in rows(home, "entity") if row["id"] == GREGOR]
    assert row["forms"] == ["جريجوري بلاتنر", "غريغوري بلاتنر"]
    assert row["read_as"] == [
        {"id": f"{OTHER}@at", "because": "«غريغوري بلاتنر» is a spelling of «جريجوري بلاتنر»"},
        {"id": GREGOR, "because": None},
    ]
    titles = [(t["text"], t["first"], t["former"]) for t in row["titles"]]
    assert titles == [
        ("وزير الصحة النمساوي", "2021-06-10", False),
        ("الوزير السابق", "2021-06-11", True),
    ]
    parties = {p["id"] for m in rows(home, "event_mention") for p in m["recipient"]}
    assert GREGOR in parties and OTHER not in parties


def test_the_two_tellings_are_one_event(home: Path) -> None:
    twice = [row for row in rows(home, "event") if len(row["mentions"]) == 2]
    sides = [{p["id"] for p in (*row["actor"], *row["recipient"])} for row in twice]
    assert sides == [{GREGOR, "nasser-bourita"}]


def test_namesakes_are_two(home: Path) -> None:
    assert {"person:فهد-منيفي@kw", "person:فهد-منيفي@qa"} <= ids(home)
    said = [row for row in rows(home, "judgement") if row["by"] == "rule"]
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
    [said] = [row for row in rows(home, "judgement") if row["by"] == "reader"]
    assert (said["verdict"], said["entities"], said["reason"]) == ("different", [GREGOR, OTHER], "اسمان")
    judge_same(open_archive(home), GREGOR, OTHER, "withdrawn", None, AT)
    assert lines(home) == before


def test_a_reader_joins_and_the_events_say_so(home: Path) -> None:
    before = lines(home)
    kuwait, qatar = "person:فهد-منيفي@kw", "person:فهد-منيفي@qa"
    judge_same(open_archive(home), kuwait, qatar, "same", None, AT)
    assert qatar not in ids(home)
    actors = [p["id"] for e in rows(home, "event") for p in e["actor"]]
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
