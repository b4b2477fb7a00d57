"""Who stands in which role around a trigger: subject, object, and the names behind its prepositions."""

from tawatur.facts.events.against import find_against
from tawatur.facts.events.agreement import agrees, can_be_meant, may_lend, pronoun_means
from tawatur.facts.events.frames import Form, Frame
from tawatur.facts.events.fronted import put_fronted, put_threatened
from tawatur.facts.events.later_named import arrives_later, gathered_by
from tawatur.facts.events.needs import goes_on, name_keys
from tawatur.facts.events.said import call_upon, is_added, lay_on
from tawatur.facts.events.sentences import forms_at
from tawatur.facts.events.sources import statement_owner
from tawatur.facts.events.subjects import (
    begins_with_preposition,
    describes,
    is_plain_word,
    joined_object,
    joined_verb,
    still_told_of,
    subject_of,
    subject_of_predicate,
    subject_right,
)
from tawatur.facts.events.things import is_thing, thing_at
from tawatur.facts.events.view import ADJECTIVE, Roles, View, is_media, plain, together
from tawatur.facts.events.walk import Walk
from tawatur.facts.names import Hit
from tawatur.facts.text import readings

# The type of the deeds that may themselves be a verb's subject.
_FORCE = "ASSAULT"

# How far behind a noun the name may stand that it belongs to: «اغتيال الزعيم الكردي المعارض …».
_REACH_OWNER = 4

# How far behind who receives the guest may be named.
_REACH_GUEST = 10
_CUTS = frozenset("،,.:؛;!?؟\n")

# How far behind the verb that lends it its subject a noun may stand that tells of nothing without one.
_REACH_GOVERNED = 6

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
        _noun_side(view, at, form, roles)
        Walk(view, at, form, roles, positional=False, gathers=_gathered(view, at)).go()
        if frame.of_joined and goes_on(view, at, form) and roles.actor:
            call_upon(view, at, roles)
        if frame.of_alone and not roles.recipient and not form.owner:
            roles.actor, roles.recipient = [], roles.actor  # «اتهام إيران بدعم …»: the name is the accused's
        met = particles or not any(
            hit.kind == "place" for hit in roles.actor
        )  # «اجتماع النقب» meets no Negev
        if frame.type == "CONSULT" and met and _sought(view, at, form, roles):
            return roles
        if (not roles.actor and (not frame.passive or frame.by_verb)) or form.word in frame.governed:
            _governor(view, at, form, roles)
        elif roles.actor and not roles.recipient and not form.owner:
            _received(view, at, form, roles)
        if frame.type == "CONSULT" and roles.actor and not roles.governed:
            gathered_by(view, at, roles)
        if not roles.actor and not roles.recipient and frame.object_heads:
            roles.put("actor", _pair_before(view, at), at)
    elif form.tense == "participle":
        _participle_side(view, at, form, roles)
        Walk(view, at, form, roles, positional=True).go()
    else:
        _verb_side(view, at, form, roles)
    if frame.laid_on:
        lay_on(view, at, form, roles)
    if frame.needs_ask and not roles.ask and form.tense != "noun":
        roles.ask = _asks_later(view, at)
    if roles.adjective and not roles.recipient:
        roles.put("recipient", [roles.adjective], at)
    if frame.type == _FORCE:
        roles.actor = [hit for hit in roles.actor if hit.kind != "place" or _acts(hit)]
    if frame.actor_words and not roles.recipient and len(roles.actor) > 1:
        _part(roles, frame)
    if frame.against and not roles.recipient:
        find_against(view, at, roles, frame)
    if frame.type == "THREATEN" and not roles.recipient and form.tense != "noun":
        put_threatened(view, at, roles)
    if roles.pronoun is not None and not roles.recipient:
        _on_whom_was_named(view, at, roles)
    if frame.things and not roles.recipient:
        _on_a_thing(view, at, form, roles)
    return roles


