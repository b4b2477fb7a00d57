"""What the names of a text tell of one another: titles after names, partial names, offices, references."""

from collections.abc import Container, Iterator
from dataclasses import replace

from tawatur.facts.names.hits import (
    COUNTERPART,
    DESCRIBED,
    OFFICE,
    ONLY_HOLDER,
    ONLY_KINGDOM,
    REFERS_BACK,
    Hit,
    country_of,
)
from tawatur.facts.names.lookup import REFERENCE, Lookup
from tawatur.facts.text import Reading, atom_key, plain_reading, readings

# Roles that one person at a time holds for a state or body.
_HELD_BY_ONE = frozenset(
    [
        "king",
        "emir",
        "sultan",
        "crown_prince",
        "president",
        "prime_minister",
        "foreign_minister",
        "defence_minister",
        "interior_minister",
        "finance_minister",
        "justice_minister",
        "secretary_general",
        "ambassador",
        "chief_of_staff",
        "speaker",
    ]
)

# Roles that name the state where they are held, not whose they are: «المبعوث الأممي إلى ليبيا».
_ANY_STATES = frozenset(
    [
        "ambassador",
        "un_ambassador",
        "un_official",
        "consul",
        "envoy",
        "diplomat",
        "commissioner",
        "journalist",
        "academic",
    ]
)

# Hits whose words are no name, and may hold one: «وزير خارجية قطر».
_NAMELESS = frozenset((OFFICE, ONLY_HOLDER, REFERS_BACK, DESCRIBED))

_CLOSED = ("»", "”")
_AND, _ARTICLE = "و", "ال"

# How many persons back a general word («المسؤول») may refer.
_REFERS_BACK = 8

# Words of a title that is short enough to be said of somebody without the state: «وزير الخارجية».
_SHORT_TITLE = 2


