"""The days of reports on the anti-corruption action plan that a position has to keep in mind."""

from collections.abc import Iterator
from datetime import date, timedelta

from prongsai.apps.agencies.models import Agency, Position, Role
from prongsai.apps.anticorruption.models import ActionReport, Stretch
from prongsai.apps.anticorruption.queries import approved_for
from prongsai.core.calendar import FiscalYear
from prongsai.core.improvement.handing_over import Deadline

# Whoever holds one of these answers for the whole agency, a unit's position for the unit.
FOR_THE_AGENCY = (Role.OFFICER, Role.EXECUTIVE, Role.ADMINISTRATOR)

_MONTHS = {Stretch.SIX: "รอบ 6 เดือน", Stretch.TWELVE: "รอบ 12 เดือน"}


def action_plan_deadlines(position: Position, last_day: date) -> Iterator[Deadline]:
    """Until when reports on approved plans are handed in, and which ones nobody has begun.

    Of the fiscal year of ``last_day``, of the one before, and of the one in which whoever comes
    next begins. A unit has a part in reports that are open; it begins none.
    """
    this = FiscalYear.of(last_day).year
    following = FiscalYear.of(last_day + timedelta(1)).year
    for year in sorted({this - 1, this, following}):
        yield from _of_year(position.agency, FiscalYear(year), position.role in FOR_THE_AGENCY)


def _of_year(agency: Agency, year: FiscalYear, begins: bool) -> Iterator[Deadline]:
    version = approved_for(agency, year.year)
    if version is None:
        return
    rows = ActionReport.objects.filter(plan=version.plan, year=year.year).defer("content")
    reports = {row.stretch: row for row in rows.order_by("number")}
    for stretch, span in ((Stretch.SIX, year.first_half), (Stretch.TWELVE, year.whole)):
        report = reports.get(stretch)
        what = f"รายงานผลแผนปฏิบัติการป้องกันการทุจริต ปีงบประมาณ {year.year} ({_MONTHS[stretch]})"
        if report is not None and report.closed_on is None:
            yield Deadline(f"ส่งและปิด{what}", report.due_on or span.ends)
        elif report is None and begins and Stretch.TWELVE not in reports:
            yield Deadline(f"จัดทำ{what}", span.ends)
