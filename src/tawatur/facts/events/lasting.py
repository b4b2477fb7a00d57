"""Whether what is told still goes on: «تواصل», «لليوم السادس», «منذ», «التي تنفذها … حاليا»."""

from tawatur.facts.events.frames import Form, Frames
from tawatur.facts.events.view import View

# Acts that last; a meeting or a statement is over when it is told.
_LASTING = frozenset(("ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "COOPERATE", "AID", "SANCTION"))

# How far before a noun the verb may stand that says it goes on, and how far behind it an adjective that does.
_REACH_VERB, _REACH_ADJECTIVE = 6, 3

# How far behind a trigger «لليوم السادس على التوالي», «حاليا» may stand.
_REACH_COUNT = 12


def goes_on(view: View, at: int, form: Form) -> str | None:
    """Return the words that say that an event goes on, or None."""
    if form.frame.mode == "visit" and form.tense == "noun" and (day := _day_of_stay(view, at)):
        return day
    if form.frame.type not in _LASTING:
        return None
    if form.tense == "noun" and (word := _lasting_noun(view, at) or _lent_now(view, at)):
        return word
    if counted := _counted(view, at):
        return counted
    return _lasting_verb(view, at, form) if form.tense == "present" else None


def _day_of_stay(view: View, at: int) -> str | None:
    """«في اليوم الأول لزيارته», «زيارته الحالية»: it is not over."""
    words, items = view.frames.words, view.items
    if at > 1 and items[at].folded[0] == "ل" and items[at - 2].folded in words["nth_day"]:
        return f"{items[at - 2].folded} {items[at - 1].folded}"
    behind = items[at + 1 : at + 1 + _REACH_ADJECTIVE]
    return next((item.folded for item in behind if item.folded in words["current"]), None)


def _lasting_noun(view: View, at: int) -> str | None:
    """«تتواصل … الاشتباكات», «الهجوم المتواصل»: the verb before the noun, or the adjective behind it."""
    words, items, clause = view.frames.words, view.items, view.sentence.clause
    for n in range(at - 1, max(-1, at - 1 - _REACH_VERB), -1):
        if clause[n] != clause[at]:
            break
        bare = items[n].folded[1:] if items[n].folded[0] in "وف" else items[n].folded
        if items[n].folded in view.frames.lasting or bare in view.frames.lasting:
            return items[n].folded
        if view.verbs[n] or items[n].hit:
            break
    behind = items[at + 1 : at + 1 + _REACH_ADJECTIVE]
    return next((item.folded for item in behind if item.folded in words["current"]), None)


def _lent_now(view: View, at: int) -> str | None:
    """«تشن القوات هجوما»: the light verb in the present that lends a noun its doer."""
    clause, frames = view.sentence.clause, view.frames
    n = next((n for n in range(at - 1, -1, -1) if clause[n] != clause[at] or view.verbs[n]), None)
    if n is None or clause[n] != clause[at] or (n and view.items[n - 1].folded in view.lexicon.complements):
        return None
    word = view.items[n].folded
    bare = word[1:] if word[0] in "وف" and not _lends(frames, word) else word
    present = bare[0] == "ي" or (bare[0] == "ت" and _lends(frames, "ي" + bare[1:]))
    return word if present and _lends(frames, bare) else None


def _lends(frames: Frames, word: str) -> bool:
    return word in frames.light and word not in frames.receivers


def _counted(view: View, at: int) -> str | None:
    """«لليوم السادس على التوالي»: the days of what goes on are counted."""
    words, items, clause = view.frames.words, view.items, view.sentence.clause
    for n in range(max(0, at - _REACH_VERB), min(at + _REACH_COUNT, len(items))):
        if clause[n] == clause[at] and items[n].folded in words["day_count"]:
            return items[n].folded
    return None


def _lasting_verb(view: View, at: int, form: Form) -> str | None:
    """«تقصف … منذ أسابيع», «التي تنفذها …», «تسير حاليا»: a verb in the present, and what says since when."""
    words, items, clause = view.frames.words, view.items, view.sentence.clause
    if at and items[at - 1].folded in view.lexicon.relatives:
        return items[at].folded
    if form.frame.type == "PROTEST" and not (at and items[at - 1].folded in view.lexicon.complements):
        return items[at].folded
    for n in range(at + 1, min(at + _REACH_COUNT, len(items))):
        if clause[n] != clause[at]:
            return None
        first = items[n].folded.split()[0]
        if first in words["since"] or first in words["now"]:
            return first
    return None
