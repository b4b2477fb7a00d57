"""Names in roles as parties of an event: capitals as states, spokespersons with whom they speak for."""

from collections.abc import Mapping, Sequence

from tawatur.arabic.letters import fold
from tawatur.facts.events.frames import Form
from tawatur.facts.events.things import THING
from tawatur.facts.events.view import FORCE, Roles
from tawatur.facts.names import OFFICE, Hit, Names
from tawatur.facts.names.lookup import without_particles
from tawatur.facts.registry import Registry
from tawatur.facts.text import Text, atom_key
from tawatur.model import Party

_SPOKESPERSON = "spokesperson"


class Parties:
    """What makes parties of a body's names; `spokesmen` are the bodies that persons speak for, by person."""

    def __init__(self, text: Text, registry: Registry, spokesmen: Mapping[str, tuple[Hit, ...]]) -> None:
        self.text, self.registry, self.spokesmen = text, registry, spokesmen

    def sides(self, form: Form, roles: Roles) -> tuple[list[Party], list[Party]]:
        """Return who does it and to whom, each party once."""
        actor = self.all_of(roles.actor) + self.states(roles.states, roles.actor)
        if form.frame.said:
            actor += self.bodies_of(roles.actor, actor)
        known = {party.entity for party in actor}
        recipient = self.all_of(roles.recipient, keep_place=form.frame.type == FORCE)
        recipient = [party for party in recipient if party.entity not in known]
        return actor, recipient + self.represented(form, roles, recipient)

    def all_of(self, hits: Sequence[Hit], *, keep_place: bool = False) -> list[Party]:
        """Return names as parties: a capital is its state, unless the city is what was hit."""
        found: dict[str, Party] = {}
        for hit in hits:
            party = self.one(hit, keep_place=keep_place)
            found.setdefault(party.entity, party)
        return list(found.values())

    def one(self, hit: Hit, *, keep_place: bool = False) -> Party:
        """Return a name as a party, with its words in the text."""
        start, end = self.text.name_span(hit.core, hit.core_end)
        words = self.text.body[start:end]
        if hit.core == hit.first:
            words = without_particles(words, hit.particles)
        registry = self.registry
        state = registry.capitals.get(hit.entity)
        if state and not keep_place:
            return Party(state, dict(registry.entities[state].names)["ar"], words, "place")
        return Party(hit.entity, words if hit.because == THING else hit.name or words, words, hit.kind)

    def represented(self, form: Form, roles: Roles, recipient: Sequence[Party]) -> list[Party]:
        """Return the states of the diplomats and missions that something is done to: they stand for them."""
        words = form.frame.represented
        if not words:
            return []
        states = {
            hit.scope: None
            for hit in roles.recipient
            if hit.scope and any(atom_key(fold(word)) in words for word in self._text_of(hit))
        }
        known = {party.entity for party in recipient}
        return self.states([state for state in states if state not in known], ())

    def bodies_of(self, hits: Sequence[Hit], actor: Sequence[Party]) -> list[Party]:
        """Return the bodies that spokespersons speak for: what they say is their act too."""
        if any(party.kind != "person" for party in actor):
            return []
        known = {party.entity for party in actor}
        bodies = [body for hit in hits for body in self.spokesmen.get(hit.entity, ())]
        return [party for party in self.all_of(bodies) if party.entity not in known]

    def _text_of(self, hit: Hit) -> list[str]:
        start, end = self.text.span(hit.first, hit.last)
        return self.text.body[start:end].split()

    def states(self, states: Sequence[str], hits: Sequence[Hit]) -> list[Party]:
        """Return states as parties, where no name is one."""
        if hits:
            return []
        entities = self.registry.entities
        return [
            Party(state, dict(entities[state].names)["ar"], dict(entities[state].names)["ar"], "place")
            for state in states
        ]


def spoken_for(names: Names) -> dict[str, tuple[Hit, ...]]:
    """Return the bodies in the titles of named spokespersons, by the person: «المتحدث باسم الخارجية …»."""
    found: dict[str, tuple[Hit, ...]] = {}
    speaking = [hit for hit in names.hits if hit.role == _SPOKESPERSON and hit.because != OFFICE]
    for hit in speaking:
        inside = [other for other in names.inner if hit.first <= other.first and other.last <= hit.last]
        if bodies := tuple(other for other in inside if other.kind == "organization"):
            found.setdefault(hit.entity, bodies[:1])
    return found