def _on_a_thing(view: View, at: int, form: Form, roles: Roles) -> None:
    """«أحرق محتجون مركزا للشرطة», «اقتحام السفارة»: what force is used on, where no name says whose it is."""
    behind = form.tense == "noun" and (form.frame.of == "recipient" or form.word in form.frame.of_recipient)
    n = at + 1 if behind and roles.thing is None else roles.thing
    noun = form.tense == "noun" and not roles.actor
    thing = thing_at(view, n, told_by_noun=noun) if n is not None and n < len(view.items) else None
    if thing and n is not None:
        roles.put("recipient", [thing], n)


def _acts(place: Hit) -> bool:
    """Say whether a place stands for its government: a town attacks nobody."""
    return place.entity.startswith(("state-", "capital-")) or place.because == ADJECTIVE


def _part(roles: Roles, frame: Frame) -> None:
    """«مواجهات بين الشرطة ومتظاهرين»: of two sides the one that the frame is about is the doer."""
    doers = [hit for hit in roles.actor if any(word in frame.actor_words for word in name_keys(hit.name))]
    if doers:
        roles.recipient = [hit for hit in roles.actor if hit not in doers]
        roles.actor = doers


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


def _gathered(view: View, at: int) -> bool:
    """Say whether the verb right before a noun puts its people behind it: «جمعت مكالمة الملك والرئيس»."""
    return at > 0 and view.items[at - 1].folded.removeprefix("و") in view.lexicon.gathering


def _sought(view: View, at: int, form: Form, roles: Roles) -> bool:
    """«يصل إلى جدة للقاء ولي العهد»: who is met is named behind the noun, who comes is the verb's subject."""
    if roles.recipient or len(roles.actor) != 1 or form.owner or roles.states:
        return False
    coming = Roles()
    _governor(view, at, form, coming)
    newcomers = [hit for hit in coming.actor if hit.entity != roles.actor[0].entity]
    if not newcomers:
        return False
    roles.recipient, roles.actor = roles.actor, newcomers
    roles.reach += coming.reach
    return True


def _received(view: View, at: int, form: Form, roles: Roles) -> None:
    """«تلقى الملك اتصالا من الرئيس»: the verb's subject is called, who calls is named behind the noun."""
    got = Roles()
    _governor(view, at, form, got)
    doers = {hit.entity for hit in roles.actor}
    roles.put("recipient", [hit for hit in got.recipient if hit.entity not in doers], at)


def _participle_side(view: View, at: int, form: Form, roles: Roles) -> None:
    """«…، مشيدا بـ»: a participle behind a comma goes on with the subject, if their numbers agree."""
    item = view.items[at]
    if any(mark in item.gap for mark in '"«“'):
        return  # «و"مطالبة" الأخير»: a word quoted by itself
    if not (item.gap.strip() or item.folded[0] == "و" or at == 0 or _describes_doing(view, at)):
        return
    told = any(view.verb(n) for n in range(at))
    hits = list(view.speaking or view.carried) or ([] if told else _before(view, at))
    if not agrees(view, at, form, hits) or (item.folded.endswith("ا") and _are_many(hits)):
        return
    many = len(hits) > 1 or any(hit.kind != "person" for hit in hits)
    if many or not item.folded.endswith("ين"):
        roles.put(form.frame.subject, hits, at)
        roles.carried = True


def _are_many(hits: list[Hit]) -> bool:
    """Say whether names are people without a name: no one of them is «مطالبا»."""
    return bool(hits) and hits[0].entity.startswith("group:")


def _describes_doing(view: View, at: int) -> bool:
    """Say whether a participle tells how the verb's subject does it: «خرج الآلاف في المدينة مطالبين بـ …»."""
    before = view.items[at - 1]
    led = before.folded.removeprefix("و") in view.lexicon.leading
    return view.items[at].folded.endswith(("ا", "ين")) and not led


