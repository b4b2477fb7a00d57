"""Answers that are kept for the next reader: the same as they would be anew, and never a moment too long."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from tawatur.archive import open_archive
from tawatur.archive.connection import DATABASE
from tawatur.people.models import Message
from tawatur.site.kept import Answers, Version, Watch
from tests import build
from tests.site.test_discussing import ARTICLE
from tests.site.visitor import Clock, Visitor

Visitors = Callable[..., Visitor]
PAGES = ("/", "/article/visit-1", "/story/st-visit", "/event/ev-visit", "/search?q=المغرب", "/latest")


@pytest.fixture
def readers(visitor: Visitors) -> Callable[..., Visitor]:
    """Makes browsers of different people that are answered by one process."""
    first = visitor()

    def another(address: str = "203.0.113.7") -> Visitor:
        one = visitor(address)
        one.client.handler = first.client.handler
        return one

    return another


def asked(who: Visitor, address: str, **headers: str) -> tuple[HttpResponse, int]:
    """Load a page; returns it, and what was asked of the archive for it."""
    from django.db import connection

    with CaptureQueriesContext(connection) as told:
        answer: Any = who.client.get(address, headers=headers)
    return answer, len(told)


@pytest.mark.parametrize("address", PAGES)
def test_the_next_reader_is_given_the_same_without_asking_the_archive(
    readers: Visitors, address: str
) -> None:
    first, queries = asked(readers(), address)
    again, none = asked(readers("192.0.2.9"), address)
    assert (first.status_code, again.status_code) == (200, 200)
    assert queries and not none
    assert again.content == first.content
    assert again.headers == first.headers
    assert first.headers["Cache-Control"] == "no-cache"


def test_each_language_query_taste_and_host_has_its_own(readers: Visitors) -> None:
    one = readers()
    pages = [asked(one, at)[0].content for at in ("/latest", "/en/latest", "/fr/latest", "/latest?form=post")]
    one.client.cookies["reader"] = "digits:arabic"
    pages += [asked(one, "/latest")[0].content]
    one.client.cookies["reader"] = "theme:dark"
    pages += [asked(one, "/latest")[0].content]
    assert len(set(pages)) == len(pages)
    assert asked(one, "/latest", host="evil.example")[0].status_code == 400
    packed = asked(readers(), "/latest", accept_encoding="gzip")[0]
    assert packed.headers["Content-Encoding"] == "gzip" and packed.content not in pages
    assert asked(readers(), "/latest")[0].content == pages[0]


def test_what_a_header_says_of_languages_changes_nothing(readers: Visitors) -> None:
    first = asked(readers(), "/", accept_language="fr")[0]
    assert asked(readers(), "/", accept_language="ar")[0].content == first.content
    assert first.headers["Content-Language"] == "ar"


def test_a_signed_in_reader_is_given_nobody_elses_and_gives_nobody_theirs(readers: Visitors) -> None:
    samir, guest = readers("192.0.2.1").sign_up("samir"), readers("192.0.2.2")
    for _ in range(2):
        for address in PAGES:
            assert b"samir" not in asked(guest, address)[0].content
            mine = asked(samir, address)[0]
            assert b"samir" in mine.content
            assert mine.headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("address", ["/account/in", "/account/new", "/contact", "/settings", "/analyze"])
def test_a_page_with_a_form_is_each_readers_own(readers: Visitors, address: str) -> None:
    secrets = set()
    for _ in range(3):
        one = readers()
        one.get(address)
        (secret,) = {*one.page.xpath("//main//input[@name='csrfmiddlewaretoken']/@value")}
        secrets.add(secret)
        assert one.client.cookies["csrf"].value
    assert len(secrets) == 3


def test_a_reader_who_has_seen_a_form_makes_no_page_for_others(readers: Visitors) -> None:
    one = readers()
    one.get("/account/in")
    assert asked(one, "/latest")[1]
    answer, queries = asked(readers(), "/latest")
    assert queries and not answer.cookies


def test_an_article_more_is_seen_at_once_whoever_adds_it(readers: Visitors, people_home: Path) -> None:
    guest = readers()
    before = asked(guest, "/latest")[0].content.decode()
    archive = open_archive(people_home)
    new = build.an_article("نص جديد", id="new-1", title="خبر وصل الآن")
    archive.keep_article(new, build.some_facts())
    archive.close()
    assert "خبر وصل الآن" not in before
    assert "خبر وصل الآن" in asked(guest, "/latest")[0].content.decode()


def test_another_process_is_noticed_too(readers: Visitors, people_home: Path) -> None:
    guest = readers()
    asked(guest, "/")
    assert not asked(guest, "/")[1]
    with closing(sqlite3.connect(people_home / DATABASE)) as database, database:
        database.execute("UPDATE article SET title = 'عنوان آخر' WHERE id = 'visit-1'")
    answer, queries = asked(guest, "/article/visit-1")
    assert queries and "عنوان آخر" in answer.content.decode()


def test_a_comment_is_there_and_gone_with_the_next_request(readers: Visitors, clock: Clock) -> None:
    guest, samir = readers("198.51.100.4"), readers("192.0.2.1").sign_up("samir")

    def seen() -> bool:
        return "words that some do not like" in asked(guest, "/article/visit-1")[0].content.decode()

    assert not seen()
    samir.send(ARTICLE, body="words that some do not like")
    assert seen() and seen()
    Message.objects.update(hidden="removed")
    assert not seen()
    Message.objects.update(hidden="")
    assert seen()
    samir.send(f"/message/{Message.objects.get().id}/edit", do="delete")
    assert not seen()


def test_what_the_clock_changes_is_a_minute_late_at_most(readers: Visitors, clock: Clock) -> None:
    guest, samir = readers("198.51.100.4"), readers("192.0.2.1").sign_up("samir")
    samir.send(ARTICLE, body="the last word")
    clock.forward(days=180)
    invited = "//a[contains(@class, 'button') and contains(@href, '/discuss/')]"
    assert guest.get("/article/visit-1").xpath(invited)
    clock.forward(days=30)
    assert not guest.get("/article/visit-1").xpath(invited)


def test_who_has_the_page_is_only_told_so(readers: Visitors) -> None:
    for packing in ("gzip", "identity"):
        first = asked(readers(), "/article/visit-1", accept_encoding=packing)[0]
        tag = first.headers["ETag"]
        same, queries = asked(readers(), "/article/visit-1", accept_encoding=packing, if_none_match=tag)
        assert (same.status_code, same.content, queries) == (304, b"", 0)
        assert same.headers["ETag"] == tag and same.headers["Cache-Control"] == "no-cache"
        assert "Content-Security-Policy" in same.headers and "Content-Encoding" not in same.headers
        other = asked(readers(), "/article/visit-1", accept_encoding=packing, if_none_match='"another"')[0]
        assert other.content == first.content


@pytest.mark.parametrize("address", ["/article/nothing", "/latest.atom", "/api/v1/articles"])
def test_what_is_no_page_is_made_anew(readers: Visitors, address: str) -> None:
    assert asked(readers(), address)[1] and asked(readers(), address)[1]


# ---------------------------------------------------------------- how they are kept

ONE: Version = ((1, 1),)
TWO: Version = ((1, 2),)


def page(size: int) -> HttpResponse:
    """A page of a size."""
    return HttpResponse(b"x" * size)


def test_the_room_is_bounded_and_the_least_asked_for_goes_first(clock: Clock) -> None:
    answers = Answers(most=30_000)
    answers.get(ONE, ("a",), clock.at)
    for name in "abc":
        answers.put(ONE, (name,), page(7_000), clock.at)
    assert answers.get(ONE, ("a",), clock.at)
    answers.put(ONE, ("d",), page(7_000), clock.at)
    assert [bool(answers.get(ONE, (name,), clock.at)) for name in "abcd"] == [True, False, True, True]
    answers.put(ONE, ("e",), page(40_000), clock.at)
    assert answers.get(ONE, ("e",), clock.at) is None
    for _ in range(50):  # one answer again and again takes its room once
        answers.put(ONE, ("d",), page(7_000), clock.at)
    assert answers.get(ONE, ("a",), clock.at)


def test_an_answer_of_an_older_version_is_neither_given_nor_kept(clock: Clock) -> None:
    answers = Answers()
    answers.get(ONE, ("a",), clock.at)
    answers.put(ONE, ("a",), page(1), clock.at)
    assert answers.get(TWO, ("a",), clock.at) is None
    answers.put(ONE, ("a",), page(1), clock.at)
    assert answers.get(TWO, ("a",), clock.at) is None


def test_a_database_is_watched_whatever_becomes_of_its_file(tmp_path: Path) -> None:
    file = tmp_path / "a.sqlite3"
    watch = Watch([file])
    assert watch.version() is None

    def made(name: Path) -> None:
        with closing(sqlite3.connect(name)) as database, database:
            database.execute("PRAGMA journal_mode=WAL")
            database.execute("CREATE TABLE t (x)")

    made(file)
    seen = [watch.version(), watch.version()]
    assert seen[0] is not None and seen[0] == seen[1]
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("INSERT INTO t VALUES (1)")
    assert watch.version() != seen[0]
    made(tmp_path / "other.sqlite3")
    (tmp_path / "other.sqlite3").replace(file)
    assert watch.version() not in (None, seen[0])
