"""Whom a protest is against: behind a word that says so, and not whom it is about."""

from dataclasses import replace

from tawatur.facts.events.frames import Frame
from tawatur.facts.events.gatherings import is_protester
from tawatur.facts.events.marched_on import house_at, leads_to_house
from tawatur.facts.events.meant_before import by_pronoun, whose_end
from tawatur.facts.events.needs import name_keys
from tawatur.facts.events.opposed import Opposed, opposed_at
from tawatur.facts.events.provoked import answered, forced_at
from tawatur.facts.events.scorned import burnt_at, shouted_at
from tawatur.facts.events.view import Roles, View, plain
from tawatur.facts.group_words import load_group_words
from tawatur.facts.names import Hit

# How far behind the verb itself «على» may stand («احتج مئات المعلمين على القرار»).
_NEAR = 4
_ON, _TOWARDS = "علي", "الي"

# How far before «إلى» the verb may stand that says what came of a protest.
_RESULT = 5

_MANY = ("وا", "ون", "ين")
_MEN = ("ون", "وا")
_FOR = "ل"
_STRIKE = "strike"


def find_against(view: View, at: int, roles: Roles, frame: Frame) -> None:
    """Put into the roles of a protest at an item whom it is against, where the sentence says so.

    «احتجاجا على خطة الحكومة»: the government; «على مقتل فتى برصاص الشرطة»: who killed, not who was killed;
    «مطالبين باستقالة الوزير», «وهتفوا ضد …»: what they call for, or shout, behind their own next verb too.
    «أمام السفارة»: whose house it is, where nothing else says whom it is against.
    """
    taken = {hit.entity for hit in roles.actor}
    faced: Opposed | None = None
    away = False
    found = _in_their_name(view, roles) or burnt_at(view, at) or forced_at(view, at, frame)
    if view.items[at + 1 : at + 2] and view.items[at + 1].folded == _ON and not view.verbs[at]:
        found = found or opposed_at(view, at)  # «احتجاجات على قرار …»
    if frame.crowd and not found:
        found = opposed_at(view, _past_crowd(view, at), demands=frame.needs_ask)
    for n in range(at + 1, len(view.items)):
        if _others_act(view, at, n):
            break
        away = (away or _goes_elsewhere(view, at, n)) and not _goes_on(view, n, frame)
        word = _bare(view.items[n].folded)
        found = found or shouted_at(view, n)
        if away:
            continue
        found = found or burnt_at(view, n)
        if view.items[n].kind != "word" or (word == _ON and n > at + _NEAR):
            continue  # «احتج مئات … متهمين الجنود بإطلاق النار على …»
        if word in frame.against and leads_to_house(view, n):
            faced = faced or house_at(view, n)
        elif word in frame.against and not _end_refused(view, n, word):
            found = found or opposed_at(view, n) or by_pronoun(view, at, n, taken)
        elif not found and (owner := whose_end(view, at, word, frame, taken)):
            found = ([owner], n)
    found = found or _said_first(view, at) or answered(view, at, frame) or faced
    if not found and frame.mode == _STRIKE:
        found = _employer(roles), at
    if found:
        others = [hit for hit in found[0] if hit.entity not in taken and not is_protester(hit, frame)]
        roles.put("recipient", others, found[1])


def _past_crowd(view: View, at: int) -> int:
    """«ندد آلاف المتظاهرين في لندن | بسياسة …»: the last item of who does what the verb at an item says."""
    n = at
    while n + 2 < len(view.items) and not view.items[n + 1].gap.strip():
        here, after = view.items[n + 1], view.items[n + 2]
        place = after.hit is not None and after.hit.kind == "place" and not after.particles
        if here.folded in view.lexicon.within and place:
            n += 2
        elif here.kind == "date" or (n == at and here.hit):
            n += 1
        else:
            break
    return n


