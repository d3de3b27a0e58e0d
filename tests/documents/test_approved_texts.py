"""Every kind of document says what was approved, to the letter."""

import pytest

from tests.documents.approve import left_over
from tests.documents.approved import HOW, text_file, text_now
from tests.documents.cases import CASES


@pytest.mark.parametrize("name", CASES)
def test_a_document_says_what_was_approved(name):
    assert text_now(name) == text_file(name).read_text("utf-8"), HOW


def test_nothing_is_approved_that_no_document_is_made_for():
    assert left_over() == []
