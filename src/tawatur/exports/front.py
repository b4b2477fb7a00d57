"""The front page: which stories lead, what many confirm, what is disputed, the headlines with repeats folded.

Nothing here is a judgement of worth: stories are ordered by the number of independent origins, then by the
number of outlets, then by arrival.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tawatur.model import Event, Story
from tawatur.stories.headlines import group_headlines

if TYPE_CHECKING:
    from tawatur.archive.facade import Archive
    from tawatur.archive.values import Head

STORIES = 13
_INSIDE = 12  # articles of a story that its card is made from
_LISTED = 6
_LATEST = 8
_TEXTS = 40
_HEADLINES = 60

LATELY = 5_000
"""What is confirmed or disputed is looked for among events that one of so many newest articles told first."""

# In which form an article best stands for its story: a newspaper's own words before a forum's.
_FORMS = ("news", "repost", "blog", "post", "headline")


@dataclass(frozen=True, slots=True)
class StoryCard:
    """A story as a list shows it: the article that opens it, who tells it, its best confirmed event."""

    story: Story
    lead: "Head | None"
    outlets: tuple[str, ...]
    event: Event | None

    @property
    def origins(self) -> int:
        """How many independent origins stand behind the story's best confirmed event."""
        return self.event.independent_origins if self.event else 0


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event with the story that it is best known from, None where it is in none."""

    event: Event
    story: Story | None


@dataclass(frozen=True, slots=True)
class Headline:
    """One line of a list: the newest of those that say the same, the others, and the story they are in.

    `sources` is how many others than the first one's source have it.
    """

    head: "Head"
    others: tuple["Head", ...]
    story: str | None
    sources: int


@dataclass(frozen=True, slots=True)
class Front:
    """What the front page shows."""

    cards: tuple[StoryCard, ...]
    confirmed: tuple[ToldEvent, ...]
    disputed: tuple[ToldEvent, ...]
    latest: tuple[Headline, ...]
    ticker: tuple[Headline, ...]


def front_page(archive: "Archive") -> Front:
    """Return what the front page shows of an archive."""
    cards = story_cards(archive, _newest_stories(archive))
    lead = max(cards, key=lambda card: (card.origins, len(card.outlets)), default=None)
    led = [lead, *(card for card in cards if card is not lead)] if lead else []
    return Front(
        tuple(led),
        _with_stories(archive, archive.confirmed_events(limit=4 * _LISTED, lately=LATELY)),
        _with_stories(archive, archive.disputed_events(limit=4 * _LISTED, lately=LATELY)),
        ticker(archive, archive.newest_texts(limit=_TEXTS))[:_LATEST],
        ticker(archive, archive.newest_headlines(limit=_HEADLINES)),
    )


def _newest_stories(archive: "Archive") -> list[Story]:
    """Return the newest stories that several articles tell, and where these are few, others behind them.

    Of those under one headline, as the posts of a thread are, only the first.
    """
    found = archive.newest_stories(limit=STORIES, min_articles=2)
    if len(found) < STORIES:
        shown = {story.id for story in found}
        found += [story for story in archive.newest_stories(limit=3 * STORIES) if story.id not in shown]
    groups = group_headlines([story.title for story in found], [None] * len(found))
    return [found[group[0]] for group in groups][:STORIES]


def story_cards(archive: "Archive", stories: Sequence[Story]) -> list[StoryCard]:
    """Return stories as a list shows them."""
    events = archive.events(event for story in stories for event in story.events[:_INSIDE])
    heads = archive.heads(article for story in stories for article in story.articles[:_INSIDE])
    cards = []
    for story in stories:
        inside = [heads[i] for i in story.articles if i in heads]
        told = [events[i] for i in story.events if i in events]
        cards.append(
            StoryCard(
                story,
                min(inside, key=lambda head: _FORMS.index(head.form), default=None),
                tuple(dict.fromkeys(head.outlet for head in inside if head.outlet)),
                max(told, key=lambda event: event.independent_origins, default=None),
            )
        )
    return cards


def _with_stories(archive: "Archive", events: Sequence[Event]) -> tuple[ToldEvent, ...]:
    """Return the first few events, of one story only the first."""
    story_of: dict[str, Story] = {}
    for story in archive.stories_of_events(event.id for event in events):
        for told in story.events:
            story_of.setdefault(told, story)
    found: dict[str, ToldEvent] = {}
    for event in events:
        story_ = story_of.get(event.id)
        found.setdefault(story_.id if story_ else event.id, ToldEvent(event, story_))
    return tuple(found.values())[:_LISTED]


def ticker(archive: "Archive", headlines: Sequence["Head"]) -> tuple[Headline, ...]:
    """Return articles by their headlines, those that say the same behind the first of them."""
    stories = archive.stories_with(head.id for head in headlines)
    groups = group_headlines([_line(head) for head in headlines], [stories.get(h.id) for h in headlines])
    lines = []
    for group in groups:
        first, *others = (headlines[place] for place in group)
        story = next((stories[head.id] for head in (first, *others) if head.id in stories), None)
        lines.append(Headline(first, tuple(others), story, len(_sources(others) - _sources([first]))))
    return tuple(lines)


def _line(head: "Head") -> str:
    return " ".join((head.title or head.body).split())


def _sources(heads: Iterable["Head"]) -> set[str]:
    return {head.source or head.page for head in heads}
