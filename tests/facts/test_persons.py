"""Which names of persons are one, by their spelling, offices and states."""

from itertools import permutations

import pytest

from evaluation.persons import a_person
from tawatur.facts.names.variants import keys_of_name, same_name, words_of
from tawatur.facts.persons import (
    Identity,
    Known,
    Person,
    find_persons,
    from_keys,
    keys_of_person,
    tell_apart,
    with_readers,
)
from tawatur.facts.registry import Registry, keys_of
from tawatur.model import Facts, Name, Sameness, Span, Title
from tests.build import a_mention, a_party, an_article, an_entity
from tests.facts.known import KNOWLEDGE

NOBODY = Known(Registry())


def words(name: str) -> tuple[str, ...]:
    return words_of(keys_of(name)[0])


def persons(*people: Person, known: Known = NOBODY) -> dict[str, str]:
    """Who each is, by its name and office."""
    found = find_persons(people, known)
    return {one.id: found[one.id].person for one in people}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("عبد الله الحمدان", "عبدالله الحمدان"),
        ("نور الدين الحمدان", "نورالدين حمدان"),
        ("أبو الفضل القاسم", "ابوالفضل القاسم"),
        ("منصف بن عيسى", "المنصف بنعيسى"),
        ("عبد الرحمن اليزيدي", "عبد الرحمان اليزيدي"),
        ("سالم بن حمد بن خالد", "سالم بن حمد خالد"),
        ("غريغوري بلاتنر", "جريجوري بلاتنر"),
        ("دافيد بلومنتال", "ديفيد بلومينتال"),
        ("أنطون دي فريس", "أنطون ديفريس"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert same_name(words(one), words(other)) == "spelling"
    assert set(keys_of_name(words(one))) & set(keys_of_name(words(other)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("سالم الحمدان", "سليم الحمدان"),
        ("حسن الراشد", "حسن الرشيد"),
        ("أحمد صالح", "أحمد بن صالح"),
        ("أحمد صالح", "أحمد آل صالح"),
        ("سالم بن أحمد بن صالح", "سالم بن أحمد آل صالح"),
        ("جون بلومنتال", "جان بلومنتال"),
        ("سعد خالد الحمدان", "سعد فهد الحمدان"),
        ("نبيل الحمدان", "نبيلة الحمدان"),
    ],
)
def test_names_that_are_two(one: str, other: str) -> None:
    assert same_name(words(one), words(other)) is None


def test_a_name_without_its_beginning_is_nobodys_spelling() -> None:
    assert words("بن خالد الحمدان") == ()
    assert same_name(words("سعد الحمدان"), words("سعد خالد الحمدان")) == "shorter"


def test_the_answer_does_not_depend_on_the_order() -> None:
    people = [
        a_person("غريغوري بلاتنر", ""),
        a_person("جريجوري بلاتنر", "president@AT"),
        a_person("جريجوري بلاتنير", ""),
        a_person("بلاتنر", "president@AT"),
    ]
    told = {tuple(sorted(persons(*order).items())) for order in permutations(people)}
    [answer] = told
    assert len({person for _, person in answer}) == 1


def test_namesakes_in_offices_of_two_states_are_two_and_the_bare_name_neither() -> None:
    kuwait, qatar = a_person("فهد الحمدان", "interior_minister@KW"), a_person("فهد الحمدان", "minister@QA")
    bare = a_person("فهد الحمدان", "")
    assert len(set(persons(kuwait, bare).values())) == 1
    assert len(set(persons(kuwait, qatar, bare).values())) == 3


def test_titles_change_and_the_person_stays() -> None:
    now, then = a_person("فهد الحمدان", "health_minister@KW"), a_person("فهد الحمدان", "prime_minister@KW")
    assert now.id == then.id


def test_a_familys_name_needs_the_office_and_one_only_who_held_it() -> None:
    family = a_person("الحمدان", "health_minister@KW")
    fahd, saad = (a_person(f"{given} الحمدان", "health_minister@KW") for given in ("فهد", "سعد"))
    assert len(set(persons(family, fahd).values())) == 1
    assert persons(family, fahd, saad)[family.id] == family.id
    assert persons(family, a_person("فهد الحمدان", "finance_minister@KW"))[family.id] == family.id
    assert persons(a_person("الحمدان", ""), fahd)["person:حمدان"] == "person:حمدان"


def test_a_shorter_name_needs_the_same_office() -> None:
    short = a_person("سعد الحمدان", "health_minister@KW")
    whole = a_person("سعد خالد الحمدان", "health_minister@KW")
    assert len(set(persons(short, whole).values())) == 1
    assert len(set(persons(a_person("سعد الحمدان", ""), whole).values())) == 2


def test_a_spelling_that_the_registry_lacks_is_its_person() -> None:
    known = Known(KNOWLEDGE.registry)
    found = find_persons([a_person("أنغيلا ميركيل", "")], known)
    [identity] = found.values()
    assert identity.person == "angela-merkel"
    assert identity.because == "«أنغيلا ميركيل» is a spelling of «أنغيلا ميركل»"


def test_keys_hold_what_the_rule_asks_of_a_person() -> None:
    person = a_person("فهد الحمدان", "health_minister@KW")
    assert from_keys(person.id, person.name, keys_of_person(person)) == person


def an_article_naming(title: Title | None, entity: str = "person:فهد-حمدان") -> Facts:
    article = an_article()
    return Facts(
        names=(Name(Span(0, 3), "person", entity, "فهد الحمدان", "the title before it", title),),
        mentions=(a_mention(article, actor=(a_party("فهد الحمدان", entity=entity),)),),
        entities=(an_entity(entity, ar="فهد الحمدان"),),
    )


def test_an_office_of_a_state_is_part_of_the_id_everywhere_in_the_article() -> None:
    registry = KNOWLEDGE.registry
    title = Title(Span(0, 1), "وزير الصحة الكويتي", "health_minister", "state-kw")
    told = tell_apart(an_article_naming(title), registry)
    assert {told.names[0].entity, told.mentions[0].actor[0].entity, told.entities[0].id} == {
        "person:فهد-حمدان@kw"
    }
    assert told.entities[0].country == "KW"
    envoy = Title(Span(0, 1), "السفير الكويتي", "ambassador", "state-kw")
    for facts in (an_article_naming(None), an_article_naming(envoy)):
        assert tell_apart(facts, registry) == facts


def test_somebody_in_another_states_office_is_not_the_one_of_the_registry() -> None:
    registry = KNOWLEDGE.registry
    own = Title(Span(0, 1), "المستشارة الألمانية", "prime_minister", "state-de")
    facts = an_article_naming(own, "angela-merkel")
    assert tell_apart(facts, registry) == facts
    head = Title(Span(0, 1), "رئيسة المجلس الأعلى", "president", "state-ly")
    facts = an_article_naming(head, "angela-merkel")
    assert tell_apart(facts, registry) == facts
    other = Title(Span(0, 1), "وزيرة الصحة التونسية", "health_minister", "state-tn")
    told = tell_apart(an_article_naming(other, "angela-merkel"), registry)
    assert told.names[0].entity == "angela-merkel@tn"


def said(one: str, other: str, verdict: str) -> Sameness:
    return Sameness(one, other, verdict, "reader", "سبب")  # type: ignore[arg-type]


def test_a_readers_word_wins_over_the_rule_and_can_be_undone() -> None:
    ruled = {"person:a": Identity("person:a"), "person:b": Identity("person:a", "rule")}
    parted = with_readers(ruled, [said("person:a", "person:b", "different")])
    assert (parted["person:a"].person, parted["person:b"].person) == ("person:a", "person:b")
    two = {"person:a": Identity("person:a"), "person:c@kw": Identity("person:c")}
    joined = with_readers(two, [said("person:a", "person:c", "same")])
    assert {one.person for one in joined.values()} == {"person:a"}
    assert joined["person:c@kw"].because == "a reader said so: سبب"
    assert with_readers(two, []) == two
    assert with_readers(two, [said("person:a", "person:unheard", "same")]) == two
