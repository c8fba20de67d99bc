"""Legs: leggings to above the ankle, bare feet with toes."""

from __future__ import annotations

from functools import cache

import numpy as np

from sciatica_desktop.figure.algebra import Array, vector
from sciatica_desktop.figure.bends import bend_of
from sciatica_desktop.figure.camera import Camera
from sciatica_desktop.figure.contour import arc
from sciatica_desktop.figure.parts import Layer, Part, Stroke, Tone
from sciatica_desktop.figure.profiles import BALL, FOOT, SHANK, THIGH, TOES
from sciatica_desktop.figure.rings import Rings, limb, lying, tube
from sciatica_desktop.figure.skeleton import SHANK as SHANK_LENGTH
from sciatica_desktop.figure.skeleton import THIGH as THIGH_LENGTH
from sciatica_desktop.figure.skeleton import Skeleton, sign

HEM = 0.83
"""Share of the shank the leggings cover."""
_CLOTH = 0.0014


def _foot_places(first: float, last: float, count: int) -> tuple[float, ...]:
    # Closer together at the heel, where the contour turns quickly.
    return tuple(float(first + (last - first) * share**1.6) for share in np.linspace(0, 1, count))


@cache
def _toe_rings() -> tuple[Rings, ...]:
    toes = []
    for outward, tip, radius in TOES:
        height = radius - 0.0092
        joints = np.array(
            (
                (0.002, height + 0.003, outward * 0.96),
                (tip * 0.55, height + 0.0035, outward),
                (tip - radius, height, outward * 0.99),
            )
        )
        thickness = np.array((radius * 0.92, radius * 0.94, radius))
        toes.append(tube(joints, thickness, vector(0.0, 0.0, 1.0), 2, fine=False))
    return tuple(toes)


def leg_layer(body: Skeleton, side: str, scale: float, far_shade: float) -> Layer:
    """The parts of a leg, from back to front.

    Args:
        body: the solved body.
        side: n or f.
        scale: thickness of the limb.
        far_shade: how far a far leg is pushed back, 0 to 1.
    """
    far = side == "f"
    thigh, shank, foot, toes = (
        body.bones[f"{name}_{side}"] for name in ("thigh", "shank", "foot", "toes")
    )
    calf = limb(SHANK, SHANK_LENGTH, 12, last=HEM, open_end=True, scale=scale).grown(_CLOTH)
    ankle = limb(SHANK, SHANK_LENGTH, 6, first=HEM - 0.06, open_start=True, scale=0.97)
    side_way = shank.axes[:, 2]

    def bridge(points: tuple[Array, ...], thickness: tuple[float, ...]) -> Rings:
        return tube(np.stack(points), np.array(thickness), side_way, 5)

    heel = bridge(
        (
            shank.point(-0.004, -SHANK_LENGTH * 0.84),
            shank.point(-0.006, -SHANK_LENGTH * 0.94),
            foot.point(-0.016, -0.014),
        ),
        (0.0135, 0.0135, 0.019),
    )
    instep = bridge(
        (
            shank.point(0.003, -SHANK_LENGTH * 0.88),
            foot.point(0.006, 0.004),
            foot.point(0.036, -0.0155),
        ),
        (0.0135, 0.0160, 0.0170),
    )
    foot_rings = lying(FOOT, _foot_places(FOOT[0][0], FOOT[-1][0], 18))
    ball_rings = lying(BALL, _foot_places(BALL[0][0], BALL[-1][0], 10))
    parts = [
        Part("ball", Tone.SKIN, ball_rings.on(toes, far=far), convex=True),
        Part("foot", Tone.SKIN, foot_rings.on(foot, far=far)),
        Part("heel", Tone.SKIN, heel),
        Part("instep", Tone.SKIN, instep),
        Part("ankle", Tone.SKIN, ankle.on(shank, far=far), convex=True),
        Part("shank", Tone.LEGGINGS, calf.on(shank, far=far), hem_end=True),
        Part(
            "thigh",
            Tone.LEGGINGS,
            limb(THIGH, THIGH_LENGTH, 14, scale=scale).on(thigh, far=far),
        ),
    ]
    parts[0:0] = [
        Part("toe", Tone.SKIN, rings.on(toes, far=far), convex=True) for rings in _toe_rings()
    ]
    return Layer(f"leg_{side}", far_shade * far, parts, fading=Tone.LEGGINGS)


def finish_leg(layer: Layer, body: Skeleton, camera: Camera) -> None:
    """Add what depends on how the projected parts meet."""
    side = layer.name[-1]
    names = (f"thigh_{side}", f"shank_{side}", f"foot_{side}")
    bend = bend_of(body, camera, names, layer.outline_of("thigh"), layer.outline_of("shank"))
    web = bend.web(camera.scale * 0.055)
    if web is not None:
        layer.parts.append(Part("web", Tone.LEGGINGS, None, rows=web))
    crease = bend.crease(Tone.LEGGINGS)
    if crease is not None:
        layer.strokes.append(crease)
    hip, knee, _ = bend.joints
    layer.fade = hip, hip + (knee - hip) * 0.42
    _order_toes(layer, body, camera, side)
    _add_ankle_bone(layer, body, camera, side)


def _order_toes(layer: Layer, body: Skeleton, camera: Camera, side: str) -> None:
    """Toes overlap from the side that is seen; from behind the foot hides them."""
    toes = body.bones[f"toes_{side}"]
    across = camera.nearness(toes.axes[:, 2]) * sign(side)
    # Seen from the side five toes are one; from the inner side the big toe still stands out.
    apart = min(1.0, max(0.0, (0.96 - abs(across)) / 0.22))
    for index, part in enumerate(part for part in layer.parts if part.name == "toe"):
        part.lined = max(apart, 0.8) if index == 0 and across < 0 else apart
    near = sorted(
        (part for part in layer.parts if part.name == "toe"),
        key=lambda part: camera.nearness(part.rings.centre.mean(0)) if part.rings else 0.0,
    )
    rest = [part for part in layer.parts if part.name != "toe"]
    shown = camera.nearness(toes.axes[:, 0]) + camera.nearness(toes.axes[:, 1]) > 0.0
    if shown:
        after = 1 + max(i for i, part in enumerate(rest) if part.tone is Tone.SKIN)
        layer.parts = rest[:after] + near + rest[after:]
    else:
        layer.parts = near + rest


def _add_ankle_bone(layer: Layer, body: Skeleton, camera: Camera, side: str) -> None:
    shank, foot = body.bones[f"shank_{side}"], body.bones[f"foot_{side}"]
    facing = camera.nearness(shank.axes[:, 2])
    if abs(facing) < 0.45:
        return
    out = 0.019 if facing > 0 else -0.019
    spots = np.array(((-0.0105, 0.004, out), (-0.006, -0.0095, out), (0.006, -0.006, out)))
    start, control, end = camera.point(foot.origin + spots @ shank.axes.T)
    layer.strokes.append(Stroke(arc(start, control, end), Tone.SKIN, 1.5, 0.8))
