"""Who stands around a verbal noun: its owner, its object, and the subject of the verb that lends it one."""

from tawatur.arabic.letters import fold
from tawatur.facts.events.agreement import agrees_by_letters, may_lend
from tawatur.facts.events.frames import Form, Frame
from tawatur.facts.events.fronted import put_fronted
from tawatur.facts.events.named_before import describes
from tawatur.facts.events.needs import name_keys
from tawatur.facts.events.sentences import forms_at
from tawatur.facts.events.subjects import subject_of
from tawatur.facts.events.things import is_thing
from tawatur.facts.events.verb_words import (
    begins_with_preposition,
    is_plain_word,
    is_verb_of_speech,
    joined_object,
)
from tawatur.facts.events.view import ADJECTIVE, FORCE, REACH_OWNER, Roles, View, is_media, plain, together
from tawatur.facts.events.walk_words import is_scene
from tawatur.facts.names import Hit
from tawatur.facts.text import atom_key, readings

# How far behind the verb of a relative clause the noun stands that its preposition leads to.
_REACH_LED = 2

# How far behind who receives the guest may be named.
_REACH_GUEST = 10

_BY = "ب"

_CUTS = frozenset("،,.:؛;!?؟\n")
_ENDS = frozenset(".!؟")

# How far behind the verb that lends it its subject a noun may stand that tells of nothing without one.
_REACH_GOVERNED = 6


def gathered(view: View, at: int) -> bool:
    """Say whether the verb right before a noun puts its people behind it: «جمعت مكالمة الملك والرئيس»."""
    return at > 0 and view.items[at - 1].folded.removeprefix("و") in view.lexicon.gathering


def sought(view: View, at: int, form: Form, roles: Roles) -> bool:
    """«يصل إلى جدة للقاء ولي العهد»: who is met is named behind the noun, who comes is the verb's subject."""
    if roles.recipient or len(roles.actor) != 1 or form.owner or roles.states:
        return False
    coming = Roles()
    governor(view, at, form, coming)
    newcomers = [hit for hit in coming.actor if hit.entity != roles.actor[0].entity]
    if not newcomers:
        return False
    roles.recipient, roles.actor = roles.actor, newcomers
    roles.reach += coming.reach
    return True


def received(view: View, at: int, form: Form, roles: Roles) -> None:
    """«تلقى الملك اتصالا من الرئيس»: the verb's subject is called, who calls is named behind the noun."""
    got = Roles()
    governor(view, at, form, got)
    doers = {hit.entity for hit in roles.actor}
    roles.put("recipient", [hit for hit in got.recipient if hit.entity not in doers], at)


def _to_somebody(view: View, at: int) -> bool:
    """«إحراق مستوطنين للرضيع»: behind its doer a noun leads with «ل» to whom it is done to, name or not."""
    item = view.items[at] if at < len(view.items) else None
    if item is None or item.kind != "word" or item.gap.strip():
        return False
    return item.folded.startswith("لل") or _is_the_thing(item.folded)


def _is_the_thing(word: str) -> bool:
    """«إغلاق المتظاهرين الطرق»: a thing with the article right behind the name is what it is done to."""
    return word.startswith("ال") and is_thing(word) is not None


def before_it(view: View, at: int) -> list[Hit]:
    for n in range(at - 1, -1, -1):
        hit = view.items[n].hit
        if hit and plain(hit) and hit.kind != "place" and not is_media(view, hit):
            return [hit]
    return []


