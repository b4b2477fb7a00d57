"""Who stands in which role around a trigger: subject, object, and the names behind its prepositions."""

from tawatur.facts.events.against import find_against
from tawatur.facts.events.agreement import pronoun_means
from tawatur.facts.events.frames import Form, Frame
from tawatur.facts.events.fronted import fought_with, put_maker, put_threatened
from tawatur.facts.events.gatherings import PROTEST, is_ground, put_gathered
from tawatur.facts.events.later_named import gathered_by
from tawatur.facts.events.named_before import subject_of_predicate
from tawatur.facts.events.needs import goes_on, name_keys
from tawatur.facts.events.noun_roles import gathered, governor, noun_side, pair_before, received, sought
from tawatur.facts.events.said import call_upon, is_added, lay_on, put_asked
from tawatur.facts.events.things import THING, is_thing, thing_at
from tawatur.facts.events.verb_roles import participle_side, verb_side
from tawatur.facts.events.view import ADJECTIVE, FORCE, Roles, View, is_media
from tawatur.facts.events.walk import Walk
from tawatur.facts.names import Hit

# Types of answers to what somebody asked for or claimed.
_ANSWERS = frozenset(("REJECT", "AGREE"))

# The frame of fights in which protesters are one side.
_CLASHES = "riot-clashes"

# How far behind a verb of asking what is asked for may begin.
_REACH_ASK = 16


def fill_roles(view: View, at: int, form: Form, particles: str) -> Roles:
    """Return who stands where around the trigger at an item."""
    roles = Roles(reach=[at])
    frame = form.frame
    if form.tense == "noun" and frame.predicate:
        hits = subject_of_predicate(view, at, frame.negated)
        adjective = bool(hits) and view.items[at - 1].hit is not None and is_added(view, at, form)
        roles.put(frame.predicate, [] if adjective else hits, at)
    elif form.tense == "noun":
        noun_side(view, at, form, roles)
        Walk(view, at, form, roles, positional=False, gathers=gathered(view, at)).go()
        if frame.of_joined and goes_on(view, at, form) and roles.actor:
            call_upon(view, at, roles)
        if frame.of_alone and not roles.recipient and not form.owner:
            roles.actor, roles.recipient = [], roles.actor  # «اتهام إيران بدعم …»: the name is the accused's
        met = particles or not any(
            hit.kind == "place" for hit in roles.actor
        )  # «اجتماع النقب» meets no Negev
        if frame.type == "CONSULT" and met and sought(view, at, form, roles):
            return roles
        if (not roles.actor and (not frame.passive or frame.by_verb)) or form.word in frame.governed:
            governor(view, at, form, roles)
        elif roles.actor and not roles.recipient and not form.owner:
            received(view, at, form, roles)
        if frame.type == "CONSULT" and roles.actor and not roles.governed:
            gathered_by(view, at, roles)
        if not roles.actor and not roles.recipient and frame.object_heads:
            roles.put("actor", pair_before(view, at), at)
    elif form.tense == "participle":
        participle_side(view, at, form, roles)
        Walk(view, at, form, roles, positional=True).go()
    else:
        verb_side(view, at, form, roles)
        if frame.type == PROTEST:
            put_gathered(view, at, frame, roles)
    if frame.laid_on:
        lay_on(view, at, form, roles)
    if frame.needs_ask and not roles.ask and form.tense != "noun":
        roles.ask = _asks_later(view, at)
    if roles.adjective and not roles.recipient:
        roles.put("recipient", [roles.adjective], at)
    if frame.type == FORCE:
        roles.actor = [hit for hit in roles.actor if hit.kind != "place" or _acts(hit)]
        suffered = frame.passive or frame.subject == "recipient"
        if suffered and roles.recipient and not (roles.actor or roles.states):
            roles.put("actor", fought_with(view, at, roles), at)
    if frame.actor_words and not roles.recipient and len(roles.actor) > 1:
        _part(roles, frame, sides=form.tense == "noun" or frame.type != PROTEST)
    elif frame.id == _CLASHES and _doers(roles.recipient, frame) and not _doers(roles.actor, frame):
        roles.actor, roles.recipient = roles.recipient, roles.actor  # «اشتبكت الشرطة مع محتجين»
    if frame.type == PROTEST:
        roles.recipient = [hit for hit in roles.recipient if not is_ground(hit)]
    if frame.against and not roles.recipient:
        find_against(view, at, roles, frame)
    if frame.needs_ask and frame.object and not roles.recipient and form.tense != "noun":
        put_asked(view, at, roles)
    if frame.type in _ANSWERS and not roles.recipient and form.tense != "noun":
        put_maker(view, at, roles)
    if frame.type == "THREATEN" and not roles.recipient and form.tense != "noun":
        put_threatened(view, at, roles)
    if roles.pronoun is not None and not roles.recipient:
        _on_whom_was_named(view, at, roles)
    if frame.things and not roles.recipient:
        _on_a_thing(view, at, form, roles)
    return roles


