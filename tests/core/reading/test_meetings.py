"""The monthly meetings that heard results."""

from prongsai.core.documents.plan import Measure
from prongsai.core.reading.meetings import without_meetings

HEARD = "ได้รายงานผลการดำเนินงานในที่ประชุมประจำเดือนพนักงานเทศบาลประจำเดือน {month}"
NEXT = "รายงานผลการดำเนินงานในที่ ประชุมประจำเดือนพนักงานเทศบาล ประจำเดือน {month} ในครั้งต่อไป"


def test_a_meeting_that_every_row_tells_is_the_plans() -> None:
    rows = (
        Measure(
            results=("ทำแล้ว", HEARD.format(month="มีนาคม ๒๕๖๕")),
            suggestions=("ควรทำต่อ และ" + NEXT.format(month="กันยายน ๒๕๖๕"),),
        ),
        Measure(
            results=(HEARD.format(month="มีนาคม ๒๕๖๕"),),
            suggestions=(NEXT.format(month="กันยายน ๒๕๖๕"),),
        ),
        Measure(methods=("ทบทวน",)),
    )

    heard = without_meetings(rows)

    assert (heard.reported_at, heard.next_report) == ("มีนาคม ๒๕๖๕", "กันยายน ๒๕๖๕")
    assert heard.measures == (
        Measure(results=("ทำแล้ว",), suggestions=("ควรทำต่อ",)),
        Measure(),
        Measure(methods=("ทบทวน",)),
    )


def test_rows_that_tell_several_meetings_keep_their_words() -> None:
    rows = tuple(
        Measure(results=(HEARD.format(month=month),)) for month in ("มีนาคม ๒๕๖๕", "ธันวาคม ๒๕๖๔")
    )

    assert without_meetings(rows).measures == rows
    assert without_meetings(rows).reported_at == ""
