"""Who stands around a verb or a participle: its subject, said or carried, and its object."""

from tawatur.facts.events.agreement import agrees, agrees_by_letters, can_be_meant, pronoun_means
from tawatur.facts.events.crafts import owner_of_craft
from tawatur.facts.events.frames import Form
from tawatur.facts.events.later_named import arrives_later
from tawatur.facts.events.named_before import describes
from tawatur.facts.events.needs import name_keys, says_we
from tawatur.facts.events.noun_roles import before_it
from tawatur.facts.events.sentences import forms_at
from tawatur.facts.events.sources import statement_owner
from tawatur.facts.events.subjects import may_be_said, still_told_of, subject_of, subject_right
from tawatur.facts.events.verb_words import joined_object, joined_verb
from tawatur.facts.events.view import ADJECTIVE, FORCE, REACH_OWNER, Roles, View, is_media, together
from tawatur.facts.events.walk import Walk
from tawatur.facts.group_words import load_group_words
from tawatur.facts.names import Hit

_ACCUSE = "ACCUSE"

# How the ids of people without a name begin.
_PEOPLE = "group:"

# Words of people without a name among which the noun stands, behind a number too.
_HEAD_OF_PEOPLE = 3


def participle_side(view: View, at: int, form: Form, roles: Roles) -> None:
    """«…، مشيدا بـ»: a participle behind a comma goes on with the subject, if their numbers agree."""
    item = view.items[at]
    if item.gap.rstrip().endswith(('"', "«", "“")):
        return  # «و"مطالبة" الأخير»: a word quoted by itself
    if not (item.gap.strip() or item.folded[0] == "و" or at == 0 or _describes_doing(view, at)):
        return
    told = any(view.verbs[n] for n in range(at))
    known = _speaker_described(view, at) or list(view.speaking or view.carried)
    hits = known or ([] if told else before_it(view, at))
    if not agrees(view, at, form, hits) or (item.folded.endswith("ا") and _are_many(hits)):
        return
    many = len(hits) > 1 or any(hit.kind != "person" for hit in hits)
    if many or not item.folded.endswith("ين"):
        roles.put(form.frame.subject, hits, at)
        roles.carried = True


def _speaker_described(view: View, at: int) -> list[Hit]:
    """«أغضبت فلانا الذي دعا … إلى أن …، متهما»: return who speaks in the clause that describes him."""
    for n in range(at - 1, -1, -1):
        if view.verbs[n] and may_be_said(view, n):
            hits, how = subject_of(view, n)
            if how == "relative" and hits:
                return hits
            if how in ("left", "right"):
                break
    return []


def _are_many(hits: list[Hit]) -> bool:
    """Say whether names are people without a name: no one of them is «مطالبا»."""
    return bool(hits) and hits[0].entity.startswith("group:")


def _describes_doing(view: View, at: int) -> bool:
    """Say whether a participle tells how the verb's subject does it: «خرج الآلاف في المدينة مطالبين بـ …»."""
    before = view.items[at - 1]
    led = before.folded.removeprefix("و") in view.lexicon.leading
    return view.items[at].folded.endswith(("ا", "ين")) and not led


def verb_side(view: View, at: int, form: Form, roles: Roles) -> None:
    frame = form.frame
    if form.tense in ("present", "future") and says_we(view, at):
        hits, how = list(view.speaking or view.carried), "carried"  # «نحث روسيا»: who speaks is the doer
    else:
        hits, how = subject_of(view, at)
    if frame.object_places and how in ("carried", "none") and (found := arrives_later(view, at)):
        hits, how = found, "left"  # behind the place
    if how == "carried" and not agrees(view, at, form, hits):
        hits, how = [], "noun"
    if how == "right" and hits and hits[0].first < view.items[at].first:
        how = "left"  # «الجانبان», «الدول الأربع»: who they are was named before
    if how == "unknown" and frame.type == FORCE:
        hits, states = _deed_of(view, at)
        hits = hits or owner_of_craft(view, at + 1)
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
        roles.put(frame.object, _meant(view, at, hits, here=frame.type == _ACCUSE), at)
        roles.targets.append(view.items[at].folded)
    elif how == "right" and _drops_subject(view, at, form, roles, hits):
        roles.put(frame.object, hits, at)
        hits, how = still_told_of(view, at), "left"
    elif how == "right" and frame.object and view.carried and _told_in(view, at):
        roles.put(frame.object, hits, at)
        hits, how = list(view.carried), "left" if agrees(view, at, form, list(view.carried)) else "noun"
    elif how == "right" and not agrees(view, at, form, hits):
        roles.put(frame.object, hits, at)  # «وحث أنقرة على»: who urged was told of before, or is not said
        known = still_told_of(view, at) if _goes_on_telling(view, at) else []
        hits, how = (known, "left") if known and agrees(view, at, form, known) else ([], "none")
    if roles.by_agent and frame.object:
        role = frame.object if frame.subject != frame.object else None
    else:
        role = frame.subject
    if how == "noun":
        hits = []
    before = how in ("left", "relative") and _suffer(hits) and not _object_follows(view, at)
    suffers = how in ("right", "unknown") or before
    doers = _active(view, hits) or (frame.by_gunmen and _are_gunmen(hits))
    alone = frame.passive and suffers and not doers and not roles.recipient
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


