"""What the archive hands out beside the model's own values. No Django in here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from tawatur.model import (
    Article,
    Credit,
    Dating,
    Entity,
    Event,
    EventMention,
    Facts,
    Image,
    Judgement,
    Name,
    Party,
    Picture,
    Quotation,
    Reuse,
    Sameness,
    Story,
)


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture that is kept, and the image of an article that it is."""

    picture: Picture
    article: Article
    image: Image


@dataclass(frozen=True, slots=True)
class PageRecord:
    """A kept page: who it is, and where its WARC record lies (bytes)."""

    id: str
    input: str
    url: str | None
    content_type: str | None
    fetched: datetime
    warc_offset: int
    warc_length: int


@dataclass(frozen=True, slots=True)
class EventSketch:
    """An event as its mentions tell it, enough to judge whether another mention belongs to it."""

    id: str
    mentions: tuple[EventMention, ...]


@dataclass(frozen=True, slots=True)
class EventParts:
    """All that is needed to settle an event: its mentions, and what their articles share and declare."""

    mentions: tuple[EventMention, ...]
    articles: Mapping[str, Article]
    reuses: tuple[Reuse, ...]
    credits: tuple[Credit, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article with all that is known of it; `events` leads from a mention's id to its event's."""

    article: Article
    facts: Facts
    events: Mapping[str, str]
    reuses: tuple[Reuse, ...]
    credits: tuple[Credit, ...]
    stories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MentionView:
    """One mention, its article with the names and quotations read in it, and what readers said of it.

    `event` is None where no settled event has it; `hidden` says that it stands judged wrong.
    """

    mention: EventMention
    article: Article
    event: str | None
    names: tuple[Name, ...]
    quotations: tuple[Quotation, ...]
    judgements: tuple[Judgement, ...]
    hidden: bool


@dataclass(frozen=True, slots=True)
class EventView:
    """One event with its mentions, in order of arrival, and their articles."""

    event: Event
    mentions: tuple[EventMention, ...]
    articles: Mapping[str, Article]


@dataclass(frozen=True, slots=True)
class StoryView:
    """One story with its articles and events, in its own order."""

    story: Story
    articles: tuple[Article, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class StoryParts:
    """What holds articles together: their mentions by article, the mentions' events, what they share."""

    articles: Mapping[str, Article]
    mentions: Mapping[str, Sequence[EventMention]]
    events: Mapping[str, str]
    reuses: tuple[Reuse, ...]


@dataclass(frozen=True, slots=True)
class NearPerson:
    """An id of a person that may be one with others: its Arabic name and the keys of that name."""

    id: str
    name: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeptIdentity:
    """Which id stands for an entity's, by the rule alone and with readers' words over it, and why."""

    entity: str
    ruled: str
    ruled_because: str | None
    person: str
    because: str | None


@dataclass(frozen=True, slots=True)
class HeldTitle:
    """A title in its articles' words, with their first and last day, and how often it stands there.

    `former` says that the words call it past; `state` is the id of the state it is of, where known.
    """

    words: str
    role: str
    state: str | None
    former: bool
    first: date | None
    last: date | None
    times: int


@dataclass(frozen=True, slots=True)
class EntityView:
    """One entity, how many articles name it, how many events it stands in, and its newest mentions.

    `members` are the ids that it was read with; `said` what readers said of them, the last word on each pair.
    """

    entity: Entity
    articles: int
    events: int
    mentions: tuple[EventMention, ...]
    titles: tuple[HeldTitle, ...] = ()
    members: tuple[KeptIdentity, ...] = ()
    said: tuple[Sameness, ...] = ()


@dataclass(frozen=True, slots=True)
class OutletCount:
    """How many articles of an outlet are kept, and the first and last day they bear."""

    outlet: str
    articles: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class OutletParts:
    """All that an outlet is judged from: its newest articles, those that share text, what all declare.

    `total` counts all of its articles, bare headlines included.
    """

    outlet: str
    total: int
    articles: tuple[Article, ...]
    others: Mapping[str, Article]
    reuses: tuple[Reuse, ...]
    credits: tuple[Credit, ...]


Result = Literal["articles", "stories", "events", "entities"]
"""What a search shows."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a list shows of an article: all but its text, of which `body` holds the first letters only.

    `seq` counts articles by arrival; lists go on from it.
    """

    seq: int
    id: str
    page: str
    form: str
    title: str
    body: str
    url: str | None
    outlet: str | None
    via: str | None
    author: str | None
    language: str | None
    published: Dating
    seen: datetime | None

    @property
    def source(self) -> str | None:
        """Who published it, as far as the page says: the outlet, else the aggregator."""
        return self.outlet or self.via


@dataclass(frozen=True, slots=True)
class Beside:
    """The articles just before and just after one in a list, None at its ends."""

    before: Head | None
    after: Head | None


@dataclass(frozen=True, slots=True)
class OutletLine:
    """An outlet as its newest article spells it, how many articles are kept of it, and that article."""

    outlet: str
    articles: int
    newest: Head


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many articles bear one day as theirs."""

    day: date
    articles: int


@dataclass(frozen=True, slots=True)
class Company:
    """An entity, and in how many articles or events it stands of those that were looked at."""

    entity: Entity
    times: int


@dataclass(frozen=True, slots=True)
class SaidWords:
    """Words of an article that are given as somebody's."""

    article: Head
    text: str
    speaker: Party | None
    direct: bool


@dataclass(frozen=True, slots=True)
class Circle:
    """What surrounds an entity: articles that name it by month (each by its first day, the oldest first),
    whom it acts with, what it says, and what others say of it, the newest first."""

    months: tuple[DayCount, ...]
    company: tuple[Company, ...]
    said_by: tuple[SaidWords, ...]
    said_about: tuple[SaidWords, ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """What articles are asked for; None does not ask. Days include both ends.

    An article that may have appeared on a day of the span is in; one without a date is not, once a day is
    asked for. `entity` is somebody's id or name, whom articles must name; `country` a country's code or name,
    of which they must name somebody or something; `type` an event type that they must tell of; `after` the
    number (a head's `seq`) of an article that they must have come after.
    """

    outlet: str | None = None
    form: str | None = None
    since: date | None = None
    until: date | None = None
    entity: str | None = None
    country: str | None = None
    type: str | None = None
    after: int | None = None


EVERYTHING = Filters()
"""Asks for nothing, so lets every article pass."""


@dataclass(frozen=True, slots=True)
class EventFilters:
    """What events are asked for; None does not ask. Days include both ends.

    An event that may have happened on a day of the span is in; one without a date is not, once a day is asked
    for.
    """

    type: str | None = None
    since: date | None = None
    until: date | None = None
    min_origins: int = 0


ANY_EVENT = EventFilters()
"""Asks for nothing, so lets every event pass."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a query that can be taken out of it, from code point `start` to `end`.

    `what` is `words`, `phrase`, `without` or a field (`outlet`, `since` ...); `value` what it asks for: the
    words as written, a code, or a day as YYYY-MM-DD.
    """

    what: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tried:
    """How a word of a query was looked for: folded, and by its search term, None where it was as written."""

    word: str
    folded: str
    term: str | None


@dataclass(frozen=True, slots=True)
class Facets:
    """How many of the articles found have what: (value, count), most first; days by time.

    `months` are YYYY-MM, and YYYY-MM-DD where only one month is asked for.
    """

    outlets: tuple[tuple[str, int], ...] = ()
    countries: tuple[tuple[str, int], ...] = ()
    types: tuple[tuple[str, int], ...] = ()
    forms: tuple[tuple[str, int], ...] = ()
    months: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A found article, the places of the words looked for, and the stretch of the body to show.

    Spans are (start, end) in code points of the article's own title and body and cover whole words.
    """

    article: Article
    title_spans: tuple[tuple[int, int], ...]
    body_spans: tuple[tuple[int, int], ...]
    snippet: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a search: one page of hits, how many there are, and which parts were not understood.

    Where `capped`, more were found than are looked at: only the newest of them are ranked and counted, and
    `total` says how many these are. `reachable` is how many can be paged through. `result` is what was asked
    for: only its tuple of `hits`, `stories`, `events` or `entities` is filled, and `counts` says how many of
    each there are. `unknown` are names in the query that nobody in the archive has, `tried` and `meant` help
    where nothing was found: how words were looked for, and names that are spelt alike.
    """

    hits: tuple[Hit, ...]
    total: int
    filters: Filters
    ignored: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    result: Result = "articles"
    capped: bool = False
    counts: Mapping[Result, int] = field(default_factory=dict)
    facets: Facets = Facets()
    stories: tuple[Story, ...] = ()
    events: tuple[Event, ...] = ()
    entities: tuple[Entity, ...] = ()
    unknown: tuple[str, ...] = ()
    tried: tuple[Tried, ...] = ()
    meant: tuple[str, ...] = ()
    reachable: int = 0

    @property
    def shown(self) -> tuple[Hit, ...] | tuple[Story, ...] | tuple[Event, ...] | tuple[Entity, ...]:
        """What this page of the answer holds, of whichever kind was asked for."""
        return self.hits or self.stories or self.events or self.entities
