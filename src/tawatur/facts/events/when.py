"""When an event happened: the date in its own clause that no other event stands nearer to, or none.

A date in a clause may be another event's, name a thing («هجمات 11 سبتمبر»), or be a deadline. A clause that
goes on with «و» or «حيث» shares the date of the one before; what is done by saying it has the day of that.
"""

from bisect import bisect_left

from tawatur.facts.events.frames import Form
from tawatur.facts.events.named_before import describes
from tawatur.facts.events.sentences import Item, forms_at, is_verb
from tawatur.facts.events.verb_words import joined_object, joined_verb
from tawatur.facts.events.view import Roles, View
from tawatur.model import Dating

# Days that a span may have and still date an event: a year, «السنة الماضية».
_WIDEST = 366

_COMMAS = frozenset("،,؛")
_QUOTES, _CLOSING = '"«»“”', '"»”'
_ASSAULT = "ASSAULT"
_BODILY = frozenset((_ASSAULT, "PROTEST"))
_BEFORE = "قبل"
_WILL = "س"


def find_when(view: View, at: int, form: Form, roles: Roles) -> Dating | None:
    """Return the date told of the event at an item, or None."""
    if not view.sentence.dated:
        return None
    clause, uttered = view.sentence.clause[at], form.frame.uttered
    if uttered and (said := saying_of(view, at)) is not None:
        return day_of_verb(view, said) or _day_of_source(view, at)
    told = (
        uttered or form.tense in ("past", "participle") or (form.tense == "noun" and form.owner is not None)
    )
    own = _nearest(view, at, roles.reach, told=told, said=form.frame.said)
    if own is None and form.frame.type == _ASSAULT:
        own = _shared_ahead(view, at)
    if own is not None or clause == 0:
        return own
    return _shared(view, at, form, roles)


def _day_of_source(view: View, at: int) -> Dating | None:
    """«إن …، حسبما قال عضو الوفد، الخميس»: return the day that the words of who says so tell."""
    according = view.lexicon.according
    source = next((n for n in range(at, len(view.items)) if view.items[n].folded in according), None)
    if source is None:
        return None
    days = [item.date.dating for item in view.items[source:] if item.date and not points_ahead(view, item)]
    return days[0] if len(days) == 1 and not too_wide(days[0]) else None


def day_of_verb(view: View, at: int) -> Dating | None:
    """Return the date told of a verb that may tell of no event, such as one of speech, or None."""
    return _nearest(view, at, [at], told=True, said=True) if view.sentence.dated else None


def _nearest(view: View, at: int, reach: list[int], *, told: bool, said: bool) -> Dating | None:
    """Return the date of an item's clause that stands nearest to it.

    `told`: what the item tells of is over; `said`: it is an act of speech; `reach`: the items of its telling.
    """
    best: tuple[int, Dating] | None = None
    clause = view.sentence.clause[at]
    for n in range(bisect_left(view.sentence.clause, clause), len(view.items)):
        item = view.items[n]
        if view.sentence.clause[n] != clause:
            break
        if item.date is None or _of_another(view, at, n, reach):
            continue
        if _no_day_of(view, at, n, reach, told=told) or _consequent(view, at, n):
            continue
        distance = abs(n - at)
        if best is None or distance < best[0]:
            best = (distance, item.date.dating)
    return best[1] if best else None


def _no_day_of(view: View, at: int, date: int, reach: list[int], *, told: bool) -> bool:
    """Say whether a date is no event's day: too wide, an end, an occasion, a name, in other quotes."""
    item, words = view.items[date], view.frames.words
    before = view.items[date - 1].folded if date and not item.gap.strip() else ""
    if item.date is None or before in words["until"] or before in words["deadline"] | words["occasion"]:
        return True
    if told and (points_ahead(view, item) or before == _BEFORE):
        return True  # «وافقت على إرسال بعثة الشهر القادم»: the mission comes then
    return too_wide(item.date.dating) or _in_other_quotes(view, at, date) or _names(view, at, date, reach)


def too_wide(dating: Dating) -> bool:
    """Say whether a span («منذ 17 عاما», «2020-2030») is too wide to be the day of one event."""
    if dating.earliest is None or dating.latest is None:
        return False
    return (dating.latest - dating.earliest).days > _WIDEST


