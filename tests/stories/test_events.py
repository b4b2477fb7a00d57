"""Placing a mention: which event it tells of, and when it must stay alone."""

import time
from dataclasses import dataclass

import pytest

from tawatur.model import Article, Dating, EventMention, Party, Passage, Reuse
from tawatur.stories.events import Placement, event_id, place_mention, tell_joined
from tests.build import a_party, an_article, on
from tests.chains.tellings import BLINKEN, BOURITA, HAMMOUCHI, MOROCCO, RABAT, STATES, UNDATED, USA, told

FES = a_party("فاس", entity="city-fes", kind="place")
TALKS = "أجرى الوزيران محادثات حول التعاون الأمني."
OTHER_TALKS = "جمعت مباحثات بين الطرفين تناولت ملف الهجرة."


@dataclass(frozen=True)
class _Known:
    id: str
    mentions: tuple[EventMention, ...]


def _article(id: str, body: str = TALKS, day: str | None = "2024-05-03") -> Article:
    return an_article(body, id=id, outlet=id, published=on(day) if day else UNDATED)


def _place(
    mine: EventMention,
    my_article: Article,
    *known: tuple[EventMention, Article],
    reuses: tuple[Reuse, ...] = (),
) -> Placement:
    return place_mention(
        mine,
        my_article,
        [_Known(event_id(mention.id), (mention,)) for mention, _ in known],
        states=STATES,
        articles={article.id: article for _, article in known},
        reuses=reuses,
    )


def _joins(
    mine: EventMention, my_article: Article, other: EventMention, other_article: Article, *reuses: Reuse
) -> bool:
    placed = _place(mine, my_article, (other, other_article), reuses=reuses)
    back = _place(other, other_article, (mine, my_article), reuses=reuses)
    assert placed.because and (placed.event is None) == (back.event is None), "order must not matter"
    return placed.event is not None


@pytest.mark.parametrize(
    ("my_day", "their_day", "joins"),
    [
        (on("2024-05-02"), on("2024-05-02"), True),
        (on("2024-05-02"), on("2024-04-29", "2024-05-05"), True),
        (on("2024-05-02"), on("2024-05-03"), False),
        (on("2024-05-02"), on("2023-05-02"), False),
    ],
)
def test_a_meeting_is_the_same_on_the_same_day_only(my_day: Dating, their_day: Dating, joins: bool) -> None:
    mine, theirs = _article("one"), _article("other", OTHER_TALKS)
    one = told(mine, "أجرى الوزيران", when=my_day)
    other = told(theirs, "جمعت مباحثات", when=their_day, actor=(BOURITA,), recipient=(BLINKEN,))
    assert _joins(one, mine, other, theirs) is joins


def test_two_states_on_different_days_never_meet_in_one_event() -> None:
    mine, theirs = _article("one"), _article("other", TALKS)
    one = told(mine, "أجرى الوزيران", actor=(MOROCCO,), recipient=(USA,), when=on("2024-05-02"))
    other = told(theirs, "أجرى الوزيران", actor=(USA,), recipient=(MOROCCO,), when=on("2024-05-03"))
    assert not _joins(one, mine, other, theirs)


def test_two_states_without_a_day_do_not_meet_by_their_names() -> None:
    mine, theirs = _article("one", TALKS, None), _article("other", OTHER_TALKS, None)
    one = told(mine, "أجرى الوزيران", actor=(MOROCCO,), recipient=(USA,))
    other = told(theirs, "جمعت مباحثات", actor=(MOROCCO,), recipient=(USA,))
    assert not _joins(one, mine, other, theirs)


def test_people_without_a_day_meet_where_the_news_is_of_the_same_days() -> None:
    mine = _article("one")
    one = told(mine, "أجرى الوزيران")
    for day, joins in (("2024-05-04", True), ("2024-08-04", False), (None, False)):
        theirs = _article("other", OTHER_TALKS, day)
        assert _joins(one, mine, told(theirs, "جمعت مباحثات"), theirs) is joins, day


