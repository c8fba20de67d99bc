"""Reads TOML files strictly into dataclasses; what is wrong is told in one sentence with its line.

Nothing in a file can make the reading take long: what a parser would choke on is told before.
"""

from __future__ import annotations

import math
import re
import types
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from sciatica_desktop.storage.files_read import NotAFileError, read_bounded

T = TypeVar("T")

LARGEST_BYTES = 1024 * 1024
"""A card is some ten thousand letters; a file larger than 1 MiB is something else."""

_PLAIN_NAMES = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "a table",
    "null": "nothing",
    "datetime": "a date and time",
    "date": "a date",
    "time": "a time of day",
}


@dataclass(frozen=True, slots=True)
class CardText:
    """A TOML file that was read.

    Attributes:
        path: where it lies; named in every complaint.
        text: as it was written.
        content: what it holds.
    """

    path: Path
    text: str
    content: Mapping[str, Any]

    def decode(self, kind: type[T]) -> T:
        """Turn all of it into a dataclass.

        Raises:
            ValueError: in one sentence: file, line, field and what was expected.
        """
        return decode(self.path, self.content, kind, self.text)

    def wrong(self, field: str, said: str) -> ValueError:
        """The error for a field, with its line.

        Args:
            field: such as ``phases[1].cue``; empty for the whole file.
            said: what is wrong, as it follows the line; no full stop.
        """
        return ValueError(_sentence(self.path, self.text, field, said))


def read_card(path: Path) -> CardText:
    """Read a TOML file as it is.

    Raises:
        ValueError: in one sentence that names the file and, for a slip of the pen, the line.
    """
    try:
        return parse_card(path, read_bounded(path, LARGEST_BYTES))
    except NotAFileError as error:
        raise ValueError(f"{path} is not a file.") from error
    except OSError as error:
        raise ValueError(f"{path} cannot be read: {error.strerror or error}.") from error


def parse_card(path: Path, content: bytes, largest: int = LARGEST_BYTES) -> CardText:
    """Read TOML that is already at hand.

    Args:
        path: where it comes from, for complaints.
        content: the bytes of the file.
        largest: how many there may be.

    Raises:
        ValueError: in one sentence that names the file and, for a slip of the pen, the line.
    """
    if len(content) > largest:
        size = f"{largest // LARGEST_BYTES} MiB"
        raise ValueError(f"{path} is larger than {size}, so it is not an exercise or a routine.")
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode()
        said = "not a text file in UTF-8"
        raise ValueError(_at_line(path, before, before.count("\n") + 1, said)) from error
    return CardText(path, text, _parsed(path, text))


def decode(path: Path, content: Mapping[str, Any], kind: type[T], text: str | None = None) -> T:
    """Turn what a file holds into a dataclass.

    Args:
        path: where it comes from, for complaints.
        content: what the file holds.
        kind: the dataclass.
        text: the file as written, so that a complaint can name the line.

    Raises:
        ValueError: in one sentence: file, line, field and what was expected.
    """
    # Takes 40 ms to load, and a start that finds the compiled library does without it.
    import msgspec

    for field, said in _complaints(content, kind, ""):
        raise ValueError(_sentence(path, text, field, said))
    try:
        return msgspec.convert(content, kind)
    except msgspec.ValidationError as error:
        field, said = _deepest(content, kind, "", str(error))
        raise ValueError(_sentence(path, text, field, said)) from error


# --- the text -----------------------------------------------------------------------------------

# Patterns as text: a start that finds the compiled library needs none of them.
_CHOKING = (
    (
        r"(?<![\w-])(?:(?:[\w-]++|\"[^\"\n]*+\"|'[^'\n]*+')[ \t]*+\.[ \t]*+){32}",
        "a name with too many dots",
    ),
    (r"(?:[\[{]\s*+){50}", "lists are nested too deep"),
    (r"(?<![A-Za-z0-9+/])[0-9_]{1000}", "a number with too many digits"),
)
"""What takes the parser the square of its length in time, or ends it without a word of where."""
_WHERE = r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)$"


def _parsed(path: Path, text: str) -> dict[str, Any]:
    # tomllib is slow to load and needed only when there is no compiled library.
    import tomllib

    for pattern, what in _CHOKING:
        found = re.search(pattern, text)
        if found is not None:
            line = text.count("\n", 0, found.start()) + 1
            raise ValueError(_at_line(path, text, line, f"not valid TOML: {what}"))
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(_slip(path, text, str(error))) from error
    except RecursionError as error:
        line = text.count("\n") + 1
        said = "not valid TOML: lists are nested too deep"
        raise ValueError(_at_line(path, text, line, said)) from error


def _slip(path: Path, text: str, said: str) -> str:
    """What the parser said, with the line first and the field it is in or after."""
    where = re.search(_WHERE, said)
    if where is None:
        return f"{path}: not valid TOML: {_first_lower(said)}."
    line = int(where["line"] or text.count("\n", 0, len(text.rstrip())) + 1)
    what = f"not valid TOML: {_first_lower(said[: where.start()])}"
    return _at_line(path, text, line, what)


def _at_line(path: Path, text: str, line: int, said: str) -> str:
    """One sentence about a line that could not be read, with the field it is in or after."""
    from sciatica_desktop.storage.toml_lines import field_near  # only where a file is wrong

    field = field_near(text, line)
    return f"{path}: line {line}: {f'{field}: ' if field else ''}{said}."


