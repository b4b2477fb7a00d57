"""Who stands in which role around a trigger: subject, object, and the names behind its prepositions."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tawatur.facts.events.frames import Form, Frame, Frames
from tawatur.facts.events.sentences import Item, Sentence, forms_at, is_verb
from tawatur.facts.lexicon import Lexicon, is_ordinary_folded
from tawatur.facts.names import Hit
from tawatur.facts.registry import Registry
from tawatur.facts.text import atom_key, readings

# Ordinary words that may stand between a verb and its subject, or between a preposition and the name it leads to.
_REACH_SUBJECT = 3
_REACH_LINK = 5
_FIRST = "اول"


@dataclass(frozen=True, slots=True)
class View:
    """A sentence and what is needed to read it. `carried` is who the last verb before it spoke of."""

    sentence: Sentence
    registry: Registry
    lexicon: Lexicon
    frames: Frames
    carried: tuple[Hit, ...] = ()
    pair: tuple[Hit, ...] = ()
    countries: tuple[Hit, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """The sentence's items."""
        return self.sentence.items

    def verb(self, at: int) -> bool:
        """Say whether the item is a form of a known verb; behind a preposition the same letters are a noun."""
        item = self.items[at]
        if at and not item.gap.strip() and self.items[at - 1].folded.removeprefix("و") in self.lexicon.leading:
            return False
        return item.kind == "word" and is_verb(item.folded, self.lexicon, self.frames)

    def demonym(self, at: int) -> str | None:
        """Return the state whose adjective the item is."""
        item = self.items[at]
        return self.registry.state_of(atom_key(item.folded)) if item.kind == "word" else None


@dataclass(slots=True)
class Roles:
    """What was found around one trigger. `reach` holds the items that the telling covers."""

    actor: list[Hit] = field(default_factory=list)
    recipient: list[Hit] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    where: Hit | None = None
    ask: bool = False
    targets: list[str] = field(default_factory=list)
    reach: list[int] = field(default_factory=list)
    adjective: Hit | None = None
    by_agent: bool = False
    carried: bool = False

    def put(self, role: str | None, hits: list[Hit], at: int) -> None:
        """Put names into a role; «both» fills the doer's side first."""
        if role is None or role == "skip" or not hits:
            return
        self.reach.append(at)
        if role == "where":
            self.where = self.where or hits[0]
            return
        if role == "both":
            self.actor += [hit for hit in hits[:1] if hit not in self.actor]
            self.recipient += [hit for hit in hits[1:] if hit not in self.recipient]
            return
        target = self.actor if role == "actor" else self.recipient
        target += [hit for hit in hits if hit not in target]


def state_hit(view: View, at: int, state: str) -> Hit:
    """Return a state that only its adjective names, as a name."""
    name = dict(view.registry.entities[state].names)["ar"]
    item = view.items[at]
    return Hit(item.first, item.last, item.first, item.last, "", state, "place", name, "the state's adjective")


def plain(hit: Hit) -> bool:
    """Say whether a name has no preposition joined to it."""
    return not set(hit.particles) - set("وف")


def together(view: View, at: int) -> tuple[list[Hit], int]:
    """Return the names joined by «و» or a comma from item `at` on, and the item after them."""
    first = view.items[at].hit
    assert first is not None
    hits, at = [first], at + 1
    while at < len(view.items):
        item = view.items[at]
        if item.hit and item.hit.particles[:1] == "و" and plain(item.hit):
            hits.append(item.hit)
        elif item.hit and not item.hit.particles and item.gap.strip() in ("،", ",") and _series(view, at):
            hits.append(item.hit)
        else:
            break
        at += 1
    return hits, at


def _series(view: View, at: int) -> bool:
    """Say whether a comma before a name is one of a series: the next name is joined by «و»."""
    after = view.items[at + 1] if at + 1 < len(view.items) else None
    return bool(after and after.hit and after.hit.particles[:1] == "و")


