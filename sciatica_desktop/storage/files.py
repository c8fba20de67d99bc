"""Writes files that only the person can read, whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sciatica_desktop.storage.errors import DiskFull, FolderNotWritable, StorageError

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NOT_ALLOWED = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_NO_FOLDER = frozenset({errno.ENOTDIR, errno.ENOENT, errno.EEXIST})

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def make_private_folder(folder: Path) -> None:
    """Make a folder, and those above it, that only the person can enter.

    A folder that was there before and holds other things is somebody's own and stays as it is;
    an empty one is made private.

    Raises:
        StorageError: in one sentence that names the folder.
    """
    with _told_plainly(folder):
        missing = [folder, *folder.parents]
        missing = missing[: next(i for i, place in enumerate(missing) if place.exists())]
        for place in reversed(missing):
            place.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        if not missing and not any(folder.iterdir()):
            folder.chmod(PRIVATE_FOLDER)


def write_private(path: Path, content: bytes) -> None:
    """Replace a file whole: after a power cut it holds the old content or the new one.

    The file is readable by the person alone (0600). A device or a pipe is written to as it is.

    Raises:
        StorageError: in one sentence that names the folder; the old file is untouched.
    """
    path = path.resolve()
    if path.exists() and not path.is_file() and not path.is_dir():
        with _told_plainly(path.parent):
            path.write_bytes(content)
        return
    if path.is_dir():
        raise StorageError(f"{path} is a folder, not a file.")
    if not path.parent.exists():
        make_private_folder(path.parent)
    with _told_plainly(path.parent):
        # mkstemp opens with 0600.
        # Brings random numbers and their hashes, which a start that writes nothing does without.
        import tempfile

        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
        _keep_rename(path.parent)


def say_plainly(error: OSError, folder: Path) -> StorageError:
    """The sentence for an error of the file system, naming the folder it happened in."""
    if error.errno in _NO_ROOM:
        return DiskFull(f"The disk is full, so nothing more could be written to {folder}.")
    if error.errno in _NOT_ALLOWED:
        return FolderNotWritable(f"The folder {folder} cannot be written to.")
    if error.errno in _NO_FOLDER:
        return FolderNotWritable(f"{folder} is not a folder that can be written to.")
    reason = error.strerror or type(error).__name__
    return StorageError(f"Nothing could be written to {folder}: {reason}.")


@contextmanager
def _told_plainly(folder: Path) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise say_plainly(error, folder) from error


def _keep_rename(folder: Path) -> None:
    """Make the rename itself outlive a power cut; Windows has no such call and needs none."""
    if os.name != "posix":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
