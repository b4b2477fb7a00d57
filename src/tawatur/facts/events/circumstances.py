"""Whether an event happened, goes on, is planned, denied or only possible: what stands around it."""

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

from tawatur.facts.events.frames import Form
from tawatur.facts.events.lasting import goes_on
from tawatur.facts.events.sentences import forms_at
from tawatur.facts.events.verb_words import joined_object
from tawatur.facts.events.view import Roles, View
from tawatur.facts.events.when import points_ahead
from tawatur.facts.text import readings
from tawatur.model import Dating, Status

# How the reason begins where a verb is negated.
NEGATED = "negated by"

# How far before a verb its negation or auxiliary may stand.
_BEFORE_VERB = 3

# Types of deeds that are often named as what another act is about.
_FORCE = frozenset(("ASSAULT", "COERCE"))

# How a verb of the future begins.
_WILL = "س"

# What leads to the deed that is threatened or adjudged.
_WITH = "ب"
_CUTS = frozenset("،؛:")

# «ما لم يوافق»: unless.
_UNLESS = ("ما", "لم")

# «ما نفى» denies, but «وهو ما تنفيه إيران» does not: what the pronoun takes up.
_WHAT = "ما"

# «في حال تراجعت»: if.
_IN_CASE = ["في", "حال"]

# The present of «كان» behind «قد».
_MAY_BE = frozenset(("يكون", "تكون", "يكونون", "يكونوا"))

# How far before a noun the verb of asking may stand whose content it is.
_BEFORE_CONTENT = 6

