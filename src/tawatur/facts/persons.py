"""One person, one id across articles: which of the persons that articles name are one.

An article's reading gives a person the id of its spelling. `tell_apart` adds to that id what keeps
namesakes apart: the state in whose office the article names somebody and, of a family's name alone, the
office itself. So each id stands for one spelling (and office); `find_persons` says which ids are one
person, and why.

Two spellings of a full name are one person; what a full name lacks of another, and a family's name alone,
are not, unless office and state agree and no third fits as well. Of namesakes, those with offices of
different states are kept apart, and where there are any, the bare name means none of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from tawatur.facts.names.hits import is_reference
from tawatur.facts.names.variants import Tokens, keys_of_name, same_name, same_word, sound, words_of
from tawatur.facts.registry import Registry, keys_of
from tawatur.model import Entity, Facts, Quotation, Sameness

NEW = "person:"
"""How the id of a person begins that the registry does not have."""

# Offices of a state that one person does not hold in two. Envoys are left out: theirs is told by either
# state.
_OF_STATE = frozenset(
    (
        *("president", "prime_minister", "king", "emir", "sultan", "crown_prince", "vice_president"),
        *("speaker", "deputy_prime_minister", "member_of_parliament", "chief_of_staff", "minister"),
    )
)
# Of these, offices that many hold at a time.
_OF_MANY = frozenset(("member_of_parliament", "minister"))
_MINISTER = "_minister"
# Offices in which somebody whom the registry knows is that one, whatever state the words seem to name: heads
# of states are known by their names, and what they head is told in ways that are easily misread.
_OF_HEADS = frozenset(("president", "king", "emir", "sultan", "crown_prince", "vice_president", "minister"))

# Between an office and the sound of a family's name, in a key.
_HELD_BY = ":"

Office = tuple[str, str]
"""A role and the id of the state that it is of."""


@dataclass(frozen=True, slots=True)
class Person:
    """One id of a person, its name, and the offices in which articles named it."""

    id: str
    name: str
    offices: frozenset[Office] = frozenset()

    @property
    def base(self) -> str:
        """The id without what keeps namesakes apart."""
        return self.id.partition("@")[0]

    @property
    def state(self) -> str | None:
        """The state in whose office it was named, where that is part of the id."""
        behind = self.id.partition("@")[2].partition(".")[0]
        return f"state-{behind}" if behind else None

    @property
    def words(self) -> Tokens:
        """The words of the name; none, of a person of the registry."""
        return words_of(self.base.removeprefix(NEW).split("-")) if self.base.startswith(NEW) else ()


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose id stands for a person, and why where it is another's than the name's own."""

    person: str
    because: str | None = None


# ---------------------------------------------------------------- of one article


def tell_apart(facts: Facts, registry: Registry) -> Facts:
    """Return what an article says with ids of persons that keep namesakes apart."""
    ids: dict[str, str] = {}
    for name in facts.names:
        title = name.title
        if title and title.state and name.entity not in ids and _tells(title.role):
            ids[name.entity] = _id_in(name.entity, (title.role, title.state), registry)
    changed = {old: new for old, new in ids.items() if old != new}
    return _with_ids(facts, changed) if changed else facts


def _tells(role: str) -> bool:
    return role in _OF_STATE or role.endswith(_MINISTER)


def _id_in(entity: str, office: Office, registry: Registry) -> str:
    if entity.startswith(NEW):
        return office_id(entity, office)
    role, state = office
    known = registry.entities.get(entity)
    if role in _OF_HEADS:
        return entity
    held = registry.offices.get((role, state.removeprefix("state-").upper()), ())
    own = known is None or known.state in (None, state) or any(one.person == entity for one in held)
    return entity if own else office_id(entity, office)


def office_id(entity: str, office: Office) -> str:
    """Return the id of a person named in an office: with its state; a family's name has the role too."""
    role, state = office
    family = entity.startswith(NEW) and len(words_of(entity.removeprefix(NEW).split("-"))) < 2
    return f"{entity}@{state.removeprefix('state-')}" + (f".{role}" if family else "")


def _with_ids(facts: Facts, ids: Mapping[str, str]) -> Facts:
    def quotation(of: Quotation) -> Quotation:
        return replace(of, speaker=of.speaker.renamed(ids)) if of.speaker and of.speaker.entity in ids else of

    return replace(
        facts,
        names=tuple(replace(n, entity=ids[n.entity]) if n.entity in ids else n for n in facts.names),
        quotations=tuple(map(quotation, facts.quotations)),
        mentions=tuple(mention.renamed(ids) for mention in facts.mentions),
        entities=tuple(_entity(e, ids[e.id]) if e.id in ids else e for e in facts.entities),
    )


