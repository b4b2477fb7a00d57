"""People and forces that have no name: «14 إيرانيا», «عشرات المتظاهرين», «قوات الأمن», «الشرطة».

They are parties of events, not names: a page that says «مسلحون» names nobody. So they are found behind the
names, in what these left, and kept apart from them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tawatur.facts.group_words import PLURALS, Shape, load_group_words
from tawatur.facts.names.described import describes, find_described, heads_of, is_reference
from tawatur.facts.names.hits import Hit
from tawatur.facts.names.lookup import Lookup
from tawatur.facts.remembering import keep
from tawatur.facts.text import Reading, atom_key, plain_reading, readings

_LONGEST_TAIL = 5
_BECAUSE = "people named by what they are"
_FORCE = "a force or body without a name of its own"
_WHAT = "ما"
_MEN = ("ون", "وا")
# How far before one of a state's people the verb may stand whose object he is.
_DOERS = 4
_TA = "ة"  # as published: folded, «شقيقه» ends like «شقيقة»
_NEED_FROM = ("عدد", "عددا")
_AT_LEAST = ("علي", "الاقل")
_SHORTEST_STEM = 3
_SHORTEST_NAME = 4
_STATE_ENDINGS = ("ا", "ين", "ون", "ان", "ات")
_QUOTES = ('"', "«", "“", '("', "(«")
_FROM = ("من", "عن", "علي")


@dataclass(frozen=True, slots=True)
class _Count:
    """A number or amount before people: atoms up to `head`; the party begins at `core`."""

    head: int
    core: int
    exact: bool


def find_groups(look: Lookup, names: Mapping[int, Hit], taken: bytearray) -> Iterator[Hit]:
    """Yield the groups of a body in order; `names` by first atom and `taken` say what names cover."""
    reader = _Reader(look, names, taken)
    until = 0
    for at, ways in enumerate(reader.leading()):
        if at < until or not (ways or at in names):
            continue  # most words begin no group
        hit = None if taken[at] else reader.read(at, ways)
        if hit:
            yield hit
        reader.see(at)
        until = hit.last if hit else at + 1


class _Reader:
    def __init__(self, look: Lookup, names: Mapping[int, Hit], taken: bytearray) -> None:
        self.look, self.names, self.taken = look, names, taken
        self.atoms, self.words = look.atoms, load_group_words()
        self.bodies: dict[str, dict[str, Hit]] = {}
        self.called: dict[str, Hit] = {}
        self.openers = self.words.about | self.words.more_than | {_WHAT}
        words = self.words
        self.heads = (
            words.numbers, words.amounts, self.openers, words.people, words.parts, words.followers,
            words.relatives,
            words.forces, words.owned_forces, words.alone, words.theirs,
        )  # fmt: skip

    def leading(self) -> list[tuple[Reading, ...]]:
        """Return the readings of each atom by which a group may begin with it."""
        known = self.look.registry.leading
        return [
            ways if (ways := known.get(atom.folded)) is not None else self._leading(atom.folded)
            for atom in self.atoms
        ]

    def _leading(self, word: str) -> tuple[Reading, ...]:
        ways = readings(word) or (plain_reading(word),)  # a single digit is a number too
        leading = tuple(way for way in ways if self._leads(word, way))
        return keep(self.look.registry.leading, word, leading)

    def see(self, at: int) -> None:
        """Remember a named body by its head: «الجيش» behind «الجيش السوداني» is the same."""
        hit = self.names.get(at)
        if hit and hit.kind == "organization":
            self.bodies.setdefault(atom_key(self.atoms[hit.core].folded), {})[hit.entity] = hit
        if hit and hit.kind in ("organization", "group"):
            self.called |= dict.fromkeys(heads_of(self.look, hit), hit)

    def read(self, at: int, leading: Sequence[Reading]) -> Hit | None:
        """Return the group that begins at an atom, by one of some readings of it."""
        for reading in leading:
            if hit := next(filter(None, self._ways(at, reading)), None):
                return hit
        return None

    def _leads(self, word: str, reading: Reading) -> bool:
        """Say whether a group may begin with a word read so, whatever stands around it."""
        key, described = reading.key, self.look.lexicon.described
        if reading.definite and word in self.look.lexicon.calendar:
            return False  # «الاثنين» is a day
        return (
            key.isdigit()
            or key.endswith(PLURALS)
            or any(key in heads for heads in self.heads)
            or key in described["owned"]
            or (not reading.definite and self._state(key) is not None)
            or (reading.definite and (key in described["definite"] or key in described["referred"]))
        )

    def _ways(self, at: int, reading: Reading) -> Iterator[Hit | None]:
        words, key = self.words, reading.key
        if key.isdigit() or key in words.numbers or key in words.amounts or key in self.openers:
            yield self._counted(at, reading)
        if key in words.followers and not reading.definite:
            yield self._follower(at, reading)
        if key in words.relatives and not reading.definite:
            yield self._relative(at, reading)
        if (key in words.people or key.endswith(PLURALS)) and not self._is_verb(at, key):
            yield self._people(at, at, reading, None)
        if not reading.definite and not reading.particles and self._harmed(at, key):
            yield self._new(at, at, at + 1, "", "group", _BECAUSE, self._state(key))
        if key in words.parts and not reading.definite:
            yield self._part(at, reading)
        if key in words.forces or key in words.owned_forces:
            yield self._force(at, reading)
        alone = reading.definite and key in words.alone
        after = self._word(at + 1)  # «خروج مئات الآلاف إلى …»
        thousands = key in words.numbers and after != atom_key(after) and atom_key(after) in words.alone
        if key in words.theirs or ((alone or thousands) and self._acted(at)):
            yield self._new(at, at, at + 1 + thousands, reading.particles, "group", _BECAUSE, None)
        if key in self.look.lexicon.described["owned"] or reading.definite:
            yield self._body(at, reading)

    def _is_verb(self, at: int, key: str) -> bool:
        """«وطالب ناشطون سوريون»: say whether a word is a verb, for those who do it stand right behind."""
        if key not in self.look.lexicon.verbs or self.words.people.get(key) != "one":
            return False
        after = self._word(at + 1)
        several = self.words.people.get(after) == "many" or after in self.words.numbers
        return several or (after in self.words.people and after.endswith(("ون", "ين")))

    def _harmed(self, at: int, key: str) -> bool:
        """«قتل أميركي», «خطفوا فرنسيا»: say whether one of a state's people stands behind a word of harm."""
        if not at or not self._joined(at) or self._state(key) is None or key.endswith(PLURALS):
            return False
        before, n = self.atoms[at - 1].folded, at - 1
        if key.endswith("ا") and (before.startswith("ال") or before.endswith(_MEN)):
            while n > max(0, at - _DOERS) and self._joined(n):
                n -= 1  # «خطف مسلحون فرنسيا»
                if self.atoms[n].folded.removeprefix("و") in self.words.harming:
                    return True
        return before in self.words.harming or before.removeprefix("و") in self.words.harming

    def _part(self, at: int, reading: Reading) -> Hit | None:
        """Read a part of a force with whose it is: «قوة من الشرطة العراقية», «وحدات من الجيش»."""
        at_from = at + 1 + (self._word(at + 1) != _FROM[0] and self._describes_part(at, reading))
        if self._word(at_from) != _FROM[0] or not self._joined(at_from + 1):
            return None
        name = self.names.get(at_from + 1)
        if self.taken[at_from + 1] or name:
            whose = name if name and not name.particles and name.kind in ("organization", "group") else None
        else:
            whose = self._force(at_from + 1, plain_reading(self.atoms[at_from + 1].folded))
        if whose is None:
            return None
        return self._new(at, at, whose.last, reading.particles, "organization", _FORCE, whose.scope)

    def _describes_part(self, at: int, reading: Reading) -> bool:
        """Say whether an adjective follows a part of a force: «قوة خاصة من», «فرقة مظلية من»."""
        after = self._word(at + 1)
        feminine = after.endswith("ه") and reading.key.endswith("ه") and not after.startswith("ال")
        return atom_key(after) in self.words.adjectives or (feminine and self._word(at + 2) == _FROM[0])

    def _follower(self, at: int, reading: Reading) -> Hit | None:
        """Read those who are known by whom they follow: «أنصار الحريري», «قوات خليفة حفتر»."""
        name = self.names.get(at + 1)
        end = name.last if name and name.kind == "person" and not name.particles else 0
        if name is None and self._unheard(at + 1):
            end = at + 2  # «قوات مناوي»
        if not end or not self._joined(at + 1):
            return None
        kind = "organization" if reading.key in self.words.forces else "group"
        return self._new(at, at, end, reading.particles, kind, _BECAUSE, None)

    def _relative(self, at: int, reading: Reading) -> Hit | None:
        """Read somebody who is known by whose kin he is: «نجل الرئيس …»; the president is another."""
        name = self.names.get(at + 1)
        if name is None or name.kind != "person" or name.particles or not self._joined(at + 1):
            return None
        if name.core == name.first and name.role is None:
            return None  # «ابن كيران» is a name
        if reading.key.endswith("ه") and self.look.text.body[self.atoms[at].end - 1] != _TA:
            return None  # «شقيقه رئيس الحكومة فلان» is the brother himself
        return self._new(at, at, name.last, reading.particles, "group", _BECAUSE, None)

    def _unheard(self, at: int) -> bool:
        """Say whether a word that no dictionary and no list has goes on with the noun before it: a name."""
        word, lexicon = self._word(at), self.look.lexicon
        if len(word) < _SHORTEST_NAME or word[0] in "وفبل" or word.startswith("ال") or self._acts(word):
            return False
        if word in lexicon.verbs or word in lexicon.function or word in lexicon.deeds:
            return False
        other = word in lexicon.calendar or word in lexicon.adverbs or word in self.words.times
        like_verb = word.endswith(("وا", "ون", "ين", "ات", "ا")) or word[0] in "يت"
        return not (other or like_verb or self._state(word) or self.look.ordinary(at))

    def _acted(self, at: int) -> bool:
        """Say whether a verb stands right before an atom, and no «من» of whom they are behind it."""
        before = self.atoms[at - 1].folded if at and self._joined(at) else ""
        acts = self.look.lexicon.verbs
        acted = (
            before in acts or (before[:1] in ("و", "ف") and before[1:] in acts) or before in self.words.going
        )
        return acted and (self._word(at + 1) != _FROM[0] or self._word(at + 2) in self.words.sake)

    def _joined(self, at: int) -> bool:
        """Say whether an atom goes on with the one before it: nothing but a blank between them."""
        return at < len(self.atoms) and not self.atoms[at].gap.strip() and "\n" not in self.atoms[at].gap

    def _word(self, at: int) -> str:
        return self.atoms[at].folded if self._joined(at) and not self.taken[at] else ""

    def _counted(self, at: int, reading: Reading) -> Hit | None:
        count = self._count(at, reading.key)
        if count is None or not self._joined(count.head):
            return None
        made_of = at > 1 and self.atoms[at - 1].folded == _FROM[0]
        if made_of and self.atoms[at - 2].folded in self.look.lexicon.composed:
            return None  # «الاتحاد المؤلف من 27 دولة»
        if self.taken[count.head]:
            whose = self.names.get(count.head)
            if (
                whose
                and not count.exact
                and whose.kind in ("organization", "group")
                and count.core < count.head
            ):
                return self._new(
                    at, count.core, whose.last, reading.particles, "group", _BECAUSE, whose.scope
                )
            return None
        word = self.atoms[count.head].folded
        head = Reading("", atom_key(word), atom_key(word) != word)
        return self._people(at, count.core, head, count, reading.particles)

    def _count(self, at: int, key: str) -> _Count | None:
        """Read «أكثر من 150», «ما لا يقل عن ثلاثين», «عشرات», «عدد من», up to the noun that is counted."""
        words, n = self.words, at
        if key == _WHAT:
            n += 1 + (self._word(at + 1) == "لا")
            key = atom_key(self._word(n))
            if key not in words.at_least:
                return None
        if key in words.more_than or key in words.about or key in words.at_least:
            bare, n = key, n + 1
            if self._word(n) in _FROM:
                n += 1
            elif bare not in words.about:
                return None
            key = atom_key(self._word(n))
        core, number = n, False
        while key and (key.isdigit() or key in words.numbers):
            number, n = True, n + 1
            word = self._word(n)
            key = atom_key(word.removeprefix("و") if word.removeprefix("و") in words.numbers else word)
        if not number:
            if key not in words.amounts or n != at:
                return None
            n += 1
            if self._word(n) in words.amount_adjectives:
                n += 1
            if self._word(n) == "من":
                n += 1
            elif key in _NEED_FROM or not (self._word(n).startswith("ال") or self._word(n) in words.people):
                return None
            if (about := self._word(n)) in words.about or about.isdigit() or about in words.numbers:
                return self._count(n, about)  # «مجموعة من نحو عشرين طالبا»
            return _Count(n, n, exact=False)
        if self._word(n) == "من":
            return _Count(n + 1, core, exact=False)
        return _Count(n, core, exact=True)

    def _people(
        self, first: int, core: int, head: Reading, count: _Count | None, particles: str | None = None
    ) -> Hit | None:
        at = count.head if count else first
        shape: Shape | None = self.words.people.get(head.key)
        scope = None if shape else self._nation(at, head, count)
        if shape is None and scope is None and not (count and self._many_of(head)):
            return None
        if shape == "owned" and not self._owner_follows(at + 1, head.key):
            return None
        if head.key in self.words.with_object and not head.definite and self._object_follows(at + 1):
            return None
        owned = shape == "owned" or (shape == "many" and not head.key.endswith((*PLURALS, "ا")))
        owned = owned or (head.key in self.words.kin and not head.definite)
        one = head.key in self.words.one_of_theirs and self.atoms[at - 1].folded in self.words.one_of
        owned = owned and (one or not (count and count.exact))
        end, found, described = self._tail(at + 1, head, owned=owned, one=one)
        scope = scope or found
        if atom_key(self.atoms[end - 1].folded) in self.words.everybody:
            return None
        if (
            not count
            and shape
            and not self._stands_alone(at, head, shape, described=described or bool(scope))
        ):
            return None
        joined = head.particles if particles is None else particles
        return self._new(first, core, end, joined, "group", _BECAUSE, scope)

    def _object_follows(self, at: int) -> bool:
        """Say whether a name or a definite noun stands right behind a participle: «متهمين الجنود بـ»."""
        name = self.names.get(at)
        return self._joined(at) and (
            bool(name and not name.particles) or self.atoms[at].folded.startswith("ال")
        )

    def _many_of(self, head: Reading) -> bool:
        """Say whether a counted definite plural means people whatever they are: «23 من الكوريين»."""
        key, calendar = head.key, self.look.lexicon.calendar
        people = head.definite and key.endswith(("ون", "ين")) and len(key) > _SHORTEST_STEM + 2
        return people and key not in self.words.numbers and not calendar & {key, "ال" + key}

    def _nation(self, at: int, head: Reading, count: _Count | None) -> str | None:
        """Return the state whose people an adjective alone names: counted, or plural with no noun before."""
        state = self._state(head.key)
        if state is None or count:
            return state
        if not head.key.endswith(PLURALS):
            return None
        before = self.atoms[at - 1].folded if at and self._joined(at) else ""
        lexicon = self.look.lexicon
        bare = before[1:] if before[:1] in ("و", "ف") else before
        free = not before or any(
            word in lexicon.verbs or word in lexicon.function or word in lexicon.deeds
            for word in (before, bare)
        )
        return state if free or head.particles.strip("وف") else None

    def _state(self, key: str) -> str | None:
        state_of = self.look.registry.state_of
        if found := state_of(key):
            return found
        for ending in _STATE_ENDINGS:
            stem = key.removesuffix(ending)
            if stem != key and len(stem) >= _SHORTEST_STEM and (found := state_of(stem)):
                return found
        return None

    def _accusative(self, at: int, head: Reading) -> str | None:
        """Return the state of «روسيا» behind «دبلوماسيا»: the adjective of people, not the country."""
        name = self.names.get(at)
        if name is None or name.last != at + 1 or name.particles or not head.key.endswith("ا"):
            return None
        word = self.atoms[at].folded
        return self.look.registry.state_of(word.removesuffix("ا")) if word.endswith("ا") else None

    def _stands_alone(self, at: int, head: Reading, shape: Shape, *, described: bool) -> bool:
        """Say whether a noun without a number means people who act or suffer here."""
        if head.key in self.words.counted:
            return described
        if shape != "one":
            return True
        if head.definite:
            return False
        before = self._word_before(at)
        lexicon, plain = self.look.lexicon, head.key.removesuffix("ا")
        if before[:1] in ("و", "ف") and before[1:] in lexicon.verbs and before not in lexicon.deeds:
            before = before[1:]  # «وقتل شخص»
        if before in lexicon.complements or before.removeprefix("و") in lexicon.complements:
            return True
        if plain in self.words.adjectives:  # «هجوم إرهابي» is no terrorist
            told = before in lexicon.verbs
            noun = (before.endswith("ا") and not self.taken[at - 1]) or before in lexicon.deeds
            if head.key.endswith("ا") and described and not noun:
                return True  # «أمرت أوتاوا دبلوماسيا هنديا»
            return told and (before not in lexicon.deeds or self._word(at + 1).startswith("ال"))
        return described or before in lexicon.deeds or before in lexicon.verbs

    def _word_before(self, at: int) -> str:
        """Return the word before an atom; before a direct object a time may stand between it and its verb."""
        lexicon, n = self.look.lexicon, at
        while n and not self.atoms[n].gap.strip(' «"“'):
            before = self.atoms[n - 1].folded
            timed = before in lexicon.calendar or before in lexicon.adverbs or before in self.words.times
            if not (self.atoms[at].folded.endswith("ا") and timed and at - n < _LONGEST_TAIL):
                return before
            n -= 1
        return ""

    def _owner_follows(self, at: int, head: str) -> bool:
        """Say whether whose they are follows «متظاهرو», «متظاهري»; the latter may be another word."""
        if head.endswith("و") and self._joined(at) and self._leads_on(at):
            return True
        if not self._joined(at):
            return at in self.names and self.atoms[at].gap.strip(" ") in ("«", '"', "“", "(")
        name = self.names.get(at)
        named = bool(name and not name.particles) or self._unheard(at)
        return named or self.atoms[at].folded.startswith("ال")

    def _tail(
        self, at: int, head: Reading, *, owned: bool, one: bool = False
    ) -> tuple[int, str | None, bool]:
        """Return (atom after, state, described or not) of what follows people: adjectives, owners.

        Behind `one` of theirs («أحد عناصر الأمن») a second definite noun is the verb's object.
        """
        scope: str | None = None
        start, described = at, False
        while (
            at < len(self.atoms)
            and at - start < _LONGEST_TAIL
            and (self._joined(at) or self._quoted_adjective(at) or self._quoted_body(at))
        ):
            if state := self._accusative(at, head):
                scope, at, described = scope or state, at + 1, True
                continue
            if not head.definite and at <= start + 1 and (body := self._of_body(at)):
                return body.last, scope or body.scope, True
            name = self.names.get(at)
            if name:
                whose = owned and not head.definite and not name.particles and name.kind != "person"
                closed = at > start and self.atoms[at - 1].folded.startswith("ال")
                if whose and not closed and (at == start or scope is None):
                    return self._past_people(name.last), scope or name.scope, True
                break
            if self.taken[at]:
                break
            word = self.atoms[at].folded
            if word in self.look.lexicon.function or word in self.look.lexicon.calendar:
                break
            key, definite = atom_key(word), word.startswith("ال")
            if head.key.endswith("ون") and key.endswith(("ين", "ا")) and not definite:
                break  # «هاجم مسلحون مدنيين»: the verb's object
            if key in self.words.having and self._word(at + 1).startswith("ال"):
                at, described = at + 2, True  # «المسلحين ذوي الصلة بـ»
                continue
            state = self._state(key)
            if state and (definite or not head.definite):
                scope, at, described = scope or state, at + 1, True
                continue
            if word in self.words.others:
                at += 1
                continue
            adjective = key in self.words.adjectives or self._agrees(key, head)
            if at == start and key in self.words.bare_owners and not (definite or head.definite):
                at = at + 1
                continue
            if adjective and (definite == head.definite or (definite and described)):
                at, described = at + 1, True
                continue
            goes_on = describes(self.look, at) if one else not self._acts(key)
            if owned and at == start and not head.definite and self._unheard(at):
                return at + 1, scope, True
            belongs = owned and not head.definite and definite and (at == start or goes_on)
            if belongs or (owned and at <= start + 1 and not head.definite and self._leads_on(at)):
                at, described = at + 1, True
                continue
            break
        return at, scope, described

    def _past_people(self, at: int) -> int:
        """Return the atom behind an adjective that is a people's name too: «مقاتلي البيشمركة | الأكراد»."""
        name = self.names.get(at) if self._joined(at) else None
        people = name is not None and name.kind == "group" and name.last == at + 1 and not name.particles
        return at + 1 if people and self.atoms[at].folded.startswith("ال") else at

    def _of_body(self, at: int) -> Hit | None:
        """Return the body that «من» leads to: «ضباط من الجيش العراقي» are its people."""
        if self.atoms[at].folded != "من":
            return None
        if not self._joined(at + 1) and at + 1 not in self.names:
            return None
        body = self.names.get(at + 1) or self._force(at + 1, plain_reading(self.atoms[at + 1].folded))
        named = body and body.kind in ("organization", "group") and not body.particles
        return body if named and not self.atoms[at + 1].gap.strip(' «"“') else None

    def _quoted_adjective(self, at: int) -> bool:
        """Say whether an adjective of people stands in quotation marks: «جماعات "إرهابية"»."""
        return (
            self.atoms[at].gap.strip(" ") in _QUOTES
            and atom_key(self.atoms[at].folded) in self.words.adjectives
        )

    def _quoted_body(self, at: int) -> bool:
        """Say whether the name of a body stands in quotation marks: «عناصر "القاعدة"»."""
        name = self.names.get(at)
        return bool(name and name.kind in ("group", "organization")) and (
            self.atoms[at].gap.strip(" ") in _QUOTES
        )

    def _agrees(self, key: str, head: Reading) -> bool:
        """Say whether a word is the adjective of the people before it by its ending: «نشطاء مدافعين»."""
        ending = key[-2:]
        broken = not head.key.endswith(("ون", "ين")) and not head.definite  # «شبان محتجين»
        if broken and ending in ("ون", "ين") and self.words.people.get(key) == "many":
            return True
        verbal = key[0] in "يتبلكوف" and key not in self.words.people
        if ending not in ("ون", "ين") or len(key) < 5 or verbal or key in self.look.lexicon.verbs:
            return False
        return head.key.endswith(ending) or (not head.key.endswith(PLURALS) and not head.definite)

    def _acts(self, key: str) -> bool:
        return key in self.words.people or key in self.words.forces

    def _leads_on(self, at: int) -> bool:
        """Say whether a noun is the middle of whose they are: «موظفو جمع النفايات», «سكان مدينة حلب»."""
        word = self.atoms[at].folded
        look = self.look
        verb = word in look.lexicon.verbs and not self.atoms[at - 1].folded.endswith("و")
        if (
            verb
            or word in look.lexicon.function
            or word in look.lexicon.calendar
            or word in look.lexicon.prepositions
            or word in look.lexicon.complements
        ):
            return False
        if word.endswith(("ا", "ون", "ين")) or word[0] in "وبلفك" or not self._joined(at + 1):
            return False
        after = self.names.get(at + 1)
        follows = (after and not after.particles) or self.atoms[at + 1].folded.startswith("ال")
        further = self._word(at + 1) in self.words.counted and self._leads_on(at + 1)
        return bool((follows or further) and look.ordinary(at))

    def _force(self, at: int, reading: Reading) -> Hit | None:
        """Read a force: «قوات الأمن», «القوات الحكومية»; «الجيش» alone is the one named so before."""
        words = self.words
        end = at + 1
        name = self.names.get(end)
        owned = reading.key in words.owned_forces and self._joined(end)
        owner = owned and atom_key(self.atoms[end].folded) in words.owners
        if owner and name and name.kind == "organization" and not name.particles:
            return self._new(at, at, name.last, reading.particles, "organization", _FORCE, name.scope)
        after = self._word(end)
        by_task = after in words.owned_by and self._word(end + 1).startswith("ال")
        if by_task:
            end, after = end + 1, self._word(end + 1)
        owned = not reading.definite and reading.key in words.owned_forces and after.startswith("ال")
        if owned and (by_task or atom_key(after) in words.owners):
            end, scope, _ = self._tail(end + 1, Reading("", reading.key, definite=True), owned=False)
            return self._new(at, at, end, reading.particles, "organization", _FORCE, scope)
        if reading.key not in words.forces:
            return None
        end, scope, described = self._tail(at + 1, reading, owned=False)
        if reading.definite and not described:
            known = self.bodies.get(reading.key, {})
            if len(known) == 1:
                (body,) = known.values()
                return body.again(at, end, reading.particles, "the only body named so before")
            if reading.key not in words.bare_forces:
                return None
        if not (described or reading.definite):
            return None
        return self._new(at, at, end, reading.particles, "organization", _FORCE, scope)

    def _body(self, at: int, head: Reading) -> Hit | None:
        """Read a body that is known by what it is: «مجلس السيادة»; «المجلس» is the last one called so."""
        if found := find_described(self.look, at, head, self._word):
            end, scope = found
            hit = self._new(at, at, end, head.particles, "organization", _FORCE, scope)
            self.called[head.key] = hit
            return hit
        before = self.called.get(head.key)
        if before is None or not is_reference(self.look, at, head, self._word):
            return None
        return before.again(at, at + 1, head.particles, "the last body called so")

    def _new(
        self, first: int, core: int, end: int, particles: str, kind: str, because: str, scope: str | None
    ) -> Hit:
        words = self.look.words(core, end, particles if first == core else "")
        hit = self.look.new(core, end, particles, kind, words, because, scope)  # type: ignore[arg-type]
        last = end + 2 if (self._word(end), self._word(end + 1)) == _AT_LEAST else end
        return Hit(first, last, core, end, particles, hit.entity, hit.kind, words, because, scope=scope)
