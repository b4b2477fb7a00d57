"""The addresses of the API that write: for programs with a member's token, by the rules of the pages.

A token is asked for in the header alone. Cookies are not looked at, so that a page of another site can make
no browser write; and no such page may send the header, since other sites are let in for reading only.
"""

from typing import Annotated, Literal

from django.db import DatabaseError
from django.http import HttpRequest
from django.utils.translation import override
from ninja import Field, Path, Router, Schema, Status
from ninja.errors import HttpError
from ninja.security import HttpBearer
from pydantic import AfterValidator

from tawatur.people import Refused, keys, reports
from tawatur.people.keys import Holder
from tawatur.people.reports import Reporter
from tawatur.site import people, refusals
from tawatur.site.api import schemas
from tawatur.site.middleware import SiteRequest
from tawatur.site.views.discussing import Words, address_of, place_of, say
from tawatur.site.views.targets import target_of


class Bearer(HttpBearer):
    """A member's token, made on the page of their account, as `Authorization: Bearer …`."""

    def authenticate(self, request: HttpRequest, token: str) -> Holder | None:
        """Return in whose name the token writes."""
        try:
            return keys.holder(token, at=people.now(request))
        except DatabaseError:
            raise HttpError(503, "nothing can be written now") from None


router = Router(auth=Bearer(), tags=["writing"])


def _clean(text: str) -> str:
    """Return a text as forms send it: nothing in it that cannot be kept."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").encode(errors="replace").decode()


Note = Annotated[str, Field(max_length=500), AfterValidator(_clean)]
Id = Annotated[str, Field(max_length=300), AfterValidator(_clean)]
Number = Annotated[int, Field(ge=1, le=2**53)]


class Comment(Schema):
    """What is said of an article or a story, perhaps on a paragraph of the article, or on words of it."""

    body: Annotated[str, Field(max_length=20_000), AfterValidator(_clean)]
    quote: Annotated[str, Field(max_length=2_000), AfterValidator(_clean)] = ""
    paragraph: Number | None = Field(None, description="Counted from 1.")
    to: Number | None = Field(None, description="The id of a message that it answers.")


class Judgement(Schema):
    """That a mention is not what its text says. A moderator decides on it."""

    verdict: Literal["wrong"]
    note: Note = ""


class Report(Schema):
    """What is wrong with something: the same kinds and reasons as on the pages."""

    kind: Literal[
        "message",
        "image",
        "picture",
        "name",
        "article",
        "mention",
        "merge",
        "split",
        "join-story",
        "part-story",
        "join-event",
        "part-event",
    ]
    of: Id
    others: Annotated[list[Id], Field(max_length=15)] = Field(
        default_factory=list, description="With whom or what, in corrections that join or part."
    )
    reason: Literal[
        "misleading",
        "violent",
        "insult",
        "private",
        "rights",
        "spam",
        "misread",
        "one-person",
        "two-persons",
        "same-story",
        "other-story",
        "same-event",
        "other-event",
    ]
    note: Note = ""


class Commented(Schema):
    """The id of a comment, and its page."""

    id: int
    address: str


class Received(Schema):
    """What became of a report at once: it waits for a moderator; what it is of may be hidden already."""

    state: Literal["waiting"]
    hidden: str


_WRONG = {code: schemas.Refusal for code in (400, 403, 404, 429)} | {401: schemas.Wrong}


def _for(request: HttpRequest, scope: str) -> Holder:
    """Return who writes; HttpError 403 where the token is for something else, Refused for a lost trust."""
    holder = request.auth  # type: ignore[attr-defined]  # ninja put it there
    assert isinstance(holder, Holder)
    if scope not in holder.scopes:
        raise HttpError(403, f"this token is not for {scope}")
    if not keys.may_have(holder.member):
        raise Refused("key-level")
    return holder


@router.post(
    "/articles/{id}/comments", response={201: Commented, **_WRONG}, operation_id="comment_on_article"
)
def comment_on_article(request: SiteRequest, id: Path[str], given: Comment) -> Status[Commented]:
    """Comment on an article."""
    return _comment(request, "article", id, given)


@router.post("/stories/{id}/comments", response={201: Commented, **_WRONG}, operation_id="comment_on_story")
def comment_on_story(request: SiteRequest, id: Path[str], given: Comment) -> Status[Commented]:
    """Comment on a story."""
    return _comment(request, "story", id, given)


def _comment(request: SiteRequest, kind: str, id_: str, given: Comment) -> Status[Commented]:
    me = _for(request, "comment").member
    place = place_of(request, kind, id_)
    words = Words(given.body, given.quote, given.paragraph, given.to)
    said = say(me, place, words, network=people.network(request), at=people.now(request))
    return Status(201, Commented(id=said.id, address=request.build_absolute_uri(address_of(said))))


@router.post("/mentions/{id}/judgements", response={202: Received, **_WRONG}, operation_id="judge_mention")
def judge_mention(request: SiteRequest, id: Path[str], given: Judgement) -> Status[Received]:
    """Say that a mention was read wrong. It is hidden once a moderator agrees."""
    me = _for(request, "correct")
    return _report(request, me, Report(kind="mention", of=_clean(id), reason="misread", note=given.note))


@router.post("/reports", response={202: Received, **_WRONG}, operation_id="report")
def report(request: SiteRequest, given: Report) -> Status[Received]:
    """Report something, or suggest a correction: of who is who, of stories, of events."""
    me = _for(request, "correct" if given.kind in reports.CORRECTIONS else "report")
    return _report(request, me, given)


def _report(request: SiteRequest, me: Holder, given: Report) -> Status[Received]:
    target = target_of(request, given.kind, given.of, given.others)
    if not target.of:
        raise Refused("other-missing", "other")
    who = Reporter(me.member.id, people.network(request))
    try:
        hidden = reports.report(given.kind, target.of, given.reason, given.note, who, at=people.now(request))
    except LookupError:
        raise Refused("reason-missing", "reason") from None
    return Status(202, Received(state="waiting", hidden=hidden))


def told(refused: Refused) -> tuple[int, dict[str, str], dict[str, str]]:
    """Return a refusal as the API answers it: the status, what it says, and its headers."""
    with override("en"):
        said = {"error": refusals.told(refused), "code": refused.code}
    if refused.code == "too-often":
        return 429, said, {"Retry-After": str(max(1, round(refused.wait)))}
    return 403 if refused.code == "key-level" else 400, said, {}
