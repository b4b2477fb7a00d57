"""Comments under articles and stories."""

from collections.abc import Callable

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from tawatur.people.accounts import find_by_name
from tawatur.people.levels import NEEDS, level_of
from tawatur.people.models import Account, Message, Notice, Revision
from tawatur.site.writing import written
from tests.site.conftest import HOSTILE
from tests.site.pages import PREFIXES, faults_of, text_of
from tests.site.test_accounts import token_of
from tests.site.visitor import PASSWORD, Clock, Visitor

Visitors = Callable[..., Visitor]

ARTICLE, STORY = "/discuss/article/visit-1", "/discuss/story/st-visit"


@pytest.fixture
def samir(visitor: Visitors) -> Visitor:
    """Somebody who is signed in."""
    return visitor("192.0.2.1").sign_up("سمير")


def test_a_comment_stands_under_its_article_with_its_author(visitor: Visitors, samir: Visitor) -> None:
    samir.send(ARTICLE, body="هل تأكد موعد الزيارة؟\n\n> سيزور المغرب\nانظر https://a.example/x?y=1&z=2.")
    assert samir.at.startswith("/article/visit-1#c")
    guest = visitor()
    guest.get("/article/visit-1")
    (said,) = guest.page.xpath("//article[contains(@class, 'talk')]")
    assert "سمير" in text_of(said) and "هل تأكد موعد الزيارة؟" in text_of(said)
    assert text_of(said.xpath(".//blockquote")[0]) == "سيزور المغرب"
    (link,) = said.xpath(".//a[contains(@rel, 'ugc')]")
    assert link.get("href") == "https://a.example/x?y=1&z=2"
    assert {"nofollow", "noopener", "noreferrer"} <= set(link.get("rel").split())


def test_answers_stand_under_what_they_answer_however_deep(
    visitor: Visitors, samir: Visitor, clock: Clock
) -> None:
    samir.send(ARTICLE, body="the first one")
    for n in range(6):
        last = Message.objects.order_by("-id")[0].id
        clock.forward(minutes=5)
        samir.send(f"{ARTICLE}?to={last}", body=f"answer number {n}")
        assert samir.code == 200
    samir.get("/article/visit-1")
    assert len(samir.page.xpath("//ol[@class='thread']/li")) == 7
    assert len(samir.page.xpath("//ol[@class='thread']//ol//ol//ol")) == 1  # and no deeper
    assert not samir.page.xpath("//ol[@class='thread']//ol//ol//ol//ol")
    assert faults_of(samir.answer.content.decode()) == []


def test_a_comment_is_tied_to_a_paragraph_or_to_words_that_stand_there(samir: Visitor) -> None:
    samir.send(ARTICLE, body="about the second", paragraph="2")
    assert samir.page.xpath("//article//p[@class='under']/a/@href") == ["#par2"]
    assert samir.page.xpath("//p[@id='par2']")
    samir.send(ARTICLE, body="about these words", quote="العلاقات مع   الرباط قوية")
    assert samir.page.xpath("//blockquote[contains(@class, 'cited')]/a/@href") == ["#par2"]
    samir.clock.forward(minutes=5)
    samir.send(ARTICLE, body="words of my own", quote="العلاقات مع الرباط ضعيفة")
    assert samir.code == 400 and Message.objects.count() == 2
    assert "words of my own" in samir.page.xpath("//textarea[@name='body']")[0].text_content()


def test_a_comment_on_a_story_is_found_when_the_story_has_become_part_of_another(samir: Visitor) -> None:
    samir.send(STORY, body="on the whole story")
    assert samir.at.startswith("/story/st-visit#c")
    Message.objects.update(on="a-story-that-was-merged")
    samir.get("/story/st-visit")
    assert "on the whole story" in samir.text


def test_an_answer_is_told_to_whom_it_answers(visitor: Visitors, samir: Visitor) -> None:
    samir.send(ARTICLE, body="who knows more?")
    said = Message.objects.get()
    other = visitor("198.51.100.1").sign_up("karim")
    other.send(f"{ARTICLE}?to={said.id}", body="I do, and will tell.")
    notice = Notice.objects.get()
    assert (notice.account.name, notice.kind) == ("سمير", "reply")


# ---------------------------------------------------------------- changing


def test_a_change_within_a_quarter_of_an_hour_leaves_no_mark(samir: Visitor, clock: Clock) -> None:
    samir.send(ARTICLE, body="with a mistkae")
    id_ = Message.objects.get().id
    clock.forward(minutes=10)
    samir.send(f"/message/{id_}/edit", body="with a mistake", do="save")
    assert "with a mistake" in samir.text and not Revision.objects.exists()
    clock.forward(minutes=10)
    samir.send(f"/message/{id_}/edit", body="the contrary", do="save")
    assert samir.page.xpath(f"//a[@href='/message/{id_}/history']")
    samir.get(f"/message/{id_}/history")
    assert "with a mistake" in samir.text and "the contrary" in samir.text and "mistkae" not in samir.text


