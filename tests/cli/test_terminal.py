"""Arabic text in a terminal: readable, and unable to steer it."""

import pytest

from tawatur.cli.terminal import FIRST_STRONG_ISOLATE, POP_ISOLATE, Terminal, count, days, plain
from tawatur.model import UNDATED
from tests.build import on


def test_a_right_to_left_field_is_isolated_so_that_it_cannot_reorder_its_line() -> None:
    assert Terminal().field("المغرب") == f"{FIRST_STRONG_ISOLATE}المغرب{POP_ISOLATE}"


def test_a_field_of_latin_letters_stays_easy_to_copy() -> None:
    assert Terminal().field("page.html") == "page.html"


def test_visual_order_is_what_a_terminal_without_bidi_must_be_given() -> None:
    assert Terminal("visual").field("سلام 12") == "12 مالس"


def test_plain_leaves_the_order_alone() -> None:
    assert Terminal("plain").field("سلام 12") == "سلام 12"


@pytest.mark.parametrize("bidi", ["isolate", "visual", "plain"])
@pytest.mark.parametrize(
    "hostile",
    [
        "\x1b[2J",
        "\x9b31m",
        "\a",
        "\r\n",
        "\N{RIGHT-TO-LEFT OVERRIDE}",
        "\N{POP DIRECTIONAL ISOLATE}",
        "\N{LINE SEPARATOR}",
        "\N{ZERO WIDTH NO-BREAK SPACE}",
    ],
)
def test_a_page_cannot_steer_the_terminal(bidi: str, hostile: str) -> None:
    shown = Terminal(bidi).field(f"قبل{hostile}بعد")  # type: ignore[arg-type]
    inner = shown.removeprefix(FIRST_STRONG_ISOLATE).removesuffix(POP_ISOLATE)
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or ord(c) in range(0x2028, 0x202F) for c in inner)
    assert POP_ISOLATE not in inner and "\N{ZERO WIDTH NO-BREAK SPACE}" not in inner


def test_what_joins_letters_is_not_taken_for_a_control() -> None:
    assert plain("می\N{ZERO WIDTH NON-JOINER}خواهم") == "می\N{ZERO WIDTH NON-JOINER}خواهم"


def test_a_paragraph_is_broken_between_words_where_somebody_looks() -> None:
    lines = Terminal("plain", width=50).paragraph("كلمة " * 20, "    ")
    assert len(lines) > 1
    assert all(len(line) <= 50 for line in lines)
    assert " ".join(line.strip() for line in lines).split() == ["كلمة"] * 20


def test_a_paragraph_stays_one_line_in_a_pipe() -> None:
    assert len(Terminal("plain").paragraph("كلمة " * 200)) == 1


def test_vowel_signs_take_no_column() -> None:
    assert len(Terminal("plain", width=40).paragraph("مُحَمَّدٌ " * 5)) == 1


def test_no_colours_unless_somebody_looks() -> None:
    assert Terminal().style("x", fg="red") == "x"
    assert Terminal(colour=True).style("x", fg="red") != "x"


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2020-10-02", "2020-10-02", "2020-10-02"),
        ("2020-02-01", "2020-02-29", "2020-02"),
        ("2021-02-01", "2021-02-28", "2021-02"),
        ("2020-01-01", "2020-12-31", "2020"),
        ("2020-10-02", "2020-10-05", "2020-10-02..2020-10-05"),
        ("2020-12-01", "2021-01-31", "2020-12-01..2021-01-31"),
        ("9999-12-01", "9999-12-31", "9999-12"),
    ],
)
def test_days_are_told_as_precisely_as_they_are_known(first: str, last: str, shown: str) -> None:
    assert days(on(first, last)) == shown


def test_an_unknown_day_is_called_so() -> None:
    assert days(None) == days(UNDATED) == "undated"


@pytest.mark.parametrize(("n", "told"), [(0, "0 pages"), (1, "1 page"), (2000, "2,000 pages")])
def test_counts_agree_with_their_nouns(n: int, told: str) -> None:
    assert count(n, "page") == told