def subject_of(view: View, at: int, before: int | None = None) -> tuple[list[Hit], str]:
    """Return the subject of the verb at an item, and how it was found; `before` ends the search to its right.

    «right» after the verb, «left» before it, «relative» by the pronoun before it, «carried» from the verb
    before, «noun» where an ordinary noun before the verb does it, «unknown» where one after the verb does,
    «none» where there is nothing.
    """
    relative = _antecedent(view, at)
    if relative is not None:
        return relative
    hits, how = _subject_right(view, at, before or len(view.items))
    if hits or how == "unknown":
        return hits, how
    left = _subject_left(view, at)
    if left[0]:
        return left
    if _noun_leads(view, at):
        return [], "noun"
    return list(view.carried), "carried" if view.carried else "none"


def _noun_leads(view: View, at: int) -> bool:
    """Say whether the verb's clause begins with an ordinary noun: that noun is its subject, not who went before."""
    clause = view.sentence.clause[at]
    for n in range(at):
        item = view.items[n]
        if view.sentence.clause[n] != clause or item.kind == "date":
            continue
        word = item.folded.removeprefix("و") if len(item.folded) > 3 else item.folded
        grammar = view.lexicon
        if word in grammar.complements or word in grammar.breaks or word in grammar.adverbs:
            continue
        if item.hit or view.verb(n) or word in grammar.prepositions or word in grammar.function:
            return False
        return not _joined_preposition(item.folded, view)
    return False


def _antecedent(view: View, at: int) -> tuple[list[Hit], str] | None:
    """Return the subject of a verb that describes the noun or name before it, None where it does not."""
    if at == 0 or _object_pronoun(view, at):
        return None
    before, verb = view.items[at - 1], view.items[at]
    if verb.gap.strip(" \"'«»“”"):
        return None
    if before.folded in view.lexicon.relatives:
        name = view.items[at - 2].hit if at > 1 else None
        return ([name], "relative") if name else ([], "noun")
    word = before.folded
    if before.kind != "word" or joined_verb(view, at) or view.verb(at - 1) or _is_definite(word):
        return None
    if at > 1 and view.items[at - 2].folded == _FIRST:
        return _first_of_its_kind(view, at - 2)
    grammar = view.lexicon
    if word in grammar.function or word in grammar.adverbs or word in grammar.breaks or word in grammar.complements:
        return None
    if len(word) > 2 and word[0] in "وف" and (word[1:] in grammar.function or word[1:] in grammar.adverbs):
        return None
    return [], "noun"


def _first_of_its_kind(view: View, at: int) -> tuple[list[Hit], str]:
    """«كان المغرب أول دولة تعترف …»: the doer is who is called the first; the nearest state before."""
    for n in range(at - 1, -1, -1):
        hit = view.items[n].hit
        if hit and hit.entity.startswith("state-") and plain(hit):
            return [hit], "left"
    return [], "noun"


def _is_definite(word: str) -> bool:
    return word.startswith(("ال", "بال", "لل", "وال", "فال", "كال"))


def joined_verb(view: View, at: int) -> bool:
    """Say whether a verb is joined to what is before it by «و» or «ف»."""
    word = view.items[at].folded
    return word[0] in "وف" and len(word) > 2 and is_verb(word[1:], view.lexicon, view.frames) and not _whole_verb(word, view)


def _whole_verb(word: str, view: View) -> bool:
    return word in view.lexicon.verbs or word in view.frames.forms or word in view.frames.light


def _object_pronoun(view: View, at: int) -> bool:
    """Say whether a verb carries its object («أجراها») or has it in a pronoun behind («يقوم بها»)."""
    word = view.items[at].folded
    for pronoun in ("ه", "ها", "هما", "هم"):
        stem = word.removesuffix(pronoun)
        if stem != word and len(stem) > 2 and is_verb(stem, view.lexicon, view.frames):
            return True
        if stem != word and stem.endswith("ا") and is_verb(stem[:-1] + "ي", view.lexicon, view.frames):
            return True
    after = view.items[at + 1].folded if at + 1 < len(view.items) else ""
    return after in ("بها", "به", "لها", "له", "فيها", "فيه", "عنها", "عنه")


