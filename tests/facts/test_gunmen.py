"""Who used force and on whom, where they have no name: gunmen, the fallen, who claims a deed."""

import pytest

from tests.facts.test_events import read


def _names(body: str) -> list[tuple[list[str], list[str]]]:
    mentions = [mention for mention in read(body) if mention.type == "ASSAULT"]
    return [([p.name for p in m.actor], [p.name for p in m.recipient]) for m in mentions]


@pytest.mark.parametrize(
    ("body", "actor", "recipient"),
    [
        ("وخطف مسلحون يرتدون زي الجيش ثلاثة فرنسيين من مقر شركتهم.", ["مسلحون"], ["ثلاثة فرنسيين"]),
        ("فتح مسلحون يستقلون دراجة نارية النار على دورية للجيش في تعز.", ["مسلحون"], ["الجيش"]),
        ("هاجم مفجرون انتحاريون سياسيين في كابل.", ["مفجرون انتحاريون"], ["سياسيين"]),
        (
            "وقال مصدر إن عشرات من مستوطني كرميل هاجموا المزارعين.",
            ["عشرات من مستوطني كرميل"],
            ["المزارعين"],
        ),
        (
            "وقال شهود إن الجيش نجح في قتل عشرات المسلحين ذوي الصلة بالهجوم.",
            ["الجيش"],
            ["عشرات المسلحين ذوي الصلة"],
        ),
        ("وكانت فرقة مظلية من الجيش قد قتلت أربعة مسلحين.", ["فرقة مظلية من الجيش"], ["أربعة مسلحين"]),
        ("وقال الجيش الفرنسي إن جنوده قتلوا خمسة مسلحين.", ["الجيش الفرنسي"], ["خمسة مسلحين"]),
        (
            "ذكرت تقارير أن المتشددين من الموالين لحركة الشباب اختطفوا سبعة جنود.",
            ["المتشددين"],
            ["سبعة جنود"],
        ),
        ("وقتل شخص في المدينة.", [], ["شخص"]),
        ("وقال العقيد إن شرطيين عراقيين قتلا بانفجار عبوة ناسفة.", [], ["شرطيين عراقيين"]),
        (
            "قال ضابط إن سبعة مدنيين وثلاثة من رجال الشرطة قتلوا في التفجير.",
            [],
            ["سبعة مدنيين", "ثلاثة من رجال الشرطة"],
        ),
        ("وقتل عشرون متمردا في مواجهات مع الجيش الكولومبي.", ["الجيش الكولومبي"], ["عشرون متمردا"]),
        (
            "وكانت «سرايا القدس»، الجناح العسكري لحركة الجهاد الإسلامي قد قصفت بلدات إسرائيلية.",
            ["سرايا القدس"],
            ["بلدات إسرائيلية"],
        ),
        ("فجر انتحاري نفسه بالقرب من دورية للشرطة في قندهار.", ["انتحاري"], ["الشرطة"]),
        (
            "قتل ستة جنود عندما فجر انتحاري يقود سيارة مفخخة نفسه وسط بغداد.",
            ["انتحاري"],
            ["ستة جنود"],
        ),
    ],
)
def test_who_used_force_on_whom_is_read_without_names(
    body: str, actor: list[str], recipient: list[str]
) -> None:
    assert _names(body) == [(actor, recipient)]


def test_a_craft_acts_for_its_owner() -> None:
    body = "قتل ثلاثة مسلحين في غارة شنتها طائرة بدون طيار تابعة للجيش الفرنسي."
    assert _names(body) == [(["الجيش الفرنسي"], ["ثلاثة مسلحين"])]
    [(actor, _)] = _names("وأطلقت طائرة أميركية بدون طيار صواريخ على منزل في صنعاء.")
    assert actor == ["الولايات المتحدة"]


