"""Names in a body: those the registry knows, and those that their titles and neighbours give away.

A `Hit` is a name with all that belongs to it in the sentence («وزير الخارجية الأمريكي أنتوني بلينكن»): the
name's own words are its core. Events are read between hits, so that a title's «الأمريكي» is never taken
for a party of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from tawatur.facts.lexicon import Lexicon, is_ordinary, is_ordinary_folded
from tawatur.facts.registry import Form, Registry
from tawatur.facts.text import Atom, Reading, Text, atom_key, readings
from tawatur.model import Entity, NameKind

_OFFICE = "named by office only"
_COUNTERPART = "counterpart"
_LONGEST_TITLE = 14
_LONGEST_NAME = 5
_LONGEST_BODY = 6
# Roles that one person at a time holds for a state or body.
_HELD_BY_ONE = frozenset(
    "king emir sultan crown_prince president prime_minister foreign_minister defence_minister interior_minister "
    "finance_minister justice_minister secretary_general ambassador chief_of_staff speaker".split()
)
_BETWEEN = frozenset("بن ابن بنت ابو ابي ال بو ام آل اوغلو".split())
_JOINERS = frozenset((" ", "-", ""))


@dataclass(frozen=True, slots=True)
class Hit:
    """A name in the text. Atoms run from `first` up to `last`; the name itself from `core` to `core_end`.

    `particles` are the conjunction and preposition joined to the first atom. `role` is the title's role id
    and `scope` the state it is of, both None where not said.
    """

    first: int
    last: int
    core: int
    core_end: int
    particles: str
    entity: str
    kind: NameKind
    name: str
    because: str
    role: str | None = None
    scope: str | None = None


@dataclass(slots=True)
class Names:
    """The names of one body, in order, and the entities that are not in the registry."""

    hits: list[Hit] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)


def find_hits(text: Text, registry: Registry, lexicon: Lexicon) -> Names:
    """Return every name of a body, first to last, none inside another."""
    finder = _Finder(text, registry, lexicon)
    finder.scan()
    finder.join_titles_after()
    finder.find_partial_names()
    finder.name_the_offices()
    finder.refer_back()
    finder.find_kingdom()
    hits = sorted(finder.hits.values(), key=lambda hit: hit.first)
    return Names(hits, {hit.entity: finder.entities[hit.entity] for hit in hits if hit.entity in finder.entities})


def country_of(entity: Entity | None) -> str | None:
    """Return the id of the state an entity belongs to, where known."""
    return f"state-{entity.country.lower()}" if entity and entity.country else None


class _Finder:
    """One pass over a body's atoms and three over what it found; all state is the body's own."""

    def __init__(self, text: Text, registry: Registry, lexicon: Lexicon) -> None:
        self.text, self.registry, self.lexicon = text, registry, lexicon
        self.atoms = text.atoms
        self.hits: dict[int, Hit] = {}
        self.entities: dict[str, Entity] = {}
        self.taken = bytearray(len(text.atoms))

    # ------------------------------------------------------------ looking at one place

    def known(self, at: int) -> tuple[int, Form, Reading] | None:
        """Return the longest registered name that begins at an atom: (atom after it, form, reading)."""
        best: tuple[int, Form, Reading] | None = None
        for reading in readings(self.atoms[at].folded):
            for form in self.registry.forms.get(reading.key, ()):
                length = len(form.keys)
                if best and length <= best[0] - at:
                    break
                if at + length <= len(self.atoms) and self._agrees(at, form, reading):
                    best = (at + length, form, reading)
                    break
        return best

    def _agrees(self, at: int, form: Form, reading: Reading) -> bool:
        for offset, key in enumerate(form.keys[1:], 1):
            atom = self.atoms[at + offset]
            if atom_key(atom.folded) != key or atom.gap not in _JOINERS:
                return False
        if self.registry.entities[form.entity].kind == "person":
            # A family name of three letters with a particle read off it is more often another word.
            return len(form.keys) > 1 or not reading.particles or len(form.keys[0]) > 3
        if len(form.keys) == 1 and self.atoms[at].folded in self.lexicon.doubtful:
            return at > 0 and self.atoms[at - 1].folded in self.lexicon.place_prepositions
        return form.definite == reading.definite

    def title(self, at: int) -> tuple[int, str, Reading] | None:
        """Return (atom after, role, reading) of the longest title that begins at an atom."""
        for reading in readings(self.atoms[at].folded):
            if reading.key in self.lexicon.counterparts:
                return at + 1, _COUNTERPART, reading
            for keys, role in self.registry.titles.get(reading.key, ()):
                if len(keys) == 1 and self.atoms[at].folded in self.lexicon.function:
                    continue  # «أمام» is not «إمام»
                if self._runs(at, keys):
                    return at + len(keys), role, reading
        return None

    def honorific(self, at: int) -> int | None:
        """Return the atom after an honorific that begins here, or None."""
        for reading in readings(self.atoms[at].folded):
            for keys in self.registry.honorifics.get(reading.key, ()):
                if self._runs(at, keys):
                    return at + len(keys)
        return None

    def _runs(self, at: int, keys: tuple[str, ...]) -> bool:
        return at + len(keys) <= len(self.atoms) and all(
            atom_key(self.atoms[at + n].folded) == key and self.atoms[at + n].gap in _JOINERS
            for n, key in enumerate(keys[1:], 1)
        )

    def demonym(self, at: int) -> str | None:
        """Return the state whose adjective stands at an atom."""
        return self.registry.state_of(atom_key(self.atoms[at].folded))

    def new_person(self, at: int, *, titled: bool) -> int | None:
        """Return the atom after an unregistered person's name that begins here, or None.

        With a title before it one unknown word is enough; without, a given name must lead and another
        word that no dictionary has must follow.
        """
        end = at
        while end < len(self.atoms) and end - at < _LONGEST_NAME and self._can_be_name(end, at):
            end += 1
        while end > at and self.atoms[end - 1].folded in _BETWEEN:
            end -= 1
        length = end - at
        if length == 0 or length > _LONGEST_NAME:
            return None
        given = self._is_given(self.atoms[at].folded)
        if titled:
            alone = not self._ordinary(at) and not given and not self.atoms[at].folded.startswith("و")
            return end if length > 1 or alone else None
        names = [self._is_given(self.atoms[n].folded) or not self._ordinary(n) for n in range(at, end)]
        sure = atom_key(self.atoms[at].folded) in self.registry.common_given_names or not self._ordinary(at)
        if self.atoms[at].folded in self.lexicon.not_names:
            return None
        sure = sure or (end < len(self.atoms) and self.title(end) is not None)
        return end if length > 1 and given and sure and all(names) else None

    def _can_be_name(self, at: int, start: int) -> bool:
        atom, place = self.atoms[at], at - start
        if place and atom.gap.strip(" \u200e\u200f") not in ("", "-"):
            return False
        word = atom.folded
        if word in _BETWEEN:
            return True
        if not _is_arabic(word) or len(word) < 2 or self._is_grammar(at):
            return False
        if place == 0:
            if word.startswith("ال") and self._ordinary(at):
                return False
            return self._is_given(word) or not self._ordinary(at)
        if word[0] == "و" and len(word) > 3 and not self._is_given(word) and self._continues(at):
            return False
        if place == 1 or self.atoms[at - 1].folded in _BETWEEN:
            return not (word[0] in "بل" and self.registry.forms.get(atom_key(word[1:])))
        return self._is_given(word) or not self._ordinary(at)

    def _continues(self, at: int) -> bool:
        """Say whether a word that begins with waw is "and" with another word."""
        rest = self.atoms[at].folded[1:]
        return bool(
            self.registry.titles.get(atom_key(rest))
            or self._is_given(rest)
            or is_ordinary(rest)
            or rest in self.lexicon.verbs
            or self.registry.forms.get(atom_key(rest))
        )

    def _is_grammar(self, at: int) -> bool:
        word = self.atoms[at].folded
        lexicon = self.lexicon
        if word in lexicon.function or (word in lexicon.calendar and word.startswith("ال")):
            return True
        if word in lexicon.calendar or word in lexicon.verbs:
            return not self._is_given(word)
        bare = word[1:] if word[0] in "وف" else word
        if bare in lexicon.function or bare in lexicon.verbs:
            return True
        return bool(self.demonym(at) or self.title(at) or atom_key(word) in lexicon.people)

    def _is_given(self, word: str) -> bool:
        return atom_key(word) in self.registry.given_names or word.startswith("عبدال")

    def _ordinary(self, at: int) -> bool:
        atom = self.atoms[at]
        return is_ordinary(self.text.body[atom.start : atom.end])

    # ------------------------------------------------------------ the first pass

    def scan(self) -> None:
        """Find known names, titled persons, bodies and groups of people, left to right."""
        at = 0
        while at < len(self.atoms):
            hit = (
                self._titled(at)
                or self._known_hit(at)
                or self._body(at)
                or self._group(at)
                or self._untitled_person(at)
            )
            if hit:
                self._keep(hit)
            at = hit.last if hit else at + 1

    def _keep(self, hit: Hit) -> None:
        self.hits[hit.first] = hit
        self.taken[hit.first : hit.last] = b"\x01" * (hit.last - hit.first)

    def _known_hit(self, at: int) -> Hit | None:
        found = self.known(at)
        if not found:
            return None
        end, form, reading = found
        entity = self.registry.entities[form.entity]
        return Hit(at, end, at, end, reading.particles, entity.id, entity.kind, _arabic(entity), "the registry has this name")

    def _person(self, at: int, *, titled: bool) -> Hit | None:
        """Return the person whose name begins at an atom, registered or not, without title."""
        known = self._known_hit(at)
        if known and known.kind == "person":
            return known
        if known:
            return None
        end = self.new_person(at, titled=titled)
        if end is None:
            return None
        name = self.text.body[self.atoms[at].start : self.atoms[end - 1].end]
        because = "the title before it" if titled else "a given name leads"
        return self._new(at, end, at, "", "person", name, because)

    def _new(
        self, first: int, last: int, core: int, particles: str, kind: NameKind, name: str, because: str, scope: str | None = None
    ) -> Hit:
        """Return a hit for a name that the registry does not have; its id is made of its folded words."""
        keys = "-".join(atom_key(atom.folded) for atom in self.atoms[core:last])
        entity = Entity(f"{kind}:{keys}", kind, (("ar", name),), country=scope[6:].upper() if scope else None)
        self.entities.setdefault(entity.id, entity)
        return Hit(first, last, core, last, particles, entity.id, kind, name, because)

    def _titled(self, at: int) -> Hit | None:
        """Read a title and what belongs to it, up to the person it names; without a person, an office."""
        title = self.title(at)
        start = title[0] if title else self.honorific(at)
        if start is None:
            return None
        role = title[1] if title else None
        particles = title[2].particles if title else readings(self.atoms[at].folded)[0].particles
        if not title:
            particles = self._honorific_particles(at)
        place, scope, bound, solid = start, None, False, start
        while place < len(self.atoms) and place - at < _LONGEST_TITLE:
            atom = self.atoms[place]
            if place > at and "\n" in atom.gap:
                break
            if place > at and atom.gap.strip(" (\u200f"):
                person = None if self._after_person(at) or atom.folded[0] == "و" else self._person(place, titled=True)
                if person and atom.gap.strip() in ("،", ",") and not person.particles:
                    return self._with_title(person, at, particles, role, scope)
                break
            honorific = self.honorific(place)
            if honorific:
                place, bound = honorific, False
                continue
            person = self._person(place, titled=True)
            if person and bound and person.entity in self.entities:
                person = None  # an unknown word behind a preposition belongs to the title
            if person and not (person.particles and place > start):
                return self._with_title(person, at, particles, role, scope)
            step = self._title_step(place)
            if step is None:
                break
            end, state = step
            scope = scope or state
            bound = self.atoms[place].folded in self.lexicon.prepositions
            loose = bound or self._is_loose(place)
            place = end
            solid = solid if loose else end
        if not title or (scope is None and solid == start and start == at + 1):
            return None
        return self._office(at, solid, particles, str(role), scope)

    def _with_title(self, person: Hit, at: int, particles: str, role: str | None, scope: str | None) -> Hit:
        theirs = country_of(self.registry.entities.get(person.entity))
        return replace(person, first=at, particles=particles, role=role, scope=scope or theirs)

    def _after_person(self, at: int) -> bool:
        """Say whether a title stands in apposition to a person named right before it."""
        return any(hit.kind == "person" and hit.last == at and hit.because != _OFFICE for hit in self.hits.values())

    def _honorific_particles(self, at: int) -> str:
        for reading in readings(self.atoms[at].folded):
            if reading.key in self.registry.honorifics:
                return reading.particles
        return ""

    def _title_step(self, at: int) -> tuple[int, str | None] | None:
        """Return (atom after, state) of one more piece of a title: an adjective, a country, a ministry …"""
        state = self.demonym(at)
        if state:
            return at + 1, state
        known = self.known(at)
        if known:
            entity = self.registry.entities[known[1].entity]
            if entity.kind == "person":
                return None
            return known[0], self._state_of(entity)
        further = self.title(at)
        if further:
            return (further[0], None) if not further[2].particles else None
        word = self.atoms[at].folded
        if word in self.lexicon.title_links or word.lstrip("و") in self.lexicon.title_links:
            return at + 1, None
        if word in self.lexicon.function or word in self.lexicon.verbs or word in self.lexicon.calendar:
            return None
        definite = any(reading.definite and reading.particles in ("", "و", "ب", "ل") for reading in readings(word))
        body = any(reading.key in self.lexicon.bodies for reading in readings(word))
        return (at + 1, None) if definite or body or self._is_loose(at) else None

    def _is_loose(self, at: int) -> bool:
        """Say whether a word is «بمراقبة», «وشؤون» before «الأسلحة»: part of a title only if a person follows."""
        atom = self.atoms[at]
        after = self.atoms[at + 1] if at + 1 < len(self.atoms) else None
        if after is None or len(atom.folded) < 5 or atom.folded[0] not in "بلو" or after.gap.strip():
            return False
        return not self.demonym(at) and self._ordinary(at) and after.folded.startswith(("ال", "لل", "بال"))

    def _office(self, first: int, last: int, particles: str, role: str, scope: str | None) -> Hit:
        """Return a hit for somebody who is named by office only; `name_the_offices` may find the person."""
        hit = self._new(first, last, first, particles, "person", self._words(first, last, particles), _OFFICE)
        return replace(hit, role=role, scope=scope)

    def _words(self, first: int, last: int, particles: str) -> str:
        """Return the body's words from one atom to another, without the particles joined to the first."""
        start, end = self.text.span(first, last)
        words = self.text.body[start:end]
        for particle in particles:
            words = words.removeprefix(particle)
        return words

    def _body(self, at: int) -> Hit | None:
        """Read a body without a registered name: «الحكومة القطرية», «وزارة الصحة في قطاع غزة», «حركة "…"»."""
        for reading in readings(self.atoms[at].folded):
            kind = self.lexicon.bodies.get(reading.key)
            if kind is None:
                continue
            tail = self._quoted_tail(at + 1) if kind in ("party", "media", "organization") else None
            end, scope, named = tail or self._body_tail(at + 1, in_place=kind not in ("party", "media"))
            alone = any(reading.key == atom_key(word) for word in self.lexicon.bare_ministries)
            if alone and not (scope and end == at + 2):
                continue
            if end == at + 1 or not (scope or named):
                continue
            words = self._words(at, end, reading.particles)
            because = "a body named by what it is and whose"
            hit = self._new(at, end, at, reading.particles, "organization", words, because, scope)
            return replace(hit, scope=scope)
        return None

    def _quoted_tail(self, at: int) -> tuple[int, str | None, bool] | None:
        """Return a body's own name in quotation marks or brackets: «حركة "الجهاد الإسلامي"»."""
        if at >= len(self.atoms) or not any(c in self.atoms[at].gap for c in '"«“('):
            return None
        end = at + 1
        while end < len(self.atoms) and end - at < _LONGEST_NAME and not self.atoms[end].gap.strip():
            end += 1
        closing = self.atoms[end].gap if end < len(self.atoms) else self.text.body[self.atoms[-1].end :]
        return (end, None, True) if any(c in closing for c in '"»”)') else None

    def _body_tail(self, at: int, *, in_place: bool) -> tuple[int, str | None, bool]:
        """Return (atom after, state, has a name of its own) of what follows a body's head."""
        scope: str | None = None
        named = False
        start = at
        while at < len(self.atoms) and at - start < _LONGEST_BODY:
            atom = self.atoms[at]
            if atom.gap.strip() or "\n" in atom.gap:
                break
            state = self.demonym(at)
            if state:
                scope, at = scope or state, at + 1
                continue
            known = self.known(at)
            if known and known[2].particles in ("", "ب", "ل"):
                entity = self.registry.entities[known[1].entity]
                if entity.kind == "person":
                    break
                scope = scope or self._state_of(entity)
                at, named = known[0], True
                continue
            if atom.folded == "في" and in_place and at > start and self._place_at(at + 1):
                at += 1
                continue
            if self.title(at) or at - start >= 4 or self._is_grammar(at) or atom.folded in self.lexicon.complements:
                break
            if not (atom.folded.startswith("ال") or (scope is None and self._leads_on(at))):
                break
            named = named or at > start
            at += 1
        return at, scope, named

    def _leads_on(self, at: int) -> bool:
        """Say whether an indefinite noun is the middle of a body's name: «لجنة مبادرة السلام العربية»."""
        after = self.atoms[at + 1] if at + 1 < len(self.atoms) else None
        word = self.atoms[at].folded
        plain = word[0] not in "وبلفك" or not any(self._known_word(rest.key) for rest in readings(word)[1:])
        return bool(after and plain and not after.gap.strip() and after.folded.startswith("ال") and self._ordinary(at))

    def _known_word(self, key: str) -> bool:
        return is_ordinary_folded(key) or key in self.registry.forms

    def _place_at(self, at: int) -> bool:
        if at >= len(self.atoms) or self.atoms[at].gap.strip():
            return False
        known = self.known(at)
        return bool(known and self.registry.entities[known[1].entity].kind == "place")

    def _state_of(self, entity: Entity) -> str | None:
        if entity.id.startswith("state-"):
            return entity.id
        return self.registry.capitals.get(entity.id) or country_of(entity)

    def _group(self, at: int) -> Hit | None:
        """Read people named by what they are and whose: «ثلاثة جنود أمريكيين», «61 فلسطينيا», «47 شخصا»."""
        for reading in readings(self.atoms[at].folded):
            if reading.key not in self.lexicon.people and not self._is_people_of_state(at, reading):
                continue
            end, scope = at + 1, self._people_of(at)
            while end < len(self.atoms) and not self.atoms[end].gap.strip() and (state := self._people_of(end)):
                scope, end = scope or state, end + 1
            if scope is None and not self._counted(at):
                return None
            words = self._words(at, end, reading.particles)
            hit = self._new(at, end, at, reading.particles, "group", words, "people named by what they are", scope)
            return replace(hit, scope=scope)
        return None

    def _people_of(self, at: int) -> str | None:
        """Return the state whose adjective stands at an atom, also in the accusative (فلسطينيا, روسيا)."""
        return self.demonym(at) or self.registry.state_of(atom_key(self.atoms[at].folded).removesuffix("ا"))

    def _counted(self, at: int) -> bool:
        """Say whether a number stands right before an atom."""
        if at == 0 or self.atoms[at].gap.strip():
            return False
        before = self.atoms[at - 1].folded
        return before.isdigit() or before in self.lexicon.numbers

    def _is_people_of_state(self, at: int, reading: Reading) -> bool:
        """Say whether an adjective of a state stands for people: counted, or a plural with no noun before."""
        if self._counted(at) and self.registry.state_of(reading.key.removesuffix("ا")):
            return True
        if not self.registry.state_of(reading.key) or not reading.key.endswith(("ون", "ين", "ان")):
            return False
        before = self.atoms[at - 1].folded if at and not self.atoms[at].gap.strip() else ""
        return not before or before in self.lexicon.verbs or before in self.lexicon.function

    def _untitled_person(self, at: int) -> Hit | None:
        hit = self._person(at, titled=False)
        return hit if hit and not hit.particles else None

    # ------------------------------------------------------------ the later passes

    def join_titles_after(self) -> None:
        """Give a person the title that follows the name: «ناصر بوريطة، وزير الخارجية»."""
        ordered = sorted(self.hits.values(), key=lambda hit: hit.first)
        for hit, after in zip(ordered, ordered[1:], strict=False):
            if hit.kind != "person" or hit.core_end != hit.last or after.role is None or after.particles:
                continue
            gap = self.atoms[after.first].gap if after.first == hit.last else "far"
            if gap.strip() not in ("", "،", ",", "(") or self._definite(after.first) and after.core != after.first:
                continue
            if after.because == _OFFICE:
                del self.hits[after.first]
                self.hits[hit.first] = replace(hit, last=after.last, role=hit.role or after.role, scope=hit.scope or after.scope)

    def _definite(self, at: int) -> bool:
        return readings(self.atoms[at].folded)[0].definite

    def find_partial_names(self) -> None:
        """Find again, by the last part of the name, persons who were named in full before."""
        full: dict[str, Hit] = {}
        ambiguous: set[str] = set()
        for hit in sorted(self.hits.values(), key=lambda hit: hit.first):
            if hit.kind == "person" and hit.core_end - hit.core > 1 and hit.because != _OFFICE:
                key = atom_key(self.atoms[hit.core_end - 1].folded)
                if key in full and full[key].entity != hit.entity:
                    ambiguous.add(key)
                full.setdefault(key, hit)
        for key in ambiguous:
            del full[key]
        for at in range(len(self.atoms)):
            if self.taken[at] or self.atoms[at].folded in self.lexicon.function:
                continue
            for reading in readings(self.atoms[at].folded):
                hit = full.get(reading.key)
                if hit and (reading.definite or not self._is_given(reading.key) or not self._ordinary(at)):
                    self._keep(Hit(at, at + 1, at, at + 1, reading.particles, hit.entity, "person", hit.name, "named in full elsewhere in the text", hit.role, hit.scope))
                    break

    def name_the_offices(self) -> None:
        """Give an office the person who holds it in this text, where just one does."""
        holders: dict[tuple[str, str | None], set[str]] = {}
        named: dict[str, Hit] = {}
        for hit in self.hits.values():
            if hit.kind == "person" and hit.role and hit.because != _OFFICE:
                holders.setdefault((hit.role, hit.scope), set()).add(hit.entity)
                holders.setdefault((hit.role, None), set()).add(hit.entity)
                named[hit.entity] = hit
        before: Hit | None = None
        for first, hit in sorted(self.hits.items()):
            if hit.role == _COUNTERPART and before and before.role:
                hit = replace(hit, role=before.role)
            before = hit if hit.kind == "person" else before
            if hit.because != _OFFICE or not hit.role:
                self.hits[first] = hit
                continue
            persons = holders.get((hit.role, hit.scope), set())
            told = hit.scope is not None or hit.last - hit.first <= 2
            if len(persons) == 1 and hit.role in _HELD_BY_ONE and told:
                person = named[next(iter(persons))]
                self.hits[first] = replace(hit, core=hit.first, core_end=hit.last, entity=person.entity, name=person.name, because="the only holder of this office in the text")

    def refer_back(self) -> None:
        """Give «الوزير الأمريكي», «المسؤول» the person of that state, or the last person, named before."""
        recent: list[Hit] = []
        at = 0
        while at < len(self.atoms):
            hit = self.hits.get(at)
            if hit and hit.because == _OFFICE and hit.last - hit.first <= 2 and self._refers(at):
                self._refer(hit, recent)
            elif not hit and not self.taken[at] and self._refers(at):
                self._refer(Hit(at, at + 1, at, at + 1, readings(self.atoms[at].folded)[0].particles, "", "person", "", ""), recent)
            hit = self.hits.get(at)
            if hit and hit.kind == "person" and hit.because != _OFFICE:
                recent.append(hit)
            at = hit.last if hit else at + 1

    def find_kingdom(self) -> None:
        """Give «المملكة» the kingdom that the text names, where it names just one."""
        kingdoms = {hit.entity for hit in self.hits.values() if hit.entity in self.lexicon.kingdoms}
        if len(kingdoms) != 1:
            return
        entity = self.registry.entities[kingdoms.pop()]
        for at, atom in enumerate(self.atoms):
            if self.taken[at]:
                continue
            for reading in readings(atom.folded):
                if reading.definite and reading.key == self.lexicon.kingdom:
                    self._keep(Hit(at, at + 1, at, at + 1, reading.particles, entity.id, "place", _arabic(entity), "the only kingdom that the text names"))
                    break

    def _refers(self, at: int) -> bool:
        return any(way.definite and way.key in self.lexicon.referring for way in readings(self.atoms[at].folded))

    def _refer(self, hit: Hit, recent: list[Hit]) -> None:
        scope = hit.scope
        end = hit.last
        if not scope and end < len(self.atoms) and not self.atoms[end].gap.strip():
            scope = self.demonym(end)
            end += bool(scope)
        role = hit.role or next((role for keys, role in self.registry.titles.get(readings(self.atoms[hit.first].folded)[0].key, ()) if len(keys) == 1), None)
        for person in reversed(recent[-8:]):
            theirs = country_of(self.registry.entities.get(person.entity)) or person.scope
            if scope and theirs != scope or not _may_be(role, person.role):
                continue
            self._keep(Hit(hit.first, end, hit.first, end, _prefix(self.atoms[hit.first].folded), person.entity, "person", person.name, "refers back to the person named before", person.role, scope))
            return


def _may_be(said: str | None, known: str | None) -> bool:
    """Say whether somebody known by one role can be meant by a general word («الوزير») for another."""
    if said is None or known is None or said == known:
        return True
    return said in ("minister", "diplomat", "spokesperson") and known.endswith(said)


def _prefix(folded: str) -> str:
    return readings(folded)[0].particles


def _is_arabic(word: str) -> bool:
    return "\u0600" <= word[0] <= "\u06ff" and word.isalpha()


def _arabic(entity: Entity) -> str:
    return dict(entity.names).get("ar", entity.id)


def words_of(atoms: tuple[Atom, ...]) -> Iterator[str]:
    """Yield the folded words of atoms."""
    return (atom.folded for atom in atoms)
