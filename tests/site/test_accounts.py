"""Accounts, as people and as those who attack them use them."""

import re
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.hashers import identify_hasher
from django.test import override_settings

from tawatur.people import passwords
from tawatur.people.accounts import make_moderator
from tawatur.people.models import Account, Failure, Session
from tests.site.pages import PREFIXES, faults_of
from tests.site.visitor import PASSWORD, Clock, Visitor

Visitors = Callable[..., Visitor]

FORMS = ("/account/new", "/account/in")


# ---------------------------------------------------------------- as it is meant


def test_somebody_signs_up_out_and_in_again(visitor: Visitors) -> None:
    samir = visitor().sign_up("سمير العلوي")
    assert samir.name == "سمير العلوي"
    samir.send("/account", patient=False)
    samir.get("/account")
    samir.answer = samir.client.get("/account")
    form = samir.page.xpath("//form[@action='/account/out']")[0]
    token = form.xpath(".//input[@name='csrfmiddlewaretoken']/@value")[0]
    samir.post("/account/out", {"csrfmiddlewaretoken": token})
    samir.get("/")
    assert samir.name is None
    assert samir.sign_in("سميرالعلوي").name == "سمير العلوي"


def test_after_signing_in_one_is_where_one_was(visitor: Visitors) -> None:
    visitor().sign_up("samir")
    other = visitor()
    other.get("/article/visit-1")
    link = other.page.xpath("//p[@class='me']/a/@href")[0]
    other.send(link, name="samir", password=PASSWORD)
    assert other.at == "/article/visit-1"


@pytest.mark.parametrize("language", PREFIXES)
@pytest.mark.parametrize("page", [*FORMS, "/account", "/u/samir"])
def test_the_pages_are_valid_in_every_language(visitor: Visitors, page: str, language: str) -> None:
    samir = visitor()
    if page not in FORMS:
        samir.sign_up("samir")
    samir.get(PREFIXES[language] + page)
    assert samir.code == 200
    assert faults_of(samir.answer.content.decode()) == []
    assert samir.page.get("lang") == language
    named = samir.page.xpath("//main//input[not(@type='hidden')]")
    labelled = set(samir.page.xpath("//label/@for"))
    assert [
        one.get("name") for one in named if one.get("id") not in labelled and not one.get("aria-hidden")
    ] == []


def test_a_profile_shows_name_rank_and_day_and_no_address(visitor: Visitors) -> None:
    visitor().send("/account/new", name="Samir", password=PASSWORD, email="samir@mail.example")
    guest = visitor()
    guest.get("/en/u/samir")  # however it is spelt
    assert guest.at == "/en/u/Samir"
    assert "1 March 2026" in guest.text and "New" in guest.text
    assert "mail.example" not in guest.answer.content.decode()
    assert visitor().get("/u/nobody") is not None
    make_moderator("samir")
    guest.get("/en/u/Samir")
    assert "Moderator" in guest.text


def test_a_changed_password_signs_the_other_browsers_out(visitor: Visitors) -> None:
    here = visitor().sign_up("samir")
    there = visitor().sign_in("samir")
    here.send("/account", current=PASSWORD, password="another row of words", do="password")
    assert here.name == "samir"
    there.get("/")
    assert there.name is None
    assert there.sign_in("samir").name is None
    assert there.sign_in("samir", "another row of words").name == "samir"


def test_ones_browsers_are_listed_and_can_be_signed_out(visitor: Visitors) -> None:
    here = visitor().sign_up("samir")
    there = visitor()
    there.client.defaults["HTTP_USER_AGENT"] = "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0"
    there.sign_in("samir")
    here.get("/account")
    assert "Firefox, Linux" in here.text
    assert len(here.page.xpath("//input[@name='session']")) == 2
    stranger = visitor().sign_up("stranger")
    id_ = Session.objects.get(browser="Firefox, Linux").id
    stranger.send("/account", patient=False, do="end", session=id_)
    there.get("/")
    assert there.name == "samir"
    here.send("/account", do="end", session=str(id_))
    there.get("/")
    assert there.name is None


