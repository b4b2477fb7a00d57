"""Who a verb is about: the name after it, before it, or carried from the verb before."""

from bisect import bisect_left
from collections.abc import Iterator

from tawatur.arabic.letters import fold
from tawatur.facts.events.agreement import agrees_by_letters, is_feminine
from tawatur.facts.events.sentences import Item, forms_at, is_verb
from tawatur.facts.events.view import View, owns_office, plain, state_hit, together, two_states
from tawatur.facts.lexicon import is_ordinary_folded
from tawatur.facts.names import Hit
from tawatur.facts.text import atom_key

# Ordinary words that may stand between a verb and its subject.
_REACH_SUBJECT = 3
_FIRST = "اول"

# How the ids of people without a name begin.
_PEOPLE = "group:"

# How a verb ends that several do, if they were named before it.
_MANY = ("ون", "وا", "ين", "ان", "ا", "ن")

# The pronouns of a noun's owner.
_OWNERS = ("هما", "هم", "ها", "ه")

# Marks that may stand before a subject.
_MARKS = " ،,\u200f\n"

# What stands between a dateline or a heading and the sentence.
_DATELINE = "—–-:"

# Acts that a deed may do: «واستهدف الهجوم مقرا», «وألقي القبض على …».
_BY_FORCE = frozenset(("ASSAULT", "COERCE"))

# What may stand between a name and what goes before it in its clause.
_CLOSING = " \n»”"

# What ends the stretch in which a clause's verb goes back to the names that begin it.
_STOPS = ".!?؟:;؛—–"


def subject_of(view: View, at: int, before: int | None = None) -> tuple[list[Hit], str]:
    """Return the subject of the verb at an item, and how it was found; `before` ends the search to its right.

    «right» after the verb, «left» before it, «relative» by the pronoun before it, «carried» from the verb
    before, «noun» where an ordinary noun before the verb does it, «unknown» where one after the verb does,
    «own» where it is the country or body of who speaks («بلاده»), «none» where there is nothing.
    """
    own = _own_body(view, at)
    if own:
        return own, "own"
    pronoun = _named_by_pronoun(view, at)
    if pronoun is not None:
        return pronoun, "carried" if pronoun else "none"
    relative = _antecedent(view, at)
    led = _clause_leader(view, at) if relative is None or relative[1] == "noun" else []
    if relative is not None and not led:
        return relative
    left = _subject_left(view, at)
    if left[0]:
        return left
    if led:
        return led, "left"
    if _noun_stands_first(view, at):
        return [], "noun"
    if is_many(view, at):  # before its men a verb is singular: «بحثا», «اتفقوا» stand behind them
        several = _several(view, at)
        if several:
            return several, "carried"
    hits, how = subject_right(view, at, before or len(view.items))
    known = still_told_of(view, at)
    if how == "unknown" and known and _object_next(view, at):
        return known, "carried"
    if hits or how == "unknown":
        return hits, how
    if _noun_leads(view, at):
        return [], "noun"
    return known, "carried" if known else "none"


def _noun_stands_first(view: View, at: int) -> bool:
    """«أكد أن الخطوة ستضر بإسرائيل»: say whether an ordinary noun behind «أن» is a verb's subject."""
    described = at > 0 and view.items[at - 1].folded in view.lexicon.relatives
    return not described and _after_complement(view, at) and _noun_leads(view, at)


def still_told_of(view: View, at: int) -> list[Hit]:
    """Return who was spoken of and may do what the verb at an item tells, where it names nobody.

    «قال الصفدي إن إسرائيل تشن … وأضاف …»: who spoke goes on speaking; another joined verb may be of whom he
    spoke of, if they agree.
    """
    inner, outer = list(view.carried), list(view.speaking)
    if not outer or not inner or not joined_verb(view, at) or inner == outer:
        return inner or outer
    speech = is_verb_of_speech(view, at) or any(
        form.frame.said for form, _ in forms_at(view.items[at], view.frames)
    )
    ranked = (outer, inner) if speech else (inner, outer)
    return next((hits for hits in ranked if agrees_by_letters(view, at, hits)), inner)


