"""A small archive with one of everything the site shows, and a reader's client on it."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.db import connections
from django.test import Client, override_settings

from tawatur.archive import open_archive
from tawatur.archive.facade import Archive
from tawatur.archive.values import KeptIdentity
from tawatur.model import (
    UNDATED,
    Conflict,
    DateMention,
    Dating,
    Image,
    Origin,
    Passage,
    Picture,
    Profile,
    Quotation,
    QuotedPost,
    Reuse,
    Sameness,
    Span,
    Title,
)
from tawatur.people import ALIAS, open_people
from tawatur.pictures import SHOWN, made_anew
from tawatur.pipeline import judge
from tawatur.site.settings import site_settings
from tests import build
from tests.pixels import a_picture
from tests.site.visitor import Clock, Visitor

COMMUNIQUE = (
    "استقبل المدير العام للأمن الوطني السفير الأمريكي دافيد فيشر وبحثا المواضيع الأمنية ذات الاهتمام المشترك"
)

# What a hostile page would like to do to a reader: run, style, break out of an attribute, turn a line round.
HOSTILE = (
    "<script>alert(1)</script>\"><img src=x onerror=alert(2)>' style='x' "
    "\u202eمقلوب\u2066 {{ 7|add:7 }} &amp; \x00\x0b"
)

ESPERS_TITLE = Title(Span(0, 4), "وزير الدفاع الأمريكي السابق", "defence_minister", "state-us", former=True)
ESPER = build.a_party("مارك إسبر", entity="person-esper")
MOROCCO, USA, RABAT = build.MOROCCO, build.USA, build.RABAT
ODD = build.a_party(HOSTILE, entity="odd/الاسم?#%", kind="organization")


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an archive: a story of three articles, ticker headlines, a forum post, hostile texts."""
    folder = tmp_path_factory.mktemp("site-home")
    archive = open_archive(folder)
    with archive.transaction():
        _fill(archive)
    archive.close()
    return folder


