"""What the archive has of who is one person with whom, as the pipeline and readers ask for it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tawatur.archive import entities, events, persons
from tawatur.archive.door import Door
from tawatur.archive.values import HeldTitle, KeptIdentity, NearPerson
from tawatur.model import Entity, EventMention, Sameness


class Persons(Door):
    """The part of an archive that is about persons."""

    def titles_of(self, person_ids: Sequence[str]) -> dict[str, list[HeldTitle]]:
        """Return the titles that articles gave persons, each with its days."""
        with self._door():
            return persons.titles_of(person_ids)

    def members_of(self, person_ids: Sequence[str]) -> dict[str, list[KeptIdentity]]:
        """Return the ids that articles were read with and that persons' ids stand for."""
        with self._door():
            return persons.members_of(person_ids)

    def as_ruled(self, mentions: Sequence[EventMention]) -> list[EventMention]:
        """Return mentions with the ids that stand for their persons by the rule alone."""
        with self._door():
            return persons.as_ruled(mentions)

    def keep_person_keys(self, keys: Mapping[str, Sequence[str]]) -> list[str]:
        """Keep by what persons' names are looked up; return those ids that had not all of these keys."""
        with self._door():
            return persons.keep_person_keys(keys)

    def persons_near(self, ids: Iterable[str], linked: Mapping[str, Sequence[str]]) -> list[NearPerson]:
        """Return the persons that share a key with some, and those that share one with them, and so on.

        `linked` leads from an id to others that readers spoke of together with it.
        """
        with self._door():
            return persons.persons_near(ids, linked)

    def keep_identities(self, identities: Iterable[KeptIdentity]) -> None:
        """Keep who persons' ids are; events of those that are somebody else now are to be settled again."""
        with self._door():
            moved, touched = persons.keep_identities(identities)
            entities.forget_states(touched)
            if moved:
                events.mark_unsettled(persons.events_with(moved))

    def keep_entities(self, new: Sequence[Entity]) -> None:
        """Add entities that no article named, for others stand for them."""
        with self._door():
            entities.keep_entities(new)

    def keep_samenesses(self, said: Iterable[Sameness]) -> None:
        """Keep what readers said of entities; whoever does works out what follows from it."""
        with self._door():
            persons.keep_samenesses(said)

    def samenesses(self) -> list[Sameness]:
        """Return all that readers said of entities, in the order they said it."""
        with self._door():
            return persons.samenesses()

    def ruled_samenesses(self) -> Iterator[Sameness]:
        """Return what the rule says of entities, where no reader's word stands against it."""
        return self._each(persons.ruled_samenesses())
