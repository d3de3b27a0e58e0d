"""Pictures of published documents at addresses of their own, so that a page stays small."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import sha256

from prongsai.apps.documents.models import PaperVersion
from prongsai.core.documents.blocks import Document, Image, PhotoPage
from prongsai.core.documents.plain import from_plain

_PNG = b"\x89PNG"


def digest_of_picture(image: Image) -> str:
    """What a picture is known by in its address: the SHA-256 of its content."""
    return sha256(image.content).hexdigest()


def type_of_picture(content: bytes) -> str:
    """The content type; documents have PNG and JPEG only."""
    return "image/png" if content.startswith(_PNG) else "image/jpeg"


@lru_cache(maxsize=8)
def pictures_of(code: str) -> Mapping[str, bytes]:
    """The pictures of the version with this code, each under its digest; versions never change."""
    kept = PaperVersion.objects.values_list("document", flat=True).get(code=code)
    found = _pictures(from_plain(kept, Document))
    return {digest_of_picture(image): image.content for image in found}


def _pictures(document: Document) -> Iterator[Image]:
    if document.emblem is not None:
        yield document.emblem
    for block in document.blocks():
        if isinstance(block, PhotoPage):
            yield from (photo.image for photo in block.photos if photo.image is not None)
