from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_desktop.storage.pictures import Picture, PictureError, PictureKind, check_picture
from tests.storage.libraries import chunk, jpeg, png, svg

SMALL = base64.b64encode(png()).decode()
HUGE = base64.b64encode(png(9000, 9000)).decode()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (png(3, 5), Picture(PictureKind.PNG, 3, 5)),
        (png(4096, 4096), Picture(PictureKind.PNG, 4096, 4096)),
        (jpeg(7, 9), Picture(PictureKind.JPEG, 7, 9)),
        (svg(), Picture(PictureKind.SVG, 30, 20)),
        (b"\xef\xbb\xbf\n" + svg(), Picture(PictureKind.SVG, 30, 20)),
        (svg(head='<?xml version="1.0" encoding="UTF-8"?>'), Picture(PictureKind.SVG, 30, 20)),
        (
            b'<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="2e1mm"/>',
            Picture(PictureKind.SVG, 40, 20),
        ),
    ],
)
def test_a_picture_is_known_by_its_content(content: bytes, expected: Picture) -> None:
    assert check_picture(content) == expected


@pytest.mark.parametrize(
    "inside",
    [
        '<g id="a"><circle r="3"/></g><use xlink:href="#a"/>',
        '<linearGradient id="g"/><rect style="fill: url(#g)"/><rect fill="url( \'#g\' )"/>',
        "<linearGradient id='g'/><style>.a { fill: url(#g) }</style>",
        f'<image xlink:href="data:image/png;base64,{SMALL}"/>',
        '<metadata><x:RDF xmlns:x="http://example.org/rdf" x:about=""/></metadata>',
        "<title>A &lt;script&gt; &#233;</title>",
    ],
)
def test_a_drawing_may_point_into_itself(inside: str) -> None:
    assert check_picture(svg(inside)).kind is PictureKind.SVG


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "neither PNG, JPEG nor SVG"),
        (b"GIF89a", "neither PNG, JPEG nor SVG"),
        (b"\x1f\x8b\x08" + svg(), "neither PNG, JPEG nor SVG"),
        (png() + bytes(4 * 1024 * 1024), "larger than 4 MiB"),
        (png(4097, 1), "4097 by 1 pixels"),
        (png(2**31, 2**31), "pixels"),
        (png(0, 5), "pixels"),
        (png(2, 2, chunk(b"IHDR", bytes(13))), "not a whole PNG"),
        (png(2, 2, chunk(b"acTL", bytes(8))), "moves by itself"),
        (png()[:-6], "ends too soon"),
        (png()[:20], "ends too soon"),
        (jpeg(5000, 5000), "5000 by 5000 pixels"),
        (jpeg(2, 0), "pixels"),
        (jpeg(scans=5000), "too many scans"),
        (jpeg()[:12], "ends too soon"),
        (b"\xff\xd8\xff\xda\0\x08", "not a whole JPEG"),
        (b"\xff\xd8\xff" + bytes(99), "not a whole JPEG"),
    ],
)
def test_pixels_that_could_do_harm_are_refused(content: bytes, said: str) -> None:
    with pytest.raises(PictureError, match=said):
        check_picture(content)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (svg(head="<!DOCTYPE svg>"), "document type"),
        (svg("&a;", head='<!DOCTYPE svg [<!ENTITY a "aaaa">]>'), "document type"),
        (svg(head='<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'), "document type"),
        (svg(head='<?xml-stylesheet href="http://example.org/a.css"?>'), "processing"),
        (svg("<script>1</script>"), "a script"),
        (svg('<x:script xmlns:x="urn:x"/>'), "a script"),
        (svg('<rect onload="1"/>'), "a script"),
        (svg("<foreignObject/>"), "no drawing"),
        (svg('<animate attributeName="x"/>'), "moves by itself"),
        (svg('<filter id="f"/>'), "filters"),
        (svg("<feGaussianBlur/>"), "filters"),
        (svg('<use xlink:href="http://example.org/a.svg#b"/>'), "outside itself"),
        (svg('<use href="other.svg#b"/>'), "outside itself"),
        (svg('<image href="/etc/hostname"/>'), "outside itself"),
        (svg('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>'), "outside itself"),
        (svg(f'<image href="data:image/png;base64,{HUGE}"/>'), "9000 by 9000"),
        (svg('<image href="data:image/png;base64,AAAA"/>'), "neither PNG nor JPEG"),
        (svg('<image href="data:image/png;base64,A"/>'), "damaged"),
        (svg(f'<image href="data:image/png;base64,{SMALL}"/>' * 21), "too many other"),
        (svg('<rect fill="url(http://example.org/a)"/>'), "outside itself"),
        (svg('<rect style="fill:url( //example.org/a )"/>'), "outside itself"),
        (svg("<style>@import 'a.css';</style>"), "style sheet"),
        (svg("<style>a{b:u\\72l(c)}</style>"), "style sheet"),
        (svg("<style>a{b:url(c)}</style>"), "outside itself"),
        (svg("<pattern id='p'/><style>a{fill:url(#p)}</style>"), "draws shapes"),
        (svg('<g xml:base="http://example.org/"/>'), "outside itself"),
        (svg('<g id="a"><use href="#a"/></g>'), "inside itself"),
        (svg('<g id="a"/><g id="a"/>'), "same name"),
        (svg("<svg/>"), "another drawing"),
        (svg("<g>" * 100 + "</g>" * 100), "in each other"),
        (svg("<g/>" * 30_000), "too many shapes"),
        (svg(sizes="0 0 nan 1"), "how large"),
        (svg(sizes="0 0 1e999 1"), "how large"),
        (svg(sizes="0 0 1000 1"), "long and narrow"),
        (b"<svg", "damaged: line 1"),
        (b"<html/>", "no SVG"),
        (svg().decode().encode("utf-16"), "neither|UTF-8"),
        (b'<?xml version="1.0" encoding="utf-7"?><svg/>', "UTF-8"),
        (b"<svg>\xff</svg>", "UTF-8"),
    ],
)
def test_a_drawing_that_reaches_outside_or_acts_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(PictureError, match=said):
        check_picture(content)


def test_a_drawing_that_draws_itself_a_billion_times_is_refused() -> None:
    levels = [f'<use href="#a{level}"/>' * 10 for level in range(9)]
    groups = "".join(f'<g id="a{n + 1}">{again}</g>' for n, again in enumerate(levels))
    with pytest.raises(PictureError, match="too many shapes"):
        check_picture(svg('<g id="a0"/>' + groups))


@given(st.binary(max_size=200), st.sampled_from([b"", png()[:33], jpeg()[:20], svg()[:90]]))
def test_no_bytes_lead_to_anything_but_a_sentence(content: bytes, start: bytes) -> None:
    try:
        picture = check_picture(start + content)
    except PictureError as error:
        said = str(error)
        assert said.startswith("The picture ")
        assert said.endswith(".")
        assert "\n" not in said
    else:
        assert picture.width > 0
        assert picture.height > 0
