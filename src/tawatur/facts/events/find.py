"""From triggers to event mentions: roles filled, needs checked, told-twice made one."""

from bisect import bisect_right
from collections import ChainMap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from tawatur.arabic.letters import fold
from tawatur.facts.events.agreement import is_feminine, women_of
from tawatur.facts.events.carried import carry_places
from tawatur.facts.events.circumstances import NEGATED, find_status
from tawatur.facts.events.days import Days, is_set_back, is_speech
from tawatur.facts.events.frames import VERSION, Form, Frames
from tawatur.facts.events.merge import merge_tellings
from tawatur.facts.events.needs import fits, needs_met
from tawatur.facts.events.roles import fill_roles
from tawatur.facts.events.said import Speakers, find_mode, put_speaker
from tawatur.facts.events.sentences import Sentence, forms_at
from tawatur.facts.events.sources import find_sources, speakers_of
from tawatur.facts.events.subjects import subject_of
from tawatur.facts.events.things import THING
from tawatur.facts.events.topics import is_sports, turns_away
from tawatur.facts.events.verb_words import is_verb_of_speech, joined_verb
from tawatur.facts.events.view import Roles, View, is_media, looks_on, together
from tawatur.facts.events.when import find_when
from tawatur.facts.events.where import find_where
from tawatur.facts.lexicon import Lexicon
from tawatur.facts.names import OFFICE, Hit, Names
from tawatur.facts.names.lookup import without_particles
from tawatur.facts.quoted import find_quoted
from tawatur.facts.registry import Registry
from tawatur.facts.text import Text, atom_key, readings
from tawatur.model import Dating, EventMention, Party, Span, Status, digest

# A quote shows the trigger and who is named around it, and no more than a reader takes in at a glance.
_QUOTE_BEFORE, _QUOTE_AFTER = 8, 16

# Quotations that may hold one another: the last so many that began before a sentence are asked.
_NESTED = 3

# Items behind a verb within which «المولى أن» makes it a prayer.
_PRAYER = 12

