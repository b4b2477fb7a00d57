"""How fast one network may read: nobody who reads is held up, who copies everything is, and nobody else."""

from collections.abc import Callable
from contextlib import ExitStack

import pytest
from django.test import override_settings

from tawatur.site.pace import Allowed, Buckets
from tests.site.pages import faults_of
from tests.site.visitor import Clock, Visitor

Visitors = Callable[..., Visitor]
ARTICLE = "/article/visit-1"


def fresh(number: int) -> str:
    """An address that nobody has asked for: what is kept is not counted."""
    return f"{ARTICLE}?n={number}"


def read(who: Visitor, pages: int, start: int = 0) -> list[int]:
    """Load pages, each another one; returns the status of each."""
    return [who.client.get(fresh(start + n)).status_code for n in range(pages)]


def test_a_hundred_pages_at_once_are_read_and_then_ten_a_second(visitor: Visitors, clock: Clock) -> None:
    reader = visitor()
    assert read(reader, 100) == [200] * 100
    assert read(reader, 3, 100) == [429] * 3
    clock.forward(seconds=1)
    assert read(reader, 12, 200) == [200] * 10 + [429] * 2
    clock.forward(minutes=5)
    assert read(reader, 101, 300) == [200] * 100 + [429]


def test_a_network_is_one_reader_and_others_are_not_held_up(visitor: Visitors) -> None:
    first = visitor("203.0.113.7")
    assert read(first, 101)[-1] == 429
    for address, code in (("203.0.113.250", 429), ("203.0.114.7", 200), ("2001:db8::1", 200)):
        other = visitor(address)
        other.client.handler = first.client.handler
        assert read(other, 1, 500) == [code]


@pytest.mark.parametrize(("prefix", "words"), [("", "مهلا"), ("/en", "Too fast"), ("/fr", "Trop vite")])
def test_who_is_held_up_is_told_for_how_long(visitor: Visitors, prefix: str, words: str) -> None:
    reader = visitor()
    read(reader, 100)
    reader.get(prefix + ARTICLE)
    assert reader.code == 429
    assert reader.answer["Retry-After"] == "1"
    assert reader.answer["Cache-Control"] == "no-store"
    assert "Content-Security-Policy" in reader.answer
    assert faults_of(reader.answer.content.decode()) == []
    assert words in reader.text


def test_the_api_says_so_in_json(visitor: Visitors) -> None:
    reader = visitor()
    read(reader, 100)
    answer = reader.client.get("/api/v1/articles")
    assert (answer.status_code, answer.json()) == (429, {"error": "429 Too Many Requests"})
    assert answer["Retry-After"] == "1"


def test_what_is_kept_and_the_word_that_all_is_well_are_not_counted(visitor: Visitors) -> None:
    reader = visitor()
    assert {reader.client.get(ARTICLE).status_code for _ in range(150)} == {200}
    assert {reader.client.get("/healthz").status_code for _ in range(150)} == {200}
    assert read(reader, 99) == [200] * 99
    assert read(reader, 1, 99) == [429]


def test_a_search_counts_for_five(visitor: Visitors) -> None:
    reader = visitor()
    codes = [reader.client.get(f"/search?q=المغرب&page={n}").status_code for n in range(1, 23)]
    assert codes == [200] * 20 + [429] * 2


@pytest.mark.parametrize(
    ("settings", "address", "code"),
    [
        ({}, "127.0.0.1", 200),
        ({}, "::1", 200),
        ({}, "", 200),
        ({"TAWATUR_PACE_HERE": True}, "127.0.0.1", 429),
        ({"TAWATUR_PACE": 0}, "203.0.113.7", 200),
        ({"TAWATUR_PACE": 1200}, "203.0.113.7", 200),
        ({"TAWATUR_PACE": 60}, "203.0.113.7", 429),
    ],
)
def test_the_pace_is_a_setting_and_this_machine_is_free(
    visitor: Visitors, settings: dict[str, object], address: str, code: int
) -> None:
    with ExitStack() as stack:
        stack.enter_context(override_settings(**settings))
        assert read(visitor(address), 101)[-1] == code


def test_what_is_spent_comes_back_with_time_and_never_more() -> None:
    buckets, allowed = Buckets(), Allowed(60, 10)
    assert [buckets.take("a", 1, allowed, 1000.0) for _ in range(11)] == [0.0] * 10 + [1.0]
    assert buckets.take("b", 1, allowed, 1000.0) == 0
    assert buckets.take("a", 2, allowed, 1001.5) == 0.5
    assert buckets.take("a", 1, allowed, 1001.5) == 0
    assert buckets.take("a", 1, allowed, 900.0) > 0  # a clock that goes back gives nothing
    assert [buckets.take("a", 1, allowed, 9999.0) for _ in range(11)] == [0.0] * 10 + [1.0]
