"""Reports, what many of them do, decisions, appeals, the log that nobody changes, corrections."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connections, transaction
from django.test import override_settings

from tawatur.archive import open_archive
from tawatur.cli.doors import doors_of
from tawatur.people import ALIAS, Refused, messages, moderation
from tawatur.people.accounts import make_moderator
from tawatur.people.models import Account, Case, Entry, Message, Notice, Report
from tawatur.people.reports import Reporter, accuracy_bonus, report, weight
from tests.site.conftest import HOSTILE
from tests.site.pages import PREFIXES, faults_of
from tests.site.test_accounts import token_of
from tests.site.test_discussing import ARTICLE
from tests.site.visitor import Clock, Visitor

Visitors = Callable[..., Visitor]


@pytest.fixture
def samir(visitor: Visitors) -> Visitor:
    """Somebody who is signed in and has written one comment."""
    one = visitor("192.0.2.1").sign_up("samir")
    one.send(ARTICLE, body="words that some do not like")
    return one


@pytest.fixture
def judge(visitor: Visitors) -> Visitor:
    """A moderator."""
    one = visitor("192.0.100.1").sign_up("Judge Karim")
    make_moderator("Judge Karim")
    return one


def people(count: int, clock: Clock, *, level: int = 0) -> list[Account]:
    """Make some accounts, without forms."""
    return [
        Account.objects.create(
            name=f"p{level}-{n}",
            key=f"p{level}-{n}",
            password="!",
            level=level,
            joined=clock.at,
            seen=clock.at.date(),
        )
        for n in range(count)
    ]


def said() -> Message:
    """The one message."""
    return Message.objects.get()


def reported(
    by: list[Account], clock: Clock, *, minutes: float = 5, blocks: int = 99, of: int | None = None
) -> str:
    """Let people report a message one after another; returns what is hidden then."""
    hidden = ""
    for n, one in enumerate(by):
        clock.forward(minutes=minutes)
        who = Reporter(one.id, f"10.{n % blocks}.0.0/24")
        hidden = report("message", str(of or said().id), "insult", "", who, at=clock.at)
    return hidden


# ---------------------------------------------------------------- weights and thresholds


@pytest.mark.parametrize(
    ("agreed", "judged", "bonus"),
    [
        (5, 5, 0),
        (0, 5, 0),
        (6, 6, 6.46),
        (7, 10, 0),
        (10, 10, 8.30),
        (0, 6, -6.46),
        (5, 10, -2.37),
        (64, 64, 15),
    ],
)
def test_accuracy_counts_from_the_sixth_judged_report_on(agreed: int, judged: int, bonus: float) -> None:
    assert accuracy_bonus(agreed, judged) == pytest.approx(bonus, abs=0.01)


def test_a_report_weighs_as_much_as_its_reporter_is_trusted(samir: Visitor, clock: Clock) -> None:
    assert [weight(people(1, clock, level=level)[0]) for level in range(4)] == [1, 2, 3, 4]
    assert weight(None) == 0.5
    account = Account.objects.get(name="samir")
    account.moderator = True
    assert weight(account) == 6
    account.moderator = False
    case = Case.objects.create(kind="article", of="x", opened=clock.at)
    for _ in range(6):
        row = {"reporter": account, "guest": False, "network": "", "reason": "x", "weight": 1, "at": clock.at}
        Report.objects.create(case=case, outcome="disagreed", **row)
    assert weight(account) == 0  # never below nothing


@pytest.mark.parametrize(("level", "enough"), [(0, 9), (1, 5), (2, 3), (3, 3)])
def test_a_text_is_folded_by_enough_weight_and_three_people(
    samir: Visitor, clock: Clock, level: int, enough: int
) -> None:
    crowd = people(enough, clock, level=level)
    assert reported(crowd[:-1], clock) == ""
    assert reported(crowd[-1:], clock) == "folded"
    samir.get("/article/visit-1")
    (folded,) = samir.page.xpath("//article[contains(@class, 'folded')]//details")
    assert "words that some do not like" in folded.text_content()
    assert not folded.xpath("@open")


def test_two_people_hide_nothing_however_trusted(samir: Visitor, clock: Clock) -> None:
    judges = people(2, clock)
    Account.objects.filter(name__startswith="p").update(moderator=True)
    for one in judges:
        one.moderator = True
    assert reported(judges, clock) == "" and Case.objects.get().score == 12


def test_guests_alone_hide_nothing(samir: Visitor, clock: Clock) -> None:
    for n in range(60):
        clock.forward(minutes=20)
        report("message", str(said().id), "spam", "", Reporter(None, f"10.0.{n}.0/24"), at=clock.at)
    assert Case.objects.get().score == 30 and said().hidden == ""


def test_one_persons_fifteen_reports_count_once(visitor: Visitors, samir: Visitor, clock: Clock) -> None:
    address = f"/report/message/{said().id}"
    other = visitor("198.51.100.1").sign_up("angry man")
    guest = visitor("198.51.100.2")
    codes = []
    for _ in range(15):
        clock.forward(minutes=30)
        other.send(address, reason="insult")
        codes.append(other.code)
        guest.send(address, reason="insult")
    assert codes == [200] + [400] * 14
    assert Case.objects.get().score == 1.5 and said().hidden == ""


def test_one_author_cannot_be_shouted_down_by_a_crowd_at_once(samir: Visitor, clock: Clock) -> None:
    assert reported(people(15, clock), clock, minutes=0.1) == ""
    case = Case.objects.get()
    assert case.urgent and case.score == 15 and said().hidden == ""
    assert moderation.queue()[0].urgent


def test_a_moderators_own_words_wait_for_another_moderator(judge: Visitor, clock: Clock) -> None:
    judge.send(ARTICLE, body="a decision explained")
    assert reported(people(10, clock), clock) == "" and Case.objects.get().urgent


def test_an_article_of_a_source_is_only_labelled(visitor: Visitors, samir: Visitor, clock: Clock) -> None:
    for n, one in enumerate(people(15, clock, level=3)):
        clock.forward(minutes=5)
        assert (
            report("article", "visit-1", "misleading", "", Reporter(one.id, f"10.{n}.0.0/24"), at=clock.at)
            == ""
        )
    guest = visitor()
    guest.get("/article/visit-1")
    assert guest.code == 200 and "بلاغات على هذا المقال قيد المراجعة" in guest.text
    assert "سيزور المغرب" in guest.text


def test_nobody_reports_own_words_or_more_than_twenty_things_a_day(samir: Visitor, clock: Clock) -> None:
    samir.send(f"/report/message/{said().id}", reason="spam")
    assert samir.code == 400 and not Report.objects.exists()
    author = Account.objects.get()
    (one,) = people(1, clock)
    for n in range(21):
        row = {"place": "article", "on": "visit-1", "number": n + 2, "author": author, "created": clock.at}
        message = Message.objects.create(body="x", **row)
        if n == 20:
            with pytest.raises(Refused):
                report("message", str(message.id), "spam", "", Reporter(one.id, "x"), at=clock.at)
        else:
            report("message", str(message.id), "spam", "", Reporter(one.id, "x"), at=clock.at)


# ---------------------------------------------------------------- as people see it


def test_the_promise_is_kept_in_the_seeds_words(visitor: Visitors, samir: Visitor) -> None:
    guest = visitor()
    guest.get("/article/visit-1")
    (link,) = guest.page.xpath("//article//a[contains(@href, '/report/message/')]/@href")
    guest.send(link, reason="insult", note=HOSTILE)
    assert "شكرا على الإبلاغ!" in guest.text
    assert "سيُحجب هذا المحتوى تلقائيا إذا أبلغ عنه عدة أشخاص، ويراجعه مشرف." in guest.text


def test_who_reported_is_shown_to_nobody(visitor: Visitors, samir: Visitor, judge: Visitor) -> None:
    other = visitor("198.51.100.1").sign_up("secret reporter")
    other.send(f"/report/message/{said().id}", reason="insult")
    for page in ("/mod", "/mod/log", "/transparency", "/article/visit-1", "/account/notices"):
        for reader in (judge, samir):
            reader.get(page)
            assert "secret reporter" not in reader.answer.content.decode()


@pytest.mark.parametrize(
    "kind", ["message/99", "message/x", "message/-1", "name/nobody", "article/no", "mention/no", "planet/1"]
)
def test_what_is_not_there_is_not_reported(visitor: Visitors, kind: str) -> None:
    guest = visitor()
    guest.get(f"/report/{kind}")
    assert guest.code == 404


def test_a_report_without_a_fitting_reason_is_refused(visitor: Visitors, samir: Visitor) -> None:
    guest = visitor()
    for reason in ("", "misread", "<script>"):
        guest.send(f"/report/message/{said().id}", reason=reason)
        assert guest.code == 400
    assert not Report.objects.exists()


# ---------------------------------------------------------------- decisions


def test_only_moderators_see_the_queue_and_decide(visitor: Visitors, samir: Visitor, clock: Clock) -> None:
    reported(people(1, clock), clock)
    case = Case.objects.get().id
    token = token_of(samir, "/account")
    data = {"csrfmiddlewaretoken": token, "case": case, "do": "agree", "reason": "spam"}
    for address in ("/mod", "/mod/log"):
        samir.get(address)
        assert samir.code == 404
        assert samir.post(address, data | {"entry": 1}).status_code == 404
        assert visitor().post(address, data).status_code == 403
    with pytest.raises(PermissionError):
        moderation.decide(Account.objects.get(name="samir").id, case, True, "spam", "", at=clock.at)
    assert said().hidden == "" and not Entry.objects.exists()


def test_a_moderator_hides_with_one_tap_and_takes_it_back(
    visitor: Visitors, samir: Visitor, judge: Visitor, clock: Clock
) -> None:
    reporter = people(1, clock)[0]
    reported([reporter], clock)
    judge.send("/mod", do="agree", reason="insult", note="see rule 3")
    assert said().hidden == "removed" and not moderation.queue()
    guest = visitor()
    guest.get("/article/visit-1")
    assert "words that some do not like" not in guest.answer.content.decode()
    guest.get(f"/message/{said().id}/history")
    assert guest.code == 404
    assert Report.objects.get().outcome == "agreed"
    assert Notice.objects.get(account=reporter).data["agreed"]
    samir.get("/account/notices")
    assert "إساءة أو كراهية" in samir.text
    judge.get("/mod/log")
    assert "see rule 3" in judge.text
    judge.send("/mod/log", do="undo")
    assert said().hidden == "" and Report.objects.get().outcome == "" and len(moderation.queue()) == 1
    assert [one.action for one in Entry.objects.order_by("id")] == ["remove", "undo"]


def test_what_was_folded_is_shown_again_by_a_decision_and_not_folded_for_a_day(
    samir: Visitor, judge: Visitor, clock: Clock
) -> None:
    crowd = people(20, clock)
    assert reported(crowd[:9], clock) == "folded"
    judge.send("/mod", do="disagree", reason="fine")
    assert said().hidden == ""
    with pytest.raises(Refused):
        reported(crowd[9:10], clock)
    clock.forward(days=1)
    assert reported(crowd[10:19], clock) == "folded"
    assert {one.outcome for one in Report.objects.all()} == {"disagreed", ""}


def test_two_moderators_do_not_decide_the_same_twice(samir: Visitor, judge: Visitor, clock: Clock) -> None:
    reported(people(1, clock), clock)
    judge.get("/mod")
    moderation.decide(
        Account.objects.get(moderator=True).id, Case.objects.get().id, False, "fine", "", at=clock.at
    )
    judge.send(do="agree", reason="spam")
    assert judge.code == 400 and said().hidden == ""


def test_an_older_decision_is_not_undone_over_a_newer_one(
    samir: Visitor, judge: Visitor, clock: Clock
) -> None:
    crowd = people(2, clock)
    actor = Account.objects.get(moderator=True).id
    reported(crowd[:1], clock)
    moderation.decide(actor, Case.objects.get().id, True, "spam", "", at=clock.at)
    first = Entry.objects.get().id
    moderation.undo(actor, first, at=clock.at)
    with pytest.raises(LookupError):
        moderation.undo(actor, first, at=clock.at)


# ---------------------------------------------------------------- appeals


def test_an_appeal_restores_a_text_that_reports_alone_folded_once(
    samir: Visitor, judge: Visitor, clock: Clock
) -> None:
    crowd = people(40, clock)
    assert reported(crowd[:9], clock) == "folded"
    samir.get("/account/notices")
    (link,) = samir.page.xpath("//main//a[contains(@href, '/appeal/')]/@href")
    samir.send(link, words="I only quoted the minister.")
    assert said().hidden == "" and moderation.queue()[0].urgent
    judge.get("/mod")
    assert "I only quoted the minister." in judge.text
    # A second hide needs a moderator.
    assert reported(crowd[10:30], clock) == ""
    judge.send("/mod", do="agree", reason="insult")
    assert said().hidden == "removed"
    samir.get(link)
    assert not samir.page.xpath("//textarea")
    with pytest.raises(Refused):
        moderation.appeal(Account.objects.get(name="samir").id, Case.objects.get().id, "again", at=clock.at)


def test_an_appeal_against_a_decision_waits_for_a_moderator_who_may_restore(
    samir: Visitor, judge: Visitor, clock: Clock
) -> None:
    reported(people(1, clock), clock)
    judge.send("/mod", do="agree", reason="spam")
    samir.send(f"/appeal/{Case.objects.get().id}", words="This is no advertising.")
    assert said().hidden == "removed"
    judge.get("/mod")
    assert said().body in judge.text and "This is no advertising." in judge.text
    judge.send("/mod", do="disagree", reason="fine")
    assert said().hidden == ""
    samir.get("/account/notices")
    assert "عاد إلى الظهور" in samir.text


def test_nobody_appeals_for_another(visitor: Visitors, samir: Visitor, clock: Clock) -> None:
    reported(people(9, clock), clock)
    other = visitor("198.51.100.1").sign_up("friend of his")
    case = Case.objects.get().id
    other.get(f"/appeal/{case}")
    assert other.code == 404
    token = token_of(other, "/account")
    other.post(f"/appeal/{case}", {"csrfmiddlewaretoken": token, "words": "please"})
    assert other.code == 404 and said().hidden == "folded"


# ---------------------------------------------------------------- the log


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: Entry.objects.update(note="never said"),
        lambda: Entry.objects.all().delete(),
        lambda: Entry.objects.get().delete(),
        lambda: _sql("UPDATE entry SET actor = 1"),
        lambda: _sql("DELETE FROM entry WHERE 1"),
        lambda: _sql("REPLACE INTO entry SELECT * FROM entry"),
    ],
)
def test_the_log_is_neither_changed_nor_shortened(
    samir: Visitor, judge: Visitor, clock: Clock, attempt: Callable[[], object]
) -> None:
    reported(people(1, clock), clock)
    judge.send("/mod", do="agree", reason="spam", note="as it was")
    before = list(Entry.objects.values())
    with pytest.raises(DatabaseError), transaction.atomic(using=ALIAS):
        attempt()
    assert list(Entry.objects.values()) == before


def _sql(text: str) -> None:
    with connections[ALIAS].cursor() as cursor:
        cursor.execute("PRAGMA recursive_triggers=ON")
        cursor.execute(text)


def test_the_log_outlives_its_moderator_and_its_message(samir: Visitor, judge: Visitor, clock: Clock) -> None:
    reported(people(1, clock), clock)
    judge.send("/mod", do="agree", reason="spam")
    Account.objects.filter(moderator=True).delete()
    messages.forget_author(Account.objects.get(name="samir").id)
    assert Entry.objects.count() == 1


def test_everybody_sees_the_numbers_and_nobodys_name(
    visitor: Visitors, samir: Visitor, judge: Visitor, clock: Clock
) -> None:
    reported(people(9, clock), clock)
    clock.forward(hours=2)
    judge.send("/mod", do="agree", reason="insult")
    guest = visitor()
    guest.get("/en/transparency")
    assert (
        guest.code == 200
        and "Hidden by reports alone11" in guest.text
        and "Hidden by a moderator11" in guest.text
    )
    assert "insult or hatred: 9" in guest.text and "2.72.7" in guest.text
    assert "Karim" not in guest.text and "samir" not in guest.text


# ---------------------------------------------------------------- corrections of the archive


@pytest.fixture
def opened(people_home: Path) -> Iterator[None]:
    """Doors to the test's own archive."""
    with override_settings(TAWATUR_DOORS=doors_of(people_home)):
        yield


