"""What changed between two versions is shown word by word, and nothing of either is lost."""

from hypothesis import given
from hypothesis import strategies as st

from tawatur.chains.changes import Change, find_changes

TEXTS = st.text(alphabet="اب وز.\n", max_size=60)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_off(old: str, new: str) -> None:
    changes = find_changes(old, new)
    assert "".join(c.text for c in changes if c.kind != "new") == old
    assert "".join(c.text for c in changes if c.kind != "gone") == new


def test_a_word_that_changed_is_all_that_is_marked() -> None:
    old = "وصل الوزير أمس إلى الرباط.\nوعاد مساء."
    assert find_changes(old, old.replace("أمس", "اليوم")) == [
        Change("same", "وصل الوزير "),
        Change("gone", "أمس"),
        Change("new", "اليوم"),
        Change("same", " إلى الرباط.\nوعاد مساء."),
    ]


def test_the_same_text_has_no_change() -> None:
    assert find_changes("نص", "نص") == [Change("same", "نص")]
    assert find_changes("", "") == []


def test_a_text_rewritten_as_a_whole_is_not_compared_word_by_word() -> None:
    old, new = "قديم " * 3000, "جديد " * 3000
    assert [change.kind for change in find_changes(old, new)] == ["gone", "new"]
