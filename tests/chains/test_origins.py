"""Origins: mentions that go back to one source count once, and the reader is told why."""

from dataclasses import replace

from tawatur.chains.credits import find_credits
from tawatur.chains.origins import find_origins
from tawatur.chains.reuse import find_reuse
from tawatur.model import Article, Credit, EventMention, Origin, Reuse
from tawatur.outlets import is_agency
from tests.build import a_credit, a_party, an_article, on
from tests.chains.tellings import UNDATED, told
from tests.chains.texts import COMMUNIQUE, OPENING_A, OPENING_B, OWN_PROSE

AGENCY = "وكالة المغرب العربي للأنباء"


def _two(**changes: str) -> tuple[list[EventMention], dict[str, Article]]:
    one = an_article(f"{OPENING_A} {OWN_PROSE}", id="one", outlet="جريدة الأولى", published=on("2024-05-02"))
    other = an_article(
        f"{OPENING_B} شيء آخر.", id="other", outlet="جريدة الثانية", published=on("2024-05-03")
    )
    mentions = [told(one, "التقى أمس مسؤولون", id="m1"), told(other, "حضرت اللقاء", id="m2")]
    return mentions, {"one": one, "other": other}


def _origins(
    mentions: list[EventMention],
    articles: dict[str, Article],
    reuses: tuple[Reuse, ...] = (),
    credits: tuple[Credit, ...] = (),
) -> tuple[Origin, ...]:
    return find_origins(mentions, articles, reuses, credits)


def test_two_articles_that_share_nothing_are_two_origins() -> None:
    mentions, articles = _two()
    assert [(o.root, o.mentions) for o in _origins(mentions, articles)] == [
        ("one", ("m1",)),
        ("other", ("m2",)),
    ]


def test_one_communique_behind_two_own_first_sentences_is_one_origin() -> None:
    one = an_article(f"{OPENING_A} {COMMUNIQUE}", id="one", outlet="الأولى", published=UNDATED)
    other = an_article(
        f"{OWN_PROSE} {OPENING_B}\n{COMMUNIQUE}", id="other", outlet="الثانية", published=UNDATED
    )
    mentions = [told(one, "التقى أمس مسؤولون", id="m1"), told(other, "حضرت اللقاء", id="m2")]
    (origin,) = _origins(mentions, {"one": one, "other": other}, find_reuse(one, [other]))
    assert origin.mentions == ("m1", "m2")
    assert "same words" in origin.because and "not known" in origin.because


def test_a_shared_passage_far_from_the_mention_says_nothing_of_it() -> None:
    one = an_article(f"{OPENING_A} {OWN_PROSE} {COMMUNIQUE}", id="one", outlet="الأولى")
    other = an_article(f"{OPENING_B} {COMMUNIQUE}", id="other", outlet="الثانية")
    mentions = [told(one, "التقى أمس مسؤولون", id="m1"), told(other, "حضرت اللقاء", id="m2")]
    assert len(_origins(mentions, {"one": one, "other": other}, find_reuse(one, [other]))) == 2


def test_the_earliest_copy_is_the_root_where_dates_say_so() -> None:
    late = an_article(COMMUNIQUE, id="late", outlet="الأولى", published=on("2024-05-04"))
    early = an_article(COMMUNIQUE, id="early", outlet="الثانية", published=on("2024-05-03"))
    mentions = [told(late, "واتفقا على إحداث", id="m1"), told(early, "واتفقا على إحداث", id="m2")]
    (origin,) = _origins(mentions, {"late": late, "early": early}, find_reuse(late, [early]))
    assert origin.root == "early"
    assert "2024-05-03" in origin.because


def test_two_that_credit_one_agency_are_one_origin_named_after_it() -> None:
    mentions, articles = _two()
    credits = tuple(a_credit(article, AGENCY) for article in articles.values())
    (origin,) = _origins(mentions, articles, (), credits)
    assert origin.root == AGENCY
    assert AGENCY in origin.because


def test_the_credited_outlets_own_article_is_the_root() -> None:
    mentions, articles = _two()
    (origin,) = _origins(
        mentions, articles, (), (a_credit(articles["other"], "جريدة الأولى", kind="outlet"),)
    )
    assert origin.root == "one"


def test_agencies_at_large_are_no_common_source() -> None:
    mentions, articles = _two()
    credits = tuple(a_credit(article, "وكالات") for article in articles.values())
    assert len(_origins(mentions, articles, (), credits)) == 2


def test_a_credit_in_another_sentence_is_not_the_mentions_source() -> None:
    body = "التقى الوزيران في العاصمة. وكان الجو باردا. وعلى صعيد آخر أفادت وكالة رويترز بأن النفط ارتفع."
    one = an_article(body, id="one", outlet="الأولى")
    other = an_article(f"جمع لقاء الوزيرين. {body[27:]}", id="other", outlet="الثانية")
    articles = {"one": one, "other": other}
    credits = (*find_credits(one), *find_credits(other))
    assert [credit.name for credit in credits] == ["رويترز", "رويترز"]
    mentions = [told(one, "التقى الوزيران", id="m1"), told(other, "جمع لقاء", id="m2")]
    assert len(_origins(mentions, articles, (), credits)) == 2
    later = [told(article, "النفط ارتفع", id=f"{article.id}-oil") for article in articles.values()]
    assert len(_origins(later, articles, (), credits)) == 1


def test_two_on_one_speakers_word_are_one_origin() -> None:
    mentions, articles = _two()
    speaker = a_party("ستيفان دوجاريك", entity="dujarric")
    (origin,) = _origins([replace(each, attributed_to=(speaker,)) for each in mentions], articles)
    assert origin.root == "ستيفان دوجاريك"


def test_an_outlet_that_tells_it_twice_is_one_origin() -> None:
    mentions, articles = _two()
    articles["other"] = replace(articles["other"], outlet="جريدة الأولى")
    (origin,) = _origins(mentions, articles)
    assert origin.root == "one"


def test_joins_carry_over_and_order_follows_the_first_mention() -> None:
    mentions, articles = _two()
    third = an_article("نص ثالث عن اللقاء.", id="third", outlet="الثالثة")
    articles["third"] = third
    mentions.insert(0, told(third, "نص ثالث", id="m0"))
    credits = (a_credit(articles["one"], "الثالثة", kind="outlet"), a_credit(third, AGENCY))
    origins = _origins(mentions, articles, (), credits)
    assert [o.mentions for o in origins] == [("m0", "m1"), ("m2",)]
    assert origins == _origins(mentions, articles, (), tuple(reversed(credits)))


def test_of_copies_of_one_day_a_news_agency_is_the_root_and_days_go_before_it() -> None:
    paper = an_article(COMMUNIQUE, id="paper", outlet="جريدة الأولى", published=on("2024-05-03"))
    agency = an_article(COMMUNIQUE, id="wire", outlet="وكالة رؤى للأنباء", published=on("2024-05-03"))
    mentions = [told(each, "واتفقا على إحداث", id=f"m-{each.id}") for each in (paper, agency)]
    articles, reuses = {"paper": paper, "wire": agency}, find_reuse(paper, [agency])
    (origin,) = find_origins(mentions, articles, reuses, (), is_agency=is_agency)
    assert origin.root == "wire" and "is a news agency" in origin.because
    earlier = articles | {"paper": replace(paper, published=on("2024-05-02"))}
    (origin,) = find_origins(mentions, earlier, reuses, (), is_agency=is_agency)
    assert origin.root == "paper"
