"""Two people at one thing at the same moment, in a database of its own that keeps what they do.

Frozen rows cannot be taken out of the database that the other tests share, so this runs as a
program beside them.
"""

import json
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from threading import Barrier
from typing import Any

from django.conf import settings
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection
from django.db.models import Model

from prongsai.apps.accounts.models import User
from prongsai.apps.anticorruption.models import ActionPlanVersion
from prongsai.apps.audit.models import Entry
from prongsai.apps.documents.models import Publication
from prongsai.apps.documents.versions import publish_version, withdraw
from prongsai.apps.improvement.models import Reminder
from prongsai.apps.improvement.reminding import remind
from prongsai.apps.results.actions import discard_draft, publish_result
from prongsai.apps.surveys.actions import close_survey
from prongsai.apps.surveys.models import Survey, SurveyTally
from prongsai.core.periods import Period
from tests.apps.anticorruption.plans import approve, executive_of, make_draft_plan
from tests.apps.improvement.plans import (
    make_head,
    make_improvement_plan,
    make_measure,
    make_units,
)
from tests.apps.surveys.answers import answer
from tests.web.builders import (
    make_agency,
    make_draft,
    make_open_survey,
    make_paper,
    make_published_result,
    make_version,
)

TRIES = 10
TRIES_OF_DOCUMENTS = 3  # each is typeset first
ANSWERS = 6
MONDAY = date(2026, 6, 1)

Act = Callable[..., None]


def main() -> None:
    """Try it on many drafts and print as JSON how often it ended in which way."""
    with tempfile.TemporaryDirectory() as directory:
        usual = connection.settings_dict["NAME"]
        connection.settings_dict["TEST"]["NAME"] = _name(Path(directory))
        settings.ANSWERS = Path(directory) / "answers" / "answers.sqlite3"
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            print(json.dumps(_ends()))
        finally:
            connection.creation.destroy_test_db(usual, verbosity=0)


def _name(directory: Path) -> str:
    # In memory SQLite has no turns to wait for; in a file it is as an installation has it.
    return str(directory / "own.sqlite3") if connection.vendor == "sqlite" else "prongsai_at_once"


def _ends() -> dict[str, dict[Any, int]]:
    lines = Entry.objects.filter(action__in=["result.published", "result.draft_discarded"])
    return {
        "publish and publish": _tried(publish_result, publish_result),
        "publish and discard": _tried(publish_result, discard_draft),
        "lines of a draft": Counter(Counter(lines.values_list("agency", flat=True)).values()),
        "withdraw and withdraw": _withdrawn_twice(),
        "close and close": _closed_twice(),
        "answers counted": _answers_counted(),
        "approve and approve": Counter(map(_approved_at_once, range(TRIES))),
        "e-mails of a day": _reminded_twice(),
    }


def _tried(one: Act, other: Act) -> dict[str, int]:
    slugs = [f"{other.__name__}-{number}".replace("_", "-") for number in range(TRIES)]
    return Counter(_both(one, other, make_draft(make_agency(slug))) for slug in slugs)


def _withdrawn_twice() -> dict[str, int]:
    publications = map(_publication, range(TRIES_OF_DOCUMENTS))
    return Counter(_both(_withdraw, _withdraw, one) for one in publications)


def _closed_twice() -> dict[str, int]:
    surveys = [make_open_survey(make_agency(f"close-{number}")) for number in range(TRIES)]
    for survey in surveys:
        for _person in range(ANSWERS):
            answer(survey)
    return Counter(_both(_close, _close, survey) for survey in surveys)


def _approved_at_once(number: int) -> str:
    """Two plans of an agency that have the same years, each approved by somebody."""
    agency = make_agency(f"approve-{number}")
    executive_of(agency)
    return _together(_approve, _approve, [make_draft_plan(agency), make_draft_plan(agency)])


def _reminded_twice() -> dict[int, int]:
    """How many e-mails somebody gets on a Monday on which two processes remind at once."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    agency = make_agency("remind")
    head = make_head(make_units(agency)[0])
    head.email = "head@example.go.th"
    head.save()
    make_improvement_plan(agency, make_measure(period=Period("range", MONDAY, MONDAY)))
    mail.outbox = []
    for week in range(TRIES):
        day = MONDAY + week * timedelta(7)
        _together(partial(_remind, day), partial(_remind, day), [head, head])
    days = [row.on for row in Reminder.objects.exclude(sent_at=None)]
    return Counter(Counter(days).values()) | {"sent": len(mail.outbox)}


def _remind(day: date, head: User, by: None) -> None:
    remind(day, address="https://ita.example.go.th/office/")


def _approve(version: ActionPlanVersion, by: None) -> None:
    approve(version)


def _close(survey: Survey, by: None) -> None:
    close_survey(survey, by=by)


def _answers_counted() -> dict[int, int]:
    """How many surveys have so many answers; and lines of the log, each survey one."""
    counted = Counter(row.tally["n"] for row in SurveyTally.objects.filter(trait=""))
    closed = Entry.objects.filter(action="survey.closed").count()
    return counted | {"lines": closed}


def _publication(number: int) -> Publication:
    agency = make_agency(f"withdraw-{number}")
    make_published_result(agency)
    return publish_version(make_version(make_paper(agency)), by=None)


def _withdraw(publication: Publication, by: None) -> None:
    withdraw(publication, reason="มีชื่อบุคคล", by=by)


def _both(one: Act, other: Act, row: Model) -> str:
    return _together(one, other, [row, row])


def _together(one: Act, other: Act, rows: Sequence[Model]) -> str:
    together = Barrier(2, timeout=20)
    with ThreadPoolExecutor(2) as people:
        ends = people.map(lambda act, row: _end(act, row, together), (one, other), rows)
        return " and ".join(sorted(ends))


def _end(act: Act, row: Model, together: Barrier) -> str:
    own = type(row)._default_manager.get(pk=row.pk)
    try:
        together.wait()
        act(own, by=None)
    except ValidationError:
        return "refused"
    except DatabaseError as error:
        return repr(error)
    finally:
        connection.close()
    return "done"
