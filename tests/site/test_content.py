"""What the pages tell: counts, quotes, reasons, and the way from each to the next."""

from urllib.parse import quote

import pytest
from django.test import Client

from tests.site.pages import only, parsed, text_of


def test_the_front_page_tells_how_many_origins_a_story_has(reader: Client) -> None:
    document = parsed(reader, "/")
    stories = {
        text_of(s.xpath(".//h3")[0]): text_of(s) for s in document.xpath("//*[contains(@class,'story')][h3]")
    }
    assert next(iter(stories)) == "زيارة وزير الدفاع الأمريكي"  # what most confirm leads
    assert "مصدران مستقلان" in stories["زيارة وزير الدفاع الأمريكي"]
    assert "مصدر مستقل واحد" in stories["لقاء أمني"]
    assert "مقالان" in stories["لقاء أمني"]


def test_the_front_page_folds_headlines_that_repeat(reader: Client) -> None:
    (line,) = parsed(reader, "/").xpath("//ul[contains(@class,'ticker')]/li")
    headlines = [text_of(link) for link in line.xpath(".//a")]
    assert headlines[0] == "عنوان من الشريط رقم 1"
    assert len(headlines) == 9
    assert "تكرر 8 مرات" in text_of(line)
    latest = parsed(reader, "/").xpath("//section[@aria-labelledby='newest']//a")
    assert not [link for link in latest if "الشريط" in text_of(link)]


def test_the_front_page_shows_what_many_confirm_and_what_is_disputed(reader: Client) -> None:
    document = parsed(reader, "/")
    confirmed = document.xpath("//section[@aria-labelledby='confirmed']//a/@href")
    assert confirmed == ["/story/st-visit", "/event/ev-visit"]
    disputed = only(document, "//section[@aria-labelledby='disputed']")
    assert [a for a in disputed.xpath(".//a/@href") if "event" in a] == ["/event/ev-odd", "/event/ev-visit"]
    assert "التاريخ" in text_of(disputed)


def test_an_article_marks_names_dates_and_quotes_in_its_own_text(reader: Client) -> None:
    document = parsed(reader, "/en/article/visit-1")
    body = only(document, "//div[@class='body']")
    names = {(text_of(a), a.get("href")) for a in body.xpath(".//a[contains(@class,'name')]")}
    assert ("مارك إسبر", "/en/entity/person-esper") in names
    (date,) = body.xpath(".//a[@class='date']")
    assert (text_of(date), date.get("title")) == ("يوم 2 أكتوبر 2020", "2 October 2020")
    entry = only(document, f"//li[@id='{date.get('href').removeprefix('#')}']")
    assert "the text says “يوم 2 أكتوبر 2020”" in text_of(entry)
    assert text_of(only(body, ".//mark")) == "وزير الدفاع الأمريكي مارك إسبر سيزور المغرب"
    assert only(body, ".//a[@class='ref']").get("href") == "/en/event/ev-visit"
    assert "words that report an event" in text_of(only(document, "//p[@class='legend']"))


def facts_of(reader: Client, page: str) -> dict[str, str]:
    rows = parsed(reader, page).xpath("//dl[@class='facts']/div")
    return {text_of(row.xpath("./dt")[0]): text_of(row.xpath("./dd")[0]) for row in rows}


def test_an_article_says_when_it_was_published_and_how_that_is_known(reader: Client) -> None:
    facts = facts_of(reader, "/article/visit-1")
    assert facts["نُشر"] == "30 شتنبر 2020 مصرح به في النص، باليومتقول الصفحة: «نشر يوم 30 - 09 - 2020»"
    assert facts["جُلب"] == "1 مارس 2025"
    assert facts["وصلنا عبر"] == "مجمع الأخبار"
    assert facts_of(reader, "/article/copy-b")["نُشر"] == "التاريخ غير معروف غير معروفالصفحة لا تذكر تاريخا"


def test_a_forum_post_shows_its_author_and_whom_it_quotes(reader: Client) -> None:
    text = text_of(parsed(reader, "/article/copy-b"))
    for words in ("الب ارسلان", "التحالف يجمعنا 🎖", "1855 مشاركة", "7709 تفاعل", "عضو آخر", "ننتظر ونرى"):
        assert words in text


