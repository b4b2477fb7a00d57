"""How a mention was read: the words, the frame that fired, and for each role and the date how we know.

One value for the command line, the site and programs. It works nothing out that the archive does not hold,
except where in the text each party is named.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from tawatur.exports import rows
from tawatur.exports.rows import Row
from tawatur.model import Judgement, Name, Party, Quotation, Span

if TYPE_CHECKING:
    from tawatur.archive.values import MentionView

CAPITAL = "the city's name stands for the government there"
"""Why a party can be a state where the text names a city."""

OWN_WORD = "an act of speech is told on its doer's own word"
"""Why who praised, accused or asked is also on whose word it is told."""

ROLES = ("actor", "recipient", "where", "attributed_to")
"""Roles, in the order they are explained."""


@dataclass(frozen=True, slots=True)
class Fired:
    """The frame that fired: its name, the kind of word it fired on, its version, its example if known.

    `said`: it tells of an act of speech.
    """

    frame: str
    tense: str
    version: str
    example: str | None
    said: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A party in its role, how it is known (None: not on record), and where the body names it.

    `outside` are the words that name it where these are not in the mention's own sentence.
    """

    role: str
    party: Party
    because: str | None
    span: Span | None
    outside: str | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """One mention explained; `before`, `quote` and `after` are the sentence, cut at the quote's ends."""

    view: "MentionView"
    before: str
    quote: str
    after: str
    fired: Fired
    parts: tuple[Part, ...]
    when: str | None
    judgement: Judgement | None


def explain(view: "MentionView") -> Explanation:
    """Return how a mention was read; `when` are the words of its date, None where it has none of its own."""
    mention, article = view.mention, view.article
    told, quote, when = mention.told, mention.quote, mention.when
    last = view.judgements[-1] if view.judgements else None
    return Explanation(
        view=view,
        before=article.body[told.start : quote.start],
        quote=article.quote(quote),
        after=article.body[quote.end : told.end],
        fired=read_rule(mention.rule),
        parts=tuple(_parts(view)),
        when=article.quote(when.span) if when and when.span else None,
        judgement=last if last and last.verdict != "withdrawn" else None,
    )


def read_rule(rule: str) -> Fired:
    """Return what a mention's `rule` names: frame/tense@version."""
    frame, _, rest = rule.partition("/")
    tense, _, version = rest.partition("@")
    return Fired(frame, tense, version, *_frames().get(frame, (None, False)))


@cache
def _frames() -> dict[str, tuple[str, bool]]:
    # Half a second, and nobody but a reader of explanations needs it.
    from tawatur.facts.events.frames import load_frames

    return {frame.id: (example, frame.said) for frame, example in load_frames().examples}


def _parts(view: "MentionView") -> Iterator[Part]:
    mention = view.mention
    by_role: dict[str, Iterable[Party]] = {
        "actor": mention.actor,
        "recipient": mention.recipient,
        "where": (mention.where,) if mention.where else (),
        "attributed_to": mention.attributed_to,
    }
    for role in ROLES:
        for party in by_role[role]:
            yield _part(view, role, party)


def _part(view: "MentionView", role: str, party: Party) -> Part:
    told, name = view.mention.told, _named(view, party)
    reasons = [name.because] if name else []
    if name and name.entity != party.entity:
        reasons.append(CAPITAL)
    if role == "attributed_to":
        doers = {doer.entity for doer in view.mention.actor}
        reasons += [OWN_WORD] if party.entity in doers and read_rule(view.mention.rule).said else []
        reasons += [q.because for q in view.quotations if _says(q, party, told)][:1]
    within = name is None or _overlap(name.span, told)
    return Part(
        role=role,
        party=party,
        because="; ".join(dict.fromkeys(reasons)) or None,
        span=name.span if name else None,
        outside=None if within or name is None else view.article.quote(name.span),
    )


def _named(view: "MentionView", party: Party) -> Name | None:
    """Return where the body names a party: in the sentence, else before it, else behind."""
    told, body = view.mention.told, view.article

    def distance(name: Name) -> tuple[bool, bool, bool, bool, int]:
        outside, other_words = not _overlap(name.span, told), body.quote(name.span) != party.text
        behind = name.span.start >= told.end
        apart = abs(name.span.start - view.mention.quote.start)
        return outside, other_words, name.entity != party.entity, behind, apart

    own = [name for name in view.names if name.entity == party.entity]
    # Of a state named by its capital, the name is the city's.
    lent = [
        name
        for name in view.names
        if party.kind == name.kind == "place"
        and body.quote(name.span) == party.text
        and _overlap(name.span, told)
    ]
    return min([*own, *lent], key=distance, default=None)


def _says(quotation: Quotation, party: Party, told: Span) -> bool:
    speaker = quotation.speaker
    return speaker is not None and speaker.entity == party.entity and _overlap(quotation.span, told)


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def explanation_row(told: Explanation) -> Row:
    """Return an explanation for programs: the mention's row, and how each part of it is known."""
    view, when = told.view, told.view.mention.when
    article = view.article
    return {
        "kind": "explanation",
        "mention": rows.mention_row(view.mention, article, view.event),
        "hidden": view.hidden,
        "article": {
            "id": article.id,
            "title": article.title,
            "outlet": article.outlet,
            "url": article.url,
            "published": rows.dating_row(article.published),
        },
        "sentence": told.before + told.quote + told.after,
        "frame": {
            "id": told.fired.frame,
            "tense": told.fired.tense,
            "version": told.fired.version,
            "example": told.fired.example,
        },
        "parties": [
            {"role": part.role, **rows.party_row(part.party), "because": part.because, **_place(part.span)}
            for part in told.parts
        ],
        "when": rows.dating_row(when) | {"text": told.when} if when else None,
        "judgements": [rows.judgement_row(judgement) for judgement in view.judgements],
    }


def _place(span: Span | None) -> Row:
    return {"start": span.start if span else None, "end": span.end if span else None}
