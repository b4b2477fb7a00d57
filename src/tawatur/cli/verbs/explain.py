"""`tawatur explain`: how a mention was read, part by part."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from tawatur.cli.asking import ask_mentions
from tawatur.cli.state import State, home_option, json_option, with_state
from tawatur.cli.telling import apart
from tawatur.cli.terminal import Terminal, days

if TYPE_CHECKING:
    from tawatur.exports.explaining import Explanation, Part
    from tawatur.model import Judgement

_INDENT = "    "
_LABEL = 12
_ROLES = {
    "actor": "actor",
    "recipient": "recipient",
    "where": "where",
    "attributed_to": "on word of",
}


@click.command("explain")
@click.argument("id_", metavar="MENTION")
@json_option
@home_option
@with_state
def verb(state: State, id_: str, as_json: bool) -> None:
    """Explain how a mention was read: the sentence, the frame that fired, why each role and date.

    MENTION is the id of an event mention, or a beginning of one that no other shares; or the id of an event,
    as `tawatur timeline` prints it, of which each mention is explained. The words that report the event stand
    in [ ].
    """
    from tawatur.exports.explaining import explain, explanation_row
    from tawatur.exports.jsonl import as_json as to_json

    out = state.terminal
    with state.reading() as archive:
        mentions = ask_mentions(archive, id_)
        told = [explain(view) for one in mentions if (view := archive.mention_view(one))]
        if as_json:
            out.print(to_json(explanation_row(one)) for one in told)
        else:
            out.print(apart(_tell(out, one) for one in told))


def _tell(out: Terminal, told: "Explanation") -> Iterator[str]:
    view = told.view
    mention, article = view.mention, view.article
    kind = f"{mention.type} {mention.mode or ''}".strip()
    when = out.style(f"{days(mention.when):<10}", bold=True)
    yield f"{when}  {out.style(kind, fg='cyan')}  {mention.status}  {out.style(mention.id, dim=True)}"
    source = out.field(article.outlet or article.author or article.input)
    yield f"{_INDENT}{source}, {days(article.published)}  {out.style(article.id, dim=True)}"
    if article.title:
        yield from out.paragraph(article.title, _INDENT)
    yield from out.paragraph(f"{told.before}[{told.quote}]{told.after}", _INDENT)
    yield from _line(out, "read", f"{mention.because}")
    fired = told.fired
    version = f", version {fired.version}" if fired.version else ""
    yield f"{_INDENT}{'frame:':<{_LABEL}}{out.field(fired.frame)} ({fired.tense or 'any form'}{version})"
    if fired.example:
        yield from _line(out, "example", fired.example)
    for part in told.parts:
        yield from _tell_part(out, part)
    if mention.when:
        words = f"«{told.when}»: " if told.when else ""
        basis = f"{days(mention.when)} ({mention.when.basis}): {words}{mention.when.because}"
        yield from _line(out, "when", basis)
    yield f"{_INDENT}{'event:':<{_LABEL}}{view.event or 'none'}"
    for judgement in view.judgements:
        yield from _tell_judgement(out, judgement)
    if view.hidden:
        yield f"{_INDENT}hidden; `tawatur judge {mention.id} right` brings it back"
    else:
        yield f"{_INDENT}wrong? `tawatur judge {mention.id} wrong --reason TEXT` hides it"


def _tell_part(out: Terminal, part: "Part") -> Iterator[str]:
    party = part.party
    yield (
        f"{_INDENT}{_ROLES[part.role] + ':':<{_LABEL}}{out.field(party.name or party.text)} "
        f"({party.kind}) {out.style(party.entity, dim=True)}"
    )
    outside = f", outside this sentence: «{part.outside}»" if part.outside else ""
    because = part.because or "how it was known is not on record"
    yield from out.paragraph(f"«{party.text}»: {because}{outside}", _INDENT + " " * _LABEL)


def _tell_judgement(out: Terminal, judgement: "Judgement") -> Iterator[str]:
    reason = f": {judgement.reason}" if judgement.reason else ""
    yield from _line(out, "judged", f"{judgement.verdict}, {judgement.at:%Y-%m-%d}{reason}")


def _line(out: Terminal, label: str, text: str) -> Iterator[str]:
    first, *rest = out.paragraph(text, _INDENT + " " * _LABEL)
    yield f"{_INDENT}{label + ':':<{_LABEL}}{first.lstrip(' ')}"
    yield from rest
