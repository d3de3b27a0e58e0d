"""Print how many answers the installation in PRONGSAI_VAR has, counted and waiting together."""

from prongsai.cli.django import start_django

start_django()

from prongsai.apps.surveys.intake.receiving import waiting  # noqa: E402
from prongsai.apps.surveys.models import Survey  # noqa: E402

if __name__ == "__main__":
    survey = Survey.objects.get()
    print(waiting(survey.pk) + sum(row.tally.get("n", 0) for row in survey.tallies.all()))
