"""A story told in sentences of its own articles: which event mentions to quote, and in which order."""

from collections.abc import Mapping, Sequence
from datetime import date

from tawatur.model import Article, Event, EventMention
from tawatur.stories.words import light_words

# A shorter sentence leaves out who or what; a longer one is a paragraph.
_SHORTEST, _LONGEST = 40, 420
_ALIKE = 0.5  # of their light words: two sentences that say the same
# Whose words tell a story best: a newspaper's before those of whoever repeats it.
_FORMS = ("news", "repost", "blog", "post", "headline")


def pick_quotes(
    events: Sequence[Event],
    mentions: Mapping[str, EventMention],
    articles: Mapping[str, Article],
    most: int = 4,
) -> list[tuple[Event, EventMention]]:
    """Return events of a story, each with the mention whose sentence tells it, by the days of the events.

    The best confirmed come in first, then those that most tell. Of an event's mentions, that of a newspaper
    is taken, then the earliest, then the shortest sentence; a sentence that says what another one says is
    left out. Undated events come last.
    """
    picked: list[tuple[Event, EventMention]] = []
    said: list[frozenset[str]] = []
    for event in sorted(events, key=lambda one: (-one.independent_origins, -len(one.mentions))):
        if len(picked) == most:
            break
        inside = [mentions[id_] for id_ in event.mentions if id_ in mentions]
        told = [m for m in inside if m.status == event.status and _fits(m, articles)]
        for mention in sorted(told, key=lambda one: _order(one, articles[one.article])):
            words = light_words(_sentence(mention, articles[mention.article]))
            if not any(len(words & other) >= _ALIKE * len(words | other) for other in said):
                picked.append((event, mention))
                said.append(words)
                break
    return sorted(picked, key=lambda one: (_day(one[0]), _order(one[1], articles[one[1].article])))


def _fits(mention: EventMention, articles: Mapping[str, Article]) -> bool:
    told = mention.told
    return mention.article in articles and _SHORTEST <= told.end - told.start <= _LONGEST


def _order(mention: EventMention, article: Article) -> tuple[int, date, int]:
    first = article.published.earliest or date.max
    return _FORMS.index(article.form), first, mention.told.end - mention.told.start


def _sentence(mention: EventMention, article: Article) -> str:
    return article.quote(mention.told)


def _day(event: Event) -> date:
    return (event.when.earliest if event.when else None) or date.max