def _subject_right(view: View, at: int, stop: int) -> tuple[list[Hit], str]:
    nouns = 0
    for n in range(at + 1, stop):
        item = view.items[n]
        if item.gap.strip(" \"'«“”»(،,\u200f\n") or (n > at + 1 and item.gap.strip() and nouns):
            return [], "unknown" if nouns else "none"
        if item.kind == "date":
            continue
        if item.hit:
            if not plain(item.hit):
                return [], "unknown" if nouns else "none"
            if item.hit.particles and n > at + 1:
                return [], "unknown" if nouns else "none"
            return ([], "unknown") if nouns else (together(view, n)[0], "right")
        word = item.folded
        if word in view.lexicon.pairs:
            pair = view.countries if word in view.lexicon.country_pairs else view.pair
            return list(pair), "right" if pair else "unknown"
        if word in view.lexicon.adverbs or (n == at + 1 and word in ("بها", "به")):
            continue
        if word in view.lexicon.people_of:
            return _people_of(view, n)
        if word in view.lexicon.numbers or word.isdigit():
            continue
        if word in view.lexicon.prepositions or word in view.lexicon.function or view.verb(n):
            return [], "unknown" if nouns else "none"
        if _joined_preposition(word, view):
            return [], "unknown" if nouns else "none"
        nouns += 1
        if nouns > _REACH_SUBJECT:
            return [], "unknown"
    return [], "unknown" if nouns else "none"


def _people_of(view: View, at: int) -> tuple[list[Hit], str]:
    """«مسؤول في البيت الأبيض», «مصادر في وزارة …»: somebody unnamed speaks for the body that is named."""
    for n in range(at + 1, min(at + 6, len(view.items))):
        item = view.items[n]
        if item.hit and item.hit.kind in ("organization", "group"):
            return [item.hit], "right"
        state = view.demonym(n)
        if state:
            return [state_hit(view, n, state)], "right"
        if item.hit or item.kind == "date" or view.verb(n):
            break
    return [], "unknown"


def _joined_preposition(word: str, view: View) -> bool:
    """Say whether a word begins with a preposition: only where the rest then has the article, to be sure."""
    return word.startswith(("بال", "لل", "كال", "وبال", "ولل"))


def _subject_left(view: View, at: int) -> tuple[list[Hit], str]:
    n = at - 1
    if joined_verb(view, at):
        return [], "none"  # a joined verb goes on with the subject before it
    while n >= 0 and (view.items[n].kind == "date" or view.items[n].folded in view.lexicon.adverbs):
        n -= 1
    if n < 0:
        return [], "none"
    item = view.items[n]
    if not item.hit:
        return [], "none"
    start = n
    while start and view.items[start].hit and view.items[start].hit.particles[:1] == "و" and view.items[start - 1].hit:  # type: ignore[union-attr]
        start -= 1
    first = view.items[start].hit
    if first is None or not plain(first):
        return ([item.hit], "left") if _issues_statement(view, n) else ([], "none")
    if _begins(view, start):
        return together(view, start)[0], "left"
    return ([item.hit], "left") if _issues_statement(view, n) else ([], "none")


def _issues_statement(view: View, at: int) -> bool:
    """Say whether a name is whose statement the verb behind speaks of: «بيان صادر عن المتحدثة …، حمل …»."""
    for n in range(at - 1, max(-1, at - 8), -1):
        if view.items[n].hit:
            return False
        if view.items[n].folded in view.lexicon.statements:
            return True
    return False


def _begins(view: View, at: int) -> bool:
    """Say whether a name at an item begins a clause, so that a verb behind it is its own."""
    if at == 0:
        return True
    item, before = view.items[at], view.items[at - 1]
    if item.gap.strip() or (item.hit and item.hit.particles):
        return True
    word = before.folded
    if before.kind == "date" or word in view.lexicon.complements or word in view.lexicon.breaks:
        return True
    bare = word[1:] if word[0] == "و" and len(word) > 3 else word
    return bare in view.lexicon.complements or bare in view.lexicon.breaks or bare in ("كان", "كانت", "لكن")


def fill_roles(view: View, at: int, form: Form, particles: str) -> Roles:
    """Return who stands where around the trigger at an item."""
    roles = Roles(reach=[at])
    frame = form.frame
    if form.tense == "noun":
        _noun_side(view, at, form, roles)
        _walk(view, at, form, roles, positional=False)
        if not roles.actor and not frame.passive:
            _governor(view, at, form, roles)
        if not roles.actor and not roles.recipient and frame.object_heads:
            roles.put("actor", _pair_before(view, at), at)
    elif form.tense == "participle":
        _participle_side(view, at, form, roles)
        _walk(view, at, form, roles, positional=True)
    else:
        _verb_side(view, at, form, roles)
    if roles.adjective and not roles.recipient:
        roles.put("recipient", [roles.adjective], at)
    return roles


