"""Characters of a document that the PDF has no letter for, to be told to whoever wrote it."""

from collections.abc import Iterator

from prongsai.core.documents.blocks import Document
from prongsai.core.documents.reading_aloud import as_text
from prongsai.printing.pdf.letters import is_boxed


def unprintable(document: Document) -> tuple[str, ...]:
    """The characters that become boxes (□) in the PDF, each once, in the order of the document.

    Control and direction marks, which are left out, are not among them.
    """
    return tuple(dict.fromkeys(one for text in _texts(document) for one in text if is_boxed(one)))


def _texts(document: Document) -> Iterator[str]:
    """Everything that is printed."""
    yield as_text(document)
    if document.published:
        yield from document.published