def test_a_person_stands_for_the_state_but_not_for_another_person() -> None:
    mine, theirs = _article("one"), _article("other", OTHER_TALKS)
    one = told(mine, "أجرى الوزيران", when=on("2024-05-02"), actor=(BLINKEN,), recipient=(BOURITA,))
    for host, joins in ((MOROCCO, True), (HAMMOUCHI, False)):
        other = told(theirs, "جمعت مباحثات", when=on("2024-05-02"), actor=(BLINKEN,), recipient=(host,))
        assert _joins(one, mine, other, theirs) is joins, host.name


@pytest.mark.parametrize(
    ("my_place", "their_place", "joins"),
    [(RABAT, MOROCCO, True), (RABAT, None, True), (RABAT, USA, True), (RABAT, FES, False)],
)
def test_a_city_contradicts_another_city_and_not_its_state(
    my_place: Party, their_place: Party | None, joins: bool
) -> None:
    mine, theirs = _article("one"), _article("other", OTHER_TALKS)
    states = {**STATES, "city-fes": "state-ma"}
    one = told(mine, "أجرى الوزيران", when=on("2024-05-02"), where=my_place)
    other = told(theirs, "جمعت مباحثات", when=on("2024-05-02"), where=their_place)
    known = [_Known("e", (other,))]
    placed = place_mention(one, mine, known, states=states, articles={"other": theirs})
    assert (placed.event is not None) is joins


def test_a_call_is_no_visit_and_a_quarrel_no_meeting() -> None:
    mine, theirs = _article("one"), _article("other")
    one = told(mine, "أجرى الوزيران", when=on("2024-05-02"), mode="phone")
    for type_, mode in (("CONSULT", "visit"), ("ACCUSE", None)):
        other = told(theirs, "أجرى الوزيران", when=on("2024-05-02"), type=type_, mode=mode)
        assert not _joins(one, mine, other, theirs)


def test_a_plan_and_its_fulfilment_are_one_event_within_some_days() -> None:
    mine, theirs = _article("one", day="2024-04-28"), _article("other", OTHER_TALKS)
    plan = told(
        mine, "أجرى الوزيران", mode="visit", recipient=(MOROCCO,), status="planned", when=on("2024-05-01")
    )
    for day, joins in (("2024-05-03", True), ("2024-06-20", False)):
        done = told(theirs, "جمعت مباحثات", mode="visit", recipient=(MOROCCO,), when=on(day))
        assert _joins(plan, mine, done, theirs) is joins, day


def test_an_undated_plan_waits_where_two_visits_could_be_meant() -> None:
    plan_article = _article("plan", day=None)
    plan = told(plan_article, "أجرى الوزيران", mode="visit", recipient=(MOROCCO,), status="planned")
    visits = []
    for day in ("2020-10-02", "2022-03-05"):
        article = _article(day, OTHER_TALKS, day)
        visits.append(
            (told(article, "جمعت مباحثات", mode="visit", recipient=(MOROCCO,), when=on(day)), article)
        )
    assert _place(plan, plan_article, visits[0]).event
    placed = _place(plan, plan_article, *visits)
    assert placed.event is None
    assert "more than one" in placed.because


RECOGNITION = "الاعتراف الأمريكي بسيادة المغرب على الصحراء كان محطة مهمة."


@pytest.mark.parametrize(
    ("words", "joins"),
    [
        ("وتلا ذلك اعتراف واشنطن بمغربية صحرائه.", True),
        ("وأعلنت واشنطن اعترافها بكامل السيادة على الصحراء.", True),
        ("واعترفت واشنطن بجودة المنتجات.", False),
        ("وأشادت واشنطن بتدبير ملف الصحراء.", False),
    ],
)
def test_what_happens_once_is_one_event_however_late_it_is_recalled(words: str, joins: bool) -> None:
    mine, theirs = _article("one", RECOGNITION, "2025-01-28"), _article("other", words, "2020-12-26")
    one = told(mine, "الاعتراف الأمريكي بسيادة", type="SUPPORT", actor=(USA,), recipient=(MOROCCO,))
    other = told(theirs, words.split(".")[0], type="SUPPORT", actor=(USA,), recipient=(MOROCCO,))
    assert _joins(one, mine, other, theirs) is joins


