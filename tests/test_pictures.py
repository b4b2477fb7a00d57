"""Pictures made anew: what harms, leaks or is no picture is refused; what is kept is pixels."""

import io

import pytest
from PIL import Image, features

from tawatur.pages.limits import LARGEST_PICTURE
from tawatur.pictures import MOST_BYTES, SHOWN, UPLOADED, BadPicture, kind_of, made_anew
from tests.pixels import SVG, a_bomb, a_picture


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "AVIF"])
def test_what_news_pages_show_becomes_webp(kind: str) -> None:
    if kind == "AVIF" and not features.check("avif"):
        pytest.skip("this Pillow cannot read AVIF")
    data = a_picture(kind)
    assert kind_of(data) == kind
    anew = made_anew(data, SHOWN)
    again = opened(anew.data)
    assert (again.format, again.size) == ("WEBP", (320, 200)) == ("WEBP", (anew.width, anew.height))
    assert anew.name == made_anew(data, SHOWN).name and len(anew.name) == 32


def test_what_a_camera_wrote_is_gone_and_its_turn_is_done() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "Camera of Samir"
    anew = made_anew(a_picture("JPEG", exif=exif.tobytes(), comment=b"secret"), SHOWN)
    assert (anew.width, anew.height) == (200, 320)
    assert b"Samir" not in anew.data and b"secret" not in anew.data and not dict(opened(anew.data).getexif())


def test_what_stands_behind_a_picture_is_not_kept() -> None:
    anew = made_anew(a_picture("JPEG") + b"<script>alert(1)</script>PK\x03\x04", SHOWN)
    assert b"script" not in anew.data and b"PK\x03\x04" not in anew.data


def test_of_a_picture_that_moves_the_first_is_kept() -> None:
    out = io.BytesIO()
    first, second = Image.new("RGB", (120, 100), (250, 0, 0)), Image.new("RGB", (120, 100), (0, 0, 250))
    first.save(out, "GIF", save_all=True, append_images=[second])
    again = opened(made_anew(out.getvalue(), SHOWN).data)
    assert getattr(again, "n_frames", 1) == 1
    red, _, blue = again.convert("RGB").getpixel((5, 5))  # type: ignore[misc]
    assert red > 200 > 50 > blue


def test_a_large_picture_is_made_smaller() -> None:
    anew = made_anew(a_picture("JPEG", (5000, 2500)), SHOWN)
    assert (anew.width, anew.height) == (1600, 800)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (SVG, "kind"),
        (b"\x89PNG\r\n\x1a\n" + SVG, "kind"),
        (b"GIF89a" + b"<script>" * 50, "kind"),
        (b"RIFF\0\0\0\0WAVE" + b"\0" * 200, "kind"),
        (b"RIFF\xff\xff\xff\xffWEBPVP8 " + b"\xff" * 200, "kind"),
        (b"\0\0\0\x1cftypavif" + b"\xff" * 400, "kind"),
        (a_picture("JPEG")[:-400], "kind"),
        (a_picture("PNG")[:60], "kind"),
        (a_picture("TIFF"), "kind"),
        (a_picture("BMP"), "kind"),
        (b"%PDF-1.4 " + b"x" * 100, "kind"),
        (b"", "kind"),
        (a_bomb(), "large"),
        (a_bomb(8_000, 8_000), "large"),
        (a_picture("PNG") + b"\0" * MOST_BYTES, "large"),
    ],
)
def test_what_is_no_honest_picture_is_refused(data: bytes, fault: str) -> None:
    with pytest.raises(BadPicture) as told:
        made_anew(data, SHOWN)
    assert told.value.fault == fault


def test_a_small_picture_is_an_ornament_where_one_asks() -> None:
    made_anew(a_picture(size=(40, 400)), SHOWN)
    with pytest.raises(BadPicture) as told:
        made_anew(a_picture(size=(40, 400)), SHOWN, least=90)
    assert told.value.fault == "small"


def test_people_send_less_than_pages_show() -> None:
    with pytest.raises(BadPicture):
        made_anew(a_picture("GIF"), UPLOADED)
    assert "SVG" not in SHOWN


def test_no_more_is_read_than_is_looked_at() -> None:
    assert LARGEST_PICTURE == MOST_BYTES
