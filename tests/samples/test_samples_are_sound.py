"""The samples and what is expected of them hold together; no reader of ours takes part."""

from __future__ import annotations

import html
import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
EXPECTED = SAMPLES / "expected"
FILES = sorted(p.name for p in SAMPLES.iterdir() if p.is_file() and p.name != "README.md")

TYPES = {
    "CONSULT", "SUPPORT", "COOPERATE", "AGREE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "CONCEDE",
}  # fmt: skip
STATUSES = {"happened", "ongoing", "planned", "denied", "hypothetical"}
FORMS = {"news", "repost", "blog", "post"}
BASES = {"stated", "relative", "inferred", "unknown"}
KINDS = {"person", "organization", "place", "group"}

WEEKDAYS = {
    "الاثنين": 0, "الإثنين": 0, "الثلاثاء": 1, "الأربعاء": 2, "الخميس": 3, "الجمعة": 4, "السبت": 5,
    "الأحد": 6,
}  # fmt: skip
MONTHS = {
    "يناير": 1, "كانون الثاني": 1, "جانفي": 1, "فبراير": 2, "مارس": 3, "آذار": 3, "أبريل": 4, "أفريل": 4,
    "مايو": 5, "ماي": 5, "يونيو": 6, "جوان": 6, "يوليوز": 7, "يوليو": 7, "غشت": 8, "أوت": 8, "آب": 8,
    "شتنبر": 9, "سبتمبر": 9, "أيلول": 9, "أكتوبر": 10, "تشرين الأول": 10, "نونبر": 11, "دجنبر": 12,
    "ديسمبر": 12, "كانون الأول": 12,
}  # fmt: skip
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
DAY = re.compile(rf"(?<!\w)({'|'.join(WEEKDAYS)})،? 0?(\d{{1,2}}) ({MONTH})(?:/\w+)? (\d{{4}})")
HOSTS_OF_VOCABULARIES = {"schema.org", "www.w3.org", "purl.org", "jsonfeed.org"}


def expected(name: str) -> dict[str, Any]:
    """What `expected/` says of one sample."""
    found: dict[str, Any] = json.loads((EXPECTED / f"{name}.json").read_text(encoding="utf-8"))
    return found


def raw(name: str) -> str:
    """The file as characters, in the encoding it declares."""
    data = (SAMPLES / name).read_bytes()
    declared = re.search(rb"charset=[\"']?([\w-]+)", data[:2000], re.IGNORECASE)
    return data.decode(declared.group(1).decode() if declared else "utf-8")


def stripped(markup: str) -> str:
    """Markup's text: scripts, comments and tags taken out, a line break for a <br>, entities resolved."""
    markup = re.sub(r"(?is)<(script|style)\b.*?</\1>|<!--.*?-->", "", markup)
    return html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"(?i)<br\s*/?>\n?", "\n", markup)))


def texts(name: str) -> list[str]:
    """The readable text of a sample: one string for a page, one for each feed entry or line."""
    content = raw(name)
    if name.endswith(".xml"):
        root = ET.fromstring(content.encode("utf-8"))
        entries = [e for e in root.iter() if e.tag.rpartition("}")[2] in {"item", "entry"}]
        return [stripped(" \n".join(part.text or "" for part in entry.iter())) for entry in entries]
    if name.endswith(".jsonl"):
        rows = [json.loads(line) for line in content.splitlines()]
        return [f"{row['title']}\n{row['body']}" for row in rows]
    if name.endswith(".json"):
        items = json.loads(content)["items"]
        bodies = [stripped(i["content_html"]) if "content_html" in i else i["content_text"] for i in items]
        return [f"{item['title']}\n{body}" for item, body in zip(items, bodies, strict=True)]
    return [stripped(content) if name.endswith(".html") else content]


def text_of(name: str, article: int) -> str:
    """The text in which one article of a sample stands."""
    found = texts(name)
    return found[article] if len(found) > 1 else found[0]


def run_together(text: str) -> str:
    return " ".join(text.split())


