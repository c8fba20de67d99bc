"""The one painter of figures: for the player, the cards and the printed page."""

from __future__ import annotations

from functools import cached_property
from math import hypot

import numpy as np
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from sciatica_desktop.domain.pose import Figure
from sciatica_desktop.figure.algebra import Array
from sciatica_desktop.figure.arrows import Track, paint_arrow, tracks_of
from sciatica_desktop.figure.camera import Camera
from sciatica_desktop.figure.floor_shadow import floor_shadow
from sciatica_desktop.figure.framing import Frame, all_moments, frame_of, reach_of
from sciatica_desktop.figure.ghost import paint_ghost
from sciatica_desktop.figure.label_places import room_of, write_labels
from sciatica_desktop.figure.labels import labels_of, paint_labels, room_image
from sciatica_desktop.figure.look import Look
from sciatica_desktop.figure.motion import Moment
from sciatica_desktop.figure.paths import rect_of
from sciatica_desktop.figure.people import DEFAULT_PERSON, Person
from sciatica_desktop.figure.printed import PrintedFigure
from sciatica_desktop.figure.props import AMONG_LIMBS, PropPainter, prop_corners
from sciatica_desktop.figure.scene import Scene, scene_of, targets_on
from sciatica_desktop.figure.shading import ShadedFigure
from sciatica_desktop.figure.straps import paint_strap

_STILL_PICTURES = 4
"""Backgrounds kept, one a size."""
_PRINT_UNITS = 800.0
"""Width of a printed picture in its own units."""


