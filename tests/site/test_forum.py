"""The forum: threads, pages, quotes, reactions, images and what hides them, copied texts."""

import io
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from PIL import Image as Pictures

from tawatur.archive import open_archive
from tawatur.chains.prints import find_prints
from tawatur.cli.doors import doors_of
from tawatur.people import Refused, forum, images, moderation
from tawatur.people.accounts import make_moderator
from tawatur.people.models import Account, Case, Image, Message, Thread
from tawatur.people.reports import Reporter, report
from tests import build
from tests.site.conftest import HOSTILE
from tests.site.pages import PREFIXES, faults_of, text_of
from tests.site.test_accounts import token_of
from tests.site.test_moderation import people
from tests.site.visitor import Clock, Visitor

Visitors = Callable[..., Visitor]

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'


@pytest.fixture
def samir(visitor: Visitors) -> Visitor:
    """Somebody who has begun a thread."""
    one = visitor("192.0.2.1").sign_up("samir")
    one.send(
        "/forum/new",
        category="politics",
        title="هل تتم الزيارة في موعدها؟",
        body="ننتظر بلاغ الوزارة.",
    )
    assert one.code == 200 and one.at.startswith("/thread/"), one.text
    return one


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30), **more: object) -> bytes:
    """Return a small image file."""
    out = io.BytesIO()
    Pictures.new("RGB", size, (200, 30, 30)).save(out, kind, **more)
    return out.getvalue()


def file(data: bytes, name: str = "a.png") -> SimpleUploadedFile:
    """Return a file as a form sends it."""
    return SimpleUploadedFile(name, data, "image/png")


def posted(samir: Visitor, clock: Clock) -> Image:
    """Let samir post an image; returns it."""
    clock.forward(minutes=5)
    samir.send("/thread/1/post", body="look at this image", image=file(picture()), alt="قاعة الاجتماع")
    assert samir.code == 200, samir.text
    return Image.objects.get()


# ---------------------------------------------------------------- threads and posts


def test_a_thread_stands_in_its_category_and_on_the_front_of_the_forum(
    visitor: Visitors, samir: Visitor
) -> None:
    guest = visitor()
    for page in ("/forum", "/forum/politics"):
        guest.get(page)
        assert "هل تتم الزيارة في موعدها؟" in guest.text
    guest.get("/forum/economy")
    assert "هل تتم الزيارة في موعدها؟" not in guest.text
    for nowhere in ("/forum/none", "/thread/99", "/thread/1?page=2", "/thread/1?page=0"):
        guest.get(nowhere)
        assert guest.code == 404, nowhere


def test_posts_stand_on_numbered_pages_and_are_found_by_their_addresses(
    visitor: Visitors, samir: Visitor, clock: Clock
) -> None:
    account = Account.objects.get()
    for n in range(2, 43):
        clock.forward(minutes=2)
        Account.objects.update(level=1)
        forum.post(account.id, 1, f"this is post number {n}", None, (), network="x", at=clock.at)
    guest = visitor()
    guest.get("/thread/1?page=3")
    assert [one.get("id") for one in guest.page.xpath("//ol[@class='thread']/li")] == ["p41", "p42"]
    assert text_of(guest.page.xpath("//nav[@class='pager']/a[@aria-current]")[0]) == "3"
    guest.get(f"/message/{Message.objects.get(number=25).id}")
    assert guest.at == "/thread/1?page=2#p25" and guest.page.xpath("//li[@id='p25']")


def test_a_quote_leads_back_and_is_led_to(visitor: Visitors, samir: Visitor) -> None:
    other = visitor("198.51.100.1").sign_up("karim")
    other.get("/thread/1")
    (link,) = [a for a in other.page.xpath("//p[@class='doing']/a/@href") if "/post?to=" in a]
    other.get(link)
    body = other.page.xpath("//textarea[@name='body']")[0].text_content()
    assert "> ننتظر بلاغ الوزارة." in body
    other.send(body=body + "وأنا أيضا أنتظر")
    other.get("/thread/1")
    first, second = other.page.xpath("//ol[@class='thread']/li")
    assert "اقتبسه 2" in text_of(first)
    assert text_of(second.xpath(".//blockquote")[0]) == "ننتظر بلاغ الوزارة."
    assert second.xpath(f".//a[@href='/message/{Message.objects.get(number=1).id}']")