def _participle_side(view: View, at: int, form: Form, roles: Roles) -> None:
    """«…، مشيدا بـ»: a participle behind a comma goes on with the sentence's subject, if their numbers agree."""
    item = view.items[at]
    if not (item.gap.strip() or item.folded[0] == "و" or at == 0):
        return
    hits = list(view.carried) or _before(view, at)
    many = len(hits) > 1 or any(hit.kind != "person" for hit in hits)
    if many or not item.folded.endswith("ين"):
        roles.put(form.frame.subject, hits, at)
        roles.carried = True


def _verb_side(view: View, at: int, form: Form, roles: Roles) -> None:
    frame = form.frame
    if form.tense == "present" and view.items[at].folded.lstrip("وف")[:1] == "ن":
        hits, how = list(view.carried), "carried"  # «نحث روسيا»: who speaks is the doer
    else:
        hits, how = subject_of(view, at)
    subject_after = hits if how == "right" else []
    _walk(view, at, form, roles, positional=True, subject=subject_after)
    if how == "right" and _drops_subject(view, at, form, roles, hits):
        roles.put(frame.object, hits, at)
        hits, how = list(view.carried), "left"
    if roles.by_agent and frame.object:
        role = frame.object if frame.subject != frame.object else None
    else:
        role = frame.subject
    if how == "noun":
        hits = []
    alone = frame.passive and how in ("right", "unknown") and not _active(view, hits) and not roles.recipient
    if alone:
        role = frame.object
    if hits and how != "carried":
        roles.put(role, hits, at)
    elif how == "carried" and not frame.passive and not (frame.object == "actor" and roles.actor):
        roles.put(role, hits, at)
        roles.carried = True


def _drops_subject(view: View, at: int, form: Form, roles: Roles, hits: list[Hit]) -> bool:
    """Say whether a joined verb's one name is its object: «أعلن الرئيس … وحمل إيران مسؤولية الهجوم»."""
    if not joined_verb(view, at) or not view.carried or form.frame.object != "recipient" or roles.recipient or form.frame.passive:
        return False
    return view.carried[0].entity not in {hit.entity for hit in hits}


def _active(view: View, hits: list[Hit]) -> bool:
    """Say whether a verb's only name is a body that kills and arrests rather than suffers it."""
    return any(hit.kind == "organization" or (hit.kind == "group" and hit.entity in view.registry.entities) for hit in hits)


def _before(view: View, at: int) -> list[Hit]:
    for n in range(at - 1, -1, -1):
        hit = view.items[n].hit
        if hit and plain(hit) and hit.kind != "place":
            return [hit]
    return []


def _noun_side(view: View, at: int, form: Form, roles: Roles) -> None:
    """Read what stands right behind a verbal noun: a state's adjective, or the name it belongs to."""
    frame = form.frame
    if form.owner and form.owner != "نا" and frame.of == "actor":
        roles.put(frame.of, list(view.carried)[:1] or _before(view, at), at)
        roles.carried = True
    n = at + 1
    while n < len(view.items) and not view.items[n].gap.strip(" \n\u200f"):
        item = view.items[n]
        state = view.demonym(n)
        if state and frame.of not in (None, "skip") and not form.owner:
            if state not in roles.states:
                roles.states.append(state)
            n += 1
            continue
        if item.hit and not item.hit.particles and not form.owner:
            hits, after = together(view, n)
            role = frame.of
            if frame.of_place and item.hit.kind == "place":
                role = frame.of_place
            if frame.of == "actor" and _second_name(view, after):
                role = "actor"
            roles.put(role, hits, after - 1)
            return
        if item.kind != "word" or item.folded in view.lexicon.prepositions or view.verb(n):
            return
        word = item.folded
        if _joined_preposition(word, view) or (word[0] in "بل" and not _is_plain_word(word, view)):
            return
        if not item.folded.startswith("ال") and n > at + 1:
            return
        n += 1
        if n - at > 3:
            return


