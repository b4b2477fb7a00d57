"""Reports by readers: how much each weighs, and what many of them do by themselves."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from tawatur.people import limits, notices
from tawatur.people.connection import ALIAS, is_any
from tawatur.people.errors import Refused
from tawatur.people.log import enter
from tawatur.people.models import Account, Case, Image, Message, Report
from tawatur.people.networks import hashed
from tawatur.people.texts import clean_text

REASONS = {
    "message": ("misleading", "violent", "insult", "private", "rights", "spam"),
    "image": ("misleading", "violent", "insult", "private", "rights", "spam"),
    "picture": ("misleading", "violent", "insult", "private", "rights", "spam"),
    "name": ("insult", "misleading", "spam"),
    "article": ("misleading", "rights", "private"),
    "mention": ("misread",),
    "merge": ("one-person",),
    "split": ("two-persons",),
    "join-story": ("same-story",),
    "part-story": ("other-story",),
    "join-event": ("same-event",),
    "part-event": ("other-event",),
}
"""What can be reported, and for which reasons. An image is a member's, a picture is of a source's article."""

CORRECTIONS = ("mention", "merge", "split", "join-story", "part-story", "join-event", "part-event")
"""What corrects the archive's own reading; it changes nothing before a moderator agrees."""

# Discourse's numbers: weight 1 + level, its high score of 12.5 at middle and at high sensitivity.
GUEST_WEIGHT = 0.5
WEIGHTS = (1.0, 2.0, 3.0, 4.0)
MODERATOR_WEIGHT = 6.0
HIDING, BLURRING = 8.3, 4.2
HIDING_ACCOUNTS, BLURRING_ACCOUNTS, HIDING_NETWORKS = 3, 2, 2

# More reports than this, this fast, look like an agreement: then a text stays and a moderator is called.
_BURST, _BURST_TIME = 5, timedelta(minutes=10)

_LEFT_ALONE = timedelta(days=1)  # after a decision, as long as nothing was changed
LONGEST_NOTE = 500


@dataclass(frozen=True, slots=True)
class Reporter:
    """Who reports: an account or a guest (None), and from which network."""

    account: int | None
    network: str


def report(kind: str, of: str, reason: str, note: str, who: Reporter, *, at: datetime) -> str:
    """Keep a report and do what the sum of all asks for; returns what is hidden now.

    Raises Refused for a second report by the same account, or by a guest of the same network, for one's own
    words, too many reports, or what a moderator has just decided. LookupError where there is no such thing.
    """
    if reason not in REASONS.get(kind, ()):
        raise LookupError(f"{kind} is not reported for {reason}")
    account = Account.objects.get(id=who.account) if who.account else None
    author = _author(kind, of)
    if account and author and author.id == account.id:
        raise Refused("own")
    with transaction.atomic(using=ALIAS):
        case, _ = Case.objects.get_or_create(kind=kind, of=of, defaults={"opened": at, "author": author})
        network = hashed(who.network, f"report:{case.id}")
        _refuse(case, account, network, at)
        if account:
            limits.take("report", limits.of_account(account.id), at=at)
        else:
            limits.take("report-guest", limits.of_network(who.network), at=at)
        Report.objects.create(
            case=case,
            reporter=account,
            guest=account is None,
            network=network,
            reason=reason,
            note=clean_text(note)[:LONGEST_NOTE],
            weight=weight(account),
            at=at,
        )
        _weigh(case, at)
    return case.hidden


def is_waiting(kind: str, of: str) -> bool:
    """Say whether reports on something wait for a moderator."""
    return is_any('reported WHERE kind = %s AND "of" = %s AND open', (kind, of))


@dataclass(frozen=True, slots=True)
class Hiding:
    """How something is hidden, and by which case."""

    hidden: str
    case: int


def hiding(kind: str, ids: Iterable[str]) -> Mapping[str, Hiding]:
    """Return, of these things, how those that are hidden are, by id."""
    rows = Case.objects.filter(kind=kind, of__in=list(ids)).exclude(hidden="")
    return {row.of: Hiding(row.hidden, row.id) for row in rows}


def is_withheld(kind: str, of: str) -> bool:
    """Say whether something is not served to anybody."""
    return is_any("reported WHERE kind = %s AND \"of\" = %s AND hidden = 'withheld'", (kind, of))


