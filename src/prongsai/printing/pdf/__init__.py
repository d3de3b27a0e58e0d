"""PDF: typeset by typst, then given a text layer that searches, copies and reads aloud exactly."""

from prongsai.printing.pdf.finished import pdf_bytes, typeset
from prongsai.printing.pdf.unprintable import Boxed, unprintable

__all__ = ["Boxed", "pdf_bytes", "typeset", "unprintable"]
