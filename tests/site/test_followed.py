"""What readers follow: saved by one button, counted from where they were, fed by addresses of their own."""

import json
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import feedparser  # type: ignore[import-untyped]
import pytest

from tawatur.archive import open_archive
from tawatur.people import following
from tawatur.people.models import Account, Following
from tests import build
from tests.site.conftest import HOSTILE
from tests.site.pages import ODD_ENTITY, PREFIXES, faults_of, text_of
from tests.site.test_accounts import token_of
from tests.site.visitor import Clock, Visitor

Visitors = Callable[..., Visitor]

PLACES = {
    "search": "/search?q=" + quote("المغرب نوع:مقالات") + "&outlet=&from=2020-01-01&order=published&page=1",
    "entity": "/entity/person-esper",
    "story": "/story/st-visit",
    "outlet": "/outlet?name=" + quote("جريدة الساحل"),
    "timeline": "/timeline?a=Morocco&b=" + quote("الولايات المتحدة"),
    "latest": "/latest?form=news",
    "events": "/events?type=CONSULT",
}


@pytest.fixture
def samir(visitor: Visitors) -> Visitor:
    """Somebody with an account."""
    return visitor().sign_up("samir")


def follow(who: Visitor, place: str) -> list[str]:
    """Follow what a page shows by its button; returns the addresses of the feed."""
    kind = next(kind for kind, address in PLACES.items() if address == place)
    who.send(place, kind=kind)
    assert who.code == 200, who.text
    return addresses(who)


def addresses(who: Visitor) -> list[str]:
    """Return the addresses of feeds that a page shows."""
    return [one.replace("http://testserver", "") for one in who.page.xpath("//dl//code/text()")]


def arrive(home: Path, id_: str, text: str, outlet: str = "جريدة الساحل") -> None:
    """Let an article come into the archive that speaks of whom its text names."""
    archive = open_archive(home)
    article = build.an_article(text, id=id_, title=f"خبر {id_}", outlet=outlet)
    known = {"إسبر": "person-esper", "المغرب": "state-ma"}
    names = [build.a_name(article, name, entity=id_) for name, id_ in known.items() if name in text]
    with archive.transaction():
        archive.keep_article(article, build.some_facts(names=names))
    archive.close()


# ---------------------------------------------------------------- as it is meant


@pytest.mark.parametrize("kind", PLACES)
def test_one_button_follows_what_a_page_shows(visitor: Visitors, samir: Visitor, kind: str) -> None:
    atom, rss, told = follow(samir, PLACES[kind])
    one = Following.objects.get()
    assert one.kind == kind and one.title
    stranger = visitor("198.51.100.4")  # who needs no account
    for address in (atom, rss, told):
        answer = stranger.client.get(address)
        assert answer.status_code == 200
        assert "Set-Cookie" not in answer
    feed = feedparser.parse(stranger.client.get(atom).content)
    items = json.loads(stranger.client.get(told).content)["items"]
    assert [entry.id for entry in feed.entries] == [item["id"] for item in items]
    path, _, query = PLACES[kind].partition("?")
    listed = json.loads(stranger.client.get(f"{path}.jsonfeed{'?' + query if query else ''}").content)
    assert items == listed["items"] and items
    # The same once more makes no second one, and tells nobody the address again.
    samir.send(PLACES[kind], kind=kind)
    assert samir.at.startswith("/following") and addresses(samir) == []
    assert Following.objects.count() == 1


def test_a_search_is_saved_with_its_words_operators_and_facets(samir: Visitor) -> None:
    follow(samir, PLACES["search"])
    one = Following.objects.get()
    assert one.of == "q=" + quote("المغرب نوع:مقالات").replace("%20", "+") + "&from=2020-01-01"
    samir.get("/following")
    assert samir.page.xpath("//main//p[@class='what']/a/@href") == [f"/search?{one.of}"]


def test_guests_are_led_to_sign_in_and_back(visitor: Visitors) -> None:
    visitor().sign_up("samir")
    guest = visitor()
    guest.get("/search?q=" + quote("المغرب"))
    link = guest.page.xpath("//p[@class='following']/a")[0]
    assert link.get("rel") == "nofollow"
    guest.get(link.get("href"))
    assert guest.at.startswith("/account/in")
    guest.send(name="samir", password="four words in a row", patient=False)
    assert guest.at.startswith("/follow?") and not Following.objects.exists()
    guest.send(kind="search")
    assert Following.objects.get().of == "q=" + quote("المغرب")


