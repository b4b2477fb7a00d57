"""What readers said of stories and events, put over what the rule has as words or pages come."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from tawatur.model import Cited, Grouping, Story
from tawatur.pipeline.joining import named_by, states_of
from tawatur.stories.events import event_id, find_nearest
from tawatur.stories.regrouping import Word, regroup, standing_groupings
from tawatur.stories.stories import Sighting, find_tie, main_events, story_id, title_of_story

if TYPE_CHECKING:
    from tawatur.archive.facade import Archive


def regroup_article(archive: "Archive", article: str, mentions: Sequence[str]) -> None:
    """Put readers' words over what the rule made of a new article, its mentions and its story."""
    if not archive.groupings():
        return
    changed = regroup_events(archive, set(archive.ruled_events_of(mentions).values()))
    stories = {story.id for story in archive.find_ruled_of([article])}
    regroup_stories(archive, stories | archive.ruled_with_events(changed))


def regroup_said(archive: "Archive", said: Grouping) -> None:
    """Put readers' words over all that one of them, just kept, is about; events are then to be settled."""
    cited = (*said.one, *said.other)
    if said.of == "event":
        mentions = archive.mentions_cited(cited).values()
        changed = regroup_events(archive, set(archive.ruled_events_of(mentions).values()))
        regroup_stories(archive, archive.ruled_with_events(changed))
    else:
        regroup_stories(archive, {story.id for story in archive.find_ruled_of(one.article for one in cited)})


def regroup_events(archive: "Archive", events: Collection[str]) -> set[str]:
    """Work out again which events readers have in place of some of the rule's, and of those said with them.

    Returns the events of the rule's that changed.
    """
    said = _standing(archive, "event")
    now = archive.mentions_cited(cited for one in said for cited in (*one.one, *one.other))
    words = _words(said, now)
    touched = _touched(events, words, archive.ruled_events_of(now.values()))
    ruled = archive.ruled_mentions(touched)

    def nearest(mention: str, among: Sequence[str]) -> str | None:
        ids = [each.article for each in archive.mentions([mention, *among])]
        parts = archive.story_parts(ids, ruled=True)
        by_id = {each.id: each for told in parts.mentions.values() for each in told}
        one, *others = [by_id[each] for each in (mention, *among)]
        states = states_of(archive, [one, *others], ruled=True)
        return find_nearest(one, others, states, parts.articles, parts.reuses)

    return archive.keep_events_of(regroup(ruled, words, event_id, nearest))


def regroup_stories(archive: "Archive", stories: Collection[str]) -> None:
    """Work out again which stories readers have in place of some of the rule's and those said with them."""
    words = _words(_standing(archive, "story"), None)
    cited = [article for _, one, other in words for article in (*one, *other)]
    of = {a: story.id for story in archive.find_ruled_of(cited) for a in story.articles} if cited else {}
    touched = sorted(_touched(stories, words, of))
    ruled = archive.ruled_stories(touched)
    parted = archive.parted_events(event for story in ruled.values() for event in story.events)
    is_said = any(of.get(article) in ruled for article in cited)
    if not (is_said or parted or archive.are_kept_ruled(touched)):
        return
    inside = archive.ruled_articles(touched)

    def nearest(article: str, among: Sequence[str]) -> str | None:
        mine, *others = _sightings(archive, [article, *among])
        reuses = archive.story_parts([article, *among]).reuses
        ties = [(tie.strength, one.article.id) for one in others if (tie := find_tie(mine, one, reuses))]
        return max(ties, key=lambda each: each[0])[1] if ties else None

    groups: dict[str, list[str]] = {}
    for article, story in regroup(inside, words, story_id, nearest).items():
        groups.setdefault(story, []).append(article)
    plain = [
        story
        for story in ruled.values()
        if set(groups.get(story.id, ())) == set(story.articles) and not parted & set(story.events)
    ]
    same = {story.id for story in plain}
    archive.keep_shown(
        [story for story in ruled.values() if story.id not in same],
        plain,
        [_retold(archive, story, articles) for story, articles in groups.items() if story not in same],
    )


def _standing(archive: "Archive", of: str) -> list[Grouping]:
    return standing_groupings(one for one in archive.groupings() if one.of == of)


def _words(said: Iterable[Grouping], now: Mapping[str, str] | None) -> list[Word]:
    """Return readers' words of the things that are here; `now` has the ids they go by, None: the same."""

    def here(cited: Iterable[Cited]) -> list[str]:
        return [one.id if now is None else now[one.id] for one in cited if now is None or one.id in now]

    return [(one.verdict, here(one.one), here(one.other)) for one in said]


def _touched(groups: Iterable[str], words: Sequence[Word], group_of: Mapping[str, str]) -> set[str]:
    """Return some of the rule's groups, and those that words speak of together with them, and so on."""
    found = set(groups)
    linked = [{group_of[t] for t in (*one, *other) if t in group_of} for _, one, other in words]
    while True:
        more = {group for link in linked if link & found for group in link} - found
        if not more:
            return found
        found |= more


def _sightings(archive: "Archive", articles: Sequence[str]) -> list[Sighting]:
    parts = archive.story_parts(articles, ruled=True)
    return [
        Sighting(article, main_events(article, told, parts.events), named_by(told))
        for article, told in ((parts.articles[each], parts.mentions.get(each, ())) for each in articles)
    ]


def _retold(archive: "Archive", id_: str, articles: Sequence[str]) -> Story:
    """Return a story of these articles as readers have it."""
    told = _sightings(archive, articles)
    days = [one.article.published for one in told]
    return Story(
        id=id_,
        title=title_of_story([one.article for one in told]),
        articles=tuple(articles),
        events=tuple(dict.fromkeys(event for one in told for event in one.events)),
        first=min((day.earliest for day in days if day.earliest), default=None),
        last=max((day.latest for day in days if day.latest), default=None),
    )
