"""A reader's judgement of a mention: kept with the words it is of, and what it changes settled at once."""

from datetime import datetime
from typing import TYPE_CHECKING

from tawatur.exports.rows import quote_row
from tawatur.model import Judgement, Verdict
from tawatur.pipeline.flow import settle

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
