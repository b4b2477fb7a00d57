"""Infers the day an undated page was written on, where its own words prove it."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from tawatur.facts.dates.find import day_pairs, read_at
from tawatur.facts.dates.lexicon import LEXICON
from tawatur.facts.dates.reading import WEEKDAY_NAMES, Anchor, Found
from tawatur.facts.dates.tense import look
from tawatur.facts.dates.tokens import Tokens, read_tokens
from tawatur.model import UNDATED, Dating, Span

_NO_ANCHOR: Final = Anchor(None, "the article's day is not known")
_DAY: Final = timedelta(days=1)
_T: Final = LEXICON.tags
_BEGINS: Final = re.compile(f"[{_T['relday']}{_T['today']}]")
_YEARS: Final = re.compile(f"[{_T['year']}{_T['card_year']}]")
_THIS_YEAR: Final = re.compile(
    f"(?:{_T['year_the']}{_T['this']}|{_T['this_det']}{_T['year_the']}|{_T['year_one']})"
    f"[{_T['open']}{_T['comma']}]?([{_T['year']}])({_T['this']})?"
)


@dataclass(frozen=True, slots=True)
class _Proof:
    """A day counted from the writing that the text also names by its date."""

    offset: int
    weekday: int | None
    day: date | None
    """The whole date, None where the text does not give the year."""
    yearless: tuple[int, int] | None
    found: Found


def infer_published(text: str, seen: datetime | None) -> Dating:
    """Return the day a text was written on, by proof from its own words; unknown where there is none.

    A proof needs a day counted from the writing ("today, Wednesday") that the text also names by day and
    month, and a year: the text gives it there; or it says which year is the current one; or the day of the
    week fits exactly one year between the latest past year that the text names and `seen`, when the page
    was fetched. All such words of the text must agree, and the day cannot lie after `seen`.
    """
    tokens = read_tokens(text)
    proofs = _proofs(tokens)
    if not proofs:
        return UNDATED
    days: dict[date, tuple[_Proof, str]] = {}
    for proof in proofs:
        placed = _place(tokens, proof, seen)
        if placed is None:
            if proof.day is not None:
                return UNDATED
            continue
        days.setdefault(placed[0], (proof, placed[1]))
    if len(days) != 1:
        return UNDATED
    ((day, (proof, why)),) = days.items()
    agreeing = all((day + offset * _DAY).weekday() == weekday for offset, weekday in day_pairs(tokens))
    fits = all(p.yearless is None or _fits(p, day) for p in proofs)
    if not agreeing or not fits or (seen and day - seen.date() > _DAY):
        return UNDATED
    span = tokens.folded.span(tokens.starts[proof.found.first], tokens.ends[proof.found.after - 1])
    return Dating(day, day, "inferred", why, Span(*span))


def _proofs(tokens: Tokens) -> list[_Proof]:
    proofs = []
    at = 0
    while match := _BEGINS.search(tokens.tags, at):
        at = match.start() + 1
        found = read_at(tokens, match.start(), _NO_ANCHOR, False, False)
        offset = tokens.values[match.start()]
        if found is None or found.kind != "day_and_date" or not isinstance(offset, int):
            continue
        reading = found.reading
        proofs.append(_Proof(offset, _weekday(tokens, found), reading.earliest, reading.yearless, found))
        at = found.after
    return proofs


def _weekday(tokens: Tokens, found: Found) -> int | None:
    """Return the day of the week that an expression names."""
    for at in range(found.first, found.after):
        value = tokens.values[at]
        if tokens.tags[at] == _T["weekday"] and isinstance(value, int):
            return value
    return None


def _place(tokens: Tokens, proof: _Proof, seen: datetime | None) -> tuple[date, str] | None:
    """Return the day of writing that a proof gives, and why; None where its year is not fixed."""
    counted = {0: "today", -1: "yesterday", 1: "tomorrow"}.get(proof.offset, f"{proof.offset:+} days")
    if proof.day is not None:
        if proof.weekday is not None and proof.day.weekday() != proof.weekday:
            return None
        return proof.day - proof.offset * _DAY, f'the text names "{counted}" by its full date'
    years = _current_years(tokens)
    why = f'the text names "{counted}" by day and month, and says which year is the current one'
    if len(years) != 1:
        if proof.weekday is None or seen is None or (least := _latest_past_year(tokens, seen)) is None:
            return None
        years = {year for year in range(least, seen.year + 1) if _dated(proof, year, seen)}
        name = WEEKDAY_NAMES[proof.weekday]
        why = (
            f'the text names "{counted}" by weekday, day and month; of the years from {least}, the latest it '
            f"looks back on, to {seen.year}, when the page was fetched, only one has a {name} then"
        )
    placed = [day for year in years if (day := _dated(proof, year, seen))]
    return (placed[0], why) if len(placed) == 1 else None


def _dated(proof: _Proof, year: int, seen: datetime | None) -> date | None:
    """Return the day of writing if a proof's day is of a year, None where that cannot be."""
    if proof.yearless is None:
        return None
    try:
        day = date(year, *proof.yearless)
    except ValueError:
        return None
    if proof.weekday is not None and day.weekday() != proof.weekday:
        return None
    written = day - proof.offset * _DAY
    return None if seen and written - seen.date() > _DAY else written


def _fits(proof: _Proof, day: date) -> bool:
    named = day + proof.offset * _DAY
    return (named.month, named.day) == proof.yearless


def _current_years(tokens: Tokens) -> set[int]:
    """Return the years that the text calls the current one ("this year, 2024")."""
    years = set()
    for match in _THIS_YEAR.finditer(tokens.tags):
        year = tokens.values[match.start(1)]
        if isinstance(year, int) and (match[2] or tokens.tags[match.start()] != _T["year_one"]):
            years.add(year)
    return years


def _latest_past_year(tokens: Tokens, seen: datetime) -> int | None:
    """Return the latest year of a date that the text looks back on, None where it names none."""
    years = [
        year
        for match in _YEARS.finditer(tokens.tags)
        if isinstance(year := tokens.values[match.start()], int)
        and year <= seen.year
        and _looks_back(tokens, match.start())
    ]
    return max(years, default=None)


def _looks_back(tokens: Tokens, at: int) -> bool:
    """Whether a year belongs to a date (a month or the word "year" before it) that is told as past."""
    dated = at > 0 and tokens.tags[at - 1] in _BEFORE_YEAR
    return dated and look(tokens, at, at + 1) < 0


_BEFORE_YEAR: Final = {_T[name] for name in ("month", "month_amb", "year_one", "year_the", "since")}
