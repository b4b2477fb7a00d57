"""All reading and writing of stories."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tawatur import model
from tawatur.archive.articles import articles
from tawatur.archive.chains import reuses_among
from tawatur.archive.events import events, events_of_mentions, hidden_events
from tawatur.archive.facts import SHOWN, read_mentions
from tawatur.archive.memory import MEMORY
from tawatur.archive.models import RuledStory, RuledStoryArticle, Story, StoryArticle, StoryEvent
from tawatur.archive.persons import as_persons, as_ruled
from tawatur.archive.rows import chunks, day, dump, execute, fetch, holders, insert, load, read, unique
from tawatur.archive.values import StoryParts, StoryView


def keep_story(story: model.Story, instead_of: Sequence[str]) -> None:
    """Keep a story as the rule has it, in place of an earlier form of it and of those merged into it.

    One that readers' words change is kept beside what they make of it, which is to be worked out again.
    """
    if are_kept_ruled([story.id, *instead_of]):
        forget_stories(instead_of)
        keep_ruled([story], instead_of=instead_of)
    else:
        show_story(story, instead_of)


def show_story(story: model.Story, instead_of: Sequence[str] = ()) -> None:
    """Keep a story as readers see it, in place of an earlier form of it and of those merged into it."""
    if instead_of or not _goes_on(story):
        _keep_anew(story, instead_of)
    MEMORY.stories.put({story.id: story})


def _keep_anew(story: model.Story, instead_of: Sequence[str]) -> None:
    forget_stories([story.id, *instead_of])
    first, last = _ends(story.articles)
    columns = ("id", "first_article", "last_article", "title", "first", "last")
    days = (day(story.first), day(story.last))
    insert(Story, columns, [(story.id, first or 0, last or 0, story.title, *days)])
    _insert_places(story)


def _ends(article_ids: Sequence[str]) -> tuple[int | None, int | None]:
    """Return the numbers of the first and the last of some articles to arrive, None where none is kept."""
    parts = [
        fetch(f"SELECT MIN(seq), MAX(seq) FROM article WHERE id IN ({holders(part)})", part)[0]
        for part in chunks(article_ids)
    ]
    firsts, lasts = ([part[end] for part in parts if part[end] is not None] for end in (0, 1))
    return min(firsts, default=None), max(lasts, default=None)


def _goes_on(story: model.Story) -> bool:
    """Add what is new where a story only grew, and say whether it did: most do, by one article at a time."""
    kept = _by_id([story.id]).get(story.id)
    if kept is None:
        return False
    articles, events = len(kept.articles), len(kept.events)
    if story.articles[:articles] != kept.articles or story.events[:events] != kept.events:
        return False
    new = story.articles[articles:]
    _, last = _ends(new)
    execute(
        "UPDATE story SET title = %s, first = %s, last = %s, last_article = coalesce(%s, last_article) "
        "WHERE id = %s",
        (story.title, day(story.first), day(story.last), last, story.id),
    )
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


# ------------------------------------------------------------ as the rule has them


def keep_ruled(stories: Sequence[model.Story], instead_of: Sequence[str] = ()) -> None:
    """Keep stories as the rule has them, beside what readers see, in place of former selves and others."""
    forget_ruled([*(story.id for story in stories), *instead_of])
    columns = ("id", "title", "first", "last", "articles", "events")
    rows = [(s.id, s.title, day(s.first), day(s.last), dump(s.articles), dump(s.events)) for s in stories]
    insert(RuledStory, columns, rows)
    insert(RuledStoryArticle, ("article", "story"), [(a, s.id) for s in stories for a in s.articles])


def forget_ruled(ids: Iterable[str]) -> None:
    """Let stories be as readers see them: no word of a reader changes them any more."""
    for part in chunks(unique(ids)):
        execute(f"DELETE FROM ruled_story_article WHERE story IN ({holders(part)})", part)
        execute(f"DELETE FROM ruled_story WHERE id IN ({holders(part)})", part)


def find_ruled_of(article_ids: Iterable[str]) -> list[model.Story]:
    """Return the stories that any of the articles is in by the rule, in the order of their first articles."""
    wanted = unique(article_ids)
    held = {
        article: story
        for part in chunks(wanted)
        for article, story in fetch(
            f"SELECT article, story FROM ruled_story_article WHERE article IN ({holders(part)})", part
        )
    }
    if not held:
        return find_stories_of(wanted)
    rest = find_stories_of(article for article in wanted if article not in held)
    return _by_first([*rest, *_ruled_by_id(unique(held.values())).values()])


def ruled_with_events(event_ids: Iterable[str]) -> set[str]:
    """Return the stories that any of the events, as the rule has them, is in by the rule."""
    wanted = set(event_ids)
    kept = [id_ for (id_,) in fetch("SELECT id FROM ruled_story")]
    found = {story.id for story in _ruled_by_id(kept).values() if wanted & set(story.events)}
    for part in chunks(sorted(wanted)):
        rows = fetch(
            f"SELECT DISTINCT e.story_id FROM story_event e WHERE e.event IN ({holders(part)}) "
            "AND NOT EXISTS (SELECT 1 FROM story_article a JOIN ruled_story_article r "
            "ON r.article = a.article WHERE a.story_id = e.story_id)",
            part,
        )
        found |= {story for (story,) in rows}
    return found


def ruled_articles(ids: Iterable[str]) -> dict[str, str]:
    """Return the story by the rule of each article of stories by the rule, in order of arrival."""
    rows: list[tuple[int, str, str]] = []
    for part in chunks(unique(ids)):
        kept = {
            story for (story,) in fetch(f"SELECT id FROM ruled_story WHERE id IN ({holders(part)})", part)
        }
        for table, column, wanted in (
            ("ruled_story_article", "story", [each for each in part if each in kept]),
            ("story_article", "story_id", [each for each in part if each not in kept]),
        ):
            rows += fetch(
                f"SELECT a.seq, s.article, s.{column} FROM {table} s JOIN article a ON a.id = s.article "
                f"WHERE s.{column} IN ({holders(wanted)})",
                wanted,
            )
    return {article: story for _, article, story in sorted(rows)}


def ruled_stories(ids: Iterable[str]) -> dict[str, model.Story]:
    """Return stories as the rule has them, by id."""
    wanted = unique(ids)
    kept = _ruled_by_id(wanted)
    return kept | _by_id(each for each in wanted if each not in kept)


def are_kept_ruled(ids: Sequence[str]) -> bool:
    """Say whether readers' words change any of these stories of the rule's."""
    return any(
        fetch(f"SELECT 1 FROM ruled_story WHERE id IN ({holders(part)}) LIMIT 1", part)
        for part in chunks(ids)
    )


def _ruled_by_id(ids: Iterable[str]) -> dict[str, model.Story]:
    return {
        row.id: model.Story(
            row.id, row.title, tuple(load(row.articles)), tuple(load(row.events)), row.first, row.last
        )
        for part in chunks(unique(ids))
        for row in RuledStory.objects.filter(id__in=part)
    }


def _by_first(stories: Sequence[model.Story]) -> list[model.Story]:
    first = {
        article: seq
        for part in chunks([article for story in stories for article in story.articles])
        for article, seq in fetch(f"SELECT id, seq FROM article WHERE id IN ({holders(part)})", part)
    }
    return sorted(stories, key=lambda story: (min(first[each] for each in story.articles), story.id))


# ------------------------------------------------------------ as readers see them


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
    return {
        story.id: story
        for part in chunks(ids)
        for story in _load(read(Story, f"id IN ({holders(part)})", part))
    }


def newest_stories(limit: int, offset: int, min_articles: int) -> list[model.Story]:
    # From the newest down until there are enough: a join would sort all stories there are.
    enough = "EXISTS (SELECT 1 FROM story_article a WHERE a.story_id = story.id AND a.position = %s)"
    narrowed, least = (enough, (min_articles - 1,)) if min_articles > 1 else ("TRUE", ())
    ordered = f"{narrowed} ORDER BY last_article DESC, id LIMIT %s OFFSET %s"
    return list(_shown(_load(read(Story, ordered, (*least, limit, offset)))))


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
        # A reader may have put it, as the rule has it, into another: whoever has its address finds that one.
        ruled = _ruled_by_id([story_id]).get(story_id)
        if ruled is None:
            return None
        story = next(_shown(find_stories_of(ruled.articles[:1])))
    return StoryView(story, tuple(articles(story.articles).values()), tuple(events(story.events).values()))


def story_parts(article_ids: Sequence[str], ruled: bool = False) -> StoryParts:
    """Return what holds articles together; with `ruled` as if no reader had judged a mention or a person."""
    wanted = unique(article_ids)
    told: list[model.EventMention] = []
    for part in chunks(wanted):
        inside = f"a.id IN ({holders(part)})"
        told += (
            as_ruled(read_mentions(inside, part))
            if ruled
            else as_persons(read_mentions(f"{inside} AND {SHOWN}", part))
        )
    mentions: dict[str, list[model.EventMention]] = defaultdict(list)
    for mention in told:
        mentions[mention.article].append(mention)
    reuses = tuple(reuses_among(wanted)) if len(wanted) > 1 else ()
    return StoryParts(articles(wanted), mentions, events_of_mentions(m.id for m in told), reuses)


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
