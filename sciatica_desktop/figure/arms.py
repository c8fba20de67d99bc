"""Arms: a short sleeve, bare forearms."""

from __future__ import annotations

from sciatica_desktop.figure.bends import bend_of
from sciatica_desktop.figure.camera import Camera
from sciatica_desktop.figure.hands import hand_parts
from sciatica_desktop.figure.parts import Layer, Part, Tone
from sciatica_desktop.figure.profiles import FOREARM, UPPER_ARM
from sciatica_desktop.figure.rings import limb
from sciatica_desktop.figure.skeleton import FOREARM as FOREARM_LENGTH
from sciatica_desktop.figure.skeleton import UPPER_ARM as UPPER_ARM_LENGTH
from sciatica_desktop.figure.skeleton import Skeleton

SLEEVE = 0.44
"""Share of the upper arm the sleeve covers."""
_CLOTH = 0.0035


def arm_layer(body: Skeleton, side: str, scale: float, far_shade: float, camera: Camera) -> Layer:
    """The parts of an arm, from back to front.

    Args:
        body: the solved body.
        side: n or f.
        scale: thickness of the limb.
        far_shade: how far a far arm is pushed back, 0 to 1.
        camera: the view, which decides how fingers overlap.
    """
    far = side == "f"
    upper, forearm = body.bones[f"upper_arm_{side}"], body.bones[f"forearm_{side}"]
    sleeve = limb(
        UPPER_ARM, UPPER_ARM_LENGTH, 7, last=SLEEVE, open_end=True, scale=scale, dome=0.85
    ).grown(_CLOTH)
    parts = [
        Part(
            "upper_arm",
            Tone.SKIN,
            # Begins well inside the sleeve, so that no skin shows at the shoulder.
            limb(UPPER_ARM, UPPER_ARM_LENGTH, 9, first=0.2, scale=scale).on(upper, far=far),
        ),
        Part(
            "forearm",
            Tone.SKIN,
            limb(FOREARM, FOREARM_LENGTH, 10, scale=scale).on(forearm, far=far),
        ),
        *hand_parts(body, side, camera),
        Part("sleeve", Tone.TOP, sleeve.on(upper, far=far), hem_end=True),
    ]
    return Layer(f"arm_{side}", far_shade * far, parts, fading=Tone.TOP)


def finish_arm(layer: Layer, body: Skeleton, camera: Camera) -> None:
    """Add what depends on how the projected parts meet."""
    side = layer.name[-1]
    names = (f"upper_arm_{side}", f"forearm_{side}", f"hand_{side}")
    upper, forearm = layer.outline_of("upper_arm"), layer.outline_of("forearm")
    bend = bend_of(body, camera, names, upper, forearm)
    web = bend.web(camera.scale * 0.03)
    if web is not None:
        layer.parts.insert(2, Part("web", Tone.SKIN, None, rows=web))
    crease = bend.crease(Tone.SKIN)
    if crease is not None:
        layer.strokes.append(crease)
    shoulder, elbow, _ = bend.joints
    layer.fade = shoulder, shoulder + (elbow - shoulder) * 0.5
