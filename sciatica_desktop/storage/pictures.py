"""Looks a picture over before anything decodes it: what it is, how large, and that it is whole.

The content tells, not the name. Sizes are read from the header, so that a small file that would
fill the memory when it is opened never is.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sciatica_desktop.storage.errors import StorageError

LARGEST_PICTURE_BYTES = 4 * 1024 * 1024
MOST_PIXELS_A_SIDE = 4096
_MOST_SCANS = 100
"""A JPEG is drawn again for every scan; cameras write one, progressive files about ten."""

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_JPEG_SCAN = b"\xff\xda"
_JPEG_SIZES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""Markers of a segment that tells the size."""
_JPEG_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
"""Markers that no length follows."""


class PictureError(StorageError):
    """A picture is not taken; one sentence that begins with "The picture"."""


class PictureKind(StrEnum):
    """What a picture is; the value is the ending of its file."""

    PNG = "png"
    JPEG = "jpg"
    SVG = "svg"


@dataclass(frozen=True, slots=True)
class Picture:
    """What is known of a picture without decoding it.

    Attributes:
        kind: PNG, JPEG or SVG.
        width: pixels, or units of a drawing.
        height: pixels, or units of a drawing.
    """

    kind: PictureKind
    width: float
    height: float


def check_picture(content: bytes) -> Picture:
    """Check the content of a PNG, JPEG or SVG file.

    Raises:
        PictureError: in one sentence, if it is something else, too large, damaged, or reaches
            outside itself.
    """
    if len(content) > LARGEST_PICTURE_BYTES:
        raise PictureError("The picture is larger than 4 MiB.")
    if content.startswith((_PNG, _JPEG)):
        return check_pixels(content)
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        # Its parser is needed for drawings alone.
        from sciatica_desktop.storage.pictures_svg import size_of_drawing

        return Picture(PictureKind.SVG, *size_of_drawing(content))
    raise PictureError("The picture is neither PNG, JPEG nor SVG.")


def check_pixels(content: bytes) -> Picture:
    """Check the content of a PNG or JPEG file.

    Raises:
        PictureError: in one sentence.
    """
    try:
        if content.startswith(_PNG):
            kind, size = PictureKind.PNG, _png_size(content)
        elif content.startswith(_JPEG):
            kind, size = PictureKind.JPEG, _jpeg_size(content)
        else:
            raise PictureError("The picture is neither PNG nor JPEG.")
    except (struct.error, IndexError, StopIteration) as error:
        raise PictureError("The picture is damaged: it ends too soon.") from error
    width, height = size
    if not (0 < width <= MOST_PIXELS_A_SIDE and 0 < height <= MOST_PIXELS_A_SIDE):
        raise PictureError(
            f"The picture is {width} by {height} pixels; at most"
            f" {MOST_PIXELS_A_SIDE} by {MOST_PIXELS_A_SIDE} are taken."
        )
    return Picture(kind, width, height)


def _png_size(content: bytes) -> tuple[int, int]:
    kinds = [kind for kind, _ in _png_chunks(content)]
    if kinds[:1] != [b"IHDR"] or kinds.count(b"IHDR") != 1 or kinds[-1] != b"IEND":
        raise PictureError("The picture is damaged: it is not a whole PNG.")
    if b"acTL" in kinds:
        raise PictureError("The picture moves by itself; a still one is needed.")
    width, height = struct.unpack_from(">II", content, next(_png_chunks(content))[1])
    return width, height


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, int]]:
    """The kind of each chunk, and where its data begins."""
    place = len(_PNG)
    kind = b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", content, place)
        yield kind, place + 8
        place += 12 + length
        if place > len(content):
            raise IndexError


def _jpeg_size(content: bytes) -> tuple[int, int]:
    if content.count(_JPEG_SCAN) > _MOST_SCANS:
        raise PictureError("The picture is a JPEG with too many scans.")
    place = 2
    while True:
        if content[place] != 0xFF:
            raise PictureError("The picture is damaged: it is not a whole JPEG.")
        marker = content[place + 1]
        if marker == 0xFF or marker in _JPEG_ALONE:
            place += 1 if marker == 0xFF else 2
            continue
        (length,) = struct.unpack_from(">H", content, place + 2)
        if marker in _JPEG_SIZES:
            height, width = struct.unpack_from(">HH", content, place + 5)
            return width, height
        if marker in (0xD9, 0xDA) or length < 2:
            raise PictureError("The picture is damaged: it is not a whole JPEG.")
        place += 2 + length
