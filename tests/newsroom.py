"""Pages made to order for tests of the whole: sample-like HTML, in as many wordings as are asked for."""

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

_OUTLETS = ("جريدة المرفأ", "صوت الهضاب", "منبر السهول", "يومية الواحة", "أصداء الضفاف")
_PEOPLE = (
    ("وزير الخارجية المغربي ناصر بوريطة", "نظيره الأمريكي ماركو روبيو", "الرباط"),
    ("الرئيس الفرنسي إيمانويل ماكرون", "الملك محمد السادس", "باريس"),
    ("وزير الخارجية المصري سامح شكري", "وزير الخارجية الأمريكي أنتوني بلينكن", "القاهرة"),
    ("الرئيس التونسي قيس سعيد", "الرئيس الجزائري عبد المجيد تبون", "تونس"),
)
_MONTHS = (
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "ماي",
    "يونيو",
    "يوليوز",
    "غشت",
    "شتنبر",
    "أكتوبر",
    "نونبر",
    "دجنبر",
)
_ACTS = (
    "استقبل {a} {day} في {place} {b}",
    "التقى {a} {day} ب{b} في {place}",
    "بحث {a} مع {b} {day} في {place} سبل التعاون",
)
_WHO = (
    "فلاحو السهل",
    "تجار السوق",
    "مهندسو الميناء",
    "أساتذة الكلية",
    "سكان الجبل",
    "صيادو الساحل",
    "نساء القرية",
)
_DID = ("ناقشوا", "راجعوا", "عرضوا", "انتظروا", "أعدوا", "درسوا", "قيموا", "جربوا")
_WHAT = (
    "حصيلة الموسم",
    "خطة الري",
    "أسعار الحبوب",
    "مشروع الطريق",
    "برنامج التكوين",
    "جودة الماء",
    "حملة التشجير",
)
_HOW = (
    "بحضور خبراء",
    "رغم قلة الأمطار",
    "في ورشة مفتوحة",
    "طوال أسبوعين",
    "بدعم من الجمعيات",
    "بعيدا عن الأضواء",
)
_END = (
    "ثم عادوا إلى قراهم",
    "وسجلوا ملاحظاتهم",
    "وطلبوا مهلة جديدة",
    "وتركوا الباب مفتوحا",
    "ووزعوا الأدوار بينهم",
)


def made_pages(count: int, seed: int = 1) -> Iterator[tuple[str, bytes]]:
    """Yield (file name, content) of so many pages; every tenth gives no article, every fourth copies one."""
    chance = random.Random(seed)
    copied: list[str] = []
    for number in range(count):
        if number % 10 == 9:
            yield (
                f"{number:05}.html",
                chance.choice((b"", b"\x00\x01\x02" * 50, b"<html><body></body></html>")),
            )
            continue
        day = date(2021, 1, 1) + timedelta(days=chance.randrange(700))
        a, b, place = chance.choice(_PEOPLE)
        when = f"يوم {day.day} {_MONTHS[day.month - 1]} {day.year}"
        lead = chance.choice(_ACTS).format(a=a, b=b, place=place, day=when) + "."
        told = (
            " ".join(_filler(chance) for _ in range(6))
            + f" وبلغ عدد المشاريع {chance.randrange(11, 99)} مشروعا."
        )
        if number % 4 == 3 and copied:
            lead, told = chance.choice(copied).split("\n")
        copied.append(f"{lead}\n{told}")
        yield f"{number:05}.html", _html(chance.choice(_OUTLETS), lead, told, day).encode()


def _filler(chance: random.Random) -> str:
    words = [chance.choice(part) for part in (_WHO, _DID, _WHAT, _HOW, _END)]
    return f"{words[0]} {words[1]} {words[2]} {words[3]} {words[4]}."


def _html(outlet: str, lead: str, told: str, day: date) -> str:
    title = " ".join(lead.split()[:9])
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": title,
        "datePublished": (day + timedelta(days=1)).isoformat(),
        "publisher": {"@type": "Organization", "name": outlet},
    }
    return (
        '<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8">'
        f"<title>{title} - {outlet}</title>"
        f'<meta property="og:site_name" content="{outlet}">'
        f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script></head>'
        f"<body><header><nav><a href='/'>الرئيسية</a> <a href='/s'>سياسة</a></nav></header>"
        f"<article><h1>{title}</h1><p>{lead}</p><p>{told}</p></article>"
        f"<footer>جميع الحقوق محفوظة</footer></body></html>"
    )


def write_pages(folder: Path, count: int, seed: int = 1) -> Path:
    """Write pages into a folder, which is returned."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in made_pages(count, seed):
        (folder / name).write_bytes(content)
    return folder


def environment() -> dict[str, str]:
    """The environment of a user's shell: nothing of the test process's Django in it."""
    own = ("DJANGO_SETTINGS_MODULE", "TAWATUR_HOME", "COLUMNS")
    return {name: value for name, value in os.environ.items() if name not in own}


def command(*arguments: str | Path) -> list[str]:
    """The command line of a `tawatur` verb."""
    start = "from tawatur.cli import main; main()"
    return [sys.executable, "-c", start, *map(str, arguments)]


def tawatur(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run a verb as a user does; return its exit code and what it wrote."""
    return subprocess.run(
        command(*arguments), env=environment(), input=stdin, capture_output=True, timeout=300
    )


def told(home: Path) -> tuple[bytes, bytes]:
    """What an archive tells the world: its export, and what it could not read."""
    refused = tawatur("--home", home, "list", "unreadable", "--json", "--limit", "100000")
    export = tawatur("--home", home, "export")
    assert export.returncode == 0, export.stderr.decode()
    return export.stdout, refused.stdout


def killed_runs(home: Path, inputs: Sequence[Path], seconds: float, rounds: int, seed: int) -> Iterator[int]:
    """Start `add` so many times and kill -9 it; yield how many bytes the vault then had.

    Three of four rounds die at a random moment of so many seconds after their first new page, one at a random
    moment of starting and recovering.
    """
    chance = random.Random(seed)
    vault = home / "pages.warc.gz"
    for number in range(rounds):
        before = _size(vault)
        with subprocess.Popen(
            command("--home", home, "add", *inputs),
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            if number % 4 == 3:
                time.sleep(chance.uniform(0.1, 1.5))
            else:
                while _size(vault) == before and process.poll() is None:
                    time.sleep(0.002)
                time.sleep(chance.uniform(0.0, seconds))
            process.kill()
        yield _size(vault)


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0