def is_verb_of_speech(view: View, at: int) -> bool:
    """Say whether an item is a verb of speech; `sources.is_speech` takes participles for speech too."""
    word = view.items[at].folded
    return word in view.lexicon.speech or (word[0] in "وف" and word[1:] in view.lexicon.speech)


def _named_by_pronoun(view: View, at: int) -> list[Hit] | None:
    """«قالت باماكو إنها ستطرد …»: who speaks does it, or nobody; None where no pronoun leads the verb."""
    n = at - 1
    while n > 0 and _passed(view, n):
        n -= 1
    if n < 0 or view.items[n].folded not in view.lexicon.itself or view.items[at].gap.strip(' "«“'):
        return None
    return list(view.speaking or view.carried)


def is_many(view: View, at: int) -> bool:
    """Say whether a verb's ending shows that two or more did it: «بحثا», «اتفقوا», «يبحثان»."""
    word = view.items[at].folded
    return (word[1:] if joined_verb(view, at) else word) in view.lexicon.many


def _several(view: View, at: int) -> list[Hit]:
    """Return who was spoken of, where they are several; one of a pair stands for both: «بحث …، واتفقا»."""
    hits = still_told_of(view, at)
    if len(hits) > 1 or (hits and hits[0].kind in ("group", "organization")):
        return list(hits)
    pair = {hit.entity for hit in view.pair}
    return list(view.pair) if len(pair) > 1 and (not hits or hits[0].entity in pair) else []


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


def _own_body(view: View, at: int) -> list[Hit]:
    """«أكد … أن بلاده سترد», «إن إدارته …»: the doer is the speaker's state, or the speaker with his body."""
    grammar = view.lexicon
    if not (view.speaking or view.carried):
        return []
    n = at - 1
    joined = joined_verb(view, at)
    while n > 0 and (_passed(view, n) or (joined and view.verb(n))):
        n -= 1
    words = {view.items[m].folded for m in (n, at + 1) if 0 <= m < len(view.items)}
    kingdom = any(word.removeprefix("ال") == grammar.kingdom for word in words)
    if not (kingdom or words & (grammar.own_country | grammar.own_body)):
        return []
    speaker = (view.speaking or view.carried)[0]
    entity = view.registry.entities.get(speaker.entity)
    state = speaker.scope or (entity.state if entity else None)
    if kingdom:  # «إن المملكة لن تسمح»: a Saudi's or a Jordanian's own
        return [state_hit(view, at, state)] if state and state in grammar.kingdoms else []
    if speaker.kind == "place" or state is None or not words & grammar.own_country:
        return [speaker]
    return [state_hit(view, at, state)]


def _passed(view: View, at: int) -> bool:
    """Say whether a word may stand between a subject and its verb: «موسكو لن تسمح»."""
    word = view.items[at].folded
    return word in view.lexicon.adverbs or word in view.frames.words["negations"]


def _object_next(view: View, at: int) -> bool:
    """«وأجرى محادثات مع …», «وأدان الهجوم», «واستدعت سفيرها»: what follows a joined verb is its object.

    An act is one, and a thing that belongs to who was spoken of. An act with the article may do something
    itself («واستهدف الهجوم مقرا»), but not speak.
    """
    after = view.items[at + 1] if at + 1 < len(view.items) else None
    if after is None or after.hit or not joined_verb(view, at):
        return False
    act = any(form.tense == "noun" for form, _ in forms_at(after, view.frames))
    if _is_definite(after.folded):
        kinds = [form.frame for form, _ in forms_at(view.items[at], view.frames)]
        return act and any(kind.said for kind in kinds) and not any(kind.type in _BY_FORCE for kind in kinds)
    if act:
        return True
    stem = next((stem for stem in _owned(after.folded) if is_ordinary_folded(stem)), None)
    if stem is None:
        return False
    return not _acts(view, stem) or (is_feminine(view, at) and not stem.endswith("ه"))


