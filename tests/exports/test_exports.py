"""Exports: the public schema to the letter, in one order, and other people's formats."""

import csv
import io
import json
from dataclasses import replace

import pytest

from tawatur.archive.facade import Archive
from tawatur.exports import export_csv, export_jsonl
from tawatur.exports.gazetteer import _points, find_point
from tawatur.exports.jsonl import as_json, export_rows
from tawatur.exports.plover import plover_rows
from tawatur.model import UNDATED, Article, Conflict, Dating, EventMention, Origin, Span
from tests.build import (
    RABAT,
    USA,
    a_mention,
    a_party,
    a_reuse,
    a_story,
    an_article,
    an_entity,
    an_event,
    on,
    some_facts,
)

QUOTE = "استقبل وزير الشؤون الخارجية"
PARTY = {"id": "nasser-bourita", "name": "ناصر بوريطة", "text": "بوريطة", "kind": "person"}
USA_ROW = {"id": "state-us", "name": "الولايات المتحدة", "text": "الولايات المتحدة", "kind": "place"}


def fill(archive: Archive) -> tuple[list[Article], list[EventMention]]:
    """Keep two articles that tell of one event, and one that tells of nothing."""
    articles = [an_article(id="one", url="https://example.org/1"), an_article(id="two", published=UNDATED)]
    mentions = [
        a_mention(
            article,
            id=f"m-{article.id}",
            actor=[a_party(text="بوريطة")],
            when=when,
            where=RABAT,
            attributed_to=[a_party("وكالة", entity="map", kind="organization")],
            quote=QUOTE,
        )
        for article, when in zip(articles, (on("2025-02-25", span=Span(0, 3)), None), strict=True)
    ]
    entities = [
        an_entity(forms=["بوريطة"], country="MA"),
        an_entity("state-us", kind="place", ar="أمريكا", country="US"),
    ]
    for article, mention in zip(articles, mentions, strict=True):
        archive.keep_article(article, some_facts(mentions=[mention], entities=entities))
        archive.place_mention(mention.id, "e1")
    archive.keep_article(an_article("لا شيء", id="three", form="headline", outlet=None), some_facts())
    conflict = Conflict("where", ("الرباط", "فاس"), (("m-one",), ("m-two",)))
    origins = [Origin("one", ("m-one", "m-two"), "الكلام نفسه")]
    archive.keep_event(replace(an_event(mentions, id="e1", origins=origins), conflicts=(conflict,)))
    archive.keep_reuses([a_reuse(articles[0], articles[1])])
    archive.keep_story(a_story(articles, events=["e1"]))
    return articles, mentions


def test_kinds_come_in_the_order_of_the_schema_and_things_in_order_of_arrival(archive: Archive) -> None:
    fill(archive)
    assert [(row["kind"], row.get("id")) for row in export_rows(archive)] == [
        *(("article", x) for x in ("one", "two", "three")),
        *(("event_mention", x) for x in ("m-one", "m-two")),
        ("event", "e1"),
        ("reuse", None),
        ("story", "story-1"),
        ("entity", "nasser-bourita"),
        ("entity", "state-us"),
        *(("event_history", None), ("story_history", None)),
    ]


def test_every_kind_has_the_keys_that_the_field_guide_tells_of(archive: Archive) -> None:
    articles, _ = fill(archive)
    rows = {row["kind"]: row for row in reversed(list(export_rows(archive)))}
    day = {"earliest": "2025-02-25", "latest": "2025-02-25", "basis": "stated", "because": "the page says so"}
    article, mention, event = rows["article"], rows["event_mention"], rows["event"]
    assert (article["id"], article["url"], article["form"]) == ("one", "https://example.org/1", "news")
    assert (article["body"], article["outlet"], article["published"]) == (
        articles[0].body,
        "جريدة الاختبار",
        day,
    )
    assert (mention["article"], mention["event"], mention["type"]) == ("one", "e1", "CONSULT")
    assert (mention["actor"], mention["recipient"], mention["when"]) == ([PARTY], [USA_ROW], day)
    party = {"id": "capital-ma", "name": "الرباط", "text": "الرباط", "kind": "place"}
    assert mention["where"] == party | {"lat": 34.013, "lon": -6.833, "country": "MA"}
    assert [party["id"] for party in mention["attributed_to"]] == ["map"]
    assert mention["quote"] == {
        **{"exact": QUOTE, "prefix": "", "suffix": articles[0].body[len(QUOTE) : len(QUOTE) + 32]},
        **{"start": 0, "end": len(QUOTE)},
    }
    assert (event["mentions"], event["independent_origins"]) == (["m-one", "m-two"], 1)
    assert event["origins"] == [{"root": "one", "mentions": ["m-one", "m-two"], "because": "الكلام نفسه"}]
    assert event["conflicts"] == [
        {"about": "where", "values": ["الرباط", "فاس"], "mentions": [["m-one"], ["m-two"]]}
    ]
    assert rows["reuse"] == {
        "kind": "reuse",
        "a": {"article": "one", "start": 0, "end": 40},
        "b": {"article": "two", "start": 0, "end": 40},
        **{"words": 8, "because": "the same words"},
    }
    assert rows["story"] == {
        **{"kind": "story", "id": "story-1", "title": "قصة", "articles": ["one", "two"], "events": ["e1"]},
        **{"first": "2025-02-25", "last": "2025-02-25"},
    }
    assert rows["entity"]["names"] == {"ar": "ناصر بوريطة", "en": "Nasser Bourita", "fr": None}


