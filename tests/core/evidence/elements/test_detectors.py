"""Every element of every year has a detector, and none is told of what could not be opened."""

import pytest

from prongsai.core.evidence.elements import DETECTORS, MODULES
from prongsai.core.evidence.findings import ElementSeen, Item
from prongsai.core.evidence.shown import Reached
from prongsai.core.framework import Node
from prongsai.core.loading import load_framework, years
from tests.core.evidence.elements.looking import dead, file, item, page

ITEMS = [
    (year, node)
    for year in years()
    for node in load_framework(year).assessment.walk()
    if node.kind == "item"
]
CODES = {element.code for _, node in ITEMS for element in node.elements}


def seen(year: int, node: Node, *shown: Reached) -> list[ElementSeen]:
    """What all detectors say of an item."""
    of: Item = item(node.code, *shown, year=year)
    return [DETECTORS[element.code](of, element) for element in node.elements]


def test_every_element_of_every_year_has_a_detector():
    assert CODES - set(DETECTORS) == set()


def test_every_detector_is_of_an_element_and_of_one_module():
    codes = [code for module in MODULES for code in module.DETECTORS]

    assert sorted(codes) == sorted(set(codes))
    assert set(codes) - CODES == set()


@pytest.mark.parametrize(("year", "node"), ITEMS, ids=lambda part: str(getattr(part, "code", part)))
def test_nothing_is_called_missing_where_nothing_could_be_read(year, node):
    """That a scan is no file of figures is seen without reading it."""
    for reached in (dead(), Reached("u", page(scripted=True)), Reached("u", file(scanned=True))):
        missing = {one.element for one in seen(year, node, reached) if one.found is False}

        assert missing - {"data_file"} == set()


@pytest.mark.parametrize(("year", "node"), ITEMS, ids=lambda part: str(getattr(part, "code", part)))
def test_an_empty_page_shows_nothing_of_an_item(year, node):
    need_not = {"political_and_permanent", "governor_and_units", "ethics_rules"}
    empty = Reached("u", page("หน้าแรก"))

    shown = [one.element for one in seen(year, node, empty) if one.found]

    assert set(shown) - need_not == set()
