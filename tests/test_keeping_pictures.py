"""`tawatur add` keeps pictures that come along or may be fetched; none is lost, and none is a fault."""

import base64
import json
import os
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from tawatur.archive import open_archive, pictures
from tawatur.archive.facade import Archive
from tawatur.archive.models import Picture
from tawatur.cli import tawatur
from tawatur.cli.state import State
from tawatur.pipeline import rebuild
from tests.pages.test_warcs import warc
from tests.pixels import SVG, a_bomb, a_picture
from tests.web import Web, served

TITLE = "افتتاح سوق السمك الجديد في الميناء القديم"
BODY = (
    "<p>افتتحت البلدية صباح اليوم سوق السمك الجديد بعد سنتين من الأشغال على رصيف الميناء القديم.</p>"
    "<p>وقال رئيس البلدية للتجار إن الأسعار ستعلق كل صباح عند المدخل، وإن التبريد يعمل في كل المحلات.</p>"
)
RED, BLUE = a_picture(colour=(250, 0, 0)), a_picture("JPEG", colour=(0, 0, 250))


def html(*sources: str, head: str = "") -> bytes:
    images = "".join(
        f'<figure><img src="{src}" alt="صورة {n}"><figcaption>تجار عند المدخل</figcaption></figure>'
        for n, src in enumerate(sources, 1)
    )
    return (
        f'<html><head><meta charset="utf-8"><title>{TITLE} - أنوار الجنوب</title>{head}</head><body><article>'
        f"<h1>{TITLE}</h1><time datetime='2021-03-03'>3 مارس 2021</time>{images}{BODY}</article>"
        "</body></html>"
    ).encode()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A page that a browser saved with its folder."""
    folder = tmp_path / "saved" / "souq_files"
    folder.mkdir(parents=True)
    (folder / "red.png").write_bytes(RED)
    (folder / "drawn.svg").write_bytes(SVG)
    (folder / "bomb.png").write_bytes(a_bomb())
    (folder / "style.css").write_text("body {}")
    head = '<link rel="canonical" href="https://sahel.example/2021/souq.html">'
    page = folder.parent / "souq.html"
    page.write_bytes(
        html("souq_files/red.png", "souq_files/drawn.svg", "souq_files/bomb.png", "gone.jpg", head=head)
    )
    return page


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command runs in this process, which is to stay as fast as it is."""
    monkeypatch.setattr("tawatur.cli.verbs.add._let_readers_pass", lambda: None)
    monkeypatch.setattr(State, "start_log", lambda _: None)


def add(home: Path, *inputs: Path | str, **env: str) -> tuple[dict[str, object], str, int]:
    """Return what `tawatur add` prints, what it says beside that, and its exit code."""
    given = ["--home", str(home), "add", *map(str, inputs), "--json"]
    state = State()
    done = CliRunner().invoke(tawatur, given, env=env | {"TAWATUR_JOBS": "0"}, obj=state)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return json.loads(done.stdout), done.stderr, done.exit_code or state.exit_code


def kept(home: Path) -> dict[str, bytes]:
    """The kept pictures' files by the last part of their images' sources."""
    archive: Archive = open_archive(home, read_only=True)
    found = {one.src.rsplit("/", 1)[-1]: archive.picture_file(one.name) for one in archive.all_pictures()}
    archive.close()
    return {src: data for src, data in found.items() if data}


def test_a_saved_page_keeps_its_pictures_and_the_rest_costs_a_line_each(home: Path, saved: Path) -> None:
    told, said, code = add(home, saved.parent)
    assert (told["pages"], told["articles"], told["pictures"]) == (1, 1, 1)
    assert (told["unreadable"], code) == ([], 0)
    assert list(kept(home)) == ["red.png"] and kept(home)["red.png"][8:12] == b"WEBP"
    assert sorted(line.rsplit(": ", 1)[1] for line in said.splitlines()) == [
        "no picture of a kind that is kept",
        "too large",
    ]


def test_the_same_again_keeps_nothing_twice_and_what_was_lost_is_kept_again(home: Path, saved: Path) -> None:
    add(home, saved)
    before = kept(home)
    told, _, code = add(home, saved)
    assert (told["known"], told["pictures"], code) == (1, 0, 0) and kept(home) == before
    # As after a kill between the page and its picture.
    archive = open_archive(home)
    with archive.transaction():
        Picture.objects.all().delete()
    archive.close()
    assert add(home, saved)[0]["pictures"] == 1 and kept(home) == before