def _verb_side(view: View, at: int, form: Form, roles: Roles) -> None:
    frame = form.frame
    if form.tense in ("present", "future") and _we(view.items[at].folded):
        hits, how = list(view.speaking or view.carried), "carried"  # «نحث روسيا»: who speaks is the doer
    else:
        hits, how = subject_of(view, at)
    if frame.object_places and how in ("carried", "none") and (found := arrives_later(view, at)):
        hits, how = found, "left"  # behind the place
    if how == "carried" and not agrees(view, at, form, hits):
        hits, how = [], "noun"
    if how == "right" and hits and hits[0].first < view.items[at].first:
        how = "left"  # «الجانبان», «الدول الأربع»: who they are was named before
    if how == "unknown" and frame.type == _FORCE:
        hits, states = _deed_of(view, at)
        roles.states += states
        how = "right" if hits else how
    if frame.said and how in ("unknown", "none", "carried") and (issuer := statement_owner(view, at)):
        hits, how = issuer, "right"  # «واتهم بيان للجيش قطر»
    subject_after = hits[0] if hits and how == "right" and hits[0].because != ADJECTIVE else None
    Walk(view, at, form, roles, positional=True).go(subject_after, hits if how == "left" else ())
    if how == "relative" and roles.pronoun is not None and _resumed(view, roles, hits):
        roles.put("recipient", hits, at)  # «الذي ألقت الشرطة القبض عليه»
        hits, how = subject_right(view, at, len(view.items))
        hits = hits if how == "right" else []
    if joined_object(view, at) and frame.object:
        roles.put(frame.object, _meant(view, at, hits), at)
        roles.targets.append(view.items[at].folded)
    elif how == "right" and _drops_subject(view, at, form, roles, hits):
        roles.put(frame.object, hits, at)
        hits, how = still_told_of(view, at), "left"
    elif how == "right" and not agrees(view, at, form, hits):
        roles.put(frame.object, hits, at)  # «وحث أنقرة على»: who urged is not said here
        hits, how = [], "none"
    if roles.by_agent and frame.object:
        role = frame.object if frame.subject != frame.object else None
    else:
        role = frame.subject
    if how == "noun":
        hits = []
    before = how in ("left", "relative") and _suffer(hits) and not _object_follows(view, at)
    suffers = how in ("right", "unknown") or before
    alone = frame.passive and suffers and not _active(view, hits) and not roles.recipient
    if alone:
        role = frame.object
        if _goes_on(view, at, form):
            roles.put(frame.subject, list(view.carried), at)
            roles.carried = True
    if hits and how != "carried":
        roles.put(role, hits, at)
    elif (
        how == "carried"
        and (not frame.passive or roles.recipient)
        and not (frame.object == "actor" and roles.actor)
    ):
        roles.put(role, hits, at)
        roles.carried = True


def _resumed(view: View, roles: Roles, hits: list[Hit]) -> bool:
    """Say whether the pronoun behind a verb's preposition means who its relative clause is about."""
    assert roles.pronoun is not None
    return len(hits) == 1 and pronoun_means(view, view.items[roles.pronoun].folded, hits[0])


def _to_somebody(view: View, at: int) -> bool:
    """«إحراق مستوطنين للرضيع»: behind its doer a noun leads with «ل» to whom it is done to, name or not."""
    item = view.items[at] if at < len(view.items) else None
    return bool(item and item.kind == "word" and item.folded.startswith("لل") and not item.gap.strip())


def _deed_of(view: View, at: int) -> tuple[list[Hit], list[str]]:
    """«استهدفت غارات التحالف مواقع …», «قتل قصف تركي …»: a deed is the subject, its doer stands behind it."""
    n = at + 1
    deed = n < len(view.items) and any(
        form.tense == "noun" and form.frame.type == _FORCE for form, _ in forms_at(view.items[n], view.frames)
    )
    if not deed:
        return [], []
    for m in range(n + 1, min(n + _REACH_OWNER, len(view.items))):
        hit, state = view.items[m].hit, view.demonym(m)
        if view.items[m].gap.strip() or (hit and hit.particles):
            break
        if hit:
            return ([hit], []) if m == n + 1 and hit.kind != "place" else ([], [])
        if state:
            return [], [state]
    return [], []


def _object_follows(view: View, at: int) -> bool:
    """Say whether a verb in the plural has a noun with the article for its object: «قتلوا المارة»."""
    word, after = view.items[at].folded, view.items[at + 1] if at + 1 < len(view.items) else None
    plural = word.endswith(("وا", "ون"))
    return bool(
        plural and after and after.kind == "word" and after.folded.startswith("ال") and not after.gap.strip()
    )


