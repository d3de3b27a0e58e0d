"""The cover (ปก): what the document is called, and whose it is."""

from prongsai.core.documents.blocks import CoverPage, Document, words
from prongsai.core.documents.goes_with import goes_with, reported_period, text_of
from prongsai.core.documents.material import Material
from prongsai.core.documents.pieces import in_lines, report

KIND = "cover"


def build(material: Material) -> Document:
    """A page of its own, whose title tells what it is the cover of."""
    wording = material.wording(KIND)
    title = wording.words("title", goes_with(material), period=reported_period(material.plan))
    page = CoverPage(in_lines(title), in_lines(wording.words("owner")))
    return report(KIND, words(text_of(title)), material, [page])