def test_a_correction_waits_for_a_moderator_and_is_then_the_archives_judgement(
    visitor: Visitors, judge: Visitor, opened: None, people_home: Path
) -> None:
    guest = visitor()
    guest.get("/mention/m-visit")
    (link,) = guest.page.xpath("//a[contains(@href, '/report/mention/')]/@href")
    guest.send(link, reason="misread", note="He only said that he might.")
    assert "m-visit" in _shown(people_home)
    judge.send("/mod", do="agree", reason="misread", note="He might come.")
    assert judge.code == 200 and "m-visit" not in _shown(people_home)
    judge.send("/mod/log", do="undo")
    assert "m-visit" in _shown(people_home)


def _shown(home: Path) -> list[str]:
    archive = open_archive(home, read_only=True)
    return [one.id for one in archive.all_mentions()]


def test_a_correction_that_is_declined_changes_nothing(
    visitor: Visitors, judge: Visitor, opened: None, people_home: Path
) -> None:
    visitor().send("/report/mention/m-visit", reason="misread")
    judge.send("/mod", do="disagree", reason="fine")
    assert "m-visit" in _shown(people_home) and Entry.objects.get().action == "decline"


def test_while_the_archive_is_written_to_a_correction_waits(
    visitor: Visitors, judge: Visitor, opened: None, people_home: Path
) -> None:
    visitor().send("/report/mention/m-visit", reason="misread")
    with open_archive(people_home).lock():
        judge.send("/mod", do="agree", reason="misread")
    assert judge.code == 400 and not Entry.objects.exists() and len(moderation.queue()) == 1
    judge.send("/mod", do="agree", reason="misread")
    assert judge.code == 200 and "m-visit" not in _shown(people_home)


