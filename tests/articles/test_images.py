"""The pictures of an article: what is said of them, and those that the page holds itself."""

import base64

import pytest

from tawatur.articles.embedded import embedded_name, embedded_pictures
from tests.articles.reading import only

TITLE = "افتتاح سوق السمك الجديد في الميناء القديم"
FIRST = "افتتحت البلدية صباح اليوم سوق السمك الجديد بعد سنتين من الأشغال المتواصلة على رصيف الميناء القديم."
SECOND = "وقال رئيس البلدية للتجار إن الأسعار ستعلق كل صباح عند المدخل، وإن التبريد يعمل في كل المحلات."
BYTES = bytes(range(256)) * 8
DATA = "data:image/png;base64," + base64.b64encode(BYTES).decode()


def page(picture: str) -> str:
    return (
        f'<html><head><meta charset="utf-8"><title>{TITLE} - أنوار الجنوب</title></head><body><article>'
        f"<h1>{TITLE}</h1>{picture}<p>{FIRST}</p><p>{SECOND}</p></article></body></html>"
    )


@pytest.mark.parametrize(
    ("picture", "caption", "credit"),
    [
        (
            '<figure><img src="a.jpg" alt="سوق"><figcaption>تجار عند المدخل '
            '<span class="credit">تصوير: ليلى حداد</span></figcaption></figure>',
            "تجار عند المدخل",
            "تصوير: ليلى حداد",
        ),
        (
            '<div class="wp-caption"><a href="big.jpg"><img src="a.jpg" alt="سوق"></a>'
            '<p class="wp-caption-text">تجار عند المدخل</p></div>',
            "تجار عند المدخل",
            "",
        ),
        (
            '<figure><img src="a.jpg" alt="سوق"><span itemprop="copyrightHolder">وكالة الساحل</span>'
            "<figcaption>تجار عند المدخل</figcaption></figure>",
            "تجار عند المدخل",
            "وكالة الساحل",
        ),
        ('<img src="a.jpg" alt="سوق">', "", ""),
        (f'<figure><img src="a.jpg" alt="سوق"><figcaption>{"كلام " * 80}</figcaption></figure>', "", ""),
    ],
)
def test_what_stands_under_a_picture_is_its_caption_and_its_credit_where_marked_off(
    picture: str, caption: str, credit: str
) -> None:
    (image,) = only(page(picture)).images
    assert (image.src, image.alt, image.caption, image.credit) == ("a.jpg", "سوق", caption, credit)


def test_two_pictures_do_not_share_a_caption() -> None:
    both = '<figure><img src="a.jpg"><img src="b.jpg"><figcaption>تجار عند المدخل</figcaption></figure>'
    assert [image.caption for image in only(page(both)).images] == ["", ""]


def test_a_picture_that_the_page_holds_is_named_by_its_content_and_found_again() -> None:
    html = page(f'<figure><img src="{DATA}" alt="سوق"></figure>')
    (image,) = only(html).images
    assert image.src.startswith("embedded:") and len(image.src) < 40
    assert dict(embedded_pictures(html.encode())) == {image.src: BYTES}


def test_a_place_holder_is_no_picture_and_gives_way_to_the_one_that_is_loaded() -> None:
    spacer = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
    assert only(page(f'<figure><img src="{spacer}"></figure>')).images == ()
    (image,) = only(page(f'<figure><img src="{spacer}" data-src="real.jpg"></figure>')).images
    assert image.src == "real.jpg"


@pytest.mark.parametrize(
    "address",
    [
        "data:image/svg+xml;base64," + base64.b64encode(b"<svg onload='alert(1)'/>" * 100).decode(),
        "data:text/html;base64," + base64.b64encode(b"<script>" * 200).decode(),
        "data:image/png;base64," + "A" * 8_000_000,
        "data:image/png,raw",
    ],
)
def test_what_a_data_address_must_not_hold_has_no_name(address: str) -> None:
    assert embedded_name(address) is None
    assert list(embedded_pictures(f'<img src="{address}">'.encode())) == []
