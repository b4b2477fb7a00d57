"""What no outlet ever meant to publish stops nothing: every input is kept or refused, with a reason."""

import json
from pathlib import Path

import pytest

from benchmarks.malformed import Run, Trial, add, check, write_trial
from tests.newsroom import tawatur

# One or two of each family; benchmarks/malformed.py has all of them, the heavy ones too.
CHOSEN = frozenset(
    """
    cut-00.html cut-07.html cut-1.html.gz cut-2.warc cut-3.warc.gz length-lies.warc length-huge.warc
    no-headers.warc says-utf8-is-utf-16-le.html says-rot13.html cesu-surrogates.html overlong.html
    nulls-between.html nulls-only.html damaged-0.html noise-3 is-pdf.html is-sqlite.html
    page.html.png says-warc.warc empty.html empty.warc.gz bomb.zip twice.html.gz wrong-sum.html.gz
    deep-ld.html deep-json.jsonl ld-types.html ld-date-9999.html address-1.html laughs.xml
    xxe-file.xml feed-date-3.rss feed-no-items.rss opml-none.opml line-body-number.jsonl mixed.jsonl
    fields-dates-edge.jsonl fields-url-odd.jsonl fields-surrogates.jsonl surrogate-body.jsonl
    rtl-flood.txt brackets.txt digits-long.txt controls.txt
    """.split()  # noqa: SIM905 - fifty names in quotes are harder to read
)
GOOD = 5
SECONDS = 60


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    folder = tmp_path_factory.mktemp("malformed") / "inputs"
    made = write_trial(folder, 1, good=GOOD, choose=lambda bad: bad.name in CHOSEN)
    assert set(made.bad) >= CHOSEN
    return made


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def run(trial: Trial, home: Path) -> Run:
    return add(home, trial.folder, SECONDS)


def test_every_malformed_input_is_kept_or_refused_with_a_reason_and_every_good_page_kept(
    trial: Trial, home: Path, run: Run
) -> None:
    assert list(check(trial, home, run)) == []


def test_nothing_outside_is_read_through_an_entity(home: Path, run: Run) -> None:
    assert b"root:x:0" not in tawatur("--home", home, "export").stdout


def test_each_refused_input_is_listed_with_its_name(trial: Trial, home: Path, run: Run) -> None:
    listed = tawatur("--home", home, "list", "unreadable", "--json", "--limit", "1000").stdout.decode()
    names = {json.loads(line)["input"] for line in listed.splitlines()}
    assert str(trial.folder / "nulls-only.html") in names
    assert str(trial.folder / "loop.html") in names


def test_added_again_nothing_is_new(trial: Trial, home: Path, run: Run) -> None:
    before = tawatur("--home", home, "export").stdout
    again = add(home, trial.folder, SECONDS)
    assert again.said.startswith("0 pages kept")
    assert list(check(trial, home, again)) == []
    assert tawatur("--home", home, "export").stdout == before
