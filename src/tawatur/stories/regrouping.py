"""Groups as readers have them: the rule's stories, or events, with readers' words put over them.

What comes out follows from the rule's groups and from what readers said, not from when they said it: so it is
the same after a rebuild.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from tawatur.model import Grouping, SameVerdict

Word = tuple[SameVerdict, Sequence[str], Sequence[str]]
"""A verdict, and the things (ids of articles or mentions) that its two sides are found by."""


def regroup(
    ruled: Mapping[str, str],
    words: Iterable[Word],
    name_of: Callable[[str], str],
    nearest: Callable[[str, Sequence[str]], str | None],
) -> dict[str, str]:
    """Return the group of each thing, once readers' words, in their order, are put over the rule's groups.

    `ruled` gives the group of each thing, in order of arrival; `name_of` the id of a group that begins with
    a thing. Of a group that readers parted, what came later goes with the thing that `nearest` finds it most
    like among those that were parted, and else stays.
    """
    found = dict(ruled)
    order = {thing: at for at, thing in enumerate(found)}
    for verdict, one, other in words:
        mine, theirs = [[thing for thing in side if thing in found] for side in (one, other)]
        if not mine or not theirs:
            continue  # it speaks of pages that are not here, or not yet
        if verdict == "same":
            joined = {found[thing] for thing in theirs}
            found |= {thing: found[mine[0]] for thing, group in found.items() if group in joined}
        elif verdict == "different":
            found |= _parted(found, order, mine, theirs, name_of, nearest)
    return found


def _parted(
    found: Mapping[str, str],
    order: Mapping[str, int],
    stays: Sequence[str],
    leaves: Sequence[str],
    name_of: Callable[[str], str],
    nearest: Callable[[str, Sequence[str]], str | None],
) -> dict[str, str]:
    """Return the new groups of those that a word parts."""
    group = found[stays[0]]
    inside = sorted((thing for thing in found if found[thing] == group), key=order.__getitem__)
    leaving = [thing for thing in inside if thing in set(leaves)]
    staying = [thing for thing in inside if thing in set(stays)]
    if not leaving:
        return {}
    for thing in inside:
        if thing not in leaving and thing not in staying:
            like = nearest(thing, [*staying, *leaving])
            (leaving if like in leaving else staying).append(thing)
    # The part that has what the group began with keeps its id.
    keeps = any(name_of(thing) == group for thing in leaving)
    moving = staying if keeps else leaving
    name = name_of(min(moving, key=order.__getitem__))
    return dict.fromkeys(moving, name)


def standing_groupings(said: Iterable[Grouping]) -> list[Grouping]:
    """Return, of what readers said of each pair of groups, the last word, unless it takes back the rest."""
    last: dict[frozenset[str], Grouping] = {}
    for one in said:
        last.pop(frozenset(one.ids), None)
        last[frozenset(one.ids)] = one
    return [one for one in last.values() if one.verdict != "withdrawn"]


def told_by_reader(reason: str | None) -> str:
    """Return why something is together or apart where a reader said so."""
    return f"a reader said so: {reason}" if reason else "a reader said so"
