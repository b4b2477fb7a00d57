"""What is new since a reader was here: by their visits for members, by a cookie of their wish for others."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tawatur.people.models import Visit
from tests.site.pages import PREFIXES, faults_of, text_of
from tests.site.test_accounts import token_of
from tests.site.test_followed import PLACES, arrive, follow
from tests.site.visitor import Clock, Visitor

Visitors = Callable[..., Visitor]


@pytest.fixture
def samir(visitor: Visitors) -> Visitor:
    """Somebody with an account."""
    return visitor().sign_up("samir")


def came(who: Visitor) -> list[str]:
    """Return the titles of what the page lists as new."""
    who.get("/en/new")
    return [text_of(one) for one in who.page.xpath("//section[@aria-labelledby='came']//p[@class='what']")]


def test_a_member_sees_what_came_since_the_last_visit(
    samir: Visitor, people_home: Path, clock: Clock
) -> None:
    assert came(samir) == []
    clock.forward(days=1)
    arrive(people_home, "new-1", "زار إسبر المغرب مرة أخرى.")
    arrive(people_home, "new-2", "نص لا صلة له بغيره.")
    samir.get("/en/")  # the visit begins
    assert came(samir) == ["خبر new-2", "خبر new-1"]
    clock.forward(minutes=20)  # it goes on
    assert came(samir) == ["خبر new-2", "خبر new-1"]
    clock.forward(hours=2)
    samir.get("/")  # another one: what was there then is not new
    assert came(samir) == []


def test_marks_stand_on_lists_for_members_only(
    visitor: Visitors, samir: Visitor, people_home: Path, clock: Clock
) -> None:
    clock.forward(days=1)
    arrive(people_home, "new-1", "زار إسبر المغرب مرة أخرى.")
    samir.get("/latest")
    samir.get("/latest")
    marked = samir.page.xpath("//div[@class='item'][.//strong[@class='fresh']]//a/@href")
    assert marked == ["/article/new-1"]
    guest = visitor()
    guest.get("/latest")
    assert not guest.page.xpath("//strong[@class='fresh']")


def test_threads_with_new_posts_are_marked(visitor: Visitors, samir: Visitor, clock: Clock) -> None:
    other = visitor("198.51.100.1").sign_up("other")
    other.send("/forum/new", category="politics", title="هل تتم الزيارة؟", body="ننتظر بلاغ الوزارة.")
    thread = other.at
    clock.forward(days=1)
    for who, marked in ((samir, True), (visitor(), False)):
        who.get("/")
        who.get("/forum")
        assert bool(who.page.xpath("//li[.//strong[@class='fresh']]//a[@href='/thread/1']")) == marked
    samir.send("/new", do="seen")
    samir.get("/forum")
    assert not samir.page.xpath("//strong[@class='fresh']")
    clock.forward(minutes=5)
    other.send(f"{thread}/post", body="وهذا رأي آخر في الموضوع.")
    samir.get("/forum/politics")
    assert samir.page.xpath("//strong[@class='fresh']")


def test_all_is_marked_as_seen_and_that_can_be_undone_for_ten_minutes(
    visitor: Visitors, samir: Visitor, people_home: Path, clock: Clock
) -> None:
    clock.forward(days=1)
    arrive(people_home, "new-1", "زار إسبر المغرب مرة أخرى.")
    samir.get("/")
    samir.send("/en/new", do="seen")
    marks = samir.form(do="undo").xpath(".//input[@name='marks']/@value")[0]
    assert came(samir) == []
    thief = visitor("198.51.100.3").sign_up("thief")
    before = Visit.objects.values().get(account__name="thief")
    thief.post("/new", {"csrfmiddlewaretoken": token_of(thief, "/account"), "do": "undo", "marks": marks})
    after = Visit.objects.values().get(account__name="thief")
    assert (before["since"], before["since_at"]) == (after["since"], after["since_at"])
    token = token_of(samir, "/account")
    samir.post("/new", {"csrfmiddlewaretoken": token, "do": "undo", "marks": marks + "x"})
    assert came(samir) == []
    samir.post("/new", {"csrfmiddlewaretoken": token, "do": "undo", "marks": marks})
    assert came(samir) == ["خبر new-1"]
    samir.send("/en/new", do="seen")
    clock.forward(minutes=11)
    samir.send(do="undo")
    assert came(samir) == []


def test_what_one_follows_stands_there_too(samir: Visitor, people_home: Path) -> None:
    follow(samir, PLACES["entity"])
    arrive(people_home, "new-1", "زار إسبر المغرب مرة أخرى.")
    samir.get("/en/new")
    assert samir.page.xpath("//section[@aria-labelledby='followed']//a[text()='1 new']")


def test_a_guests_browser_keeps_the_moment_only_if_asked_to(
    visitor: Visitors, people_home: Path, clock: Clock
) -> None:
    guest = visitor()
    guest.get("/en/new")
    assert "Without an account nothing is kept" in guest.text and "since" not in guest.client.cookies
    guest.send(do="seen", patient=False)
    cookie = guest.client.cookies["since"]
    assert cookie["httponly"] and cookie["samesite"] == "Lax"
    assert came(guest) == []
    arrive(people_home, "new-1", "زار إسبر المغرب مرة أخرى.")
    assert came(guest) == ["خبر new-1"]
    assert guest.answer["Cache-Control"] == "no-store"
    guest.get("/latest")  # other pages know nothing of it
    assert not guest.page.xpath("//strong[@class='fresh']")
    guest.send("/en/new", do="forget", patient=False)
    assert "Without an account nothing is kept" in guest.text
    assert not Visit.objects.exists()


@pytest.mark.parametrize(
    "cookie",
    ["", ".", "x", "x.y", "..1", "x.99999999999", "<script>.1", "%00.1", "x" * 65 + ".1", "\u00e9.1"],
)
def test_a_cookie_of_somebodys_own_making_breaks_nothing(visitor: Visitors, cookie: str) -> None:
    guest = visitor()
    guest.client.cookies["since"] = cookie
    guest.get("/new")
    assert guest.code == 200


def test_visits_are_noted_now_and_then_and_by_no_page_that_was_read(samir: Visitor, clock: Clock) -> None:
    samir.get("/")
    first = Visit.objects.values().get()
    clock.forward(minutes=5)
    samir.get("/article/visit-1")
    assert Visit.objects.values().get() == first
    assert set(first) == {"account_id", "here", "here_at", "since", "since_at"}


@pytest.mark.parametrize("prefix", PREFIXES.values())
def test_the_page_is_valid(
    visitor: Visitors, samir: Visitor, people_home: Path, clock: Clock, prefix: str
) -> None:
    follow(samir, PLACES["entity"])
    clock.forward(days=1)
    for n in range(45):
        arrive(people_home, f"new-{n}", f"زار إسبر المغرب في المرة رقم {n} من زياراته.")
    samir.get("/")
    samir.get(f"{prefix}/new")
    assert faults_of(samir.answer.content.decode()) == []
    assert samir.page.xpath("//nav[@class='pager']/a[@rel='next']")
    samir.send(do="seen")
    assert faults_of(samir.answer.content.decode()) == []
    guest = visitor()
    guest.get(f"{prefix}/new")
    assert faults_of(guest.answer.content.decode()) == []