def _goes_on(view: View, at: int, form: Form) -> bool:
    """«رفضت الجبهة الاتفاق واحتجزت 68 رهينة»: a joined verb with an object goes on with the body before."""
    doers = list(view.carried)
    if not joined_verb(view, at) or not _active(view, doers) or list(view.speaking) == doers:
        return False
    return agrees(view, at, form, doers)


def _we(word: str) -> bool:
    """Say whether a verb of the present or the future speaks of those who speak: «نحث», «سنرد»."""
    return word.lstrip("وف").removeprefix("س")[:1] == "ن"


def _meant(view: View, at: int, subject: list[Hit]) -> list[Hit]:
    """Return whom the object pronoun of a verb means: the nearest name before that is not its subject.

    Of a relative clause it is what that describes, if that is a name: «الهجوم الذي شنه …» is on nobody.
    """
    doers = {hit.entity for hit in subject}
    if at > 1 and view.items[at - 1].folded in view.lexicon.relatives:
        described = view.items[at - 2].hit
        return [described] if described and can_be_meant(view, at, [described]) else []
    for n in range(at - 1, -1, -1):
        hit = view.items[n].hit
        if hit and hit.entity not in doers and not is_media(view, hit) and can_be_meant(view, at, [hit]):
            return [hit]
    spoken_of = [hit for hit in view.carried[:1] if hit.entity not in doers]
    return spoken_of if can_be_meant(view, at, spoken_of) else []


def _drops_subject(view: View, at: int, form: Form, roles: Roles, hits: list[Hit]) -> bool:
    """Say whether a joined verb's one name is its object: «أعلن الرئيس … وحمل إيران مسؤولية الهجوم»."""
    frame = form.frame
    first = not at and "recipient" not in frame.needs  # «وحذر فلان …» begins a sentence with its subject
    known = still_told_of(view, at)
    if first or not known or frame.object is None or roles.recipient or frame.passive or frame.open:
        return False
    acts = hits[0].kind in ("person", "organization") and "recipient" not in frame.needs
    if acts and not frame.needs_ask and agrees(view, at, form, hits):
        return False  # «…، واستنكر الشيخ فلان الهجوم»
    if not joined_verb(view, at) and not ("parties" in frame.needs and at and not view.items[at].gap.strip()):
        return False
    if not agrees(view, at, form, known):
        return False
    return known[0].entity not in {hit.entity for hit in hits}


def _active(view: View, hits: list[Hit]) -> bool:
    """Say whether a verb's only name is a body that kills and arrests rather than suffers it."""
    return any(
        hit.kind == "organization" or (hit.kind == "group" and hit.entity in view.registry.entities)
        for hit in hits
    )


def _suffer(hits: list[Hit]) -> bool:
    """Say whether those before a verb that names nobody behind it are people: «أن ثلاثة جنود قتلوا»."""
    return bool(hits) and all(hit.kind in ("person", "group") for hit in hits)


def _before(view: View, at: int) -> list[Hit]:
    for n in range(at - 1, -1, -1):
        hit = view.items[n].hit
        if hit and plain(hit) and hit.kind != "place" and not is_media(view, hit):
            return [hit]
    return []


