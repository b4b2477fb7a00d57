"""The rows of the export (docs/fields.md) as the API describes them. A test holds both to the same fields."""

from datetime import date
from typing import Generic, Literal, TypeVar

from ninja import Schema

T = TypeVar("T")

Basis = Literal["stated", "relative", "inferred", "unknown"]
Kind = Literal["person", "organization", "place", "group"]
Form = Literal["news", "repost", "blog", "post", "headline"]
Status = Literal["happened", "ongoing", "planned", "denied", "hypothetical"]


class Days(Schema):
    """The days that something can be of; both are the same where the day is known, null where nothing is."""

    earliest: date | None
    latest: date | None
    basis: Basis
    because: str


class Party(Schema):
    """Who takes part: the entity, its fullest Arabic name, and the article's own words for it."""

    id: str
    name: str
    text: str
    kind: Kind


class Place(Party):
    """Where something happened: a party with a point inside it (WGS 84) and its country."""

    lat: float | None
    lon: float | None
    country: str | None


class Image(Schema):
    """An image shown with an article: its caption, and whose it is, where the page says so."""

    src: str
    alt: str | None
    caption: str | None
    credit: str | None


class Link(Schema):
    """A link in an article's text, or to its source."""

    href: str
    text: str | None


class Profile(Schema):
    """What a forum's user card says of the author."""

    title: str | None
    member_since: str | None
    messages: int | None
    reactions: int | None


class QuotedPost(Schema):
    """Another's post that a post quotes."""

    text: str
    author: str | None


class Article(Schema):
    """One text by one hand."""

    kind: Literal["article"]
    id: str
    external_id: str | None
    page: str
    input: str
    url: str | None
    form: Form
    title: str
    body: str
    outlet: str | None
    via: str | None
    author: str | None
    thread: str | None
    language: str | None
    published: Days
    images: list[Image]
    links: list[Link]
    profile: Profile | None
    quoted: list[QuotedPost]
    source_line: str | None


class Quote(Schema):
    """A W3C TextQuoteSelector and TextPositionSelector in one; positions count code points of the body."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


class Stretch(Schema):
    """A stretch of an article's body."""

    start: int
    end: int


class Mention(Schema):
    """A place in an article that reports that somebody did something to or with another."""

    kind: Literal["event_mention"]
    id: str
    article: str
    event: str | None
    type: str
    mode: str | None
    context: list[str]
    actor: list[Party]
    recipient: list[Party]
    when: Days | None
    where: Place | None
    attributed_to: list[Party]
    status: Status
    quote: Quote
    sentence: Stretch
    rule: str
    because: str


class Origin(Schema):
    """An independent source of an event: an article's id or a name, and the mentions that go back to it."""

    root: str
    mentions: list[str]
    because: str


class EventOrigin(Origin):
    """An origin with the event that it is of."""

    kind: Literal["origin"]
    event: str


class Conflict(Schema):
    """What independent origins disagree on; for each value the mentions that give it."""

    about: Literal["when", "where", "number", "participant", "status"]
    values: list[str]
    mentions: list[list[str]]


class Event(Schema):
    """One happening, however many mentions tell of it."""

    kind: Literal["event"]
    id: str
    type: str
    mode: str | None
    status: Status
    actor: list[Party]
    recipient: list[Party]
    when: Days | None
    where: Place | None
    mentions: list[str]
    independent_origins: int
    origins: list[Origin]
    conflicts: list[Conflict]


class Passage(Schema):
    """A stretch of an article's body."""

    article: str
    start: int
    end: int


class Reuse(Schema):
    """One text in two articles."""

    kind: Literal["reuse"]
    a: Passage
    b: Passage
    words: int
    because: str


class Story(Schema):
    """Articles about one happening, by order of publication."""

    kind: Literal["story"]
    id: str
    title: str
    articles: list[str]
    events: list[str]
    first: date | None
    last: date | None


class Title(Schema):
    """A title that articles give a person, with their first and last day."""

    text: str
    role: str
    state: str | None
    former: bool
    first: date | None
    last: date | None
    times: int


class ReadAs(Schema):
    """An id that articles were read with and that a person stands for."""

    id: str
    because: str | None


class Entity(Schema):
    """Somebody or something with a name; `names` by language, of which ar, en and fr are always there."""

    kind: Literal["entity"]
    id: str
    type: Kind
    country: str | None
    lat: float | None
    lon: float | None
    names: dict[str, str | None]
    forms: list[str]
    ids: dict[str, str | None]
    titles: list[Title]
    read_as: list[ReadAs]


class Leaf(Schema, Generic[T]):
    """Some rows, and the `cursor` to ask for the next ones with; null behind the last."""

    rows: list[T]
    next: str | None


class Wrong(Schema):
    """What was wrong with a request, in one line."""

    error: str


class Refusal(Wrong):
    """Why something was not written: `code` is for programs where the rules of the pages refused it."""

    code: str | None = None
