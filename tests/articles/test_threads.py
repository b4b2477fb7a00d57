# ruff: noqa: E501  (pages have the lines they have)
"""Forum dumps: one article a post, user cards to profiles, quotations out of the body."""

from tawatur.model import Image, Profile, QuotedPost
from tests.articles.reading import read

OPENING = "انطلقت أمس مناورات بحرية مشتركة بين تركيا وباكستان في مياه المتوسط بمشاركة خمس فرقاطات."


def card(name: str, rank: str, since: str, messages: str, reactions: str) -> str:
    return (
        f"{name}\n\n{rank}\nإنضم\n{since}\nالمشاركات\n{messages}\nمستوى التفاعل\n{reactions}\nالدولة\nتركيا\n"
    )


XENFORO = (
    "مناورات بحرية مشتركة بين تركيا وباكستان\nبادئ الموضوع\nصقر البحر\nتاريخ البدء\n10 أكتوبر 2021\n10 أكتوبر 2021\n#1\n\n"
    + card("صقر البحر", "عضو مميز", "15 مايو 2018", "2,340", "5,120")
    + f"{OPENING}\nfrigate_2021.jpg\n\u00a0\nالتفاعلات: نسر الجو و محب السلام\n11 أكتوبر 2021\n#2\n\n"
    + card("نسر الجو", "عضو", "1 يناير 2020", "87", "7.1K")
    + f"صقر البحر قال:\n{OPENING}\nانقر للتوسيع...\nشكرا على الخبر، هل هناك صور أخرى؟\n\u00a0\n12 أكتوبر 2021\n#3\n\n"
    + card("صقر البحر", "عضو مميز", "15 مايو 2018", "2,340", "5,120")
    + "نعم، سأضع المزيد قريبا.\n\u00a0\nيجب تسجيل الدخول أو التسجيل كي تتمكن من الرد هنا.\nشارك:\nFacebook\nTwitter\nعودة\nأعلى\n"
)

VBULLETIN = """منتديات النخبة > السياسة > زيارة الأمين العام للجامعة العربية
زيارة الأمين العام للجامعة العربية
05-03-2012, 10:12 PM
#1
أبو خالد
عضو فعال
تاريخ التسجيل: Jan 2010
الدولة: السودان
المشاركات: 1,234
معدل تقييم المستوى: 15
زيارة الأمين العام للجامعة العربية
وصل الأمين العام اليوم إلى الخرطوم في زيارة تستغرق يومين.
وستتناول المباحثات الوضع في دارفور.
__________________
اللهم احفظ بلادنا
رد مع اقتباس
06-03-2012, 09:01 AM
#2
بنت النيل
مشرفة
تاريخ التسجيل: Mar 2009
المشاركات: 5,678
اقتباس:
المشاركة الأصلية كتبت بواسطة أبو خالد
وستتناول المباحثات الوضع في دارفور.
أتوقع أن تكون زيارة بروتوكولية فقط
رد مع اقتباس
الكلمات الدلالية (Tags)
لا يوجد
"""


def test_each_post_is_an_article_of_its_author() -> None:
    posts = read(XENFORO).articles
    assert [post.author for post in posts] == ["صقر البحر", "نسر الجو", "صقر البحر"]
    assert {post.form for post in posts} == {"post"}
    assert {post.thread for post in posts} == {"مناورات بحرية مشتركة بين تركيا وباكستان"}
    assert [post.body for post in posts] == [
        OPENING,
        "شكرا على الخبر، هل هناك صور أخرى؟",
        "نعم، سأضع المزيد قريبا.",
    ]


def test_the_user_card_is_the_authors_profile() -> None:
    first, second, _ = read(XENFORO).articles
    assert first.profile == Profile("عضو مميز", "15 مايو 2018", 2340, 5120)
    assert second.profile == Profile("عضو", "1 يناير 2020", 87, None)  # "7.1K" is no whole number


def test_posts_have_their_own_days() -> None:
    assert [str(post.published.earliest) for post in read(XENFORO).articles] == [
        "2021-10-10",
        "2021-10-11",
        "2021-10-12",
    ]
    assert [str(post.published.earliest) for post in read(VBULLETIN).articles] == ["2012-03-05", "2012-03-06"]


def test_a_quoted_post_is_a_quotation() -> None:
    _, second, _ = read(XENFORO).articles
    assert second.quoted == (QuotedPost(OPENING, "صقر البحر"),)
    _, answer = read(VBULLETIN).articles
    assert answer.quoted == (QuotedPost("وستتناول المباحثات الوضع في دارفور.", "أبو خالد"),)
    assert answer.body == "أتوقع أن تكون زيارة بروتوكولية فقط"


def test_image_names_are_images() -> None:
    first, *_ = read(XENFORO).articles
    assert first.images == (Image("frigate_2021.jpg"),)


def test_signatures_and_controls_are_no_text() -> None:
    first, _ = read(VBULLETIN).articles
    assert (
        first.body
        == "وصل الأمين العام اليوم إلى الخرطوم في زيارة تستغرق يومين.\nوستتناول المباحثات الوضع في دارفور."
    )


def test_where_later_cards_are_missing_a_no_break_blank_ends_a_post() -> None:
    """Dumps that print each user card once leave the later posts without one."""
    text = (
        "لقاء مرتقب بين الوزيرين في عمان\n\nابن الشام\n\nمحلل\nإنضم\n3/4/18\nالمشاركات\n99\n"
        "الوزيران يلتقيان غدا في عمان حسب مصادر\n\n\u00a0\nهل من تأكيد رسمي لهذا اللقاء؟\n\n\u00a0\n"
        "هل من تأكيد رسمي لهذا اللقاء؟\n\nنعم أكدته الخارجية صباح اليوم\n\u00a0\nعودة\nأعلى\n"
    )
    first, second, third = read(text).articles
    assert (first.author, first.profile) == ("ابن الشام", Profile("محلل", "3/4/18", 99, None))
    assert second.body == "هل من تأكيد رسمي لهذا اللقاء؟"
    assert third.body == "نعم أكدته الخارجية صباح اليوم"
    assert third.quoted == (QuotedPost("هل من تأكيد رسمي لهذا اللقاء؟", None),)
    assert (second.author, third.author) == (None, None)


def test_ordinary_blanks_stand_for_no_break_ones_only_where_blank_lines_are_otherwise_empty() -> None:
    card = "لقاء مرتقب بين الوزيرين في عمان\n\nابن الشام\n\nمحلل\nإنضم\n3/4/18\nالمشاركات\n99\n"
    posts = "الوزيران يلتقيان غدا في عمان\n\nحسب مصادر مطلعة\n \nهل من تأكيد رسمي؟\n \nعودة\nأعلى\n"
    assert len(read(card + posts).articles) == 2
    assert len(read((card + posts).replace("\n\n", "\n \n")).articles) == 1


def test_a_post_that_only_repeats_another_keeps_its_words() -> None:
    text = (
        "لقاء مرتقب بين الوزيرين\n\nابن الشام\n\nمحلل\nإنضم\n3/4/18\nالمشاركات\n99\n"
        "الوزيران يلتقيان غدا في عمان\n\u00a0\nالوزيران يلتقيان غدا في عمان\n\u00a0\n"
    )
    assert [post.body for post in read(text).articles] == ["الوزيران يلتقيان غدا في عمان"] * 2
