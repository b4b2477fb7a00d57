"""On whose word an event is told: the speaker, whoever passes the words on, the outlet; nearest first."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tawatur.arabic.letters import fold
from tawatur.arabic.verbs import past_forms, present_forms
from tawatur.facts.events.frames import Form
from tawatur.facts.events.sentences import forms_at
from tawatur.facts.events.subjects import subject_of
from tawatur.facts.events.view import Roles, View, is_media, plain, state_hit
from tawatur.facts.names import Hit
from tawatur.facts.registry import data
from tawatur.facts.text import readings

# How far an "according to" reaches, in items; the words between are the source's title.
_REACH_SOURCE = 12

# How far before an event the verbs of speech are looked for, in items: a long sentence's beginning.
_REACH_SPEECH = 60

# Speakers inside one another: «ذكرت الصحيفة أن الوزير قال إن المتحدث أكد …».
_DEEPEST = 3

# Words that may stand between a statement and its owner: «بيان مشترك صادر عن».
_REACH_OWNER = 5

_SPEAKS = ("organization", "person", "group")
_OPENING = frozenset(':"«“')
_STOPS = frozenset("،.؛")


@dataclass(frozen=True, slots=True)
class SourceWords:
    """The lists of `sources.toml`, folded; `passing_on` holds all forms of its verbs."""

    participles: frozenset[str]
    nouns: frozenset[str]
    quoted: frozenset[str]
    passing_on: frozenset[str]
    from_whom: frozenset[str]
    vessels: frozenset[str]
    vessel_links: frozenset[str]
    statements: frozenset[str]
    issued: frozenset[str]
    own_words: frozenset[str]
    own_words_lead: frozenset[str]
    as_said: frozenset[str]


@cache
def load_source_words() -> SourceWords:
    """Read the words of sources that come with the package."""
    lists = tomllib.loads(data("sources.toml").read_text("utf-8"))
    verbs = [pair.split("/") for pair in lists.pop("passing_on").split()]
    forms = frozenset(form for past, present in verbs for form in past_forms(past) | present_forms(present))
    return SourceWords(
        passing_on=forms, **{name: frozenset(map(fold, text.split())) for name, text in lists.items()}
    )


def find_sources(view: View, at: int, form: Form, roles: Roles, speakers: Sequence[Hit]) -> list[Hit]:
    """Return on whose word the event at an item is told, nearest first; empty where nobody is named.

    `speakers` are those of the sentences before: who «وأضاف» goes on with. An act of speech is told by its
    doer first.
    """
    found: list[Hit] = list(roles.actor) if form.frame.said else []
    found += _tellers(view, at, form, speakers)
    found += _said_behind(view, at) or source_named(view, at, speakers)
    found += _statements(view, at, told=bool(found))
    if found:
        found += _vessels(view)
    return list({hit.entity: hit for hit in found if _can_speak(hit)}.values())


def _can_speak(hit: Hit) -> bool:
    """Say whether a name can be somebody's who speaks: of places, only a state or a capital for it."""
    return hit.kind != "place" or hit.entity.startswith(("state-", "capital-"))


def _tellers(view: View, at: int, form: Form, speakers: Sequence[Hit]) -> Iterator[Hit]:
    """Yield who speaks in the clauses that an event's clause hangs on, from the innermost outwards."""
    depth = 0
    clause, inner = view.sentence.clause, at
    for n in range(at - 1, max(-1, at - 1 - _REACH_SPEECH), -1):
        if depth == _DEEPEST:
            return
        noun = depth == 0 and form.tense == "noun" and clause[n] == clause[at]
        if view.items[n].kind != "word" or not (noun or _governs(view, n, inner)):
            continue
        hits = speaker_at(view, n, at, speakers, first=depth == 0)
        if hits is not None:
            yield from hits
            depth, inner = depth + 1, n


def _said_behind(view: View, at: int) -> list[Hit]:
    """«…، قال الناطق باسم الوزارة.»: who is said to say so in the last words of the sentence."""
    items = view.items
    for n in range(at + 1, min(at + _REACH_SPEECH, len(items))):
        if not is_speech(view, n) or items[n].folded[0] in "وف" or "،" not in _led_gap(view, n):
            continue
        hits, how = subject_of(view, n)
        rest = items[n + 1 :]
        more = any(item.folded in view.lexicon.complements or ":" in item.gap for item in rest)
        if how == "right" and not more and view.verbs[n]:
            return hits
    return []


