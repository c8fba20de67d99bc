"""One file with exercises, routines and pictures to hand to somebody: read as data, and doubted.

It is TOML like the single files, with the pictures written into it, so that there is no archive
and no path in it. Whatever is wrong is told before anything is written anywhere.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sciatica_desktop.domain.drawn import DrawnExercise
from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.routine import Routine
from sciatica_desktop.storage.card_file import LARGEST_BYTES, CardText, parse_card
from sciatica_desktop.storage.files_read import NotAFileError, read_bounded
from sciatica_desktop.storage.library import LibraryError
from sciatica_desktop.storage.library_fit import Complaint, is_picture_name, unfit_own
from sciatica_desktop.storage.pictures import (
    LARGEST_PICTURE_BYTES,
    PictureError,
    check_picture,
)
from sciatica_desktop.storage.toml_writer import toml_bytes

FORMAT = "sciatica-desktop library"
VERSION = 1
LARGEST_SHARED_BYTES = 8 * 1024 * 1024
_MOST = {"exercises": 200, "routines": 200, "pictures": 100}
_DATA = re.compile(r'^data = "[A-Za-z0-9+/=]*"$', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class SharedPicture:
    """A picture in a shared file.

    Attributes:
        name: file name that an exercise gives for it.
        data: content in base64.
    """

    name: str
    data: str


@dataclass(frozen=True, slots=True)
class Shared:
    """What a shared file holds.

    Attributes:
        format: what kind of file it is.
        version: of that kind.
        exercises: with their figures.
        routines: which may use exercises of the program too.
        pictures: of the exercises that have one.
    """

    format: str
    version: int
    exercises: tuple[DrawnExercise, ...] = ()
    routines: tuple[Routine, ...] = ()
    pictures: tuple[SharedPicture, ...] = ()


@dataclass(frozen=True, slots=True)
class SharedFile:
    """A shared file that was read and is sound in itself.

    Attributes:
        text: as it was written, for complaints.
        shared: what it holds.
        pictures: content of each picture by the name it has there.
    """

    text: CardText
    shared: Shared
    pictures: Mapping[str, bytes]

    def wrong(self, part: str, number: int, complaint: Complaint) -> LibraryError:
        """The error for a field of one of its exercises or routines.

        Args:
            part: "exercises" or "routines".
            number: which of them, from 0.
            complaint: the field of that one, and what is wrong with it.
        """
        return LibraryError(str(_wrong(self.text, part, number, complaint)))


def is_shared(text: CardText) -> bool:
    """Whether a TOML file is one to share rather than a single card."""
    return "format" in text.content


def shared_bytes(shared: Shared) -> bytes:
    """The file of what is to be shared."""
    return toml_bytes(shared, "Exercises and routines of Sciatica Desktop, to share.")


def shared_picture(name: str, content: bytes) -> SharedPicture:
    """A picture as it stands in a shared file."""
    return SharedPicture(name, base64.b64encode(content).decode())


def read_shared(path: Path) -> SharedFile:
    """Read a shared file and check all that can be checked without knowing a library.

    Raises:
        LibraryError: in one sentence: file, line, field and what was expected.
    """
    return shared_of(shared_text(path))


def shared_of(text: CardText) -> SharedFile:
    """What a shared file holds, checked as far as it can be without knowing a library.

    Raises:
        LibraryError: in one sentence: file, line, field and what was expected.
    """
    try:
        return _checked(text)
    except ValueError as error:
        raise LibraryError(str(error)) from error


def shared_text(path: Path) -> CardText:
    """Read a file that may be a shared one, as it is.

    Raises:
        LibraryError: in one sentence that names the file and, for a slip of the pen, the line.
    """
    try:
        content = read_bounded(path, LARGEST_SHARED_BYTES)
        if len(content) > LARGEST_SHARED_BYTES:
            raise LibraryError(f"{path} is larger than 8 MiB.")
        # Pictures are read in no time; of everything else there is little in an honest file.
        if len(_DATA.sub("", content.decode("utf-8", "replace"))) > LARGEST_BYTES:
            raise LibraryError(f"{path} is larger than 1 MiB, its pictures not counted.")
        return parse_card(path, content, LARGEST_SHARED_BYTES)
    except NotAFileError as error:
        raise LibraryError(f"{path} is not a file.") from error
    except OSError as error:
        raise LibraryError(f"{path} cannot be read: {error.strerror or error}.") from error
    except ValueError as error:
        raise LibraryError(str(error)) from error


def _checked(text: CardText) -> SharedFile:
    content = text.content
    if content.get("format") != FORMAT:
        raise text.wrong("format", f"format must be {FORMAT!r}; this is another kind of file")
    version = content.get("version")
    if isinstance(version, int) and version > VERSION:
        raise text.wrong("version", "version: the file was written by a newer Sciatica Desktop")
    for name, most in _MOST.items():
        entries = content.get(name)
        if isinstance(entries, list) and len(entries) > most:
            raise text.wrong(name, f"{name} must be at most {most}, not {len(entries)}")
    shared = text.decode(Shared)
    if shared.version != VERSION:
        raise text.wrong("version", f"version must be {VERSION}, not {shared.version}")
    pictures = {
        picture.name: _content(text, number, picture)
        for number, picture in enumerate(shared.pictures)
    }
    for part, number, complaint in _complaints(shared, pictures):
        raise _wrong(text, part, number, complaint)
    return SharedFile(text, shared, pictures)


def _content(text: CardText, number: int, picture: SharedPicture) -> bytes:
    place = f"pictures[{number}]"
    if not is_picture_name(picture.name):
        said = "must be the name of a PNG, JPEG or SVG file, without a folder"
        raise text.wrong(f"{place}.name", f"{place}.name {said}")
    # Four letters stand for three bytes.
    if len(picture.data) > LARGEST_PICTURE_BYTES // 3 * 4 + 4:
        raise text.wrong(f"{place}.data", f"{place}.data is a picture larger than 4 MiB")
    try:
        content = base64.b64decode(picture.data, validate=True)
        check_picture(content)
    except binascii.Error as error:
        raise text.wrong(f"{place}.data", f"{place}.data must be base64") from error
    except PictureError as error:
        said = str(error).rstrip(".")
        raise text.wrong(f"{place}.data", f"{place}.data: {said[:1].lower()}{said[1:]}") from error
    return content


def _complaints(
    shared: Shared, pictures: Mapping[str, bytes]
) -> Iterator[tuple[str, int, Complaint]]:
    for number, exercise in enumerate(shared.exercises):
        if exercise.picture and exercise.picture not in pictures:
            yield (
                "exercises",
                number,
                ("picture", f"picture must be one of the file, not {exercise.picture!r}"),
            )
    parts: tuple[tuple[str, Sequence[Exercise | Routine]], ...] = (
        ("exercises", shared.exercises),
        ("routines", shared.routines),
    )
    for part, cards in parts:
        ids: set[str] = set()
        for number, card in enumerate(cards):
            for complaint in unfit_own(card):
                yield part, number, complaint
            if card.id in ids:
                yield part, number, ("id", f"id must be there only once, {card.id!r}")
            ids.add(card.id)
    names = [picture.name for picture in shared.pictures]
    for number, name in enumerate(names):
        if name in names[:number]:
            yield "pictures", number, ("name", f"name must be there only once, {name!r}")


def _wrong(text: CardText, part: str, number: int, complaint: Complaint) -> ValueError:
    name, said = complaint
    place = f"{part}[{number}]"
    separator = "." if name and said.startswith(name) else ": "
    return text.wrong(f"{place}.{name}" if name else place, f"{place}{separator}{said}")
