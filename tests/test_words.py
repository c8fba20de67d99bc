"""What the program may not say, to anybody: read off every string and every resource file."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
PACKAGE = sorted((ROOT / "sciatica_desktop").rglob("*.py"))

FORBIDDEN = re.compile(
    r"\b(cure[sd]?|curing|heal(s|ed|ing)?|diagnos\w*|prevent\w*|guarantee\w*|risk score\w*"
    r"|recover\w*|treat your sciatica|you are improving)\b",
    re.IGNORECASE,
)
"""A promise, a verdict, or a claim that makes a diary a medical device."""

ALLOWED = (
    "not a medical record or diagnosis",  # the standing notice
    "not a diagnosis",
    "does not diagnose",
    "cannot diagnose",
)

QUESTIONNAIRES = re.compile(
    r"oswestry|roland.?morris|pain\s?detect|start\s?back|\bdn4\b|mcgill pain", re.IGNORECASE
)
"""Instruments whose items are under licence; the program asks its own questions."""

UNREAD_KEYS = {"sources", "source", "url", "id"}
"""Keys of resource files whose text is another's title or never shown."""


def docstrings(tree: ast.Module) -> set[int]:
    """The identities of the nodes that document code, and attributes' docstrings with them."""
    return {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def texts_in_code(path: Path) -> Iterator[tuple[str, str]]:
    """Every string of a module but its docstrings, with its place."""
    tree = ast.parse(path.read_bytes())
    silent = docstrings(tree)
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in silent
        ):
            yield f"{path.relative_to(ROOT).as_posix()}:{node.lineno}", node.value


def texts_in_value(place: str, value: object) -> Iterator[tuple[str, str]]:
    """Every string below a decoded value, with the keys that lead to it."""
    match value:
        case str():
            yield place, value
        case dict():
            for key, inner in value.items():
                if key not in UNREAD_KEYS:
                    yield from texts_in_value(f"{place} {key}", inner)
        case list():
            for number, inner in enumerate(value):
                yield from texts_in_value(f"{place} [{number}]", inner)


def texts_in_resources() -> Iterator[tuple[str, str]]:
    """Every text of the resource files, with its place."""
    for path in sorted((ROOT / "resources").rglob("*")):
        name = path.relative_to(ROOT).as_posix()
        if path.suffix == ".toml":
            yield from texts_in_value(name, tomllib.loads(path.read_text(encoding="utf-8")))
        elif path.suffix == ".md" and path.parent.name != "fonts":
            yield name, path.read_text(encoding="utf-8")


def all_texts() -> list[tuple[str, str]]:
    """What a person may come to read."""
    return [text for path in PACKAGE for text in texts_in_code(path)] + list(texts_in_resources())


def without_allowed(text: str) -> str:
    """The text less the sentences that say what the program does not do."""
    for sentence in ALLOWED:
        text = re.sub(re.escape(sentence), "", text, flags=re.IGNORECASE)
    return text


def test_nothing_is_promised() -> None:
    found = [
        f"{place}: {match[0]}"
        for place, text in all_texts()
        if (match := FORBIDDEN.search(without_allowed(text)))
    ]
    assert found == []


def test_no_licensed_questionnaire_is_used() -> None:
    assert [place for place, text in all_texts() if QUESTIONNAIRES.search(text)] == []


@pytest.mark.parametrize(
    ("text", "forbidden"),
    [
        ("This heals your nerve.", True),
        ("It prevents flares.", True),
        ("Your health, your diary.", False),
        ("This is a diary, not a medical record or diagnosis.", False),
        ("Diagnosis: sciatica", True),
    ],
)
def test_the_watch_on_words_sees_what_it_should(text: str, forbidden: bool) -> None:
    assert bool(FORBIDDEN.search(without_allowed(text))) == forbidden