def test_who_claims_a_deed_or_is_held_to_have_done_it_did_it() -> None:
    claimed = "واستهدف هجوم آخر موكبا للجيش وتبنته حركة طالبان."
    assert _names(claimed) == [(["طالبان"], ["الجيش"])]
    held = "تعرضت قاعدة للجيش لهجوم انتحاري نسب إلى حركة الشباب."
    assert _names(held) == [(["حركة الشباب"], ["الجيش"])]


def test_gunmen_who_fell_are_no_doers() -> None:
    assert _names("قتل مسلحون ملثمون في غارة للجيش.") == [(["الجيش"], ["مسلحون ملثمون"])]


def test_a_place_behind_a_direction_is_no_doer() -> None:
    mentions = _names("قتل خمسة مسلحين في غارة شمال مالي.")
    assert all("مالي" not in actor for actor, _ in mentions)


def test_an_attack_named_after_its_town_is_not_the_towns() -> None:
    assert _names("أسفر هجوم باريس عن مقتل عشرة أشخاص.") == [([], ["عشرة أشخاص"])]
    [mention] = read("أدان أردوغان هجوم باريس.")
    assert [party.entity for party in mention.actor] == ["recep-tayyip-erdogan"]
    assert not mention.recipient


def test_who_fell_and_who_was_hurt_have_one_day() -> None:
    [mention] = read("قتل تسعة جنود وأصيب عشرات آخرون أمس في هجوم قرب بغداد.")
    assert mention.when is not None
    assert str(mention.when.earliest) == "2024-05-14"
    [mention] = read("تفاقمت الأزمة الثلاثاء في تايلاند حيث أصيب تسعة متظاهرين بجروح في مواجهات.")
    assert mention.when is not None


def test_the_police_of_the_clause_before_go_on_arresting() -> None:
    body = "أطلقت الشرطة البورمية النار على متظاهرين، كما اعتقلت أربعة رهبان بوذيين."
    [arrest] = [mention for mention in read(body) if mention.type == "COERCE"]
    assert [party.name for party in arrest.actor] == ["الشرطة البورمية"]


def test_a_state_and_its_allies_act_together() -> None:
    body = "قالت القوات إن الولايات المتحدة وحلفاءها نفذوا 29 ضربة جوية أمس على داعش."
    [(actor, _)] = _names(body)
    assert actor == ["الولايات المتحدة", "حلفاءها"]


def test_they_fell_by_who_carried_out_the_operation() -> None:
    body = "وقتل أربعة مسلحين في عملية نفذتها الشرطة قرب العريش."
    assert _names(body) == [(["الشرطة"], ["أربعة مسلحين"])]


@pytest.mark.parametrize(
    ("body", "suffers"),
    [
        ("اعتقلت الشرطة نجل الرئيس السابق جون كوفور.", "نجل الرئيس السابق جون كوفور"),
        ("خطف مسلحون شقيق وزير المالية الصومالي.", "شقيق وزير المالية الصومالي"),
        ("قتلت زوجة السفير الفرنسي في الهجوم.", "زوجة السفير الفرنسي"),
        ("اعتقلت الشرطة شقيقه رئيس الوزراء السابق جون كوفور.", "جون كوفور"),
    ],
)
def test_whose_kin_somebody_is_suffers_nothing_himself(body: str, suffers: str) -> None:
    [mention] = read(body)
    assert [party.name for party in mention.recipient] == [suffers]


@pytest.mark.parametrize(
    ("body", "suffers"),
    [
        ("خطفوا فرنسيا في بغداد.", ["فرنسيا"]),
        ("خطف مسلحون أميركيا في بغداد.", ["أميركيا"]),
        ("أعلن الجيش مقتل هندي في كابول.", ["هندي"]),
        ("خطف مسلحون صحافيا فرنسيا في بغداد.", ["صحافيا فرنسيا"]),
    ],
)
def test_one_of_a_states_people_may_be_named_by_its_adjective_alone(body: str, suffers: list[str]) -> None:
    [mention] = read(body)
    assert [party.name for party in mention.recipient] == suffers