def _on_a_thing(view: View, at: int, form: Form, roles: Roles) -> None:
    """«أحرق محتجون مركزا للشرطة», «اقتحام السفارة»: what force is used on, where no name says whose it is."""
    frame = form.frame
    behind = form.tense == "noun" and (frame.of == "recipient" or form.word in frame.of_recipient)
    n = at + 1 if behind and roles.thing is None else roles.thing
    noun = form.tense == "noun" and not roles.actor
    thing = thing_at(view, n, told_by_noun=noun) if n is not None and n < len(view.items) else None
    near = thing is not None and n is not None and frame.links.get(view.items[n - 1].folded) == "near"
    if thing and n is not None and not (near and thing.because != THING):  # «قرب سوق في بغداد»: there
        roles.put("recipient", [thing], n)


def _acts(place: Hit) -> bool:
    """Say whether a place stands for its government: a town attacks nobody."""
    return place.entity.startswith(("state-", "capital-")) or place.because == ADJECTIVE


def _part(roles: Roles, frame: Frame, *, sides: bool) -> None:
    """«مواجهات بين الشرطة ومتظاهرين»: of two `sides` the one that the frame is about is the doer."""
    doers = _doers(roles.actor, frame)
    if doers:
        if sides:
            roles.recipient = [hit for hit in roles.actor if hit not in doers]
        roles.actor = doers


def _doers(hits: list[Hit], frame: Frame) -> list[Hit]:
    return [hit for hit in hits if not frame.actor_words.isdisjoint(name_keys(hit.name))]


def _on_whom_was_named(view: View, at: int, roles: Roles) -> None:
    """«بلدات استولى عليها مسلحون», «ألقت القبض عليه»: the nearest name before that the pronoun fits."""
    assert roles.pronoun is not None
    word, doers = view.items[roles.pronoun].folded, {hit.entity for hit in roles.actor}
    for n in range(at - 1, -1, -1):
        hit = view.items[n].hit or thing_at(view, n)
        if hit is None and is_thing(view.items[n].folded):
            return  # «بلدات استولى عليها مسلحون»: some, and no matter which
        if hit and hit.entity not in doers and not is_media(view, hit) and pronoun_means(view, word, hit):
            roles.put("recipient", [hit], at)
            return
    spoken_of = [
        hit for hit in view.carried[:1] if hit.entity not in doers and pronoun_means(view, word, hit)
    ]
    roles.put("recipient", spoken_of, at)


def _asks_later(view: View, at: int) -> bool:
    """Say whether what is asked for follows further on: «طالب الوزير في ختام زيارته بالسماح لـ»."""
    clause = view.sentence.clause[at]
    for n in range(at + 1, min(at + _REACH_ASK, len(view.items))):
        word = view.items[n].folded
        if view.sentence.clause[n] > clause + 1 or view.items[n].kind != "word":
            continue
        if word in view.lexicon.complements or word in view.lexicon.asking or word.startswith(("بال", "لل")):
            return True
        if any(form.tense == "noun" for form in view.frames.forms.get(word, ())):
            return True  # «اشترط الحوثيون وقف الغارات»
    return False