def noun_side(view: View, at: int, form: Form, roles: Roles) -> None:
    """Read what stands right behind a verbal noun: a state's adjective, or the name it belongs to."""
    frame = form.frame
    talks = frame.type == "CONSULT"
    if frame.passive and (suffered := _two_suffer(view, at, form)):
        roles.put("recipient", suffered, at)
        return
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
            if role == "actor" and frame.type == FORCE and is_scene(view, n):
                role = "where"
            if frame.of == "actor" and _second_name(view, after):
                role = "actor"
            roles.put(role, hits, after - 1)
            return
        if item.kind != "word" or item.folded in view.lexicon.prepositions or view.verbs[n]:
            return
        word = item.folded
        if word in view.lexicon.sides:
            return  # «غارة شمال مالي»
        if begins_with_preposition(word, view) or (word[0] in "بل" and not is_plain_word(word, view)):
            return
        if not item.folded.startswith("ال") and n > at + 1:
            return
        n += 1
        if n - at > REACH_OWNER:
            return


def _two_suffer(view: View, at: int, form: Form) -> list[Hit]:
    """«أن شرطيين قتلا»: a noun's accusative is spelt like what was done to the two right before it."""
    item, hit = view.items[at], view.items[at - 1].hit if at else None
    if hit is None or hit.kind != "group" or item.folded != form.word + "ا" or item.gap.strip():
        return []
    two = atom_key(fold(hit.name.partition(" ")[0])).endswith(("ين", "ان"))
    return [hit] if two and plain(hit) else []


def _has_article(view: View, at: int, form: Form) -> bool:
    """Say whether a noun has the article: «حضر الاستقبال الوزير» is not the minister's reception."""
    word = view.items[at].folded
    article = word.startswith(("ال", "وال", "بال", "كال", "فال", "وبال")) and not form.word.startswith("ال")
    return article and not gathered(view, at)


def _of_whom_it_was(view: View, at: int) -> bool:
    """Say whether «له» behind a noun gives it to who was spoken of, behind a verb of the sentence."""
    behind = view.items[at + 1].folded if at + 1 < len(view.items) else ""
    return behind in view.lexicon.his and any(view.verbs[n] for n in range(at))


def _owner(view: View, at: int) -> list[Hit]:
    return list(view.carried)[:1] or before_it(view, at)


def _object_of_noun(view: View, at: int) -> list[Hit]:
    """«في لقائه نظيره», «زيارته القاهرة»: whom a noun with its doer's pronoun is done to, right behind it."""
    for n in range(at + 1, min(at + 1 + REACH_OWNER, len(view.items))):
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
        if view.sentence.clause[n] != view.sentence.clause[at] or view.verbs[n] or set(item.gap) & _CUTS:
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


def pair_before(view: View, at: int) -> list[Hit]:
    """«العلاقات بين واشنطن والرباط التي تعود إلى إبرام معاهدة»: who signed are the two named before."""
    for n in range(at - 1, 0, -1):
        if view.items[n].hit and view.items[n - 1].folded == "بين":
            hits = together(view, n)[0]
            return hits if len(hits) > 1 else []
    return []


def _takes_place(hits: list[Hit], verb: int, roles: Roles) -> None:
    """«شهدت بيروت مظاهرات», «خرجت مظاهرات في بيروت»: the verb says that it was; its subject, where."""
    if any(hit.kind != "place" for hit in hits):
        return
    roles.put("where", hits, verb)
    roles.governed = True


def _undertakes(view: View, verb: int, at: int, word: str) -> bool:
    """«قامت الجماعة بخطف …», «تمكن المسلحون من استهداف …»: say whether the noun is what was done.

    A preposition, or a noun that tells of doing and nothing more, may stand between («من استعادة السيطرة»).
    """
    if word not in view.frames.undertaking:
        return False
    lead = at - 1
    noun = at
    if lead > verb and _bare(view.items[lead].folded) in view.lexicon.deed_nouns:
        noun, lead = lead, lead - 1
    led = lead > verb and view.items[lead].folded in view.lexicon.leads_to_deed
    joined = view.items[noun].folded[0] == _BY and not is_plain_word(view.items[noun].folded, view)
    return led or joined or all(item.hit or item.kind == "date" for item in view.items[verb + 1 : noun])


