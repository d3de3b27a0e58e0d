"""Lines and lists that covers, announcements and memos share."""

import pytest

from prongsai.core.documents.blocks import Run
from prongsai.core.documents.pieces import in_a_row, in_lines


def test_words_are_split_where_their_lines_end_and_keep_their_look():
    some = (Run("ก\nข"), Run("ค", bold=True), Run("\n\n"), Run("....", blank="ปี"))

    assert in_lines(some) == (
        (Run("ก"),),
        (Run("ข"), Run("ค", bold=True)),
        (Run("....", blank="ปี"),),
    )


@pytest.mark.parametrize(
    ("entries", "said"),
    [((), ""), (("ก",), "ก"), (("ก", "ข"), "ก และข"), (("ก", "ข", "ค"), "ก ข และค")],
)
def test_letters_join_names_without_commas(entries, said):
    assert in_a_row(entries) == said