def test_what_came_since_is_counted_until_it_is_seen_and_that_can_be_undone(
    samir: Visitor, people_home: Path, clock: Clock
) -> None:
    for kind in ("search", "entity", "outlet", "latest"):
        follow(samir, PLACES[kind])
    samir.get("/en/following")
    assert not samir.page.xpath("//strong[@class='fresh']")
    arrive(people_home, "new-1", "زار إسبر المغرب مرة أخرى.")
    arrive(people_home, "new-2", "تحدث إسبر عن المغرب.")
    arrive(people_home, "new-3", "نص لا صلة له.", outlet="أريف")
    samir.get("/en/following")
    counts = [text_of(one) for one in samir.page.xpath("//strong[@class='fresh']")]
    assert counts == ["3 new", "2 new", "2 new", "2 new"]  # the last followed first: latest, outlet, …
    assert "خبر new-2" in samir.text
    samir.send(do="seen", id=str(Following.objects.get(kind="outlet").id))
    assert len(samir.page.xpath("//strong[@class='fresh']")) == 3
    samir.send("/en/following", do="seen")
    assert not samir.page.xpath("//strong[@class='fresh']")
    samir.send(do="undo")
    assert len(samir.page.xpath("//strong[@class='fresh']")) == 3
    samir.send("/en/following", do="seen")
    clock.forward(minutes=11)
    samir.send(do="undo")
    assert not samir.page.xpath("//strong[@class='fresh']")


def test_an_archive_made_again_loses_no_mark(samir: Visitor, people_home: Path) -> None:
    follow(samir, PLACES["entity"])
    Following.objects.update(seen="an-article-that-is-gone", seen_at=datetime(2100, 1, 1, tzinfo=UTC))
    samir.get("/en/following")
    assert not samir.page.xpath("//strong[@class='fresh']")
    Following.objects.update(seen_at=datetime(2000, 1, 1, tzinfo=UTC))
    samir.get("/en/following")
    assert samir.page.xpath("//strong[@class='fresh']")


def test_a_story_that_became_part_of_another_is_still_followed(samir: Visitor, people_home: Path) -> None:
    [address, *_] = follow(samir, PLACES["story"])
    Following.objects.update(of="a-story-that-was")
    samir.get("/following")
    assert samir.page.xpath("//main//p[@class='what']/a/@href") == ["/story/st-visit"]
    assert samir.client.get(address).status_code == 200
    Following.objects.update(near="")
    samir.get("/en/following")
    assert "not there any more" in samir.text
    assert samir.client.get(address).status_code == 404


def test_a_thread_is_followed_by_the_posts_of_others(visitor: Visitors, samir: Visitor, clock: Clock) -> None:
    samir.send("/forum/new", category="politics", title="هل تتم الزيارة؟", body="ننتظر بلاغ الوزارة.")
    thread = samir.at
    samir.send(thread, kind="thread")
    clock.forward(hours=1)
    samir.send(f"{thread}/post", body="وهذا رأيي الأول هنا.")
    other = visitor("198.51.100.1").sign_up("other")
    other.send(f"{thread}/post", body="وهذا رأي آخر في الموضوع.")
    samir.get("/en/following")
    assert "1 new" in samir.text
    samir.send(do="seen")
    assert "1 new" not in samir.text
    assert not Following.objects.get().token


# ---------------------------------------------------------------- addresses that are secrets


def test_the_token_of_a_feed_is_kept_hashed_and_shown_once(samir: Visitor, people_home: Path) -> None:
    address, *_ = follow(samir, PLACES["entity"])
    token = address.split("/")[-1].removesuffix(".atom")
    assert len(token) >= 43
    kept = b"".join(file.read_bytes() for file in people_home.glob("people.sqlite3*"))
    assert token.encode() not in kept
    for page in ("/following", "/account", PLACES["entity"]):
        samir.get(page)
        assert token not in samir.answer.content.decode()
    assert token not in samir.client.get(address).content.decode()  # nor is it passed on with the feed


def test_a_feed_that_is_revoked_or_renewed_is_not_there(samir: Visitor) -> None:
    address, *_ = follow(samir, PLACES["entity"])
    samir.send("/following", do="renew")
    new, *_ = addresses(samir)
    assert new != address
    assert (samir.client.get(address).status_code, samir.client.get(new).status_code) == (404, 200)
    samir.send("/following", do="revoke")
    assert samir.client.get(new).status_code == 404
    samir.send("/following", do="renew")
    newest, *_ = addresses(samir)
    assert samir.client.get(newest).status_code == 200
    samir.send("/following", do="stop")
    assert samir.client.get(newest).status_code == 404


