"""Forms of a verb or a verbal noun, folded, as they stand in unvowelled news text.

Only third persons and the spellings they share with others are made: news speaks of others.
"""

from tawatur.arabic.letters import fold

_OBJECTS = ("ه", "ها", "هم", "هما", "هن", "نا", "ني")
_OBJECTS_OF_TWO = ("ه", "ها")  # «أبرماه»; with «هم» it would most often be a noun: «قتلاهم»
_OWNERS = ("ه", "ها", "هم", "هما", "هن", "نا")
_WEAK = "ياو"


def past_forms(verb: str) -> frozenset[str]:
    """Return the past forms of a verb given as its third person singular (أشاد, أجرى, دعا).

    >>> sorted(past_forms("أجرى"))[:3]
    ['اجرانا', 'اجراني', 'اجراه']
    """
    stem = fold(verb)
    if stem[-1] in "يا" and len(stem) > 2 and verb[-1] not in "أئ":  # «أخطأت», not as «أجرى», «أجرت»
        short, both = stem[:-1], stem[:-1] + "يا"
        joined = short + "ا"  # the long vowel is written alef before a suffix: أجراها
        plain = {stem, short + "ت", short + "تا", short + "وا", both}
        bases = (joined, short + "ت", short + "و")
    else:
        both = stem + "ا"
        plain = {stem, stem + "ت", stem + "تا", both, stem + "وا"}
        bases = (stem, stem + "ت", stem + "و")
    joined_only = {bases[2]} | ({bases[0]} if stem[-1] == "ي" else set())  # «أنهى» is never written «أنها»
    of_two = {both + suffix for suffix in _OBJECTS_OF_TWO}
    return frozenset(plain | of_two | {b + suffix for b in bases for suffix in ("", *_OBJECTS)} - joined_only)


def present_forms(verb: str) -> frozenset[str]:
    """Return the present forms of a verb given as its third person singular (يشيد, يجري, يدعو)."""
    stem = fold(verb)
    forms: set[str] = set()
    for first in "يتن":
        base = first + stem[1:]
        short = base[:-1] if base[-1] in _WEAK else base
        forms |= {base, base + "ان", base + "ا", short + "ون", short + "وا"}
        forms |= {(short + "ي" if base[-1] in "ي" else base) + suffix for suffix in _OBJECTS}
        if base[-1] == "ي":
            forms |= {short + "ا" + suffix for suffix in _OBJECTS}
    return frozenset(forms)


def future_forms(verb: str) -> frozenset[str]:
    """Return the forms of the present with the joined sign of the future."""
    return frozenset("س" + form for form in present_forms(verb))


def noun_forms(noun: str) -> frozenset[str]:
    """Return a verbal noun with and without its owner's pronoun (زيارة, زيارته)."""
    stem = fold(noun)
    base = stem[:-1] + "ت" if stem.endswith("ه") and len(stem) > 3 else stem
    forms = {stem} | {base + owner for owner in _OWNERS}
    if not stem.endswith(("ه", "ي", "ا")):
        forms.add(stem + "ا")  # the indefinite accusative: محادثات has none, لقاء is written لقاءً, هجوما
    if stem.endswith("اء"):
        # before a pronoun hamza sits on yeh in the genitive (لقائه) and waw in the nominative (لقاؤه)
        forms |= {stem[:-1] + seat + owner for seat in "يو" for owner in _OWNERS}
    return frozenset(forms)


def owner_of(form: str, noun: str) -> str | None:
    """Return the pronoun joined to a form of a verbal noun, or None."""
    stem = fold(noun)
    bases = (stem, stem[:-1] + "ت", stem[:-1] + "ي", stem[:-1] + "و")
    for base in bases:
        if form.startswith(base) and form[len(base) :] in _OWNERS:
            return form[len(base) :]
    return None
