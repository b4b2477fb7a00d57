"""All that is kept of one member, for that member: as values that JSON knows."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Model, QuerySet

from tawatur.people.models import Account, Case, Image, Message, Report

Told = dict[str, Any]

_ACCOUNT = ("name", "email", "confirmed", "title", "moderator", "level", "joined", "days", "seen")
_MESSAGE = (
    "id",
    "place",
    "on",
    "number",
    "parent",
    "body",
    "quote",
    "paragraph",
    "created",
    "edited",
    "hidden",
)
_FOLLOWING = ("kind", "of", "title", "created", "seen_at", "mailed_at", "muted", "token_made")


def _value(value: object) -> object:
    return value.isoformat() if isinstance(value, (date, datetime)) else value


def _rows(rows: "QuerySet[Any]", *names: str) -> list[Told]:
    return [{name: _value(value) for name, value in row.items()} for row in rows.values(*names)]


def _only(row: Model, names: Iterable[str]) -> Told:
    return {name: _value(getattr(row, name)) for name in names}


def all_of(account: int) -> Told:
    """Return all that is kept of a member, but the secrets: of passwords and tokens there are only hashes,
    and whose reports hid something is nobody's business, the author's neither."""
    row = Account.objects.get(id=account)
    visit = getattr(row, "visit", None)
    mailing = getattr(row, "mailing", None)
    return {
        "account": _only(row, _ACCOUNT),
        "messages": [_message(one) for one in row.messages.filter(gone=False).order_by("id")],
        "reactions": _rows(row.reactions.order_by("id"), "message", "kind", "at"),
        "reports": _rows(
            Report.objects.filter(reporter=row).order_by("id"),
            *("case__kind", "case__of", "reason", "note", "at", "outcome"),
        ),
        "reported": _rows(
            Case.objects.filter(author=row).order_by("id"),
            *("kind", "of", "hidden", "opened", "decided", "appeal", "appealed"),
        ),
        "notices": _rows(row.notices.order_by("id"), "kind", "data", "at", "read"),
        "following": _rows(row.following.order_by("id"), *_FOLLOWING),
        "letters_wanted": _only(mailing, ("every", "language", "period", "sent")) if mailing else None,
        "last_visit": _only(visit, ("here_at", "since_at")) if visit else None,
        "browsers": _rows(row.sessions.order_by("id"), "browser", "created", "seen"),
        "tokens": _rows(row.keys.order_by("id"), "name", "scopes", "created", "used"),
        "letters_to_us": _rows(
            row.letters.order_by("id"), *("receipt", "topic", "body", "email", "at", "done")
        ),
    }


def _message(message: Message) -> Told:
    told = _only(message, _MESSAGE)
    told["answers"] = message.parent_id
    told["said_before"] = _rows(message.revisions.order_by("id"), "body", "until")
    images = Image.objects.filter(message=message).order_by("id")
    told["images"] = _rows(images, "name", "alt", "width", "height", "hidden")
    return told
