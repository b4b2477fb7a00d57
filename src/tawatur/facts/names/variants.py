"""Whether two ways to write a person's name can be one name.

Names of Arabic origin differ by one long vowel (سالم، سليم، سلام), so there only folding, the article,
joined words and the spellings of a list are let pass. Names from other languages are written by ear: their
long vowels, and letters that stand for one foreign sound (ج غ ك, ت ط, س ش), vary. Two words that Wikidata
has as two names stay two.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from tawatur.arabic.letters import fold
from tawatur.facts.registry import data

Tokens = tuple[str, ...]

_ARTICLE = "ال"
_SON = frozenset(("بن", "ابن"))
_HOUSE = "ال"  # «آل», folded
_LINKS = _SON | {"ولد", _HOUSE}
_SERVANT, _FATHER, _LORD = "عبد", "بو", "ذو"
_FATHERS = frozenset((_FATHER, "ابو", "ابي", "ابا"))
_JOINED_ENDS = ("الدين", "الله")
_ENDS = frozenset(("دين", "الله"))

# Letters that a name from a language without their sounds is not written with.
_OURS = frozenset("عحصضظق")

_VOWELS = "اويء"
_SOUNDS = str.maketrans(
    {**dict.fromkeys("غكقڨڭگ", "ج"), **dict.fromkeys("طث", "ت"), **dict.fromkeys("ذض", "د")}
    | {**dict.fromkeys("زشصظ", "س"), **dict.fromkeys("خح", "ه")}
    | dict.fromkeys(_VOWELS, None)
)

# How many given names, the most frequent first, are taken for a sign that the whole name is Arabic.
_COMMON = 600


@dataclass(frozen=True, slots=True)
class Spellings:
    """What is known of words of names.

    `usual` leads from a spelling to the one that stands for it; `foreign` from words of foreign names to the
    groups whose spellings they are; `names` are names by themselves, `given` those that Arabs are given.
    """

    usual: dict[str, str] = field(default_factory=dict)
    foreign: dict[str, frozenset[int]] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()


@cache
def load_spellings() -> Spellings:
    """Read the lists that come with the package."""
    own = tomllib.loads(data("spellings.toml").read_text("utf-8"))
    table = (data("registry") / "name_spellings.txt").read_text("utf-8")
    *lines, others = [line.split() for line in table.splitlines() if line and not line.startswith("#")]
    groups: dict[str, set[int]] = {}
    for n, line in enumerate(lines):
        for word in line:
            groups.setdefault(_end(word), set()).add(n)
    foreign = {_end(word_of(fold(word))) for word in own["foreign"].split()}
    common = (data("registry") / "given_names.txt").read_text("utf-8").split()[:_COMMON]
    ours = [[word_of(fold(word)) for word in line.split()] for line in own["spellings"]]
    return Spellings(
        {word: line[0] for line in ours for word in line},
        {word: frozenset(of) for word, of in groups.items()},
        frozenset(_end(word) for line in (*lines, others) for word in line),
        frozenset(_end(word_of(word)) for word in common) - foreign,
    )


# ---------------------------------------------------------------- words


def word_of(folded: str) -> str:
    """Return a folded word of a name without its article."""
    return folded[2:] if folded.startswith(_ARTICLE) and len(folded) > 4 else folded


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """Return the consonants of a folded word, those that stand for one foreign sound as one letter."""
    heard = word.removesuffix("ه").removeprefix("ه").translate(_SOUNDS)
    return heard.replace("تس", "س")


def is_arabic(word: str) -> bool:
    """Say whether a folded word has letters that only names of our languages have."""
    return not _OURS.isdisjoint(word)


def is_feminine(word: str) -> bool:
    """Say whether a folded word ends as women's names do: there, an end more or less is another name."""
    return word.endswith(("ه", "ا")) and not word.endswith("يه")


def _end(word: str) -> str:
    """Return a word with one letter for what is written in two ways at the end: «بوريطة», «بوريطا»."""
    bare = word.rstrip("ء") or word
    return bare[:-1] + "ا" if bare.endswith("ه") and len(bare) > 2 else bare


def words_of(keys: Sequence[str]) -> Tokens:
    """Return the words of a name that tell one person from another, from its folded words without article.

    Words that are also written as one are made one («عبد الله», «نور الدين», «أبو الغيط», a family's «بن
    علي»), and spellings of a list become the first of them. «بن» between the names of a line, and «آل», are
    left out. What begins with «بن» is the end of a name whose beginning was not read, and has no words.
    """
    if not keys or keys[0] in _LINKS:
        return ()
    sons = [n for n, key in enumerate(keys) if n and key in _SON]
    family = sons[0] if len(sons) == 1 and sons[0] == len(keys) - 2 else None
    if len(keys) == 3 and keys[1] == _HOUSE:  # «محمد آل صباح» is no «محمد صباح»
        family = 1
    words: list[str] = []
    before = ""
    for n, key in enumerate(keys):
        if key in _LINKS and n != family and len(keys) > 1:
            continue
        if before:
            key, before = before + _usual(_plain(key)), ""
        elif key in (_SERVANT, _LORD) or key in _FATHERS or n == family:
            before = _FATHER if key in _FATHERS else "بن" if key in _SON else key
            continue
        elif key in _ENDS and words:
            key = words.pop() + _plain(key)
        words.append(_usual(_joined(key)))
    if before:
        words.append(before)
    return tuple(words)


