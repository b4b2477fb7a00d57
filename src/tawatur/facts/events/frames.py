"""The frames: which words tell of which event, read from `data/frames/` and looked up by word form."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal, NamedTuple

from tawatur.arabic.letters import fold
from tawatur.arabic.verbs import future_forms, noun_forms, owner_of, past_forms, present_forms
from tawatur.facts.registry import data
from tawatur.facts.text import atom_key

Tense = Literal["past", "present", "future", "noun", "participle"]

# Behind a past: read only with an ending, for bare it is a noun («تعاون», «أسهم»).
_NOT_BARE = "+"

VERSION = "1"
"""Version of the frames and of how they are read; part of every mention's rule."""

# Fields that make a frame narrower than another of the same words: it is tried first.
_NARROW = ("object_heads", "with_noun", "negated", "tenses", "then", "speaker")


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to tell of an event; the fields are explained in `data/frames/README.md`."""

    id: str
    type: str
    mode: str | None
    subject: str | None
    object: str | None
    of: str | None
    of_place: str | None
    links: Mapping[str, str]
    needs: tuple[str, ...]
    noun_needs: tuple[str, ...]
    needs_ask: bool
    targeted: bool
    open: bool
    governed: frozenset[str]
    said: bool
    passive: bool
    by_gunmen: bool
    place: bool
    object_places: bool
    at_home: bool
    persons: bool
    only_states: bool
    forces_only: bool
    people_object: bool
    things: bool
    said_before: bool
    counted: bool
    crowd: bool
    people_actor: bool
    persons_only: frozenset[str]
    abstract: frozenset[str]
    beside: frozenset[str]
    beside_by_noun: Mapping[str, frozenset[str]]
    alone: frozenset[str]
    object_heads: frozenset[str]
    by_verb: frozenset[str]
    of_recipient: frozenset[str]
    unless: frozenset[str]
    against: frozenset[str]
    persons_object: bool
    told_by_doer: bool
    represented: frozenset[str]
    actor_words: frozenset[str]
    verb_needs: Mapping[str, frozenset[str]]
    of_alone: str | None
    of_joined: str | None
    behind: frozenset[str]
    not_behind: frozenset[str]
    followed: frozenset[str]
    laid_on: frozenset[str]
    direct: bool
    mode_needed: bool
    international: bool
    without: frozenset[str]
    speaker: str | None
    own: bool
    predicate: str | None
    uttered: bool
    tenses: frozenset[str]
    negated: frozenset[str]
    then: frozenset[str]
    never_then: frozenset[str]
    modes: Mapping[str, frozenset[str]]

    def asks(self, form: "Form") -> bool:
        """Say whether it asks for words beside a trigger; such a frame is tried before one that takes any."""
        beside = self.beside or form.word in self.beside_by_noun
        return bool(
            self.object_heads
            or self.negated
            or (beside if form.tense == "noun" else form.word in self.verb_needs)
        )

    def narrow(self, form: "Form") -> bool:
        """Say whether it is tried before frames that take any words and any doer."""
        return bool(self.actor_words or self.people_actor) or self.asks(form)


class Form(NamedTuple):
    """A word form that may tell of an event: the frame, how, the plain word, and the owner's pronoun."""

    frame: Frame
    tense: Tense
    word: str
    owner: str | None = None


@dataclass(slots=True)
class Frames:
    """All frames, and the word lists around them."""

    forms: dict[str, list[Form]] = field(default_factory=dict)
    frames: list[Frame] = field(default_factory=list)
    examples: list[tuple[Frame, str]] = field(default_factory=list)
    light: frozenset[str] = frozenset()
    receivers: frozenset[str] = frozenset()
    undertaking: frozenset[str] = frozenset()
    against: dict[str, frozenset[str]] = field(default_factory=dict)
    denying: frozenset[str] = frozenset()
    lasting: frozenset[str] = frozenset()
    doing: frozenset[str] = frozenset()
    results: frozenset[str] = frozenset()
    asking: frozenset[str] = frozenset()
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    ways: dict[str, tuple[tuple[Form, str], ...]] = field(default_factory=dict, repr=False)
    """What `sentences.forms_of` found of words it was asked before."""
    verbs: dict[str, bool] = field(default_factory=dict, repr=False)
    """What `sentences.is_verb` found of words it was asked before."""
    opens: dict[str, int] = field(default_factory=dict, repr=False)
    """The same of what begins a clause."""
    joined: dict[str, bool] = field(default_factory=dict, repr=False)
    """What `verb_words.joined_verb` found, word by word."""
    carrying: dict[str, bool] = field(default_factory=dict, repr=False)
    """What `verb_words.joined_object` found, word by word."""


