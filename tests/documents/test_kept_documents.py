"""Documents issued by earlier versions of the program, which stand at their addresses for ever.

A file in ``kept`` is what the database held of one. It is never written anew: where a block gets
another shape, ``from_plain`` learns to read the former one.
"""

import json
from pathlib import Path
from typing import get_args

import pytest

from prongsai.core.documents.blocks import Block, Document
from prongsai.core.documents.plain import from_plain
from prongsai.core.documents.reading_aloud import as_text
from prongsai.printing.html import html_body

KEPT = sorted((Path(__file__).parent / "kept").glob("*.json"))


def document_in(file: Path) -> Document:
    """The document that a file of the database's holds."""
    return from_plain(json.loads(file.read_text("utf-8")), Document)


@pytest.mark.parametrize("file", KEPT, ids=lambda file: file.stem)
def test_a_document_kept_by_an_earlier_version_is_still_shown(file):
    document = document_in(file)

    assert document.published is not None
    assert document.published.code in html_body(document)
    assert document.agency in as_text(document)


def test_every_block_has_been_kept_by_some_version():
    kept = {type(block) for file in KEPT for block in document_in(file).blocks()}

    assert kept == set(get_args(Block))