def _second_name(view: View, at: int) -> bool:
    return at < len(view.items) and bool(view.items[at].hit)


def _walk(
    view: View, at: int, form: Form, roles: Roles, *, positional: bool, subject: list[Hit] | None = None
) -> None:
    """Go right from a trigger and put each name where its preposition or its place says."""
    frame = form.frame
    link: str | None = None
    distance = 0
    head: str | None = None
    seen_subject = not (subject or [])
    taken = {hit.first for hit in (*roles.actor, *roles.recipient)}
    clause = view.sentence.clause[at]
    n = at + 1
    while n < len(view.items):
        item = view.items[n]
        if view.sentence.clause[n] != clause and not (n == at + 1):
            if item.folded in view.lexicon.complements:
                roles.ask = True
            return
        if item.gap.strip() and any(c in item.gap for c in ".!؟:"):
            if ":" in item.gap:
                roles.ask = True
            return
        if item.kind == "date":
            link, head, distance, n = None, None, 0, n + 1
            continue
        if item.hit:
            hits, after = together(view, n)
            if item.hit.first in taken:
                n = after
                continue
            if subject and item.hit.first == subject[0].first:
                seen_subject, n, link, head = True, after, None, None
                continue
            joined = next((p for p in item.hit.particles if p in "بلك"), None)
            role = _role_of(frame, link, joined, head, positional and seen_subject, distance, item.hit)
            if role == "object-taken":
                role = None
            if link in ("قبل", "طرف", "يد") and role:
                roles.by_agent = True
            if role == "recipient" and positional and roles.recipient and not joined and link is None:
                role = None
            roles.put(role, hits, after - 1)
            link, head, distance, n = None, None, 0, after
            continue
        word = item.folded
        if word in view.lexicon.relatives or (n > at + positional and view.verb(n) and word not in view.lexicon.function):
            verb = _rejoin(view, n, form)
            if verb is None:
                return
            hits, how = _subject_right(view, verb, len(view.items))
            if how == "right":
                roles.put("actor", hits, verb)
                taken |= {hit.first for hit in hits}
            n = verb + 1
            continue
        if word in view.lexicon.complements:
            roles.ask = True
            return
        bare = word[1:] if word[0] == "و" and word[1:] in view.lexicon.prepositions else word
        if bare in view.lexicon.prepositions:
            if bare in ("الي", "علي", "من", "ب") and distance == 0:
                roles.ask = True
            link, head, distance = bare, None, 0
        elif word in view.lexicon.function and word not in view.lexicon.adverbs:
            if word in ("ثم", "او", "بعد", "قبل", "عقب", "اثر", "بسبب", "رغم"):
                return
            link = None
        else:
            if n > at + 1 and head is None and any(f.tense == "noun" and f.frame is not frame for f, _ in forms_at(item, view.frames)):
                behind = "ب" if word.startswith("بال") else "ل" if word.startswith("لل") else link
                if behind in frame.links:
                    roles.targets.append(_head(word))
                if link not in view.lexicon.circumstances and (link is not None or not positional):
                    roles.ask = True
                    return
            joined = word[0] if word[0] in "بل" and not _is_plain_word(word, view) else None
            state = view.demonym(n) or (view.registry.state_of(atom_key(word[1:])) if joined else None)
            if state and (head is not None or joined):
                role = _role_of(frame, "ب" if joined == "ب" else "ل" if joined else link, None, head, positional and seen_subject, distance, None)
                if role == "recipient" and roles.adjective is None and (frame.said or frame.only_states):
                    roles.adjective = state_hit(view, n, state)
            if word.startswith(("بال", "لل")) or joined:
                roles.ask = True
                link, head = ("ب" if word[0] == "ب" else "ل"), _head(word)
                roles.targets += [head] if link in frame.links else []
            elif head is None:
                head = _head(word)
                roles.targets += [head] if (link in frame.links or link is None and positional) else []
            distance += 1
            if distance > _REACH_LINK:
                link = None
        n += 1


def _head(word: str) -> str:
    ways = readings(word)
    return ways[-1].key if ways else word


