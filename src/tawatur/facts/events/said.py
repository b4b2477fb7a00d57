"""What is said as an act of its own: who says it, and what the words behind a trigger make of it."""

from typing import NamedTuple

from tawatur.facts.events.frames import Form
from tawatur.facts.events.named_before import describes
from tawatur.facts.events.needs import laid_on_at
from tawatur.facts.events.subjects import subject_of, subject_right
from tawatur.facts.events.verb_words import is_verb_of_speech
from tawatur.facts.events.view import Roles, View, looks_on, plain, together
from tawatur.facts.names import Hit
from tawatur.facts.text import readings

# Letters of a key whose last alef may belong to it.
_SHORT_KEY = 3

# Items behind a trigger in which the words that tell its mode stand; where there is no event without, nearer.
_REACH_MODE, _REACH_NEEDED = 12, 5


# Items before a verb within which «بلاده» is its subject.
_REACH_OWN = 3

# Items behind a verb of asking within which «أن» leads to who has to act.
_REACH_ASKED = 12

# «أن» right before a verb of the present; «إن» never stands there.
_THAT = "ان"


class Speakers(NamedTuple):
    """Who spoke in the sentences before, and whether a quotation of theirs goes on."""

    last: tuple[Hit, ...]
    quoting: bool


def put_speaker(view: View, at: int, form: Form, roles: Roles, speakers: Speakers) -> None:
    """Fill in who says what is an act only in somebody's mouth, and whom it is said of.

    Nobody accuses his own state, and nobody but the doer's own side announces what he will do.
    """
    frame = form.frame
    if form.tense == "present" and not form.frame.negated and _only_meant(view, at, form):
        return
    says = utterer_at(view, at, speakers.last, aside=form.tense == "noun" and not frame.predicate)
    if not says and speakers.quoting:
        says = [hit for hit in speakers.last if not looks_on(view, hit)]
    if frame.own:
        own = all(_of_side(view, hit, says) for hit in roles.actor)
        roles.actor = [*roles.actor, *(hit for hit in says if hit not in roles.actor)] if own and says else []
    elif not roles.actor:
        roles.put(frame.speaker, says, at)
    elif frame.type == "THREATEN" and _names_his_state(view, at, roles.actor, says):
        roles.actor += [hit for hit in says if hit not in roles.actor]  # «إن المملكة لن تسمح»: he says it
    if frame.type == "ACCUSE":
        accused = (hit for hit in roles.recipient if not _is_own_state(view, hit, says))
        roles.recipient = [hit for hit in accused if not _is_object(view, at, hit)]
    if frame.type == "REQUEST" and not roles.recipient:
        roles.put("recipient", _asked(view, at), at)


def _names_his_state(view: View, at: int, actor: list[Hit], says: list[Hit]) -> bool:
    """«قال السفير … إن المملكة لن تسمح»: say whether who speaks calls his own state by its name."""
    near = view.items[max(0, at - _REACH_OWN) : at + 2]
    called = not any(item.folded in view.lexicon.own_country for item in near)
    return called and all(_is_own_state(view, hit, says) for hit in actor)


def _only_meant(view: View, at: int, form: Form) -> bool:
    """Say whether a verb of the present tells what may be («كان يمكن أن تتسبب في …») or describes a noun.

    «مادة يجب على الطلاب اجتيازها» calls upon nobody.
    """
    if form.frame.type == "REQUEST":
        return describes(view, at)
    return bool(at) and view.items[at - 1].folded == _THAT


def _is_object(view: View, at: int, hit: Hit) -> bool:
    """Say whether a name before a verb is another verb's object: «قصف إرهابيين كانوا يخططون لـ …»."""
    n = at - 1
    while n > 0 and view.items[n].hit is not hit:
        n -= 1
    return n > 0 and view.verbs[n - 1]


def _states_of(view: View, says: list[Hit]) -> set[str]:
    """Return the states that speakers are of, or are themselves."""
    registry = view.registry
    found = set()
    for hit in says:
        entity = registry.entities.get(hit.entity)
        state = registry.capitals.get(hit.entity) or hit.scope or (entity.state if entity else None)
        found.add(state or hit.entity)
    return found


def _is_own_state(view: View, hit: Hit, says: list[Hit]) -> bool:
    state = view.registry.capitals.get(hit.entity, hit.entity)
    return hit.kind == "place" and state in _states_of(view, says)


