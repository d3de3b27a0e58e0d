"""Taking part: what was done, with whom, on what, and what came of it."""

import pytest

from tests.core.evidence.elements.looking import file, found, page

FORUM = page(
    "รายงานการประชุมประชาคมท้องถิ่น",
    "เมื่อวันที่ 12 ธันวาคม 2567 จัดประชุมประชาคมเพื่อทบทวนแผนพัฒนาท้องถิ่น",
    "ผู้เข้าร่วมประกอบด้วยผู้นำชุมชน ประชาชน และ อสม. จำนวน 85 คน ร่วมเสนอโครงการและลงมติ",
    "ที่ประชุมมีมติให้ซ่อมถนนสายหลัก",
    "นำผลการประชุมไปบรรจุในแผนพัฒนาท้องถิ่น",
)
CEREMONY = page("พิธีทำบุญตักบาตร", "คณะผู้บริหารและพนักงานเข้าร่วมพิธี ณ ลานหน้าที่ทำการ")


@pytest.mark.parametrize(
    "element", ["stakeholders", "topic", "participation_result", "use_of_result"]
)
def test_a_forum_shows_everything(element):
    assert found("o20", element, FORUM) is True
    assert found("o20", element, CEREMONY) is False


@pytest.mark.parametrize("element", ["activity", "stakeholders", "took_part"])
def test_a_forum_shows_everything_in_the_first_years(element):
    assert found("o33", element, FORUM, year=2563) is True


def test_attending_a_ceremony_is_no_part_in_the_work():
    assert found("o33", "took_part", CEREMONY, year=2563) is False


def test_an_invitation_is_no_activity():
    invitation = file("ขอเชิญประชาชนเข้าร่วมประชุมประชาคม วันที่ 12 ธันวาคม 2567")

    assert found("o33", "activity", invitation, year=2563) is False