def test_a_paragraph_of_an_article_is_quoted_into_a_new_thread(samir: Visitor, clock: Clock) -> None:
    samir.get("/forum/new?article=visit-1")
    assert [one.get("value") for one in samir.page.xpath("//select[@name='p']/option")][:3] == ["", "1", "2"]
    samir.get("/forum/new?article=visit-1&p=2")
    assert samir.page.xpath("//select[@name='p']/option[@selected]/@value") == ["2"]
    body = samir.page.xpath("//textarea[@name='body']")[0].text_content()
    assert body.strip().startswith("> وقال إسبر") and "/article/visit-1" in body
    clock.forward(minutes=2)
    samir.send(category="politics", title="A quite different subject", body=body + "What does it mean?")
    card = samir.page.xpath("//aside[@class='card-link']")[0]
    assert "وزير الدفاع الأمريكي يزور المغرب" in text_of(card) and "جريدة الساحل" in text_of(card)


def test_a_title_much_like_another_is_pointed_out_once(samir: Visitor, clock: Clock) -> None:
    clock.forward(minutes=5)
    samir.send("/forum/new", category="world", title="الزيارة في موعدها أم لا", body="some other words here")
    assert Thread.objects.count() == 1
    assert samir.page.xpath("//section[@aria-labelledby='alike']//a[@href='/thread/1']")
    samir.send(category="world", title="الزيارة في موعدها أم لا", body="some other words here")
    assert Thread.objects.count() == 2


@pytest.mark.parametrize(
    ("title", "body", "category"),
    [
        ("short", "long enough a body", "world"),
        ("a good long title", "short", "world"),
        ("a good title", "long enough", "none"),
    ],
)
def test_a_thread_needs_title_words_and_category(
    samir: Visitor, clock: Clock, title: str, body: str, category: str
) -> None:
    clock.forward(minutes=5)
    samir.send("/forum/new", title=title, body=body, category=category)
    assert samir.code == 400 and Thread.objects.count() == 1 and Message.objects.count() == 1


def test_a_new_member_begins_three_threads_a_day(samir: Visitor, clock: Clock) -> None:
    codes = []
    for n, word in enumerate(("apples", "pears", "plums")):
        clock.forward(minutes=5)
        samir.send(
            "/forum/new", category="world", title=f"About {word} {n}{n}{n}", body=f"what of {word} then?"
        )
        codes.append(samir.code)
    assert codes == [200, 200, 429]


def test_hostile_titles_and_posts_are_words(samir: Visitor, clock: Clock) -> None:
    clock.forward(minutes=5)
    samir.send("/forum/new", category="world", title=HOSTILE, body=HOSTILE)
    assert samir.code == 200
    for page in (samir.at, "/forum", "/forum/world"):
        samir.get(page)
        html = samir.answer.content.decode()
        assert "<script>" not in html and "\u202e" not in html and not samir.page.xpath("//*[@onerror]")
        assert faults_of(html) == []


# ---------------------------------------------------------------- reactions


def test_a_reaction_is_given_and_taken_back_and_shown_in_the_profile(
    visitor: Visitors, samir: Visitor
) -> None:
    other = visitor("198.51.100.1").sign_up("karim")
    other.send("/thread/1", kind="sourced")
    assert other.page.xpath("//button[@value='sourced'][@aria-pressed='true']")
    other.get("/u/samir")
    assert "موثّق: 1" in other.text
    other.send("/thread/1", kind="sourced")
    assert not other.page.xpath("//button[@aria-pressed='true']")
    assert forum.received(Account.objects.get(name="samir").id) == {}


