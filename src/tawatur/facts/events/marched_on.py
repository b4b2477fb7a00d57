"""Whose house a protest stands before or marches on: whom it is against, if nothing else says so."""

from tawatur.facts.events.needs import name_keys
from tawatur.facts.events.sentences import forms_at
from tawatur.facts.events.view import View, is_media, together
from tawatur.facts.group_words import load_group_words
from tawatur.facts.names import Hit
from tawatur.facts.names.hits import DESCRIBED
from tawatur.facts.text import readings

# How far behind «أمام» the name of the house may stand.
_REACH = 5

_QUOTES = ' "«»“”\n'
_PEOPLE = "group:"
_THE = "ال"


def leads_to_house(view: View, at: int) -> bool:
    """Say whether behind a word stands where people protest: «أمام», «باتجاه», «قرب»."""
    word, words = view.items[at].folded, view.frames.against
    return word in words["houses"] or word in words["towards"] or word in words["near"]


def house_at(view: View, at: int) -> tuple[list[Hit], int] | None:
    """Return who is at home behind a word such as «أمام», and the item: a mission, a body, whoever's home.

    What is only «قرب», «حول» something has to be a mission or be called a house («قرب مقر الحكومة»).
    """
    if at and view.items[at - 1].folded in view.lexicon.agents_of:
        return None  # «انطلقوا من أمام …»
    near = view.items[at].folded in view.frames.against["near"]
    towards = view.items[at].folded in view.frames.against["towards"]
    seat = housed = False
    for n in range(at + 1, min(at + _REACH, len(view.items))):
        item = view.items[n]
        if item.gap.strip(_QUOTES) or view.verbs[n]:
            return None
        if item.hit:
            return (together(view, n)[0], n) if _at_home(view, item.hit, housed=housed, near=near) else None
        if (seat or (housed and _is_office(view, n))) and (owner := _owner_of_seat(view, n)):
            return [owner], n
        if n > at + 1 and item.folded in view.lexicon.prepositions:
            return None
        key = item.folded.removeprefix("ل")
        seat = key in view.frames.against["seats"]
        housed = housed or key in view.lexicon.houses
        if towards and not (housed or seat or item.folded.startswith(_THE) or leads_to_house(view, n)):
            return None  # «تدعو إلى إعادة القوات»
    return None


def _at_home(view: View, hit: Hit, *, housed: bool, near: bool) -> bool:
    if load_group_words().missions.intersection(name_keys(hit.name)[:1]):
        return True
    party = hit.kind == "group" and not hit.entity.startswith(_PEOPLE)
    if (hit.kind == "organization" or party) and not is_media(view, hit):
        return housed or not near
    office = (
        hit.kind == "place"
        and name_keys(hit.name)[:1]
        and name_keys(hit.name)[0] in view.frames.against["governed"]
    )
    return housed and (hit.kind == "person" or bool(office))


def _is_office(view: View, at: int) -> bool:
    """Say whether a noun is that of an office with a house: «مبنى المحافظة», «مبنى السفارة»."""
    words = load_group_words().missions | view.frames.against["governed"]
    return any(way.key in words for way in readings(view.items[at].folded))


def _owner_of_seat(view: View, at: int) -> Hit | None:
    """«مقر القيادة»: right behind «مقر» the noun with the article is a body's, unless it is an event's."""
    item = view.items[at]
    way = next((way for way in readings(item.folded) if way.definite and not way.particles), None)
    if (
        item.kind != "word"
        or way is None
        or item.gap.strip(_QUOTES)
        or way.key in view.frames.against["seated"]
    ):
        return None
    if any(form.tense == "noun" for form, _ in forms_at(item, view.frames)):
        return None  # «مقر الاجتماع»
    entity = f"organization:{item.folded}"
    return Hit(item.first, item.last, item.first, item.last, "", entity, "organization", "", DESCRIBED)
