"""What readers said of mentions: kept for ever, found again in every reading, and what it hides.

A judgement names no row. It is of an article, by its id, of a type of event, and of the words of a quote.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from tawatur import model
from tawatur.archive.articles import article_row, load_article
from tawatur.archive.events import event_of_mention, events, events_of_mentions, mark_unsettled
from tawatur.archive.facets import refresh_types
from tawatur.archive.facts import mentions_by_id, names_of, quotations_of, read_mentions
from tawatur.archive.models import EventMention, HiddenMention, Judgement
from tawatur.archive.persons import as_persons
from tawatur.archive.rows import (
    chunks,
    dump,
    dump_dating,
    dump_party,
    fetch,
    holders,
    insert,
    load,
    load_dating,
    load_party,
    moment,
)
from tawatur.archive.values import MentionView

_COLUMNS = (*("article", "type", "quote", "prefix", "suffix", "sentence", "read", "verdict", "reason", "at"),)

# A later reading may quote a name more or less of the same telling: it is the one that was judged if the
# two quotes share at least this much of what they cover together. Two tellings in one sentence share less.
_SAME_QUOTE = 0.5


def keep_judgements(judgements: Iterable[model.Judgement]) -> None:
    """Add judgements, in their order."""
    insert(
        Judgement,
        _COLUMNS,
        [
            (
                *(j.mention.article, j.mention.type, j.quote, j.prefix, j.suffix, j.sentence),
                *(_dump_mention(j.mention), j.verdict, j.reason, moment(j.at)),
            )
            for j in judgements
        ],
    )


def all_judgements() -> Iterator[model.Judgement]:
    """Return all judgements, oldest first, those withdrawn or replaced too."""
    return map(_load, Judgement.objects.order_by("seq").iterator(chunk_size=200))


def _of_articles(article_ids: Sequence[str]) -> Mapping[str, Sequence[model.Judgement]]:
    found: dict[str, list[model.Judgement]] = defaultdict(list)
    for part in chunks(article_ids):
        # Every page that is kept asks, and hardly any was judged: the ORM takes ten times as long to say so.
        seqs = [
            seq for (seq,) in fetch(f"SELECT seq FROM judgement WHERE article IN ({holders(part)})", part)
        ]
        for row in Judgement.objects.filter(seq__in=seqs).order_by("seq") if seqs else ():
            found[row.article].append(_load(row))
    return found


# ------------------------------------------------------------ found again


def judged_mention(
    body: str, mentions: Iterable[model.EventMention], judgement: model.Judgement
) -> model.EventMention | None:
    """Return which of an article's mentions a judgement is of; None where none was read like that one."""
    mention = judgement.mention
    words = (judgement.quote, judgement.prefix, judgement.suffix)
    cited = model.Cited(mention.id, mention.article, mention.type, *words, mention.quote.start)
    return quoted_mention(body, mentions, cited)


def quoted_mention(
    body: str, mentions: Iterable[model.EventMention], cited: model.Cited
) -> model.EventMention | None:
    """Return which of an article's mentions is of the cited type and words; None where none is."""
    place = _place(body, cited)
    if place is None:
        return None
    alike = [mention for mention in mentions if mention.type == cited.type]
    best = max(alike, key=lambda mention: _shared(mention.quote, place), default=None)
    return best if best and _shared(best.quote, place) >= _SAME_QUOTE else None


def _place(body: str, cited: model.Cited) -> model.Span | None:
    """Return where the cited words stand in the body: where they stood, or else the likeliest place."""
    words, was = cited.quote, cited.start
    places, at = [], body.find(words)
    while at >= 0:
        places.append(at)
        at = body.find(words, at + 1)

    def likeness(at: int) -> tuple[bool, int, int]:
        end, prefix, suffix = at + len(words), cited.prefix, cited.suffix
        around = body.startswith(suffix, end) + (body[max(0, at - len(prefix)) : at] == prefix)
        return at == was, around, -abs(at - was)

    best = max(places, key=likeness, default=None)
    return None if best is None else model.Span(best, best + len(words))


def _shared(a: model.Span, b: model.Span) -> float:
    """Return the share that two spans have in common of what they cover together: 0 to 1."""
    common = min(a.end, b.end) - max(a.start, b.start)
    together = max(a.end, b.end) - min(a.start, b.start)
    return max(0, common) / together if together else 1.0


def _wrong(
    body: str, mentions: Sequence[model.EventMention], judgements: Iterable[model.Judgement]
) -> list[str]:
    """Return the mentions that stand judged wrong: the last word on each counts."""
    last: dict[str, model.Verdict] = {}
    for judgement in judgements:
        mention = judged_mention(body, mentions, judgement)
        if mention:
            last[mention.id] = judgement.verdict
    return [mention for mention, verdict in last.items() if verdict == "wrong"]


