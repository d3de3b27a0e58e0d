"""People who do not exist are found by nobody, and by everybody where a protection is missing.

Each protection is taken away in the process of a rehearsal, and the attack that it wards off
must then succeed.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from prongsai.apps.surveys.privacy import trying
from prongsai.apps.surveys.privacy.attacks import deviations
from prongsai.apps.surveys.privacy.findings import Outcome
from prongsai.apps.surveys.privacy.scratch import NotRehearsed, installation, rehearsed
from tests.privacy.looking import look

pytestmark = pytest.mark.django_db

# What happens at each answer besides what ought to: {does} knows `survey` and `code`.
AT_EACH_ANSWER = """
from prongsai.apps.surveys.intake import receiving
received = receiving.receive
def receive(submission):
    outcome = received(submission)
    survey, code, line = submission.survey, submission.code, submission.line
    {does}
    return outcome
receiving.receive = receive
"""
WITHOUT = {
    "codes are marked many at once": (
        "subtracting: 1 codes",
        AT_EACH_ANSWER.format(
            does="from prongsai.apps.surveys.models import Code;"
            "Code.objects.filter(pk=code).update(used=True)"
        ),
    ),
    "k codes are left for the last batch": (
        "subtracting: 3 codes",
        """
from prongsai.apps.surveys.intake import drawers, folding, store
from prongsai.apps.surveys.models import Code
def mark_all(survey, smallest):
    with store.transaction() as opened:
        codes = Code.objects.filter(pk__in=drawers.codes_used(opened, survey.pk), used=False)
        codes.update(used=True)
folding.mark_codes = mark_all
""",
    ),
    "k answers wait until a batch begins": (
        "subtracting: 4 answers",
        """
from prongsai.apps.surveys.intake import folding
begin = folding._begin
def early(survey, portion, *, leaving, at_least):
    return begin(survey, portion, leaving=0, at_least=4)
folding._begin = early
""",
    ),
    "k answers are left for the last batch": (
        "few: ",
        """
from prongsai.apps.surveys.intake import folding
begin = folding._begin
def whole(survey, portion, *, leaving, at_least):
    return begin(survey, portion, leaving=0, at_least=at_least)
folding._begin = whole
""",
    ),
    "answers and comments lie sorted": (
        "ordering: ",
        """
from prongsai.apps.surveys.intake import drawers, folding
drawers.sorted = folding.sorted = lambda some, key=None: list(some)
""",
    ),
    "comments become rows in the order of random names": (
        "ordering: comments",
        """
from prongsai.apps.surveys.intake import drawers, folding
drawers.sorted = lambda some, key=None: list(some)
folding.sorted = lambda some, key=None: list(some)
from prongsai.apps.surveys.privacy import attacks
attacks._orders_of_lines = attacks._orders_of_codes = lambda watched: [()]
""",
    ),
    "codes are kept without an order of rows": (
        "ordering: codes",
        AT_EACH_ANSWER.format(
            does="""
    from prongsai.apps.surveys.intake import store
    with store.transaction() as opened:
        opened.execute(
            "CREATE TABLE IF NOT EXISTS came (id INTEGER PRIMARY KEY AUTOINCREMENT, code)"
        )
        opened.execute("INSERT INTO came (code) VALUES (?)", (code,))"""
        ),
    ),
    "the journal is emptied by every commit": (
        "history: ",
        """
from prongsai.apps.surveys.intake import store
def with_a_wal(connection, file):
    connection.execute("PRAGMA journal_mode=WAL")
    store._ensure_tables(connection, file)
    return connection
store._with_settings = with_a_wal
""",
    ),
    "what is deleted is overwritten": (
        "searching: an answer that does not wait",
        """
from prongsai.apps.surveys.intake import store
settings = store._with_settings
def careless(connection, file):
    settings(connection, file)
    connection.execute("PRAGMA secure_delete=OFF")
    return connection
store._with_settings = careless
""",
    ),
    "traces are forgotten after closing": (
        "searching: codes or answers in the store after closing",
        """