class FigurePainter:
    """Draws one exercise at any moment, at any size.

    The view is the same for every moment, so nothing jumps. What does not move is computed once.
    May be used from any one thread, also from one that is not the interface's; it makes no
    pixmaps and no widgets.

    Attributes:
        figure: what is drawn.
        look: the colours and the style.
        person: who is drawn.
    """

    def __init__(self, figure: Figure, look: Look, person: Person = DEFAULT_PERSON) -> None:
        """Prepare to draw; the costly parts wait for the first picture."""
        self.figure = figure
        self.look = look
        self.person = person
        self._backgrounds: dict[tuple[int, int, bool, str], QImage] = {}

    @property
    def aspect(self) -> float:
        """Width over height at which the picture, arrows included, fills its rectangle."""
        frame = self.frame(arrows=True)
        return frame.width / frame.height

    def frame(self, *, arrows: bool) -> Frame:
        """What part of the picture plane is shown, with or without room for arrows."""
        return self._frame_with_arrows if arrows else self._frame_without_arrows

    def camera(self, width: float, height: float, *, arrows: bool = True) -> Camera:
        """The camera for a picture of this size."""
        view = self.figure.view
        return self.frame(arrows=arrows).camera(view.yaw, view.pitch, width, height)

    def scene(self, moment: Moment, camera: Camera) -> Scene:
        """The body at a moment, seen by a camera."""
        return scene_of(self.figure, moment, camera, self.person.build)

    def paint(
        self,
        painter: QPainter,
        rect: QRectF,
        moment: Moment,
        *,
        mirrored: bool = False,
        arrows: bool = True,
        ghost: str | None = None,
        labels: float = 0.0,
    ) -> None:
        """Paint a moment into a rectangle.

        Args:
            painter: where to; its state is left as it was.
            rect: the figure is fitted into it, in the middle.
            moment: what to show.
            mirrored: the left side works instead of the right.
            arrows: show the paths of movement, and leave room for them.
            ghost: name of a pose to show behind as a dashed outline.
            labels: height of the words that name what is marked, in units of the rectangle; 0
                for none. The painter's font is used.

        Raises:
            KeyError: if the figure has no such pose.
        """
        painter.save()
        painter.translate(rect.topLeft())
        if self.look.printed:
            if mirrored:
                painter.translate(rect.width(), 0)
                painter.scale(-1, 1)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_printed(painter, rect.width(), rect.height(), moment, arrows, ghost)
        else:
            transform = painter.deviceTransform()
            ratio = hypot(transform.m11(), transform.m12())
            image = self.image(
                max(1, round(rect.width() * ratio)),
                max(1, round(rect.height() * ratio)),
                moment,
                arrows=arrows,
                ghost=ghost,
            )
            if mirrored:
                image = image.flipped(Qt.Orientation.Horizontal)
            painter.drawImage(QRectF(0, 0, rect.width(), rect.height()), image)
        painter.restore()
        if labels:
            self._paint_labels(painter, rect, moment, mirrored, arrows, labels)

    def image(
        self,
        width: int,
        height: int,
        moment: Moment,
        *,
        arrows: bool = True,
        room: bool = False,
        ghost: str | None = None,
        background: QColor | None = None,
    ) -> QImage:
        """A moment in the soft style as a picture of this many pixels.

        Args:
            width: width in device pixels.
            height: height in device pixels.
            moment: what to show.
            arrows: show the paths of movement, and leave room for them.
            room: leave room for them although they are not shown.
            ghost: name of a pose to show behind as a dashed outline.
            background: colour of the page, or None for a transparent picture.
        """
        framed = arrows or room
        camera = self.camera(width, height, arrows=framed)
        scene = self.scene(moment, camera)
        image = self._background(width, height, camera, framed, background).copy()
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shadow = floor_shadow(list(scene.layers.values()), camera, self.figure.props, self.look)
        if shadow is not None:
            painter.drawImage(shadow[1], shadow[0])
        if ghost is not None:
            self._paint_ghost(painter, ghost, scene, camera, 0.0)
        layer, corner = self._body_picture(scene, camera, width, height)
        painter.drawImage(corner, layer)
        if arrows:
            self._paint_arrows(painter, moment, camera, 0.0)
        painter.end()
        write_labels(image, labels_of(self.figure, scene, width, height))
        return image

    def room(self, width: float, height: float, *, arrows: bool = True) -> QImage:
        """A coarse picture of what is taken at any moment; the rest is free ground for words.

        Costs some dozen frames. See :func:`~sciatica_desktop.figure.labels.room_of`.
        """
        camera = self.camera(width, height, arrows=arrows)
        scenes = [self.scene(moment, camera) for moment in all_moments(self.figure)]
        origin = camera.point(camera.right * 0.0)
        lines = [track.points * camera.scale + origin for track in self._tracks if arrows]
        return room_image(scenes, lines, self.figure, camera, (width, height))

    def arrows_image(self, width: int, height: int, moment: Moment) -> QImage:
        """The arrows alone, in the soft style, to lie over a picture with room for them."""
        image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_arrows(painter, moment, self.camera(width, height), 0.0)
        painter.end()
        return image

    @cached_property
    def _tracks(self) -> list[Track]:
        view = self.figure.view
        return tracks_of(self.figure, Camera(view.yaw, view.pitch, 1.0))

    @cached_property
    def _frame_with_arrows(self) -> Frame:
        return frame_of(self.figure, self._reach, self._tracks)

    @cached_property
    def _frame_without_arrows(self) -> Frame:
        return frame_of(self.figure, self._reach, [])

    @cached_property
    def _reach(self) -> Array:
        return reach_of(self.figure, self.person.build)

    def _background(
        self, width: int, height: int, camera: Camera, arrows: bool, colour: QColor | None
    ) -> QImage:
        key = (width, height, arrows, colour.name(QColor.NameFormat.HexArgb) if colour else "")
        image = self._backgrounds.get(key)
        if image is None:
            image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
            image.fill(colour if colour is not None else QColor(0, 0, 0, 0))
            painter = QPainter(image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            PropPainter(painter, camera, self.look, 0.0).paint_below(self.figure.props)
            painter.end()
            while len(self._backgrounds) >= _STILL_PICTURES:
                del self._backgrounds[next(iter(self._backgrounds))]
            self._backgrounds[key] = image
        return image

    def _body_picture(
        self, scene: Scene, camera: Camera, width: int, height: int
    ) -> tuple[QImage, QPoint]:
        """The person, and the props that come between the limbs, on a picture of their own."""
        box = self._body_box(scene, camera)
        margin = camera.scale * 0.014
        pixels = box.adjusted(-margin, -margin, margin, margin).toAlignedRect()
        pixels = pixels.intersected(QRectF(0, 0, width, height).toRect())
        image = QImage(pixels.size(), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(-pixels.topLeft())
        shaded = ShadedFigure(painter, camera, self.look, self.person)
        props = PropPainter(painter, camera, self.look, 0.0)
        bare = not any(prop.kind in AMONG_LIMBS for prop in self.figure.props)
        for name in self.figure.layers:
            if name.startswith("prop"):
                self._paint_props(props, name)
            elif name == "nerve":
                if scene.nerve is not None:
                    shaded.paint_nerve(scene.nerve, scene.glide, 1.0)
            else:
                layer = scene.layers[name]
                self._paint_straps(painter, scene, name, camera, 0.0)
                face = scene.face if name == "head" else None
                shaded.paint_layer(layer, face, first=bare)
                bare = False
                for target, within in targets_on(self.figure, layer, scene):
                    shaded.paint_target(target, within, scene.feel)
        if scene.nerve is not None and self._covers_nerve():
            shaded.paint_nerve(scene.nerve, scene.glide, 0.45)
        painter.end()
        return image, pixels.topLeft()

    def _covers_nerve(self) -> bool:
        """Whether an arm lies over the nerve, which then shows through it."""
        order = self.figure.layers
        return order.index("arm_n") > order.index("nerve")

    def _body_box(self, scene: Scene, camera: Camera) -> QRectF:
        corners = scene.face.corners()
        hair = np.column_stack((np.zeros(len(corners)), corners))
        rows = [layer.rows() for layer in scene.layers.values()]
        box = rect_of(*rows, hair, *(piece.rows for piece in scene.straps))
        for prop in self.figure.props:
            if prop.kind in AMONG_LIMBS:
                corners = camera.point(prop_corners(prop))
                low, high = corners.min(0), corners.max(0)
                size = high - low
                box = box.united(
                    QRectF(float(low[0]), float(low[1]), float(size[0]), float(size[1]))
                )
        return box

    def _paint_props(self, props: PropPainter, name: str) -> None:
        if name == "prop_back":
            props.paint_back(self.figure.props)
        elif name == "prop_seat":
            props.paint_seat(self.figure.props)
        else:
            props.paint_front(self.figure.props)

    def _paint_straps(
        self, painter: QPainter, scene: Scene, before: str, camera: Camera, contour: float
    ) -> None:
        for piece in scene.straps:
            if piece.before == before:
                paint_strap(painter, piece, self.look, camera.scale, contour)

    def _paint_ghost(
        self, painter: QPainter, pose: str, now: Scene, camera: Camera, contour: float
    ) -> None:
        before = self.scene(Moment.still(pose), camera)
        paint_ghost(painter, before, now, self.look, camera.scale, contour)

    def _paint_arrows(
        self, painter: QPainter, moment: Moment, camera: Camera, contour: float
    ) -> None:
        # The tracks were seen by a camera of scale 1, so this one only scales and moves them.
        origin = camera.point(camera.right * 0.0)
        for track in self._tracks:
            if track.fits(moment):
                line = track.directed(moment) * camera.scale + origin
                paint_arrow(painter, line, self.look, camera.scale, contour)

    def _paint_labels(
        self,
        painter: QPainter,
        rect: QRectF,
        moment: Moment,
        mirrored: bool,
        arrows: bool,
        text_height: float,
    ) -> None:
        width, height = rect.width(), rect.height()
        scene = self.scene(moment, self.camera(width, height, arrows=arrows))
        labels = labels_of(self.figure, scene, width, height)
        room = self.room(width, height, arrows=arrows)
        if mirrored:
            labels = [label.mirrored() for label in labels]
            room = room.flipped(Qt.Orientation.Horizontal)
        paint_labels(painter, labels, room_of(room), rect, self.look, text_height)

    def _paint_printed(
        self,
        painter: QPainter,
        width: float,
        height: float,
        moment: Moment,
        arrows: bool,
        ghost: str | None,
    ) -> None:
        # Uniting shapes cuts curves into lines of about one unit. A page may count 1200 units to
        # the inch, which would make a megabyte of every figure, so the figure has its own units.
        zoom = width / _PRINT_UNITS
        painter.scale(zoom, zoom)
        width, height = _PRINT_UNITS, height / zoom
        camera = self.camera(width, height, arrows=arrows)
        scene = self.scene(moment, camera)
        frame = self.frame(arrows=arrows)
        contour = self.look.contour * frame.width * camera.scale
        figure = PrintedFigure(painter, camera, self.look, self.person, contour)
        props = PropPainter(painter, camera, self.look, contour)
        props.paint_below(self.figure.props)
        if ghost is not None:
            self._paint_ghost(painter, ghost, scene, camera, contour)
        box = QRectF(-width, -height, 3 * width, 3 * height)
        for name in self.figure.layers:
            if name.startswith("prop"):
                self._paint_props(props, name)
            elif name == "nerve":
                if scene.nerve is not None:
                    figure.paint_nerve(scene.nerve)
            else:
                layer = scene.layers[name]
                self._paint_straps(painter, scene, name, camera, contour)
                figure.paint_layer(layer, scene, box)
                if scene.feel > 0.5:
                    for target, within in targets_on(self.figure, layer, scene):
                        figure.paint_target(target, within)
        if arrows:
            self._paint_arrows(painter, moment, camera, contour)
