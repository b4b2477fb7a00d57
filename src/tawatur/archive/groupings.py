"""All reading and writing of what readers said of stories and events, and of the groups that the rule has.

Where readers' words change nothing, a story or an event is kept once. Where they do, `event_mention.ruled`
and the tables `ruled_story…` say what the rule has, by which pages go on being placed.
"""

from collections.abc import Iterable, Mapping, Sequence

from tawatur import model
from tawatur.archive.articles import article_row
from tawatur.archive.events import mark_unsettled
from tawatur.archive.facts import read_mentions
from tawatur.archive.judgements import quoted_mention
from tawatur.archive.memory import MEMORY
from tawatur.archive.models import Grouping
from tawatur.archive.rows import chunks, dump, execute, fetch, holders, insert, load, moment, unique

_COLUMNS = ("of", "verdict", "ids", "one", "other", "reason", "at")


def keep_groupings(said: Iterable[model.Grouping]) -> None:
    """Add what readers said, in order."""
    rows = [
        (one.of, one.verdict, dump(one.ids), _dump(one.one), _dump(one.other), one.reason, moment(one.at))
        for one in said
    ]
    insert(Grouping, _COLUMNS, rows)
    MEMORY.grouped.forget()


def groupings() -> list[model.Grouping]:
    """Return all that readers said of stories and events, oldest first."""
    # Every page that is kept asks, and hardly ever has a reader spoken.
    return list(MEMORY.grouped.get(("all",), _load_all)["all"])


def _load_all(_: list[str]) -> dict[str, tuple[model.Grouping, ...]]:
    return {"all": tuple(map(_load, Grouping.objects.order_by("seq")))}


def _dump(cited: Iterable[model.Cited]) -> str:
    return dump([(c.id, c.article, c.type, c.quote, c.prefix, c.suffix, c.start) for c in cited])


def _load(row: Grouping) -> model.Grouping:
    one, other = (tuple(model.Cited(*cited) for cited in load(side)) for side in (row.one, row.other))
    first, second = load(row.ids)
    return model.Grouping(row.of, row.verdict, (first, second), one, other, row.reason, row.at)  # type: ignore[arg-type]


def mentions_cited(cited: Iterable[model.Cited]) -> dict[str, str]:
    """Return cited id → id now of the mentions that are here: by id, or else by article, type and words."""
    wanted = {one.id: one for one in cited}
    found = {
        id_: id_
        for part in chunks(list(wanted))
        for (id_,) in fetch(f"SELECT id FROM event_mention WHERE id IN ({holders(part)})", part)
    }
    for id_, one in wanted.items():
        row = article_row(one.article) if id_ not in found else None
        if row is not None and one.type is not None:
            mentions = read_mentions("m.article_id = %s", (row.seq,))
            mention = quoted_mention(row.body, mentions, one)
            if mention is not None:
                found[id_] = mention.id
    return found


# ------------------------------------------------------------ events


def ruled_events_of(mentions: Iterable[str]) -> dict[str, str]:
    """Return the events of mentions by the rule, of those that have one."""
    return {
        mention: event
        for part in chunks(unique(mentions))
        for mention, event in fetch(
            "SELECT id, COALESCE(ruled, event) FROM event_mention "
            f"WHERE event IS NOT NULL AND id IN ({holders(part)})",
            part,
        )
    }


def ruled_mentions(events: Iterable[str]) -> dict[str, str]:
    """Return the event by the rule of each mention of these, in order of arrival, those judged wrong too."""
    rows = [
        row
        for part in chunks(unique(events))
        for row in fetch(
            "SELECT article_id, position, id, COALESCE(ruled, event) FROM event_mention "
            f"WHERE (event IN ({holders(part)}) AND ruled IS NULL) OR ruled IN ({holders(part)})",
            (*part, *part),
        )
    ]
    return {mention: event for _, _, mention, event in sorted(rows)}


def keep_events_of(events: Mapping[str, str]) -> set[str]:
    """Keep the event that each mention is in once readers' words are put over the rule's.

    Returns the events by the rule of those that were in another before; all they were and are in are to be
    settled again.
    """
    moved, unsettled = set[str](), set[str]()
    for part in chunks(list(events)):
        rows = fetch(
            f"SELECT id, event, COALESCE(ruled, event) FROM event_mention WHERE id IN ({holders(part)})", part
        )
        for mention, former, ruled in rows:
            event = events[mention]
            if event != former:
                other = ruled if ruled != event else None
                execute(
                    "UPDATE event_mention SET event = %s, ruled = %s WHERE id = %s", (event, other, mention)
                )
                moved.add(ruled)
                unsettled |= {event, former}
    mark_unsettled(unsettled)
    return moved


def parted_events(events: Iterable[str]) -> set[str]:
    """Return which events of the rule's have a mention that readers' words put elsewhere."""
    return {
        event
        for part in chunks(unique(events))
        for (event,) in fetch(
            f"SELECT DISTINCT ruled FROM event_mention WHERE ruled IN ({holders(part)})", part
        )
    }


def members_of_event(event: str) -> Sequence[str]:
    """Return an event's mentions as readers have it, those judged wrong too, in order of arrival."""
    rows = fetch("SELECT id FROM event_mention WHERE event = %s ORDER BY article_id, position", (event,))
    return [mention for (mention,) in rows]
