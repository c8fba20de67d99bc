"""Reads the drawing of the body chart, ``resources/body/body.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from sciatica_desktop.domain.body import REGIONS, Region, View
from sciatica_desktop.domain.outline import (
    BodyDrawing,
    Drawing,
    Outline,
    is_drawn_half,
    mirrored,
    parse_outline,
)

_WHOLE_LAYERS = frozenset({"top", "crease_middle"})
"""Layers that cross the middle and are drawn whole."""


@cache
def load_body(path: Path) -> BodyDrawing:
    """Read the pictures and complete their second half.

    Raises:
        ValueError: in one sentence that names the file, the field and what was expected.
        OSError: if the file cannot be read.
    """
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    return BodyDrawing({view: _drawing(path, view, content) for view in View})


def _drawing(path: Path, view: View, content: Mapping[str, object]) -> Drawing:
    table = _table(path, content, view.value)
    width = _number(path, table, view, "width")
    layers = {
        name: _both_halves(_outline(path, f"{view}.layers.{name}", text), name, width)
        for name, text in _table(path, table, "layers").items()
    }
    drawn = _table(path, table, "regions")
    wanted = [region for region in REGIONS if region.view is view]
    unknown = set(drawn) - {region.outline for region in wanted}
    if unknown:
        raise ValueError(f"{path.name}: {view}.regions has no region {min(unknown)!r}")
    regions = {region.id: _region(path, drawn, region, width) for region in wanted}
    return Drawing(width, _number(path, table, view, "height"), layers, regions)


def _region(path: Path, drawn: Mapping[str, object], region: Region, width: float) -> Outline:
    field = f"{region.view}.regions.{region.outline}"
    outline = _outline(path, field, drawn.get(region.outline))
    return outline if region.side is None or is_drawn_half(region) else mirrored(outline, width)


def _both_halves(outline: Outline, layer: str, width: float) -> tuple[Outline, ...]:
    return (outline,) if layer in _WHOLE_LAYERS else (outline, mirrored(outline, width))


def _outline(path: Path, field: str, text: object) -> Outline:
    if not isinstance(text, str):
        raise ValueError(f"{path.name}: {field} must be a path")
    try:
        return parse_outline(text)
    except ValueError as error:
        raise ValueError(f"{path.name}: {field}: {error}") from error


def _table(path: Path, table: Mapping[str, object], key: str) -> dict[str, object]:
    value = table.get(key)
    if not isinstance(value, dict):
        raise ValueError(f"{path.name}: {key} must be a table")
    return value


def _number(path: Path, table: Mapping[str, object], view: View, key: str) -> float:
    value = table.get(key)
    if not isinstance(value, int | float) or value <= 0:
        raise ValueError(f"{path.name}: {view}.{key} must be a number above 0")
    return float(value)


@cache
def load_body_colours(path: Path) -> Mapping[str, Mapping[str, str]]:
    """Read the colours of the chart: a table for each theme and one for the marks.

    Raises:
        ValueError: in one sentence that names the file and the field.
        OSError: if the file cannot be read.
    """
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        key: {name: str(colour) for name, colour in _table(path, content, key).items()}
        for key in ("light", "dark", "marks")
    }
