"""A pasted page: read by the pipeline's own code, looked for in the archive, and never kept."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import lxml.html  # type: ignore[import-untyped]
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings

from tawatur.archive import open_archive
from tawatur.people import open_people
from tawatur.pipeline import analyze, find_copies, observe, open_vault
from tawatur.pipeline.reading import read
from tawatur.site.doors import Doors
from tawatur.site.settings import site_settings
from tests.build import FETCHED, a_page
from tests.site.pages import text_of

BODY = (
    "استقبل وزير الخارجية المغربي ناصر بوريطة، يوم الثلاثاء 3 مارس 2020 بالرباط، نظيره الإسباني خوسيه مانويل "
    "ألباريس. وبحث الجانبان خلال هذا اللقاء سبل تعزيز التعاون في مجال الطاقة والماء والنقل بين ضفتي المضيق، "
    "واتفقا على عقد اجتماع ثان في مدريد قبل نهاية السنة."
)
PAGE = (
    f'<html lang="ar"><head><meta property="og:site_name" content="صدى الميناء"><title>لقاء في الرباط</title>'
    f"</head><body><article><h1>لقاء في الرباط</h1><p>{BODY}</p></article></body></html>"
)
"""A page of our own, in the words of no outlet."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an archive that holds the page, by another outlet."""
    archive = open_archive(tmp_path_factory.mktemp("pasted") / "home")
    other = PAGE.replace("صدى الميناء", "بريد الساحل")
    list(observe(archive, open_vault(archive.home), [a_page(other, input="other.html")]))
    archive.close()
    open_people(archive.home)
    return archive.home


NETWORKS = count(1)


@pytest.fixture
def reader(home: Path) -> Iterator[Client]:
    def none(*_: object) -> object:
        raise AssertionError("nobody judges here")

    given = site_settings(
        home, hosts=["testserver"], doors=Doors(none, none, none, none, find_copies, analyze)
    )
    del given["DATABASES"]
    with override_settings(**given):
        # Of a network of its own, for each can have so many pages read in a minute.
        yield Client(raise_request_exception=False, REMOTE_ADDR=f"203.0.{next(NETWORKS)}.7")


def pages_of(home: Path) -> dict[str, int]:
    archive = open_archive(home, read_only=True)
    return dict(archive.counts())


def test_a_pasted_page_is_read_as_the_archives_pages_are(home: Path) -> None:
    archive = open_archive(home, read_only=True)
    found = analyze(archive, PAGE.encode(), FETCHED)
    [one] = found.articles
    [told] = read(a_page(PAGE, input="pasted")).told
    assert one.article.body == told.article.body
    assert [(m.type, m.quote) for m in one.facts.mentions] == [(m.type, m.quote) for m in told.facts.mentions]
    assert one.facts.mentions


def test_its_words_are_found_where_they_stand(home: Path) -> None:
    archive = open_archive(home, read_only=True)
    [standing] = analyze(archive, BODY.encode(), FETCHED).articles[0].standing
    assert standing.article.outlet == "بريد الساحل"
    assert standing.share > 0.9
    same = PAGE.replace("صدى الميناء", "بريد الساحل")
    [standing] = analyze(archive, same.encode(), FETCHED).articles[0].standing
    assert standing.share > 0.9, "the very article is in the archive"
    other = "زرع فلاحو الوادي أشجار اللوز في سفوح الجبل قبل موسم المطر، وسقوها من بئر حفروها بأيديهم. " * 3
    assert [one.standing for one in analyze(archive, other.encode(), FETCHED).articles] == [()]
    assert archive.counts()["article"] == 1


# ---------------------------------------------------------------- the page


def test_a_reader_sees_what_is_read_and_where_it_stands(reader: Client, home: Path) -> None:
    before = pages_of(home)
    page = lxml.html.document_fromstring(reader.post("/analyze", {"text": PAGE}).content)
    text = text_of(page.xpath("//main")[0])
    for part in ("صدى الميناء", "ناصر بوريطة", "3 مارس 2020", "من هذا النص"):
        assert part in text, part
    assert page.xpath("//mark") and page.xpath("//span[@class='copy']")
    assert page.xpath("//section[contains(@class,'analysed')]//ol//a[starts-with(@href,'/article/')]")
    saved = SimpleUploadedFile("page.html", PAGE.encode())
    assert "صدى الميناء" in reader.post("/en/analyze", {"file": saved}).content.decode()
    assert pages_of(home) == before
    assert not [file for file in home.rglob("*") if "صدى الميناء".encode() in data(file)]


def data(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() else b""


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({}, 400),
        ({"text": "   "}, 400),
        ({"text": "ا" * 40_001}, 400),
        ({"text": "ا" * 40_000}, 200),
        ({"file": SimpleUploadedFile("a.html", b"x" * 2_000_001)}, 400),
        ({"file": SimpleUploadedFile("a.html", b"\x00\x01\x02" * 50)}, 200),
        ({"text": "<" * 5_000}, 200),
        ({"text": "<div>" * 5_000}, 200),
        ({"text": '{"a": 1}'}, 200),
        ({"text": "\u202e<script>alert(1)</script>\x00" + BODY}, 200),
        ({"text": "http://169.254.169.254/latest/meta-data"}, 200),
    ],
)
def test_whatever_is_pasted_is_answered_with_a_page(
    reader: Client, sent: dict[str, object], status: int
) -> None:
    answer = reader.post("/analyze", sent)
    assert answer.status_code == status
    assert b"<script" not in answer.content and "\u202e" not in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"


def test_one_network_cannot_have_pages_read_all_day(reader: Client) -> None:
    codes = [reader.post("/analyze", {"text": "نص"}).status_code for _ in range(6)]
    assert codes == [200] * 5 + [429]


def test_another_sites_page_cannot_send_the_form(home: Path) -> None:
    given = site_settings(home, hosts=["testserver"])
    del given["DATABASES"]
    with override_settings(**given):
        strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
        assert strict.post("/analyze", {"text": "x"}).status_code == 403
        # Without the door nothing can be read, and the page says so by not being there.
        assert Client(raise_request_exception=False).post("/analyze", {"text": "x"}).status_code == 404
        assert strict.get("/analyze").status_code == 200
