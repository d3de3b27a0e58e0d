from datetime import date

import pytest

from prongsai.core.evidence.days import days


@pytest.mark.parametrize(
    "text",
    [
        "วันที่ ๕ มกราคม ๒๕๖๘",
        "5 ม.ค. 68",
        "5 ม.ค.2568",
        "5 ม. ค. 2568",
        "5 มกราคม พ.ศ. 2568",
        "05/01/2568",
        "5-1-2025",
        "2025-01-05",
        "5 Jan 2025",
        "January 5, 2025",
    ],
)
def test_a_day_in_running_text_is_found_in_every_usual_form(text):
    assert days(f"ข่าว {text} เวลา 10.00 น.") == (date(2025, 1, 5),)


@pytest.mark.parametrize("text", ["31/02/2568", "99/99/2568", "5 มกราคม", "1.2.3", "2025-13-01"])
def test_what_the_calendar_has_not_or_has_no_year_is_no_day(text):
    assert days(text) == ()
