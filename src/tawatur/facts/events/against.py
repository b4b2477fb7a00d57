"""Whom a protest is against: behind a word that says so, and not whom it is about."""

from dataclasses import replace

from tawatur.facts.events.agreement import pronoun_means
from tawatur.facts.events.frames import Frame
from tawatur.facts.events.needs import name_keys
from tawatur.facts.events.sentences import forms_at
from tawatur.facts.events.view import Roles, View, is_media, plain, state_hit, together, two_states
from tawatur.facts.events.walk_words import names_another
from tawatur.facts.group_words import load_group_words
from tawatur.facts.names import Hit
from tawatur.facts.text import readings

# How far behind «احتجاجا على» the name may stand whom it is against.
_REACH = 8

# How far behind «أمام» the name of the house may stand.
_REACH_HOUSE = 5

# How far behind the verb itself «على» may stand («احتج مئات المعلمين على القرار»).
_NEAR = 4
_ON = "علي"

_QUOTES = ' "«»“”\n'
_MANY = ("وا", "ون", "ين")
_MEN = ("ون", "وا")
_PRONOUNS = ("ها", "ه")
_PEOPLE = "group:"
_STATES = ("state-", "capital-")
_FOR = "ل"
_STRIKE = "strike"


def find_against(view: View, at: int, roles: Roles, frame: Frame) -> None:
    """Put into the roles of a protest at an item whom it is against, where the sentence says so.

    «احتجاجا على خطة الحكومة»: the government; «على مقتل فتى برصاص الشرطة»: who killed, not who was killed;
    «مطالبين باستقالة الوزير», «وهتفوا ضد …»: what they call for, or shout, behind their own next verb too.
    «أمام السفارة»: whose house it is, where nothing else says whom it is against.
    """
    taken = {hit.entity for hit in roles.actor}
    faced: int | None = None
    away = False
    found = _in_their_name(view, roles)
    for n in range(at + 1, len(view.items)):
        if _others_act(view, at, n):
            break
        away = (away or _goes_elsewhere(view, at, n)) and not _goes_on(view, n, frame)
        word = _bare(view.items[n].folded)
        if away:
            continue
        if view.items[n].kind != "word" or (word == _ON and n > at + _NEAR):
            continue  # «احتج مئات … متهمين الجنود بإطلاق النار على …»
        if word in frame.against & view.lexicon.facing:
            faced = faced or _house(view, n)
        elif word in frame.against and not _end_refused(view, n, word):
            found = found or _opposed(view, n, word) or _by_pronoun(view, at, n, taken)
        elif not found and (owner := _whose_end(view, at, word, frame, taken)):
            found = ([owner], n)
    if not found and faced:
        found = (together(view, faced)[0], faced)
    if not found and frame.mode == _STRIKE:
        found = _employer(roles), at
    if found:
        roles.put("recipient", [hit for hit in found[0] if hit.entity not in taken], found[1])


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
    if clause[n] == clause[n - 1] or n + 1 >= len(view.items) or not view.verb(n):
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
    return not (noun or (word[0] == "و" and word.endswith(_MANY)))  # «ورددوا شعارات ضد …», «وإقالة …»


def _goes_on(view: View, n: int, frame: Frame) -> bool:
    """«… «بلادنا حرة وستبقى»، مطالبين بـ»: a participle of many, behind a comma, is the protesters'."""
    item = view.items[n]
    return "،" in item.gap and item.folded.endswith("ين") and item.folded in frame.against


def _in_their_name(view: View, roles: Roles) -> tuple[list[Hit], int] | None:
    """«المتظاهرون المناهضون للحكومة»: whom the protesters' own name says that they are against."""
    opposers = view.frames.against["opposers"]
    ends = {hit.last for hit in roles.actor if opposers.intersection(name_keys(hit.name)[-1:])}
    for n, item in enumerate(view.items) if ends else ():
        if item.hit and item.first in ends and item.hit.particles == _FOR:
            return [item.hit], n
    return None


def _whose_end(view: View, at: int, word: str, frame: Frame, taken: set[str]) -> Hit | None:
    """«مطالبين باستقالته»: whom the pronoun of what is called for means, the nearest one named before."""
    removing = frame.against & view.frames.against["removing"]
    for pronoun in _PRONOUNS if removing else ():
        stem = word.removesuffix(pronoun)
        if stem == word or not (stem in removing or stem.removesuffix("ت") + "ه" in removing):
            continue
        return _named_before(view, at, word, taken)
    return None


def _end_refused(view: View, at: int, word: str) -> bool:
    """«احتجاجا على إقالة الوزير», «رفضا لإقالته»: who is to stay is not whom the protest is against."""
    if word not in view.frames.against["removing"]:
        return False
    lead = at - 1 - (view.items[at - 1].folded == _ON)
    return lead >= 0 and view.items[lead].folded in view.frames.against["opposing"]


