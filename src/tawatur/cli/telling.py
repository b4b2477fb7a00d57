"""Articles, events, stories and entities as lines for a reader."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from tawatur.cli.terminal import Terminal, count, days
from tawatur.model import Article, Conflict, Entity, Event, EventMention, Grouping, Origin, Party, Story

if TYPE_CHECKING:
    from tawatur.archive.values import EntityView, EventView
    from tawatur.exports.storytelling import ToldEvent

_INDENT = "    "


def tell_article(out: Terminal, article: Article) -> Iterator[str]:
    """Yield two lines: when, who, which; and the title."""
    source = out.field(article.outlet or article.author or article.input)
    via = f" via {out.field(article.via)}" if article.via else ""
    when = out.style(f"{days(article.published):<10}", bold=True)
    yield f"{when}  {article.form:<8}  {source}{via}  {out.style(article.id, dim=True)}"
    yield from out.paragraph(article.title or article.body[:100], _INDENT)


def tell_event(out: Terminal, event: Event) -> Iterator[str]:
    """Yield what happened, when, between whom, and how many independent origins say so."""
    kind = f"{event.type} {event.mode}" if event.mode else event.type
    status = "" if event.status == "happened" else f"  {out.style(event.status, fg='yellow')}"
    origins = count(event.independent_origins, "independent origin")
    behind = f"{origins}, {count(len(event.mentions), 'mention')}"
    when = out.style(f"{days(event.when):<10}", bold=True)
    yield f"{when}  {out.style(kind, fg='cyan')}{status}  {behind}  {out.style(event.id, dim=True)}"
    yield _INDENT + _sides(out, event)
    for conflict in event.conflicts:
        disagree = out.style(f"! origins disagree on {conflict.about}:", fg="red")
        yield f"{_INDENT}{disagree} {_values(out, conflict)}"


def _sides(out: Terminal, event: Event) -> str:
    line = parties(out, event.actor)
    if event.recipient:
        line += f" → {parties(out, event.recipient)}"
    return f"{line}  @ {out.field(event.where.name)}" if event.where else line


def parties(out: Terminal, those: Sequence[Party]) -> str:
    """Return parties as one line of names."""
    return ", ".join(out.field(party.name or party.text) for party in those) or "–"


def _values(out: Terminal, conflict: Conflict) -> str:
    told = zip(conflict.values, conflict.mentions, strict=True)
    return " / ".join(f"{out.field(value)} ({count(len(mentions), 'mention')})" for value, mentions in told)


def tell_event_fully(out: Terminal, view: "EventView", told: "ToldEvent") -> Iterator[str]:
    """Yield an event with every mention, its words and why it is here, and each origin with its reason."""
    yield from tell_event(out, view.event)
    joined = {one.mention: one for one in told.joined}
    for mention in view.mentions:
        yield from _tell_mention(out, mention, view.articles[mention.article])
        if mention.id in joined:
            one = joined[mention.id]
            beside = f" (with {one.beside})" if one.beside else ""
            yield from out.paragraph(f"here because {one.because}{beside}", _INDENT + "  ")
    changes = [each for at, each in enumerate(told.statuses) if not at or each[1] != told.statuses[at - 1][1]]
    if len(changes) > 1:
        told_so = ", ".join(f"{day or 'undated'} {status}" for day, status, _ in changes)
        yield f"{_INDENT}status: {told_so}"
    for update in told.updates:
        yield _INDENT + "brought up to date: " + ", ".join(f"{d} {out.field(w)}" for d, w, _ in update.told)
    yield from tell_said(out, told.said)
    for other in told.related:
        yield from out.paragraph(f"related: {other.event}: {other.because}", _INDENT)
    if len(view.mentions) > 1:
        for number, origin in enumerate(view.event.origins, start=1):
            yield from _tell_origin(out, number, origin, view.articles)


def tell_said(out: Terminal, said: Sequence[Grouping]) -> Iterator[str]:
    """Yield what readers said of a story or event."""
    for one in said:
        how = "is one with" if one.verdict == "same" else "is another than"
        why = f": {out.field(one.reason)}" if one.reason else ""
        yield f"{_INDENT}a reader said ({one.at.date()}) that {one.ids[0]} {how} {one.ids[1]}{why}"


def _tell_mention(out: Terminal, mention: EventMention, article: Article) -> Iterator[str]:
    yield from out.paragraph(f"«{article.quote(mention.quote)}»", _INDENT)
    source = out.field(article.outlet or article.author or article.input)
    said = f", on the word of {parties(out, mention.attributed_to)}" if mention.attributed_to else ""
    yield f"{_INDENT}  {source}, {days(article.published)}{said}  {out.style(article.id, dim=True)}"
    if mention.when is not None and mention.when.because:
        yield from out.paragraph(f"when: {days(mention.when)}, {mention.when.because}", _INDENT + "  ")


def _tell_origin(
    out: Terminal, number: int, origin: Origin, articles: Mapping[str, Article]
) -> Iterator[str]:
    root = articles.get(origin.root)
    name = (root.outlet or root.author or root.input) if root else origin.root
    yield from out.paragraph(f"origin {number}: {name}: {origin.because}", _INDENT + "  ")


def tell_story(out: Terminal, story: Story) -> Iterator[str]:
    """Yield a story's span of days and its title."""
    first, last = story.first, story.last
    span = "undated" if first is None else first.isoformat() if first == last else f"{first}..{last}"
    behind = f"{count(len(story.articles), 'article')}, {count(len(story.events), 'event')}"
    yield f"{out.style(f'{span:<10}', bold=True)}  {behind}  {out.style(story.id, dim=True)}"
    yield from out.paragraph(story.title, _INDENT)


def tell_entity(out: Terminal, entity: Entity) -> Iterator[str]:
    """Yield an entity's names by language and the spellings seen."""
    names = "  ".join(f"{language}: {out.field(name)}" for language, name in entity.names)
    yield f"{names or out.field(entity.id)}  {entity.kind}  {out.style(entity.id, dim=True)}"
    if entity.forms:
        yield _INDENT + ", ".join(out.field(form) for form in entity.forms)


def tell_person(out: Terminal, view: "EntityView") -> Iterator[str]:
    """Yield a person's titles with their days, and the ids it stands for, each with why."""
    for title in view.titles:
        span = "undated" if title.first is None else f"{title.first}..{title.last}"
        role = f"former {title.role}" if title.former else title.role
        yield f"{_INDENT}{span:<24}  {out.field(title.words)}  {role}"
    if len(view.members) > 1 or any(member.because for member in view.members):
        for member in view.members:
            yield f"{_INDENT}read as {out.field(member.entity)}"
            if member.because:
                yield from out.paragraph(member.because, _INDENT + "  ")


def apart(blocks: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield blocks of lines with an empty line between them."""
    for number, block in enumerate(blocks):
        if number:
            yield ""
        yield from block
