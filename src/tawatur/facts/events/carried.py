"""Places that one sentence leaves for the next: who has arrived meets there, who protests stays there."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from tawatur.arabic.letters import fold
from tawatur.facts.events.place_words import load_place_words
from tawatur.facts.text import Text
from tawatur.model import EventMention

# How many sentences on the protesters of a demonstration are still those of its place.
_PROTEST_GOES_ON = 3

# How «and» and «then» begin a sentence that goes on with the one before.
_AND = ("و", "ف", "ثم")
_ARTICLE = "ال"

# Letters at the beginning of a sentence in which «جاء ذلك» stands.
_OPENING = 30


def carry_places(mentions: Sequence[EventMention], text: Text) -> list[EventMention]:
    """Return the mentions of a body in text order, with the place that only a sentence before them gives.

    A meeting of somebody who arrived at a place in this sentence or the one right before is held there, and
    on that day where the sentence goes on with «و»; «المتظاهرون» without a place are those told of before.
    """
    starts = {text.span(first, last)[0]: n for n, (first, last) in enumerate(text.sentences)}
    found: list[EventMention] = []
    sentences: list[int] = []
    for mention in mentions:
        here = starts.get(mention.sentence.start, 0)
        if mention.where is None and mention.status == "happened":
            before = found[bisect_left(sentences, here - _PROTEST_GOES_ON) :]
            mention = _at_the_visit(mention, before, starts, text.body) or _at_the_protest(mention, before)
        if mention.when is None and mention.type == "CONSULT" and mention.status == "happened":
            mention = _on_the_day_said(mention, found, starts, text)
        if mention.type == "REJECT" and not mention.recipient:
            mention = _of_the_accuser(mention, found)
        found.append(mention)
        sentences.append(here)
    return found


def _of_the_accuser(mention: EventMention, found: Sequence[EventMention]) -> EventMention:
    """«اتهمت السعودية قطر …، الأمر الذي تنفيه الدوحة»: return a denial with who accused in its sentence."""
    doers = {party.entity for party in mention.actor}
    for other in reversed(found):
        if other.sentence != mention.sentence:
            return mention
        accused = {party.entity for party in other.recipient}
        if other.type == "ACCUSE" and doers & accused and other.actor:
            return replace(mention, recipient=other.actor)
    return mention


def _on_the_day_said(
    mention: EventMention, found: Sequence[EventMention], starts: dict[int, int], text: Text
) -> EventMention:
    """«جاء ذلك في اجتماع …»: return a meeting with the day of what the sentence before tells."""
    here = starts.get(mention.sentence.start, 0)
    opening = fold(text.body[mention.sentence.start : mention.sentence.start + _OPENING]).strip()
    if not opening.startswith(load_place_words().said_there):
        return mention
    told = [other for other in found if starts.get(other.sentence.start, 0) == here - 1]
    days = {other.when for other in told if other.when and other.when.earliest and other.status == "happened"}
    return replace(mention, when=days.pop()) if len(days) == 1 else mention


def _at_the_visit(
    mention: EventMention, before: Sequence[EventMention], starts: dict[int, int], body: str
) -> EventMention | None:
    """Return a meeting at the place that one of those who meet has just arrived at, None where it is none."""
    if mention.type != "CONSULT" or mention.mode in ("visit", "phone"):
        return None
    here = starts.get(mention.sentence.start, 0)
    for visit in reversed(before):
        if visit.type != "CONSULT" or visit.mode != "visit" or visit.where is None:
            continue
        near = here - starts.get(visit.sentence.start, 0) <= 1 and visit.status in ("happened", "ongoing")
        guests = {party.entity for party in visit.actor if party.kind != "place"}
        if not near or not guests & {party.entity for party in (*mention.actor, *mention.recipient)}:
            return None
        goes_on = body.startswith(_AND, mention.sentence.start)
        when = mention.when or (visit.when if goes_on else None)
        return replace(mention, where=visit.where, when=when)
    return None


def _at_the_protest(mention: EventMention, before: Sequence[EventMention]) -> EventMention:
    """Return what the protesters did with the place of the demonstration that was told of before."""
    if mention.type != "PROTEST" or not mention.actor:
        return mention
    known = all(party.kind == "group" and party.text.startswith(_ARTICLE) for party in mention.actor)
    told = next((other for other in reversed(before) if other.type == "PROTEST" and other.where), None)
    return replace(mention, where=told.where) if known and told else mention
