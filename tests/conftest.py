"""What every test shares."""

import os
import sys
import tempfile
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from django.conf import settings
from django.db import transaction
from hypothesis import HealthCheck
from hypothesis import settings as examples

Made = TypeVar("Made")

# Programs of their own, which work without a pause; looking for doctests would start them here.
collect_ignore = ["apps/surveys/killed_server.py", "browser/nearby.py"]

# The same examples in every run, however busy the computer is: nothing fails by chance. Who wants
# to search further says so: pytest --hypothesis-profile=searching
examples.register_profile("searching", deadline=None, suppress_health_check=[HealthCheck.too_slow])
examples.register_profile("same", examples.get_profile("searching"), derandomize=True)
examples.load_profile("same")


def pytest_configure() -> None:
    """Quick passwords and no collected files: neither is what these tests are about."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.WHITENOISE_AUTOREFRESH = True
    # Also outside of any test, such as while tests are collected, no real store is touched.
    settings.ANSWERS = Path(os.devnull) / "answers.sqlite3"


@pytest.fixture(scope="session")
def stores() -> Iterator[Path]:
    """Where the answers of each test wait, apart; each store is made when it is first needed.

    In memory where the system has a folder for that: no test waits for a disk that syncs.
    """
    memory = Path("/dev/shm")  # noqa: S108 - a folder with a random name is made in it
    with tempfile.TemporaryDirectory(
        prefix="prongsai-stores-", dir=memory if os.access(memory, os.W_OK) else None
    ) as folder:
        yield Path(folder)


@pytest.fixture(autouse=True)
def answers_of_its_own(stores: Path) -> Iterator[Path]:
    """Each test has a store of answers of its own, a new writer, and nobody has waited before."""
    before, settings.ANSWERS = settings.ANSWERS, stores / uuid.uuid4().hex / "answers.sqlite3"
    yield settings.ANSWERS
    _begin_anew()
    settings.ANSWERS = before


@pytest.fixture(scope="module")
def standing(django_db_setup, django_db_blocker) -> Iterator[Callable[[Callable[[], Made]], Made]]:
    """Makes what costs much once for all tests of a module: ``office = standing(make_office)``.

    Each test is undone back to what stands, and what stands after the last of them.
    """

    def made(make: Callable[[], Made]) -> Made:
        with django_db_blocker.unblock():
            return make()

    around = transaction.atomic()
    made(around.__enter__)
    yield made
    made(lambda: transaction.set_rollback(True))
    made(lambda: around.__exit__(None, None, None))


def _begin_anew() -> None:
    intake = "prongsai.apps.surveys.intake"
    for name, forget in [
        ("background", lambda module: module.end()),
        ("writer", lambda module: module.end()),
        ("limits", lambda module: (module.submissions.forget(), module.wrong_codes.forget())),
        ("bursts", lambda module: module.bursts.forget()),
    ]:
        module = sys.modules.get(f"{intake}.{name}")  # tests that receive nothing load nothing
        if module is not None:
            forget(module)