from prongsai.apps.surveys.intake import folding
folding._forget = lambda survey: None
""",
    ),
    "no line is logged when somebody answers": (
        "log: a line when",
        AT_EACH_ANSWER.format(
            does="""
    from prongsai.apps.audit.actions import log
    from prongsai.apps.surveys.models import Survey
    log("survey.answered", Survey.objects.get(pk=survey), by=None)"""
        ),
    ),
    "no answer is in what is backed up": (
        "searching: an answer in what is backed up",
        """
from prongsai.apps.surveys.intake import folding
from prongsai.apps.surveys.models import Comment
add = folding._add
def chatty(survey, batch, *others):
    add(survey, batch, *others)
    Comment.objects.create(survey=survey, text=" ".join(batch.lines))
folding._add = chatty
""",
    ),
    "no file beside the database is written": (
        "watching: visits.log changed when",
        AT_EACH_ANSWER.format(
            does="""
    from pathlib import Path
    from django.conf import settings
    with (Path(settings.VAR) / "visits.log").open("a") as log: log.write(code)"""
        ),
    ),
}


@pytest.fixture(scope="session")
def migrated(tmp_path_factory) -> Path | None:
    """An empty database, so that not every rehearsal here begins with making one."""
    if connection.vendor != "sqlite":
        return None
    folder = tmp_path_factory.mktemp("migrated")
    file = folder / "prongsai.sqlite3"
    environment = {**os.environ, "PRONGSAI_VAR": str(folder), "DATABASE_URL": f"sqlite:///{file}"}
    migrate = [sys.executable, "-m", "prongsai.cli", "manage", "migrate", "-v0"]
    subprocess.run(migrate, env=environment, check=True)
    return file


def leaks(before: str, migrated: Path | None) -> list[str]:
    """What a rehearsal finds after ``before`` ran in its process."""
    with installation() as environment:
        if migrated is not None:
            shutil.copy(migrated, environment["PRONGSAI_VAR"])
        found = rehearsed(environment, before)
    return [f"{way}: {what}" for way, what in found.leaks]


def test_nobody_is_found_by_somebody_who_sees_every_byte():
    finding = look("rehearsal")

    assert finding.outcome is Outcome.KEPT
    assert finding.evidence.en.startswith("of 83 people made up, with every byte copied")


@pytest.mark.parametrize("protection", WITHOUT)
def test_people_are_found_where_a_protection_is_missing(protection, migrated):
    expected, taken_away = WITHOUT[protection]

    found = leaks(taken_away, migrated)

    assert [leak for leak in found if leak.startswith(expected)], found


@pytest.mark.usefixtures("on_postgresql")
def test_a_code_that_is_locked_while_it_is_looked_up_is_found_by_its_version(migrated):
    locking = AT_EACH_ANSWER.format(
        does="from django.db import transaction; from prongsai.apps.surveys.models import Code\n"
        "    with transaction.atomic(): Code.objects.select_for_update().get(pk=code)"
    )

    found = leaks(locking, migrated)
    assert [leak for leak in found if leak.startswith("watching: surveys_code changed")]


def test_a_leak_is_told_as_a_broken_promise(monkeypatch):
    early = WITHOUT["k answers wait until a batch begins"][1]
    monkeypatch.setattr(trying, "rehearsed", lambda environment: rehearsed(environment, early))

    finding = look("rehearsal")

    assert finding.outcome is Outcome.BROKEN
    assert "4 answers" in finding.evidence.en


def test_a_rehearsal_that_comes_to_no_end_is_told_and_keeps_no_promise(monkeypatch):
    ending = "raise SystemExit('no space')"
    monkeypatch.setattr(trying, "rehearsed", lambda environment: rehearsed(environment, ending))

    finding = look("rehearsal")

    assert (finding.outcome, finding.evidence.en) == (
        Outcome.CANNOT_TELL,
        "the rehearsal came to no end (no space)",
    )


def test_an_installation_of_its_own_is_gone_afterwards():
    with pytest.raises(NotRehearsed), installation() as environment:
        rehearsed(environment, "1 / 0")

    assert not Path(environment["PRONGSAI_VAR"]).exists()


@pytest.mark.parametrize(
    ("places", "far"),
    [([*range(60)], True), ([*reversed(range(60))], True), ([*range(0, 60, 7)], False)],
)
def test_an_order_is_told_from_chance_where_there_are_enough_to_say(places, far):
    assert (abs(deviations(places)) > 5.5) is far
