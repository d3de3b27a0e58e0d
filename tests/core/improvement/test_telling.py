"""What units told becomes the lines of a report, and no line says more than was told."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.improvement.telling import (
    DutyTold,
    Lines,
    NoteTold,
    StepTold,
    counted,
    done_on,
    lines_of,
)

JANUARY, MARCH, JUNE = date(2025, 1, 15), date(2025, 3, 31), date(2025, 6, 1)


def note(kind="progress", text="", counted=None, on=JANUARY):
    return NoteTold(kind, text, counted, on)


def test_a_step_that_all_units_did_is_done_on_the_last_day():
    step = StepTold(
        "จัดทำทะเบียนการยืม",
        (
            DutyTold("กองคลัง", (note("done", "ใช้แบบเดียวกันทุกกอง"),)),
            DutyTold("กองช่าง", (note("done", on=date(2025, 2, 3)),)),
        ),
    )

    assert lines_of([step], until=MARCH) == Lines(
        ("จัดทำทะเบียนการยืม แล้วเสร็จเมื่อวันที่ 3 กุมภาพันธ์ 2568 (ใช้แบบเดียวกันทุกกอง)",), (), (), ()
    )


def test_what_was_added_to_a_part_that_is_done_stands_beside_the_words_it_was_done_with():
    notes = (
        note(text="ลงพื้นที่แล้ว 3 โครงการ"),
        note("done", "ครบ 12 โครงการ", on=date(2025, 2, 3)),
        note(text="เพิ่มภาพถ่าย", on=MARCH),
    )
    step = StepTold("รวบรวมผลงาน", (DutyTold("กองช่าง", notes),))

    assert lines_of([step], until=JUNE).results == (
        "รวบรวมผลงาน แล้วเสร็จเมื่อวันที่ 3 กุมภาพันธ์ 2568 (ครบ 12 โครงการ เพิ่มภาพถ่าย)",
    )
    assert lines_of([step], until=JANUARY).results == (
        "รวบรวมผลงาน อยู่ระหว่างดำเนินการ (ลงพื้นที่แล้ว 3 โครงการ)",
    )


def test_a_step_that_some_units_did_names_who_is_not_ready():
    step = StepTold(
        "จัดทำทะเบียนการยืม",
        (DutyTold("กองคลัง", (note("done"),)), DutyTold("กองช่าง")),
    )

    assert lines_of([step], until=MARCH).results == (
        "จัดทำทะเบียนการยืม: กองคลัง ดำเนินการแล้วเสร็จ กองช่าง ยังไม่รายงาน",
    )


def test_a_unit_that_told_nothing_is_never_said_to_be_at_work():
    step = StepTold(
        "ตรวจนับ",
        (
            DutyTold("กองคลัง", (note("done", "ครบ"),)),
            DutyTold("กองช่าง", (note(text="นับแล้วครึ่งหนึ่ง"),)),
            DutyTold("สำนักปลัด"),
        ),
    )

    assert lines_of([step], until=MARCH).results == (
        "ตรวจนับ: กองคลัง ดำเนินการแล้วเสร็จ (ครบ) "
        "กองช่าง อยู่ระหว่างดำเนินการ (นับแล้วครึ่งหนึ่ง) สำนักปลัด ยังไม่รายงาน",
    )


def test_what_a_unit_told_before_its_part_was_done_is_told_as_that_and_of_no_other_unit():
    notes = (note(text="ยกร่างแล้วรอลงนาม"), note("done", on=date(2025, 2, 3)))
    ready, silent = DutyTold("กองช่าง", notes), (DutyTold("สำนักปลัด"), DutyTold("กองคลัง"))

    assert lines_of([StepTold("เสนอลงนาม", (ready, *silent))], until=MARCH).results == (
        "เสนอลงนาม: กองช่าง ดำเนินการแล้วเสร็จ (ก่อนแล้วเสร็จรายงานว่า ยกร่างแล้วรอลงนาม) "
        "สำนักปลัด และกองคลัง ยังไม่รายงาน",
    )
    assert lines_of([StepTold("เสนอลงนาม", (ready,))], until=MARCH).results == (
        "เสนอลงนาม แล้วเสร็จเมื่อวันที่ 3 กุมภาพันธ์ 2568 (ก่อนแล้วเสร็จรายงานว่า ยกร่างแล้วรอลงนาม)",
    )


def test_the_same_obstacle_of_two_units_is_one_line():
    duties = tuple(
        DutyTold(unit, (note("obstacle", "ไม่มีคน"), note("obstacle", "ไม่มีคน")))
        for unit in ("กองคลัง", "กองช่าง")
    )

    told = lines_of([StepTold("สแกนเอกสาร", duties)], until=MARCH)

    assert told.obstacles == ("สแกนเอกสาร: กองคลัง และกองช่าง ไม่มีคน",)


def test_a_step_of_which_nothing_was_told_is_silent_and_no_result():
    step = StepTold("จัดอบรม", (DutyTold("สำนักปลัด"),))

    assert lines_of([step], until=MARCH) == Lines((), (), (), ("จัดอบรม",))


def test_what_was_told_after_the_last_day_of_a_report_is_not_in_it():
    step = StepTold("จัดอบรม", (DutyTold("สำนักปลัด", (note("done", on=JUNE),)),))

    assert lines_of([step], until=MARCH) == Lines((), (), (), ("จัดอบรม",))


def test_a_percentage_stands_only_where_something_is_counted():
    duty = DutyTold("สำนักปลัด", (note(counted=2), note(counted=3)))

    with_target = StepTold("ประชุมประจำเดือน", (duty,), 12, "ครั้ง")
    without = StepTold("ประชุมประจำเดือน", (duty,), None, "ครั้ง")

    assert lines_of([with_target], until=MARCH).outcomes == (
        "ประชุมประจำเดือน จำนวน 3 ครั้ง จากเป้าหมาย 12 ครั้ง คิดเป็นร้อยละ 25",
    )
    assert lines_of([without], until=MARCH).outcomes == ("ประชุมประจำเดือน จำนวน 3 ครั้ง",)


def test_an_obstacle_stands_until_the_part_is_done():
    told = (note("obstacle", "ไม่มีเครื่องสแกน"),)
    open_step = StepTold("สแกนเอกสาร", (DutyTold("กองคลัง", told),))
    done_step = StepTold("สแกนเอกสาร", (DutyTold("กองคลัง", (*told, note("done"))),))

    assert lines_of([open_step], until=MARCH).obstacles == ("สแกนเอกสาร: กองคลัง ไม่มีเครื่องสแกน",)
    assert lines_of([done_step], until=MARCH).obstacles == ()


def test_what_was_reopened_is_not_done():
    assert done_on([note("done"), note("reopened")]) is None
    assert done_on([note("done"), note("reopened"), note("done", on=MARCH)]) == MARCH
    assert counted([note(counted=4), note("done")]) == 4


NOTES = st.lists(
    st.builds(
        NoteTold,
        st.sampled_from(["progress", "done", "obstacle", "reopened"]),
        st.text(alphabet="กขค", max_size=5),
        st.none() | st.integers(0, 50),
        st.dates(date(2024, 10, 1), date(2025, 9, 30)),
    ),
    max_size=5,
)


@given(st.lists(st.lists(NOTES, max_size=3), max_size=4), st.dates(date(2024, 9, 1)))
def test_every_step_is_either_told_of_or_silent(steps, until):
    told = [
        StepTold(f"ขั้นที่ {number}", tuple(DutyTold("กองคลัง", tuple(notes)) for notes in duties))
        for number, duties in enumerate(steps)
    ]

    lines = lines_of(told, until=until)

    silent = {
        step.text for step in told if not any(n.on <= until for d in step.duties for n in d.notes)
    }
    assert set(lines.silent) == silent
    assert all(not result.startswith(tuple(silent)) for result in lines.results) or not silent
