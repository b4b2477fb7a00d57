"""The things Tawatur speaks of: one frozen value per step of the flow. Imports nothing of ours.

Positions are code points, counted from 0, in the text they belong to; `end` is exclusive. The
published text is never altered after an `Article` is made, so a span stays true for ever.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final, Literal

Form = Literal["news", "repost", "blog", "post", "headline"]
Basis = Literal["stated", "relative", "inferred", "unknown"]
Grain = Literal[
    "time", "day", "week", "month", "season", "year", "decade", "century", "clock", "duration", "set"
]
NameKind = Literal["person", "organization", "place", "group"]
Status = Literal["happened", "ongoing", "planned", "denied", "hypothetical"]
CreditKind = Literal["outlet", "agency", "statement", "person", "organization"]
Verdict = Literal["wrong", "right", "withdrawn"]
SameVerdict = Literal["same", "different", "withdrawn"]
GroupKind = Literal["story", "event"]

ARTICLE_JSON = "application/vnd.tawatur.article+json"
"""Content type of a page that is one line of a JSON Lines file of articles."""


def digest(*parts: str | bytes) -> str:
    """Return 16 hex digits that stand for the parts; the same parts give the same digits everywhere."""
    sha = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        sha.update(len(data).to_bytes(8, "big"))
        sha.update(data)
    return sha.hexdigest()[:16]


# ---------------------------------------------------------------- what came in


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes as they came, and where from.

    `input` is the name the user gave (a path, an address, `file.jsonl#12`); `url` the page's own address
    where known. A page is the same page when its address (or, without one, the last part of its input's
    name) and its bytes are the same.
    """

    input: str
    content: bytes
    fetched: datetime
    url: str | None = None
    content_type: str | None = None

    @property
    def id(self) -> str:
        """The page's identity: 16 hex digits."""
        return digest(self.url or self.input.replace("\\", "/").rsplit("/", 1)[-1], self.content)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An input that gave no article, kept with the reason; `reason` is one line for a person to read."""

    input: str
    reason: str


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one article's body."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span cannot run from {self.start} to {self.end}")


@dataclass(frozen=True, slots=True)
class Dating:
    """The days something can have happened on, how we know, and why.

    `earliest` and `latest` are both set or both None (unknown). `because` is a sentence for the reader.
    `span` is where the body says it, None where it was read elsewhere (title line, metadata). `moment` is the
    point in time that a page gives, with its offset to UTC, until the outlet's own day is counted from it.
    """

    earliest: date | None
    latest: date | None
    basis: Basis
    because: str
    span: Span | None = None
    moment: datetime | None = field(default=None, compare=False, repr=False)


NO_DAY: frozenset[Grain] = frozenset(("clock", "duration", "set"))
"""Grains of expressions that name no day: «الساعة العاشرة», «لمدة أسبوعين», «كل ثلاثاء»."""

UNDATED = Dating(None, None, "unknown", "the page gives no date")


# As WordPress and most newspapers' systems write it: name-300x200.jpg, name-scaled.jpg.
_SIZE: Final = re.compile(r"[-_](?:\d{2,4}x\d{2,4}|scaled|large|medium|small|thumb(?:nail)?)(?=\.|$)")


@dataclass(frozen=True, slots=True)
class Image:
    """An image that the page shows with the article, and what it says of it; "" where it says nothing.

    `src` is its address, its file name, or `embedded:` with a digest where the page holds the image itself.
    `caption` are the words under it, `credit` whose it is, where the page marks that off.
    """

    src: str
    alt: str = ""
    caption: str = ""
    credit: str = ""

    @property
    def any_size(self) -> str:
        """The address without the size that sites put behind a picture's name: one for all its sizes."""
        return _SIZE.sub("", self.src)


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of a page's article that is kept: which one (`Image.src`), and the file by its name.

    `name` stands for the file's content; `width` and `height` are its pixels.
    """

    page: str
    src: str
    name: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside the article's own text or to its source."""

    href: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a forum's user card says of an author; None where it does not say."""

    title: str | None = None
    member_since: str | None = None
    messages: int | None = None
    reactions: int | None = None