def points_ahead(view: View, item: Item) -> bool:
    """Say whether a date's own words point ahead."""
    if item.date is None or item.date.dating.span is None:
        return False
    ahead = view.frames.words["future_words"].intersection(item.folded.split())
    return item.date.ahead or bool(ahead) or "ahead" in item.date.dating.because


def _consequent(view: View, at: int, date: int) -> bool:
    """Say whether a date is that of what one speaks after: «عبرت عن تضامنها إثر الهجوم أمس»."""
    for n in range(date, at, -1):
        if n < date and view.items[n].folded in view.frames.words["after"]:
            return True
        if not _COMMAS.isdisjoint(view.items[n].gap):
            return False
    return False


def _names(view: View, at: int, date: int, reach: list[int]) -> bool:
    """Say whether a date is part of a thing's name: «هجمات 11 سبتمبر», «انتخابات 2009»."""
    item, before = view.items[date], view.items[date - 1] if date else None
    if before is None or before.kind != "word" or item.gap.strip() or date - 1 == at or date - 1 in reach:
        return False
    first = item.folded.split()[0]
    month = first in view.lexicon.calendar - view.lexicon.function and not first.startswith("ال")
    of_calendar = first[0].isdigit() or month
    if not of_calendar and first not in view.frames.words["feasts"]:
        return False
    word, grammar = before.folded, view.lexicon
    function = word in grammar.function or word in grammar.prepositions or word in grammar.adverbs
    joined = word[0] in "وفبل" and (word[1:] in grammar.function or word[1:] in grammar.prepositions)
    return not (function or joined or view.verbs[date - 1] or word.startswith("ال") or word[0].isdigit())


def _in_other_quotes(view: View, at: int, date: int) -> bool:
    """Say whether a date stands in quotation marks that the event is outside of: «خارطة الطريق 2020-2030»."""
    low, high = min(at, date), max(at, date)
    return sum(_marks(view.items[n]) for n in range(low + 1, high + 1)) % 2 == 1


def _marks(item: Item) -> int:
    """Count the quotation marks before an item, and those inside its name («موظفو شركة "…"»)."""
    inside = item.hit.name.rstrip(_CLOSING) if item.hit else ""
    return sum(c in _QUOTES for c in item.gap + inside)


def _of_another(view: View, at: int, date: int, reach: list[int]) -> bool:
    """Say whether a verb that is not the event's own stands between it and a date, or holds the date."""
    low, high = min(at, date), max(at, date)
    back = not _COMMAS.isdisjoint(view.items[date].gap)
    light, results = view.frames.light, view.frames.results
    result = date < at and any(view.items[n].folded in results for n in range(low + 1, high))
    for n in range(low + 1, high):
        if n in reach or view.items[n].kind != "word" or not view.verbs[n]:
            continue
        if date > at and view.items[n].folded in light and not _of_other_noun(view, at, n, reach):
            continue
        if date < at and (view.items[n].folded in light or view.items[n].folded in results):
            continue
        if date < at and _during(view, at):
            continue
        if date > at and back and _is_aside(view, n):
            continue  # «في مقر إقامته، ليل الثلاثاء»: behind the comma the sentence goes on
        return True
    return date < at and not result and _in_relative(view, at, date)


def _of_other_noun(view: View, at: int, n: int, reach: list[int]) -> bool:
    """«توج التوقيع محادثات جرت أمس»: say whether a verb tells of a noun before it, not of the event."""
    noun = view.items[n - 1]
    if noun.kind != "word" or view.items[n].gap.strip() or n - 1 == at or n - 1 in reach:
        return False
    tells = any(form.tense == "noun" for form, _ in forms_at(noun, view.frames))
    return tells and not noun.folded.startswith(("ال", "وال"))


def _during(view: View, at: int) -> bool:
    """Say whether an event's noun is when its verb's event was: «قتل … خلال احتجاجات»."""
    return view.items[at - 1].folded in view.frames.words["during"]


