"""`tawatur judge`: a mention said to be read wrong, or right."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from tawatur.cli.asking import ask_mentions
from tawatur.cli.samenesses import clean
from tawatur.cli.state import Failed, State, home_option, json_option, with_state
from tawatur.cli.terminal import count

if TYPE_CHECKING:
    from tawatur.archive.facade import Archive
    from tawatur.model import Verdict

_VERDICTS: "dict[str, Verdict]" = {"wrong": "wrong", "right": "right", "withdraw": "withdrawn"}


@click.command("judge")
@click.argument("id_", metavar="MENTION")
@click.argument("verdict", type=click.Choice(list(_VERDICTS)))
@click.option("--reason", metavar="TEXT", help="Why, for those who will read it.")
@json_option
@home_option
@with_state
def verb(state: State, id_: str, verdict: str, reason: str | None, as_json: bool) -> None:
    """Say that a mention was read wrong, or right.

    A mention that is wrong is hidden, and its event told without it. `right` brings it back, and `withdraw`
    takes back whatever was said of it before. Judgements are kept through `rebuild`, and exported as
    labelled cases (`tawatur export --kind judgement`). MENTION is an id, or an unambiguous beginning of one,
    as of `tawatur explain`.
    """
    from tawatur.exports.jsonl import as_json as to_json
    from tawatur.exports.rows import judgement_row
    from tawatur.pipeline import judge

    reason = clean(reason)
    with state.reading() as archive:
        mentions = ask_mentions(archive, id_)
        archive.close()
    if len(mentions) > 1 or not mentions[0].startswith(id_):
        raise click.UsageError(f"{id_} is an event; judge one of its mentions: {', '.join(mentions)}")
    with state.writing() as archive:
        try:
            judgement = judge(archive, mentions[0], _VERDICTS[verdict], reason, datetime.now(UTC))
        except LookupError as gone:  # rebuilt since we looked
            raise Failed(str(gone)) from None
        if as_json:
            click.echo(to_json(judgement_row(judgement)))
        else:
            click.echo(f"{mentions[0]}: {judgement.verdict}; {_outcome(archive, mentions[0])}")


def _outcome(archive: "Archive", mention: str) -> str:
    view = archive.mention_view(mention)
    event = archive.event(view.event) if view and view.event else None
    if view and not view.hidden:
        return "it is shown"
    if event is None:
        return "it is hidden, and its event, which nothing else tells of, with it"
    return f"it is hidden; its event is still told by {count(len(event.mentions), 'mention')}"
