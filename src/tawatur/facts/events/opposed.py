"""Who stands behind a word that says whom a protest is against: «ضد», «احتجاجا على», «مطالبين»."""

from dataclasses import replace

from tawatur.facts.events.powers import power_at
from tawatur.facts.events.sentences import forms_at
from tawatur.facts.events.view import View, state_hit, together, two_states
from tawatur.facts.events.walk_words import is_hedge, names_another
from tawatur.facts.names import Hit
from tawatur.facts.text import readings

# How far behind «احتجاجا على» the name may stand whom it is against.
_REACH = 8

# How far behind «غضب» its preposition may stand («غضب شعبي متزايد من»).
_REACH_LINK = 3

_OPENING, _CLOSING = "«“", "»”"
_QUOTES = ' "«»“”()\n'
_PEOPLE = "group:"
_STATES = ("state-", "capital-")
_AGAINST = ("علي", "ضد")
_FOR, _BY, _WHAT = "ل", "ب", "ما"

Opposed = tuple[list[Hit], int]


def opposed_at(view: View, at: int, *, demands: bool | None = None) -> Opposed | None:
    """Return whom the word at an item says that the protest is against, and their item.

    `demands` says whether something is demanded behind it, where the word itself does not.
    """
    if demands is None:
        demands = view.items[at].folded.removeprefix("و") in view.frames.against["demanding"]
    found = _behind(view, at, opposed=not demands)
    if found is None:
        return _by_adjective(view, at)
    hits, n = found
    if demands:
        for_them = view.items[n - 1].folded in view.lexicon.for_whom or hits[0].particles[-1:] == _FOR
        if for_them or not (_answers(hits[0]) or n == at + 1):
            return None
    return found


def _answers(hit: Hit) -> bool:
    """Say whether something may be demanded of who is named: of no town, and no people without a name."""
    return not hit.entity.startswith(_PEOPLE) and has_power(hit)


def has_power(hit: Hit) -> bool:
    """Say whether a protest may be against who is named: «أحداث غزة» are no town's doing."""
    return hit.kind != "place" or hit.entity.startswith(_STATES)


def _behind(view: View, at: int, *, opposed: bool) -> Opposed | None:
    """Return who is named behind a word such as «ضد», and the item; not `opposed` behind «مطالبين»."""
    suffered, led, words = False, False, view.frames.against
    clause, quoted, hedged = view.sentence.clause[at], 0, 0
    for n in range(at + 1, min(at + _REACH, len(view.items))):
        item = view.items[n]
        quoted += sum((mark in _OPENING) - (mark in _CLOSING) for mark in item.gap)
        if item.gap.strip(_QUOTES) or view.sentence.clause[n] != clause or quoted < 0 or _turns(view, at, n):
            return None
        hedged = n if is_hedge(view, n) else hedged
        if item.hit and hedged == n - 1:
            continue  # «ضد ما وصفه المحتجون بسياسة …»
        power = None if item.hit else power_at(view, n)
        hits = [power] if power else together(view, n)[0] if item.hit else []
        if hits:
            after = n + 1 if power else together(view, n)[1]
            if hits[0].kind == "place" and not _makes_war(view, n, after):
                return None
            if not suffered or (opposed and names_another(view, after)):
                return (hits, n) if has_power(hits[0]) else None
        elif not opposed and any(way.key in view.frames.words["wanted"] for way in readings(item.folded)):
            return None  # «مطالبين بعودة الرئيس»: they want him
        elif item.folded in view.lexicon.by_hand:
            suffered = False
        elif n == at + 1 and item.folded[0] == _BY:
            led = True  # «بالحرب على العراق»
        elif item.folded in view.lexicon.prepositions and not suffered:
            if led or n > at + _REACH_LINK or item.folded not in words["leading"]:
                return None  # «على الحرب في غزة»: against nobody there
            led = True
        elif n > at + 1 and not suffered and (_adjective(view, n) or _purpose(view, n)):
            return None
        suffered = suffered or _done_to(view, n)
        suffered = suffered or (
            opposed and any(way.key in words["suffering"] for way in readings(item.folded))
        )
    return None


def _makes_war(view: View, at: int, after: int) -> bool:
    """«حرب العراق», «أزمة اليمن» are not that state's doing; «حرب إسرائيل على …» is."""
    wars = view.frames.against["wars"]
    if not any(way.key in wars for way in readings(view.items[at - 1].folded)):
        return True
    if after + 1 >= len(view.items):
        return False
    next_hit = view.items[after + 1].hit
    link = view.items[after].folded
    return link in _AGAINST or (link in view.lexicon.within and next_hit is not None)


def _turns(view: View, at: int, n: int) -> bool:
    """Say whether a verb begins at an item that says nothing of whose the deed is («قرار أصدرته المحكمة»)."""
    word, before = view.items[n].folded, view.items[n - 1].folded
    if n == at + 1 or not view.verbs[n] or before in view.lexicon.relatives or before == _WHAT:
        return False
    noun = any(form.tense == "noun" for form in view.frames.forms.get(word, ()))
    return not noun and (word.endswith(("ت", "وا")) or (word[0] in "يت" and not word.endswith("ه")))


def _purpose(view: View, at: int) -> bool:
    """«ضد خطط لإنشاء جدار …»: say whether a noun behind «ل» says what something is for."""
    word = view.items[at].folded
    return word[0] == _FOR and any(
        form.tense == "noun" or form.tense == "past" for form in view.frames.forms.get(word[1:], ())
    )


def _done_to(view: View, at: int) -> bool:
    """Say whether behind the noun at an item stands whom something was done to: «مقتل», «اعتقال»."""
    return any(
        form.tense == "noun" and form.frame.of == "recipient" and form.frame.passive
        for form, _ in forms_at(view.items[at], view.frames)
    )


def _adjective(view: View, at: int) -> str | None:
    before = view.items[at - 1]
    definite = before.kind == "word" and before.folded.startswith(("ال", "لل", "بال"))
    return view.demonym(at) if definite else None


def _by_adjective(view: View, at: int) -> Opposed | None:
    """«ضد الغارات الإسرائيلية على غزة»: the state whose deed it is."""
    for n in range(at + 1, min(at + _REACH, len(view.items))):
        if view.items[n].gap.strip(_QUOTES) or view.items[n].hit or _done_to(view, n):
            return None
        state = _adjective(view, n)
        if state:
            return _of_both(view, n) or [state_hit(view, n, state)], n
    return None


def _of_both(view: View, at: int) -> list[Hit]:
    """«السفيرين | الأميركي والإسرائيلي»: two states, the first with the noun that both describe."""
    states, noun = two_states(view, at), view.items[at - 1]
    if states and noun.folded.endswith(("ين", "ان")) and not view.items[at].gap.strip():
        states[0] = replace(states[0], first=noun.first, core=noun.first)
    return states
