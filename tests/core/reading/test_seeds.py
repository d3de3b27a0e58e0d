"""Reports that exist are read as a clerk reads them; what does not fit is told."""

from fractions import Fraction
from pathlib import Path

import pytest

from prongsai.core.reading.facts import Facts
from prongsai.core.reading.reading import read_report
from prongsai.core.reading.text_source import read_bytes
from tests.core.reading.truth import FILES, Truth, compare, load, seed_of

# At least so many of the fields of each report are right.
SHARE = Fraction(98, 100)

each = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def printed(truth: Truth) -> str:
    """The text of a report; the test is skipped where the reports are not beside the project."""
    seed = seed_of(truth)
    if not seed.exists():
        pytest.skip("the reports are not beside the project")
    return seed.read_text(encoding="utf-8")


def read(truth: Truth) -> Facts:
    """What is read in the report that a truth tells of."""
    return read_report(read_bytes(str(truth["file"]), printed(truth).encode()))


@each
def test_nearly_every_field_of_a_report_is_right_and_no_wrong_number_is_silent(path: Path) -> None:
    truth = load(path)
    text = printed(truth)

    compared = compare(truth, read(truth), text)

    assert compared.share >= SHARE, str(compared)
    assert compared.silent == (), str(compared)


@each
def test_nothing_adds_up_or_fails_to_but_as_a_clerk_found(path: Path) -> None:
    truth = load(path)

    told = read(truth).disagreements

    assert [(one.node, one.reported, one.computed) for one in told] == [
        (one["node"], one["reported"], one["computed"]) for one in truth["disagreements"]
    ]
    assert [one.repairs for one in told] == [()] * len(told)


@each
def test_what_a_clerk_would_tell_is_told(path: Path) -> None:
    truth = load(path)

    wrong = compare(truth, read(truth)).wrong

    assert [one.name for one in wrong if one.name.startswith("told:")] == []
