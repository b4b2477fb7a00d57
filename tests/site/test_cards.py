"""Cards of pages elsewhere that messages lead to: made by a command, safely and once, shown as words."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import html5lib  # type: ignore[import-untyped]
import pytest
from click.testing import CliRunner
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from tawatur.archive import open_archive
from tawatur.articles import read_head
from tawatur.cli import tawatur
from tawatur.cli.state import State
from tawatur.model import Article, Page, Unreadable
from tawatur.pages import fetching
from tawatur.people import cards, messages
from tawatur.people.housekeeping import sweep
from tawatur.people.messages import About
from tawatur.people.models import Account, Card, Message
from tawatur.pipeline import cards as pipeline
from tawatur.pipeline.cards import Tried, lacking, make_cards
from tests import build
from tests.newsroom import tawatur as a_user_runs
from tests.site.pages import PREFIXES, faults_of, text_of
from tests.site.test_forum import picture
from tests.site.visitor import PASSWORD, Clock, Visitor
from tests.web import Web, served

Visitors = Callable[..., Visitor]

TITLE = "انطلاق أشغال الجسر الجديد على النهر الكبير"
BODY = "<p>انطلقت صباح اليوم أشغال الجسر الجديد الذي يربط ضفتي النهر الكبير بعد عام من الدراسات.</p>" * 3
EVIL = "&lt;script&gt;alert(1)&lt;/script&gt; \u202eمقلوب\u2066 \"'><img src=x onerror=alert(2)>"


def html(title: str, head: str = "", body: str = BODY, end: str = "") -> bytes:
    """Return a page of news; `end` stands behind its title where only browsers show it."""
    return (
        f'<html><head><meta charset="utf-8"><title>{title}{end}</title>{head}</head>'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    ).encode()


DATED = '<meta property="article:published_time" content="2021-03-03T10:00:00+01:00">'
PAGES: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/robots.txt": (200, {}, b"User-agent: *\nDisallow: /closed\n"),
    "/bridge": (200, {}, html(TITLE, DATED, end=" - BBC")),
    "/undated": (200, {}, html(TITLE)),
    "/evil": (200, {}, html(EVIL, DATED)),
    "/wall": (200, {}, html(TITLE, DATED, "<p>سجل الدخول</p>")),
    "/untitled": (200, {}, html("", body="")),
    "/unseen": (200, {}, html("\u202e\u2066\u200b")),
    "/data": (200, {"Content-Type": "application/json"}, json.dumps({"title": TITLE}).encode()),
    "/feed": (200, {"Content-Type": "application/rss+xml"}, b"<rss><item><title>a b c</title></item></rss>"),
    "/picture": (200, {"Content-Type": "text/html"}, picture()),
    "/large": (200, {}, html(TITLE) + b" " * 5_000_000),
    "/moved": (302, {"Location": "/bridge"}, b""),
    "/inside": (302, {"Location": "http://10.0.0.1/secret"}, b""),
    "/mapped": (302, {"Location": "http://[::ffff:10.0.0.1]/secret"}, b""),
    "/to-file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/broken": (500, {}, b""),
    "/closed": (200, {}, html(TITLE)),
}


class Site(Web):
    """A site with pages that give cards and pages that do not."""

    asked: list[str] = []  # noqa: RUF012

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.answer(*PAGES.get(self.path.partition("?")[0], (404, {}, b"")))


@pytest.fixture
def inside() -> Iterator[str]:
    """The site, at an address of this machine."""
    with served(Site) as address:
        yield address


@pytest.fixture
def web(inside: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The same, as if 127.0.0.1 were a public address; all other private ones stay what they are."""
    real = fetching._is_public
    monkeypatch.setattr(fetching, "_is_public", lambda address: address == "127.0.0.1" or real(address))
    monkeypatch.setattr(fetching, "_PORTS", range(65_536))
    return inside


