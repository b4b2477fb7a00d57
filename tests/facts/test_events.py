"""Events: each frame's example is its test; roles, status, dates, sources and places are read."""

import time
from datetime import date

import pytest

from tawatur.facts import find_facts
from tawatur.facts.events.frames import Frame, load_frames
from tawatur.model import UNDATED, Dating, EventMention
from tawatur.pipeline.reading import knowledge
from tests.build import an_article

KNOWLEDGE = knowledge()
DAY = Dating(date(2024, 5, 15), date(2024, 5, 15), "stated", "the page says so")  # a Wednesday


def read(body: str, published: Dating = DAY) -> list[EventMention]:
    _, facts = find_facts(an_article(body=body, published=published), KNOWLEDGE)
    return list(facts.mentions)


def one(body: str, published: Dating = DAY) -> EventMention:
    [mention] = read(body, published)
    return mention


def who(mention: EventMention) -> tuple[list[str], list[str]]:
    return [party.entity for party in mention.actor], [party.entity for party in mention.recipient]


@pytest.mark.parametrize(
    ("frame", "example"), load_frames().examples, ids=[frame.id for frame, _ in load_frames().examples]
)
def test_a_frames_example_is_read_by_it(frame: Frame, example: str) -> None:
    found = [mention for mention in read(example) if mention.rule.startswith(f"{frame.id}/")]
    assert len(found) == 1
    assert found[0].type == frame.type
    assert found[0].mode in {frame.mode, *frame.modes}


@pytest.mark.parametrize(
    ("body", "actor", "recipient"),
    [
        ("اتهمت الجزائر المغرب بدعم الحركة.", ["state-dz"], ["state-ma"]),
        ("المغرب يدين الهجوم على أبوظبي.", ["state-ma"], []),
        ("استقبل الملك محمد السادس أنتوني بلينكن.", ["antony-blinken"], ["mohammed-vi"]),
        ("أعلن جو بايدن الأمر أمس وحمل إيران مسؤولية الهجوم.", ["joe-biden"], ["state-ir"]),
        ("أجرى ناصر بوريطة محادثات مع أنتوني بلينكن.", ["nasser-bourita"], ["antony-blinken"]),
        (
            "المكالمة الهاتفية التي أجراها ماركو روبيو مع ناصر بوريطة كانت طويلة.",
            ["marco-rubio"],
            ["nasser-bourita"],
        ),
        ("الاعتراف الأمريكي بمغربية الصحراء حدث كبير.", ["state-us"], ["state-ma"]),
        ("فرضت السعودية والإمارات ومصر عقوبات على قطر.", ["state-sa", "state-ae", "state-eg"], ["state-qa"]),
    ],
)
def test_who_did_it_to_whom_is_read(body: str, actor: list[str], recipient: list[str]) -> None:
    mentions = read(body)
    assert (actor, recipient) in [who(mention) for mention in mentions]


@pytest.mark.parametrize(
    "body",
    [
        "يجب على المغرب أن يدعم إسبانيا.",
        "ترتبط الرباط وواشنطن بعلاقات متينة منذ عقود.",
        "يجري العسكريون المغاربة والأمريكيون بشكل مستمر اجتماعات للتخطيط.",
        "أشاد الوزيران بعمق العلاقات.",
        "فاز المغرب على إسبانيا في مباراة مثيرة.",
        "هطلت أمطار غزيرة على الرباط وفاس.",
        "تبلغ نسبة البطالة في تونس 15 في المائة.",
        "المغرب بلد جميل وإسبانيا جاره الأقرب.",
        "قال الأمير فيصل بن تركي إن الرياض مدينة كبيرة.",  # «فيصل» is no verb
        "قال ناصر بوريطة إن هذا القرار بلا فائدة.",
        "تعيش المملكة، أيدها الله بنصره، أياما سعيدة.",
        "دعا محمد السادس المولى أن يحفظ البلاد.",
        "قال ناصر بوريطة إن ذلك يهدد كل دول العالم.",  # what threatens is no speaker
        "وصف جو بايدن شعبا آمنت قيادته بالسلام وتعهدت بالعمل.",  # no man «تعهدت»
        "طالب عبد الكريم السهلاوي بإصلاح الحديقة.",  # nobody with an office
        "شكر المهندس هاني البلوشي زميله سعيد الدرعي على جهوده.",
        "واصل بنك الرياض دعمه لمشروعات الأندية الصيفية.",  # no political actor
        "قالت وكالة السودان للأنباء إن الوفود وصلت وسيشاركون في القمة.",
        "خرجت تظاهرة تنديدا باغتيال الشيخ، مطالبين بتحقيق عاجل.",
        "تستعد السلطات لكل طارئ وهنا تمكنت الفرق من العمل.",
    ],
)
def test_what_tells_of_no_event_gives_none(body: str) -> None:
    assert read(body) == []