def test_a_feed_goes_with_its_account(samir: Visitor) -> None:
    address, *_ = follow(samir, PLACES["entity"])
    samir.send("/account", current="four words in a row", do="delete")
    assert not Following.objects.exists() and samir.client.get(address).status_code == 404


def test_no_cache_no_index_and_no_other_site_learns_the_address(samir: Visitor) -> None:
    address, *_ = follow(samir, PLACES["search"])
    assert samir.answer["Cache-Control"] == "no-store"
    answer = samir.client.get(address)
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Robots-Tag"] == "noindex"
    assert "Access-Control-Allow-Origin" not in answer
    for wrong in ("/feed/x.atom", f"/feed/{'x' * 43}.atom", address + "x", address.replace(".atom", ".csv")):
        assert samir.client.get(wrong).status_code == 404


def test_the_log_says_no_secret(
    samir: Visitor, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from tawatur.site import server
    from tawatur.site.views import followed

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("broken")

    address, *_ = follow(samir, PLACES["entity"])
    monkeypatch.setattr(followed, "written_as", broken)
    samir.client.raise_request_exception = False
    log = logging.getLogger("django.request")
    log.addFilter(server.without_secrets)
    assert samir.client.get(address).status_code == 500
    log.removeFilter(server.without_secrets)
    assert "/feed/…" in caplog.text
    assert address.split("/")[-1].removesuffix(".atom") not in caplog.text


# ---------------------------------------------------------------- what is refused


def test_nobody_touches_what_another_follows(visitor: Visitors, samir: Visitor) -> None:
    follow(samir, PLACES["entity"])
    one = Following.objects.get()
    before = Following.objects.values().get()
    thief = visitor("198.51.100.9").sign_up("thief")
    token = token_of(thief, "/account")
    for do in ("stop", "mute", "revoke", "renew", "seen", "undo", "nonsense"):
        thief.post("/following", {"csrfmiddlewaretoken": token, "do": do, "id": one.id, "marks": "x"})
    assert Following.objects.values().get() == before


@pytest.mark.parametrize(
    ("kind", "of", "code"),
    [
        ("entity", "nobody", 404),
        ("story", "", 404),
        ("search", "", 404),
        ("search", "page=2", 404),
        ("timeline", "a=" + quote("لا أحد"), 404),
        ("latest", "form=nonsense", 404),
        ("events", "type=nonsense", 404),
        ("day", "2020-01-01", 404),
        ("nonsense", "x", 404),
        ("thread", "99", 404),
        ("thread", "x", 404),
        ("outlet", "name=" + quote("x" * 3000), 200),
        ("search", "q=" + quote("م" * 500) + "&outlet=" + quote("ع" * 500), 200),
        ("search", "q=%00%01%ED%A0%80", 200),
        ("search", "q=" + quote(HOSTILE), 200),
    ],
)
def test_what_is_not_there_is_not_followed(samir: Visitor, kind: str, of: str, code: int) -> None:
    token = token_of(samir, "/account")
    samir.post("/follow", {"csrfmiddlewaretoken": token, "kind": kind, "of": of})
    assert samir.code == code
    assert Following.objects.count() == (code == 200)
    samir.get("/following")
    assert samir.code == 200 and "<script" not in samir.answer.content.decode()


def test_nobody_follows_more_than_a_hundred_things(samir: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "MOST", 1)
    follow(samir, PLACES["entity"])
    samir.send(PLACES["story"], kind="story")
    assert samir.code == 400 and Following.objects.count() == 1


def test_without_the_forms_token_nothing_is_followed(samir: Visitor) -> None:
    assert samir.post("/follow", {"kind": "entity", "of": "person-esper"}).status_code == 403
    samir.client.get("/follow?kind=entity&of=person-esper&do=stop")
    assert not Following.objects.exists()


@pytest.mark.parametrize("language", PREFIXES)
def test_the_pages_are_valid_in_every_language(samir: Visitor, language: str) -> None:
    prefix = PREFIXES[language]
    samir.get(f"{prefix}/following")
    assert faults_of(samir.answer.content.decode()) == []
    for place in (*PLACES.values(), ODD_ENTITY):
        samir.get(prefix + place)
        assert faults_of(samir.answer.content.decode()) == [], place
    samir.get(f"{prefix}/follow?kind=entity&of=person-esper")
    assert faults_of(samir.answer.content.decode()) == []
    samir.send(kind="entity")
    assert faults_of(samir.answer.content.decode()) == [] and samir.page.get("lang") == language
    samir.get(f"{prefix}/following")
    assert faults_of(samir.answer.content.decode()) == []
    assert Account.objects.count() == 1
