"""Names with the father's: «عبد الله بن خالد بن سلطان آل سعود». Any word can be a name there."""

from typing import TYPE_CHECKING

from tawatur.facts.registry import name_words
from tawatur.facts.text import readings

if TYPE_CHECKING:
    from tawatur.facts.names.lookup import Lookup

# A family name behind the last father's: so many letters at least with the article.
_SHORTEST_FAMILY = 5

# «علي» is folded to the preposition «على»: only its last letter, as published, tells them apart.
_PREPOSITION_ENDS = "\N{ARABIC LETTER ALEF MAKSURA}"
RELATION_ENDS = "\N{ARABIC LETTER YEH}"
"""How adjectives of relation end, and «علي» as against «على»."""


def chain_end(look: "Lookup", at: int, *, leads: bool = False) -> int | None:
    """Return the atom after a chain «X بن Y …» whose first name stands at an atom, or None.

    With the family name behind it, where one can be told from an ordinary word. `leads` says that the word
    at the atom is known for a name.
    """
    end = at + 1
    if not _begins(look, end) or not (leads or _may_lead(look, at)):
        return None
    while _begins(look, end):
        after = _one_name(look, end + 1)
        if after is None:
            break
        end = after
    return _family(look, end) if end > at + 1 else None


def _begins(look: "Lookup", at: int) -> bool:
    """Say whether «بن» or «بنت» joins an atom to the next."""
    return _joined(look, at) and look.atoms[at].folded in look.lexicon.son_of and _joined(look, at + 1)


def _joined(look: "Lookup", at: int) -> bool:
    return at < len(look.atoms) and not look.atoms[at].gap.strip(" \u200e\u200f")


def _may_lead(look: "Lookup", at: int) -> bool:
    """Say whether a word can be the name of the one whose father is told: no verb, no title, no particle."""
    atom, lexicon = look.atoms[at], look.lexicon
    if not look.is_word(at):
        return False
    if any(look.is_given(way.key) for way in readings(atom.folded)):
        return True
    if atom.folded in lexicon.function:
        return look.is_given_as_written(at) and look.raw(at)[-1] != _PREPOSITION_ENDS
    definite = atom.folded.startswith("ال")
    if definite and (look.title(at) or look.honorific(at)):
        return False  # «رائد بن …» is a name, «الرائد بن …» a rank
    if lexicon.verbs.intersection((atom.folded, atom.folded[1:])) or atom.folded in lexicon.calendar:
        return False
    return not definite or not look.ordinary(at)


def _one_name(look: "Lookup", at: int) -> int | None:
    """Return the atom after a father's name, «أبو X» in two words, or None where a title follows."""
    if not _joined(look, at) or not look.is_word(at) or look.title(at) or look.honorific(at):
        return None
    if look.atoms[at].folded in look.lexicon.between:
        return at + 2 if _joined(look, at + 1) and look.is_word(at + 1) else None
    return at + 1


def _family(look: "Lookup", at: int) -> int:
    """Return the atom after the family name that may stand at an atom: «آل سعود», «الشهري»."""
    if not _joined(look, at) or not look.is_word(at):
        return at
    word, lexicon = look.atoms[at].folded, look.lexicon
    if word in lexicon.between:
        return at + 2 if _joined(look, at + 1) and look.is_word(at + 1) else at
    if look.is_grammar(at) or word in lexicon.title_links or look.is_blessing(at):
        return at
    ends = not _joined(look, at + 1)
    if word.startswith("ال"):
        listed = look.is_given(word[2:]) or (ends and not name_words().isdisjoint((word, word[2:])))
        named = listed or look.raw(at)[-1] == RELATION_ENDS or not look.ordinary(at)
        return at + 1 if named and len(word) >= _SHORTEST_FAMILY else at
    if word[0] in "وبلفك":
        return at
    return at + 1 if not look.ordinary(at) or (ends and word in name_words()) else at
