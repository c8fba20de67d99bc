"""One window a data folder: what keeps a second copy away."""

from __future__ import annotations

from PySide6.QtCore import QLockFile

from sciatica_desktop.paths import Places
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.storage.files import make_private_folder


class CannotStart(Exception):
    """The window cannot be opened; the message is one sentence for a person."""


def take_lock(where: Places) -> QLockFile:
    """Keep a second copy away from the same folder.

    Raises:
        CannotStart: if another copy holds it or the folder cannot be written.
    """
    try:
        make_private_folder(where.data)
    except StorageError as error:
        raise CannotStart(str(error)) from error
    lock = QLockFile(str(where.data / "in-use.lock"))
    lock.setStaleLockTime(0)
    if lock.tryLock(0):
        return lock
    if lock.error() is QLockFile.LockError.LockFailedError:
        raise CannotStart("Sciatica Desktop is already open with this data folder.")
    raise CannotStart(f"The data folder {where.data} cannot be written to.")
