"""Arabic news prose made from the samples' sentences, cut up and joined anew.

People, states, days, numbers and nouns are others each time.

About one text in five is a near-copy of an earlier one. Everything follows from the seed and the number.
"""

import html
import json
import random
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).parent
SAMPLES: Final = HERE.parent / "samples"

COPIES: Final = 0.2  # share of texts that are near-copies of another
SWAPPED: Final = 0.55  # of the nouns with the article, those that another takes the place of
SWAPPED_BARE: Final = 0.4  # the same of nouns without it, which are told by their endings
LONGEST_PIECE: Final = 5  # words; longer ones would be the same run of words in many texts
REJOINED: Final = 0.85  # of a sentence's later pieces, those that come from another sentence
LONG_AGO: Final = 200  # how many numbers back the text may be that is copied
FIRST_DAY: Final = date(2021, 1, 4)

_SENTENCE: Final = re.compile(r"(?<=[.!؟])\s+")
_WORD: Final = re.compile(r"[\u0621-\u064a]+")
_NOUN: Final = re.compile(r"(وال|بال|كال|فال|لل|ال)([\u0621-\u064a]{3,})")
_BARE: Final = re.compile(r"([وفبلك]?)([\u0621-\u064a]{2,}(?:ية|ات|ة))")
_JOINED: Final = re.compile(r"بال|لل|وال")
_NUMBER: Final = re.compile(r"(?<![\d\w.,-])\d{2,4}(?![\d\w.,-])")
_ENDINGS: Final = ("ية", "ات", "ين", "ون", "ة", "ي")


@dataclass(frozen=True, slots=True)
class Text:
    """What a page tells: the same for every layout."""

    number: int
    title: str
    paragraphs: tuple[str, ...]
    outlet: str
    author: str
    published: date
    copy_of: int | None = None