class Found:
    """The hits of one text by first atom, which atoms they cover, and the names inside their titles."""

    def __init__(self, look: Lookup) -> None:
        self.look = look
        self.atoms = look.atoms
        self.registry, self.lexicon = look.registry, look.lexicon
        self.hits: dict[int, Hit] = {}
        self.inner: list[Hit] = []
        self.taken = bytearray(len(look.atoms))

    def keep(self, hit: Hit) -> None:
        """Add a hit, or put it in the place of the one that begins where it does."""
        self.hits[hit.first] = hit
        self.taken[hit.first : hit.last] = b"\x01" * (hit.last - hit.first)

    def drop(self, first: int) -> None:
        """Take back the hit that begins at an atom."""
        hit = self.hits.pop(first)
        self.taken[hit.first : hit.last] = bytes(hit.last - hit.first)

    def over(self, first: int, last: int) -> list[Hit]:
        """Return the hits that have any of the atoms from one up to another."""
        if not any(self.taken[first:last]):
            return []
        start = first
        while start not in self.hits and start > 0 and self.taken[start]:
            start -= 1
        hits = (self.hits[at] for at in range(start, last) if at in self.hits)
        return [hit for hit in hits if hit.last > first]

    def is_apart(self, inner: Hit) -> bool:
        """Say whether no hit's own name shares words with a name that does nothing."""
        hits = self.over(inner.first, inner.last)
        return all(
            hit.because in _NAMELESS or inner.last <= hit.core or inner.first >= hit.core_end for hit in hits
        )

    def join_titles_after(self) -> None:
        """Give a person the title that follows the name: «ناصر بوريطة، وزير الخارجية»."""
        hit: Hit | None = None
        for after in sorted(self.hits.values(), key=lambda hit: hit.first):
            if hit and self._is_title_of(hit, after):
                del self.hits[after.first]
                hit = replace(
                    hit, last=after.last, role=hit.role or after.role, scope=hit.scope or after.scope
                )
                self.hits[hit.first] = hit
            else:
                hit = after

    def _is_title_of(self, hit: Hit, after: Hit) -> bool:
        """Say whether an office is a person's; joined by «و» it is one more: «… ووزير الدفاع»."""
        joined = after.particles == _AND and hit.core_end < hit.last
        first = not after.particles and hit.core_end == hit.last
        if hit.kind != "person" or hit.because == OFFICE or after.role is None or not (joined or first):
            return False
        gap = self.atoms[after.first].gap.strip() if after.first == hit.last else "far"
        if gap not in (("",) if joined else ("", "،", ",", "(", *_CLOSED)):
            return False  # «طالبوا بـ«استقالة فلان» رئيس الوزراء …»
        if first and self._definite(after.first) and after.core != after.first:
            return False
        if first and not gap and hit.role and hit.first < hit.core and hit.role != after.role:
            return False  # «استقبل أمير المنطقة الأمير فلان | مدير الدفاع المدني»
        return after.because == OFFICE and not self._of_others(hit, after)

    def _of_others(self, hit: Hit, after: Hit) -> bool:
        """Say whether an office behind a person is of another state: «التقى العبادي الرئيس الإيراني»."""
        theirs = hit.scope or country_of(self.registry.entities.get(hit.entity))
        sender = after.first + 1 < after.last and self.look.demonym(
            after.first + 1
        )  # «السفير الفرنسي في مصر»
        anywhere = after.role in _ANY_STATES and not (sender and sender == after.scope)
        return not anywhere and None not in (theirs, after.scope) and theirs != after.scope

    def _definite(self, at: int) -> bool:
        return plain_reading(self.atoms[at].folded).definite

    def find_partial_names(self) -> None:
        """Find again, by the last part of the name, persons who were named in full elsewhere in the text."""
        full = self._by_last_name()
        if not full:
            return
        covered = {at for hit in self.inner if hit.last - hit.first > 1 for at in range(hit.first, hit.last)}
        inside, instead = frozenset(self.inner), dict[int, Hit]()
        ends = tuple({key.removeprefix(_ARTICLE) for key in full})  # a word's key is how it ends
        for at, atom in [(at, atom) for at, atom in enumerate(self.atoms) if atom.folded.endswith(ends)]:
            if self.taken[at] or at in covered or atom.folded in self.lexicon.function:
                continue
            for reading in readings(atom.folded):
                person = full.get(reading.key)
                if person is None:
                    continue
                title = self._title_before(at)
                rare = not self.look.is_given(reading.key) or not self.look.ordinary(at)
                if reading.definite or rare or title:
                    again = person.again(at, at + 1, reading.particles, "named in full elsewhere in the text")
                    if title:  # «الرئيس هادي»
                        again = replace(again, first=at - 1, particles=title.particles)
                    if person in inside:
                        instead[at] = again
                    else:
                        self.keep(again)
                    break
        kept = [hit for hit in self.inner if hit.last - hit.first > 1 or hit.first not in instead]
        self.inner = [*kept, *instead.values()]

    def _title_before(self, at: int) -> Reading | None:
        """Return how a title with the article stands right before an atom, or None."""
        if not at or self.taken[at - 1] or self.atoms[at].gap.strip():
            return None
        title = self.look.title(at - 1)
        return title[2] if title and title[0] == at and title[2].definite else None

    def _by_last_name(self) -> dict[str, Hit]:
        """Return the persons named in full by the key of their last name, where just one has it."""
        full: dict[str, Hit] = {}
        shared: set[str] = set()
        for hit in (*(hit for _, hit in sorted(self.hits.items())), *self.inner):
            if hit.kind == "person" and hit.core_end - hit.core > 1 and hit.because != OFFICE:
                key = atom_key(self.atoms[hit.core_end - 1].folded)
                if full.setdefault(key, hit).entity != hit.entity:
                    shared.add(key)
        return {key: hit for key, hit in full.items() if key not in shared}

    def name_the_offices(self) -> None:
        """Give an office the person who holds it in this text, where just one does."""
        holders = self._holders()
        before: Hit | None = None
        for first, hit in sorted(self.hits.items()):
            if hit.role == COUNTERPART and before and before.role:
                hit = self.hits[first] = replace(hit, role=before.role)
            before = hit if hit.kind == "person" else before
            told = hit.scope is not None or hit.last - hit.first <= _SHORT_TITLE
            if hit.because != OFFICE or hit.role not in _HELD_BY_ONE or not told:
                continue
            persons = holders.get((hit.role, hit.scope), {})
            if len(persons) == 1:
                (person,) = persons.values()
                held = person.again(hit.first, hit.last, hit.particles, ONLY_HOLDER)
                self.hits[first] = replace(held, role=hit.role, scope=hit.scope)

    def _holders(self) -> dict[tuple[str, str | None], dict[str, Hit]]:
        """Return who is named with each role, by the state it is of, and whatever the state."""
        holders: dict[tuple[str, str | None], dict[str, Hit]] = {}
        for hit in self.hits.values():
            if hit.kind == "person" and hit.role and hit.because != OFFICE:
                for scope in (hit.scope, None):
                    holders.setdefault((hit.role, scope), {})[hit.entity] = hit
        return holders

    def refer_back(self) -> None:
        """Give «الوزير الأمريكي», «المسؤول» the person of that state, or the last person, named before."""
        recent: list[Hit] = []
        referring = {at for at, leads in enumerate(self.look.leads) if leads & REFERENCE}
        until = 0
        for at in sorted({*self.hits, *referring}):
            if at < until:
                continue
            hit = self.hits.get(at)
            short = hit is None or (hit.because == OFFICE and hit.last - hit.first <= _SHORT_TITLE)
            if short and (hit or not self.taken[at]) and at in referring and not self._answers(at):
                self._refer(at, hit, recent[-_REFERS_BACK:])
                hit = self.hits.get(at)
            if hit and hit.kind == "person" and hit.because != OFFICE:
                recent.append(hit)
            until = hit.last if hit else at + 1

    def _of(self, entities: Container[str]) -> Iterator[Hit]:
        return (hit for hit in self.hits.values() if hit.entity in entities)

    def _answers(self, at: int) -> bool:
        """Say whether «المسؤولة عن» is meant: who is to blame, not an official."""
        return at + 1 < len(self.atoms) and self.atoms[at + 1].folded == "عن"

    def _refer(self, at: int, office: Hit | None, recent: list[Hit]) -> None:
        """Keep what stands at an atom as the last person before whose state and role it can mean."""
        way = plain_reading(self.atoms[at].folded)
        scope, end = (office.scope, office.last) if office else (None, at + 1)
        if scope is None and end < len(self.atoms) and not self.atoms[end].gap.strip():
            scope = self.look.demonym(end)
            end += scope is not None
        roles = (role for keys, role in self.registry.titles.get(way.key, ()) if len(keys) == 1)
        said = office.role if office else next(roles, None)
        meant = [
            person
            for person in reversed(recent)
            if scope in (None, country_of(self.registry.entities.get(person.entity)) or person.scope)
            and _may_be(said, person.role)
        ]
        known = (person for person in meant if said is not None and person.role is not None)
        if person := next(known, next(iter(meant), None)):  # «الرئيس»: rather who was called one
            self.keep(person.again(at, end, way.particles, REFERS_BACK))

    def find_kingdom(self) -> None:
        """Give «المملكة» the kingdom that the text names, where it names just one."""
        kingdoms = {hit.entity: hit for hit in self.hits.values() if hit.entity in self.lexicon.kingdoms}
        if not any(
            atom_key(self.atoms[hit.first].folded) == self.lexicon.kingdom for hit in self._of(kingdoms)
        ):
            return  # a Saudi page's «المملكة» is not the Jordan that it names once
        if len(kingdoms) != 1:
            return
        (kingdom,) = kingdoms.values()
        for at, atom in enumerate(self.atoms):
            for reading in readings(atom.folded):
                if not self.taken[at] and reading.definite and reading.key == self.lexicon.kingdom:
                    self.keep(kingdom.again(at, at + 1, reading.particles, ONLY_KINGDOM))


def _may_be(said: str | None, known: str | None) -> bool:
    """Say whether somebody known by one role can be meant by a general word («الوزير») for another."""
    if said is None or known is None or said == known:
        return True
    return said in ("minister", "diplomat", "spokesperson") and known.endswith(said)
