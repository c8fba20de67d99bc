"""Writes dataclasses as the TOML that ``card_file`` reads back to the very same values."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from typing import Any


def toml_bytes(value: object, heading: str = "") -> bytes:
    """A dataclass as a TOML file; fields that have their default value are left out.

    Args:
        value: a dataclass of texts, numbers, choices, tuples, dictionaries and other such classes.
        heading: one line for a person who opens the file.
    """
    # Small, but a start writes nothing.
    import tomli_w

    text = tomli_w.dumps(_plain(value))
    return (f"# {heading}\n\n{text}" if heading else text).encode()


def _plain(value: object) -> Any:
    if is_dataclass(value):
        return {
            spec.name: _plain(getattr(value, spec.name))
            for spec in fields(value)
            if getattr(value, spec.name) != _default(spec) and getattr(value, spec.name) is not None
        }
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    return value


def _default(spec: Any) -> object:
    return spec.default if spec.default_factory is MISSING else spec.default_factory()
