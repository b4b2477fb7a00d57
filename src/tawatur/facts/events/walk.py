"""Going right from a trigger: each name to the role that its preposition or its place gives it."""

from collections.abc import Iterable

from tawatur.facts.events.agreement import without_pronoun
from tawatur.facts.events.crafts import owner_of_craft
from tawatur.facts.events.frames import Form
from tawatur.facts.events.places import is_seat
from tawatur.facts.events.sentences import Item, forms_at
from tawatur.facts.events.subjects import subject_right
from tawatur.facts.events.things import is_thing
from tawatur.facts.events.verb_words import begins_with_preposition, is_plain_word, object_pronoun
from tawatur.facts.events.view import FORCE, Roles, View, is_media, plain, state_hit, together, two_states
from tawatur.facts.events.walk_words import (
    goes_on_speaking,
    head_of,
    houses,
    in_brackets,
    is_deed,
    is_headcount,
    is_hedge,
    is_quoted,
    is_scene,
    is_suffered,
    names_another,
    other_side,
    past_description,
    past_doers_clause,
)
from tawatur.facts.group_words import load_group_words
from tawatur.facts.lexicon import is_ordinary_folded
from tawatur.facts.names import Hit
from tawatur.facts.text import atom_key, readings

# Ordinary words that may stand between a preposition and the name it leads to.
_REACH_LINK = 5

# How far behind a deed's noun its doer may stand («الهجوم المحتمل للجيش»).
_REACH_DOER = 3

# How far behind a trigger «البلدين» may stand to be its own.
_REACH_PAIR = 5

# How far behind a verb the adjective may stand that alone names a state («انتقد … السياسة الأميركية»).
_REACH_ADJECTIVE = 9

# How far behind a noun the verb of its relative clause may stand: «المكالمة التي أجراها».
_REACH_RELATIVE = 2

# How far behind a noun a relative clause may begin that is its own.
_REACH_OWN = 8

# How far before «من», «عن» the people may stand whose body is named behind: «وفدا رفيع المستوى من».
_REACH_PEOPLE = 3

_JOINED_PREPOSITIONS = "بلك"
_TO, _BY, _TOWARDS = "ل", "ب", "الي"

# Types whose object may be a deed of others: its doer is meant.
_OF_DEEDS = frozenset(("ACCUSE", "REJECT"))

# Whose a thing is that somebody is accused of, is not said to have done it.
_ACCUSE = "ACCUSE"

# Types of the nouns behind which «من» says who gives it.
_GIVEN = frozenset(("SUPPORT", "REQUEST"))
_WHAT = "ما"
_QUOTES_FOLLOW = ":"
_ENDS = frozenset(".!؟:")


