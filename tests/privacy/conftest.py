"""What the tests of the promises share."""

from pathlib import Path

import pytest
from django.db import connection


@pytest.fixture
def kept_folder(answers_of_its_own: Path, settings) -> Path:
    """The folder of an installation whose store of answers lies where it must."""
    folder = answers_of_its_own.parent / "var"
    settings.VAR, settings.ANSWERS = folder, folder / "answers" / "answers.sqlite3"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def on_postgresql() -> None:
    """Only where the tests run on PostgreSQL."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite keeps no versions of rows and has no server")
