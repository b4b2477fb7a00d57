"""What a text is about, as far as it decides whether and of whom its verbs tell."""

from functools import cache

from tawatur.facts.events.sentences import Sentence
from tawatur.facts.lexicon import Lexicon
from tawatur.facts.text import Text

# A text with so many different words of sport, and one of them among so many words, is about sport.
_KINDS_OF_WORDS = 3
_ONE_IN = 60

# Words of the longest way to turn away.
_LONGEST_TURN = 4


def is_sports(text: Text, lexicon: Lexicon) -> bool:
    """Say whether a text is about sport: who wins, leaves or is expelled there is no political actor."""
    words = _spelt(lexicon.sports)
    found = [words[atom.folded] for atom in text.atoms if atom.folded in words]
    return len(set(found)) >= _KINDS_OF_WORDS and len(found) * _ONE_IN >= len(text.atoms)


@cache
def _spelt(words: frozenset[str]) -> dict[str, str]:
    """Return words by how they are spelt, with the article and what joins it too."""
    return {article + word: word for word in words for article in ("", "ال", "وال", "بال", "لل")}


def turns_away(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Say whether a sentence begins by turning away («من جهة أخرى»): nobody is carried into it."""
    words = tuple(item.folded.removeprefix("و") for item in sentence.items[:_LONGEST_TURN])
    return any(words[:length] in lexicon.turns for length in range(1, len(words) + 1))
