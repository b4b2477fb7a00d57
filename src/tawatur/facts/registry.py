"""The registry: who and what Arabic news speaks of, looked up by the words of a text.

Its tables are data files in `data/registry/`; each says where it comes from.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from tawatur.arabic.letters import fold
from tawatur.facts.text import SERVANT, Reading, atom_key, find_atoms
from tawatur.model import Entity, NameKind

# How many of the given names, the most frequent first, are taken for one even where they are also words.
_COMMON = 600

# «بن» in a written name: the words around it are a person's and the father's.
_SON = "\N{ARABIC LETTER BEH}\N{ARABIC LETTER NOON}"

# How the first word of a title ends that is said of two: «وزيرا», «وزيري».
_OF_TWO = ("\N{ARABIC LETTER ALEF}", "\N{ARABIC LETTER YEH}")

# How our tables write a form that counts only in quotation marks: «القاعدة» is al-Qaeda, القاعدة any base.
_OPENS = "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}"
_QUOTED = "quoted"

Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """A person in a role of a state or body; years are None where not known or still in office."""

    person: str
    role: str
    scope: str
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write an entity: the keys of its words, and whether the first has the article.

    `behind` is "in" where it counts only behind a preposition of place, "noun" where only behind «مدينة»,
    "quoted" where only in quotation marks: the tables write it in them.
    """

    keys: Keys
    entity: str
    definite: bool
    behind: str = ""


@dataclass(slots=True, eq=False, weakref_slot=True)
class Registry:
    """Tables made once and only read afterwards."""

    entities: dict[str, Entity] = field(default_factory=dict)
    forms: dict[str, list[Form]] = field(default_factory=dict)
    demonyms: dict[str, str] = field(default_factory=dict)
    capitals: dict[str, str] = field(default_factory=dict)
    titles: dict[str, list[tuple[Keys, str]]] = field(default_factory=dict)
    honorifics: dict[str, list[Keys]] = field(default_factory=dict)
    offices: dict[tuple[str, str], list[Office]] = field(default_factory=dict)
    given_names: frozenset[str] = frozenset()
    common_given_names: frozenset[str] = frozenset()
    fathers: set[tuple[str, str, str]] = field(default_factory=set)
    leads: dict[str, int] = field(default_factory=dict)
    """What `Lookup.leads` found of words it was asked before."""
    leading: dict[str, tuple[Reading, ...]] = field(default_factory=dict)
    """The readings with which words that were asked for before may begin a group without a name."""
    _taken: set[tuple[Keys, bool, bool]] = field(default_factory=set)
    _forms_by_two: dict[Keys, list[Form]] = field(default_factory=dict)
    _titles_by_two: dict[Keys, list[tuple[Keys, str]]] = field(default_factory=dict)

    def add(self, entity: Entity, forms: Iterable[str], behind: str = "") -> None:
        """Make an entity findable by each of its written forms; an earlier entity keeps a form it has."""
        self.entities.setdefault(entity.id, entity)
        for written in forms:
            keys, definite = keys_of(written)
            if not keys:
                continue
            where = _QUOTED if written.startswith(_OPENS) else behind
            if (keys, definite, where == _QUOTED) not in self._taken:
                self._taken.add((keys, definite, where == _QUOTED))
                self.fathers.update(
                    (entity.id, keys[at - 1], keys[at + 1])
                    for at in range(1, len(keys) - 1)
                    if keys[at] == _SON
                )
                self.forms.setdefault(keys[0], []).append(Form(keys, entity.id, definite, where))

    def order(self) -> None:
        """Put the longest written forms first, and make them findable by their first two words."""
        for forms in self.forms.values():
            forms.sort(key=lambda form: (-len(form.keys), form.behind != _QUOTED))
            for form in forms:
                self._forms_by_two.setdefault(form.keys[:2], []).append(form)
        for titles in self.titles.values():
            titles.sort(key=lambda title: -len(title[0]))
            for title in titles:
                self._titles_by_two.setdefault(title[0][:2], []).append(title)
        for honorifics in self.honorifics.values():
            honorifics.sort(key=lambda keys: -len(keys))

    def forms_from(self, first: str, second: str) -> Sequence[Form]:
        """Return the forms that two words in a row can begin, or the first of them alone can be."""
        if first not in self.forms:
            return ()
        by_two = self._forms_by_two
        longer, alone = by_two.get((first, second)), by_two.get((first,))
        return [*longer, *alone] if longer and alone else longer or alone or ()

    def titles_from(self, first: str, second: str) -> Sequence[tuple[Keys, str]]:
        """Return the same of the titles, with their roles."""
        if first not in self.titles:
            return ()
        return [*self._titles_by_two.get((first, second), ()), *self._titles_by_two.get((first,), ())]

    def state_of(self, demonym: str) -> str | None:
        """Return the state that an adjective's key belongs to (مغربي → state-ma)."""
        return self.demonyms.get(demonym)


# Arabic letters and single blanks, none of them of the names that are read as one word.
_WORDS = re.compile("[\u0621-\u064a]+(?: [\u0621-\u064a]+)*")


def keys_of(written: str) -> tuple[Keys, bool]:
    """Return the keys of a written name and whether it begins with the article."""
    folded = fold(written)
    if _WORDS.fullmatch(folded) and SERVANT not in folded:  # as in most: cut at blanks in no time
        words = folded.split(" ")
    else:
        words = [atom.folded for atom in find_atoms(written)]
    if not words:
        return (), False
    keys = tuple([atom_key(word) for word in words])
    return keys, keys[0] != words[0]


def data(name: str) -> Traversable:
    """Return a data file of this package."""
    return files("tawatur.facts") / "data" / name


