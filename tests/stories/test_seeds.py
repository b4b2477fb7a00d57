"""The events that the labelled mentions of the seed pages must make, in either order of arrival."""

from dataclasses import dataclass, field
from itertools import combinations

import pytest

from tawatur.chains.credits import find_credits
from tawatur.chains.origins import find_origins
from tawatur.chains.reuse import find_reuse
from tawatur.model import EventMention
from tawatur.stories.events import event_id, place_mention
from tawatur.stories.summary import summarise
from tests.chains.seeds import STATES, needs_seeds, read_seeds

pytestmark = needs_seeds

EXPECTED = {
    frozenset({"003-3", "004-4"}): 1,
    frozenset({"003-2", "004-1"}): 2,
    frozenset({"000-3", "002-4", "003-4"}): 3,
    frozenset({"000-4", "002-6"}): 2,
}


@dataclass
class _Event:
    id: str
    mentions: list[EventMention] = field(default_factory=list)


@pytest.mark.parametrize("reverse", [False, True])
def test_mentions_of_one_happening_meet_and_no_others(reverse: bool) -> None:
    seeds = read_seeds()
    reuses = tuple(r for a, b in combinations(seeds.articles.values(), 2) for r in find_reuse(a, [b]))
    credits = tuple(c for article in seeds.articles.values() for c in find_credits(article))
    events: list[_Event] = []
    for mention in sorted(seeds.mentions.values(), key=lambda each: each.id, reverse=reverse):
        placed = place_mention(
            mention,
            seeds.articles[mention.article],
            events,
            states=STATES,
            articles=seeds.articles,
            reuses=reuses,
        )
        event = next((e for e in events if e.id == placed.event), None)
        if event is None:
            event = _Event(event_id(mention.id))
            events.append(event)
        event.mentions.append(mention)
    found = {}
    for event in events:
        if len(event.mentions) > 1:
            origins = find_origins(event.mentions, seeds.articles, reuses, credits)
            summary = summarise(event.id, event.mentions, seeds.articles, origins, STATES)
            assert summary.conflicts == ()
            found[frozenset(summary.mentions)] = summary.independent_origins
    assert found == EXPECTED