def test_a_deleted_account_leaves_nothing(visitor: Visitors, people_home: Path) -> None:
    samir = visitor()
    samir.send("/account/new", name="Samirdeleted", password=PASSWORD, email="gone@mail.example")
    samir.send("/account", current="wrong password", do="delete")
    assert samir.code == 400 and samir.name
    samir.clock.forward(minutes=1)
    samir.send("/account", current=PASSWORD, do="delete")
    assert samir.name is None
    assert not Account.objects.exists() and not Session.objects.exists()
    samir.get("/u/Samirdeleted")
    assert samir.code == 404


def test_a_session_ends_after_thirty_days_without_use(visitor: Visitors, clock: Clock) -> None:
    samir = visitor().sign_up("samir")
    for _ in range(3):
        clock.forward(days=20)
        samir.get("/")
        assert samir.name == "samir"
    assert Account.objects.get().days == 4
    clock.forward(days=31)
    samir.get("/")
    assert samir.name is None


def test_no_account_has_more_than_ten_browsers(visitor: Visitors) -> None:
    first = visitor().sign_up("samir")
    for _ in range(10):
        visitor().sign_in("samir")
    assert Session.objects.count() == 10
    first.get("/")
    assert first.name is None


# ---------------------------------------------------------------- passwords


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("short one", "10 characters"),
        ("password123", "easy to guess"),
        ("1234567890", "easy to guess"),
        ("my name is samir", "easy to guess"),
        ("aaaaaaaaaaaaaa", "easy to guess"),
        ("x" * 257, "256"),
    ],
)
def test_a_bad_password_is_refused(visitor: Visitors, password: str, words: str) -> None:
    samir = visitor()
    samir.send("/en/account/new", name="samir", password=password)
    assert samir.code == 400 and words in samir.text
    assert password not in samir.answer.content.decode()
    assert not Account.objects.exists()


@override_settings(PASSWORD_HASHERS=["tawatur.people.passwords.Argon2"])
def test_a_password_is_kept_as_argon2id_of_46_mib() -> None:
    kept = passwords.hash_of(PASSWORD)
    assert kept.startswith("argon2$argon2id$v=19$m=47104,t=1,p=1$")
    assert PASSWORD not in kept
    assert passwords.fits(PASSWORD, kept) and not passwords.fits(PASSWORD + "x", kept)
    assert not passwords.is_outdated(kept)
    weaker = identify_hasher(kept).encode(PASSWORD, "saltsaltsaltsaltsaltsa")
    assert passwords.is_outdated(weaker.replace("m=47104", "m=19456"))


def test_a_password_is_hashed_again_with_the_parameters_of_today(visitor: Visitors) -> None:
    samir = visitor().sign_up("samir")
    with override_settings(
        PASSWORD_HASHERS=["tawatur.people.passwords.Argon2", "django.contrib.auth.hashers.MD5PasswordHasher"]
    ):
        samir.sign_in("samir")
    assert Account.objects.get().password.startswith("argon2$argon2id$")


# ---------------------------------------------------------------- names


def test_a_name_that_looks_like_anothers_is_refused(visitor: Visitors) -> None:
    visitor().sign_up("samir")
    thief = visitor("198.51.100.1")
    thief.send("/en/account/new", name="SarnIr", password=PASSWORD)
    assert thief.code == 400 and "is taken" in thief.text


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "\u202eriamas",
    "{{ 7|add:7 }}",
    "a\x00b",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_in_a_form_are_refused_and_shown_as_words(visitor: Visitors, text: str) -> None:
    for form in FORMS:
        thief = visitor()
        thief.send(form, name=text, password=PASSWORD)
        assert thief.code == 400
        html = thief.answer.content.decode()
        assert "<script" not in html and "<img" not in html and not thief.page.xpath("//*[@onerror]")
    samir = visitor().sign_up("samir")
    Account.objects.update(level=1)
    samir.send("/account", title=text, email="", do="profile")
    samir.get("/u/samir")
    html = samir.answer.content.decode()
    assert "<script" not in html and "<img" not in html and "\u202e" not in html


