"""Trees: from an origin to the outlets that tell it, and on to reposts; unknown is drawn as unknown."""

from dataclasses import replace

from tawatur.chains.origins import find_origins
from tawatur.chains.reuse import find_reuse
from tawatur.chains.trees import Node, Tree, find_trees
from tawatur.model import Article, Credit
from tawatur.outlets import is_agency
from tests.build import a_credit, a_party, an_article, on
from tests.chains.tellings import UNDATED, told
from tests.chains.texts import COMMUNIQUE, OPENING_A, OPENING_B

AGENCY = "وكالة المغرب العربي للأنباء"
QUOTE = "واتفقا على إحداث"


def _paper(id: str, day: str | None, outlet: str | None = None, text: str = COMMUNIQUE) -> Article:
    return an_article(text, id=id, outlet=outlet or f"جريدة {id}", published=on(day) if day else UNDATED)


def _trees(*articles: Article, credits: tuple[Credit, ...] = (), quote: str = QUOTE) -> tuple[Tree, ...]:
    mentions = [told(each, quote, id=f"m-{each.id}") for each in articles]
    reuses = [reuse for at, each in enumerate(articles) for reuse in find_reuse(each, articles[at + 1 :])]
    known = {each.id: each for each in articles}
    origins = find_origins(mentions, known, reuses, credits)
    return find_trees(mentions, origins, known, reuses, credits, is_agency=is_agency)


def _drawn(node: Node) -> tuple[str | None, list[object]]:
    return node.article or node.name, [_drawn(child) for child in node.children]


def test_who_has_the_words_later_hangs_on_who_had_them_first_and_is_no_credited_copy() -> None:
    (tree,) = _trees(_paper("late", "2024-05-04"), _paper("early", "2024-05-03"))
    assert [_drawn(root) for root in tree.roots] == [("early", [("late", [])])]
    (copy,) = tree.uncredited
    assert copy.article == "late" and copy.link
    assert copy.link.sure == "likely" and copy.link.words > 20 and "2024-05-03" in copy.link.because
    assert not tree.unsure


def test_of_copies_of_one_day_none_is_said_to_be_the_first() -> None:
    (tree,) = _trees(_paper("one", "2024-05-04"), _paper("other", "2024-05-04"), _paper("third", None))
    (root,) = tree.roots
    assert (root.kind, root.name, root.article) == ("unknown", None, None)
    assert [child.article for child in root.children] == ["one", "other", "third"]
    assert [node.article for node in tree.unsure] == ["one", "other", "third"]
    assert not tree.uncredited


def test_an_agency_that_nobody_here_published_is_the_root_by_its_name() -> None:
    one, other = _paper("one", "2024-05-04"), _paper("other", "2024-05-03")
    (tree,) = _trees(one, other, credits=(a_credit(one, AGENCY),))
    (root,) = tree.roots
    assert (root.kind, root.name) == ("source", AGENCY)
    links = {child.article: child.link for child in root.children}
    credited, copied = links["one"], links["other"]
    assert credited and (credited.how, credited.sure) == ("credit", "stated")
    assert copied and (copied.how, copied.sure) == ("copy", "likely")
    assert AGENCY in copied.because


def test_a_news_agencys_own_item_is_the_root_of_what_has_its_words_the_same_day() -> None:
    agency = _paper("agency", "2024-05-04", "وكالة رؤى للأنباء")
    (tree,) = _trees(_paper("one", "2024-05-04"), agency)
    assert [_drawn(root) for root in tree.roots] == [("agency", [("one", [])])]


def test_a_repost_hangs_on_its_outlet_and_that_on_its_source() -> None:
    one = _paper("one", "2024-05-03")
    repost = replace(_paper("repost", "2024-05-04", "جريدة ثانية"), form="repost", via="مجمع")
    published = a_credit(repost, "جريدة ثانية", kind="outlet")
    (tree,) = _trees(one, repost, credits=(published,))
    (root,) = tree.roots
    assert _drawn(root) == ("one", [("جريدة ثانية", [("repost", [])])])
    outlet = root.children[0]
    assert (outlet.kind, outlet.article) == ("outlet", None)
    assert outlet.link and outlet.link.how == "copy"
    last = outlet.children[0]
    assert (last.kind, last.name) == ("repost", "مجمع")
    assert last.link and (last.link.how, last.link.sure) == ("repost", "stated")


def test_a_repost_of_an_article_that_is_here_hangs_on_it() -> None:
    own = _paper("own", None, "جريدة ثانية")
    repost = replace(_paper("repost", "2024-05-04", "جريدة ثانية"), form="repost", via="مجمع")
    (tree,) = _trees(own, repost, credits=(a_credit(repost, "جريدة ثانية", kind="outlet"),))
    assert [_drawn(root) for root in tree.roots] == [("own", [("repost", [])])]


def test_on_one_speakers_word_all_hang_on_the_speaker() -> None:
    one = _paper("one", "2024-05-04", text=OPENING_A)
    other = _paper("other", "2024-05-03", text=OPENING_B)
    speaker = a_party("ستيفان دوجاريك", entity="dujarric")
    mentions = [
        told(one, "التقى أمس", id="m1", attributed_to=(speaker,)),
        told(other, "حضرت اللقاء", id="m2", attributed_to=(speaker,)),
    ]
    known = {"one": one, "other": other}
    (tree,) = find_trees(mentions, find_origins(mentions, known, (), ()), known, (), ())
    (root,) = tree.roots
    assert root.name == speaker.name
    assert {child.article: child.link and child.link.how for child in root.children} == {
        "one": "word",
        "other": "word",
    }


def test_two_that_credit_each_other_do_not_hang_in_a_ring() -> None:
    one, other = _paper("one", "2024-05-03"), _paper("other", "2024-05-04")
    credits = (
        a_credit(one, "جريدة other", kind="outlet"),
        a_credit(other, "جريدة one", kind="outlet"),
    )
    (tree,) = _trees(one, other, credits=credits)
    assert sorted(node.article or "" for node in tree.nodes) == ["one", "other"]


def test_what_shares_nothing_is_a_tree_of_its_own() -> None:
    one = _paper("one", "2024-05-03", text=OPENING_A)
    other = _paper("other", "2024-05-03", text=f"{OPENING_B} التقى أمس رجال.")
    trees = _trees(one, other, quote="التقى أمس")
    assert [[_drawn(root) for root in tree.roots] for tree in trees] == [[("one", [])], [("other", [])]]
    assert all(tree.roots[0].link is None for tree in trees)
