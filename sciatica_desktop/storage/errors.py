"""What can go wrong with the person's files, each told in one sentence."""

from __future__ import annotations


class StorageError(Exception):
    """Something could not be kept or read; the message is one sentence for a person."""


class NewerDatabase(StorageError):
    """The file was written by a newer version of the program."""


class DamagedDatabase(StorageError):
    """The file is not a diary, or not a whole one."""


class FolderNotWritable(StorageError):
    """The folder cannot be written to."""


class DatabaseBusy(StorageError):
    """Another copy of the program is writing."""


class DiskFull(StorageError):
    """There is no room left."""
