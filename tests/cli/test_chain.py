"""`chain`, `compare` and `outlet` as a user meets them."""

import json
from pathlib import Path

import pytest

from tests.newsroom import tawatur

PAGE = """<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>{title}</title>
<meta property="og:site_name" content="{outlet}"><meta property="article:published_time" content="{day}">
</head><body><article><h1>{title}</h1><p>{body}</p></article></body></html>"""
TEXT = (
    "استقبل وزير الخارجية الأمريكي ماركو روبيو، يوم 8 أبريل 2025 بواشنطن، وزير الشؤون الخارجية المغربي "
    "ناصر بوريطة. وتناول اللقاء التعاون بين المغرب والولايات المتحدة في مجالات الفلاحة والماء والطاقة، "
    "وانتهى بحديث عن مواصلة العمل."
)
OWN = "ويذكر أن صوت الهضاب تصدر منذ عشرين سنة وقد حصلت خلال السنة الماضية على جوائز في الصحافة المحلية."
OTHER = (
    "عاد فلاحو السهل إلى حقولهم بعد أسابيع من المطر، ويقول صاحب معصرة إن الموسم سيكون أفضل من سابقه بكثير. "
)
ROAD = (
    "انتهت أشغال الطريق بين القريتين بعد انتظار طويل، وفتحت أمام الحافلات صباح أول أيام السوق. وكان السكان "
    "قد طالبوا منذ شتاء مضى بقنطرة تحميهم من الوادي حين يرتفع ماؤه، فجاءت القنطرة مع الطريق. "
)
TOLD = (
    ("a", "صوت الهضاب", "2025-04-09", TEXT),
    ("b", "منبر السهول", "2025-04-10", TEXT.replace("وانتهى بحديث", "واختتم بحديث") + " وغادر الوفد مساء."),
)
OWN_PAGES = (
    ("c", "صوت الهضاب", "2025-05-01", f"{OTHER}{OWN}"),
    ("d", "صوت الهضاب", "2025-05-20", f"{ROAD}{OWN}"),
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, home = tmp_path_factory.mktemp("news"), tmp_path_factory.mktemp("home")
    for name, outlet, day, body in (*TOLD, *OWN_PAGES):
        title = body[:40] if body.endswith(OWN) else "روبيو يستقبل بوريطة بواشنطن"
        page = PAGE.format(title=title, outlet=outlet, day=day, body=body)
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    done = tawatur("--home", home, "add", folder)
    assert done.returncode == 0, done.stderr.decode()
    return home


def told(home: Path, *arguments: str) -> str:
    done = tawatur("--home", home, *arguments)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def an_event(home: Path) -> str:
    events = [json.loads(line) for line in told(home, "events", "--json").splitlines()]
    return str(next(event["id"] for event in events if len(event["mentions"]) == 2))


def articles(home: Path) -> dict[str, str]:
    """The articles of the meeting, by outlet."""
    rows = [json.loads(line) for line in told(home, "list", "--json").splitlines()]
    return {row["outlet"]: row["id"] for row in rows if row["title"].startswith("روبيو")}


def test_chain_draws_the_copy_under_what_it_copies(home: Path) -> None:
    lines = told(home, "chain", an_event(home)).splitlines()
    first = next(n for n, line in enumerate(lines) if "└─" in line)
    assert "صوت الهضاب" in lines[first] and "2025-04-09" in lines[first]
    assert "└─" in lines[first + 1] and "منبر السهول" in lines[first + 1]
    assert lines[first + 1].index("└") > lines[first].index("└")
    assert "copies without credit (likely" in lines[first + 2]
    assert "1 copy without credit" in "\n".join(lines)


def test_chain_for_programs_and_by_a_mentions_id(home: Path) -> None:
    [row] = [
        json.loads(line) for line in told(home, "chain", an_event(home), "--format", "json").splitlines()
    ]
    assert row["kind"] == "chain" and row["event"]["independent_origins"] == 1
    [root] = row["origins"][0]["roots"]
    ids = articles(home)
    assert root["article"] == ids["صوت الهضاب"]
    assert [child["article"] for child in root["children"]] == row["uncredited"] == [ids["منبر السهول"]]
    assert root["children"][0]["link"]["sure"] == "likely"
    assert told(home, "chain", row["event"]["mentions"][0], "--json") == told(
        home, "chain", row["event"]["id"], "--json"
    )


def test_compare_marks_what_is_shared_and_what_differs_inside_it(home: Path) -> None:
    ids = articles(home)
    shown = told(home, "compare", ids["صوت الهضاب"], ids["منبر السهول"])
    assert "A was first (likely)" in shown and "2025-04-09" in shown
    assert "{وانتهى}" in shown and "{واختتم}" in shown
    assert shown.count("[1 ") == 2
    assert "in common: " in shown
    turned = told(home, "compare", ids["منبر السهول"], ids["صوت الهضاب"])
    assert "B was first (likely)" in turned
    row = json.loads(told(home, "compare", *ids.values(), "--json"))
    assert row["first"] == ids["صوت الهضاب"] and row["words"] > 20
    for side in ("a", "b"):
        assert "وتناول اللقاء" in "".join(piece["text"] for piece in row[side]["pieces"])


def test_an_outlet_that_copies_is_told_so(home: Path) -> None:
    shown = told(home, "outlet", "منبر السهول")
    assert "1 day behind" in shown and "صوت الهضاب" in shown and "0 with credit, 1 without" in shown
    row = json.loads(told(home, "outlet", "صوت الهضاب", "--json"))
    assert row["own"] == 1.0 and row["articles"] == 3 and row["borrowers"][0]["name"] == "منبر السهول"


def test_show_says_where_an_articles_text_is_from(home: Path) -> None:
    shown = told(home, "show", articles(home)["منبر السهول"])
    assert "text from" in shown and "صوت الهضاب" in shown and "(likely, not credited)" in shown
    assert "text from" not in told(home, "show", articles(home)["صوت الهضاب"])


def test_what_an_outlet_repeats_about_itself_is_background_and_no_reuse(home: Path) -> None:
    rows = [json.loads(line) for line in told(home, "list", "--json").splitlines()]
    own = [row["id"] for row in rows if row["body"].endswith(OWN)]
    shown = told(home, "show", own[0])
    assert "background, in 1 other article too" in shown and "shares" not in shown
    assert "background" not in told(home, "show", articles(home)["منبر السهول"])
    assert "0 words in 0 passages" in told(home, "compare", *own)


@pytest.mark.parametrize(
    "arguments", [("chain", "none"), ("compare", "none", "neither"), ("outlet", "لا أحد")]
)
def test_what_is_not_there_is_said_in_one_line(home: Path, arguments: tuple[str, ...]) -> None:
    done = tawatur("--home", home, *arguments)
    assert done.returncode == 1 and not done.stdout
    assert len(done.stderr.decode().splitlines()) == 1