def _fill(archive: Archive) -> None:
    visit_body = (
        "أعلنت السفارة أن وزير الدفاع الأمريكي مارك إسبر سيزور المغرب يوم 2 أكتوبر 2020.\n\n"
        "وقال إسبر: «العلاقات مع الرباط قوية».\nFRS DFDS تعلن عن موعد توقف خدماتها في الميناء"
    )
    visit = replace(
        build.an_article(
            visit_body, id="visit-1", title="وزير الدفاع الأمريكي يزور المغرب", outlet="جريدة الساحل"
        ),
        published=build.on("2020-09-30", because="the page says “نشر يوم 30 - 09 - 2020”"),
        url="https://www.sahel.example/visit?x=1&y=<2>",
        via="مجمع الأخبار",
        author="هيئة التحرير",
        images=(
            Image("https://www.sahel.example/a.jpg", "صورة الوزير", "الوزير عند وصوله", "تصوير: هدى"),
            Image("b.jpg", "قاعة اللقاء"),
            Image("https://www.sahel.example/c.jpg"),
        ),
    )
    copy_a = build.an_article(
        COMMUNIQUE + ". ونشرت الصحيفة البلاغ كاملا.", id="copy-a", title="لقاء أمني", outlet="أريف"
    )
    copy_b = replace(
        build.an_article(COMMUNIQUE + " وفق بلاغ رسمي.", id="copy-b", title="", form="post", outlet="منتدى"),
        published=UNDATED,
        author="الب ارسلان",
        thread="موضوع الزيارة",
        profile=Profile("التحالف يجمعنا 🎖", "9/12/19", 1855, 7709),
        quoted=(QuotedPost("ننتظر ونرى", "عضو آخر"),),
    )
    odd = replace(
        build.an_article(
            f"{HOSTILE}\n{HOSTILE} سنة 1777", id="odd-1", title=HOSTILE, outlet=HOSTILE, form="blog"
        ),
        author=HOSTILE,
        via=HOSTILE,
        url="javascript:alert(1)",
        language='x"><b>',
        published=Dating(None, None, "unknown", HOSTILE),
        images=(Image(HOSTILE, HOSTILE, HOSTILE, HOSTILE),),
        profile=Profile(HOSTILE, HOSTILE, 0, 0),
        quoted=(QuotedPost(HOSTILE, HOSTILE),),
    )
    english = build.an_article(
        "Secretary Mark Esper will visit Morocco.",
        id="en-1",
        title="Esper in Rabat, المغرب",
        outlet="Sahel Post",
        published=build.on("2020-10-03"),
        language="en",
    )
    headlines = [
        replace(
            build.an_article(
                "", id=f"head-{n}", title=f"عنوان من الشريط رقم {n % 7}", form="headline", outlet=None
            ),
            published=UNDATED,
        )
        for n in range(9)
    ]

    when = build.on("2020-10-02", because="the text says “يوم 2 أكتوبر 2020”")
    visit_said = build.a_mention(
        visit,
        id="m-visit",
        mode="visit",
        actor=[ESPER],
        recipient=[MOROCCO],
        when=when,
        where=RABAT,
        status="planned",
        quote="وزير الدفاع الأمريكي مارك إسبر سيزور المغرب",
        attributed_to=[USA],
    )
    also_said = build.a_mention(
        english, id="m-en", mode="visit", actor=[ESPER], recipient=[MOROCCO], quote="will visit Morocco"
    )
    meeting_a = build.a_mention(
        copy_a, id="m-a", actor=[MOROCCO, USA], recipient=[], quote="استقبل المدير العام"
    )
    meeting_b = build.a_mention(
        copy_b, id="m-b", actor=[MOROCCO, USA], recipient=[], quote="استقبل المدير العام"
    )
    odd_said = build.a_mention(
        odd,
        id="m-odd",
        type="NEWTYPE",
        mode="new-mode",
        actor=[ODD],
        recipient=[ODD],
        where=ODD,
        attributed_to=[ODD],
        quote="سنة 1777",
    )

    wrong = build.a_mention(
        visit, id="m-wrong", type="THREATEN", actor=[ESPER], recipient=[MOROCCO], quote="وقال إسبر"
    )

    visit_facts = build.some_facts(
        names=[
            replace(build.a_name(visit, "مارك إسبر", entity="person-esper"), title=ESPERS_TITLE),
            build.a_name(visit, "المغرب", entity="state-ma", kind="place"),
            build.a_name(visit, "الرباط", entity="capital-ma", kind="place"),
        ],
        dates=[DateMention(replace(when, span=build.a_span(visit, "يوم 2 أكتوبر 2020")), "day")],
        quotations=[
            Quotation(build.a_span(visit, "«العلاقات مع الرباط قوية»"), ESPER, True, "the verb and the marks")
        ],
        mentions=[visit_said, wrong],
        entities=[
            build.an_entity(
                "person-esper", ar="مارك إسبر", en="Mark Esper", fr="Mark Esper", forms=["إسبر"], country="US"
            ),
            build.an_entity("state-ma", kind="place", ar="المغرب", en="Morocco", fr="Maroc", country="MA"),
            build.an_entity(
                "state-us",
                kind="place",
                ar="الولايات المتحدة",
                en="United States",
                fr="États-Unis",
                country="US",
            ),
            build.an_entity("capital-ma", kind="place", ar="الرباط", en="Rabat", fr="Rabat", country="MA"),
        ],
    )
    odd_facts = build.some_facts(
        names=[build.a_name(odd, "سنة 1777", entity=ODD.entity, name=HOSTILE, kind="organization")],
        quotations=[
            Quotation(build.a_span(odd, "مقلوب"), ODD, False, HOSTILE),
            Quotation(build.a_span(odd, "1777"), None, True, "x"),
        ],
        mentions=[odd_said],
        entities=[build.an_entity(ODD.entity, kind="organization", ar=HOSTILE, en=HOSTILE, forms=[HOSTILE])],
    )
    for article, colour in ((visit, (30, 90, 160)), (odd, (90, 30, 30))):
        anew = made_anew(a_picture(size=(640, 400), colour=colour), SHOWN)
        archive.keep_picture_file(anew.name, anew.data)
        archive.keep_pictures(
            [Picture(article.page, article.images[0].src, anew.name, anew.width, anew.height)]
        )
    archive.keep_article(visit, visit_facts)
    archive.keep_article(copy_a, build.some_facts(mentions=[meeting_a]))
    archive.keep_article(copy_b, build.some_facts(mentions=[meeting_b]))
    archive.keep_article(odd, odd_facts)
    archive.keep_article(english, build.some_facts(mentions=[also_said]))
    for headline in headlines:
        archive.keep_article(headline, build.some_facts())
    spelling = "«مارك إيسبر» is a spelling of «مارك إسبر»"
    archive.keep_entities([build.an_entity("person:مارك-ايسبر", ar="مارك إيسبر")])
    archive.keep_identities(
        [KeptIdentity("person:مارك-ايسبر", "person-esper", spelling, "person-esper", spelling)]
    )
    archive.keep_samenesses(
        [Sameness("person-esper", "person:مارك-ايسبر", "same", "reader", "قارئ", build.FETCHED)]
    )
    archive.keep_credits("copy-b", [build.a_credit(copy_b, "بلاغ رسمي", kind="statement")])
    archive.keep_credits("odd-1", [build.a_credit(odd, HOSTILE)])
    length = len(COMMUNIQUE)
    archive.keep_reuses(
        [Reuse(Passage("copy-a", 0, length), Passage("copy-b", 0, length), 16, "the same 16 words")]
    )

    events = {
        "ev-visit": replace(
            build.an_event([visit_said, also_said], id="ev-visit", when=when),
            conflicts=(Conflict("when", ("2020-10-02", "2020-10-03"), (("m-visit",), ("m-en",))),),
        ),
        "ev-meeting": build.an_event(
            [meeting_a, meeting_b],
            id="ev-meeting",
            origins=[Origin("بلاغ المديرية العامة", ("m-a", "m-b"), "both hold the same passage")],
        ),
        "ev-odd": replace(
            build.an_event([odd_said], id="ev-odd", origins=[Origin(HOSTILE, ("m-odd",), HOSTILE)]),
            when=Dating(date(1777, 1, 1), date(1777, 12, 31), "stated", HOSTILE),
            conflicts=(Conflict("number", (HOSTILE, HOSTILE), (("m-odd",), ())),),
        ),
    }
    for event_id, event in events.items():
        for mention in event.mentions:
            archive.place_mention(mention, event_id)
        archive.keep_event(event)
    archive.keep_story(
        build.a_story(
            [visit, english], id="st-visit", title="زيارة وزير الدفاع الأمريكي", events=["ev-visit"]
        )
    )
    archive.keep_story(
        build.a_story([copy_a, copy_b], id="st-meeting", title="لقاء أمني", events=["ev-meeting"])
    )
    archive.keep_story(
        build.a_story([odd, copy_a], id="st-odd", title=HOSTILE, events=["ev-odd", "ev-wrong"])
    )
    archive.keep_story(build.a_story([english], id="st-later", title="لقاء بعد أشهر", events=["ev-meeting"]))
    archive.place_mention("m-wrong", "ev-wrong")
    judge(archive, "m-wrong", "wrong", HOSTILE, build.FETCHED)