@lru_cache(maxsize=1)
def words() -> dict[str, Any]:
    """Return the tables of `words.toml`."""
    return tomllib.loads((HERE / "words.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def sentences() -> tuple[str, ...]:
    """Return the sentences of the samples' paragraphs, found without Tawatur's own readers."""
    paragraphs: list[str] = []
    for path in sorted(SAMPLES.glob("*.*")):
        if path.suffix == ".jsonl":
            lines = path.read_text(encoding="utf-8").splitlines()
            paragraphs += [part for line in lines for part in json.loads(line)["body"].split("\n")]
        elif path.with_name(f"{path.stem}_files").exists():
            continue  # saved with its pictures: it came after figures were taken with these sentences
        elif path.suffix == ".html":
            content = path.read_bytes()
            source = content.decode("cp1256" if b"windows-1256" in content else "utf-8")
            found = re.findall(r"<p>(.*?)</p>", source, re.S) + re.findall(r"(?m)^([^<\n]{80,})<BR>", source)
            paragraphs += [html.unescape(re.sub(r"<[^>]+>", "", part)) for part in found]
        elif path.suffix == ".txt":
            lines = path.read_text(encoding="utf-8").split("\n")
            # Lines of prose; the dumps' tickers stand in one line with wide gaps.
            paragraphs += [line for line in lines if len(line) > 100 and "   " not in line]
    kept = (part.strip() for text in paragraphs for part in _SENTENCE.split(text))
    return tuple(dict.fromkeys(part for part in kept if 50 < len(part) < 320 and part[-1] in ".؟!"))


def _cut(sentence: str) -> list[str]:
    """Return a sentence in pieces, each but the first beginning with a joint, or where one gets long."""
    joints = frozenset(words()["joints"].split())
    pieces: list[list[str]] = [[]]
    for word in sentence.rstrip(" .؟!").split():
        before = pieces[-1]
        if len(before) > 1 and (
            word in joints
            or before[-1].endswith("،")
            or (len(before) > 2 and _JOINED.match(word))
            or len(before) >= LONGEST_PIECE
        ):
            pieces.append([])
        pieces[-1].append(word)
    return [" ".join(piece) for piece in pieces]


def _kind(piece: str) -> str:
    """Return what a piece must have in common with one that takes its place: its joint, or how it begins."""
    first = piece.split(" ", 1)[0]
    return first if first in words()["joints"].split() else first[:2]


@lru_cache(maxsize=1)
def _pieces() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for sentence in sentences():
        for piece in _cut(sentence)[1:]:
            found.setdefault(_kind(piece), []).append(piece.rstrip("،"))
    return {kind: tuple(pieces) for kind, pieces in found.items()}


def _rejoined(chance: random.Random, sentence: str) -> str:
    """Return the sentence with pieces of others in place of most of its own."""
    first, *others = _cut(sentence)
    joined = [first]
    for piece in others:
        comma = "،" if piece.endswith("،") else ""
        other = chance.random() < REJOINED
        joined.append(chance.choice(_pieces()[_kind(piece)]) + comma if other else piece)
    return " ".join(joined) + "."


@lru_cache(maxsize=1)
def _nouns() -> dict[str, tuple[str, ...]]:
    """Return the nouns that may take each other's place, by kind; each as often as the samples have it."""
    kept = set(words()["kept"].split()) | {part for state in words()["states"] for part in state}
    kept |= {
        part for names in (words()["people"], words()["weekdays"]) for name in names for part in name.split()
    }
    found: dict[str, list[str]] = {}
    for sentence in sentences():
        for word in _WORD.findall(sentence):
            if (noun := _noun(word)) and noun[1] not in kept and "ال" + noun[1] not in kept:
                found.setdefault(noun[2], []).append(noun[1])
    return {kind: tuple(nouns) for kind, nouns in found.items()}


@lru_cache(maxsize=1)
def _swappable() -> frozenset[tuple[str, str]]:
    return frozenset((noun, kind) for kind, nouns in _nouns().items() for noun in nouns)


@lru_cache(maxsize=65536)
def _noun(word: str) -> tuple[str, str, str] | None:
    """Return (what is joined before it, noun, its kind) where a word is a noun."""
    if match := _NOUN.fullmatch(word):
        ending = next((ending for ending in _ENDINGS if match[2].endswith(ending)), "")
        return match[1], match[2], "the " + ending
    if match := _BARE.fullmatch(word):
        ending = next(ending for ending in _ENDINGS if match[2].endswith(ending))
        return match[1], match[2], "a " + ending
    return None


@lru_cache(maxsize=1)  # the roles are the same in every text, only who plays them differs
def _one_of(roles: frozenset[str]) -> re.Pattern[str]:
    longest_first = "|".join(map(re.escape, sorted(roles, key=len, reverse=True)))
    return re.compile(rf"(?<![\u0621-\u064a])([وبلفك]?)({longest_first})(?![\u0621-\u064a])")


@lru_cache(maxsize=1)
def _dates() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a month and of a weekday with the word before it."""
    table = words()
    months = "|".join((*table["months"], *table["other_months"]))
    return re.compile(rf"\b({months})\b"), re.compile(rf"(\w+ )?({'|'.join(table['weekdays'])})")


class _Casting:
    """Who and where one text is about: the samples' people and states, each played by another."""

    def __init__(self, chance: random.Random, published: date) -> None:
        table = words()
        self.chance, self.published = chance, published
        # A few are in most of the news, as everywhere: each is drawn by its rank.
        people = _by_rank(chance, table["people"])
        states = _by_rank(chance, table["states"])
        self.roles: dict[str, str] = dict(zip(sorted(table["people"]), people, strict=True))
        for had, has in zip(sorted(table["states"]), states, strict=True):
            # An adjective has the form of its gender, a joined preposition merges with nothing here.
            self.roles |= {a: b for a, b in zip(had, has, strict=True) if a not in self.roles}
        surnames = {
            name.split()[-1]: self.roles[name].split()[-1] for name in people if len(name.split()) == 2
        }
        self.roles |= {had: has for had, has in surnames.items() if had not in self.roles}
        self.pattern = _one_of(frozenset(self.roles))

    def play(self, sentence: str) -> str:
        """Return the sentence with other pieces, people, states, days, numbers and nouns."""
        chance, table = self.chance, words()
        sentence = _rejoined(chance, sentence)
        sentence = self.pattern.sub(lambda match: match[1] + self.roles[match[2]], sentence)
        sentence = _NUMBER.sub(lambda match: self._number(match[0]), sentence)
        months, weekdays = _dates()
        sentence = months.sub(lambda match: table["months"][self.published.month - 1], sentence)
        sentence = weekdays.sub(self._weekday, sentence)
        return _WORD.sub(lambda match: _swapped(chance, match[0]), sentence)

    def _number(self, number: str) -> str:
        value = int(number)
        if 1900 < value < 2100:
            return str(self.published.year - self.chance.choice((0, 0, 0, 1, 2, 10)))
        if value <= 31:
            return str(max(1, self.published.day - self.chance.randrange(4)))
        return str(self.chance.randrange(10 ** (len(number) - 1), 10 ** len(number)))

    def _weekday(self, match: re.Match[str]) -> str:
        before = (match[1] or "").strip()
        ago = 0 if before == words()["today"] else 1 if before == words()["yesterday"] else None
        if ago is None:
            ago = self.chance.randrange(7)
        return (match[1] or "") + str(words()["weekdays"][(self.published - timedelta(days=ago)).weekday()])


def _by_rank(chance: random.Random, items: Sequence[Any]) -> list[Any]:
    """Return the items in an order drawn by their rank: the first ones mostly stay in front."""
    keyed = [(chance.random() * (rank + 3), rank) for rank in range(len(items))]
    return [items[rank] for _, rank in sorted(keyed)]


def _swapped(chance: random.Random, word: str) -> str:
    noun = _noun(word)
    if not noun or noun[1:] not in _swappable():
        return word
    if chance.random() > (SWAPPED if noun[2].startswith("the") else SWAPPED_BARE):
        return word
    return noun[0] + chance.choice(_nouns()[noun[2]])


def make_text(number: int, seed: int) -> Text:
    """Return the text of a number; the same number and seed give the same text."""
    chance = random.Random(f"{seed}/text/{number}")
    if number and chance.random() < COPIES:
        return _copied(chance, number, make_text(chance.randrange(max(0, number - LONG_AGO), number), seed))
    published = FIRST_DAY + timedelta(days=number // 25)
    casting = _Casting(chance, published)
    length = max(
        600, min(9000, round(chance.lognormvariate(7.6, 0.5)))
    )  # half of all between 1,400 and 2,800
    played: list[str] = []
    while sum(map(len, played)) < length:
        at = chance.randrange(len(sentences()))
        # Two sentences that stood together stay together now and then: a text has threads.
        played += [casting.play(part) for part in sentences()[at : at + chance.choice((1, 1, 2))]]
    paragraphs = tuple(" ".join(played[at : at + 2]) for at in range(0, len(played), 2))
    return Text(
        number,
        title=headline(chance, casting.play(chance.choice(sentences()))),
        paragraphs=paragraphs,
        outlet=chance.choice(words()["outlets"]),
        author=chance.choice(words()["authors"]),
        published=published,
    )


def _copied(chance: random.Random, number: int, source: Text) -> Text:
    """Return a near-copy: another outlet, a paragraph less or more, a credit, words changed."""
    table = words()
    outlet = chance.choice([name for name in table["outlets"] if name != source.outlet])
    paragraphs = list(source.paragraphs)
    if len(paragraphs) > 3 and chance.random() < 0.6:
        del paragraphs[chance.randrange(1, len(paragraphs))]
    if chance.random() < 0.5:
        paragraphs = [_WORD.sub(lambda m: _touched(chance, m[0]), part) for part in paragraphs]
    if chance.random() < 0.5:
        credit = chance.choice(table["labels"]["credits"]).format(agency=chance.choice(table["agencies"]))
        paragraphs[0] = f"{paragraphs[0].removesuffix('.')}، {credit}."
    if chance.random() < 0.6:
        paragraphs.append(chance.choice(table["labels"]["own_words"]).format(outlet=outlet))
    title = source.title if chance.random() < 0.3 else headline(chance, chance.choice(paragraphs))
    return replace(
        source,
        number=number,
        title=title,
        paragraphs=tuple(paragraphs),
        outlet=outlet,
        author=chance.choice(table["authors"]),
        published=source.published + timedelta(days=chance.randrange(2)),
        copy_of=source.number if source.copy_of is None else source.copy_of,
    )


def _touched(chance: random.Random, word: str) -> str:
    return _swapped(chance, word) if chance.random() < 0.04 else word


def headline(chance: random.Random, sentence: str) -> str:
    """Return a sentence's first words as a headline."""
    return " ".join(sentence.split()[: chance.randrange(7, 12)]).strip(' ،.:؛"«»')


def make_headlines(chance: random.Random, day: date) -> Iterator[str]:
    """Yield headlines without end, all different from any text's."""
    casting = _Casting(chance, day)
    while True:
        yield headline(chance, casting.play(chance.choice(sentences())))
