"""What the site may ask of the program behind it, which it does not know: given to it when it is started."""

from collections.abc import Callable
from dataclasses import dataclass

from tawatur.archive.facade import Archive
from tawatur.model import Article


@dataclass(frozen=True, slots=True)
class Doors:
    """What the site's people set off in the archive, or have looked up there.

    `judge` takes a mention's id, a verdict and a reason, `judge_same` two persons' ids and the same. Both
    raise LookupError where there is no such thing, and ArchiveError where the archive is busy.
    `copies` takes the archive as a page has it open, and a text; it returns the articles that share with it.
    """

    judge: Callable[[str, str, str], object]
    judge_same: Callable[[str, str, str, str], object]
    copies: Callable[[Archive, str], list[Article]]


DOORS = "TAWATUR_DOORS"
"""The setting of Django that holds them; None where the site cannot write."""
