"""All reading and writing of stories."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from django.db.models import Max, Min

from tawatur import model
from tawatur.archive.articles import articles
from tawatur.archive.events import events, hidden_events
from tawatur.archive.memory import MEMORY
from tawatur.archive.models import Article, Story, StoryArticle, StoryEvent
from tawatur.archive.rows import chunks, execute, fetch, holders, insert, unique
from tawatur.archive.values import StoryView


def keep_story(story: model.Story, instead_of: Sequence[str]) -> None:
    """Keep a story, in place of an earlier form of it and of those merged into it."""
    if instead_of or not _goes_on(story):
        _keep_anew(story, instead_of)
    MEMORY.stories.put({story.id: story})


def _keep_anew(story: model.Story, instead_of: Sequence[str]) -> None:
    forget_stories([story.id, *instead_of])
    ends = Article.objects.filter(id__in=story.articles).aggregate(first=Min("seq"), last=Max("seq"))
    Story(
        id=story.id,
        first_article=ends["first"] or 0,
        last_article=ends["last"] or 0,
        title=story.title,
        first=story.first,
        last=story.last,
    ).save(force_insert=True)
    _insert_places(story)


def _goes_on(story: model.Story) -> bool:
    """Add what is new where a story only grew, and say whether it did: most do, by one article at a time."""
    kept = _by_id([story.id]).get(story.id)
    if kept is None:
        return False
    articles, events = len(kept.articles), len(kept.events)
    if story.articles[:articles] != kept.articles or story.events[:events] != kept.events:
        return False
    new = story.articles[articles:]
    last = Article.objects.filter(id__in=new).aggregate(last=Max("seq"))["last"]
    row = Story.objects.filter(id=story.id)
    row.update(title=story.title, first=story.first, last=story.last)
    if last is not None:
        row.update(last_article=last)
    _insert_places(story, articles, events)
    return True


def _insert_places(story: model.Story, articles: int = 0, events: int = 0) -> None:
    """Put in a story's articles and events from those numbers on."""
    insert(
        StoryArticle,
        ("story_id", "position", "article"),
        [(story.id, n, each) for n, each in enumerate(story.articles) if n >= articles],
    )
    insert(
        StoryEvent,
        ("story_id", "position", "event"),
        [(story.id, n, each) for n, each in enumerate(story.events) if n >= events],
    )


def forget_stories(ids: Iterable[str]) -> None:
    wanted = unique(ids)
    MEMORY.stories.drop(wanted)
    for part in chunks(wanted):
        for table, column in (("story_article", "story_id"), ("story_event", "story_id"), ("story", "id")):
            execute(f"DELETE FROM {table} WHERE {column} IN ({holders(part)})", part)


def find_stories_of(article_ids: Iterable[str]) -> list[model.Story]:
    """Return the stories that any of the articles is in, oldest first."""
    places = {
        (first, story)
        for part in chunks(unique(article_ids))
        for first, story in fetch(
            "SELECT s.first_article, s.id FROM story_article a JOIN story s ON s.id = a.story_id "
            f"WHERE a.article IN ({holders(part)})",
            part,
        )
    }
    ids = [story for _, story in sorted(places)]
    found = _by_id(ids)
    return [found[story] for story in ids]


def stories_of_events(event_ids: Iterable[str]) -> list[model.Story]:
    """Return the stories that any of the events is in, oldest first."""
    places = {
        (first, story)
        for part in chunks(unique(event_ids))
        for first, story in fetch(
            "SELECT s.first_article, s.id FROM story_event e JOIN story s ON s.id = e.story_id "
            f"WHERE e.event IN ({holders(part)})",
            part,
        )
    }
    found = _by_id(story for _, story in sorted(places))
    return list(_shown(found.values()))


def stories(ids: Iterable[str]) -> list[model.Story]:
    """Return stories by id, in the order asked for; unknown ids are left out."""
    wanted = unique(ids)
    found = _by_id(wanted)
    return list(_shown(found[one] for one in wanted if one in found))


def _by_id(ids: Iterable[str]) -> dict[str, model.Story]:
    """Return stories by id; unknown ids are left out."""
    return MEMORY.stories.get(ids, _load_by_id)


def _load_by_id(ids: list[str]) -> dict[str, model.Story]:
    return {story.id: story for part in chunks(ids) for story in _load(Story.objects.filter(id__in=part))}


def newest_stories(limit: int, offset: int, min_articles: int) -> list[model.Story]:
    rows = Story.objects.order_by("-last_article", "id")
    if min_articles > 1:
        rows = rows.filter(storyarticle__position=min_articles - 1)
    return list(_shown(_load(rows[offset : offset + limit])))


def all_stories() -> Iterator[model.Story]:
    batch: list[Story] = []
    for row in Story.objects.order_by("first_article", "id").iterator(chunk_size=200):
        batch.append(row)
        if len(batch) == 200:
            yield from _shown(_load(batch))
            batch = []
    yield from _shown(_load(batch))


def story_view(story_id: str) -> StoryView | None:
    story = next(_shown(_by_id([story_id]).values()), None)
    if story is None:
        return None
    return StoryView(story, tuple(articles(story.articles).values()), tuple(events(story.events).values()))


def _shown(stories: Iterable[model.Story]) -> Iterator[model.Story]:
    """Return stories as readers see them: without the events whose every mention was judged wrong."""
    hidden = hidden_events()
    for story in stories:
        yield replace(story, events=tuple(event for event in story.events if event not in hidden))


def _load(rows: Iterable[Story]) -> list[model.Story]:
    kept = list(rows)
    ids = [row.id for row in kept]
    inside: dict[str, list[str]] = defaultdict(list)
    told: dict[str, list[str]] = defaultdict(list)
    for part in chunks(ids):
        for table, column, places in (("story_article", "article", inside), ("story_event", "event", told)):
            for story, place in fetch(
                f"SELECT story_id, {column} FROM {table} WHERE story_id IN ({holders(part)}) "
                "ORDER BY story_id, position",
                part,
            ):
                places[story].append(place)
    return [
        model.Story(row.id, row.title, tuple(inside[row.id]), tuple(told[row.id]), row.first, row.last)
        for row in kept
    ]
