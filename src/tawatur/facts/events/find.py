"""From triggers to event mentions: roles filled, needs checked, told-twice made one."""

from bisect import bisect_right
from collections import ChainMap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from tawatur.facts.events.agreement import is_feminine, women_of
from tawatur.facts.events.carried import carry_places
from tawatur.facts.events.circumstances import NEGATED, Verdict, find_status
from tawatur.facts.events.days import Days, is_set_back, is_speech
from tawatur.facts.events.frames import VERSION, Form, Frames
from tawatur.facts.events.merge import merge_tellings
from tawatur.facts.events.needs import fits, needs_met
from tawatur.facts.events.parties import Parties, spoken_for
from tawatur.facts.events.roles import fill_roles
from tawatur.facts.events.said import Speakers, find_mode, put_speaker
from tawatur.facts.events.sentences import Sentence, forms_at
from tawatur.facts.events.sources import find_sources, speakers_of
from tawatur.facts.events.subjects import subject_of
from tawatur.facts.events.topics import is_sports, turns_away
from tawatur.facts.events.verb_words import is_verb_of_speech, joined_verb
from tawatur.facts.events.view import Roles, View, is_media, looks_on, together
from tawatur.facts.events.when import find_when
from tawatur.facts.events.where import find_where
from tawatur.facts.lexicon import Lexicon
from tawatur.facts.names import Hit, Names
from tawatur.facts.quoted import find_quoted
from tawatur.facts.registry import Registry
from tawatur.facts.text import Text, readings
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

# Marks that part what one verb tells.
_PARTS = frozenset("،:")

