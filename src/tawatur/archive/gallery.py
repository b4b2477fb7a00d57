"""What the archive has of pictures, as the pipeline and the site ask for it."""

from collections.abc import Iterable, Iterator, Sequence

from tawatur.archive import pictures
from tawatur.archive.door import Door
from tawatur.archive.values import PictureView
from tawatur.model import Image, Picture


class Gallery(Door):
    """The part of an archive that is about pictures."""

    def keep_picture_file(self, name: str, data: bytes) -> None:
        """Keep a picture's file under the name of its content; raises ArchiveError where the disk refuses."""
        pictures.keep_file(self.home, name, data)

    def keep_pictures(self, kept: Iterable[Picture]) -> None:
        """Keep which images pictures are of; of one that has its picture already, that one stays."""
        with self._door():
            pictures.keep_pictures(kept)

    def pictures_of(self, page_id: str) -> dict[str, Picture]:
        """Return a page's pictures by the images that they are of (`Image.src`)."""
        with self._door():
            return pictures.pictures_of(page_id)

    def images_of(self, page_id: str) -> list[tuple[str | None, Sequence[Image]]]:
        """Return the address and the images of each article of a page that has any."""
        with self._door():
            return pictures.images_of(page_id)

    def picture(self, name: str) -> PictureView | None:
        """Return a picture by its file's name, as the first article to have it shows it."""
        with self._door():
            return pictures.picture(name)

    def picture_file(self, name: str) -> bytes | None:
        """Return the WebP file of a picture that is of some page; None where there is none of the name."""
        with self._door():
            return pictures.read_file(self.home, name) if pictures.is_kept(name) else None

    def all_pictures(self) -> Iterator[Picture]:
        """Return all pictures in the order they were kept."""
        return self._each(pictures.all_pictures())

    def lost_pictures(self) -> int:
        """Return how many pictures have no file any more."""
        with self._door():
            return pictures.lost(self.home)
