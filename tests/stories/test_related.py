"""Claims on one topic that are not one event: linked, each with why."""

from dataclasses import dataclass

from tawatur.model import Article, EventMention, Party
from tawatur.stories.related import find_related
from tests.build import MOROCCO, USA, an_article, on
from tests.chains.tellings import STATES, told

BOTH = "اعترف المغرب باستقلال البلاد، ثم أبرم الطرفان معاهدة صداقة في وقت لاحق."


@dataclass(frozen=True)
class _Event:
    id: str
    mentions: tuple[EventMention, ...]


def _related(one: EventMention, other: EventMention, *articles: Article) -> list[tuple[str, str]]:
    known = {article.id: article for article in articles}
    return [tuple(each) for each in find_related([one], [_Event("e", (other,))], known, STATES)]  # type: ignore[misc]


def _claim(article: Article, quote: str, recipient: Party = USA, type: str = "SUPPORT") -> EventMention:
    return told(article, quote, type=type, actor=(MOROCCO,), recipient=(recipient,))


def test_what_one_sentence_tells_of_the_same_parties_is_related() -> None:
    article = an_article(BOTH, id="one")
    recognised, treaty = _claim(article, "اعترف المغرب"), _claim(article, "أبرم الطرفان معاهدة")
    assert _related(recognised, treaty, article) == [("e", "one sentence tells both, of the same parties")]
    assert _related(recognised, _claim(article, "أبرم الطرفان معاهدة", type="ACCUSE"), article) == []
    assert _related(_claim(article, "اعترف المغرب", MOROCCO), treaty, article) == []


def test_the_same_told_of_other_days_is_related() -> None:
    words = "أشادت الرباط بالتعاون الأمني في الساحل"
    mine, theirs = an_article(f"{words}.", id="one"), an_article(f"{words}.", id="other")
    days = (on("2024-05-02"), on("2025-05-02"))
    one, other = (
        told(article, words, type="SUPPORT", actor=(MOROCCO,), recipient=(USA,), when=day)
        for article, day in zip((mine, theirs), days, strict=True)
    )
    assert _related(one, other, mine, theirs) == [
        ("e", "both are about the same, of the same parties, 365 days apart")
    ]
    apart = an_article("انتقدت الرباط أسعار القمح.", id="other")
    wheat = told(apart, "انتقدت الرباط أسعار القمح", type="SUPPORT", actor=(MOROCCO,), recipient=(USA,))
    assert _related(one, wheat, mine, apart) == []
