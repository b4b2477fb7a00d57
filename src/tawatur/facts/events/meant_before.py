"""Whom a pronoun says that a protest is against: «ضده», «احتجاجا على زيارته», «مطالبين باستقالتها»."""

from tawatur.facts.events.agreement import pronoun_means
from tawatur.facts.events.frames import Frame
from tawatur.facts.events.gatherings import is_ground
from tawatur.facts.events.opposed import Opposed
from tawatur.facts.events.sentences import forms_at
from tawatur.facts.events.view import View, is_media
from tawatur.facts.names import Hit
from tawatur.facts.text import readings

_PRONOUNS = ("ها", "ه")
_AGAINST = "ضد"


def whose_end(view: View, at: int, word: str, frame: Frame, taken: set[str]) -> Hit | None:
    """«مطالبين باستقالته»: whom the pronoun of what is called for means, the nearest one named before."""
    removing = frame.against & view.frames.against["removing"]
    for pronoun in _PRONOUNS if removing else ():
        stem = word.removesuffix(pronoun)
        if stem == word or not (stem in removing or stem.removesuffix("ت") + "ه" in removing):
            continue
        return _named_before(view, at, word, taken)
    return None


def by_pronoun(view: View, at: int, n: int, taken: set[str]) -> Opposed | None:
    """«احتجاجا على زيارته»: whose deed it is, named before the protest."""
    if any(view.items[n].folded == _AGAINST + pronoun for pronoun in _PRONOUNS):
        hit = _named_before(view, at, view.items[n].folded, taken)
        return ([hit], n) if hit else None  # «… حيث تظاهر الآلاف ضده»
    for m in (n + 1, n + 2):
        word = view.items[m].folded if m < len(view.items) else ""
        if m == n + 1 and word in view.lexicon.prepositions:
            continue
        ways = [form for form, _ in forms_at(view.items[m], view.frames)] if word else []
        deed = any(form.owner in _PRONOUNS for form in ways) or _is_own_deed(view, word)
        if any(form.owner and form.frame.of == "recipient" for form in ways) or _is_suffered(view, word):
            return None  # «تنديدا بإعدامه»
        hit = _named_before(view, at, word, taken) if deed else None
        return ([hit], m) if hit else None
    return None


def _is_suffered(view: View, word: str) -> bool:
    return _is_owned(word, view.frames.against["suffering"])


def _is_own_deed(view: View, word: str) -> bool:
    """Say whether a word is a noun of what one decides or does, with its owner's pronoun: «قراره»."""
    return _is_owned(word, view.frames.against["deeds"])


def _is_owned(word: str, nouns: frozenset[str]) -> bool:
    for pronoun in _PRONOUNS:
        stem = word.removesuffix(pronoun)
        if stem != word and len(stem) > 2:
            ways = (*readings(stem), *readings(stem.removesuffix("ت") + "ه"))
            return any(way.key in nouns for way in ways)
    return False


def _named_before(view: View, at: int, word: str, taken: set[str]) -> Hit | None:
    """Return whom a pronoun at the end of a word means: somebody named before the protest."""
    before = (view.items[n].hit for n in range(at - 1, -1, -1) if not _of_kin(view, n))
    for hit in (*before, *view.carried[:1]):
        apart = hit is None or hit.entity in taken or hit.kind == "group" or is_media(view, hit)
        if hit and not apart and not is_ground(hit) and pronoun_means(view, word, hit):
            return hit
    return None


def _of_kin(view: View, at: int) -> bool:
    """«أحد أقارب الوزير»: say whether a name only says whose kin somebody is, whom the pronoun may mean."""
    return at > 0 and view.items[at - 1].folded in view.lexicon.kin
