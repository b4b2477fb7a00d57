"""Writing by programs: tokens of members, what they are for, the rules of the pages, and who is kept out."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tawatur.people import levels, limits
from tawatur.people.models import Account, Case, Key, Message, Report
from tests.site.pages import PREFIXES, faults_of
from tests.site.test_accounts import token_of
from tests.site.visitor import PASSWORD, Clock, Visitor

Visitors = Callable[..., Visitor]

ALL = ["comment", "correct", "report"]


@pytest.fixture
def samir(visitor: Visitors, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    """Somebody who has been here for a while."""
    monkeypatch.setattr(levels, "level_of", lambda account: account.level)
    one = visitor("192.0.2.1").sign_up("samir")
    Account.objects.update(level=1)
    return one


def make(who: Visitor, scopes: list[str]) -> str:
    """Make a token on the page for it; returns it."""
    who.send("/en/account/keys", name="my script", scope=scopes)
    assert who.code == 200, who.text
    [shown] = who.page.xpath("//code/text()")
    return str(shown).removeprefix("Authorization: Bearer ")


def write(who: Visitor, path: str, data: Any, token: str | None = None, **headers: str) -> Any:
    """Send something to the API; returns what it answers."""
    given = {"Authorization": f"Bearer {token}"} if token else {}
    who.answer = who.client.post(
        f"/api/v1/{path}", json.dumps(data), content_type="application/json", headers=given | headers
    )
    assert who.answer["Content-Type"].startswith("application/json")
    return json.loads(who.answer.content)


# ---------------------------------------------------------------- tokens


def test_a_token_is_shown_once_and_kept_hashed(samir: Visitor, people_home: Path) -> None:
    token = make(samir, ["comment", "report"])
    assert token.startswith("tawatur_") and len(token) > 50
    kept = b"".join(file.read_bytes() for file in people_home.glob("people.sqlite3*"))
    assert token.removeprefix("tawatur_").encode() not in kept
    samir.get("/en/account/keys")
    assert token not in samir.answer.content.decode()
    assert "my script" in samir.text and "comment on articles and stories, report" in samir.text
    assert "never used" in samir.text


def test_a_token_is_revoked_by_its_owner_alone(visitor: Visitors, samir: Visitor) -> None:
    token = make(samir, ALL)
    thief = visitor("198.51.100.1").sign_up("thief")
    data = {"csrfmiddlewaretoken": token_of(thief, "/account"), "do": "revoke", "id": Key.objects.get().id}
    thief.post("/account/keys", data)
    assert write(thief, "stories/st-visit/comments", {"body": "a word"}, token)["id"]
    samir.get("/en/account/keys")
    assert "last used 1 March 2026" in samir.text
    samir.send("/account/keys", do="revoke")
    write(thief, "stories/st-visit/comments", {"body": "another word"}, token)
    assert thief.code == 401 and thief.answer["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize(
    ("name", "scopes"),
    [("", ALL), ("\u202e", ALL), ("x", []), ("x", ["everything"]), ("x", ["comment", "all"])],
)
def test_a_token_needs_a_name_and_a_purpose(samir: Visitor, name: str, scopes: list[str]) -> None:
    data = {"csrfmiddlewaretoken": token_of(samir, "/account"), "name": name, "scope": scopes}
    assert samir.post("/account/keys", data).status_code == 400 and not Key.objects.exists()


def test_tokens_are_for_those_who_are_trusted_as_long_as_they_are(visitor: Visitors, samir: Visitor) -> None:
    fresh = visitor("198.51.100.1").sign_up("fresh")
    fresh.get("/account/keys")
    assert not fresh.page.xpath("//input[@name='scope']")
    data = {"csrfmiddlewaretoken": token_of(fresh, "/account"), "name": "x", "scope": ALL}
    assert fresh.post("/account/keys", data).status_code == 400 and not Key.objects.exists()
    token = make(samir, ALL)
    Account.objects.update(level=0)
    said = write(samir, "stories/st-visit/comments", {"body": "a word"}, token)
    assert samir.code == 403 and said["code"] == "key-level"


def test_tokens_go_with_the_account_and_with_a_new_password_by_letter(samir: Visitor) -> None:
    from tawatur.people import accounts, tickets

    make(samir, ALL)
    Account.objects.update(email="x@mail.example")
    account = Account.objects.get()
    ticket = tickets.issue(account.id, "reset", "x@mail.example", at=samir.clock.at)
    accounts.reset_password(ticket, "another row of words", at=samir.clock.at)
    assert not Key.objects.exists()
    make(samir.sign_in("samir", "another row of words"), ALL)
    samir.send("/account", current="another row of words", do="delete")
    assert not Key.objects.exists()


# ---------------------------------------------------------------- writing


def test_a_program_comments_in_the_name_of_its_owner(visitor: Visitors, samir: Visitor, clock: Clock) -> None:
    token, program = make(samir, ["comment"]), visitor("198.51.100.4")
    quote = "سيزور المغرب يوم 2 أكتوبر 2020"
    made = write(program, "articles/visit-1/comments", {"body": "هل تأكد الموعد؟", "quote": quote}, token)
    assert program.code == 201 and made["address"] == f"http://testserver/article/visit-1#c{made['id']}"
    message = Message.objects.get()
    assert (message.author, message.quote, message.paragraph) == (Account.objects.get(), quote, 1)
    clock.forward(minutes=5)
    write(program, "articles/visit-1/comments", {"body": "نعم تأكد.", "to": made["id"]}, token)
    assert program.code == 201 and Message.objects.get(parent=message).body == "نعم تأكد."
    clock.forward(minutes=5)
    write(program, "stories/st-visit/comments", {"body": "على القصة كلها.\u202e\x00"}, token)
    assert Message.objects.get(place="story").body == "على القصة كلها."
    reader = visitor()
    reader.get("/article/visit-1")
    assert "هل تأكد الموعد؟" in reader.text and "samir" in reader.text


def test_the_rules_and_limits_are_those_of_the_pages(visitor: Visitors, samir: Visitor, clock: Clock) -> None:
    token, program = make(samir, ALL), visitor("198.51.100.4")
    for data, code in (
        ({"body": "x"}, "text-short"),
        ({"body": "x" * 6_000}, "text-long"),
        ({"body": "a word", "quote": "words that stand nowhere"}, "quote-missing"),
        ({"body": "a word", "to": 99}, "answer-gone"),
    ):
        said = write(program, "articles/visit-1/comments", data, token)
        assert (program.code, said["code"]) == (400, code) and said["error"].isascii()
    write(program, "articles/none/comments", {"body": "a word"}, token)
    assert program.code == 404
    for n in range(limits.LIMITS["message"].count):
        write(program, "articles/visit-1/comments", {"body": f"word {n}"}, token)
        assert program.code == 201
    samir.send("/discuss/article/visit-1", body="one more word by the page", patient=False)
    assert samir.code == 429  # one count for pages and programs
    said = write(program, "articles/visit-1/comments", {"body": "one more word"}, token)
    assert (program.code, said["code"]) == (429, "too-often") and int(program.answer["Retry-After"]) > 0
    clock.forward(minutes=5)
    said = write(program, "articles/visit-1/comments", {"body": "word 0"}, token)
    assert said["code"] == "said-already"


def test_a_mention_that_was_read_wrong_goes_to_the_moderators(visitor: Visitors, samir: Visitor) -> None:
    token, program = make(samir, ["correct"]), visitor("198.51.100.4")
    said = write(program, "mentions/m-visit/judgements", {"verdict": "wrong", "note": "لا يقوله النص"}, token)
    assert (program.code, said) == (202, {"state": "waiting", "hidden": ""})
    case, report = Case.objects.get(), Report.objects.get()
    assert (case.kind, case.of, case.open) == ("mention", "m-visit", True)
    assert (report.reason, report.note, report.weight) == ("misread", "لا يقوله النص", 2.0)
    said = write(program, "mentions/m-visit/judgements", {"verdict": "wrong"}, token)
    assert (program.code, said["code"]) == (400, "reported-already")
    for id_, verdict, code in (("none", "wrong", 404), ("m-visit", "right", 400)):
        write(program, f"mentions/{id_}/judgements", {"verdict": verdict}, token)
        assert program.code == code


def test_reports_and_corrections_weigh_as_on_the_pages(visitor: Visitors, samir: Visitor) -> None:
    token, program = make(samir, ["report", "correct"]), visitor("198.51.100.4")
    report = {"kind": "article", "of": "visit-1", "reason": "misleading"}
    assert write(program, "reports", report, token) == {"state": "waiting", "hidden": ""}
    merge = {"kind": "merge", "of": "person-esper", "reason": "one-person"}
    said = write(program, "reports", merge, token)
    assert (program.code, said["code"]) == (400, "other-missing")
    for wrong, status in (
        ({**report, "reason": "insult"}, 400),  # no reason for an article
        ({**report, "of": "none"}, 404),
        ({**report, "kind": "everything"}, 400),
        ({"kind": "message", "of": "x", "reason": "spam"}, 404),
    ):
        write(program, "reports", wrong, token)
        assert program.code == status, wrong
    assert Case.objects.get().kind == "article"


# ---------------------------------------------------------------- who is kept out


@pytest.mark.parametrize(
    ("scope", "path", "data"),
    [
        ("comment", "stories/st-visit/comments", {"body": "a word"}),
        ("correct", "mentions/m-visit/judgements", {"verdict": "wrong"}),
        ("correct", "reports", {"kind": "mention", "of": "m-visit", "reason": "misread"}),
        ("report", "reports", {"kind": "article", "of": "visit-1", "reason": "rights"}),
    ],
)
def test_a_token_does_what_it_is_for_and_nothing_else(
    samir: Visitor, scope: str, path: str, data: dict[str, str]
) -> None:
    other = make(samir, [one for one in ALL if one != scope])
    said = write(samir, path, data, other)
    assert samir.code == 403 and scope in said["error"]
    assert not Message.objects.exists() and not Report.objects.exists()


def test_cookies_open_nothing_and_wrong_tokens_neither(samir: Visitor) -> None:
    token = make(samir, ALL)
    page = token_of(samir, "/account")
    wrong: list[dict[str, str]] = [
        {},
        {"Authorization": f"Basic {token}"},
        {"Authorization": "Bearer"},
        {"X-CSRFToken": page},
        {"Authorization": f"Bearer {token}x"},
        {"Authorization": "Bearer tawatur_" + "x" * 43},
        {"Authorization": "Bearer " + samir.client.cookies["session"].value},
    ]
    for headers in wrong:
        write(samir, "stories/st-visit/comments", {"body": "a word"}, **headers)
        assert samir.code == 401, headers
    assert samir.client.post(f"/api/v1/stories/st-visit/comments?token={token}").status_code == 401
    assert not Message.objects.exists()


@pytest.mark.parametrize("site", ["cross-site", "same-site", "nonsense"])
def test_a_page_of_another_site_cannot_write_with_the_token_either(samir: Visitor, site: str) -> None:
    token = make(samir, ALL)
    write(samir, "stories/st-visit/comments", {"body": "a word"}, token, **{"sec-fetch-site": site})
    assert samir.code == 403 and not Message.objects.exists()
    asked_first = samir.client.options("/api/v1/stories/st-visit/comments")
    assert "POST" not in asked_first["Access-Control-Allow-Methods"]
    assert "Authorization" not in asked_first["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Credentials" not in asked_first


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b'{"body": 1}', b"\xff", b'{"body": "\\ud800 word"}']
)
def test_a_body_that_is_none_is_answered_in_one_line(samir: Visitor, body: bytes) -> None:
    token = make(samir, ALL)
    headers = {"Authorization": f"Bearer {token}"}
    samir.answer = samir.client.post(
        "/api/v1/stories/st-visit/comments", body, content_type="application/json", headers=headers
    )
    assert samir.code == 400
    huge = b'{"body": "' + b"x" * 200_000 + b'"}'
    samir.answer = samir.client.post(
        "/api/v1/stories/st-visit/comments", huge, content_type="application/json", headers=headers
    )
    assert samir.code in (400, 413)


@pytest.mark.parametrize("prefix", PREFIXES.values())
def test_the_page_is_valid(samir: Visitor, prefix: str) -> None:
    for _ in range(2):
        samir.send(f"{prefix}/account/keys", name="my script", scope=ALL)
        assert samir.code == 200 and faults_of(samir.answer.content.decode()) == []
        assert samir.answer["Cache-Control"] == "no-store"
    assert PASSWORD not in samir.answer.content.decode()
