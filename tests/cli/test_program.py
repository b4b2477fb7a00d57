"""The program as a user meets it: what it prints, where, and its exit codes."""

import csv
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tawatur.cli.program import VERBS
from tests.build import a_mention, an_article, as_version_1, some_facts
from tests.newsroom import command, environment, tawatur

PAGE = """<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>{title}</title>
<meta property="og:site_name" content="{outlet}"><meta property="article:published_time" content="{day}">
</head><body><article><h1>{title}</h1><p>{body}</p></article></body></html>"""
TEXT = (
    "استقبل وزير الخارجية الأمريكي ماركو روبيو، يوم 8 أبريل 2025 بواشنطن، وزير الشؤون الخارجية المغربي "
    "ناصر بوريطة. وتناول اللقاء التعاون بين المغرب والولايات المتحدة في مجالات الفلاحة والماء والطاقة، "
    "وانتهى بحديث عن مواصلة العمل."
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("news")
    (folder / "a.html").write_text(
        PAGE.format(title="روبيو يستقبل بوريطة بواشنطن", outlet="صوت الهضاب", day="2025-04-09", body=TEXT),
        encoding="utf-8",
    )
    home = tmp_path_factory.mktemp("home")
    done = tawatur("--home", home, "add", folder)
    assert done.returncode == 0, done.stderr.decode()
    return home


def rows(output: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


def test_add_says_what_it_kept(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_bytes(b"\x00\x01" * 99)
    done = tawatur("--home", tmp_path / "home", "add", tmp_path / "bad.html", tmp_path / "missing.html")
    assert done.returncode == 1
    assert done.stdout.decode().splitlines() == [
        "0 pages kept, 0 articles, 0 headlines, 0 event mentions, 2 unreadable"
    ]
    told = done.stderr.decode()
    assert f"tawatur: {tmp_path}/missing.html: No such file or directory" in told
    assert f"tawatur: {tmp_path}/bad.html: " in told


def test_add_reads_json_lines_from_standard_input_and_answers_in_json(tmp_path: Path) -> None:
    line = json.dumps({"id": "x1", "body": TEXT, "title": "لقاء", "published": "2025-04-09"}).encode()
    done = tawatur("--home", tmp_path, "add", "--json", "-", stdin=line + b"\nnot json\n")
    assert done.returncode == 1
    [told] = rows(done.stdout)
    assert (told["pages"], told["articles"], told["known"]) == (1, 1, 0)
    assert [one["input"] for one in told["unreadable"]] == ["-#2"]  # type: ignore[attr-defined]
    [article] = rows(tawatur("--home", tmp_path, "list", "--json").stdout)
    assert article["external_id"] == "x1"


def test_the_home_may_stand_behind_the_verb(home: Path) -> None:
    assert tawatur("list", "--home", home).stdout == tawatur("--home", home, "list").stdout != b""


def test_list_and_show_lead_to_one_another(home: Path) -> None:
    [article] = rows(tawatur("--home", home, "list", "--json").stdout)
    assert article["outlet"] == "صوت الهضاب"
    shown = tawatur("--home", home, "show", str(article["id"]))
    assert "روبيو يستقبل بوريطة بواشنطن" in shown.stdout.decode()
    assert "CONSULT" in shown.stdout.decode()
    first, *others = rows(tawatur("--home", home, "show", "--json", str(article["id"])).stdout)
    assert first == article
    event = next(row["event"] for row in others if row["kind"] == "event_mention")
    assert rows(tawatur("--home", home, "show", "--json", str(event)).stdout)[0]["kind"] == "event"


@pytest.mark.parametrize("what", ["stories", "outlets", "entities"])
def test_list_lists_other_things_too(home: Path, what: str) -> None:
    assert tawatur("--home", home, "list", what).returncode == 0
    assert rows(tawatur("--home", home, "list", what, "--json").stdout)


TWO_SPELLINGS = [
    "التقى غريغوري بلاتنر وزير الصحة النمساوي وفدا من المنظمة.",
    "قال جريجوري بلاتنر إن الوباء انحسر، ورحب فهد المنيفي بذلك.",
]
SPELT = "person:غريغوري-بلاتنر"


def test_a_reader_parts_and_joins_persons(tmp_path: Path) -> None:
    lines = [json.dumps({"id": str(n), "title": "خبر", "body": body}) for n, body in enumerate(TWO_SPELLINGS)]
    assert tawatur("--home", tmp_path, "add", "-", stdin="\n".join(lines).encode()).returncode == 0
    shown = tawatur("--home", tmp_path, "show", SPELT).stdout.decode()
    assert "read as" in shown and "is a spelling of" in shown and "وزير الصحة النمساوي" in shown
    parted = tawatur("--home", tmp_path, "split", "جريجوري بلاتنر", "غريغوري بلاتنر", "--because", "اثنان")
    assert parted.returncode == 0 and "they are two" in parted.stdout.decode()
    joined = tawatur("--home", tmp_path, "merge", "--json", "جريجوري بلاتنر", "غريغوري بلاتنر")
    [row] = rows(joined.stdout)
    assert (row["kind"], row["verdict"], row["by"]) == ("judgement", "same", "reader")
    already = tawatur("--home", tmp_path, "merge", "جريجوري بلاتنر", "غريغوري بلاتنر")
    assert already.returncode == 2 and "one person already" in already.stderr.decode()
    nobodys = tawatur("--home", tmp_path, "split", "جريجوري بلاتنر", "فهد المنيفي")
    assert nobodys.returncode == 2 and "stands for no spelling" in nobodys.stderr.decode()


def test_a_timeline_tells_the_event_its_words_and_its_source(home: Path) -> None:
    told = tawatur("--home", home, "timeline", "المغرب", "United States").stdout.decode()
    assert "2025-04-08" in told
    assert "CONSULT" in told
    assert "1 independent origin" in told
    assert "صوت الهضاب" in told
    assert "استقبل وزير الخارجية الأمريكي" in told


def test_a_timeline_for_programs(home: Path) -> None:
    as_json = tawatur("--home", home, "timeline", "المغرب", "--format", "json")
    event = next(row for row in rows(as_json.stdout) if row["type"] == "CONSULT")
    assert event["told"][0]["quote"]["exact"] in TEXT  # type: ignore[index]
    as_csv = tawatur("--home", home, "timeline", "المغرب", "--format", "csv").stdout.decode()
    assert {row["outlet"] for row in csv.DictReader(as_csv.splitlines())} == {"صوت الهضاب"}


def first_mention(home: Path) -> dict[str, object]:
    return rows(tawatur("--home", home, "export", "--kind", "event_mention").stdout)[0]


def test_a_mention_is_explained_by_its_id_or_the_beginning_of_it_or_by_its_event(home: Path) -> None:
    mention = first_mention(home)
    told = tawatur("--home", home, "explain", str(mention["id"]))
    text = told.stdout.decode()
    assert told.returncode == 0
    for words in ("[استقبل وزير الخارجية الأمريكي", "frame:", "ماركو روبيو", "the registry has this name"):
        assert words in text
    assert "2025-04-08 (stated)" in text and "صوت الهضاب" in text
    assert f"tawatur judge {mention['id']} wrong" in text
    assert tawatur("--home", home, "explain", str(mention["id"])[:15]).stdout == told.stdout
    assert text.strip() in tawatur("--home", home, "explain", str(mention["event"])).stdout.decode()
    [row] = rows(tawatur("--home", home, "explain", "--json", str(mention["id"])).stdout)
    assert row["mention"] == mention and row["frame"]["example"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["explain", "zz"], 1, "no mention and no event here has the id zz"),
        (["explain", " "], 2, "an id is empty"),
        (["explain"], 2, "Missing argument 'MENTION'"),
        (["judge", "zz", "wrong"], 1, "no mention and no event here has the id zz"),
        (["judge", "zz", "maybe"], 2, "'maybe' is not one of"),
    ],
)
def test_what_cannot_be_explained_or_judged_says_why(
    home: Path, words: list[str], code: int, told: str
) -> None:
    done = tawatur("--home", home, *words)
    assert (done.returncode, done.stdout) == (code, b"")
    assert told in done.stderr.decode()


def test_a_beginning_that_several_mentions_share_is_refused_with_their_names(tmp_path: Path) -> None:
    from tawatur.archive import open_archive

    archive, article = open_archive(tmp_path), an_article()
    mentions = [a_mention(article, id=f"abc{n}") for n in range(2)]
    archive.keep_article(article, some_facts(mentions=mentions))
    archive.close()
    done = tawatur("--home", tmp_path, "explain", "abc")
    assert done.returncode == 2
    assert "several mentions begin with abc: abc0, abc1" in done.stderr.decode()


def test_a_mention_judged_wrong_is_hidden_until_it_is_judged_right(home: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    shutil.copytree(home, mine)
    mention, before = first_mention(mine), tawatur("--home", mine, "export").stdout
    done = tawatur("--home", mine, "judge", str(mention["id"])[:15], "wrong", "--reason", "لم يقع")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "wrong; it is hidden" in done.stdout.decode()
    assert tawatur("--home", mine, "show", str(mention["event"])).returncode == 1
    [case] = rows(tawatur("--home", mine, "export", "--kind", "judgement").stdout)
    assert (case["mention"], case["verdict"], case["reason"]) == (mention["id"], "wrong", "لم يقع")
    assert "hidden; `tawatur judge" in tawatur("--home", mine, "explain", str(mention["id"])).stdout.decode()
    assert tawatur("--home", mine, "rebuild").returncode == 0
    assert rows(tawatur("--home", mine, "export", "--kind", "judgement").stdout) == [case]
    assert tawatur("--home", mine, "show", str(mention["event"])).returncode == 1
    told = tawatur("--home", mine, "judge", "--json", str(mention["id"]), "withdraw")
    assert rows(told.stdout)[0]["verdict"] == "withdrawn"
    assert tawatur("--home", mine, "export").stdout == before


def test_an_event_is_not_judged_but_its_mentions(home: Path) -> None:
    mention = first_mention(home)
    done = tawatur("--home", home, "judge", str(mention["event"]), "wrong")
    assert done.returncode == 2
    assert f"judge one of its mentions: {mention['id']}" in done.stderr.decode()


def test_an_archive_of_an_older_tawatur_is_read(home: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    shutil.copytree(home, mine)
    as_version_1(mine / "tawatur.sqlite3")
    done = tawatur("--home", mine, "export")
    assert (done.returncode, done.stderr) == (0, b"")
    # Titles, and who is one person with whom, are read at the next rebuild.
    now = rows(tawatur("--home", home, "export").stdout)
    assert [row for row in rows(done.stdout) if row["kind"] != "entity"] == [
        row for row in now if row["kind"] not in ("entity", "judgement")
    ]


def test_search_finds_a_word_in_any_form(home: Path) -> None:
    assert "صوت الهضاب" in tawatur("--home", home, "search", "للطاقه").stdout.decode()
    [hit] = rows(tawatur("--home", home, "search", "--json", "بوريطه").stdout)
    events = rows(tawatur("--home", home, "search", "--json", "نوع:أحداث بوريطه").stdout)
    assert {row["kind"] for row in events} == {"event"}
    assert hit["found"]["body"]  # type: ignore[index]


def test_events_are_listed_and_chosen(home: Path) -> None:
    assert rows(tawatur("--home", home, "events", "--type", "consult", "--of", "روبيو", "--json").stdout)
    assert tawatur("--home", home, "events", "--min-origins", "9").returncode == 1


def test_an_export_into_a_file_is_the_one_on_standard_output(home: Path, tmp_path: Path) -> None:
    printed = tawatur("--home", home, "export").stdout
    assert tawatur("--home", home, "export", "--output", tmp_path / "all.jsonl").stdout == b""
    assert (tmp_path / "all.jsonl").read_bytes() == printed
    assert [p.name for p in tmp_path.iterdir()] == ["all.jsonl"]
    only = tawatur("--home", home, "export", "--kind", "event").stdout
    assert {row["kind"] for row in rows(only)} == {"event"}


def test_doctor_finds_a_whole_archive_in_order_and_a_damaged_one_not(home: Path, tmp_path: Path) -> None:
    well = tawatur("--home", home, "doctor", "--json")
    assert well.returncode == 0, well.stdout.decode()
    assert {"sqlite", "full-text search", "database", "kept pages", "TAWATUR_HOME"} <= {
        str(row["about"]) for row in rows(well.stdout)
    }
    (tmp_path / "tawatur.sqlite3").write_bytes(b"this is no database" * 500)
    ill = tawatur("--home", tmp_path, "doctor")
    assert ill.returncode == 1
    assert "BAD" in ill.stdout.decode()


def test_rebuild_says_how_much_it_read(home: Path) -> None:
    before = tawatur("--home", home, "export").stdout
    assert tawatur("--home", home, "rebuild").stdout.decode() == "1 page read again, 1 article\n"
    assert tawatur("--home", home, "export").stdout == before


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["frobnicate"], 2, "no verb is called frobnicate; there are add, list"),
        (["serach", "كلمة"], 2, "did you mean search?"),
        (["search", " "], 2, "QUERY is empty"),
        (["timeline", ""], 2, "a name is empty"),
        (["events", "--type", "meeting"], 2, "meeting is none of AGREE, CONSULT"),
        (["export", "--output", "/no/such/folder"], 1, "/no/such/folder cannot be written: No such"),
        (["serve", "--host", "192.0.2.1"], 1, "tawatur: cannot listen on 192.0.2.1, port 8"),
        (["serve", "--host", "no..host"], 1, "tawatur: cannot listen on no..host, port 8"),
        (["list", "--since", "yesterday"], 2, "--since"),
        (["list", "stories", "--form", "blog"], 2, "choose articles"),
        (["export", "--format", "csv", "--kind", "event"], 2, "--kind"),
        (["show", "ffffffffffffffff"], 1, "nothing here has the id"),
        (["search", "كلمةلاتوجدأبدا"], 1, "nothing found"),
        (["timeline", "لاأحديسمىهكذا"], 1, "nobody here is called"),
        (["list", "unreadable"], 1, "no unreadable found"),
    ],
)
def test_an_error_is_one_line_that_says_what_to_do(
    home: Path, arguments: list[str], code: int, said: str
) -> None:
    done = tawatur("--home", home, *arguments)
    assert done.returncode == code
    assert done.stdout == b""
    assert said in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_without_an_archive_the_first_step_is_named(tmp_path: Path) -> None:
    for verb in ("list", "events", "export", "rebuild"):
        done = tawatur("--home", tmp_path / "none", verb)
        assert done.returncode == 1
        assert "`tawatur add INPUT` makes one" in done.stderr.decode()
    assert not (tmp_path / "none").exists()


