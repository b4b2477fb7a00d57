"""What a frame asks for: the words around its trigger, and who has to be found in its roles."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from tawatur.arabic.letters import fold
from tawatur.facts.events.frames import Form
from tawatur.facts.events.sentences import Item
from tawatur.facts.events.things import is_thing
from tawatur.facts.events.verb_words import joined_verb, object_pronoun
from tawatur.facts.events.view import Roles, View, together
from tawatur.facts.group_words import load_group_words
from tawatur.facts.registry import Registry
from tawatur.facts.text import atom_key, readings
from tawatur.model import Party

# Items behind a trigger in which the words that its frame wants beside it are looked for.
_BESIDE = 12
_NEAR = 8

# Ordinary words behind a trigger among which the head of its object is looked for.
_NEAREST = 5

# Items before a verb in which the noun that it describes is looked for.
_BEFORE = 4
_BEFORE_JOINED = 16

# Letters of a key whose last alef may belong to it.
_SHORT_KEY = 3

# The noun that behind «ل» is what somebody does: «تظاهروا لمطالبة الحكومة بـ».
_DEMAND = fold("مطالبة")

_UNNAMED = "group:"

# Types of the acts of forces that happen to somebody, named or not.
_ASSAULT = "ASSAULT"
_BY_FORCE = frozenset((_ASSAULT, "COERCE"))

# Who commits them: no place, and no man alone.
_FORCES = frozenset(("organization", "group"))


def fits(view: View, at: int, form: Form) -> bool:
    """Say whether the words that a frame wants beside its trigger are there."""
    frame = form.frame
    if frame.tenses and _tense(view, at, form) not in frame.tenses:
        return False
    if frame.actor_words and form.tense != "noun" and _tense(view, at, form) != "past" and says_we(view, at):
        return False  # «كتبوا: نحاصر بقرار …»
    if frame.negated and not (at and view.items[at - 1].folded.lstrip("وف") in frame.negated):
        return False
    if frame.then and not (_name_then(view, at, frame.then) or _is_duty(view, at, form)):
        return False
    if frame.never_then and at + 1 < len(view.items) and view.items[at + 1].folded in frame.never_then:
        return False
    if frame.followed and not _name_then(view, at, frame.followed):
        return False
    if frame.not_behind and at and atom_key(view.items[at - 1].folded) in frame.not_behind:
        return False
    if frame.laid_on and laid_on_at(view, at, form) is None:
        return False
    if frame.behind and not goes_on(view, at, form):
        return bool(at) and view.items[at - 1].folded in frame.behind
    if frame.unless and not frame.unless.isdisjoint(_around(view, at)):
        return False
    behind = view.items[at + 1 : at + _BESIDE + 1]
    if form.tense == "noun" and not _stands_beside(view, at, form, behind):
        return False
    needed = frame.verb_needs.get(form.word) if form.tense != "noun" else None
    if needed and not needed & (
        _keys_behind(view, at) | (_keys_before(view, at) if frame.said_before else set())
    ):
        return False
    if frame.without and frame.without & _keys_behind(view, at):
        return False
    if frame.object_heads:
        heads = _heads(_nearest(behind))
        return bool(heads & frame.object_heads) or _describes_head(view, at, frame.object_heads)
    return True


def says_we(view: View, at: int) -> bool:
    """Say whether a verb of the present or the future speaks of those who speak: «نحث», «سنرد»."""
    return view.items[at].folded.lstrip("وف").removeprefix("س")[:1] == "ن"


def _stands_beside(view: View, at: int, form: Form, behind: Sequence[Item]) -> bool:
    """Say whether what a frame wants beside its nouns is there, and what it wants beside this one."""
    beside = form.frame.beside if form.word not in form.frame.alone else None
    wanted = form.frame.beside_by_noun.get(form.word)
    if not beside and not wanted:
        return True
    words = [item.folded for item in behind if item.kind != "date"]
    keys = {word.removeprefix("و") for word in words[:_NEAREST]}
    if beside and not beside & keys:
        return False
    return not wanted or bool(wanted & (keys | _keys_behind(view, at)))


@lru_cache(maxsize=4096)
def name_keys(name: str) -> tuple[str, ...]:
    """Return the keys of a name's words."""
    return tuple(atom_key(fold(word)) for word in name.split())


def _tense(view: View, at: int, form: Form) -> str:
    """Return the tense of a trigger: «سوف تستهدف» is future like «ستستهدف»."""
    ahead = at and view.items[at - 1].folded.lstrip("وف") in view.frames.words["ahead"]
    return "future" if ahead and form.tense == "present" else form.tense


def _is_duty(view: View, at: int, form: Form) -> bool:
    """«إن على باكستان التصدي لـ …»: what «إن على» and a name begin, the name has to do."""
    if not form.frame.speaker or at == 0 or at + 2 >= len(view.items) or form.frame.type != "REQUEST":
        return False
    named = view.items[at + 1].hit is not None and view.items[at - 1].folded in view.lexicon.complements
    return named and not view.items[at + 2].gap.strip(' "«')