def _bare(word: str) -> str:
    return word[1:] if word[0] in "بل" else word


def _aside(view: View, at: int) -> bool:
    """Say whether a meeting's noun stands aside of the verb: «بحث خلال لقاء», «ناقش في اتصال»."""
    before = view.items[at - 1].folded if at else ""
    return before in view.lexicon.circumstances or before in view.lexicon.within


def _has_subject(view: View, at: int) -> bool:
    """«شن الجيش هجوما», «الجيش شن هجوما»: say whether a word spelt like a verb and its noun is the verb."""
    after = view.items[at + 1] if at + 1 < len(view.items) else None
    named = after is not None and after.hit is not None and plain(after.hit) and not after.gap.strip()
    if after is not None and after.hit is None and after.folded.endswith("ا"):
        return at > 0 and view.items[at - 1].hit is not None  # behind a noun it would be no accusative
    begins = at == 0 or bool(view.items[at].gap.strip()) or view.items[at - 1].kind == "date"
    return named and (begins or view.items[at - 1].folded in view.lexicon.complements)


def governor(view: View, at: int, form: Form, roles: Roles) -> None:
    """Give a verbal noun the subject of the light verb that governs it («أجرى الوزير محادثات»)."""
    clause = view.sentence.clause[at]
    governed = form.word in form.frame.governed
    lead = at - 1 - (at > 1 and view.items[at - 1].folded in view.lexicon.asking)
    if lead >= 0 and lead < at - 1 and view.items[lead].folded in view.frames.against["opposing"]:
        return  # «نفذوا اعتصاما احتجاجا على رفض …»: what they protest against is none of theirs
    for n in range(at - 1, -1, -1):
        if view.sentence.clause[n] != clause:
            return
        item = view.items[n]
        if not _ENDS.isdisjoint(view.items[n + 1].gap):
            return
        led = n > 0 and view.items[n - 1].folded in view.lexicon.prepositions  # «من استعادة السيطرة»: a noun
        if item.folded in form.frame.by_verb and not led and at - n <= _REACH_LED and describes(view, n):
            return  # «القبض على الجاني الذي أقدم على قتل …»: he did it, and nobody names him
        masdar = item.folded in view.lexicon.light_nouns and not _has_subject(view, n)
        if not view.verbs[n] or masdar or describes(view, n):
            continue
        if n == at - 1 and item.folded in view.lexicon.each_of_them:
            continue  # «وجه عدة ضربات»
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
            if lends or (not form.frame.said and _undertakes(view, n, at, word)):
                hits, how = subject_of(view, n, at)
                if form.frame.subject == "where":
                    _takes_place(hits if how in ("right", "left") else [], n, roles)
                    return
                if not hits and word in view.frames.receivers:
                    hits = [item.hit for item in view.items[n + 1 : at] if item.hit]
                suffers = word in view.frames.receivers  # «تعرض الصحفي للخطف»
                if suffers and joined_object(view, n):
                    return  # «تعرضهما لتسميم»: the noun, and the pronoun says whose
                if (form.frame.forces_only or form.frame.passive) and not suffers:
                    hits = [hit for hit in hits if hit.kind != "person" and not is_media(view, hit)]
                if form.frame.type == FORCE and is_verb_of_speech(view, n):
                    hits = [hit for hit in hits if hit.because != ADJECTIVE]  # «مصادر عراقية» only tell of it
                if how == "unknown" and _object_first(view, n, at):
                    hits = list(view.carried)
                if not hits or (how == "carried" and not may_lend(view, n, hits)):
                    return
                if how == "carried" and not lends and not agrees_by_letters(view, n, hits):
                    return
                role = "actor" if word not in view.frames.receivers else "recipient"
                roles.put(role, hits, n)
                roles.governed = True
                roles.lent = word in form.frame.by_verb
                roles.carried = how == "carried"
                put_fronted(view, n, at, form, roles)
                return
        return