def test_an_article_shows_the_words_it_shares_and_with_whom(reader: Client) -> None:
    document = parsed(reader, "/article/copy-a")
    section = only(document, "//section[@aria-labelledby='copies']")
    assert "16 كلمة مشتركة" in text_of(section)
    assert section.xpath(".//a/@href") == ["/article/copy-b", "/compare?a=copy-a&b=copy-b"]
    copied = "".join(text_of(e) for e in document.xpath("//div[@class='body']//span[@class='copy']"))
    assert copied.startswith("استقبل المدير العام") and copied.endswith("الاهتمام المشترك")


def test_an_event_shows_its_origins_their_reasons_and_their_words(reader: Client) -> None:
    document = parsed(reader, "/en/event/ev-visit")
    assert text_of(only(document, "//h1")) == "Mark Esper → to Morocco"
    origins = document.xpath("//section[@class='origin']")
    assert len(origins) == 2
    assert "جريدة الساحل" in text_of(origins[0].xpath("./h3")[0])
    assert text_of(only(origins[0], ".//mark")) == "وزير الدفاع الأمريكي مارك إسبر سيزور المغرب"
    assert "on the word of United States" in text_of(origins[0])
    text = text_of(document)
    assert (
        "2 independent origins" in text and "2 October 2020" in text and "planned" in text and "Rabat" in text
    )


def test_an_event_shows_where_its_origins_disagree(reader: Client) -> None:
    rows = parsed(reader, "/en/event/ev-visit").xpath("//section[@class='conflicts']//tbody/tr")
    assert [[text_of(cell) for cell in row] for row in rows] == [
        ["2 October 2020", "جريدة الساحل"],
        ["3 October 2020", "Sahel Post"],
    ]


def test_an_origin_outside_the_archive_is_named_as_such(reader: Client) -> None:
    (origin,) = parsed(reader, "/en/event/ev-meeting").xpath("//section[@class='origin']")
    assert "بلاغ المديرية العامة" in text_of(origin)
    assert "credited, not in the archive" in text_of(origin)
    assert len(origin.xpath(".//figure")) == 2


def test_a_mention_is_explained_part_by_part(reader: Client) -> None:
    document = parsed(reader, "/en/mention/m-visit")
    assert text_of(only(document, "//mark")) == "وزير الدفاع الأمريكي مارك إسبر سيزور المغرب"
    facts = facts_of(reader, "/en/mention/m-visit")
    assert facts["Who"].startswith("Mark Esper Personمارك إسبر: the registry has this name")
    assert facts["To or with whom"].startswith("Morocco")
    assert "2 October 2020" in facts["When"] and "the text says “يوم 2 أكتوبر 2020”" in facts["When"]
    assert facts["On the word of"].endswith("how it was known is not on record")
    assert "a-rule/1" in facts["The frame"]
    assert "tawatur judge m-visit wrong" in text_of(document)
    assert "/en/event/ev-visit" in document.xpath("//aside//a/@href")


def test_an_event_and_an_article_lead_to_how_each_mention_was_read(reader: Client) -> None:
    assert "/en/mention/m-visit" in parsed(reader, "/en/event/ev-visit").xpath("//figcaption/a/@href")
    body = only(parsed(reader, "/article/visit-1"), "//div[@class='body']")
    assert only(body, ".//a[contains(@class,'how')]").get("href") == "/mention/m-visit"


def test_what_was_judged_wrong_is_on_its_own_page_only(reader: Client) -> None:
    text = text_of(parsed(reader, "/en/mention/m-wrong"))
    assert "Judged wrong by a reader" in text and "tawatur judge m-wrong right" in text
    assert "1 March 2025" in text
    for page in ("/article/visit-1", "/story/st-odd", "/entity/person-esper", "/timeline?a=Esper"):
        html = reader.get(page).content.decode()
        assert "m-wrong" not in html and "ev-wrong" not in html
    assert reader.get("/event/ev-wrong").status_code == 404


def test_the_data_of_a_mention_are_its_explanation(reader: Client) -> None:
    data = reader.get("/mention/m-wrong.json").json()
    assert (data["kind"], data["hidden"], data["mention"]["event"]) == ("explanation", True, None)
    assert data["judgements"][0]["verdict"] == "wrong"


def test_the_data_of_an_event_are_the_exports_rows(reader: Client) -> None:
    data = reader.get("/event/ev-visit.json").json()
    assert data["event"]["independent_origins"] == 2
    assert data["event"]["when"]["earliest"] == "2020-10-02"
    first = data["event_mentions"][0]
    assert first["quote"]["exact"] == "وزير الدفاع الأمريكي مارك إسبر سيزور المغرب"
    assert first["event"] == "ev-visit"
    assert {article["id"] for article in data["articles"]} == {"visit-1", "en-1"}
    assert all("body" not in article for article in data["articles"])


