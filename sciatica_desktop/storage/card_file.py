"""Decodes a TOML file strictly into dataclasses; what is wrong is told in one sentence."""

from __future__ import annotations

import math
import re
import types
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

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
}


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file as it is.

    Raises:
        ValueError: in one sentence that names the file and, for a slip of the pen, the line.
    """
    # tomllib is slow to load and needed only when there is no compiled library.
    import tomllib

    try:
        if not path.is_file():
            raise ValueError(f"{path} is not a file.")
        if path.stat().st_size > LARGEST_BYTES:
            raise ValueError(f"{path} is larger than 1 MiB, so it is not an exercise or a routine.")
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ValueError(f"{path} is not a text file in UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path}: not valid TOML: {_first_lower(str(error))}.") from error
    except RecursionError as error:
        raise ValueError(f"{path}: not valid TOML: lists are nested too deep.") from error
    except OSError as error:
        raise ValueError(f"{path} cannot be read: {error.strerror or error}.") from error


def decode(path: Path, content: Mapping[str, Any], kind: type[T]) -> T:
    """Turn what a file holds into a dataclass.

    Raises:
        ValueError: in one sentence: file, field and what was expected.
    """
    # Takes 40 ms to load, and a start that finds the compiled library does without it.
    import msgspec

    for complaint in _complaints(content, kind, ""):
        raise ValueError(f"{path}: {complaint}.")
    try:
        return msgspec.convert(content, kind)
    except msgspec.ValidationError as error:
        raise ValueError(f"{path}: {_in_plain_words(str(error))}.") from error


def _complaints(value: object, kind: Any, field: str) -> Iterator[str]:
    """What the converter would let pass, or would not name well: keys, choices, endless numbers."""
    if isinstance(value, float) and not math.isfinite(value):
        yield f"{field} must be a finite number, not {value}"
    kind = _fitting(value, kind)
    if isinstance(value, dict) and _is_record(kind):
        hints = _hints(kind)
        for key in value:
            if key not in hints:
                yield f"{_join(field, key)} is not a known field; expected {', '.join(hints)}"
        for spec in fields(kind):
            if spec.name in value:
                yield from _complaints(value[spec.name], hints[spec.name], _join(field, spec.name))
            elif spec.default is MISSING and spec.default_factory is MISSING:
                yield f"{_join(field, spec.name)} is missing"
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
            yield f"{field} must be one of {', '.join(choices)}, not {value!r}"


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


def _is_record(kind: Any) -> bool:
    return is_dataclass(kind)


def _join(field: str, key: str) -> str:
    return f"{field}.{key}" if field else key


_AT = re.compile(r"^(?P<what>.*?)(?: - at `(?:key in )?\$\.?(?P<field>[^`]*)`)?$", re.DOTALL)
_EXPECTED = re.compile(r"^Expected `(?P<wanted>[^`]+)`(?P<more>.*?), got `?(?P<got>[^`]+)`?$")


def _in_plain_words(message: str) -> str:
    """The converter's message, with the field first and types in everyday words."""
    parts = _AT.match(message)
    if parts is None:
        return message.rstrip(".")
    what, field = parts["what"].rstrip("."), parts["field"] or ""
    expected = _EXPECTED.match(what)
    if expected is not None:
        wanted, got = _named(expected["wanted"]), _named(expected["got"])
        what = f"expected {wanted}{expected['more']}, not {got}"
    return f"{field}: {what}" if field else what


def _named(kinds: str) -> str:
    names = [_PLAIN_NAMES.get(name.strip(), name.strip()) for name in kinds.split("|")]
    return " or ".join(name for name in names if name != "nothing") or "nothing"


def _first_lower(text: str) -> str:
    return text[:1].lower() + text[1:]
