"""Reads files of which nothing is known: never more than a limit, never a link or a pipe."""

from __future__ import annotations

import os
import stat
from pathlib import Path

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class NotAFileError(OSError):
    """A folder, a device, a pipe, a link that is not followed, or nothing."""


def read_bounded(path: Path, most: int, *, follow: bool = True) -> bytes:
    """Read a file, and one byte more than allowed so that the caller sees where it is too large.

    Args:
        path: an ordinary file.
        most: bytes.
        follow: whether the path may be a link.

    Raises:
        NotAFileError: if it is not an ordinary file; a pipe is not waited for.
        OSError: if it cannot be read.
    """
    if not follow and path.is_symlink():
        raise NotAFileError(f"{path} is a link.")
    try:
        handle = os.open(path, _FLAGS | (0 if follow else getattr(os, "O_NOFOLLOW", 0)))
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as error:
        raise NotAFileError(f"{path} is not a file.") from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise NotAFileError(f"{path} is not a file.")
    with os.fdopen(handle, "rb") as file:
        return file.read(most + 1)