def test_who_has_an_office_or_turns_to_a_state_acts_in_public() -> None:
    office = read("طالب النائب عبد الكريم السهلاوي بإصلاح القانون.")
    state = read("انتقد عبد الكريم السهلاوي الحكومة المغربية.")
    assert [mention.type for mention in (*office, *state)] == ["REQUEST", "ACCUSE"]


def test_sport_has_no_political_actors() -> None:
    body = (
        "انتقد مدرب المنتخب المغربي الحكم بعد المباراة. وأعلن اللاعب استقالته من صفوف الفريق. "
        "وهاجمت إسبانيا مرمى المغرب، وهزمت تونس الجزائر في الدوري."
    )
    assert read(body) == []
    assert read("هاجمت إسبانيا المغرب.")


def test_a_verb_has_no_subject_of_another_gender_carried_into_it() -> None:
    told = read("قال ناصر بوريطة إن الوضع صعب. وتستهدف الشرطة الإسرائيلية المصلين بالضرب.")
    assert all("nasser-bourita" not in who(mention)[0] for mention in told)


def test_a_woman_can_have_done_what_is_told_in_the_feminine() -> None:
    told = read("قالت الوزيرة نجلاء المنقوش إن بلادها مستعدة للحوار. ونددت بالهجوم على طرابلس.")
    assert [who(mention)[0] for mention in told if mention.type == "ACCUSE"] == [["najla-mangoush"]]


def test_where_a_body_sits_is_not_whom_it_speaks_of() -> None:
    told = read("أدان مجلس الوزراء بمملكة البحرين الهجوم على الرياض.")
    assert all("state-bh" not in who(mention)[1] for mention in told)


def test_one_person_is_not_meant_by_a_pronoun_of_many() -> None:
    told = read("عزى جو بايدن أسر الجنود الذين شاء القدر أن تستهدفهم يد الغدر.")
    assert all("joe-biden" not in who(mention)[1] for mention in told)


def test_a_new_subject_of_the_news_ends_the_one_before() -> None:
    told = read("وصل ناصر بوريطة إلى باريس. من جهة أخرى، ندد بالهجوم عدد من النواب.")
    assert all("nasser-bourita" not in who(mention)[0] for mention in told if mention.type == "ACCUSE")


@pytest.mark.parametrize(
    ("body", "type_", "actor", "recipient"),
    [
        # who says it blames who is said to have done it
        ("قال سامح شكري إن إسرائيل انتهكت الاتفاق.", "ACCUSE", ["sameh-shoukry"], ["state-il"]),
        ("قال سامح شكري إن إيران هي المسؤولة عن الأزمة.", "ACCUSE", ["sameh-shoukry"], ["state-ir"]),
        ("قال سامح شكري إن تركيا لم تحترم الاتفاق.", "ACCUSE", ["sameh-shoukry"], ["state-tr"]),
        ("تواجه تركيا انتقادات من مصر.", "ACCUSE", ["state-eg"], ["state-tr"]),
        ("انتقدت تركيا القرار الذي اتخذته واشنطن.", "ACCUSE", ["state-tr"], ["state-us"]),
        ("انتقدت تركيا ما وصفته بتدخل مصر.", "ACCUSE", ["state-tr"], ["state-eg"]),
        ("انتقد مسؤول مصري سياسة تركيا.", "ACCUSE", ["state-eg"], ["state-tr"]),
        ("قررت قطر رفع دعوى ضد مصر.", "ACCUSE", ["state-qa"], ["state-eg"]),
        ("قال سامح شكري إن على تركيا أن تسحب قواتها.", "REQUEST", ["sameh-shoukry"], ["state-tr"]),
        ("شدد سامح شكري على ضرورة وقف إطلاق النار.", "REQUEST", ["sameh-shoukry"], []),
        ("أكد سامح شكري أن بلاده لن تسمح بذلك.", "THREATEN", ["state-eg"], []),
        ("قالت إيران إنها ستنتقم من إسرائيل.", "THREATEN", ["state-ir"], ["state-il"]),
        ("جددت مصر دعمها للسودان.", "SUPPORT", ["state-eg"], ["state-sd"]),
        ("بدأ سامح شكري جولة في السودان وليبيا.", "CONSULT", ["sameh-shoukry"], ["state-sd", "state-ly"]),
        (
            "عاد سامح شكري. وأجرى محادثات مع أنتوني بلينكن.",
            "CONSULT",
            ["sameh-shoukry"],
            ["antony-blinken"],
        ),
        ("يعتزم سامح شكري لقاء أنتوني بلينكن.", "CONSULT", ["sameh-shoukry"], ["antony-blinken"]),
        ("تلقى سامح شكري اتصالا هاتفيا من أنتوني بلينكن.", "CONSULT", ["antony-blinken"], ["sameh-shoukry"]),
    ],
)
def test_who_says_what_to_whom_is_read(body: str, type_: str, actor: list[str], recipient: list[str]) -> None:
    assert (actor, recipient) in [who(mention) for mention in read(body) if mention.type == type_]


