"""What waits for somebody, as the first page of an agency tells him."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from prongsai.apps.agencies.models import Role
from prongsai.apps.agencies.permissions import acts_of
from prongsai.apps.evidence.days import set_windows
from prongsai.apps.evidence.models import Stage
from prongsai.apps.surveys.actions import close_survey, set_window
from prongsai.web.agency.access import Office
from prongsai.web.agency.desk import tasks_in, works_in
from tests.web.builders import (
    make_agency,
    make_draft,
    make_examination,
    make_hand_in,
    make_open_survey,
    make_report,
    make_survey,
    make_user,
)

pytestmark = pytest.mark.django_db


def told(agency, role=Role.OFFICER, today=None, username=None):
    """What waits for somebody in a role: the order, and what is said of its last day."""
    user = make_user(agency, role, username)
    office = Office(agency, user, acts_of(user, agency))
    tasks = tasks_in(office, today or timezone.localdate())
    return [(one.task.says, one.state, one.told) for one in tasks]


def test_a_draft_waits_for_whoever_publishes_it_and_for_nobody_else():
    agency = make_agency()
    draft = make_draft(agency)
    says = f"ตรวจร่างผลคะแนนปี {draft.round.year} แล้วเผยแพร่"

    assert (says, "undated", "") in told(agency)
    assert (says, "undated", "") in told(agency, Role.EXECUTIVE)
    assert told(agency, Role.UNIT) == []
    assert told(agency, Role.OVERSEER) == []


def test_a_survey_is_opened_followed_and_closed():
    agency, today = make_agency(), timezone.localdate()
    in_three_days = today + timedelta(3)
    set_window(make_survey(agency, "iit"), opens_on=in_three_days, closes_on=None, by=None)
    survey = make_open_survey(agency, "eit")
    set_window(survey, opens_on=today, closes_on=today + timedelta(20), by=None)
    year = survey.round.year

    assert told(agency, today=today) == [
        (f"เตรียมและเปิดแบบวัด IIT ปี {year}", "soon", "เหลืออีก 3 วัน"),
        (f"ติดตามจำนวนผู้ตอบแบบวัด EIT ปี {year}", "later", "เหลืออีก 20 วัน"),
    ]
    later = told(agency, today=today + timedelta(21), username="later")
    assert (f"ปิดแบบวัด EIT ปี {year} เพื่อนับคะแนน", "late", "เลยกำหนด 1 วัน") in later

    close_survey(survey, by=None)
    assert [says for says, *_ in told(agency, username="last")] == [
        f"เตรียมและเปิดแบบวัด IIT ปี {year}"
    ]


def test_items_wait_until_all_are_handed_in_then_for_the_executive():
    agency = make_agency()
    examination = make_examination(agency)
    set_windows(
        examination,
        hand_in_until=timezone.localdate() + timedelta(5),
        review_until=None,
        clarify_until=None,
        by=None,
    )
    items = list(examination.disclosures.all())
    year = examination.round.year

    first = (f"ส่งข้อมูล OIT ปี {year} อีก {len(items)} ข้อ", "soon", "เหลืออีก 5 วัน")
    assert told(agency) == [first]
    assert told(agency, Role.EXECUTIVE) == []
    assert told(agency, Role.UNIT) == []  # no item is given to the unit

    for one in items:
        make_hand_in(one, "https://example.go.th/")
    done = f"ข้อมูล OIT ปี {year} ส่งครบแล้ว เสนอผู้บริหารอนุมัติ"
    assert [says for says, *_ in told(agency, username="officer2")] == [done]
    approve = f"อนุมัติข้อมูล OIT ปี {year} ซึ่งส่งครบทุกข้อแล้ว"
    asked = told(agency, Role.EXECUTIVE, username="executive2")
    assert [says for says, *_ in asked] == [approve]


def test_marks_can_be_contested_while_their_window_is_open():
    agency, today = make_agency(), timezone.localdate()
    examination = make_examination(agency)
    examination.stage, examination.clarify_until = Stage.CLARIFYING, today + timedelta(2)
    examination.save()
    says = f"ชี้แจงข้อ OIT ปี {examination.round.year} ที่ไม่เห็นด้วยกับผลตรวจ"

    assert told(agency) == [(says, "soon", "เหลืออีก 2 วัน")]
    assert told(agency, today=today + timedelta(3), username="later") == []
    assert told(agency, Role.EXECUTIVE) == []


def test_the_first_page_leads_to_each_task(client: Client):
    agency = make_agency()
    make_draft(agency)
    make_report(agency)
    client.force_login(make_user(agency))

    page = client.get(f"/office/{agency.slug}/").content.decode()

    assert "งานรอดำเนินการ" in page
    assert "ตรวจข้อความที่อ่านได้จากรายงาน 1 ฉบับ" in page


def test_an_office_that_begins_is_told_with_what(client: Client):
    agency = make_agency()
    client.force_login(make_user(agency))

    page = client.get(f"/office/{agency.slug}/").content.decode()

    assert "ยังไม่ได้เริ่มงานปีใด" in page
    assert f'href="/office/{agency.slug}/surveys/"' in page


def test_whoever_only_looks_has_nothing_to_do():
    agency = make_agency()
    user = make_user(agency, Role.ASSESSOR)

    assert not works_in(Office(agency, user, acts_of(user, agency)))


def test_the_number_of_queries_does_not_grow(django_assert_num_queries):
    agency = make_agency()
    user = make_user(agency)
    office = Office(agency, user, acts_of(user, agency))
    make_draft(agency)
    make_open_survey(agency, "iit")
    make_open_survey(agency, "eit")
    make_examination(agency)

    with django_assert_num_queries(12):
        tasks_in(office, timezone.localdate())
