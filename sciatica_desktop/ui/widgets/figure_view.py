"""The drawn person on a page: still on cards, moving in the player."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciatica_desktop.domain.anatomy import Side, mirrored_for
from sciatica_desktop.ui.shot import Layer, Shot
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.figure_changes import FigureChanges
from sciatica_desktop.ui.widgets.figure_labels import FigureLabels
from sciatica_desktop.ui.widgets.figure_orders import FRAMES_A_SECOND, FigureOrders

__all__ = ["BREATH_S", "FRAMES_A_SECOND", "FigureView"]

BREATH_S = 5.0
"""One breath while holding, in s."""

_BREATH_FRAMES = 12


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
        self._orders = FigureOrders(studio, theme, arrows=arrows, ground=ground)
        self._at_once = at_once
        self._ground = ground
        self._painted = False
        self._exercise = ""
        self._side: Side | None = None
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
        self._moment: tuple[object, ...] = ()
        self._settled = False
        self._exact = self._opaque = False
        self._over_space: tuple[object, ...] = ()
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
        self._orders.ghost = ghost
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
        self._orders.ghost = ""
        frames = max(1, round(seconds * FRAMES_A_SECOND))
        self._set(exercise, start, end, round(progress * frames) / frames, 0.0, side)

    def show_breath(self, exercise: str, pose: str, seconds: float, side: Side | None) -> None:
        """Show a held pose that breathes, ``seconds`` into the hold."""
        self._moving = True
        self._orders.ghost = ""
        turn = round(seconds / BREATH_S * 2 * _BREATH_FRAMES) % (2 * _BREATH_FRAMES)
        step = min(turn, 2 * _BREATH_FRAMES - turn)
        self._set(exercise, pose, pose, 0.0, step / _BREATH_FRAMES, side)

    def prepare_move(self, exercise: str, start: str, end: str, seconds: float) -> None:
        """Have a coming move drawn while there is time."""
        self._studio.prepare(self._orders.of_move(exercise, start, end, seconds))

    def _set(
        self,
        exercise: str,
        start: str,
        end: str,
        progress: float,
        breath: float,
        side: Side | None,
    ) -> None:
        moment = (exercise, start, end, progress, breath, side, self._moving, self._orders.ghost)
        if self._settled and moment == self._moment:
            return
        self._moment, self._side = moment, side
        if exercise != self._exercise:
            self._orders.picture = self._studio.picture_name(exercise)
        # Somebody's own picture shows the side it shows.
        mirrored = mirrored_for(side) and not self._orders.picture
        if exercise != self._exercise:
            self._image, self._exact = None, False
        if mirrored != self._mirrored or exercise != self._exercise:
            self._image = _flipped(self._image) if mirrored != self._mirrored else self._image
            self._over = _flipped(self._over) if mirrored != self._mirrored else self._over
            self._room = self._room_shown = None
            self._mirrored, self._exercise = mirrored, exercise
            self.update()
        self._start, self._end, self._progress, self._breath = start, end, progress, breath
        self._fetch()

    def _measure(self) -> None:
        """Take the size and the screen that pictures are asked for."""
        self._orders.space = (self.width(), self.height(), self.devicePixelRatioF())

    def _now(self, layer: Layer) -> Shot:
        """A layer of what is to be seen now."""
        moment = (self._exercise, self._start, self._end, self._progress, self._breath)
        return self._orders.of(moment, layer)

    def _fetch(self) -> None:
        self._settled = False
        # Before the first paint the layout is still trying sizes; none of them is asked for.
        if not self._exercise or not self._painted or not self.isVisible():
            return
        if self._orders.space[0] < 8 or self._orders.space[1] < 8:
            return
        moving = self._moving and not self._orders.picture
        shot = self._now(Layer.BODY if moving else Layer.ALL)
        if shot != self._shown:
            self._fetch_picture(shot, moving)
        direction = (self._exercise, self._start, self._end, self._orders.space)
        if moving and self._arrows and (self._over is None or direction != self._over_space):
            self._over_space = direction
            self._fetch_arrows(self._now(Layer.ARROWS))
        if self._labels is not None and not self._orders.picture:
            self._fetch_room(self._now(Layer.ROOM))
        self._settled = shot == self._shown and not (
            (moving and self._arrows and self._over is None)
            or (self._labels is not None and not self._orders.picture and self._room is None)
        )

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
            self._exact = shot.ratio == 1.0 and image.size() == self.size()
            self._opaque = not image.hasAlphaChannel()
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
        if self._exact or part.isEmpty():
            return part
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
        self._orders.forget()
        self._over_space = ()
        picture = self._studio.picture_name(self._exercise) if self._exercise else ""
        if picture != self._orders.picture:
            # What was shown is of something else, and turned as that has to be.
            self._orders.picture, self._mirrored = picture, mirrored_for(self._side) and not picture
            self._image, self._over, self._exact = None, None, False
            self.update()
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
        self._exact = False
        self._measure()
        self._fetch()

    def showEvent(self, event: object) -> None:
        """Fetch what was asked for while hidden."""
        self._measure()
        self._fetch()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is drawn for a page nobody sees."""
        super().hideEvent(event)
        if self._moving:
            self._studio.rest()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture and, over a movement, its arrows."""
        if not self._painted or self.devicePixelRatioF() != self._orders.space[2]:
            self._painted = True
            self._measure()
            self._fetch()
        image = self._image
        if image is None and self._ground is None:
            return
        painter = QPainter(self)
        part = event.rect()
        if self._ground is not None and not (self._exact and self._opaque):
            painter.fillRect(part, self._theme.colour(self._ground))
        if image is not None:
            self._paint_picture(painter, image, part)
            if self._labels is not None and self._room is not None and self._is_current():
                place = self._place_of(image)
                self._labels.paint(
                    painter, event.region(), image, self._room, place, mirrored=self._mirrored
                )
        painter.end()

    def _paint_picture(self, painter: QPainter, image: QImage, part: QRect) -> None:
        over = self._over if self._shows_body() else None
        if not self._exact:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self._place_of(image), image)
            if over is not None:
                painter.drawImage(self._place_of(over), over)
            return
        painter.drawImage(part.topLeft(), image, part)
        if over is not None:
            part &= self._changes.drawn_part(over)
            if not part.isEmpty():
                painter.drawImage(part.topLeft(), over, part)

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
        if self._exact:
            return QRectF(self.rect())
        size = image.deviceIndependentSize()
        scale = min(self.width() / size.width(), self.height() / size.height())
        width, height = size.width() * scale, size.height() * scale
        left, top = (self.width() - width) / 2, (self.height() - height) / 2
        return QRectF(left, top, width, height)


def _flipped(image: QImage | None) -> QImage | None:
    return image.flipped(Qt.Orientation.Horizontal) if image is not None else None
