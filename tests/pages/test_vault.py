"""The vault gives back what it was given, survives a kill, and never loses a whole record."""

import os
import resource
import signal
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from tawatur.model import ARTICLE_JSON, Page
from tawatur.pages import Vault, VaultError
from tests.pages.opening import FETCHED, open_all, pages

PAGES = [
    Page("a.txt", "نص".encode(), FETCHED),
    Page(
        "مجلد/ملف رقم%20 1\n.html",
        b"\x00\xff" * 50_000,
        FETCHED,
        "https://a.example/خبر?x=1&y=%D8%A7",
        "text/html",
    ),
    Page(
        "b.jsonl#12", b"{}", datetime(2020, 1, 1, 3, tzinfo=timezone(timedelta(hours=5))), None, ARTICLE_JSON
    ),
    Page("empty", b"", FETCHED),
    Page("c.txt", os.urandom(300_000), FETCHED.astimezone(UTC), "http://a.example/2"),
]


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path / "home" / "pages.warc.gz")


def test_pages_come_back_as_they_went_in(vault: Vault) -> None:
    places = [vault.append(page) for page in PAGES]
    assert [vault.read(offset) for offset, _ in places] == PAGES
    assert [(offset, length) for offset, length, _ in vault.pages()] == places
    assert [page for _, _, page in vault.pages(places[2][0])] == PAGES[2:]
    assert sum(length for _, length in places) == vault.path.stat().st_size


def test_the_same_pages_make_the_same_file(vault: Vault, tmp_path: Path) -> None:
    other = Vault(tmp_path / "other.warc.gz")
    for page in PAGES:
        vault.append(page)
        other.append(page)
    assert vault.path.read_bytes() == other.path.read_bytes()


def test_the_vault_is_a_warc_file_that_can_be_added_again(vault: Vault) -> None:
    for page in PAGES:
        vault.append(page)
    assert pages(open_all(vault.path)) == PAGES


@pytest.mark.parametrize("left", [1, 10, 0.3, 0.9, -1])
def test_repair_cuts_a_torn_record_and_nothing_else(vault: Vault, left: float) -> None:
    for page in PAGES[:3]:
        vault.append(page)
    whole = vault.path.stat().st_size
    vault.append(PAGES[4])
    size = vault.path.stat().st_size - whole
    torn = int(left * size) if isinstance(left, float) else left % size
    os.truncate(vault.path, whole + torn)
    assert [page for _, _, page in vault.pages()] == PAGES[:3]
    assert vault.repair() == torn
    assert vault.path.stat().st_size == whole
    assert vault.repair() == 0
    vault.append(PAGES[4])
    assert [page for _, _, page in vault.pages()] == [*PAGES[:3], PAGES[4]]


def test_repair_cuts_a_tail_of_zeros(vault: Vault) -> None:
    vault.append(PAGES[0])
    whole = vault.path.stat().st_size
    os.truncate(vault.path, whole + 5000)
    assert vault.repair() == 5000
    assert vault.path.stat().st_size == whole


def test_damage_in_the_middle_cuts_nothing(vault: Vault) -> None:
    (_, _), (second, length), (_, _) = (vault.append(page) for page in PAGES[:3])
    data = bytearray(vault.path.read_bytes())
    data[second + length // 2] ^= 0xFF
    vault.path.write_bytes(data)
    with pytest.raises(VaultError, match="nothing was cut"):
        vault.repair()
    assert vault.path.read_bytes() == data
    assert [page for _, _, page in vault.pages(second + length)] == [PAGES[2]]


def test_reading_where_no_record_begins_says_so(vault: Vault) -> None:
    vault.append(PAGES[0])
    for offset in (1, 10_000):
        with pytest.raises(VaultError, match=r"pages\.warc\.gz"):
            vault.read(offset)


def test_a_missing_vault_holds_no_pages(vault: Vault) -> None:
    assert list(vault.pages()) == []
    assert vault.repair() == 0


def test_an_unwritable_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(VaultError, match=r"cannot keep a page in .*file"):
        Vault(tmp_path / "file" / "pages.warc.gz").append(PAGES[0])


def test_a_full_disk_leaves_the_vault_as_it_was(vault: Vault) -> None:
    vault.append(PAGES[0])
    whole = vault.path.stat().st_size
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (whole + 1000, hard))
        with pytest.raises(VaultError, match="cannot keep a page"):
            vault.append(PAGES[4])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
    assert vault.path.stat().st_size == whole
    assert vault.read(0) == PAGES[0]
