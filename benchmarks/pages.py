#!/usr/bin/env python3
"""Make Arabic news pages of invented outlets, as many as asked for, from a seed.

    python -m benchmarks.pages FOLDER [-n 2000] [--seed 1] [--small]

Five layouts: a newspaper with JSON-LD, one with meta tags only, an old one in tables (half of them in
Windows-1256), an aggregator with a ticker, and a blog; with menus, sidebars, related links and comments. 30
to 60 KB each as on the web; with --small about 4 KB, for trials where only the number of pages counts.
"""

import argparse
import html
import json
import random
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Final

from benchmarks.prose import Text, make_headlines, make_text, words

LEAST, MOST = 34_000, 58_000  # bytes of a page, more or less
HEADLINES: Final = 150  # that one day's pages link to, over and over, as a site's menus do


def make_pages(count: int, seed: int = 1, *, small: bool = False) -> Iterator[tuple[str, bytes]]:
    """Yield (file name, content) of so many pages; a page depends on its number and the seed only."""
    for number in range(count):
        name, content = make_page(number, seed, small=small)
        yield name, content


def make_page(number: int, seed: int = 1, *, small: bool = False) -> tuple[str, bytes]:
    """Return (file name, content) of one page."""
    text = make_text(number, seed)
    chance = random.Random(f"{seed}/page/{number}")
    layout, draw = chance.choices(list(_LAYOUTS.items()), weights=(35, 25, 15, 15, 10))[0]
    furniture = _Furniture(chance, _day_headlines(text.published, seed), small)
    source = draw(text, furniture)
    old = layout == "table" and chance.random() < 0.5
    if old:
        source = source.replace("charset=utf-8", "charset=windows-1256")
    return f"{number:05}-{layout}.html", source.encode("cp1256" if old else "utf-8", "xmlcharrefreplace")


def write_pages(folder: Path, count: int, seed: int = 1, *, small: bool = False) -> Path:
    """Write pages into a folder, which is returned."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in make_pages(count, seed, small=small):
        (folder / name).write_bytes(content)
    return folder


@lru_cache(maxsize=16)
def _day_headlines(day: date, seed: int) -> tuple[str, ...]:
    lines = make_headlines(random.Random(f"{seed}/headlines/{day}"), day)
    return tuple(islice(lines, HEADLINES))


class _Furniture:
    """What stands around a text. It is cut to fill a page of a size that is drawn once."""

    def __init__(self, chance: random.Random, headlines: tuple[str, ...], small: bool) -> None:
        self.chance, self.headlines = chance, headlines
        self.size = 3_000 if small else chance.randrange(LEAST, MOST)
        self.labels: dict[str, str] = words()["labels"]
        self.shares: list[str] = words()["labels"]["share"]

    def room(self, text: Text, share: float) -> int:
        """Return a share, in bytes, of what the text leaves of the page."""
        used = sum(len(part.encode()) for part in text.paragraphs) + 4_000
        return max(0, round((self.size - used) * share))

    def code(self, room: int) -> str:
        """Return script of about so many bytes."""
        parts, size = [], 0
        while size < room:
            a, b = self.chance.randrange(1 << 30), self.chance.randrange(1 << 20)
            parts.append(
                f"window.q{b:x}=window.q{b:x}||[];"
                f'q{b:x}.push({{"slot":"div-{a:x}","sizes":[[300,{b % 900}]]}});'
            )
            size += len(parts[-1])
        return f"<script>{''.join(parts)}</script>"

    def style(self, room: int) -> str:
        """Return style rules of about so many bytes."""
        parts, size = [], 0
        while size < room:
            a, b = self.chance.randrange(1 << 16), self.chance.randrange(40)
            parts.append(
                f".c{a:x} > li a{{margin:{b}px {b // 2}px;color:#{a & 0xFFF:03x};line-height:1.{b}}}"
            )
            size += len(parts[-1])
        return f"<style>{''.join(parts)}</style>"

    def menu(self) -> str:
        """Return the site's sections as a list of links."""
        items = (
            f'<li class="m{n}"><a href="/s/{n}">{name}</a></li>' for n, name in enumerate(words()["sections"])
        )
        return f"<ul>{''.join(items)}</ul>"

    def links(self, room: int, least: int = 3) -> str:
        """Return list items that link to other articles."""
        parts: list[str] = []
        size = 0
        while size < room or len(parts) < least:
            number, title = (
                self.chance.randrange(10**6),
                html.escape(self.chance.choice(self.headlines), quote=True),
            )
            parts.append(
                f'<li class="item"><a href="/news/{number}.html" title="{title}">'
                f'<img src="/thumbs/{number}.jpg" '
                f'width="80" height="60" alt=""></a><h4><a href="/news/{number}.html">{title}</a></h4></li>'
            )
            size += len(parts[-1].encode())
        return "".join(parts)

    def ticker(self, count: int) -> str:
        """Return list items of the day's headlines."""
        drawn = self.chance.sample(self.headlines, count)
        return "".join(f'<li><a href="/n/{n}">{html.escape(title)}</a></li>' for n, title in enumerate(drawn))

    def comments(self, text: Text, room: int) -> str:
        """Return readers' comments; they speak in the words of other texts."""
        parts: list[str] = []
        while sum(len(part.encode()) for part in parts) < room:
            said = self.chance.choice(self.headlines)
            parts.append(
                f'<div class="comment" id="c{len(parts)}">'
                f'<b class="who">{self.chance.choice(words()["users"])}</b> '
                f"<span>{text.published.isoformat()}</span><p>{html.escape(said)}!</p>"
                f"<a href='#re'>+{len(said)}</a></div>"
            )
        return "".join(parts)


