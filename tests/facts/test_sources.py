"""On whose word an event is told: speaker, statement, agency and outlet, nearest first."""

import pytest

from tawatur.facts import find_facts
from tawatur.pipeline.reading import knowledge
from tests.build import an_article

KNOWLEDGE = knowledge()


def sources(body: str, kind: str) -> list[str]:
    _, facts = find_facts(an_article(body=body), KNOWLEDGE)
    mention = next(mention for mention in facts.mentions if mention.type == kind)
    return [party.entity for party in mention.attributed_to]


@pytest.mark.parametrize(
    ("body", "kind", "expected"),
    [
        ("قال مارك إسبر إن إيران قصفت السعودية.", "ASSAULT", ["mark-esper"]),
        ("أكد مارك إسبر، الثلاثاء، أن إيران قصفت السعودية.", "ASSAULT", ["mark-esper"]),
        ("إيران قصفت السعودية، بحسب مارك إسبر.", "ASSAULT", ["mark-esper"]),
        ("قصفت إيران السعودية، نقلا عن وكالة رويترز.", "ASSAULT", ["outlet-reuters"]),
        ("قصفت إيران السعودية، وفق واشنطن.", "ASSAULT", ["state-us"]),
        ("وقال مارك إسبر لوكالة رويترز إن إيران قصفت السعودية.", "ASSAULT", ["mark-esper", "outlet-reuters"]),
        (
            "ذكرت وكالة رويترز أن مارك إسبر قال إن إيران قصفت السعودية.",
            "ASSAULT",
            ["mark-esper", "outlet-reuters"],
        ),
        (
            "نقلت وكالة رويترز عن مارك إسبر قوله إن إيران قصفت السعودية.",
            "ASSAULT",
            ["mark-esper", "outlet-reuters"],
        ),
        ("التقى مارك إسبر ناصر بوريطة، مؤكدا أن إيران قصفت السعودية.", "ASSAULT", ["mark-esper"]),
        ("قال مارك إسبر: إيران قصفت السعودية.", "ASSAULT", ["mark-esper"]),
        ("زار مارك إسبر الرباط. وأضاف أن إيران قصفت السعودية.", "ASSAULT", []),
        ("قال مارك إسبر إن العمل مستمر. وأضاف أن إيران قصفت السعودية.", "ASSAULT", ["mark-esper"]),
        ("طالب ناصر بوريطة إيران بالانسحاب.", "REQUEST", ["nasser-bourita"]),
        ("قصفت إيران السعودية، قال مارك إسبر أمس.", "ASSAULT", ["mark-esper"]),
    ],
)
def test_whose_word_it_is_nearest_first(body: str, kind: str, expected: list[str]) -> None:
    assert sources(body, kind) == expected


@pytest.mark.parametrize(
    "body",
    [
        "أعرب مارك إسبر عن أسفه، ثم قصفت إيران السعودية.",
        "قصفت إيران السعودية.",
        "القاهرة (رويترز) — قصفت إيران السعودية.",
    ],
)
def test_what_the_article_tells_itself_is_nobodys_word(body: str) -> None:
    assert sources(body, "ASSAULT") == []


def test_an_event_inside_a_long_quotation_is_the_speakers() -> None:
    body = 'قال مارك إسبر: "هذا يوم صعب علينا جميعا. قصفت إيران السعودية."'
    assert sources(body, "ASSAULT") == ["mark-esper"]
