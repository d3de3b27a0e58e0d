"""What does not go together in a report of a project is asked about."""

from decimal import Decimal

import pytest

from prongsai.core.anticorruption.doubting import doubts_of
from prongsai.core.anticorruption.reporting import Progress, ReportedProject
from tests.core.anticorruption.plans import make_project


def doubted(budget=Decimal(20_000), **told):
    """The first words of every doubt about a project that is reported of so."""
    row = ReportedProject(make_project(1), budget, Progress(1, **told))
    return [one.en.partition(";")[0] for one in doubts_of(row)]


@pytest.mark.parametrize(
    ("told", "doubts"),
    [
        (
            {"status": "not_started", "spent": Decimal(25_000), "result": "อบรมแล้ว"},
            [
                "it is not started, but 25,000 baht are spent",
                "it is not started, but it has a result",
            ],
        ),
        ({"status": "not_started", "result": "ยังไม่ถึงกำหนด จะอบรมในเดือนพฤษภาคม"}, []),
        ({"status": "not_started", "result": "กำหนดจัดเวทีในเดือนพฤษภาคม"}, []),
        ({"status": "not_started", "spent": Decimal(0), "result": "-"}, []),
        (
            {"status": "not_possible", "spent": Decimal("0.50"), "reason": "งดจัด"},
            ["it is not possible, but 0.50 baht are spent"],
        ),
        ({"status": "done", "spent": Decimal(0)}, ["it is done, but there is no result"]),
        ({"status": "done", "result": "จัดแล้ว"}, ["it is done, but nobody said what was spent"]),
        ({"status": "done", "result": "จัดแล้ว", "budget": Decimal(0)}, []),
        ({"status": "in_progress", "spent": Decimal(5), "result": "จัดแล้ว 1 ครั้ง"}, []),
        ({}, []),
    ],
)
def test_a_status_that_does_not_fit_the_result_or_what_was_spent_is_doubted(told, doubts):
    assert doubted(**told) == doubts
