"""What words on a walk from a trigger tell: deeds, hedges, asides, what describes a subject."""

from tawatur.facts.events.needs import name_keys
from tawatur.facts.events.sentences import Item
from tawatur.facts.events.verb_words import begins_with_preposition, is_plain_word
from tawatur.facts.events.view import FORCE, View, together
from tawatur.facts.group_words import load_group_words
from tawatur.facts.names import Hit
from tawatur.facts.text import atom_key, readings

_TO, _FOR_THE = "ل", "لل"
_ON = ("علي", "ضد")
_BY_FORCE = frozenset(("ASSAULT", "COERCE"))
_NOT_DOERS = frozenset(("recipient", "skip"))

# How far behind a clause on the subject its verb's object may stand.
_REACH_PAST_CLAUSE = 8

# How far behind a person the comma may stand that ends what he is.
_REACH_APPOSITION = 14


def past_description(view: View, n: int) -> int:
    """Return the item behind what describes a subject: «الحركة | الرافضة لاتفاق … لسلام … | الهجوم»."""
    items, m = view.items, n + 1
    if apposed := _past_apposition(view, n):
        return apposed
    if m >= len(items) or items[n].folded not in view.lexicon.stances or items[n].gap.strip():
        return n
    while m < len(items) and not items[m].gap.strip() and _is_to(items[m], view):
        owned = items[m].kind == "word" and m + 1 < len(items) and not items[m].folded.startswith("لل")
        named = owned and items[m + 1].hit is not None and not items[m + 1].particles
        m += 1 + named
    return m if m > n + 1 else n


def past_doers_clause(view: View, at: int, n: int, heads: frozenset[str]) -> int | None:
    """Return the item of a verb's object behind a clause that describes its doers, which begins at item `n`.

    «خطف مسلحون يرتدون زي الجيش | ثلاثة أجانب», «فتح مسلحون يستقلون سيارة النار | على …»; `heads` are words
    that the object may be.
    """
    before, verb, clause = view.items[n - 1], view.items[n], view.sentence.clause
    doers = before.hit is not None and before.hit.kind == "group"
    at_once = (n - 2 == at or view.items[n - 2].hit is None) and not verb.gap.strip()
    if not (doers and at_once and (verb.folded[0] in "يت" or verb.folded in view.lexicon.becoming)):
        return None
    for m in range(n + 1, min(n + 1 + _REACH_PAST_CLAUSE, len(view.items))):
        item = view.items[m]
        if clause[m] != clause[n] or item.gap.strip(' "«»“”'):
            return None
        if item.hit and item.hit.kind in ("group", "person") and not item.particles and m > n + 1:
            return m
        if item.folded in view.lexicon.reflexives or atom_key(item.folded) in heads:
            return m + 1
    return None


def _past_apposition(view: View, n: int) -> int | None:
    """«ندد باراك أوباما المرشح عن الحزب …، بالقمع»: the item behind the comma that ends what a person is."""
    items = view.items
    if n >= len(items) or items[n].kind != "word" or items[n].gap.strip():
        return None
    before, word = items[n - 1].hit, items[n].folded
    person = before is not None and before.kind == "person"
    key = atom_key(word)
    people = load_group_words().people
    calling = people.get(key) == "one" or key + "ين" in people
    if not (person and word.startswith("ال") and calling):
        return None
    for m in range(n + 1, min(n + _REACH_APPOSITION, len(items))):
        if view.verbs[m] or view.sentence.clause[m] != view.sentence.clause[n]:
            return None
        if "،" in items[m].gap:
            return m
    return None


def is_quoted(view: View, n: int) -> bool:
    """Say whether quotation marks hold a name alone."""
    items = view.items
    opened = items[n].gap.rstrip().endswith(("«", '"', "“"))
    return opened and (n + 1 == len(items) or items[n + 1].gap.lstrip().startswith(("»", '"', "”")))


def other_side(view: View, at: int) -> tuple[list[Hit], int] | None:
    """«بين الجيش من جهة، والمتمردين من جهة أخرى»: the names behind the first «من جهة»."""
    items, each = view.items, view.lexicon.one_side
    if at + 2 >= len(items) or items[at].folded not in view.lexicon.agents_of:
        return None
    hit = items[at + 2].hit
    if items[at + 1].folded not in each or hit is None or hit.particles != "و":
        return None
    return together(view, at + 2)


