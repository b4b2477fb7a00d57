"""Pictures: files by their content, kept whole or not at all, and for ever."""

from dataclasses import replace
from pathlib import Path

import pytest

from tawatur.archive import ArchiveError
from tawatur.archive.facade import Archive
from tawatur.model import Image, Picture
from tests.build import an_article, some_facts

NAME = "0123456789abcdef" * 2


def kept(archive: Archive, page: str = "0123456789abcdef", src: str = "a.jpg", name: str = NAME) -> Picture:
    picture = Picture(page, src, name, 320, 200)
    archive.keep_picture_file(name, b"pixels")
    archive.keep_pictures([picture])
    return picture


def test_a_picture_is_found_by_its_page_and_by_its_name_with_the_image_that_it_is(archive: Archive) -> None:
    image = Image("a.jpg", "سوق", "تجار", "ليلى")
    plain = an_article("نص آخر", id="plain")
    article = replace(an_article(id="a"), images=(Image("b.jpg"), image))
    for one in (plain, article):
        archive.keep_article(one, some_facts())
    picture = kept(archive)
    assert archive.pictures_of(article.page) == {"a.jpg": picture}
    found = archive.picture(NAME)
    assert found is not None and (found.picture, found.article.id, found.image) == (picture, "a", image)
    assert archive.images_of(article.page) == [(None, [Image("b.jpg"), image])]
    assert archive.picture_file(NAME) == b"pixels"


def test_a_file_without_a_row_is_no_picture_and_the_first_picture_of_an_image_stays(archive: Archive) -> None:
    archive.keep_picture_file(NAME, b"pixels")
    assert archive.picture_file(NAME) is None and archive.picture(NAME) is None
    first = kept(archive)
    kept(archive, name="f" * 32)
    assert archive.pictures_of(first.page) == {"a.jpg": first}


@pytest.mark.parametrize("name", ["", "..", "../../tawatur.sqlite3", "a" * 32, "%2e%2e"])
def test_only_names_of_pictures_lead_to_files(archive: Archive, name: str) -> None:
    kept(archive)
    assert archive.picture_file(name) is None


def test_a_file_is_there_once_and_nothing_is_left_beside_it(archive: Archive) -> None:
    kept(archive)
    kept(archive, page="f" * 16)
    files = [file.name for file in (archive.home / "pictures").rglob("*") if file.is_file()]
    assert files == [f"{NAME}.webp"]


def test_a_disk_that_refuses_is_told_in_one_line(archive: Archive) -> None:
    (Path(archive.home) / "pictures").write_text("in the way")
    with pytest.raises(ArchiveError, match="cannot keep a picture") as told:
        archive.keep_picture_file(NAME, b"pixels")
    assert "\n" not in str(told.value)


def test_what_is_derived_can_be_cleared_and_pictures_stay(archive: Archive) -> None:
    picture = kept(archive)
    archive.clear_derived(pages_too=True)
    assert list(archive.all_pictures()) == [picture]


def test_a_file_that_is_lost_is_counted_and_is_no_picture_any_more(archive: Archive) -> None:
    kept(archive)
    assert archive.lost_pictures() == 0
    next(file for file in (archive.home / "pictures").rglob("*.webp")).unlink()
    assert archive.lost_pictures() == 1 and archive.picture_file(NAME) is None
