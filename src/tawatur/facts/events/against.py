"""Whom a protest is against: behind a word that says so, and not whom it is about."""

from tawatur.facts.events.frames import Frame
from tawatur.facts.events.needs import name_keys
from tawatur.facts.events.sentences import forms_at
from tawatur.facts.events.view import Roles, View, state_hit, together
from tawatur.facts.group_words import load_group_words
from tawatur.facts.text import readings

# How far behind «احتجاجا على» the name may stand whom it is against.
_REACH = 8

# How far behind the verb itself «على» may stand («احتج مئات المعلمين على القرار»).
_NEAR = 4
_ON = "علي"

_QUOTES = ' "«»“”\n'


def find_against(view: View, at: int, roles: Roles, frame: Frame) -> None:
    """Put into the roles of a protest at an item whom it is against, where the clause says so.

    «احتجاجا على خطة الحكومة»: the government; «على مقتل فتى برصاص الشرطة»: who killed, not who was killed;
    «أمام السفارة»: the mission, no other building.
    """
    clause = view.sentence.clause[at]
    for n in range(at + 1, len(view.items)):
        if view.sentence.clause[n] != clause:
            return
        word = view.items[n].folded
        if word == _ON and n > at + _NEAR:
            continue  # «احتج مئات … متهمين الجنود بإطلاق النار على …»
        if word in frame.against and view.items[n].kind == "word":
            found = _mission(view, n) if word in view.lexicon.facing else _behind(view, n)
            if found:
                taken = {hit.entity for hit in roles.actor}
                hits = [hit for hit in together(view, found)[0] if hit.entity not in taken]
                roles.put("recipient", hits, found)
            elif word not in view.lexicon.facing:
                _by_adjective(view, n, roles)
            if roles.recipient or word not in view.lexicon.facing:
                return


def _mission(view: View, at: int) -> int | None:
    """Return the item of the embassy or consulate right behind «أمام», or a word or two further."""
    for n in range(at + 1, min(at + 4, len(view.items))):
        hit = view.items[n].hit
        if view.items[n].gap.strip(_QUOTES):
            return None
        if hit:
            mission = load_group_words().missions.intersection(name_keys(hit.name)[:1])
            return n if mission and hit.kind == "organization" else None
    return None


def _behind(view: View, at: int) -> int | None:
    """Return the item of the name that a word such as «ضد» leads to."""
    suffered = False
    clause = view.sentence.clause[at]
    for n in range(at + 1, min(at + _REACH, len(view.items))):
        item = view.items[n]
        if item.gap.strip(_QUOTES) or view.sentence.clause[n] != clause:
            return None
        if item.hit:
            if not suffered:
                return n
        elif any(way.key in view.frames.words["wanted"] for way in readings(item.folded)):
            return None  # «مطالبين بعودة الرئيس»: they want him
        elif item.folded in view.lexicon.by_hand:
            suffered = False
        elif n > at + 1 and item.folded in view.lexicon.prepositions and not suffered:
            return None  # «على الحرب في غزة»: against nobody there
        elif not suffered and _adjective(view, n):
            return None
        suffered = suffered or _done_to(view, n)
    return None


def _done_to(view: View, at: int) -> bool:
    """Say whether behind the noun at an item stands whom something was done to: «مقتل», «اعتقال»."""
    return any(
        form.tense == "noun" and form.frame.of == "recipient" and form.frame.passive
        for form, _ in forms_at(view.items[at], view.frames)
    )


def _adjective(view: View, at: int) -> str | None:
    before = view.items[at - 1]
    definite = before.kind == "word" and before.folded.startswith(("ال", "لل", "بال"))
    return view.demonym(at) if definite else None


def _by_adjective(view: View, at: int, roles: Roles) -> None:
    """«ضد الغارات الإسرائيلية على غزة»: the state whose deed it is."""
    for n in range(at + 1, min(at + _REACH, len(view.items))):
        if view.items[n].gap.strip(_QUOTES) or view.items[n].hit or _done_to(view, n):
            return
        state = _adjective(view, n)
        if state:
            roles.put("recipient", [state_hit(view, n, state)], n)
            return
