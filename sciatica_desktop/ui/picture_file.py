"""Pictures the app keeps for itself, on disk as they lie in memory.

The first page of a start waits for one of these: read as it is, it is there in a tenth of the
time that even an unpacked PNG takes, and in the form that is painted fastest.
"""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

from PySide6.QtGui import QImage

from sciatica_desktop.storage.files import write_private

_HEAD = struct.Struct("=4sIIII")
"""Mark, width and height in px, length of the words, checksum of what follows (the pixels, then
the words); in the order of this machine."""
_MARK = b"pic2"
_WORDS = "labels"
"""The one text of a picture that is kept with it."""
_FORMAT = QImage.Format.Format_ARGB32_Premultiplied
_BYTES_A_PIXEL = 4


def write_picture(path: Path, image: QImage) -> None:
    """Keep a picture, whole or not at all.

    Raises:
        StorageError: if it cannot be written.
    """
    image = image.convertToFormat(_FORMAT)
    words = image.text(_WORDS).encode()
    content = bytes(image.constBits()) + words
    head = _HEAD.pack(_MARK, image.width(), image.height(), len(words), zlib.crc32(content))
    write_private(path, head + content)


def read_picture(path: Path) -> QImage | None:
    """A kept picture, or None where there is none or it is damaged."""
    try:
        content = path.read_bytes()
        mark, width, height, length, checksum = _HEAD.unpack_from(content)
    except (OSError, struct.error):
        return None
    pixels = width * height * _BYTES_A_PIXEL
    kept = memoryview(content)[_HEAD.size :]
    if mark != _MARK or len(kept) != pixels + length or zlib.crc32(kept) != checksum:
        return None
    # A copy, for the image would look into bytes that are gone after this.
    image = QImage(kept[:pixels], width, height, width * _BYTES_A_PIXEL, _FORMAT).copy()
    if length:
        image.setText(_WORDS, bytes(kept[pixels:]).decode())
    return image
