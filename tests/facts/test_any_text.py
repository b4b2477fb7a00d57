"""Whatever is written, reading what it says ends without a fault, and every span lies in the text."""

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tawatur.facts import find_facts
from tawatur.model import Dating
from tawatur.pipeline.reading import knowledge
from tests.build import an_article

KNOWLEDGE = knowledge()
DAY = Dating(date(2024, 5, 15), date(2024, 5, 15), "stated", "the page says so")
TEXTS = [
    path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
    if path.name != "README.md"
]
MARKS = '"«»“”:،.؛!؟\n()[]-/ '


def spoiled(seed: int) -> Iterator[str]:
    """Yield pieces of the samples put together, cut, shuffled, with marks and letters strewn in."""
    chance = random.Random(seed)
    for _ in range(60):
        pieces = []
        for _ in range(chance.randint(1, 3)):
            text = chance.choice(TEXTS)
            start = chance.randrange(len(text))
            pieces.append(text[start : start + chance.randint(20, 700)])
        body = chance.choice(MARKS).join(pieces)
        if chance.random() < 0.3:
            words = body.split(" ")
            chance.shuffle(words)
            body = " ".join(words)
        for _ in range(chance.randint(0, 8)):
            at = chance.randrange(len(body) + 1)
            body = body[:at] + chance.choice((*MARKS, " و ", " م ", " ال ", "ً", "\u200f")) + body[at:]
        yield body


@pytest.mark.parametrize("seed", range(8))
def test_spoiled_text_is_read_without_a_fault(seed: int) -> None:
    for body in spoiled(seed):
        article, facts = find_facts(an_article(body=body, published=DAY), KNOWLEDGE)
        spans = [name.span for name in facts.names] + [mention.quote for mention in facts.mentions]
        assert all(0 <= span.start < span.end <= len(article.body) for span in spans), body


@pytest.mark.parametrize(
    "body", ["", " ", "م", "و م و", "«»", '"', "قال:", "«و»: «م»", "الرئيس م", "ال ال ال"]
)
def test_hardly_any_text_is_read_without_a_fault(body: str) -> None:
    find_facts(an_article(body=body, published=DAY), KNOWLEDGE)
