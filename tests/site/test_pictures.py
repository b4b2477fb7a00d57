"""Pictures of articles: shown from here and nowhere else, reported, hidden at every address, shown again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tawatur.archive import open_archive
from tawatur.model import Image, Picture
from tawatur.people import Refused, moderation
from tawatur.people.accounts import make_moderator
from tawatur.people.models import Account, Case, Entry
from tawatur.people.reports import Reporter, report
from tests.site.pages import PREFIXES, faults_of, text_of
from tests.site.test_moderation import people
from tests.site.test_writing_api import ALL, make, write
from tests.site.visitor import Clock, Visitor

Visitors = Callable[..., Visitor]
ARTICLE = "/article/visit-1"


@pytest.fixture
def name(people_home: Path) -> str:
    """The picture of the article, by its name."""
    archive = open_archive(people_home, read_only=True)
    return archive.pictures_of("0123456789abcdef")["https://www.sahel.example/a.jpg"].name


def served(reader: Visitor, name: str) -> list[int]:
    """How each address that could lead to a picture answers, also to who has it already."""
    tries = (
        *(f"/picture/{name}", f"/en/picture/{name}", f"/fr/picture/{name}", f"/picture/{name}?seen=1"),
        *(f"/picture/{name}.webp", f"/picture/{name.upper()}", f"/image/{name}", f"/mod/picture/{name}"),
        *(f"/pictures/{name[:2]}/{name}.webp", f"/static/../pictures/{name[:2]}/{name}.webp"),
        f"/picture/..%2Fpictures%2F{name[:2]}%2F{name}",
    )
    answers = [reader.client.get(one).status_code for one in tries]
    for headers in (
        {"If-None-Match": "*"},
        {"If-None-Match": '"x"'},
        {"If-Modified-Since": "Wed, 21 Oct 2099 07:28:00 GMT"},
        {"Range": "bytes=0-99"},
    ):
        answers.append(reader.client.get(f"/picture/{name}", headers=headers).status_code)
    answers.append(reader.client.head(f"/picture/{name}").status_code)
    return answers


def reported(name: str, by: list[Account], clock: Clock, *, blocks: int = 99) -> list[str]:
    """Let people report the picture one after another; returns what is hidden after each."""
    states = []
    for n, one in enumerate(by):
        clock.forward(seconds=20)
        who = Reporter(one.id, f"10.{n % blocks}.0.0/24")
        states.append(report("picture", name, "violent", "", who, at=clock.at))
    return states


# ---------------------------------------------------------------- shown


@pytest.mark.parametrize("language", PREFIXES)
def test_an_article_shows_its_picture_with_what_is_said_of_it_and_words_for_the_others(
    visitor: Visitors, name: str, language: str
) -> None:
    guest = visitor()
    guest.get(PREFIXES[language] + ARTICLE)
    assert faults_of(guest.answer.content.decode()) == []
    (shown,) = guest.page.xpath("//main//img")
    assert (shown.get("src"), shown.get("alt")) == (f"{PREFIXES[language]}/picture/{name}", "صورة الوزير")
    assert (shown.get("width"), shown.get("height"), shown.get("loading")) == ("640", "400", None)
    said = text_of(shown.xpath("./ancestor::figure")[0])
    assert "الوزير عند وصوله" in said and "تصوير: هدى" in said
    lost = [text_of(one) for one in guest.page.xpath("//p[@class='lost']")]
    assert len(lost) == 2 and "قاعة اللقاء" in lost[0]
    if language == "ar":
        assert lost[0].startswith("صورة غير محفوظة") and "لا تقول الصفحة ماذا تُظهر" in lost[1]
    assert "sahel.example/a.jpg" not in guest.answer.content.decode()


def test_a_picture_is_an_image_that_is_asked_for_again_each_time(visitor: Visitors, name: str) -> None:
    guest = visitor()
    answer = guest.client.get(f"/picture/{name}")
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
    assert answer["Cache-Control"] == "no-cache" and answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"] and not answer.cookies
    again = guest.client.get(f"/picture/{name}", headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_picture_further_down_is_loaded_late_and_none_stands_twice(
    visitor: Visitors, people_home: Path, name: str
) -> None:
    archive = open_archive(people_home)
    page = archive.article("visit-1").page  # type: ignore[union-attr]
    other = next(one for one in archive.all_pictures() if one.name != name)
    with archive.transaction():
        archive.keep_pictures(
            [
                Picture(page, "b.jpg", name, 640, 400),
                Picture(page, "https://www.sahel.example/c.jpg", other.name, 300, 3000),
            ]
        )
    guest = visitor()
    guest.get(ARTICLE)
    first, second = guest.page.xpath("//main//img")
    assert (first.get("loading"), second.get("loading")) == (None, "lazy")
    assert (second.get("width"), second.get("height")) == ("56", "560")
    assert second.get("alt") == "صورة لا تصفها الصفحة"
    assert not guest.page.xpath("//p[@class='lost']")


def test_one_picture_in_many_sizes_is_one() -> None:
    sizes = ("i/red.jpg", "i/red-300x200.jpg", "i/red-scaled.jpg", "i/red_thumbnail.jpg")
    assert {Image(src).any_size for src in sizes} == {"i/red.jpg"}
    assert Image("i/red-2021.jpg").any_size != Image("i/red.jpg").any_size


def test_what_a_hostile_page_says_of_its_picture_is_words(visitor: Visitors) -> None:
    guest = visitor()
    guest.get("/article/odd-1")
    (shown,) = guest.page.xpath("//main//img")
    assert shown.get("alt").startswith("<script>") and set(shown.attrib) == {
        *("src", "alt", "width", "height", "decoding"),
    }


# ---------------------------------------------------------------- reported


def test_fifteen_people_hide_a_picture_at_every_address_and_a_moderator_shows_it_again(
    visitor: Visitors, name: str, clock: Clock
) -> None:
    guest, judge = visitor(), visitor("192.0.100.1").sign_up("Judge Karim")
    make_moderator("Judge Karim")
    had = guest.client.get(f"/picture/{name}")["ETag"]
    guest.get(ARTICLE)  # is kept for the next reader
    assert guest.page.xpath("//main//img")
    states = reported(name, people(15, clock), clock)
    assert states[3:5] == ["", "blurred"] and states[-1] == "withheld"
    assert all(code in (303, 400, 404) for code in served(guest, name)), served(guest, name)
    assert guest.client.get(f"/picture/{name}", headers={"If-None-Match": had}).status_code == 404
    guest.get(ARTICLE)
    assert guest.code == 200 and not guest.page.xpath("//main//img")
    assert name not in guest.answer.content.decode()
    assert "صورة محجوبة بعد بلاغات" in guest.text and "سيزور المغرب" in guest.text
    assert Case.objects.get().urgent
    judge.get("/mod")
    (address,) = judge.page.xpath("//main//img/@src")
    seen = judge.client.get(address)
    assert (seen.status_code, seen["Cache-Control"]) == (200, "no-store")
    judge.send("/mod", do="disagree", reason="fine")
    assert guest.client.get(f"/picture/{name}").status_code == 200
    guest.get(ARTICLE)
    assert guest.page.xpath("//main//img")


def test_one_persons_fifteen_reports_do_not_hide_a_picture(
    visitor: Visitors, name: str, clock: Clock
) -> None:
    angry, guest = visitor("198.51.100.1").sign_up("angry man"), visitor("198.51.100.9")
    for _ in range(15):
        clock.forward(minutes=30)
        angry.send(f"/report/picture/{name}", reason="violent")
        guest.send(f"/report/picture/{name}", reason="violent")
    assert Case.objects.get().score == 1.5
    assert guest.client.get(f"/picture/{name}").status_code == 200


def test_one_network_alone_and_guests_alone_do_not_withhold_a_picture(
    visitor: Visitors, name: str, clock: Clock
) -> None:
    guest = visitor()
    guest.get(ARTICLE)
    assert reported(name, people(15, clock), clock, blocks=1)[-1] == "blurred"
    for n in range(40):
        report("picture", name, "spam", "", Reporter(None, f"10.9.{n}.0/24"), at=clock.at)
    assert guest.client.get(f"/picture/{name}").status_code == 200
    guest.get(ARTICLE)
    assert guest.page.xpath("//details[@class='plate']//img[@loading='lazy']")


def test_readers_report_from_the_article_and_are_told_the_seeds_promise(
    visitor: Visitors, name: str, clock: Clock
) -> None:
    guest = visitor()
    guest.get(ARTICLE)
    (link,) = guest.page.xpath("//figcaption//a/@href")
    guest.send(link, reason="misleading", note="not the minister")
    assert "شكرا على الإبلاغ" in guest.text and "عدة أشخاص" in guest.text
    (back,) = guest.page.xpath("//main//a[@class='button']/@href")
    guest.get(ARTICLE)
    assert guest.page.xpath(f"//*[@id='{back.partition('#')[2]}']")
    (waiting,) = moderation.queue()
    assert (waiting.kind, waiting.of, waiting.notes) == ("picture", name, ("not the minister",))


def test_programs_report_pictures_by_the_same_rules(visitor: Visitors, name: str) -> None:
    samir = visitor("192.0.2.1").sign_up("samir")
    Account.objects.update(level=1)
    token = make(samir, ALL)
    given = {"kind": "picture", "of": name, "reason": "rights"}
    write(samir, "reports", given, token)
    assert samir.code == 202 and Case.objects.get().of == name
    for wrong, status in (({"of": "a" * 32}, 404), ({"reason": "misread"}, 400)):
        write(samir, "reports", given | wrong, token)
        assert samir.code == status


@pytest.mark.parametrize("of", ["none", "a" * 32, "1", "../visit-1", "visit-1"])
def test_only_pictures_that_are_kept_are_reported(visitor: Visitors, of: str) -> None:
    guest = visitor()
    guest.get(f"/report/picture/{of}")
    assert guest.code == 404


def test_a_moderator_withholds_with_one_tap_takes_it_back_and_all_of_it_is_logged(
    visitor: Visitors, name: str, clock: Clock
) -> None:
    judge, guest = visitor("192.0.100.1").sign_up("Judge Karim"), visitor()
    make_moderator("Judge Karim")
    reported(name, people(1, clock), clock)
    judge.send("/mod", do="agree", reason="private")
    assert 200 not in served(guest, name)
    judge.send("/mod/log", do="undo")
    assert guest.client.get(f"/picture/{name}").status_code == 200
    assert list(Entry.objects.order_by("id").values_list("action", "kind")) == [
        ("remove", "picture"),
        ("undo", "picture"),
    ]
    for page in ("/mod", "/mod/log", "/transparency", f"/report/picture/{name}"):
        judge.get(page)
        assert judge.code == 200 and faults_of(judge.answer.content.decode()) == [], page


def test_any_member_appeals_once_for_all_and_is_told_what_became_of_it(
    visitor: Visitors, name: str, clock: Clock
) -> None:
    judge, samir = visitor("192.0.100.1").sign_up("Judge Karim"), visitor("192.0.2.1").sign_up("samir")
    make_moderator("Judge Karim")
    reported(name, people(15, clock), clock)
    samir.get(ARTICLE)
    (link,) = samir.page.xpath("//p[@class='lost']/a/@href")
    samir.send(link, words="It is the minister at the airport.")
    assert 200 not in served(samir, name)  # a picture waits for the moderator
    with pytest.raises(Refused):
        moderation.appeal(Account.objects.get(name="p0-0").id, Case.objects.get().id, "me too", at=clock.at)
    judge.get("/mod")
    assert "It is the minister" in judge.text
    judge.send("/mod", do="disagree", reason="fine")
    assert samir.client.get(f"/picture/{name}").status_code == 200
    samir.get("/account/notices")
    assert "نظر مشرف في اعتراضك: عاد ظاهرا." in samir.text


def test_guests_cannot_appeal_and_nobody_appeals_for_a_member(
    visitor: Visitors, name: str, clock: Clock
) -> None:
    guest = visitor()
    guest.get(ARTICLE)
    reported(name, people(15, clock), clock)
    guest.get(ARTICLE)
    assert not guest.page.xpath("//p[@class='lost']/a")
    case = Case.objects.get().id
    assert guest.client.get(f"/appeal/{case}").status_code == 303
    Case.objects.update(kind="message")
    with pytest.raises(LookupError):
        moderation.appeal(Account.objects.get(name="p0-0").id, case, "words", at=clock.at)
