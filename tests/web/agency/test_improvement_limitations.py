"""What limits the agency is written with the plan, and printed by its document."""

import pytest
from django.urls import reverse

from prongsai.apps.documents.queries import newest_plan
from prongsai.apps.improvement.limiting import keep_limitations
from tests.apps.improvement.planned import make_opened_plan, make_planned
from tests.web.builders import make_agency, make_user

pytestmark = pytest.mark.django_db

EMPTY = {"staff": "", "budget": "", "technology": "", "area": "", "society": ""}


@pytest.fixture
def plan():
    """A plan with a measure."""
    plan = make_opened_plan(make_agency())
    make_planned(plan)
    plan.refresh_from_db()
    return plan


def address(plan):
    return reverse("agency:limitations", args=[plan.agency.slug, plan.assessed])


def test_sentences_of_each_kind_are_kept_and_stand_in_documents(plan, sign_in):
    officer = sign_in(make_user(plan.agency))
    sent = EMPTY | {"staff": "บุคลากรน้อย\n\nโอนย้ายบ่อย", "area": "พื้นที่กว้าง"}

    answer = officer.post(address(plan), sent | {"seen": plan.revision})

    assert answer.status_code == 302
    kept = {"staff": ("บุคลากรน้อย", "โอนย้ายบ่อย"), "area": ("พื้นที่กว้าง",)}
    assert newest_plan(plan.agency, plan.assessed).limitations == kept
    form = officer.get(address(plan)).context["form"]
    assert form["staff"].value() == "บุคลากรน้อย\nโอนย้ายบ่อย"


def test_what_another_changed_meanwhile_is_not_written_over(plan, sign_in):
    officer = sign_in(make_user(plan.agency))
    seen = plan.revision
    keep_limitations(plan, limitations={"staff": ["ของเพื่อน"]}, seen=seen, by=None)

    page = officer.post(address(plan), EMPTY | {"staff": "ของฉัน", "seen": seen})

    assert page.status_code == 200
    assert "ของฉัน" in page.content.decode()
    plan.refresh_from_db()
    assert plan.limitations == {"staff": ["ของเพื่อน"]}


def test_the_same_sentences_again_change_nothing(plan):
    keep_limitations(plan, limitations={"staff": ["คนน้อย"]}, seen=plan.revision, by=None)
    revision = plan.revision

    keep_limitations(plan, limitations={"staff": ["คนน้อย"]}, seen=revision, by=None)

    plan.refresh_from_db()
    assert plan.revision == revision