def _entity(entity: Entity, id_: str) -> Entity:
    code = id_.partition("@")[2].partition(".")[0].upper()
    if entity.id.startswith(NEW):
        return replace(entity, id=id_, country=entity.country or code)
    # Somebody who is not the one that the registry has: its other names are not his.
    names = tuple(one for one in entity.names if one[0] == "ar")
    return Entity(id_, entity.kind, names, entity.forms, code)


def persons_of(facts: Facts) -> tuple[Person, ...]:
    """Return the persons that an article names and the registry does not have, with their offices there."""
    names: dict[str, str] = {}
    offices: dict[str, set[Office]] = defaultdict(set)
    for name in facts.names:
        new = name.entity.startswith(NEW) or "@" in name.entity
        if not new or name.kind != "person" or is_reference(name.because):
            continue
        names.setdefault(name.entity, name.name)
        if name.title and name.title.state and _tells(name.title.role):
            offices[name.entity].add((name.title.role, name.title.state))
    return tuple(Person(id_, name, frozenset(offices[id_])) for id_, name in names.items())


def keys_of_person(person: Person) -> tuple[str, ...]:
    """Return by what a person's id is looked up: all that can be one person with it have a key in common.

    None where it can be one with no other's.
    """
    words = person.words
    if not words:
        return ()
    last = sound(words[-1])
    held = sorted(office for office in person.offices if office[0] not in _OF_MANY)
    return (*keys_of_name(words), *(f"{role}@{state}{_HELD_BY}{last}" for role, state in held))


def from_keys(id_: str, name: str, keys: Iterable[str]) -> Person:
    """Return the person whose keys these are."""
    offices = (key.partition(_HELD_BY)[0].partition("@") for key in keys if _HELD_BY in key)
    return Person(id_, name, frozenset((role, state) for role, _, state in offices))


# ---------------------------------------------------------------- across articles


class Known:
    """The registry's persons, by the keys of their names."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    @cached_property
    def _by_key(self) -> dict[str, list[tuple[str, Tokens]]]:
        found: dict[str, list[tuple[str, Tokens]]] = defaultdict(list)
        for forms in self._registry.forms.values():
            for form in forms:
                if len(form.keys) > 1 and self._registry.entities[form.entity].kind == "person":
                    words = words_of(form.keys)
                    for key in keys_of_name(words):
                        found[key].append((form.entity, words))
        return found

    def of_name(self, words: Tokens) -> set[str]:
        """Return the ids of persons one of whose full names is a spelling of these words."""
        return {
            person
            for key in keys_of_name(words)
            for person, theirs in self._by_key.get(key, ())
            if same_name(words, theirs) == "spelling"
        }

    def in_office(self, office: Office, family: str) -> set[str]:
        """Return the ids of persons of a family's name who held an office."""
        role, state = office
        found = set()
        for held in self._registry.offices.get((role, state.removeprefix("state-").upper()), ()):
            words = words_of(_keys(self._registry.entities[held.person]))
            if words and same_word(family, words[-1], arabic=True):
                found.add(held.person)
        return found

    def state(self, person: str) -> str | None:
        """Return the state that a person of the registry is of."""
        entity = self._registry.entities.get(person)
        return entity.state if entity else None

    def name(self, person: str) -> str:
        """Return the Arabic name of a person of the registry."""
        return dict(self._registry.entities[person].names)["ar"]

    def entity(self, person: str) -> Entity | None:
        """Return a person of the registry."""
        return self._registry.entities.get(person)


def _keys(entity: Entity) -> Sequence[str]:
    return keys_of(dict(entity.names).get("ar", ""))[0]


def find_persons(near: Iterable[Person], known: Known) -> dict[str, Identity]:
    """Return who each of some ids is.

    They have to be all that share keys, directly or by others: then the answer does not depend on the order
    in which they came.
    """
    ordered = sorted(near, key=lambda person: person.id)
    full = [person for person in ordered if len(person.words) > 1]
    groups = [group for members in _spellings(full) for group in _namesakes(members, known)]
    found = {one: identity for group in _joined(groups) for one, identity in group.identities(known)}
    for person in ordered:
        if person.id not in found:
            found[person.id] = _by_family(person, groups, known) if person.words else _alone(person)
    return found


_APART = "an office of another state than that of the one who is known by this name"


def _alone(person: Person) -> Identity:
    return Identity(person.id, None if person.id.startswith(NEW) or person.id == person.base else _APART)


_NAMESAKES = "people of this name hold offices in several states"


@dataclass
class _Group:
    """Ids that are one person, who goes by one of them, or by the registry's."""

    person: str
    members: list[Person]
    because: str | None = None

    @cached_property
    def words(self) -> Tokens:
        return max((member.words for member in self.members), key=len)

    @cached_property
    def offices(self) -> frozenset[Office]:
        return frozenset(office for member in self.members for office in member.offices)

    def identities(self, known: Known) -> Iterator[tuple[str, Identity]]:
        base = self.person.partition("@")[0]
        own = next((member.name for member in self.members if member.base == base), "")
        name = own if base.startswith(NEW) else known.name(base)
        for member in self.members:
            alike = member.base == base
            why = self.because if alike else f"«{member.name}» is a spelling of «{name}»"
            yield member.id, Identity(self.person, why)


