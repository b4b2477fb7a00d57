"""Search terms: the form under which a word is looked for, whatever is joined to it.

One function makes the terms of texts and of queries, so a query finds what a reader takes for the same
word: «المدرسة» finds «والمدرسة» and «مدارس». A word that no list knows is taken for a name and is left whole,
but for the particles and the article in front of it.
"""

from functools import lru_cache
from importlib.resources import files

from simplemma.strategies.dictionaries import DEFAULT_DICTIONARY_FACTORY

from tawatur.arabic.letters import fold
from tawatur.arabic.words import bare_forms, find_words

_ARTICLE = "ال"
_SHORTEST_REST = 3  # «ولد» is not و + لد: shorter rests are more often part of the word
_SHORTEST_VERB = 4
_SHORTEST_UNKNOWN = 5  # «والتر» and «بالمر» are names without an article


@lru_cache(maxsize=1)
def _endings() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return what may be joined after a word, before a verb, and in front of a name, from the data file."""
    kinds: dict[str, list[str]] = {"suffix": [], "future": [], "joined": []}
    for line in _data_lines("affixes.tsv"):
        kind, letters = line.split("\t")
        kinds[kind].append(letters)
    return tuple(kinds["suffix"]), tuple(kinds["future"]), tuple(kinds["joined"])


def _data_lines(name: str) -> list[str]:
    text = (files("tawatur.arabic") / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@lru_cache(maxsize=1)
def protected_names() -> frozenset[str]:
    """Return the folded names that a dictionary or a rule would take for something else."""
    return frozenset(fold(word) for line in _data_lines("names.txt") for word in line.split())


@lru_cache(maxsize=1)
def _lemmas() -> dict[str, str]:
    """Return folded word → folded dictionary form for some 260,000 words; takes about a second, once.

    Folding makes some words alike; a word that is its own dictionary form wins.
    """
    forms = DEFAULT_DICTIONARY_FACTORY.get_dictionary("ar")
    keys = list(forms)
    # One long string folds ten times as fast as 300,000 short ones, and letter by letter as fast again.
    text = "\n".join((*keys, *(forms[key] for key in keys)))
    for letter in set(text) - {"\n"}:
        if fold(letter) != letter:
            text = text.replace(letter, fold(letter))
    folded = text.split("\n")
    words, lemmas = folded[: len(keys)], folded[len(keys) :]
    found = dict(zip(reversed(words), reversed(lemmas), strict=True))  # of words alike the first wins
    found.update((word, word) for word, lemma in zip(words, lemmas, strict=True) if word == lemma)
    return found


def _lemma(word: str) -> str | None:
    """Return the dictionary form of a folded word, None of an unknown one."""
    lemma = _lemmas().get(word)
    if lemma is None or lemma == word or _is_inflection(word, lemma):
        return lemma
    return word.removeprefix(_ARTICLE) or word


def _is_inflection(word: str, lemma: str) -> bool:
    """Say whether a dictionary form stands for the same word, and not for a verb the word comes from.

    «مصعب» and «معتصم» are names and adjectives long before they are participles, «زهراء» and «السودان» are
    not forms of a colour; a form of one or two letters says nothing.
    """
    if len(lemma) < _SHORTEST_REST or len(word) < _SHORTEST_REST:
        return False
    stripped = word.removeprefix(_ARTICLE)
    for form in {word, stripped}:
        if form.startswith("م") and not lemma.startswith("م"):
            return False
        if form[1:2] == "ا" and lemma == form[0] + form[2:]:
            return False
    # Only a broken plural or a verb's prefix changes how a word begins.
    return stripped[:1] in (lemma[:1], "ا", "ي", "ت", "ن", "س")


def is_known(word: str) -> bool:
    """Say whether a folded word is in the dictionary or among the names."""
    return word in protected_names() or word in _lemmas()


@lru_cache(maxsize=65536)
def stem(folded: str) -> str:
    """Return the search form of one folded word.

    >>> stem("والمدرسه") == stem("مدارس")
    True
    >>> stem("علي")
    'علي'
    """
    if folded.isascii() or folded in protected_names():
        return folded
    readings = [(t, rest) for t, rest in bare_forms(folded) if not t or len(rest) >= _SHORTEST_REST]
    for taken, rest in readings:
        if is_known(rest) and (not taken or _can_follow(taken, rest)):
            return _bare(rest)
    for taken, rest in readings:
        inner = None if _has_article(taken) or rest.startswith(_ARTICLE) else _without_ending(rest)
        if inner is not None and (not taken or len(inner) > _SHORTEST_REST):
            return _bare(inner)
    for taken, rest in readings:
        if taken != _ARTICLE and _has_article(taken) and len(rest) >= _SHORTEST_UNKNOWN:
            return rest
    return _bare(folded)


def _has_article(taken: str) -> bool:
    return taken.endswith((_ARTICLE, "لل"))


def _can_follow(taken: str, rest: str) -> bool:
    """Say whether a known word is likely to stand after a lone preposition, which no verb does.

    Without this «كنيدي» would be كـ and a rare verb.
    """
    if _has_article(taken) or taken == "و" or rest in protected_names() or rest.startswith(_ARTICLE):
        return True
    return (_lemma(rest) or rest)[0] == rest[0]


def _bare(word: str) -> str:
    """Return the search form of a word that has no particle in front, though it may have the article."""
    if word in protected_names():
        return word
    lemma = _lemma(word)
    if word.startswith(_ARTICLE) and len(word) >= len(_ARTICLE) + _SHORTEST_REST:
        rest = word[len(_ARTICLE) :]
        # «المانيا» and «التزام» begin with the two letters; there the dictionary's own form keeps them.
        belongs = lemma is not None and lemma.startswith(_ARTICLE)
        if rest in protected_names() or (not belongs and (lemma is None or is_known(rest))):
            return _bare(rest) if is_known(rest) else rest
    return word if lemma is None else lemma


def _without_ending(word: str) -> str | None:
    """Return a known word inside an unknown one: without a joined pronoun, or the sign of the future."""
    suffixes, futures, _ = _endings()
    for suffix in suffixes:
        rest = word.removesuffix(suffix)
        if rest == word or len(rest) < _SHORTEST_REST:
            continue
        if rest.endswith("ت") and rest[:-1] + "ه" in _lemmas():
            return rest[:-1] + "ه"
        if rest in _lemmas():
            return rest
    for future in futures:
        rest = word.removeprefix(future)
        if rest != word and len(rest) >= _SHORTEST_VERB and rest[0] in "يتن":
            if rest in _lemmas():
                return rest
            return _without_ending(rest)
    return None


def search_terms(text: str) -> list[str]:
    """Return the search form of each word of a text, in order: one for each word of `find_words`."""
    return [stem(word.folded) for word in find_words(text)]


@lru_cache(maxsize=4096)
def joined_forms(folded: str) -> tuple[str, ...]:
    """Return a folded word as it can stand in a text: alone, and with each particle joined in front.

    What is asked for in quotation marks is found under these, and so is a name that no list knows.
    """
    _, _, joined = _endings()
    forms = [folded]
    for particle in joined:
        if particle.endswith("ل") and folded.startswith(_ARTICLE):
            forms.append(particle + "ل" + folded[len(_ARTICLE) :])
        else:
            forms.append(particle + folded)
    return tuple(forms)
