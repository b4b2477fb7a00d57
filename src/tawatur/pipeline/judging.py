"""A reader's judgement of a mention, of two persons, stories or events: kept, and what it changes settled."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from tawatur.exports.rows import quote_row
from tawatur.model import Cited, Grouping, GroupKind, Judgement, Sameness, SameVerdict, Verdict
from tawatur.pipeline.flow import settle
from tawatur.pipeline.identifying import work_out
from tawatur.pipeline.regrouping import regroup_said
from tawatur.stories.events import event_id
from tawatur.stories.regrouping import standing_groupings
from tawatur.stories.stories import story_id

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


def merge_groups(
    archive: "Archive", of: GroupKind, one: str, other: str, reason: str | None, at: datetime
) -> Grouping:
    """Keep that two stories, or two events, are one, which has the id of `one` from then on.

    Raises LookupError where one is not in the archive, and ValueError where they are one already.
    """
    ids, sides = [], []
    for id_ in (one, other):
        group, members = _members(archive, of, id_)
        begins = [each for each in members if _named(of, each) == group] or list(members[:1])
        ids.append(group)
        sides.append(_cited(archive, of, begins))
    if ids[0] == ids[1]:
        raise ValueError(f"{one} and {other} are one {of} already")
    return _say(archive, Grouping(of, "same", (ids[0], ids[1]), sides[0], sides[1], reason, _whole(at)))


def split_group(
    archive: "Archive", of: GroupKind, one: str, leaving: Collection[str], reason: str | None, at: datetime
) -> Grouping:
    """Keep that some articles of a story, or mentions of an event, are one of their own.

    An article stands for all of its mentions of an event. Raises LookupError where there is no such story or
    event, and ValueError where one that leaves is not in it, or none would stay.
    """
    group, members = _members(archive, of, one)
    inside = {each: {each} for each in members}
    if of == "event":
        for mention in archive.mentions(members):
            inside.setdefault(mention.article, set()).add(mention.id)
    strange = [each for each in leaving if each not in inside]
    if strange:
        raise ValueError(f"{strange[0]} is not in {of} {group}")
    gone = {each for id_ in leaving for each in inside[id_]}
    parts = [[each for each in members if (each in gone) is leaves] for leaves in (False, True)]
    if not all(parts):
        raise ValueError(f"something has to leave {of} {group}, and something to stay")
    if any(_named(of, each) == group for each in parts[1]):
        parts.reverse()  # the part that has what it began with keeps its id
    stays, leaves = parts
    ids = (group, _named(of, leaves[0]))
    sides = (_cited(archive, of, stays), _cited(archive, of, leaves))
    return _say(archive, Grouping(of, "different", ids, *sides, reason, _whole(at)))


def withdraw_group(
    archive: "Archive", of: GroupKind, one: str, other: str, reason: str | None, at: datetime
) -> Grouping:
    """Keep that what readers said of two stories, or events, is taken back.

    Raises LookupError where nothing stands that was said of the two.
    """
    said = next((each for each in _standing(archive, of) if set(each.ids) == {one, other}), None)
    return _take_back(archive, of, said, reason, at)


def withdraw_split(
    archive: "Archive", of: GroupKind, left: Collection[str], reason: str | None, at: datetime
) -> Grouping:
    """Keep that it is taken back that just these articles, or mentions, are a story or event of their own.

    Raises LookupError where that does not stand.
    """
    gone = set(left)

    def has_just_these(side: Sequence[Cited]) -> bool:
        return all({each.id, each.article} & gone for each in side) and gone <= {
            id_ for each in side for id_ in (each.id, each.article)
        }

    parted = (each for each in _standing(archive, of) if each.verdict == "different")
    said = next((each for each in parted if any(map(has_just_these, (each.one, each.other)))), None)
    return _take_back(archive, of, said, reason, at)


def _standing(archive: "Archive", of: GroupKind) -> list[Grouping]:
    return standing_groupings(each for each in archive.groupings() if each.of == of)


def _take_back(
    archive: "Archive", of: GroupKind, said: Grouping | None, reason: str | None, at: datetime
) -> Grouping:
    if said is None:
        raise LookupError(f"nothing was said of the two {'stories' if of == 'story' else 'events'}")
    return _say(archive, Grouping(of, "withdrawn", said.ids, said.one, said.other, reason, _whole(at)))


def _say(archive: "Archive", said: Grouping) -> Grouping:
    with archive.transaction():
        archive.keep_groupings([said])
        regroup_said(archive, said)
        for _ in settle(archive):
            pass
    return said


def _members(archive: "Archive", of: GroupKind, id_: str) -> tuple[str, Sequence[str]]:
    """Return the id of a group that readers see, and its things in order of arrival."""
    if of == "story":
        story = archive.story(id_)
        if story is None:
            raise LookupError(f"no story {id_} in the archive")
        return story.story.id, story.story.articles
    event = archive.event(id_)
    if event is None:
        raise LookupError(f"no event {id_} in the archive")
    return event.event.id, archive.members_of_event(event.event.id)


def _named(of: GroupKind, thing: str) -> str:
    return story_id(thing) if of == "story" else event_id(thing)


def _cited(archive: "Archive", of: GroupKind, things: Iterable[str]) -> tuple[Cited, ...]:
    if of == "story":
        return tuple(Cited(article, article) for article in things)
    mentions = archive.mentions(things)
    articles = archive.articles(mention.article for mention in mentions)
    cited = []
    for one in mentions:
        quote = quote_row(articles[one.article], one.quote)
        words = (quote["exact"], quote["prefix"], quote["suffix"], quote["start"])
        cited.append(Cited(one.id, one.article, one.type, *words))
    return tuple(cited)


def _whole(at: datetime) -> datetime:
    return at.replace(microsecond=0)