@pytest.fixture
def say(visitor: Visitors, clock: Clock) -> Callable[..., Message]:
    """Lets samir write comments, each an hour after the other."""
    visitor("192.0.2.1").sign_up("samir")
    Account.objects.update(level=1)

    def say(*lines: str) -> Message:
        clock.forward(hours=1)
        account, about = Account.objects.get(name="samir"), About("article", "visit-1")
        said = messages.write(account.id, about, "\n".join(lines), network="x", at=clock.at)
        return Message.objects.get(id=said.id)

    return say


Say = Callable[..., Message]


def run(home: Path, clock: Clock, own: str = "") -> list[Tried]:
    """Make the cards that are due by the site's clock."""
    archive = open_archive(home, read_only=True)
    return list(make_cards(lacking(archive, clock.at, own), clock.at))


def shown(who: Visitor, page: str = "/article/visit-1") -> list[HtmlElement]:
    """Return the cards of a page."""
    found: list[HtmlElement] = who.get(page).xpath("//aside[@class='card-link']")
    return found


def pages_asked() -> list[str]:
    return [path for path in Site.asked if path != "/robots.txt"]


# ---------------------------------------------------------------- made and shown


def test_a_page_elsewhere_becomes_a_card(
    people_home: Path, web: str, say: Say, clock: Clock, visitor: Visitors
) -> None:
    guest = visitor()
    say("look at this", f"{web}/bridge")
    (small,) = shown(guest)
    assert text_of(small) == "127.0.0.1" and Site.asked == []  # the site itself asks for nothing
    assert run(people_home, clock) == [Tried(f"{web}/bridge")]
    (card,) = shown(guest)
    (link,) = card.xpath(".//a")
    assert text_of(link) == TITLE and link.get("href") == f"{web}/bridge" and link.get("dir") == "rtl"
    assert {"nofollow", "ugc", "noopener", "noreferrer"} <= set(link.get("rel").split())
    assert text_of(card.xpath("./p[@class='under']")[0]) == "127.0.0.1 · 3 مارس 2021"
    assert not card.xpath(".//img | .//iframe | .//script | .//link")
    english = shown(guest, "/en/article/visit-1")
    assert "3 March 2021" in text_of(english[0])
    for prefix in PREFIXES.values():
        guest.get(f"{prefix}/article/visit-1")
        source = guest.answer.content.decode()
        assert faults_of(source) == []
        html5lib.HTMLParser(strict=True).parse(source)


def test_a_post_in_the_forum_has_its_cards_in_the_order_of_its_lines(
    people_home: Path, web: str, visitor: Visitors, clock: Clock
) -> None:
    samir = visitor("192.0.2.1").sign_up("samir")
    lines = ["first words", f"{web}/undated", "/article/copy-a", f"{web}/bridge#end.", f"{web}/evil"]
    samir.send("/forum/new", category="world", title="A bridge over the river", body="\n".join(lines))
    run(people_home, clock)
    found = shown(samir, "/thread/1")
    links = [card.xpath(".//a/@href")[0] for card in found]
    assert links == [f"{web}/undated", "/article/copy-a", f"{web}/bridge#end"]  # three at most
    assert text_of(found[0].xpath("./p[@class='under']")[0]) == "127.0.0.1"
    assert pages_asked() == ["/undated", "/bridge"]


def test_what_is_no_line_of_its_own_or_a_quote_is_no_card(
    people_home: Path, web: str, say: Say, clock: Clock, visitor: Visitors
) -> None:
    say(f"as {web}/bridge says", f"> {web}/undated", "https://user:pw@host.example/", "https://[::1/")
    assert shown(visitor()) == [] and run(people_home, clock) == []


