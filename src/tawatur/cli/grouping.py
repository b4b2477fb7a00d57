"""What `merge` and `split` do with stories and events: who is meant, what is said, what follows from it."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from tawatur.cli.samenesses import ask_reason
from tawatur.cli.state import Failed, State
from tawatur.cli.terminal import count, plain

if TYPE_CHECKING:
    from tawatur.archive.facade import Archive
    from tawatur.model import Grouping, GroupKind


def kind_of(archive: "Archive", id_: str) -> "GroupKind | None":
    """Return whether an id is, or was, a story's or an event's; None where it is neither."""
    if archive.story(id_) is not None:
        return "story"
    if archive.event(id_) is not None:
        return "event"
    return next((said.of for said in archive.groupings() if id_ in said.ids), None)


def merge(state: State, of: "GroupKind", one: str, other: str, reason: str | None, as_json: bool) -> None:
    """Say that two stories, or events, are one."""
    from tawatur.pipeline import merge_groups

    _say(state, of, as_json, reason, lambda *why: merge_groups(why[0], of, one, other, *why[1:]))


def split(
    state: State, of: "GroupKind", one: str, parts: tuple[str, ...], reason: str | None, as_json: bool
) -> None:
    """Say that parts of a story, or of an event, are one of their own."""
    from tawatur.pipeline import split_group

    _say(state, of, as_json, reason, lambda *why: split_group(why[0], of, one, parts, *why[1:]))


def withdraw(state: State, of: "GroupKind", one: str, other: str, reason: str | None, as_json: bool) -> None:
    """Take back what was said of two stories, or events."""
    from tawatur.pipeline import withdraw_group

    _say(state, of, as_json, reason, lambda *why: withdraw_group(why[0], of, one, other, *why[1:]))


def _say(
    state: State,
    of: "GroupKind",
    as_json: bool,
    reason: str | None,
    said_by: "Callable[[Archive, str | None, datetime], Grouping]",
) -> None:
    from tawatur.exports.jsonl import as_json as to_json
    from tawatur.exports.rows import grouping_row

    why = ask_reason(reason)
    with state.writing() as archive:
        try:
            said = said_by(archive, why, datetime.now(UTC))
        except LookupError as gone:
            raise Failed(str(gone)) from None
        except ValueError as wrong:
            raise click.UsageError(str(wrong)) from None
        if as_json:
            click.echo(to_json(grouping_row(said)))
        else:
            click.echo(f"{said.ids[0]} and {said.ids[1]}: {said.verdict}; {_outcome(archive, of, said.ids)}")


def _outcome(archive: "Archive", of: "GroupKind", ids: tuple[str, str]) -> str:
    now: dict[str, str] = {}
    for id_ in ids:
        if of == "story" and (story := archive.story(id_)):
            now[story.story.id] = count(len(story.story.articles), "article")
        elif of == "event" and (event := archive.event(id_)):
            now[event.event.id] = count(len(event.event.mentions), "mention")
    told = " and ".join(f"{plain(id_)} ({size})" for id_, size in now.items())
    return f"they are {'one' if len(now) == 1 else 'two'} {of if len(now) == 1 else _MANY[of]}: {told}"


_MANY = {"story": "stories", "event": "events"}