def test_praise_is_not_one_event_over_the_years() -> None:
    words = "أشادت واشنطن بالدور القيادي للمملكة في المنطقة."
    mine, theirs = _article("one", words, "2021-01-28"), _article("other", words, "2025-01-28")
    one, other = (
        told(each, "أشادت واشنطن بالدور القيادي", type="SUPPORT", actor=(USA,), recipient=(MOROCCO,))
        for each in (mine, theirs)
    )
    assert not _joins(one, mine, other, theirs)


def test_the_same_words_about_the_same_people_are_one_event_without_any_day() -> None:
    mine, theirs = _article("one", TALKS, None), _article("other", f"مقدمة. {TALKS}", None)
    one, other = (told(each, "أجرى الوزيران") for each in (mine, theirs))
    shift = theirs.body.index(TALKS)
    reuse = Reuse(Passage("one", 0, len(TALKS)), Passage("other", shift, shift + len(TALKS)), 12, "same")
    assert _joins(one, mine, other, theirs, reuse)
    assert not _joins(one, mine, other, theirs)


def test_one_article_does_not_tell_one_event_as_two() -> None:
    body = f"{TALKS} {OTHER_TALKS}"
    article = _article("one", body)
    one, other = told(article, "أجرى الوزيران"), told(article, "جمعت مباحثات")
    assert not _joins(one, article, other, article)


def test_no_party_in_common_is_another_event() -> None:
    mine, theirs = _article("one"), _article("other")
    one = told(mine, "أجرى الوزيران", when=on("2024-05-02"))
    other = told(theirs, "أجرى الوزيران", when=on("2024-05-02"), actor=(HAMMOUCHI,), recipient=(FES,))
    assert not _joins(one, mine, other, theirs)


def test_placing_among_twenty_events_takes_well_under_a_millisecond() -> None:
    articles = {f"a{n}": _article(f"a{n}", f"{TALKS} {OTHER_TALKS}") for n in range(20)}
    known = [
        _Known(f"e{n}", (told(article, "أجرى الوزيران", actor=(USA,), recipient=(MOROCCO,)),))
        for n, article in enumerate(articles.values())
    ]
    mine = _article("mine", OTHER_TALKS)
    mention = told(mine, "جمعت مباحثات", actor=(MOROCCO,), recipient=(USA,))
    spent = []
    for _ in range(5):
        began = time.process_time()
        for _ in range(20):
            place_mention(mention, mine, known, states=STATES, articles=articles)
        spent.append((time.process_time() - began) / 20)
    assert min(spent) < 0.001


@pytest.mark.parametrize(
    ("their_day", "quote", "joins"),
    [
        ("2022-03-14", "أبلغت إسبانيا المغرب دعمها لمبادرة الحكم الذاتي", True),
        ("2022-03-14", "أبلغت إسبانيا المغرب دعمها لتنظيم كأس العالم", False),
        ("2022-02-14", "أبلغت إسبانيا المغرب دعمها لمبادرة الحكم الذاتي", False),
    ],
)
def test_a_disputed_day_does_not_make_two_acts_of_one(their_day: str, quote: str, joins: bool) -> None:
    spain = a_party("إسبانيا", entity="state-es", kind="place")
    mine = _article("one", "أعلنت إسبانيا دعمها لمبادرة الحكم الذاتي المغربية.", "2022-03-18")
    theirs = _article("other", f"{quote}.", "2022-03-20")
    one = told(
        mine, "أعلنت إسبانيا", type="SUPPORT", actor=(spain,), recipient=(MOROCCO,), when=on("2022-03-18")
    )
    other = told(theirs, quote, type="SUPPORT", actor=(spain,), recipient=(MOROCCO,), when=on(their_day))
    assert _joins(one, mine, other, theirs) is joins


def test_a_meeting_in_the_margins_is_not_the_summit() -> None:
    mine, theirs = _article("one"), _article("other")
    one = told(mine, "أجرى الوزيران", when=on("2024-05-02"))
    summit = told(
        theirs,
        "أجرى الوزيران",
        mode="multilateral",
        actor=(BLINKEN, BOURITA, HAMMOUCHI),
        recipient=(),
        when=on("2024-05-02"),
    )
    assert not _joins(one, mine, summit, theirs)