@pytest.mark.parametrize(
    "body",
    [
        "انتهكت الشركة القانون في مصر.",
        "قال سامح شكري إن مصر لم تنتهك الاتفاق.",
        "ذكرت صحيفة الغارديان أن إيران انتهكت الاتفاق.",
        "قال خبير في الاقتصاد إن على إيران أن تغير سياستها.",
        "لا ينتقد سامح شكري تركيا.",
        "تهدد أزمة المياه مستقبل العراق.",
        "يدين كثيرون بالإسلام في تركيا.",
        "تحتفظ مصر بآثار كثيرة.",
        "ورد في التقرير أن إيران تصدر النفط إلى الصين.",
        "تعد فرنسا أكبر شريك للمغرب.",
        "تبقى مدينة الرباط عاصمة المغرب.",
    ],
)
def test_what_is_not_said_as_an_act_gives_none(body: str) -> None:
    assert read(body) == []


def test_a_dateline_and_an_outlet_do_nothing() -> None:
    mention = one("دبي (CNN)— حذر سامح شكري من حرب جديدة.")
    assert who(mention) == (["sameh-shoukry"], [])


def test_states_counted_are_those_last_named_together() -> None:
    body = "اجتمعت السعودية والإمارات والبحرين ومصر. واتهمت الدول الأربع قطر بدعم الإرهاب."
    accused = [who(mention) for mention in read(body) if mention.type == "ACCUSE"]
    assert accused == [(["state-sa", "state-ae", "state-bh", "state-eg"], ["state-qa"])]


@pytest.mark.parametrize(
    ("body", "mode"),
    [
        ("دعا سامح شكري تركيا إلى سحب قواتها.", "yield"),
        ("دعا سامح شكري تركيا إلى الحوار.", "meet"),
        ("طلب سامح شكري من تركيا تقديم المساعدة.", "assist"),
        ("دعا سامح شكري تركيا إلى احترام القانون.", "change"),
        ("هدد سامح شكري بشن هجوم.", "violence"),
        ("هدد سامح شكري بفرض عقوبات على تركيا.", "restrict"),
    ],
)
def test_the_words_behind_a_demand_or_threat_tell_its_mode(body: str, mode: str) -> None:
    assert mode in [mention.mode for mention in read(body)]


