# ruff: noqa: E501  (pages have the lines they have)
"""Hostile and broken pages: a reason or an article, within two seconds, never an exception."""

import random
import time

import pytest

from tests.articles.reading import read

LINE = "قال الوزير إن المفاوضات مستمرة بين الطرفين حول الاتفاق الجديد. "
NOISE = random.Random(7)

REFUSED = {
    "empty": b"",
    "blank": b" \n\n\t" * 500,
    "zeros": b"\0" * 100_000,
    "noise": NOISE.randbytes(300_000),
    "noise in html": b"<html><body>" + NOISE.randbytes(300_000),
    "pdf": b"%PDF-1.4" + NOISE.randbytes(2_000),
    "png": b"\x89PNG" + NOISE.randbytes(200),
    "50 MB": b"a" * (50 * 1024 * 1024),
    "deep div": b"<html><body>" + b"<div>" * 10_000 + LINE.encode() * 20,
    "deep span": b"<html><body><p>" + b"<span><b><i>" * 10_000 + LINE.encode() * 20,
    "deep list": b"<html><body>" + b"<ul><li>" * 20_000 + LINE.encode() * 20,
    "deep json feed": b'{"version":"https://jsonfeed.org/version/1.1","items":' + b"[" * 100_000,
    "json of something else": ('{"title": "' + LINE * 3 + '", "body": null}').encode(),
    "json list": ('["' + LINE * 20 + '"]').encode(),
    "many anchors": b"<html><body>" + b'<a href="x">' * 200_000,
    "many paragraphs": b"<html><body>" + b"<p>x</p>" * 300_000,
    "long text": LINE.encode() * 60_000,
    "long feed": b'<?xml version="1.0"?><rss version="2.0"><channel>'
    + b"<item><title>a b c</title></item>" * 60_000,
    "no words": ("ا" * 2_000_000).encode(),
}
READ = {
    "cut in a letter": (LINE * 20).encode()[:-4],
    "cut html": f"<html><head><title>عنوان</title></head><body><p>{LINE * 20}".encode()[:-7],
    "unclosed json-ld": f'<html><head><script type="application/ld+json">{"[" * 100_000}</script></head><body><p>{LINE * 10}'.encode(),
    "strange charset": b'<html><head><meta charset="zip"></head><body><p>' + (LINE * 9).encode("cp1256"),
    "a few bad bytes": (LINE * 20).encode() + b"\xff\xfe" + (LINE * 20).encode(),
    "short lines": "\n".join(f"خبر قصير جدا هنا {n}" for n in range(8_000)).encode(),
    "long lines": "\n".join([LINE] * 15_000).encode(),
    "cards": "\n".join(f"زيد {n}\nإنضم\n1/1/2020\nالمشاركات\n5\n{LINE}" for n in range(2_000)).encode(),
    "entity bomb": b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "xx"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]><rss version="2.0"><channel>'
    b"<title>t</title><item><title>some title here &b;</title></item></channel></rss>",
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_with_one_line(name: str) -> None:
    start = time.perf_counter()
    reading = read(REFUSED[name])
    assert time.perf_counter() - start < 4  # two seconds, on a machine that others use too
    assert reading.articles == ()
    (refused,) = reading.unreadable
    assert refused.reason and "\n" not in refused.reason


@pytest.mark.parametrize("name", READ)
def test_what_is_only_damaged_is_read(name: str) -> None:
    start = time.perf_counter()
    reading = read(READ[name])
    assert time.perf_counter() - start < 4
    assert reading.articles
