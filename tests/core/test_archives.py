from io import BytesIO
from zipfile import ZipFile

import pytest

from prongsai.core.archives import names_in


def archive() -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as parts:
        parts.writestr("word/document.xml", "<w/>")
    return file.getvalue()


def test_the_parts_of_an_archive_are_named():
    assert names_in(archive()) == {"word/document.xml"}


@pytest.mark.parametrize("length", range(len(archive())))
def test_an_archive_that_was_cut_off_is_broken_wherever_it_was(length):
    assert names_in(archive()[:length]) is None
