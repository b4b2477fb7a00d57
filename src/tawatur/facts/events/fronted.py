"""Whom an act is done with or to, where another noun or its preposition stands between."""

from tawatur.facts.events.frames import Form
from tawatur.facts.events.sentences import forms_at
from tawatur.facts.events.subjects import subject_right
from tawatur.facts.events.verb_words import joined_object
from tawatur.facts.events.view import FORCE, Roles, View, together
from tawatur.facts.names import Hit

_RECIPIENT, _IN = "recipient", "ب"
_TO = "ل"
_JOINED = frozenset("بلك")

# Items behind a verb within which it is said in what fight it happened, and with whom.
_REACH_CLASH = 10
_CLASHES, _WITH = "clashes", "مع"

# Items behind a verb within which what it answers is named.
_REACH_MADE = 6

_DEEDS = frozenset(("ASSAULT", "COERCE", "SANCTION"))


def put_fronted(view: View, verb: int, at: int, form: Form, roles: Roles) -> None:
    """Fill the recipient of a noun at `at` from between it and its verb, if nobody else is one.

    «أجرى مع نظيره محادثات», «وجه إلى إيران تحذيرا»: the frame's own prepositions say who it is.
    """
    links, doers = form.frame.links, {hit.entity for hit in roles.actor}
    if roles.recipient:
        return
    for n in range(verb + 1, at):
        hit = view.items[n].hit
        if hit is None:
            continue
        joined = next((particle for particle in hit.particles if particle in _JOINED), None)
        link = joined or view.items[n - 1].folded
        if links.get(link) != _RECIPIENT or (hit.kind == "place" and link == _IN):
            continue
        found = [other for other in together(view, n)[0] if other.entity not in doers]
        roles.put(_RECIPIENT, found, n)
        return


def put_threatened(view: View, at: int, roles: Roles) -> None:
    """«هدد بقصف غزة»: whom the deed is done to that is threatened, right behind its noun."""
    clause = view.sentence.clause
    for n in range(at + 1, len(view.items) - 1):
        if clause[n] != clause[at]:
            return
        forms = [form for form, _ in forms_at(view.items[n], view.frames) if form.tense == "noun"]
        if view.items[n].folded[0] == _IN and any(form.frame.type in _DEEDS for form in forms):
            hit = view.items[n + 1].hit
            if hit and not view.items[n + 1].gap.strip() and not set(hit.particles) - {_TO}:
                roles.put(_RECIPIENT, together(view, n + 1)[0], n + 1)
            return


def put_maker(view: View, at: int, roles: Roles) -> None:
    """«رفض البرلمان طلب الحكومة», «نفت الوزارة اتهامات واشنطن»: who made what is answered."""
    clause, doers = view.sentence.clause, {hit.entity for hit in roles.actor}
    for n in range(at + 1, min(at + _REACH_MADE, len(view.items) - 1)):
        if clause[n] != clause[at] or view.items[n].gap.strip():
            return
        if view.items[n].kind == "word" and view.items[n].folded in view.frames.words["made_by"]:
            item = view.items[n + 1]
            if item.hit and not item.particles and not item.gap.strip() and item.hit.entity not in doers:
                roles.put(_RECIPIENT, together(view, n + 1)[0], n + 1)
            return


def fought_with(view: View, at: int, roles: Roles) -> list[Hit]:
    """Return who used force on those who fell, named behind the clash or the deed in which they did.

    «قتلوا في اشتباكات مع الجيش», «خلال العملية التي تنفذها الشرطة».
    """
    clause, fallen = view.sentence.clause, {hit.entity for hit in roles.recipient}
    clash = deed = False
    for n in range(at + 1, min(at + 1 + _REACH_CLASH, len(view.items))):
        item = view.items[n]
        if clause[n] != clause[at] or any(mark in item.gap for mark in "،.؛"):
            return []
        if clash and item.hit and view.items[n - 1].folded == _WITH and not item.particles:
            return [hit for hit in together(view, n)[0] if hit.entity not in fallen]
        if deed and item.folded in view.frames.light and joined_object(view, n):
            hits, how = subject_right(view, n, len(view.items))
            return [hit for hit in hits if hit.entity not in fallen] if how == "right" else []
        deed = deed or any(form.frame.type == FORCE for form in _nouns(view, n))
        clash = clash or any(form.frame.id == _CLASHES for form in _nouns(view, n))
    return []


def _nouns(view: View, at: int) -> list[Form]:
    return [form for form, _ in forms_at(view.items[at], view.frames) if form.tense == "noun"]