def test_two_spellings_are_said_to_be_two_persons(
    visitor: Visitors, judge: Visitor, opened: None, people_home: Path
) -> None:
    guest = visitor()
    guest.get("/entity/person-esper")
    (link,) = guest.page.xpath("//a[contains(@href, '/report/split/')]/@href")
    guest.send(link, reason="two-persons", other="person:مارك-ايسبر")
    assert guest.code == 200, guest.text
    judge.send("/mod", do="agree", reason="misread")
    assert judge.code == 200, judge.text
    archive = open_archive(people_home, read_only=True)
    view = archive.entity("person-esper")
    assert view is not None and [one.verdict for one in view.said] == ["different"]


# ---------------------------------------------------------------- pages


@pytest.mark.parametrize("language", PREFIXES)
def test_the_pages_are_valid_in_every_language(
    visitor: Visitors, samir: Visitor, judge: Visitor, clock: Clock, language: str
) -> None:
    reported(people(9, clock), clock)
    case = Case.objects.get().id
    pages = [f"/report/message/{said().id}", "/report/mention/m-visit", "/report/name/samir", "/transparency"]
    pages += ["/report/merge/person-esper?name=x", "/report/split/person-esper", "/report/article/visit-1"]
    for reader, own in (
        (visitor(), pages),
        (judge, ["/mod", "/mod/log"]),
        (samir, [f"/appeal/{case}", "/account/notices"]),
    ):
        for page in own:
            reader.get(PREFIXES[language] + page)
            assert reader.code == 200 and faults_of(reader.answer.content.decode()) == [], page


@pytest.mark.parametrize("page", ["/report/message/1", "/appeal/1", "/mod", "/mod/log", "/account/notices"])
def test_a_get_decides_nothing(samir: Visitor, judge: Visitor, clock: Clock, page: str) -> None:
    reported(people(9, clock), clock)
    judge.get("/")
    before = [
        *Case.objects.values(),
        *Report.objects.values(),
        *Entry.objects.values(),
        *Notice.objects.values(),
    ]
    for reader in (samir, judge):
        reader.client.get(page + "?do=agree&case=1&reason=spam&entry=1&words=x&note=x")
    assert [
        *Case.objects.values(),
        *Report.objects.values(),
        *Entry.objects.values(),
        *Notice.objects.values(),
    ] == before


def test_where_reports_came_from_is_forgotten_a_month_after_the_decision(
    samir: Visitor, judge: Visitor, clock: Clock
) -> None:
    from tawatur.people.housekeeping import sweep

    reported(people(1, clock), clock)
    assert Report.objects.get().network not in ("", "10.0.0.0/24")
    judge.send("/mod", do="agree", reason="spam")
    sweep(clock.at + timedelta(days=31))
    assert Report.objects.get().network == ""
