"""The words by which people and forces without a name are known, from `data/groups.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Literal

from tawatur.arabic.letters import fold
from tawatur.facts.registry import data
from tawatur.facts.text import atom_key

Shape = Literal["one", "many", "owned"]
"""Of a noun's form: one person, more, or the form that only stands before whose they are (متظاهرو)."""

PLURALS = ("ون", "ين", "ان")
_ENDINGS: tuple[tuple[str, Shape], ...] = (
    ("", "one"), ("ا", "one"), ("ون", "many"), ("ين", "many"), ("ان", "many"), ("ات", "many"),
    ("و", "owned"), ("ي", "owned"),
)  # fmt: skip
_PRONOUNS = ("ه", "ها", "هم", "هما")
_ADJECTIVE = ("", "ا", "ه", "ون", "ين", "ان", "ات")


@dataclass(frozen=True, slots=True)
class GroupWords:
    """Folded words without article; `people` maps a noun's form to its shape."""

    people: dict[str, Shape]
    counted: frozenset[str]
    numbers: frozenset[str]
    amounts: frozenset[str]
    amount_adjectives: frozenset[str]
    about: frozenset[str]
    more_than: frozenset[str]
    at_least: frozenset[str]
    adjectives: frozenset[str]
    others: frozenset[str]
    having: frozenset[str]
    with_object: frozenset[str]
    everybody: frozenset[str]
    forces: frozenset[str]
    bare_forces: frozenset[str]
    owned_forces: frozenset[str]
    owners: frozenset[str]
    owned_by: frozenset[str]
    bare_owners: frozenset[str]
    parts: frozenset[str]
    followers: frozenset[str]
    relatives: frozenset[str]
    harming: frozenset[str]
    alone: frozenset[str]
    going: frozenset[str]
    sake: frozenset[str]
    times: frozenset[str]
    sites: frozenset[str]
    movables: frozenset[str]
    anywhere: frozenset[str]
    rigged: frozenset[str]
    crafts: frozenset[str]
    missions: frozenset[str]
    kin: frozenset[str]
    theirs: frozenset[str]
    employers: frozenset[str]
    gunmen: frozenset[str]
    one_of: frozenset[str]
    one_of_theirs: frozenset[str]


def _keys(text: str) -> frozenset[str]:
    return frozenset(atom_key(fold(word)) for word in text.split())


@cache
def load_group_words() -> GroupWords:
    """Read the word lists that come with the package."""
    lists = tomllib.loads(data("groups.toml").read_text("utf-8"))
    plain = {name: _keys(words) for name, words in lists.items()}
    regular, other = plain.pop("regular"), plain.pop("other")
    people: dict[str, Shape] = {
        noun + ending: shape for noun in sorted(regular) for ending, shape in _ENDINGS
    }
    for thing in plain.pop("things"):
        people.pop(thing, None)
    people |= {noun: _shape(noun, other | plain["counted"]) for noun in (*other, *plain["counted"])}
    plain["theirs"] = frozenset(noun + end for noun in plain["theirs"] for end in _PRONOUNS)
    plain["gunmen"] = frozenset(noun + end for noun in plain["gunmen"] for end, _ in _ENDINGS)
    adjectives = {word + ending for word in plain.pop("adjectives") for ending in _ADJECTIVE}
    return GroupWords(people=people, adjectives=frozenset(adjectives), **plain)


def _shape(noun: str, nouns: frozenset[str]) -> Shape:
    """Return the shape of a listed form: one person where the text also writes it with tanwin (شخص، شخصا)."""
    base = noun[:-1] if noun.endswith("ا") else noun
    one = base in nouns and base + "ا" in nouns and base not in _BROKEN
    return "one" if one or noun in _ONE else "many"


# Singulars that take no tanwin, and broken plurals that do.
_ONE = _keys(
    "امرأة طفلة فتاة ضحية رهينة ناشطة صحافية صحفية دولة أسرة عائلة شركة منظمة سفينة ناقلة عصابة فتى انتحارية"
)
_BROKEN = _keys("جنود ضباط أشخاص أطفال رجال شبان طلاب عمال سياح")
