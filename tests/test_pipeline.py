"""Pages in, an archive out: the whole flow in one process."""

import json
import os
from collections.abc import Iterable
from multiprocessing import parent_process
from pathlib import Path

import pytest

from tawatur.archive import open_archive
from tawatur.archive.facade import Archive
from tawatur.articles import read_page
from tawatur.exports import export_csv, export_jsonl
from tawatur.model import ARTICLE_JSON, Page, Unreadable
from tawatur.pages import as_record
from tawatur.pipeline import (
    Outcome,
    Readers,
    ahead,
    flow,
    observe,
    open_vault,
    reading,
    rebuild,
    recover,
    settle,
)
from tawatur.pipeline.joining import join
from tests.build import BODY, a_page
from tests.newsroom import made_pages


def pages_of(count: int, seed: int = 5) -> list[Page]:
    return [a_page(content, input=f"news/{name}") for name, content in made_pages(count, seed)]


def added(home: Path, pages: Iterable[Page | Unreadable], jobs: int = 0) -> list[Outcome]:
    """What became of pages added as `tawatur add` adds them."""
    archive, vault = open_archive(home), open_vault(home)
    with Readers(jobs) as readers:
        outcomes = [*recover(archive, vault), *observe(archive, vault, pages, readers)]
    for _ in settle(archive):
        pass
    return outcomes


def export(home: Path) -> str:
    return "\n".join(export_jsonl(open_archive(home, read_only=True)))


def rows_of(home: Path, kind: str) -> list[dict[str, object]]:
    return [row for line in export(home).splitlines() if (row := json.loads(line))["kind"] == kind]


def test_every_page_is_kept_or_refused_with_a_reason(tmp_path: Path) -> None:
    outcomes = added(tmp_path, pages_of(20))
    assert [outcome.became for outcome in outcomes].count("kept") == 18
    refused = [outcome for outcome in outcomes if outcome.became == "refused"]
    assert len(refused) == 2 and all(outcome.unreadable[0].reason for outcome in refused)
    assert len(list(open_vault(tmp_path).pages())) == 20  # what could not be read is kept too


def test_a_page_is_read_once_however_often_it_comes(tmp_path: Path) -> None:
    added(tmp_path, pages_of(10))
    before = export(tmp_path)
    assert {outcome.became for outcome in added(tmp_path, pages_of(10))} == {"known"}
    assert export(tmp_path) == before


def test_the_archive_does_not_depend_on_how_the_pages_were_parted_into_runs(tmp_path: Path) -> None:
    pages = pages_of(24)
    added(tmp_path / "once", pages)
    for start in range(0, 24, 5):
        added(tmp_path / "parts", pages[start : start + 5])
    assert export(tmp_path / "parts") == export(tmp_path / "once")


def test_pages_read_by_other_processes_give_the_same_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait_for_readers(monkeypatch, 3)
    missing = Unreadable("gone.html", "No such file or directory")
    pages: list[Page | Unreadable] = [
        *pages_of(12),
        missing,
        *pages_of(14),
    ]  # some twice, within reach of the readers
    added(tmp_path / "here", pages)
    outcomes = added(tmp_path / "there", pages, jobs=2)
    assert [outcome.became for outcome in outcomes].count("known") == 12
    assert export(tmp_path / "there") == export(tmp_path / "here")
    with Readers(2) as readers:
        assert len(list(rebuild(tmp_path / "there", readers))) == 14
    assert export(tmp_path / "there") == export(tmp_path / "here")


def test_a_page_that_ends_its_reader_is_read_by_the_writer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait_for_readers(monkeypatch, 1)
    monkeypatch.setattr(flow, "_record_and_read", _fatal_elsewhere)
    outcomes = added(tmp_path, pages_of(6), jobs=1)
    assert [outcome.became for outcome in outcomes] == ["kept"] * 6


def wait_for_readers(monkeypatch: pytest.MonkeyPatch, first_here: int) -> None:
    """Have readers from that page on: the writer would read these few pages before they have started."""
    begin = Readers._ready

    def ready(self: Readers) -> bool:
        begin(self)
        return self._begun is not None and self._begun.result(timeout=60) > 0

    monkeypatch.setattr(ahead, "FIRST_HERE", first_here)
    monkeypatch.setattr(Readers, "_ready", ready)


def _fatal_elsewhere(page: Page) -> tuple[bytes, reading.Read]:
    if parent_process() and page.input == "news/00002.html":
        os._exit(9)
    return as_record(page), reading.read(page)


def test_an_input_without_a_page_is_recorded_once(tmp_path: Path) -> None:
    missing = Unreadable("gone.html", "No such file or directory")
    for _ in range(2):
        added(tmp_path, [missing])
    assert open_archive(tmp_path).unreadables() == [missing]


def test_a_rebuilt_archive_is_the_same_byte_for_byte(tmp_path: Path) -> None:
    missing = Unreadable("gone.html", "No such file or directory")
    added(tmp_path, [*pages_of(15), missing, *pages_of(30)])
    archive = open_archive(tmp_path)
    before, refused = export(tmp_path), set(archive.unreadables())
    assert len(list(rebuild(tmp_path))) == 30
    assert export(tmp_path) == before
    assert set(archive.unreadables()) == refused
    assert not (tmp_path / "rebuild").exists()


