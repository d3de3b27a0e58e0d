"""Make an installation in PRONGSAI_VAR with an open EIT survey, and requests that answer it.

Arguments: how many requests, and the file for them: one body a line, each with a token of its own
and one of forty answers. Prints the address and the key of the survey.
"""

import random
import sys
import time
from pathlib import Path
from urllib.parse import urlencode

from prongsai.cli.django import migrate, start_django

start_django()

from prongsai.apps.agencies.actions import register_agency  # noqa: E402
from prongsai.apps.agencies.models import Kind  # noqa: E402
from prongsai.apps.rounds.actions import open_round  # noqa: E402
from prongsai.apps.rounds.queries import rules_of  # noqa: E402
from prongsai.apps.surveys.actions import (  # noqa: E402
    open_survey,
    prepare_survey,
    set_population,
)
from prongsai.apps.surveys.intake.tokens import new_token  # noqa: E402
from prongsai.apps.surveys.models import Survey  # noqa: E402
from prongsai.core.surveys.questionnaire import questionnaire  # noqa: E402

YEAR = 2566
DIFFERENT = 40


def open_eit() -> Survey:
    """The EIT survey of an agency, open to everybody."""
    agency = register_agency(
        slug="benchmark",
        name="เทศบาลตำบลตัวอย่าง",
        kind=Kind.SUBDISTRICT_MUNICIPALITY,
        district="เมือง",
        province="นครราชสีมา",
        by=None,
    )
    survey = prepare_survey(open_round(agency, year=YEAR, by=None), instrument="eit", by=None)
    set_population(survey, population=1_000_000, by=None)
    open_survey(survey, by=None)
    return survey


def write_bodies(survey: Survey, address: str, times: int, file: Path) -> None:
    """Forms as a browser sends them."""
    asked = questionnaire(rules_of(survey.round), survey.instrument)
    chance = random.Random(2566)  # noqa: S311
    answers = [
        urlencode({n.code: chance.choice(asked.scale(n).options).code for n in asked.asked})
        for _ in range(DIFFERENT)
    ]
    now = time.time() - 300  # fetched a while ago, as by people who read
    with file.open("w", encoding="ascii") as lines:
        for number in range(times):
            token = f"t.{new_token(address, now)}=1"
            lines.write(f"{token}&{answers[number % DIFFERENT]}\n")


def main() -> None:
    times, file = int(sys.argv[1]), Path(sys.argv[2])
    migrate()
    survey = Survey.objects.first() or open_eit()
    address = survey.entrances.get(portion="1").address
    write_bodies(survey, address, times, file)
    print(address, survey.pk)


if __name__ == "__main__":
    main()
