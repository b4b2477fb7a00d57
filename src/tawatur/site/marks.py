"""An article's body cut up for reading: paragraphs, and in them what is a name, a date, an event, a copy."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tawatur.model import DateMention, EventMention, Name, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """The smallest stretch: plain words, a name that leads to its entity, or a date with its meaning."""

    text: str
    name: Name | None = None
    date: DateMention | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A number behind a quote that leads to its event."""

    number: int
    event: str
    mention: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pieces that the same events, copies and quotations cover; `ends`: events whose quote ends here."""

    pieces: tuple[Piece, ...]
    quoted: bool
    copied: bool
    said: bool
    ends: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the body; `start` is its place in the body."""

    start: int
    text: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """What to mark in one body."""

    names: Sequence[Name] = ()
    dates: Sequence[DateMention] = ()
    mentions: Sequence[EventMention] = ()
    events: Mapping[str, str] = field(default_factory=dict)
    copies: Sequence[Span] = ()
    said: Sequence[Span] = ()


def numbered(mentions: Iterable[EventMention], events: Mapping[str, str]) -> dict[str, Reference]:
    """Return a reference for each mention that has an event: events are numbered in the order of the text."""
    numbers: dict[str, int] = {}
    found = {}
    for mention in sorted(mentions, key=lambda m: (m.quote.start, m.quote.end)):
        event = events.get(mention.id)
        if event is not None:
            number = numbers.setdefault(event, len(numbers) + 1)
            found[mention.id] = Reference(number, event, mention.id)
    return found


def paragraphs(body: str, marks: Marks) -> list[Paragraph]:
    """Return the body's lines that hold anything, each cut at the borders of what is marked in it."""
    references = numbered(marks.mentions, marks.events)
    quotes = [(m.quote, references[m.id]) for m in marks.mentions if m.id in references]
    inner = _apart(
        [(n.span, Piece("", name=n)) for n in marks.names]
        + [(d.dating.span, Piece("", date=d)) for d in marks.dates if d.dating.span is not None]
    )
    found, start = [], 0
    for line in body.split("\n"):
        span = Span(start, start + len(line))
        start = span.end + 1
        if line.strip():
            found.append(Paragraph(span.start, line, _stretches(body, span, quotes, inner, marks)))
    return found


def _apart(marked: list[tuple[Span, Piece]]) -> list[tuple[Span, Piece]]:
    """Return marks that do not overlap: of two that do, the one that starts first, then the longer."""
    kept: list[tuple[Span, Piece]] = []
    for span, piece in sorted(marked, key=lambda m: (m[0].start, -m[0].end)):
        if span.start < span.end and (not kept or span.start >= kept[-1][0].end):
            kept.append((span, piece))
    return kept


def _stretches(
    body: str,
    line: Span,
    quotes: list[tuple[Span, Reference]],
    inner: list[tuple[Span, Piece]],
    marks: Marks,
) -> tuple[Stretch, ...]:
    here = [(s, r) for s, r in quotes if s.start < line.end and s.end > line.start]
    copied, said = (
        [s for s in spans if s.start < line.end and s.end > line.start]
        for spans in (marks.copies, marks.said)
    )
    edges = {line.start, line.end}
    edges.update(e for s in [s for s, _ in here] + copied + said for e in (s.start, s.end))
    cuts = sorted(e for e in edges if line.start <= e <= line.end)
    found = []
    for start, end in pairwise(cuts):
        stretch = Span(start, end)
        ends = {r.number: r for s, r in here if s.end == end or (s.end > line.end and end == line.end)}
        found.append(
            Stretch(
                pieces=_pieces(body, stretch, inner),
                quoted=any(s.start <= start and end <= s.end for s, _ in here),
                copied=any(s.start <= start and end <= s.end for s in copied),
                said=any(s.start <= start and end <= s.end for s in said),
                ends=tuple(ends[number] for number in sorted(ends)),
            )
        )
    return tuple(found)


def _pieces(body: str, stretch: Span, inner: list[tuple[Span, Piece]]) -> tuple[Piece, ...]:
    found: list[Piece] = []
    at = stretch.start
    first = bisect_right(inner, stretch.start, key=lambda m: m[0].end)
    for span, piece in inner[first:]:
        start, end = max(span.start, at), min(span.end, stretch.end)
        if start >= stretch.end:
            break
        if start > at:
            found.append(Piece(body[at:start]))
        found.append(Piece(body[start:end], piece.name, piece.date))
        at = end
    if at < stretch.end:
        found.append(Piece(body[at : stretch.end]))
    return tuple(found)


def pieces_at(text: str, spans: Iterable[tuple[int, int]], window: tuple[int, int]) -> list[tuple[str, bool]]:
    """Return the stretches of a window of a text, each with whether one of the spans covers it."""
    at, end = window
    found = []
    for first, last in sorted(spans):
        first, last = max(first, at), min(last, end)
        if first >= last:
            continue
        if first > at:
            found.append((text[at:first], False))
        found.append((text[first:last], True))
        at = last
    if at < end:
        found.append((text[at:end], False))
    return found