def laid_on_at(view: View, at: int, form: Form) -> int | None:
    """Return the item of a trigger's clause that says what is laid on whom its frame is done to, or None."""
    clause = view.sentence.clause[at]
    for n in range(at + 1, len(view.items)):
        if view.sentence.clause[n] != clause:
            return None
        if form.frame.laid_on & _heads([view.items[n].folded]):
            return n
    return None


def goes_on(view: View, at: int, form: Form) -> bool:
    """Say whether a noun goes on with what somebody does: «ودعوة», «لمطالبة»; «لدعوة» answers a call."""
    word = view.items[at].folded
    return word[0] == "و" or (word[0] == "ل" and form.word == _DEMAND)


def _has_word(party: Party, words: frozenset[str]) -> bool:
    return not words.isdisjoint(name_keys(party.text))


def _around(view: View, at: int) -> Iterator[str]:
    """Yield the words near a trigger, before and behind it."""
    for n in range(max(0, at - _BESIDE), min(at + _BESIDE + 1, len(view.items))):
        if n != at and view.items[n].kind == "word":
            yield view.items[n].folded
        elif n != at:
            yield from view.items[n].folded.split()


def _nearest(behind: Sequence[Item]) -> list[str]:
    """Return the words right behind a trigger; names are not counted («وقعت … و… و… اتفاقات»)."""
    found, plain = [], 0
    for item in behind:
        if item.kind == "date":
            continue
        found.append(item.folded)
        plain += item.kind == "word"
        if plain == _NEAREST:
            break
    return found


def _describes_head(view: View, at: int, heads: frozenset[str]) -> bool:
    """«العقوبات التي فرضتها واشنطن على طهران»: what the verb is done to stands before it."""
    if not object_pronoun(view, at):
        return False
    reach = _BEFORE_JOINED if joined_verb(view, at) else _BEFORE  # «هجوم استهدف … وتبنته الحركة»
    return any(
        way.key in heads for n in range(max(0, at - reach), at) for way in readings(view.items[n].folded)
    )


def _keys_behind(view: View, at: int) -> set[str]:
    """Return the words right behind an item, without particles and article too."""
    words = [item.folded for item in view.items[at + 1 : at + _NEAR]]
    for item in view.items[at + 1 : at + _NEAR]:
        people = item.hit and item.hit.kind in ("group", "organization")
        if item.hit and people:  # «سقط ثلاثون قتيلا», «فرقت عشرات المتظاهرين»
            words += _name_words(item.hit.name)
    return {*words, *_heads(words)}


@lru_cache(maxsize=4096)
def _name_words(name: str) -> tuple[str, ...]:
    return tuple(fold(name).split())


def _keys_before(view: View, at: int) -> set[str]:
    """Return the words before an item in which what the verb is about may stand, as `_heads` gives them."""
    reach = _BEFORE_JOINED if joined_verb(view, at) else _BEFORE
    return _heads([item.folded for item in view.items[max(0, at - reach) : at]])


def _heads(words: Sequence[str]) -> set[str]:
    """Return words without particles, without the article, and without the ending of the accusative too."""
    return set().union(*map(_heads_of, words))


@lru_cache(maxsize=65536)
def _heads_of(word: str) -> frozenset[str]:
    keys = {reading.key for reading in readings(word)}
    keys |= {key.removeprefix("ال") for key in keys}  # of short words a key keeps the article
    return frozenset(keys | {key[:-1] for key in keys if key.endswith("ا") and len(key) > _SHORT_KEY})


def _name_then(view: View, at: int, words: frozenset[str]) -> bool:
    """Say whether a name follows right behind an item, and one of some words behind the name."""
    if at + 1 >= len(view.items) or not view.items[at + 1].hit:
        return False
    after = together(view, at + 1)[1]
    if after >= len(view.items):
        return False
    word = view.items[after].folded
    return word in words or any(set(way.particles) & words for way in readings(word))