def _spellings(full: Sequence[Person]) -> list[list[Person]]:
    """Return persons with names of several words in lists, in each the spellings of one name."""
    lists = {person.id: [person] for person in full}
    by_key: dict[str, list[Person]] = defaultdict(list)
    for person in full:
        for key in keys_of_name(person.words):
            for other in by_key[key]:
                one, two = lists[person.id], lists[other.id]
                if one is not two and same_name(person.words, other.words) == "spelling":
                    one += two
                    lists |= {member.id: one for member in two}
            by_key[key].append(person)
    distinct = {id(members): members for members in lists.values()}
    return [sorted(members, key=lambda member: member.id) for members in distinct.values()]


def _namesakes(members: list[Person], known: Known) -> list[_Group]:
    """Return the persons that share a name: one, unless they hold offices in several states."""
    registered = {person for words in {one.words for one in members} for person in known.of_name(words)}
    person = min(registered) if len(registered) == 1 else None
    base = min(members, key=lambda member: (-len(member.words), member.base)).base
    theirs = known.state(person) if person else None
    states = sorted({one.state for one in members if one.state} | ({theirs} if theirs else set()))
    if len(states) < 2:
        return [_Group(person or base, members)]
    groups = []
    for state in (None, *states):
        of_state = [one for one in members if one.state == state]
        whose = base if state is None else f"{base}@{state.removeprefix('state-')}"
        if of_state:
            whose = person if person and state == theirs else whose
            groups.append(_Group(whose, of_state, None if whose == person else _NAMESAKES))
    return groups


def _joined(groups: list[_Group]) -> list[_Group]:
    """Return the groups, those with a shorter name beside the only fuller one that shares an office."""
    ordered = sorted(groups, key=lambda group: (-len(group.words), group.person))
    in_office = [group for group in ordered if group.offices]
    for group in in_office:
        fuller = {
            other.person: other
            for other in in_office
            if len(other.words) > len(group.words)
            and other.offices & group.offices
            and same_name(group.words, other.words) == "shorter"
        }
        if len(fuller) == 1 and group.person.startswith(NEW):
            ((group.person, other),) = fuller.items()
            group.because = f"«{other.members[0].name}» holds the same office, and no other of this name does"
    return ordered


def _by_family(person: Person, groups: Iterable[_Group], known: Known) -> Identity:
    """Return who is meant by a family's name and an office: the only one of that family who held it."""
    (family,) = person.words or ("",)
    held = [
        (role, f"state-{code}") for code, _, role in (person.id.partition("@")[2].partition("."),) if role
    ]
    if not held or held[0][0] in _OF_MANY:
        return Identity(person.id)
    office = held[0]
    candidates = known.in_office(office, family) | {
        group.person
        for group in groups
        if office in group.offices and same_word(family, group.words[-1], arabic=True)
    }
    if len(candidates) != 1:
        return Identity(person.id)
    (whose,) = candidates
    return Identity(
        whose, f"the only one of the family «{person.name}» in this office: {office[0]}, {office[1]}"
    )


# ---------------------------------------------------------------- what readers said


def with_readers(ruled: Mapping[str, Identity], said: Iterable[Sameness]) -> dict[str, Identity]:
    """Return who each id is once readers' words, those that stand, are put over the rule's.

    An id that a reader names means all ids of its spelling, or the person that goes by it.
    """
    found = dict(ruled)
    verdicts = list(said)
    for verdict in verdicts:
        if verdict.verdict == "different":
            apart = _spelt(found, verdict.other)
            rest = [one for one in found if one not in apart and found[one].person == verdict.other]
            found |= {one: Identity(verdict.other, _said(verdict)) for one in apart}
            found |= {one: Identity(verdict.one, _said(verdict)) for one in rest}
    for verdict in verdicts:
        if verdict.verdict == "same":
            mine, theirs = _meant(found, verdict.one), _meant(found, verdict.other)
            if mine and theirs:
                whose = min(found[one].person for one in mine)
                found |= {one: Identity(whose, _said(verdict)) for one in theirs - mine}
    return found


def _spelt(found: Mapping[str, Identity], entity: str) -> set[str]:
    return {one for one in found if entity in (one, one.partition("@")[0])}


def _meant(found: Mapping[str, Identity], entity: str) -> set[str]:
    spelt = _spelt(found, entity)
    whose = {found[one].person for one in spelt} | {entity}
    return {one for one in found if found[one].person in whose}


def _said(verdict: Sameness) -> str:
    return f"a reader said so: {verdict.reason}" if verdict.reason else "a reader said so"
