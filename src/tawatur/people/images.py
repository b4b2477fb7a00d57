"""Images in posts: checked, made anew without what a camera wrote into them, kept under a random name.

A hidden image has no address: whoever asks for it is told that it is not there.
"""

import hashlib
import secrets
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import connections

from tawatur.people.connection import ALIAS
from tawatur.people.errors import Refused
from tawatur.people.models import Image, Message
from tawatur.people.names import one_line
from tawatur.pictures import MOST_BYTES, UPLOADED, BadPicture, made_anew

FOLDER = "people_images"
LONGEST_ALT = 300
MOST = 4  # of one post


@dataclass(frozen=True, slots=True)
class Prepared:
    """An image fit to be kept: WebP without anything but pixels."""

    data: bytes
    width: int
    height: int
    sha256: str
    alt: str


@dataclass(frozen=True, slots=True)
class Picture:
    """An image as a page shows it."""

    id: int
    name: str
    alt: str
    width: int
    height: int
    hidden: str


def prepare(data: bytes, alt: str) -> Prepared:
    """Return an image made anew from what somebody sent.

    Raises Refused where it is too large in bytes or pixels, is no PNG, JPEG or WebP by its first bytes and
    by its content, has no words for those who do not see it, or is one that was withheld before.
    """
    alt = one_line(alt, LONGEST_ALT)
    if len(alt) < 3:
        raise Refused("image-alt", "alt")
    if len(data) > MOST_BYTES:
        raise Refused("image-large", "image")
    sha256 = hashlib.sha256(data).hexdigest()
    if Image.objects.filter(sha256=sha256, hidden="withheld").exists():
        raise Refused("image-withheld", "image")
    try:
        anew = made_anew(data, UPLOADED)
    except BadPicture as bad:
        raise Refused(f"image-{bad.fault}", "image") from None
    return Prepared(anew.data, anew.width, anew.height, sha256, alt)


def folder() -> Path:
    """Return where images lie: beside the people's database."""
    return Path(connections[ALIAS].settings_dict["NAME"]).parent / FOLDER


def attach(message: int, prepared: Prepared) -> None:
    """Keep an image with a message."""
    folder().mkdir(mode=0o700, exist_ok=True)
    name = secrets.token_hex(16)
    (folder() / f"{name}.webp").write_bytes(prepared.data)
    Image.objects.create(
        name=name,
        message_id=message,
        sha256=prepared.sha256,
        alt=prepared.alt,
        width=prepared.width,
        height=prepared.height,
    )


def content(name: str) -> bytes | None:
    """Return an image's file; None where there is none of the name, or it or its message is hidden."""
    found = Image.objects.filter(name=name, message__gone=False).exclude(hidden="withheld")
    if not found.exclude(message__hidden="removed").exists():
        return None
    try:
        return (folder() / f"{name}.webp").read_bytes()
    except OSError:
        return None


def of_messages(messages: Iterable[int]) -> Mapping[int, Sequence[Picture]]:
    """Return the images of messages, by message."""
    found: dict[int, list[Picture]] = defaultdict(list)
    for row in Image.objects.filter(message__in=list(messages)).order_by("id"):
        found[row.message_id].append(_picture(row))
    return found


def by_name(name: str) -> tuple[Picture, int] | None:
    """Return an image and the id of its message."""
    row = Image.objects.filter(name=name).first()
    return (_picture(row), row.message_id) if row else None


def by_id(image: int) -> tuple[Picture, int] | None:
    """Return an image and the id of its message."""
    row = Image.objects.filter(id=image).first()
    return (_picture(row), row.message_id) if row else None


def _picture(row: Image) -> Picture:
    return Picture(row.id, row.name, row.alt, row.width, row.height, row.hidden)


def any_content(image: int) -> bytes | None:
    """Return an image's file, hidden or not, for a moderator who has to judge it."""
    row = Image.objects.filter(id=image).first()
    try:
        return (folder() / f"{row.name}.webp").read_bytes() if row else None
    except OSError:
        return None


def purge(message: Message) -> None:
    """Delete a message's images with their files."""
    for row in message.images.all():
        (folder() / f"{row.name}.webp").unlink(missing_ok=True)
        row.delete()