def _led_gap(view: View, n: int) -> str:
    """Return what stands before a verb of speech, or before the «كما», «على ما» that leads to it."""
    as_said = load_source_words().as_said
    while n and view.items[n - 1].folded in as_said and not view.items[n].gap.strip():
        n -= 1
    return view.items[n].gap


def _governs(view: View, n: int, at: int) -> bool:
    """Say whether «إن» and the like, a colon or a quotation mark stand between a verb and an event."""
    near = min(at + 1, n + 1 + _REACH_SPEECH)
    return any(
        view.items[m].folded in view.lexicon.complements or _OPENING & set(view.items[m].gap)
        for m in range(n + 1, near)
    )


def speaker_at(
    view: View, n: int, at: int, speakers: Sequence[Hit], *, first: bool = True
) -> Sequence[Hit] | None:
    """Return who says by the word at item n what is told at item `at`, None where it is no word of speech.

    `speakers` are those who spoke last: they go on where nobody is named, if the word is the `first` found.
    """
    words = load_source_words()
    word = view.items[n].folded
    bare = word[1:] if word[0] in "وف" else word
    if bare in words.participles:
        return _participles_speaker(view, n, speakers)
    if word in words.passing_on or bare in words.passing_on:
        return _passed_on(view, n, at)
    if bare in words.nouns:
        return _nouns_speaker(view, n)
    if is_speech(view, n) and view.verbs[n]:
        hits, how = subject_of(view, n, at)
        if how in ("right", "left", "relative"):
            return hits
        issuer = statement_owner(view, n)
        return issuer or (speakers if first else None)
    if first and _hangs_on(view, at) and _said_frame(view, n):
        hits, how = subject_of(view, n, at)
        return hits if how in ("right", "left") else None
    return None


def _participles_speaker(view: View, n: int, speakers: Sequence[Hit]) -> Sequence[Hit] | None:
    """Return who a participle of speech goes on with: the subject of the verb before it in the sentence."""
    for m in range(n - 1, max(-1, n - 1 - _REACH_SPEECH), -1):
        if view.items[m].kind == "word" and view.verbs[m]:
            hits, how = subject_of(view, m, n)
            if how in ("right", "left"):
                return hits
            if how == "unknown":
                return None
    return view.carried or speakers or None


def _nouns_speaker(view: View, n: int) -> Sequence[Hit] | None:
    """«إعلان الوزارة أنه …», «تأكيد الوزير أن …»: whose the verbal noun of speech is."""
    after = view.items[n + 1] if n + 1 < len(view.items) else None
    return [after.hit] if after and after.hit and plain(after.hit) and not after.gap.strip() else None


def _passed_on(view: View, n: int, at: int) -> Sequence[Hit] | None:
    """«نقلت الوكالة عن الوزير قوله إن …»: the minister, then the agency."""
    words = load_source_words()
    hits, how = subject_of(view, n, at)
    carriers = hits if how in ("right", "left") else []
    for m in range(n + 1, min(n + 1 + _REACH_SOURCE, at)):
        if view.items[m].folded in words.from_whom:
            heard = _first_named(view, m, at)
            return [*heard, *carriers] or None
    return carriers or None


def _hangs_on(view: View, at: int) -> bool:
    """Say whether an event's clause begins with «أن» and the like: it is what somebody said."""
    clause = view.sentence.clause
    if at >= len(clause):
        return False  # what is told begins behind the sentence's last word
    start = at
    while start and clause[start - 1] == clause[at]:
        start -= 1
    return view.items[start].folded in view.lexicon.complements


def _said_frame(view: View, n: int) -> bool:
    return any(form.frame.said and form.tense != "noun" for form, _ in forms_at(view.items[n], view.frames))


def is_speech(view: View, at: int) -> bool:
    """Say whether an item is a verb or participle of speech."""
    item = view.sentence.items[at]
    return item.folded in _spoken(view.lexicon.speech) and item.kind == "word"


@cache
def _spoken(speech: frozenset[str]) -> frozenset[str]:
    """Return verbs and participles of speech, alone and joined by «و» or «ف»."""
    participles = load_source_words().participles
    return speech | participles | {joined + word for joined in "وف" for word in (*speech, *participles)}