def test_nobody_changes_what_another_wrote(visitor: Visitors, samir: Visitor) -> None:
    samir.send(ARTICLE, body="my own words")
    id_ = Message.objects.get().id
    other = visitor("198.51.100.1").sign_up("karim")
    token = token_of(other, "/account")
    for do in ("save", "delete"):
        other.post(f"/message/{id_}/edit", {"csrfmiddlewaretoken": token, "body": "not theirs", "do": do})
        assert other.code == 404
    assert Message.objects.get().body == "my own words"
    assert visitor().post(f"/message/{id_}/edit", {"do": "delete"}).status_code == 403


def test_what_is_taken_back_is_gone_and_its_answers_stay(visitor: Visitors, samir: Visitor) -> None:
    samir.send(ARTICLE, body="a secret that slipped out")
    id_ = Message.objects.get().id
    other = visitor("198.51.100.1").sign_up("karim")
    other.send(f"{ARTICLE}?to={id_}", body="that is interesting")
    samir.clock.forward(hours=1)
    samir.send(f"/message/{id_}/edit", body="a secret that slipped out, again", do="save")
    samir.send(f"/message/{id_}/edit", do="delete")
    assert "that is interesting" in samir.text and "سمير" not in text_of(
        samir.page.xpath("//section[@class='discussion']")[0]
    )
    row = Message.objects.get(id=id_)
    assert (row.body, row.author, row.gone) == ("", None, True) and not Revision.objects.exists()
    samir.get(f"/message/{id_}/history")
    assert samir.code == 404


def test_a_deleted_account_takes_its_words_along(visitor: Visitors, samir: Visitor) -> None:
    samir.send(ARTICLE, body="the first words")
    other = visitor("198.51.100.1").sign_up("karim")
    other.send(f"{ARTICLE}?to={Message.objects.get().id}", body="an answer to them")
    samir.send(STORY, body="words that nobody answered")
    samir.send("/account", current=PASSWORD, do="delete")
    assert [(m.body, m.author.name if m.author else None) for m in Message.objects.order_by("id")] == [
        ("", None),
        ("an answer to them", "karim"),
    ]


# ---------------------------------------------------------------- limits


@pytest.mark.parametrize("body", ["", "x", " \n ", "\u202e\u200b\u2066", "x" * 5001])
def test_a_comment_is_neither_empty_nor_endless(samir: Visitor, body: str) -> None:
    samir.get(ARTICLE)
    data = {
        name: samir.page.xpath(f"//input[@name='{name}']/@value")[0]
        for name in ("csrfmiddlewaretoken", "stamp")
    }
    samir.clock.forward(seconds=10)
    assert samir.post(ARTICLE, data | {"body": body}).status_code == 400
    assert not Message.objects.exists()


def test_two_comments_a_minute_and_ten_on_the_first_day(samir: Visitor, clock: Clock) -> None:
    codes = []
    for n in range(3):
        samir.send(ARTICLE, patient=False, body=f"quick comment {n}", stamp="")
    assert not Message.objects.exists()  # new members are looked at closely
    for n in range(3):
        Account.objects.update(level=1)
        samir.send(ARTICLE, patient=False, body=f"quick comment {n}")
        codes.append(samir.code)
    assert codes == [200, 200, 429]
    Account.objects.update(level=0)
    codes = []
    for n in range(12):
        clock.forward(minutes=2)
        Account.objects.update(level=0, days=1)
        samir.send(ARTICLE, body=f"slow comment {n}")
        codes.append(samir.code)
    assert codes == [200] * 10 + [429] * 2


def test_the_limit_counts_a_network_too(visitor: Visitors) -> None:
    codes = []
    for n in range(3):
        one = visitor(f"198.51.100.{n}").sign_up(f"person {n}x")
        one.clock.forward(seconds=-20)
        one.send(ARTICLE, patient=False, body=f"comment {n}", stamp=_stamp(one))
        codes.append(one.code)
    assert codes == [200, 200, 429]


def _stamp(one: Visitor) -> str:
    from datetime import timedelta

    from tawatur.site.robots import stamp

    return stamp(one.clock.at - timedelta(seconds=30))


def test_the_same_again_is_refused(samir: Visitor) -> None:
    samir.send(ARTICLE, body="buy this now")
    samir.clock.forward(minutes=5)
    samir.send(STORY, body="buy  this\nnow")
    assert samir.code == 400 and Message.objects.count() == 1


def test_half_a_year_later_nothing_is_written_any_more(
    visitor: Visitors, samir: Visitor, clock: Clock
) -> None:
    samir.send(ARTICLE, body="the last word")
    clock.forward(days=181)
    late = visitor().sign_up("latecomer")
    token = token_of(late, "/account")
    late.get(ARTICLE)
    assert not late.page.xpath("//textarea")
    late.post(ARTICLE, {"csrfmiddlewaretoken": token, "body": "am I late?"})
    assert late.code == 400 and Message.objects.count() == 1
    late.send(STORY, body="nobody spoke here yet")
    assert late.code == 200
    late.get("/article/visit-1")
    assert not late.page.xpath(f"//a[@href='{ARTICLE}']")