def test_who_signs_together_may_stand_on_either_side() -> None:
    mine, theirs = _article("one"), _article("other", OTHER_TALKS)
    one = told(
        mine, "أجرى الوزيران", type="SUPPORT", actor=(BLINKEN, BOURITA), recipient=(), when=on("2024-05-02")
    )
    other = told(
        theirs,
        "جمعت مباحثات",
        type="COOPERATE",
        actor=(BOURITA,),
        recipient=(BLINKEN,),
        when=on("2024-05-02"),
    )
    assert _joins(one, mine, other, theirs)


def test_the_same_words_a_day_apart_are_one_event_and_a_week_apart_are_not() -> None:
    mine, theirs = _article("one"), _article("other", f"مقدمة. {TALKS}")
    shift = theirs.body.index(TALKS)
    reuse = Reuse(Passage("one", 0, len(TALKS)), Passage("other", shift, shift + len(TALKS)), 12, "same")
    one = told(mine, "أجرى الوزيران", when=on("2024-05-02"))
    for day, joins in (("2024-05-03", True), ("2024-05-09", False)):
        other = told(theirs, "أجرى الوزيران", when=on(day))
        assert _joins(one, mine, other, theirs, reuse) is joins, day
        assert not _joins(one, mine, other, theirs)


def test_copies_that_were_read_with_two_places_are_one_event() -> None:
    mine, theirs = _article("one"), _article("other")
    reuse = Reuse(Passage("one", 0, len(TALKS)), Passage("other", 0, len(TALKS)), 12, "same")
    one = told(mine, "أجرى الوزيران", when=on("2024-05-02"), where=RABAT)
    other = told(theirs, "أجرى الوزيران", when=on("2024-05-02"), where=FES)
    states = {**STATES, "city-fes": "state-ma"}
    for reuses, joins in (((reuse,), True), ((), False)):
        placed = place_mention(
            one, mine, [_Known("e", (other,))], states=states, articles={"other": theirs}, reuses=reuses
        )
        assert (placed.event is not None) is joins


def test_a_passage_that_names_one_side_only_has_to_be_about_the_same() -> None:
    body = "رحب المجلس بالبيان الصادر عن اللجنة وهنأ الشعب بافتتاح القناة الجديدة في موعدها المحدد."
    mine, theirs = _article("one", body, None), _article("other", body, None)
    reuse = Reuse(Passage("one", 0, len(body)), Passage("other", 0, len(body)), 14, "same")
    council = a_party("المجلس", entity="council", kind="organization")
    one = told(mine, "رحب المجلس بالبيان", type="SUPPORT", actor=(council,), recipient=())
    for quote, joins in (("رحب المجلس بالبيان", True), ("وهنأ الشعب بافتتاح القناة", False)):
        other = told(theirs, quote, type="SUPPORT", actor=(council,), recipient=())
        assert _joins(one, mine, other, theirs, reuse) is joins, quote


def test_a_visit_is_one_however_many_hosts_each_report_names() -> None:
    mine, theirs = _article("one"), _article("other", OTHER_TALKS)
    one = told(mine, "أجرى الوزيران", mode="visit", recipient=(MOROCCO, HAMMOUCHI), when=on("2024-05-02"))
    other = told(theirs, "جمعت مباحثات", mode="visit", recipient=(MOROCCO,))
    assert _joins(one, mine, other, theirs)
    later = _article("other", OTHER_TALKS, "2024-07-03")
    assert not _joins(one, mine, told(later, "جمعت مباحثات", mode="visit", recipient=(MOROCCO,)), later)


def test_a_day_inside_a_month_is_the_same_where_two_people_do_one_act_and_no_other_could_be() -> None:
    mine, theirs = _article("one"), _article("other", OTHER_TALKS)
    month = on("2024-05-01", "2024-05-31")
    one = told(mine, "أجرى الوزيران", type="SUPPORT", when=on("2024-05-02"))
    other = told(theirs, "جمعت مباحثات", type="SUPPORT", when=month)
    assert _joins(one, mine, other, theirs)
    states = told(theirs, "جمعت مباحثات", type="SUPPORT", actor=(USA,), recipient=(MOROCCO,), when=month)
    assert not _joins(one, mine, states, theirs)
    third = _article("third", "وقع الطرفان اتفاقا ثانيا.")
    again = told(third, "وقع الطرفان", type="SUPPORT", when=on("2024-05-20"))
    placed = _place(other, theirs, (one, mine), (again, third))
    assert placed.event is None and "more than one" in placed.because