def _owned(word: str) -> Iterator[str]:
    """Yield what a noun may be without the pronoun of its owner: سفير of «سفيرها»."""
    for pronoun in _OWNERS:
        stem = word.removesuffix(pronoun)
        if stem != word and len(stem) > 2:
            yield stem
            yield stem.removesuffix("ت") + "ه"


def _acts(view: View, noun: str) -> bool:
    """Say whether a noun is of those who act themselves: «وقالت حكومته», «وأكد رئيسها»."""
    lexicon, title = view.lexicon, atom_key(noun)
    return (
        title in lexicon.bodies
        or title in lexicon.people
        or noun in lexicon.people_of
        or title in (view.registry.titles)
    )


def _after_complement(view: View, at: int) -> bool:
    clause = view.sentence.clause[at]
    return view.items[bisect_left(view.sentence.clause, clause)].folded in view.lexicon.complements


def _clause_leader(view: View, at: int) -> list[Hit]:
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
        if any(mark in view.items[n].gap for mark in _STOPS) or (not told and "،" in view.items[n].gap):
            return []
        if n < at and view.verb(n):
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


def _noun_leads(view: View, at: int) -> bool:
    """Say whether the verb's clause begins with an ordinary noun: then that noun is its subject."""
    clause = view.sentence.clause[at]
    for n in range(bisect_left(view.sentence.clause, clause), at):
        item = view.items[n]
        if item.kind == "date":
            continue
        word = item.folded.removeprefix("و") if len(item.folded) > 3 else item.folded
        grammar = view.lexicon
        if word in grammar.complements or word in grammar.breaks or word in grammar.adverbs:
            continue
        if word in grammar.demonstratives:
            return True  # «ذلك يهدد»: not who speaks
        if item.hit or view.verb(n) or word in grammar.prepositions or word in grammar.function:
            return False
        return not begins_with_preposition(item.folded, view)
    return False


def _antecedent(view: View, at: int) -> tuple[list[Hit], str] | None:
    """Return the subject of a verb that describes the noun or name before it, None where it does not."""
    if at == 0 or object_pronoun(view, at):
        return None
    before, verb = view.items[at - 1], view.items[at]
    if verb.gap.strip(" »”"):
        return None  # what stands in between begins anew: «في بيان "نعبر عن …"»
    if before.folded in view.lexicon.relatives:
        if before.folded in view.lexicon.relatives_of_many and not verb.folded.endswith(_MANY):
            return None  # «الوزيران اللذان يطالب المتظاهرون باستقالتهما»
        name = view.items[at - 2].hit if at > 1 else None
        kin = name is not None and fold(name.name.split()[0]) in view.lexicon.kin
        return ([name], "relative") if name and not kin else ([], "noun")
    word = before.folded
    if before.kind != "word" or joined_verb(view, at) or view.verb(at - 1) or _is_definite(word):
        return None
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


def pair_of(view: View, word: str) -> list[Hit]:
    """Return the two whom «الجانبان», «البلدان» mean; empty where it means no pair or none was named."""
    if word in view.lexicon.country_pairs:
        return list(view.countries)
    return list(view.pair) if word in view.lexicon.pairs else []


def describes(view: View, at: int) -> bool:
    """Say whether a verb belongs to a relative clause: «بمرسوم وقعه الرئيس», «بيان صدر أمس»."""
    found = _antecedent(view, at)
    if found is not None and found[1] in ("noun", "relative"):
        return True
    before = view.items[at - 1] if at else None
    indefinite = before is not None and before.kind == "word" and not _is_definite(before.folded)
    return bool(indefinite and object_pronoun(view, at) and not joined_verb(view, at))


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
    return (
        word[0] in "وف"
        and len(word) > 2
        and is_verb(word[1:], view.lexicon, view.frames)
        and not _whole_verb(word, view)
    )


