"""What is said as an act of its own: who says it, and what the words behind a trigger make of it."""

from tawatur.facts.events.frames import Form
from tawatur.facts.events.subjects import is_verb_of_speech, subject_of
from tawatur.facts.events.view import View, looks_on
from tawatur.facts.names import Hit
from tawatur.facts.text import readings

# Items behind a trigger in which the words that tell its mode stand.
_REACH_MODE = 12


def utterer_at(view: View, at: int, speakers: tuple[Hit, ...]) -> list[Hit]:
    """Return who says the words at an item: the subject of the verb of speech before it, never an outlet.

    `speakers` are those of the sentences before: they go on where the verb names nobody («وأضاف»).
    Nobody where no verb of speech leads to the clause: the article's own words accuse nobody.
    """
    clause = view.sentence.clause[at]
    for n in range(at - 1, -1, -1):
        word = view.items[n].folded
        if view.items[n].kind != "word" or not (view.sentence.clause[n] < clause or _quoted(view, n, at)):
            continue
        if word.removeprefix("و") in view.lexicon.saying:
            return [hit for hit in view.speaking or view.carried if not looks_on(view, hit)]
        if is_verb_of_speech(view, n):
            hits, how = subject_of(view, n, at)
            found = {"none": list(speakers), "unknown": [], "noun": []}.get(how, hits)
            return [hit for hit in found if not looks_on(view, hit)]
    return []


def _quoted(view: View, first: int, last: int) -> bool:
    """Say whether a quotation or a colon opens between two items."""
    return any(mark in view.items[n].gap for n in range(first + 1, last + 1) for mark in '"«“:')


def find_mode(view: View, at: int, form: Form) -> str | None:
    """Return the mode that the words behind a trigger tell («دعا … إلى وقف إطلاق النار»), or None.

    Of an attack the words before it tell it too: «في غارة جوية قتل …».
    """
    modes = form.frame.modes
    if not modes:
        return None
    clause = view.sentence.clause[at]
    behind = range(at + 1, min(at + _REACH_MODE, len(view.items)))
    before = range(at - 1, max(-1, at - _REACH_MODE), -1) if form.frame.type == "ASSAULT" else ()
    for n in (*behind, *before):
        if view.items[n].kind == "date" or view.sentence.clause[n] > clause + 1:
            continue
        keys = {reading.key for reading in readings(view.items[n].folded)}
        for mode, words in modes.items():
            if keys & words:
                return mode
    return None
