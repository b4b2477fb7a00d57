"""Whether a subject carried over from before can be a verb's: Arabic verbs agree in gender and number.

Only what the letters show for sure speaks against a subject: «وتعهدت» is said of no man, «وأعلن» of few
states, «استهدفهم» of nobody who is one person.
"""

from collections.abc import Sequence

from tawatur.arabic.letters import fold
from tawatur.facts.events.frames import Form
from tawatur.facts.events.sentences import is_verb
from tawatur.facts.events.view import ADJECTIVE, SPOKEN_FOR, View
from tawatur.facts.names import Hit
from tawatur.facts.text import Text, atom_key

_PLURAL = ("ون", "ين", "وا")
_TA = "ة"  # as published: folded, «نظيره» would end like «وزيرة»
_MANY = ("هم", "هما", "هن")
_PRONOUNS = ("هما", "هم", "هن", "ها", "ه")


def agrees(view: View, at: int, form: Form, hits: list[Hit]) -> bool:
    """Say whether the verb or participle at an item can have these carried names for its subject."""
    if len(hits) != 1:
        return True
    if _is_plural(view.items[at].folded, form):
        return hits[0].kind == "group"
    said = _gender(view.items[at].folded, form)
    if said is None:
        return True
    is_of = _gender_of(view, hits[0])
    return is_of is None or said == is_of


def can_be_meant(view: View, at: int, hits: list[Hit]) -> bool:
    """Say whether a pronoun joined to the verb at an item can mean these names: «هم» means no one person."""
    one = len(hits) == 1 and (hits[0].kind == "person" or hits[0].entity.startswith("state-"))
    return not (one and view.items[at].folded.endswith(_MANY))


def _is_plural(folded: str, form: Form) -> bool:
    """Say whether a verb's letters say that men did it, and several of them: «سيشاركون», «شاركوا»."""
    if form.tense == "past":
        return folded.endswith("وا") and not form.word.endswith("وا")
    return form.tense in ("present", "future") and folded.endswith("ون")


def _gender(folded: str, form: Form) -> str | None:
    """Return "m" or "f" of a verb in the singular, None where it does not show."""
    word = folded.lstrip("وف") if folded[0] in "وف" and not form.word.startswith(folded[0]) else folded
    if form.tense in ("present", "future"):
        word = word.removeprefix("س") if form.tense == "future" else word
        if word.endswith(_PLURAL) and not form.word.endswith(_PLURAL):
            return None
        return {"ي": "m", "ت": "f"}.get(word[:1])
    if form.tense == "participle":
        return "f" if word.endswith("ه") else "m" if word.endswith("ا") else None
    if form.tense != "past":
        return None
    stem = form.word[:-1] if form.word[-1] in "يا" else form.word
    rest = word.removeprefix(stem) if word.startswith(stem) else None
    if rest is None:
        return None
    if rest.startswith("ت"):
        return "f"
    return "m" if not rest or rest == form.word[-1] else None


def _gender_of(view: View, hit: Hit) -> str | None:
    """Return how a name is agreed with, None where it may be either."""
    if hit.because in (ADJECTIVE, SPOKEN_FOR):
        return None  # «انتقد مسؤول إماراتي»: the verb agrees with the official
    if hit.kind == "person":
        return "f" if hit.entity in view.women else "m"
    if hit.entity in view.registry.capitals:
        return "f"
    if hit.entity.startswith("state-"):
        return "m" if hit.entity in view.lexicon.masculine_states else "f"
    if hit.kind == "organization":
        head = hit.name.partition(" ")[0]
        if head.endswith(("ة", "ات")):
            return "f"
        return "m" if atom_key(fold(head)) in view.lexicon.masculine_bodies else None
    return None


def may_lend(view: View, at: int, hits: list[Hit]) -> bool:
    """Say whether the verb at an item can go on with these names: a feminine one with no one man."""
    return len(hits) != 1 or not is_feminine(view, at) or _gender_of(view, hits[0]) != "m"


def without_pronoun(word: str) -> str:
    """Return a preposition without the pronoun joined to it: «على» of «عليها».

    >>> without_pronoun("عليها")
    'علي'
    """
    return next((word[: -len(end)] for end in _PRONOUNS if word.endswith(end)), word)


def pronoun_means(view: View, word: str, hit: Hit) -> bool:
    """Say whether the pronoun at the end of a word can mean a name, by gender and number."""
    end = next((end for end in _PRONOUNS if word.endswith(end)), "")
    if end in _MANY:
        return hit.kind == "group" and bool(hit.name)
    men = hit.kind == "group" and atom_key(fold(hit.name.split()[-1] if hit.name else "")).endswith(
        ("ون", "ين")
    )
    said = "f" if end == "ها" else "m"
    return not men and _gender_of(view, hit) in (None, said)


def agrees_by_letters(view: View, at: int, hits: Sequence[Hit]) -> bool:
    """Say whether the verb at an item, behind its subject, agrees with these names in number and gender."""
    word = view.items[at].folded
    if word.endswith(("وا", "ون")):
        return len(hits) > 1 or hits[0].kind == "group"
    if word.endswith(("تا", "ان")) or len(hits) > 1:
        return True
    hit = hits[0]
    if hit.kind == "group" and atom_key(fold(hit.name.split()[-1])).endswith(("ون", "ين")):
        return False  # «إن مسلحين في المدينة قتل …»: behind men in the plural the verb is plural
    said = "f" if is_feminine(view, at) else "m"
    return _gender_of(view, hit) in (None, said)


def is_feminine(view: View, at: int) -> bool:
    """Say whether the letters of the verb at an item show that its subject is feminine and one."""
    word = view.items[at].folded
    if word[0] in "وف" and is_verb(word[1:], view.lexicon, view.frames):
        word = word[1:]
    if word.endswith("ت"):
        stems = (word[:-1], word[:-1] + "ا", word[:-1] + "ي")  # «طالبت», «دعت», «أجرت»
        if any(is_verb(stem, view.lexicon, view.frames) for stem in stems):
            return True
    present = word[0] == "ت" and is_verb("ي" + word[1:], view.lexicon, view.frames)
    return present and not is_verb(word + "ت", view.lexicon, view.frames)  # «تعهد» is past and masculine


def women_of(text: Text, hits: Sequence[Hit]) -> set[str]:
    """Return the persons whose title before the name is a woman's («الوزيرة», «المتحدثة باسم …»)."""
    return {
        hit.entity
        for hit in hits
        if hit.kind == "person" and hit.core > hit.first and text.body[text.atoms[hit.first].end - 1] == _TA
    }
