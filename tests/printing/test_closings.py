"""Which blocks go with the signatures to their page."""

import pytest

from prongsai.core.documents.blocks import Item, Numbered, Paragraph, Signature, words
from prongsai.printing.closings import kept_with_next

SIGN = Signature((), words("ก"), (words("ข"),))
CLOSING = Paragraph(words("จึงเรียนมาเพื่อโปรดพิจารณา"))
LIST = Numbered((Item(words("เรื่องแรก")), Item(words("เรื่องที่สอง"))))


def paragraph(letters: int) -> Paragraph:
    """A paragraph of so many letters."""
    return Paragraph(words("ก" * letters))


@pytest.mark.parametrize(
    ("blocks", "kept"),
    [
        ((paragraph(9), paragraph(90), CLOSING, CLOSING, SIGN), {1, 2, 3}),
        ((paragraph(400), CLOSING, SIGN), {0, 1}),
        ((paragraph(400), CLOSING, CLOSING, SIGN), {1, 2}),
        ((paragraph(900), CLOSING, SIGN), {1}),
        ((CLOSING, LIST, CLOSING, SIGN), {1, 2}),
        ((LIST, CLOSING, CLOSING, SIGN), {1, 2}),
        ((LIST, CLOSING, SIGN, SIGN, SIGN), {0, 1, 2, 3}),
        ((CLOSING, SIGN, CLOSING, SIGN), {0, 2}),
        ((CLOSING, *(SIGN,) * 6), {0, 3, 4, 5}),
        ((CLOSING, LIST), set()),
        ((), set()),
    ],
)
def test_at_least_two_lines_and_all_signers_of_a_letter_stay_together(blocks, kept):
    assert kept_with_next(blocks) == kept
