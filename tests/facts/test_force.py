"""Who attacks, arrests, marches and mobilises whom: readings of our own sentences, and what is none."""

from collections.abc import Sequence

import pytest

from tawatur.model import Party
from tests.facts.test_events import read

TOLD = [
    # behind «إن» the names that begin the clause are the subject, whatever describes them
    ("قالت الشرطة إن انتحاريا يقود سيارة ملغومة فجر نفسه قرب السوق.", "ASSAULT", ["انتحاريا"], []),
    ("قال مسؤولون إن مسلحين في البلدة خطفوا أربعة مهندسين.", "ASSAULT", ["مسلحين"], ["أربعة مهندسين"]),
    # «إلى ذلك» and the like do not make a noun of the verb behind them
    ("إلى ذلك قتلت قوات الأمن اليمنية ستة متشددين.", "ASSAULT", ["قوات الأمن اليمنية"], ["ستة متشددين"]),
]

NOT_TOLD = [
    ("قالت الشرطة إن الرجل الذي قتل جنديا يحمل جواز سفر مزورا.", ("COERCE", "PROTEST")),
]


def names(parties: Sequence[Party]) -> list[str]:
    return [party.name for party in parties]


@pytest.mark.parametrize(("sentence", "kind", "actor", "recipient"), TOLD)
def test_told(sentence: str, kind: str, actor: list[str], recipient: list[str]) -> None:
    found = [m for m in read(sentence) if m.type == kind]
    assert (actor, recipient) in [(names(m.actor), names(m.recipient)) for m in found], found


@pytest.mark.parametrize(("sentence", "kinds"), NOT_TOLD)
def test_not_told(sentence: str, kinds: tuple[str, ...]) -> None:
    assert not [m for m in read(sentence) if m.type in kinds]