def _noun_side(view: View, at: int, form: Form, roles: Roles) -> None:
    """Read what stands right behind a verbal noun: a state's adjective, or the name it belongs to."""
    frame = form.frame
    talks = frame.type == "CONSULT"
    if form.owner and form.owner != "نا" and form.word in frame.of_recipient:
        roles.put("recipient", _owner(view, at), at)  # «استهدافها»: she is the one it is done to
    elif form.owner and form.owner != "نا" and (frame.of == "actor" or (talks and frame.subject)):
        roles.put(frame.of if frame.of == "actor" else frame.subject, _owner(view, at), at)
        roles.carried = True
        if talks and frame.object:
            roles.put(frame.object, _object_of_noun(view, at), at)
    elif talks and _of_whom_it_was(view, at):
        roles.put(frame.subject, _owner(view, at), at)  # «خلال زيارة له إلى بغداد»
        roles.carried = True
    n = at + 1
    while n < len(view.items) and not view.items[n].gap.strip(" \n\u200f"):
        item = view.items[n]
        state = view.demonym(n)
        if state and frame.of not in (None, "skip") and not form.owner:
            if state not in roles.states and (frame.of == "actor" or n == at + 1):
                roles.states.append(state)
            n += 1
            continue
        if item.hit and not item.hit.particles and not form.owner and not _has_article(view, at, form):
            hits, after = together(view, n)
            role = "recipient" if form.word in frame.of_recipient else frame.of
            if role == "recipient" and frame.object and _to_somebody(view, after):
                role = "actor"
            if role == "actor" and frame.object_heads.intersection(name_keys(hits[0].name)[:1]):
                return  # «نشر كتيبة»: what is done, not who does it
            done_to = _done_to(view, after) if role in ("actor", "recipient") and frame.object else []
            if not done_to and talks and frame.object:
                done_to = _received_later(view, after)
            if done_to and talks and hits[-1].kind == "person" and _is_titled(done_to[0], frame):
                roles.put(frame.subject, hits, after - 1)
                roles.put(frame.object, done_to, after)
                return
            if done_to and hits[0].kind in ("organization", "place", "group"):
                roles.put("actor", hits, after - 1)
                roles.put("recipient", done_to, after)
                return
            if frame.of_place and item.hit.kind == "place":
                role = frame.of_place
            if frame.of == "actor" and _second_name(view, after):
                role = "actor"
            roles.put(role, hits, after - 1)
            return
        if item.kind != "word" or item.folded in view.lexicon.prepositions or view.verb(n):
            return
        word = item.folded
        if begins_with_preposition(word, view) or (word[0] in "بل" and not is_plain_word(word, view)):
            return
        if not item.folded.startswith("ال") and n > at + 1:
            return
        n += 1
        if n - at > _REACH_OWNER:
            return


def _has_article(view: View, at: int, form: Form) -> bool:
    """Say whether a noun has the article: «حضر الاستقبال الوزير» is not the minister's reception."""
    word = view.items[at].folded
    article = word.startswith(("ال", "وال", "بال", "كال", "فال", "وبال")) and not form.word.startswith("ال")
    return article and not _gathered(view, at)


def _of_whom_it_was(view: View, at: int) -> bool:
    """Say whether «له» behind a noun gives it to who was spoken of, behind a verb of the sentence."""
    behind = view.items[at + 1].folded if at + 1 < len(view.items) else ""
    return behind in view.lexicon.his and any(view.verb(n) for n in range(at))


def _owner(view: View, at: int) -> list[Hit]:
    return list(view.carried)[:1] or _before(view, at)


def _object_of_noun(view: View, at: int) -> list[Hit]:
    """«في لقائه نظيره», «زيارته القاهرة»: whom a noun with its doer's pronoun is done to, right behind it."""
    for n in range(at + 1, min(at + 1 + _REACH_OWNER, len(view.items))):
        item = view.items[n]
        if item.gap.strip(' "«“'):
            return []
        if item.hit and not item.hit.particles:
            return together(view, n)[0]
        aside = item.kind == "date" or (item.hit and item.hit.kind == "place" and item.particles == "ب")
        if not aside and item.folded not in view.lexicon.honorifics:
            return []
    return []


def _is_titled(hit: Hit, frame: Frame) -> bool:
    """Say whether a name right behind another is another one: «لقاء الوزير فلان نظيره فلانا»."""
    return (hit.kind == "person" and hit.first < hit.core) or (frame.place and hit.kind == "place")


def _done_to(view: View, at: int) -> list[Hit]:
    """«اعتقال الشرطة متظاهرين», «قصف الجيش للمدينة»: whom a noun's doer does it to, right behind him."""
    item = view.items[at] if at < len(view.items) else None
    if item is None or item.hit is None or item.gap.strip() or item.hit.particles not in ("", "ل"):
        return []
    return together(view, at)[0]


