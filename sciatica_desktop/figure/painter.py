"""The one painter of figures: for the player, the cards and the printed page."""

from __future__ import annotations

from functools import cached_property
from math import hypot

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from sciatica_desktop.domain.pose import Figure, PropKind
from sciatica_desktop.figure.arrows import Track, paint_arrow, tracks_of
from sciatica_desktop.figure.camera import Camera
from sciatica_desktop.figure.floor_shadow import floor_shadow
from sciatica_desktop.figure.framing import Frame, frame_of
from sciatica_desktop.figure.look import DEFAULT_PERSON, Look, Person, faded
from sciatica_desktop.figure.motion import Moment
from sciatica_desktop.figure.parts import Layer, Part, Tone
from sciatica_desktop.figure.paths import path_of, rect_of
from sciatica_desktop.figure.printed import PrintedFigure
from sciatica_desktop.figure.props import PropPainter, prop_corners
from sciatica_desktop.figure.scene import Scene, scene_of
from sciatica_desktop.figure.shading import ShadedFigure
from sciatica_desktop.figure.target import Target

_STILL_PICTURES = 4
"""Backgrounds kept, one a size."""
_PRINT_UNITS = 800.0
"""Width of a printed picture in its own units."""
_TRUNK_PARTS = frozenset(("pelvis", "top", "buttock_n", "buttock_f"))


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
    ) -> None:
        """Paint a moment into a rectangle.

        Args:
            painter: where to; its state is left as it was.
            rect: the figure is fitted into it, in the middle.
            moment: what to show.
            mirrored: the left side works instead of the right.
            arrows: show the paths of movement, and leave room for them.
            ghost: name of a pose to show behind as a dashed outline.

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
        shadow = floor_shadow(list(scene.layers.values()), camera, self._floor, self.look)
        if shadow is not None:
            painter.drawImage(shadow[1], shadow[0])
        if ghost is not None:
            self._paint_ghost(painter, ghost, camera)
        layer, corner = self._body_picture(scene, camera, width, height)
        painter.drawImage(corner, layer)
        if arrows:
            self._paint_arrows(painter, moment, camera, 0.0)
        painter.end()
        return image

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
        return frame_of(self.figure, self._tracks, self.person.build)

    @cached_property
    def _frame_without_arrows(self) -> Frame:
        return frame_of(self.figure, [], self.person.build)

    @cached_property
    def _floor(self) -> float:
        mats = [prop.y[1] for prop in self.figure.props if prop.kind is PropKind.MAT]
        return max(mats, default=0.0)

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
        for name in self.figure.layers:
            if name.startswith("prop"):
                self._paint_props(props, name)
            elif name == "nerve":
                if scene.nerve is not None:
                    shaded.paint_nerve(scene.nerve, scene.glide, 1.0)
            else:
                layer = scene.layers[name]
                shaded.paint_layer(layer, scene.face if name == "head" else None)
                for target, within in self._targets_on(layer, scene):
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
        box = rect_of(*(layer.rows() for layer in scene.layers.values()))
        middle, radius = scene.face.bun
        x, y = float(middle[0]), float(middle[1])
        box = box.united(QRectF(x - radius, y - radius, 2 * radius, 2 * radius))
        box = box.united(rect_of(scene.face.hair_behind))
        for prop in self.figure.props:
            if prop.kind in (PropKind.CHAIR, PropKind.CUSHION):
                corners = camera.point(prop_corners(prop))
                low, high = corners.min(0), corners.max(0)
                size = high - low
                box = box.united(
                    QRectF(float(low[0]), float(low[1]), float(size[0]), float(size[1]))
                )
        return box

    def _targets_on(self, layer: Layer, scene: Scene) -> list[tuple[Target, list[Part]]]:
        """The marked areas that belong on a layer, each with the parts it is clipped to."""
        order = self.figure.layers
        found = []
        for target in scene.targets:
            owner = "torso" if target.owner == "torso" else f"leg_{target.side}"
            if owner != layer.name:
                continue
            within = [part for part in layer.parts if part.tone is not Tone.SKIN]
            # A muscle that runs from the trunk into the leg shows on both, unless the other leg
            # was painted over the trunk in between.
            if owner == "torso" or order.index("leg_f") < order.index("torso"):
                trunk = scene.layers["torso"].parts
                within += [part for part in trunk if part.name in _TRUNK_PARTS]
            found.append((target, within))
        return found

    def _paint_props(self, props: PropPainter, name: str) -> None:
        if name == "prop_back":
            props.paint_back(self.figure.props)
        elif name == "prop_seat":
            props.paint_seat(self.figure.props)
        else:
            props.paint_front(self.figure.props)

    def _paint_ghost(self, painter: QPainter, pose: str, camera: Camera) -> None:
        scene = self.scene(Moment.still(pose), camera)
        rows = [layer.rows() for layer in scene.layers.values()]
        outline = path_of(*rows, scene.face.hair, scene.face.hair_behind).simplified()
        unit = camera.scale / 500.0
        colour = self.look.ghost
        pen = QPen(colour if self.look.printed else faded(colour, 0.45), 1.6 * unit)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        if self.look.printed:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setBrush(faded(colour, 0.13))
        painter.drawPath(outline)
        painter.setPen(Qt.PenStyle.NoPen)

    def _paint_arrows(
        self, painter: QPainter, moment: Moment, camera: Camera, contour: float
    ) -> None:
        # The tracks were seen by a camera of scale 1, so this one only scales and moves them.
        origin = camera.point(camera.right * 0.0)
        for track in self._tracks:
            if track.fits(moment):
                line = track.directed(moment) * camera.scale + origin
                paint_arrow(painter, line, self.look, camera.scale, contour)

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
            self._paint_ghost(painter, ghost, camera)
        box = QRectF(-width, -height, 3 * width, 3 * height)
        for name in self.figure.layers:
            if name.startswith("prop"):
                self._paint_props(props, name)
            elif name == "nerve":
                if scene.nerve is not None:
                    figure.paint_nerve(scene.nerve)
            else:
                layer = scene.layers[name]
                figure.paint_layer(layer, scene, box)
                if scene.feel > 0.5:
                    for target, within in self._targets_on(layer, scene):
                        figure.paint_target(target, within)
        if arrows:
            self._paint_arrows(painter, moment, camera, contour)