def statement_owner(view: View, n: int) -> list[Hit]:
    """«قال بيان للوزارة», «ذكر تقرير صادر عن …»: whose the statement behind a verb of speech is."""
    words = load_source_words()
    if n + 1 >= len(view.items) or view.items[n + 1].folded.removeprefix("ال") not in words.statements:
        return []
    return _owner(view, n + 1)


def _owner(view: View, n: int) -> list[Hit]:
    """Return whose the statement at item n is."""
    words = load_source_words()
    for m in range(n + 1, min(n + 1 + _REACH_OWNER, len(view.items))):
        item = view.items[m]
        if _OPENING & set(item.gap):
            return []  # «في تغريدة: "إيران …"»: the words begin
        if item.hit:
            return [item.hit] if item.hit.kind in _SPEAKS or m == n + 1 else []
        if item.folded not in words.issued and not view.demonym(m):
            return []
    return []


def source_named(view: View, at: int, speakers: Sequence[Hit]) -> list[Hit]:
    """«وفق بيان صادر عن المتحدثة …», «نقلا عن …»: the first name or names behind each such word."""
    words = load_source_words()
    found: list[tuple[int, list[Hit]]] = []
    for n in range(max(0, at - _REACH_SPEECH), min(at + _REACH_SPEECH, len(view.items))):
        item = view.items[n]
        if item.kind != "word":
            continue
        if {item.folded, item.folded.removeprefix("و")} & view.lexicon.according:
            found.append((abs(n - at), _first_named(view, n, len(view.items))))
        elif item.folded in words.own_words and n and view.items[n - 1].folded in words.own_words_lead:
            found.append((abs(n - at), list(speakers)))
    return [hit for _, hits in sorted(found, key=lambda pair: pair[0]) for hit in hits]


def _first_named(view: View, n: int, stop: int) -> list[Hit]:
    """Return the first who can speak behind item n: a person or body, or a state right behind it."""
    for m in range(n + 1, min(n + 1 + _REACH_SOURCE, stop)):
        item = view.items[m]
        if _STOPS & set(item.gap) and m > n + 1:
            return []
        if item.hit and item.hit.kind in _SPEAKS:
            return [item.hit]
        if item.hit and m == n + 1:
            return [item.hit]
        if item.folded in view.lexicon.people_of:
            for k in range(m + 1, min(m + 3, stop)):
                if state := view.demonym(k):
                    return [state_hit(view, k, state)]
    return []


def _statements(view: View, at: int, *, told: bool) -> Iterator[Hit]:
    """Yield whose statement an event is told in: «أعربت …، في بلاغ لوزارة الخارجية، عن …».

    A statement in another clause counts only where somebody else is known to tell of the event.
    """
    words, clause = load_source_words(), view.sentence.clause
    for n in range(max(1, at - _REACH_SPEECH), min(at + _REACH_SOURCE, len(view.items))):
        led = view.items[n - 1].folded in view.lexicon.within
        if led and view.items[n].folded in words.statements and (told or clause[n] == clause[at]):
            yield from _owner(view, n)


def _vessels(view: View) -> Iterator[Hit]:
    """Yield the outlets that somebody's words were given to: «قال لوكالة …», «في تصريح لصحيفة …»."""
    words = load_source_words()
    for n, item in enumerate(view.items):
        if not item.hit or not is_media(view, item.hit) or n == 0:
            continue
        joined = "ل" in item.hit.particles
        led = view.items[n - 1].folded in words.vessel_links
        if not (joined or led):
            continue
        for m in range(max(0, n - _REACH_OWNER), n):
            if view.items[m].kind != "word":
                continue
            keys = {reading.key for reading in readings(view.items[m].folded)}
            if is_speech(view, m) or keys & words.vessels:
                yield item.hit
                break


def speakers_of(view: View) -> list[Hit]:
    """Return who speaks in a sentence: the subject of its first verb of speech."""
    spoken = _spoken(view.lexicon.speech)
    for n, item in enumerate(view.items):
        if item.folded in spoken and item.kind == "word":
            hits, how = subject_of(view, n)
            if how in ("right", "left"):
                return [hit for hit in hits if plain(hit)]
            if owner := statement_owner(view, n):
                return owner
    return []