def _received_later(view: View, at: int) -> list[Hit]:
    """«استقبال ولي العهد في قصره مساء أمس وزير الدفاع …»: the guest behind where and when he was received."""
    aside = False
    for n in range(at, min(at + _REACH_GUEST, len(view.items))):
        item = view.items[n]
        if view.sentence.clause[n] != view.sentence.clause[at] or view.verb(n) or set(item.gap) & _CUTS:
            return []
        hit = item.hit
        if hit is None:
            if item.folded in view.lexicon.turning or item.folded in view.lexicon.relatives:
                return []
            aside = aside or item.kind == "date" or item.folded in view.lexicon.within
        elif hit.kind == "person" and not hit.particles:
            leads = view.items[n - 1]
            return together(view, n)[0] if aside and leads.folded not in view.lexicon.prepositions else []
    return []


def _second_name(view: View, at: int) -> bool:
    return at < len(view.items) and bool(view.items[at].hit)


def _object_first(view: View, verb: int, noun: int) -> bool:
    """Say whether only more such nouns stand between a light verb and its noun: «عقد جلسات ومباحثات»."""
    between = [view.items[n] for n in range(verb + 1, noun)]
    return len(between) < 4 and any(
        form.tense == "noun" for item in between for form, _ in forms_at(item, view.frames)
    )


def _pair_before(view: View, at: int) -> list[Hit]:
    """«العلاقات بين واشنطن والرباط التي تعود إلى إبرام معاهدة»: who signed are the two named before."""
    for n in range(at - 1, 0, -1):
        if view.items[n].hit and view.items[n - 1].folded == "بين":
            hits = together(view, n)[0]
            return hits if len(hits) > 1 else []
    return []


def _aside(view: View, at: int) -> bool:
    """Say whether a meeting's noun stands aside of the verb: «بحث خلال لقاء», «ناقش في اتصال»."""
    before = view.items[at - 1].folded if at else ""
    return before in view.lexicon.circumstances or before in view.lexicon.within


def _governor(view: View, at: int, form: Form, roles: Roles) -> None:
    """Give a verbal noun the subject of the light verb that governs it («أجرى الوزير محادثات»)."""
    clause = view.sentence.clause[at]
    governed = form.word in form.frame.governed
    for n in range(at - 1, -1, -1):
        if view.sentence.clause[n] != clause:
            return
        item = view.items[n]
        if any(c in view.items[n + 1].gap for c in ".!؟"):
            return
        if not view.verb(n) or item.folded in view.lexicon.light_nouns or describes(view, n):
            continue
        if n == at - 1 and item.folded in view.lexicon.prepositions:
            continue  # «عبر فرض …»: by way of it
        if form.frame.type == "CONSULT" and _aside(view, at):
            hits, how = subject_of(view, n, at)
            if how in ("right", "left"):
                roles.put("actor", [hit for hit in hits if hit.kind == "person"], n)
            return
        for reading in readings(item.folded):
            word = item.folded[len(reading.particles) :]
            lent = n < at - 1 and view.items[at - 1].folded.removeprefix("ل") in view.lexicon.light_nouns
            if governed and at - n > _REACH_GOVERNED:
                return
            if governed and form.frame.by_verb:
                lends = word in form.frame.by_verb or (lent and word in view.frames.light)
            else:
                lends = (
                    lent
                    or (word in view.frames.light and not form.frame.passive)
                    or word in form.frame.by_verb
                )
            if lends:
                hits, how = subject_of(view, n, at)
                if not hits and word in view.frames.receivers:
                    hits = [item.hit for item in view.items[n + 1 : at] if item.hit]
                suffers = word in view.frames.receivers  # «تعرض الصحفي للخطف»
                if suffers and joined_object(view, n):
                    return  # «تعرضهما لتسميم»: the noun, and the pronoun says whose
                if (form.frame.forces_only or form.frame.passive) and not suffers:
                    hits = [hit for hit in hits if hit.kind != "person" and not is_media(view, hit)]
                if how == "unknown" and _object_first(view, n, at):
                    hits = list(view.carried)
                if not hits or (how == "carried" and not may_lend(view, n, hits)):
                    return
                role = "actor" if word not in view.frames.receivers else "recipient"
                if form.frame.subject == "where":
                    role = "where"  # «شهدت بيروت مظاهرات»
                roles.put(role, hits, n)
                roles.governed = True
                roles.lent = word in form.frame.by_verb
                roles.carried = how == "carried"
                put_fronted(view, n, at, form, roles)
                return
        return
