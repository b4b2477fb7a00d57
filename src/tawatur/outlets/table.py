"""The table of outlets, `data/outlets.tsv`, and how a name or an address is looked up in it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final
from urllib.parse import urlsplit

from tawatur.arabic.letters import fold
from tawatur.model import Entity

_AMBIGUOUS_MARK: Final = "# ambiguous:"
_EDGES: Final = re.compile(r"^[\s\"'().،,:|-]+|[\s\"'().،,:|-]+$")


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet or agency. `names` are its Arabic name and variants as published, the fullest first;
    `domain` is bare ("example.com"). None is what the table does not say."""

    id: str
    kind: str
    names: tuple[str, ...]
    en: str | None
    fr: str | None
    domain: str | None
    country: str | None


def _read() -> tuple[tuple[Outlet, ...], frozenset[str]]:
    """Return the outlets and the folded names that are everyday words too."""
    text = files("tawatur.outlets").joinpath("data", "outlets.tsv").read_text(encoding="utf-8")
    ambiguous: set[str] = set()
    rows: list[list[str]] = []
    for line in text.splitlines():
        if line.startswith(_AMBIGUOUS_MARK):
            listed = re.sub(r"\([^()]*\)\s*$", "", line.removeprefix(_AMBIGUOUS_MARK))
            ambiguous |= {_key(name) for name in listed.split("|")}
        elif line.strip() and not line.startswith("#"):
            rows.append(line.split("\t"))
    columns = rows[0]
    return tuple(_outlet(dict(zip(columns, row, strict=False))) for row in rows[1:]), frozenset(ambiguous)


def _outlet(row: dict[str, str]) -> Outlet:
    names = [row["ar"], *row.get("variants", "").split("|")]
    return Outlet(
        row["id"], row["kind"], tuple(dict.fromkeys(name.strip() for name in names if name.strip())),
        row.get("en") or None, row.get("fr") or None, row.get("domain") or None, row.get("country") or None,
    )  # fmt: skip


def _key(name: str) -> str:
    return _EDGES.sub("", " ".join(fold(name).split()))


OUTLETS, _AMBIGUOUS = _read()


def _by(pairs: Iterable[tuple[str, Outlet]]) -> dict[str, Outlet]:
    """Return a look-up in which a key that two outlets share names neither."""
    found: dict[str, Outlet | None] = {}
    for key, outlet in pairs:
        if key:
            found[key] = outlet if found.get(key, outlet) is outlet else None
    return {key: outlet for key, outlet in found.items() if outlet}


# An outlet's own name goes before another's variant of the same spelling.
_NAMES: Final = (
    _by((_key(name), outlet) for outlet in OUTLETS for name in outlet.names[1:])
    | _by((_key(name), outlet) for outlet in OUTLETS for name in (outlet.en, outlet.fr) if name)
    | _by((_key(outlet.names[0]), outlet) for outlet in OUTLETS if outlet.names)
)
_DOMAINS: Final = _by((outlet.domain.lower(), outlet) for outlet in OUTLETS if outlet.domain)


def canonical(name: str) -> str:
    """Return the name under which an outlet or agency is known, or the name as it is."""
    outlet = find_outlet(name)
    return outlet.names[0] if outlet else name


def find_outlet(name: str, *, plain_text: bool = False) -> Outlet | None:
    """Return the outlet that a name names, in any spelling of it; None where none or more than one has it.

    With `plain_text` the name was met in running text, where names that are everyday words too do not count;
    without, the page itself gave it as an outlet's name.
    """
    key = _key(name)
    if plain_text and key in _AMBIGUOUS:
        return None
    return _NAMES.get(key)


def find_outlet_at(address: str) -> Outlet | None:
    """Return the outlet at an address or host name, its subdomains included; None where there is none."""
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return None
    parts = host.lower().split(".")
    for start in range(max(0, len(parts) - 1)):
        if found := _DOMAINS.get(".".join(parts[start:])):
            return found
    return None


@lru_cache(maxsize=1)
def _heads() -> dict[str, tuple[str, ...]]:
    """Return the words that stand before an outlet's name in running text, by its kind."""
    table = files("tawatur.outlets").joinpath("data", "heads.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return {kind: tuple(words.split("|")) for kind, words in rows[1:]}


@lru_cache(maxsize=4096)
def is_agency(name: str) -> bool:
    """Say whether a name, in any spelling, is a news agency's: by the table, or by its own first word."""
    outlet = find_outlet(name)
    if outlet is not None:
        return outlet.kind == "agency"
    first, _, rest = _key(name).partition(" ")
    return bool(rest) and first in map(_key, _heads()["agency"])


def as_entities() -> Iterator[tuple[Entity, tuple[str, ...]]]:
    """Yield each outlet as an entity, with the forms that mean it in running text.

    A name that is also an everyday word (سبق, العمق) means the outlet only behind «صحيفة», «موقع» …
    """
    heads = _heads()
    for outlet in OUTLETS:
        named = {"ar": outlet.names[0], "en": outlet.en, "fr": outlet.fr}
        names = tuple((language, name) for language, name in named.items() if name)
        entity = Entity(f"outlet-{outlet.id}", "organization", names, country=outlet.country)
        plain = [name for name in outlet.names if _key(name) not in _AMBIGUOUS]
        headed = [f"{head} {name}" for head in heads.get(outlet.kind, ()) for name in outlet.names]
        yield entity, (*plain, *headed)
