"""A job beside the intake, until it is ended: scores a sheet, writes 2,000 rows, and again.

It works in the main database of PRONGSAI_VAR. The argument is the key of a survey.
"""

import sys

from prongsai.cli.django import start_django

start_django()

from django.db import transaction  # noqa: E402

from prongsai.apps.surveys.models import SurveyTally  # noqa: E402
from reports import material  # noqa: E402

ROWS = 2000


def main() -> None:
    """Score and write, then take the rows out again."""
    survey, number = int(sys.argv[1]), 0
    while True:
        number += 1
        material(number)
        plain = {"score": number}
        with transaction.atomic():
            SurveyTally.objects.bulk_create(
                SurveyTally(survey_id=survey, portion="job", origin=f"job {row}", tally=plain)
                for row in range(ROWS)
            )
        with transaction.atomic():
            SurveyTally.objects.filter(portion="job").delete()


if __name__ == "__main__":
    main()
