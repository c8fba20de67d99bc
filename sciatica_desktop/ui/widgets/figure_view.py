"""The drawn person on a page: still on cards, moving in the player."""

from __future__ import annotations

from math import sqrt

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciatica_desktop.domain.anatomy import Side, mirrored_for
from sciatica_desktop.ui.shot import Layer, Shot
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.figure_changes import FigureChanges
from sciatica_desktop.ui.widgets.figure_labels import FigureLabels

FRAMES_A_SECOND = 16
"""A calm movement needs no more; each frame of a repetition is drawn once."""

BREATH_S = 5.0
"""One breath while holding, in s."""

_BREATH_FRAMES = 12
_SHOTS = 256
"""Orders kept: all of one repetition."""

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
        labels: bool = False,
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
            labels: whether words name what is marked; for large pictures.
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
        self._labels = FigureLabels(theme, ground or "surface") if labels else None
        self._room: QImage | None = None
        self._room_shown: Shot | None = None
        self._ghost = ""
        self._at_once = at_once
        self._ground = ground
        self._painted = False
        self._exercise = ""
        self._picture = ""
        self._mirrored = False
        self._moving = False
        self._start = self._end = ""
        self._progress = self._breath = 0.0
        self._image: QImage | None = None
        self._shown: Shot | None = None
        self._ordered: Shot | None = None
        self._over: QImage | None = None
        self._over_shown: Shot | None = None
        self._changes = FigureChanges()
        self._shots: dict[tuple[object, ...], Shot] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, ground is not None)
        studio.ready.connect(self._on_ready)
        studio.renewed.connect(self._forget)
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

    def show_pose(self, exercise: str, pose: str, side: Side | None, *, ghost: str = "") -> None:
        """Show one pose and keep it.

        Args:
            exercise: id of the exercise.
            pose: the pose.
            side: the worked side.
            ghost: the pose the movement comes from, as a dashed outline behind it: with the
                arrow, the whole exercise in one still picture.
        """
        self._moving = False
        self._ghost = ghost
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
        self._ghost = ""
        frames = max(1, round(seconds * FRAMES_A_SECOND))
        self._set(exercise, start, end, round(progress * frames) / frames, 0.0, side)

    def show_breath(self, exercise: str, pose: str, seconds: float, side: Side | None) -> None:
        """Show a held pose that breathes, ``seconds`` into the hold."""
        self._moving = True
        self._ghost = ""
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
        if exercise != self._exercise:
            self._picture = self._studio.picture_name(exercise)
        # Somebody's own picture shows the side it shows.
        mirrored = mirrored_for(side) and not self._picture
        if exercise != self._exercise:
            self._image = None
        if mirrored != self._mirrored or exercise != self._exercise:
            self._image = _flipped(self._image) if mirrored != self._mirrored else self._image
            self._over = _flipped(self._over) if mirrored != self._mirrored else self._over
            self._room = self._room_shown = None
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
            self._studio.person,
            self._ghost if layer is Layer.ALL else "",
            self._picture,
            self._theme.colour(self._ground).name() if self._ground is not None else "",
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
        moment = (self._exercise, self._start, self._end, self._progress, self._breath)
        # A repetition asks for the same few again and again.
        key = (*moment, layer, self.size(), self.devicePixelRatioF(), self._ghost)
        shot = self._shots.get(key)
        if shot is None:
            if len(self._shots) >= _SHOTS:
                self._shots.clear()
            shot = self._shots[key] = self._shot(*moment, layer).canonical()
        return shot

    def _fetch(self) -> None:
        # Before the first paint the layout is still trying sizes; none of them is asked for.
        if not self._exercise or not self._painted or not self.isVisible():
            return
        if self.width() < 8 or self.height() < 8:
            return
        moving = self._moving and not self._picture
        shot = self._now(Layer.BODY if moving else Layer.ALL)
        if shot != self._shown:
            self._fetch_picture(shot, moving)
        if moving and self._arrows:
            self._fetch_arrows(self._now(Layer.ARROWS))
        if self._labels is not None and not self._picture:
            self._fetch_room(self._now(Layer.ROOM))

    def _fetch_picture(self, shot: Shot, moving: bool) -> None:
        if moving:
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
            stale = self._stale(image, shot)
            self._image, self._shown = image, shot
            if stale is None:
                self.update()
            elif not stale.isEmpty():
                self.update(stale)

    def _stale(self, image: QImage, shot: Shot) -> QRegion | None:
        """What has to be painted again for the next picture; None for all of it."""
        before, shown = self._image, self._shown
        if before is None or shown is None or shown.layer is not shot.layer:
            return None
        changed = self._changes.between(before, image) if shot.layer is Layer.BODY else None
        if changed is None:
            return None
        stale = QRegion(self._on_view(changed, image))
        if self._labels is not None and self._room is not None:
            place = self._place_of(image)
            words = self._labels.moved(image, self._room, place, mirrored=self._mirrored)
            return None if words is None else stale + words
        return stale

    def _on_view(self, part: QRect, image: QImage) -> QRect:
        """Where a part of a picture, in device px, is in the view."""
        if part.isEmpty():
            return QRect()
        place = self._place_of(image)
        scale = place.width() / image.width()
        left, top = place.x() + part.x() * scale, place.y() + part.y() * scale
        seen = QRectF(left, top, part.width() * scale, part.height() * scale)
        # Smoothing takes from the neighbours.
        edge = 1 if scale == 1 else 2
        return seen.toAlignedRect().adjusted(-edge, -edge, edge, edge)

    def _fetch_arrows(self, shot: Shot) -> None:
        """Have the arrows of this movement over the picture; those of another never are."""
        if shot == self._over_shown and self._over is not None:
            return
        if shot != self._over_shown:
            self._over, self._over_shown = None, shot
        self._over = self._studio.still(shot, mirrored=self._mirrored)
        self.update()

    def _fetch_room(self, shot: Shot) -> None:
        """Have the free ground for words; that of another exercise or size is never used."""
        if shot == self._room_shown and self._room is not None:
            return
        self._room_shown = shot
        self._room = self._studio.still(shot, mirrored=self._mirrored)
        self.update()

    def _on_ready(self, shot: Shot) -> None:
        if shot.exercise == self._exercise:
            self._fetch()

    def _forget(self) -> None:
        self._shown = self._over_shown = self._room_shown = None
        self._shots.clear()
        self._picture = self._studio.picture_name(self._exercise) if self._exercise else ""
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
        image = self._image
        if image is None and self._ground is None:
            return
        painter = QPainter(self)
        place = self._place_of(image) if image is not None else QRectF()
        if self._ground is not None and (image is None or not self._covers(image, place)):
            painter.fillRect(event.rect(), self._theme.colour(self._ground))
        if image is not None:
            part = event.rect()
            _paint_image(painter, image, place, part)
            if self._over is not None and self._shows_body():
                over = self._changes.drawn_part(self._over)
                seen = self._on_view(over, self._over)
                if seen.intersects(part):
                    _paint_image(painter, self._over, self._place_of(self._over), seen & part)
            if self._labels is not None and self._room is not None and self._is_current():
                self._labels.paint(
                    painter, event.region(), image, self._room, place, mirrored=self._mirrored
                )
        painter.end()

    def _covers(self, image: QImage, place: QRectF) -> bool:
        """Whether a picture brings its ground with it and leaves nothing free."""
        return place.size() == self.size().toSizeF() and not image.hasAlphaChannel()

    def _is_current(self) -> bool:
        """Whether the picture in view is of the exercise that is to be seen, at this size."""
        shown = self._shown
        return shown is not None and (shown.exercise, shown.width, shown.height) == (
            self._exercise,
            self.width(),
            self.height(),
        )

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


def _paint_image(painter: QPainter, image: QImage, place: QRectF, part: QRect) -> None:
    """Paint what of a picture lies in a part of the view."""
    if image.deviceIndependentSize() != place.size():
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, image)
    elif image.devicePixelRatio() == 1.0 and place.topLeft().isNull():
        painter.drawImage(part.topLeft(), image, part)
    else:
        painter.drawImage(place.topLeft(), image)


def _flipped(image: QImage | None) -> QImage | None:
    return image.flipped(Qt.Orientation.Horizontal) if image is not None else None
