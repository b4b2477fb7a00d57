"""The sample pages and other people's articles, where they are at hand: nothing lost, nothing left."""

import gzip
import json
import re
from collections import Counter
from datetime import date
from typing import Any

import pytest

from tawatur.arabic.letters import fold
from tests.articles.reading import SHARED, headlines, needs_shared, read, texts

pytestmark = needs_shared


def seeds() -> list[dict[str, Any]]:
    path = SHARED / "gold" / "seeds.json"
    return list(json.loads(path.read_text(encoding="utf-8"))["pages"]) if path.exists() else []


def bag(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", fold(text)))


def share(part: Counter[str], whole: Counter[str]) -> float:
    return sum((part & whole).values()) / max(1, sum(whole.values()))


@pytest.mark.parametrize("gold", seeds(), ids=lambda gold: str(gold["file"]))
def test_a_sample_page_is_read_as_labelled(gold: dict[str, Any]) -> None:
    text = (SHARED / "seeds" / gold["file"]).read_text(encoding="utf-8")
    wanted = text[text.index(gold["body_first"]) : text.rindex(gold["body_last"]) + len(gold["body_last"])]
    for unwanted in gold["furniture"]:
        wanted = wanted.replace(unwanted, " ")
    if "thread" in gold:
        wanted = wanted.replace(gold["thread"]["quoted"], " ", 1)
    reading = read(text, name=gold["file"])
    articles = texts(reading)
    body = "\n".join(article.body for article in articles)
    assert share(bag(wanted), bag(body)) >= 0.99
    assert share(bag(body), bag(wanted)) >= 0.99
    assert not [line for line in gold["furniture"] if fold(line) in fold(body)]
    assert articles[0].title == gold["title"]
    assert articles[0].outlet == gold["publisher"]
    assert len(headlines(reading)) == gold.get("ticker_headlines", 0)
    stated = gold["published"]["earliest"] if gold["published"]["basis"] == "stated" else None
    assert articles[0].published.earliest == (date.fromisoformat(stated) if stated else None)


def test_the_sample_thread_has_its_posts_and_its_openers_card() -> None:
    gold = next(page["thread"] for page in seeds() if "thread" in page)
    name = next(page["file"] for page in seeds() if "thread" in page)
    posts = texts(read((SHARED / "seeds" / name).read_text(encoding="utf-8")))
    assert len(posts) == gold["posts"]
    card = posts[0].profile
    assert card is not None
    assert posts[0].author == gold["opened_by"]
    assert (card.title, card.member_since) == (gold["rank"], gold["member_since"])
    assert (card.messages, card.reactions) == (gold["messages"], gold["reactions"])
    assert gold["quoted"] in [quoted.text for post in posts for quoted in post.quoted]


def test_labelled_articles_pass_through_a_dump_unharmed() -> None:
    for path in sorted((SHARED / "gold" / "dev").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        (article,) = texts(read(f"{gold['title']}\n\n{gold['text']}"))
        assert article.title == gold["title"]
        assert share(bag(article.body), bag(gold["text"])) >= 0.995, path.name


def test_a_days_press_loses_no_sentences() -> None:
    """1 in 8 of a day's articles of 13 outlets, bylines and contact lines included: 98 words in 100 stay."""
    with gzip.open(
        SHARED / "data" / "news" / "saudinewsnet-2015-08-11.jsonl.gz", "rt", encoding="utf-8"
    ) as file:
        rows = [json.loads(line) for line in file][::8]
    shares = []
    for row in rows:
        if len(row["body"]) > 200:
            body = "\n".join(article.body for article in texts(read(f"{row['title']}\n\n{row['body']}")))
            shares.append(share(bag(body), bag(row["body"])))
    assert sum(shares) / len(shares) >= 0.98


def test_html_pages_give_their_labelled_body_title_and_day() -> None:
    for gold in json.loads((SHARED / "data" / "html" / "gold.json").read_text(encoding="utf-8")):
        (article,) = texts(read((SHARED / "data" / "html" / gold["file"]).read_bytes(), url=gold.get("url")))
        wanted = gold.get("text") or "\n".join(gold.get("paragraphs", []))
        if wanted:
            assert share(bag(wanted), bag(article.body)) >= 0.99
            assert share(bag(article.body), bag(wanted)) >= 0.99
        assert all(phrase in article.body for phrase in gold.get("must_contain", []))
        assert not [phrase for phrase in gold.get("must_not_contain", []) if phrase in article.body]
        if gold.get("published"):
            assert str(article.published.earliest) == gold["published"][:10]
