"""Pictures of pages: a file by the name of its content, and a row for each image that it is of.

Of one picture there is one file, however many pages have it. A file is whole from the moment that it has its
name; a process that is stopped before its row is kept leaves a file that nobody asks for.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from tawatur import model
from tawatur.archive.articles import load_article
from tawatur.archive.errors import ArchiveError
from tawatur.archive.models import Article, Picture
from tawatur.archive.rows import fetch, insert_once, load, read
from tawatur.archive.values import PictureView

FOLDER: Final = "pictures"

_COLUMNS: Final = ("page", "src", "name", "width", "height")


def keep_file(home: Path, name: str, data: bytes) -> None:
    """Keep a picture's file, whole or not at all; raises ArchiveError where the disk refuses."""
    file = _file(home, name)
    part = file.with_suffix(f".{os.getpid()}")
    try:
        if file.exists():
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        part.replace(file)
    except OSError as error:
        raise ArchiveError(f"cannot keep a picture in {file.parent}: {error.strerror}") from error


def read_file(home: Path, name: str) -> bytes | None:
    """Return a picture's file, None where there is none."""
    try:
        return _file(home, name).read_bytes()
    except OSError:
        return None


def _file(home: Path, name: str) -> Path:
    return home / FOLDER / name[:2] / f"{name}.webp"


def keep_pictures(pictures: Iterable[model.Picture]) -> None:
    """Keep which images pictures are of; of one that has its picture already, that one stays."""
    for one in pictures:
        insert_once(Picture, _COLUMNS, (one.page, one.src, one.name, one.width, one.height))


def pictures_of(page: str) -> dict[str, model.Picture]:
    """Return a page's pictures by the images that they are of (`Image.src`)."""
    sql = "SELECT page, src, name, width, height FROM picture WHERE page = %s"
    return {row[1]: model.Picture(*row) for row in fetch(sql, (page,))}


def all_pictures() -> Iterator[model.Picture]:
    """Return all pictures in the order they were kept."""
    for row in Picture.objects.order_by("seq").values_list(*_COLUMNS).iterator(chunk_size=500):
        yield model.Picture(*row)


def picture(name: str) -> PictureView | None:
    """Return a picture by its file's name, as the first article to have it shows it."""
    for row in Picture.objects.filter(name=name).order_by("seq").values_list(*_COLUMNS)[:20]:
        found = model.Picture(*row)
        for article in map(load_article, read(Article, "page = %s ORDER BY seq", (found.page,))):
            image = next((one for one in article.images if one.src == found.src), None)
            if image is not None:
                return PictureView(found, article, image)
    return None


def is_kept(name: str) -> bool:
    """Say whether any page has a picture of this name."""
    return bool(fetch("SELECT 1 FROM picture WHERE name = %s LIMIT 1", (name,)))


def lost(home: Path) -> int:
    """Return how many pictures have no file any more."""
    return sum(not _file(home, name).exists() for (name,) in fetch("SELECT DISTINCT name FROM picture"))


def images_of(page: str) -> list[tuple[str | None, Sequence[model.Image]]]:
    """Return the address and the images of each article of a page that has any."""
    rows = fetch(
        "SELECT url, extras FROM article WHERE page = %s AND form <> 'headline' ORDER BY seq", (page,)
    )
    told = ((url, load(extras).get("images", ())) for url, extras in rows)
    return [(url, [model.Image(*image) for image in images]) for url, images in told if images]
