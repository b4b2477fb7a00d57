"""Who was named before a verb as the one it is about: in its clause, or in the noun that it describes."""

from bisect import bisect_left

from tawatur.arabic.letters import fold
from tawatur.facts.events.agreement import agrees_by_letters
from tawatur.facts.events.sentences import is_verb
from tawatur.facts.events.verb_words import is_definite, joined_object, joined_verb, object_pronoun
from tawatur.facts.events.view import View, owns_office, plain, together
from tawatur.facts.names import Hit
from tawatur.facts.text import atom_key

_FIRST = "اول"

# How a verb ends that several do, if they were named before it.
_MANY = ("ون", "وا", "ين", "ان", "ا", "ن")

# What stands between a dateline or a heading and the sentence.
_DATELINE = frozenset("—–-:")

# Pronouns that end a noun, as far as their letters tell it from others.
_OWNED = ("ها", "هم", "هما", "نا", "كم", "يك", "تك")

# What may stand between a name and what goes before it in its clause.
_CLOSING = " \n»”"

# Items that may stand between commas behind a name and describe it.
_REACH_ASIDE = 14

# Items that may stand between «كان» and the verb that it sets back.
_REACH_SET_BACK = 16

# What ends the stretch in which a clause's verb goes back to the names that begin it.
_STOPS = frozenset(".!?؟:;؛—–")


def subject_of_predicate(view: View, at: int, negations: frozenset[str] = frozenset()) -> list[Hit]:
    """Return who a noun is said of: «إن إيران هي المسؤولة عن …», the name that begins its clause.

    `negations` may stand between them too: «إن إيران ليست جادة».
    """
    n = at - 1
    while n >= 0 and not view.items[n].hit and view.items[n].folded in view.lexicon.copulas | negations:
        n -= 1
    hit = view.items[n].hit if n >= 0 else None
    while hit and n and hit.particles[:1] == "و" and view.items[n - 1].hit:
        n, hit = n - 1, view.items[n - 1].hit
    begins = bool(hit) and (_begins(view, n) or bool(negations))  # «إن تصريحات أردوغان غير مقبولة»
    return together(view, n)[0] if hit and plain(hit) and begins else []


def passed(view: View, at: int) -> bool:
    """Say whether a word may stand between a subject and its verb: «موسكو لن تسمح»."""
    word = view.items[at].folded
    return word in view.lexicon.adverbs or word in view.frames.words["negations"]


def clause_leader(view: View, at: int) -> list[Hit]:
    """Return the names that begin a verb's clause and are its subject, whatever stands between; or nothing.

    «قالت الشرطة إن انتحاريا يقود سيارة ملغومة فجر نفسه», «إن قوة من الجيش اعتدت على …»: between the two only
    what describes the names may stand: a relative clause, a preposition with what it leads to.
    """
    if joined_verb(view, at) or joined_object(view, at):
        return []
    start, clause = bisect_left(view.sentence.clause, view.sentence.clause[at]), view.sentence
    told = False
    while start < at and clause.items[start].kind != "name" and _opens(view, start):
        told = told or clause.items[start].folded in view.lexicon.complements
        start += 1
    first = clause.items[start].hit if start < at else None
    if first is None or not plain(first) or not (told or first.kind in ("group", "organization")):
        return []
    hits, after = together(view, start)
    described = False
    for n in range(after, at + 1):
        if not _STOPS.isdisjoint(view.items[n].gap) or (not told and "،" in view.items[n].gap):
            return []
        if n < at and view.verbs[n]:
            relative = view.items[n - 1].folded in view.lexicon.relatives
            if described or not (relative or (n == after and _is_present(view, n))):
                return []
            described = True
    if view.items[at - 1].folded in view.lexicon.relatives or (described and _is_present(view, at)):
        return []
    return hits if agrees_by_letters(view, at, hits) else []


def _is_present(view: View, at: int) -> bool:
    word = view.items[at].folded
    return word[0] == "ي" or (word[0] == "ت" and is_verb("ي" + word[1:], view.lexicon, view.frames))


def _opens(view: View, at: int) -> bool:
    """Say whether a word at the head of a clause stands before its subject: «إن», «بينما», «كانت»."""
    item, grammar = view.items[at], view.lexicon
    bare = item.folded[1:] if item.folded[0] == "و" and len(item.folded) > 3 else item.folded
    return item.kind == "date" or any(
        word in grammar.complements or word in grammar.breaks or word in grammar.adverbs
        for word in (item.folded, bare)
    )


