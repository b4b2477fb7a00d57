"""Who a verb is about: the name after it, before it, or carried from the verb before."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from tawatur.facts.events.agreement import agrees_by_letters, is_feminine
from tawatur.facts.events.named_before import antecedent, clause_leader, pair_of, passed, subject_left
from tawatur.facts.events.sentences import Item, forms_at
from tawatur.facts.events.verb_words import (
    begins_with_preposition,
    is_definite,
    is_many,
    is_plain_word,
    is_verb_of_speech,
    joined_verb,
)
from tawatur.facts.events.view import SPOKEN_FOR, View, plain, state_hit, together, two_states
from tawatur.facts.group_words import load_group_words
from tawatur.facts.lexicon import is_ordinary_folded
from tawatur.facts.names import Hit
from tawatur.facts.text import atom_key

# Ordinary words that may stand between a verb and its subject.
_REACH_SUBJECT = 3

# How the ids of people without a name begin.
_PEOPLE = "group:"
_STATE = "state-"

# «ممثلون عن …», «مسؤولون من …»: whose people they are.
_OF = ("عن", "من")

# The pronouns of a noun's owner.
_OWNERS = ("هما", "هم", "ها", "ه")

# Marks that may stand before a subject.
_MARKS = " ،,\u200f\n"

# Acts that a deed may do: «واستهدف الهجوم مقرا», «وألقي القبض على …».
_BY_FORCE = frozenset(("ASSAULT", "COERCE"))


def subject_of(view: View, at: int, before: int | None = None) -> tuple[list[Hit], str]:
    """Return the subject of the verb at an item, and how it was found; `before` ends the search to its right.

    «right» after the verb, «left» before it, «relative» by the pronoun before it, «carried» from the verb
    before, «noun» where an ordinary noun before the verb does it, «unknown» where one after the verb does,
    «own» where it is the country or body of who speaks («بلاده»), «none» where there is nothing.
    """
    known = view.subjects.get((at, before))
    if known is None:
        found, how = _subject_of(view, at, before)
        known = view.subjects[at, before] = tuple(found), how
    return list(known[0]), known[1]


def _subject_of(view: View, at: int, before: int | None) -> tuple[list[Hit], str]:
    own = _own_body(view, at)
    if own:
        return own, "own"
    pronoun = _named_by_pronoun(view, at)
    if pronoun is not None:
        return pronoun, "carried" if pronoun else "none"
    relative = antecedent(view, at)
    led = clause_leader(view, at) if relative is None or relative[1] == "noun" else []
    if relative is not None and not led:
        return relative
    left = subject_left(view, at)
    if left[0]:
        return left
    if led:
        return led, "left"
    if _noun_stands_first(view, at):
        return [], "noun"
    if is_many(view, at):  # before its men a verb is singular: «بحثا», «اتفقوا» stand behind them
        several = _several(view, at)
        if several:
            return several, "carried"
    hits, how = subject_right(view, at, before or len(view.items))
    known = still_told_of(view, at)
    if how == "unknown" and known and _object_next(view, at):
        return known, "carried"
    if hits or how == "unknown":
        return hits, how
    if _noun_leads(view, at):
        return [], "noun"
    return known, "carried" if known else "none"


def _noun_stands_first(view: View, at: int) -> bool:
    """«أكد أن الخطوة ستضر بإسرائيل»: say whether an ordinary noun behind «أن» is a verb's subject."""
    described = at > 0 and view.items[at - 1].folded in view.lexicon.relatives
    return not described and _after_complement(view, at) and _noun_leads(view, at)


def may_be_said(view: View, at: int) -> bool:
    """Say whether the word at an item may tell of an act that is done in words."""
    return any(form.frame.said for form, _ in forms_at(view.items[at], view.frames))


def still_told_of(view: View, at: int) -> list[Hit]:
    """Return who was spoken of and may do what the verb at an item tells, where it names nobody.

    «قال الصفدي إن إسرائيل تشن … وأضاف …»: who spoke goes on speaking; another joined verb may be of whom he
    spoke of, if they agree.
    """
    inner, outer = list(view.carried), list(view.speaking)
    if not outer or not inner or not joined_verb(view, at) or inner == outer:
        return inner or outer
    speech = is_verb_of_speech(view, at) or may_be_said(view, at)
    ranked = (outer, inner) if speech else (inner, outer)
    return next((hits for hits in ranked if agrees_by_letters(view, at, hits)), inner)


def _named_by_pronoun(view: View, at: int) -> list[Hit] | None:
    """«قالت باماكو إنها ستطرد …»: who speaks does it, or nobody; None where no pronoun leads the verb."""
    n = at - 1
    while n > 0 and passed(view, n):
        n -= 1
    if n < 0 or view.items[n].folded not in view.lexicon.itself or view.items[at].gap.strip(' "«“'):
        return None
    return list(view.speaking or view.carried)