def test_a_hostile_title_is_shown_as_words(
    people_home: Path, web: str, say: Say, clock: Clock, visitor: Visitors
) -> None:
    say(f"{web}/evil")
    assert run(people_home, clock) == [Tried(f"{web}/evil")]
    guest = visitor()
    (card,) = shown(guest)
    assert "<script>alert(1)</script>" in text_of(card) and "مقلوب" in text_of(card)
    source = guest.answer.content.decode()
    assert "<script>alert" not in source and not card.xpath(".//img")
    assert not [c for c in source if c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"]
    Card.objects.update(title="\u202e" + EVIL, outlet=EVIL)  # as nothing of ours would keep it
    shown(guest)
    source = guest.answer.content.decode()
    assert "\u202e" not in source and "<img src=x" not in source and faults_of(source) == []


def test_a_page_names_no_outlet_but_by_its_address(people_home: Path, web: str, say: Say) -> None:
    page = Page("x", html(TITLE, '<meta property="og:site_name" content="BBC">'), build.FETCHED)
    head = read_head(page)
    assert isinstance(head, Article) and head.outlet == "BBC" and head.body == ""
    assert pipeline._card("http://evil.example/1", "http://evil.example/1", head).outlet == ""
    known = pipeline._card("http://x.example/1", "https://www.aljazeera.net/news/1", head)
    assert known.outlet and known.final == "https://www.aljazeera.net/news/1"


def test_a_page_without_an_article_is_taken_at_its_own_word() -> None:
    head = read_head(Page("x", PAGES["/wall"][2], build.FETCHED))
    assert isinstance(head, Article) and head.title == TITLE and head.published.earliest == date(2021, 3, 3)
    assert isinstance(read_head(Page("x", b"", build.FETCHED)), Unreadable)


def test_a_page_asks_three_questions_for_the_cards_of_all_its_messages(
    people_home: Path, web: str, say: Say, clock: Clock, visitor: Visitors
) -> None:
    guest, counts = visitor(), []
    for said in (["nothing but words"], [f"{web}/bridge"], *([f"{web}/undated?{n}"] for n in range(9))):
        say(*said)
        with CaptureQueriesContext(connections["people"]) as people, CaptureQueriesContext(connection) as own:
            guest.get("/article/visit-1")
        counts.append(len(people) + len(own))
    assert len(shown(guest)) == 10 and counts[1] - counts[0] <= 3 and len(set(counts[1:])) == 1


# ---------------------------------------------------------------- asked for


def test_nothing_is_fetched_twice(
    people_home: Path, web: str, say: Say, clock: Clock, visitor: Visitors
) -> None:
    say(f"{web}/bridge", f"{web}/bridge#again")
    say("once more", f"{web}/bridge")
    for _ in range(3):
        run(people_home, clock)
        clock.forward(days=9)
    assert pages_asked() == ["/bridge"] and len(shown(visitor())) == 2


def test_two_runs_at_once_share_the_work(people_home: Path, web: str, say: Say, clock: Clock) -> None:
    say(f"{web}/bridge", f"{web}/undated")
    archive = open_archive(people_home, read_only=True)
    both = [make_cards(lacking(archive, clock.at), clock.at) for _ in range(2)]
    done = [tried for pair in zip(*both, strict=False) for tried in pair]
    assert {one.address for one in done} == {f"{web}/bridge", f"{web}/undated"}
    assert sorted(pages_asked()) == ["/bridge", "/undated"]


def test_a_page_that_cannot_be_had_is_tried_three_times(
    people_home: Path, web: str, say: Say, clock: Clock, visitor: Visitors
) -> None:
    say(f"{web}/broken", f"{web}/bridge")
    assert run(people_home, clock) == [Tried(f"{web}/broken", "HTTP status 500"), Tried(f"{web}/bridge")]
    tries = []
    for hours in (0.5, 0.6, 2, 20, 2, 30, 1_000):  # due after one, and after 24 more
        clock.forward(hours=hours)
        tries.append(len(run(people_home, clock)))
    assert tries == [0, 1, 0, 0, 1, 0, 0]
    row = Card.objects.get(address=f"{web}/broken")
    assert pages_asked().count("/broken") == row.tries == 3 and row.failed == "HTTP status 500"
    assert text_of(shown(visitor())[0]) == "127.0.0.1"


def test_a_try_that_was_cut_short_was_one(
    people_home: Path, web: str, say: Say, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(f"{web}/bridge")

    def stopped(page: Page) -> Article:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(pipeline, "read_head", stopped)
        run(people_home, clock)
    assert run(people_home, clock) == [] and Card.objects.get().failed == "cut short"
    clock.forward(hours=1)
    assert run(people_home, clock) == [Tried(f"{web}/bridge")] and Card.objects.get().failed == ""


def test_a_fault_of_ours_costs_one_page(
    people_home: Path, web: str, say: Say, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(f"{web}/bridge", f"{web}/undated")

    def faulty(page: Page) -> Article | Unreadable:
        if page.input.endswith("/bridge"):
            raise RecursionError("too deep")
        return read_head(page)

    monkeypatch.setattr(pipeline, "read_head", faulty)
    first, second = run(people_home, clock)
    assert "a fault in Tawatur" in first.reason and second == Tried(f"{web}/undated")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/closed", "robots.txt"),
        ("/inside", "private address"),
        ("/mapped", "private address"),
        ("/to-file", "neither http nor https"),
        ("/data", "no HTML page"),
        ("/feed", "no HTML page"),
        ("/picture", "PNG"),
        ("/large", "larger than"),
        ("/untitled", "no title"),
        ("/unseen", "no title"),
        ("/gone", "404"),
    ],
)
def test_what_gives_no_card_says_why_and_shows_its_host(
    people_home: Path, web: str, say: Say, clock: Clock, visitor: Visitors, path: str, reason: str
) -> None:
    say(web + path, f"{web}/bridge")
    bad, good = run(people_home, clock)
    assert reason in bad.reason and "\n" not in bad.reason and not good.reason
    assert Card.objects.get(address=web + path).failed == bad.reason
    small, card = shown(visitor())
    assert text_of(small) == "127.0.0.1" and TITLE in text_of(card)
    assert "/closed" not in Site.asked


def test_one_run_asks_for_so_many_pages_and_so_many_of_a_host(
    people_home: Path, web: str, say: Say, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(8):
        say(f"{web}/bridge?{n}")
    assert len(run(people_home, clock)) == pipeline.MOST_OF_HOST == 5
    assert len(run(people_home, clock)) == 3 and run(people_home, clock) == []
    monkeypatch.setattr(pipeline, "MOST_AT_ONCE", 1)
    say(f"{web}/bridge?9", f"{web}/bridge?10")
    assert len(run(people_home, clock)) == 1


def test_what_is_hidden_or_gone_leads_nowhere(
    people_home: Path, web: str, say: Say, clock: Clock, visitor: Visitors
) -> None:
    for n, hidden in enumerate(("folded", "removed")):
        Message.objects.filter(id=say(f"{web}/bridge?{n}").id).update(hidden=hidden)
    messages.take_back(Account.objects.get().id, say(f"{web}/undated").id)
    assert run(people_home, clock) == [] and Site.asked == []
    Message.objects.filter(hidden="removed").update(hidden="")
    assert run(people_home, clock) == [Tried(f"{web}/bridge?1")]
    Message.objects.filter(hidden="").update(hidden="removed")
    assert not [card for card in shown(visitor()) if TITLE in text_of(card)]


def test_a_change_of_a_message_changes_its_cards(
    people_home: Path, web: str, say: Say, clock: Clock, visitor: Visitors
) -> None:
    said = say(f"{web}/broken")
    run(people_home, clock)
    messages.edit(Account.objects.get().id, said.id, f"rather this one\n{web}/bridge", at=clock.at)
    assert run(people_home, clock) == [Tried(f"{web}/bridge")]
    (card,) = shown(visitor())
    assert TITLE in text_of(card)


# ---------------------------------------------------------------- ours


def test_the_archives_own_article_wins(
    people_home: Path, web: str, say: Say, clock: Clock, visitor: Visitors
) -> None:
    say(f"{web}/bridge", f"{web}/moved", "https://www.sahel.example/visit?x=1&y=2")
    assert [one.address for one in run(people_home, clock)][:2] == [f"{web}/bridge", f"{web}/moved"]
    guest = visitor()
    assert all("/article/" not in card.xpath(".//a/@href")[0] for card in shown(guest))
    article = replace(
        build.an_article("نص المقال عن الجسر", id="bridge-1", title="كما نحفظه", outlet="جريدة الضفة"),
        url=f"{web}/bridge",
    )
    archive = open_archive(people_home)
    with archive.transaction():
        archive.keep_article(article, build.some_facts())
    archive.close()
    ours, _ = shown(guest)  # both addresses end at one page, which is one article
    assert ours.xpath(".//a/@href") == ["/article/bridge-1"] and "كما نحفظه" in text_of(ours)
    Card.objects.all().delete()
    clock.forward(days=3)
    assert [one.address for one in run(people_home, clock)][:1] == [f"{web}/moved"]
    assert f"{web}/bridge" not in cards.of([f"{web}/bridge"])


def test_our_own_pages_are_not_asked_for(
    people_home: Path, web: str, say: Say, clock: Clock, visitor: Visitors
) -> None:
    say("http://testserver/article/visit-1", "http://testserver/story/st-visit", f"{web}/bridge")
    assert [one.address for one in run(people_home, clock, "testserver")] == [f"{web}/bridge"]
    ours, theirs = shown(visitor())
    assert ours.xpath(".//a/@href") == ["/article/visit-1"] and TITLE in text_of(theirs)


# ---------------------------------------------------------------- no longer needed


def test_a_card_goes_with_the_last_message_that_leads_to_it(
    people_home: Path, web: str, say: Say, clock: Clock, visitor: Visitors
) -> None:
    first, second = say(f"{web}/bridge"), say("another", f"{web}/bridge", f"{web}/undated")
    run(people_home, clock)
    account = Account.objects.get()
    messages.take_back(account.id, first.id)
    sweep(clock.at)
    assert Card.objects.count() == 2
    messages.edit(account.id, second.id, f"only this\n{web}/undated", at=clock.at)
    sweep(clock.at)
    assert [row.address for row in Card.objects.all()] == [f"{web}/undated"]
    samir = visitor("192.0.2.9")
    samir.sign_in("samir")
    assert f"{web}/undated" in samir.client.get("/account/export").content.decode()
    samir.send("/account", current=PASSWORD, do="delete")
    sweep(clock.at)
    assert not Card.objects.exists() and not Account.objects.exists()


# ---------------------------------------------------------------- the command


def test_the_command_says_what_it_made_and_what_failed(
    people_home: Path, web: str, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(State, "start_log", lambda _: None)
    say(f"{web}/bridge", f"{web}/data")

    def cards() -> tuple[str, str, int]:
        state = State()
        done = CliRunner().invoke(tawatur, ["--home", str(people_home), "cards"], obj=state)
        assert done.exception is None, done.exception
        return done.stdout, done.stderr, done.exit_code or state.exit_code

    failed = f"tawatur: {web}/data: no HTML page\n"
    assert cards() == ("1 card, 1 failed, 0 left for later\n", failed, 1)
    assert cards() == ("0 cards, 0 failed, 0 left for later\n", "", 0)


@pytest.mark.parametrize("host", ["127.0.0.1", "[::ffff:127.0.0.1]", "localhost", "2130706433", "[::1]"])
def test_this_machine_is_never_asked_whatever_the_settings_say(
    people_home: Path, inside: str, say: Say, visitor: Visitors, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TAWATUR_ALLOW_PRIVATE", "1")
    address = inside.replace("127.0.0.1", host) + "/bridge"
    say(address)
    done = a_user_runs("--home", people_home, "cards")
    assert done.returncode == 1 and done.stdout == b"0 cards, 1 failed, 0 left for later\n"
    (told,) = done.stderr.decode().splitlines()
    assert told.startswith(f"tawatur: {address}: ") and ("private" in told or "host not found" in told)
    (small,) = shown(visitor())
    assert TITLE not in text_of(small) and text_of(small) == host.strip("[]") and Site.asked == []


def test_where_there_is_no_archive_the_command_says_so(tmp_path: Path) -> None:
    done = a_user_runs("--home", tmp_path, "cards")
    assert done.returncode == 1 and b"there is no archive" in done.stderr
    assert list(tmp_path.iterdir()) == []