@pytest.mark.parametrize(("where", "name"), [(os, "fsync"), (pictures, "insert_once")])
def test_stopped_anywhere_the_same_again_completes_it(
    home: Path, tmp_path: Path, where: ModuleType, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = saved_with(tmp_path, 4)
    whole, calls = getattr(where, name), iter(range(100))

    def stopped(*given: object) -> object:
        if next(calls) == 2:
            raise KeyboardInterrupt
        return whole(*given)

    with monkeypatch.context() as patch, pytest.raises(ValueError):  # nothing is printed
        patch.setattr(where, name, stopped)
        add(home, page)
    assert sorted(kept(home)) == ["0.png", "1.png"]
    assert add(home, page)[0]["pictures"] == 2
    assert sorted(kept(home)) == [f"{n}.png" for n in range(4)]
    assert open_archive(home, read_only=True).lost_pictures() == 0


def test_pictures_outlive_a_rebuild_and_their_page_s_folder(home: Path, saved: Path) -> None:
    add(home, saved)
    before = kept(home)
    (saved.parent / "souq_files" / "red.png").unlink()
    assert [outcome.became for outcome in rebuild(home)] == ["kept"]
    assert kept(home) == before


def test_pictures_in_the_page_and_in_the_same_warc_file_are_kept(home: Path, tmp_path: Path) -> None:
    inside = "data:image/png;base64," + base64.b64encode(a_picture("BMP", (95, 95))).decode()
    held = "data:image/jpeg;base64," + base64.b64encode(BLUE).decode()
    assert len(BLUE) > 1000
    data = warc(
        (
            "https://sahel.example/1",
            [("Content-Type", "text/html; charset=utf-8")],
            html("/i/red-300x200.png", "/i/red.png", held, inside),
        ),
        ("https://sahel.example/i/red-300x200.png", [("Content-Type", "image/png")], RED),
        ("https://sahel.example/i/other.png", [("Content-Type", "image/png")], BLUE),
    )
    (tmp_path / "crawl.warc").write_bytes(data)
    told, _, code = add(home, tmp_path / "crawl.warc")
    assert (told["pages"], told["pictures"], told["unreadable"], code) == (1, 2, [], 0)
    names = sorted(kept(home))
    assert names[1] == "red-300x200.png" and names[0].startswith("embedded:")


def saved_with(folder: Path, pictures: int) -> Path:
    """Save a page with so many pictures as a browser does; return where it is."""
    beside = folder / "souq_files"
    beside.mkdir()
    for n in range(pictures):
        (beside / f"{n}.png").write_bytes(a_picture(colour=(n, 0, 0)))
    page = folder / "souq.html"
    page.write_bytes(html(*(f"souq_files/{n}.png" for n in range(pictures))))
    return page


def test_an_article_names_more_pictures_than_are_kept(home: Path, tmp_path: Path) -> None:
    page = saved_with(tmp_path, 15)
    assert add(home, page)[0]["pictures"] == 10


class Site(Web):
    """An outlet with a page of four pictures."""

    asked: list[str] = []  # noqa: RUF012

    def do_GET(self) -> None:
        self.asked.append(self.path)
        inside = f"http://169.254.169.254:{self.headers['Host'].rsplit(':', 1)[1]}/x.png"
        answers: dict[str, bytes] = {
            "/page": html("/1.png", inside, "/svg.png", "/4.png", "/5.png"),
            "/1.png": RED,
            "/svg.png": SVG,
            "/4.png": BLUE,
        }
        content = answers.get(self.path)
        html_here = {"Content-Type": "text/html; charset=utf-8"}
        self.answer(200 if content else 404, html_here, content or b"")


@pytest.fixture
def site() -> Iterator[str]:
    with served(Site) as address:
        yield address


def test_pictures_are_fetched_where_one_asks_and_what_fails_is_no_fault(home: Path, site: str) -> None:
    told, _, code = add(home, f"{site}/page", TAWATUR_ALLOW_PRIVATE="1")
    assert (told["articles"], told["pictures"], code) == (1, 0, 0)
    assert Site.asked == ["/robots.txt", "/page"]
    told, said, code = add(home, "--pictures", f"{site}/page", TAWATUR_ALLOW_PRIVATE="1")
    assert (told["known"], told["pictures"], code) == (1, 1, 0)
    assert list(kept(home)) == ["1.png"]
    assert "/4.png" not in Site.asked, "three of an article are asked for"
    assert len(said.splitlines()) == 2 and "svg.png: no picture of a kind that is kept" in said


def test_a_page_that_was_not_fetched_has_nothing_fetched(home: Path, site: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(html(f"{site}/1.png"))
    told, _, code = add(home, "--pictures", page)
    assert (told["pictures"], code, Site.asked) == (0, 0, [])