@pytest.mark.parametrize(
    "pair", [("المغرب", "الولايات المتحدة"), ("Morocco", "United States"), ("state-ma", "États-Unis")]
)
def test_a_timeline_is_found_by_names_in_any_language(reader: Client, pair: tuple[str, str]) -> None:
    document = parsed(reader, f"/timeline?a={quote(pair[0])}&b={quote(pair[1])}")
    events = document.xpath("//ol[@class='timeline']//a/@href")
    assert events == ["/event/ev-visit", "/event/ev-meeting"]


def test_a_timeline_tells_dated_events_first_with_their_precision(reader: Client) -> None:
    document = parsed(reader, "/timeline?a=state-ma")
    assert [text_of(h) for h in document.xpath("//section[@class='year']/h2")] == ["2020", "بلا تاريخ"]
    days = [text_of(day) for day in document.xpath("//p[@class='day']")]
    assert days == ["2 أكتوبر 2020باليوم، مصرح به في النص", "التاريخ غير معروف"]


def test_the_data_of_a_timeline_are_the_same_events(reader: Client) -> None:
    data = reader.get("/timeline.json?a=state-ma&b=state-us").json()
    assert (data["a"], data["b"]) == ("state-ma", "state-us")
    assert [event["id"] for event in data["events"]] == ["ev-visit", "ev-meeting"]


def test_a_timeline_says_whom_it_does_not_know(reader: Client) -> None:
    text = text_of(parsed(reader, "/en/timeline?a=Morocco&b=" + quote("لا أحد هنا")))
    assert "Nobody of this name is in the archive: لا أحد هنا" in text


def test_an_entity_shows_its_names_events_and_articles(reader: Client) -> None:
    document = parsed(reader, "/fr/entity/person-esper")
    assert text_of(only(document, "//h1")) == "Mark Esper"
    text = text_of(document)
    assert "مارك إسبر" in text and "إسبر" in text
    links = document.xpath("//main//a/@href")
    assert "/fr/event/ev-visit" in links and "/fr/article/visit-1" in links


def test_a_person_shows_titles_with_days_and_who_is_meant(reader: Client) -> None:
    text = text_of(parsed(reader, "/en/entity/person-esper"))
    assert "وزير الدفاع الأمريكي السابق" in text and "called former" in text
    assert "person:مارك-ايسبر" in text and "«مارك إيسبر» is a spelling of «مارك إسبر»" in text
    assert "one person" in text and "قارئ" in text
    assert "مارك إيسبر" in text_of(parsed(reader, "/entity/person-esper"))
    links = parsed(reader, "/entity/state-ma").xpath("//main//a/@href")
    assert "https://www.wikidata.org/wiki/Q1028" in links


def test_a_spelling_leads_to_its_person(reader: Client) -> None:
    answer = reader.get("/fr/entity/" + quote("person:مارك-ايسبر"))
    assert (answer.status_code, answer["Location"]) == (302, "/fr/entity/person-esper")


def test_a_search_marks_what_it_found(reader: Client) -> None:
    document = parsed(reader, "/search?q=" + quote("المغرب"))
    assert "جريدة الساحل" in text_of(document)
    marked = {text_of(mark) for mark in document.xpath("//ol//mark")}
    assert marked == {"المغرب"}
    assert "/entity/state-ma" in document.xpath("//main//a/@href")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("outlet=" + quote("جريدة الساحل"), ["/article/visit-1"]),
        ("form=post", ["/article/copy-b"]),
        ("q=" + quote("البلاغ") + "&form=news", ["/article/copy-a"]),
        ("from=2020-09-01&to=2020-09-30", ["/article/visit-1"]),
        ("q=" + quote("البلاغ") + "&to=2020-01-01", []),
    ],
)
def test_a_search_is_narrowed_by_outlet_kind_and_days(reader: Client, query: str, found: list[str]) -> None:
    hits = parsed(reader, f"/search?{query}").xpath("//ol[contains(@class,'hits')]//a/@href")
    assert hits == found


def test_a_search_says_what_it_did_not_understand(reader: Client) -> None:
    assert "not understood, left out" in text_of(parsed(reader, "/en/search?q=" + quote("المغرب من:غدا")))


def test_the_pages_of_a_list_lead_to_one_another(reader: Client) -> None:
    assert parsed(reader, "/search?q=x").xpath("//a[@rel='next']") == []
    assert parsed(reader, "/search?q=x&page=2").xpath("//a[@rel='prev']/@href") == ["?q=x&page=1"]
