"""The words of date expressions: for each folded word its class and what it counts for.

A class is what the rules speak of ("weekday", "month_the"); inside, each class is one character, so that
a text becomes a string of classes and a rule a regular expression over it.
"""

from importlib.resources import files
from typing import Final, NamedTuple

from tawatur.arabic.letters import fold
from tawatur.arabic.months import AMBIGUOUS, HIJRI_MONTHS, MONTHS, WEEKDAYS

Value = int | str

_ARTICLE: Final = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_AND: Final = ("\N{ARABIC LETTER WAW}", "\N{ARABIC LETTER FEH}")
_IN: Final = ("\N{ARABIC LETTER BEH}", "\N{ARABIC LETTER LAM}")
_AS: Final = "\N{ARABIC LETTER KAF}"
ARTICLE: Final = _ARTICLE

# Classes that no table gives: figures, number words, signs, and what joins words.
_MADE: Final = (
    *("plain", "and", "at", "as", "al", "n", "yy", "year", "amount", "clock", "card", "card_year", "ordinal"),
    *("slash", "dash", "comma", "open", "close", "dot", "colon", "stop", "quote", "monday_two"),
    *("weekday", "weekday_bare", "month", "month_amb", "hijri", "hijri_amb", "holiday"),
)
SIGNS: Final = {
    "/": "slash",
    "\\": "slash",
    "-": "dash",
    ",": "comma",
    "\N{ARABIC COMMA}": "comma",
    "(": "open",
    "[": "open",
    ")": "close",
    "]": "close",
    ".": "dot",
    ":": "colon",
    "!": "stop",
    "?": "stop",
    ";": "stop",
    "\N{ARABIC QUESTION MARK}": "stop",
    "\N{ARABIC SEMICOLON}": "stop",
    '"': "quote",
}


class Entry(NamedTuple):
    """What a word stands for: its class's character, and its value."""

    tag: str
    value: Value


class Surface(NamedTuple):
    """A word as it stands in a text: the particles joined to it, and what is left of it."""

    joined: tuple[str, ...]
    """Classes of the joined particles: "and", "at", "as"; each is one letter."""
    skipped: int
    word: str


class Holiday(NamedTuple):
    """A day that a calendar fixes; see holidays.tsv."""

    calendar: str
    month: int
    day: str
    name: str


def read_rows(name: str) -> list[list[str]]:
    """Return the rows of one of this package's tables, without comments and the heading."""
    text = files("tawatur.facts.dates").joinpath("data", name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]


class Lexicon:
    """All words by folded form; `many` holds those of several words by their first."""

    def __init__(self) -> None:
        self.tags: dict[str, str] = {}
        self.words: dict[str, Entry] = {}
        self.many: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        self.holidays: list[Holiday] = []
        for name in _MADE:
            self.tag(name)
        for name, value, words in read_rows("words.tsv"):
            for word in words.split():
                self._add(word, name, int(value) if value.lstrip("-").isdigit() else value)
        self._add_names()
        for calendar, month, day, _length, names in read_rows("holidays.tsv"):
            for word in names.split():
                self._add(word, "holiday", len(self.holidays))
                self.holidays.append(Holiday(calendar, int(month), day, word.replace("_", " ")))
        for rest in self.many.values():
            rest.sort(key=lambda item: -len(item[0]))

    def tag(self, name: str) -> str:
        """Return the character of a class, making one for a new class."""
        return self.tags.setdefault(name, chr(0xE000 + len(self.tags)))

    def _add(self, word: str, name: str, value: Value) -> None:
        parts = [fold(part) for part in word.split("_")]
        entry = Entry(self.tag(name), value)
        if len(parts) == 1:
            self.words[parts[0]] = entry
        else:
            self.many.setdefault(parts[0], []).append((tuple(parts[1:]), entry))

    def _add_names(self) -> None:
        for plain, doubtful, table in (
            ("month", "month_amb", MONTHS),
            ("hijri", "hijri_amb", HIJRI_MONTHS),
        ):
            for name, number in table.items():
                self._add(name.replace(" ", "_"), doubtful if name in AMBIGUOUS else plain, number)
        for name, number in WEEKDAYS.items():
            if " " not in name:
                self._add(name, "weekday" if name.startswith(_ARTICLE) else "weekday_bare", number)

    def surfaces(self, others: frozenset[str]) -> dict[str, Surface]:
        """Return every way that a known word (or one of `others`) is written with particles joined to it."""
        known = {**dict.fromkeys(self.words), **dict.fromkeys(self.many), **dict.fromkeys(others)}
        ways: dict[str, Surface] = {word: Surface((), 0, word) for word in known}
        for conjunction in ("", *_AND):
            for preposition in ("", *_IN, _AS):
                if not conjunction + preposition:
                    continue
                joined = ("and",) * bool(conjunction)
                if preposition:
                    joined += ("as" if preposition == _AS else "at",)
                for word in known:
                    written = conjunction + preposition + word
                    skipped = len(written) - len(word)
                    if preposition == _IN[1] and word.startswith(_ARTICLE):
                        # li- swallows the alef of the article.
                        written = conjunction + preposition + word[1:]
                        skipped = len(conjunction) + 2
                    ways.setdefault(written, Surface(joined, skipped, word))
        return ways


LEXICON: Final = Lexicon()
