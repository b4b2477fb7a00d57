"""A reader's judgement through the whole flow: settled at once, kept through a rebuild, undone whole."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tawatur.archive import open_archive
from tawatur.archive.facade import Archive
from tawatur.exports import export_csv, export_jsonl
from tawatur.exports.plover import plover_rows
from tawatur.model import ARTICLE_JSON, Page
from tawatur.pipeline import flow, judge, observe, open_vault, rebuild, settle
from tests.build import a_page

AT = datetime(2026, 11, 22, 9, 30, 15, 999, tzinfo=UTC)
ALONE = "استقبل ناصر بوريطة أنتوني بلينكن في الرباط يوم 5 مايو 2021."
AGAIN = "أعلنت الوزارة أن ناصر بوريطة استقبل في الرباط، يوم 5 مايو 2021، أنتوني بلينكن."
OTHER = "هنأ عبد المجيد تبون قيس سعيد يوم 7 يونيو 2021."


def a_news_page(name: str, body: str) -> Page:
    line = {
        "id": name,
        "title": f"خبر {name}",
        "body": body,
        "outlet": f"صحيفة {name}",
        "published": "2021-06-08",
    }
    return a_page(json.dumps(line), input=f"{name}.jsonl#1", content_type=ARTICLE_JSON)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An archive of three pages: a meeting told twice, and something told once."""
    archive, vault = open_archive(tmp_path / "home"), open_vault(tmp_path / "home")
    pages = [a_news_page("a", ALONE), a_news_page("b", AGAIN), a_news_page("c", OTHER)]
    assert [outcome.became for outcome in observe(archive, vault, pages)] == ["kept"] * 3
    for _ in settle(archive):
        pass
    return tmp_path / "home"


def export(home: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in export_jsonl(open_archive(home, read_only=True))]


def of(home: Path, kind: str) -> list[dict[str, object]]:
    return [row for row in export(home) if row["kind"] == kind]


def meeting(home: Path) -> tuple[str, list[str]]:
    """The event that is told twice, and its mentions."""
    [event] = [row for row in of(home, "event") if len(row["mentions"]) == 2]  # type: ignore[arg-type]
    return str(event["id"]), event["mentions"]  # type: ignore[return-value]


def test_an_event_is_settled_without_what_is_wrong(home: Path) -> None:
    event, (first, second) = meeting(home)
    judge(open_archive(home), first, "wrong", "قيل على سبيل التمثيل", AT)
    [told] = [row for row in of(home, "event") if row["id"] == event]
    assert (told["mentions"], told["independent_origins"]) == ([second], 1)
    assert first not in [row["id"] for row in of(home, "event_mention")]
    archive = open_archive(home, read_only=True)
    assert not any(first in line for line in export_csv(archive))
    assert not any(first in json.dumps(row) for row in plover_rows(archive))


def test_an_event_that_nothing_else_tells_of_is_forgotten(home: Path) -> None:
    _, twice = meeting(home)
    [alone] = [row for row in of(home, "event_mention") if row["id"] not in twice]
    judge(open_archive(home), str(alone["id"]), "wrong", None, AT)
    assert alone["event"] not in [row["id"] for row in of(home, "event")]
    assert all(alone["event"] not in row["events"] for row in of(home, "story"))  # type: ignore[operator]
    archive = open_archive(home, read_only=True)
    [entity] = archive.find_entity("قيس سعيد", limit=1)
    assert archive.timeline(entity.id) == []


def test_it_is_exported_as_a_labelled_case(home: Path) -> None:
    _, (first, _) = meeting(home)
    [before] = [row for row in of(home, "event_mention") if row["id"] == first]
    judge(open_archive(home), first, "wrong", "قيل على سبيل التمثيل", AT)
    [case] = of(home, "judgement")
    assert (case["mention"], case["verdict"], case["reason"]) == (first, "wrong", "قيل على سبيل التمثيل")
    assert case["at"] == "2026-11-22T09:30:15Z"
    assert str(case["sentence"]) == ALONE.rstrip(".")
    assert case["quote"] == before["quote"]
    read = case["read"]
    assert isinstance(read, dict)
    assert {name: before[name] for name in read} == read


@pytest.mark.parametrize("undoing", ["right", "withdrawn"])
def test_what_was_hidden_comes_back_as_it_was(home: Path, undoing: str) -> None:
    before = export(home)
    for mention in meeting(home)[1]:
        judge(open_archive(home), mention, "wrong", None, AT)
    assert len(of(home, "event")) == 1
    for row in of(home, "judgement"):
        judge(open_archive(home), str(row["mention"]), undoing, None, AT)  # type: ignore[arg-type]
    assert [row for row in export(home) if row["kind"] != "judgement"] == before
    assert [row["verdict"] for row in of(home, "judgement")] == (["right"] * 2 if undoing == "right" else [])


def test_a_rebuild_keeps_every_word_and_what_it_hides_byte_for_byte(home: Path) -> None:
    _, (first, second) = meeting(home)
    archive = open_archive(home)
    judge(archive, first, "wrong", "سبب", AT)
    judge(archive, second, "wrong", None, AT)
    judge(archive, second, "right", "نظرت فيه ثانية", AT)
    said, before = list(archive.all_judgements()), list(export_jsonl(archive))
    assert len(list(rebuild(home))) == 3
    assert list(open_archive(home).all_judgements()) == said
    assert list(export_jsonl(open_archive(home, read_only=True))) == before
    judge(open_archive(home), first, "withdrawn", None, AT)
    assert meeting(home)[1] == [first, second]


def test_pages_that_come_later_are_placed_as_if_nobody_had_judged(home: Path) -> None:
    _, (first, _) = meeting(home)
    judge(open_archive(home), first, "wrong", None, AT)
    archive = open_archive(home)
    list(observe(archive, open_vault(home), [a_news_page("d", AGAIN.replace("أعلنت", "أكدت"))]))
    for _ in settle(archive):
        pass
    before = export(home)
    list(rebuild(home))
    assert export(home) == before


def test_nothing_is_kept_where_settling_fails(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = export(home)

    def faulty(archive: Archive, event: str) -> None:
        raise RuntimeError("a fault")

    monkeypatch.setattr(flow, "settle_event", faulty)
    with pytest.raises(RuntimeError, match="a fault"):
        judge(open_archive(home), meeting(home)[1][0], "wrong", None, AT)
    assert export(home) == before
    assert open_archive(home).unsettled(1) == []


def test_there_is_nothing_to_say_of_a_mention_that_is_not_there(home: Path) -> None:
    with pytest.raises(LookupError, match="no event mention nowhere"):
        judge(open_archive(home), "nowhere", "wrong", None, AT)
