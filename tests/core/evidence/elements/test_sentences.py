"""Lines that a stranger made long: every detector comes to an end with them."""

import pytest

from prongsai.core.evidence.elements import DETECTORS
from prongsai.core.evidence.elements.sentences import body_of
from prongsai.core.loading import load_framework, years
from tests.core.evidence.elements.looking import item, page


@pytest.mark.parametrize("line", ["0 " * 10_000, "1." * 10_000, "(ก" * 10_000, "2567 " * 2_000])
def test_no_line_keeps_a_detector_for_ever(line):
    shown = page(line)
    for year in (years()[0], years()[-2]):
        for node in load_framework(year).marked:
            for element in node.elements:
                DETECTORS[element.code](item(node.code, shown, year=year), element)


def test_the_body_begins_below_the_headline():
    shown = page("อบต.สมมุติ", "ร่วมคิดร่วมทำ ปี 2568", "เนื้อหา", title="ร่วมคิดร่วมทำ ปี 2568")

    assert tuple(body_of(shown)) == ("เนื้อหา",)
