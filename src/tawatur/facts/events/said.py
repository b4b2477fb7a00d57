"""What is said as an act of its own: who says it, and what the words behind a trigger make of it."""

from tawatur.facts.events.frames import Form
from tawatur.facts.events.subjects import subject_of
from tawatur.facts.events.view import View, is_media, plain
from tawatur.facts.names import Hit
from tawatur.facts.text import readings

# Items behind a trigger in which the words that tell its mode stand.
_REACH_MODE = 12


def speaker_at(view: View, at: int, speakers: tuple[Hit, ...]) -> list[Hit]:
    """Return who says the words at an item: the subject of the verb of speech before it, never an outlet.

    `speakers` are those of the sentences before: they go on where the verb names nobody («وأضاف»).
    Nobody where no verb of speech leads to the clause: the article's own words accuse nobody.
    """
    clause = view.sentence.clause[at]
    for n in range(at - 1, -1, -1):
        word = view.items[n].folded
        speech = word in view.lexicon.speech or (word[0] in "وف" and word[1:] in view.lexicon.speech)
        told = view.sentence.clause[n] < clause or any(mark in view.items[at].gap for mark in '"«“:')
        if view.items[n].kind != "word" or not speech or not told:
            continue
        hits, how = subject_of(view, n, at)
        found = hits if how in ("right", "left", "relative", "carried") else [] if how == "unknown" else speakers
        return [hit for hit in found if plain(hit) and not is_media(view, hit)]
    return []


def find_mode(view: View, at: int, form: Form) -> str | None:
    """Return the mode that the words behind a trigger tell («دعا … إلى وقف إطلاق النار»), or None."""
    modes = form.frame.modes
    if not modes:
        return None
    clause = view.sentence.clause[at]
    for n in range(at + 1, min(at + _REACH_MODE, len(view.items))):
        if view.items[n].kind != "word" or view.sentence.clause[n] > clause + 1:
            continue
        keys = {reading.key for reading in readings(view.items[n].folded)}
        for mode, words in modes.items():
            if keys & words:
                return mode
    return None