# Types whose acts are often what is asked for; whether it came to that, the words do not say.
_CONTENT = frozenset(["AGREE", "AID", "CONCEDE", "CONSULT", "COOPERATE", "RETREAT"])


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the event is told as one at all, its status, and the words that say so."""

    status: Status
    because: str
    event: bool = True


def find_status(
    view: View, at: int, form: Form, particles: str, when: Dating | None, roles: Roles
) -> Verdict:
    """Return how the event is told: happened, planned, denied, hypothetical, or no event at all."""
    words = view.frames.words
    before = _words_before(view, at)
    if before & words["asked"]:
        return Verdict("hypothetical", "it is asked, not told", event=False)
    if before & words["modal"]:
        return Verdict("hypothetical", "it is wished or demanded, not told", event=False)
    around = {
        view.items[n].folded
        for n in range(at + 1, min(at + 6, len(view.items)))
        if view.items[n].kind == "word"
    }
    if around & words["habit"] or before & words["habit"]:
        return Verdict("happened", "told as a habit", event=False)
    if form.tense == "noun" and form.frame.type in _CONTENT and _is_content(view, at):
        return Verdict("hypothetical", "asked for or talked of, not told", event=False)
    if form.tense == "noun" and (stopped := _stopped(view, roles)):
        return stopped
    if form.tense == "noun" and form.frame.type == "ASSAULT" and before & words["feared"]:
        return Verdict("hypothetical", "feared, not told", event=False)
    if at > 1 and (view.items[at - 2].folded, view.items[at - 1].folded) == _UNLESS:
        return Verdict("hypothetical", "a condition only", event=False)
    if form.tense == "noun" and form.frame.type in _FORCE and _threatened(view, at, particles):
        return Verdict("hypothetical", "it is threatened, not told", event=False)
    if form.tense == "past" and at and view.items[at - 1].folded.lstrip("وف") in words["if_only"]:
        return Verdict("hypothetical", "a condition that was not met", event=False)
    denial = _denial(view, at, form, before)
    if denial:
        return Verdict("denied", denial)
    if form.tense == "noun" and at and view.items[at - 1].folded in words["put_off"]:
        return Verdict("planned", "put off, not called off")
    if form.tense == "future" and _conditional(view, at):
        return Verdict("hypothetical", "told under a condition")
    if form.tense == "future" or before & words["planned"]:
        return Verdict("planned", "told as still to come")
    if form.tense == "noun" and (_to_come(view, at) or _will_be_done(view, at)):
        return Verdict("planned", "called still to come")
    if before & words["hypothetical"] and (form.tense != "past" or _doubted(view, at)):
        return Verdict("hypothetical", "told as possible only")
    if form.tense == "noun" and _called_possible(view, at):
        return Verdict("hypothetical", "called possible only")
    told_of = form.tense == "noun" and form.frame.type in _FORCE and not roles.governed
    lasting = goes_on(view, at, form)
    if told_of and not lasting:
        return Verdict("happened", "told as a fact")  # «سيحقق في اغتيال …»: what lies ahead is another act
    if form.tense == "noun" and not told_of and _governed_future(view, at):
        if _conditional(view, at):
            return Verdict("hypothetical", "told under a condition")
        return Verdict("planned", "its verb speaks of the future")
    if not told_of and _future_date(view, at, when) and form.tense != "past":
        return Verdict("planned", "its date lies ahead")
    if lasting:
        return Verdict("ongoing", f"«{lasting}»")
    if form.tense == "present" and form.frame.mode == "visit":
        return Verdict("ongoing", "told as going on")
    return Verdict("happened", "told as a fact")


def _conditional(view: View, at: int) -> bool:
    """Say whether a sentence makes its event depend on something: «إذا لم تتراجع الوزارة، فسيضربون»."""
    conditions, items = view.frames.words["conditions"], view.items
    words = [item.folded[1:] if item.folded[0] in "وف" else item.folded for item in items]
    return any(word in conditions or words[n : n + 2] == _IN_CASE for n, word in enumerate(words))


def _to_come(view: View, at: int) -> bool:
    """Say whether an adjective right behind a noun says that it is still to come: «القمة المرتقبة»."""
    behind = view.items[at + 1 : at + 3]
    return any(item.folded in view.frames.words["to_come"] and not item.date for item in behind)


def _will_be_done(view: View, at: int) -> bool:
    """«سيتم اعتقال …», «وستجري مباحثات»: say whether the verb right before a noun makes a future passive."""
    before = view.items[at - 1].folded.removeprefix("و") if at else ""
    return before.startswith(_WILL) and before in view.lexicon.done


def _doubted(view: View, at: int) -> bool:
    """«قد يكون قتل»: «قد» before the present of «كان» doubts what the past verb behind it tells."""
    before = [item.folded for item in view.items[max(0, at - _BEFORE_VERB) : at]]
    affirming = view.frames.words["affirming"]
    return any(one in affirming and two in _MAY_BE for one, two in pairwise(before))


def _is_content(view: View, at: int) -> bool:
    """Say whether a noun is what somebody asks for, refuses or talks of: «طالب بالإفراج عن», «بحث سحب»."""
    clause = view.sentence.clause[at]
    for n in range(at - 1, max(-1, at - 1 - _BEFORE_CONTENT), -1):
        item = view.items[n]
        if view.sentence.clause[n] != clause or "،" in view.items[n + 1].gap:
            return False
        if item.kind != "word":
            continue
        bare = item.folded[1:] if item.folded[0] in "وف" else item.folded
        if item.folded in view.frames.asking or bare in view.frames.asking:
            return True
        if any(reading.key in view.frames.words["asking_nouns"] for reading in readings(item.folded)):
            return True
        if view.verbs[n]:
            return False
    return False


def _threatened(view: View, at: int, particles: str) -> bool:
    """«هدد التنظيم بإعدام الرهينة», «حكمت بسجنه»: what is threatened or adjudged has not been done."""
    clause = view.sentence.clause
    lent = view.items[at - 1].folded if at else ""  # «لوح بشن عملية»
    if _WITH not in particles and not (lent.startswith(_WITH) and lent[1:] in view.lexicon.light_nouns):
        return False
    for n in range(at - 1, -1, -1):
        if clause[n] != clause[at] or set(view.items[n + 1].gap) & _CUTS:
            return False
        if view.verbs[n]:
            forms = [form for form, _ in forms_at(view.items[n], view.frames) if form.tense != "noun"]
            return any(_speaks_of(form, view.items[at].folded) for form in forms)
    return False


def _speaks_of(form: Form, word: str) -> bool:
    """Say whether a verb threatens, or is one of sentencing that has to have this very word beside it."""
    frame = form.frame
    if frame.type == "THREATEN":
        return frame.said and not (frame.negated or frame.verb_needs or frame.object_heads)
    return frame.type == "SANCTION" and word in frame.verb_needs.get(form.word, frozenset())


def _stopped(view: View, roles: Roles) -> Verdict | None:
    """«زيارة الوزير لتركيا أُجلت», «… ألغيت»: what the verb right behind the telling says became of it."""
    behind = max(roles.reach) + 1
    if behind < len(view.items) and not view.items[behind].gap.strip(" \"'«»“”"):
        word = view.items[behind].folded
        if word in view.frames.words["cancelled"]:
            return Verdict("denied", f"«{word}»")
        if word in view.frames.words["postponed"]:
            return Verdict("planned", f"«{word}»")
    return None


def _words_before(view: View, at: int) -> set[str]:
    clause = view.sentence.clause[at]
    found: set[str] = set()
    for n in range(at - 1, max(-1, at - 1 - _BEFORE_VERB - 2), -1):
        item = view.items[n]
        if view.sentence.clause[n] != clause and at - n > 3:
            break
        if item.gap.strip() and any(c in item.gap for c in "،,؛") and n < at - 1:
            break
        if item.kind == "word":
            found.add(item.folded)
            found.update(reading.key for reading in readings(item.folded))
    return found - view.frames.words["affirming"] if _affirms(view, at, clause) else found


def _affirms(view: View, at: int, clause: int) -> bool:
    """Say whether «قد» stands before a past verb: then it affirms; before a present one it doubts."""
    for n in range(at - 1, max(-1, at - 1 - _BEFORE_VERB - 2), -1):
        if view.items[n].folded in view.frames.words["affirming"] and view.sentence.clause[n] == clause:
            after = view.items[n + 1].folded
            return not after.startswith("ي") and not any(
                row.tense == "present" for row in view.frames.forms.get(after, ())
            )
    return False


def _denial(view: View, at: int, form: Form, before: set[str]) -> str | None:
    words = view.frames.words
    last = view.items[at - 1] if at else None
    if form.tense != "noun" and last and last.kind == "word":
        bare = last.folded[1:] if last.folded[0] in "وف" else last.folded
        if bare in words["negations"] and not (bare == _WHAT and joined_object(view, at)):
            return f"{NEGATED} «{last.folded}»"
        if at > 1 and bare in view.lexicon.complements and view.items[at - 2].folded in words["without"]:
            return f"{NEGATED} «{view.items[at - 2].folded}»"  # «دون أن يعتقل أحدا»
    for n in range(at - 1, max(-1, at - 8), -1):
        item = view.items[n]
        if item.kind != "word" or view.sentence.clause[at] - view.sentence.clause[n] > 1:
            continue
        for reading in readings(item.folded):
            word = item.folded[len(reading.particles) :]
            untrue = word in words["untrue"] and n and view.items[n - 1].folded in words["none"]
            if untrue or word in view.frames.denying or word in words["denied_nouns"]:
                return f"denied: «{item.folded}»"
    if form.tense == "noun":
        return _undone(view, at)
    return _said_untrue(view, at)


def _said_untrue(view: View, at: int) -> str | None:
    """«نفى متحدث باسم … أن تكون …», «ليس صحيحا أن …»: what leads to the event's clause denies it."""
    words, clause = view.frames.words, view.sentence.clause
    first = bisect_left(clause, clause[at])
    if view.items[first].folded not in view.lexicon.complements:
        return None
    for n in range(first - 1, -1, -1):
        word = view.items[n].folded
        bare = word[1:] if word[0] in "وف" else word
        if word in words["true"]:
            said = view.items[n - 1].folded if n else ""
            return f"denied: «{said} {word}»" if said in words["not_so"] else None
        if bare in view.frames.denying or bare in words["denied_nouns"]:
            return f"denied: «{word}»"
        if view.verbs[n] or bare in view.lexicon.saying:
            return None
    return None


