"""Words given as somebody's, in quotation marks or reported, with who is said to have said them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tawatur.facts.events.frames import Frames
from tawatur.facts.events.sentences import Sentence
from tawatur.facts.events.sources import is_speech, source_named, speaker_at, speakers_of
from tawatur.facts.events.subjects import subject_of
from tawatur.facts.events.view import View
from tawatur.facts.lexicon import Lexicon
from tawatur.facts.names import Hit
from tawatur.facts.quoted import find_quoted
from tawatur.facts.registry import Registry
from tawatur.facts.text import Text
from tawatur.model import Party, Quotation, Span

# Fewer words in quotation marks are a name or a term, not what somebody said.
_FEWEST_WORDS = 4

# And where nobody is named who said them, these are most often a title.
_FEWEST_NAMELESS = 5

# How far behind a closing mark a verb of speech may stand: «"…"، يقول …».
_REACH_AFTER = 4

# Where quoted words begin so soon behind «إن», they are the reported words themselves.
_NEAR = 4


def find_quotations(
    text: Text,
    sentences: Iterable[Sentence],
    hits: Sequence[Hit],
    registry: Registry,
    lexicon: Lexicon,
    frames: Frames,
) -> Iterator[Quotation]:
    """Yield, in text order, what is somebody's words: all that is quoted at length, and what is reported.

    `sentences` are the body's, with its parties in place; `hits` its names. A direct quotation may have no
    speaker that is named; a reported one always has.
    """
    names = {text.span(hit.core, hit.core_end) for hit in hits}
    quoted = [span for span in find_quoted(text.body) if _is_saying(text, span) and span not in names]
    views: list[View] = []
    reported: list[Quotation] = []
    spoken: list[tuple[Hit, ...]] = []  # who spoke last before each sentence
    last: tuple[Hit, ...] = ()
    for sentence in sentences:
        view = View(sentence, sentence.items, sentence.verbs, registry, lexicon, frames, carried=last)
        views.append(view)
        spoken.append(last)
        reported += _reported(text, view, last, quoted)
        last = tuple(speakers_of(view)) or last
    direct = _direct(text, views, spoken, quoted)
    yield from sorted([*direct, *reported], key=lambda one: one.span.start)


def _is_saying(text: Text, span: tuple[int, int]) -> bool:
    return len(text.body[span[0] : span[1]].split()) >= _FEWEST_WORDS


# ---------------------------------------------------------------- in quotation marks


def _direct(
    text: Text, views: Sequence[View], spoken: Sequence[tuple[Hit, ...]], quoted: Sequence[tuple[int, int]]
) -> Iterator[Quotation]:
    starts = [text.atoms[view.sentence.first].start for view in views]
    before: tuple[int, Party | None] = (0, None)  # where the last quotation ended, and whose it was
    for start, end in quoted:
        n = max(0, bisect_right(starts, start) - 1)
        found = _speaker(text, views, n, (start, end), spoken[n]) if views else None
        if found is None and before[1] and not any(c.isalnum() for c in text.body[before[0] : start]):
            found = _Speaker(before[1], "the quotation goes on")
        speaker, because = (found.party, found.because) if found else (None, "nobody is named")
        before = end, speaker
        if speaker or len(text.body[start:end].split()) >= _FEWEST_NAMELESS:
            yield Quotation(Span(start, end), speaker, True, because)


@dataclass(frozen=True, slots=True)
class _Speaker:
    party: Party
    because: str


def _speaker(
    text: Text, views: Sequence[View], n: int, span: tuple[int, int], last: tuple[Hit, ...]
) -> _Speaker | None:
    """Return whose words a stretch is: by the word of speech before it, the name before it, or behind it."""
    view = views[n]
    first = _item_from(text, view.sentence, span[0])
    for m in range(first - 1, -1, -1):
        if view.items[m].kind != "word" or _in_marks(view, m, first):
            continue
        hits = speaker_at(view, m, first, last)
        if hits:
            return _Speaker(_party(text, hits[0]), "the word of speech before it")
    named = view.items[first - 1].hit if first and first < len(view.items) else None
    if named and ":" in view.items[first].gap:
        return _Speaker(_party(text, named), "the name before the colon")
    behind = _behind(text, views, n, span[1], last)
    if behind:
        return _Speaker(_party(text, behind), "the word of speech behind it")
    named_source = source_named(view, first, last)
    return _Speaker(_party(text, named_source[0]), "the source that is named") if named_source else None


def _in_marks(view: View, m: int, first: int) -> bool:
    """Say whether a word stands in quotation marks of its own before the stretch: not what introduces it."""
    marks = sum(c in '"«»“”' for k in range(m + 1, first) for c in view.items[k].gap)
    return marks % 2 == 1


def _behind(text: Text, views: Sequence[View], n: int, end: int, last: tuple[Hit, ...]) -> Hit | None:
    """Return who speaks right behind a closing mark: «"…"، يقول الوزير», «"…"، على حد قوله»."""
    while n + 1 < len(views) and text.atoms[views[n + 1].sentence.first].start <= end:
        n += 1
    view = views[n]
    first = _item_from(text, view.sentence, end)
    for m in range(first, min(first + _REACH_AFTER, len(view.items))):
        if is_speech(view, m) and not view.items[m].folded.startswith("و"):
            hits = speaker_at(view, m, len(view.items), last)
            return hits[0] if hits else None
    return None


def _item_from(text: Text, sentence: Sentence, at: int) -> int:
    """Return the first item of a sentence that begins at a place of the body or behind it."""
    items = sentence.items
    return next((n for n, item in enumerate(items) if text.atoms[item.first].start >= at), len(items))


# ---------------------------------------------------------------- reported


def _reported(
    text: Text, view: View, last: tuple[Hit, ...], quoted: Sequence[tuple[int, int]]
) -> Iterator[Quotation]:
    """Yield what a sentence reports of somebody's words: «قال … إن …», «…، مؤكدا أن …»."""
    items, until = view.items, -1
    if view.lexicon.complements.isdisjoint([item.folded for item in items]):
        return
    for n, item in enumerate(items):
        if is_speech(view, n):
            last = tuple(_named_subject(view, n)) or last
        if n <= until or item.kind != "word" or item.folded not in view.lexicon.complements:
            continue
        told = next(((m, hits) for m in range(n - 1, until, -1) if (hits := _teller(view, m, n, last))), None)
        if told is None:
            continue
        last = tuple(told[1])
        until = _end_of_words(view, n)
        span = _cut_at_marks(text, text.span(items[n].first, items[until].last), quoted)
        if span and _is_saying(text, span):
            yield Quotation(Span(*span), _party(text, told[1][0]), False, "what the word of speech reports")


