"""Pages of photographs."""

from dataclasses import replace

import pytest

from prongsai.core.documents.blanks import blanks
from prongsai.core.documents.blocks import Image, Photo, PhotoPage, plain, words
from prongsai.core.documents.kinds import built
from prongsai.core.documents.material import Material
from prongsai.core.problems import ProblemsFound
from tests.core.documents.plans import PROFILE, make_material

CAPTION = "“การดำเนินการตามมาตรการการส่งเสริมคุณธรรมและความโปร่งใส”"


def pages(material):
    """The pages of a document of photographs: the caption, and the lines below the pictures."""
    return [
        (plain(page.caption), [plain(photo.note) for photo in page.photos])
        for page in built("photos", material).blocks()
        if isinstance(page, PhotoPage)
    ]


def test_two_photographs_stand_on_a_page_below_the_caption():
    taken = tuple(
        Photo(Image(b"", f"ภาพ {name}"), words(f"{name} 1 มีนาคม 2567")) for name in ("ก", "ข", "ค")
    )

    assert pages(replace(make_material(), photos=taken)) == [
        (CAPTION, ["ก 1 มีนาคม 2567", "ข 1 มีนาคม 2567"]),
        (CAPTION, ["ค 1 มีนาคม 2567"]),
    ]


def test_without_photographs_three_pages_have_frames_to_paste_them_into():
    document = built("photos", make_material())

    assert [len(page.photos) for page in document.blocks()] == [2, 2, 2]
    assert {photo.image for page in document.blocks() for photo in page.photos} == {None}
    assert blanks(document) == tuple(f"ภาพที่ {number} และวันที่" for number in range(1, 7))


def test_photographs_of_no_known_year_are_a_sentence():
    with pytest.raises(ProblemsFound) as raised:
        built("photos", Material(PROFILE))

    assert [one.sentence("en") for one in raised.value.problems] == [
        "Photographs: the year assessed is not known; bring in a result sheet or a plan."
    ]
