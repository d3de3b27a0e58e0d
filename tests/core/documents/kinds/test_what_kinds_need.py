"""What each kind of document cannot be made without."""

import pytest

from prongsai.core.documents.kinds import KINDS, built
from prongsai.core.documents.material import Material
from prongsai.core.documents.profile import Profile
from prongsai.core.problems import ProblemsFound


@pytest.mark.parametrize("kind", KINDS)
def test_without_result_and_plan_a_sentence_says_what_to_bring(kind):
    with pytest.raises(ProblemsFound) as found:
        built(kind, Material(Profile("เทศบาลตำบลตัวอย่าง")))

    assert all("โปรด" in problem.sentence("th") for problem in found.value.problems)


def test_of_what_an_agencys_name_and_year_come_from_one_sentence_tells():
    with pytest.raises(ProblemsFound) as found:
        built("memo", Material(Profile("")))

    assert [problem.sentence("th") for problem in found.value.problems] == [
        "บันทึกข้อความ: ไม่ทราบปีที่ประเมิน โปรดนำเข้าผลคะแนนหรือแผนมาตรการ"
    ]


def test_a_kind_that_nobody_knows_is_told_with_those_that_there_are():
    with pytest.raises(ProblemsFound, match="there is no such kind of document; there are: cover"):
        built("letter", Material(Profile("เทศบาลตำบลตัวอย่าง")))
