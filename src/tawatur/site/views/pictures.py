"""Pictures of articles: which of them are kept, what readers may see of them, their files."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse

from tawatur.archive.facade import Archive
from tawatur.model import Article, Image, Picture
from tawatur.people import reports
from tawatur.people.reports import Hiding
from tawatur.site.middleware import SiteRequest
from tawatur.site.views.forms import page
from tawatur.site.views.forum import as_file

# What a picture may take of a page, in CSS pixels: the width of a text, and the height of a small screen.
_WIDTH, _HEIGHT = 760, 560


@dataclass(frozen=True, slots=True)
class Shown:
    """An image of an article: its picture where that is kept, and how it is hidden, if it is."""

    image: Image
    picture: Picture | None = None
    hiding: Hiding | None = None

    @property
    def said(self) -> str:
        """What the page says of it, or calls it, where that is not only the place of a file."""
        src = self.image.src
        return self.image.alt or self.image.caption or ("" if ":" in src or "/" in src else src)

    @property
    def anchor(self) -> str:
        """Where on the page it stands."""
        return anchor_of(self.picture.name) if self.picture else ""

    @property
    def size(self) -> tuple[int, int]:
        """Its width and height on the page, in CSS pixels."""
        assert self.picture
        width, height = self.picture.width, self.picture.height
        share = min(1.0, _WIDTH / width, _HEIGHT / height)
        return max(1, round(width * share)), max(1, round(height * share))


def anchor_of(name: str) -> str:
    """Return where on its article's page a picture stands."""
    return f"picture-{name[:12]}"


def pictures_of(archive: Archive, article: Article) -> Sequence[Shown]:
    """Return an article's images, each picture once: those that are kept first, in the article's order."""
    if not article.images:
        return ()
    kept = archive.pictures_of(article.page)
    mine: dict[str, Image] = {}
    lost: dict[str, Image] = {}
    sizes = {image.any_size for image in article.images if image.src in kept}
    for image in article.images:
        if image.src in kept:
            mine.setdefault(kept[image.src].name, image)
        elif image.any_size not in sizes:
            lost.setdefault(image.any_size, image)
    hidden = reports.hiding("picture", mine) if mine else {}
    shown = [Shown(image, kept[image.src], hidden.get(name)) for name, image in mine.items()]
    return [*shown, *map(Shown, lost.values())]


@page("GET")
def picture(request: SiteRequest, name: str) -> HttpResponse:
    """A picture's file, as long as it is not hidden: that is asked each time, before anything else."""
    withheld = reports.is_withheld("picture", name)
    return as_file(None if withheld else request.archive.picture_file(name), name)