def _several(view: View, at: int) -> list[Hit]:
    """Return who was spoken of, where they are several; one of a pair stands for both: «بحث …، واتفقا»."""
    hits = still_told_of(view, at)
    if len(hits) > 1 or (hits and hits[0].kind in ("group", "organization")):
        return list(hits)
    pair = {hit.entity for hit in view.pair}
    return list(view.pair) if len(pair) > 1 and (not hits or hits[0].entity in pair) else []


def _own_body(view: View, at: int) -> list[Hit]:
    """«أكد … أن بلاده سترد», «إن إدارته …»: the doer is the speaker's state, or the speaker with his body."""
    grammar = view.lexicon
    if not (view.speaking or view.carried):
        return []
    n = at - 1
    joined = joined_verb(view, at)
    while n > 0 and (passed(view, n) or (joined and view.verbs[n])):
        n -= 1
    places = [m for m in (n, at + 1) if 0 <= m < len(view.items)]
    words = {view.items[m].folded for m in places}
    named = next((m for m in places if view.items[m].folded in grammar.own_country), at)
    kingdom = any(word.removeprefix("ال") == grammar.kingdom for word in words)
    forces = n >= 0 and view.items[n].folded in grammar.own_forces
    if not (kingdom or forces or words & (grammar.own_country | grammar.own_body)):
        return []
    speaker = (view.speaking or view.carried)[0]
    entity = view.registry.entities.get(speaker.entity)
    state = speaker.scope or (entity.state if entity else None)
    if kingdom:  # «إن المملكة لن تسمح»: a Saudi's or a Jordanian's own
        return [state_hit(view, at, state)] if state and state in grammar.kingdoms else []
    if speaker.kind == "place" or state is None or not words & grammar.own_country:
        return [speaker]
    return [state_hit(view, named, state)]


def _object_next(view: View, at: int) -> bool:
    """«وأجرى محادثات مع …», «وأدان الهجوم», «واستدعت سفيرها»: what follows a joined verb is its object.

    An act is one, and a thing that belongs to who was spoken of. An act with the article may do something
    itself («واستهدف الهجوم مقرا»), but not speak.
    """
    after = view.items[at + 1] if at + 1 < len(view.items) else None
    if after is None or after.hit or not joined_verb(view, at):
        return False
    act = any(form.tense == "noun" for form, _ in forms_at(after, view.frames))
    if is_definite(after.folded):
        kinds = [form.frame for form, _ in forms_at(view.items[at], view.frames)]
        return act and any(kind.said for kind in kinds) and not any(kind.type in _BY_FORCE for kind in kinds)
    if act:
        by_force = any(form.frame.type in _BY_FORCE for form, _ in forms_at(view.items[at], view.frames))
        return not by_force or after.folded.endswith("ا")  # «واستهدف هجوم آخر …»: the deed is the subject
    stem = next((stem for stem in _owned(after.folded) if is_ordinary_folded(stem)), None)
    if stem is None:
        return False
    return not _acts(view, stem) or (is_feminine(view, at) and not stem.endswith("ه"))


def _owned(word: str) -> Iterator[str]:
    """Yield what a noun may be without the pronoun of its owner: سفير of «سفيرها»."""
    for pronoun in _OWNERS:
        stem = word.removesuffix(pronoun)
        if stem != word and len(stem) > 2:
            yield stem
            yield stem.removesuffix("ت") + "ه"


def _acts(view: View, noun: str) -> bool:
    """Say whether a noun is of those who act themselves: «وقالت حكومته», «وأكد رئيسها»."""
    lexicon, title = view.lexicon, atom_key(noun)
    return (
        title in lexicon.bodies
        or title in lexicon.people
        or noun in lexicon.people_of
        or title in (view.registry.titles)
    )


def _after_complement(view: View, at: int) -> bool:
    clause = view.sentence.clause[at]
    return view.items[bisect_left(view.sentence.clause, clause)].folded in view.lexicon.complements


def _noun_leads(view: View, at: int) -> bool:
    """Say whether the verb's clause begins with an ordinary noun: then that noun is its subject."""
    clause = view.sentence.clause[at]
    for n in range(bisect_left(view.sentence.clause, clause), at):
        item = view.items[n]
        if item.kind == "date":
            continue
        word = item.folded.removeprefix("و") if len(item.folded) > 3 else item.folded
        grammar = view.lexicon
        if word in grammar.complements or word in grammar.breaks or word in grammar.adverbs:
            continue
        if word in grammar.demonstratives:
            return True  # «ذلك يهدد»: not who speaks
        if item.hit or view.verbs[n] or word in grammar.prepositions or word in grammar.function:
            return False
        return not begins_with_preposition(item.folded, view)
    return False


