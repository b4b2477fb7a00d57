"""A page as a browser saves it, with its pictures in the folder beside it: our own words and drawings."""

from pathlib import Path

from PIL import Image, ImageDraw

TITLE = "افتتاح سوق السمك الجديد على رصيف الميناء القديم"
ALT = "رسم لقارب أزرق عند رصيف الميناء"

SIZES = (1200, 720), (500, 1400)

_HTML = f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8">
<title>{TITLE} - مرفأ قرطاج</title><meta property="og:site_name" content="مرفأ قرطاج">
<link rel="canonical" href="https://marfa-qartaj.example/2021/souq.html">
</head><body><article><h1>{TITLE}</h1><time datetime="2021-03-03">3 مارس 2021</time>
<figure><img src="souq_files/boat.png" alt="{ALT}"><figcaption>قارب صيد صباح الافتتاح
<span class="credit">رسم: مرفأ قرطاج</span></figcaption></figure>
<p>افتتح رئيس البلدية صباح الأربعاء سوق السمك الجديد على رصيف الميناء القديم، بعد سنتين من الأشغال.</p>
<p>وقال للتجار إن الأسعار ستعلق كل صباح عند المدخل، وإن التبريد يعمل في كل المحلات منذ اليوم الأول.</p>
<figure><img src="souq_files/mast.png" alt=""></figure>
<p>وينتظر الصيادون أن يفتح المرسى المجاور أمام قواربهم قبل نهاية الصيف المقبل، كما وعدت البلدية.</p>
<figure><img src="https://marfa-qartaj.example/img/lost.jpg" alt="صورة جماعية للتجار"></figure>
</article></body></html>
"""


def write_saved_page(folder: Path) -> Path:
    """Write the page and its pictures into a folder; return the page's file."""
    parts = folder / "souq_files"
    parts.mkdir(parents=True)
    for name, size in zip(("boat", "mast"), SIZES, strict=True):
        _drawn(*size).save(parts / f"{name}.png")
    page = folder / "souq.html"
    page.write_text(_HTML, encoding="utf-8")
    return page


def _drawn(width: int, height: int) -> Image.Image:
    """Return a drawing of a boat on the sea."""
    picture = Image.new("RGB", (width, height), (214, 232, 240))
    draw = ImageDraw.Draw(picture)
    sea, middle = round(height * 0.62), width // 2
    draw.rectangle((0, sea, width, height), fill=(38, 96, 132))
    draw.ellipse((width * 0.72, height * 0.1, width * 0.84, height * 0.1 + width * 0.12), fill=(244, 190, 92))
    hull = [
        (middle - width * 0.3, sea - 40),
        (middle + width * 0.3, sea - 40),
        (middle + width * 0.2, sea + 60),
    ]
    draw.polygon([*hull, (middle - width * 0.2, sea + 60)], fill=(28, 62, 110))
    draw.polygon(
        [(middle, height * 0.12), (middle, sea - 60), (middle + width * 0.22, sea - 60)], fill=(250, 246, 236)
    )
    draw.line((middle, height * 0.1, middle, sea - 40), fill=(90, 62, 40), width=8)
    return picture
