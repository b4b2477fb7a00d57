"""Names of months and weekdays in every Arab country's usage, folded, with what else they mean.

The names stand in `data/months.tsv`. Keys are folded (`letters.fold`) and, where a name has two words,
joined by one space.
"""

from importlib.resources import files
from typing import Final

from tawatur.arabic.letters import fold


def _read() -> tuple[dict[str, dict[str, int]], dict[str, str]]:
    """Return the numbers by kind and folded name, and what each ambiguous name also means."""
    numbers: dict[str, dict[str, int]] = {"gregorian": {}, "hijri": {}, "weekday": {}, "before": {}}
    also: dict[str, str] = {}
    table = files("tawatur.arabic").joinpath("data", "months.tsv").read_text(encoding="utf-8")
    rows = [line for line in table.splitlines() if line and not line.startswith("#")]
    for row in rows[1:]:
        kind, number, name, _where, other = row.split("\t")
        numbers[kind][fold(name)] = int(number)
        if other:
            also[fold(name)] = other
    days = numbers["weekday"]
    days.update({f"{word} {name}": day for word in numbers["before"] for name, day in days.items()})
    return numbers, also


_NUMBERS, _ALSO = _read()

MONTHS: Final[dict[str, int]] = _NUMBERS["gregorian"]
"""Folded name of a Gregorian month → 1 to 12."""

HIJRI_MONTHS: Final[dict[str, int]] = _NUMBERS["hijri"]
"""Folded name of an Islamic month → 1 to 12."""

WEEKDAYS: Final[dict[str, int]] = _NUMBERS["weekday"]
"""Folded name of a weekday, with and without the article and the word "day" → Monday 0 to Sunday 6."""

AMBIGUOUS: Final[dict[str, str]] = _ALSO
"""Folded name → what else it means: take it for a date only where a day, a year or the like stands by it."""
