"""A new article joined to those before it: shared text, declared sources, events, its story.

The stages judge; this module asks the archive for what they need, and keeps what they say.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from tawatur.chains.origins import find_origins
from tawatur.chains.reuse import find_candidates, find_reuse, least_shared
from tawatur.model import Article, EventMention, Party, Reuse, Story
from tawatur.outlets import canonical, is_agency
from tawatur.pipeline.reading import Told
from tawatur.stories.events import event_id, place_mention
from tawatur.stories.stories import Sighting, find_story, main_events, story_id
from tawatur.stories.summary import summarise

if TYPE_CHECKING:
    from tawatur.archive.facade import Archive
    from tawatur.archive.values import EventSketch

# Of a print that stands in more articles than these, only the newest are looked at; and of the articles that
# share prints with a new one, only those that share most are compared word for word.
_PRINTS = 20
_COMPARED = 20

# Articles that a new one may be of one story with.
_NEIGHBOURS = 60


def join(archive: "Archive", told: Told) -> None:
    """Join a new article, kept already, to those before it. A bare headline has no text to join by."""
    if told.article.form == "headline":
        return
    joining = _Joining(archive, told)
    joining.join_text()
    joining.join_events()
    joining.join_story()


class _Joining:
    """One new article on its way in: what was found near it is looked up once."""

    def __init__(self, archive: "Archive", told: Told) -> None:
        self.archive, self.told = archive, told
        self.article = told.article
        # As the rule has the persons: where things are placed must not depend on when readers spoke.
        self.mentions = archive.as_ruled(told.facts.mentions)
        self.reuses: tuple[Reuse, ...] = ()
        self.near: dict[str, EventSketch] = {}
        self.places: dict[str, str] = {}
        self.known: dict[str, Article] = {}

    def join_text(self) -> None:
        """Keep the article's sources, its prints and what it shares with articles before it."""
        archive, article, prints = self.archive, self.article, self.told.prints
        others = self._articles(shared_text(archive, article.id, prints))
        self.reuses = find_reuse(article, list(others.values()))
        archive.keep_reuses(self.reuses)
        archive.keep_credits(article.id, self.told.credits)
        archive.keep_prints(article.id, prints)

    def join_events(self) -> None:
        """Place the article's mentions in events, old or new."""
        for mention in self.mentions:
            near = self.archive.find_events_near(mention)
            self.near |= {sketch.id: sketch for sketch in near}
            told = [other for sketch in near for other in sketch.mentions]
            placed = place_mention(
                mention,
                self.article,
                near,
                states=states_of(self.archive, [mention, *told], ruled=True),
                articles=self._articles(other.article for other in told),
                reuses=self.reuses,
            )
            self.places[mention.id] = placed.event or event_id(mention.id)
            self.archive.place_mention(mention.id, self.places[mention.id])

    def join_story(self) -> None:
        """Put the article into the story it belongs to, which may join several, or begin one."""
        archive, article, mentions = self.archive, self.article, self.mentions
        sighting = Sighting(article, main_events(article, mentions, self.places), named_by(mentions))
        neighbours = self._neighbours()
        stories = archive.find_ruled_of(neighbours)
        placed = find_story(sighting, self._sightings(neighbours, stories), self.reuses)
        joined = [story for story in stories if story.id in (placed.story, *placed.absorbs)]
        story = _story(placed.story or story_id(article.id), joined, sighting)
        archive.keep_story(story, instead_of=placed.absorbs)

    def _articles(self, ids: Iterable[str]) -> dict[str, Article]:
        wanted = list(dict.fromkeys(ids))
        self.known |= self.archive.articles(each for each in wanted if each not in self.known)
        return {each: self.known[each] for each in wanted if each in self.known}

    def _neighbours(self) -> list[str]:
        """Return articles that share text with this one, or tell of events with the same parties."""
        sharing = [side.article for reuse in self.reuses for side in (reuse.a, reuse.b)]
        telling = [mention.article for sketch in self.near.values() for mention in sketch.mentions]
        others = dict.fromkeys((*sharing, *telling))
        return [other for other in others if other != self.article.id][:_NEIGHBOURS]

    def _sightings(self, neighbours: Sequence[str], stories: Sequence[Story]) -> list[Sighting]:
        """Return the neighbours, story by story, with those of the story's events that they tell of."""
        told: dict[str, list[tuple[str, EventMention]]] = {}
        for sketch in self.near.values():
            for mention in sketch.mentions:
                told.setdefault(mention.article, []).append((sketch.id, mention))
        wanted, articles = set(neighbours), self._articles(neighbours)
        return [
            Sighting(
                articles[each],
                tuple(dict.fromkeys(event for event, _ in told.get(each, ()) if event in story.events)),
                named_by(mention for _, mention in told.get(each, ())),
                story.id,
            )
            for story in stories
            for each in story.articles
            if each in wanted
        ]


def shared_text(archive: "Archive", article: str, prints: Sequence[tuple[int, int]]) -> Sequence[str]:
    """Return the articles that share most prints with a text: those worth a look word for word."""
    hits = archive.find_prints([value for value, _ in prints], _PRINTS, least_shared(prints))
    return find_candidates(prints, hits, article)[:_COMPARED]


def settle_event(archive: "Archive", event: str) -> None:
    """Work an event's origins, conflicts and summary out again, or forget it where nobody tells of it."""
    parts = archive.event_parts(event)
    if not parts.mentions:
        archive.forget_event(event)
        return
    origins = find_origins(parts.mentions, parts.articles, parts.reuses, parts.credits, canonical, is_agency)
    states = states_of(archive, parts.mentions)
    archive.keep_event(summarise(event, parts.mentions, parts.articles, origins, states))


def states_of(archive: "Archive", mentions: Iterable[EventMention], *, ruled: bool = False) -> dict[str, str]:
    """Return the state that each party of the mentions may stand for, by entity id, where it has one."""
    ids = [party.entity for mention in mentions for party in _all_parties(mention)]
    return archive.states_of(dict.fromkeys(ids), ruled=ruled)


def _all_parties(mention: EventMention) -> tuple[Party, ...]:
    where = (mention.where,) if mention.where else ()
    return (*mention.actor, *mention.recipient, *where)


def named_by(mentions: Iterable[EventMention]) -> frozenset[str]:
    """Return the entities that are parties of mentions, or their places."""
    return frozenset(party.entity for mention in mentions for party in _all_parties(mention))


def _story(id_: str, joined: Sequence[Story], sighting: Sighting) -> Story:
    """Return the stories that are joined, and the new article, as one; the earliest gives the title."""
    article, published = sighting.article, sighting.article.published
    titled = [(story.first, story.title) for story in joined] + [(published.earliest, article.title)]
    _, title = min(
        (one for one in titled if one[1]), key=lambda one: one[0] or date.max, default=(None, article.title)
    )
    firsts = [story.first for story in joined] + [published.earliest]
    lasts = [story.last for story in joined] + [published.latest]
    return Story(
        id=id_,
        title=title,
        articles=(*dict.fromkeys(each for story in joined for each in story.articles), article.id),
        events=tuple(dict.fromkeys((*(e for story in joined for e in story.events), *sighting.events))),
        first=min((day for day in firsts if day), default=None),
        last=max((day for day in lasts if day), default=None),
    )
