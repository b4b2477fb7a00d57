"""Names: registered, given away by their titles, composed of what and whose they are, or referred back to."""

from itertools import pairwise

import pytest

from tawatur.facts.lexicon import load_lexicon
from tawatur.facts.names import Hit, find_hits
from tawatur.facts.registry import load_registry
from tawatur.facts.text import cut

REGISTRY = load_registry()


def hits(body: str) -> list[tuple[str, Hit]]:
    text = cut(body)
    found = find_hits(text, REGISTRY, load_lexicon()).hits
    return [(body[slice(*text.span(hit.core, hit.core_end))], hit) for hit in found]


def entities(body: str) -> list[str]:
    return [hit.entity for _, hit in hits(body)]


@pytest.mark.parametrize(
    ("body", "entity"),
    [
        ("وصل ناصر بوريطة", "nasser-bourita"),
        ("وصل بوريطة", "nasser-bourita"),
        ("التقى ببوريطة", "nasser-bourita"),
        ("قال أنتوني بلينكن", "antony-blinken"),
        ("قال انتوني بلينكن", "antony-blinken"),
        ("قال عبداللطيف الحموشي", "abdellatif-hammouchi"),
        ("زار المغرب", "state-ma"),
        ("عاد إلى المملكة المغربية", "state-ma"),
        ("بالولايات المتحدة الأمريكية", "state-us"),
        ("وللولايات المتحدة", "state-us"),
        ("في الرباط", "capital-ma"),
        ("قرر مجلس الأمن", "un-security-council"),
        ("أعلن البيت الأبيض", "white-house"),
    ],
)
def test_a_registered_name_is_found_in_every_spelling(body: str, entity: str) -> None:
    assert entities(body) == [entity]


@pytest.mark.parametrize(
    "body",
    [
        "كان الجو جميلا في الصباح",
        "إطار التعاون بين الجانبين",
        "تعاون مالي وتجاري",
        "هنا يجب القول إن الأمر واضح",
        "بيت أبيض كبير في القرية",
        "لقاء الأجيال فرصة للحوار",
    ],
)
def test_ordinary_words_are_no_names(body: str) -> None:
    assert entities(body) == []


def test_a_title_and_what_follows_the_name_belong_to_the_person() -> None:
    [(core, hit)] = hits("وزير الخارجية الأمريكي أنتوني بلينكن")
    assert core == "أنتوني بلينكن"
    assert (hit.role, hit.scope) == ("foreign_minister", "state-us")
    [(_, after)] = hits("ناصر بوريطة، وزير الخارجية المغربي")
    assert after.entity == "nasser-bourita"
    assert after.role == "foreign_minister"


def test_an_unknown_person_is_known_by_the_title() -> None:
    [(core, hit)] = hits("استقبل وزير الصحة السيد برهان التازغوتي")
    assert core == "برهان التازغوتي"
    assert hit.kind == "person"
    assert hit.because == "the title before it"


def test_two_apposed_persons_stay_two() -> None:
    names = entities("ناصر بوريطة، وزير الشؤون الخارجية، وعبد اللطيف لوديي")
    assert names == ["nasser-bourita", "abdellatif-loudiyi"]


def test_a_body_is_named_by_what_it_is_and_whose() -> None:
    [(core, hit)] = hits("أعلنت الحكومة القطرية")
    assert (core, hit.kind, hit.scope) == ("الحكومة القطرية", "organization", "state-qa")
    [(core, hit)] = hits("قالت وزارة الخارجية والتعاون الدولي الإماراتية")
    assert core == "وزارة الخارجية والتعاون الدولي الإماراتية"
    [(core, _)] = hits('قصف موقعا لحركة "النجم الأخضر"')
    assert core.endswith("النجم الأخضر")


@pytest.mark.parametrize(
    ("body", "core"),
    [
        ("قتل ثلاثة جنود أمريكيين", "جنود أمريكيين"),
        ("طرد 60 دبلوماسيا روسيا", "دبلوماسيا روسيا"),
        ("قتل 47 شخصا", "شخصا"),
    ],
)
def test_people_are_named_by_what_they_are(body: str, core: str) -> None:
    [(found, hit)] = hits(body)
    assert (found, hit.kind) == (core, "group")


def test_a_last_name_alone_is_the_person_named_in_full() -> None:
    found = hits("قال وزير الصحة برهان التازغوتي إن الأمر تم. وأضاف التازغوتي أن العمل مستمر.")
    assert len({hit.entity for _, hit in found}) == 1
    assert len(found) == 2


def test_an_office_is_the_person_who_holds_it_in_the_text() -> None:
    found = entities("زار وزير الدفاع الأمريكي مارك إسبر الرباط. وغادر وزير الدفاع الأمريكي مساء.")
    assert found == ["mark-esper", "capital-ma", "mark-esper"]


def test_a_general_word_refers_back_only_to_somebody_of_that_state() -> None:
    body = "استقبل ناصر بوريطة نظيره الأمريكي أنتوني بلينكن. وقال الوزير المغربي إن اللقاء مهم."
    assert entities(body)[-1] == "nasser-bourita"


def test_the_kingdom_is_the_only_one_the_text_names() -> None:
    assert entities("عاد الملك إلى المغرب. واستقبلته المملكة بالأعلام.")[-1] == "state-ma"
    assert entities("بين المغرب والسعودية، قالت المملكة كلمتها.") == ["state-ma", "state-sa"]


def test_no_hit_lies_inside_another() -> None:
    body = "استقبل وزير الخارجية المغربي ناصر بوريطة بالرباط سفير الولايات المتحدة لدى المغرب دافيد فيشر."
    spans = [(hit.first, hit.last) for _, hit in hits(body)]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
