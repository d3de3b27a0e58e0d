"""``prongsai remind``: what it says, and how it ends."""

import json
from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from prongsai.cli import main
from prongsai.core.periods import Period
from tests.apps.improvement.plans import (
    make_head,
    make_improvement_plan,
    make_measure,
    make_units,
    today,
)
from tests.web.builders import make_agency

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ready(settings):
    """A server for e-mail and an address of the site are set."""
    settings.SENDS_EMAIL, settings.ADDRESS = True, "https://ita.example.go.th"


@pytest.fixture
def head():
    """Somebody with an e-mail address and a part that was due yesterday."""
    agency = make_agency()
    unit = make_units(agency)[0]
    ends = today() - timedelta(1)
    period = Period("range", ends - timedelta(9), ends)
    make_improvement_plan(agency, make_measure(steps=("ทำ",), period=period))
    found = make_head(unit, "nok")
    found.email = "nok@example.go.th"
    found.save()
    return found


def run(*arguments: str):
    """What the command does."""
    return CliRunner().invoke(main, ["remind", *arguments], catch_exceptions=False)


def test_it_says_how_many_were_sent(head):
    done = [run("--lang", "en"), run()]

    assert [(one.exit_code, one.output) for one in done] == [
        (0, "reminders sent: 1\n"),
        (0, "ส่งอีเมลแจ้งเตือนแล้ว 0 ฉบับ\n"),
    ]
    assert "https://ita.example.go.th/office/" in mail.outbox[0].body


def test_it_answers_in_json(head):
    assert json.loads(run("--json").output) == {"sent": 1}


@pytest.mark.parametrize(
    ("setting", "nothing", "says"),
    [
        ("SENDS_EMAIL", False, "PRONGSAI_EMAIL_HOST: no server for e-mail is set"),
        ("ADDRESS", "", "PRONGSAI_ADDRESS: the address of the site is not set"),
    ],
)
def test_what_is_not_set_is_told_in_a_sentence(head, settings, setting, nothing, says):
    setattr(settings, setting, nothing)

    done = run("--lang", "en")

    assert (done.exit_code, done.stdout, mail.outbox) == (1, "", [])
    assert done.stderr.startswith(says)


class Closed(EmailBackend):
    """A server that nobody reaches."""

    def open(self):
        raise ConnectionRefusedError("refused")


class Full(EmailBackend):
    """A server that takes nothing."""

    def send_messages(self, messages):
        raise TimeoutError("timed out")


def test_a_server_that_cannot_be_reached_is_told_and_nobody_is_claimed(head, settings):
    settings.EMAIL_BACKEND = f"{__name__}.Closed"

    done = run("--lang", "en")

    assert done.exit_code == 1
    assert "cannot be reached (refused)" in done.stderr
    assert not head.reminders.exists()


def test_an_e_mail_that_was_not_sent_ends_with_1_and_names_the_account(head, settings):
    settings.EMAIL_BACKEND = f"{__name__}.Full"

    done = run("--lang", "en")

    assert (done.exit_code, done.stdout) == (1, "reminders sent: 0\n")
    assert done.stderr.startswith("nok: no e-mail could be sent (timed out)")