def _goes_on_telling(view: View, at: int) -> bool:
    """Say whether a verb goes on with who was told of: «وحث أنقرة على …», «كما طالب إيران بـ …»."""
    before = view.items[at - 1].folded if at else ""
    return joined_verb(view, at) or before.removeprefix("و") in view.lexicon.breaks


def _resumed(view: View, roles: Roles, hits: list[Hit]) -> bool:
    """Say whether the pronoun behind a verb's preposition means who its relative clause is about."""
    assert roles.pronoun is not None
    return len(hits) == 1 and pronoun_means(view, view.items[roles.pronoun].folded, hits[0])


def _deed_of(view: View, at: int) -> tuple[list[Hit], list[str]]:
    """«استهدفت غارات التحالف مواقع …», «قتل قصف تركي …»: a deed is the subject, its doer stands behind it."""
    n = at + 1
    deed = n < len(view.items) and any(
        form.tense == "noun" and form.frame.type == FORCE for form, _ in forms_at(view.items[n], view.frames)
    )
    if not deed:
        return [], []
    for m in range(n + 1, min(n + REACH_OWNER, len(view.items))):
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
    if not _goes_on_telling(view, at) or not _active(view, doers) or list(view.speaking) == doers:
        return False
    return agrees(view, at, form, doers)


def _told_in(view: View, at: int) -> bool:
    """«في بيان حذرت فيه شركات الطيران»: say whether what holds the words leads to a verb, not its name."""
    after = view.items[at + 1].folded if at + 1 < len(view.items) else ""
    timed = (
        bool(at) and view.items[at - 1].folded in view.lexicon.points_of_time
    )  # «في وقت دان فيه الاتحاد …»
    return after in view.lexicon.held_in and not timed and describes(view, at)


def _meant(view: View, at: int, subject: list[Hit], *, here: bool) -> list[Hit]:
    """Return whom the object pronoun of a verb means: the nearest name before that is not its subject.

    In its own sentence only, if `here`: «أدان فلان الهجوم. كما أدانته السعودية» condemns the attack.

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
    spoken_of = [hit for hit in view.carried[:1] if hit.entity not in doers and not here]
    return spoken_of if can_be_meant(view, at, spoken_of) else []


def _drops_subject(view: View, at: int, form: Form, roles: Roles, hits: list[Hit]) -> bool:
    """Say whether a joined verb's one name is its object: «أعلن الرئيس … وحمل إيران مسؤولية الهجوم»."""
    frame = form.frame
    first = not at and "recipient" not in frame.needs  # «وحذر فلان …» begins a sentence with its subject
    known = still_told_of(view, at)
    if first or not known or frame.object is None or roles.recipient or frame.passive or frame.open:
        return False
    acts = hits[0].kind in ("person", "organization") and "recipient" not in frame.needs
    if frame.needs_ask and (_is_subject_form(hits[0]) or _second_follows(view, at, hits)):
        return False
    if acts and not frame.needs_ask and agrees(view, at, form, hits):
        return False  # «…، واستنكر الشيخ فلان الهجوم»
    if not joined_verb(view, at) and not ("parties" in frame.needs and at and not view.items[at].gap.strip()):
        return False
    if not agrees(view, at, form, known) or not agrees_by_letters(view, at, known):
        return False
    return known[0].entity not in {hit.entity for hit in hits}


def _second_follows(view: View, at: int, hits: list[Hit]) -> bool:
    """«ودعت الحركة الحكومة إلى الحوار»: of two names in a row behind a verb the first is its subject."""
    first = next((n for n in range(at + 1, len(view.items)) if view.items[n].hit == hits[0]), None)
    if first is None:
        return False
    after = together(view, first)[1]
    second = view.items[after] if after < len(view.items) else None
    named = second is not None and second.hit is not None and not second.hit.particles
    return bool(named and second and not second.gap.strip())


def _is_subject_form(hit: Hit) -> bool:
    """Say whether people without a name stand in the form of a subject: «وطالب محتجون», not «المحتجين»."""
    if not hit.entity.startswith(_PEOPLE):
        return False
    return any(word.endswith("ون") for word in hit.name.split()[:_HEAD_OF_PEOPLE])


def _active(view: View, hits: list[Hit]) -> bool:
    """Say whether a verb's only name is a body that kills and arrests rather than suffers it."""
    return any(
        hit.kind == "organization" or (hit.kind == "group" and hit.entity in view.registry.entities)
        for hit in hits
    )


def _are_gunmen(hits: list[Hit]) -> bool:
    """«خطف مسلحون …»: say whether people without a name are known by doing such things."""
    gunmen = load_group_words().gunmen
    return any(hit.kind == "group" and not gunmen.isdisjoint(name_keys(hit.name)) for hit in hits)


def _suffer(hits: list[Hit]) -> bool:
    """Say whether those before a verb that names nobody behind it are people: «أن ثلاثة جنود قتلوا»."""
    return bool(hits) and all(hit.kind in ("person", "group") for hit in hits)
