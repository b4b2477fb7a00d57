"""Whom a protest answers that something provoked, or forces: «أثار قرار … احتجاجات», «أجبرت المظاهرات …»."""

from tawatur.facts.events.frames import Frame
from tawatur.facts.events.opposed import Opposed, has_power, opposed_at
from tawatur.facts.events.view import View

# How far before the protest's noun the verb may stand that says what provoked it.
_REACH = 10
_SHE = "ت"


def answered(view: View, at: int, frame: Frame) -> Opposed | None:
    """«أثارت زيارة … احتجاجات», «يواجه … مظاهرات»: whose deed a verb before the noun tells of."""
    if frame.subject is None or view.verbs[at]:
        return None
    clause, words = view.sentence.clause, view.frames.against
    for n in range(at - 1, max(-1, at - _REACH), -1):
        if clause[n] != clause[at] or any(mark in view.items[n + 1].gap for mark in "،.:؛"):
            return None
        if view.items[n].folded.lstrip("وف") in words["provoking"]:
            found = opposed_at(view, n)
            return found if found and found[1] < at and has_power(found[0][0]) else None
        if view.verbs[n]:
            return None
    return None


def forced_at(view: View, at: int, frame: Frame) -> Opposed | None:
    """«أجبرت المظاهرات الحكومة على …»: whom a protest forces to do something, right behind its noun."""
    if not at or view.verbs[at]:
        return None
    verb = view.items[at - 1].folded.lstrip("وف")
    if verb not in view.frames.against["forcing"] or _SHE not in (verb[0], verb[-1]):
        return None
    found = opposed_at(view, at)
    return found if found and found[1] <= at + 2 else None
