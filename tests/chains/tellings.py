"""Builders of mentions that stand in one sentence of a longer text."""

from collections.abc import Iterable
from dataclasses import replace

from tawatur.arabic.sentences import find_sentences
from tawatur.model import Article, Dating, EventMention, Party, Span, Status
from tests.build import MOROCCO, RABAT, USA, a_mention, a_party

BLINKEN = a_party("أنتوني بلينكن", entity="antony-blinken")
BOURITA = a_party("ناصر بوريطة", entity="nasser-bourita")
HAMMOUCHI = a_party("عبد اللطيف حموشي", entity="hammouchi")
STATES = {
    "antony-blinken": "state-us",
    "nasser-bourita": "state-ma",
    "hammouchi": "state-ma",
    "capital-ma": "state-ma",
}
UNDATED = Dating(None, None, "unknown", "no date")

__all__ = ["BLINKEN", "BOURITA", "HAMMOUCHI", "MOROCCO", "RABAT", "STATES", "UNDATED", "USA", "told"]


def told(
    article: Article,
    quote: str,
    *,
    id: str | None = None,
    type: str = "CONSULT",
    mode: str | None = None,
    actor: Iterable[Party] = (BLINKEN,),
    recipient: Iterable[Party] = (BOURITA,),
    when: Dating | None = None,
    where: Party | None = None,
    attributed_to: Iterable[Party] = (),
    status: Status = "happened",
) -> EventMention:
    """Return a mention whose sentence is the one that holds the quote."""
    mention = a_mention(
        article,
        id=id or f"{article.id}-{quote[:12]}",
        type=type,
        mode=mode,
        actor=actor,
        recipient=recipient,
        when=when,
        where=where,
        attributed_to=attributed_to,
        status=status,
        quote=quote,
    )
    start = mention.quote.start
    sentence = next(Span(*s) for s in find_sentences(article.body) if s[0] <= start < s[1])
    return replace(mention, sentence=sentence)
