"""Letters: confirmed addresses, what is new once a day or week, new passwords; against a mail server here."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import override_settings

from tawatur.archive import open_archive
from tawatur.people import mailing
from tawatur.people.models import Account, Following, Mailing, Session, Ticket
from tawatur.site.digest import MailError, Outcome, period_of, send_digests
from tawatur.site.mail import LATER, Mail, mail_settings
from tests.newsroom import tawatur
from tests.site.pages import PREFIXES, faults_of
from tests.site.postman import Postman, part, serving
from tests.site.test_accounts import token_of
from tests.site.test_followed import PLACES, arrive, follow
from tests.site.visitor import PASSWORD, Clock, Visitor

Visitors = Callable[..., Visitor]

SITE = "https://news.example"
ADDRESS = "samir@mail.example"


def mail_at(port: int) -> Mail:
    """Return the mail server of a test as the site is told of it."""
    return Mail(SITE, "Tawatur <letters@news.example>", "127.0.0.1", port, tls="none")


@pytest.fixture
def postman(visitor: Visitors) -> Iterator[Postman]:
    """A mail server that the site gives its letters to, before the answer."""
    with serving() as one:
        told = mail_settings(mail_at(one.port)) | {LATER: lambda run: run()}
        with override_settings(**told):
            yield one


@pytest.fixture
def samir(visitor: Visitors, postman: Postman) -> Visitor:
    """Somebody whose address is confirmed."""
    return member(visitor, postman, "samir", ADDRESS)


def member(
    visitor: Visitors, postman: Postman, name: str, address: str, network: str = "192.0.2.1"
) -> Visitor:
    """Open an account and confirm its address."""
    one = visitor(network)
    one.send("/account/new", name=name, password=PASSWORD, email=address)
    one.send("/account/mail", do="confirm")
    press(one, link_of(postman.to(address)[-1]))
    assert Account.objects.get(name=name).confirmed == address
    one.clock.forward(hours=1)
    return one


def link_of(letter: object) -> str:
    """Return where the link of a letter leads on the site."""
    found = re.search(rf"^{SITE}(/\S+)$", part(letter, "plain"), re.MULTILINE)  # type: ignore[arg-type]
    assert found
    return found[1]


def press(who: Visitor, link: str) -> None:
    """Open a page and press its one button."""
    page = who.get(link)
    who.send(csrfmiddlewaretoken=page.xpath("//main//input[@name='csrfmiddlewaretoken']/@value")[0])


def send(home: Path, clock: Clock, **how: bool) -> list[Outcome]:
    """Send the letters that are due."""
    archive = open_archive(home, read_only=True)
    return list(send_digests(archive, clock.at, **how))


def wants(who: Visitor, every: str, prefix: str = "") -> None:
    """Let somebody choose how often letters come."""
    who.send(f"{prefix}/account/mail", every=every)
    assert who.code == 200, who.text


# ---------------------------------------------------------------- the address


def test_an_address_is_confirmed_by_the_button_behind_a_letters_link(
    visitor: Visitors, postman: Postman
) -> None:
    samir = visitor()
    samir.send("/account/new", name="samir", password=PASSWORD, email=ADDRESS)
    samir.send("/en/account/mail", do="confirm")
    assert "on its way" in samir.text
    [letter] = postman.letters
    assert (letter["To"], letter["From"]) == (ADDRESS, "Tawatur <letters@news.example>")
    assert letter["Subject"] == "Tawatur: confirm your address"
    link = link_of(letter)
    visitor().get(link)  # a program that looks into letters
    assert not Account.objects.get().confirmed
    other = visitor("198.51.100.2")  # another browser, not signed in
    press(other, link)
    assert Account.objects.get().confirmed == ADDRESS
    other.get(link)
    assert "used already" in other.text and other.page.get("lang") == "en"
    token = link.rsplit("/", 1)[1]
    assert not Ticket.objects.filter(token=token).exists()


def test_a_link_is_too_old_after_two_days_and_void_for_another_address(
    visitor: Visitors, postman: Postman, clock: Clock
) -> None:
    samir = visitor()
    samir.send("/account/new", name="samir", password=PASSWORD, email=ADDRESS)
    samir.send("/account/mail", do="confirm")
    first = link_of(postman.letters[-1])
    clock.forward(hours=1)
    samir.send("/account/mail", do="confirm")
    second = link_of(postman.letters[-1])
    assert not samir.get(first).xpath("//main//form")  # the newer one counts
    samir.send("/account", do="profile", email="other@mail.example", current=PASSWORD)
    assert not samir.get(second).xpath("//main//form") and not Account.objects.get().confirmed
    samir.send("/account/mail", do="confirm")
    third = link_of(postman.letters[-1])
    clock.forward(days=2, seconds=1)
    assert not samir.get(third).xpath("//main//form")


def test_who_has_only_the_browser_cannot_lead_the_letters_elsewhere(samir: Visitor, clock: Clock) -> None:
    for password in ("", "a wrong password"):
        samir.send("/account", do="profile", email="thief@mail.example", current=password)
        assert samir.code == 400 and Account.objects.get().email == ADDRESS
    clock.forward(minutes=5)
    samir.send("/account", do="profile", email="new@mail.example", current=PASSWORD)
    assert Account.objects.get().email == "new@mail.example"


def test_letters_are_for_confirmed_addresses_only(visitor: Visitors, postman: Postman) -> None:
    samir = visitor().sign_up("samir")
    token = token_of(samir, "/account/mail")
    samir.post("/account/mail", {"csrfmiddlewaretoken": token, "every": "day"})
    assert samir.code == 400
    samir.post("/account/mail", {"csrfmiddlewaretoken": token, "do": "confirm"})
    assert samir.code == 400 and not postman.letters
    samir.post("/account/mail", {"csrfmiddlewaretoken": token, "every": "hour"})
    assert samir.code == 400 and not Mailing.objects.exists()


def test_nobody_has_a_stranger_written_to_again_and_again(
    visitor: Visitors, postman: Postman, clock: Clock
) -> None:
    samir = visitor()
    samir.send("/account/new", name="samir", password=PASSWORD, email=ADDRESS)
    for _ in range(8):
        samir.send("/account/mail", do="confirm", patient=False)
    assert samir.code == 429 and len(postman.letters) == 5
    other = visitor("198.51.100.9")
    other.send("/account/forgot", email=ADDRESS)
    assert other.code == 429  # from elsewhere, and by another page, too


@pytest.mark.parametrize(
    "address",
    ["a@b.example\nBcc: all@x.example", "a@b.example\r\nX: y", "a@b.example,c@d.example", "@", "a b@c.d"],
)
def test_an_address_that_would_add_a_header_is_refused(
    visitor: Visitors, postman: Postman, address: str
) -> None:
    samir = visitor()
    samir.send("/account/new", name="samir", password=PASSWORD, email=address)
    assert samir.code == 400 and not Account.objects.exists()
    forgetful = visitor()
    forgetful.send("/account/forgot", email=address)
    assert forgetful.code == 400 and not postman.letters


# ---------------------------------------------------------------- what is new


def test_a_letter_tells_once_what_is_new_in_what_one_follows(
    samir: Visitor, postman: Postman, people_home: Path, clock: Clock
) -> None:
    follow(samir, PLACES["entity"])
    follow(samir, PLACES["outlet"])
    wants(samir, "day", "/en")
    assert send(people_home, clock) == [Outcome("samir", "nothing")]
    arrive(people_home, "new-1", "زار إسبر المغرب مرة أخرى.")
    arrive(people_home, "new-2", "نص لا صلة له بأحد منهم.", outlet="أريف")
    assert send(people_home, clock, dry=True) == [Outcome("samir", "sent")]
    postman.letters.clear()
    assert send(people_home, clock) == [Outcome("samir", "sent")]
    [letter] = postman.letters
    assert (letter["To"], letter["Subject"]) == (ADDRESS, "Tawatur: 1 new in what you follow")
    text, html = part(letter, "plain"), part(letter, "html")
    for told in (text, html):
        assert told.count(f"{SITE}/en/article/new-1") == 2 and "خبر new-1" in told  # in both lists
        assert "new-2" not in told and "testserver" not in told
        assert f"{SITE}/en/entity/person-esper" in told
    assert '<html lang="en" dir="ltr">' in html and "<script" not in html and "<img" not in html
    assert send(people_home, clock) == []  # for this day
    clock.forward(days=1)
    assert send(people_home, clock) == [Outcome("samir", "nothing")]
    arrive(people_home, "new-3", "زار إسبر المغرب مرة ثالثة.")
    assert send(people_home, clock) == [Outcome("samir", "sent")]
    assert "new-3" in part(postman.letters[-1], "plain")
    assert "new-1" not in part(postman.letters[-1], "plain")


def test_an_arabic_letter_runs_from_the_right(
    samir: Visitor, postman: Postman, people_home: Path, clock: Clock
) -> None:
    follow(samir, PLACES["entity"])
    wants(samir, "day")
    arrive(people_home, "new-1", "زار إسبر المغرب مرة أخرى.")
    send(people_home, clock)
    letter = postman.letters[-1]
    html = part(letter, "html")
    assert '<html lang="ar" dir="rtl">' in html and 'dir="rtl"' in html.partition("<body")[2]
    assert letter["Subject"].strip() == "تواتر: جديد واحد فيما تتابعه"
    assert f"{SITE}/article/new-1" in part(letter, "plain")


def test_weekly_letters_come_once_in_a_week(
    samir: Visitor, postman: Postman, people_home: Path, clock: Clock
) -> None:
    assert period_of("week", clock.at) == "2026-W09" and period_of("day", clock.at) == "2026-03-01"
    follow(samir, PLACES["entity"])
    wants(samir, "week")
    arrive(people_home, "new-1", "زار إسبر المغرب مرة أخرى.")
    assert [one.what for one in send(people_home, clock)] == ["sent"]
    for _ in range(7):
        clock.forward(days=1)
        arrive(people_home, f"new-{clock.at.day}", "زار إسبر المغرب مرة أخرى.")
        if any(one.what == "sent" for one in send(people_home, clock)):
            break
    assert clock.at.strftime("%A") == "Monday"


def test_threads_and_muted_things(
    visitor: Visitors, samir: Visitor, postman: Postman, people_home: Path, clock: Clock
) -> None:
    samir.send("/forum/new", category="politics", title="هل تتم الزيارة؟", body="ننتظر بلاغ الوزارة.")
    thread = samir.at
    samir.send(thread, kind="thread")
    follow(samir, PLACES["entity"])
    wants(samir, "day")
    clock.forward(hours=1)
    other = visitor("198.51.100.1").sign_up("other")
    other.send(f"{thread}/post", body="وهذا رأي آخر في الموضوع.")
    arrive(people_home, "new-1", "زار إسبر المغرب مرة أخرى.")
    muted = str(Following.objects.get(kind="entity").id)
    samir.send("/following", do="mute", id=muted)
    send(people_home, clock)
    text = part(postman.letters[-1], "plain")
    assert f"{SITE}{thread}" in text and "new-1" not in text
    clock.forward(days=1)
    samir.send("/following", do="unmute", id=muted)
    assert send(people_home, clock) == [Outcome("samir", "nothing")]  # what came while it was muted is past


def test_who_turns_letters_on_is_told_from_then_on(
    samir: Visitor, postman: Postman, people_home: Path, clock: Clock
) -> None:
    follow(samir, PLACES["entity"])
    arrive(people_home, "new-1", "زار إسبر المغرب مرة أخرى.")
    wants(samir, "day")
    assert send(people_home, clock) == [Outcome("samir", "nothing")]
    wants(samir, "")
    arrive(people_home, "new-2", "زار إسبر المغرب مرة أخرى.")
    assert send(people_home, clock) == []


def test_hostile_titles_and_addresses_do_a_letter_no_harm(
    visitor: Visitors, samir: Visitor, postman: Postman, people_home: Path, clock: Clock
) -> None:
    thief = member(visitor, postman, "thief", "thief@mail.example", "198.51.100.8")
    for who in (samir, thief):
        follow(who, PLACES["latest"])
        wants(who, "day")
    title = "عنوان\r\nBcc: all@x.example\n\n<script>alert(1)</script>\u202e{{ 7|add:7 }}"
    archive = open_archive(people_home)
    from tests import build

    article = build.an_article("نص الخبر الجديد هنا.", id="odd-2", title=title, outlet="<b>\n.\nQUIT")
    with archive.transaction():
        archive.keep_article(article, build.some_facts())
    archive.close()
    Account.objects.filter(name="thief").update(
        email="thief@mail.example\nBcc: all@x.example", confirmed="thief@mail.example\nBcc: all@x.example"
    )
    postman.letters.clear()
    outcomes = {one.name: one for one in send(people_home, clock)}
    assert outcomes["samir"].what == "sent"
    assert outcomes["thief"].what == "failed" and "\n" not in outcomes["thief"].why
    [letter] = postman.letters
    assert letter["Bcc"] is None and letter["To"] == ADDRESS
    html = part(letter, "html")
    assert "<script" not in html and "<b>" not in html and "\u202e" not in html
    assert "\u202e" not in part(letter, "plain") and "\nBcc" not in part(letter, "plain")


# ---------------------------------------------------------------- what goes wrong on the way


def three(visitor: Visitors, postman: Postman, home: Path) -> list[str]:
    """Let three people want daily letters with something new in them; returns their addresses."""
    names = [f"person {letter}" for letter in "abc"]
    for n, name in enumerate(names):
        who = member(visitor, postman, name, f"{name[-1]}@mail.example", f"198.51.{n}.1")
        follow(who, PLACES["entity"])
        wants(who, "day")
    arrive(home, "new-1", "زار إسبر المغرب مرة أخرى.")
    postman.letters.clear()
    return [f"{name[-1]}@mail.example" for name in names]


def test_one_address_that_fails_keeps_no_other_waiting(
    visitor: Visitors, postman: Postman, people_home: Path, clock: Clock
) -> None:
    a, b, c = three(visitor, postman, people_home)
    postman.refuses = {a: "450 later", b: "550 never"}
    first = send(people_home, clock)
    assert [one.what for one in first] == ["failed", "failed", "sent"]
    assert all(one.why and "\n" not in one.why for one in first[:2])
    assert [str(one["To"]) for one in postman.letters] == [c]
    postman.refuses = {}
    assert [one.what for one in send(people_home, clock)] == ["sent"]  # only the one that was put off
    assert [str(one["To"]) for one in postman.letters] == [c, a]
    clock.forward(days=1)
    assert {one.name: one.what for one in send(people_home, clock)} == {
        "person a": "nothing",
        "person b": "sent",  # nothing of it is lost
        "person c": "nothing",
    }
    assert "new-1" in part(postman.to(b)[0], "plain")


class _Killed(BaseException):
    pass


@pytest.mark.parametrize("moment", ["before", "after"])
def test_who_is_killed_half_way_sends_nothing_twice_and_loses_nothing(
    visitor: Visitors,
    postman: Postman,
    people_home: Path,
    clock: Clock,
    moment: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from django.core.mail.backends.smtp import EmailBackend

    three(visitor, postman, people_home)
    sent = EmailBackend.send_messages

    def killed(self: EmailBackend, messages: list[object]) -> int:
        if moment == "after":
            sent(self, messages)  # type: ignore[arg-type]
        raise _Killed

    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", killed)
        with pytest.raises(_Killed):
            send(people_home, clock)
    assert [one.name for one in send(people_home, clock)] == ["person b", "person c"]
    assert [len(postman.to(f"{x}@mail.example")) for x in "abc"] == [int(moment == "after"), 1, 1]
    clock.forward(days=1)
    send(people_home, clock)
    assert "new-1" in part(postman.to("a@mail.example")[-1], "plain")


def test_two_runs_at_once_send_one_letter(
    samir: Visitor, postman: Postman, people_home: Path, clock: Clock
) -> None:
    follow(samir, PLACES["entity"])
    wants(samir, "day")
    [to] = mailing.recipients()
    assert mailing.begin(to, "2026-03-01")
    assert not mailing.begin(to, "2026-03-01")


def test_a_server_that_is_not_there_is_one_error_and_nothing_is_noted(
    visitor: Visitors, postman: Postman, people_home: Path, clock: Clock
) -> None:
    three(visitor, postman, people_home)
    with override_settings(EMAIL_PORT=1), pytest.raises(MailError, match="cannot be reached"):
        send(people_home, clock)
    assert [one.what for one in send(people_home, clock)] == ["sent"] * 3


# ---------------------------------------------------------------- no more of them


def test_one_click_stops_the_letters(
    visitor: Visitors, samir: Visitor, postman: Postman, people_home: Path, clock: Clock
) -> None:
    follow(samir, PLACES["entity"])
    wants(samir, "day", "/en")
    arrive(people_home, "new-1", "زار إسبر المغرب مرة أخرى.")
    send(people_home, clock)
    letter = postman.letters[-1]
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = str(letter["List-Unsubscribe"]).replace("\n", "").strip("<> ")
    assert link.startswith(f"{SITE}/en/unsubscribe/") and link in part(letter, "plain")
    path = urlsplit(link).path
    program = visitor("198.51.100.77")  # of a mail service, without a cookie or a token of ours
    program.get(path)
    assert program.code == 200 and Mailing.objects.get().every == "day"
    assert program.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Mailing.objects.get().every == ""
    for wrong in (
        path[:-1],
        path.replace("unsubscribe/", "unsubscribe/9"),
        "/unsubscribe/1",
        "/unsubscribe/x:y",
    ):
        assert program.post(wrong, {"List-Unsubscribe": "One-Click"}).status_code == 404


# ---------------------------------------------------------------- a forgotten password


def ask(who: Visitor, address: str, prefix: str = "/en") -> str:
    """Ask for a new password; returns what the page says."""
    who.send(f"{prefix}/account/forgot", email=address)
    return who.text


def test_a_new_password_by_a_link_that_works_once(
    visitor: Visitors, samir: Visitor, postman: Postman, clock: Clock, people_home: Path
) -> None:
    postman.letters.clear()
    forgetful = visitor("198.51.100.3")
    assert "on its way" in ask(forgetful, "Samir@mail.example ")
    [letter] = postman.letters
    assert letter["To"] == ADDRESS and letter["Subject"] == "Tawatur: a new password"
    link = link_of(letter)
    kept = b"".join(file.read_bytes() for file in people_home.glob("people.sqlite3*"))
    assert link.rsplit("/", 1)[1].encode() not in kept
    forgetful.send(link, password="short")
    assert forgetful.code == 400  # and the link still works
    forgetful.send(link, password="another row of words")
    assert "password is changed" in forgetful.text and forgetful.at.startswith("/en/account/in")
    assert not Session.objects.exists()
    samir.get("/")
    assert samir.name is None
    forgetful.send(link, password="a third row of words") if forgetful.get(link).xpath(
        "//main//form"
    ) else None
    assert visitor().sign_in("samir", "a third row of words").name is None
    assert visitor().sign_in("samir", "another row of words").name == "samir"


def test_a_link_for_a_password_is_too_old_after_an_hour(
    visitor: Visitors, samir: Visitor, postman: Postman, clock: Clock
) -> None:
    ask(visitor("198.51.100.3"), ADDRESS)
    link = link_of(postman.letters[-1])
    clock.forward(hours=1, seconds=1)
    other = visitor("198.51.100.3")
    other.get(link)
    assert "too old" in other.text and not other.page.xpath("//main//form[@method='post']")
    token = token_of(other, "/account/in")
    other.post(link, {"csrfmiddlewaretoken": token, "password": "another row of words"})
    assert visitor().sign_in("samir").name == "samir"


@pytest.mark.parametrize("change", ["password", "profile"])
def test_a_link_is_void_once_the_password_or_the_address_is_another(
    visitor: Visitors, samir: Visitor, postman: Postman, change: str
) -> None:
    ask(visitor("198.51.100.3"), ADDRESS)
    link = link_of(postman.letters[-1])
    new: dict[str, Any] = (
        {"password": "another row of words"} if change == "password" else {"email": "new@mail.example"}
    )
    samir.send("/account", do=change, current=PASSWORD, **new)
    assert "used already" in visitor("198.51.100.3").get(link).text_content()


def test_the_answer_is_the_same_for_an_address_that_nobody_has(
    visitor: Visitors, samir: Visitor, postman: Postman
) -> None:
    stranger = visitor("198.51.100.5")
    stranger.send("/account/new", name="unsure", password=PASSWORD, email="unsure@mail.example")
    postman.letters.clear()
    told = [
        ask(visitor(f"198.51.{n}.3"), one)
        for n, one in enumerate((ADDRESS, "nobody@mail.example", "unsure@mail.example"))
    ]
    assert len(set(told)) == 1
    assert [str(one["To"]) for one in postman.letters] == [ADDRESS]  # an address that was not confirmed: none


def test_a_letter_leads_to_the_site_and_to_no_host_that_a_request_names(
    visitor: Visitors, samir: Visitor, postman: Postman
) -> None:
    with override_settings(ALLOWED_HOSTS=["*"]):
        evil = visitor("198.51.100.3")
        evil.client.defaults["HTTP_HOST"] = "evil.example"
        ask(evil, ADDRESS)
    letter = postman.letters[-1]
    assert "evil.example" not in letter.as_string() and link_of(letter).startswith("/en/reset/")


def test_a_server_that_fails_is_no_fault_of_the_page(
    visitor: Visitors, samir: Visitor, postman: Postman, caplog: pytest.LogCaptureFixture
) -> None:
    with override_settings(EMAIL_PORT=1):
        assert "on its way" in ask(visitor("198.51.100.3"), ADDRESS)
    assert "a letter was not sent" in caplog.text and ADDRESS not in caplog.text


def test_work_after_the_answer_is_done_in_a_thread_of_its_own(
    visitor: Visitors, samir: Visitor, postman: Postman, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    from django.conf import settings

    postman.letters.clear()
    with override_settings():
        delattr(settings, LATER)
        before = set(threading.enumerate())
        ask(visitor("198.51.100.3"), ADDRESS)
        for thread in set(threading.enumerate()) - before:
            thread.join(10)
    assert [str(one["To"]) for one in postman.letters] == [ADDRESS]


def test_without_a_mail_server_no_page_speaks_of_letters(visitor: Visitors) -> None:
    samir = visitor().sign_up("samir")
    for page in ("/account/mail", "/account/forgot"):
        samir.get(page)
        assert samir.code == 404
    for page in ("/account", "/account/in", "/following"):
        samir.get(page)
        assert not samir.page.xpath("//main//a[contains(@href, 'mail') or contains(@href, 'forgot')]")


@pytest.mark.parametrize("language", PREFIXES)
def test_the_pages_are_valid(visitor: Visitors, samir: Visitor, postman: Postman, language: str) -> None:
    prefix = PREFIXES[language]
    ask(visitor("198.51.100.3"), ADDRESS, prefix)
    link = link_of(postman.letters[-1])
    assert link.startswith(f"{prefix}/reset/")
    for page in ("/account/mail", "/account/mail?done=asked", "/account/forgot", "/account/in?done=reset"):
        samir.get(prefix + page)
        assert samir.code == 200 and faults_of(samir.answer.content.decode()) == []
    for address in (link, f"{prefix}/confirm/{'x' * 43}", f"{prefix}/reset/{'x' * 43}"):
        samir.get(address)
        assert faults_of(samir.answer.content.decode()) == [] and samir.page.get("lang") == language
        assert samir.answer["Cache-Control"] == "no-store"


# ---------------------------------------------------------------- the command


def test_the_command_sends_and_says_what_it_did(
    samir: Visitor, postman: Postman, people_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow(samir, PLACES["entity"])
    wants(samir, "day")
    arrive(people_home, "new-1", "زار إسبر المغرب مرة أخرى.")
    silent = tawatur("--home", people_home, "digest")
    assert silent.returncode == 1 and b"TAWATUR_SMTP" in silent.stderr
    monkeypatch.setenv("TAWATUR_SMTP", "127.0.0.1")
    monkeypatch.setenv("TAWATUR_SMTP_PORT", str(postman.port))
    monkeypatch.setenv("TAWATUR_SMTP_TLS", "none")
    for name, value in (("TAWATUR_MAIL_FROM", "nobody"), ("TAWATUR_ADDRESS", "news.example")):
        monkeypatch.setenv(name, value)
        wrong = tawatur("--home", people_home, "digest")
        assert wrong.returncode == 2 and wrong.stderr.count(b"\n") == 1
        monkeypatch.setenv(name, {"TAWATUR_MAIL_FROM": "letters@news.example"}.get(name, SITE))
    postman.letters.clear()
    for arguments, said in (
        (["--dry-run"], b"1 would be sent, 0 failed, nothing new for 0\n"),
        ([], b"1 sent, 0 failed, nothing new for 0\n"),
        ([], b"0 sent, 0 failed, nothing new for 0\n"),
    ):
        ran = tawatur("--home", people_home, "digest", *arguments)
        assert (ran.returncode, ran.stdout) == (0, said), ran.stderr
    [letter] = postman.letters
    assert letter["From"] == "letters@news.example" and "new-1" in part(letter, "plain")


def test_the_password_of_the_mail_server_is_printed_nowhere(
    people_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TAWATUR_SMTP_PASSWORD", "a secret of the server")
    told = tawatur("--home", people_home, "doctor")
    assert b"TAWATUR_SMTP_PASSWORD" in told.stdout and b"a secret" not in told.stdout + told.stderr
    assert "secret" not in repr(Mail(SITE, "a@b.example", "x", 1, password="secret"))
