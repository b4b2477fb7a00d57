"""WARC files of others: headers, chunks and compression come off; damage costs only what it hit."""

import gzip
import zlib
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import pytest

from tests.pages.opening import open_all, pages, reasons

HTML = "<html><body>نص الخبر</body></html>".encode()


def warc(
    *records: tuple[str, list[tuple[str, str]], bytes], packed: bool = True, status: str = "200 OK"
) -> bytes:
    """Return a WARC file with one response for each (address, HTTP headers, payload)."""
    parts = [record("warcinfo", "", "application/warc-fields", b"software: test\r\n")]
    for url, headers, payload in records:
        fields = "".join(f"{name}: {value}\r\n" for name, value in headers)
        block = f"HTTP/1.1 {status}\r\n{fields}\r\n".encode() + payload
        parts.append(record("response", url, "application/http; msgtype=response", block))
    return b"".join(gzip.compress(part) if packed else part for part in parts)


def record(kind: str, url: str, content_type: str, block: bytes) -> bytes:
    """Return one record as the standard has it."""
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{uuid5(NAMESPACE_URL, url)}>",
        "WARC-Date": "2020-03-01T10:00:00Z",
        "Content-Type": content_type,
        "Content-Length": str(len(block)),
        **({"WARC-Target-URI": url} if url else {}),
    }
    head = "WARC/1.0\r\n" + "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return head.encode() + b"\r\n" + block + b"\r\n\r\n"


def saved(tmp_path: Path, data: bytes, name: str = "a.warc.gz") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("headers", "payload"),
    [
        ([], HTML),
        ([("Content-Encoding", "gzip")], gzip.compress(HTML, mtime=0)),
        ([("Content-Encoding", "deflate")], zlib.compress(HTML)),
        ([("Transfer-Encoding", "chunked")], b"%x\r\n" % len(HTML) + HTML + b"\r\n0\r\n\r\n"),
    ],
)
@pytest.mark.parametrize("packed", [True, False])
def test_a_response_gives_the_page_as_a_browser_has_it(
    tmp_path: Path, headers: list[tuple[str, str]], payload: bytes, packed: bool
) -> None:
    data = warc(
        ("http://a.example/1", [("Content-Type", "text/html; charset=utf-8"), *headers], payload),
        packed=packed,
    )
    (page,) = pages(open_all(saved(tmp_path, data, "a.warc.gz" if packed else "a.warc")))
    assert page.content == HTML
    assert (page.url, page.content_type) == ("http://a.example/1", "text/html; charset=utf-8")
    assert page.fetched.isoformat() == "2020-03-01T10:00:00+00:00"


def many(count: int = 5) -> bytes:
    return warc(
        *((f"http://a.example/{n}", [("Content-Type", "text/html")], HTML + b"%d" % n) for n in range(count))
    )


@pytest.mark.parametrize("cut", [0.3, 0.5, 0.75, 0.97])
@pytest.mark.parametrize("packed", [True, False])
def test_a_half_written_file_keeps_its_whole_records(tmp_path: Path, cut: float, packed: bool) -> None:
    records = [(f"http://a.example/{n}", [("Content-Type", "text/html")], HTML + b"%d" % n) for n in range(5)]
    data = warc(*records, packed=packed)
    results = open_all(saved(tmp_path, data[: int(len(data) * cut)], "a.warc.gz" if packed else "a.warc"))
    kept = [page.content for page in pages(results)]
    assert kept == [HTML + b"%d" % n for n in range(len(kept))]
    assert len(kept) < 5
    assert reasons(results)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html>not a warc</html>",
        b"\x1f\x8b\x08\x00garbage",
        b"\x00" * 500,
        gzip.compress(b"text\n" * 9, mtime=0),
    ],
)
def test_what_is_no_warc_is_refused(tmp_path: Path, data: bytes) -> None:
    for name in ("a.warc", "b.warc.gz"):
        results = open_all(saved(tmp_path, data, name))
        assert pages(results) == []
        assert len(reasons(results)) == 1


def test_a_bomb_inside_a_record_costs_only_that_record(tmp_path: Path) -> None:
    bomb = gzip.compress(b"a" * (60 * 1024 * 1024))
    data = warc(
        ("http://a.example/1", [("Content-Encoding", "gzip")], bomb),
        ("http://a.example/2", [("Content-Type", "text/html")], HTML),
    )
    results = open_all(saved(tmp_path, data))
    assert [page.url for page in pages(results)] == ["http://a.example/2"]
    assert reasons(results) == ["record larger than 20 MB"]


def test_errors_and_images_are_no_pages(tmp_path: Path) -> None:
    assert reasons(
        open_all(saved(tmp_path, warc(("http://a.example/1", [], HTML), status="404 Not Found")))
    ) == ["HTTP status 404"]
    image = warc(("http://a.example/x.png", [("Content-Type", "image/png")], b"\x89PNG"))
    assert reasons(open_all(saved(tmp_path, image))) == ["image/png, not a page"]


def test_five_whole_records_are_five_pages(tmp_path: Path) -> None:
    assert len(pages(open_all(saved(tmp_path, many())))) == 5


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("within", ["WARC", "HTTP"])
def test_a_header_line_without_an_end_ends_the_reading(tmp_path: Path, packed: bool, within: str) -> None:
    good = warc(("http://a.example/1", [("Content-Type", "text/html")], HTML), packed=packed)
    endless = "x" * (5 * 1024 * 1024)
    if within == "HTTP":
        bad = warc(("http://a.example/2", [("Endless", endless)], HTML), packed=packed)
    else:
        plain = b"WARC/1.0\r\nWARC-Type: response\r\nEndless: " + endless.encode()
        bad = gzip.compress(plain) if packed else plain
    results = open_all(saved(tmp_path, good + bad, "a.warc.gz" if packed else "a.warc"))
    assert [page.url for page in pages(results)] == ["http://a.example/1"]
    assert [reason.split(": ")[1] for reason in reasons(results)] == [
        "a line of more than 64 KB among its headers"
    ]


def test_what_stands_behind_a_records_declared_end_is_a_reason(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    data = warc(("http://a.example/1", [("Content-Type", "text/html")], HTML), packed=False)
    results = open_all(saved(tmp_path, data.removesuffix(b"\r\n\r\n") + b"more\r\n\r\n", "a.warc"))
    assert [page.content for page in pages(results)] == [HTML]
    assert reasons(results) == ["record longer than it declares; the rest of it was left"]
    assert capfd.readouterr().err == ""
