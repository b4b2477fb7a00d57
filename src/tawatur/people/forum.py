"""The forum: threads in categories, their posts in numbered pages, reactions."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from tawatur.arabic.letters import fold
from tawatur.people import images, limits, messages
from tawatur.people.connection import ALIAS
from tawatur.people.errors import Refused
from tawatur.people.messages import About, Said
from tawatur.people.models import Account, Message, Reaction, Thread
from tawatur.people.names import one_line

CATEGORIES = ("politics", "economy", "society", "culture", "world", "site")
PER_PAGE = 20
REACTIONS = ("useful", "sourced", "disagree")

SHORTEST_TITLE, LONGEST_TITLE = 8, 160
_MOST_TO_ONE = 6  # reactions a day to one person's messages, after NodeBB

# Titles that share this share of their words may be of one subject.
_ALIKE = 0.5
_LOOKED_AT = 400
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"


@dataclass(frozen=True, slots=True)
class Topic:
    """A thread as a list shows it."""

    id: int
    category: str
    title: str
    created: datetime
    last: datetime
    posts: int

    @property
    def pages(self) -> int:
        """How many pages its posts fill."""
        return max(1, -(-self.posts // PER_PAGE))


@dataclass(frozen=True, slots=True)
class Post:
    """A message of a thread with its images and what people say of it; `mine` are the reader's own kinds."""

    said: Said
    pictures: Sequence[images.Picture]
    reactions: Mapping[str, int]
    mine: frozenset[str]


def _topic(row: Thread) -> Topic:
    return Topic(row.id, row.category, row.title, row.created, row.last, row.posts)


def topics(category: str | None, *, page: int, per_page: int = 30) -> Sequence[Topic]:
    """Return a page of threads, one more than it holds where there are more, the last talked in first."""
    rows = Thread.objects.filter(posts__gt=0).order_by("-last", "-id")
    rows = rows.filter(category=category) if category else rows
    start = (page - 1) * per_page
    return [_topic(row) for row in rows[start : start + per_page + 1]]


def counts() -> Mapping[str, int]:
    """Return how many threads each category has."""
    return dict(Counter(Thread.objects.filter(posts__gt=0).values_list("category", flat=True)))


def topic(thread: int) -> Topic | None:
    """Return one thread."""
    row = Thread.objects.filter(id=thread, posts__gt=0).first()
    return _topic(row) if row else None


def alike(title: str) -> Sequence[Topic]:
    """Return threads whose titles are much like a new one's, so that no second talk begins unknowing."""
    words = _words(title)
    if not words:
        return []
    found = []
    for row in Thread.objects.filter(posts__gt=0).order_by("-last")[:_LOOKED_AT]:
        theirs = _words(row.title)
        shared = len(words & theirs) / max(1, min(len(words), len(theirs)))
        if shared >= _ALIKE and len(words & theirs) > 1:
            found.append((shared, row))
    return [_topic(row) for _, row in sorted(found, key=lambda one: -one[0])[:5]]


def _words(title: str) -> set[str]:
    letters = "".join(c if c.isalnum() else " " for c in fold(title))
    words = (word.removeprefix(_ARTICLE) for word in letters.split())
    return {word for word in words if len(word) > 2}


def begin(
    author: int,
    category: str,
    title: str,
    body: str,
    pictures: Sequence[images.Prepared],
    *,
    network: str,
    at: datetime,
) -> int:
    """Begin a thread with its first post; returns its id. Raises Refused as `messages.write` does."""
    title = one_line(title, LONGEST_TITLE)
    if len(title) < SHORTEST_TITLE:
        raise Refused("title-short", "title")
    if category not in CATEGORIES:
        raise Refused("category", "category")
    account = Account.objects.get(id=author)
    fresh = account.level == 0 and not account.moderator and at - account.joined < timedelta(days=1)
    with transaction.atomic(using=ALIAS):
        limits.take("thread-new" if fresh else "thread", limits.of_account(author), at=at)
        row = Thread.objects.create(category=category, title=title, created=at, last=at)
        post(author, row.id, body, None, pictures, network=network, at=at)
    return row.id


def post(
    author: int,
    thread: int,
    body: str,
    parent: int | None,
    pictures: Sequence[images.Prepared],
    *,
    network: str,
    at: datetime,
) -> Said:
    """Add a post to a thread, perhaps as an answer to another and with images, which count one by one.

    Raises Refused as `messages.write` does, and for too many images an hour; then nothing of it is kept.
    """
    with transaction.atomic(using=ALIAS):
        about = About("thread", str(thread), parent=parent)
        said = messages.write(author, about, body, network=network, at=at)
        for _ in pictures:  # all before the first file is written
            limits.take("image", limits.of_account(author), at=at)
        for picture in pictures:
            images.attach(said.id, picture)
        Thread.objects.filter(id=thread).update(last=at, posts=F("posts") + 1)
    return said


def is_open(thread: Topic, at: datetime) -> bool:
    """Say whether somebody may still post in a thread."""
    return at - thread.last <= messages.OPEN_FOR


def is_stale(thread: Topic, at: datetime) -> bool:
    """Say whether a thread has been silent for so long that a writer should know."""
    return at - thread.last > messages.STALE_AFTER


def posts(thread: int, *, page: int, reader: int | None) -> Sequence[Post]:
    """Return a page of a thread's posts, the oldest first."""
    start = (page - 1) * PER_PAGE
    said = messages.of_place("thread", str(thread), window=(start, start + PER_PAGE))
    ids = [one.id for one in said]
    pictures = images.of_messages(ids)
    given: dict[int, Counter[str]] = defaultdict(Counter)
    mine: dict[int, set[str]] = defaultdict(set)
    for message, account, kind in Reaction.objects.filter(message__in=ids).values_list(
        "message", "account", "kind"
    ):
        given[message][kind] += 1
        if account == reader:
            mine[message].add(kind)
    return [Post(one, pictures.get(one.id, ()), dict(given[one.id]), frozenset(mine[one.id])) for one in said]


def page_of(said: Said) -> int:
    """Return the page of its thread that a post stands on."""
    before = Message.objects.filter(place="thread", on=said.on, id__lt=said.id).count()
    return before // PER_PAGE + 1


def react(account: int, message: int, kind: str, *, at: datetime) -> None:
    """Say something of a message with one tap, or take it back with a second one.

    Raises LookupError where there is no such message or kind, Refused for one's own words or too many.
    """
    found = Message.objects.filter(id=message, gone=False).exclude(hidden="removed").first()
    if found is None or kind not in REACTIONS:
        raise LookupError(f"no message {message}")
    if found.author_id == account:
        raise Refused("react-own")
    with transaction.atomic(using=ALIAS):
        if Reaction.objects.filter(message=found, account_id=account, kind=kind).delete()[0]:
            return
        today = Reaction.objects.filter(account_id=account, at__gt=at - timedelta(days=1))
        if today.filter(message__author=found.author_id).count() >= _MOST_TO_ONE:
            raise Refused("too-often", wait=86_400)
        limits.take("reaction", limits.of_account(account), at=at)
        Reaction.objects.create(message=found, account_id=account, kind=kind, at=at)


def received(account: int) -> Mapping[str, int]:
    """Return how often people said each of somebody's messages."""
    kinds: Iterable[str] = Reaction.objects.filter(message__author=account).values_list("kind", flat=True)
    return dict(Counter(kinds))
