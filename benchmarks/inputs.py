"""Malformed inputs, about 250 of them: what files and pages can be that no outlet ever meant.

Each says what is to become of it: refused, or read or refused as may be, but accounted for.
"""

import gzip
import io
import json
import random
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from benchmarks.pages import make_page

MB: Final = 1024 * 1024

Fate = Literal["refused", "either"]
Content = bytes | Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Bad:
    """One malformed input. `either`: it may be read or refused, but must be accounted for.

    Of an input that only `lists` addresses, these are to be refused instead of it.
    """

    name: str
    content: Content
    fate: Fate = "either"
    heavy: bool = False
    lists: tuple[str, ...] = ()

    def write(self, folder: Path) -> None:
        """Put it into the folder."""
        path = folder / self.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.content if isinstance(self.content, bytes) else self.content())


def malformed(seed: int = 1) -> Iterator[Bad]:
    """Yield the inputs that are files."""
    chance = random.Random(seed)
    _, page = make_page(3, seed, small=True)
    for family in (
        _truncated,
        _mistaken_letters,
        _binary,
        _compressed,
        _deep,
        _marked_up,
        _feeds,
        _lines,
        _prose,
    ):
        yield from family(chance, page)


# ---------------------------------------------------------------- families


def _truncated(chance: random.Random, page: bytes) -> Iterator[Bad]:
    for n in range(20):
        yield Bad(f"cut-{n:02}.html", page[: chance.randrange(1, len(page))])
    zipped = gzip.compress(page, mtime=0)
    for n in range(8):
        yield Bad(f"cut-{n}.html.gz", zipped[: chance.randrange(2, len(zipped) - 1)], "refused")
    warc = _warc(page)
    for n in range(10):
        yield Bad(f"cut-{n}.warc", warc[: chance.randrange(12, len(warc) - 8)], "refused")
    zipped = gzip.compress(warc, mtime=0)
    for n in range(8):
        yield Bad(f"cut-{n}.warc.gz", zipped[: chance.randrange(20, len(zipped) - 9)], "refused")
    yield Bad("length-lies.warc", warc.replace(b"Content-Length: ", b"Content-Length: 9"), "refused")
    yield Bad("length-huge.warc", warc.replace(b"Content-Length: ", b"Content-Length: 999999999"), "refused")
    yield Bad("length-negative.warc", warc.replace(b"Content-Length: ", b"Content-Length: -"))
    yield Bad("length-word.warc", warc.replace(b"Content-Length: ", b"Content-Length: many "), "refused")
    yield Bad("no-headers.warc", b"WARC/1.1\r\n\r\n", "refused")
    yield Bad("only-magic.warc", b"WARC/", "refused")
    yield Bad("date-absurd.warc", warc.replace(b"2024-01-01T", b"99999-77-01T"))


