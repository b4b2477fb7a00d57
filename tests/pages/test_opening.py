"""Files, folders, standard input and JSON Lines: every page comes, every failure is a value."""

import gzip
import io
import json
import os
import time
from pathlib import Path

import pytest

from tawatur.model import ARTICLE_JSON, Unreadable
from tests.pages.opening import FETCHED, open_all, pages, reasons


def line(n: int, **more: object) -> str:
    return json.dumps({"body": f"نص {n}", **more}, ensure_ascii=False)


def test_a_file_is_one_page(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"<html>\xd9\x86</html>")
    (page,) = pages(open_all(path))
    assert (page.input, page.content, page.fetched) == (str(path), b"<html>\xd9\x86</html>", FETCHED)
    assert (page.url, page.content_type) == (None, "text/html")


def test_a_folder_is_read_through_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a/1.txt", ".git/x.txt", "a/.hidden", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("نص", encoding="utf-8")
    assert [os.path.relpath(page.input, tmp_path) for page in pages(open_all(tmp_path))] == [
        "c.txt",
        "a/1.txt",
        "b/2.txt",
    ]


def test_json_lines_give_a_page_each_and_bad_lines_their_number(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        "\n".join([line(1, url="http://a.example/1"), "{broken", "", "[1]", line(2)]), encoding="utf-8"
    )
    results = open_all(path)
    assert [page.input for page in pages(results)] == [f"{path}#1", f"{path}#5"]
    assert {page.content_type for page in pages(results)} == {ARTICLE_JSON}
    assert pages(results)[0].url == "http://a.example/1"
    assert [r.input for r in results if isinstance(r, Unreadable)] == [f"{path}#2", f"{path}#4"]


def test_packed_json_lines_are_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(f"{line(1)}\n{line(2)}\n".encode()))
    assert len(pages(open_all(path))) == 2


@pytest.mark.parametrize(
    ("data", "inputs"),
    [
        (f"{line(1)}\n{line(2)}\n".encode(), ["-#1", "-#2"]),
        (gzip.compress(f"{line(1)}\n".encode(), mtime=0), ["-#1"]),
        ("<html><p>نص</p></html>".encode(), ["-"]),
        ("نص عادي\nسطر ثان".encode(), ["-"]),
        (b'{\n "version": "https://jsonfeed.org/version/1.1"}', ["-"]),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', ["-"]),
    ],
)
def test_standard_input_is_told_by_its_beginning(data: bytes, inputs: list[str]) -> None:
    assert [page.input for page in pages(open_all("-", stdin=data))] == inputs


def test_standard_input_stays_open() -> None:
    from tawatur.pages import open_pages

    stdin = io.BytesIO(b"text")
    list(open_pages(["-"], fetched=FETCHED, stdin=stdin))
    assert not stdin.closed


def test_a_json_file_of_one_article_is_that_article(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(line(1), encoding="utf-8")
    assert pages(open_all(path))[0].content_type == ARTICLE_JSON


def test_what_is_not_there_or_cannot_be_read_says_so(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe")
    found = reasons(open_all(tmp_path / "none.txt", tmp_path / "empty", tmp_path / "pipe", "bad\0name"))
    assert found[0] == "No such file or directory"
    assert found[1:3] == ["no files in the folder", "neither a file nor a folder"]
    assert len(found) == 4


def test_too_large_is_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "big.html").write_bytes(b"a" * (21 * 1024 * 1024))
    (tmp_path / "good.txt").write_text("نص", encoding="utf-8")
    lines = tmp_path / "long.jsonl"
    lines.write_bytes(line(1).encode() + b"\n" + b"a" * (21 * 1024 * 1024) + b"\n" + line(3).encode() + b"\n")
    results = open_all(tmp_path)
    assert [os.path.basename(page.input) for page in pages(results)] == [
        "good.txt",
        "long.jsonl#1",
        "long.jsonl#3",
    ]
    assert reasons(results) == ["larger than 20 MB", "line larger than 20 MB"]


@pytest.mark.parametrize("name", ["bomb.html.gz", "bomb.gz", "bomb.jsonl.gz", "bomb.warc.gz"])
@pytest.mark.parametrize("byte", [b"a", b"\n"])
def test_a_gzip_bomb_is_refused_in_time(tmp_path: Path, name: str, byte: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(byte * 1024 * 1024) * 1000)
    start = time.perf_counter()
    results = open_all(path)
    assert time.perf_counter() - start < 4
    assert pages(results) == []
    assert reasons(results)


@pytest.mark.parametrize("cut", [1, 12, -30, -4])
def test_a_damaged_gzip_file_is_refused(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "a.html.gz"
    path.write_bytes(gzip.compress(os.urandom(4000))[:cut])
    results = open_all(path)
    assert cut == 1 or (pages(results) == [] and len(reasons(results)) == 1)
