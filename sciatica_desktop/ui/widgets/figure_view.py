"""The drawn person on a page: still on cards, moving in the player."""

from __future__ import annotations

from math import sqrt

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciatica_desktop.domain.anatomy import Side, mirrored_for
from sciatica_desktop.ui.shot import Layer, Shot
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme

FRAMES_A_SECOND = 16
"""A calm movement needs no more; each frame of a repetition is drawn once."""

BREATH_S = 5.0
"""One breath while holding, in s."""

_BREATH_FRAMES = 12

_MOVING_PIXELS = 900_000
"""Pixels of a moving picture at most: two seconds of it fit into the studio's memory, so that a
repetition is drawn once. In a larger view it is shown larger; a still one is always sharp."""


class FigureView(QWidget):
    """Shows one exercise for one side.

    The picture is drawn with the worked side towards the viewer as the figure's right; for the
    left side it comes mirrored from the studio, and whatever carries a letter stays outside the
    mirror. Painting through a mirror instead would take three times as long as painting.
    """

    def __init__(
        self,
        studio: Studio,
        *,
        theme: Theme,
        size_hint: QSize | None = None,
        arrows: bool = True,
        at_once: bool = False,
        ground: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty view.

        Args:
            studio: draws the pictures.
            theme: the theme they are drawn in.
            size_hint: the size it would like.
            arrows: whether arrows of the movement are drawn.
            at_once: whether a still picture has to be there with the first paint.
            ground: the token of the colour behind it, for a view that moves: then nothing below
                is painted again with every frame. None shows what lies below.
            parent: the parent widget.
        """
        super().__init__(parent)
        self._studio = studio
        self._theme = theme
        self._hint = size_hint or QSize(424, 344)
        self._arrows = arrows
        self._at_once = at_once
        self._ground = ground
        self._painted = False
        self._exercise = ""
        self._mirrored = False
        self._moving = False
        self._start = self._end = ""
        self._progress = self._breath = 0.0
        self._image: QImage | None = None
        self._shown: Shot | None = None
        self._ordered: Shot | None = None
        self._over: QImage | None = None
        self._over_shown: Shot | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, ground is not None)
        studio.ready.connect(self._on_ready)
        theme.changed.connect(self._forget)

    @property
    def is_mirrored(self) -> bool:
        """Whether the picture is shown for the left side."""
        return self._mirrored

    @property
    def pose(self) -> str:
        """The pose the picture goes to."""
        return self._end

    @property
    def has_picture(self) -> bool:
        """Whether there is something to see."""
        return self._image is not None

    def set_size_hint(self, hint: QSize) -> None:
        """Ask for another size."""
        if hint != self._hint:
            self._hint = hint
            self.updateGeometry()

    def show_pose(self, exercise: str, pose: str, side: Side | None) -> None:
        """Show one pose and keep it."""
        self._moving = False
        self._set(exercise, pose, pose, 0.0, 0.0, side)

    def show_move(
        self,
        exercise: str,
        start: str,
        end: str,
        seconds: float,
        progress: float,
        side: Side | None,
    ) -> None:
        """Show a moment of a move.

        Args:
            exercise: id of the exercise.
            start: pose it comes from.
            end: pose it goes to.
            seconds: how long the whole move takes, in s.
            progress: share of that time, 0 to 1.
            side: the worked side.
        """
        self._moving = True
        frames = max(1, round(seconds * FRAMES_A_SECOND))
        self._set(exercise, start, end, round(progress * frames) / frames, 0.0, side)

    def show_breath(self, exercise: str, pose: str, seconds: float, side: Side | None) -> None:
        """Show a held pose that breathes, ``seconds`` into the hold."""
        self._moving = True
        turn = round(seconds / BREATH_S * 2 * _BREATH_FRAMES) % (2 * _BREATH_FRAMES)
        step = min(turn, 2 * _BREATH_FRAMES - turn)
        self._set(exercise, pose, pose, 0.0, step / _BREATH_FRAMES, side)

    def prepare_move(self, exercise: str, start: str, end: str, seconds: float) -> None:
        """Have a coming move drawn while there is time."""
        frames = max(1, round(seconds * FRAMES_A_SECOND))
        shots = [
            self._shot(exercise, start, end, frame / frames, 0.0, Layer.BODY)
            for frame in range(frames + 1)
        ]
        if self._arrows:
            # There and back: the arrows turn round the moment the limb does.
            for first, last in ((end, start), (start, end)):
                shots.insert(0, self._shot(exercise, first, last, 0.0, 0.0, Layer.ARROWS))
        self._studio.prepare(shots)

    def _set(
        self,
        exercise: str,
        start: str,
        end: str,
        progress: float,
        breath: float,
        side: Side | None,
    ) -> None:
        mirrored = mirrored_for(side)
        if exercise != self._exercise:
            self._image = None
        if mirrored != self._mirrored or exercise != self._exercise:
            self._image = _flipped(self._image) if mirrored != self._mirrored else self._image
            self._over = _flipped(self._over) if mirrored != self._mirrored else self._over
            self._mirrored, self._exercise = mirrored, exercise
            self.update()
        self._start, self._end, self._progress, self._breath = start, end, progress, breath
        self._fetch()

    def _shot(
        self,
        exercise: str,
        start: str,
        end: str,
        progress: float,
        breath: float,
        layer: Layer,
    ) -> Shot:
        return Shot(
            exercise,
            start,
            end,
            progress,
            self.width(),
            self.height(),
            self._ratio(layer),
            self._theme.name,
            breath,
            self._arrows,
            layer,
        )

    def _ratio(self, layer: Layer) -> float:
        """Device pixels to a logical one."""
        ratio = self.devicePixelRatioF()
        if layer is Layer.ALL:
            return ratio
        most = sqrt(_MOVING_PIXELS / max(1, self.width() * self.height()))
        return min(ratio, round(most, 3))

    def _now(self, layer: Layer) -> Shot:
        """A layer of what is to be seen now."""
        return self._shot(
            self._exercise, self._start, self._end, self._progress, self._breath, layer
        ).canonical()

    def _fetch(self) -> None:
        # Before the first paint the layout is still trying sizes; none of them is asked for.
        if not self._exercise or not self._painted or not self.isVisible():
            return
        if self.width() < 8 or self.height() < 8:
            return
        shot = self._now(Layer.BODY if self._moving else Layer.ALL)
        if shot != self._shown:
            self._fetch_picture(shot)
        if self._moving and self._arrows:
            self._fetch_arrows(self._now(Layer.ARROWS))

    def _fetch_picture(self, shot: Shot) -> None:
        if self._moving:
            image = self._studio.frame(shot, mirrored=self._mirrored)
        else:
            image = self._studio.still(
                shot,
                mirrored=self._mirrored,
                at_once=self._at_once,
                instead_of=self._ordered,
            )
            self._ordered = shot
        if image is not None:
            self._image, self._shown = image, shot
            self.update()

    def _fetch_arrows(self, shot: Shot) -> None:
        """Have the arrows of this movement over the picture; those of another never are."""
        if shot == self._over_shown and self._over is not None:
            return
        if shot != self._over_shown:
            self._over, self._over_shown = None, shot
        self._over = self._studio.still(shot, mirrored=self._mirrored)
        self.update()

    def _on_ready(self, shot: Shot) -> None:
        if shot.exercise == self._exercise:
            self._fetch()

    def _forget(self) -> None:
        self._shown = self._over_shown = None
        self._fetch()

    def sizeHint(self) -> QSize:
        """The size it was made for."""
        return self._hint

    def minimumSizeHint(self) -> QSize:
        """Small enough for the narrowest page."""
        return QSize(80, 60)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A new size wants a new picture."""
        super().resizeEvent(event)
        self._fetch()

    def showEvent(self, event: object) -> None:
        """Fetch what was asked for while hidden."""
        self._fetch()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is drawn for a page nobody sees."""
        super().hideEvent(event)
        if self._moving:
            self._studio.rest()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture and, over a movement, its arrows."""
        if not self._painted:
            self._painted = True
            self._fetch()
        if self._image is None and self._ground is None:
            return
        painter = QPainter(self)
        if self._ground is not None:
            painter.fillRect(self.rect(), self._theme.colour(self._ground))
        if self._image is None:
            painter.end()
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self._place_of(self._image), self._image)
        if self._over is not None and self._shows_body():
            painter.drawImage(self._place_of(self._over), self._over)
        painter.end()

    def _shows_body(self) -> bool:
        """Whether the picture in view has no arrows of its own."""
        return self._shown is not None and self._shown.layer is Layer.BODY

    def _place_of(self, image: QImage) -> QRectF:
        """As large as it fits, in the middle: a picture may still be of another size."""
        size = image.deviceIndependentSize()
        scale = min(self.width() / size.width(), self.height() / size.height())
        width, height = size.width() * scale, size.height() * scale
        left, top = (self.width() - width) / 2, (self.height() - height) / 2
        return QRectF(left, top, width, height)


def _flipped(image: QImage | None) -> QImage | None:
    return image.flipped(Qt.Orientation.Horizontal) if image is not None else None
