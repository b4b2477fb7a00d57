"""A story's page: a summary of quotes, who said it when and on whose credit, conflicts, the chain."""

from django.test import Client

from tests.site.pages import only, parsed, text_of


def test_the_summary_is_made_of_sentences_of_the_articles(reader: Client) -> None:
    document = parsed(reader, "/story/st-visit")
    (quote,) = document.xpath("//section[@aria-labelledby='summary']//blockquote")
    body = text_of(only(parsed(reader, "/article/visit-1"), "//div[@class='body']/p[1]"))
    sentence = text_of(quote)
    assert sentence.startswith("أعلنت السفارة أن وزير الدفاع")
    assert sentence.split(" يوم ")[0] in body
    assert quote.get("cite") == "/article/visit-1"
    assert "جريدة الساحل" in text_of(quote.getparent())


def test_the_table_tells_who_said_it_when_and_whether_it_is_credited(reader: Client) -> None:
    rows = parsed(reader, "/en/story/st-visit").xpath("//table[@class='tellers']/tbody/tr")
    told = [[text_of(cell) for cell in row] for row in rows]
    assert [row[0] for row in told] == ["جريدة الساحل", "Sahel Post"]
    assert [row[2] for row in told] == ["30 September 2020", "3 October 2020"]
    assert [row[3] for row in told] == ["same day", "3 days"]
    assert all("its own, as far as is known" in row[4] for row in told)


def test_words_that_others_have_too_are_nobodys_as_far_as_is_known(reader: Client) -> None:
    document = parsed(reader, "/en/story/st-meeting")
    told = {text_of(row[0]): text_of(row[4]) for row in document.xpath("//table[@class='tellers']/tbody/tr")}
    assert all("not known: others have the same words" in words for words in told.values())
    assert len(told) == 2


def test_the_headlines_of_a_story_stand_beside_each_other(reader: Client) -> None:
    variants = parsed(reader, "/story/st-visit").xpath("//section[@aria-labelledby='variants']//li")
    assert [text_of(one.xpath(".//a")[0]) for one in variants] == [
        "وزير الدفاع الأمريكي يزور المغرب",
        "Esper in Rabat, المغرب",
    ]


def test_what_origins_differ_on_is_told_with_who_says_which(reader: Client) -> None:
    conflict = only(parsed(reader, "/en/story/st-visit"), "//section[@aria-labelledby='disputed']")
    sides = {
        text_of(side.xpath("dt")[0]): text_of(side.xpath("dd")[0]) for side in conflict.xpath(".//dl/div")
    }
    assert sides == {"2 October 2020": "جريدة الساحل", "3 October 2020": "Sahel Post"}


def test_the_chain_of_the_best_confirmed_event_stands_on_the_page(reader: Client) -> None:
    document = parsed(reader, "/story/st-meeting")
    tree = only(document, "//section[@aria-labelledby='chain']/ul[@class='tree']")
    links = tree.xpath(".//a/@href")
    assert "/article/copy-a" in links and "/article/copy-b" in links


def test_each_part_of_the_page_is_led_to(reader: Client) -> None:
    document = parsed(reader, "/story/st-visit")
    led = [a.get("href") for a in document.xpath("//header//nav[@class='chips']//a")]
    assert led == ["#summary", "#articles", "#disputed", "#events", "#chain"]
    assert all(document.xpath(f"//*[@id='{link[1:]}']") for link in led)
