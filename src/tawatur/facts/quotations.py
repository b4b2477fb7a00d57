"""Words given as somebody's: in quotation marks, with who is said to have said them."""

import re
from collections.abc import Iterator, Sequence

from tawatur.facts.events.circumstances import speakers_of
from tawatur.facts.events.frames import Frames
from tawatur.facts.events.sentences import Sentence, read_sentences
from tawatur.facts.events.view import View
from tawatur.facts.lexicon import Lexicon
from tawatur.facts.names import Hit
from tawatur.facts.registry import Registry
from tawatur.facts.text import Text
from tawatur.model import DateMention, Party, Quotation, Span

# Fewer words in quotation marks are a name or a term, not what somebody said.
_FEWEST_WORDS = 4
_QUOTED = re.compile(r'"([^"\n]{8,1500})"|«([^»\n]{8,1500})»|“([^”\n]{8,1500})”')


def find_quotations(
    text: Text,
    hits: Sequence[Hit],
    dates: Sequence[DateMention],
    registry: Registry,
    lexicon: Lexicon,
    frames: Frames,
) -> Iterator[Quotation]:
    """Yield each stretch in quotation marks that is somebody's words, with the speaker where one is named."""
    quoted = [match for match in _QUOTED.finditer(text.body) if len(match[0].split()) >= _FEWEST_WORDS]
    if not quoted:
        return
    sentences = list(read_sentences(text, hits, dates, lexicon, frames))
    last: Party | None = None
    at = 0
    for match in quoted:
        group = next(n for n in (1, 2, 3) if match[n] is not None)
        while at + 1 < len(sentences) and text.atoms[sentences[at + 1].first].start <= match.start():
            at += 1
        speakers = speakers_of(View(sentences[at], registry, lexicon, frames)) if sentences else []
        speaker = _party(text, speakers[0]) if speakers else None
        if speaker is None and _goes_on(text, sentences[at], lexicon):
            speaker = last
        last = speaker or last
        because = "the verb of speech in its sentence" if speakers else "the speaker of the sentence before"
        yield Quotation(Span(*match.span(group)), speaker, True, because if speaker else "nobody is named")


def _goes_on(text: Text, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Say whether a sentence begins with a verb of speech alone («وأضاف …»): its speaker is the last one."""
    word = text.atoms[sentence.first].folded
    return word in lexicon.speech or word[1:] in lexicon.speech


def _party(text: Text, hit: Hit) -> Party:
    start, end = text.span(hit.core, hit.core_end)
    return Party(hit.entity, hit.name, text.body[start:end], hit.kind)