def _whole_verb(word: str, view: View) -> bool:
    """Say whether a word that begins with «و» or «ف» is a verb so: «وصفت», but not «ودعت» to do something."""
    forms = view.frames.forms
    if word not in view.lexicon.verbs and word not in forms and word not in view.frames.light:
        return False
    rare = word in forms and all(form.frame.asks(form) for form in forms[word])
    return not (rare and word[1:] in forms)


def object_pronoun(view: View, at: int) -> bool:
    """Say whether a verb carries its object («أجراها») or has it in a pronoun behind («يقوم بها»)."""
    after = view.items[at + 1].folded if at + 1 < len(view.items) else ""
    return joined_object(view, at) or after in view.lexicon.with_pronoun


def joined_object(view: View, at: int) -> bool:
    """Say whether a verb carries its object («أجراها»)."""
    word = view.items[at].folded
    for pronoun in ("ه", "ها", "هما", "هم"):
        stem = word.removesuffix(pronoun)
        if stem != word and len(stem) > 2 and is_verb(stem, view.lexicon, view.frames):
            return True
        if stem != word and stem.endswith("و") and is_verb(stem + "ا", view.lexicon, view.frames):
            return True  # «واتهموها»: before a pronoun the silent alef falls
        if stem != word and stem.endswith("ا") and is_verb(stem[:-1] + "ي", view.lexicon, view.frames):
            return True
    return False


def subject_right(view: View, at: int, stop: int) -> tuple[list[Hit], str]:
    nouns = 0
    aside = _aside_end(view, at, stop)
    for n in range(at + 1, stop):
        item = view.items[n]
        if n < aside:
            continue
        if item.gap.strip(" \"'«“”»(،,\u200f\n") or (n > at + 1 and item.gap.strip() and nouns):
            return [], "unknown" if nouns else "none"
        if item.kind == "date":
            continue
        if item.hit:
            if not plain(item.hit):
                return [], "unknown" if nouns else "none"
            if (item.hit.particles and n > at + 1) or _is_object_form(item):
                return [], "unknown" if nouns else "none"
            return ([], "unknown") if nouns else (together(view, n)[0], "right")
        word = item.folded
        if word == view.lexicon.states and _counted(view, n):
            return list(view.many), "right"
        if word in view.lexicon.pairs or word in view.lexicon.country_pairs:
            pair = two_states(view, n + 1) or pair_of(view, word)
            if pair:
                return pair, "right"
            continue  # «اتفق الرئيسان الروسي … والتركي …»: both are named behind
        courtesy = word in view.lexicon.adverbs or word in view.lexicon.honorifics
        if courtesy or (n == at + 1 and word in view.lexicon.with_pronoun):
            continue
        if word in view.lexicon.people_of:
            return _people_of(view, n)
        if word in view.lexicon.numbers or word.isdigit():
            continue
        if word in view.lexicon.prepositions or word in view.lexicon.function or view.verb(n):
            return [], "unknown" if nouns else "none"
        if begins_with_preposition(word, view) or (word[0] in "بل" and not is_plain_word(word, view)):
            return [], "unknown" if nouns else "none"
        if view.items[n - 1].folded in view.lexicon.pairs and view.demonym(n):
            continue
        nouns += 1
        if nouns > _REACH_SUBJECT:
            return [], "unknown"
    return [], "unknown" if nouns else "none"


