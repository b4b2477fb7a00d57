"""Whether an event happened, goes on, is planned, denied or only possible: what stands around it."""

from dataclasses import dataclass

from tawatur.facts.events.frames import Form
from tawatur.facts.events.subjects import joined_object
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

# «ما لم يوافق»: unless.
_UNLESS = ("ما", "لم")

# «ما نفى» denies, but «وهو ما تنفيه إيران» does not: what the pronoun takes up.
_WHAT = "ما"

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
    denial = _denial(view, at, form, before)
    if denial:
        return Verdict("denied", denial)
    if form.tense == "noun" and at and view.items[at - 1].folded in words["put_off"]:
        return Verdict("planned", "put off, not called off")
    if form.tense == "future" or before & words["planned"]:
        return Verdict("planned", "told as still to come")
    if before & words["hypothetical"] and not (form.tense == "past" and "قد" in before):
        return Verdict("hypothetical", "told as possible only")
    if form.tense == "noun" and _called_possible(view, at):
        return Verdict("hypothetical", "called possible only")
    told_of = form.tense == "noun" and form.frame.type in _FORCE and not roles.governed
    if told_of:
        return Verdict("happened", "told as a fact")  # «سيحقق في اغتيال …»: what lies ahead is another act
    if form.tense == "noun" and _governed_future(view, at):
        return Verdict("planned", "its verb speaks of the future")
    if _future_date(view, at, when) and form.tense != "past":
        return Verdict("planned", "its date lies ahead")
    if form.tense == "present" and form.frame.mode == "visit":
        return Verdict("ongoing", "told as going on")
    return Verdict("happened", "told as a fact")


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
        if view.verb(n):
            return False
    return False


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
        if view.verb(n):
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