def _of_side(view: View, hit: Hit, says: list[Hit]) -> bool:
    """Say whether a doer is who speaks, or the state, a body or the forces of his state."""
    if hit.entity in {other.entity for other in says}:
        return True
    return bool(_states_of(view, [hit]) & _states_of(view, says))


def _asked(view: View, at: int) -> list[Hit]:
    """«إن إيران يجب أن توقف», «يجب أن توقف إيران»: who has to act stands before or behind «يجب»."""
    items = view.items
    before = items[at - 1].hit if at else None
    if before and plain(before) and at > 1 and items[at - 2].folded in view.lexicon.complements:
        return [before]
    if at + 2 < len(items) and items[at + 1].folded in view.lexicon.complements and view.verbs[at + 2]:
        hits, how = subject_right(view, at + 2, len(items))
        return hits if how == "right" else []
    return []


def put_asked(view: View, at: int, roles: Roles) -> None:
    """«طالب بأن توقف إسرائيل …», «دعا إلى أن تلتزم دمشق …»: who has to act is the subject behind «أن»."""
    items = view.items
    for n in range(at + 1, min(at + _REACH_ASKED, len(items) - 1)):
        if set(items[n].gap) & set(".؛") or (
            view.verbs[n] and items[n - 1].folded not in view.lexicon.complements
        ):
            return
        if items[n].folded in view.lexicon.complements and view.verbs[n + 1]:
            hits, how = subject_right(view, n + 1, len(items))
            doers = {hit.entity for hit in roles.actor}
            if how == "right":
                roles.put("recipient", [hit for hit in hits if hit.entity not in doers], n + 1)
            return


def utterer_at(view: View, at: int, speakers: tuple[Hit, ...], *, aside: bool = False) -> list[Hit]:
    """Return who says the words at an item: the subject of the verb of speech before it, never an outlet.

    `speakers` are those of the sentences before: they go on where the verb names nobody («وأضاف»). `aside`:
    the verb may stand in the item's own clause («شدد … على ضرورة»). Nobody where no verb of speech leads to
    the clause: the article's own words accuse nobody.
    """
    clause = view.sentence.clause[at]
    for n in range(at - 1, -1, -1):
        word = view.items[n].folded
        before = view.sentence.clause[n] < clause or aside
        if view.items[n].kind != "word" or not (before or _quoted(view, n, at)):
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

    Of an attack the words before it tell it too («في غارة جوية قتل …»), and of what is said of something that
    it is not («الطرد ليس مستبعدا»).
    """
    modes = form.frame.modes
    if not modes:
        return None
    clause = view.sentence.clause[at]
    reach = _REACH_NEEDED if form.frame.mode_needed else _REACH_MODE
    behind = range(at + 1, min(at + reach, len(view.items)))
    first = form.frame.type == "ASSAULT" or (form.tense == "noun" and form.frame.negated)
    before = range(at - 1, max(-1, at - _REACH_MODE), -1) if first else ()
    for n in (*behind, *before):
        if view.items[n].kind == "date" or view.sentence.clause[n] > clause + 1:
            continue
        keys = {reading.key for reading in readings(view.items[n].folded)}
        keys |= {key[:-1] for key in keys if key.endswith("ا") and len(key) > _SHORT_KEY}  # «دعما»
        for mode, words in modes.items():
            if keys & words:
                return mode
    return None


def lay_on(view: View, at: int, form: Form, roles: Roles) -> None:
    """«حملت اللجنة، في بيان …، الحكومة المسؤولية»: it is laid on whoever stands right before it."""
    what = laid_on_at(view, at, form)
    n = what - 1 if what else at
    hit = view.items[n].hit
    if hit is None or hit in roles.actor:
        return
    while hit.particles[:1] == "و" and view.items[n - 1].hit and n - 1 > at:
        n -= 1
        hit = view.items[n].hit or hit
    roles.recipient = []
    roles.put("recipient", together(view, n)[0], n)


def call_upon(view: View, at: int, roles: Roles) -> None:
    """«طالبت اللجنة بـ … ودعوة الأمين العام إلى …»: who is named is called upon, who calls goes on."""
    named = {hit.entity for hit in roles.actor}
    doers = [hit for hit in view.carried if hit.entity not in named]
    roles.recipient, roles.actor = roles.actor, []
    roles.put("actor", doers, at)


def is_added(view: View, at: int, form: Form) -> bool:
    """Say whether a noun has an article not its own: «إن تنظيم داعش الإرهابي …» calls nobody names."""
    return view.items[at].folded.startswith("ال") and not form.word.startswith("ال")
