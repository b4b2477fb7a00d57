"""Comments and posts: written, changed, taken back, shown."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Max, Q

from tawatur.people import limits, notices
from tawatur.people.accounts import Member, member_of
from tawatur.people.connection import ALIAS, is_any
from tawatur.people.errors import Refused
from tawatur.people.levels import settle_level
from tawatur.people.models import Account, Message, Revision, Thread
from tawatur.people.texts import clean_text, squeezed

SILENT = timedelta(minutes=15)  # in which a change leaves no mark
OPEN_FOR = timedelta(days=180)  # after the last word of a talk, which is then over
STALE_AFTER = timedelta(days=60)  # after which a writer is told that the talk is old

LENGTHS = {"article": (2, 5_000), "story": (2, 5_000), "thread": (10, 30_000)}
LONGEST_QUOTE = 600


@dataclass(frozen=True, slots=True)
class Said:
    """A message as it is shown. `parent` and `answers` are (id, number) of others in its place."""

    id: int
    place: str
    on: str
    number: int
    author: Member | None
    body: str
    quote: str
    paragraph: int | None
    created: datetime
    edited: datetime | None
    hidden: str
    gone: bool
    parent: tuple[int, int] | None
    answers: tuple[tuple[int, int], ...]

    @property
    def anchor(self) -> str:
        """Its place within its page. Posts are counted; two stories that became one share no numbers."""
        return f"p{self.number}" if self.place == "thread" else f"c{self.id}"


@dataclass(frozen=True, slots=True)
class About:
    """What a message is about: a place, and in it perhaps a paragraph, words, and an earlier message's id.

    `near` is an article of a story, by which the message is found when the story has become part of another.
    """

    place: str
    on: str
    near: str = ""
    parent: int | None = None
    paragraph: int | None = None
    quote: str = ""


def write(author: int, about: About, body: str, *, network: str, at: datetime) -> Said:
    """Keep a message and tell whom it answers. Raises Refused where it is too short, too long, the same
    again, or comes too soon after others."""
    body = _fit(about.place, body)
    account = Account.objects.get(id=author)
    parent = _parent(about)
    recent = Message.objects.filter(author=account, created__gt=at - timedelta(days=1), gone=False)
    if any(squeezed(old) == squeezed(body) for old in recent.values_list("body", flat=True)):
        raise Refused("said-already", "body")
    _limit(account, network, at)
    with transaction.atomic(using=ALIAS):
        last = Message.objects.filter(place=about.place, on=about.on).aggregate(last=Max("number"))["last"]
        message = Message.objects.create(
            **{name: getattr(about, name) for name in ("place", "on", "near", "paragraph")},
            quote=clean_text(about.quote)[:LONGEST_QUOTE],
            number=(last or 0) + 1,
            author=account,
            parent=parent,
            body=body,
            created=at,
        )
        settle_level(account)
        if parent and parent.author_id and parent.author_id != author:
            notices.tell(parent.author_id, "reply", _where(message), at=at)
    return _said(message, {})


def _fit(place: str, body: str) -> str:
    body = clean_text(body)
    shortest, longest = LENGTHS[place]
    if len(body) < shortest:
        raise Refused("text-short", "body")
    if len(body) > longest:
        raise Refused("text-long", "body")
    return body


def _parent(about: About) -> Message | None:
    if about.parent is None:
        return None
    found = Message.objects.filter(_in(about.place, about.on, [about.near] if about.near else ()))
    parent = found.filter(id=about.parent, gone=False).exclude(hidden="removed").first()
    if parent is None:
        raise Refused("answer-gone")
    return parent


def _limit(account: Account, network: str, at: datetime) -> None:
    who = limits.of_account(account.id)
    if account.level == 0 and not account.moderator and at - account.joined < timedelta(days=1):
        limits.take("message-new", who, at=at)
    limits.take("message", who, limits.of_network(network), at=at)


def _where(message: Message) -> dict[str, object]:
    return {"message": message.id, "place": message.place, "on": message.on, "number": message.number}


def _own(author: int, message: int) -> Message:
    found = Message.objects.filter(id=message, author=author, gone=False).first()
    if found is None:
        raise LookupError(f"no message {message} of account {author}")
    return found


def edit(author: int, message: int, body: str, *, at: datetime) -> Said:
    """Change one's own message: for 15 minutes without a mark, afterwards with what it said before kept for
    all to read. Raises LookupError where it is not one's own, Refused where it was removed or will not do."""
    found = _own(author, message)
    if found.hidden == "removed":
        raise Refused("removed")
    body = _fit(found.place, body)
    if body != found.body:
        with transaction.atomic(using=ALIAS):
            if at - found.created > SILENT:
                Revision.objects.create(message=found, body=found.body, until=at)
                found.edited = at
            found.body = body
            found.save(update_fields=["body", "edited"])
    return _said(found, {})