def test_a_title_is_for_the_trusted_and_speaks_for_nobody_else(visitor: Visitors) -> None:
    samir = visitor().sign_up("samir")
    samir.get("/account")
    token = samir.form(do="profile").xpath(".//input[@name='csrfmiddlewaretoken']/@value")[0]
    samir.post("/account", {"csrfmiddlewaretoken": token, "do": "profile", "title": "boss"})
    assert samir.code == 400
    Account.objects.update(level=1)
    for title in ("Moderator", "the ADMlN here", "مشرف الموقع"):
        samir.send("/account", title=title, do="profile")
        assert samir.code == 400, title
    samir.send("/account", title="التحالف يجمعنا 🎖", do="profile")
    assert Account.objects.get().title == "التحالف يجمعنا 🎖"


# ---------------------------------------------------------------- guessing


def test_guessing_one_password_from_many_networks_gets_slower_and_slower(
    visitor: Visitors, clock: Clock
) -> None:
    visitor().sign_up("samir")
    start, tried = clock.at, 0
    for n in range(2000):
        if (clock.at - start).total_seconds() > 3600:
            break
        guesser = visitor(f"10.{n % 250}.{n // 250}.1")
        guesser.sign_in("samir", f"guess number {n}")
        if guesser.code == 429:
            clock.forward(seconds=int(guesser.answer["Retry-After"]))
        else:
            tried += 1
    assert tried < 20  # in an hour
    # The owner waits a quarter of an hour at most.
    visitor("10.250.0.1").sign_in("samir", "one more guess")
    owner = visitor("192.0.2.9")
    assert owner.sign_in("samir").code == 429
    assert int(owner.answer["Retry-After"]) <= 900
    clock.forward(seconds=900)
    assert owner.sign_in("samir").name == "samir"


def test_guessing_many_accounts_from_one_network_gets_slower_too(visitor: Visitors) -> None:
    visitor("192.0.2.1").sign_up("jamal")
    codes = []
    for n in range(30):
        guesser = visitor(f"198.51.100.{n}")
        guesser.sign_in(f"person {n}", "guess of a guesser")
        codes.append(guesser.code)
    assert codes[:20] == [400] * 20
    assert codes[-1] == 429
    # An own account in between helps the guesser nothing.
    own = visitor("198.51.100.200")
    assert own.sign_in("jamal").code == 429
    assert visitor("192.0.2.1").sign_in("jamal").name == "jamal"


def test_an_answer_does_not_tell_whether_a_name_is_known(visitor: Visitors) -> None:
    visitor().sign_up("samir")
    known, unknown = visitor(), visitor()
    known.sign_in("samir", "not the password")
    unknown.sign_in("nobody", "not the password")
    assert (known.code, known.text) == (unknown.code, unknown.text)


def test_a_password_is_hashed_for_unknown_names_too(
    monkeypatch: pytest.MonkeyPatch, visitor: Visitors
) -> None:
    hashed: list[str] = []

    def note(text: str) -> str:
        hashed.append(text)
        return "x"

    monkeypatch.setattr(passwords, "make_password", note)
    visitor().sign_in("nobody", "some password")
    assert hashed == ["some password"]


def test_nobody_opens_more_than_three_accounts_a_day(visitor: Visitors, clock: Clock) -> None:
    for n in range(3):
        visitor(f"198.51.100.{n}").sign_up(f"person {n}x")
    fourth = visitor("198.51.100.77")
    fourth.send("/account/new", name="person four", password=PASSWORD)
    assert fourth.code == 429
    assert visitor("198.51.101.1").sign_up("person five").name == "person five"


def test_a_forwarded_address_is_believed_from_listed_proxies_only(visitor: Visitors) -> None:
    for n in range(30):
        guesser = visitor("198.51.100.1")
        guesser.client.defaults["HTTP_X_FORWARDED_FOR"] = f"10.9.{n}.1"
        guesser.sign_in(f"person {n}", "guess of a guesser")
    assert guesser.code == 429
    with override_settings(TAWATUR_PROXIES=["198.51.100.0/24"]):
        behind = visitor("198.51.100.1")
        behind.client.defaults["HTTP_X_FORWARDED_FOR"] = "6.6.6.6, 10.9.77.1, 198.51.100.9"
        behind.sign_in("somebody", "guess of a guesser")
        assert behind.code == 400
        for n in range(30):  # what stands before the last untrusted address is the reader's own invention
            guesser = visitor("198.51.100.1")
            guesser.client.defaults["HTTP_X_FORWARDED_FOR"] = f"1.{n}.1.1, 10.9.77.1"
            guesser.sign_in(f"other {n}", "guess of a guesser")
        assert guesser.code == 429


