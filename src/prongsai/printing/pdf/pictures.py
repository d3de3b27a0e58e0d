"""Pictures for the template: wrapped in SVG, so that they travel as text and need no file."""

from base64 import b64encode
from functools import lru_cache
from io import BytesIO

from prongsai.core.documents.blocks import Image
from prongsai.printing.pdf.letters import showable
from prongsai.printing.pdf.lines import Plain

_KINDS = {"JPEG": "image/jpeg", "PNG": "image/png"}
_TURNED = 0x0112  # the field of a photograph that says how the camera was held


def picture(image: Image | None) -> Plain | None:
    """A picture with its proportion and its words; ``None`` where there is none that opens."""
    if image is None:
        return None
    found = _opened(image.content)
    if found is None:
        return None
    kind, content, across, down = found
    inside = f"data:{kind};base64,{b64encode(content).decode()}"
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{across}" height="{down}" viewBox="0 0 {across} {down}">'
        f'<image width="{across}" height="{down}" xlink:href="{inside}"/></svg>'
    )
    return {"svg": svg, "alt": showable(image.description).strip() or "ภาพ", "ratio": across / down}


def _opened(content: bytes) -> tuple[str, bytes, int, int] | None:
    """The kind, bytes, width and height (pixels) of a picture that a PDF/A may hold."""
    from PIL import Image as Opened
    from PIL import ImageOps

    try:
        with Opened.open(BytesIO(content), formats=list(_KINDS)) as opened:
            opened.load()
            turned = opened.getexif().get(_TURNED, 1) != 1
            if opened.mode in ("L", "RGB") and not turned and opened.format in _KINDS:
                return _KINDS[opened.format], content, opened.width, opened.height
            upright = ImageOps.exif_transpose(opened)
            see_through = "A" in upright.getbands() or "transparency" in upright.info
            plain = upright.convert("RGBA" if see_through else "RGB")
    except (OSError, ValueError, SyntaxError, Opened.DecompressionBombError):
        return None  # what cannot be opened leaves its frame empty
    written = BytesIO()
    plain.save(written, "PNG")
    return _KINDS["PNG"], written.getvalue(), plain.width, plain.height


@lru_cache(maxsize=16)
def square_code(address: str) -> str:
    """A QR code of the address, as SVG."""
    import segno

    written: str = segno.make(address, error="m", micro=False).svg_inline(border=0, omitsize=True)
    return written.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