def _undone(view: View, at: int) -> str | None:
    """«لم تقدم … أي اعتذار», «لم يشارك … في الإضراب»: the verb that would do the noun is negated."""
    words, items, clause = view.frames.words, view.items, view.sentence.clause
    led = items[at - 1].folded if at else ""
    if led in view.lexicon.prepositions and led not in view.lexicon.within:
        return None
    for n in range(at - 1, 0, -1):
        if clause[n] != clause[at] or any(mark in items[n + 1].gap for mark in "،,؛"):
            return None
        if view.verbs[n] or items[n].folded in view.frames.doing:
            done = items[n].folded in view.frames.doing and items[n - 1].folded in words["undoing"]
            return f"{items[n - 1].folded} {items[n].folded}" if done else None
    return None


def _called_possible(view: View, at: int) -> bool:
    """Say whether an adjective behind a noun calls it possible only: «الهجوم المحتمل»."""
    words = view.frames.words["hypothetical"] - view.frames.words["affirming"]
    return any(item.folded in words for item in view.items[at + 1 : at + 3])


def _governed_future(view: View, at: int) -> bool:
    """Say whether the verb before a verbal noun in its clause is in the future."""
    clause = view.sentence.clause[at]
    for n in range(at - 1, -1, -1):
        if view.sentence.clause[n] != clause:
            return False
        item = view.items[n]
        if view.verbs[n]:
            bare = item.folded[1:] if item.folded[0] in "وف" else item.folded
            return len(bare) > 4 and bare[0] == "س" and bare[1] in "يتن"
    return False


def _future_date(view: View, at: int, when: Dating | None) -> bool:
    """Say whether the date of the event points ahead in its own words (المقبل, غدا)."""
    clause = view.sentence.clause[at]
    return any(
        item.date is not None
        and item.date.dating == when
        and view.sentence.clause[n] == clause
        and points_ahead(view, item)
        for n, item in enumerate(view.items)
    )