def _sentence(path: Path, text: str | None, field: str, said: str) -> str:
    """One sentence with the line of the field, or of what is named below it."""
    if text is None:
        return f"{path}: {said}."
    from sciatica_desktop.storage.toml_lines import Lines  # only where a file is wrong

    line = Lines(text).meant(field, said.removeprefix(f"{field}: "))
    return f"{path}: line {line}: {said}."


# --- the fields ---------------------------------------------------------------------------------


def _complaints(value: object, kind: Any, field: str) -> Iterator[tuple[str, str]]:
    """What the converter would let pass, or would not name well: keys, choices, endless numbers."""
    if isinstance(value, float) and not math.isfinite(value):
        yield field, f"{field} must be a finite number, not {value}"
    kind = _fitting(value, kind)
    if isinstance(value, dict) and is_dataclass(kind):
        yield from _complaints_of_record(value, kind, field)
    elif isinstance(value, dict) and get_origin(kind) is dict:
        for key, inner in value.items():
            yield from _complaints(inner, get_args(kind)[1], _join(field, key))
    elif isinstance(value, list) and get_origin(kind) is tuple:
        inner_kind = get_args(kind)[0]
        for number, inner in enumerate(value):
            yield from _complaints(inner, inner_kind, f"{field}[{number}]")
    elif isinstance(kind, type) and issubclass(kind, Enum) and isinstance(value, str):
        choices = [str(choice.value) for choice in kind]
        if value not in choices:
            yield field, f"{field} must be one of {', '.join(choices)}, not {_shortened(value)}"


def _complaints_of_record(
    value: dict[str, Any], kind: Any, field: str
) -> Iterator[tuple[str, str]]:
    hints = _hints(kind)
    for key in value:
        if key not in hints:
            known = ", ".join(hints)
            unknown = _join(field, key)
            yield unknown, f"{_shortened(unknown, '')} is not a known field; expected {known}"
    for spec in fields(kind):
        name = _join(field, spec.name)
        if spec.name in value:
            yield from _complaints(value[spec.name], hints[spec.name], name)
        elif spec.default is MISSING and spec.default_factory is MISSING:
            yield field, f"{name} is missing"


def _deepest(value: object, kind: Any, field: str, message: str) -> tuple[str, str]:
    """The innermost field the converter refuses, and what it says: it names only the way there."""
    import msgspec

    for part, part_kind, part_field in _parts(value, _fitting(value, kind), field):
        try:
            msgspec.convert(part, part_kind)
        except msgspec.ValidationError as error:
            return _deepest(part, part_kind, part_field, str(error))
    said = _in_plain_words(message)
    return field, f"{field}: {said}" if field else said


def _parts(value: object, kind: Any, field: str) -> Iterator[tuple[object, Any, str]]:
    """What a value is made of, each part with what it should be and its field."""
    if isinstance(value, dict) and is_dataclass(kind):
        hints = _hints(kind)  # type: ignore[arg-type]  # a class, whatever its instances are
        for key, inner in value.items():
            yield inner, hints[key], _join(field, key)
    elif isinstance(value, dict) and get_origin(kind) is dict:
        for key, inner in value.items():
            yield inner, get_args(kind)[1], _join(field, key)
    elif isinstance(value, list) and get_origin(kind) is tuple:
        for number, inner in enumerate(value):
            yield inner, get_args(kind)[0], f"{field}[{number}]"


def _fitting(value: object, kind: Any) -> Any:
    """The member of a union that a value is meant for: a table, a list or a plain value."""
    if get_origin(kind) not in (Union, types.UnionType):
        return kind
    members = [member for member in get_args(kind) if member is not type(None)]
    for member in members:
        if isinstance(value, dict) and (is_dataclass(member) or get_origin(member) is dict):
            return member
        if isinstance(value, list) and get_origin(member) is tuple:
            return member
    return members[0]


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _join(field: str, key: str) -> str:
    return f"{field}.{key}" if field else key


# --- words --------------------------------------------------------------------------------------

_AT = r" - at `[^`]*`$"
_EXPECTED = r"^Expected `(?P<wanted>[^`]+)`(?P<more>.*?), got `?(?P<got>[^`]+)`?$"
_LONGEST_WORDS = 60
"""Letters of what a file holds that are said back."""


def _in_plain_words(message: str) -> str:
    """The converter's message without its path, and with types in everyday words."""
    said = re.sub(_AT, "", message).rstrip(".")
    expected = re.match(_EXPECTED, said)
    if expected is None:
        return said.replace("\n", " ")
    wanted, got = _named(expected["wanted"]), _named(expected["got"])
    return f"expected {wanted}{expected['more']}, not {got}"


def _named(kinds: str) -> str:
    names = [_PLAIN_NAMES.get(name.strip(), name.strip()) for name in kinds.split("|")]
    return " or ".join(name for name in names if name != "nothing") or "nothing"


def _shortened(text: str, quote: str = "'") -> str:
    """What a file holds, fit to stand in a sentence: on one line and not endless."""
    plain = text if text.isprintable() else text.encode("unicode_escape").decode()
    if len(plain) > _LONGEST_WORDS:
        plain = f"{plain[:_LONGEST_WORDS]}…"
    return f"{quote}{plain}{quote}"


def _first_lower(text: str) -> str:
    return text[:1].lower() + text[1:]
