"""`tawatur show`: one article, event, story or entity, by its id."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from tawatur.cli.asking import name_of
from tawatur.cli.state import Failed, State, home_option, json_option, with_state
from tawatur.cli.telling import (
    apart,
    parties,
    tell_article,
    tell_entity,
    tell_event,
    tell_event_fully,
    tell_person,
    tell_said,
    tell_story,
)
from tawatur.cli.terminal import Terminal, count, days

if TYPE_CHECKING:
    from tawatur.archive.facade import Archive
    from tawatur.archive.values import ArticleView, StoryView
    from tawatur.exports.storytelling import Member


@click.command("show")
@click.argument("id_", metavar="ID")
@json_option
@home_option
@with_state
def verb(state: State, id_: str, as_json: bool) -> None:
    """Show what has this id: an article with what it says, an event with its sources, a story or entity."""
    from tawatur.exports.jsonl import as_json as to_json

    with state.reading() as archive:
        told = False
        lines = map(to_json, _rows(archive, id_)) if as_json else _lines(state.terminal, archive, id_)
        for line in lines:
            told = True
            click.echo(line)
    if not told:
        raise Failed(f"nothing here has the id {id_}; `tawatur list` and `tawatur search` print ids")


def _lines(out: Terminal, archive: "Archive", id_: str) -> Iterator[str]:
    from tawatur.exports.storytelling import chapters, told_event

    if article := archive.article_view(id_):
        yield from _tell_article_fully(out, archive, article)
    elif event := archive.event(id_):
        yield from tell_event_fully(out, event, told_event(archive, event))
    elif story := archive.story(id_):
        yield from tell_story(out, story.story)
        yield from _tell_members(out, archive, story)
        yield ""
        yield from apart(tell_event(out, one) for one in story.events)
        if others := chapters(archive, story):
            yield ""
            yield "other chapters, which tell of one of these events too:"
            for one in others:
                yield from tell_story(out, one)
    elif entity := archive.entity(id_):
        yield from tell_entity(out, entity.entity)
        yield from tell_person(out, entity)
        yield f"    in {entity.articles:,} articles and {entity.events:,} events"


def _tell_members(out: Terminal, archive: "Archive", view: "StoryView") -> Iterator[str]:
    from tawatur.exports.storytelling import told_story

    told = told_story(archive, view)
    known = {article.id: article for article in view.articles}
    if told.broke:
        names = ", ".join(out.field(known[id_].outlet or known[id_].input) for id_ in told.broke)
        yield f"    {'broke by' if told.alone else 'told on its first day by'} {names}, {told.first}"
    for member in told.members:
        yield ""
        yield from tell_article(out, known[member.article])
        after = "" if not member.after else f"{count(member.after, 'day')} after the first; "
        beside = f" (with {member.beside})" if member.beside else ""
        yield from out.paragraph(f"{after}here because {member.because}{beside}", "    ")
        yield from _tell_shared(out, archive, member)
    yield from tell_said(out, told.said)


def _tell_shared(out: Terminal, archive: "Archive", member: "Member") -> Iterator[str]:
    """Yield what an article and the one that it is held to have in common."""
    if member.entities:
        entities = archive.entities(member.entities).values()
        yield from out.paragraph(f"both name {'، '.join(name_of(entity) for entity in entities)}", "      ")
    if member.words:
        yield from out.paragraph(f"both titles have {'، '.join(member.words)}", "      ")
    if member.apart is not None:
        yield f"      {count(member.apart, 'day')} apart" if member.apart else "      of the same day"


def _tell_article_fully(out: Terminal, archive: "Archive", view: "ArticleView") -> Iterator[str]:
    from tawatur.exports.chaining import background_of, source_of

    article = view.article
    yield from tell_article(out, article)
    yield f"    published: {days(article.published)} ({article.published.basis}): {article.published.because}"
    for name, value in (("input", article.input), ("url", article.url), ("author", article.author)):
        if value:
            yield f"    {name}: {out.field(value)}"
    for paragraph in article.body.splitlines():
        yield ""
        yield from out.paragraph(paragraph)
    yield ""
    for mention in view.facts.mentions:
        kind = f"{mention.type} {mention.mode or ''}".strip()
        event = out.style(view.events.get(mention.id, ""), dim=True)
        yield (
            f"{days(mention.when):<10}  {out.style(kind, fg='cyan')}  {mention.status}  "
            f"{parties(out, mention.actor)} → {parties(out, mention.recipient)}  {event}"
        )
        yield from out.paragraph(f"«{article.quote(mention.quote)}»", "    ")
    if source := source_of(archive, view):
        words = f"{source.name} ({source.sure}{'' if source.credited else ', not credited'})"
        yield from out.paragraph(f"text from {words if source.name else 'nobody knows'}: {source.because}")
    for credit in view.credits:
        yield f"credits {credit.kind} {out.field(credit.name)}: {credit.because}"
    for reuse in view.reuses:
        other = reuse.b if reuse.a.article == article.id else reuse.a
        yield f"shares {reuse.words} words with {other.article}: {reuse.because}"
    for one in background_of(archive, article):
        words = article.body[one.passage.start : one.passage.end]
        yield f"background, in {count(len(one.repeats), 'other article')} too: {one.because}"
        yield from out.paragraph(f"«{words}»", "    ")


def _rows(archive: "Archive", id_: str) -> "Iterator[dict[str, object]]":
    from tawatur.exports import rows
    from tawatur.exports.histories import event_histories, story_histories
    from tawatur.exports.jsonl import mention_rows

    if article := archive.article_view(id_):
        yield rows.article_row(article.article)
        yield from mention_rows(archive, list(article.facts.mentions))
        yield from map(rows.reuse_row, article.reuses)
    elif event := archive.event(id_):
        yield rows.event_row(event.event)
        yield from mention_rows(archive, list(event.mentions))
        yield from event_histories(archive, [event.event])
    elif story := archive.story(id_):
        yield rows.story_row(story.story)
        yield from story_histories(archive, [story.story])
    elif entity := archive.entity(id_):
        yield rows.entity_row(entity.entity, entity.titles, entity.members)