def test_a_leads_unnamed_official_and_the_person_named_below_are_one_side() -> None:
    body = "انتقد مسؤول إماراتي سياسة تركيا. وقال أنور قرقاش إن الوقت حان. وانتقد أنور قرقاش سياسة تركيا."
    [mention] = [mention for mention in read(body) if mention.type == "ACCUSE"]
    assert who(mention)[0] == ["anwar-gargash"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("زار مارك إسبر المغرب.", "happened"),
        ("سيزور مارك إسبر المغرب.", "planned"),
        ("يرتقب أن يزور مارك إسبر المغرب.", "planned"),
        ("من المقرر أن يلتقي أنتوني بلينكن ناصر بوريطة.", "planned"),
        ("لم يلتق أنتوني بلينكن بناصر بوريطة.", "denied"),
        ("نفت الخارجية الليبية زيارة أنتوني بلينكن إلى طرابلس.", "denied"),
        ("ربما يزور مارك إسبر المغرب.", "hypothetical"),
        ("كان مارك إسبر وقيس سعيد قد عقدا اجتماعا في تونس.", "happened"),
        ("كان من المفترض أن يلتقي أنتوني بلينكن ناصر بوريطة.", "planned"),
        ("زيارة مارك إسبر إلى المغرب ألغيت أمس.", "denied"),
        ("زيارة مارك إسبر إلى المغرب تأجلت.", "planned"),
    ],
)
def test_how_sure_it_is_told_is_kept(body: str, status: str) -> None:
    told = [mention.status for mention in read(body) if mention.type == "CONSULT"]
    assert told in ([status], []) if status == "denied" else told == [status]
    assert "happened" not in told or status == "happened"


def test_a_date_of_the_clause_dates_the_event() -> None:
    mention = one("التقى ناصر بوريطة أمس الثلاثاء بالرباط مع أنتوني بلينكن.")
    assert mention.when is not None
    assert mention.when.earliest == mention.when.latest == date(2024, 5, 14)
    assert mention.where is not None
    assert mention.where.entity == "capital-ma"


def test_a_relative_day_of_an_undated_page_stays_unresolved() -> None:
    mention = one("التقى ناصر بوريطة أمس الثلاثاء مع أنتوني بلينكن.", UNDATED)
    assert mention.when is None or mention.when.earliest is None


def test_no_word_of_time_no_date() -> None:
    assert one("التقى ناصر بوريطة مع أنتوني بلينكن.").when is None


def test_a_date_inside_a_name_in_quotes_does_not_date_the_signing() -> None:
    mention = one('وقع المغرب والولايات المتحدة اتفاقا يحمل اسم "خارطة الطريق 2020-2030".')
    assert mention.when is None


def test_whose_word_it_is_is_read() -> None:
    mention = one("قالت وكالة رويترز إن مارك إسبر زار المغرب.")
    assert [party.text for party in mention.attributed_to] == ["وكالة رويترز"]
    own = one("وفق بيان للخارجية الأمريكية التقى أنتوني بلينكن مع ناصر بوريطة.")
    assert own.attributed_to


def test_one_event_told_twice_is_one_mention_with_what_both_say() -> None:
    body = "التقى ناصر بوريطة مع أنتوني بلينكن. وكان لقاء ناصر بوريطة مع أنتوني بلينكن أمس الثلاثاء بالرباط."
    mention = one(body)
    assert mention.when is not None
    assert mention.when.earliest == date(2024, 5, 14)


def test_the_talks_of_a_visit_are_part_of_it() -> None:
    mention = one("قام مايك بومبيو بزيارة إلى المغرب، حيث عقد مباحثات مع ناصر بوريطة.")
    assert mention.mode == "visit"
    assert {"state-ma", "nasser-bourita"} <= set(who(mention)[1])


def test_the_quote_holds_the_trigger_and_stands_in_the_body() -> None:
    body = "وفي وقت سابق من اليوم، أدان المغرب بشدة الهجوم على أبوظبي، كما قال مصدر."
    for mention in read(body):
        assert 0 <= mention.quote.start < mention.quote.end <= len(body)
        assert mention.sentence.start <= mention.quote.start
        assert mention.rule.count("@") == 1
        assert mention.because


def test_the_same_text_gives_the_same_mentions_again() -> None:
    body = "استقبل الملك محمد السادس أنتوني بلينكن. وندد المغرب بالهجوم على السعودية."
    assert read(body) == read(body)


def test_a_long_text_costs_in_proportion_to_its_length() -> None:
    def seconds(text: str) -> float:
        start = time.process_time()
        read(text)
        return time.process_time() - start

    body = "استقبل وزير الخارجية ناصر بوريطة أمس الثلاثاء بالرباط نظيره أنتوني بلينكن وبحث معه التعاون. "
    read(body)
    assert seconds(body * 400) < 40 * max(seconds(body * 40), 0.01)