_FINITE = ("past", "present", "future")
# How many meet at the least.
_PAIR = 2

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
        spoken_for=spoken_for(names),
    )
    found: list[EventMention] = []
    for n, sentence in enumerate(sentences):
        memory.days.sentence = n
        if turns_away(sentence, lexicon):
            memory.topic = ()
        view = View(
            sentence, sentence.items, sentence.verbs, registry, lexicon, frames,
            memory.topic, memory.pair, memory.countries, women=memory.women,
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
        self.parties = Parties(text, view.registry, memory.spoken_for)
        invoked = view.frames.words["invoked"]
        self.prays = not invoked.isdisjoint([item.folded for item in view.items])

    def read(self) -> list[EventMention]:
        """Return this sentence's mentions."""
        found = []
        carried = self.memory.topic
        first_subject: tuple[Hit, ...] = ()
        speaking = self.memory.speakers if self._goes_on_quoting(0) else ()
        items, verbs, frames = self.view.items, self.view.verbs, self.view.frames
        for at, item in enumerate(items):
            if not (item.hit or verbs[at] or forms_at(item, frames)):
                continue  # most words neither tell of an event nor change who is spoken of
            self._remember_countries(at)
            view, memory = self.view, self.memory
            known = (carried, memory.pair, memory.countries, memory.many, speaking)
            if (view.carried, view.pair, view.countries, view.many, view.speaking) != known:
                self.view = view.where_known(*known)
            told_here = self._at(at)
            found += told_here
            if self.view.verbs[at]:
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
                elif how == "unknown" and main and not self._is_inner(at):
                    carried = ()
        if first_subject:
            self.memory.topic = first_subject
        elif not any(self.view.verbs[at] for at in range(len(self.view.items))):
            self.memory.topic = ()
        return found

    def _is_inner(self, at: int) -> bool:
        """«الذي دعا الوزير إلى أن يعرف موقعه، متهما …»: say whether a verb only tells what somebody asked."""
        return at > 0 and self.view.items[at - 1].folded in self.view.lexicon.complements

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
            if not fits(self.view, at, form) or (form.tense == "past" and not self.view.verbs[at]):
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
        if not self.prays:
            return False
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
            if view.verbs[n]:
                return [form for form in forms if form[0].tense in ("noun", "participle")]
        return forms

    def _mention(self, at: int, form: Form, particles: str, roles: Roles) -> EventMention | None:
        does_not = looks_on if form.frame.said else is_media  # an outlet tells of what others do
        if roles.actor and all(does_not(self.view, hit) for hit in roles.actor):
            return None
        if self.memory.pair and _attends_what_was_told(self.view, at, form):
            return None
        actor, recipient = self.parties.sides(form, roles)
        where = roles.where
        if "told" in form.frame.needs:  # elsewhere a place cannot save a mention that lacks its parties
            where = where or find_where(self.view, at, form.frame, roles)
        if not needs_met(form, roles, actor, recipient, self.view, at, told=bool(where)):
            return None
        if self._only_spoken_of(at, form, actor) or not self._in_public(form, actor, recipient):
            return None
        mode = find_mode(self.view, at, form) or form.frame.mode
        if mode is None and form.frame.type == "CONSULT" and _of_many(*actor, *recipient):
            mode = "multilateral"
        if form.frame.mode_needed and mode is None:
            return None
        when = find_when(self.view, at, form, roles) or self._day_before(at, form, roles, actor)
        verdict = find_status(self.view, at, form, particles, when, roles)
        if not verdict.event or (self._unsaid(at, form, verdict) and not form.frame.negated):
            return None  # «لا يرفضون», «قال إن إيران لم تنتهك …»: nobody is refused or accused
        status: Status = "happened" if form.frame.uttered else verdict.status
        where = where or find_where(self.view, at, form.frame, roles)
        if where is None and form.frame.place:
            where = _town_or_land(roles.recipient)
        sources = find_sources(self.view, at, form, roles, self.memory.speakers)
        if not sources and self._goes_on_quoting(at):
            sources = list(self.memory.speakers)
        quote = self._quote(at, roles)
        id_ = digest("mention", self.article, form.frame.type, str(quote.start), str(quote.end))
        if form.frame.type == "CONSULT" and len(actor) + len(recipient) >= _PAIR:
            self._remember_pair(roles)
        if status == "happened":
            self._remember_day(at, form, actor, when, id_)
        return EventMention(
            id=id_,
            article=self.article,
            type=form.frame.type,
            mode=mode,
            context=(),
            actor=tuple(actor),
            recipient=tuple(recipient),
            when=when,
            where=self.parties.one(where, keep_place=True) if where else None,
            attributed_to=tuple(self.parties.all_of(sources)),
            status=status,
            quote=quote,
            sentence=Span(*self.text.span(self.view.sentence.first, self.view.sentence.last)),
            rule=f"{form.frame.id}/{form.tense}@{VERSION}",
            because=f"«{self._words(at)}» tells of it; {verdict.because}",
        )

    def _only_spoken_of(self, at: int, form: Form, actor: Sequence[Party]) -> bool:
        """«منذ الهجوم على المطار», «منذ الاجتياح»: say whether a noun speaks of a deed told elsewhere."""
        if form.tense != "noun" or not _is_definite(self.view, at):
            return False
        return (form.frame.told_by_doer and not actor) or _since(self.view, at)

    def _in_public(self, form: Form, actor: Sequence[Party], recipient: Sequence[Party]) -> bool:
        """Say whether somebody with an office, a state or a body has part in an act that asks for one.

        Whoever was held and is freed, it is a state's or an armed group's act.
        """
        asked = form.frame.type in _OF_OFFICE and form.frame.mode != "release"
        return not asked or any(map(self._is_public, (*actor, *recipient)))

    def _unsaid(self, at: int, form: Form, verdict: Verdict) -> bool:
        """Say whether what would be an act of speech is negated, and so was not done."""
        frame = form.frame
        speaks = frame.said and form.tense == "present" and not _past(self.view, at)
        return verdict.because.startswith(NEGATED) and (frame.uttered or speaks)

    def _remember_pair(self, roles: Roles) -> None:
        self.memory.pair = tuple([*roles.actor, *roles.recipient][:_PAIR])
        if all(hit.kind == "place" for hit in self.memory.pair):
            self.memory.countries = self.memory.pair

    def _remember_day(
        self, at: int, form: Form, actor: Sequence[Party], when: Dating | None, mention: str
    ) -> None:
        if form.frame.said and not is_set_back(self.view, at):
            self.memory.days.say([party.entity for party in actor], when)
        if when is None and is_speech(form):
            self.memory.days.leave_open(self.view, at, mention)

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


def _not_suffering(hits: list[Hit], mentions: Sequence[EventMention]) -> list[Hit]:
    """Return a verb's subject but for whom its event was done to: «قتل جندي واستهدف …» speaks of others."""
    suffered = {party.entity for mention in mentions if not mention.actor for party in mention.recipient}
    return [hit for hit in hits if hit.entity not in suffered]


def _attends_what_was_told(view: View, at: int, form: Form) -> bool:
    """«وحضر اللقاء فلان وفلان»: say whether a verb only names who was at a meeting told of before."""
    after = view.items[at + 1].folded if at + 1 < len(view.items) else ""
    return form.frame.type == "CONSULT" and form.tense == "past" and after in view.lexicon.told_meetings


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
        if view.sentence.clause[n] != clause or not _PARTS.isdisjoint(item.gap) or item.kind == "date":
            return False
        if item.folded in view.lexicon.relatives or item.folded in view.lexicon.function:
            return False
        if view.verbs[n]:
            return not view.items[at].gap.strip(' "«')
    return False


def _in_a_series(view: View, at: int) -> bool:
    """«إحياء التراث ودعمه وتشجيعه»: say whether another noun with its pronoun follows a word."""
    word, after = view.items[at].folded, view.items[at + 1] if at + 1 < len(view.items) else None
    if after is None or after.hit or after.gap.strip() or after.folded[0] != "و" or view.verbs[at + 1]:
        return False
    return any(word.endswith(pronoun) and after.folded.endswith(pronoun) for pronoun in _OWNERS)


def _of_many(*parties: Party) -> bool:
    """Say whether three states or bodies meet."""
    return sum(party.kind in ("place", "organization") for party in parties) >= _MANY


def _past(view: View, at: int) -> bool:
    """Say whether a negated verb speaks of the past: «لم تدن», not «لا يرفضون»."""
    return bool(at) and view.items[at - 1].folded.endswith("لم")
