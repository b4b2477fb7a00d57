"""What a text is about, as far as it decides whether and of whom its verbs tell."""

from tawatur.facts.events.sentences import Sentence
from tawatur.facts.lexicon import Lexicon
from tawatur.facts.text import Text

# A text with so many different words of sport, and one of them among so many words, is about sport.
_KINDS_OF_WORDS = 3
_ONE_IN = 60


def is_sports(text: Text, lexicon: Lexicon) -> bool:
    """Say whether a text is about sport: who wins, leaves or is expelled there is no political actor."""
    found = [atom.folded for atom in text.atoms if _bare(atom.folded) in lexicon.sports]
    return len({*map(_bare, found)}) >= _KINDS_OF_WORDS and len(found) * _ONE_IN >= len(text.atoms)


def _bare(word: str) -> str:
    for particle in ("وال", "بال", "لل", "ال"):
        if word.startswith(particle) and len(word) > len(particle) + 2:
            return word[len(particle) :]
    return word


def turns_away(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Say whether a sentence begins by turning away («من جهة أخرى»): nobody is carried into it."""
    words = [item.folded.removeprefix("و") for item in sentence.items[:4]]
    return any(tuple(words[: len(turn)]) == turn for turn in lexicon.turns)
