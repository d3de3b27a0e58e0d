"""The row of a plan and the row of its results."""

from prongsai.core.documents.plan import Measure
from prongsai.core.reading.rows_together import together


def test_a_measure_and_its_results_are_one_with_every_entry_once() -> None:
    planned = Measure(
        indicator="6", questions=("e3",), methods=("ทำคู่มือ การบริการ", "ติดป้าย"), follow_up="รายงาน"
    )
    done = Measure(
        indicator="6",
        measures=("มาตรการบริการ",),
        methods=("ทำคู่มือการ บริการ", "อบรมเจ้าหน้าที่ประจำจุดบริการ"),
        results=("ทำแล้ว",),
    )

    assert together([planned, Measure(indicator="7"), done]) == (
        Measure(
            indicator="6",
            questions=("e3",),
            measures=("มาตรการบริการ",),
            methods=("ทำคู่มือ การบริการ", "ติดป้าย", "อบรมเจ้าหน้าที่ประจำจุดบริการ"),
            follow_up="รายงาน",
            results=("ทำแล้ว",),
        ),
        Measure(indicator="7"),
    )


def test_several_rows_of_one_indicator_stay_as_they_are() -> None:
    rows = (
        Measure(indicator="9", questions=("o2",)),
        Measure(indicator="9", questions=("o5",)),
        Measure(indicator="9", results=("ทำแล้ว",)),
    )

    assert together(rows) == rows


def test_rows_that_answer_nothing_known_stay_apart() -> None:
    rows = (Measure(methods=("ทำ",)), Measure(results=("ทำแล้ว",)))

    assert together(rows) == rows