def test_no_address_is_kept(visitor: Visitors, people_home: Path) -> None:
    visitor("198.51.100.23").sign_up("samir")
    visitor("198.51.100.23").sign_in("samir", "a wrong password")
    assert Failure.objects.exists()
    kept = b"".join(file.read_bytes() for file in people_home.glob("people.sqlite3*"))
    assert b"198.51.100" not in kept


# ---------------------------------------------------------------- robots


def test_a_robot_is_refused_by_its_haste_or_by_the_trap(visitor: Visitors, clock: Clock) -> None:
    robot = visitor()
    robot.send("/account/new", patient=False, name="robot", password=PASSWORD)
    assert robot.code == 400
    robot.send("/account/new", name="robot", password=PASSWORD, website="https://spam.example")
    assert robot.code == 400
    robot.get("/account/new")
    clock.forward(days=2)
    robot.send(name="robot", password=PASSWORD)
    assert robot.code == 400
    robot.send("/account/new", name="robot", password=PASSWORD, stamp=1)
    assert robot.code == 400
    assert not Account.objects.exists()


# ---------------------------------------------------------------- other sites


def token_of(who: Visitor, page: str) -> str:
    """Return the token that a page's form holds."""
    who.get(page)
    return str(who.page.xpath("//input[@name='csrfmiddlewaretoken']/@value")[0])


def test_a_form_without_the_token_is_refused(visitor: Visitors) -> None:
    samir = visitor().sign_up("samir")
    token = token_of(samir, "/account")
    for given in ({}, {"csrfmiddlewaretoken": ""}, {"csrfmiddlewaretoken": "x" * 64}):
        assert samir.post("/account/out", given).status_code == 403
    other = visitor().sign_up("other")
    assert samir.post("/account/out", {"csrfmiddlewaretoken": token_of(other, "/account")}).status_code == 403
    samir.get("/")
    assert samir.name == "samir"
    assert samir.post("/account/out", {"csrfmiddlewaretoken": token}).status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "nonsense"},
    ],
)
def test_a_form_of_another_site_is_refused_with_the_token_too(
    visitor: Visitors, headers: dict[str, str]
) -> None:
    samir = visitor().sign_up("samir")
    token = token_of(samir, "/account")
    samir.post("/account/out", {"csrfmiddlewaretoken": token}, **headers)
    assert samir.code == 403
    samir.get("/")
    assert samir.name == "samir"


def test_a_refused_form_is_answered_in_the_readers_language(visitor: Visitors) -> None:
    samir = visitor()
    samir.post("/en/account/in")
    assert samir.code == 403 and "Not accepted" in samir.text


@pytest.mark.parametrize("page", ["/account/out", "/account", "/account/in", "/account/new"])
def test_a_get_changes_nothing(visitor: Visitors, page: str) -> None:
    samir = visitor().sign_up("samir")
    samir.get("/")
    before = [*Account.objects.values(), *Session.objects.values()]
    samir.client.get(page + "?do=delete&current=" + PASSWORD + "&name=x&password=y&session=1&_method=POST")
    samir.client.get(page, headers={"x-http-method-override": "POST"})
    samir.client.head(page)
    assert [*Account.objects.values(), *Session.objects.values()] == before
    for method in ("put", "delete", "patch"):
        assert getattr(samir.client, method)(page).status_code in (403, 405)


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example/",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "http:evil.example",
        "javascript:alert(1)",
        "/\t/evil.example",
        "/ok\r\nSet-Cookie: a=b",
        " //evil.example",
        "evil.example",
    ],
)
def test_next_leads_nowhere_else(visitor: Visitors, target: str) -> None:
    visitor().sign_up("samir")
    other = visitor()
    token = token_of(other, "/account/in")
    answer = other.post(
        "/account/in",
        {"csrfmiddlewaretoken": token, "name": "samir", "password": PASSWORD, "next": target},
    )
    assert (answer.status_code, answer["Location"]) == (303, "/")
    other.client.cookies.clear()
    page = other.client.get("/account/in", {"next": target}).content.decode()
    assert re.findall('name="next" value="([^"]*)"', page) == ["/"]


