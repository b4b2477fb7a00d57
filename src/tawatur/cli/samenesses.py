"""What `merge` and `split` have in common: who is meant, and what is said of two persons."""

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from tawatur.cli.asking import ask_entity, name_of
from tawatur.cli.state import Failed, State
from tawatur.cli.terminal import Terminal

if TYPE_CHECKING:
    from tawatur.archive.facade import Archive
    from tawatur.model import SameVerdict

withdraw_option = click.option(
    "--withdraw", is_flag=True, help="Take back what was said of these two; give both by id."
)


def ask_person(archive: "Archive", out: Terminal, text: str) -> str:
    """Return the id of the person that an id, or a name, means."""
    entity = ask_entity(archive, out, text)
    if entity.kind != "person":
        raise click.UsageError(f"{out.field(name_of(entity))} ({entity.id}) is no person but: {entity.kind}")
    return entity.id


def ask_member(archive: "Archive", out: Terminal, person: str, text: str) -> str:
    """Return the id of one of the spellings that a person stands for, by that id or by its Arabic name."""
    from tawatur.facts.registry import keys_of

    members = [member.entity for member in archive.members_of([person]).get(person, [])]
    called = "-".join(keys_of(text)[0])
    for member in members:
        base = member.partition("@")[0]
        if text == member != person:
            return member
        if base != person.partition("@")[0] and (text == base or base == f"person:{called}"):
            return base
    others = ", ".join(member for member in members if member != person) or "none"
    raise click.UsageError(f"{person} stands for no spelling {out.field(text)}; the others are: {others}")


def say(
    state: State, one: str, other: str, verdict: "SameVerdict", reason: str | None, as_json: bool
) -> None:
    """Keep what is said of two persons, and tell what they are now."""
    from tawatur.exports.jsonl import as_json as to_json
    from tawatur.exports.rows import sameness_row
    from tawatur.pipeline import judge_same

    reason = ask_reason(reason)
    with state.writing() as archive:
        try:
            said = judge_same(archive, one, other, verdict, reason, datetime.now(UTC))
        except LookupError as gone:
            raise Failed(str(gone)) from None
        if as_json:
            click.echo(to_json(sameness_row(said)))
            return
        found = archive.entities([one, other])
        together = found[one].id == found[other].id
        now = f"one person: {found[one].id}" if together else f"two: {found[one].id} and {found[other].id}"
        click.echo(f"{one} and {other}: {verdict}; they are {now}")


def ask_reason(reason: str | None) -> str | None:
    """Return the reason that is given, or else what whoever sits at the terminal answers, None for none."""
    if reason is None and sys.stdin.isatty() and sys.stderr.isatty():
        reason = click.prompt("Why? (Enter: no reason)", default="", show_default=False, err=True)
    return clean(reason)


# A reason is for people to read beside the names it is about.
_LONGEST = 2000


def clean(reason: str | None) -> str | None:
    """Return a reason as one line of text, None where it says nothing; UsageError where it is too long."""
    text = " ".join((reason or "").encode("utf-8", "replace").decode("utf-8").split())
    if len(text) > _LONGEST:
        raise click.BadParameter(f"longer than {_LONGEST} letters", param_hint="the reason")
    return text or None