def test_nobody_praises_themselves_or_one_person_all_day(
    visitor: Visitors, samir: Visitor, clock: Clock
) -> None:
    author = Account.objects.get().id
    one = Message.objects.get().id
    with pytest.raises(Refused):
        forum.react(author, one, "useful", at=clock.at)
    (fan,) = people(1, clock)
    for n in range(10):
        Message.objects.create(
            place="thread", on="1", number=n + 2, author_id=author, created=clock.at, body="x"
        )
    given = 0
    with pytest.raises(Refused):
        for message in Message.objects.all():
            forum.react(fan.id, message.id, "useful", at=clock.at)
            given += 1
    assert given == 6
    for kind, id_ in (("love", one), ("useful", 999)):
        with pytest.raises(LookupError):
            forum.react(fan.id, id_, kind, at=clock.at)


# ---------------------------------------------------------------- images


def test_an_image_is_made_anew_without_what_the_camera_wrote(
    visitor: Visitors, samir: Visitor, clock: Clock
) -> None:
    exif = Pictures.Exif()
    exif[0x010E] = "secret place"
    exif[0x0112] = 6  # lies on its side
    clock.forward(minutes=5)
    data = picture("JPEG", (400, 300), exif=exif, comment=b"secret comment")
    assert b"secret place" in data
    samir.send("/thread/1/post", body="look at this image", image=file(data, "../../etc/x.php"), alt="القاعة")
    row = Image.objects.get()
    guest = visitor()
    guest.get("/thread/1")
    (shown,) = guest.page.xpath("//img")
    assert (shown.get("alt"), shown.get("width"), shown.get("height")) == ("القاعة", "300", "400")
    answer = guest.client.get(shown.get("src"))
    assert answer["Content-Type"] == "image/webp" and answer["X-Content-Type-Options"] == "nosniff"
    assert (
        "sandbox" in answer["Content-Security-Policy"]
        and "default-src 'none'" in answer["Content-Security-Policy"]
    )
    assert answer["Cache-Control"] == "no-cache"
    assert b"secret" not in answer.content and not dict(Pictures.open(io.BytesIO(answer.content)).getexif())
    assert len(row.name) == 32 and len(row.sha256) == 64


def four(*, data: bytes | None = None) -> dict[str, Any]:
    """The fields of four images with their words; `data` is the third instead of an image."""
    files = [picture(size=(40 + n, 30)) for n in range(4)]
    files[2] = data or files[2]
    places = zip(("", "2", "3", "4"), files, strict=True)
    fields = ((f"image{n}", file(one), f"alt{n}", f"صورة {n or 1}") for n, one in places)
    return {key: value for image, sent, alt, words in fields for key, value in ((image, sent), (alt, words))}


def test_a_post_may_have_four_images_each_of_its_own(
    visitor: Visitors, samir: Visitor, clock: Clock, people_home: Path
) -> None:
    clock.forward(minutes=5)
    samir.send("/thread/1/post", body="look at these images", **four())
    assert samir.code == 200, samir.text
    guest = visitor()
    guest.get("/thread/1")
    shown = guest.page.xpath("//li[@id='p2']//figure[@class='picture']//img")
    assert [one.get("alt") for one in shown] == ["صورة 1", "صورة 2", "صورة 3", "صورة 4"]
    assert [(one.get("width"), one.get("loading")) for one in shown] == [
        (str(40 + n), "lazy") for n in range(4)
    ]
    assert all(guest.client.get(one.get("src")).content[8:12] == b"WEBP" for one in shown)
    assert len(guest.page.xpath("//li[@id='p2']//a[starts-with(@href, '/report/image/')]")) == 4
    rows = list(Image.objects.order_by("id"))
    for n, one in enumerate(people(9, clock)):
        report("image", str(rows[1].id), "violent", "", Reporter(one.id, f"10.{n}.0.0/24"), at=clock.at)
    hidden = [guest.client.get(f"/image/{row.name}").status_code == 404 for row in rows]
    assert hidden == [False, True, False, False]
    samir.send(f"/message/{Message.objects.get(number=2).id}/edit", do="delete")
    assert not list(people_home.glob("people_images/*")) and not Image.objects.exists()


