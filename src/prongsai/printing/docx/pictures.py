"""Pictures: the emblem, photographs and the QR code; every one with words for those who listen."""

from io import BytesIO
from typing import Any

from docx.image.exceptions import InvalidImageStreamError, UnrecognizedImageError
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from PIL import Image as Picture

from prongsai.core.documents.blocks import Image
from prongsai.printing.docx.elements import el, writable
from prongsai.printing.docx.manuscript import Manuscript

PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_LONGEST_DESCRIPTION = 4_000
# What Pillow and python-docx say of bytes that are none, or of one too large to open.
_NO_PICTURE = (
    UnrecognizedImageError,
    InvalidImageStreamError,
    Picture.DecompressionBombError,
    Picture.DecompressionBombWarning,
    OSError,
    ValueError,
    KeyError,
    SyntaxError,
)


def picture(
    manuscript: Manuscript, image: Image, *, width: int, height: int, floating: bool = False
) -> Any:
    """A run with a picture as large as fits into ``width`` × ``height`` (units of drawings).

    ``None`` where the bytes are no picture that Word can show. A ``floating`` picture stands at
    the left margin and leaves the text where it is.
    """
    known = _pixels(image.content)
    if known is None:
        return None
    size = fitted(*known, width, height)
    try:
        relation, _ = manuscript.part.get_or_add_image(BytesIO(image.content))
    except _NO_PICTURE:
        return None
    name = f"Picture {manuscript.drawings + 1}"
    graphic = el("a:graphic", el("a:graphicData", _picture(relation, name, size), uri=PICTURE))
    frame = anchored if floating else inline
    return frame(manuscript, graphic, size, name, image.description)


def fitted(wide: int, high: int, width: int, height: int) -> tuple[int, int]:
    """The size of something ``wide`` × ``high`` that fills ``width`` × ``height`` undistorted."""
    if wide * height > high * width:
        return width, max(1, high * width // wide)
    return max(1, wide * height // high), height


def inline(
    manuscript: Manuscript, graphic: Any, size: tuple[int, int], name: str, description: str
) -> Any:
    """A run with a drawing that stands in its line like a letter."""
    node = el(
        "wp:inline",
        el("wp:extent", cx=size[0], cy=size[1]),
        el("wp:effectExtent", l=0, t=0, r=0, b=0),
        _described(manuscript, name, description),
        el("wp:cNvGraphicFramePr"),
        graphic,
        distT=0,
        distB=0,
        distL=0,
        distR=0,
    )
    return el("w:r", el("w:drawing", node))


def anchored(
    manuscript: Manuscript, graphic: Any, size: tuple[int, int], name: str, description: str
) -> Any:
    """A run with a drawing at the left margin, beside which the text goes on undisturbed."""
    node = parse_xml(
        f'<wp:anchor {nsdecls("wp")} distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        'relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>-72000</wp:posOffset>'
        "</wp:positionV></wp:anchor>"
    )
    node.extend(
        (
            el("wp:extent", cx=size[0], cy=size[1]),
            el("wp:effectExtent", l=0, t=0, r=0, b=0),
            el("wp:wrapNone"),
            _described(manuscript, name, description),
            el("wp:cNvGraphicFramePr"),
            graphic,
        )
    )
    return el("w:r", el("w:drawing", node))


def qr_code(manuscript: Manuscript, address: str, *, side: int, description: str) -> Any:
    """A run with the QR code of an address, ``side`` wide."""
    import segno

    content = BytesIO()
    segno.make(address, error="m", micro=False).save(content, kind="png", scale=8, border=2)
    return picture(manuscript, Image(content.getvalue(), description), width=side, height=side)


def _pixels(content: bytes) -> tuple[int, int] | None:
    """Width and height of a whole PNG or JPEG, ``None`` for anything else."""
    try:
        with Picture.open(BytesIO(content), formats=("PNG", "JPEG")) as opened:
            size = opened.size
            opened.verify()
    except _NO_PICTURE:
        return None
    return size if min(size) > 0 else None


def _described(manuscript: Manuscript, name: str, description: str) -> Any:
    spoken = writable(description)[:_LONGEST_DESCRIPTION]
    return el("wp:docPr", id=manuscript.next_drawing(), name=name, descr=spoken)


def _picture(relation: str, name: str, size: tuple[int, int]) -> Any:
    blip = el("a:blip")
    blip.set(qn("r:embed"), relation)
    return el(
        "pic:pic",
        el("pic:nvPicPr", el("pic:cNvPr", id=0, name=name), el("pic:cNvPicPr")),
        el("pic:blipFill", blip, el("a:stretch", el("a:fillRect"))),
        el(
            "pic:spPr",
            el("a:xfrm", el("a:off", x=0, y=0), el("a:ext", cx=size[0], cy=size[1])),
            el("a:prstGeom", el("a:avLst"), prst="rect"),
        ),
    )