def test_what_is_not_known_is_null_and_says_why(archive: Archive) -> None:
    article = an_article(id="a", published=UNDATED)
    unresolved = Dating(None, None, "unknown", "yesterday, of a page without a date", Span(0, 3))
    mentions = [a_mention(article, id="none"), a_mention(article, id="unresolved", when=unresolved)]
    archive.keep_article(article, some_facts(mentions=mentions))
    rows = list(export_rows(archive))
    unknown = {"earliest": None, "latest": None, "basis": "unknown"}
    assert rows[0]["published"] == {**unknown, "because": UNDATED.because}
    assert [row["when"] for row in rows[1:]] == [None, {**unknown, "because": unresolved.because}]
    assert [(row["where"], row["event"]) for row in rows[1:]] == [(None, None)] * 2


@pytest.mark.parametrize("words", ["استقبل", "بالرباط", "الأمريكي", "قوية."])
def test_a_quote_stands_in_its_body_between_32_code_points_on_each_side(archive: Archive, words: str) -> None:
    article = an_article("😀 " + an_article().body)
    archive.keep_article(article, some_facts(mentions=[a_mention(article, quote=words)]))
    (quote,) = (row["quote"] for row in export_rows(archive, ("event_mention",)))
    start, end = quote["start"], quote["end"]
    assert article.body[start:end] == quote["exact"] == words
    assert quote["prefix"] == article.body[max(0, start - 32) : start]
    assert quote["suffix"] == article.body[end : end + 32]
    assert quote["prefix"] + quote["exact"] + quote["suffix"] in article.body


@pytest.mark.parametrize("body", ["سطر\nوسطر\u2028وآخر", "نصف \ud83d رمز"])
def test_a_row_is_one_readable_line_and_holds_any_text(body: str) -> None:
    row = {"kind": "article", "body": body}
    line = as_json(row)
    assert "\n" not in line
    assert json.loads(line) == row
    line.encode("utf-8")
    assert "مراكش" in as_json({"body": "مراكش"})


def test_the_same_archive_gives_the_same_bytes(archive: Archive) -> None:
    fill(archive)
    assert list(export_jsonl(archive)) == list(export_jsonl(archive)) != []


def test_more_things_than_one_batch_all_come_out_in_order(archive: Archive) -> None:
    article = an_article(id="a")
    mentions = [a_mention(article, id=f"m{n:04}") for n in range(1203)]
    entities = [an_entity(f"e{n:04}") for n in range(1203)]
    archive.keep_article(article, some_facts(mentions=mentions, entities=entities))
    assert [r["id"] for r in export_rows(archive, ("event_mention",))] == [m.id for m in mentions]
    assert [r["id"] for r in export_rows(archive, ("entity",))] == [e.id for e in entities]


def test_an_unknown_kind_is_refused(archive: Archive) -> None:
    with pytest.raises(ValueError, match="no kind 'book'; the kinds are article"):
        list(export_rows(archive, ("book",)))


def test_csv_has_one_row_an_event_mention(archive: Archive) -> None:
    fill(archive)
    first, second = csv.DictReader(io.StringIO("\n".join(export_csv(archive)), newline=""))
    assert (first["actor"], first["recipient"], first["where"]) == (
        "ناصر بوريطة",
        "الولايات المتحدة",
        "الرباط",
    )
    assert (first["earliest"], second["earliest"]) == ("2025-02-25", "")
    assert (first["quote"], first["mention"], first["event"]) == (QUOTE, "m-one", "e1")


