"""An event's summary: the best of what its mentions say."""

import pytest

from tawatur.model import Dating, Event, EventMention, Origin, Party, Status
from tawatur.stories.summary import status_history, summarise
from tests.build import MOROCCO, RABAT, an_article, on
from tests.chains.tellings import BLINKEN, BOURITA, STATES, told


def _event(*mentions: EventMention) -> Event:
    origins = [Origin(mention.article, (mention.id,), "") for mention in mentions]
    return summarise("event", mentions, {}, origins, STATES)


def _mention(
    n: int,
    *,
    actor: tuple[Party, ...] = (BLINKEN,),
    recipient: tuple[Party, ...] = (BOURITA,),
    mode: str | None = None,
    when: Dating | None = None,
    where: Party | None = None,
    status: Status = "happened",
) -> EventMention:
    article = an_article("التقى الوزيران.", id=f"a{n}")
    return told(
        article,
        "التقى الوزيران",
        id=f"m{n}",
        actor=actor,
        recipient=recipient,
        mode=mode,
        when=when,
        where=where,
        status=status,
    )


@pytest.mark.parametrize(
    ("statuses", "status"),
    [
        (("planned", "happened"), "happened"),
        (("denied", "happened"), "happened"),
        (("planned", "denied"), "denied"),
        (("planned", "ongoing"), "ongoing"),
        (("hypothetical", "planned"), "planned"),
    ],
)
def test_what_was_done_is_no_longer_planned(statuses: tuple[Status, Status], status: Status) -> None:
    assert _event(*(_mention(n, status=each) for n, each in enumerate(statuses))).status == status


def test_the_narrowest_day_of_what_happened_is_the_events_day() -> None:
    month, day, plan = on("2020-10-01", "2020-10-31"), on("2020-10-02"), on("2020-10-04")
    assert _event(_mention(1, when=month), _mention(2, when=day)).when == day
    assert _event(_mention(1, when=plan, status="planned"), _mention(2, when=month)).when == month
    assert _event(_mention(1, when=plan, status="planned"), _mention(2)).when == plan
    assert _event(_mention(1), _mention(2)).when is None


def test_a_city_is_a_better_place_than_its_state() -> None:
    assert _event(_mention(1, where=MOROCCO), _mention(2, where=RABAT)).where == RABAT


def test_a_meeting_told_from_the_other_side_is_turned_round() -> None:
    event = _event(_mention(1), _mention(2, actor=(BOURITA,), recipient=(BLINKEN, MOROCCO)))
    assert (event.actor, event.recipient) == ((BLINKEN,), (BOURITA,)) or MOROCCO in event.actor
    assert {party.entity for party in event.actor} & {party.entity for party in event.recipient} == set()


def test_a_mode_that_some_mention_gives_is_the_events() -> None:
    assert _event(_mention(1), _mention(2, mode="visit")).mode == "visit"


def test_an_event_without_mentions_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one mention"):
        _event()


def test_the_history_follows_publication_and_leaves_the_undated_last() -> None:
    planned, done, undated = _mention(1, status="planned"), _mention(2), _mention(3, status="denied")
    articles = {
        "a1": an_article(id="a1", published=on("2020-09-30")),
        "a2": an_article(id="a2", published=on("2020-10-03")),
    }
    assert status_history([undated, done, planned], articles) == (
        ("2020-09-30", "planned", "m1"),
        ("2020-10-03", "happened", "m2"),
        ("", "denied", "m3"),
    )