def _usual(word: str) -> str:
    return load_spellings().usual.get(word, word)


def _plain(word: str) -> str:
    """Return what stands behind «عبد» or «أبو» without its article, however short it is."""
    return word.removeprefix(_ARTICLE)


@lru_cache(maxsize=65536)
def _joined(word: str) -> str:
    """Return a word that was written as one as it would be if it were made one here."""
    if word.startswith("ابو") and len(word) > 5:
        word = word[1:]
    for first in (_SERVANT, _FATHER, _LORD):
        if word.startswith(first + _ARTICLE):
            return first + _usual(word[len(first) + 2 :])
    for end in _JOINED_ENDS:
        if word.endswith(end) and len(word) > len(end) + 1:
            return word[: -len(end)] + end[2:]
    return word


def keys_of_name(words: Tokens) -> tuple[str, ...]:
    """Return by what a full name is looked up; names that can be one have a key in common.

    All it sounds like, and its first and last word; none for a name of one word.
    """
    if len(words) < 2:
        return ()
    ends = sound(words[0]) + _sound_of_last(words[-1])
    whole = "".join(map(sound, words[:-1])) + _sound_of_last(words[-1])
    return tuple(dict.fromkeys(key for key in (ends, whole) if len(key) > 1))


def _sound_of_last(word: str) -> str:
    """Return the same of a family's name, «بن» that it is written as one with left out («بنكيران»)."""
    return sound(word[2:] if word.startswith("بن") and len(word) > 5 else word)


# ---------------------------------------------------------------- likeness


def same_word(one: str, other: str, *, arabic: bool) -> bool:
    """Say whether two words of `words_of` are spellings of one; in an Arab's name, if `arabic`."""
    one, other = _end(one), _end(other)
    if one == other:
        return True
    if arabic or is_arabic(one) or is_arabic(other) or sound(one) != sound(other):
        return False
    if is_feminine(one) != is_feminine(other):
        return False
    known = load_spellings()
    if not known.foreign.get(one, frozenset()).isdisjoint(known.foreign.get(other, frozenset())):
        return True
    # Two names that Wikidata has differ by a vowel because they are two (جون، جان); by «غ» and «ج», not so.
    two = one in known.names and other in known.names
    return not (two and _vowels(one) != _vowels(other)) and _near(one, other)


def _vowels(word: str) -> str:
    return "".join(letter if letter in _VOWELS else "-" for letter in word)


@lru_cache(maxsize=16384)
def _near(one: str, other: str) -> bool:
    """Say whether two foreign words that sound alike differ by no more letters than spelling by ear gives."""
    heard, longest = len(sound(one)), max(len(one), len(other))
    allowed = 0 if heard < 2 else 1 if heard == 2 else 2 if longest < 8 else 3
    row = list(range(len(other) + 1))
    for n, letter in enumerate(one, 1):
        above, row[0] = row[0], n
        for m, against in enumerate(other, 1):
            above, row[m] = row[m], min(row[m] + 1, row[m - 1] + 1, above + (letter != against))
    return row[-1] <= allowed


def same_name(one: Tokens, other: Tokens) -> str | None:
    """Return how two full names, as `words_of` gives them, are one: "spelling" or "shorter"; None where not.

    "shorter": one lacks words that stand between the other's first and last. That alone proves no one person.
    """
    if min(len(one), len(other)) < 2:
        return None
    arabic = _is_arab(one) or _is_arab(other)
    if len(one) == len(other):
        alike = all(same_word(a, b, arabic=arabic) for a, b in zip(one, other, strict=True))
        return "spelling" if alike else None
    if "".join(one) == "".join(other) or _parted(one, other, arabic=arabic):
        return "spelling"
    short, long = sorted((one, other), key=len)
    ends = same_word(short[0], long[0], arabic=arabic) and same_word(short[-1], long[-1], arabic=arabic)
    return "shorter" if ends and _inside(short, long, arabic=arabic) else None


def _is_arab(name: Tokens) -> bool:
    """Say whether a name has a word that Arabs bear, so that long vowels count in all of it."""
    given = load_spellings().given
    return name[-1].startswith("بن") or any(is_arabic(word) or _end(word) in given for word in name)


def _parted(one: Tokens, other: Tokens, *, arabic: bool) -> bool:
    """Say whether a foreign name's words are written as one in the other: «دي ميستورا», «ديميستورا»."""
    if arabic or not same_word(one[0], other[0], arabic=False):
        return False
    rest, others = "".join(one[1:]), "".join(other[1:])
    return sound(rest) == sound(others) and len(sound(rest)) > 1 and _near(rest, others)


def _inside(short: Tokens, long: Tokens, *, arabic: bool) -> bool:
    """Say whether the words of the shorter name stand in the longer one in the same order."""
    rest = iter(long)
    return all(any(same_word(word, of, arabic=arabic) for of in rest) for word in short)
