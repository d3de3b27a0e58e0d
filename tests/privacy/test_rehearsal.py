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

# Every group takes protections away whose attacks have nothing to do with each other.
AT_EACH_ANSWER = """
from prongsai.apps.surveys.intake import receiving
received = receiving.receive
def receive(submission):
    outcome = received(submission)
    survey, code = submission.survey, submission.code
    {does}
    return outcome
receiving.receive = receive
"""
# The store is opened with another setting than its own.
OTHERWISE = """
import sqlite3
connect = sqlite3.connect
def otherwise(*place, factory=sqlite3.Connection, **details):
    class Otherwise(factory):
        def execute(self, sql, *parameters):
            return super().execute(sql.replace("{setting}", "{instead}"), *parameters)
    return connect(*place, **details, factory=Otherwise)
sqlite3.connect = otherwise
"""
WITHOUT = {
    "nothing else happens when somebody answers": (
        AT_EACH_ANSWER.format(
            does="""
    from pathlib import Path
    from django.conf import settings
    from prongsai.apps.audit.actions import log
    from prongsai.apps.surveys.intake import store
    from prongsai.apps.surveys.models import Code, Survey
    Code.objects.filter(pk=code).update(used=True)
    log("survey.answered", Survey.objects.get(pk=survey), by=None)
    with (Path(settings.VAR) / "visits.log").open("a") as visits:
        visits.write(code)
    with store.transaction() as opened:
        opened.execute(
            "CREATE TABLE IF NOT EXISTS came (id INTEGER PRIMARY KEY AUTOINCREMENT, code)"
        )
        opened.execute("INSERT INTO came (code) VALUES (?)", (code,))"""
        ),
        {
            "subtracting: 1 codes": "codes are marked many at once",
            "log: a line when": "no line is logged",
            "watching: visits.log": "no file beside the database is written",
            "ordering: codes": "codes are kept without an order of rows",
            "promise: store_shape: ": "which looking at the installation finds, too",
            "promise: audit_log: ": "and the line",
        },
    ),
    "what was counted is overwritten; k codes are left": (
        OTHERWISE.format(setting="secure_delete=ON", instead="secure_delete=OFF")
        + """
from prongsai.apps.surveys.intake import drawers, folding, store
from prongsai.apps.surveys.models import Code
def mark_all(survey, smallest):
    with store.transaction() as opened:
        codes = Code.objects.filter(pk__in=drawers.codes_used(opened, survey.pk), used=False)
        codes.update(used=True)
folding.mark_codes = mark_all
""",
        {
            "searching: an answer that does not wait": "what is deleted is overwritten",
            "subtracting: 3 codes": "k codes are left for the last batch",
        },
    ),
    "traces are forgotten; answers are not backed up": (
        """
from prongsai.apps.surveys.intake import folding
from prongsai.apps.surveys.models import Comment
folding._forget = lambda survey: None
add = folding._add
def chatty(survey, batch, *others):
    add(survey, batch, *others)
    Comment.objects.create(survey=survey, text=" ".join(batch.lines))
folding._add = chatty
""",
        {
            "searching: codes or answers in the store": "traces are forgotten after closing",
            "searching: an answer in what is backed up": "no answer is in the database",
        },
    ),
    "everything lies sorted": (
        """
from prongsai.apps.surveys.intake import batches, drawers, folding
drawers.sorted = batches.sorted = folding.sorted = lambda some, key=None: list(some)
""",
        {
            "ordering: answers": "answers lie sorted",
            "ordering: comments": "comments become rows in the order of random names",
            "promise: store_sorting: ": "which looking at the installation finds, too",
        },
    ),
    "k answers are left for the last batch": (
        """
from prongsai.apps.surveys.intake import batches
begin = batches.begin
def whole(survey, portion, *, leaving, at_least):
    return begin(survey, portion, leaving=0, at_least=at_least)
batches.begin = whole
""",
        {"few: 0 answers wait": "k stay behind", "subtracting: 3 answers": "so that k are last"},
    ),
    "the log is emptied after every commit": (
        OTHERWISE.format(setting="locking_mode=EXCLUSIVE", instead="locking_mode=NORMAL")
        + """
from contextlib import nullcontext
from prongsai.apps.surveys.intake import store
stay_open = []
store.empty_log = lambda connection: None
store.closing = lambda connection: nullcontext(stay_open.append(connection))
""",
        {
            "history: ": "the store has no log of commits",
            "ordering: ": "nor an order of them",
            "promise: store_history: ": "which looking at the installation finds, too",
        },
    ),
}
EARLY = """
from prongsai.apps.surveys.intake import batches
begin = batches.begin
def early(survey, portion, *, leaving, at_least):
    return begin(survey, portion, leaving=0, at_least=4)
batches.begin = early
"""


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


@pytest.mark.parametrize("protections", WITHOUT)
def test_people_are_found_where_a_protection_is_missing(protections, migrated):
    taken_away, expected = WITHOUT[protections]

    found = leaks(taken_away, migrated)

    unseen = [missing for leak, missing in expected.items() if not is_among(leak, found)]
    assert unseen == [], found


def is_among(leak: str, found: list[str]) -> bool:
    """Whether one of the leaks that were found begins as this one does."""
    return any(one.startswith(leak) for one in found)


@pytest.mark.usefixtures("on_postgresql")
def test_a_code_that_is_locked_while_it_is_looked_up_is_found_by_its_version(migrated):
    locking = AT_EACH_ANSWER.format(
        does="from django.db import transaction; from prongsai.apps.surveys.models import Code\n"
        "    with transaction.atomic(): Code.objects.select_for_update().get(pk=code)"
    )

    found = leaks(locking, migrated)
    assert [leak for leak in found if leak.startswith("watching: surveys_code changed")]


def test_batches_of_fewer_than_k_are_told_as_a_broken_promise(monkeypatch):
    monkeypatch.setattr(trying, "rehearsed", lambda environment: rehearsed(environment, EARLY))

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