def day_in_words(day: date, *, weekday: bool = True) -> str:
    """Return a day as a page prints it."""
    table = words()
    told = f"{day.day} {table['months'][day.month - 1]} {day.year}"
    return f"{table['weekdays'][day.weekday()]} {told}" if weekday else told


def _paragraphs(text: Text) -> str:
    return "\n".join(f"<p>{html.escape(part, quote=False)}</p>" for part in text.paragraphs)


# ---------------------------------------------------------------- the layouts


def _json_ld(text: Text, around: _Furniture) -> str:
    labels, title = around.labels, html.escape(text.title, quote=False)
    url = f"https://outlet{words()['outlets'].index(text.outlet)}.example/{text.published:%Y/%m}/{text.number}.html"
    stamp = f"{text.published.isoformat()}T{text.number % 24:02}:15:00+00:00"
    data = {
        "@context": "https://schema.org", "@type": "NewsArticle",
        "headline": text.title, "datePublished": stamp,
        "inLanguage": "ar", "mainEntityOfPage": url, "author": {"@type": "Person", "name": text.author},
        "publisher": {"@type": "NewsMediaOrganization", "name": text.outlet},
    }  # fmt: skip
    body = _paragraphs(text)
    aside = f'<div class="also"><b>{labels["read_also"]}:</b> <a href="/x">{around.headlines[0]}</a></div>'
    body = body.replace("</p>\n<p>", f"</p>\n{aside}\n<p>", 1)
    return f"""<!DOCTYPE html>
<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title} - {text.outlet}</title>
<link rel="canonical" href="{url}"><meta property="og:site_name" content="{text.outlet}">
<meta property="og:title" content="{html.escape(text.title)}"><meta property="og:type" content="article">
<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>
{around.style(around.room(text, 0.2))}{around.code(around.room(text, 0.2))}</head>
<body class="single"><header><a class="logo" href="/">{text.outlet}</a><nav>{around.menu()}</nav></header>
<main><div class="crumbs"><a href="/">{words()["sections"][0]}</a> / <a href="/s/1">
{words()["sections"][1]}</a></div>
<article class="story"><h1>{title}</h1>
<div class="by">{labels["by"]} {text.author} · <time datetime="{stamp}">
{day_in_words(text.published)}</time></div>
<div class="share">{" ".join(f'<a href="#s">{label}</a>' for label in around.shares)}</div>
<figure><img src="/media/{text.number}.jpg" alt=""></figure>
<div class="text">{body}</div></article>
<section class="related"><h3>{labels["related"]}</h3><ul>{around.links(around.room(text, 0.2))}</ul></section>
<section class="comments"><h3>{labels["comments"]}</h3>{around.comments(text, around.room(text, 0.1))}
<form><textarea placeholder="{labels["add_comment"]}"></textarea></form></section></main>
<aside><h3>{labels["most_read"]}</h3><ul>{around.links(around.room(text, 0.3))}</ul></aside>
<footer>{around.menu()}<p>{labels["rights"]} {text.outlet}</p><p>{labels["cookies"]}</p></footer></body>
</html>"""


