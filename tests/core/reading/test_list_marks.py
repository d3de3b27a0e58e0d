"""What marks an entry of a list, and what only looks like a mark."""

import pytest

from prongsai.core.reading.list_marks import ListMark, mark_of, marks_in


@pytest.mark.parametrize(
    ("paragraph", "mark", "words"),
    [
        ("๑. ประชุม", "1", "ประชุม"),
        ("๗.กลไก", "7", "กลไก"),
        ("๔.๑.๒ การใช้", "4.1.2", "การใช้"),
        ("๔.๓. แบบตรวจ", "4.3", "แบบตรวจ"),
        ("(๓.๑) การสื่อสาร", "(3.1)", "การสื่อสาร"),
        ("2) หัวข้อ", "2)", "หัวข้อ"),
        ("- สำนักปลัด", "-", "สำนักปลัด"),
        ("-การใช้", "-", "การใช้"),
        ("- ๑) ทำ", "1)", "ทำ"),
        ("• ทำ", "-", "ทำ"),
        ("๗๗.๑๓ คะแนน", "", "๗๗.๑๓ คะแนน"),
        ("๕๒.๐๐", "", "๕๒.๐๐"),
        ("๐.๐๐ ไม่พบ", "", "๐.๐๐ ไม่พบ"),
        ("๒๕๖๖ เป็นปี", "", "๒๕๖๖ เป็นปี"),
        ("๑๕ วัน", "", "๑๕ วัน"),
        ("-.....", "", "-....."),
        ("-- ก", "-", "- ก"),
        ("", "", ""),
    ],
)
def test_the_mark_of_a_paragraph_is_taken_off(paragraph, mark, words):
    assert mark_of(paragraph) == (mark, words)


def test_a_number_without_a_point_and_one_after_a_figure_are_told_as_such():
    assert [*marks_in("1 ก 2/2567 3. ข", bullets_inside=True)] == [
        ListMark(".1", 1, "1", 0, 2, bare=True),
        ListMark(".1", 3, "3", 11, 13, after_figure=True),
    ]


def test_dashes_inside_a_paragraph_count_only_where_they_may():
    text = "- กองคลัง - กองช่าง"

    assert [mark.start for mark in marks_in(text, bullets_inside=True)] == [0, 10]
    assert [mark.start for mark in marks_in(text, bullets_inside=False)] == [0]