def subject_right(view: View, at: int, stop: int) -> tuple[list[Hit], str]:
    nouns = 0
    aside = _aside_end(view, at, stop)
    for n in range(at + 1, stop):
        item = view.items[n]
        if n < aside:
            continue
        if item.gap.strip(" \"'«“”»(،,\u200f\n") or (n > at + 1 and item.gap.strip() and nouns):
            return [], "unknown" if nouns else "none"
        if item.kind == "date":
            continue
        if item.hit:
            if not plain(item.hit):
                return [], "unknown" if nouns else "none"
            if (item.hit.particles and n > at + 1) or _is_object_form(item):
                return [], "unknown" if nouns else "none"
            if nouns == 1 and _called_by_what_he_is(view, n):
                return together(view, n)[0], "right"
            return ([], "unknown") if nouns else (together(view, n)[0], "right")
        word = item.folded
        if word == view.lexicon.states and _counted(view, n):
            return list(view.many), "right"
        if word in view.lexicon.pairs or word in view.lexicon.country_pairs:
            pair = two_states(view, n + 1) or pair_of(view, word)
            if pair:
                return pair, "right"
            continue  # «اتفق الرئيسان الروسي … والتركي …»: both are named behind
        if n <= at + 2 and _each_of(view, at + 1):
            continue  # «نددت كل من فرنسا وألمانيا»
        courtesy = word in view.lexicon.adverbs or word in view.lexicon.honorifics
        if courtesy or (n == at + 1 and word in view.lexicon.with_pronoun):
            continue
        if word in view.lexicon.people_of:
            return _people_of(view, n)
        if word in view.lexicon.numbers or word.isdigit():
            continue
        if word in view.lexicon.prepositions or word in view.lexicon.function or view.verbs[n]:
            return [], "unknown" if nouns else "none"
        if begins_with_preposition(word, view) or (word[0] in "بل" and not is_plain_word(word, view)):
            return [], "unknown" if nouns else "none"
        if view.items[n - 1].folded in view.lexicon.pairs and view.demonym(n):
            continue
        nouns += 1
        if nouns > _REACH_SUBJECT:
            return [], "unknown"
    return [], "unknown" if nouns else "none"


def _called_by_what_he_is(view: View, at: int) -> bool:
    """«دعا الناشط فلان إلى …»: say whether a definite noun of people leads to the person at an item."""
    hit, before = view.items[at].hit, view.items[at - 1]
    if hit is None or hit.kind != "person" or view.items[at].gap.strip() or not is_definite(before.folded):
        return False
    return load_group_words().people.get(atom_key(before.folded)) == "one"


def _each_of(view: View, at: int) -> bool:
    """Say whether «كل من» and a name stand at an item."""
    here = view.items[at : at + 3]
    if not here or here[0].folded not in view.lexicon.each or any(item.gap.strip() for item in here):
        return False
    return here[-1].hit is not None and here[1].folded in view.lexicon.agents_of


def _aside_end(view: View, at: int, stop: int) -> int:
    """Return the item after a phrase of place or time between a verb and its subject, or the verb's own.

    «زار في بيروت وفد …», «وصل إلى الرباط وزير …», «استقبل بقصر المرادية الرئيس …».
    """
    end = at + 1
    while end + 1 < stop and not view.items[end].gap.strip(_MARKS):
        item = view.items[end]
        led = item.kind == "word" and item.folded in view.lexicon.asides
        n = end + led
        here = view.items[n]
        if here.gap.strip() and n > end:
            break
        if not led and item.kind == "date":
            end += 1
            continue
        place = here.hit is not None and here.hit.kind == "place"
        joined = not led and place and set(here.particles) & set("بل")
        if not (joined or (led and (here.kind == "date" or (place and not here.particles)))):
            break
        end = n + 1
    subject = view.items[end] if end < stop else None
    found = subject is not None and subject.hit is not None and subject.hit.kind != "place"
    near = found and end > at + 1 and subject is not None and not subject.gap.strip(_MARKS)
    return end if near and subject and subject.hit and not subject.hit.particles else at


def _is_object_form(item: Item) -> bool:
    """Say whether people behind a verb stand in the form of its object: «طالب المواطنين», no «المواطنون»."""
    group = item.hit is not None and item.hit.entity.startswith(_PEOPLE)
    return group and item.folded.startswith("ال") and item.folded.endswith("ين")


def _counted(view: View, at: int) -> bool:
    """Say whether «الدول الأربع» means as many states as were last named together."""
    after = view.items[at + 1].folded if at + 1 < len(view.items) else ""
    return bool(view.many) and view.lexicon.counts.get(after) == len(view.many)


def _people_of(view: View, at: int) -> tuple[list[Hit], str]:
    """«مسؤول في البيت الأبيض», «مصادر في وزارة …»: somebody unnamed speaks for the body that is named."""
    for n in range(at + 1, min(at + 6, len(view.items))):
        item = view.items[n]
        if item.hit and item.hit.kind in ("organization", "group"):
            return [replace(item.hit, because=SPOKEN_FOR)], "right"
        state = view.demonym(n)
        if state:
            return [state_hit(view, n, state)], "right"
        if item.hit and item.hit.entity.startswith(_STATE) and view.items[n - 1].folded in _OF:
            return [replace(hit, because=SPOKEN_FOR) for hit in together(view, n)[0]], "right"
        if item.hit or item.kind == "date" or view.verbs[n] or item.folded in view.lexicon.complements:
            break
    return [], "unknown"