def _employer(roles: Roles) -> list[Hit]:
    """«أضرب موظفو شركة … للمطالبة بزيادة الأجور»: a strike for nothing but pay is against the employer."""
    words = load_group_words()
    for hit in roles.actor:
        keys = name_keys(hit.name)
        n = next((n for n, key in enumerate(keys) if n and key in words.employers), None)
        if hit.kind == "group" and n is not None and hit.core_end - hit.core == len(keys):
            name = " ".join(hit.name.split()[n:])
            entity = f"organization:{'-'.join(keys[n:])}"
            return [
                replace(hit, core=hit.core + n, particles="", entity=entity, kind="organization", name=name)
            ]
    return []


def _bare(word: str) -> str:
    return word[1:] if word[0] == "و" and len(word) > len("وضد") - 1 else word


def _others_act(view: View, at: int, n: int) -> bool:
    """Say whether a verb with a subject of its own begins a clause: «…، ورفع متظاهرون لافتات ضد …»."""
    clause = view.sentence.clause
    if clause[n] == clause[n - 1] or n + 1 >= len(view.items) or not view.verbs[n]:
        return False
    after, word = view.items[n + 1], view.items[n].folded
    if after.hit is None or not plain(after.hit) or after.gap.strip():
        return False
    noun = any(form.tense == "noun" for form in view.frames.forms.get(_bare(word), ()))
    return not noun or after.hit.name.endswith(_MEN)  # «وسحب القوات» may be what they call for


def _goes_elsewhere(view: View, at: int, n: int) -> bool:
    """Say whether a clause begins at an item in which others than the protesters do something."""
    clause = view.sentence.clause
    if clause[n] == clause[n - 1] or clause[n] == clause[at]:
        return False
    word = view.items[n].folded
    noun = any(form.tense == "noun" for form in view.frames.forms.get(_bare(word), ()))
    shouted = n + 1 < len(view.items) and view.items[n + 1].folded in view.frames.against["shouting"]
    many = word[0] == "و" and word.endswith(_MANY)
    return not (noun or many or shouted)  # «ورددوا شعارات ضد …», «ورددت شعارات …», «وإقالة …»


def _goes_on(view: View, n: int, frame: Frame) -> bool:
    """«… «بلادنا حرة وستبقى»، مطالبين بـ»: a participle of many, behind a comma, is the protesters'."""
    item = view.items[n]
    return "،" in item.gap and item.folded.endswith("ين") and item.folded in frame.against


def _in_their_name(view: View, roles: Roles) -> Opposed | None:
    """«المتظاهرون المناهضون للحكومة»: whom the protesters' own name says that they are against."""
    opposers = view.frames.against["opposers"]
    ends = {hit.last for hit in roles.actor if opposers.intersection(name_keys(hit.name)[-1:])}
    for n, item in enumerate(view.items) if ends else ():
        if item.last in ends and n + 1 < len(view.items):
            after = view.items[n + 1]
            led = after.hit.particles if after.hit else after.folded
            return opposed_at(view, n) if led[:1] == _FOR else None
    return None


def _said_first(view: View, at: int) -> Opposed | None:
    """«تنديدا بالعدوان الإسرائيلي، خرج …», «وسط هتافات ضد الوزير، سار …»: what stands before all verbs."""
    if any(view.verbs[n] for n in range(at)):
        return None
    words = view.frames.against
    for n in range(at):
        word = _bare(view.items[n].folded)
        shouting = n > 0 and view.items[n - 1].folded in words["shouting"] and word in words["opposing"]
        if word in words["purposes"] or shouting:
            return opposed_at(view, n)
        if found := shouted_at(view, n):
            return found
    return None


def _end_refused(view: View, at: int, word: str) -> bool:
    """«احتجاجا على إقالة الوزير», «رفضا لإقالته»: who is to stay is not whom the protest is against."""
    if word not in view.frames.against["removing"]:
        return False
    came = view.items[at - 1].folded == _TOWARDS and view.items[max(0, at - _RESULT) : at - 1]
    if came and any(item.folded in view.frames.results for item in came):
        return True  # «أدت المظاهرات إلى إسقاط الحكومة»
    lead = at - 1 - (view.items[at - 1].folded == _ON)
    return lead >= 0 and view.items[lead].folded in view.frames.against["opposing"]