# Acts that are political only where somebody with an office, a state or a body has part in them.
_OF_OFFICE = frozenset(
    ("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "RETREAT")
)


# Pronouns that a noun's owner and a verb's object share.
_OWNERS = ("ها", "هم", "ه")

_FINITE = ("past", "present", "future")
_SPOKESPERSON = "spokesperson"

# States or bodies from which on a meeting is multilateral.
_MANY = 3


@dataclass(slots=True)
class _Memory:
    """What one sentence leaves for the next: who it spoke of, who met whom, who spoke."""

    topic: tuple[Hit, ...] = ()
    pair: tuple[Hit, ...] = ()
    countries: tuple[Hit, ...] = ()
    many: tuple[Hit, ...] = ()
    speakers: tuple[Hit, ...] = ()
    quoted: tuple[tuple[int, int], ...] = ()
    women: frozenset[str] = frozenset()
    officials: frozenset[str] = frozenset()
    spoken_for: dict[str, tuple[Hit, ...]] = field(default_factory=dict)
    days: Days = field(default_factory=Days)


def find_mentions(
    article: str,
    text: Text,
    names: Names,
    sentences: Iterable[Sentence],
    registry: Registry,
    lexicon: Lexicon,
    frames: Frames,
) -> list[EventMention]:
    """Return the events that a body tells of, in text order, each once with its fullest telling.

    `sentences` are the body's, with its parties and dates in place.
    """
    if is_sports(text, lexicon):
        return []
    private = lexicon.private_roles
    memory = _Memory(
        quoted=tuple(find_quoted(text.body)),
        women=frozenset(women_of(text, names.hits)),
        officials=frozenset(hit.entity for hit in names.hits if hit.role and hit.role not in private),
        spoken_for=_spoken_for(names),
    )
    found: list[EventMention] = []
    for n, sentence in enumerate(sentences):
        memory.days.sentence = n
        if turns_away(sentence, lexicon):
            memory.topic = ()
        view = View(
            sentence, sentence.items, registry, lexicon, frames, memory.topic, memory.pair, memory.countries,
            women=memory.women,
        )  # fmt: skip
        speakers = speakers_of(view)
        if speakers:
            memory.speakers = tuple(speakers)
        found += _Teller(article, text, names, view, memory).read()
    found = memory.days.told_later(found)
    return merge_tellings(carry_places(found, text), ChainMap(names.entities, registry.entities))


def _town_or_land(hits: Sequence[Hit]) -> Hit | None:
    """Return the town among names, or the land where there is no town: «نقل السفارة في … إلى …»."""
    places = [hit for hit in hits if hit.kind == "place"]
    return next((hit for hit in places if not hit.entity.startswith("state-")), next(iter(places), None))


class _Teller:
    """The events of one sentence, read left to right with the subject carried from verb to verb."""

    def __init__(self, article: str, text: Text, names: Names, view: View, memory: _Memory) -> None:
        self.article, self.text, self.names, self.view, self.memory = article, text, names, view, memory

    def read(self) -> list[EventMention]:
        """Return this sentence's mentions."""
        found = []
        carried = self.memory.topic
        first_subject: tuple[Hit, ...] = ()
        speaking = self.memory.speakers if self._goes_on_quoting(0) else ()
        for at, item in enumerate(self.view.items):
            if not (item.hit or self.view.verb(at) or forms_at(item, self.view.frames)):
                continue  # most words neither tell of an event nor change who is spoken of
            self._remember_countries(at)
            view, memory = self.view, self.memory
            known = (carried, memory.pair, memory.countries, memory.many, speaking)
            if (view.carried, view.pair, view.countries, view.many, view.speaking) != known:
                self.view = View(
                    view.sentence, view.items, view.registry, view.lexicon, view.frames, *known, view.women
                )
            told_here = self._at(at)
            found += told_here
            if self.view.verb(at):
                hits, how = subject_of(self.view, at)
                hits = _not_suffering(hits, told_here)
                self._remember_woman(at, hits, how)
                speech = is_verb_of_speech(self.view, at)
                told = (hits and how in ("right", "left", "carried")) or (how == "relative" and not carried)
                if told and speech:
                    carried = speaking = tuple(hits)
                    if how == "carried":
                        first_subject = first_subject or tuple(hits)  # who goes on speaking stays the topic
                main = at == 0 or not first_subject or joined_verb(self.view, at) or how == "left"
                lends = main and how in ("right", "left")
                self.memory.days.verb(self.view, at, hits, speech=speech, lends=lends)
                if lends:
                    carried = tuple(hit for hit in hits if not is_media(self.view, hit))
                    first_subject = first_subject or carried
                elif how == "relative" and not carried:
                    carried = tuple(hits)
                elif how == "unknown" and main:
                    carried = ()
        if first_subject:
            self.memory.topic = first_subject
        elif not any(self.view.verb(at) for at in range(len(self.view.items))):
            self.memory.topic = ()
        return found

    def _remember_woman(self, at: int, hits: Sequence[Hit], how: str) -> None:
        """«قالت فلانة …»: from here on she is known for a woman."""
        beside = how in ("right", "left") and len(hits) == 1 and hits[0].kind == "person"
        if beside and hits[0].entity not in self.memory.women and is_feminine(self.view, at):
            self.memory.women |= {hits[0].entity}
            self.view = replace(self.view, women=self.memory.women)

    def _remember_countries(self, at: int) -> None:
        hit = self.view.items[at].hit
        if hit and hit.kind == "place" and (at == 0 or self.view.items[at - 1].hit is None):
            hits = together(self.view, at)[0]
            if len(hits) == 2 and all(other.kind == "place" for other in hits):
                self.memory.countries = tuple(hits)
            elif len(hits) > 2 and all(other.kind != "person" for other in hits):
                self.memory.many = tuple(hits)

    def _at(self, at: int) -> list[EventMention]:
        word = self.view.items[at].folded
        forms = self._forms(at)
        if not forms or word in self.view.lexicon.bodies or self._invoked(at):
            return []  # «وزارة» is not «وزاره»
        bare = word[1:] if word[0] == "و" and word not in self.view.frames.forms else word
        function = bare in self.view.lexicon.function and self._words(at) == word
        whole = word in self.view.lexicon.whole
        for form, particles in forms:
            if (whole and particles) or (function and not form.frame.asks(form)):
                continue  # «فيصل» is a name, and not «يصل»; «هنا» is not «هنأ»
            if form.tense in _FINITE and _only_noun(self.view, at):
                continue
            if form.tense == "noun" and _is_told_by_verb(self.view, at, form, forms):
                continue
            if not fits(self.view, at, form) or (form.tense == "past" and not self.view.verb(at)):
                continue
            roles = fill_roles(self.view, at, form, particles)
            if form.frame.speaker or form.frame.own or _threatens(form):
                put_speaker(self.view, at, form, roles, self._speakers(at))
            mention = self._mention(at, form, particles, roles)
            if mention:
                return [mention]
        return []

    def _speakers(self, at: int) -> Speakers:
        """Return who spoke last, and whether the quotation at an item began before its sentence."""
        return Speakers(self.memory.speakers, self._goes_on_quoting(at))

    def _invoked(self, at: int) -> bool:
        """Say whether God is called upon: «أيدها الله» is a wish, «دعا المولى أن» a prayer."""
        invoked = self.view.frames.words["invoked"]
        behind = self.view.items[at + 1 : at + 1 + _PRAYER]
        if behind and behind[0].folded in invoked:
            return True
        return any(
            item.folded in invoked and after.folded in self.view.lexicon.complements
            for item, after in pairwise(behind)
        )

    def _forms(self, at: int) -> Sequence[tuple[Form, str]]:
        """Return how an item may tell of an event: behind a verb of its clause as a noun («جدد … دعمها»)."""
        view = self.view
        forms = forms_at(view.items[at], view.frames)
        if _in_a_series(view, at):
            return [form for form in forms if form[0].tense not in _FINITE]
        if len(forms) < 2 or joined_verb(view, at) or not any(form.tense == "noun" for form, _ in forms):
            return forms
        if at and (view.items[at - 1].folded in view.lexicon.relatives or _begins_clause(view, at)):
            return forms
        clause = view.sentence.clause
        for n in range(at - 1, -1, -1):
            if clause[n] != clause[at] or "،" in view.items[n + 1].gap:
                return forms
            if view.verb(n):
                return [form for form in forms if form[0].tense in ("noun", "participle")]
        return forms

    def _mention(self, at: int, form: Form, particles: str, roles: Roles) -> EventMention | None:
        if form.frame.said and roles.actor and all(looks_on(self.view, hit) for hit in roles.actor):
            return None
        actor = self._parties(roles.actor) + self._states(roles.states, roles.actor)
        if form.frame.said:
            actor += self._spoken_for(roles.actor, actor)
        recipient = [
            party
            for party in self._parties(roles.recipient, keep_place=form.frame.type == "ASSAULT")
            if party.entity not in {a.entity for a in actor}
        ]
        recipient += self._represented(form, roles, recipient)
        where = roles.where
        if "told" in form.frame.needs:  # elsewhere a place cannot save a mention that lacks its parties
            where = where or find_where(self.view, at, form.frame, roles)
        if not needs_met(form, roles, actor, recipient, self.view, at, told=bool(where)):
            return None
        if form.frame.told_by_doer and form.tense == "noun" and not actor and _is_definite(self.view, at):
            return None  # «منذ الهجوم على المطار»: spoken of, not told
        if form.tense == "noun" and _since(self.view, at) and _is_definite(self.view, at):
            return None  # «منذ الاجتياح»: what it counts from
        freed = form.frame.mode == "release"  # whoever was held, it is a state's or an armed group's act
        if (
            form.frame.type in _OF_OFFICE
            and not freed
            and not any(map(self._is_public, (*actor, *recipient)))
        ):
            return None
        mode = find_mode(self.view, at, form) or form.frame.mode
        if mode is None and form.frame.type == "CONSULT" and _of_many(*actor, *recipient):
            mode = "multilateral"
        if form.frame.mode_needed and mode is None:
            return None
        when = find_when(self.view, at, form, roles) or self._day_before(at, form, roles, actor)
        verdict = find_status(self.view, at, form, particles, when, roles)
        uttered = form.frame.uttered
        negated = verdict.because.startswith(NEGATED)
        unsaid = negated and (
            uttered or (form.frame.said and form.tense == "present" and not _past(self.view, at))
        )
        if not verdict.event or (unsaid and not form.frame.negated):
            return None  # «لا يرفضون», «قال إن إيران لم تنتهك …»: nobody is refused or accused
        status: Status = "happened" if uttered else verdict.status
        where = where or find_where(self.view, at, form.frame, roles)
        if where is None and form.frame.place:
            where = _town_or_land(roles.recipient)
        sources = find_sources(self.view, at, form, roles, self.memory.speakers)
        if not sources and self._goes_on_quoting(at):
            sources = list(self.memory.speakers)
        if form.frame.type == "CONSULT" and len(actor) + len(recipient) >= 2:
            self.memory.pair = tuple([*roles.actor, *roles.recipient][:2])
            if all(hit.kind == "place" for hit in self.memory.pair):
                self.memory.countries = self.memory.pair
        if form.frame.said and status == "happened" and not is_set_back(self.view, at):
            self.memory.days.say([party.entity for party in actor], when)
        quote = self._quote(at, roles)
        sentence = self.text.span(self.view.sentence.first, self.view.sentence.last)
        id_ = digest("mention", self.article, form.frame.type, str(quote.start), str(quote.end))
        if when is None and is_speech(form) and status == "happened":
            self.memory.days.leave_open(self.view, at, id_)
        return EventMention(
            id=id_,
            article=self.article,
            type=form.frame.type,
            mode=mode,
            context=(),
            actor=tuple(actor),
            recipient=tuple(recipient),
            when=when,
            where=self._party(where, keep_place=True) if where else None,
            attributed_to=tuple(self._parties(sources)),
            status=status,
            quote=quote,
            sentence=Span(*sentence),
            rule=f"{form.frame.id}/{form.tense}@{VERSION}",
            because=f"«{self._words(at)}» tells of it; {verdict.because}",
        )

    def _day_before(self, at: int, form: Form, roles: Roles, actor: list[Party]) -> Dating | None:
        """Return the day that was told before of who does it now, but of what came later («ثم غادر»)."""
        later = at and self.view.items[at - 1].folded in self.view.frames.words["later_on"]
        return None if later else self.memory.days.of(form, roles, actor)

    def _goes_on_quoting(self, at: int) -> bool:
        """Say whether an event is told in a quotation that began before its sentence."""
        atoms = self.text.atoms
        first, here = atoms[self.view.sentence.first].start, atoms[self.view.items[at].first].start
        near = bisect_right(self.memory.quoted, (first, len(self.text.body)))
        return any(here < end for _, end in self.memory.quoted[max(0, near - _NESTED) : near])

    def _is_public(self, party: Party) -> bool:
        """Say whether somebody acts in public: all but persons without an office whom only the text knows."""
        known = party.kind != "person" or party.entity in self.view.registry.entities
        return known or party.entity in self.memory.officials

    def _words(self, at: int) -> str:
        item = self.view.items[at]
        start, end = self.text.span(item.first, item.last)
        return self.text.body[start:end]

    def _quote(self, at: int, roles: Roles) -> Span:
        reach = [*roles.reach, at]
        items = self.view.items
        low = max(min(reach), 0)
        first = max(items[low].first, items[at].first - _QUOTE_BEFORE)
        last = min(max(items[n].last for n in reach), items[at].last + _QUOTE_AFTER)
        if last - first < 5:
            last = min(first + 5, self.view.sentence.last)
            first = max(min(first, last - 5), self.view.sentence.first)
        return Span(*self.text.span(first, last))

    def _parties(self, hits: Sequence[Hit], *, keep_place: bool = False) -> list[Party]:
        """Return names as parties: a capital is its state, unless the city is what was hit."""
        found: dict[str, Party] = {}
        for hit in hits:
            party = self._party(hit, keep_place=keep_place)
            found.setdefault(party.entity, party)
        return list(found.values())

    def _party(self, hit: Hit, *, keep_place: bool = False) -> Party:
        start, end = self.text.name_span(hit.core, hit.core_end)
        words = self.text.body[start:end]
        if hit.core == hit.first:
            words = without_particles(words, hit.particles)
        registry = self.view.registry
        state = registry.capitals.get(hit.entity)
        if state and not keep_place:
            return Party(state, dict(registry.entities[state].names)["ar"], words, "place")
        return Party(hit.entity, words if hit.because == THING else hit.name or words, words, hit.kind)

    def _represented(self, form: Form, roles: Roles, recipient: Sequence[Party]) -> list[Party]:
        """Return the states of the diplomats and missions that something is done to: they stand for them."""
        words = form.frame.represented
        if not words:
            return []
        states = {
            hit.scope: None
            for hit in roles.recipient
            if hit.scope and any(atom_key(fold(word)) in words for word in self._text_of(hit))
        }
        known = {party.entity for party in recipient}
        return self._states([state for state in states if state not in known], ())

    def _spoken_for(self, hits: Sequence[Hit], actor: Sequence[Party]) -> list[Party]:
        """Return the bodies that spokespersons speak for: what they say is their act too."""
        if any(party.kind != "person" for party in actor):
            return []
        known = {party.entity for party in actor}
        bodies = [body for hit in hits for body in self.memory.spoken_for.get(hit.entity, ())]
        return [party for party in self._parties(bodies) if party.entity not in known]

    def _text_of(self, hit: Hit) -> list[str]:
        start, end = self.text.span(hit.first, hit.last)
        return self.text.body[start:end].split()

    def _states(self, states: Sequence[str], hits: Sequence[Hit]) -> list[Party]:
        if hits:
            return []
        entities = self.view.registry.entities
        return [
            Party(state, dict(entities[state].names)["ar"], dict(entities[state].names)["ar"], "place")
            for state in states
        ]


def _spoken_for(names: Names) -> dict[str, tuple[Hit, ...]]:
    """Return the bodies in the titles of named spokespersons, by the person: «المتحدث باسم الخارجية …»."""
    found: dict[str, tuple[Hit, ...]] = {}
    speaking = [hit for hit in names.hits if hit.role == _SPOKESPERSON and hit.because != OFFICE]
    for hit in speaking:
        inside = [other for other in names.inner if hit.first <= other.first and other.last <= hit.last]
        if bodies := tuple(other for other in inside if other.kind == "organization"):
            found.setdefault(hit.entity, bodies[:1])
    return found


def _not_suffering(hits: list[Hit], mentions: Sequence[EventMention]) -> list[Hit]:
    """Return a verb's subject but for whom its event was done to: «قتل جندي واستهدف …» speaks of others."""
    suffered = {party.entity for mention in mentions if not mention.actor for party in mention.recipient}
    return [hit for hit in hits if hit.entity not in suffered]


def _threatens(form: Form) -> bool:
    """Say whether who says a frame's words threatens by them."""
    return form.frame.type == "THREATEN" and form.frame.uttered


def _since(view: View, at: int) -> bool:
    return at > 0 and view.items[at - 1].folded in view.frames.words["since"]


def _begins_clause(view: View, at: int) -> bool:
    """«حين قتل …», «قد قصف»: say whether a particle that leads to a verb stands before a word."""
    word, grammar = view.items[at - 1].folded, view.lexicon
    return (
        word in grammar.function and word not in grammar.prepositions and word not in grammar.demonstratives
    )


def _is_definite(view: View, at: int) -> bool:
    return any(reading.definite for reading in readings(view.items[at].folded)[:2])


def _is_told_by_verb(view: View, at: int, form: Form, forms: Sequence[tuple[Form, str]]) -> bool:
    """Say whether a word is the verb of its frame and not the noun that is spelt like it: «ورفض الوزير …»."""
    verb = any(other.frame is form.frame and other.tense == "past" for other, _ in forms)
    return verb and (at == 0 or joined_verb(view, at))


def _only_noun(view: View, at: int) -> bool:
    """Say whether a word spelt like a verb is the noun: «أعلن العراق قصف مواقع», «تعرض لقصف»."""
    rows = view.frames.forms.get(view.items[at].folded, ())
    if not any(row.tense == "noun" for row in rows):
        return False
    clause = view.sentence.clause[at]
    for n in range(at - 1, -1, -1):
        item = view.items[n]
        if view.sentence.clause[n] != clause or any(mark in item.gap for mark in "،:") or item.kind == "date":
            return False
        if item.folded in view.lexicon.relatives or item.folded in view.lexicon.function:
            return False
        if view.verb(n):
            return not view.items[at].gap.strip(' "«')
    return False


def _in_a_series(view: View, at: int) -> bool:
    """«إحياء التراث ودعمه وتشجيعه»: say whether another noun with its pronoun follows a word."""
    word, after = view.items[at].folded, view.items[at + 1] if at + 1 < len(view.items) else None
    if after is None or after.hit or after.gap.strip() or after.folded[0] != "و" or view.verb(at + 1):
        return False
    return any(word.endswith(pronoun) and after.folded.endswith(pronoun) for pronoun in _OWNERS)


def _of_many(*parties: Party) -> bool:
    """Say whether three states or bodies meet."""
    return sum(party.kind in ("place", "organization") for party in parties) >= _MANY


def _past(view: View, at: int) -> bool:
    """Say whether a negated verb speaks of the past: «لم تدن», not «لا يرفضون»."""
    return bool(at) and view.items[at - 1].folded.endswith("لم")