@dataclass(frozen=True, slots=True)
class QuotedPost:
    """Somebody else's post that this post quotes: a quotation, never part of the body."""

    text: str
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One text by one hand: a news item, a repost, a blog or forum post, or a bare headline.

    `outlet` is who published it, in the page's own words; `via` the aggregator it reached us through.
    `source_line` is the page's own sentence that credits another source, if furniture held one.
    `seen` is when the page was fetched: it bounds the date and never stands in for it.
    """

    id: str
    page: str
    input: str
    form: Form
    title: str
    body: str
    url: str | None = None
    external_id: str | None = None
    outlet: str | None = None
    via: str | None = None
    author: str | None = None
    thread: str | None = None
    language: str | None = None
    published: Dating = UNDATED
    seen: datetime | None = None
    images: tuple[Image, ...] = ()
    links: tuple[Link, ...] = ()
    profile: Profile | None = None
    quoted: tuple[QuotedPost, ...] = ()
    source_line: str | None = None

    def quote(self, span: Span) -> str:
        """Return the body's exact words under a span."""
        return self.body[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a page gave: articles, or the reasons why (parts of) it gave none."""

    articles: tuple[Article, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()


# ---------------------------------------------------------------- what the text says


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something with a name: `forms` are the spellings seen, `names` by language code."""

    id: str
    kind: NameKind
    names: tuple[tuple[str, str], ...]
    forms: tuple[str, ...] = ()
    country: str | None = None

    @property
    def state(self) -> str | None:
        """The id of the state that it is, belongs to or stands for, where that is known."""
        return f"state-{self.country.lower()}" if self.country else None


@dataclass(frozen=True, slots=True)
class Title:
    """A title that a person's name bears in the body: its words there, and what they say.

    `role` is a role of the registry, `state` the id of the state that it is of, where known; `former` says
    that the words themselves call it past.
    """

    span: Span
    words: str
    role: str
    state: str | None
    former: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the body. `entity` is an id; `name` the entity's fullest Arabic form known here."""

    span: Span
    kind: NameKind
    entity: str
    name: str
    because: str
    title: Title | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression in the body (`dating.span` is set) and the days it can mean.

    The grains of `NO_DAY` never have days: an hour by itself, a length of time, something repeated. `ahead`
    says that the first of its days is behind the article's own.
    """

    dating: Dating
    grain: Grain
    ahead: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody in a role of an event: the entity, its fullest name, and the article's words for it here."""

    entity: str
    name: str
    text: str
    kind: NameKind

    def renamed(self, ids: Mapping[str, str]) -> "Party":
        """Return it with another id of its entity where `ids` has one."""
        return replace(self, entity=ids[self.entity]) if self.entity in ids else self


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words given as somebody's: inside quotation marks (direct) or reported (indirect)."""

    span: Span
    speaker: Party | None
    direct: bool
    because: str


@dataclass(frozen=True, slots=True)
class EventMention:
    """A place in an article where the text reports that somebody did something to or with another.

    `type`, `mode` and `context` are PLOVER's (manual, draft 2.0). `quote` holds the trigger. `sentence` is
    the whole sentence that was read. `rule` names the frame that fired, and its version.
    """

    id: str
    article: str
    type: str
    mode: str | None
    context: tuple[str, ...]
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    when: Dating | None
    where: Party | None
    attributed_to: tuple[Party, ...]
    status: Status
    quote: Span
    sentence: Span
    rule: str
    because: str

    @property
    def told(self) -> Span:
        """The sentence and the quote, which can reach beyond it, as one stretch."""
        return Span(min(self.sentence.start, self.quote.start), max(self.sentence.end, self.quote.end))

    @property
    def parties(self) -> tuple[Party, ...]:
        """Everybody who has any part in it, and its place."""
        where = (self.where,) if self.where else ()
        return (*self.actor, *self.recipient, *self.attributed_to, *where)

    def renamed(self, ids: Mapping[str, str]) -> "EventMention":
        """Return it with other ids of entities where `ids` has them, itself where it has none."""
        if not any(party.entity in ids for party in self.parties):
            return self
        actor, recipient, by = (
            tuple(party.renamed(ids) for party in parties)
            for parties in (self.actor, self.recipient, self.attributed_to)
        )
        where = self.where.renamed(ids) if self.where else None
        return replace(self, actor=actor, recipient=recipient, attributed_to=by, where=where)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reader said of a mention, as it had been read then. It outlives every reading of the article.

    `sentence` is the text under `mention.told`; `quote`, `prefix` and `suffix` find its quote again where
    positions have moved. `withdrawn` takes back what was said before.
    """

    mention: EventMention
    sentence: str
    quote: str
    prefix: str
    suffix: str
    verdict: Verdict
    reason: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Sameness:
    """A judgement that two entities, by id, are one and the same, or are not.

    `by` is whose it is: the rule's, which follows from the pages and has no day, or a reader's, which wins.
    """

    one: str
    other: str
    verdict: SameVerdict
    by: Literal["rule", "reader"]
    reason: str | None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """A thing that a reader's word names: an article of a story, or a mention of an event.

    `id` is the article's, or the mention's when the word was said. A mention has its type and the words of
    its quote too, by which a later reading finds it under another id; `start` is where they stood.
    """

    id: str
    article: str
    type: str | None = None
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 0


@dataclass(frozen=True, slots=True)
class Grouping:
    """A reader's word that two stories, or two events, are one (`same`), or that one is two (`different`).

    `ids` are the two, as they were called then, first the one that keeps its id. `one` and `other` say by
    what they are found again: for `same` what each began with; for `different` all of both parts.
    """

    of: GroupKind
    verdict: SameVerdict
    ids: tuple[str, str]
    one: tuple[Cited, ...]
    other: tuple[Cited, ...]
    reason: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Credit:
    """A source that the article declares: the body's words at `span`, or the page's furniture (span None)."""

    article: str
    kind: CreditKind
    name: str
    span: Span | None
    because: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one article's text says, in text order."""

    names: tuple[Name, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    mentions: tuple[EventMention, ...] = ()
    entities: tuple[Entity, ...] = ()


# ---------------------------------------------------------------- what articles share


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a named article's body."""

    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reuse:
    """One text in two articles: `words` is how many words the shorter side and the other have in common."""

    a: Passage
    b: Passage
    words: int
    because: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Mentions that go back to one source. `root` is an article id or, where the text credits a source that
    is not in the archive, that source's name."""

    root: str
    mentions: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Independent origins that give different values: `values[i]` is told by the mentions `mentions[i]`."""

    about: Literal["when", "where", "number", "participant", "status"]
    values: tuple[str, ...]
    mentions: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One happening, however many mentions tell of it."""

    id: str
    type: str
    mode: str | None
    status: Status
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    when: Dating | None
    where: Party | None
    mentions: tuple[str, ...]
    origins: tuple[Origin, ...]
    conflicts: tuple[Conflict, ...] = field(default=())

    @property
    def independent_origins(self) -> int:
        """How many sources stand behind the event once copies are counted with what they copy."""
        return len(self.origins)


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one happening, by order of publication."""

    id: str
    title: str
    articles: tuple[str, ...]
    events: tuple[str, ...]
    first: date | None
    last: date | None
