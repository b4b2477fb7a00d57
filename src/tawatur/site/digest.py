"""Letters of what is new in what a member follows: once a day or once a week, and never twice for one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from smtplib import SMTPRecipientsRefused, SMTPResponseException

from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.translation import ngettext, override

from tawatur.archive.facade import Archive
from tawatur.people import following, mailing
from tawatur.people.following import Followed, Mark
from tawatur.people.mailing import Recipient
from tawatur.site import dates, follows
from tawatur.site.direction import shown
from tawatur.site.entries import entries_of
from tawatur.site.feeds import Entry
from tawatur.site.mail import absolute, letter, one_line

_ENTRIES = 10  # of each list
_SALT = "tawatur.unsubscribe"


class MailError(Exception):
    """The mail server cannot be reached; the message is one line."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one member's letter: sent, nothing (was new), or failed, with why."""

    name: str
    what: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """What is new in one thing that is followed; `more` says that there is more than was counted.

    `keys` tells news apart that several things followed have in common.
    """

    followed: Followed
    title: str
    address: str
    count: int
    more: bool
    entries: Sequence[Entry]
    keys: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Told:
    """A letter that is ready, which things followed it tells of, and how far in the archive."""

    message: EmailMultiAlternatives
    followed: tuple[int, ...]
    mark: Mark


def period_of(every: str, at: datetime) -> str:
    """Return the name of the day or the week (ISO 8601) that a moment is in, in UTC."""
    return at.strftime("%G-W%V" if every == "week" else "%Y-%m-%d")


def send_digests(archive: Archive, at: datetime, *, dry: bool = False) -> Iterator[Outcome]:
    """Send everybody who wants one the letter of the period that they have none for yet.

    One that fails keeps no other waiting. Raises MailError where the server cannot be reached at all; what
    was sent until then stays sent, and the rest goes out next time. With `dry`, nothing is sent or noted.
    """
    connection = get_connection()
    try:
        for to in mailing.recipients():
            period = period_of(to.every, at)
            if to.period == period:
                continue
            try:
                told = compose(archive, to, at)
            except ValueError as error:
                yield Outcome(to.name, "failed", one_line(error))
                continue
            if told is None or dry:
                yield Outcome(to.name, "nothing" if told is None else "sent")
                continue
            try:
                connection.open()
            except OSError as error:
                raise MailError(f"the mail server cannot be reached: {one_line(error)}") from error
            if not mailing.begin(to, period):
                continue  # another run was faster
            try:
                connection.send_messages([told.message])
            except OSError as error:
                if _is_for_now(error):
                    mailing.give_up(to, period)
                _hang_up(connection)
                yield Outcome(to.name, "failed", one_line(error))
                continue
            mailing.delivered(to, told.followed, told.mark, at=at)
            yield Outcome(to.name, "sent")
    finally:
        _hang_up(connection)


def _is_for_now(error: OSError) -> bool:
    """Say whether the server asked to be tried again, so that it surely did not take the letter.

    What it will never take waits for the next period, and so does what it may have taken as the line broke.
    """
    codes = [error.smtp_code] if isinstance(error, SMTPResponseException) else []
    if isinstance(error, SMTPRecipientsRefused):
        codes = [code for code, _why in error.recipients.values()]
    return bool(codes) and all(400 <= code < 500 for code in codes)


def _hang_up(connection: object) -> None:
    try:
        connection.close()  # type: ignore[attr-defined]
    except OSError:
        return


def compose(archive: Archive, to: Recipient, at: datetime) -> Told | None:
    """Return a member's letter, None where nothing is new to tell; ValueError for an address that is none."""
    wanted = [one for one in following.of_account(to.account) if not one.muted]
    with override(to.language), archive.snapshot():
        mark = follows.newest_mark(archive, at)
        sections = _sections(archive, wanted)
        if not sections:
            return None
        count = len(frozenset[tuple[str, str]]().union(*(section.keys for section in sections)))
        subject = ngettext(
            "Tawatur: %(n)s new in what you follow", "Tawatur: %(n)s new in what you follow", count
        ) % {"n": count}
        stop = absolute(reverse("unsubscribe", args=[unsubscribing(to.account)]))
        message = letter(
            to.email,
            subject,
            "digest",
            {
                "name": to.name,
                "sections": sections,
                "day": dates.day(at.date()),
                "stop": stop,
                "settings": absolute(reverse("mailing")),
                "followed": absolute(reverse("followed")),
            },
            {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
        )
    return Told(message, tuple(one.id for one in wanted), mark)


def _sections(archive: Archive, wanted: Sequence[Followed]) -> list[Section]:
    after = follows.seqs_of(archive, [one.mailed for one in wanted])
    posts = following.new_posts([one for one in wanted if one.kind == "thread"], mailed=True)
    sections = []
    for one in wanted:
        news = follows.news_of(archive, one, after[one.mailed])
        count = posts.get(one.id, len(news))
        if count:
            items = follows.items_of(archive, news[:_ENTRIES])
            address = absolute(follows.page_of(one.kind, follows.current(archive, one)))
            more = one.kind != "thread" and count >= follows.MOST_NEW
            title = shown(one.title)
            entries = entries_of(archive, items, absolute)
            keys = frozenset((each.kind, each.id) for each in news)
            if one.kind == "thread":
                keys = frozenset((f"thread-{one.id}", str(n)) for n in range(count))
            sections.append(Section(one, title, address, count, more, entries, keys))
    return sections


# ---------------------------------------------------------------- no more letters


def unsubscribing(account: int) -> str:
    """Return what stands in an address that stops letters: whoever has one of the letters may do that."""
    return Signer(salt=_SALT).sign(str(account))


def unsubscriber(text: str) -> int | None:
    """Return whose letters an address stops; None for one that is not ours."""
    try:
        return int(Signer(salt=_SALT).unsign(text))
    except (BadSignature, ValueError):
        return None
