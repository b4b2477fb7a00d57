"""WARC files of others: headers, chunks and compression come off; damage costs only what it hit."""

import gzip
import io
import zlib
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from tests.pages.opening import open_all, pages, reasons

HTML = "<html><body>نص الخبر</body></html>".encode()


def warc(*records: tuple[str, list[tuple[str, str]], bytes], packed: bool = True, status: str = "200 OK") -> bytes:
    """Return a WARC file with one response for each (address, HTTP headers, payload)."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("x.warc", {"software": "test"}))
    for url, headers, payload in records:
        http = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
        date = {"WARC-Date": "2020-03-01T10:00:00Z"}
        writer.write_record(
            writer.create_warc_record(url, "response", payload=io.BytesIO(payload), http_headers=http, warc_headers_dict=date)
        )
    return out.getvalue()


def saved(tmp_path: Path, data: bytes, name: str = "a.warc.gz") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("headers", "payload"),
    [
        ([], HTML),
        ([("Content-Encoding", "gzip")], gzip.compress(HTML)),
        ([("Content-Encoding", "deflate")], zlib.compress(HTML)),
        ([("Transfer-Encoding", "chunked")], b"%x\r\n" % len(HTML) + HTML + b"\r\n0\r\n\r\n"),
    ],
)
@pytest.mark.parametrize("packed", [True, False])
def test_a_response_gives_the_page_as_a_browser_has_it(
    tmp_path: Path, headers: list[tuple[str, str]], payload: bytes, packed: bool
) -> None:
    data = warc(("http://a.example/1", [("Content-Type", "text/html; charset=utf-8"), *headers], payload), packed=packed)
    (page,) = pages(open_all(saved(tmp_path, data, "a.warc.gz" if packed else "a.warc")))
    assert page.content == HTML
    assert (page.url, page.content_type) == ("http://a.example/1", "text/html; charset=utf-8")
    assert page.fetched.isoformat() == "2020-03-01T10:00:00+00:00"


def many(count: int = 5) -> bytes:
    return warc(*((f"http://a.example/{n}", [("Content-Type", "text/html")], HTML + b"%d" % n) for n in range(count)))


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


@pytest.mark.parametrize("data", [b"", b"<html>not a warc</html>", b"\x1f\x8b\x08\x00garbage", b"\x00" * 500, gzip.compress(b"text\n" * 9)])
def test_what_is_no_warc_is_refused(tmp_path: Path, data: bytes) -> None:
    for name in ("a.warc", "b.warc.gz"):
        results = open_all(saved(tmp_path, data, name))
        assert pages(results) == []
        assert len(reasons(results)) == 1


def test_a_bomb_inside_a_record_costs_only_that_record(tmp_path: Path) -> None:
    bomb = gzip.compress(b"a" * (60 * 1024 * 1024))
    data = warc(
        ("http://a.example/1", [("Content-Encoding", "gzip")], bomb), ("http://a.example/2", [("Content-Type", "text/html")], HTML)
    )
    results = open_all(saved(tmp_path, data))
    assert [page.url for page in pages(results)] == ["http://a.example/2"]
    assert reasons(results) == ["record larger than 20 MB"]


def test_errors_and_images_are_no_pages(tmp_path: Path) -> None:
    assert reasons(open_all(saved(tmp_path, warc(("http://a.example/1", [], HTML), status="404 Not Found")))) == ["HTTP status 404"]
    image = warc(("http://a.example/x.png", [("Content-Type", "image/png")], b"\x89PNG"))
    assert reasons(open_all(saved(tmp_path, image))) == ["image/png, not a page"]


def test_five_whole_records_are_five_pages(tmp_path: Path) -> None:
    assert len(pages(open_all(saved(tmp_path, many())))) == 5