def test_every_sample_has_its_expected_file_and_no_expected_file_is_left_over() -> None:
    wanted = {f"{name}.json" for name in FILES} | {"across.json"}
    assert {p.name for p in EXPECTED.iterdir()} == wanted
    assert all(expected(name)["file"] == name for name in FILES)


def test_the_readme_names_every_sample() -> None:
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\* `([^`]+)`: \S", readme, re.MULTILINE)
    assert sorted(listed) == FILES


def test_there_are_enough_samples_of_every_kind() -> None:
    suffixes = Counter(Path(name).suffix for name in FILES)
    assert suffixes[".html"] >= 18
    assert suffixes[".txt"] >= 18
    assert suffixes[".xml"] + suffixes[".json"] == 3
    assert suffixes[".jsonl"] == 2
    articles = [(name, a) for name in FILES for a in expected(name)["articles"]]
    forms = Counter(a["form"] for _, a in articles)
    assert len(articles) >= 46
    assert forms["repost"] >= 8 and forms["blog"] >= 4 and forms["post"] >= 8
    assert sum(a["published"]["earliest"] is None for _, a in articles) >= 5
    assert sum(expected(name)["unreadable"] is not None for name in FILES) >= 2
    silent = [a for n in FILES for i, a in enumerate(expected(n)["articles"])
              if a["form"] != "post" and i not in {e["article"] for e in expected(n)["events"]}]  # fmt: skip
    assert len(silent) >= 6
    events = [e for name in FILES for e in expected(name)["events"]]
    assert {e["status"] for e in events} >= {"happened", "planned", "denied"}
    assert {e["type"] for e in events} >= TYPES - {"RETREAT"}


@pytest.mark.parametrize("name", FILES)
def test_a_page_gives_articles_or_a_reason(name: str) -> None:
    want = expected(name)
    assert bool(want["articles"]) != bool(want["unreadable"])


@pytest.mark.parametrize("name", FILES)
def test_titles_first_words_and_last_words_stand_in_the_page_in_order(name: str) -> None:
    for index, article in enumerate(expected(name)["articles"]):
        text = run_together(text_of(name, index))
        assert article["form"] in FORMS
        assert article["title"] in text
        first = text.find(article["body_first"])
        assert first >= 0
        assert text.find(article["body_last"], first) >= first
        assert all(quoted in text for quoted in article["quoted"])


@pytest.mark.parametrize("name", FILES)
def test_a_published_day_is_a_day_or_unknown(name: str) -> None:
    for article in expected(name)["articles"]:
        published = article["published"]
        assert published["basis"] in BASES
        if published["basis"] == "unknown":
            assert published["earliest"] is None and published["latest"] is None
        else:
            assert date.fromisoformat(published["earliest"]) <= date.fromisoformat(published["latest"])


@pytest.mark.parametrize("name", FILES)
def test_every_quote_stands_in_the_body_it_is_taken_from(name: str) -> None:
    want = expected(name)
    for event in want["events"]:
        article = want["articles"][event["article"]]
        text = run_together(text_of(name, event["article"]))
        body = text[text.index(article["body_first"]) :]
        assert event["quote"] in body[: body.index(article["body_last"]) + len(article["body_last"])]


@pytest.mark.parametrize("name", FILES)
def test_labels_keep_to_their_vocabulary(name: str) -> None:
    want = expected(name)
    for event in want["events"]:
        assert event["type"] in TYPES and set(event["also"]) <= TYPES - {event["type"]}
        assert event["status"] in STATUSES and isinstance(event["must"], bool)
        if (when := event["when"]) is not None:
            assert when["basis"] in {"stated", "relative"}
            assert date.fromisoformat(when["earliest"]) <= date.fromisoformat(when["latest"])
        text = text_of(name, event["article"])
        where = [event["where"]] if event["where"] else []
        for named in [*event["actor"], *event["recipient"], *event["attributed_to"], *where]:
            assert named["kind"] in KINDS
            # ل before ال is written لل
            forms = [f for n in (named["name"], *named["forms"]) for f in (n, re.sub("^ال", "لل", n))]
            assert any(form in text for form in forms), named


@pytest.mark.parametrize("name", FILES)
def test_what_happened_did_not_happen_after_it_was_published(name: str) -> None:
    want = expected(name)
    for event in want["events"]:
        published = want["articles"][event["article"]]["published"]["latest"]
        if published and event["when"] and event["status"] == "happened":
            assert event["when"]["earliest"] <= published


@pytest.mark.parametrize("name", FILES)
def test_a_relative_day_hangs_on_a_known_day(name: str) -> None:
    want = expected(name)
    for event in want["events"]:
        if event["when"] and event["when"]["basis"] == "relative":
            dated = want["articles"][event["article"]]["published"]["earliest"] is not None
            stated = [e for e in want["events"] if e["article"] == event["article"] and e["when"]]
            assert dated or any(e["when"]["basis"] == "stated" for e in stated)


@pytest.mark.parametrize("name", FILES)
def test_furniture_is_in_the_page_and_in_no_quote(name: str) -> None:
    want = expected(name)
    page = run_together(stripped(raw(name)))
    for thing in want["furniture"]:
        assert run_together(thing) in page
        assert all(thing not in event["quote"] for event in want["events"])


@pytest.mark.parametrize("name", [n for n in FILES if expected(n)["headlines"]])
def test_a_ticker_holds_the_headlines_counted(name: str) -> None:
    if name.endswith(".html"):
        ticker = re.search(r'(?s)class="ticker">(.*?)</div>', raw(name))
        assert ticker is not None
        assert len(re.findall("<li>", ticker.group(1))) == expected(name)["headlines"]
    else:
        line = raw(name).split("\n", 1)[0]
        assert len([h for h in re.split(r" {4,}", line) if h]) == expected(name)["headlines"]


def test_a_weekday_beside_a_full_date_is_the_weekday_of_that_date() -> None:
    everything = "\n".join(text for name in FILES for text in texts(name))
    found = DAY.findall(everything.translate(str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")))
    assert len(found) >= 20
    for weekday, day, month, year in found:
        assert date(int(year), MONTHS[month], int(day)).weekday() == WEEKDAYS[weekday], (weekday, day, month)


@pytest.mark.parametrize("name", FILES)
def test_no_address_leads_to_a_real_site(name: str) -> None:
    hosts = set(re.findall(r"https?://([^/\"'<>\s]+)", raw(name)))
    assert {h for h in hosts if not h.endswith(".example")} <= HOSTS_OF_VOCABULARIES


def across() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((EXPECTED / "across.json").read_text(encoding="utf-8"))
    return found


def test_reused_passages_stand_in_both_pages() -> None:
    assert across()["reused"]
    for reuse in across()["reused"]:
        for side in ("a", "b"):
            text = run_together("\n".join(texts(reuse[side])))
            assert 0 <= text.find(reuse["from"]) < text.find(reuse["to"])


def test_no_pair_is_both_reuse_and_no_reuse() -> None:
    reused = {frozenset((r["a"], r["b"])) for r in across()["reused"]}
    kept_apart = {frozenset(pair) for pair in across()["no_reuse"]}
    assert kept_apart and not reused & kept_apart
    assert all(name in FILES for pair in kept_apart for name in pair)


@pytest.mark.parametrize("group", [*across()["same_event"], *across()["conflicts"]], ids=lambda g: g["why"])
def test_mentions_across_pages_are_labels_of_their_files(group: dict[str, Any]) -> None:
    for name, article, index in group["events"]:
        assert expected(name)["events"][index]["article"] == article
    if "independent_origins" in group:
        assert 1 <= group["independent_origins"] <= len(group["events"])
    if group.get("about") in {"number", "when", "status"}:
        assert len(set(group["values"])) == len(group["values"]) >= 2


@pytest.mark.parametrize("group", across()["same_event"], ids=lambda g: g["why"])
def test_mentions_of_one_event_are_of_types_that_can_meet(group: dict[str, Any]) -> None:
    labels = [expected(name)["events"][index] for name, _, index in group["events"]]
    for one, other in pairwise(labels):
        assert {one["type"], *one["also"]} & {other["type"], *other["also"]}