@pytest.mark.parametrize(
    ("body", "told", "actor", "recipient"),
    [
        ("تم اعتقال 14 ناشطا مصريا.", "COERCE", [], ["14 ناشطا مصريا"]),
        (
            "جرى ترحيل مهاجرين نيجريين من قبل السلطات الجزائرية.",
            "COERCE",
            ["السلطات الجزائرية"],
            ["مهاجرين نيجريين"],
        ),
        ("أدى هجوم انتحاري إلى مقتل 20 شخصا.", "ASSAULT", [], ["20 شخصا"]),
        ("قالت المصادر إن ثمانية أشخاص على الأقل قتلوا أمس.", "ASSAULT", [], ["ثمانية أشخاص"]),
        ("تعرضت مواقع للحوثيين لقصف جوي.", "ASSAULT", [], ["الحوثيون"]),
        ("أعلن العراق قصف مقر لتنظيم داعش.", "ASSAULT", ["العراق"], ["داعش"]),
        ("أعلنت الشرطة المصرية اعتقال ثلاثة ناشطين.", "COERCE", ["الشرطة المصرية"], ["ثلاثة ناشطين"]),
        ("العقوبات التي فرضتها واشنطن على طهران قاسية.", "SANCTION", ["الولايات المتحدة"], ["إيران"]),
        ("طردت بريطانيا 23 دبلوماسيا روسيا.", "SANCTION", ["بريطانيا"], ["23 دبلوماسيا روسيا", "روسيا"]),
        ("قتل ثلاثة جنود في هجوم شنه مسلحون على نقطة تفتيش.", "ASSAULT", ["مسلحون"], ["ثلاثة جنود"]),
        (
            "بدأ عمال المناجم إضرابا احتجاجا على قرار الحكومة التونسية.",
            "PROTEST",
            ["عمال المناجم"],
            ["الحكومة التونسية"],
        ),
    ],
)
def test_material_events_have_parties_without_a_name(
    body: str, told: str, actor: list[str], recipient: list[str]
) -> None:
    mention = one(body)
    assert mention.type == told
    assert [party.name for party in mention.actor] == actor
    assert [party.name for party in mention.recipient] == recipient


@pytest.mark.parametrize(
    ("body", "mode"),
    [
        ("قتل جنديان في غارة جوية على الحديدة.", "aerial"),
        ("قتل شرطي وأصيب آخر في انفجار عبوة ناسفة.", "explosives"),
        ("قصفت المدفعية السورية مواقع للمعارضة بقذائف الهاون.", "heavy-weapons"),
        ("شن انتحاري هجوما على مقر الشرطة العراقية بسيارة مفخخة.", "explosives"),
        ("بدأ أسرى فلسطينيون إضرابا عن الطعام.", "hunger"),
    ],
)
def test_the_words_around_an_act_tell_its_mode(body: str, mode: str) -> None:
    assert one(body).mode == mode


@pytest.mark.parametrize(
    "body",
    [
        "لقي خمسة أشخاص مصرعهم في حادث سير قرب فاس.",
        "قتل 12 شخصا في انقلاب حافلة.",
        "شن الوزير هجوما إعلاميا لاذعا.",
        "منذ الهجوم على المطار تغيرت أشياء كثيرة.",
        "عزز الجيش مواقعه تحسبا لهجوم على المدينة.",
        "يعيش الفلسطينيون تحت الاحتلال منذ عقود.",
        "يزور مئات السياح الأجانب مراكش.",
        "كان هجوم إرهابي كبير موضوع الفيلم.",
    ],
)
def test_accidents_fears_and_figures_of_speech_are_no_material_events(body: str) -> None:
    assert read(body) == []


def test_an_attack_and_its_dead_in_one_sentence_are_one_event() -> None:
    mention = one("لقي فلسطينيان مصرعهما إثر قصف دبابة إسرائيلية موقعا تابعا لحركة حماس.")
    assert [party.name for party in mention.actor] == ["دبابة إسرائيلية"]
    assert {party.name for party in mention.recipient} == {"فلسطينيان", "حماس"}


def test_other_numbers_of_dead_are_other_events() -> None:
    body = "قتل 61 فلسطينيا في غزة. وقال المصدر إن الجيش تراجع. وقتل 118 فلسطينيا منذ مارس."
    assert len([mention for mention in read(body) if mention.type == "ASSAULT"]) == 2


