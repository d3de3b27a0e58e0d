"""Photographs of a folder: their order, what their names say, and folders that have none."""

from pathlib import Path

import pytest
from PIL import Image as Picture

from prongsai.core.documents.blocks import Image, Run
from prongsai.core.documents.photo_folder import photos_in
from prongsai.core.problems import ProblemsFound


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(path: Path, format: str) -> None:
    """A picture at a place."""
    Picture.new("RGB", (64, 48), "red").save(path, format)


def test_photographs_of_a_folder_come_by_name_and_a_thai_name_is_the_note(desk):
    put(desk / "02 ประชุม_คณะทำงาน.jpg", "JPEG")
    put(desk / "01_IMG_2345.PNG", "PNG")
    (desk / "notes.txt").write_text("x")

    photos = photos_in(desk)

    assert [one.note for one in photos] == [
        (Run("." * 40, blank="คำบรรยายภาพที่ 1"),),
        (Run("ประชุม คณะทำงาน"),),
    ]
    assert all(isinstance(one.image, Image) for one in photos)


def test_a_folder_that_is_not_there_or_has_no_photographs_is_told(desk):
    (desk / "empty").mkdir()

    said = []
    for name in ("none", "ก" * 300, "empty"):
        with pytest.raises(ProblemsFound) as found:
            photos_in(name)
        said += [one.sentence("en") for one in found.value.problems]

    assert said == [
        "none: there is no such folder; check its name and place.",
        f"{'ก' * 300}: there is no such folder; check its name and place.",
        "empty: there are no PNG or JPEG pictures in this folder; "
        "check that it is the one you meant.",
    ]
