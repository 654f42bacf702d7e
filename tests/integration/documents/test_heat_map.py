"""The ledger's picture, looked at: its colours, its signs, its marks, and nothing cut off."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image
from PIL.Image import Image as Picture

from bot.documents.ledger import heat_map as module
from bot.documents.ledger.heat_map import (
    MOST_COLUMNS,
    MOST_ROWS,
    HeatCell,
    HeatColumn,
    HeatMap,
    HeatRow,
    NoChineseFontError,
    build_heat_map,
    has_chinese_font,
)
from bot.documents.ledger.shade_colours import FILLS
from conversations.deadlines.shades import SHADES, Shade
from tests.conftest import need

MOST_POINTS = 10_000
"""A photo's width and height together: https://core.telegram.org/bots/api#sendphoto"""

TODAY = (0x1D, 0x5F, 0xBF)
WHITE = (255, 255, 255)


@pytest.fixture(autouse=True)
def _need_font() -> None:
    need("a Chinese font", has_chinese_font())


def build(
    rows: int, columns: int, *, name: str = "县委办", shade: Shade = "handed_in", groups: int = 1
) -> HeatMap:
    headings = tuple(
        HeatColumn(("2026", f"{at + 1}月"), f"半年总结{at % groups}", "3/5")
        for at in sorted(range(columns), key=lambda at: at % groups)
    )
    line = HeatRow(name, (HeatCell(shade, "✓"),) * columns)
    legend = tuple((each, "说明") for each in SHADES)
    return HeatMap("报送台账", "2026年7月3日", headings, (line,) * rows, legend, (), "今天", "已报")


def draw(heat_map: HeatMap) -> Picture:
    return Image.open(BytesIO(build_heat_map(heat_map))).convert("RGB")


def get_colour(shade: Shade) -> tuple[int, ...]:
    return tuple(bytes.fromhex(FILLS[shade]))


def count(picture: Picture, colour: tuple[int, ...]) -> int:
    colours = picture.getcolors(picture.width * picture.height)
    assert colours is not None
    return sum(number for number, each in colours if each == colour)


def find_places(picture: Picture, colour: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    points = picture.load()
    assert points is not None
    for y in range(picture.height):
        for x in range(picture.width):
            if points[x, y] == colour:
                yield x, y


@pytest.mark.parametrize("shade", [shade for shade in SHADES if shade != "waived"])
def test_a_cell_has_its_states_colour(shade: Shade) -> None:
    bare = replace(build(2, 3, shade=shade), legend=())
    cell = count(draw(bare), get_colour(shade)) / 6
    assert cell > 4_000  # of about 146 × 43 points, the sign taken off
    for other in SHADES:
        if other not in (shade, "waived"):
            assert count(draw(bare), get_colour(other)) < 50


def test_cells_stand_in_their_rows_and_columns() -> None:
    shades: tuple[tuple[Shade, Shade], ...] = (("late", "soon"), ("finished", "in_progress"))
    rows = tuple(HeatRow("县", tuple(HeatCell(each, "") for each in row)) for row in shades)
    picture = draw(replace(build(2, 2), rows=rows, legend=()))
    middles = {}
    for shade in (each for row in shades for each in row):
        places = list(find_places(picture, get_colour(shade)))
        middles[shade] = [sum(place[at] for place in places) / len(places) for at in (0, 1)]
    assert middles["late"][1] == pytest.approx(middles["soon"][1], abs=2)
    assert middles["late"][0] == pytest.approx(middles["finished"][0], abs=2)
    assert middles["late"][0] < middles["soon"][0]
    assert middles["late"][1] < middles["finished"][1]


def test_a_cell_says_its_state_without_colour_too() -> None:
    signed, bare = build(1, 1), build(1, 1)
    bare = replace(bare, rows=(HeatRow("县委办", (HeatCell("handed_in", ""),)),))
    green = get_colour("handed_in")
    assert count(draw(signed), green) < count(draw(bare), green) - 50


def test_where_nothing_is_due_there_is_no_cell() -> None:
    empty = replace(build(1, 1), rows=(HeatRow("县委办", (None,)),), legend=())
    assert count(draw(empty), get_colour("handed_in")) == 0


def test_today_is_marked_at_its_place() -> None:
    heat_map = build(4, 4)
    assert count(draw(heat_map), TODAY) == 0
    middles = []
    for place in (0, 1, 2.5, 4):
        xs = [x for x, _ in find_places(draw(replace(heat_map, today=(place,))), TODAY)]
        middles.append(sum(xs) / len(xs))
    assert middles == sorted(middles)
    assert middles[1] - middles[0] == pytest.approx((middles[3] - middles[0]) / 4, abs=3)


def test_each_group_can_have_its_today() -> None:
    picture = draw(replace(build(3, 6, groups=3), today=(1, 3, 5)))
    assert len({x // 100 for x, _ in find_places(picture, TODAY)}) >= 3


@pytest.mark.parametrize(
    ("rows", "columns"), [(1, 1), (5, 1), (12, 6), (25, 13), (MOST_ROWS, MOST_COLUMNS)]
)
def test_nothing_is_cut_off(rows: int, columns: int) -> None:
    name = "高新技术产业开发区管理委员会办公室综合科"
    heat_map = build(rows, columns, name=name, groups=min(columns, 5))
    picture = draw(replace(heat_map, title="报送台账" * 8, note="说明" * 80))
    assert picture.width + picture.height <= MOST_POINTS
    frame = 20
    for box in (
        (0, 0, picture.width, frame),
        (0, 0, frame, picture.height),
        (picture.width - frame, 0, picture.width, picture.height),
        (0, picture.height - frame, picture.width, picture.height),
    ):
        assert picture.crop(box).getcolors() == [((box[2] - box[0]) * (box[3] - box[1]), WHITE)]


def test_a_long_name_ends_before_the_first_cell() -> None:
    """No ink of a name is left of the cells when the name is longer than its column."""
    short, long = build(1, 2, name="县" * 16), build(1, 2, name="县" * 90)
    assert draw(long).size == draw(short).size
    picture, green = draw(long), get_colour("handed_in")
    left = min(x for x, y in find_places(picture, green) if y < picture.height * 0.75)
    top, bottom = _find_row(picture, green)
    gap = picture.crop((left - 12, top, left - 4, bottom))
    assert len(gap.getcolors() or ()) == 1


def _find_row(picture: Picture, colour: tuple[int, ...]) -> tuple[int, int]:
    ys = [y for _, y in find_places(picture, colour) if y < picture.height * 0.75]
    return min(ys) + 3, max(ys) - 3


def test_a_name_is_no_formula() -> None:
    typed, plain = build(1, 1, name=r"$\frac{1}{2}$"), build(1, 1, name="$x^2$ $")
    assert build_heat_map(typed) != build_heat_map(plain)
    build_heat_map(build(1, 1, name="$\\nosuch{"))


def test_signs_that_cannot_be_drawn_are_left_out() -> None:
    assert build_heat_map(build(1, 1, name="县\n委\x00办")) == build_heat_map(
        build(1, 1, name="县委办")
    )


def test_the_same_ledger_gives_the_same_picture() -> None:
    assert build_heat_map(build(3, 3)) == build_heat_map(build(3, 3))


def test_two_at_once_do_not_disturb_each_other() -> None:
    maps = [build(9, 9, shade=shade) for shade in ("late", "soon", "finished", "handed_in")]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(build_heat_map, maps)) == [build_heat_map(each) for each in maps]


def test_without_a_chinese_font_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FONTS", ("No Such Font",))
    with pytest.raises(NoChineseFontError):
        build_heat_map(build(1, 1))
