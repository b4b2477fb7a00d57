"""Timeline, net and map: tables first, drawings that stand where they should, and the same as data."""

import csv
import io
import json
from datetime import date
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from django.test import Client

from tawatur.archive.looking import Density, Relation
from tawatur.site import drawing
from tests.site.pages import parsed, text_of

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


def test_a_timeline_is_narrowed_by_type_and_days(reader: Client) -> None:
    def found(query: str) -> set[str]:
        page = parsed(reader, "/timeline?a=Morocco" + query)
        return {a.get("href") for a in page.xpath("//ol[@class='timeline']//p[@class='what']/a")}

    assert found("") == {"/event/ev-visit", "/event/ev-meeting"}
    assert found("&type=CONSULT&from=2020-10-02&to=2020-10-02") == {"/event/ev-visit"}
    assert found("&type=ASSAULT") == found("&from=2031-01-01") == set()
    assert found("&type=NOPE&from=x&to=%00") == found("")
    told = json.loads(reader.get("/timeline.json?a=Morocco&from=2020-10-02").content)
    assert [event["id"] for event in told["events"]] == ["ev-visit"]


def test_a_timeline_can_be_followed_and_taken_away(reader: Client) -> None:
    told = json.loads(reader.get("/timeline.jsonfeed?a=Morocco&b=Mark+Esper").content)
    assert [item["url"].rsplit("/", 1)[1] for item in told["items"]] == ["ev-visit"]
    assert reader.get("/timeline.atom?a=nobody").status_code == 404
    lines = b"".join(reader.get("/timeline.csv?a=Morocco")).decode("utf-8-sig").splitlines()
    assert len(lines) == 3


def test_who_acted_towards_whom_is_a_table_before_it_is_a_drawing(reader: Client) -> None:
    page = parsed(reader, "/en/graph?entity=Esper")
    rows = [[text_of(cell) for cell in row.xpath("td")] for row in page.xpath("//table//tbody/tr")]
    assert ["Mark Esper", "Morocco", "1", "Meeting or call 1"] in rows
    assert ["Morocco", "with United States", "1", "Meeting or call 1"] not in rows  # not an event of Esper's
    html = reader.get("/en/graph?entity=Esper").content.decode()
    assert html.index("<table") < html.index("<svg")
    assert {text_of(label) for label in page.xpath("//*[@class='label']")} == {"Mark Esper", "Morocco"}
    both = parsed(reader, "/en/graph?entity=Morocco")
    rows = [[text_of(cell) for cell in row.xpath("td")] for row in both.xpath("//table//tbody/tr")]
    assert ["Morocco", "with United States", "1", "Meeting or call 1"] in rows


def test_a_net_is_data_too(reader: Client) -> None:
    root = ElementTree.fromstring(reader.get("/graph.graphml?entity=Morocco").content)
    nodes = {node.get("id") for node in root.iter(GRAPHML + "node")}
    assert nodes == {"state-ma", "state-us", "person-esper"}
    edges = {
        (edge.get("source"), edge.get("target"), edge.get("directed")) for edge in root.iter(GRAPHML + "edge")
    }
    assert edges == {("person-esper", "state-ma", None), ("state-ma", "state-us", "false")}
    told = json.loads(reader.get("/graph.json?entity=Morocco").content)
    lines = list(csv.reader(io.StringIO(reader.get("/graph.csv?entity=Morocco").content.decode("utf-8-sig"))))
    assert len(lines) - 1 == len(told["relations"]) == 2
    for form in ("graphml", "csv", "json"):
        assert reader.get(f"/graph.{form}?entity=nobody").status_code == 404
        assert reader.get(f"/graph.{form}?entity=" + quote("odd/الاسم?#%")).status_code == 200