def _by_pronoun(view: View, at: int, n: int, taken: set[str]) -> tuple[list[Hit], int] | None:
    """«احتجاجا على زيارته»: whose deed it is, named before the protest."""
    for m in (n + 1, n + 2):
        word = view.items[m].folded if m < len(view.items) else ""
        if m == n + 1 and word in view.lexicon.prepositions:
            continue
        deed = any(form.owner in _PRONOUNS for form, _ in forms_at(view.items[m], view.frames)) if word else 0
        hit = _named_before(view, at, word, taken) if deed else None
        return ([hit], m) if hit else None
    return None


def _named_before(view: View, at: int, word: str, taken: set[str]) -> Hit | None:
    """Return whom a pronoun at the end of a word means: somebody named before the protest."""
    before = (view.items[n].hit for n in range(at - 1, -1, -1))
    for hit in (*before, *view.carried[:1]):
        if hit and hit.entity not in taken and hit.kind != "group" and not is_media(view, hit):
            return hit if pronoun_means(view, word, hit) and hit.kind == "person" else None
    return None


def _house(view: View, at: int) -> int | None:
    """Return the item of whose house stands behind «أمام», «باتجاه»: a mission, a body, somebody's home."""
    words = load_group_words()
    housed = False
    for n in range(at + 1, min(at + _REACH_HOUSE, len(view.items))):
        item = view.items[n]
        if item.gap.strip(_QUOTES) or view.verb(n):
            return None
        if item.hit:
            mission = words.missions.intersection(name_keys(item.hit.name)[:1])
            body = item.hit.kind == "organization" and not is_media(view, item.hit)
            home = housed and item.hit.kind == "person"
            return n if mission or body or home else None
        if n > at + 1 and item.folded in view.lexicon.prepositions:
            return None
        housed = housed or item.folded in view.lexicon.houses
    return None


def _opposed(view: View, at: int, word: str) -> tuple[list[Hit], int] | None:
    """Return whom a word such as «ضد», «مطالبين» says that the protest is against, and the item."""
    found = _behind(view, at, opposed=word not in view.frames.against["demanding"])
    if found is None:
        return _by_adjective(view, at)
    hits = together(view, found)[0]
    if word in view.frames.against["demanding"]:
        for_them = view.items[found - 1].folded in view.lexicon.for_whom or hits[0].particles[-1:] == _FOR
        if for_them or not _answers(hits[0]):
            return None
    return hits, found


def _answers(hit: Hit) -> bool:
    """Say whether something may be demanded of who is named: of no town, and no people without a name."""
    return not hit.entity.startswith(_PEOPLE) and (hit.kind != "place" or hit.entity.startswith(_STATES))


def _behind(view: View, at: int, *, opposed: bool) -> int | None:
    """Return the item of the name that a word such as «ضد» leads to; not `opposed` behind «مطالبين»."""
    suffered, words = False, view.frames.against
    clause = view.sentence.clause[at]
    for n in range(at + 1, min(at + _REACH, len(view.items))):
        item = view.items[n]
        if item.gap.strip(_QUOTES) or view.sentence.clause[n] != clause:
            return None
        if item.hit:
            if not suffered or (opposed and names_another(view, together(view, n)[1])):
                return n
        elif not opposed and any(way.key in view.frames.words["wanted"] for way in readings(item.folded)):
            return None  # «مطالبين بعودة الرئيس»: they want him
        elif item.folded in view.lexicon.by_hand:
            suffered = False
        elif n > at + 1 and item.folded in view.lexicon.prepositions and not suffered:
            return None  # «على الحرب في غزة»: against nobody there
        elif n > at + 1 and not suffered and (_adjective(view, n) or _purpose(view, n)):
            return None
        suffered = suffered or _done_to(view, n)
        suffered = suffered or (
            opposed and any(way.key in words["suffering"] for way in readings(item.folded))
        )
    return None


def _purpose(view: View, at: int) -> bool:
    """«ضد خطط لإنشاء جدار …»: say whether a noun behind «ل» says what something is for."""
    word = view.items[at].folded
    return word[0] == _FOR and any(
        form.tense == "noun" or form.tense == "past" for form in view.frames.forms.get(word[1:], ())
    )


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


def _by_adjective(view: View, at: int) -> tuple[list[Hit], int] | None:
    """«ضد الغارات الإسرائيلية على غزة»: the state whose deed it is."""
    for n in range(at + 1, min(at + _REACH, len(view.items))):
        if view.items[n].gap.strip(_QUOTES) or view.items[n].hit or _done_to(view, n):
            return None
        state = _adjective(view, n)
        if state:
            return two_states(view, n) or [state_hit(view, n, state)], n
    return None
