"""Draws figures away from the interface thread and keeps the frames that come back again.

A repetition shows the same frames as the one before it, so each is drawn once. Still pictures
are also kept on disk: the first page of the next start needs no drawing at all.
"""

from __future__ import annotations

import threading
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QObject, Qt, Signal
from PySide6.QtGui import QImage

from sciatica_desktop import __version__
from sciatica_desktop.services.settings import FIGURE_PERSON
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.ui.darkroom import Darkroom
from sciatica_desktop.ui.picture_file import read_picture, write_picture
from sciatica_desktop.ui.shot import Shot

if TYPE_CHECKING:
    from sciatica_desktop.domain.pose import Figure

_MEMORY_BYTES = 128 * 1024 * 1024
_KEPT_BYTES = 64 * 1024 * 1024
"""Of pictures on disk: every page at a dozen sizes of the window."""
_DRAWING = ("figure", "domain/pose.py", "ui/darkroom.py")
"""What draws, below the package: a picture made by another version of it is another picture."""


def _no_picture(_exercise: str) -> Path | None:
    return None


class Studio(QObject):
    """Hands out pictures: from memory, from disk, or drawn by a worker thread.

    The other side of the body is the same picture mirrored: a frame is drawn once for both, and
    kept the way it was wanted last, since a repetition will want it so again.

    Signals:
        ready: a picture that was asked for is there (Shot).
        failed: one sentence, once for each exercise that cannot be drawn.
        renewed: pictures have to be asked for again: another person is drawn, or an exercise is
            shown by something else.
    """

    ready = Signal(object)
    failed = Signal(str)
    renewed = Signal()
    _drawn = Signal(object, QImage)

    def __init__(
        self,
        figure_of: Callable[[str], Figure],
        stamp_of: Callable[[str], str],
        cache_dir: Path,
        parent: QObject | None = None,
        *,
        picture_of: Callable[[str], Path | None] = _no_picture,
        person: str = FIGURE_PERSON.default,
    ) -> None:
        """Make a studio that takes orders; it draws from :meth:`begin` on.

        Args:
            figure_of: the figure of an exercise id; a KeyError means that it cannot be drawn.
            stamp_of: changes whenever the exercise's file does.
            cache_dir: where still pictures are kept.
            parent: owner in Qt's tree.
            picture_of: the picture file that shows an exercise instead of a figure, or None.
            person: who is drawn, by the value of the setting.
        """
        super().__init__(parent)
        self._picture_of = picture_of
        self._person = person
        self._darkroom = Darkroom(figure_of, picture_of)
        self._stamp_of = stamp_of
        self._folder = cache_dir / "figures"
        self._memory: OrderedDict[Shot, QImage] = OrderedDict()
        self._mirrored: set[Shot] = set()
        self._bytes = 0
        self._given_up: set[str] = set()
        self._forgotten: set[str] = set()
        self._change = threading.Condition()
        self._stills: deque[Shot] = deque()
        self._urgent: Shot | None = None
        self._later: deque[Shot] = deque()
        self._closing = False
        self._open = False
        self._thread: threading.Thread | None = None
        self._drawn.connect(self._keep)

    @property
    def person(self) -> str:
        """Who is drawn, by the value of the setting."""
        return self._person

    def set_person(self, person: str) -> None:
        """Draw somebody else from now on."""
        if person != self._person:
            self._person = person
            self.rest()
            self.renewed.emit()

    def picture_name(self, exercise: str) -> str:
        """File name of the picture that shows an exercise instead of a figure; "" for a figure."""
        path = self._picture_of(exercise)
        return path.name if path is not None else ""

    def forget(self, exercise: str) -> None:
        """Draw an exercise anew: the person has changed what shows it."""
        for shot in [shot for shot in self._memory if shot.exercise == exercise]:
            self._bytes -= self._memory.pop(shot).sizeInBytes()
            self._mirrored.discard(shot)
        with self._change:
            self._stills = deque(shot for shot in self._stills if shot.exercise != exercise)
            self._later = deque(shot for shot in self._later if shot.exercise != exercise)
        self._given_up.discard(exercise)
        self._forgotten.add(exercise)
        self.renewed.emit()

    def begin(self) -> None:
        """Draw from now on: the first page of the window stands and nobody waits for numpy."""
        self._open = True
        if self._stills or self._urgent or self._later:
            self._wake()

    def still(
        self,
        shot: Shot,
        *,
        mirrored: bool = False,
        at_once: bool = False,
        instead_of: Shot | None = None,
    ) -> QImage | None:
        """A picture that stays: from memory, or None until ``ready`` tells of it.

        Args:
            shot: the picture.
            mirrored: for the left side of the body.
            at_once: read it from disk here and now if it is there: for the one picture that the
                first page is made round.
            instead_of: an earlier order that nobody waits for any more, such as the same picture
                for a window that has been resized since.
        """
        shot = shot.canonical()
        image = self._from_memory(shot, mirrored)
        if image is None and at_once:
            # Of an exercise that is gone by now there is nothing on disk either.
            with suppress(KeyError, OSError):
                image = self._from_disk(shot)
            if image is not None:
                self._remember(shot, image)
                image = self._from_memory(shot, mirrored)
        if image is not None:
            return image
        with self._change:
            if instead_of is not None and instead_of in self._stills:
                self._stills.remove(instead_of)
            if shot not in self._stills:
                self._stills.append(shot)
        self._wake()
        return None

    def frame(self, shot: Shot, *, mirrored: bool = False) -> QImage | None:
        """A picture of a movement: from memory, or None until ``ready`` tells of it.

        Only the newest frame asked for is drawn; one that nobody waits for any more is dropped.
        """
        image = self._from_memory(shot, mirrored)
        if image is None:
            shot = shot.canonical()
            image = self._from_memory(shot, mirrored)
        if image is None:
            with self._change:
                self._urgent = shot
            self._wake()
        return image

    def prepare(self, shots: Iterable[Shot]) -> None:
        """Draw these when nothing else is waiting; an earlier list is forgotten."""
        wanted = [shot.canonical() for shot in shots]
        with self._change:
            self._later = deque(shot for shot in wanted if shot not in self._memory)
        self._wake()

    def rest(self) -> None:
        """Draw nothing more for now: nobody is looking."""
        with self._change:
            self._urgent = None
            self._later.clear()

    def close(self) -> None:
        """Stop the thread and wait for the frame it is drawing."""
        with self._change:
            self._closing = True
            self._change.notify_all()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _from_disk(self, shot: Shot) -> QImage | None:
        image = read_picture(self._file(shot))
        if image is not None:
            image.setDevicePixelRatio(shot.ratio)
        return image

    def _from_memory(self, shot: Shot, mirrored: bool) -> QImage | None:
        """A kept picture, turned the way it is wanted and kept so: it will be wanted so again."""
        image = self._memory.get(shot)
        if image is None:
            return None
        if (shot in self._mirrored) is not mirrored:
            image = self._memory[shot] = image.flipped(Qt.Orientation.Horizontal)
            self._mirrored ^= {shot}
        self._memory.move_to_end(shot)
        return image

    def _remember(self, shot: Shot, image: QImage) -> None:
        if shot in self._memory:
            return
        self._memory[shot] = image
        self._bytes += image.sizeInBytes()
        while self._bytes > _MEMORY_BYTES and len(self._memory) > 1:
            old, oldest = self._memory.popitem(last=False)
            self._mirrored.discard(old)
            self._bytes -= oldest.sizeInBytes()

    def _keep(self, shot: Shot, image: QImage) -> None:
        if image.isNull():
            return
        self._remember(shot, image)
        self.ready.emit(shot)

    def _write(self, shot: Shot, image: QImage) -> None:
        """Keep a picture on disk, whole or not at all; where that fails it is drawn again."""
        with suppress(StorageError):
            write_picture(self._file(shot), image)

    def _tidy(self) -> None:
        """Drop the oldest pictures: a window has many sizes in its life."""
        with suppress(OSError):
            left = _KEPT_BYTES
            for file in sorted(self._folder.glob("*"), key=_time_of, reverse=True):
                left -= file.stat().st_size
                if left < 0:
                    file.unlink()

    @cached_property
    def _program(self) -> str:
        """What changes when a picture would be drawn differently."""
        package = Path(__file__).parent.parent
        found = []
        for name in _DRAWING:
            place = package / name
            # Inside an archive there is nothing to stat; the version alone tells then.
            with suppress(OSError):
                for file in sorted(place.glob("*.py")) if place.is_dir() else [place]:
                    facts = file.stat()
                    found.append(f"{file.name} {facts.st_mtime_ns} {facts.st_size}")
        return " ".join([__version__, *found])

    def _file(self, shot: Shot) -> Path:
        # The name of an own picture follows from its content.
        stamp = "" if shot.picture else self._stamp_of(shot.exercise)
        name = f"{self._program} {stamp} {shot}"
        # Qt's own: loading Python's costs as much as two of the pictures.
        key = QCryptographicHash.hash(name.encode(), QCryptographicHash.Algorithm.Sha1)
        return self._folder / f"{key.toHex().toStdString()}.picture"

    def _wake(self) -> None:
        if not self._open or self._closing:
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="figures", daemon=True)
            self._thread.start()
        with self._change:
            self._change.notify_all()

    def _work(self) -> None:
        self._tidy()
        while True:
            with self._change:
                while not (self._closing or self._stills or self._urgent or self._later):
                    self._change.wait()
                if self._closing:
                    return
                shot, to_disk = self._next()
            if shot not in self._memory and shot.exercise not in self._given_up:
                self._deliver(shot, to_disk)

    def _deliver(self, shot: Shot, to_disk: bool) -> None:
        """Find or draw a picture; one figure that cannot be drawn does not stop the others."""
        try:
            image = self._from_disk(shot) if to_disk else None
            if image is not None:
                self._drawn.emit(shot, image)
                return
            if shot.exercise in self._forgotten:
                self._forgotten.discard(shot.exercise)
                self._darkroom.forget(shot.exercise)
            image = self._darkroom.draw(shot)
        except Exception:  # noqa: BLE001  # whatever it is, the thread has to go on
            self._given_up.add(shot.exercise)
            self.failed.emit(f"The figure of {shot.exercise} cannot be drawn.")
            return
        self._drawn.emit(shot, image)
        if to_disk:
            self._write(shot, image)

    def _next(self) -> tuple[Shot, bool]:
        # A still picture is asked for once and waits; of a movement the next frame comes anyway.
        if self._stills:
            return self._stills.popleft(), True
        if self._urgent is not None:
            shot, self._urgent = self._urgent, None
            return shot, False
        return self._later.popleft(), False


def _time_of(file: Path) -> int:
    return file.stat().st_mtime_ns