def antecedent(view: View, at: int) -> tuple[list[Hit], str] | None:
    """Return the subject of a verb that describes the noun or name before it, None where it does not."""
    if at == 0 or object_pronoun(view, at):
        return None
    before, verb = view.items[at - 1], view.items[at]
    if verb.gap.strip(" »”"):
        return None  # what stands in between begins anew: «في بيان "نعبر عن …"»
    led = at - 1
    while led and passed(view, led) and not view.items[led].gap.strip():
        led -= 1  # «الحركة التي كانت قد اتهمت …»
    if (before := view.items[led]).folded in view.lexicon.relatives:
        if before.folded in view.lexicon.relatives_of_many and not verb.folded.endswith(_MANY):
            return None  # «الوزيران اللذان يطالب المتظاهرون باستقالتهما»
        if _men_follow(view, at):
            return None  # «الوزير الذي يطالب المتظاهرون باستقالته»
        name = view.items[led - 1].hit if led else None
        kin = name is not None and fold(name.name.split()[0]) in view.lexicon.kin
        return ([name], "relative") if name and not kin else ([], "noun")
    before = view.items[at - 1]
    word = before.folded
    if before.kind != "word" or joined_verb(view, at) or view.verbs[at - 1] or is_definite(word):
        return None
    if word.endswith(_OWNED):
        return None  # a noun with a pronoun is definite: no clause describes it
    if at > 1 and view.items[at - 2].folded == _FIRST:
        return _first_of_its_kind(view, at - 2)
    grammar = view.lexicon
    if (
        word in grammar.function
        or word in grammar.adverbs
        or word in grammar.breaks
        or word in grammar.complements
    ):
        return None
    if len(word) > 2 and word[0] in "وف" and (word[1:] in grammar.function or word[1:] in grammar.adverbs):
        return None
    return [], "noun"


def _men_follow(view: View, at: int) -> bool:
    """Say whether behind a verb of one stand men who are its subject by their ending: «المتظاهرون»."""
    after = view.items[at + 1] if at + 1 < len(view.items) else None
    one = not view.items[at].folded.endswith(_MANY)
    men = after is not None and after.hit is not None and plain(after.hit) and after.folded.endswith("ون")
    return one and men and after is not None and not after.gap.strip()


def pair_of(view: View, word: str) -> list[Hit]:
    """Return the two whom «الجانبان», «البلدان» mean; empty where it means no pair or none was named."""
    if word in view.lexicon.country_pairs:
        return list(view.countries)
    return list(view.pair) if word in view.lexicon.pairs else []


def describes(view: View, at: int) -> bool:
    """Say whether a verb belongs to a relative clause: «بمرسوم وقعه الرئيس», «بيان صدر أمس»."""
    found = antecedent(view, at)
    if found is not None and found[1] in ("noun", "relative"):
        return True
    before = view.items[at - 1] if at else None
    indefinite = before is not None and before.kind == "word" and not is_definite(before.folded)
    return bool(indefinite and object_pronoun(view, at) and not joined_verb(view, at))


def _first_of_its_kind(view: View, at: int) -> tuple[list[Hit], str]:
    """«كان المغرب أول دولة تعترف …»: the doer is who is called the first; the nearest state before."""
    for n in range(at - 1, -1, -1):
        hit = view.items[n].hit
        if hit and hit.entity.startswith("state-") and plain(hit):
            return [hit], "left"
    return [], "noun"


def subject_left(view: View, at: int) -> tuple[list[Hit], str]:
    n = at - 1
    if not _DATELINE.isdisjoint(view.items[at].gap):
        return [], "none"  # «دبي (CNN) — قال …»
    if joined_verb(view, at) and not (view.items[at].folded[0] == "ف" and n >= 0 and view.items[n].hit):
        return [], "none"  # a joined verb goes on with the subject before it
    if ")" in view.items[at].gap:
        return [], "none"  # «وفي مانشستر (بريطانيا) طالب …»
    while n >= 0 and (view.items[n].kind == "date" or passed(view, n)):
        n -= 1
    if n < 0 or not _DATELINE.isdisjoint(view.items[n + 1].gap):
        return [], "none"
    described = _described_between_commas(view, n)
    if described is not None:
        start, first = _first_of_series(view, described)
        hits = together(view, start)[0]
        leads = plain(first) and _begins(view, _title_before(view, start))
        if leads and agrees_by_letters(view, at, hits):
            return hits, "left"
    if n < at - 1 and (set_back := _set_back(view, n, at)):
        return set_back, "left"
    last = view.items[n].hit
    if last is None:
        pair = pair_of(view, view.items[n].folded)
        return (pair, "left") if pair else ([], "none")
    start, first = _first_of_series(view, n)
    if last.kind == "group" and n == at - 1 and plain(last) and _said_of_many(view, at):
        # «متظاهرين ينددون بـ …», «سبعة مدنيين وثلاثة شرطيين قتلوا»
        some_of = view.items[start - 2].hit if start > 1 else None
        if some_of and some_of.kind == "group" and view.items[start - 1].folded in view.lexicon.agents_of:
            return [some_of], "left"  # «آلاف المتظاهرين من طلاب وعمال تدفقوا»
        several = together(view, start)[0] if plain(first) else []
        return several if last in several else [last], "left"
    if plain(first) and _begins(view, _title_before(view, start)):
        return together(view, start)[0], "left"
    issued = (plain(last) or last.kind != "place") and _issues_statement(view, n)
    return ([last], "left") if issued else ([], "none")


