"""What the site may ask of the program behind it, which it does not know: given to it when it is started."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tawatur.archive.facade import Archive
    from tawatur.exports.analysing import Analysis


@dataclass(frozen=True, slots=True)
class Doors:
    """Functions that write a judgement into the archive, and one that reads a pasted page.

    `judge` takes a mention's id, a verdict and a reason, `judge_same` two persons' ids and the same. Both
    raise LookupError where there is no such thing, and ArchiveError where the archive is busy. `analyze`
    takes the archive, a page's bytes and the moment, and keeps nothing; without it no page can be pasted.
    """

    judge: Callable[[str, str, str], object]
    judge_same: Callable[[str, str, str, str], object]
    analyze: "Callable[[Archive, bytes, datetime], Analysis] | None" = None
