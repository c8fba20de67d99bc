"""Ways to break an exercise file, each with what a complaint about it has to name."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import tomli_w
from hypothesis import strategies as st

Steps = tuple[str | int, ...]
"""The way to a value: keys and numbers of list entries."""

REQUIRED = {
    "card": {
        *("id", "name", "short_name", "kind", "laterality", "family", "area", "places"),
        *("equipment", "dose", "phases", "side_words", "start", "how", "breathing", "feel"),
        *("errors", "easier", "harder", "not_if", "stop_if", "evidence", "sources"),
    },
    "phases": {"kind", "word", "cue", "pose", "seconds"},
    "sources": {"title", "address"},
    "side_words": {"part", "detail"},
    "props": {"kind", "x", "y", "z"},
    "anchor": {"bone", "at"},
    "focus": {"muscle"},
    "arrows": {"start", "end", "track"},
    "track": {"bone"},
    "figure": {"poses"},
}
FREE_KEYS = {"angles", "limbs", "poses"}
"""Tables whose keys are names, not fields."""

CHOICES = {
    *("kind", "laterality", "family", "area", "places", "muscle", "side"),
    *("bone", "holds", "pivot", "pose", "start", "end"),
}
"""Fields below which a text has to be one of a few; ``start`` of a card is free text."""

TOO_MUCH: dict[str, object] = {
    "sets": 11, "repetitions": 0, "hold_s": -1, "times_per_day": 99, "rest_between_sets_s": -3,
    "irritability_max": 11, "earliest_after_waking_h": -1, "seconds": 0, "yaw": 300, "feel": 2,
    "glide": -0.5, "strength": 0, "address": "http://example.org", "cue": "x" * 41, "word": "",
    "title": "", "name": "", "id": "Not An Id", "far_shade": 7, "span": [0.9, 0.1], "x": [2, 1],
}  # fmt: skip


@dataclass(frozen=True)
class Broken:
    """A broken file.

    Attributes:
        content: its bytes.
        names: one of these has to be in the complaint; empty where there is no field to name.
        rows: one of these has to be in the line that the complaint gives; empty for any line.
    """

    content: bytes
    names: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()


def walk(value: object, steps: Steps = ()) -> Iterator[tuple[Steps, object]]:
    """Every value below one, with the way to it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*steps, key), inner
            yield from walk(inner, (*steps, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield (*steps, number), inner
            yield from walk(inner, (*steps, number))


def name_of(steps: Steps) -> str:
    """The last key on the way."""
    return next((step for step in reversed(steps) if isinstance(step, str)), "")


def table_of(steps: Steps) -> str:
    """The table that a key stands in: "card" for the file itself."""
    keys = [step for step in steps if isinstance(step, str)]
    return keys[-2] if len(keys) > 1 else "card"


def changed(card: dict[str, Any], steps: Steps, value: object) -> dict[str, Any]:
    """A copy of a card with another value somewhere."""
    card = copy.deepcopy(card)
    inner: Any = card
    for step in steps[:-1]:
        inner = inner[step]
    inner[steps[-1]] = value
    return card


def without(card: dict[str, Any], steps: Steps, renamed: str = "") -> dict[str, Any]:
    """A copy of a card that lacks a key, or has it under another name."""
    card = copy.deepcopy(card)
    inner: Any = card
    for step in steps[:-1]:
        inner = inner[step]
    value = inner.pop(steps[-1])
    if renamed:
        inner[renamed] = value
    return card


def written(card: dict[str, Any], *names: str, rows: tuple[str, ...] = ()) -> Broken:
    """A broken card as a file."""
    return Broken(tomli_w.dumps(card).encode(), names, rows)


def other_kind(value: object) -> object:
    """A value of a kind that does not fit where this one does."""
    if isinstance(value, bool | int | float):
        return "seven"
    if isinstance(value, str):
        return 7
    return 3.5


@st.composite
def broken_files(draw: st.DrawFn, text: str) -> Broken:
    """An exercise file broken in one of many ways."""
    ways = [dropped, renamed, retyped, out_of_range, misnamed, misnested, cut, scribbled]
    way = draw(st.sampled_from(ways))
    return draw(way(text))


@st.composite
def dropped(draw: st.DrawFn, text: str) -> Broken:
    card = tomllib.loads(text)
    needed = [
        steps
        for steps, _ in walk(card)
        if isinstance(steps[-1], str) and steps[-1] in REQUIRED.get(table_of(steps), ())
    ]
    steps = draw(st.sampled_from(needed))
    return written(without(card, steps), name_of(steps))


@st.composite
def renamed(draw: st.DrawFn, text: str) -> Broken:
    card = tomllib.loads(text)
    keys = [
        steps
        for steps, _ in walk(card)
        if isinstance(steps[-1], str) and table_of(steps) not in {"poses"}
    ]
    steps = draw(st.sampled_from(keys))
    name = f"{steps[-1]}_{draw(st.sampled_from(['x', 's', '2']))}"
    return written(without(card, steps, name), name, rows=(name,))


@st.composite
def retyped(draw: st.DrawFn, text: str) -> Broken:
    card = tomllib.loads(text)
    steps, value = draw(st.sampled_from(list(walk(card))))
    new = other_kind(value)
    rows = (name_of(steps), str(new), "[")
    return written(changed(card, steps, new), name_of(steps), rows=rows)


@st.composite
def out_of_range(draw: st.DrawFn, text: str) -> Broken:
    card = tomllib.loads(text)
    found = [
        steps
        for steps, _ in walk(card)
        if steps[-1] in TOO_MUCH and not (steps[-1] == "yaw" and "foot" in steps)
    ]
    steps = draw(st.sampled_from(found))
    name = name_of(steps)
    return written(changed(card, steps, TOO_MUCH[name]), name, rows=(name,))


@st.composite
def misnamed(draw: st.DrawFn, text: str) -> Broken:
    card = tomllib.loads(text)
    found = [
        steps
        for steps, value in walk(card)
        if isinstance(value, str) and name_of(steps) in CHOICES and steps != ("start",)
    ]
    steps = draw(st.sampled_from(found))
    word = draw(st.sampled_from(["nowhere", "", "Hold", "moon"]))
    return written(changed(card, steps, word), name_of(steps), rows=(f'"{word}"',))


@st.composite
def misnested(draw: st.DrawFn, text: str) -> Broken:
    card = tomllib.loads(text)
    found = [(steps, value) for steps, value in walk(card) if isinstance(value, dict | list)]
    steps, value = draw(st.sampled_from(found))
    new: object = [value, value] if isinstance(value, dict) else {"entry": value}
    return written(changed(card, steps, new), name_of(steps))


@st.composite
def cut(draw: st.DrawFn, text: str) -> Broken:
    """Ends before its figure has a pose: whatever comes before that is needed."""
    end = draw(st.integers(0, text.index("[figure.poses")))
    return Broken(text[:end].encode())


@st.composite
def scribbled(draw: st.DrawFn, text: str) -> Broken:
    content = text.encode()
    at = draw(st.integers(0, len(content)))
    noise = draw(st.sampled_from([b"\x00", b"\xff", b"\x80\x81", b"\x1b[2J", b"\xc3("]))
    return Broken(content[:at] + noise + content[at:])