def houses(view: View, n: int) -> bool:
    """Say whether a place says of the body right before it where it sits."""
    before, item = view.items[n - 1].hit, view.items[n]
    # «بتركيا» may be whom a verb is about, «بمملكة البحرين» and «بجدة» behind a body hardly ever.
    bare_state = item.last - item.first == 1 and bool(item.hit and item.hit.entity.startswith("state-"))
    return bool(before and before.kind == "organization" and not item.gap.strip() and not bare_state)


def is_headcount(hit: Hit) -> bool:
    """Say whether people without a name are only counted: «سبعة آلاف عسكري», not «14 دولة»."""
    words = load_group_words()
    keys = name_keys(hit.name)
    people = hit.kind == "group" and bool(keys) and words.counted.isdisjoint(keys)
    return people and (keys[0].isdigit() or keys[0] in words.numbers or keys[0] in words.amounts)


def is_scene(view: View, at: int) -> bool:
    """«هجوم باريس», «تفجيرات بروكسل»: say whether a town right behind a deed's noun is where it was.

    A capital may stand for its state, where it is said on whom: «هجوم موسكو على كييف».
    """
    item, hit = view.items[at], view.items[at].hit
    if not at or hit is None or hit.kind != "place" or hit.particles or item.gap.strip():
        return False
    if hit.entity.startswith("state-") or not is_deed(view, head_of(view.items[at - 1].folded)):
        return False
    after = view.items[at + 1].folded if at + 1 < len(view.items) else ""
    return after not in _ON


def is_deed(view: View, noun: str) -> bool:
    """Say whether a noun is one of force whose doer stands behind it: «هجوم», «غارة»."""
    forms = view.frames.forms.get(noun, ())
    return any(
        form.tense == "noun" and form.frame.of == "actor" and form.frame.type == FORCE for form in forms
    )


def is_suffered(view: View, noun: str) -> bool:
    """Say whether behind a noun of force stands whom it was done to: «اغتيال», «اعتقال», «إطلاق النار»."""
    forms = [form for form in view.frames.forms.get(noun, ()) if form.tense == "noun"]
    if any(form.word in form.frame.of_recipient for form in forms if form.frame.type in _BY_FORCE):
        return True  # «استهداف أبوظبي»
    done = any(form.frame.type in _BY_FORCE and form.frame.of in _NOT_DOERS for form in forms)
    return done and not is_deed(view, noun)


def names_another(view: View, at: int) -> bool:
    """Say whether behind the name before an item another stands that something is done to: «الشرطة فلانا»."""
    item = view.items[at] if at < len(view.items) else None
    if item is None or item.gap.strip(' "«“'):
        return False
    return (item.hit is not None and item.particles in ("", _TO)) or item.folded.startswith("لل")


def is_hedge(view: View, n: int) -> bool:
    """Say whether a word only keeps the writer at a distance: «انتقد ما وصفه بسياسة …»."""
    return n < len(view.items) and view.items[n].folded in view.lexicon.hedges


def goes_on_speaking(view: View, word: str) -> bool:
    """Say whether a word is a participle with which the subject goes on: «مطالبا», «ومؤكدا»."""
    bare = word.removeprefix("و")
    if bare in view.lexicon.saying:
        return True
    tenses = {row.tense for row in view.frames.forms.get(bare, ())}
    return "participle" in tenses and (bare == word or "noun" not in tenses)


def _is_to(item: Item, view: View) -> bool:
    """Say whether a noun or name has «ل» joined to it."""
    if item.hit:
        return _TO in item.particles
    led = item.kind == "word" and item.folded[0] == _TO
    return led and (begins_with_preposition(item.folded, view) or not is_plain_word(item.folded, view))


def in_brackets(view: View, at: int) -> bool:
    """Say whether brackets hold a name behind another, which says the same: «حلف شمال الأطلسي (ناتو)»."""
    after = view.items[at + 1].gap if at + 1 < len(view.items) else ")"
    return "(" in view.items[at].gap and ")" in after and at > 0 and view.items[at - 1].hit is not None


def head_of(word: str) -> str:
    ways = readings(word)
    if word.startswith(_FOR_THE):  # «للهجوم»: the last reading would keep a «ل»
        return next((way.key for way in ways if way.definite), word)
    return ways[-1].key if ways else word
