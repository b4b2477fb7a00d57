"""`tawatur outlet`: own text, whom it copies and whether it credits them, who copies it, how late it is."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from tawatur.cli.state import Failed, State, home_option, json_option, with_state
from tawatur.cli.terminal import Terminal, count

if TYPE_CHECKING:
    from tawatur.chains.profiles import Debt
    from tawatur.exports.chaining import OutletProfile

_MOST = 15


@click.command("outlet")
@click.argument("name", metavar="OUTLET")
@json_option
@home_option
@with_state
def verb(state: State, name: str, as_json: bool) -> None:
    """Tell how an outlet works, by its newest articles: own text, whom it copies, how late it is.

    OUTLET is a name as `tawatur list outlets` prints it, in any spelling of its letters.
    """
    from tawatur.exports.chaining import outlet_profile, profile_row
    from tawatur.exports.jsonl import as_json as to_json

    out = state.terminal
    with state.reading() as archive, archive.snapshot():
        told = outlet_profile(archive, name)
    if told is None:
        raise Failed(f"no outlet here is called {out.field(name)}; `tawatur list outlets` shows who is there")
    out.print([to_json(profile_row(told))] if as_json else _tell(out, told))


def _tell(out: Terminal, told: "OutletProfile") -> Iterator[str]:
    profile = told.profile
    yield out.style(f"{out.field(told.outlet)}: {count(told.total, 'article')}", bold=True)
    if profile.articles < told.total:
        yield f"    by its newest {count(profile.articles, 'article')} with a text"
    yield (
        f"    own text {profile.own:.0%}, borrowed {profile.borrowed:.0%}, "
        f"not known which was first {profile.unsure:.0%}"
    )
    if profile.lag is not None:
        days = "day" if profile.lag == 1 else "days"
        yield (
            f"    {profile.lag:g} {days} behind the first with the same words "
            f"(median of {count(profile.dated, 'article')}, first in {profile.first:,})"
        )
    yield from _tell_debts(out, "takes from", profile.sources)
    yield from _tell_debts(out, "is taken by", profile.borrowers)


def _tell_debts(out: Terminal, title: str, debts: "Sequence[Debt]") -> Iterator[str]:
    if debts:
        yield f"{title}:"
    for debt in debts[:_MOST]:
        yield (
            f"    {out.field(debt.name)}  {count(debt.articles, 'article')}, "
            f"{debt.credited:,} with credit, {debt.uncredited:,} without"
        )
    if len(debts) > _MOST:
        yield f"    and {len(debts) - _MOST:,} more"
