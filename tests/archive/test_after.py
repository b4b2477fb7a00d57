"""What came to the archive after an article."""

from tawatur.archive.facade import Archive
from tawatur.archive.values import Filters
from tests.build import an_article, some_facts


def test_articles_are_narrowed_to_those_that_came_after_one(archive: Archive) -> None:
    for number in range(4):
        article = an_article(f"خبر عن المغرب رقم {number}", id=f"a-{number}", title=f"خبر {number}")
        archive.keep_article(article, some_facts())
    second = archive.heads(["a-1"])["a-1"].seq
    later = Filters(after=second)
    assert [head.id for head in archive.newest_texts(later, limit=9)] == ["a-3", "a-2"]
    assert [one.id for one in archive.newest_articles(later)] == ["a-3", "a-2"]
    found = archive.search("المغرب", later, order="newest")
    assert ([hit.article.id for hit in found.hits], found.total) == (["a-3", "a-2"], 2)
    assert archive.count_articles(Filters(after=0)) == 4
