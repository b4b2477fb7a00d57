"""A reader's judgement of a mention, or of two persons: kept, and what it changes settled at once."""

from datetime import datetime
from typing import TYPE_CHECKING

from tawatur.exports.rows import quote_row
from tawatur.model import Judgement, Sameness, SameVerdict, Verdict
from tawatur.pipeline.flow import settle
from tawatur.pipeline.identifying import work_out

if TYPE_CHECKING:
    from tawatur.archive.facade import Archive


def judge(
    archive: "Archive", mention_id: str, verdict: Verdict, reason: str | None, at: datetime
) -> Judgement:
    """Keep what a reader says of a mention and settle its event without it, or with it again.

    Raises LookupError where there is no such mention. Nothing is kept where anything fails.
    """
    view = archive.mention_view(mention_id)
    if view is None:
        raise LookupError(f"no event mention {mention_id} in the archive")
    quote = quote_row(view.article, view.mention.quote)
    judgement = Judgement(
        mention=view.mention,
        sentence=view.article.quote(view.mention.told),
        quote=quote["exact"],
        prefix=quote["prefix"],
        suffix=quote["suffix"],
        verdict=verdict,
        reason=reason,
        at=at.replace(microsecond=0),
    )
    with archive.transaction():
        archive.judge(judgement)
        for _ in settle(archive):
            pass
    return judgement


def judge_same(
    archive: "Archive", one: str, other: str, verdict: SameVerdict, reason: str | None, at: datetime
) -> Sameness:
    """Keep what a reader says of two persons, by id, and settle their events with who they are now.

    An id means all ids of its spelling, or the person that goes by it. Raises LookupError where the archive
    has nobody of such an id, or no person. Nothing is kept where anything fails.
    """
    views = [archive.entity(id_, mentions=0) for id_ in (one, other)]
    for id_, view in zip((one, other), views, strict=True):
        if view is None or view.entity.kind != "person":
            raise LookupError(f"no person {id_} in the archive")
    said = Sameness(one, other, verdict, "reader", reason, at.replace(microsecond=0))
    with archive.transaction():
        archive.keep_samenesses([said])
        work_out(archive, [member.entity for view in views if view for member in view.members])
        for _ in settle(archive):
            pass
    return said