def _is_aside(view: View, n: int) -> bool:
    """Say whether a verb stands in a relative clause, or is a noun with its owner that is spelt like one."""
    owned = describes(view, n) and joined_object(view, n)
    return owned or view.items[n - 1].folded in view.lexicon.relatives


def _in_relative(view: View, at: int, date: int) -> bool:
    """Say whether a date closes a relative clause that the event is outside of: «فلان، الذي وصل أمس، …»."""
    closed = False
    for n in range(at, date, -1):
        closed = closed or not _COMMAS.isdisjoint(view.items[n].gap)
    for n in range(date, 0, -1):
        before = view.items[n - 1]
        if before.folded in view.lexicon.relatives or (_may_tell(view, n - 1) and describes(view, n - 1)):
            return closed  # «في بيان صدر ليلة الأحد، …» has no pronoun
        if not _COMMAS.isdisjoint(view.items[n].gap):
            return False
    return False


def _may_tell(view: View, at: int) -> bool:
    """Say whether a word may be a verb of no list: «في بيان صدر أمس», but not «قطيعة من هذا النوع»."""
    word, grammar = view.items[at].folded, view.lexicon
    noun = word.startswith("ال") or word in grammar.function or word in grammar.prepositions
    return view.verbs[at] or not noun


def saying_of(view: View, at: int) -> int | None:
    """Return the verb whose words or news begin in the item's clause: «قال …، الخميس، إن … ستضرب»."""
    clause = view.sentence.clause
    first = bisect_left(clause, clause[at])
    while first and joined_verb(view, first):
        first = bisect_left(clause, clause[first - 1])  # «إن بلاده "قتلت وستقتل …"»
    if view.items[first].folded not in view.lexicon.complements:
        return None
    for n in range(first - 1, -1, -1):
        if view.verbs[n]:
            return n
    return None


def _is_future(view: View, at: int) -> bool:
    word = view.items[at].folded
    return word[0] == _WILL and view.verbs[at] and is_verb(word[1:], view.lexicon, view.frames)


def _shared(view: View, at: int, form: Form, roles: Roles) -> Dating | None:
    """Return the date that an event's clause shares with the one before it in its sentence."""
    clause = view.sentence.clause
    first = bisect_left(clause, clause[at])
    words = view.frames.words
    there = view.items[first].folded in words["then_there"]
    goes_on = joined_verb(view, first) and first + 1 >= at and form.tense in ("past", "noun")
    same = form.frame.type in _BODILY or any(hit.first < view.items[first].first for hit in roles.actor)
    goes_on = goes_on and same and view.items[first].folded not in words["earlier"]
    earlier = first < at and view.items[first + 1].folded in words["earlier"]
    verb = next((n for n in range(at, first, -1) if view.verbs[n]), None)
    if verb is not None and _is_future(view, verb):
        return None  # «قال الاثنين من باريس حيث سيشارك في اجتماع»
    if not goes_on and not (there and form.tense in ("past", "noun") and not earlier):
        return None
    before = clause[first - 1]
    begins = bisect_left(clause, before)
    verbs = [n for n in range(begins, first) if view.verbs[n]]
    return day_of_verb(view, verbs[0]) if verbs else _only_day(view, begins, first)


def _shared_ahead(view: View, at: int) -> Dating | None:
    """«قتل تسعة وأصيب عشرات أمس»: return the date told of the joined verb that says who else suffered."""
    clause = view.sentence.clause
    n = bisect_left(clause, clause[at] + 1)
    if n >= len(clause) or not joined_verb(view, n) or view.items[n].gap.strip():
        return None
    kinds = [form.frame for form, _ in forms_at(view.items[n], view.frames)]
    suffered = any(kind.type == _ASSAULT and kind.passive for kind in kinds)
    return day_of_verb(view, n) if suffered else None


def _only_day(view: View, first: int, stop: int) -> Dating | None:
    """«تفاقمت الأزمة الثلاثاء حيث أصيب …»: return the one date of a clause whose verb no list has."""
    days = [view.items[n] for n in range(first, stop) if view.items[n].date]
    if len(days) != 1 or days[0].date is None or points_ahead(view, days[0]):
        return None
    return None if too_wide(days[0].date.dating) else days[0].date.dating
