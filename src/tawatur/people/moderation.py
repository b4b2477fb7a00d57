"""What moderators decide, how authors appeal, and what everybody may know of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from django.db import transaction
from django.db.models import Q, QuerySet

from tawatur.people import limits, notices
from tawatur.people.connection import ALIAS
from tawatur.people.errors import Refused
from tawatur.people.levels import settle_level
from tawatur.people.log import enter
from tawatur.people.models import Account, Case, Entry, Report
from tawatur.people.reports import CORRECTIONS, apply
from tawatur.people.texts import clean_text

_HIDDEN_BY_DECISION = {"message": "removed", "image": "withheld", "picture": "withheld", "name": "removed"}

QUEUE = 50


@dataclass(frozen=True, slots=True)
class Waiting:
    """A case in the queue: `reasons` says how often each was given, `notes` what reporters wrote."""

    id: int
    kind: str
    of: str
    author: str
    score: float
    urgent: bool
    hidden: str
    opened: datetime
    reasons: Mapping[str, int]
    notes: tuple[str, ...]
    appeal: str


def queue() -> Sequence[Waiting]:
    """Return what waits for a decision: the urgent first, then by score."""
    rows = Case.objects.filter(open=True).select_related("author").order_by("-urgent", "-score", "id")[:QUEUE]
    found = []
    for case in rows:
        reports = list(case.reports.filter(outcome=""))
        found.append(
            Waiting(
                *(case.id, case.kind, case.of, case.author.name if case.author else ""),
                *(case.score, case.urgent, case.hidden, case.opened),
                reasons=dict(Counter(one.reason for one in reports)),
                notes=tuple(one.note for one in reports if one.note),
                appeal=case.appeal,
            )
        )
    return found


def _moderator(actor: int) -> Account:
    account = Account.objects.filter(id=actor, moderator=True).first()
    if account is None:
        raise PermissionError("only a moderator decides")
    return account


def waiting(case: int) -> tuple[str, str]:
    """Return (kind, id) of what an open case is about; LookupError where it is decided already."""
    found = Case.objects.filter(id=case, open=True).first()
    if found is None:
        raise LookupError(f"no open case {case}")
    return found.kind, found.of


def decide(actor: int, case: int, agree: bool, reason: str, note: str, *, at: datetime) -> None:
    """Close a case: the reporters were right, and it is hidden (a correction: carried out), or they were not.

    Everybody's record as a reporter, the author's notice and the log follow. LookupError where the case is
    decided already, PermissionError where the account is no moderator.
    """
    _moderator(actor)
    with transaction.atomic(using=ALIAS):
        found = Case.objects.filter(id=case, open=True).first()
        if found is None:
            raise LookupError(f"no open case {case}")
        after = _HIDDEN_BY_DECISION.get(found.kind, "") if agree else ""
        enter(
            _action(found, agree),
            found,
            at=at,
            after=after,
            actor=actor,
            reason=reason,
            note=clean_text(note)[:500],
        )
        was, appealed = found.hidden, bool(found.appeal)
        _close(found, after, at)
        judged = Report.objects.filter(case=found, outcome="")
        reporters = list(judged.filter(reporter__isnull=False).values_list("reporter", flat=True))
        judged.update(outcome="agreed" if agree else "disagreed")
        for reporter in reporters:
            notices.tell(reporter, "decided", {"case": found.id, "agreed": agree}, at=at)
        _tell_author(found, was, after, appealed, reason, at)


def _action(case: Case, agree: bool) -> str:
    if case.kind in CORRECTIONS:
        return "accept" if agree else "decline"
    if agree:
        return "remove" if case.kind in _HIDDEN_BY_DECISION else "keep"
    return "restore" if case.hidden else "keep"


def _close(case: Case, hidden: str, at: datetime) -> None:
    case.hidden, case.open, case.urgent, case.decided = hidden, False, False, at
    case.appeal = ""
    case.save()
    apply(case)
    if case.author:
        settle_level(case.author)


def _tell_author(case: Case, was: str, after: str, appealed: bool, reason: str, at: datetime) -> None:
    if case.author_id is None:
        if appealed:
            _tell_appellant(case, after, at)
        return
    if was == after and not appealed:
        return
    data = {"case": case.id, "rule": reason, "hidden": after, "appealed": appealed}
    notices.tell(case.author_id, "hidden" if after else "restored", data, at=at)


def _tell_appellant(case: Case, after: str, at: datetime) -> None:
    appeals = Entry.objects.filter(action="appeal", kind=case.kind, of=case.of).order_by("-id")
    actor = appeals.values_list("actor", flat=True).first()
    who = Account.objects.filter(id=actor).first() if actor else None
    if who:
        notices.tell(who.id, "appealed", {"case": case.id, "hidden": after}, at=at)


def undo(actor: int, entry: int, *, at: datetime) -> tuple[str, str]:
    """Take a moderator's decision back: what it hid or restored is as before, the case waits again.

    Returns (kind, id). LookupError where there is no such decision, or something was decided since.
    """
    _moderator(actor)
    with transaction.atomic(using=ALIAS):
        decisions = Entry.objects.filter(actor__isnull=False).exclude(action__in=("undo", "appeal"))
        line = decisions.filter(id=entry).first()
        if line is None or Entry.objects.filter(kind=line.kind, of=line.of, id__gt=entry).exists():
            raise LookupError(f"decision {entry} is not the last one")
        case = Case.objects.get(kind=line.kind, of=line.of)
        enter("undo", case, at=at, after=line.before, actor=actor, undoes=entry)
        case.hidden, case.open, case.decided = line.before, True, None
        case.save()
        apply(case)
        Report.objects.filter(case=case).exclude(outcome="").update(outcome="")
    return line.kind, line.of


def _open_to(account: int) -> QuerySet[Case]:
    return Case.objects.filter(Q(author=account) | Q(kind="picture"))


def appeal(author: int, case: int, words: str, *, at: datetime) -> str:
    """Ask a moderator to look at what was hidden; once for each thing. Returns what is hidden now.

    A text that reports alone had folded is shown again at once. An image waits for the moderator, and so
    does what one has decided. A picture of a source's article has nobody here whose it is: any member may
    ask, the first for all. Raises LookupError where it is not one's own, Refused the second time.
    """
    with transaction.atomic(using=ALIAS):
        found = _open_to(author).filter(id=case).exclude(hidden="").first()
        if found is None:
            raise LookupError(f"nothing of {author} is hidden by case {case}")
        if found.appealed is not None:
            raise Refused("appealed")
        words = clean_text(words)[:2_000]
        if not words:
            raise Refused("text-short", "words")
        limits.take("appeal", limits.of_account(author), at=at)
        after = "" if found.hidden == "folded" else found.hidden
        enter("appeal", found, at=at, after=after, actor=author)
        found.hidden, found.appeal, found.appealed = after, words, at
        found.open = found.urgent = True
        found.save()
        apply(found)
    return after


def case_of(author: int, case: int) -> tuple[str, bool] | None:
    """Return (what is hidden, whether it was appealed) of a case that an account may appeal in."""
    found = _open_to(author).filter(id=case).first()
    return (found.hidden, found.appealed is not None) if found else None


# ---------------------------------------------------------------- for everybody


@dataclass(frozen=True, slots=True)
class Counts:
    """What happened in a time. `median_hours` is from the first report to the decision, None where none."""

    reports: int
    reasons: Mapping[str, int]
    actions: Mapping[str, int]
    waiting: int
    median_hours: float | None


def counts(since: datetime) -> Counts:
    """Return what everybody may know of moderation since a moment: numbers, and nobody's name."""
    entries = Entry.objects.filter(at__gte=since)
    reports = Report.objects.filter(at__gte=since)
    decided = Case.objects.filter(decided__gte=since).values_list("opened", "decided")
    hours = [(end - start) / timedelta(hours=1) for start, end in decided if end]
    return Counts(
        reports=reports.count(),
        reasons=dict(Counter(reports.values_list("reason", flat=True))),
        actions=dict(Counter(entries.values_list("action", flat=True))),
        waiting=Case.objects.filter(open=True).count(),
        median_hours=median(hours) if hours else None,
    )
