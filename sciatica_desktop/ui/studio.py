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
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.ui.picture_file import read_picture, write_picture
from sciatica_desktop.ui.shot import Layer, Shot

if TYPE_CHECKING:
    from sciatica_desktop.domain.pose import Figure
    from sciatica_desktop.figure.painter import FigurePainter

_MEMORY_BYTES = 128 * 1024 * 1024
_KEPT_BYTES = 64 * 1024 * 1024
"""Of pictures on disk: every page at a dozen sizes of the window."""
_DRAWING = ("figure", "domain/pose.py")
"""What draws, below the package: a picture made by another version of it is another picture."""


class Studio(QObject):
    """Hands out pictures: from memory, from disk, or drawn by a worker thread.

    The other side of the body is the same picture mirrored: a frame is drawn once for both, and
    kept the way it was wanted last, since a repetition will want it so again.

    Signals:
        ready: a picture that was asked for is there (Shot).
        failed: one sentence, once for each exercise that cannot be drawn.
    """

    ready = Signal(object)
    failed = Signal(str)
    _drawn = Signal(object, QImage)

    def __init__(
        self,
        figure_of: Callable[[str], Figure],
        stamp_of: Callable[[str], str],
        cache_dir: Path,
        parent: QObject | None = None,
    ) -> None:
        """Make a studio that takes orders; it draws from :meth:`begin` on.

        Args:
            figure_of: the figure of an exercise id.
            stamp_of: changes whenever the exercise's file does.
            cache_dir: where still pictures are kept.
            parent: owner in Qt's tree.
        """
        super().__init__(parent)
        self._figure_of = figure_of
        self._stamp_of = stamp_of
        self._folder = cache_dir / "figures"
        self._memory: OrderedDict[Shot, QImage] = OrderedDict()
        self._mirrored: set[Shot] = set()
        self._bytes = 0
        self._painters: dict[tuple[str, str], FigurePainter] = {}
        self._given_up: set[str] = set()
        self._change = threading.Condition()
        self._stills: deque[Shot] = deque()
        self._urgent: Shot | None = None
        self._later: deque[Shot] = deque()
        self._closing = False
        self._open = False
        self._thread: threading.Thread | None = None
        self._drawn.connect(self._keep)

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
        name = f"{self._program} {self._stamp_of(shot.exercise)} {shot}"
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
        image = self._from_disk(shot) if to_disk else None
        if image is not None:
            self._drawn.emit(shot, image)
            return
        try:
            image = self._draw(shot)
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

    def _draw(self, shot: Shot) -> QImage:
        # Imported here, on the worker: numpy and the rig cost more than a whole start otherwise.
        from sciatica_desktop.figure.frames import render, render_arrows
        from sciatica_desktop.figure.look import Look
        from sciatica_desktop.figure.motion import Moment
        from sciatica_desktop.figure.painter import FigurePainter

        key = (shot.exercise, shot.theme)
        painter = self._painters.get(key)
        if painter is None:
            painter = FigurePainter(self._figure_of(shot.exercise), Look.for_theme(shot.theme))
            self._painters[key] = painter
        moment = Moment(shot.start, shot.end, shot.progress, shot.breath)
        width, height = round(shot.width * shot.ratio), round(shot.height * shot.ratio)
        if shot.layer is Layer.ARROWS:
            return render_arrows(painter, moment, width, height, shot.ratio)
        arrows = shot.arrows and shot.layer is Layer.ALL
        return render(painter, moment, width, height, shot.ratio, arrows=arrows, room=shot.arrows)


def _time_of(file: Path) -> int:
    return file.stat().st_mtime_ns
