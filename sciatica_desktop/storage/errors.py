"""What can go wrong with the person's files, each told in one sentence."""

from __future__ import annotations


class StorageError(Exception):
    """Something could not be kept or read; the message is one sentence for a person."""


class NewerDatabase(StorageError):  # noqa: N818  # named after what happened
    """The file was written by a newer version of the program."""


class DamagedDatabase(StorageError):  # noqa: N818  # named after what happened
    """The file is not a diary, or not a whole one."""


class FolderNotWritable(StorageError):  # noqa: N818  # named after what happened
    """The folder cannot be written to."""


class DatabaseBusy(StorageError):  # noqa: N818  # named after what happened
    """Another copy of the program is writing."""


class DiskFull(StorageError):  # noqa: N818  # named after what happened
    """There is no room left."""
