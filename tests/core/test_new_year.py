"""A new year begins as a copy that says it is one."""

from prongsai.core.new_year import text_for_year

OLD = """\
# The rules of fiscal year 2569 (1 October 2025 to 30 September 2026), a draft.
# The titles are official.
year: 2569
revision: 2
status: draft
because:
  th: >-
    เหตุผล
    เดิม
  en: An old reason
wording: own

calendar:
  - {code: surveys, name: {th: ก, en: a}, opens: 2026-01-01, closes: 2026-03-31}
  - code: results
    closes: 2026-08-01
assessment:
  code: ita
  status: draft
  because: {th: ข, en: b}
"""


def test_the_year_is_set_days_are_emptied_and_the_whole_is_a_draft():
    assert (
        text_for_year(OLD, 2570, "fy2569r2")
        == """\
# The rules of fiscal year 2570 (2026-10-01 to 2027-09-30), a draft.
# The titles are official.
year: 2570
status: draft
because:
  th: คัดลอกจากหลักเกณฑ์ fy2569r2 ยังไม่ได้ตรวจกับคู่มือของปีนี้
  en: Copied from the rules fy2569r2 and not yet checked against this year's manual
wording: own

calendar:
  - {code: surveys, name: {th: ก, en: a}, opens: null, closes: null}
  - code: results
    closes: null
assessment:
  code: ita
  status: draft
  because: {th: ข, en: b}
"""
    )
