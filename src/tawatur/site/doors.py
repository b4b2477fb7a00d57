"""What the site may ask of the program behind it, which it does not know: given to it when it is started."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Doors:
    """Functions that write a judgement into the archive.

    `judge` takes a mention's id, a verdict and a reason, `judge_same` two persons' ids and the same. Both
    raise LookupError where there is no such thing, and ArchiveError where the archive is busy.
    """

    judge: Callable[[str, str, str], object]
    judge_same: Callable[[str, str, str, str], object]
