"""One event from its mentions: what they agree on, and the best of what they say."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from tawatur.model import Article, Dating, Event, EventMention, Origin, Party, Status
from tawatur.stories.conflicts import find_conflicts
from tawatur.stories.likeness import days_of, family, width

_STATUS: tuple[Status, ...] = ("happened", "ongoing", "denied", "planned", "hypothetical")
"""The first that any mention has is the event's: what was done is no longer planned."""


def summarise(
    event_id: str,
    mentions: Sequence[EventMention],
    articles: Mapping[str, Article],
    origins: Sequence[Origin],
    states: Mapping[str, str] | None = None,
) -> Event:
    """Return the event that these mentions (one at least, in a settled order) tell of.

    The type and mode are the commonest; of the days the narrowest that a mention of the event's own status
    gives; of the places the most precise. Raises ValueError where there is no mention.
    """
    if not mentions:
        raise ValueError("an event has at least one mention")
    status = next(each for each in _STATUS if any(mention.status == each for mention in mentions))
    actor, recipient = _sides(mentions)
    return Event(
        id=event_id,
        type=_commonest(mention.type for mention in mentions) or mentions[0].type,
        mode=_commonest(mention.mode for mention in mentions if mention.mode),
        status=status,
        actor=actor,
        recipient=recipient,
        when=_when(mentions, status),
        where=_where(mentions, states or {}),
        mentions=tuple(mention.id for mention in mentions),
        origins=tuple(origins),
        conflicts=find_conflicts(mentions, articles, origins, states),
    )


def status_history(
    mentions: Sequence[EventMention], articles: Mapping[str, Article]
) -> tuple[tuple[str, Status, str], ...]:
    """Return (day of publication or "", status, mention id) in the order in which articles were published.

    Mentions of articles without a day come last. So a reader sees a plan become a deed, or be called off.
    """
    rows = []
    for mention in mentions:
        article = articles.get(mention.article)
        day = article.published.latest.isoformat() if article and article.published.latest else ""
        rows.append((day, mention.status, mention.id))
    return tuple(sorted(rows, key=lambda row: (row[0] or "9999", row[2])))


def _commonest(values: Iterable[str | None]) -> str | None:
    """Return the commonest value, the first met of several; None where there is none."""
    counted = Counter(values)
    return max(counted, key=lambda value: counted[value]) if counted else None


def _sides(mentions: Sequence[EventMention]) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Return both sides with every party once; a meeting told from the other side is turned round."""
    actor: dict[str, Party] = {}
    recipient: dict[str, Party] = {}
    for mention in mentions:
        first, second = mention.actor, mention.recipient
        if family(mention) == "meet" and _is_turned(first, second, actor, recipient):
            first, second = second, first
        for party in first:
            if party.entity not in recipient:
                actor.setdefault(party.entity, party)
        for party in second:
            if party.entity not in actor:
                recipient.setdefault(party.entity, party)
    return tuple(actor.values()), tuple(recipient.values())


def _is_turned(
    first: Sequence[Party],
    second: Sequence[Party],
    actor: Mapping[str, Party],
    recipient: Mapping[str, Party],
) -> bool:
    doers, others = ({party.entity for party in side} for side in (first, second))
    across = len(doers & recipient.keys()) + len(others & actor.keys())
    along = len(doers & actor.keys()) + len(others & recipient.keys())
    return across > along


def _when(mentions: Sequence[EventMention], status: Status) -> Dating | None:
    """Return the narrowest dating, first of mentions of the event's status, else of any."""
    for chosen in ([m for m in mentions if m.status == status], mentions):
        dated = [days for mention in chosen if (days := days_of(mention))]
        if dated:
            told = Counter((days.earliest, days.latest) for days in dated)
            return min(dated, key=lambda days: (width(days), -told[days.earliest, days.latest]))
    return None


def _where(mentions: Sequence[EventMention], states: Mapping[str, str]) -> Party | None:
    """Return the place most mentions give; a city before the state that it lies in."""
    places = [mention.where for mention in mentions if mention.where]
    if not places:
        return None
    told = Counter(place.entity for place in places)
    precise = [place for place in places if states.get(place.entity, place.entity) != place.entity]
    return max(precise or places, key=lambda place: told[place.entity])
