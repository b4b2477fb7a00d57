"""What the letters of a verb, and the word beside it, tell: joined or not, of many, with its object."""

from tawatur.facts.events.sentences import is_verb
from tawatur.facts.events.view import View
from tawatur.facts.lexicon import is_ordinary_folded
from tawatur.facts.remembering import keep


def is_verb_of_speech(view: View, at: int) -> bool:
    """Say whether an item is a verb of speech; `sources.is_speech` takes participles for speech too."""
    word = view.items[at].folded
    return word in view.lexicon.speech or (word[0] in "وف" and word[1:] in view.lexicon.speech)


def is_many(view: View, at: int) -> bool:
    """Say whether a verb's ending shows that two or more did it: «بحثا», «اتفقوا», «يبحثان»."""
    word = view.items[at].folded
    return (word[1:] if joined_verb(view, at) else word) in view.lexicon.many


def is_definite(word: str) -> bool:
    return word.startswith(("ال", "بال", "لل", "وال", "فال", "كال"))


def joined_verb(view: View, at: int) -> bool:
    """Say whether a verb is joined to what is before it by «و» or «ف»."""
    word = view.items[at].folded
    known = view.frames.joined.get(word)
    if known is None:
        known = keep(view.frames.joined, word, _is_joined(word, view))
    return known


def _is_joined(word: str, view: View) -> bool:
    return (
        word[0] in "وف"
        and len(word) > 2
        and is_verb(word[1:], view.lexicon, view.frames)
        and not _whole_verb(word, view)
    )


def _whole_verb(word: str, view: View) -> bool:
    """Say whether a word that begins with «و» or «ف» is a verb so: «وصفت», but not «ودعت» to do something."""
    forms = view.frames.forms
    if word not in view.lexicon.verbs and word not in forms and word not in view.frames.light:
        return False
    rare = word in forms and all(form.frame.asks(form) for form in forms[word])
    return not (rare and word[1:] in forms)


def object_pronoun(view: View, at: int) -> bool:
    """Say whether a verb carries its object («أجراها») or has it in a pronoun behind («يقوم بها»)."""
    after = view.items[at + 1].folded if at + 1 < len(view.items) else ""
    return joined_object(view, at) or after in view.lexicon.with_pronoun


def joined_object(view: View, at: int) -> bool:
    """Say whether a verb carries its object («أجراها»)."""
    word = view.items[at].folded
    known = view.frames.carrying.get(word)
    if known is None:
        known = keep(view.frames.carrying, word, _carries_object(word, view))
    return known


def _carries_object(word: str, view: View) -> bool:
    for pronoun in ("ه", "ها", "هما", "هم"):
        stem = word.removesuffix(pronoun)
        if stem != word and len(stem) > 2 and is_verb(stem, view.lexicon, view.frames):
            return True
        if stem != word and stem.endswith("و") and is_verb(stem + "ا", view.lexicon, view.frames):
            return True  # «واتهموها»: before a pronoun the silent alef falls
        if stem != word and stem.endswith("ا") and is_verb(stem[:-1] + "ي", view.lexicon, view.frames):
            return True
    return False


def is_plain_word(word: str, view: View) -> bool:
    """Say whether a word that begins like a preposition is whole without it."""
    return word in view.lexicon.function or (is_ordinary_folded(word) and not is_ordinary_folded(word[1:]))


def begins_with_preposition(word: str, view: View) -> bool:
    """Say whether a word begins with a preposition: only where the rest then has the article, to be sure."""
    return word.startswith(("بال", "لل", "كال", "وبال", "ولل"))
