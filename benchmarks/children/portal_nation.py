"""A database of many agencies with published results, in PRONGSAI_VAR: copies of one result.

Rows come in bulk and not through the actions, which would take an hour for the same rows.
"""

import sys
from decimal import Decimal

import django

django.setup()

from django.utils import timezone  # noqa: E402

from prongsai.apps.agencies.models import Agency, Kind  # noqa: E402
from prongsai.apps.results.models import Result, State  # noqa: E402
from prongsai.apps.rounds.actions import open_round  # noqa: E402
from prongsai.apps.rounds.models import Round  # noqa: E402
from prongsai.cli.django import migrate  # noqa: E402
from prongsai.core.loading import load_framework  # noqa: E402
from prongsai.core.results import result_by  # noqa: E402
from prongsai.core.sheets.sheet import Sheet  # noqa: E402
from prongsai.core.snapshots import sheet_as_plain, snapshot  # noqa: E402

YEARS = (2563, 2564)


def build(agencies: int) -> None:
    """The agencies, each with a published result of every year."""
    made = Agency.objects.bulk_create(
        Agency(slug=f"a{number}", name=f"อบต.ที่ {number}", kind=Kind.SUBDISTRICT_ORGANIZATION)
        for number in range(agencies)
    )
    for year in YEARS:
        first = open_round(made[0], year=year, by=None)
        rules = load_framework(year)
        marks = {node.code: Decimal(80) for node in rules.marked}
        result = result_by(rules, Sheet(year=year, marks=marks))
        others = Round.objects.bulk_create(
            Round(agency=one, year=year, framework_id=first.framework_id) for one in made[1:]
        )
        Result.objects.bulk_create(
            Result(
                round=one,
                version=1,
                state=State.PUBLISHED,
                sheet=sheet_as_plain(result.sheet),
                snapshot=snapshot(result),
                total=result.total.announced,
                published_at=timezone.now(),
            )
            for one in (first, *others)
        )


if __name__ == "__main__":
    migrate()
    build(int(sys.argv[1]))