def test_a_summit_is_one_where_most_of_those_who_came_are_in_both_reports() -> None:
    others = [a_party(name, entity=name, kind="place") for name in ("state-jo", "state-iq", "state-eg")]
    king = a_party("الملك", entity="king")
    mine, theirs = _article("one"), _article("other", OTHER_TALKS)
    states = {**STATES, "king": "state-jo", **{each.entity: each.entity for each in others}}
    day = on("2024-05-02")
    one = told(mine, "أجرى الوزيران", mode="multilateral", actor=(USA, *others), recipient=(), when=day)
    for came, joins in (((BLINKEN, king, others[2], FES), True), ((BLINKEN, king, FES, RABAT), False)):
        other = told(theirs, "جمعت مباحثات", mode="multilateral", actor=came, recipient=(), when=day)
        placed = place_mention(one, mine, [_Known("e", (other,))], states=states, articles={"other": theirs})
        assert (placed.event is not None) is joins


def test_an_exercise_announced_and_held_is_one_event_without_anybody_named() -> None:
    words = "تنطلق مناورات الصقر العربي المشتركة بين الجيشين"
    mine = _article("one", f"{words} بعد أيام.", "2024-05-25")
    theirs = _article("other", "اختتمت مناورات الصقر العربي المشتركة.", "2024-06-10")
    plan = told(
        *(mine, words), type="COOPERATE", actor=(MOROCCO,), recipient=(USA,), status="planned",
        when=on("2024-06-01"),
    )  # fmt: skip
    for quote, joins in (("اختتمت مناورات الصقر العربي", True), ("اختتمت ندوة الطاقة المتجددة", False)):
        theirs = _article("other", f"{quote}.", "2024-06-10")
        held = told(
            theirs, quote, type="COOPERATE", actor=(MOROCCO, USA), recipient=(), when=on("2024-06-09")
        )
        assert _joins(plan, mine, held, theirs) is joins, quote


def test_a_person_dies_once() -> None:
    mine = _article("one", "قتل الضابط في هجوم على الحاجز.", "2024-05-03")
    theirs = _article("other", "نددت العائلة بمقتل ابنها في الحاجز.", "2024-05-20")
    one = told(mine, "قتل الضابط", type="ASSAULT", actor=(), recipient=(BOURITA,))
    for victim, joins in ((BOURITA, True), (BLINKEN, False)):
        other = told(theirs, "بمقتل ابنها", type="ASSAULT", actor=(), recipient=(victim,))
        assert _joins(one, mine, other, theirs) is joins
    freed = _article("other", "أوقفت الشرطة الضابط.", "2024-05-20")
    arrest = told(freed, "أوقفت الشرطة الضابط", type="COERCE", actor=(), recipient=(BOURITA,))
    assert not _joins(one, mine, arrest, freed)


def test_a_visit_that_is_called_off_is_the_one_that_was_announced() -> None:
    mine, theirs = _article("one", day="2024-04-28"), _article("other", "ألغى الوزير زيارته.", "2024-04-30")
    plan = told(
        mine, "أجرى الوزيران", mode="visit", recipient=(MOROCCO,), status="planned", when=on("2024-05-01")
    )
    off = told(theirs, "ألغى الوزير زيارته", mode="visit", recipient=(MOROCCO,), status="denied")
    assert _joins(plan, mine, off, theirs)


def test_why_each_mention_is_in_its_event_is_worked_out_again() -> None:
    mine, theirs = _article("one"), _article("other", OTHER_TALKS)
    one = told(mine, "أجرى الوزيران", when=on("2024-05-02"))
    other = told(theirs, "جمعت مباحثات", when=on("2024-05-02"))
    strange = told(theirs, "تناولت ملف الهجرة", type="ACCUSE")
    told_so = tell_joined([one, other, strange], STATES, {"one": mine, "other": theirs}, ())
    assert [(each.beside, each.because) for each in told_so] == [
        (None, "the event begins with it"),
        (one.id, "the same parties on the same days"),
        (None, ""),
    ]