def _meta_only(text: Text, around: _Furniture) -> str:
    labels, title = around.labels, html.escape(text.title, quote=False)
    return f"""<!doctype html>
<html dir="rtl" lang="ar"><head><meta charset="utf-8"><title>{title} | {text.outlet}</title>
<meta property="og:site_name" content="{text.outlet}">
<meta property="og:title" content="{html.escape(text.title)}">
<meta property="article:published_time" content="{text.published.isoformat()}T09:30:00+01:00">
<meta name="author" content="{text.author}">
<meta name="description" content="{html.escape(text.paragraphs[0][:150])}">
{around.code(around.room(text, 0.35))}</head><body><div id="wrap"><div id="top">{around.menu()}</div>
<div id="side" class="col-md-4"><h3>{labels["most_read"]}</h3><ul>
{around.links(around.room(text, 0.25))}</ul></div>
<div id="main" class="col-md-8"><h1 class="entry-title">{title}</h1>
<p class="meta"><span class="author">{text.author}</span> <span class="date">
{day_in_words(text.published)}</span></p>
<div class="entry-content">{_paragraphs(text)}
<p class="tags"><a href="/tag/1">{around.headlines[1].split()[0]}</a> <a href="/tag/2">{text.outlet}</a></p>
</div>
<div class="jp-relatedposts"><h3>{labels["related"]}</h3><ul>{around.links(around.room(text, 0.25))}</ul>
</div>
<div id="comments"><h3>{labels["comments"]}</h3>{around.comments(text, around.room(text, 0.15))}</div></div>
<div id="foot">{labels["newsletter"]} · {labels["rights"]} {text.outlet}</div></div></body></html>"""


def _table(text: Text, around: _Furniture) -> str:
    labels, title = around.labels, html.escape(text.title, quote=False)
    told = "<BR><BR>\n".join(html.escape(part, quote=False) for part in text.paragraphs)
    left = "<BR>".join(f'<A HREF="s{n}.html">{name}</A>' for n, name in enumerate(words()["sections"]))

    def cells(room: int) -> str:
        rows: list[str] = []
        size = 0
        while size < room or len(rows) < 3:
            line = html.escape(around.chance.choice(around.headlines), quote=False)
            rows.append(
                '<TR><TD WIDTH="12" VALIGN="top"><IMG SRC="i/dot.gif"></TD>'
                '<TD VALIGN="top"><FONT SIZE="2" FACE="Tahoma">'
                f'<A HREF="a{around.chance.randrange(10**6)}.html">{line}</A></FONT></TD></TR>'
            )
            size += len(rows[-1].encode())
        return f'<TABLE BORDER="0" CELLPADDING="2" WIDTH="100%">{"".join(rows)}</TABLE>'

    return f"""<HTML DIR="RTL"><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8">
<TITLE>{text.outlet}: {title}</TITLE>{around.code(around.room(text, 0.25))}</HEAD><BODY BGCOLOR="#FFFFFF">
<TABLE WIDTH="960" BORDER="0" ALIGN="center"><TR><TD COLSPAN="3"><FONT SIZE="6"><B>{text.outlet}</B></FONT>
</TD></TR><TR>
<TD WIDTH="150" VALIGN="top">{left}</TD><TD WIDTH="610" VALIGN="top"><FONT SIZE="5"><B>{title}</B></FONT><BR>
<FONT SIZE="2" COLOR="#666666">{day_in_words(text.published)}</FONT><BR><HR>
<IMG SRC="p/{text.number}.jpg" ALIGN="left"><FONT SIZE="4">{told}</FONT><HR>
<A HREF="print.php">{labels["print"]}</A> | {labels["readers"]}: {around.chance.randrange(90, 9000)}
{cells(around.room(text, 0.35))}</TD>
<TD WIDTH="200" VALIGN="top"><B>{labels["most_read"]}</B><BR>{cells(around.room(text, 0.4))}</TD></TR>
<TR><TD COLSPAN="3" ALIGN="center">{labels["rights"]} - {text.outlet}</TD></TR></TABLE></BODY></HTML>"""


