"""Every kind of document looks as it was approved: as PDF, and as DOCX in LibreOffice."""

from pathlib import Path

import pytest
from PIL import Image
from scripts.find_office import HOW as HOW_TO_GET_OFFICE
from scripts.find_office import office

from prongsai.core.documents.kinds import KINDS
from tests.documents.approved import HOW, OFFICE, PICTURES, docx_now, pdf_now, picture_file
from tests.documents.cases import PICTURED, case
from tests.documents.looking import differences, load, save
from tests.documents.office import version

MOST_BYTES = 1_500_000


@pytest.fixture(scope="module")
def as_docx() -> dict[str, Image.Image]:
    """The pages of every case as LibreOffice shows them; it is started once."""
    if office() is None:
        pytest.skip(HOW_TO_GET_OFFICE)
    approved, here = OFFICE.read_text("utf-8").strip(), version()
    if approved != here:
        pytest.skip(
            f"approved with LibreOffice {approved}; this is {here}, which breaks its own way"
        )
    return docx_now()


@pytest.mark.parametrize("name", PICTURED)
def test_a_pdf_looks_as_it_was_approved(name, tmp_path):
    _compare(picture_file(name, "pdf"), pdf_now(name), tmp_path)


@pytest.mark.parametrize("name", PICTURED)
def test_a_docx_looks_as_it_was_approved(name, as_docx, tmp_path):
    _compare(picture_file(name, "docx"), as_docx[name], tmp_path)


def test_every_kind_is_looked_at():
    kinds = {case(name).kind for name in PICTURED}

    assert kinds == set(KINDS)


def test_pictures_stay_small():
    assert sum(file.stat().st_size for file in PICTURES.iterdir()) < MOST_BYTES


def _compare(approved: Path, now: Image.Image, folder: Path) -> None:
    """Say which pages look different, and keep them to be looked at beside the approved ones."""
    other = differences(load(approved), now)
    if other:
        save(now, folder / approved.name)
    assert other == [], f"{HOW} (now: {folder / approved.name})"
