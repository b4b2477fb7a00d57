"""What stands at one place of a text: a registered name, a title, a state's adjective, a person's name."""

from functools import lru_cache

from tawatur.arabic.words import bare_forms
from tawatur.facts.lexicon import Lexicon, is_ordinary, is_ordinary_folded, is_whole_word
from tawatur.facts.names.fathers import RELATION_ENDS, chain_end
from tawatur.facts.names.hits import COUNTERPART, Hit, arabic_name, country_of
from tawatur.facts.registry import Form, Registry
from tawatur.facts.remembering import keep
from tawatur.facts.text import Reading, Text, atom_key, plain_reading, readings
from tawatur.model import Entity, NameKind

_SEVERAL = "ات"
_SHORT_FAMILY = 4
_LONGEST_NAME = 5
_OWNERS = ("", "ه", "ها", "هم", "هما", "نا")
_AND, _AT, _BEFORE_NOUN = "و", "ب", ("و", "ب", "ف", "ل")
_TO, _ARTICLE = "ل", "ال"
_ARTICLES_LED = ("بال", "لل")
_PLURAL = "ات"
_ALEF, _TANWIN = "ا", "\u064b"
# Letters that a stem must have before the accusative's alef is taken off: «سارا» keeps hers.
_ACCUSATIVE = 4
# Words of which it is kept whether a name can begin there.
_REMEMBERED = 200_000
_JOINERS = frozenset((" ", "-", ""))
_QUOTES = {
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}": "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}",
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}": "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}",
    "\N{LEFT DOUBLE QUOTATION MARK}": "\N{RIGHT DOUBLE QUOTATION MARK}",
    "\N{RIGHT DOUBLE QUOTATION MARK}": "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}",
    '"': '"',
}


# What may begin with a word: a registered name, a title, a body, two bodies behind one head, a person's name
# that nobody has told of, «المسؤول» for somebody named before. Bits of one number: asked at each word, and an
# enum's own are slow.
NAME, TITLE, BODY, PAIR, GIVEN, REFERENCE = 1, 2, 4, 8, 16, 32
_ANY_NAME = NAME | TITLE | BODY | PAIR | GIVEN


