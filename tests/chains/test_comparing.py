"""Two texts beside each other: every letter is in one piece, shared words are the same words in both."""

from tawatur.chains.comparing import Side, compare
from tawatur.model import Passage, Reuse
from tests.build import an_article
from tests.chains.texts import COMMUNIQUE, COMMUNIQUE_EDITED, OPENING_A, OPENING_B, OWN_PROSE


def _texts(side: Side, sort: str) -> list[str]:
    body = side.article.body
    return [body[piece.start : piece.end] for piece in side.pieces if piece.sort == sort]


def test_the_pieces_cover_each_text_once_and_in_order() -> None:
    one = an_article(f"{OPENING_A} {COMMUNIQUE} {OWN_PROSE}", id="one")
    other = an_article(f"{OPENING_B}\n\n{COMMUNIQUE_EDITED}", id="other")
    both = compare(one, other)
    for side in (both.one, both.other):
        assert (
            "".join(side.article.body[piece.start : piece.end] for piece in side.pieces) == side.article.body
        )
        assert all(piece.start < piece.end for piece in side.pieces)


def test_what_differs_inside_a_shared_passage_is_shown_in_both() -> None:
    both = compare(
        an_article(f"{OPENING_A} {COMMUNIQUE}", id="one"),
        an_article(f"{OPENING_B} {COMMUNIQUE_EDITED}", id="other"),
    )
    assert _texts(both.one, "other") == ["ولا سيما", "إحداث"]
    assert _texts(both.other, "other") == ["ولاسيما", "إنشاء"]
    assert OPENING_A.split()[0] in _texts(both.one, "own")[0]


def test_the_words_in_common_are_counted_and_are_a_share_of_each() -> None:
    both = compare(
        an_article(COMMUNIQUE, id="one", outlet="الأولى"),
        an_article(f"{COMMUNIQUE} {OWN_PROSE}", id="other", outlet="الثانية"),
    )
    assert both.one.shared == both.one.words == both.other.shared
    assert both.one.share == 1.0 and 0.2 < both.other.share < 0.5
    (reuse,) = both.reuses
    assert reuse.a.article == "one"


def test_reordered_passages_have_the_same_numbers_on_both_sides() -> None:
    both = compare(
        an_article(f"{COMMUNIQUE}\n{OWN_PROSE}", id="one"),
        an_article(f"{OWN_PROSE}\n{COMMUNIQUE}", id="other"),
    )
    assert len(both.reuses) == 2
    numbers = [[piece.passage for piece in side.pieces if piece.passage] for side in (both.one, both.other)]
    assert numbers[0] == numbers[1][::-1] == sorted(numbers[0])


def test_texts_with_nothing_in_common_are_each_their_own() -> None:
    both = compare(an_article(OPENING_A, id="one"), an_article(OWN_PROSE, id="other"))
    assert not both.reuses and both.one.share == both.other.share == 0.0
    assert [piece.sort for piece in both.one.pieces] == ["own"]


def test_a_text_beside_itself_has_nothing_to_compare() -> None:
    article = an_article(COMMUNIQUE, id="one")
    assert compare(article, article).reuses == ()
    assert compare(an_article("", id="a"), an_article("", id="b")).one.share == 0.0


def test_passages_known_before_are_taken_as_they_are_whichever_way_round() -> None:
    one, other = an_article(COMMUNIQUE, id="one"), an_article(COMMUNIQUE, id="other")
    known = Reuse(Passage("other", 0, 20), Passage("one", 0, 20), 4, "by hand")
    for both in (compare(one, other, [known]), compare(other, one, [known])):
        assert (both.one.shared, len(both.reuses)) == (4, 1)
        assert both.reuses[0].a.article == both.one.article.id
    elsewhere = Reuse(Passage("one", 0, 20), Passage("third", 0, 20), 4, "another's")
    assert compare(one, other, [elsewhere]).one.shared > 20
