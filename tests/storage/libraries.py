"""Libraries with things of one's own in them, and pictures made by hand."""

from __future__ import annotations

import struct
import zlib
from dataclasses import fields, replace
from functools import cache
from pathlib import Path

from sciatica_desktop import resources
from sciatica_desktop.domain.drawn import DrawnExercise
from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.routine import Item, Routine
from sciatica_desktop.storage.library import Library, load_library
from sciatica_desktop.storage.own_library import OwnLibrary

FLOSS = "floss_seated"
HOLD = "hipflex_halfkneel"


@cache
def shipped() -> Library:
    """What the program brings."""
    return load_library(resources.root())


def own_library(folder: Path, *, cached: bool = False) -> OwnLibrary:
    """The library of a person with that data folder."""
    return OwnLibrary(shipped(), folder, folder / "cache" if cached else None)


def my_floss(own_id: str = "my_floss", /, **changes: object) -> Exercise:
    """A copy of a shipped exercise that is shown by its figure."""
    words = {"id": own_id, "name": "My floss", "figure_of": FLOSS, **changes}
    return replace(shipped().exercises[FLOSS], **words)  # type: ignore[arg-type]  # any field


def my_drawn(own_id: str, of: str) -> DrawnExercise:
    """A copy of a shipped exercise with a figure of its own."""
    card = replace(shipped().exercises[of], id=own_id)
    words = {spec.name: getattr(card, spec.name) for spec in fields(card)}
    return DrawnExercise(**words, figure=shipped().figures[of])


def my_routine(name: str = "my_routine", *exercises: str) -> Routine:
    """A routine of exercises with their own doses."""
    return Routine(name, "Evening", "mat", tuple(Item(e) for e in exercises or (FLOSS, HOLD)))


def files_of(folder: Path) -> dict[str, bytes]:
    """What lies in a data folder, by path; the cache left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "cache" not in path.parts
    }


def chunk(kind: bytes, content: bytes) -> bytes:
    """One part of a PNG."""
    return (
        struct.pack(">I", len(content)) + kind + content
        + struct.pack(">I", zlib.crc32(kind + content))
    )  # fmt: skip


def png(width: int = 2, height: int = 2, *more: bytes) -> bytes:
    """A PNG that says it is so large; it is whole only where it is small."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + bytes(min(width, 9))) * min(height, 9))
    parts = [chunk(b"IHDR", head), *more, chunk(b"IDAT", rows), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def jpeg(width: int = 2, height: int = 2, scans: int = 1) -> bytes:
    """The bones of a JPEG."""
    about = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0" + bytes(9)
    size = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\1\x11\0"
    return b"\xff\xd8" + about + size + b"\xff\xda\0\x08" * scans + b"\xff\xd9"


def svg(inside: str = '<path d="M0 0 9 9"/>', head: str = "", sizes: str = "0 0 30 20") -> bytes:
    """An SVG drawing."""
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'{head}<svg {names} viewBox="{sizes}">{inside}</svg>'.encode()
