"""What a request to the API asks for: filters, how many rows, and from where on."""

import base64
import binascii
import json
from datetime import date
from typing import Annotated, Literal

from ninja import Field, Schema
from ninja.errors import HttpError

from tawatur.archive.leaves import Place
from tawatur.site.api.schemas import Form, Kind

MOST = 200
USUAL = 50

# A number of a row: SQLite's are of 64 bits.
_GREATEST = 2**63 - 1

Text = Annotated[str, Field(max_length=500)]
Name = Annotated[str, Field(max_length=200, description="An id, or a name in Arabic, English or French.")]
Id = Annotated[str, Field(max_length=200)]
EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]


class Leafed(Schema):
    """How many rows are asked for, and behind which place."""

    limit: int = Field(USUAL, ge=1, le=MOST, description="How many rows at most.")
    cursor: Text | None = Field(None, description="`next` of the answer before this one.")


class ArticlesAsked(Leafed):
    """Which articles are asked for."""

    q: Text | None = Field(None, description="A search, in the language of the search box.")
    outlet: Name | None = Field(None, description="A part of the outlet's name.")
    form: Form | None = None
    entity: Name | None = Field(None, description="Somebody whom they name: an id or a name.")
    country: Name | None = Field(None, description="A country of which they name somebody or something.")
    type: EventType | None = Field(None, description="An event type (PLOVER) that they tell of.")
    since: date | None = Field(None, description="Published on this day or later.")
    until: date | None = Field(None, description="Published on this day or earlier.")


class EventsAsked(Leafed):
    """Which events are asked for."""

    type: EventType | None = None
    entity: Id | None = Field(None, description="The id of somebody who takes part.")
    since: date | None = Field(None, description="Happened on this day or later.")
    until: date | None = Field(None, description="Happened on this day or earlier.")
    min_origins: int = Field(0, ge=0, le=1000, description="With so many independent origins or more.")


class MentionsAsked(Leafed):
    """Which event mentions are asked for."""

    article: Id | None = None
    event: Id | None = None
    entity: Name | None = None
    type: EventType | None = None


class EntitiesAsked(Leafed):
    """Which entities are asked for."""

    name: Text | None = Field(None, description="A name or a part of one; then all are in one answer.")
    kind: Kind | None = None
    country: Annotated[str, Field(max_length=8)] | None = Field(None, description="ISO 3166-1 alpha-2.")


class ReusesAsked(Leafed):
    """Which reused passages are asked for."""

    article: Id | None = None


def written(place: Place | None) -> str | None:
    """Return a place as a cursor, which means nothing to others."""
    if place is None:
        return None
    return base64.urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=")


def read_place(cursor: str | None) -> Place | None:
    """Return the place that a cursor stands for; HttpError 400 for what is none of ours."""
    if cursor is None:
        return None
    try:
        number, text = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, TypeError, binascii.Error, RecursionError):
        raise HttpError(400, "cursor: not one of ours") from None
    if type(number) is not int or not isinstance(text, str) or not 0 <= number <= _GREATEST:
        raise HttpError(400, "cursor: not one of ours")
    return number, text.replace("\0", "")