class Walk:
    """One walk from a trigger to the end of its clause.

    `link` is the preposition that leads to what comes next, `head` the first ordinary noun behind it (or
    behind the verb), `distance` how many ordinary words stand behind the link. `positional` is true for
    verbs and participles, whose object needs no preposition; `gathers` where all who meet follow a noun.
    """

    def __init__(
        self, view: View, at: int, form: Form, roles: Roles, *, positional: bool, gathers: bool = False
    ) -> None:
        self.view, self.at, self.form, self.roles = view, at, form, roles
        self.positional, self.gathers = positional, gathers
        self.frame = form.frame
        self.subject: Hit | None = None
        self.deed: str | None = None  # the preposition that led to a deed of force, "" where none did
        self.apart = False  # a comma came behind whom it is done to
        self.suffered = False  # behind that deed stands whom it was done to: «أدان اغتيال فلان»
        self.doers: frozenset[str] = frozenset()
        self.asked = self.member = False
        self._forget()

    def _forget(self) -> None:
        self.link: str | None = None
        self.lead: str | None = None
        self.head: str | None = None
        self.distance = 0

    def go(self, subject: Hit | None = None, doers: Iterable[Hit] = ()) -> None:
        """Fill the roles; `subject` is the name behind the verb that is its subject: objects follow it.

        `doers` are those whom a word like «الوزيران» behind the verb may mean.
        """
        self.subject, self.doers = subject, frozenset(hit.entity for hit in doers)
        taken = {hit.first for hit in (*self.roles.actor, *self.roles.recipient)}
        clause = self.view.sentence.clause[self.at]
        n: int | None = self.at + 1
        while n is not None and n < len(self.view.items):
            item = self.view.items[n]
            if self._clause_ends(item, n, clause):
                return
            if "،" in item.gap or item.kind == "date":
                self._forget()
            self.apart = self.apart or ("،" in item.gap and bool(self.roles.recipient))
            if item.kind == "date":
                n += 1
            elif item.hit and item.hit.first in taken:
                n = together(self.view, n)[1]
            elif item.hit:
                n = self._name(n, item.hit)
            elif item.folded == _WHAT and is_hedge(self.view, n + 1):
                n += 2
            elif item.folded in self.frame.links:
                self._word(n, item.folded)  # a verb too: «وفد من حماس يرأسه …»
                n += 1
            elif self._relative(n):
                self._done_by(n)
                n = self._past_doers_clause(n) or self._rejoin(n, taken)
            else:
                n = n + 1 if self._word(n, item.folded) else None

    def _past_doers_clause(self, n: int) -> int | None:
        """Return the object's item behind a clause on the subject: «خطف مسلحون يرتدون … | ثلاثة أجانب»."""
        done = self.frame.object or self.frame.object_heads
        if not (self.positional and done) or self.roles.recipient:
            return None
        return past_doers_clause(self.view, self.at, n, self.frame.object_heads)

    def _clause_ends(self, item: Item, n: int, clause: int) -> bool:
        """Say whether the clause ends before an item; what begins then may be what is said or asked."""
        if self.view.sentence.clause[n] != clause and n != self.at + 1:
            self.roles.ask = self.roles.ask or item.folded in self.view.lexicon.complements
            return True
        if n > self.at + 1 and "،" in item.gap and goes_on_speaking(self.view, item.folded):
            return True  # «ندد بالاستيطان، مطالبا بدعم فلسطين»
        if not _ENDS.isdisjoint(item.gap):
            self.roles.ask = self.roles.ask or _QUOTES_FOLLOW in item.gap
            return True
        return False

    def _name(self, n: int, hit: Hit) -> int:
        hits, after = together(self.view, n)
        if self.subject and hit.first == self.subject.first:
            self.subject = None
            self._forget()
            return past_description(self.view, after)
        if self.member or in_brackets(self.view, n):
            self.member = False
            self._forget()
            return after
        joined = next((particle for particle in hit.particles if particle in _JOINED_PREPOSITIONS), None)
        role = self._role(joined, self.link, hit)
        if role == "recipient" and self._suffers(joined or self.link):
            role = None  # «نددت بالهجوم التركي على سوريا»: of who did it, and to whom
        housed = self.roles.thing is not None or houses(self.view, n)
        if joined and joined in "بل" and hit.kind == "place" and housed:
            role = None  # «أدان مجلس الوزراء بمملكة البحرين»: whose body it is
        if hit.kind == "organization" and self.frame.type == "CONSULT" and is_seat(self.view, n):
            role = None  # «اجتمعوا بمقر الأمم المتحدة»: where they met
        if hit.kind == "place" and self.frame.type == "CONSULT" and is_quoted(self.view, n):
            role = None  # «في حوار مع «الشرق الأوسط»»: the newspaper
        if self.link in self.view.lexicon.with_whom and is_headcount(hit):
            role = None  # «مناورات … بمشاركة سبعة آلاف عسكري»
        if role == "recipient" and joined is None and is_scene(self.view, n):
            role = None  # «أدان هجوم باريس»
        if role == "recipient" and self._was_done_to(joined, after):
            role = None
        if role in ("recipient", None) and joined == _TO and self._is_doer(n, hit, role):
            role = "actor"
        if role and self.link in self.view.lexicon.agents:
            self.roles.by_agent = True
        if role in ("both", "actor") and (other := other_side(self.view, after)):
            self.roles.put("actor", hits, after - 1)
            hits, after = other
            role = "recipient" if role == "both" else role
        if role == "recipient" and self._is_aside(hit, joined):
            role = None
        second = role == "recipient" and self.positional and self.roles.recipient
        if not (second and not joined and self.link is None):
            self.roles.put(role, hits, after - 1)
        self._forget()
        return len(self.view.items) if self.gathers and role == "both" else after

    def _is_aside(self, hit: Hit, joined: str | None) -> bool:
        """«أشادت بشجاعة الحكومة المحاصرة بطوق المتظاهرين»: whose a noun is that describes who was named."""
        if self.apart and joined and hit.particles[:1] != "و" and not self.positional:
            return True  # «استجابة … للحكومة، واستحداث مديرية تكون القيادة فيها للوزارة»
        if not self.roles.recipient or joined or self.head is None or hit.particles:
            return False
        return self.lead is not None and not self.lead.startswith("و")

    def _suffers(self, preposition: str | None) -> bool:
        """Say whether a preposition leads to whom a deed was done to that is condemned or refused."""
        known = self.roles.adjective or self.roles.recipient  # the doer stands before whom he did it to
        noun = self.form.tense == "noun"
        needs = self.frame.noun_needs if noun else self.frame.needs
        own = "recipient" in needs or not (noun or self.frame.object == "recipient")  # «شن هجوما حادا على»
        told = bool(known) or not own  # «أدان الهجوم على أبوظبي»
        return told and self.deed is not None and preposition is not None and preposition != self.deed

    def _was_done_to(self, joined: str | None, after: int) -> bool:
        """«أدان اغتيال فلان»: nobody says who did it; «اعتقال الشرطة فلانا», «… من قبل الشرطة» do."""
        if not self.suffered or self.link in self.view.lexicon.agents:
            return False
        self.suffered = joined is not None or not names_another(self.view, after)
        return self.suffered

    def _is_doer(self, n: int, hit: Hit, role: str | None) -> bool:
        """«غارات لطيران التحالف»: right behind a deed's noun «ل» says whose it is, if nobody else does it."""
        between = (self.view.items[m].folded for m in range(self.at + 1, n))
        described = n - self.at <= _REACH_DOER and all(word.startswith("ال") for word in between)
        behind = self.form.tense == "noun" and described and self.frame.of == "actor"
        known = hit.kind == "group" and (role is None or hit.entity in self.view.registry.entities)
        if role is None or known:
            behind = behind and self.frame.type == FORCE
        acts = hit.kind == "organization" or known
        return behind and acts and not (self.roles.actor or self.roles.states)

    def _role(self, joined: str | None, link: str | None, hit: Hit | None) -> str | None:
        """Return the role of a name (or of a state's adjective, `hit` None) that stands here."""
        frame, head = self.frame, self.head
        if head is not None and atom_key(head) in frame.abstract:
            return None
        if self.asked and (joined or link) not in frame.links:
            leaves = joined is None and head is not None and head in self.view.frames.words["leaving"]
            if leaves and self.distance == 1:
                return frame.object  # «طالب باستقالة رئيس الوزراء»
            return None  # «طالب بالإفراج عن …», «إلى عدم التعرض للسكان»: part of what is asked for
        if joined and link in self.view.lexicon.circumstances and link not in frame.links:
            return None  # «يلتقي خلال زيارته لمصر …»
        if joined and link is not None and head is not None and link in frame.links:
            return frame.links[link]  # «بالدور القيادي للملك»: the name owns the head behind the preposition
        preposition = joined or link
        if preposition is None and self.gathers:
            return "both"
        if preposition is None and frame.object_places and (hit is None or hit.kind != "place"):
            return None
        if preposition is None:
            reached = self.positional and self.subject is None and self.distance <= _REACH_LINK
            return frame.object if reached and not (head is not None and frame.persons) else None
        if hit and hit.kind == "place" and preposition in frame.persons_only:
            return None
        if hit and link is not None and is_media(self.view, hit):
            return None  # «في تغريدة على تويتر»
        series = hit is not None and hit.particles[:1] == "و"  # «في الشرق الأوسط وتركيا»
        if frame.direct and joined is None and head is not None and not series:
            return None
        if (
            joined is None
            and link == _TO
            and frame.type == "CONSULT"
            and head in self.view.lexicon.leaders_of
        ):
            return "actor"  # «اجتماع لمسؤولي الاتحاد الأوروبي مع …»
        whose = joined == _TO and link is None and head is not None and self.positional
        if whose and frame.type == _ACCUSE and frame.object and not frame.object_heads:
            return None  # «اتهم دولا مضيفة للاجئين»
        owns = joined == "ل" and joined not in frame.links and head is not None and self.positional
        if owns and self.roles.thing is None and is_deed(self.view, str(head)):
            return "actor" if frame.type == FORCE else None  # «قتلوا في هجوم لحركة …»: who does the deed
        if owns and (link is None or link in frame.links):
            return frame.object  # «موقعين لحركة حماس», not «حول جرائم للميليشيات»
        if preposition in self.view.lexicon.agents_of and self._comes_from(hit):
            return "actor"
        return frame.links.get(preposition)

    def _comes_from(self, hit: Hit | None) -> bool:
        """«بدعم من …», «بطلب من …»: behind such a noun «من» leads to whose it is, if nobody else is named."""
        said = self.frame.type in _GIVEN and self.frame.of == "actor" and self.form.tense == "noun"
        near = hit is not None and hit.first == self.view.items[self.at].last + 1
        return said and near and not (self.roles.actor or self.roles.states or self.form.owner)

    def _relative(self, n: int) -> bool:
        """Say whether a relative clause, or the next verb, begins at an item."""
        item, grammar = self.view.items[n], self.view.lexicon
        verb = n > self.at + self.positional and self.view.verbs[n] and item.folded not in grammar.function
        told = verb and not self._is_wanted(atom_key(item.folded)) and not self._is_condemned(n)
        return item.folded in grammar.relatives or told

    def _is_wanted(self, key: str) -> bool:
        """«ألغت حظر دخول …», «أعادت فتح سفارتها»: say whether a seeming verb is the trigger's object."""
        return key in self.frame.object_heads or key in self.frame.verb_needs.get(self.form.word, ())

    def _is_condemned(self, n: int) -> bool:
        """«انتقد الاتحاد قصف القوات لمدينة …»: behind its subject a verb of speech has a deed for object."""
        if self.frame.type not in _OF_DEEDS or self.head is not None or self.roles.recipient:
            return False
        before, after = self.view.items[n - 1].hit, self.view.items[n + 1 : n + 2]
        named = before is not None and bool(after and after[0].hit)
        return named and is_deed(self.view, self.view.items[n].folded)

    def _done_by(self, n: int) -> None:
        """«انتقد القرار الذي اتخذته واشنطن»: what is criticised or praised is theirs who did it."""
        roles, relatives = self.roles, self.view.lexicon.relatives
        told = self.frame.said and self.frame.object == "recipient" and roles.targets and not roles.recipient
        before_verb = n + 1 < len(self.view.items) and self.view.verbs[n + 1]
        if told and self.frame.abstract.intersection(roles.targets):
            return  # «أشاد بالعلاقات التي تربط البلدين»
        if told and before_verb and self.view.items[n].folded in relatives:
            hits, how = subject_right(self.view, n + 1, len(self.view.items))
            roles.put("recipient", hits if how == "right" else [], n + 1)

    def _named_before(self) -> list[Hit]:
        """«تصريحات الوزير قبل محادثات يجريها مع …»: the nearest person before, if no verb has a subject."""
        for n in range(self.at - 1, -1, -1):
            hit = self.view.items[n].hit
            if hit:
                return [hit] if hit.kind == "person" and plain(hit) else []
        return []

    def _rejoin(self, n: int, taken: set[int]) -> int | None:
        """Return where the walk goes on behind a relative clause that is the trigger's own telling, or None.

        «المكالمة التي أجراها روبيو مع بوريطة»: the clause's own names are the noun's.
        """
        if self.form.tense != "noun" or "،" in self.view.items[n].gap or n - self.at > _REACH_OWN:
            return None
        for verb in range(n, min(n + _REACH_RELATIVE + 1, len(self.view.items))):
            word = self.view.items[verb].folded
            if self.view.items[verb].kind != "word":
                continue
            if self.view.items[verb - 1].folded == _WHAT:
                return None  # «بحسب ما أعلنت الوزارة»
            if word in self.view.frames.light or word in self.view.lexicon.gathering:
                hits, how = subject_right(self.view, verb, len(self.view.items))
                if how == "none" and object_pronoun(self.view, verb):
                    # «جولة أجراها في …»
                    hits, how = list(self.view.carried) or self._named_before(), "right"
                if how == "unknown" and (hits := owner_of_craft(self.view, verb + 1)):
                    how = "right"  # «شنتها طائرة تابعة للجيش»
                if how == "right":
                    self.roles.put("recipient" if word in self.view.frames.receivers else "actor", hits, verb)
                    taken |= {hit.first for hit in hits}
                self._forget()
                self.gathers = self.gathers or word in self.view.lexicon.assembling
                return verb + 1
        return None

    def _word(self, n: int, word: str) -> bool:
        """Read an ordinary word; return False where the walk must not go on behind it."""
        grammar = self.view.lexicon
        if word in grammar.complements:
            self.roles.ask = True
            return False
        if self._purpose(word):
            return False
        if word in grammar.in_strong_words:
            return True  # «أدان بشدة اغتيال فلان»
        if word in grammar.members:
            self.member = True  # «وعلى رأسها فلان»: one of those who were named
            return True
        if word in grammar.with_pronoun:
            if self.roles.pronoun is None and self.frame.links.get(without_pronoun(word)) == "recipient":
                self.roles.pronoun = n
            return True
        if self._reference(n, word) or word in grammar.each or self.view.items[n - 1].folded in grammar.each:
            return True
        if word in grammar.honorifics or self._whose_people(n, word):
            return True
        if word in self.frame.links:
            self._forget()
            self.link = word if word != "قبل" or self.view.items[n - 1].folded == "من" else "بعد"
            return True
        if word in grammar.according:
            self._forget()
            self.link = word  # «قتلوا حسب وزارة الصحة»: who says so
            return True
        if word in grammar.agents_of and self.frame.links.get(self.view.items[n - 1].folded) == "near":
            return True  # «بالقرب من»
        bare = word.removeprefix("و")
        preposition = bare if bare in grammar.prepositions else word
        if preposition in grammar.prepositions:
            self.roles.ask = self.roles.ask or (preposition in grammar.asking and self.distance == 0)
            self._forget()
            self.link = preposition
            self.asked = self.asked or self._asks_behind(n, preposition)
            return True
        if word in grammar.bound and self.link and self.distance == 1 and self._definite(n - 1):
            return True  # «القبض على المشتبه به فلان»
        if word in grammar.turning or (word in grammar.function and word not in grammar.adverbs):
            self.link = None
            return word not in grammar.turning
        return self._noun(n, word)

    def _whose_people(self, n: int, word: str) -> bool:
        """«وفدا من الكونغرس», «ممثلين عن الحركة»: whose people they are stands for them in their place."""
        grammar = self.view.lexicon
        if word not in grammar.people_from:
            return False
        if word in grammar.agents_of and self.head is not None and self._some_of(n - 1):
            self.head = None
            return True  # «على عدد من قادة الحركة»
        led = any(
            item.kind == "word" and item.folded in grammar.delegates
            for item in self.view.items[max(self.at + 1, n - _REACH_PEOPLE) : n]
        )
        if led and self.head is not None:
            self.head = None
            return True
        return False

    def _some_of(self, n: int) -> bool:
        """Say whether a word behind the trigger tells of how many, or of people: «عشرات», «قيادات»."""
        words, key = load_group_words(), atom_key(self.view.items[n].folded).removesuffix("ا")
        return n > self.at and (key in words.numbers or key in words.amounts or key in words.people)

    def _definite(self, n: int) -> bool:
        return self.view.items[n].folded.startswith(("ال", "بال", "لل"))

    def _purpose(self, word: str) -> bool:
        """Say whether a meeting's purpose begins: «اجتمعوا لبحث الأزمة مع قطر» meets nobody of Qatar."""
        forms = self.view.frames.forms.get(word[1:], ()) if word[0] == "ل" else ()
        return self.frame.type == "CONSULT" and any(form.tense == "past" for form in forms)

    def _reference(self, n: int, word: str) -> bool:
        """Take «البلدين», «للطرفين» as the two who were named before."""
        pairs = self.view.lexicon.pair_keys
        way = next((way for way in readings(word) if way.key in pairs and way.definite), None)
        if way is None:
            return False
        if two := two_states(self.view, n + 1):
            self.roles.put(self._role(None, self.link, two[0]), two, n + 2)
            self._forget()
            return True
        hits = list(self.view.countries if way.key in self.view.lexicon.country_keys else self.view.pair)
        joined = next((particle for particle in way.particles if particle in _JOINED_PREPOSITIONS), None)
        taken = {hit.entity for hit in self.roles.actor} | self.doers
        near = n - self.at <= _REACH_PAIR
        if hits and near and not taken & {hit.entity for hit in hits}:
            self.roles.put(self._role(joined, self.link, hits[0]), hits, n)
        self._forget()
        return True

    def _noun(self, n: int, word: str) -> bool:
        joined = self._joined(word)
        if self.frame.things and self.roles.thing is None:
            self._thing(n, word)
        if self._nested(n):
            if (joined or self.link) in self.frame.links:
                self.roles.targets.append(head_of(word))
            aside = self.link in self.view.lexicon.circumstances
            if not aside and (self.link is not None or not self.positional):
                self.roles.ask = True
                return False
        self._adjective(n, word, joined)
        if word in self.view.lexicon.sides and self.link is None:
            self.link = word
            return True
        if (
            self.frame.type in _OF_DEEDS
            and self.deed is None
            and (self.head is None or joined)
            and is_deed(self.view, head_of(word))
        ):
            self.deed = joined or self.link or ""
        if self.frame.type in _OF_DEEDS and self.head is None and is_suffered(self.view, head_of(word)):
            self.deed, self.suffered = joined or self.link or "", True
        if joined:
            self.roles.ask = True
            self.asked = self.asked or (joined == _BY and self._asks() and self._is_noun(n, word))
            self.link, self.head, self.lead = joined, head_of(word), word
            self.roles.targets += [self.head] if joined in self.frame.links else []
        elif self.head is None:
            self.head = head_of(word)
            direct = self.link is None and self.positional
            self.roles.targets += [self.head] if direct or self.link in self.frame.links else []
        self.distance += 1
        if self.distance > _REACH_LINK:
            self.link = None
        return True

    def _is_noun(self, n: int, word: str) -> bool:
        told = any(form.tense == "noun" for form, _ in forms_at(self.view.items[n], self.view.frames))
        return told or is_ordinary_folded(word[1:]) or is_ordinary_folded(without_pronoun(word[1:]))

    def _asks(self) -> bool:
        """Say whether the trigger is a verb or participle of asking: behind «ب», «إلى» stands what for."""
        return self.positional and self.frame.needs_ask

    def _asks_behind(self, n: int, preposition: str) -> bool:
        """Say whether «إلى» with a noun says what is asked for: «دعا … إلى عدم التعرض»."""
        after = self.view.items[n + 1] if n + 1 < len(self.view.items) else None
        plain = after is not None and after.kind == "word" and not after.folded.startswith(("ال", "أن"))
        return preposition == _TOWARDS and self._asks() and plain

    def _thing(self, n: int, word: str) -> None:
        """Remember a thing that stands where the one it is done to would stand."""
        way = is_thing(word)
        before = self.view.items[n - 1]
        owned = before.kind == "word" and n - 1 > self.at and not before.folded.startswith("ال")
        if way is None or (owned and self.head is not None and not word.endswith("ا")):
            return  # «صور مبنى»: the thing only says whose the word before it is
        joined = next((particle for particle in way.particles if particle in _JOINED_PREPOSITIONS), None)
        preposition = joined or self.link
        if preposition is None:
            role = self.frame.object if self.positional and self.distance <= _REACH_LINK else None
        else:
            role = self.frame.links.get(preposition)
        if role in ("recipient", "near"):
            self.roles.thing = n

    def _joined(self, word: str) -> str | None:
        """Return the preposition joined to an ordinary noun, where it is one for sure."""
        if begins_with_preposition(word, self.view) and word[0] in "بل":
            return word[0]
        return word[0] if word[0] in "بل" and not is_plain_word(word, self.view) else None

    def _nested(self, n: int) -> bool:
        """Say whether another event's noun begins here: the names behind it are that event's."""
        if n == self.at + 1 or self.head is not None:
            return False
        forms = forms_at(self.view.items[n], self.view.frames)
        return any(
            form.tense == "noun" and form.frame is not self.frame and not form.frame.asks(form)
            for form, _ in forms
        )

    def _adjective(self, n: int, word: str, joined: str | None) -> None:
        """Take a state that only its adjective names: «الدور المغربي», «بمغربية الصحراء»."""
        if not (self.frame.said or self.frame.only_states) or self.roles.adjective or self.suffered:
            return
        money = atom_key(head_of(self.view.items[n - 1].folded)) in self.view.lexicon.money
        state = None if money or n - self.at > _REACH_ADJECTIVE else self.view.demonym(n)
        if joined and not state:
            state = self.view.registry.state_of(atom_key(word[1:]))
        told = state and (self.head is not None or joined)
        if state and told and self._role(None, joined or self.link, None) == "recipient":
            self.roles.adjective = state_hit(self.view, n, state)