class Lookup:
    """A body beside the registry and the word lists. It remembers the new entities it made.

    What stands at an atom is asked for many times, by each way to read the words before it; so what depends
    on the body alone is worked out once for each atom.
    """

    def __init__(self, text: Text, registry: Registry, lexicon: Lexicon) -> None:
        self.text, self.registry, self.lexicon = text, registry, lexicon
        self.atoms = text.atoms
        self.entities: dict[str, Entity] = {}
        self._keys = tuple(map(atom_key, [atom.folded for atom in text.atoms]))
        self._known: dict[int, tuple[int, Form, Reading] | None] = {}
        self._titles: dict[int, tuple[int, str, Reading] | None] = {}
        self._grammar: dict[int, bool] = {}
        self.leads = self._all_leads()
        """The bits of what may begin at each atom: none, with most words."""

    def _all_leads(self) -> list[int]:
        known = self.registry.leads
        leads = [
            bits if (bits := known.get(atom.folded)) is not None else self._leads(atom.folded)
            for atom in self.atoms
        ]
        for at in [n for n, atom in enumerate(self.atoms) if n and atom.folded in self.lexicon.son_of]:
            leads[at - 1] |= _ANY_NAME
        return leads

    def _leads(self, folded: str) -> int:
        registry, lexicon = self.registry, self.lexicon
        lists = {
            NAME: (registry.forms,),
            TITLE: (registry.titles, registry.honorifics, lexicon.counterparts),
            BODY: (lexicon.bodies, lexicon.dedicated),
            PAIR: (lexicon.heads_of_two,),
        }
        found = GIVEN if self.is_given(folded) else 0
        for kind, of_kind in lists.items():
            if any(way.key in words for way in readings(folded) for words in of_kind):
                found |= kind
        if any(way.definite and way.key in lexicon.referring for way in readings(folded)):
            found |= REFERENCE
        return keep(registry.leads, folded, found, _REMEMBERED)

    def known(self, at: int) -> tuple[int, Form, Reading] | None:
        """Return the longest registered name that begins at an atom: (atom after it, form, reading)."""
        if at not in self._known:
            found = self._find_known(at)
            self._known[at] = self._with_fathers(found) if found else None
        return self._known[at]

    def _with_fathers(self, found: tuple[int, Form, Reading]) -> tuple[int, Form, Reading] | None:
        """Take the father's name behind a registered person's; with another father it is another person."""
        end, form, reading = found
        fathered = end < len(self.atoms) and self.atoms[end].folded in self.lexicon.son_of
        chain = chain_end(self, end - 1, leads=True) if fathered and self._is_person(form.entity) else None
        if chain is None:
            return found
        if self.lexicon.son_of.isdisjoint(form.keys):
            told = (form.entity, self._keys[end - 1], self._keys[end + 1])
            if told not in self.registry.fathers:
                return None
        return chain, form, reading

    def _is_person(self, entity: str) -> bool:
        return self.registry.entities[entity].kind == "person"

    def _find_known(self, at: int) -> tuple[int, Form, Reading] | None:
        best: tuple[int, Form, Reading] | None = None
        second, forms = self._key_after(at), self.registry.forms
        for reading in readings(self.atoms[at].folded):
            if reading.key not in forms:
                continue
            for form in self.registry.forms_from(reading.key, second):
                length = len(form.keys)
                if best and length <= best[0] - at:
                    break
                if self._runs(at, form.keys) and self._agrees(at, form, reading):
                    best = (at + length, form, reading)
                    break
        return best

    def _key_after(self, at: int) -> str:
        return self._keys[at + 1] if at + 1 < len(self._keys) else ""

    def _agrees(self, at: int, form: Form, reading: Reading) -> bool:
        if self.registry.entities[form.entity].kind == "person":
            if len(form.keys) > 1:
                return True
            if form.definite != reading.definite and form.keys[0] in self.registry.given_names:
                return False  # «برهان» is a given name, «البرهان» is who is meant by it alone
            # A family name of three letters with a particle read off it is more often another word.
            return not reading.particles or len(form.keys[0]) > 3
        if self._is_of_another(at + len(form.keys), form) or self._is_day(at, form):
            return False
        if form.behind == "quoted":
            return form.definite == reading.definite and self._is_quoted(at, at + len(form.keys))
        if form.behind and not self._is_behind(at, form, reading):
            return False
        if len(form.keys) == 1 and self.atoms[at].folded in self.lexicon.doubtful:
            return at > 0 and self.atoms[at - 1].folded in self.lexicon.place_prepositions
        town = not form.entity.startswith(("state-", "capital-"))
        if town and "\N{ARABIC LETTER KAF}" in reading.particles:
            return False  # «كورونا» is no «ك» with a town
        if len(form.keys) == 1 and self._is_adjective(at):
            return False
        if town and len(form.keys) == 1 and reading.particles and self._is_word(at):
            return False  # «وزاريا» is no «و» with a town; «بحلب» is no word of its own
        return form.definite == reading.definite

    def _is_day(self, at: int, form: Form) -> bool:
        """Say whether what begins with a number is a date here: «في 14 آذار», «الاثنين 14 آذار»."""
        before = self.atoms[at - 1].folded.removeprefix(_AND) if at and form.keys[0].isdigit() else ""
        return before in self.lexicon.dating or before in self.lexicon.calendar

    def _is_behind(self, at: int, form: Form, reading: Reading) -> bool:
        """Say whether a word of place stands before a name that counts only there: «بلدة بنش»."""
        if form.definite != reading.definite or at == 0 or self.atoms[at].gap.strip():
            return False
        if reading.particles:
            joined = reading.particles == _AND and self._ends_place(at)
            within = form.behind == "in" and reading.particles == _AT and form.definite
            return joined or (within and not self._is_word(at))
        inside = form.behind == "in" and self.atoms[at - 1].folded in self.lexicon.town_prepositions
        return inside or self.follows_town_noun(at)

    def follows_town_noun(self, at: int) -> bool:
        """Say whether a noun that towns are named behind stands right before an atom: «بمدينة | مكناس»."""
        before, nouns = self.atoms[at - 1].folded if at else "", self.lexicon.town_nouns
        return (before[1:] if before[:1] in _BEFORE_NOUN and before not in nouns else before) in nouns

    def _is_word(self, at: int) -> bool:
        """Say whether a dictionary has the word at an atom as it stands, no particle taken off it."""
        atom = self.atoms[at]
        return is_whole_word(self.text.body[atom.start : atom.end])

    def _ends_place(self, at: int) -> bool:
        """Say whether a name of place of one word stands right before an atom."""
        before = self.known(at - 1)
        return bool(before and before[0] == at and self.registry.entities[before[1].entity].kind == "place")

    def _is_of_another(self, at: int, form: Form) -> bool:
        """Say whether an adjective behind a world body's name makes it another: «مجلس الأمن القومي»."""
        entity = self.registry.entities[form.entity]
        if (
            entity.kind != "organization"
            or entity.state
            or at >= len(self.atoms)
            or self.atoms[at].gap.strip()
        ):
            return False
        return self._keys[at] in self.lexicon.described["national"] and self.atoms[at].folded.startswith("ال")

    def _is_adjective(self, at: int) -> bool:
        """Say whether a state's one-word name is an adjective here: «الهيئة السعودية»."""
        if self._keys[at] not in self.registry.demonyms or not at or self.atoms[at].gap.strip():
            return False
        before = self.atoms[at - 1].folded
        return before not in self.lexicon.place_prepositions and plain_reading(before).definite

    def title(self, at: int) -> tuple[int, str, Reading] | None:
        """Return (atom after, role, reading) of the longest title that begins at an atom."""
        if at not in self._titles:
            self._titles[at] = self._find_title(at)
        return self._titles[at]

    def _find_title(self, at: int) -> tuple[int, str, Reading] | None:
        second = self._key_after(at)
        for reading in readings(self.atoms[at].folded):
            if reading.key in self.lexicon.counterparts:
                return at + 1, COUNTERPART, reading
            for keys, role in self.registry.titles_from(reading.key, second):
                if len(keys) == 1 and self.atoms[at].folded in self.lexicon.function:
                    continue  # «أمام» is not «إمام»
                if self._runs(at, keys):
                    return at + len(keys), role, reading
        return None

    def honorific(self, at: int) -> int | None:
        """Return the atom after an honorific that begins here, or None."""
        for reading in readings(self.atoms[at].folded):
            for keys in self.registry.honorifics.get(reading.key, ()):
                if self._runs(at, keys):
                    return at + len(keys)
        return None

    def _runs(self, at: int, keys: tuple[str, ...]) -> bool:
        """Say whether the words behind the first of a written form stand behind an atom, joined to it."""
        if len(keys) == 1:
            return True
        end = at + len(keys)
        return self._keys[at + 1 : end] == keys[1:] and all(
            self.atoms[n].gap in _JOINERS or self._is_quoted(n, end) for n in range(at + 1, end)
        )

    def _is_quoted(self, at: int, end: int) -> bool:
        """Say whether just the atoms from one up to another stand in quotation marks."""
        opens, after = self.atoms[at].gap[-1:], self.atoms[end - 1].end
        closes = _QUOTES.get(opens, "")
        return bool(closes) and self.text.body[after : after + 1] in closes

    def demonym(self, at: int) -> str | None:
        """Return the state whose adjective stands at an atom."""
        return self.registry.state_of(self._keys[at])

    def state_of(self, entity: Entity) -> str | None:
        """Return the state an entity is, governs from, or belongs to."""
        if entity.id.startswith("state-"):
            return entity.id
        return self.registry.capitals.get(entity.id) or country_of(entity)

    def registered(self, at: int) -> Hit | None:
        """Return the longest registered name that begins at an atom, as a hit."""
        found = self.known(at)
        if not found:
            return None
        end, form, reading = found
        entity = self.registry.entities[form.entity]
        name = arabic_name(entity)
        because = "the registry has this name"
        core = at + self._titled(at, form)  # «الملك سلمان»: the title is none of the name
        return Hit(at, end, core, end, reading.particles, entity.id, entity.kind, name, because)

    def _titled(self, at: int, form: Form) -> bool:
        """Say whether a person's written form begins with a title."""
        if len(form.keys) == 1 or not form.definite or not self._is_person(form.entity):
            return False
        title = self.title(at) if form.keys[0] in self.registry.titles else None
        return title is not None and title[0] == at + 1

    def person(self, at: int, *, titled: bool) -> Hit | None:
        """Return the person whose name begins at an atom, registered or not, without title."""
        known = self.registered(at)
        if known and known.kind == "person":
            return known
        if known:
            return None
        end = self.new_person(at, titled=titled)
        if end is None:
            return None
        name = self.text.body[self.atoms[at].start : self.atoms[end - 1].end]
        because = "the title before it" if titled else "a given name leads"
        return self.new(at, end, "", "person", name, because)

    def new(
        self,
        first: int,
        last: int,
        particles: str,
        kind: NameKind,
        name: str,
        because: str,
        scope: str | None = None,
    ) -> Hit:
        """Return a hit for a name that the registry does not have; its id is made of its folded words."""
        keys = "-".join((self._bare_key(first, particles), *self._keys[first + 1 : last]))
        entity = Entity(f"{kind}:{keys}", kind, (("ar", name),), country=scope[6:].upper() if scope else None)
        self.entities.setdefault(entity.id, entity)
        return Hit(first, last, first, last, particles, entity.id, kind, name, because, scope=scope)

    def _bare_key(self, at: int, particles: str) -> str:
        """Return an atom's key without the particles that were read off it."""
        ways = (way.key for way in readings(self.atoms[at].folded) if way.particles == particles)
        return next(ways, self._keys[at])

    def words(self, first: int, last: int, particles: str) -> str:
        """Return the body's words from one atom to another, without the particles joined to the first."""
        start, end = self.text.name_span(first, last)
        return without_particles(self.text.body[start:end], particles)

    def new_person(self, at: int, *, titled: bool) -> int | None:
        """Return the atom after an unregistered person's name that begins here, or None.

        With a title before it one unknown word is enough; without, a given name must lead and another
        word that no dictionary has must follow.
        """
        chain = chain_end(self, at)
        if chain:
            return chain
        given = self.is_given(self.atoms[at].folded) or (titled and self._is_ali(at))
        if not (titled or given):
            return None
        word = self.atoms[at].folded
        deeds = word.endswith(_SEVERAL) and word in self.lexicon.deeds
        if not given and ("،" in self.atoms[at].gap or deeds):
            return None  # «اغتيال الشيخ، مطالبين …», «واجه رئيس الوزراء احتجاجات شعبية»
        if word in self.lexicon.sides and self._leads_to_place(at + 1):
            return None  # «القنصل في قندهار جنوب شرق أفغانستان»
        end = at
        while end < len(self.atoms) and end - at < _LONGEST_NAME and self._can_be_name(end, at):
            end += 1
        while end > at and self.atoms[end - 1].folded in self.lexicon.between:
            end -= 1
        length = end - at
        if length == 0 or length > _LONGEST_NAME:
            return None
        if titled:
            unknown = not self.ordinary(at) and not self.is_plural(at)
            alone = unknown and not given and not self.atoms[at].folded.startswith("و")
            return end if length > 1 or alone else None
        names = [self.is_given(self.atoms[n].folded) or not self.ordinary(n) for n in range(at, end)]
        sure = self._keys[at] in self.registry.common_given_names or not self.ordinary(at)
        if self.atoms[at].folded in self.lexicon.not_names or self.atoms[at].folded in self.lexicon.verbs:
            return None
        sure = sure or (end < len(self.atoms) and self.title(end) is not None)
        return end if length > 1 and sure and all(names) else None

    def _leads_to_place(self, at: int) -> bool:
        """Say whether behind a word for a side another or a name stands: «شمال | غرب باكستان»."""
        last = at == len(self.atoms)
        return not last and (self.atoms[at].folded in self.lexicon.sides or self.known(at) is not None)

    def _can_be_name(self, at: int, start: int) -> bool:
        atom, place = self.atoms[at], at - start
        if place and atom.gap.strip("\u200e\u200f") != "-" and atom.gap.strip(" \u200e\u200f"):
            return False
        word = atom.folded
        if self.is_blessing(at):
            return False
        if word in self.lexicon.between:
            return True
        if not _is_arabic(word) or len(word) < 2:
            return False
        if place and self._between_names(at):
            return True
        if self.is_grammar(at) and not (self._closes_name(at) if place else self._is_ali(at)):
            return False
        if place == 0:
            if self._is_ali(at):
                return True
            if _inflected(word) and not self.is_given(word):
                return False
            if word.startswith("ال") and self.ordinary(at):
                return False
            return self.is_given(word) or not self.ordinary(at)
        if word[0] == "و" and len(word) > 3 and not self.is_given(word) and self._continues(at):
            return False
        if place == 1 and word in self.lexicon.regions_of and self.is_plural(start):
            return False  # «مدير جوازات منطقة …»
        if place == 1 or self.atoms[at - 1].folded in self.lexicon.between:
            led = self._led(at) and not (place == 1 and self._is_family(at))
            return not (word[0] in "بل" and (self.registry.forms.get(atom_key(word[1:])) or led))
        if place == 2 and self.atoms[at - 1].folded in self.lexicon.compound and word[-1] == RELATION_ENDS:
            return word.startswith(_ARTICLE)  # «عز الدين الأصبحي»
        return self.is_given(word) or not self.ordinary(at) or self._is_from(at)

    def _between_names(self, at: int) -> bool:
        """Say whether «علي» or a month stands between two given names: «حسن علي موسى», «هاني شعبان نعيم»."""
        word, after = self.atoms[at].folded, self.atoms[at + 1] if at + 1 < len(self.atoms) else None
        ali = word in self.lexicon.prepositions and self.raw(at)[-1] == RELATION_ENDS
        if not (word in self.lexicon.months_of_names or (ali and self.is_given_as_written(at))):
            return False
        goes_on = after is not None and not after.gap.strip() and self.is_given(after.folded)
        return goes_on and self.is_given(self.atoms[at - 1].folded)

    def _is_from(self, at: int) -> bool:
        """Say whether a family's name made of a place or a tribe ends two given names: «خالد حسن العمري»."""
        word = self.atoms[at].folded
        given = all(self.is_given(self.atoms[n].folded) for n in (at - 1, at - 2))
        made = word.startswith(_ARTICLE) and word.endswith(RELATION_ENDS) and len(word) > _SHORT_FAMILY
        return given and made and atom_key(word) not in self.lexicon.described["nouns"]

    def _led(self, at: int) -> bool:
        """Say whether a word is a preposition with a noun, and no name: «بإقالة»."""
        word = self.atoms[at].folded
        return len(word) > _ACCUSATIVE and not self.is_given(word) and is_ordinary_folded(word[1:])

    def is_plural(self, at: int) -> bool:
        """Say whether a word is the feminine plural of an ordinary one, and no name: «جوازات»."""
        word = self.atoms[at].folded
        stem = word.removesuffix(_PLURAL)
        return stem != word and len(stem) > 2 and not self.is_given(word) and is_ordinary_folded(stem)

    def _is_family(self, at: int) -> bool:
        """Say whether a word that may be «بـ» with a noun is a family's name: it closes «إريك باهون»."""
        first = self.is_given(self.atoms[at - 1].folded) and not self.ordinary(at - 1)
        after = self.atoms[at + 1] if at + 1 < len(self.atoms) else None
        closes = after is None or bool(after.gap.strip()) or self.is_grammar(at + 1)
        return first and closes and not self.atoms[at].folded.startswith(_ARTICLES_LED)

    def _closes_name(self, at: int) -> bool:
        """Say whether a word that is grammar elsewhere ends a name here: «آل الشيخ», «حسن علي،»."""
        if self.atoms[at - 1].folded in self.lexicon.between:
            return True
        ends = at + 1 == len(self.atoms) or bool(self.atoms[at + 1].gap.strip())
        if self.is_given(self.atoms[at - 1].folded) and self._is_family_title(at):
            return ends or self.is_grammar(at + 1) or self.atoms[at + 1].folded in self.lexicon.verbs
        return ends and self.is_given_as_written(at) and self.raw(at)[-1] == RELATION_ENDS

    def _is_ali(self, at: int) -> bool:
        """Say whether «علي» begins a name: written with yeh, and another word of a name behind it."""
        word = self.atoms[at].folded
        written = word in self.lexicon.prepositions and self.raw(at)[-1] == RELATION_ENDS
        if not (written and self.is_given_as_written(at)) or at + 1 == len(self.atoms):
            return False
        after = self.atoms[at + 1]
        named = self.is_given(after.folded) or not (self.is_grammar(at + 1) or self.ordinary(at + 1))
        return named and not after.gap.strip()

    def _is_family_title(self, at: int) -> bool:
        """Say whether a title is a family's name too: «حسان الشيخ», «سعيد القاضي»."""
        return self.atoms[at].folded in self.lexicon.family_titles

    def _continues(self, at: int) -> bool:
        """Say whether a word that begins with waw is "and" with another word."""
        rest = self.atoms[at].folded[1:]
        return bool(
            self.registry.titles.get(atom_key(rest))
            or self.is_given(rest)
            or is_ordinary(rest)
            or rest in self.lexicon.verbs
            or self.registry.forms.get(atom_key(rest))
        )

    def is_grammar(self, at: int) -> bool:
        """Say whether an atom is a word that no person's name has: a particle, a verb, a day, a title …"""
        if at not in self._grammar:
            self._grammar[at] = self._is_grammar(at)
        return self._grammar[at]

    def _is_grammar(self, at: int) -> bool:
        word = self.atoms[at].folded
        lexicon = self.lexicon
        if word in lexicon.function or (word in lexicon.calendar and word.startswith("ال")):
            return True
        if word in lexicon.calendar or word in lexicon.verbs:
            return not self.is_given(word)
        bare = word[1:] if word[0] in "وف" else word
        if bare in lexicon.function or bare in lexicon.verbs:
            return True
        return bool(
            self.demonym(at) or self.title(at) or self._addresses(at) or self._keys[at] in lexicon.people
        )

    def _addresses(self, at: int) -> bool:
        """Say whether a form of address for the name behind it stands at an atom: «الدكتورة سناء»."""
        name = self.honorific(at)
        joined = name is not None and name < len(self.atoms) and not self.atoms[name].gap.strip()
        return bool(joined and name and self.is_given(self.atoms[name].folded))

    def is_given(self, word: str) -> bool:
        """Say whether a folded word is a given name."""
        if word in self.lexicon.function or word in self.lexicon.complements:
            return False  # «بأن» is not «بان»
        return atom_key(word) in self.registry.given_names or word.startswith(("عبدال", "عبدرب"))

    def is_blessing(self, at: int) -> bool:
        """Say whether a wish begins at an atom: «حفظه الله» behind a name is no part of it."""
        return self.atoms[at].folded in self.lexicon.blessings and self._key_after(at) == self.lexicon.god

    def is_given_as_written(self, at: int) -> bool:
        """Say whether the list of given names has an atom's word, whatever else it may be."""
        return self._keys[at] in self.registry.given_names

    def is_word(self, at: int) -> bool:
        """Say whether an atom is an Arabic word of two letters or more."""
        word = self.atoms[at].folded
        return len(word) > 1 and _is_arabic(word)

    def raw(self, at: int) -> str:
        """Return an atom's word as published."""
        return self.text.body[self.atoms[at].start : self.atoms[at].end]

    def ordinary(self, at: int) -> bool:
        """Say whether a dictionary has the word at an atom, as it stands or without the accusative's alef."""
        atom = self.atoms[at]
        word = self.text.body[atom.start : atom.end].strip(_TANWIN)
        stem = word[:-1].strip(_TANWIN)
        return is_ordinary(word) or (word[-1:] == _ALEF and len(stem) >= _ACCUSATIVE and is_ordinary(stem))

    def stands_alone(self, key: str) -> bool:
        """Say whether a word stands somewhere in the body without a particle."""
        return key in self._keys

    def untitled(self, at: int) -> Hit | None:
        """Return the person whose name alone, without title or particle, begins at an atom."""
        hit = self.person(at, titled=False)
        return hit if hit and not hit.particles else None


def without_particles(words: str, particles: str) -> str:
    """Return words as published without the particles joined to the first: «السكان» of «للسكان»."""
    for particle in particles:
        contracted = particle + particle == words[:2] and particle == _TO
        first = words.split()[0] if words.strip() else ""
        if contracted and is_ordinary(first[1:]) and not is_ordinary(first[2:]):
            words = _ARTICLE + words[1:]  # «للاجئين»: the article's own lam is not written
        elif contracted:
            words = _ARTICLE + words[2:]
        else:
            words = words.removeprefix(particle)
    return words


@lru_cache(maxsize=65536)
def _inflected(word: str) -> bool:
    """Say whether a word is an ordinary one with particles or a pronoun joined to it: «لإبلاغه»."""
    for _, rest in bare_forms(word):
        for owner in _OWNERS:
            stem = rest.removesuffix(owner)
            if stem != word and len(stem) > 2 and is_ordinary_folded(stem):
                return True
    return False


def _is_arabic(word: str) -> bool:
    return "\u0600" <= word[0] <= "\u06ff" and word.isalpha()