def needs_met(
    form: Form,
    roles: Roles,
    actor: list[Party],
    recipient: list[Party],
    view: View,
    at: int,
    *,
    told: bool,
) -> bool:
    """Say whether who was found around a trigger is who its frame needs; `told` where a place was found."""
    frame = form.frame
    released = frame.people_object and _is_done(view, at)
    needs = frame.noun_needs if form.tense == "noun" and not released else frame.needs
    if "parties" in needs and len(actor) + len(recipient) < 2:
        return False
    if ("party" in needs and not (recipient or (actor and (roles.lent or not roles.governed)))) or (
        "told" in needs and not (actor or recipient or told)
    ):
        return False
    if ("actor" in needs and not actor) or (
        "recipient" in needs
        and not (
            recipient
            or (frame.open and roles.targets)
            or _on_some_thing(form, roles)
            or _on_the_unnamed(form, roles, actor)
        )
    ):
        return False
    if form.tense == "noun" and form.word in frame.governed and not roles.governed:
        return False
    if frame.targeted and form.tense == "noun" and not (recipient or roles.targets):
        return False
    if not recipient and frame.abstract.intersection(roles.targets[:3]):
        return False
    if frame.needs_ask and not (roles.ask or recipient or roles.targets):
        return False
    if frame.international and not any(_stateless(party, view.registry) for party in actor):
        return False
    if frame.persons and not any(party.kind in ("person", "organization", "group") for party in actor):
        return False
    if frame.only_states and not all(_can_recognise(party) for party in actor):
        return False
    if frame.people_actor and actor and not any(party.kind in ("group", "organization") for party in actor):
        return False
    if frame.counted and not any(" " in party.name for party in recipient):
        return False  # «سقوط ضحايا»: nobody in particular
    people = any(party.kind in ("person", "group") for party in recipient)
    if frame.people_object and not people and (recipient or not _on_the_unnamed(form, roles, actor)):
        return False
    if frame.actor_words and not any(_has_word(party, frame.actor_words) for party in actor):
        return False
    if frame.crowd and not any(map(_is_crowd, actor)):
        return False
    if frame.mode == "visit" and actor and all(party.entity.startswith(_UNNAMED) for party in actor):
        return False  # «يزور مئات السياح الأقصر»
    if frame.persons_object and not any(party.kind == "person" for party in recipient):
        return False
    if frame.forces_only and any(party.kind == "person" or _is_civil(party, view) for party in actor):
        return False
    parties = (*actor, *recipient)
    if parties and all(_is_business(party, view) for party in parties):
        return False
    return not (
        frame.persons_only
        and form.tense != "noun"
        and frame.type == "CONSULT"
        and not _people(actor + recipient)
    )


def _is_crowd(party: Party) -> bool:
    """Say whether people are many: «آلاف المتظاهرين», not «المتظاهرون»."""
    head = atom_key(fold(party.name.partition(" ")[0]))
    return head.isdigit() or head in load_group_words().numbers


def _is_done(view: View, at: int) -> bool:
    """Say whether a noun stands for a verb in the passive: «تم الإفراج عن …»."""
    return at > 0 and view.items[at - 1].folded.removeprefix("و") in view.lexicon.done


def _on_some_thing(form: Form, roles: Roles) -> bool:
    """«أطلقت الطائرات صواريخ على الموقع»: it was done to a thing, though no party names it."""
    return form.frame.things and form.tense != "noun" and roles.thing is not None and bool(roles.actor)


def _on_the_unnamed(form: Form, roles: Roles, actor: Sequence[Party]) -> bool:
    """«اعتقلت الشرطة العشرات», «فتح الجنود النار»: a force did it, and to whom the text says by no name."""
    if form.frame.type not in _BY_FORCE or form.tense != "past" or not roles.targets:
        return False
    if not actor or not all(party.kind in _FORCES for party in actor) or form.frame.persons_object:
        return False
    words, targets = load_group_words(), roles.targets
    if form.frame.object_heads:
        return form.frame.type == _ASSAULT and not form.frame.object_heads.isdisjoint(targets)
    if form.frame.type == _ASSAULT and "actor" not in form.frame.needs:
        return not form.frame.passive  # «المسجد الذي استشهد فيه عدد من …»: nobody does it
    kinds = (words.people, words.numbers, words.amounts)
    if any(key in kind for key in (key.removesuffix("ا") for key in targets) for kind in kinds):
        return True
    return not form.frame.people_object and any(map(is_thing, targets))


def _stateless(party: Party, registry: Registry) -> bool:
    """Say whether a party is a known body of no one state: the United Nations, the European Union."""
    entity = registry.entities.get(party.entity)
    return entity is not None and entity.kind == "organization" and entity.state is None


def _is_business(party: Party, view: View) -> bool:
    """Say whether a party is a firm or a house that is no political actor: a bank, a club, a hospital."""
    known = party.entity in view.registry.entities  # «جامعة الدول العربية» is no university
    head = atom_key(fold(party.name.partition(" ")[0]))
    return party.kind == "organization" and not known and head in view.lexicon.businesses


def _is_civil(party: Party, view: View) -> bool:
    """Say whether a party is a body that uses words, no force: a commission, a newspaper, a union."""
    head = atom_key(fold(party.name.partition(" ")[0]))
    return party.kind == "organization" and head in view.lexicon.civil


def _can_recognise(party: Party) -> bool:
    return party.kind in ("place", "organization", "person", "group")


def _people(parties: list[Party]) -> bool:
    return any(party.kind in ("person", "organization", "group", "place") for party in parties)