@pytest.mark.parametrize("title", ["=HYPERLINK(1)", "+1", "-1", "@x", "\tx"])
def test_a_cell_of_a_csv_file_is_never_a_formula(archive: Archive, title: str) -> None:
    article = an_article(title=title)
    archive.keep_article(article, some_facts(mentions=[a_mention(article)]))
    (row,) = csv.DictReader(io.StringIO("\n".join(export_csv(archive)), newline=""))
    assert row["title"] == "'" + title


@pytest.mark.parametrize(
    ("type_", "status", "event", "mode", "context"),
    [
        ("CONSULT", "happened", "CONSULT", ["visit"], []),
        ("CONSULT", "planned", "AGREE", [], []),
        ("AID", "planned", "AGREE", [], []),
        ("ASSAULT", "planned", "ASSAULT", ["visit"], ["future"]),
        ("CONCEDE", "planned", "CONCEDE", ["visit"], ["future"]),
        ("CONSULT", "denied", "CONSULT", ["visit"], ["negation"]),
        ("CONSULT", "hypothetical", "CONSULT", ["visit"], ["hypothetical"]),
    ],
)
def test_a_plover_record_says_what_is_planned_in_plovers_way(
    archive: Archive, type_: str, status: str, event: str, mode: list[str], context: list[str]
) -> None:
    article = an_article()
    said = a_mention(article, type=type_, status=status, mode="visit")  # type: ignore[arg-type]
    archive.keep_article(article, some_facts(mentions=[said]))
    (row,) = plover_rows(archive)
    assert (row["event"], row["mode"], row["context"]) == ([event], mode, context)
    assert (row["tawatur"]["type"], row["tawatur"]["status"]) == (type_, status)


def test_a_plover_record_has_codes_a_date_and_its_source(archive: Archive) -> None:
    fill(archive)
    first, second = plover_rows(archive)
    assert first["actor"] == [
        {
            **{"code": "MAR", "entity_text": "بوريطة", "identifier_text": "ناصر بوريطة"},
            "tawatur_id": "nasser-bourita",
        }
    ]
    assert [r["code"] for r in first["recipient"]] == ["USA"]
    assert (first["date"], first["tawatur"]["date_of"]) == ("2025-02-25", "event")
    assert (second["date"], second["tawatur"]["date_of"]) == (None, None)
    assert first["quad_code"] == 1
    assert first["text_info"] == {"start": 0, "end": len(QUOTE)}
    assert first["cite_info"]["url"] == "https://example.org/1"
    assert first["tawatur"]["independent_origins"] == 1


def test_the_date_of_a_plover_record_without_a_day_of_its_own_is_the_articles(archive: Archive) -> None:
    article = an_article(published=on("2025-02-01", "2025-02-28"))
    archive.keep_article(
        article, some_facts(mentions=[a_mention(article), a_mention(article, id="x", actor=[])])
    )
    (row,) = plover_rows(archive)  # nor is there a record of what nobody is said to have done
    assert (row["date"], row["enddate"], row["tawatur"]["date_of"]) == ("2025-02-01", "2025-02-28", "article")


def test_planned_and_happened_keep_who_is_who(archive: Archive) -> None:
    article = an_article()
    archive.keep_article(
        article, some_facts(mentions=[a_mention(article, actor=[USA], recipient=[a_party()])])
    )
    (row,) = plover_rows(archive)
    assert [row["actor"][0]["tawatur_id"], row["recipient"][0]["tawatur_id"]] == [
        "state-us",
        "nasser-bourita",
    ]


def test_a_place_has_its_point_and_country_where_the_registry_knows_them() -> None:
    morocco, rabat = find_point("state-ma"), find_point("capital-ma")
    assert (morocco.country, rabat.country) == ("MA", "MA")
    assert morocco[:2] != rabat[:2]
    assert find_point("region-rafah").lat == 31.29
    assert find_point("white-house") == (None, None, "US")
    assert find_point("place:برزوخة") == (None, None, None)


def test_no_row_of_a_table_is_off_the_globe() -> None:
    points = [
        (point.lat, point.lon)
        for point in _points().values()
        if point.lat is not None and point.lon is not None
    ]
    assert len(points) > 4000
    assert all(-90 <= lat <= 90 and -180 <= lon <= 180 for lat, lon in points)