@pytest.fixture(scope="session")
def empty_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an archive that holds nothing."""
    folder = tmp_path_factory.mktemp("site-empty")
    open_archive(folder).close()
    return folder


def reader_of(home: Path) -> Iterator[Client]:
    """Yield a client of the site on an archive, with the site's settings in force."""
    settings = site_settings(home, hosts=["testserver"])
    del settings["DATABASES"]  # the archive and the people lead their connections to their home themselves
    open_people(home)
    with override_settings(**settings):
        yield Client(raise_request_exception=False)


@pytest.fixture
def reader(home: Path) -> Iterator[Client]:
    """A client of the site on the small archive."""
    yield from reader_of(home)


@pytest.fixture
def early_reader(empty_home: Path) -> Iterator[Client]:
    """A client of the site on an empty archive."""
    yield from reader_of(empty_home)


@pytest.fixture(scope="session")
def town(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the small archive and the people's empty tables, to be copied."""
    folder = tmp_path_factory.mktemp("town") / "home"
    shutil.copytree(home, folder)
    open_people(folder)
    connections[ALIAS].close()
    return folder


@pytest.fixture
def clock() -> Clock:
    """The site's clock, which stands still until a test moves it."""
    return Clock()


@pytest.fixture
def people_home(town: Path, tmp_path: Path) -> Iterator[Path]:
    """A folder of the test's own, with the small archive and nobody yet."""
    shutil.copytree(town, tmp_path / "home")
    yield tmp_path / "home"
    connections[ALIAS].close()


@pytest.fixture
def visitor(people_home: Path, clock: Clock) -> Iterator[Callable[..., Visitor]]:
    """Makes browsers of different people on a site of the test's own; passwords are hashed cheaply."""
    settings = site_settings(people_home, hosts=["testserver"])
    del settings["DATABASES"]
    settings |= {
        "TAWATUR_CLOCK": clock,
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
    }
    with override_settings(**settings):
        yield lambda address="203.0.113.7": Visitor(clock, address)
