"""What lists of articles and events show: heads of articles, days, and events worth a front page.

Each statement is led by an index and ends at a limit, so that it costs the same in a large archive.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from tawatur import model
from tawatur.arabic.letters import fold
from tawatur.archive.entities import entities
from tawatur.archive.events import events
from tawatur.archive.narrowing import narrow
from tawatur.archive.rows import as_day, as_moment, chunks, fetch, holders, load_dating, moment, unique
from tawatur.archive.rows import day as day_text
from tawatur.archive.values import Beside, DayCount, Filters, Head, OutletLine

_OPENING = 500  # letters of a text that a list may show
_VERSIONS = 50

_HEADS = f"""
    SELECT seq, id, page, form, title, substr(body, 1, {_OPENING}), url, outlet, via, author, language,
        seen, published_earliest, published_latest, published_how
    FROM article WHERE """

_CONFIRMED = """
    SELECT id FROM event WHERE independent_origins >= %s AND first_article > %s
    ORDER BY independent_origins DESC, first_article DESC LIMIT %s
"""
# Written as the partial index `event_disputed` has it, or it would not be used.
_DISPUTED = """
    SELECT id FROM event WHERE NOT (conflicts = '[]') AND first_article > %s
    ORDER BY first_article DESC LIMIT %s
"""

# From outlet to outlet through the index, and of each its last article: none is counted.
_OUTLETS = """
    WITH RECURSIVE one(outlet) AS (
        SELECT min(outlet_folded) FROM article
        UNION ALL SELECT (SELECT min(outlet_folded) FROM article WHERE outlet_folded > one.outlet)
        FROM one WHERE one.outlet IS NOT NULL
    )
    SELECT a.outlet FROM (
        SELECT (SELECT max(seq) FROM article WHERE outlet_folded = one.outlet) AS last
        FROM one WHERE one.outlet IS NOT NULL ORDER BY last DESC LIMIT %s
    ) newest JOIN article a ON a.seq = newest.last ORDER BY a.seq DESC
"""


def read_heads(condition: str, parameters: Sequence[object] = ()) -> list[Head]:
    """Return articles as heads, by what stands behind WHERE; a head's text is cut in the database."""
    return [_head(*row) for row in fetch(_HEADS + condition, parameters)]


def _head(*row: Any) -> Head:
    *told, seen, earliest, latest, how = row
    values = (*told, load_dating(as_day(earliest), as_day(latest), how), as_moment(seen))
    return Head(*values)


def heads(ids: Iterable[str]) -> dict[str, Head]:
    """Return heads by article, in the order asked for; unknown ids are left out."""
    wanted = unique(ids)
    found = {
        head.id: head for part in chunks(wanted) for head in read_heads(f"id IN ({holders(part)})", part)
    }
    return {id_: found[id_] for id_ in wanted if id_ in found}


def heads_by_seq(seqs: Sequence[int]) -> dict[int, Head]:
    """Return heads by the number of their article."""
    return {head.seq: head for part in chunks(seqs) for head in read_heads(f"seq IN ({holders(part)})", part)}


def newest_texts(filters: Filters, limit: int, before: int | None) -> list[Head]:
    """Return the last articles to arrive that pass the filters, those before a number.

    Bare headlines are left out unless their form is asked for: one page can bring dozens of them.
    """
    tests, parameters = list[str](), list[object]()
    condition = narrow(filters).condition
    if condition is not None:
        tests.append(condition.sql)
        parameters += condition.parameters
    if filters.form is None:
        tests.append("facet.form <> 'headline'")
    if before is not None:
        tests.append("facet.article_id < %s")
        parameters.append(before)
    rows = fetch(
        f"SELECT article_id FROM facet WHERE {' AND '.join(tests) or 'TRUE'} "
        "ORDER BY article_id DESC LIMIT %s",
        (*parameters, limit),
    )
    found = heads_by_seq([seq for (seq,) in rows])
    return [found[seq] for (seq,) in rows]


def newest_of_outlet(outlet: str, limit: int) -> list[Head]:
    """Return the newest articles of an outlet, in any spelling that folds alike; bare headlines left out."""
    of_outlet = "outlet_folded = %s AND form <> 'headline' ORDER BY seq DESC LIMIT %s"
    return read_heads(of_outlet, (fold(outlet), limit))


def newest_headlines(limit: int) -> list[Head]:
    """Return the last bare headlines to arrive."""
    return read_heads("form = 'headline' ORDER BY seen DESC, seq DESC LIMIT %s", (limit,))


def headlines_seen(on: date, limit: int) -> list[Head]:
    """Return the bare headlines of pages that came on a day (UTC), the last first."""
    start = datetime.combine(on, time(), UTC)
    that_day = "form = 'headline' AND seen >= %s AND seen < %s ORDER BY seen DESC, seq DESC LIMIT %s"
    return read_heads(that_day, (moment(start), moment(start + timedelta(days=1)), limit))


def published_on(on: date, limit: int, before: int | None) -> list[Head]:
    """Return articles whose own day is known to be this one, the last to arrive first."""
    narrowed, place = ("AND seq < %s", (before,)) if before else ("", ())
    that_day = f"published_earliest = %s AND published_latest = %s {narrowed} ORDER BY seq DESC LIMIT %s"
    return read_heads(that_day, (day_text(on), day_text(on), *place, limit))


