"""What the events of one sentence are read with: the sentence, the word lists, who was spoken of before."""

from dataclasses import dataclass, field
from functools import lru_cache

from tawatur.arabic.letters import fold
from tawatur.facts.events.frames import Frames
from tawatur.facts.events.sentences import Item, Sentence
from tawatur.facts.lexicon import Lexicon
from tawatur.facts.names import Hit
from tawatur.facts.names.hits import is_reference
from tawatur.facts.registry import Registry
from tawatur.facts.text import atom_key

# Why a hit stands for a state that only its adjective names: «مسؤول إماراتي».
ADJECTIVE = "the state's adjective"

# Why a hit stands for the body that somebody without a name speaks for: «مصدر في وزارة …».
SPOKEN_FOR = "somebody of the body"

# The type of the deeds that may themselves be a verb's subject.
FORCE = "ASSAULT"

# How far behind a noun the name may stand that it belongs to: «اغتيال الزعيم الكردي المعارض …».
REACH_OWNER = 4

# Roles of those who comment on what others do.
_ONLOOKERS = frozenset(["academic", "journalist"])

# How the ids of the outlets' own entities begin.
OUTLET = "outlet-"


@dataclass(slots=True, eq=False)
class View:
    """A sentence and what is needed to read it. `carried` is who the last verb before it spoke of.

    `women` are the persons that the text has shown to be women, by id. Nobody changes a view (see `Hit`).
    """

    sentence: Sentence
    items: tuple[Item, ...]
    """The sentence's items: what is asked for most."""
    verbs: tuple[bool, ...]
    """Whether each item is a form of a known verb; behind a preposition it is a noun."""
    registry: Registry
    lexicon: Lexicon
    frames: Frames
    carried: tuple[Hit, ...] = ()
    pair: tuple[Hit, ...] = ()
    countries: tuple[Hit, ...] = ()
    many: tuple[Hit, ...] = ()
    speaking: tuple[Hit, ...] = ()
    women: frozenset[str] = frozenset()
    subjects: dict[tuple[int, int | None], tuple[tuple[Hit, ...], str]] = field(
        default_factory=dict, repr=False
    )
    """What `subjects.subject_of` found in this sentence before: each verb is asked for by many."""

    def where_known(
        self,
        carried: tuple[Hit, ...],
        pair: tuple[Hit, ...],
        countries: tuple[Hit, ...],
        many: tuple[Hit, ...],
        speaking: tuple[Hit, ...],
    ) -> "View":
        """Return the same sentence's view where others were spoken of before."""
        return View(
            self.sentence, self.items, self.verbs, self.registry, self.lexicon, self.frames,
            carried, pair, countries, many, speaking, self.women,
        )  # fmt: skip

    def demonym(self, at: int) -> str | None:
        """Return the state whose adjective the item is."""
        item = self.items[at]
        return self.registry.state_of(atom_key(item.folded)) if item.kind == "word" else None


@dataclass(slots=True)
class Roles:
    """What was found around one trigger. `reach` holds the items that the telling covers.

    `thing` is the item at which it is said on what without a name force is used; `pronoun` that of a
    preposition whose pronoun means whom it is done to («استولى عليها»).
    """

    actor: list[Hit] = field(default_factory=list)
    recipient: list[Hit] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    where: Hit | None = None
    ask: bool = False
    targets: list[str] = field(default_factory=list)
    reach: list[int] = field(default_factory=list)
    adjective: Hit | None = None
    by_agent: bool = False
    governed: bool = False
    lent: bool = False
    carried: bool = False
    thing: int | None = None
    pronoun: int | None = None

    def put(self, role: str | None, hits: list[Hit], at: int) -> None:
        """Put names into a role; «both» fills the doer's side first."""
        if role is None or role == "skip" or not hits:
            return
        self.reach.append(at)
        if role == "where":
            self.where = self.where or hits[0]
            return
        if role == "both":
            self.actor += [hit for hit in hits[:1] if hit not in self.actor]
            self.recipient += [hit for hit in hits[1:] if hit not in self.recipient]
            return
        if role == "near":  # a place says where it was, a body or a convoy who was meant
            places = [hit for hit in hits if hit.kind == "place" and hit.name]
            self.where = self.where or next(iter(places), None)
            hits = [hit for hit in hits if hit not in places]
        target = self.actor if role == "actor" else self.recipient
        target += [hit for hit in hits if hit not in target]