def _is_plain_word(word: str, view: View) -> bool:
    """Say whether a word that begins like a preposition is whole without it."""
    return word in view.lexicon.function or (is_ordinary_folded(word) and not is_ordinary_folded(word[1:]))


def _role_of(
    frame: Frame, link: str | None, joined: str | None, head: str | None, positional: bool, distance: int, hit: Hit | None
) -> str | None:
    if head is not None and atom_key(head) in frame.abstract:
        return None
    if joined:
        if link is not None and head is not None and link in frame.links:
            return frame.links[link]  # «بالدور القيادي للملك»: the name owns the head behind the preposition
        if frame.persons_only and joined in frame.persons_only and hit and hit.kind == "place":
            return None
        if joined == "ل" and joined not in frame.links and head is not None and positional:
            return frame.object  # «موقعين لحركة حماس»: whose the object is
        return frame.links.get(joined)
    if link is not None:
        if frame.persons_only and link in frame.persons_only and hit and hit.kind == "place":
            return None
        return frame.links.get(link)
    if positional and distance <= _REACH_LINK:
        if head is not None and frame.persons:
            return None
        return frame.object
    return None


def _rejoin(view: View, at: int, form: Form) -> int | None:
    """Return the verb of a relative clause that goes on with the trigger's telling, or None.

    «المكالمة التي أجراها روبيو مع بوريطة»: the clause's own names are the noun's.
    """
    if form.tense != "noun":
        return None
    n = at
    while n < len(view.items) and n <= at + 2:
        word = view.items[n].folded
        if view.items[n].kind == "word" and word in view.frames.light | frozenset(("جمع", "جمعت", "جمعه", "جمعهما", "ضم", "ضمت", "يقوم", "تقوم")):
            return n
        n += 1
    return None


def _object_first(view: View, verb: int, noun: int) -> bool:
    """Say whether all that stands between a light verb and its noun are more such nouns: «عقد جلسات ومباحثات»."""
    between = [view.items[n] for n in range(verb + 1, noun)]
    return len(between) < 4 and any(form.tense == "noun" for item in between for form, _ in forms_at(item, view.frames))


def _pair_before(view: View, at: int) -> list[Hit]:
    """«العلاقات بين واشنطن والرباط التي تعود إلى إبرام معاهدة»: who signed are the two named before."""
    for n in range(at - 1, 0, -1):
        if view.items[n].hit and view.items[n - 1].folded == "بين":
            hits = together(view, n)[0]
            return hits if len(hits) > 1 else []
    return []


def _governor(view: View, at: int, form: Form, roles: Roles) -> None:
    """Give a verbal noun the subject of the light verb that governs it («أجرى الوزير محادثات»)."""
    clause = view.sentence.clause[at]
    for n in range(at - 1, -1, -1):
        if view.sentence.clause[n] != clause:
            return
        item = view.items[n]
        if item.gap.strip() and any(c in item.gap for c in ".!؟"):
            return
        if not view.verb(n) or view.items[n].folded in view.lexicon.light_nouns:
            continue
        if form.frame.type == "CONSULT" and view.items[at - 1].folded in view.lexicon.circumstances:
            hits, how = subject_of(view, n, at)
            if how in ("right", "left"):
                roles.put("actor", [hit for hit in hits if hit.kind == "person"], n)
            return
        for reading in readings(item.folded):
            word = item.folded[len(reading.particles) :]
            lent = n < at - 1 and view.items[at - 1].folded.removeprefix("ل") in view.lexicon.light_nouns
            if lent or word in view.frames.light or (form.frame.by_verb and word in form.frame.by_verb):
                hits, how = subject_of(view, n, at)
                if how == "unknown" and _object_first(view, n, at):
                    hits = list(view.carried)
                if not hits:
                    return
                role = "actor" if word not in view.frames.receivers else "recipient"
                roles.put(role, hits, n)
                roles.carried = how == "carried"
                return
        return


def triggers(view: View) -> Iterator[tuple[int, Form, str]]:
    """Yield each item of a sentence that tells of an event, with the way it does."""
    for at, item in enumerate(view.items):
        for form, particles in forms_at(item, view.frames):
            yield at, form, particles
