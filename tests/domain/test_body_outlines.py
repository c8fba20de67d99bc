"""The drawing of the body chart: regions where they belong, whole, and apart from one another."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_desktop.domain.anatomy import Side
from sciatica_desktop.domain.body import REGIONS, Region, View
from sciatica_desktop.domain.outline import BodyDrawing, Outline, mirrored, parse_outline
from sciatica_desktop.storage.body_file import load_body

FILE = Path(__file__).parents[2] / "resources" / "body" / "body.toml"
STEPS = 6


@pytest.fixture(scope="module")
def drawing() -> BodyDrawing:
    return load_body(FILE)


@cache
def polygon(outline: Outline) -> list[list[tuple[float, float]]]:
    """The closed parts of an outline as polygons, curves cut into short lines."""
    parts: list[list[tuple[float, float]]] = []
    for letter, n in outline:
        if letter == "M":
            parts.append([(n[0], n[1])])
        elif letter == "L":
            parts[-1].append((n[0], n[1]))
        elif letter == "C":
            x0, y0 = parts[-1][-1]
            for step in range(1, STEPS + 1):
                t = step / STEPS
                a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
                parts[-1].append(
                    (
                        a * x0 + b * n[0] + c * n[2] + d * n[4],
                        a * y0 + b * n[1] + c * n[3] + d * n[5],
                    )
                )
    return parts


def area(points: list[tuple[float, float]]) -> float:
    pairs = zip(points, points[1:] + points[:1], strict=True)
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs)) / 2


@cache
def box(outline: Outline) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of an outline."""
    points = [point for part in polygon(outline) for point in part]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def contains(outline: Outline, x: float, y: float) -> bool:
    left, top, right, bottom = box(outline)
    if not (left <= x <= right and top <= y <= bottom):
        return False
    inside = False
    for points in polygon(outline):
        for (x0, y0), (x1, y1) in zip(points, points[1:] + points[:1], strict=True):
            if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
                inside = not inside
    return inside


def middle_x(outline: Outline) -> float:
    xs = [x for part in polygon(outline) for x, _ in part]
    return (min(xs) + max(xs)) / 2


@pytest.mark.parametrize("region", REGIONS, ids=lambda region: region.id)
def test_every_region_is_drawn_inside_its_picture(drawing: BodyDrawing, region: Region) -> None:
    picture = drawing.views[region.view]
    for points in polygon(drawing.outline(region)):
        assert area(points) > 0
        assert all(0 <= x <= picture.width and 0 <= y <= picture.height for x, y in points)


@pytest.mark.parametrize("region", REGIONS, ids=lambda region: region.id)
def test_the_persons_left_is_where_a_viewer_would_see_it(
    drawing: BodyDrawing, region: Region
) -> None:
    half = drawing.views[region.view].width / 2
    x = middle_x(drawing.outline(region))
    if region.side is None:
        assert x == pytest.approx(half, abs=0.01)
    elif region.view is View.FRONT:
        assert (x > half) == (region.side is Side.LEFT)
    else:
        assert (x < half) == (region.side is Side.LEFT)


@pytest.mark.parametrize("view", View)
def test_no_point_belongs_to_two_regions(drawing: BodyDrawing, view: View) -> None:
    picture = drawing.views[view]
    outlines = list(picture.regions.values())
    across = 29
    down = round(across * picture.height / picture.width)
    for i in range(across):
        for j in range(down):
            # Off the grid of the knots, where an edge would belong to both its neighbours.
            x = (i + 0.4137) / across * picture.width
            y = (j + 0.5713) / down * picture.height
            assert sum(contains(outline, x, y) for outline in outlines) <= 1


def test_below_the_waist_every_point_of_the_back_belongs_to_a_region(drawing: BodyDrawing) -> None:
    back = drawing.views[View.BACK]
    cloth = back.layers["leggings"]
    missed = 0
    seen = 0
    for i in range(25):
        for j in range(90):
            x, y = (i + 0.4137) / 25, (j + 0.5713) / 90 * back.height
            if any(contains(outline, x, y) for outline in cloth):
                seen += 1
                missed += not any(contains(outline, x, y) for outline in back.regions.values())
    assert seen > 300
    assert missed / seen < 0.01


@pytest.mark.parametrize("region", REGIONS, ids=lambda region: region.id)
def test_a_region_is_large_enough_to_be_hit(drawing: BodyDrawing, region: Region) -> None:
    # At the size of the page a unit is 124 px: the smallest is about 8 by 12 px, and a click
    # beside it still counts.
    whole = sum(area(points) for points in polygon(drawing.outline(region)))
    assert whole * 124 * 124 > 100


numbers = st.floats(-50, 50).map(lambda value: round(value, 4))


@given(st.lists(st.tuples(numbers, numbers), min_size=1, max_size=8), st.floats(0.1, 4))
def test_mirroring_twice_changes_nothing(points: list[tuple[float, float]], width: float) -> None:
    text = "M " + " L ".join(f"{x:.4f} {y:.4f}" for x, y in points) + " Z"
    outline = parse_outline(text)
    twice = mirrored(mirrored(outline, width), width)
    for (letter, n), (other, m) in zip(outline, twice, strict=True):
        assert letter == other
        assert n == pytest.approx(m)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("M 0 0 Q 1 1 2 2", "'Q'"),
        ("M 0 0 C 1 1 2 2 3", "C in a path needs 6 numbers"),
        ("L 0 0", "begin with M"),
        ("", "begin with M"),
    ],
)
def test_a_path_that_cannot_be_read_says_why(text: str, expected: str) -> None:
    with pytest.raises(ValueError, match=expected):
        parse_outline(text)


@pytest.mark.parametrize(
    ("wrong", "right", "expected"),
    [
        ("\nback_sacrum =", "\nback_tail =", "back_tail"),
        ("\nwidth = 1\n", "\nwidth = 0\n", "back.width must be a number above 0"),
        ("\nback_sacrum =", "\nback_sacrum = 3\nx =", "x"),
        ("[front.regions]", "[front.parts]", "regions must be a table"),
    ],
)
def test_a_broken_file_names_the_file_and_the_field(
    tmp_path: Path, wrong: str, right: str, expected: str
) -> None:
    broken = tmp_path / "broken.toml"
    text = FILE.read_text(encoding="utf-8")
    assert wrong in text
    broken.write_text(text.replace(wrong, right, 1), encoding="utf-8")
    with pytest.raises(ValueError, match=expected) as error:
        load_body(broken)
    assert str(error.value).startswith("broken.toml: ")