def test_a_thread_begins_with_several_images(visitor: Visitors, clock: Clock) -> None:
    karim = visitor("192.0.2.5").sign_up("karim")
    places: dict[str, Any] = {
        "image2": file(picture()),
        "alt2": "القاعة",
        "image4": file(picture("JPEG")),
        "alt4": "الباب",
    }
    karim.send("/forum/new", category="world", title="Two images here", body="look at these", **places)
    assert [row.alt for row in Image.objects.order_by("id")] == ["القاعة", "الباب"]


@pytest.mark.parametrize(("sent", "alt", "field"), [(SVG, "words", "image3"), (None, "", "alt3")])
def test_one_image_that_will_not_do_leaves_no_post_and_is_pointed_at(
    samir: Visitor, clock: Clock, people_home: Path, sent: bytes | None, alt: str, field: str
) -> None:
    clock.forward(minutes=5)
    samir.send("/thread/1/post", body="look at these images", **four(data=sent) | {"alt3": alt})
    assert samir.code == 400
    assert Message.objects.count() == 1 and not list(people_home.glob("people_images/*"))
    (wrong,) = samir.page.xpath("//form//*[@aria-invalid='true']")
    assert wrong.get("id") == field and wrong.xpath("ancestor::details[@open]")
    assert samir.page.xpath("//input[@id='alt2']/@value") == ["صورة 2"]


def test_each_image_counts(samir: Visitor, clock: Clock, people_home: Path) -> None:
    Account.objects.update(level=1)
    for words in ("the first four images", "the next four images"):
        clock.forward(minutes=1)
        samir.send("/thread/1/post", body=words, **four())
        assert samir.code == 200, samir.text
    clock.forward(minutes=1)
    samir.send("/thread/1/post", body="and four images more", **four())
    assert samir.code == 429 and "Retry-After" in samir.answer
    assert Image.objects.count() == len(list(people_home.glob("people_images/*"))) == 8
    assert Message.objects.count() == 3


def test_the_form_has_four_places_for_images_and_more_are_not_read(samir: Visitor, clock: Clock) -> None:
    samir.get("/thread/1/post")
    assert samir.page.xpath("//input[@type='file']/@name") == ["image", "image2", "image3", "image4"]
    (more,) = samir.page.xpath("//form//details")
    assert not more.get("open") and len(more.xpath(".//input[@type='file']")) == 3
    clock.forward(minutes=5)
    samir.send(
        "/thread/1/post",
        body="look at this image",
        image5=file(picture()),
        image=file(picture()),
        alt="x y z",
    )
    assert Image.objects.count() == 1
    samir.send("/thread/1/post", body="look at all these", **four(), image5=file(picture()))
    assert samir.code == 400 and Image.objects.count() == 1


