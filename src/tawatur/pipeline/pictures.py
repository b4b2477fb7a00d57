"""Pictures of articles, kept once their page is: those that came along with it, or that may be fetched.

A picture that cannot be had is no fault of its page. Whatever stops this, the same pages again go on with
what is lacking: a picture is kept file first, and asked for only where its image has none.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tawatur.articles.embedded import SCHEME, embedded_pictures
from tawatur.model import Image, Picture
from tawatur.pages import Beside, NotFetched, Vault
from tawatur.pictures import SHOWN, BadPicture, made_anew

if TYPE_CHECKING:
    from tawatur.archive.facade import Archive

MOST_KEPT: Final = 10
"""Pictures of one article that are kept where they came along with its page."""

MOST_FETCHED: Final = 3
"""Pictures of one article that are asked for in the web."""

_LEAST: Final = 90  # pixels: what is smaller is an icon, or a face beside a byline
_LONGEST_SRC: Final = 2_000
_FAULTS: Final = {"large": "too large", "kind": "no picture of a kind that is kept", "small": "too small"}


@dataclass(frozen=True, slots=True)
class Tried:
    """An image that was looked for: whether its picture is kept now, and if not, why in one line."""

    src: str
    kept: bool
    reason: str = ""


def keep_pictures(
    archive: "Archive", vault: Vault, beside: Beside, pages: Iterable[str], *, fetch: bool = False
) -> Iterator[Tried]:
    """Keep the pictures of pages (ids) that can be had; yield what became of each that was there to look at.

    With `fetch`, the first pictures of articles whose page was fetched in this run are fetched too.
    """
    for page in pages:
        told = archive.images_of(page)
        kept = archive.pictures_of(page) if told else {}
        held = any(image.src.startswith(SCHEME) for _, images in told for image in images)
        inside = _embedded(archive, vault, page) if held else {}
        for base, images in told:
            for image in _lacking(images, kept, MOST_KEPT):
                data = inside.get(image.src) or beside.find(page, image.src, base)
                if data is not None:
                    yield _keep(archive, page, image, data, kept)
            fetched = _lacking(images, kept, MOST_FETCHED) if fetch and beside.was_fetched(page) else ()
            for image in fetched:
                if image.src.lower().startswith(("http://", "https://")):
                    yield _fetch(archive, beside, page, image, kept)


def _lacking(images: Iterable[Image], kept: dict[str, Picture], most: int) -> list[Image]:
    """Return the first images, each in one size only, that have no picture yet."""
    sizes: dict[str, Image] = {}
    for image in images:
        if len(image.src) <= _LONGEST_SRC:
            sizes.setdefault(image.any_size, image)
    return [image for image in list(sizes.values())[:most] if image.src not in kept]


def _embedded(archive: "Archive", vault: Vault, page: str) -> dict[str, bytes]:
    record = archive.page_record(page)
    return dict(embedded_pictures(vault.read(record.warc_offset).content)) if record else {}


def _fetch(archive: "Archive", beside: Beside, page: str, image: Image, kept: dict[str, Picture]) -> Tried:
    try:
        return _keep(archive, page, image, beside.fetch(image.src), kept)
    except NotFetched as error:
        return Tried(image.src, False, str(error))


def _keep(archive: "Archive", page: str, image: Image, data: bytes, kept: dict[str, Picture]) -> Tried:
    try:
        anew = made_anew(data, SHOWN, least=_LEAST)
    except BadPicture as bad:
        return Tried(image.src, False, _FAULTS[bad.fault])
    picture = Picture(page, image.src, anew.name, anew.width, anew.height)
    archive.keep_picture_file(anew.name, anew.data)
    with archive.transaction():
        archive.keep_pictures([picture])
    kept[image.src] = picture
    return Tried(image.src, True)
