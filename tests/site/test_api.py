"""The API: the export's rows and no others, leaf by leaf, and one line of JSON for whatever is wrong."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args
from urllib.parse import quote

import pytest
import schemathesis
from django.conf import settings as django_settings
from django.core.wsgi import get_wsgi_application
from django.test import Client, override_settings
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi import checks

from tawatur.archive import open_archive
from tawatur.exports.jsonl import export_rows
from tawatur.people import keys, limits
from tawatur.people.models import Account
from tawatur.site.api.asking import EventType
from tawatur.site.labels import TYPES
from tawatur.site.settings import site_settings
from tests.site.visitor import Visitor

ADDRESSES = {
    "article": "articles",
    "event_mention": "mentions",
    "event": "events",
    "reuse": "reuse",
    "story": "stories",
    "entity": "entities",
}


def asked(reader: Client, address: str, status: int = 200) -> Any:
    answer = reader.get("/api/v1/" + address)
    assert answer.status_code == status, (address, answer.content[:300])
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Content-Type"].startswith("application/json")
    return json.loads(answer.content)


def all_rows(reader: Client, address: str, limit: int) -> Iterator[dict[str, Any]]:
    cursor = ""
    while True:
        told = asked(reader, f"{address}{'&' if '?' in address else '?'}limit={limit}{cursor}")
        assert len(told["rows"]) <= limit or address == "origins"
        yield from told["rows"]
        if told["next"] is None:
            return
        cursor = f"&cursor={told['next']}"


@pytest.mark.parametrize("limit", [1, 3, 200])
@pytest.mark.parametrize("kind", ADDRESSES)
def test_a_list_holds_the_rows_of_the_export_once_each(
    reader: Client, home: Path, kind: str, limit: int
) -> None:
    exported = list(export_rows(open_archive(home, read_only=True), (kind,)))
    found = list(all_rows(reader, ADDRESSES[kind], limit))
    assert sorted(map(json.dumps, found)) == sorted(map(json.dumps, exported))


@pytest.mark.parametrize("kind", [kind for kind in ADDRESSES if kind != "reuse"])
def test_one_thing_is_its_row(reader: Client, home: Path, kind: str) -> None:
    for row in export_rows(open_archive(home, read_only=True), (kind,)):
        assert asked(reader, f"{ADDRESSES[kind]}/{quote(row['id'])}") == json.loads(json.dumps(row))
    assert asked(reader, f"{ADDRESSES[kind]}/none", 404) == {"error": "there is no such thing"}


def test_origins_say_which_event_they_are_of(reader: Client) -> None:
    rows = list(all_rows(reader, "origins", 1))
    assert {row["event"] for row in rows} == {"ev-visit", "ev-meeting", "ev-odd"}
    assert {"kind", "event", "root", "mentions", "because"} == set(rows[0])


@pytest.mark.parametrize(
    ("address", "ids"),
    [
        ("articles?q=" + quote("المغرب -visit"), {"visit-1"}),
        ("articles?form=post", {"copy-b"}),
        ("articles?outlet=" + quote("الساحل"), {"visit-1"}),
        ("articles?entity=Esper", {"visit-1"}),
        ("articles?country=MA&since=2020-09-01&until=2020-09-30", {"visit-1"}),
        ("events?entity=person-esper", {"ev-visit"}),
        ("events?type=CONSULT&since=2020-10-02&until=2020-10-02", {"ev-visit"}),
        ("events?min_origins=1&entity=odd/" + quote("الاسم?#%"), {"ev-odd"}),
        ("mentions?event=ev-meeting", {"m-a", "m-b"}),
        ("mentions?article=copy-a", {"m-a"}),
        ("mentions?entity=Esper&type=CONSULT", {"m-visit", "m-en"}),
        ("entities?name=Esper", {"person-esper"}),
        ("entities?kind=person&country=US", {"person-esper"}),
    ],
)
def test_lists_are_narrowed(reader: Client, address: str, ids: set[str]) -> None:
    if "q=" in address:
        ids = {row["id"] for row in all_rows(reader, address, 1)} & ids
    assert {row["id"] for row in all_rows(reader, address, 1)} >= ids != set()
    if "q=" not in address:
        assert {row["id"] for row in all_rows(reader, address, 1)} == ids


def test_what_was_judged_wrong_is_in_no_answer(reader: Client) -> None:
    assert "m-wrong" not in {row["id"] for row in all_rows(reader, "mentions", 50)}
    asked(reader, "mentions/m-wrong", 404)
    asked(reader, "events/ev-wrong", 404)


@pytest.mark.parametrize(
    ("address", "status", "error"),
    [
        ("articles?limit=0", 400, "limit: Input should be greater than or equal to 1"),
        ("articles?limit=9999", 400, "limit: Input should be less than or equal to 200"),
        ("articles?since=x", 400, "since: Input should be a valid date"),
        ("articles?form=x", 400, "form: Input should be 'news'"),
        ("events?type=x", 400, "type: Input should be 'AGREE'"),
        ("stories?cursor=x", 400, "cursor: not one of ours"),
        ("stories?cursor=WzEsMl0", 400, "cursor: not one of ours"),
        ("stories?cursor=bnVsbA", 400, "cursor: not one of ours"),
        ("nowhere", 404, "404 Not Found"),
        ("articles?q=" + "x" * 600, 400, "q: String should have at most 500 characters"),
    ],
)
def test_what_is_wrong_is_one_line(reader: Client, address: str, status: int, error: str) -> None:
    said = asked(reader, address, status)
    assert list(said) == ["error"] and "\n" not in said["error"]
    assert said["error"].startswith(error)


def test_only_reading_is_answered(reader: Client) -> None:
    for method in (reader.post, reader.put, reader.delete, reader.patch):
        answer = method("/api/v1/articles")
        assert answer.status_code in (403, 405)
        assert set(json.loads(answer.content)) == {"error"}
    asked_first = reader.options("/api/v1/articles", HTTP_ORIGIN="https://other.example")
    assert asked_first.status_code == 204
    assert asked_first["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


def test_what_has_not_changed_is_not_sent_again(reader: Client) -> None:
    first = reader.get("/api/v1/articles")
    assert first["ETag"] and first["Cache-Control"] == "public, max-age=60"
    again = reader.get("/api/v1/articles", HTTP_IF_NONE_MATCH=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")


def test_arabic_is_written_as_arabic(reader: Client) -> None:
    assert "المغرب".encode() in reader.get("/api/v1/articles/visit-1").content


# Of the description, what any answer has to keep to; which requests are refused is said by our own tests.
CHECKS = [
    schemathesis.checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
]


def test_whatever_is_asked_the_answer_is_as_described(home: Path) -> None:
    given_settings = site_settings(home, hosts=["*"])
    del given_settings["DATABASES"]
    given_settings["MIDDLEWARE"].remove("django.middleware.gzip.GZipMiddleware")  # the caller unpacks nothing
    with override_settings(**given_settings):
        described = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
        operations: list[Any] = [one.ok() for one in described.get_all_operations()]  # type: ignore[union-attr]
        assert len(operations) == 16
        for operation in operations:
            _ask_anything(operation)


def test_whatever_is_written_the_answer_is_as_described(
    visitor: Callable[..., Visitor], people_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor().sign_up("samir")
    Account.objects.update(level=1)
    at = datetime(2026, 3, 1, 12, tzinfo=UTC)
    token = keys.make(Account.objects.get().id, "any", keys.SCOPES, at=at)
    monkeypatch.setattr(limits, "take", lambda *_, **__: None)
    with override_settings(ALLOWED_HOSTS=["*"]):
        middleware = [one for one in django_settings.MIDDLEWARE if "gzip" not in one.lower()]
        with override_settings(MIDDLEWARE=middleware):
            described = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
            operations: list[Any] = [one.ok() for one in described.get_all_operations()]  # type: ignore[union-attr]
            writing = [one for one in operations if one.method == "post"]
            assert len(writing) == 4
            for operation in writing:
                _ask_anything(operation, {"Authorization": f"Bearer {token}"})


def _ask_anything(operation: Any, headers: dict[str, str] | None = None) -> None:
    @settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy())
    def ask(case: Any) -> None:
        case.call_and_validate(checks=CHECKS, headers=headers)

    ask()


def test_the_description_is_openapi_3_1(reader: Client) -> None:
    told = asked(reader, "openapi.json")
    assert told["openapi"].startswith("3.1")
    assert {"get", "post"} == {method for path in told["paths"].values() for method in path}
    for path in told["paths"].values():
        for method, operation in path.items():
            assert ("security" in operation) == (method == "post")
    assert told["components"]["securitySchemes"]["Bearer"]["scheme"] == "bearer"


def test_all_event_types_can_be_asked_for() -> None:
    assert get_args(EventType) == tuple(TYPES)
