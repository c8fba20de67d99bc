from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from sciatica_desktop.storage.errors import DiskFull, FolderNotWritable, StorageError
from sciatica_desktop.storage.files import make_private_folder, write_private

POSIX = os.name == "posix"


def rights(path: Path) -> int:
    return path.stat().st_mode & 0o777 if POSIX else 0


def test_a_file_is_replaced_whole_and_is_private(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(b"old")
    path.chmod(0o644)
    write_private(path, b"new")
    assert path.read_bytes() == b"new"
    assert rights(path) in (0o600, 0)
    assert list(tmp_path.iterdir()) == [path]


def test_missing_folders_are_made_private(tmp_path: Path) -> None:
    write_private(tmp_path / "a" / "b" / "file", b"x")
    assert {rights(tmp_path / "a"), rights(tmp_path / "a" / "b")} <= {0o700, 0}


def test_an_empty_folder_becomes_private_and_a_lived_in_one_stays(tmp_path: Path) -> None:
    for name in ("empty", "lived-in"):
        (tmp_path / name).mkdir()
        (tmp_path / name).chmod(0o755)
    (tmp_path / "lived-in" / "letter").touch()
    make_private_folder(tmp_path / "empty")
    make_private_folder(tmp_path / "lived-in")
    assert rights(tmp_path / "empty") in (0o700, 0)
    assert rights(tmp_path / "lived-in") in (0o755, 0)


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EROFS, FolderNotWritable),
        (errno.EACCES, FolderNotWritable),
        (errno.EIO, StorageError),
    ],
)
def test_a_failed_write_is_one_sentence_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: type[StorageError]
) -> None:
    path = tmp_path / "diary"
    path.write_bytes(b"old")

    def fail(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(kind) as caught:
        write_private(path, b"new")
    assert str(tmp_path) in str(caught.value)
    assert str(caught.value).endswith(".")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FolderNotWritable, match="file"):
        make_private_folder(tmp_path / "file" / "data")


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="is a folder"):
        write_private(tmp_path, b"x")


@pytest.mark.parametrize("kind", ["fifo", "link"])
def test_what_the_person_pointed_at_stays_what_it_is(tmp_path: Path, kind: str) -> None:
    if not POSIX:
        return
    path = tmp_path / "out"
    if kind == "fifo":
        os.mkfifo(path)
        reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        write_private(path, b"through")
        assert os.read(reader, 100) == b"through"
        os.close(reader)
        assert path.is_fifo()
    else:
        (tmp_path / "real").write_bytes(b"old")
        path.symlink_to(tmp_path / "real")
        write_private(path, b"new")
        assert path.is_symlink()
        assert (tmp_path / "real").read_bytes() == b"new"