def _named_subject(view: View, n: int) -> Sequence[Hit]:
    """Return whom a word of speech names as its subject, whatever is told by it."""
    hits, how = subject_of(view, n)
    return hits if how in ("right", "left") else ()


def _teller(view: View, m: int, n: int, last: tuple[Hit, ...]) -> Sequence[Hit] | None:
    item = view.items[m]
    return speaker_at(view, m, n, last) if item.kind == "word" else None


def _end_of_words(view: View, n: int) -> int:
    """Return the last item of the words that begin at item n: what comes before the next word of speech."""
    for m in range(n + 1, len(view.items)):
        item = view.items[m]
        joined = item.kind == "word" and (item.folded[0] == "و" or item.gap.strip())
        if joined and is_speech(view, m):
            return m - 1
    return len(view.items) - 1


def _cut_at_marks(
    text: Text, span: tuple[int, int], quoted: Sequence[tuple[int, int]]
) -> tuple[int, int] | None:
    """Return a stretch of reported words up to the quotation marks in it, None where it begins with them."""
    near = max(0, bisect_right(quoted, span) - 1)  # the one that may hold its beginning, or the next
    inside = next(
        (start for start, end in quoted[near : near + 2] if end > span[0] and start < span[1]), None
    )
    if inside is None:
        return span
    words = text.body[span[0] : inside].split()
    return (span[0], span[0] + len(text.body[span[0] : inside - 1].rstrip())) if len(words) > _NEAR else None


def _party(text: Text, hit: Hit) -> Party:
    start, end = text.name_span(hit.core, hit.core_end)
    return Party(hit.entity, hit.name, text.body[start:end], hit.kind)
