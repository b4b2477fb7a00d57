"""Whom protesters shout against, and whose flag or picture they burn: «الموت ل…», «ارحل», «أحرقوا علم …»."""

from tawatur.facts.events.opposed import Opposed, has_power, opposed_at
from tawatur.facts.events.view import View, state_hit, together, two_states

_OPENING, _CLOSING = ("«", "“", '"'), ("»", "”", '"')
_NO = "لا"
_TO = "ل"

# Items behind a burning in which the flag is named, and behind the flag in which it is said whose it is.
_REACH_FLAG = 4
_REACH_OWNER = 4


def shouted_at(view: View, at: int) -> Opposed | None:
    """Return whom a slogan is against that begins, in quotation marks, at an item: «لا لـ …», «… ارحل»."""
    item, words = view.items[at], view.frames.against
    if not any(mark in item.gap for mark in _OPENING):
        return None
    end = _closed(view, at)
    if item.hit:
        leave = at + 1 < end and view.items[at + 1].folded in words["leave"]
        return ([item.hit], at) if leave and has_power(item.hit) else None
    if item.folded in words["we"]:
        at += 1  # «نحن ضد …»
        found = opposed_at(view, at) if at < end and view.items[at].folded in words["opposing"] else None
        return found if found and found[1] < end else None
    no = item.folded == _NO and at + 1 < end and view.items[at + 1].particles[:1] != _TO
    if item.folded not in words["shouts"] or (no and view.items[at + 1].folded[0] != _TO):
        return None
    found = opposed_at(view, at)
    return found if found and found[1] < end else None


def _closed(view: View, at: int) -> int:
    """Return the item behind the end of the quotation that an item begins."""
    n = at + 1
    while n < len(view.items) and not any(mark in view.items[n].gap for mark in _CLOSING):
        n += 1
    return n


def burnt_at(view: View, at: int) -> Opposed | None:
    """Return whose flag, picture or effigy is burnt or torn where an item says that something is."""
    words = view.frames.against
    if view.items[at].folded.lstrip("وف") not in words["burning"]:
        return None
    for n in range(at + 1, min(at + 1 + _REACH_FLAG, len(view.items))):
        if view.items[n].kind == "word" and view.items[n].folded.removeprefix("ال") in words["flags"]:
            return _whose(view, n)
    return None


def _whose(view: View, at: int) -> Opposed | None:
    """«العلم الأميركي», «صورا للرئيس …», «دمية تمثل الوزير»: the state or the name behind a flag."""
    for n in range(at + 1, min(at + 1 + _REACH_OWNER, len(view.items))):
        item = view.items[n]
        if item.gap.strip(' "«»') or item.folded in view.lexicon.prepositions:
            return None
        if item.hit:
            return (together(view, n)[0], n) if has_power(item.hit) else None
        if state := view.demonym(n):
            return two_states(view, n) or [state_hit(view, n, state)], n
    return None
