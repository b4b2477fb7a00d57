"""What surrounds an entity: when it is named, with whom it acts, what it says and what is said of it.

Of an entity that stands in every other article, only the newest of these are looked at, so that its page
costs no more than another's.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from tawatur.archive.entities import entities
from tawatur.archive.lists import heads_by_seq
from tawatur.archive.persons import persons_behind
from tawatur.archive.rows import fetch, holders, load, load_party
from tawatur.archive.values import Circle, Company, DayCount, SaidWords
from tawatur.model import NameKind

_NAMED = 2_000  # newest articles that name somebody, which its months are counted in
_EVENTS = 1_000  # events of the last days, which its company is counted in
_COMPANY = 12
_SAID = 8
_ABOUT = 300  # newest articles in which words about somebody are looked for

_MONTHS = """
    SELECT substr(a.published_earliest, 1, 7) AS month, count(*) FROM (
        SELECT DISTINCT article_id FROM name WHERE entity IN ({ids}) ORDER BY article_id DESC LIMIT %s
    ) n JOIN article a ON a.seq = n.article_id
    WHERE a.published_earliest IS NOT NULL GROUP BY month ORDER BY month DESC LIMIT 24
"""
_WITH = """
    SELECT other.entity, count(DISTINCT other.event_id) AS n FROM (
        SELECT DISTINCT earliest, latest, first_article, event_id FROM event_party WHERE entity = %s
        ORDER BY earliest DESC, latest DESC, first_article DESC LIMIT %s
    ) mine JOIN event_party other ON other.event_id = mine.event_id
    WHERE other.entity <> %s AND other.side <> 'where'
    GROUP BY other.entity ORDER BY n DESC, other.entity LIMIT %s
"""
_SAID_BY = """
    SELECT q.article_id, q.start, q."end", q.direct, q.speaker FROM quotation q
    WHERE q.speaker_entity IN ({ids}) ORDER BY q.id DESC LIMIT %s
"""
_SAID_ABOUT = """
    SELECT DISTINCT q.article_id, q.start, q."end", q.direct, q.speaker FROM (
        SELECT article_id, start, "end" FROM name WHERE entity IN ({ids}) ORDER BY article_id DESC LIMIT %s
    ) n JOIN quotation q ON q.article_id = n.article_id AND q.start <= n.start AND q."end" >= n."end"
    WHERE q.speaker_entity IS NOT NULL AND q.speaker_entity NOT IN ({ids})
    ORDER BY q.article_id DESC, q.start LIMIT %s
"""
# CROSS: from the newest articles on, or SQLite would go through all that anybody is named in.
_MOST_NAMED = """
    SELECT n.kind, e.person, count(DISTINCT n.article_id) AS times FROM (
        SELECT DISTINCT kind, entity, article_id FROM name
        WHERE article_id > (SELECT coalesce(max(seq), 0) FROM article) - %s
    ) n CROSS JOIN entity e ON e.id = n.entity
    GROUP BY n.kind, e.person ORDER BY times DESC, e.person
"""

_Row = tuple[int, int, int, bool, str | None]


def circle_of(person: str) -> Circle:
    """Return what surrounds an entity, by the id that stands for it."""
    ids = [one for (one,) in fetch("SELECT id FROM entity WHERE person = %s", (person,))] or [person]
    held = holders(ids)
    months = fetch(_MONTHS.format(ids=held), (*ids, _NAMED))
    by = fetch(_SAID_BY.format(ids=held), (*ids, _SAID))
    about = fetch(_SAID_ABOUT.format(ids=held), (*ids, _ABOUT, *ids, _SAID))
    return Circle(
        tuple(DayCount(date.fromisoformat(f"{month}-01"), count) for month, count in reversed(months)),
        _company(fetch(_WITH, (person, _EVENTS, person, _COMPANY))),
        _said(by),
        _said(about),
    )


def most_named(lately: int, limit: int) -> dict[NameKind, tuple[Company, ...]]:
    """Return, by their kind, the entities that most of the newest articles name."""
    found: dict[NameKind, list[tuple[str, int]]] = {}
    for kind, person, count in fetch(_MOST_NAMED, (lately,)):
        found.setdefault(kind, []).append((person, count))
    return {kind: _company(those[:limit]) for kind, those in found.items()}


def _company(rows: Iterable[tuple[str, int]]) -> tuple[Company, ...]:
    counts = dict(rows)
    return tuple(Company(entity, counts[id_]) for id_, entity in entities(counts).items() if id_ in counts)


def _said(rows: Sequence[_Row]) -> tuple[SaidWords, ...]:
    """Return quotations with their words, whoever speaks by the id that stands for them."""
    seqs = sorted({row[0] for row in rows})
    heads = heads_by_seq(seqs)
    bodies = (
        dict(fetch(f"SELECT seq, body FROM article WHERE seq IN ({holders(seqs)})", seqs)) if seqs else {}
    )
    speakers = [load_party(load(row[4])) if row[4] else None for row in rows]
    behind = persons_behind(speaker.entity for speaker in speakers if speaker)
    named = [speaker.renamed(behind) if speaker else None for speaker in speakers]
    return tuple(
        SaidWords(heads[seq], bodies[seq][start:end], speaker, bool(direct))
        for (seq, start, end, direct, _), speaker in zip(rows, named, strict=True)
    )