@cache
def name_words() -> frozenset[str]:
    """Return the words of personal names that the package has a list of; it says where they come from."""
    lines = (data("registry") / "name_words.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def rows(table: Traversable) -> Iterator[dict[str, str]]:
    """Yield the rows of a tab-separated table with a header line; lines that begin with # are comments."""
    lines = (line for line in table.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    header = next(lines).split("\t")
    for line in lines:
        yield dict(zip(header, line.split("\t"), strict=False))


def load_registry(more: Iterable[tuple[Entity, Sequence[str]]] = ()) -> Registry:
    """Read the tables that come with the package, and add more entities with their written forms.

    Raises OSError where the package is not whole.
    """
    registry = Registry()
    folder = data("registry")
    for row in rows(folder / "states.tsv"):
        _add_state(registry, row)
    for table in ("organizations.tsv", "clubs.tsv"):
        for row in rows(folder / table):
            kind: NameKind = "group" if row["kind"] == "group" else "organization"
            registry.add(_entity(row, kind), _written(row))
    for people in sorted(path.name for path in folder.iterdir() if path.name.startswith("people-")):
        for row in rows(folder / people):
            registry.add(_entity(row, "person"), _written(row))
            for office in _offices(row):
                registry.offices.setdefault((office.role, office.scope), []).append(office)
    persons = {entity.id for entity in registry.entities.values() if entity.kind == "person"}
    # Regions first: our table says which of the places of a name is meant.
    for table in ("regions.tsv", "cities.tsv", "places.tsv"):
        for row in rows(folder / table):
            registry.add(_entity(row, "place"), _written(row))
    for row in rows(folder / "localities.tsv"):
        names = _written(row)
        registry.add(_entity(row, "place"), (name for name in names if " " in name))
        registry.add(_entity(row, "place"), (name for name in names if " " not in name), row["behind"])
    for row in rows(folder / "towns.tsv"):
        registry.add(_entity(row, "place"), _written(row), row["behind"])
    heads_of_two: list[str] = []
    for row in rows(folder / "roles.tsv"):
        keys = keys_of(row["ar"])[0]
        if row["kind"] == "honorific":
            registry.honorifics.setdefault(keys[0], []).append(keys)
        elif row["kind"] == "dual":
            heads_of_two.append(keys[0])
        else:
            registry.titles.setdefault(keys[0], []).append((keys, row["role"]))
    for head in heads_of_two:
        _add_duals(registry, head)
    given = (folder / "given_names.txt").read_text("utf-8").split()
    leading = (
        form.keys[0]
        for rows in registry.forms.values()
        for form in rows
        if len(form.keys) > 1 and form.entity in persons
    )
    registry.given_names = frozenset(atom_key(name) for name in given) | frozenset(leading)
    registry.common_given_names = frozenset(atom_key(name) for name in given[:_COMMON])
    states = {
        form.keys[0]
        for rows in registry.forms.values()
        for form in rows
        if len(form.keys) == 1 and form.entity.startswith("state-")
    }
    for entity, forms in more:
        registry.add(entity, (form for form in forms if not _begins_with(states, form)))
    registry.order()
    return registry


def _add_duals(registry: Registry, head: str) -> None:
    """Add the titles that begin with a head as said of two: «وزيرا الخارجية», «رئيسي وزراء».

    One word alone, «رئيسا», is as often what somebody is made.
    """
    longer = [(keys, role) for keys, role in registry.titles.get(head, ()) if len(keys) > 1]
    for ending in _OF_TWO:
        registry.titles[head + ending] = [((head + ending, *keys[1:]), role) for keys, role in longer]


def _begins_with(states: set[str], written: str) -> bool:
    """Say whether a name of several words begins with a state's («المغرب اليوم»): it means the state."""
    keys = keys_of(written)[0]
    return len(keys) > 1 and keys[0] in states


def _add_state(registry: Registry, row: dict[str, str]) -> None:
    state = Entity(row["id"], "place", _names(row), country=row["iso2"])
    capital_names = [name for name in row["capital"].split("|") if name]
    registry.add(state, _written(row))
    for demonym in row["demonyms"].split("|"):
        # «ألماني» folds to what looks like an article: with its own, «الألماني», it keeps these letters.
        for key in (atom_key(fold(demonym)), fold(demonym)):
            registry.demonyms.setdefault(key, state.id)
    if capital_names:
        city = Entity(
            f"capital-{row['iso2'].lower()}",
            "place",
            (("ar", capital_names[0]), ("en", row["capital_en"])),
            country=row["iso2"],
        )
        registry.add(city, capital_names)
        registry.capitals[city.id] = state.id


def _names(row: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((language, row[language]) for language in ("ar", "en", "fr") if row.get(language))


def _entity(row: dict[str, str], kind: NameKind) -> Entity:
    return Entity(row["id"], kind, _names(row), country=row.get("country") or None)


def _written(row: dict[str, str]) -> list[str]:
    return [row["ar"], *(form for form in row["variants"].split("|") if form)]


_OFFICE = re.compile(r"^(\w+)@([\w-]+)(?: (\d{4}|\?)?(?:-(\d{4}|\?)?)?)?$")


def _offices(row: dict[str, str]) -> Iterator[Office]:
    for written in filter(None, (part.strip() for part in row.get("offices", "").split(";"))):
        match = _OFFICE.match(written)
        if match:
            first, last = (int(year) if year and year.isdigit() else None for year in match.groups()[2:])
            yield Office(
                row["id"], match[1], match[2].lower() if len(match[2]) > 2 else match[2].upper(), first, last
            )