def _mistaken_letters(chance: random.Random, page: bytes) -> Iterator[Bad]:
    text = page.decode()
    for encoding in (
        "cp1256",
        "iso8859-6",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "utf-7",
        "cp864",
        "mac-arabic",
    ):
        yield Bad(f"says-utf8-is-{encoding}.html", text.encode(encoding, "replace"))
    for declared in (
        "windows-1256",
        "utf-16",
        "koi8-r",
        "no-such-charset",
        "rot13",
        "base64",
        "idna",
        "\u0661",
        "x" * 5000,
    ):
        yield Bad(
            f"says-{declared[:16]}.html", text.replace("utf-8", declared).replace("UTF-8", declared).encode()
        )
    yield Bad("twice-encoded.html", text.encode().decode("latin-1").encode())
    yield Bad(
        "cesu-surrogates.html",
        text.replace("</h1>", "\ud83d\ude00\ud800</h1>").encode("utf-8", "surrogatepass"),
    )
    yield Bad("overlong.html", page.replace(b"<p>", b"<p>\xc0\xaf\xe0\x80\xaf\xf8\x88\x80\x80\x80"))
    yield Bad("nulls-between.html", b"\x00".join(page[n : n + 7] for n in range(0, len(page), 7)))
    yield Bad("nulls-only.html", bytes(100_000), "refused")
    yield Bad("bom-only.html", b"\xef\xbb\xbf", "refused")
    yield Bad("boms-many.html", b"\xef\xbb\xbf" * 500 + page)
    for n in range(8):
        damaged = bytearray(page)
        for _ in range(len(damaged) // chance.choice((4, 40, 400))):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        yield Bad(f"damaged-{n}.html", bytes(damaged))


def _binary(chance: random.Random, page: bytes) -> Iterator[Bad]:
    for n in range(8):
        yield Bad(
            f"noise-{n}{chance.choice(('.html', '.txt', '', '.json', '.xml'))}",
            chance.randbytes(1 << (n + 8)),
        )
    heads = {
        "pdf": b"%PDF-1.7\n",
        "png": b"\x89PNG\r\n\x1a\n",
        "jpg": b"\xff\xd8\xff\xe0",
        "doc": b"\xd0\xcf\x11\xe0",
        "gif": b"GIF89a",
        "elf": b"\x7fELF\x02",
        "sqlite": b"SQLite format 3\x00",
        "mp4": b"\x00\x00\x00 ftypisom",
        "webp": b"RIFF\x00\x00\x00\x00WEBP",
        "7z": b"7z\xbc\xaf\x27\x1c",
        "bz2": b"BZh9",
        "xz": b"\xfd7zXZ\x00",
    }
    for kind, head in heads.items():
        yield Bad(f"is-{kind}.html", head + chance.randbytes(5000), "refused")
    yield Bad("page.html.png", page)
    yield Bad("page-without-extension", page)
    yield Bad("page.exe", page)
    yield Bad("says-gz.html.gz", page)
    yield Bad("says-warc.warc", page, "refused")
    yield Bad("says-warc.warc.gz", page, "refused")
    yield Bad("is-gz.html", gzip.compress(page, mtime=0))
    for name in ("empty.html", "empty.txt", "empty.jsonl", "empty.warc", "empty.xml", "empty.warc.gz"):
        yield Bad(name, b"", "refused")
    yield Bad("blanks.txt", b" \r\n\t" * 20_000, "refused")
    yield Bad("one-byte.html", b"<")
    yield Bad("one-letter.txt", "و".encode())


def _compressed(chance: random.Random, page: bytes) -> Iterator[Bad]:
    del chance
    yield Bad("bomb.html.gz", lambda: _gzip_bomb(400 * MB), "refused", heavy=True)
    yield Bad("bomb.jsonl.gz", lambda: _gzip_bomb(400 * MB), "refused", heavy=True)
    yield Bad(
        "bomb.warc.gz",
        lambda: _gzip_bomb(
            400 * MB,
            b"WARC/1.1\r\nWARC-Type: resource\r\nContent-Length: "
            b"400000000\r\nWARC-Target-URI: http://x.example/\r\n\r\n",
        ),
        "refused",
        heavy=True,
    )
    yield Bad("bomb-headers.warc.gz", lambda: _gzip_bomb(100 * MB, b"WARC/1.1\r\n"), "refused", heavy=True)
    yield Bad("bomb.zip", _zip_bomb, "refused")
    yield Bad("twice.html.gz", gzip.compress(gzip.compress(page, mtime=0), mtime=0), "refused")
    yield Bad("many-members.html.gz", gzip.compress(b"", mtime=0) * 3000 + gzip.compress(page, mtime=0))
    yield Bad("tail.html.gz", gzip.compress(page, mtime=0) + b"rubbish behind the end")
    yield Bad("header-only.gz", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", "refused")
    wrong = bytearray(gzip.compress(page, mtime=0))
    wrong[-6] ^= 0xFF
    yield Bad("wrong-sum.html.gz", bytes(wrong), "refused")


def _deep(chance: random.Random, page: bytes) -> Iterator[Bad]:
    del chance
    story = page.split(b"<body", 1)[1]
    for tag in ("div", "b", "table", "font", "ul", "blockquote", "span"):
        deep = f"<{tag}>".encode() * 10_000
        yield Bad(f"deep-{tag}.html", b"<html><body>" + deep + b"<body" + story, heavy=tag != "b")
    yield Bad("deep-table-cells.html", b"<html><body>" + b"<table><tr><td>" * 10_000 + story, heavy=True)
    yield Bad("deep-svg.html", b"<html><body><svg>" + b"<g>" * 10_000 + story, heavy=True)
    yield Bad("deep-unknown.html", b"<html><body>" + b"<x-y>" * 10_000 + story, heavy=True)
    yield Bad("deep-json.jsonl", b'{"body":' + b"[" * 100_000 + b"\n", "refused")
    yield Bad("deep-json.json", b'{"body":' * 50_000)
    yield Bad("deep-ld.html", page.replace(b'ld+json">', b'ld+json">' + b'{"a":[' * 20_000))
    yield Bad("deep-feed.xml", b'<?xml version="1.0"?><rss><channel>' + b"<item>" * 20_000, heavy=True)


def _marked_up(chance: random.Random, page: bytes) -> Iterator[Bad]:
    line = "كلمة " * 20
    yield Bad(
        "50-mb.html",
        lambda: page.replace(b"<p>", b"<p>" + (line * (50 * MB // 180)).encode(), 1),
        "refused",
        heavy=True,
    )
    yield Bad(
        "19-mb.html", lambda: page.replace(b"<p>", b"<p>" + (line * (19 * MB // 180)).encode(), 1), heavy=True
    )
    yield Bad(
        "2-mb-text.html",
        lambda: page.replace(b"<p>", b"<p>" + (line * (2 * MB // 180)).encode(), 1),
        heavy=True,
    )
    yield Bad("1-mb-one-word.html", page.replace(b"<p>", b"<p>" + "ك".encode() * (MB // 2), 1), heavy=True)
    yield Bad(
        "entities.html",
        page.replace(b"<p>", b"<p>" + b"&#1576;&nbsp;&amp;&bogus;&#x110000;&#xD800;&#0;" * 20_000, 1),
        heavy=True,
    )
    yield Bad("attributes.html", page.replace(b"<article", b"<article " + b'a="1" ' * 50_000, 1))
    yield Bad("attribute-long.html", page.replace(b"<h1", b'<h1 title="' + b"x" * 2_000_000 + b'"', 1))
    yield Bad("tags-many.html", page.replace(b"<p>", b"<p>" + b"<i></i>" * 100_000, 1), heavy=True)
    yield Bad(
        "paragraphs-many.html",
        page.replace(b"<p>", "<p>سطر قصير</p>".encode() * 30_000 + b"<p>", 1),
        heavy=True,
    )
    yield Bad(
        "links-many.html",
        page.replace(b"<p>", '<a href="/x">عنوان من الصفحة الأولى</a> '.encode() * 20_000, 1),
        heavy=True,
    )
    yield Bad("comment-open.html", b"<html><!--" + page)
    yield Bad("script-open.html", page.replace(b"<body", b"<script>if (a<b) {<body", 1))
    yield Bad("title-open.html", page.replace(b"</title>", b"", 1))
    yield Bad("less-than.html", b"<html>" + b"<" * 200_000)
    yield Bad("quotes-open.html", page.replace(b'"', b"", 7))
    yield Bad("two-pages.html", page + page)
    yield Bad("backwards.html", b"</p></body></html>" + page)
    ld = page.split(b'ld+json">')[0] + b'ld+json">'
    for name, data in {
        "ld-not-json": b"{not json",
        "ld-list": b"[[[]]]",
        "ld-number": b"1e999",
        "ld-null": b"null",
        "ld-types": b'{"@type":5,"headline":{"a":1},"datePublished":[1],"author":[[],{}],'
        b'"publisher":true,"image":{"url":5}}',
        "ld-graph-loop": b'{"@graph":[{"@id":"a","author":{"@id":"a"}}],"@type":["NewsArticle",7]}',
        "ld-surrogate": b'{"@type":"NewsArticle","headline":"\\ud800 \\udfff"}',
        "ld-date-9999": b'{"@type":"NewsArticle","datePublished":"9999-12-31T23:59:59+14:00"}',
        "ld-date-0000": b'{"@type":"NewsArticle","datePublished":"0000-00-00T00:00:00Z"}',
        "ld-date-0001": b'{"@type":"NewsArticle","datePublished":"0001-01-01T00:00:00+14:00"}',
        "ld-date-leap": b'{"@type":"NewsArticle","datePublished":"2023-02-29"}',
        "ld-date-zone": b'{"@type":"NewsArticle","datePublished":"2023-02-20T10:00:00+99:99"}',
        "ld-date-number": b'{"@type":"NewsArticle","datePublished":99999999999999999999}',
    }.items():
        yield Bad(f"{name}.html", ld + data + b"</script></head><body" + page.split(b"<body", 1)[1])
    urls = (
        "javascript:alert(1)",
        "http://[::1",
        "//",
        "http://" + "a" * 70_000,
        "http://\ud800",
        "\x00",
        "http://x:99999/",
    )
    for n, url in enumerate(urls):
        link = f'<head><link rel="canonical" href="{url}"><meta property="og:url" content="{url}">'
        yield Bad(f"address-{n}.html", page.replace(b"<head>", link.encode("utf-8", "surrogatepass"), 1))
    chance.random()


def _feeds(chance: random.Random, page: bytes) -> Iterator[Bad]:
    del chance, page
    head = b'<?xml version="1.0" encoding="utf-8"?>'
    laughs = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 12))
    item = "<item><title>{0}</title><description>{1}</description><pubDate>{2}</pubDate></item>"
    story = "استقبل وزير الخارجية سفير بلاده اليوم في العاصمة وبحث معه ملفات التعاون. " * 4

    def rss(title: str, text: str, day: str) -> bytes:
        return (
            head
            + f"<rss version='2.0'><channel><title>ف</title>{item.format(title, text, day)}".encode()
            + b"</channel></rss>"
        )

    yield Bad(
        "laughs.xml",
        head + b'<!DOCTYPE r [<!ENTITY l0 "ha">' + laughs + b"]><rss><channel><item><title>&l11;"
        b"</title><description>&l11;</description></item></channel></rss>",
    )
    yield Bad(
        "quadratic.xml",
        head
        + b'<!DOCTYPE r [<!ENTITY a "'
        + b"x" * 50_000
        + b'">]><rss><channel><item><title>'
        + b"&a;" * 5_000
        + b"</title></item></channel></rss>",
    )
    for name, target in {
        "file": "file:///etc/passwd",
        "net": "http://127.0.0.1:9/",
        "device": "file:///dev/zero",
    }.items():
        outside = f'<!DOCTYPE r [<!ENTITY x SYSTEM "{target}">]>'.encode()
        yield Bad(f"xxe-{name}.xml", head + outside + rss("&x;", "&x; " + story, "")[len(head) :])
        yield Bad(
            f"xxe-{name}-parameter.atom",
            head
            + outside.replace(b"ENTITY x", b"ENTITY % x").replace(b">]", b"> %x;]")
            + b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>&x;</title></entry></feed>",
        )
    days = (
        "Thu, 99 Foo 99999 99:99:99 +9999",
        "0",
        "-1",
        "Mon, 01 Jan 0001 00:00:00 +2359",
        "9" * 4000,
        "\u0669" * 40,
    )
    for n, day in enumerate(days):
        yield Bad(f"feed-date-{n}.rss", rss("عنوان", story, day))
    yield Bad("feed-cut.rss", rss("عنوان", story, "")[:220])
    yield Bad("feed-no-items.rss", head + b"<rss><channel></channel></rss>", "refused")
    yield Bad(
        "feed-entries-many.rss",
        rss("عنوان", story, "").replace(b"<item>", b"<item></item>" * 20_000 + b"<item>"),
        heavy=True,
    )
    yield Bad("feed-cdata-open.rss", rss("عنوان", f"<![CDATA[{story}", ""))
    yield Bad(
        "feed-json.json",
        b'{"version":"https://jsonfeed.org/version/1.1","items":[1,null,{"id":[]},{"content_html":7}]}',
    )
    yield Bad("feed-json-list.json", b'{"version":"https://jsonfeed.org/version/1.1","items":{"a":1}}')
    yield Bad("opml-none.opml", b"<opml><body><outline/></body></opml>", "refused")
    yield Bad(
        "opml-inside.opml",
        b'<opml><outline xmlUrl="file:///etc/passwd"/><outline xmlUrl="http://127.0.0.1:9/"/></opml>',
        lists=("file:///etc/passwd", "http://127.0.0.1:9/"),
    )


def _lines(chance: random.Random, page: bytes) -> Iterator[Bad]:
    del chance, page
    body = "قال الوزير إن الاجتماع تأجل إلى الأسبوع المقبل بطلب من الوفد الزائر. "
    good = json.dumps({"body": body * 3, "title": "تأجيل"}, ensure_ascii=False)
    wrong = {
        "not-json": "{",
        "list": "[1]",
        "number": "5",
        "no-body": "{}",
        "body-null": '{"body":null}',
        "body-number": '{"body":5}',
        "body-list": '{"body":["a"]}',
        "body-empty": '{"body":""}',
        "nan": '{"body":NaN}',
        "infinity": '{"body":"a","published":Infinity}',
        "long-number": '{"body":' + "9" * 10_000 + "}",
    }
    for name, line in wrong.items():
        yield Bad(f"line-{name}.jsonl", line.encode() + b"\n", "either" if name == "infinity" else "refused")
    fields: dict[str, object] = {
        "dates-absurd": {"published": "99999-13-45", "fetched": "yesterday"},
        "dates-edge": {"published": "9999-12-31"},
        "dates-first": {"published": "0001-01-01", "fetched": "0001-01-01T00:00:00+14:00"},
        "types": {"title": [], "url": 5, "outlet": {}, "author": 1.5, "language": False, "id": {"a": 1}},
        "id-long": {"id": "x" * 100_000},
        "url-odd": {"url": "http://[::1"},
        "url-script": {"url": "javascript:alert(1)"},
        "surrogates": {"title": "\ud800", "outlet": "\udfff\ud800"},
        "nulls": {"title": "a\x00b", "outlet": "\x00"},
    }
    for name, more in fields.items():
        assert isinstance(more, dict)
        yield Bad(f"fields-{name}.jsonl", json.dumps({"body": body * 3, **more}).encode() + b"\n")
    yield Bad("surrogate-body.jsonl", json.dumps({"body": "\udc80" + body * 2 + "\ud800"}).encode())
    yield Bad("mixed.jsonl", f"{good}\n{{\n\n\x00\n{good[:-20]}\n{good}".encode())
    yield Bad("line-endings.jsonl", f"{good}\r\r\n{good}\u2028{good}".encode())
    yield Bad("utf-16.jsonl", good.encode("utf-16"))
    yield Bad("latin.jsonl", b'{"body":"\xc7\xe1\xe3"}', "refused")
    yield Bad("keys-twice.jsonl", b'{"body":"a","body":"b","body":7}', "refused")
    yield Bad(
        "1-mb-line.jsonl", json.dumps({"body": body * (MB // 120)}, ensure_ascii=False).encode(), heavy=True
    )
    yield Bad(
        "21-mb-line.jsonl", lambda: b'{"body":"' + b"a" * (21 * MB) + b'"}\n' + good.encode(), heavy=True
    )


def _prose(chance: random.Random, page: bytes) -> Iterator[Bad]:
    text = "صرح الناطق الرسمي باسم الحكومة أمس الثلاثاء بأن اللقاء المقرر في العاصمة قد ألغي. "
    yield Bad("1-mb-line.txt", (text * (MB // 140)).encode(), heavy=True)
    yield Bad("no-blanks.txt", text.replace(" ", "").encode() * 500, heavy=True)
    yield Bad("rtl-flood.txt", (("\u202e" * 40 + "\u2066" * 40 + text) * 400).encode())
    yield Bad("rtl-flood.html", page.replace(b"<p>", b"<p>" + "\u202e\u2067".encode() * 30_000, 1))
    yield Bad("marks-flood.txt", ("ب" + "\u064b\u0651" * 5_000 + " " + text * 3).encode())
    yield Bad("kashida-flood.txt", (text.replace("ا", "ا" + "\u0640" * 400) * 10).encode())
    yield Bad("joiners.txt", ("\u200d\u200c\ufeff".join(text) * 20).encode())
    yield Bad("brackets.txt", ("«(" * 20_000 + text * 3).encode())
    yield Bad("commas.txt", ("و، " * 30_000 + text * 3).encode(), heavy=True)
    yield Bad("full-stops.txt", ("." * 100_000 + text * 3).encode(), heavy=True)
    yield Bad("breaks.txt", ("\n" * 200_000 + text * 3).encode())
    yield Bad("short-lines.txt", ("سطر\n" * 50_000).encode(), heavy=True)
    yield Bad(
        "names-flood.txt",
        ("الرئيس محمد بن سلمان بن عبد الله بن زايد وأحمد ومحمود و" * 400).encode(),
        heavy=True,
    )
    yield Bad(
        "days-flood.txt",
        ("يوم الثلاثاء 31 فبراير 99999 هـ الموافق 0/0/0000 أمس غدا الأسبوع الماضي " * 400).encode(),
        heavy=True,
    )
    yield Bad("numbers-flood.txt", ("مليون ومئة ألف وثلاثة وعشرون مليارا و" * 1_000).encode(), heavy=True)
    day = "نشر يوم الاثنين 45 شتنبر 0000 - 99:99"
    yield Bad("date-absurd.txt", f"{day}\n\n{text * 5}".encode())
    yield Bad(
        "digits-long.txt",
        f"في سنة {'9' * 5000} وفي {'٩' * 5000}/{'1' * 5000}/{'2' * 5000}. {text * 3}".encode(),
    )
    yield Bad("controls.txt", bytes(range(1, 32)) * 20 + (text * 3).encode())
    yield Bad("private-letters.txt", ("\ue000\U0010fffd" * 2_000 + text * 3).encode())
    yield Bad(f"{'طويل' * 25}.html", page)
    yield Bad("name with\nline break.html", page[: len(page) // 2], "either")
    yield Bad("name-\u202egnp.html", chance.randbytes(900), "refused")
    yield Bad("-dash.html", page + b" ")
    yield Bad("#5.html", page + b"  ")


def _warc(page: bytes) -> bytes:
    out = b""
    for n in range(3):
        content = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
        head = (
            f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{n:032}>\r\n"
            f"WARC-Date: 2024-01-01T00:00:0{n}Z\r\nWARC-Target-URI: http://n.example/{n}\r\n"
            "Content-Type: application/http;msgtype=response\r\n"
            f"Content-Length: {len(content)}\r\n\r\n"
        )
        out += head.encode() + content + b"\r\n\r\n"
    return out


def _gzip_bomb(size: int, head: bytes = b"") -> bytes:
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", mtime=0) as file:
        file.write(head)
        for _ in range(size // MB):
            file.write(b"a" * MB)
    return out.getvalue()


def _zip_bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for n in range(20):
            file.writestr(zipfile.ZipInfo(f"{n}.html"), bytes(4 * MB))
    return out.getvalue()