def _author(kind: str, of: str) -> Account | None:
    """Return whose it is; LookupError where nothing of ours has the id."""
    if kind == "message":
        message = Message.objects.filter(id=int(of), gone=False).select_related("author").first()
        if message is None:
            raise LookupError(f"no message {of}")
        return message.author
    if kind == "image":
        image = Image.objects.filter(id=int(of)).select_related("message__author").first()
        if image is None:
            raise LookupError(f"no image {of}")
        return image.message.author
    if kind == "name":
        return Account.objects.get(id=int(of))
    return None


def _refuse(case: Case, account: Account | None, network: str, at: datetime) -> None:
    own = {"reporter": account} if account else {"guest": True, "network": network}
    mine = case.reports.filter(**own)
    if mine.filter(outcome="").exists():
        raise Refused("reported-already")
    if case.decided and not case.open and at - case.decided < _LEFT_ALONE and not _changed(case):
        raise Refused("decided")


def _changed(case: Case) -> bool:
    message = Message.objects.filter(id=int(case.of)).first() if case.kind == "message" else None
    return bool(message and message.edited and case.decided and message.edited > case.decided)


def weight(account: Account | None) -> float:
    """Return how much a report counts: by trust, and by how often a moderator agreed; never below nothing."""
    if account is None:
        return GUEST_WEIGHT
    base = MODERATOR_WEIGHT if account.moderator else WEIGHTS[account.level]
    judged = Report.objects.filter(reporter=account).exclude(outcome="")
    return max(0.0, base + accuracy_bonus(judged.filter(outcome="agreed").count(), judged.count()))


def accuracy_bonus(agreed: int, judged: int) -> float:
    """Return what a reporter's record adds, or takes: Discourse's formula, nothing for up to 5 judged."""
    if judged <= 5:
        return 0.0
    share = agreed / judged
    size = math.log(judged, 4) * 5
    return (share - 0.7) / 0.3 * size if share >= 0.7 else -(0.7 - share) / 0.7 * size


def _weigh(case: Case, at: datetime) -> None:
    """Sum the reports up that wait for a decision, and hide what they are enough to hide."""
    waiting = list(case.reports.filter(outcome=""))
    people = [one for one in waiting if not one.guest]
    case.score = sum(one.weight for one in waiting)
    if not case.open:
        case.open, case.opened = True, at
    burst = sum(1 for one in waiting if at - one.at <= _BURST_TIME) > _BURST
    wanted = _hidden(case, len(people), len({one.network for one in people}))
    if wanted and wanted != case.hidden:
        # A moderator's own words, a burst against a text, and what an appeal has just restored wait for a
        # moderator. An image may hurt somebody while it waits, so it is hidden first and looked at first.
        spared = case.kind == "message" and (burst or case.appealed is not None)
        if spared or (case.author and case.author.moderator):
            case.urgent = True
        else:
            hide(case, wanted, at=at)
    case.urgent = case.urgent or (burst and case.kind not in CORRECTIONS)
    case.save()


def _hidden(case: Case, accounts: int, networks: int) -> str:
    """Return what the reports are enough for; what a moderator withheld is never less hidden by them."""
    if case.hidden in ("removed", "withheld"):
        return case.hidden
    enough = case.score >= HIDING and accounts >= HIDING_ACCOUNTS
    if case.kind == "message":
        return "folded" if enough else ""
    if case.kind in ("image", "picture"):
        if enough and networks >= HIDING_NETWORKS:
            return "withheld"
        return "blurred" if case.score >= BLURRING and accounts >= BLURRING_ACCOUNTS else ""
    return ""  # a source's article stands, a name and a reading wait for a moderator


def hide(case: Case, hidden: str, *, at: datetime) -> None:
    """Hide something by the weight of its reports, and tell its author."""
    enter("hide", case, at=at, after=hidden)
    case.hidden = hidden
    apply(case)
    if case.author_id:
        reasons = case.reports.filter(outcome="").values_list("reason", flat=True)
        rule = max(set(reasons), key=list(reasons).count)
        notices.tell(case.author_id, "hidden", {"case": case.id, "rule": rule, "hidden": hidden}, at=at)


def apply(case: Case) -> None:
    """Show or hide what a case is about, as the case says; of a source's picture only the case says so."""
    if case.kind == "message":
        Message.objects.filter(id=int(case.of)).update(hidden=case.hidden)
    elif case.kind == "image":
        Image.objects.filter(id=int(case.of)).update(hidden=case.hidden)
    elif case.kind == "name" and case.hidden:
        Account.objects.filter(id=int(case.of)).update(title="")