def _png(width: int, height: int) -> bytes:
    """Return a PNG whose head tells of a size that its few bytes unpack to."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * (height * (width // 8 + 2)), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (SVG, "image-kind"),
        (b"<?xml version='1.0'?>" + SVG, "image-kind"),
        (b"GIF89a" + SVG, "image-kind"),
        (b"\x89PNG\r\n\x1a\n" + SVG, "image-kind"),
        (b"\xff\xd8\xff" + SVG, "image-kind"),
        (b"RIFF\x10\0\0\0WEBP" + SVG, "image-kind"),
        (b"RIFF\x10\0\0\0WAVE" + SVG, "image-kind"),
        (picture()[:60], "image-kind"),
        (b"", "image-kind"),
        (b"MZ" + picture(), "image-kind"),
        (_png(20_000, 20_000), "image-large"),  # a bomb: 50 KB that unpack to 50 MB
        (picture() + b"\0" * 5_000_000, "image-large"),
    ],
)
def test_what_is_no_honest_image_is_refused(samir: Visitor, clock: Clock, data: bytes, why: str) -> None:
    with pytest.raises(Refused) as refused:
        images.prepare(data, "an image")
    assert refused.value.code == why


def test_a_file_that_is_two_things_is_kept_as_an_image_only(
    samir: Visitor, clock: Clock, visitor: Visitors
) -> None:
    double = picture() + b"<script>alert(1)</script>PK\x03\x04<?php system($_GET[0]); ?>"
    clock.forward(minutes=5)
    samir.send("/thread/1/post", body="look at this image", image=file(double, "x.html"), alt="an image")
    content = visitor().client.get(f"/image/{Image.objects.get().name}").content
    assert content.startswith(b"RIFF") and b"script" not in content and b"php" not in content


def test_a_refused_image_leaves_no_post(samir: Visitor, clock: Clock, people_home: Path) -> None:
    clock.forward(minutes=5)
    for data, alt in ((SVG, "an image"), (picture(), ""), (picture(), "\u202e\u200b")):
        samir.send("/thread/1/post", body="look at this image", image=file(data), alt=alt)
        assert samir.code == 400
    assert Message.objects.count() == 1 and not list(people_home.glob("people_images/*"))


def served(guest: Visitor, row: Image) -> list[int]:
    """Return how each address that could lead to an image answers."""
    tries = (
        row.name,
        f"{row.name}.webp",
        str(row.id),
        f"../people_images/{row.name}.webp",
        f"{row.name}?seen=1",
    )
    return [guest.client.get(f"/image/{one}").status_code for one in tries] + [
        guest.client.get(f"/mod/image/{row.id}").status_code,
        guest.client.get(f"/people_images/{row.name}.webp").status_code,
        guest.client.get(f"/en/image/{row.name}").status_code,
    ]


def test_fifteen_people_hide_an_image_and_an_appeal_restores_it(
    visitor: Visitors, samir: Visitor, clock: Clock
) -> None:
    row = posted(samir, clock)
    guest, states = visitor(), []
    for n, one in enumerate(people(15, clock)):
        clock.forward(seconds=20)  # a crowd, all within five minutes
        who = Reporter(one.id, f"10.{n}.0.0/24")
        try:
            states.append(report("image", str(row.id), "violent", "", who, at=clock.at))
        except Refused:
            break
    assert states[3:5] == ["", "blurred"] and states[-1] == "withheld" and len(states) == 15
    assert all(code in (303, 404) for code in served(guest, row)) and 200 not in served(samir, row)
    guest.get("/thread/1")
    assert not guest.page.xpath("//img") and row.name not in guest.answer.content.decode()
    assert Case.objects.get().urgent
    samir.get("/account/notices")
    (link, *_) = samir.page.xpath("//main//a[contains(@href, '/appeal/')]/@href")
    samir.send(link, words="It shows an empty room.")
    assert 200 not in served(guest, row)  # an image waits for the moderator
    judge = visitor("192.0.100.1").sign_up("Judge Karim")
    make_moderator("Judge Karim")
    assert judge.client.get(f"/mod/image/{row.id}").status_code == 200
    judge.send("/mod", do="disagree", reason="fine")
    assert guest.client.get(f"/image/{row.name}").status_code == 200


def test_one_persons_fifteen_reports_do_not_hide_an_image(
    visitor: Visitors, samir: Visitor, clock: Clock
) -> None:
    row = posted(samir, clock)
    angry = visitor("198.51.100.1").sign_up("angry man")
    guest = visitor("198.51.100.9")
    for _ in range(15):
        clock.forward(minutes=30)
        angry.send(f"/report/image/{row.name}", reason="violent")
        guest.send(f"/report/image/{row.name}", reason="violent")
    assert Case.objects.get().score == 1.5
    assert guest.client.get(f"/image/{row.name}").status_code == 200


def test_one_network_alone_does_not_withhold_an_image(samir: Visitor, clock: Clock) -> None:
    row = posted(samir, clock)
    for one in people(15, clock):
        state = report("image", str(row.id), "violent", "", Reporter(one.id, "10.0.0.0/24"), at=clock.at)
    assert state == "blurred"


def test_an_image_that_was_withheld_is_known_again(samir: Visitor, clock: Clock) -> None:
    row = posted(samir, clock)
    for n, one in enumerate(people(9, clock)):
        report("image", str(row.id), "violent", "", Reporter(one.id, f"10.{n}.0.0/24"), at=clock.at)
    with pytest.raises(Refused) as refused:
        images.prepare(picture(), "the same once more")
    assert refused.value.code == "image-withheld"


def test_a_deleted_post_takes_its_image_file_along(samir: Visitor, clock: Clock, people_home: Path) -> None:
    posted(samir, clock)
    assert len(list(people_home.glob("people_images/*.webp"))) == 1
    samir.send(f"/message/{Message.objects.get(number=2).id}/edit", do="delete")
    assert not list(people_home.glob("people_images/*")) and not Image.objects.exists()
    assert Thread.objects.get().posts == 1


def test_an_image_of_a_removed_post_is_not_served(visitor: Visitors, samir: Visitor, clock: Clock) -> None:
    row = posted(samir, clock)
    (one,) = people(1, clock)
    report("message", str(row.message_id), "insult", "", Reporter(one.id, "x"), at=clock.at)
    Account.objects.filter(id=one.id).update(moderator=True)
    moderation.decide(one.id, Case.objects.get().id, True, "insult", "", at=clock.at)
    assert 200 not in served(visitor(), row)


# ---------------------------------------------------------------- copied texts


STORM = (
    "هبت عاصفة قوية ليلة الأحد على مرفأ الصيد فأغرقت أربعة قوارب خشبية كانت راسية قرب السوق، "
    "وهرع بحارة من القرى المجاورة لإنقاذ رفاقهم قبل أن تصل فرق الوقاية المدنية بساعة كاملة، "
    "ثم هدأ الموج مع طلوع الفجر وعاد الجميع سالمين"
)


@pytest.fixture
def opened(people_home: Path) -> Iterator[None]:
    """An archive that knows the prints of its articles, and doors to it."""
    archive = open_archive(people_home)
    article = build.an_article(STORM, id="storm-1", title="عاصفة على الساحل", outlet="جريدة الساحل")
    with archive.transaction():
        archive.keep_article(article, build.some_facts())
        archive.keep_prints(article.id, find_prints(article))
    archive.close()
    with override_settings(TAWATUR_DOORS=doors_of(people_home)):
        yield


def test_a_pasted_text_that_stands_in_the_archive_is_recognised(
    samir: Visitor, opened: None, clock: Clock
) -> None:
    clock.forward(minutes=5)
    pasted = f"خبر جديد وصلني اليوم:\n{STORM}"
    samir.send("/thread/1/post", body=pasted)
    assert "هذا النص موجود في" in samir.text and "عاصفة على الساحل" in samir.text
    assert Message.objects.count() == 1
    samir.send("/thread/1/post", body=f"{pasted}\n/article/storm-1")
    assert Message.objects.count() == 2 and samir.page.xpath("//aside[@class='card-link']")


def test_whoever_is_sure_pastes_all_the_same(samir: Visitor, opened: None, clock: Clock) -> None:
    clock.forward(minutes=5)
    samir.send("/thread/1/post", body=STORM)
    samir.send(body=STORM)
    assert Message.objects.count() == 2


# ---------------------------------------------------------------- pages


@pytest.mark.parametrize("language", PREFIXES)
def test_the_pages_are_valid_in_every_language(
    visitor: Visitors, samir: Visitor, clock: Clock, language: str
) -> None:
    posted(samir, clock)
    for reader in (visitor(), samir):
        for page in ("/forum", "/forum/politics", "/thread/1", "/u/samir"):
            reader.get(PREFIXES[language] + page)
            assert reader.code == 200 and faults_of(reader.answer.content.decode()) == [], page
    for page in (
        "/forum/new",
        "/thread/1/post",
        "/thread/1/post?to=1",
        f"/report/image/{Image.objects.get().name}",
    ):
        samir.get(PREFIXES[language] + page)
        assert samir.code == 200 and faults_of(samir.answer.content.decode()) == [], page


def test_only_members_post_and_react(visitor: Visitors, samir: Visitor) -> None:
    guest = visitor()
    token = token_of(guest, "/account/in")
    for address in ("/thread/1/post", "/forum/new", "/react/1"):
        guest.post(
            address,
            {"csrfmiddlewaretoken": token, "body": "words of a guest", "kind": "useful", "title": "x" * 9},
        )
        assert guest.code == 303 and guest.answer["Location"].startswith("/account/in")
    assert Message.objects.count() == 1
    assert samir.client.get("/react/1?kind=useful").status_code == 405
