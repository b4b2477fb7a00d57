"""The word lists of the fact stage, folded and ready to be asked."""

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache

import simplemma

from tawatur.arabic.letters import fold
from tawatur.arabic.months import HIJRI_MONTHS, MONTHS, WEEKDAYS
from tawatur.arabic.stems import is_known
from tawatur.arabic.verbs import future_forms, past_forms, present_forms
from tawatur.arabic.words import bare_forms
from tawatur.facts.events.frames import load_frames
from tawatur.facts.group_words import load_group_words
from tawatur.facts.registry import data, rows
from tawatur.facts.text import atom_key

_FINITE = ("past", "present", "future")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Folded words by what they do in a sentence; `bodies` maps a head's key to its class.

    `described` holds the keys of heads of bodies without a name, and of what stands behind them.
    """

    function: frozenset[str]
    title_links: frozenset[str]
    sent_to: frozenset[str]
    former: frozenset[str]
    bodies: dict[str, str]
    described: dict[str, frozenset[str]]
    masculine_bodies: frozenset[str]
    bare_ministries: frozenset[str]
    dedicated: frozenset[str]
    people: frozenset[str]
    pairs: frozenset[str]
    country_pairs: frozenset[str]
    pair_keys: frozenset[str]
    country_keys: frozenset[str]
    counterparts: frozenset[str]
    kingdom: str
    god: str
    kingdoms: frozenset[str]
    masculine_states: frozenset[str]
    sports: frozenset[str]
    businesses: frozenset[str]
    private_roles: frozenset[str]
    turns: frozenset[tuple[str, ...]]
    whole: frozenset[str]
    demonstratives: frozenset[str]
    referring: frozenset[str]
    numbers: frozenset[str]
    verbs: frozenset[str]
    many: frozenset[str]
    deeds: frozenset[str]
    burdens: frozenset[str]
    relatives_of_many: frozenset[str]
    held_in: frozenset[str]
    speech: frozenset[str]
    calendar: frozenset[str]
    prepositions: frozenset[str]
    complements: frozenset[str]
    with_pronoun: frozenset[str]
    headed: frozenset[str]
    months_of_names: frozenset[str]
    houses: frozenset[str]
    for_whom: frozenset[str]
    by_hand: frozenset[str]
    relatives: frozenset[str]
    breaks: frozenset[str]
    becoming: frozenset[str]
    one_side: frozenset[str]
    his: frozenset[str]
    told_meetings: frozenset[str]
    in_strong_words: frozenset[str]
    civil: frozenset[str]
    points_of_time: frozenset[str]
    money: frozenset[str]
    composed: frozenset[str]
    leaders_of: frozenset[str]
    with_whom: frozenset[str]
    reflexives: frozenset[str]
    kin: frozenset[str]
    agents_of: frozenset[str]
    half_breaks: frozenset[str]
    adverbs: frozenset[str]
    circumstances: frozenset[str]
    within: frozenset[str]
    each: frozenset[str]
    leads_to_deed: frozenset[str]
    deed_nouns: frozenset[str]
    agents: frozenset[str]
    asking: frozenset[str]
    turning: frozenset[str]
    gathering: frozenset[str]
    leading: frozenset[str]
    doubtful: frozenset[str]
    between: frozenset[str]
    son_of: frozenset[str]
    blessings: frozenset[str]
    not_names: frozenset[str]
    family_titles: frozenset[str]
    compound: frozenset[str]
    bound: frozenset[str]
    overseers: frozenset[str]
    regions_of: frozenset[str]
    provinces: frozenset[str]
    heads_of_two: frozenset[str]
    members: frozenset[str]
    stances: frozenset[str]
    dating: frozenset[str]
    place_prepositions: frozenset[str]
    town_prepositions: frozenset[str]
    press: frozenset[str]
    town_nouns: frozenset[str]
    light_nouns: frozenset[str]
    each_of_them: frozenset[str]
    done: frozenset[str]
    people_of: frozenset[str]
    delegates: frozenset[str]
    people_from: frozenset[str]
    assembling: frozenset[str]
    own_country: frozenset[str]
    own_body: frozenset[str]
    own_forces: frozenset[str]
    owned_by: frozenset[str]
    hedges: frozenset[str]
    states: str
    counts: dict[str, int]
    copulas: frozenset[str]
    saying: frozenset[str]
    honorifics: frozenset[str]
    according: frozenset[str]
    statements: frozenset[str]
    belonging: frozenset[str]
    sides: frozenset[str]
    itself: frozenset[str]
    asides: frozenset[str]


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in text.split())


def _keys(text: str) -> frozenset[str]:
    return frozenset(atom_key(fold(word)) for word in text.split())


@cache
def load_lexicon() -> Lexicon:
    """Read the word lists that come with the package."""
    lists = tomllib.loads(data("words.toml").read_text("utf-8"))
    verbs: set[str] = set()
    speech: set[str] = set()
    for row in rows(data("verbs.tsv")):
        forms = past_forms(row["past"]) | present_forms(row["present"]) | future_forms(row["present"])
        verbs |= forms
        if row["speech"] == "1":
            speech |= forms
    frames = load_frames()
    singular = {fold(row["past"]) for row in rows(data("verbs.tsv"))}
    singular |= {form.word for forms in frames.forms.values() for form in forms if form.tense in _FINITE}
    verbs |= {word for word, forms in frames.forms.items() if any(f.tense in _FINITE for f in forms)}
    calendar = {word for name in (*MONTHS, *HIJRI_MONTHS, *WEEKDAYS) for word in fold(name).split()}
    return Lexicon(
        function=_words(lists["function"]),
        title_links=_words(lists["title_links"]),
        former=_words(lists["former"]),
        bodies={key: kind for kind, heads in lists["bodies"].items() for key in _keys(heads)},
        masculine_bodies=_keys(lists["references"]["masculine_bodies"]),
        described={name: _keys(words) for name, words in lists["described"].items()},
        bare_ministries=_keys(lists["bare_ministries"]["words"]),
        dedicated=_keys(lists["dedicated"]["words"]),
        people=frozenset(load_group_words().people),
        numbers=load_group_words().numbers,
        referring=_keys(lists["references"]["one"]),
        pair_keys=_keys(lists["references"]["both"]) | _keys(lists["references"]["countries"]),
        country_keys=_keys(lists["references"]["countries"]),
        country_pairs=_words(lists["references"]["countries"]),
        counterparts=_words(lists["references"]["counterparts"]),
        god=atom_key(fold(lists["references"]["god"])),
        kingdom=atom_key(fold(lists["references"]["kingdom"])),
        kingdoms=frozenset(lists["references"]["kingdoms"]),
        states=fold(lists["references"]["states"]),
        counts={fold(word): number for word, number in lists["counts"].items()},
        pairs=_words(lists["references"]["both"]),
        masculine_states=frozenset(lists["references"]["masculine_states"]),
        sports=_words(lists["topics"]["sports"]),
        businesses=_keys(lists["topics"]["businesses"]),
        private_roles=frozenset(lists["topics"]["private_roles"]),
        turns=frozenset(tuple(fold(turn).split()) for turn in lists["topics"]["turns"]),
        whole=_whole(verbs, lists["bodies"]),
        verbs=frozenset(verbs),
        many=_of_many(verbs, singular),
        deeds=frozenset(
            word for word, forms in frames.forms.items() if any(f.tense == "noun" for f in forms)
        ),
        speech=frozenset(speech),
        calendar=frozenset(calendar),
        **{name: _words(words) for name, words in lists["grammar"].items()},
    )


def _of_many(verbs: set[str], singular: set[str]) -> frozenset[str]:
    """Return the verb forms whose ending shows that two or more did it; `singular` are plain past forms."""
    past = {
        stem + ending
        for word in singular
        for stem, endings in (
            (word, ("ا", "تا", "وا")),
            (word[:-1], ("يا", "تا", "وا") if word[-1] in "يا" else ()),
        )
        for ending in endings
    }
    present = {
        verb
        for verb in verbs
        if verb[0] in "يتس" and verb.endswith(("ان", "ون", "وا")) and {verb[:-2], verb[:-2] + "ي"} & verbs
    }
    return frozenset(((past & verbs) | present) - singular)


def _whole(verbs: set[str], bodies: dict[str, str]) -> frozenset[str]:
    """Return the words that only look like "and" and a verb: names and nouns (فيصل، فائدة، وزارة)."""
    heads = {fold(head) for text in bodies.values() for head in text.split()}
    return frozenset("ف" + verb for verb in verbs if is_known("ف" + verb)) | frozenset(
        "و" + verb for verb in verbs if "و" + verb in heads
    )


@lru_cache(maxsize=65536)
def is_ordinary(word: str) -> bool:
    """Say whether simplemma's dictionary knows a word (published spelling), with or without particles."""
    if not word:
        return False
    if simplemma.is_known(word, "ar") or simplemma.lemmatize(word, "ar") != word:
        return True
    return any(len(rest) > 3 and simplemma.is_known(rest, "ar") for taken, rest in bare_forms(word) if taken)


@lru_cache(maxsize=65536)
def is_ordinary_folded(word: str) -> bool:
    """Say the same of a folded word, whose last letter may have been another."""
    ends = {"ه": "ة", "ي": "ى"}
    spellings = [word, *([word[:-1] + ends[word[-1]]] if word[-1:] in ends else [])]
    spellings += [alef + spelling[1:] for spelling in spellings for alef in "أإ" if spelling[:1] == "ا"]
    return any(is_ordinary(spelling) for spelling in spellings)


@lru_cache(maxsize=65536)
def is_whole_word(word: str) -> bool:
    """Say whether simplemma's dictionary has a word (published spelling) as it stands, particles and all."""
    return simplemma.is_known(word, "ar")