def outlet_lines(limit: int) -> list[OutletLine]:
    """Return outlets, those with the most articles first, each with its newest article."""
    rows = fetch(
        "SELECT outlet_folded, count(*) AS n, max(seq) FROM article WHERE outlet_folded IS NOT NULL "
        "GROUP BY outlet_folded ORDER BY n DESC, outlet_folded LIMIT %s",
        (limit,),
    )
    newest = heads_by_seq([seq for _, _, seq in rows])
    return [OutletLine(newest[seq].outlet or folded, count, newest[seq]) for folded, count, seq in rows]


def outlet_names(limit: int) -> list[str]:
    """Return what outlets are called by their newest articles, the one whose article came last first."""
    return [name for (name,) in fetch(_OUTLETS, (limit,))]


def states() -> list[model.Entity]:
    """Return the states that articles name."""
    rows = fetch("SELECT id FROM entity WHERE id >= 'state-' AND id < 'state.'")
    return list(entities(id_ for (id_,) in rows).values())


def day_counts(first: date, last: date) -> list[DayCount]:
    """Return the days from one to another that articles begin to be datable to, with how many."""
    return [
        DayCount(date.fromisoformat(f"{day}"), count)
        for day, count in fetch(
            "SELECT published_earliest, count(*) FROM article WHERE published_earliest BETWEEN %s AND %s "
            "GROUP BY published_earliest ORDER BY published_earliest",
            (day_text(first), day_text(last)),
        )
    ]


def days_beside(on: date) -> tuple[date | None, date | None]:
    """Return the last day before and the first one after a day that articles bear."""
    that = day_text(on)
    ((before,),) = fetch("SELECT max(published_earliest) FROM article WHERE published_earliest < %s", (that,))
    ((after,),) = fetch("SELECT min(published_earliest) FROM article WHERE published_earliest > %s", (that,))
    return as_day(before), as_day(after)


def events_on(on: date, limit: int) -> list[model.Event]:
    """Return the events of one day, those with the most independent origins first."""
    that_day = (
        "SELECT id FROM event WHERE when_earliest = %s AND when_latest = %s "
        "ORDER BY independent_origins DESC, first_article DESC LIMIT %s"
    )
    return _events(that_day, (day_text(on), day_text(on), limit))


def confirmed_events(limit: int, lately: int) -> list[model.Event]:
    """Return events with two independent origins at least, the most first, of the newest articles."""
    return _events(_CONFIRMED, (2, _newest() - lately, limit))


def disputed_events(limit: int, lately: int) -> list[model.Event]:
    """Return events on which origins differ, the newest first, of the newest articles."""
    return _events(_DISPUTED, (_newest() - lately, limit))


def _events(statement: str, parameters: Sequence[object]) -> list[model.Event]:
    return list(events(id_ for (id_,) in fetch(statement, parameters)).values())


def _newest() -> int:
    [(seq,)] = fetch("SELECT max(seq) FROM article")
    return seq or 0


def stories_with(article_ids: Iterable[str]) -> dict[str, str]:
    """Return article → the first of the stories it is in."""
    found: dict[str, str] = {}
    for part in chunks(unique(article_ids)):
        for article, story in fetch(
            "SELECT article, story_id FROM story_article "
            f"WHERE article IN ({holders(part)}) ORDER BY id DESC",
            part,
        ):
            found[article] = story
    return found


# ---------------------------------------------------------------- around one article


def versions_of(article_id: str) -> list[Head]:
    """Return the versions of an article's page, itself among them, the first to come first.

    Versions are articles of other pages from the same address; posts of one thread share theirs and are none.
    """
    rows = fetch("SELECT url, form FROM article WHERE id = %s", (article_id,))
    if not rows or not rows[0][0] or rows[0][1] in ("post", "headline"):
        return read_heads("id = %s", (article_id,))
    same_page = "url = %s AND form NOT IN ('post', 'headline') ORDER BY seq LIMIT %s"
    return read_heads(same_page, (rows[0][0], _VERSIONS))


def beside_in_outlet(article_id: str) -> Beside:
    """Return the articles of an article's outlet just before and after it, by day; by arrival without one."""
    row = _place_of(article_id)
    if row is None or row[1] is None:
        return Beside(None, None)
    seq, outlet, day = row
    return _beside("outlet_folded = %s AND", (outlet,), seq, day)


def beside_in_time(article_id: str) -> Beside:
    """Return the articles just before and after an article, by day; by arrival where it has no day."""
    row = _place_of(article_id)
    return Beside(None, None) if row is None else _beside("", (), row[0], row[2])


def _place_of(article_id: str) -> tuple[int, str | None, date | None] | None:
    rows = fetch("SELECT seq, outlet_folded, published_earliest FROM article WHERE id = %s", (article_id,))
    return (rows[0][0], rows[0][1], as_day(rows[0][2])) if rows else None


def _beside(narrowed: str, parameters: Sequence[object], seq: int, day: date | None) -> Beside:
    """Return the neighbours in a list; each of the two questions goes down one index and stops."""
    place, of = (("seq",), (seq,)) if day is None else (("published_earliest", "seq"), (day, seq))
    found = []
    for sign, way in (("<", "DESC"), (">", "ASC")):
        rows = fetch(
            f"SELECT seq FROM article WHERE {narrowed} form <> 'headline' "
            f"AND ({', '.join(place)}) {sign} ({holders(of)}) "
            f"ORDER BY {', '.join(f'{column} {way}' for column in place)} LIMIT 1",
            (*parameters, *of),
        )
        found.append(rows[0][0] if rows else None)
    heads_ = heads_by_seq([seq for seq in found if seq])
    return Beside(*(heads_.get(seq or 0) for seq in found))


def of_page(page_id: str, limit: int) -> list[Head]:
    """Return what was read in one page, in its order."""
    return read_heads("page = %s ORDER BY seq LIMIT %s", (page_id, limit))