def _aggregator(text: Text, around: _Furniture) -> str:
    labels, title, name = around.labels, html.escape(text.title, quote=False), words()["aggregator"]
    count = 6 if around.size < LEAST else around.chance.randrange(20, 58)
    return f"""<!DOCTYPE html>
<html lang="ar" dir="rtl"><head><meta charset="UTF-8"><title>{name} : {title}</title>
<meta property="og:site_name" content="{name}">{around.style(around.room(text, 0.15))}</head><body>
<div id="bar"><a href="/">{name}</a> {around.menu()}</div><div class="ticker"><ul>
{around.ticker(count)}</ul></div>
<div id="thanks" style="display:none"><b>{labels["reported"]}</b></div><div id="post"><h1>{title}</h1>
<div class="src">{labels["published_in"]} <a href="/source/1">
{text.outlet}</a> {labels["on"]} {text.published:%d - %m - %Y}</div>
<div class="im"><img src="/cache/{text.number}.jpg"><a class="rep" href="#r">{labels["report"]}</a></div>
<div class="bd">{_paragraphs(text)}</div>
<p class="go"><a rel="nofollow" href="https://outlet.example/{text.number}">{labels["at_source"]}</a></p>
</div>
<div id="more"><h3>{labels["related"]}</h3><ul>{around.links(around.room(text, 0.4))}</ul></div>
{around.code(around.room(text, 0.25))}<div id="sub">{labels["newsletter"]}</div></body></html>"""


def _blog(text: Text, around: _Furniture) -> str:
    labels, title = around.labels, html.escape(text.title, quote=False)
    name = around.chance.choice(words()["blogs"])
    told = "<br>\n".join(f"<div>{html.escape(part, quote=False)}</div>" for part in text.paragraphs)
    dated = f"<h2 class='date-header'>{day_in_words(text.published)}</h2>" if text.number % 3 else ""
    return f"""<!DOCTYPE html>
<html dir="rtl" lang="ar"><head><meta charset="utf-8"><title>{name}: {title}</title>
<meta name="generator" content="blogger">
{around.style(around.room(text, 0.25))}{around.code(around.room(text, 0.25))}</head>
<body class="item"><div class="header"><h1><a href="/">{name}</a></h1></div><div class="post hentry">{dated}
<h3 class="post-title">{title}</h3><div class="post-body">{told}</div><div class="post-footer">
{text.author}</div></div>
<div id="comments"><h4>{labels["comments"]}</h4>{around.comments(text, around.room(text, 0.2))}</div>
<div class="pager"><a href="/n">{labels["newer"]}</a> <a href="/o">{labels["older"]}</a></div>
<div class="sidebar"><h2>{labels["no_date_blog"]}</h2><ul>{around.links(around.room(text, 0.3))}</ul></div>
</body></html>"""


_LAYOUTS: Final[dict[str, Callable[[Text, _Furniture], str]]] = {
    "jsonld": _json_ld,
    "meta": _meta_only,
    "table": _table,
    "aggregator": _aggregator,
    "blog": _blog,
}


def main() -> None:
    """Write pages into a folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("-n", type=int, default=2000, help="how many pages")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--small", action="store_true", help="pages of about 4 KB")
    asked = parser.parse_args()
    write_pages(asked.folder, asked.n, asked.seed, small=asked.small)


if __name__ == "__main__":
    main()