def _folded(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in text.split())


def _keys(text: str) -> frozenset[str]:
    return frozenset(atom_key(fold(word)) for word in text.split())


def _word_of(pair: str) -> str:
    """Return the plain word that a verb goes by: its past, or its present where that alone is read."""
    return fold(pair.removeprefix("-/").split("/")[0].removesuffix(_NOT_BARE))


def _verb(pair: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    past, present = pair.split("/")
    if past.endswith(_NOT_BARE):
        past = past.removesuffix(_NOT_BARE)
        return past_forms(past) - {fold(past)}, present_forms(present), future_forms(present)
    if past == "-":  # the past is spelt like a noun
        return frozenset(), present_forms(present), future_forms(present)
    if present == "-":  # the present is spelt like another verb's
        return past_forms(past), frozenset(), frozenset()
    return past_forms(past), present_forms(present), future_forms(present)


def _all_forms(pairs: str) -> frozenset[str]:
    return frozenset(form for pair in pairs.split() for forms in _verb(pair) for form in forms)


def _by_word(row: Mapping[str, Any], needs: Mapping[str, str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield what stands beside each verb and participle of a frame; «*» stands for all without their own."""
    every = needs.get("*")
    if every:
        words = [_word_of(pair) for pair in row.get("verbs", "").split()]
        for word in (*words, *map(fold, row.get("participles", "").split())):
            yield word, _folded(every) | _keys(every)
    for word, beside in needs.items():
        yield fold(word), _folded(beside) | _keys(beside)


def _frame(row: Mapping[str, Any], modes: Mapping[str, Mapping[str, str]]) -> Frame:
    """Read a frame; `modes` are the lists that several frames share by name."""
    told = row.get("modes", {})

    def flag(name: str) -> bool:
        return bool(row.get(name, False))

    return Frame(
        id=row["id"], type=row["type"], mode=row.get("mode"),
        subject=row.get("subject"), object=row.get("object"), of=row.get("of"), of_place=row.get("of_place"),
        links={fold(word): role for word, role in row.get("links", {}).items()},
        needs=tuple(row["needs"]), noun_needs=tuple(row.get("noun_needs", row["needs"])),
        needs_ask=flag("needs_ask"), targeted=flag("targeted"), open=flag("open"),
        governed=_folded(row.get("governed", "")), said=flag("said"), passive=flag("passive"),
        by_gunmen=flag("by_gunmen"),
        place=flag("place"), object_places=flag("object_places"), at_home=flag("at_home"),
        persons=flag("persons"), only_states=flag("only_states"), things=flag("things"),
        said_before=flag("said_before"),
        counted=flag("counted"), crowd=flag("crowd"),
        forces_only=flag("forces_only"), people_object=flag("people_object"),
        people_actor=flag("people_actor"),
        persons_only=_folded(row.get("persons_only", "")), abstract=_keys(row.get("abstract", "")),
        beside=_folded(row.get("with", "")),
        beside_by_noun={fold(noun): _folded(words) for noun, words in row.get("with_noun", {}).items()},
        alone=_folded(row.get("alone", "")), object_heads=_keys(row.get("object_heads", "")),
        by_verb=frozenset(
            form
            for verb in row.get("by_verb", "").split()
            for form in (_all_forms(verb) if "/" in verb else past_forms(verb))
        ),
        of_recipient=_folded(row.get("of_recipient", "")),
        unless=_folded(row.get("unless", "")), against=_folded(row.get("against", "")),
        persons_object=flag("persons_object"), told_by_doer=flag("told_by_doer"),
        represented=_keys(row.get("represented", "")),
        actor_words=_keys(row.get("actor_words", "")),
        verb_needs=dict(_by_word(row, row.get("verb_needs", {}))),
        of_alone=row.get("of_alone"), of_joined=row.get("of_joined"),
        behind=_folded(row.get("behind", "")), not_behind=_keys(row.get("not_behind", "")),
        followed=_folded(row.get("followed", "")), laid_on=_keys(row.get("laid_on", "")),
        direct=flag("direct"), mode_needed=flag("mode_needed"),
        international=flag("international"), without=_keys(row.get("without", "")),
        speaker=row.get("speaker"), own=flag("own"),
        predicate=row.get("predicate"), uttered=flag("uttered"),
        tenses=frozenset(row.get("tenses", "").split()), negated=_folded(row.get("negated", "")),
        then=_folded(row.get("then", "")), never_then=_folded(row.get("never_then", "")),
        modes={
            mode: _keys(words) for mode, words in (modes[told] if isinstance(told, str) else told).items()
        },
    )  # fmt: skip


@cache
def load_frames() -> Frames:
    """Read the frames that come with the package."""
    around = tomllib.loads(data("around.toml").read_text("utf-8"))
    frames = Frames(
        light=_all_forms(around["light"]["verbs"]), receivers=_all_forms(around["light"]["receivers"])
    )
    frames.undertaking = _all_forms(around["light"]["undertaking"])
    frames.denying = _all_forms(around["status"]["denied_by"])
    frames.results = _all_forms(around["status"]["results"])
    frames.doing = _all_forms(around["status"]["doing"])
    frames.lasting = _all_forms(around["status"]["lasting"])
    frames.asking = _all_forms(around["status"]["asking"])
    frames.words = {name: _folded(words) for name, words in around["status"].items()}
    frames.against = {name: _folded(words) for name, words in around["against"].items()}
    frames.against["opposers"] = _keys(around["against"]["opposers"])
    for verbs in ("provoking", "forcing"):
        frames.against[verbs] = _all_forms(around["against"][verbs])
    files = sorted(
        (file for file in data("frames").iterdir() if file.name.endswith(".toml")), key=lambda file: file.name
    )
    rows = [row for file in files for row in tomllib.loads(file.read_text("utf-8"))["frame"]]
    # Stable: the narrower first, and before them a threat of sanctions (`own`) and a refusal to give in.
    rows.sort(
        key=lambda row: ("own" not in row and "negated" not in row, not any(key in row for key in _NARROW))
    )
    # «إشادة» and «أشاده» are one word without vowels: the noun is the one that news writes.
    nouns = {fold(noun) for row in rows for noun in row.get("nouns", "").split()}
    plain = nouns | {noun + "ا" for noun in nouns}  # «رفضا لـ» is the noun; the dual of the verb is rare
    for row in rows:
        if "against" in row:
            row["against"] = " ".join(around["against"].get(name, name) for name in row["against"].split())
        frame = _frame(row, around["modes"])
        never = _folded(row.get("never", ""))
        frames.frames.append(frame)
        frames.examples.append((frame, row["example"]))
        never = _folded(row.get("never", ""))
        for pair in row.get("verbs", "").split():
            word = _word_of(pair)
            for tense, forms in zip(("past", "present", "future"), _verb(pair), strict=True):
                for form in forms - never - (plain - {word} if tense == "past" else plain):
                    _add(frames, form, Form(frame, tense, word))  # type: ignore[arg-type]
        for noun in row.get("nouns", "").split():
            for form in noun_forms(noun) - never:
                _add(frames, form, Form(frame, "noun", fold(noun), owner_of(form, noun)))
        for participle in row.get("participles", "").split():
            _add(frames, fold(participle), Form(frame, "participle", fold(participle)))
    for rows_of_word in (rows for rows in frames.forms.values() if len(rows) > 1):
        rows_of_word.sort(
            key=lambda form: (
                "told" in form.frame.needs,  # only where nobody is named
                not form.frame.actor_words,
                not form.frame.narrow(form),
            )
        )
    return frames


def _add(frames: Frames, form: str, row: Form) -> None:
    rows = frames.forms.setdefault(form, [])
    if not any(other.frame is row.frame and other.tense == row.tense for other in rows):
        rows.append(row)