def _described_between_commas(view: View, last: int) -> int | None:
    """Return the item of the name that the words up to `last`, between two commas, describe; or None.

    «حركة حماس، التي تسيطر على القطاع، أطلقت …», «وكان فلان، الوزير السابق، قد دعا …»: a relative clause, or
    words without a verb.
    """
    if "،" not in view.items[last + 1].gap:
        return None
    told = False
    for n in range(last, max(0, last - _REACH_ASIDE), -1):
        gap = view.items[n].gap
        if "،" in gap:
            relative = view.items[n].folded in view.lexicon.relatives
            joined = view.items[n].folded[0] == "و" and view.items[n].kind == "word"
            name = view.items[n - 1].hit is not None
            return n - 1 if name and not joined and (relative or not told) else None
        if not _STOPS.isdisjoint(gap):
            return None
        told = told or view.verbs[n]
    return None


def _set_back(view: View, last: int, at: int) -> list[Hit]:
    """«وكانت حركة فلان، الجناح العسكري لـ…، قد أطلقت»: the name behind «كانت», if only words describe it."""
    for n in range(last, max(-1, last - _REACH_SET_BACK), -1):
        item = view.items[n]
        if not _STOPS.isdisjoint(item.gap):
            return []
        if n < last and view.verbs[n] and _bare(item.folded) not in view.lexicon.becoming:
            return []
        if _bare(item.folded) in view.lexicon.becoming:
            hit = view.items[n + 1].hit
            hits = together(view, n + 1)[0] if hit and plain(hit) else []
            return hits if hits and agrees_by_letters(view, at, hits) else []
    return []


def _bare(word: str) -> str:
    return word[1:] if word[0] == "و" and len(word) > 3 else word


def _said_of_many(view: View, at: int) -> bool:
    """Say whether a verb's ending says that several men did it, right behind a name."""
    item = view.items[at]
    return item.folded.endswith(("ون", "وا")) and not item.gap.strip() and not joined_verb(view, at)


def _first_of_series(view: View, n: int) -> tuple[int, Hit]:
    """Return where the series of names that ends at an item begins: «الروسي بوتين والتركي أردوغان»."""
    hit = view.items[n].hit
    assert hit is not None
    while n:
        before = view.items[n - 1]
        further = view.items[n - 2].hit if n > 1 else None
        if before.hit and (hit.particles[:1] == "و" or owns_office(view, n)):
            n, hit = n - 1, before.hit
        elif further and before.folded[0] == "و" and _joined_demonym(view, n - 1):
            n, hit = n - 2, further
        else:
            break
    return n, hit


def _joined_demonym(view: View, at: int) -> bool:
    item = view.items[at]
    return item.kind == "word" and bool(view.registry.state_of(atom_key(item.folded[1:])))


def _title_before(view: View, at: int) -> int:
    """Return where the two men's common title before a name begins: «الرئيسان الروسي …»."""
    if at > 1 and view.demonym(at - 1) and view.items[at - 2].folded in view.lexicon.pairs:
        return at - 2
    return at


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
    if item.gap.strip(_CLOSING) or (item.hit and item.hit.particles):
        return True
    word = before.folded
    if before.kind == "date" or word in view.lexicon.complements or word in view.lexicon.breaks:
        return True
    bare = word[1:] if word[0] == "و" and len(word) > 3 else word
    return bare in view.lexicon.complements or bare in view.lexicon.breaks or bare in view.lexicon.becoming