def _aside_end(view: View, at: int, stop: int) -> int:
    """Return the item after a phrase of place or time between a verb and its subject, or the verb's own.

    «زار في بيروت وفد …», «وصل إلى الرباط وزير …», «استقبل بقصر المرادية الرئيس …».
    """
    end = at + 1
    while end + 1 < stop and not view.items[end].gap.strip(_MARKS):
        item = view.items[end]
        led = item.kind == "word" and item.folded in view.lexicon.asides
        n = end + led
        here = view.items[n]
        if here.gap.strip() and n > end:
            break
        if not led and item.kind == "date":
            end += 1
            continue
        place = here.hit is not None and here.hit.kind == "place"
        joined = not led and place and set(here.particles) & set("بل")
        if not (joined or (led and (here.kind == "date" or (place and not here.particles)))):
            break
        end = n + 1
    subject = view.items[end] if end < stop else None
    found = subject is not None and subject.hit is not None and subject.hit.kind != "place"
    near = found and end > at + 1 and subject is not None and not subject.gap.strip(_MARKS)
    return end if near and subject and subject.hit and not subject.hit.particles else at


def _is_object_form(item: Item) -> bool:
    """Say whether people behind a verb stand in the form of its object: «طالب المواطنين», no «المواطنون»."""
    group = item.hit is not None and item.hit.entity.startswith(_PEOPLE)
    return group and item.folded.startswith("ال") and item.folded.endswith("ين")


def _counted(view: View, at: int) -> bool:
    """Say whether «الدول الأربع» means as many states as were last named together."""
    after = view.items[at + 1].folded if at + 1 < len(view.items) else ""
    return bool(view.many) and view.lexicon.counts.get(after) == len(view.many)


def _people_of(view: View, at: int) -> tuple[list[Hit], str]:
    """«مسؤول في البيت الأبيض», «مصادر في وزارة …»: somebody unnamed speaks for the body that is named."""
    for n in range(at + 1, min(at + 6, len(view.items))):
        item = view.items[n]
        if item.hit and item.hit.kind in ("organization", "group"):
            return [item.hit], "right"
        state = view.demonym(n)
        if state:
            return [state_hit(view, n, state)], "right"
        if item.hit or item.kind == "date" or view.verb(n) or item.folded in view.lexicon.complements:
            break
    return [], "unknown"


def is_plain_word(word: str, view: View) -> bool:
    """Say whether a word that begins like a preposition is whole without it."""
    return word in view.lexicon.function or (is_ordinary_folded(word) and not is_ordinary_folded(word[1:]))


def begins_with_preposition(word: str, view: View) -> bool:
    """Say whether a word begins with a preposition: only where the rest then has the article, to be sure."""
    return word.startswith(("بال", "لل", "كال", "وبال", "ولل"))


def _subject_left(view: View, at: int) -> tuple[list[Hit], str]:
    n = at - 1
    if any(mark in view.items[at].gap for mark in _DATELINE):
        return [], "none"  # «دبي (CNN) — قال …»
    if joined_verb(view, at) and not (view.items[at].folded[0] == "ف" and n >= 0 and view.items[n].hit):
        return [], "none"  # a joined verb goes on with the subject before it
    if ")" in view.items[at].gap:
        return [], "none"  # «وفي مانشستر (بريطانيا) طالب …»
    while n >= 0 and (view.items[n].kind == "date" or _passed(view, n)):
        n -= 1
    if n < 0 or any(mark in view.items[n + 1].gap for mark in _DATELINE):
        return [], "none"
    last = view.items[n].hit
    if last is None:
        pair = pair_of(view, view.items[n].folded)
        return (pair, "left") if pair else ([], "none")
    if last.kind == "group" and n == at - 1 and _said_of_many(view, at):
        return [last], "left"  # «متظاهرين ينددون بـ …», «ألف متظاهر احتجوا»
    start, first = _first_of_series(view, n)
    if plain(first) and _begins(view, _title_before(view, start)):
        return together(view, start)[0], "left"
    return ([last], "left") if _issues_statement(view, n) else ([], "none")


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
        if before.hit and (hit.particles[:1] == "و" or owns_office(view, n)):
            n, hit = n - 1, before.hit
        elif n > 1 and before.folded[0] == "و" and view.items[n - 2].hit and _joined_demonym(view, n - 1):
            n, hit = n - 2, view.items[n - 2].hit
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
