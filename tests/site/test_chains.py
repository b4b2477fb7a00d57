"""The pages that tell who copied whom: a chain with its table, two texts, an outlet."""

from urllib.parse import quote

from django.test import Client

from tests.site.pages import only, parsed, text_of


def test_a_chain_is_drawn_as_nested_lists_with_its_reasons(reader: Client) -> None:
    document = parsed(reader, "/en/event/ev-meeting/chain")
    [tree] = document.xpath("//ul[@class='tree']")
    assert "بلاغ رسمي" in text_of(tree.xpath("./li/div")[0]) or "nobody" in text_of(tree.xpath("./li/div")[0])
    below = [text_of(item) for item in tree.xpath("./li/ul/li")]
    assert any("أريف" in item for item in below) and any("منتدى" in item for item in below)
    assert "15 words" in text_of(tree)
    assert tree.xpath(".//a[starts-with(@href, '/en/compare')]")


def test_the_table_has_a_row_for_each_node_of_the_tree(reader: Client) -> None:
    for event in ("ev-visit", "ev-meeting", "ev-odd"):
        document = parsed(reader, f"/en/event/{event}/chain")
        nodes = document.xpath("//ul[@class='tree']//div[@class='node']")
        assert len(nodes) == len(document.xpath("//table[@class='many']//tbody/tr")) > 0


def test_two_texts_lead_to_one_anothers_passages_and_show_what_differs(reader: Client) -> None:
    document = parsed(reader, "/compare?a=copy-a&b=copy-b")
    first, second = document.xpath("//div[@class='sides']/article")
    for side, own, other in ((first, "a1", "b1"), (second, "b1", "a1")):
        [link] = side.xpath(".//a[@class='ref']")
        assert (link.get("id"), link.get("href")) == (own, f"#{other}")
        assert "استقبل المدير العام" in "".join(
            text_of(each) for each in side.xpath(".//span[@class='copy']")
        )
    assert "ونشرت الصحيفة" not in "".join(text_of(each) for each in first.xpath(".//span[@class='copy']"))
    assert "ونشرت الصحيفة البلاغ كاملا" in text_of(first)


def test_without_two_articles_the_page_asks_for_them(reader: Client) -> None:
    document = parsed(reader, "/en/compare?a=copy-a")
    assert document.xpath("//input[@name='a']/@value") == ["copy-a"]
    assert document.xpath("//input[@name='b']/@value") in ([""], [])


def test_an_event_and_an_article_lead_here(reader: Client) -> None:
    assert "/event/ev-meeting/chain" in parsed(reader, "/event/ev-meeting").xpath("//aside//a/@href")
    outlet = only(parsed(reader, "/article/copy-a"), "//a[@class='outlet']")
    assert outlet.get("href") == "/outlet?name=" + quote("أريف", safe="")


def test_an_outlet_shows_shares_that_add_up(reader: Client) -> None:
    document = parsed(reader, "/en/outlet?name=" + quote("أريف"))
    shares = [float(value) for value in document.xpath("//meter/@value")]
    assert len(shares) == 3 and abs(sum(shares) - 1) < 0.001
    assert "1 article" in text_of(document)
    assert "No article of this outlet is here." in text_of(parsed(reader, "/en/outlet?name=none"))


def test_each_page_has_its_twin_as_data(reader: Client) -> None:
    chain = reader.get("/event/ev-meeting/chain.json").json()
    assert chain["event"]["id"] == "ev-meeting"
    both = reader.get("/compare.json?a=copy-a&b=copy-b").json()
    assert both["words"] == 16
    assert reader.get("/outlet.json?name=" + quote("أريف")).json()["articles"] == 1
    for missing in ("/event/none/chain.json", "/compare.json?a=copy-a", "/outlet.json?name=none"):
        assert reader.get(missing).status_code == 404


def test_an_article_says_where_its_text_is_from_as_far_as_is_known(reader: Client) -> None:
    assert "not known: others have the same words" in text_of(parsed(reader, "/en/article/copy-a"))
    assert "Text from" not in text_of(parsed(reader, "/en/article/visit-1"))


def test_a_chain_tells_how_the_count_grew_where_it_did(reader: Client) -> None:
    [table] = parsed(reader, "/en/event/ev-visit/chain").xpath("//div[@aria-labelledby='growth']//table")
    rows = [[text_of(cell) for cell in row] for row in table.xpath(".//tbody/tr")]
    assert rows == [["30 September 2020", "1", "1"], ["3 October 2020", "2", "2"]]
    history = reader.get("/event/ev-visit/chain.json").json()["history"]
    assert [count["origins"] for count in history["published"]] == [1, 2]
    assert [count["day"] for count in history["arrived"]] == ["2025-03-01"]
    assert not parsed(reader, "/event/ev-meeting/chain").xpath("//div[@aria-labelledby='growth']")


def test_a_story_says_who_told_it_first_and_why_each_article_is_in_it(reader: Client) -> None:
    document = parsed(reader, "/en/story/st-visit")
    assert "broke by جريدة الساحل" in " ".join(text_of(document).split())
    items = [text_of(row) for row in document.xpath("//table[@class='tellers']/tbody/tr")]
    assert "the story begins with it" in items[0]
    assert "3 days apart" in items[1] and "both report the same event" in items[1]


def test_a_story_leads_to_another_that_tells_of_one_of_its_events(reader: Client) -> None:
    document = parsed(reader, "/en/story/st-later")
    assert document.xpath("//h2[@id='chapters']/following-sibling::ul//a/@href") == ["/en/story/st-meeting"]
    back = parsed(reader, "/en/story/st-meeting")
    assert back.xpath("//h2[@id='chapters']/following-sibling::ul//a/@href") == ["/en/story/st-later"]
    assert not parsed(reader, "/story/st-visit").xpath("//h2[@id='chapters']")


def test_why_articles_and_mentions_are_together_is_said_and_what_readers_judged(reader: Client) -> None:
    story = " ".join(text_of(parsed(reader, "/en/story/st-visit")).split())
    assert "both report the same event" in story and "What readers judged" in story
    assert "tawatur split st-visit" in story
    event = " ".join(text_of(parsed(reader, "/en/event/ev-visit")).split())
    assert "the event begins with it" in event and "tawatur merge ev-visit" in event
