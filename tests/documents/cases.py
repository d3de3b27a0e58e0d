"""The documents whose text and looks are approved, each with a name; a new one is a line here."""

from collections.abc import Callable, Mapping
from functools import cache

from prongsai.core.documents.blocks import Document
from prongsai.core.documents.numerals import Numerals
from tests.documents.samples import make_document

CASES: Mapping[str, Callable[[], Document]] = {
    "every-block": make_document,
    "every-block-in-arabic-numerals": lambda: make_document("arabic", rows=3),
}
# The numerals of page numbers and charts, where they are not Thai.
NUMERALS: Mapping[str, Numerals] = {"every-block-in-arabic-numerals": "arabic"}


@cache
def case(name: str) -> Document:
    """The document of a case."""
    return CASES[name]()
