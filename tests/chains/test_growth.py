"""The number of origins over time: it changes where pages change it, and not else."""

from dataclasses import replace
from datetime import UTC, date, datetime

from tawatur.chains.growth import OriginCount, arrived, count_over_time, published
from tawatur.chains.origins import find_origins
from tawatur.chains.reuse import find_reuse
from tawatur.model import Article, EventMention, Reuse, Span
from tests.build import an_article, on
from tests.chains.tellings import UNDATED, told
from tests.chains.texts import COMMUNIQUE, OPENING_A, OPENING_B, OWN_PROSE

SEPTEMBER, OCTOBER, DECEMBER = date(2024, 9, 24), date(2024, 10, 3), date(2024, 12, 26)


def _article(id: str, text: str, day: date, seen: date | None = None) -> Article:
    article = an_article(text, id=id, outlet=f"جريدة {id}", published=on(str(day)))
    return replace(article, seen=datetime(*(seen or day).timetuple()[:3], tzinfo=UTC))


def _event() -> tuple[list[EventMention], dict[str, Article], list[Reuse]]:
    articles = [
        _article("a", f"{OPENING_A} {COMMUNIQUE}", SEPTEMBER),
        _article("b", f"{OPENING_B} {OWN_PROSE}", SEPTEMBER),
        _article("c", f"{OPENING_A} {COMMUNIQUE}", OCTOBER),
        _article("d", "اجتمع الوزيران في قاعة المجلس.", DECEMBER),
    ]
    quotes = ("التقى أمس", "حضرت اللقاء", "التقى أمس", "اجتمع الوزيران")
    mentions = [told(each, quote, id=f"m-{each.id}") for each, quote in zip(articles, quotes, strict=True)]
    reuses = [r for at, each in enumerate(articles) for r in find_reuse(each, articles[at + 1 :])]
    return mentions, {each.id: each for each in articles}, reuses


def test_a_copy_adds_an_article_and_no_origin_a_new_voice_adds_one() -> None:
    mentions, articles, reuses = _event()
    counts = count_over_time(mentions, articles, reuses, (), arrived)
    assert counts == (OriginCount(SEPTEMBER, 2, 2), OriginCount(DECEMBER, 3, 4))
    assert counts[-1].origins == len(find_origins(mentions, articles, reuses, ()))


def test_the_order_of_arrival_of_mentions_does_not_matter_the_days_do() -> None:
    mentions, articles, reuses = _event()
    assert count_over_time(mentions[::-1], articles, reuses, (), arrived) == count_over_time(
        mentions, articles, reuses, (), arrived
    )


def test_what_has_the_words_of_two_joins_them_and_the_number_falls() -> None:
    articles = [
        _article("a", f"التقى أمس رجال. {COMMUNIQUE}", SEPTEMBER),
        _article("b", f"التقى أمس رجال. {OWN_PROSE}", OCTOBER),
        _article("c", f"{COMMUNIQUE} التقى أمس رجال. {OWN_PROSE}", DECEMBER),
    ]
    mentions = [told(each, "التقى أمس", id=f"m-{each.id}") for each in articles]
    mentions[2] = replace(mentions[2], sentence=Span(0, len(articles[2].body)))
    reuses = [r for at, each in enumerate(articles) for r in find_reuse(each, articles[at + 1 :])]
    counts = count_over_time(mentions, {each.id: each for each in articles}, reuses, (), arrived)
    assert [(count.day, count.origins) for count in counts] == [(SEPTEMBER, 1), (OCTOBER, 2), (DECEMBER, 1)]


def test_by_the_day_of_publication_what_has_none_is_left_out() -> None:
    mentions, articles, reuses = _event()
    articles["b"] = replace(articles["b"], published=UNDATED)
    counts = count_over_time(mentions, articles, reuses, (), published)
    assert [(count.day, count.origins) for count in counts] == [(SEPTEMBER, 1), (DECEMBER, 2)]
    assert (
        count_over_time(
            mentions, {k: replace(v, seen=None) for k, v in articles.items()}, reuses, (), arrived
        )
        == ()
    )
