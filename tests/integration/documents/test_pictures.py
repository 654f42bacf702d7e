"""Photos made fit to be kept: upright, small, bare, and the same each time."""

from __future__ import annotations

import io

import pytest
from PIL import Image, PngImagePlugin

from bot.documents.pictures import PictureError, clean_picture, is_png, measure_picture

ORIENTATION = 0x0112
MAKER = 0x010F


def encode(picture: Image.Image, form: str, **fields: object) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, form, **fields)
    return stream.getvalue()


def test_a_photo_is_turned_upright_and_tells_nothing_else() -> None:
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = 6, "Camera of somebody"
    body = encode(Image.new("RGB", (300, 200), "navy"), "JPEG", exif=exif)
    assert b"somebody" in body
    cleaned = clean_picture(body)
    assert measure_picture(cleaned) == (200, 300)
    assert b"somebody" not in cleaned
    assert b"Exif" not in cleaned


def test_a_photo_that_came_as_a_png_is_kept_as_a_photo() -> None:
    colourful = Image.merge("RGB", [Image.effect_noise((1200, 900), 90) for _ in range(3)])
    cleaned = clean_picture(encode(colourful, "PNG", compress_level=1))
    assert not is_png(cleaned)
    assert len(cleaned) < 1_500_000


def test_a_scan_loses_what_was_written_beside_it() -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "somebody")
    cleaned = clean_picture(encode(Image.new("L", (40, 30)), "PNG", pnginfo=notes))
    assert is_png(cleaned)
    assert b"somebody" not in cleaned


@pytest.mark.parametrize(
    ("size", "kept"), [((4000, 1000), (2000, 500)), ((900, 3000), (600, 2000)), ((10, 9), (10, 9))]
)
@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_no_side_is_longer_than_a_page_needs(
    form: str, size: tuple[int, int], kept: tuple[int, int]
) -> None:
    assert measure_picture(clean_picture(encode(Image.new("RGB", size), form))) == kept


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_png_of_any_colours_can_be_printed(mode: str) -> None:
    cleaned = clean_picture(encode(Image.new(mode, (20, 10)), "PNG"))
    with Image.open(io.BytesIO(cleaned)) as picture:
        assert picture.mode in ("L", "RGB")


def test_what_one_sees_through_is_white() -> None:
    cleaned = clean_picture(encode(Image.new("RGBA", (5, 5), (0, 0, 0, 0)), "PNG"))
    with Image.open(io.BytesIO(cleaned)) as picture:
        assert picture.getpixel((2, 2)) == (255, 255, 255)


def test_a_photo_for_print_is_read_too() -> None:
    body = encode(Image.new("CMYK", (20, 10)), "JPEG")
    assert measure_picture(clean_picture(body)) == (20, 10)


def test_the_same_photo_gives_the_same_bytes() -> None:
    body = encode(Image.effect_noise((200, 100), 40).convert("RGB"), "JPEG")
    assert clean_picture(body) == clean_picture(body)


@pytest.mark.parametrize("form", ["GIF", "BMP", "TIFF", "WEBP"])
def test_other_kinds_of_pictures_are_refused(form: str) -> None:
    with pytest.raises(PictureError) as caught:
        clean_picture(encode(Image.new("RGB", (5, 5)), form))
    assert caught.value.flaw == "not_a_picture"


def test_damaged_bytes_are_refused_and_never_raise_otherwise() -> None:
    body = encode(Image.effect_noise((60, 40), 40), "PNG")
    flaws = set()
    for at in range(0, len(body), 97):
        for damaged in (body[:at], body[:at] + b"\x00\xff" + body[at + 2 :]):
            try:
                clean_picture(damaged)
            except PictureError as error:
                flaws.add(error.flaw)
    assert flaws <= {"not_a_picture", "too_many_pixels"}
    assert "not_a_picture" in flaws