def test_places_are_a_map_and_a_table(reader: Client) -> None:
    page = parsed(reader, "/en/map")
    rows = [[text_of(cell) for cell in row.xpath("td")] for row in page.xpath("//table//tbody/tr")]
    assert ["Rabat", "1"] in [row[:2] for row in rows]
    (dot,) = page.xpath("//*[@class='dot']")
    assert float(dot.get("cx")) == pytest.approx(-6.8, abs=0.2)
    assert float(dot.get("cy")) == pytest.approx(-34.0, abs=0.2)
    land = page.xpath("//image")[0].get("href")
    assert land.startswith("/static/") and land.endswith("/land.svg")
    assert parsed(reader, "/map?type=ASSAULT").xpath("//p[@class='empty']")
    told = json.loads(reader.get("/map.json").content)["places"]
    assert {place["place"] for place in told} == {"capital-ma", "odd/الاسم?#%"}
    assert reader.get("/map.csv").content.decode("utf-8-sig").count("\r\n") == 3


def test_the_land_is_small_and_has_no_script() -> None:
    land = (Path(drawing.__file__).parent / "static" / "land.svg").read_bytes()
    assert len(land) < 60_000
    assert {element.tag for element in ElementTree.fromstring(land).iter()} == {
        "{http://www.w3.org/2000/svg}svg",
        *(f"{{http://www.w3.org/2000/svg}}{tag}" for tag in ("g", "path", "use")),
    }


@pytest.mark.parametrize("path", ["/timeline?a=", "/graph?entity=", "/map?entity="])
@pytest.mark.parametrize(
    "text", ["\x00", "\u202e", "<script>alert(1)</script>", "%", "'", '"', "ا" * 900, "state-ma"]
)
def test_whatever_is_asked_is_answered_with_a_page(reader: Client, path: str, text: str) -> None:
    answer = reader.get(path + quote(text) + "&from=9999-12-31&to=0001-01-01&type=%00")
    assert answer.status_code == 200
    assert b"<script" not in answer.content and "\u202e" not in answer.content.decode()


def test_no_drawing_has_a_style_of_its_own(reader: Client) -> None:
    for path in ("/timeline?a=Morocco", "/graph?entity=Morocco", "/map", "/map?entity=person-esper"):
        assert not parsed(reader, path).xpath("//*[@style]")


# ---------------------------------------------------------------- where shapes stand


def days(*counts: int) -> Density:
    return Density("month", tuple((date(2020, 1 + n, 1), count) for n, count in enumerate(counts)), 0, 0)


def test_bars_begin_where_the_reader_does() -> None:
    left, right = drawing.strip(days(4, 0, 1), False), drawing.strip(days(4, 0, 1), True)
    assert [bar.x for bar in left] == sorted(bar.x for bar in left)
    assert [bar.x for bar in right] == sorted((bar.x for bar in right), reverse=True)
    assert left[0].height == drawing.STRIP_HEIGHT and left[1].height == 0 and 0 < left[2].height < 96
    assert drawing.strip(days(), False) == []


def test_a_net_is_always_the_same_and_inside_its_frame() -> None:
    relations = [Relation("me", f"other-{n}", 50 - n, (), False) for n in range(60)]
    nodes, edges = drawing.net("me", relations)
    assert (nodes, edges) == drawing.net("me", relations[::-1][::-1])
    assert len(nodes) == drawing.NODES + 1
    assert all(0 < node.x < drawing.NET_WIDTH and 0 < node.label < drawing.NET_HEIGHT for node in nodes)
    assert len({(node.x, node.y) for node in nodes}) == len(nodes)


@pytest.mark.parametrize(
    "points",
    [
        [("a", 3, 34.0, -6.8)],
        [("a", 3, 89.9, 179.9), ("b", 1, -89.9, -179.9)],
        [("a", 1, 34.0, -6.8), ("b", 9, 38.9, -77.0), ("c", 2, 24.7, 46.7)],
    ],
)
def test_all_places_lie_in_the_window(points: list[tuple[str, int, float, float]]) -> None:
    shown = drawing.world(points)
    assert shown is not None
    for dot in shown.dots:
        assert shown.x <= dot.x <= shown.x + shown.width and shown.y <= dot.y <= shown.y + shown.height
    assert shown.x >= -180 and shown.x + shown.width <= 180.1
    assert drawing.world([]) is None