# ------------------------------------------------------------ what it hides


def hide_judged(told: Iterable[tuple[model.Article, Sequence[model.EventMention]]]) -> None:
    """Hide the mentions of new articles that were judged wrong in an earlier reading of them."""
    with_mentions = {article.id: (article.body, mentions) for article, mentions in told if mentions}
    for article, judgements in _of_articles(list(with_mentions)).items():
        _hide(_wrong(*with_mentions[article], judgements))


def judge(judgement: model.Judgement) -> None:
    """Keep a judgement and hide or show the mention it is of; its event is then to be settled again."""
    keep_judgements([judgement])
    row = article_row(judgement.mention.article)
    if row is None:
        return
    mentions = read_mentions("m.article_id = %s", (row.seq,))
    wrong = set(_wrong(row.body, mentions, _of_articles([row.id])[row.id]))
    hidden = _hidden(mention.id for mention in mentions)
    HiddenMention.objects.filter(mention__in=hidden - wrong).delete()
    _hide(sorted(wrong - hidden))
    refresh_types(row.seq)
    mark_unsettled(events_of_mentions(wrong ^ hidden).values())


def _hide(mentions: Sequence[str]) -> None:
    insert(HiddenMention, ("mention",), [(mention,) for mention in mentions])


def _hidden(mentions: Iterable[str]) -> set[str]:
    return {
        mention
        for part in chunks(list(mentions))
        for mention in HiddenMention.objects.filter(mention__in=part).values_list("mention", flat=True)
    }


# ------------------------------------------------------------ one mention, for people


def mention_view(mention_id: str) -> MentionView | None:
    """Return one mention, hidden or not, with all that bears on how it was read."""
    mention = mentions_by_id([mention_id]).get(mention_id)
    row = article_row(mention.article) if mention else None
    if mention is None or row is None:
        return None
    siblings = read_mentions("m.article_id = %s", (row.seq,))
    event = event_of_mention(mention_id)
    (shown,) = as_persons([mention])
    return MentionView(
        mention=shown,
        article=load_article(row),
        event=event if event and events([event]) else None,
        names=names_of(row),
        quotations=quotations_of(row),
        judgements=tuple(
            judgement
            for judgement in _of_articles([row.id]).get(row.id, ())
            if (of := judged_mention(row.body, siblings, judgement)) and of.id == mention_id
        ),
        hidden=bool(_hidden([mention_id])),
    )


def ids_from(beginning: str, limit: int) -> list[str]:
    """Return ids of mentions that begin so, hidden ones too, in their order."""
    rows = EventMention.objects.filter(id__gte=beginning, id__lt=beginning + "\U0010ffff")
    return list(rows.order_by("id").values_list("id", flat=True)[:limit])


# ------------------------------------------------------------ rows


def _dump_mention(mention: model.EventMention) -> str:
    return dump(
        {
            "id": mention.id,
            "mode": mention.mode,
            "context": mention.context,
            "actor": [dump_party(party) for party in mention.actor],
            "recipient": [dump_party(party) for party in mention.recipient],
            "when": dump_dating(mention.when) if mention.when else None,
            "where": dump_party(mention.where),
            "attributed_to": [dump_party(party) for party in mention.attributed_to],
            "status": mention.status,
            "quote": (mention.quote.start, mention.quote.end),
            "sentence": (mention.sentence.start, mention.sentence.end),
            "rule": mention.rule,
            "because": mention.because,
        }
    )


def _load_mention(article: str, type_: str, text: str) -> model.EventMention:
    read: dict[str, Any] = load(text)
    return model.EventMention(
        id=read["id"],
        article=article,
        type=type_,
        mode=read["mode"],
        context=tuple(read["context"]),
        actor=tuple(map(load_party, read["actor"])),
        recipient=tuple(map(load_party, read["recipient"])),
        when=_load_when(*read["when"]) if read["when"] else None,
        where=load_party(read["where"]) if read["where"] else None,
        attributed_to=tuple(map(load_party, read["attributed_to"])),
        status=read["status"],
        quote=model.Span(*read["quote"]),
        sentence=model.Span(*read["sentence"]),
        rule=read["rule"],
        because=read["because"],
    )


def _load_when(earliest: str | None, latest: str | None, how: str) -> model.Dating:
    first, last = (date.fromisoformat(day) if day else None for day in (earliest, latest))
    return load_dating(first, last, how)


def _load(row: Judgement) -> model.Judgement:
    return model.Judgement(
        mention=_load_mention(row.article, row.type, row.read),
        sentence=row.sentence,
        quote=row.quote,
        prefix=row.prefix,
        suffix=row.suffix,
        verdict=row.verdict,  # type: ignore[arg-type]  # only the model's own are ever stored
        reason=row.reason,
        at=row.at,
    )
