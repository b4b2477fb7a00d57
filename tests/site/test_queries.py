"""A page asks the archive a fixed number of questions, however many things it shows."""

from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tawatur.archive import open_archive
from tawatur.archive.facade import Archive
from tests import build
from tests.site.conftest import reader_of

# The most that each page may ask: what it asks today, and a few more.
MOST = {"/": 40, "/latest": 14, "/day/2020-10-02": 30, "/story/st-0": 70, "/article/a-0-0": 60}


def fill(archive: Archive, stories: int, articles: int) -> None:
    """Keep stories of so many articles each, that all share a passage and tell one event of two origins."""
    words = (
        "أعلن الوزير في بلاغ طويل أن الطريق الجديد بين المدينتين سيفتح في وجه حركة السير خلال الأسبوع المقبل"
    )
    with archive.transaction():
        for s in range(stories):
            kept = [
                build.an_article(
                    f"{words} {s}. قال الشاهد {n}.",
                    id=f"a-{s}-{n}",
                    title=f"افتتاح الطريق رقم {s} {n}",
                    outlet=f"جريدة {n}",
                    published=build.on("2020-10-02"),
                )
                for n in range(articles)
            ]
            mentions = [build.a_mention(one, id=f"m-{one.id}", quote="أعلن الوزير") for one in kept]
            for one, mention in zip(kept, mentions, strict=True):
                archive.keep_article(one, build.some_facts(mentions=[mention], entities=[build.an_entity()]))
            archive.keep_reuses([build.a_reuse(kept[0], one) for one in kept[1:]])
            for mention in mentions:
                archive.place_mention(mention.id, f"ev-{s}")
            archive.keep_event(build.an_event(mentions, id=f"ev-{s}", when=build.on("2020-10-02")))
            archive.keep_story(build.a_story(kept, id=f"st-{s}", title=f"قصة {s}", events=[f"ev-{s}"]))


def asked(reader: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as told:
        assert reader.get(address).status_code == 200
    return len(told)


@pytest.mark.parametrize("address", MOST)
def test_a_page_asks_no_more_where_there_is_more(tmp_path: Path, address: str) -> None:
    counts = []
    for stories, articles in ((3, 3), (14, 9)):
        home = tmp_path / f"{stories}"
        archive = open_archive(home)
        fill(archive, stories, articles)
        archive.close()
        for reader in reader_of(home):
            counts.append(asked(reader, address))
    few, many = counts
    assert many <= few + 2, counts
    assert many <= MOST[address]
