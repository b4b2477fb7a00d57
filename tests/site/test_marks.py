"""A body is cut up for marking without losing or doubling a letter."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tawatur.model import DateMention, Dating, Name, Span
from tawatur.site.marks import Marks, paragraphs, pieces_at
from tests.build import a_mention, an_article

BODIES = st.text(alphabet="اب \n", min_size=1, max_size=60)


def spans(body: str) -> st.SearchStrategy[Span]:
    ends = st.tuples(st.integers(0, len(body)), st.integers(0, len(body)))
    return ends.map(lambda pair: Span(min(pair), max(pair)))


@given(st.data())
def test_the_pieces_of_a_paragraph_are_its_text(data: st.DataObject) -> None:
    body = data.draw(BODIES)
    some = st.lists(spans(body), max_size=5)
    article = an_article(body)
    mentions = [replace(a_mention(article, id=f"m{n}"), quote=span) for n, span in enumerate(data.draw(some))]
    marks = Marks(
        names=[Name(span, "person", "e", "n", "") for span in data.draw(some)],
        dates=[DateMention(Dating(None, None, "unknown", "", span), "day") for span in data.draw(some)],
        mentions=mentions,
        events={mention.id: f"event-{mention.id}" for mention in mentions},
        copies=data.draw(some),
        said=data.draw(some),
    )
    for paragraph in paragraphs(body, marks):
        told = "".join(piece.text for stretch in paragraph.stretches for piece in stretch.pieces)
        assert told == paragraph.text == body[paragraph.start : paragraph.start + len(paragraph.text)]


def test_each_event_is_numbered_once_and_in_the_order_of_the_text() -> None:
    article = an_article("زار الوزير الرباط ثم التقى نظيره هناك")
    first = a_mention(article, id="m1", quote="زار الوزير")
    second = a_mention(article, id="m2", quote="التقى نظيره")
    again = a_mention(article, id="m3", quote="هناك")
    marks = Marks(mentions=[again, second, first], events={"m1": "visit", "m2": "meeting", "m3": "visit"})
    (paragraph,) = paragraphs(article.body, marks)
    ends = [(r.number, r.event) for stretch in paragraph.stretches for r in stretch.ends]
    assert ends == [(1, "visit"), (2, "meeting"), (1, "visit")]
    quoted = ["".join(p.text for p in s.pieces) for s in paragraph.stretches if s.quoted]
    assert quoted == ["زار الوزير", "التقى نظيره", "هناك"]


def test_a_quote_over_two_paragraphs_is_marked_in_both_and_ends_in_each() -> None:
    article = an_article("زار الوزير\nالرباط أمس")
    mention = replace(a_mention(article, id="m1"), quote=Span(4, 17))
    both = paragraphs(article.body, Marks(mentions=[mention], events={"m1": "visit"}))
    assert [[s.quoted for s in paragraph.stretches] for paragraph in both] == [[False, True], [True, False]]
    assert [[len(s.ends) for s in paragraph.stretches] for paragraph in both] == [[0, 1], [1, 0]]


def test_what_somebody_says_is_marked_apart_from_what_reports_an_event() -> None:
    (paragraph,) = paragraphs("وقال إن الحل قريب", Marks(said=[Span(5, 17)]))
    assert [(s.said, s.quoted, s.copied) for s in paragraph.stretches] == [
        (False, False, False),
        (True, False, False),
    ]


def test_of_marks_that_overlap_the_first_and_longest_stays() -> None:
    body = "وزير الخارجية الأمريكي"
    names = [Name(Span(5, 22), "person", "b", "b", ""), Name(Span(0, 13), "person", "a", "a", "")]
    (paragraph,) = paragraphs(body, Marks(names=names))
    (stretch,) = paragraph.stretches
    assert [(p.text, p.name.entity if p.name else None) for p in stretch.pieces] == [
        ("وزير الخارجية", "a"),
        (" الأمريكي", None),
    ]


def test_found_words_are_marked_inside_the_window_only() -> None:
    text = "في الرباط وفي مراكش وفي الرباط"
    assert pieces_at(text, [(24, 30), (3, 9)], (0, 19)) == [
        ("في ", False),
        ("الرباط", True),
        (" وفي مراكش", False),
    ]
