"""Names that no list has: the tagger finds them by how and where they stand, and knows what it may not do."""

import pycrfsuite  # type: ignore[import-untyped]
import pytest

from tawatur.facts.lexicon import load_lexicon
from tawatur.facts.names import find_hits
from tawatur.facts.names.features import features
from tawatur.facts.names.hits import Names
from tawatur.facts.names.lookup import Lookup
from tawatur.facts.names.tagger import LEARNED, use_model
from tawatur.facts.registry import data
from tawatur.facts.text import Text, cut
from tests.facts.known import KNOWLEDGE

REGISTRY = KNOWLEDGE.registry


def names(body: str) -> Names:
    return find_hits(cut(body), REGISTRY, load_lexicon())


def learned(body: str) -> list[tuple[str, str]]:
    text = cut(body)
    found = names(body).inner
    return [(body[slice(*text.span(h.core, h.core_end))], h.kind) for h in found if h.because == LEARNED]


@pytest.mark.parametrize(
    ("body", "name", "kind"),
    [
        ("وقال الخبير الاقتصادي ستيفن فاولكس إن الأسعار سترتفع", "ستيفن فاولكس", "person"),
        ("وأضاف شتاينبرغ أن الشركة ستغلق مصنعها", "شتاينبرغ", "person"),
        ("وقع الانفجار في بلدة كرزمان شمال المدينة", "كرزمان", "place"),
    ],
)
def test_a_name_that_no_list_has_is_found(body: str, name: str, kind: str) -> None:
    hits = names(body)
    found = [(hit.name, hit.kind) for hit in (*hits.hits, *hits.inner)]
    assert (name, kind) in found


def test_most_family_names_alone_that_no_list_has_are_found() -> None:
    unknown = [
        *("كورتلاند", "هاندلسمان", "زيلبرمان", "فيرناندس", "موتاوا", "شتاينبرغ", "لاغوردي", "تشيرنوف"),
        *("أوكافور", "بيترسن", "ماكلاود", "غونسالفيس", "دوبريه", "كوالسكي", "هالفورد", "سيندلار"),
    ]
    told = ("وأضاف {} أن الشركة ستغلق مصنعها", "وقال {} إن الأسعار سترتفع", "ونفى {} هذه الاتهامات")
    found = [name in dict(learned(one.format(name))) for one in told for name in unknown]
    assert sum(found) / len(found) >= 0.6


def test_one_word_that_only_the_tagger_finds_acts_in_nothing() -> None:
    body = "وأضاف شتاينبرغ أن الشركة ستغلق مصنعها"
    assert learned(body)
    assert LEARNED not in {hit.because for hit in names(body).hits}


def test_a_body_of_several_words_that_the_tagger_is_sure_of_acts() -> None:
    hits = names("انتقدت نقابة الصحافيين قرار وزارة الداخلية أمس").hits
    assert [hit.name for hit in hits if hit.because == LEARNED] == ["نقابة الصحافيين", "وزارة الداخلية"]


def test_a_registered_name_stays_what_it_is() -> None:
    [hit] = names("وقال أنتوني بلينكن إن المحادثات مفيدة").hits
    assert (hit.entity, hit.because) == ("antony-blinken", "the registry has this name")


def test_a_body_inside_a_title_is_named_and_its_officer_acts() -> None:
    found = names("قال الأمين العام للأمم المتحدة أنطونيو غوتيريش إن الوضع خطير")
    assert [hit.kind for hit in found.hits] == ["person"]
    assert "un" in {hit.entity for hit in found.inner}


def test_a_learned_name_has_the_same_id_with_and_without_particles() -> None:
    found = names("وأضاف شتاينبرغ أن المصنع سيغلق. وقالت الصحيفة إن لشتاينبرغ حصة فيه.")
    ids = [hit.entity for hit in (*found.hits, *found.inner) if "شتاينبرغ" in hit.name]
    assert len(ids) == 2 and len(set(ids)) == 1


def test_ordinary_words_are_not_proposed() -> None:
    assert learned("ارتفعت أسعار الخضر في الأسواق بسبب قلة الأمطار هذا العام") == []


def test_each_word_has_features_and_a_body_without_words_none() -> None:
    text = cut("وصل الوزير إلى الرباط")
    assert len(features(Lookup(text, REGISTRY, load_lexicon()), {})) == len(text.atoms)
    assert names("…").hits == names("…").inner == []


def test_a_registered_name_in_a_title_is_not_named_once_more() -> None:
    assert learned("وصل وزير خارجية الولايات المتحدة الأمريكية ماركو روبيو إلى الرباط") == []


def test_the_tagger_is_told_all_that_it_weighs_and_nothing_else() -> None:
    tagger, model = pycrfsuite.Tagger(), data("tagger.crfsuite").read_bytes()
    tagger.open_inmemory(model)  # it reads from this memory as long as it lives
    assert set(tagger.info().attributes) == set(data("tagger.features").read_text("utf-8").split("\n"))


def test_a_body_is_tagged_alike_whether_or_not_features_without_weight_are_told() -> None:
    model = data("tagger.crfsuite").read_bytes()
    text = cut(
        "وأضاف كورتلاند أمام مجلس بلدية دوسلدورف (غرب) أن شركة «غيرلاخ» ستغلق مصنعها، بحسب الوزير لوبيك."
    )
    weighed = learned_in(text)
    use_model(model)
    told_all = learned_in(text)
    use_model(model, frozenset(data("tagger.features").read_bytes().split(b"\n")))
    assert weighed == told_all


def learned_in(text: Text) -> list[tuple[str, str]]:
    names = find_hits(text, REGISTRY, load_lexicon())
    return [(hit.entity, hit.because) for hit in (*names.hits, *names.inner)]
