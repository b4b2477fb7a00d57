"""A run of `add` may be killed at any moment; the next one completes it."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tawatur.pipeline import open_vault
from tests.newsroom import command, environment, killed_runs, tawatur, told, write_pages

PAGES = 60
ROUNDS = 6  # benchmarks/kill.py does 20, over 500 pages
SECONDS = 0.12  # of work, at most, between a round's first page and its end: a few pages


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pages(tmp_path_factory.mktemp("pages"), PAGES)


@pytest.fixture(scope="module")
def undisturbed(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("undisturbed")
    done = tawatur("--home", home, "add", pages)
    assert done.returncode == 1, done.stderr.decode()  # every tenth page is unreadable
    return home


@pytest.fixture(scope="module")
def whole(undisturbed: Path) -> tuple[bytes, bytes]:
    """What an archive tells that nobody disturbed."""
    return told(undisturbed)


@pytest.fixture(scope="module")
def half(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("half")
    tawatur("--home", home, "add", *sorted(pages.iterdir())[:30])
    return home


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is another thing on Windows")
def test_killed_at_random_moments_add_loses_nothing_and_keeps_nothing_twice(
    pages: Path, undisturbed: Path, whole: tuple[bytes, bytes], tmp_path: Path
) -> None:
    home = tmp_path / "home"
    seed = int.from_bytes(os.urandom(4), "big")
    sizes = list(killed_runs(home, [pages], SECONDS, ROUNDS, seed))
    # The kills fell into the work: pages were kept between them, and there was more to do.
    assert len(set(sizes)) > ROUNDS // 2, seed
    assert 0 < sizes[-1] < (undisturbed / "pages.warc.gz").stat().st_size, seed
    assert tawatur("--home", home, "add", pages).returncode in (0, 1)
    assert told(home) == whole, seed
    assert tawatur("--home", home, "doctor").returncode == 0, seed


def test_the_same_pages_again_change_nothing(
    pages: Path, undisturbed: Path, whole: tuple[bytes, bytes], tmp_path: Path
) -> None:
    home = tmp_path / "home"
    shutil.copytree(undisturbed, home)
    again = tawatur("--home", home, "add", pages)
    assert b"0 pages kept, 60 known already" in again.stdout
    assert again.returncode == 0
    assert told(home) == whole


@pytest.mark.parametrize("torn", [1, 200])
def test_a_torn_last_record_is_cut_off_and_its_page_read_again(
    pages: Path, half: Path, undisturbed: Path, whole: tuple[bytes, bytes], tmp_path: Path, torn: int
) -> None:
    home = tmp_path / "home"
    shutil.copytree(half, home)
    # As after a kill in the middle of writing page 31: the beginning of a record, unknown to the database.
    offset, length, _ = list(open_vault(undisturbed).pages())[30]
    with (undisturbed / "pages.warc.gz").open("rb") as kept, (home / "pages.warc.gz").open("ab") as file:
        kept.seek(offset)
        file.write(kept.read(min(torn, length - 1)))
    tawatur("--home", home, "add", pages)
    assert told(home) == whole


def test_a_whole_record_that_the_database_lacks_is_adopted(
    half: Path, undisturbed: Path, whole: tuple[bytes, bytes], tmp_path: Path
) -> None:
    home = tmp_path / "home"
    shutil.copytree(half, home)
    vault = open_vault(home)
    rest = [page for _, _, page in open_vault(undisturbed).pages()][30:]
    for page in rest:
        vault.append(page)
    done = tawatur("--home", home, "add")
    assert f"{sum(b'article' in page.content for page in rest)} pages kept".encode() in done.stdout
    assert told(home)[0] == whole[0]


def test_a_vault_that_lost_pages_is_not_written_to(undisturbed: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(undisturbed, home)
    with (home / "pages.warc.gz").open("r+b") as file:
        file.truncate(1000)
    done = tawatur("--home", home, "add", "nothing.html")
    assert done.returncode == 1
    assert b"has lost pages" in done.stderr
    assert (home / "pages.warc.gz").stat().st_size == 1000
    assert tawatur("--home", home, "doctor").returncode == 1


def test_interrupted_by_ctrl_c_add_says_how_to_go_on(tmp_path: Path) -> None:
    many = write_pages(tmp_path / "many", 400, seed=3)
    process = subprocess.Popen(
        command("--home", tmp_path / "home", "add", many),
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    wait_for_a_page(tmp_path / "home" / "pages.warc.gz")
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.decode().strip() == (
        "tawatur: interrupted; the same command again goes on where this one stopped"
    )


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is another thing on Windows")
def test_killed_while_others_read_for_it_add_leaves_no_process_behind(tmp_path: Path) -> None:
    many = write_pages(tmp_path / "many", 1500, seed=3)
    home = tmp_path / "home"
    with subprocess.Popen(
        command("--home", home, "add", many),
        env=environment() | {"TAWATUR_JOBS": "2"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as process:
        wait_for_a_page(home / "pages.warc.gz")
        time.sleep(4)  # until they are at work
        assert process.poll() is None
        process.kill()
        process.communicate(timeout=20)  # until nobody lives who holds the other end


def wait_for_a_page(vault: Path) -> None:
    for _ in range(600):
        if vault.exists() and vault.stat().st_size:
            return
        time.sleep(0.05)
    raise AssertionError("no page was kept in 30 seconds")


def test_two_writers_are_kept_apart(pages: Path, undisturbed: Path, tmp_path: Path) -> None:
    from tawatur.archive import writer_lock

    home = tmp_path / "home"
    shutil.copytree(undisturbed, home)
    with writer_lock(home):
        refused = tawatur("--home", home, "add", pages)
    assert refused.returncode == 1
    assert b"is writing to the archive" in refused.stderr