def state_hit(view: View, at: int, state: str) -> Hit:
    """Return a state that only its adjective names, as a name."""
    name = dict(view.registry.entities[state].names)["ar"]
    item = view.items[at]
    return Hit(item.first, item.last, item.first, item.last, "", state, "place", name, ADJECTIVE)


def plain(hit: Hit) -> bool:
    """Say whether a name has no preposition joined to it."""
    return not set(hit.particles) - set("وف")


def is_media(view: View, hit: Hit) -> bool:
    """Say whether a name is an outlet's: it tells of what others do."""
    if hit.entity.startswith(OUTLET):
        return True
    return hit.kind == "organization" and view.lexicon.bodies.get(_head_key(hit.name)) == "media"


@lru_cache(maxsize=4096)
def _head_key(name: str) -> str:
    return atom_key(fold(name.split()[0])) if name else ""


def looks_on(view: View, hit: Hit) -> bool:
    """Say whether a name is an outlet's or somebody's who comments: their words are no political act."""
    return hit.role in _ONLOOKERS or is_media(view, hit)


def together(view: View, at: int) -> tuple[list[Hit], int]:
    """Return the names joined by «و» or a comma from item `at` on, and the item after them."""
    first = view.items[at].hit
    assert first is not None
    hits, at = [first], at + 1
    while at < len(view.items):
        item = view.items[at]
        if (item.hit and item.hit.particles[:1] == "و" and plain(item.hit)) or (
            item.hit and not item.hit.particles and item.gap.strip() in ("،", ",") and _series(view, at)
        ):
            hits.append(item.hit)
        elif other := _adjective_first(view, at):
            hits.append(other)
            at += 1
        elif state := _second_state(view, at):
            hits.append(state)
        elif not owns_office(view, at):
            break
        at += 1
    return hits, at


def _second_state(view: View, at: int) -> Hit | None:
    """«القوات المصرية والسودانية»: the second state of forces, or bodies, of two."""
    word, before = view.items[at].folded, view.items[at - 1].hit
    if view.items[at].kind != "word" or not word.startswith("وال") or view.items[at].gap.strip():
        return None
    if before is None or before.kind != "organization" or before.scope is None:
        return None
    state = view.registry.state_of(atom_key(word[1:]))
    return state_hit(view, at, state) if state and state != before.scope else None


def two_states(view: View, at: int) -> list[Hit]:
    """Return the states of two joined adjectives: «الجانبان | المصري والسوداني»; empty if names follow."""
    if at + 1 >= len(view.items) or view.items[at + 1].folded[0] != "و" or view.items[at + 1].gap.strip():
        return []
    if view.items[at + 1].kind != "word" or (at + 2 < len(view.items) and view.items[at + 2].hit):
        return []
    first, second = view.demonym(at), view.registry.state_of(atom_key(view.items[at + 1].folded[1:]))
    if not first or not second or first == second:
        return []
    return [state_hit(view, at, first), state_hit(view, at + 1, second)]


def owns_office(view: View, at: int) -> bool:
    """Say whether a name is the end of the office before it: «رئيس هيئة الأركان العامة | للجيش الروسي»."""
    item, before = view.items[at], view.items[at - 1].hit if at else None
    body = item.hit and item.hit.kind == "organization" and item.hit.particles == "ل"
    office = before and before.kind == "person" and is_reference(before.because)
    return bool(body and office and not item.gap.strip())


def _adjective_first(view: View, at: int) -> Hit | None:
    """«الرئيسان الروسي … والتركي …»: the second name behind its state's joined adjective, or None."""
    word = view.items[at].folded
    after = view.items[at + 1] if at + 1 < len(view.items) else None
    if view.items[at].kind != "word" or word[0] != "و" or after is None:
        return None
    if after.hit is None or after.gap.strip():
        return None
    return after.hit if plain(after.hit) and view.registry.state_of(atom_key(word[1:])) else None


def _series(view: View, at: int) -> bool:
    """Say whether a comma before a name is one of a series: the next name is joined by «و»."""
    after = view.items[at + 1] if at + 1 < len(view.items) else None
    return bool(after and after.hit and after.hit.particles[:1] == "و")
