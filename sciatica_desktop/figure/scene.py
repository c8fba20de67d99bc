"""A moment seen by a camera: everything that is painted, as curves, in painting order."""

from __future__ import annotations

from dataclasses import dataclass

from sciatica_desktop.domain.pose import Figure
from sciatica_desktop.figure.arms import arm_layer, finish_arm
from sciatica_desktop.figure.build import AVERAGE, Build
from sciatica_desktop.figure.camera import Camera
from sciatica_desktop.figure.head import Face, face_of, head_layer
from sciatica_desktop.figure.legs import finish_leg, leg_layer
from sciatica_desktop.figure.motion import Moment
from sciatica_desktop.figure.parts import Layer, Part, Tone
from sciatica_desktop.figure.silhouette import project
from sciatica_desktop.figure.skeleton import Skeleton
from sciatica_desktop.figure.solve import Mix, moment_mix, solve
from sciatica_desktop.figure.straps import StrapPiece, strap_pieces
from sciatica_desktop.figure.target import NerveLine, Target, nerve_of, target_of
from sciatica_desktop.figure.trunk import buttock, finish_torso, torso_layer

_TRUNK_PARTS = frozenset(("pelvis", "top", "buttock_n", "buttock_f"))


@dataclass(slots=True)
class Scene:
    """What a viewer sees of a person.

    Attributes:
        body: the solved body.
        layers: parts of the body by layer name.
        face: what is drawn on the head.
        straps: bands that are held.
        targets: marked areas.
        nerve: the nerve, or None.
        feel: how strongly the marked areas glow, 0 to 1.
        glide: how far the nerve has slid, 0 to 1.
    """

    body: Skeleton
    layers: dict[str, Layer]
    face: Face
    straps: list[StrapPiece]
    targets: list[Target]
    nerve: NerveLine | None
    feel: float
    glide: float


def scene_of(figure: Figure, moment: Moment, camera: Camera, build: Build = AVERAGE) -> Scene:
    """Solve a moment and look at it.

    Raises:
        KeyError: if the figure has no such pose.
    """
    mix = moment_mix(figure, moment)
    body = solve(mix, build)
    layers = _layers(figure, body, moment.breath, build, camera)
    parts = [part for layer in layers.values() for part in layer.parts]
    stacks = [(part, part.rings) for part in parts if part.rings is not None]
    for (part, _), outline in zip(
        stacks, project([rings for _, rings in stacks], camera), strict=True
    ):
        part.finish(camera, outline)
    for side in "nf":
        finish_leg(layers[f"leg_{side}"], body, camera)
        finish_arm(layers[f"arm_{side}"], body, camera)
    finish_torso(layers["torso"], body, camera)
    return Scene(
        body=body,
        layers=layers,
        face=face_of(body, camera, build.hair),
        straps=[piece for strap in figure.straps for piece in strap_pieces(body, camera, strap)],
        targets=[target_of(body, camera, focus) for focus in figure.focus],
        nerve=nerve_of(body, camera, figure.nerve) if figure.nerve else None,
        feel=mix.number(mix.start.feel, mix.end.feel),
        glide=_glide(mix),
    )


def targets_on(figure: Figure, layer: Layer, scene: Scene) -> list[tuple[Target, list[Part]]]:
    """The marked areas that belong on a layer, each with the parts it is clipped to."""
    order = figure.layers
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


def _glide(mix: Mix) -> float:
    return mix.number(mix.start.glide, mix.end.glide)


def _layers(
    figure: Figure, body: Skeleton, breath: float, build: Build, camera: Camera
) -> dict[str, Layer]:
    layers = {
        "torso": torso_layer(body, build, breath),
        "head": head_layer(body),
    }
    shade = figure.view.far_shade
    for side in "nf":
        layers[f"leg_{side}"] = leg_layer(body, side, build.limbs, shade)
        layers[f"arm_{side}"] = arm_layer(body, side, build.limbs, shade, camera)
    for side in "nf":
        _place_buttock(figure, layers, buttock(body, side, build), side)
    return layers


def _place_buttock(figure: Figure, layers: dict[str, Layer], part: Part, side: str) -> None:
    """The far buttock goes with its leg; the near one lies behind the trunk.

    Where the far leg is painted over the trunk, the near buttock has to come back in front of it,
    so it goes with the near leg.
    """
    order = figure.layers
    with_leg = side == "f" or order.index("leg_f") > order.index("torso")
    if with_leg:
        layers[f"leg_{side}"].parts.append(part)
    else:
        layers["torso"].parts.insert(0, part)