@pytest.mark.parametrize(
    ("body", "type_", "actor", "recipient"),
    [
        ("طالب سامح شكري بالإفراج السريع عن المعتقلين في إيران.", "REQUEST", ["سامح شكري"], []),
        ("دعا سامح شكري مصر إلى عدم التعرض للسكان والمارة.", "REQUEST", ["سامح شكري"], ["مصر"]),
        ("وأدانت حركة فتح الرافضة لاتفاق أبوجا مصر.", "ACCUSE", ["حركة فتح"], ["مصر"]),
        (
            "هاجمت المعارضة، وعلى رأسها سمير جعجع، الجيش اللبناني.",
            "ASSAULT",
            ["المعارضة"],
            ["الجيش اللبناني"],
        ),
        ("قتل جندي من حلف شمال الأطلسي (الناتو) في كابول.", "ASSAULT", [], ["جندي من حلف شمال الأطلسي"]),
        ("قتل أحد عناصر كتائب القسام شرق غزة.", "ASSAULT", [], ["أحد عناصر كتائب القسام"]),
        ("أطلق أحد عناصر الأمن النار على المتظاهرين.", "ASSAULT", ["أحد عناصر الأمن"], ["المتظاهرين"]),
        ("أعلنت مصادر أمنية عراقية مقتل أربعة أشخاص في انفجار سيارة.", "ASSAULT", [], ["أربعة أشخاص"]),
        ("قتل ثلاثة جنود مصريين منذ الاجتياح الأمريكي.", "ASSAULT", [], ["ثلاثة جنود مصريين"]),
        ("قتل عشرة عراقيين حين اقتحمت الشرطة القرية.", "ASSAULT", ["الشرطة"], None),
        ("خرج الآلاف للمطالبة بعودة الرئيس محمد مرسي.", "PROTEST", ["الآلاف"], []),
        ("اعتقلت الشرطة الجاني الذي أقدم على قتل النائب سمير جعجع.", "ASSAULT", [], ["سمير جعجع"]),
        ("طالب سامح شكري بأن توقف إسرائيل الحرب.", "REQUEST", ["سامح شكري"], ["إسرائيل"]),
        ("طالبت المعارضة باستقالة رئيس الوزراء نوري المالكي.", "REQUEST", ["المعارضة"], ["نوري المالكي"]),
        ("رفض البرلمان اللبناني طلب الحكومة السورية.", "REJECT", ["البرلمان اللبناني"], ["الحكومة السورية"]),
        (
            "نفت وزارة الدفاع الروسية اتهامات إيران بقصف المستشفى.",
            "REJECT",
            ["وزارة الدفاع الروسية"],
            ["إيران"],
        ),
        ("اتهمت مصر قطر بدعم الإرهاب، الأمر الذي تنفيه الدوحة.", "REJECT", ["قطر"], ["مصر"]),
        (
            "تعهد الرئيس الأفغاني للولايات المتحدة بمكافحة الفساد.",
            "AGREE",
            ["الرئيس الأفغاني"],
            ["الولايات المتحدة"],
        ),
        ("ناشدت عائلة الرهينة تنظيم داعش إطلاق سراحه.", "REQUEST", ["عائلة الرهينة"], ["داعش"]),
        (
            "قال السفير السعودي خالد بن سلمان إن المملكة لن تسمح للحوثيين بالبقاء.",
            "THREATEN",
            ["السعودية", "خالد بن سلمان"],
            ["الحوثيون"],
        ),
    ],
)
def test_nobody_is_a_party_who_is_only_near(
    body: str, type_: str, actor: list[str], recipient: list[str] | None
) -> None:
    mention = next(mention for mention in read(body) if mention.type == type_)
    assert [party.name for party in mention.actor] == actor
    if recipient is not None:
        assert [party.name for party in mention.recipient] == recipient


@pytest.mark.parametrize(
    "body", ["يعتصم مئات المحتجين أمام مقر الحكومة في بيروت.", "تشن القوات العراقية هجوما على الموصل."]
)
def test_what_is_told_in_the_present_goes_on(body: str) -> None:
    assert one(body).status == "ongoing"


def test_what_will_be_done_is_planned() -> None:
    assert one("أعلنت الشرطة أنه سيتم اعتقال الجنرال راتكو ملاديتش قريبا.").status == "planned"
