"""The scorer pairs what was read with what a careful reader listed, and says what kind of error each is."""

from typing import Any

import pytest

from evaluation.errors import find_errors
from evaluation.scorer import Tally, pair, same_name, when_verdict

BODY = "التقى الوزير سليم نظيره كامل في عمان أمس. وندد حزب النهر بقرار البلدية."


def party(name: str, *forms: str) -> dict[str, Any]:
    return {"name": name, "forms": list(forms), "kind": "person"}


def label(quote: str, kind: str, actor: str = "", recipient: str = "", **more: Any) -> dict[str, Any]:
    sides = {
        side: [party(one) for one in names.split("،") if one]
        for side, names in (("actor", actor), ("recipient", recipient))
    }
    return {"quote": quote, "type": kind, **sides, **more}


def mention(quote: str, kind: str, actor: str = "", recipient: str = "", **more: Any) -> dict[str, Any]:
    made = label(quote, kind, actor, recipient, **{"mode": None, "status": "happened", **more})
    return made | {"quote": {"exact": quote, "start": BODY.find(quote)}}


def kinds_of(labels: list[Any], mentions: list[Any], negative: bool = False) -> list[str]:
    return [error.kind for error in find_errors(Tally().add(labels, mentions, BODY), BODY, negative)]


MET = label("التقى الوزير سليم نظيره كامل", "CONSULT", "سليم،كامل")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("الوزير سليم", "سليم", True),
        ("ولبنان", "لبنان", True),
        ("الأمير فيصل بن فرحان", "فيصل بن فرحان", True),
        ("سليم", "كامل", False),
        ("الوزير", "الرئيس", False),
    ],
)
def test_names_are_one_where_the_words_of_one_are_in_the_other(one: str, other: str, same: bool) -> None:
    assert same_name({"name": one}, {"name": "-", "text": other}) is same


def test_who_met_whom_has_no_sides_and_who_condemned_whom_has() -> None:
    turned = mention("التقى", "CONSULT", "كامل", "سليم")
    assert [one.parties for one in pair([MET], [turned], BODY).pairs] == [1.0]
    condemned = label("وندد حزب النهر بقرار البلدية", "ACCUSE", "حزب النهر", "البلدية")
    assert pair([condemned], [mention("وندد", "ACCUSE", "البلدية", "حزب النهر")], BODY).pairs == []


def test_another_type_counts_only_where_a_reader_could_defend_it() -> None:
    agreed = mention("التقى", "AGREE", "سليم", "كامل")
    assert pair([MET], [agreed], BODY).pairs == []
    assert (
        len(
            pair(
                [MET | {"also": ["AGREE"], "actor": MET["actor"][:1], "recipient": MET["actor"][1:]}],
                [agreed],
                BODY,
            ).pairs
        )
        == 1
    )


def test_one_mention_is_not_counted_for_two_labels() -> None:
    tally = pair([MET, dict(MET)], [mention("التقى", "CONSULT", "سليم", "كامل")], BODY)
    assert (len(tally.pairs), len(tally.missed)) == (1, 1)


@pytest.mark.parametrize(
    ("wanted", "found", "verdict"),
    [
        (("2021-03-01", "2021-03-31"), ("2021-03-05", "2021-03-05"), "right"),
        (("2021-03-05", "2021-03-05"), ("2021-03-01", "2021-03-31"), "wrong"),
        (("2021-03-05", "2021-03-05"), None, "open"),
        (None, None, "right"),
        (None, ("2021-03-05", "2021-03-05"), "wrong"),
    ],
)
def test_days_are_right_within_the_labels_open_or_wrong(wanted: Any, found: Any, verdict: str) -> None:
    days = [
        {"when": dict(zip(("earliest", "latest"), one, strict=True)) if one else None}
        for one in (wanted, found)
    ]
    assert when_verdict(*days) == verdict


def test_each_difference_has_its_kind() -> None:
    right = mention("التقى الوزير سليم نظيره كامل", "CONSULT", "سليم", "كامل")
    assert kinds_of([MET], [right]) == []
    assert kinds_of([MET], []) == ["missed"]
    assert kinds_of([], [right]) == ["spurious"]
    assert kinds_of([], [right], negative=True) == ["false alarm"]
    assert kinds_of([MET], [right | {"type": "AGREE"}]) == ["wrong type"]
    assert kinds_of([MET], [mention("التقى", "CONSULT", "حزب النهر")]) == ["wrong parties"]
    assert kinds_of([MET | {"mode": "visit"}], [right]) == ["mode not read"]
    assert kinds_of([MET], [right | {"mode": "phone", "status": "planned"}]) == ["wrong mode", "wrong status"]
    assert kinds_of([MET], [mention("التقى", "CONSULT", "سليم")]) == ["actor not read"]
    assert kinds_of([MET], [mention("التقى", "CONSULT", "سليم،كامل،حزب النهر")]) == ["wrong actor"]
    day = {"earliest": "2021-03-05", "latest": "2021-03-05"}
    assert kinds_of([MET], [right | {"when": day}]) == ["wrong date"]
    assert kinds_of([MET | {"when": day}], [right]) == ["date not read"]
    placed = MET | {"where": party("عمان"), "attributed_to": [party("سليم")]}
    assert kinds_of([placed], [right]) == ["place not read", "source not read"]
    assert kinds_of([placed], [right | {"where": party("دمشق"), "attributed_to": [party("سليم")]}]) == [
        "wrong place"
    ]


def test_a_report_of_nothing_is_whole() -> None:
    assert Tally().report()["f1"] == 1.0