def take_back(author: int, message: int) -> None:
    """Delete one's own message with its history; where others answered, an empty place stays."""
    _empty(_own(author, message))


def forget_author(author: int) -> None:
    """Delete all that somebody wrote."""
    for message in Message.objects.filter(author=author).order_by("-id"):
        _empty(message)


def _empty(message: Message) -> None:
    from tawatur.people.images import purge  # images know messages

    with transaction.atomic(using=ALIAS):
        purge(message)
        if not message.answers.exists():
            if message.place == "thread":
                Thread.objects.filter(id=int(message.on)).update(posts=F("posts") - 1)
            message.delete()
            return
        message.revisions.all().delete()
        message.body = message.quote = ""
        message.author, message.edited, message.gone = None, None, True
        message.save()


# ---------------------------------------------------------------- shown


def is_open(said: Sequence[Said], at: datetime) -> bool:
    """Say whether a talk goes on; one that nobody began may begin under the oldest article."""
    return not said or at - max(one.created for one in said) <= OPEN_FOR


def _in(place: str, on: str, near: Iterable[str]) -> Q:
    known = list(near)
    return Q(place=place, on=on) | Q(place=place, near__in=known) if known else Q(place=place, on=on)


def _is_begun(place: str, on: str, near: Sequence[str]) -> bool:
    """Say whether anybody has said anything there."""
    if is_any('message WHERE place = %s AND "on" = %s', (place, on)):
        return True
    # Written as the partial index `message_near` has it, or it would not be used.
    beside = f"near <> '' AND near IN ({', '.join(['%s'] * len(near))})"
    return bool(near) and is_any(f"message WHERE place = %s AND {beside}", (place, *near))


def of_place(
    place: str, on: str, near: Iterable[str] = (), *, window: tuple[int, int] | None = None
) -> Sequence[Said]:
    """Return the messages of a place in the order they were written, or those from one to another."""
    near = list(near)
    if not _is_begun(place, on, near):
        return []
    found = Message.objects.filter(_in(place, on, near)).select_related("author").order_by("id")
    if window is not None:
        return _with_others(list(found[window[0] : window[1]]))
    rows = list(found)
    answers: dict[int, list[tuple[int, int]]] = defaultdict(list)
    numbers = {row.id: row.number for row in rows}
    for row in rows:
        if row.parent_id in numbers:
            answers[row.parent_id].append((row.id, row.number))
    return [_said(row, numbers, answers[row.id]) for row in rows]


def _with_others(rows: Sequence[Message]) -> Sequence[Said]:
    """Return some messages of a place, with what they answer and what answers them wherever it stands."""
    ids = [row.id for row in rows]
    above = [row.parent_id for row in rows if row.parent_id is not None]
    numbers = dict(Message.objects.filter(id__in=above).values_list("id", "number"))
    answers: dict[int, list[tuple[int, int]]] = defaultdict(list)
    below = Message.objects.filter(parent__in=ids, gone=False).order_by("id")
    for parent, id_, number in below.values_list("parent", "id", "number"):
        if parent is not None:
            answers[parent].append((id_, number))
    return [_said(row, numbers, answers[row.id]) for row in rows]


def one(message: int) -> Said | None:
    """Return one message."""
    row = Message.objects.select_related("author", "parent").filter(id=message).first()
    return _said(row, {row.parent.id: row.parent.number} if row.parent else {}) if row else None


def in_full(message: int) -> str:
    """Return what a message says even where it was removed, for those who decide; "" where it is gone."""
    row = Message.objects.filter(id=message, gone=False).first()
    return row.body if row else ""


def history(message: int) -> Sequence[tuple[str, datetime]]:
    """Return what a message said before, and until when, oldest first."""
    rows = Revision.objects.filter(message=message).order_by("id")
    return [(row.body, row.until) for row in rows]


def count_of(author: int) -> int:
    """Return how many messages of somebody stand."""
    return Message.objects.filter(author=author, gone=False).exclude(hidden="removed").count()


def _said(row: Message, numbers: Mapping[int, int], answers: Sequence[tuple[int, int]] = ()) -> Said:
    parent = row.parent_id if row.parent_id in numbers else None
    return Said(
        *(row.id, row.place, row.on, row.number),
        author=member_of(row.author) if row.author else None,
        body=row.body if row.hidden != "removed" else "",
        quote=row.quote if row.hidden != "removed" else "",
        paragraph=row.paragraph,
        created=row.created,
        edited=row.edited,
        hidden=row.hidden,
        gone=row.gone,
        parent=(parent, numbers[parent]) if parent is not None else None,
        answers=tuple(answers),
    )