def test_a_foreign_host_is_refused(visitor: Visitors) -> None:
    assert visitor().client.get("/account/in", headers={"host": "evil.example"}).status_code == 400


# ---------------------------------------------------------------- cookies, caches, files


def test_the_session_cookie_is_for_the_site_alone_and_new_after_signing_in(visitor: Visitors) -> None:
    samir = visitor()
    samir.client.cookies["session"] = "x" * 43  # an attacker set it
    samir.sign_up("samir")
    cookie = samir.client.cookies["session"]
    assert cookie.value != "x" * 43
    assert (
        cookie["httponly"] and cookie["samesite"] == "Lax" and cookie["path"] == "/" and not cookie["domain"]
    )
    before = cookie.value, samir.client.cookies["csrf"].value
    samir.sign_in("samir")
    after = samir.client.cookies["session"].value, samir.client.cookies["csrf"].value
    assert before[0] != after[0] and before[1] != after[1]
    assert Session.objects.count() == 1
    assert Session.objects.get().token not in (before[0], after[0])


def test_over_https_no_other_host_can_set_the_cookies(visitor: Visitors) -> None:
    with override_settings(CSRF_COOKIE_NAME="__Host-csrf", CSRF_COOKIE_SECURE=True):
        samir = visitor()
        samir.client.defaults["HTTP_HOST"] = "testserver"
        page = samir.client.get("/account/new").content.decode()
        data = dict(re.findall('name="(csrfmiddlewaretoken|stamp)" value="(.*?)"', page))
        data |= {"name": "samir", "password": PASSWORD}
        samir.clock.forward(seconds=10)
        plain = samir.client.post("/account/new", data, headers={"origin": "http://testserver"})
        assert plain.status_code == 403
        answer = samir.client.post("/account/new", data, headers={"origin": "https://testserver"})
        assert answer.status_code == 303 and "max-age" in answer["Strict-Transport-Security"]
        for name in ("__Host-session", "__Host-csrf"):
            cookie = samir.client.cookies[name]
            assert cookie["secure"] and cookie["path"] == "/" and not cookie["domain"]
        # The name without the prefix is not asked for over https.
        other = visitor()
        other.client.cookies["session"] = samir.client.cookies["__Host-session"].value
        assert "samir" not in other.client.get("/").content.decode()


def test_guests_get_no_cookie_and_ask_the_peoples_database_nothing(visitor: Visitors) -> None:
    from django.db import connections
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connections["people"]) as asked:
        for page in ("/", "/latest", "/event/ev-visit", "/search?q=x", "/timeline", "/about"):
            answer = visitor().client.get(page)
            assert "Set-Cookie" not in answer and not answer.cookies
            assert "private" not in answer.get("Cache-Control", "") and "no-store" not in answer.get(
                "Cache-Control", ""
            )
            assert "Cookie" in answer["Vary"]
    assert len(asked) == 0


def test_what_is_one_persons_is_kept_out_of_caches(visitor: Visitors) -> None:
    samir = visitor().sign_up("samir")
    assert samir.client.get("/account")["Cache-Control"] == "no-store"
    assert "private" in samir.client.get("/")["Cache-Control"]


def test_the_database_and_the_secret_are_their_owners(visitor: Visitors, people_home: Path) -> None:
    visitor().sign_up("samir")
    for name in ("people.sqlite3", "secret_key"):
        assert stat.S_IMODE((people_home / name).stat().st_mode) == 0o600, name


def test_the_secret_stays_the_same(people_home: Path) -> None:
    from tawatur.site.secret import secret_key

    assert secret_key(people_home) == secret_key(people_home)
    assert len(secret_key(people_home)) >= 50
