"""Reading from the environment which server sends e-mail."""

import pytest

from prongsai.core.problems import ProblemsFound
from prongsai.project.mail import CONSOLE, SMTP, mail_in

SET = {"PRONGSAI_EMAIL_HOST": "mail.example.go.th", "PRONGSAI_EMAIL_FROM": "ita@example.go.th"}


def test_without_settings_nothing_is_sent():
    found = mail_in({})

    assert (found.backend, found.is_set) == (CONSOLE, False)


@pytest.mark.parametrize(
    ("tls", "port"), [("", 587), ("starttls", 587), ("SSL", 465), ("none", 25)]
)
def test_each_way_of_guarding_has_its_usual_port(tls, port):
    found = mail_in(SET | {"PRONGSAI_EMAIL_TLS": tls})

    assert (found.backend, found.is_set, found.port) == (SMTP, True, port)
    assert found.sender == "ita@example.go.th"


def test_port_and_account_are_taken_as_given():
    account = {"PRONGSAI_EMAIL_USER": "ita", "PRONGSAI_EMAIL_PASSWORD": " secret "}

    found = mail_in(SET | account | {"PRONGSAI_EMAIL_PORT": "2525"})

    assert (found.port, found.user, found.password) == (2525, "ita", " secret ")


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"PRONGSAI_EMAIL_TLS": "maybe"}, "write starttls, ssl or none"),
        ({"PRONGSAI_EMAIL_PORT": "mail"}, "PRONGSAI_EMAIL_PORT: 'mail' is no port"),
        ({"PRONGSAI_EMAIL_PORT": "0"}, "is no port"),
        ({"PRONGSAI_EMAIL_PORT": "70000"}, "is no port"),
        ({"PRONGSAI_EMAIL_PORT": "๕๘๗"}, "is no port"),
        ({"PRONGSAI_EMAIL_FROM": "the office"}, "is no e-mail address"),
        ({"PRONGSAI_EMAIL_FROM": "a@b.th\nBcc: c@d.th"}, "is no e-mail address"),
        ({"PRONGSAI_EMAIL_FROM": ""}, "say from which address"),
        ({"PRONGSAI_EMAIL_USER": "ita"}, "go together"),
    ],
)
def test_what_makes_no_sense_is_told_in_a_sentence(changes, says):
    with pytest.raises(ProblemsFound, match=says):
        mail_in(SET | changes)