def test_a_rebuild_makes_what_the_database_has_lost(tmp_path: Path) -> None:
    added(tmp_path, pages_of(12))
    before = export(tmp_path)
    open_archive(tmp_path).clear_derived(pages_too=True)
    assert export(tmp_path) == ""
    list(rebuild(tmp_path))
    assert export(tmp_path) == before


def test_a_rebuild_that_is_stopped_leaves_the_old_archive(tmp_path: Path) -> None:
    added(tmp_path, pages_of(12))
    before = export(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        for _ in rebuild(tmp_path):
            raise KeyboardInterrupt
    assert export(tmp_path) == before
    assert len(list(rebuild(tmp_path))) == 12
    assert export(tmp_path) == before


def test_a_reader_sees_the_old_archive_until_the_rebuilt_one_is_there(tmp_path: Path) -> None:
    import sqlite3
    from contextlib import closing

    added(tmp_path, pages_of(6))
    with closing(sqlite3.connect(tmp_path / "tawatur.sqlite3")) as reader:
        reader.execute("BEGIN")
        before = reader.execute("SELECT count(*) FROM article").fetchone()
        list(rebuild(tmp_path))
        assert reader.execute("SELECT count(*) FROM article").fetchone() == before
        reader.execute("ROLLBACK")
        assert reader.execute("SELECT count(*) FROM article").fetchone() == before


def test_a_fault_of_ours_is_that_pages_reason_and_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(page: Page) -> object:
        if page.input == "news/00001.html":
            raise RecursionError("too deep")
        return read_page(page)

    monkeypatch.setattr(reading, "read_page", faulty)
    outcomes = added(tmp_path, pages_of(4))
    assert [outcome.became for outcome in outcomes] == ["kept", "refused", "kept", "kept"]
    assert (
        outcomes[1].unreadable[0].reason == "a fault in Tawatur, please report it: RecursionError: too deep"
    )


def test_what_fails_while_a_page_is_kept_leaves_nothing_of_it_and_the_next_run_adopts_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    added(tmp_path / "whole", pages_of(8))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Archive, "keep_prints", full)
        with pytest.raises(OSError, match="No space left"):
            added(tmp_path / "home", pages_of(8))
    assert export(tmp_path / "home") == ""
    outcomes = added(tmp_path / "home", pages_of(8))
    assert [outcome.became for outcome in outcomes].count("kept") == 8
    assert export(tmp_path / "home") == export(tmp_path / "whole")


def test_copies_share_text_and_are_one_origin(tmp_path: Path) -> None:
    added(tmp_path, pages_of(40))
    assert rows_of(tmp_path, "reuse")
    mentions = {row["id"]: row for row in rows_of(tmp_path, "event_mention")}
    told_often = [row for row in rows_of(tmp_path, "event") if len(row["mentions"]) > 1]  # type: ignore[arg-type]
    assert told_often
    assert all(row["event"] for row in mentions.values())
    assert any(row["independent_origins"] < len(row["mentions"]) for row in told_often)  # type: ignore[arg-type, operator]


def test_every_quote_is_found_again_by_its_positions_and_by_its_words(tmp_path: Path) -> None:
    added(tmp_path, pages_of(30))
    bodies = {row["id"]: str(row["body"]) for row in rows_of(tmp_path, "article")}
    mentions = rows_of(tmp_path, "event_mention")
    assert mentions
    for row in mentions:
        quote, body = row["quote"], bodies[row["article"]]
        assert isinstance(quote, dict)
        assert body[quote["start"] : quote["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in body


def test_a_spreadsheet_gets_one_line_per_mention_and_no_formula(tmp_path: Path) -> None:
    import csv

    article = {
        "id": "1",
        "title": "=HYPERLINK(1)",
        "body": "التقى ناصر بوريطة أنتوني بلينكن في الرباط يوم 5 مايو 2021.",
    }
    added(tmp_path, [a_page(json.dumps(article), input="a.jsonl#1", content_type=ARTICLE_JSON)])
    table = list(csv.DictReader(export_csv(open_archive(tmp_path, read_only=True))))
    assert len(table) == len(rows_of(tmp_path, "event_mention")) > 0
    assert table[0]["title"] == "'=HYPERLINK(1)"
    assert table[0]["earliest"] == "2021-05-05"


def test_a_fault_of_ours_in_joining_a_page_leaves_the_page_alone_with_that_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def faulty(archive: Archive, told: reading.Told) -> None:
        join(archive, told)
        if told.article.page == pages[1].id:
            raise ValueError("no such host")

    pages = pages_of(4)
    monkeypatch.setattr(flow, "join", faulty)
    outcomes = added(tmp_path, pages)
    assert [outcome.became for outcome in outcomes] == ["kept", "refused", "kept", "kept"]
    reason = "a fault in Tawatur, please report it: ValueError: no such host"
    assert open_archive(tmp_path).unreadables() == [Unreadable(pages[1].input, reason)]
    assert "Traceback" in caplog.text
    assert pages[1].id not in {row["page"] for row in rows_of(tmp_path, "article")}
    assert {outcome.became for outcome in added(tmp_path, pages)} == {"known"}


def test_addresses_that_are_none_do_not_stop_a_page(tmp_path: Path) -> None:
    line = json.dumps({"body": BODY, "url": "http://[::1"}, ensure_ascii=False)
    (outcome,) = added(tmp_path, [a_page(line, input="a.jsonl#1", content_type=ARTICLE_JSON)])
    assert (outcome.became, outcome.articles, outcome.unreadable) == ("kept", 1, ())
