"""What the site may ask of the program behind it, which it does not know: given to it when it is started."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from tawatur.model import Article

if TYPE_CHECKING:
    # For annotations only: who starts the site asks for doors before Django is set up.
    from tawatur.archive.facade import Archive
    from tawatur.exports.analysing import Analysis


@dataclass(frozen=True, slots=True)
class Doors:
    """What the site's people set off in the archive, or have looked up there.

    `judge` takes a mention's id, a verdict and a reason, `judge_same` two persons' ids and the same.
    `regroup` takes "story" or "event", "same" with the ids of two of them, or "different" with one's id and
    those of its articles that leave, and a reason; `ungroup` takes back what was said in these words. They
    raise LookupError where there is no such thing, ValueError where nothing would change, and ArchiveError
    where the archive is busy.
    `copies` takes the archive as a page has it open, and a text; it returns the articles that share with it.
    `analyze` takes the same archive, a page's bytes and the moment, and returns what is read in it.
    """

    judge: Callable[[str, str, str], object]
    judge_same: Callable[[str, str, str, str], object]
    regroup: Callable[[str, str, Sequence[str], str], object]
    ungroup: Callable[[str, str, Sequence[str], str], object]
    copies: "Callable[[Archive, str], list[Article]]"
    analyze: "Callable[[Archive, bytes, datetime], Analysis]"


DOORS = "TAWATUR_DOORS"
"""The setting of Django that holds them; None where the site cannot write."""