def test_add_without_input_says_that_nothing_was_left_to_do(home: Path) -> None:
    done = tawatur("--home", home, "add")
    assert done.returncode == 0
    assert done.stderr.decode() == "nothing was left to complete; `tawatur add INPUT...` reads pages\n"


def test_a_setting_that_cannot_be_used_is_named() -> None:
    bad = environment() | {"TAWATUR_PORT": "eighty"}
    done = subprocess.run(command("doctor"), env=bad, capture_output=True, timeout=60)
    assert done.returncode == 2
    assert done.stderr.decode() == "tawatur: TAWATUR_PORT=eighty: a whole number is needed\n"


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = tawatur("--home", tmp_path / "file" / "home", "add", "-", stdin=b"{}")
    assert done.returncode == 1
    assert str(tmp_path / "file") in done.stderr.decode()
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(os.name == "nt", reason="no file names of bytes there")
def test_a_file_name_that_is_no_text_is_no_obstacle(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xff\xfe.html"
    with open(name, "wb") as file:
        file.write(PAGE.format(title="خبر", outlet="منبر", day="2025-04-09", body=TEXT).encode())
    done = subprocess.run(
        [*command("--home", tmp_path / "home", "add"), name],
        env=environment(),
        capture_output=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert len(rows(tawatur("--home", tmp_path / "home", "list", "--json").stdout)) == 1


def test_a_reader_that_has_seen_enough_is_no_error(home: Path) -> None:
    with subprocess.Popen(
        command("--home", home, "export"), env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_help_is_there_for_every_verb_and_needs_neither_django_nor_the_stages() -> None:
    probe = (
        "import sys\nfrom tawatur.cli import main\n"
        "try: main(sys.argv[1:])\nexcept SystemExit: pass\n"
        "heavy = {'django', 'trafilatura', 'rich', 'httpx', 'tawatur.facts'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    for arguments in ([], *([verb] for verb in VERBS)):
        done = subprocess.run(
            [sys.executable, "-c", probe, *arguments, "--help"],
            env=environment(), capture_output=True, timeout=60,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr.decode()
        assert b"Usage: tawatur" in done.stdout


def test_nothing_for_a_terminal_goes_into_a_pipe(home: Path) -> None:
    done = tawatur("--home", home, "timeline", "المغرب")
    assert b"\x1b" not in done.stdout + done.stderr


def test_serve_prints_its_address_answers_there_and_stops(home: Path) -> None:
    with subprocess.Popen(
        command("--home", home, "serve", "--port", "0"),
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout
        address = process.stdout.readline().decode().strip()
        assert address.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(address, timeout=30) as answer:
            assert "روبيو" in answer.read().decode()
        process.send_signal(signal.SIGTERM)
    assert process.returncode == 0


def test_serve_says_that_its_port_is_taken(home: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = tawatur("--home", home, "serve", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 1
    assert "in use" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