def test_only_members_write_and_only_under_what_is_there(visitor: Visitors, samir: Visitor) -> None:
    guest = visitor()
    guest.get(ARTICLE)
    assert guest.at == "/account/in?next=/discuss/article/visit-1"
    for nowhere in (
        "/discuss/article/none",
        "/discuss/story/none",
        "/discuss/event/ev-visit",
        "/discuss/thread/1",
    ):
        samir.get(nowhere)
        assert samir.code == 404, nowhere
    samir.send(ARTICLE + "?to=99999", body="to nobody at all")
    assert samir.code == 400
    samir.send(ARTICLE, body="to everybody here")
    samir.clock.forward(minutes=2)
    token = token_of(samir, "/account")
    samir.post(
        STORY,
        {
            "csrfmiddlewaretoken": token,
            "to": Message.objects.get().id,
            "body": "x y z",
            "stamp": _stamp(samir),
        },
    )
    assert samir.code == 400  # an answer stands where its question stands


# ---------------------------------------------------------------- hostile words


@pytest.mark.parametrize(
    "body",
    [
        HOSTILE,
        "<svg/onload=alert(1)>",
        "[click](javascript:alert(1))",
        "javascript:alert(1) data:text/html,<script>alert(1)</script>",
        'https://x.example/"onmouseover="alert(1)',
        "https://x.example/<script>alert(1)</script>",
        "https://user:password@evil.example/",
        "https://[::1/ http:///x https://",
        "> <img src=x onerror=alert(1)>",
        "&lt;script&gt;",
        "\u202e\u202eevil\u2066",
        "a" + "\u0301" * 500,
    ],
)
def test_what_people_write_is_shown_as_words(samir: Visitor, body: str) -> None:
    samir.send(ARTICLE, body=f"Look: {body}")
    html = samir.answer.content.decode()
    section = samir.page.xpath("//section[@class='discussion']")[0]
    assert not section.xpath(".//script | .//img | .//svg | .//@style")
    assert not [name for one in section.iter() for name in one.attrib if name.startswith("on")]
    for address in section.xpath(".//div[@class='words']//a/@href"):
        assert address.startswith(("https://x.example/", "http://x.example/")), address
    assert not [c for c in html if c in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"]
    assert "\u0301" * 4 not in html
    assert faults_of(html) == []


def test_a_text_runs_the_way_of_its_letters() -> None:
    html = written("FRS تعلن عن موعد توقف خدماتها في الميناء\n\nThis one runs from the left")
    assert html.count('dir="rtl"') == 1 and html.count('dir="ltr"') == 1
    assert 'dir="rtl"' in written("انظر https://www.example.org/a-long-address")


def test_an_address_of_ours_on_a_line_of_its_own_is_a_link() -> None:
    assert '<a href="/article/visit-1">' in written("this one:\n/article/visit-1")
    for line in (
        "//article/visit-1",
        "/article/../../x",
        "/account/out",
        "/article/a/b",
        "x /article/visit-1",
    ):
        assert "<a " not in written(line)


@pytest.mark.parametrize("language", PREFIXES)
def test_the_pages_are_valid_in_every_language(samir: Visitor, language: str) -> None:
    samir.send(ARTICLE, body="some words here", paragraph="1")
    id_ = Message.objects.get().id
    for page in (
        ARTICLE,
        f"{ARTICLE}?to={id_}",
        STORY,
        f"/message/{id_}/edit",
        f"/message/{id_}/history",
        "/article/visit-1",
    ):
        samir.get(PREFIXES[language] + page)
        assert samir.code == 200 and faults_of(samir.answer.content.decode()) == [], page


# ---------------------------------------------------------------- reading stays quick; trust


def test_a_guest_costs_four_questions_however_much_was_said(
    visitor: Visitors, samir: Visitor, clock: Clock
) -> None:
    for n in range(5):
        clock.forward(minutes=3)
        samir.send(ARTICLE, body=f"comment number {n}")
    with CaptureQueriesContext(connections["people"]) as asked:
        answer = visitor().client.get("/article/visit-1")
    # whose messages, how many, the reactions; and whether its picture is hidden
    assert len(asked) == 4 and not answer.cookies and "Set-Cookie" not in answer
    assert "csrf" not in answer.content.decode()


def test_trust_grows_with_days_and_messages_that_stand(samir: Visitor, clock: Clock) -> None:
    for n in range(3):
        clock.forward(minutes=3)
        samir.send(ARTICLE, body=f"comment number {n}")
    account = Account.objects.get()
    assert level_of(account) == 0
    clock.forward(days=1)
    samir.send(ARTICLE, body="on the second day")
    found = find_by_name("سمير")
    assert found is not None and found.level == 1
    Message.objects.update(hidden="removed")
    assert level_of(Account.objects.get()) == 0
    assert [need.days for need in NEEDS] == sorted(need.days for need in NEEDS)
