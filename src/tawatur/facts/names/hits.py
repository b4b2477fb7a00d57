"""A name in a text, with all that belongs to it in its sentence."""

from dataclasses import dataclass, field

from tawatur.model import Entity, NameKind

OFFICE = "named by office only"
"""Why a `Hit` names a person that only an office stands for."""

REFERS_BACK = "refers back to the person named before"
ONLY_HOLDER = "the only holder of this office in the text"
ONLY_KINGDOM = "the only kingdom that the text names"

DESCRIBED = "a body described by what it is and whose"

COUNTERPART = "counterpart"
"""The role of «نظيره»: that of whoever is named before."""


@dataclass(slots=True, unsafe_hash=True)
class Hit:
    """A name in the text. Atoms run from `first` up to `last`; the name itself from `core` to `core_end`.

    `particles` are the conjunction and preposition joined to the first atom. `role` is the title's role id
    and `scope` the state it is of, both None where not said. Nobody changes a hit: it is not frozen only
    because a frozen one takes four times as long to make.
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

    def again(self, first: int, last: int, particles: str, because: str) -> "Hit":
        """Return the same name's hit at another place, where other words stand for it."""
        who = self.entity, self.kind, self.name
        return Hit(first, last, first, last, particles, *who, because, self.role, self.scope)


def is_reference(because: str) -> bool:
    """Say whether a hit's reason is that its words refer to somebody, or describe, and name nobody."""
    return because in (OFFICE, REFERS_BACK, ONLY_HOLDER, ONLY_KINGDOM, DESCRIBED)


@dataclass(slots=True)
class Names:
    """The names of one body, in order, and the entities that are not in the registry.

    `inner` are names inside a hit's title («الأمين العام للأمم المتحدة …»): named, but acting in nothing.
    `groups` are parties without a name, which may cover one («عناصر حزب الله»); events want `parties`.
    """

    hits: list[Hit] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    inner: list[Hit] = field(default_factory=list)
    groups: list[Hit] = field(default_factory=list)

    def parties(self) -> list[Hit]:
        """Return all who may be party to an event, in order: the groups, and the names outside of them."""
        covered = {at for group in self.groups for at in range(group.first, group.last)}
        free = [hit for hit in self.hits if hit.first not in covered]
        return sorted([*free, *self.groups], key=lambda hit: hit.first)


def country_of(entity: Entity | None) -> str | None:
    """Return the id of the state an entity belongs to, where known."""
    return entity.state if entity else None


def arabic_name(entity: Entity) -> str:
    """Return an entity's Arabic name, or its id where it has none."""
    return dict(entity.names).get("ar", entity.id)
