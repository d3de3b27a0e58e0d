"""A result that is corrected after the plan was opened: what moved, and whose wording it is."""

import pytest
from django.urls import reverse

from prongsai.apps.improvement.planning import refresh_weak_points
from tests.apps.improvement.planned import make_opened_plan, make_planned, point, weak_sheet
from tests.web.builders import make_agency, make_correction, make_user

pytestmark = pytest.mark.django_db

OWN = "ได้เพียง 40 คะแนน"


def address(name, plan, **values):
    """The address of a page about a plan."""
    return reverse(f"agency:{name}", kwargs={"slug": "klongmuang", "year": plan.assessed, **values})


def text(page):
    """What a page says, on one line."""
    return " ".join(page.content.decode().split())


@pytest.fixture
def plan():
    """A plan with a weak point and a measure worded by hand, whose mark was corrected since."""
    agency = make_agency()
    plan = make_opened_plan(agency, "o1", "o13")
    plan.weak_points.filter(code="o1").update(finding=OWN)
    make_planned(plan, "o1", findings=(OWN,))
    make_correction(agency, weak_sheet("o1", "o13", mark="55"))
    refresh_weak_points(plan, by=None)
    return plan


@pytest.fixture
def officer(plan, sign_in):
    """The browser of the agency's officer."""
    return sign_in(make_user(plan.agency))


def test_the_plan_says_which_marks_moved_under_what_somebody_wrote(plan, officer):
    page = text(officer.get(address("improvement_year", plan)))

    assert "Mark 40.00 → 55.00" in page
    assert "Mark of O1 40.00 → 55.00" in page
    assert page.count(OWN) == 1


def test_the_new_wording_of_a_weak_point_is_taken_only_when_it_is_kept(plan, officer):
    where = address("weak_point", plan, weak="o1")
    page = officer.get(where)
    assert page.context["form"]["finding"].value() == OWN
    assert "The mark changed from 40.00 to 55.00" in text(page)
    assert 'href="?wording=new"' in text(page)

    page = officer.get(f"{where}?wording=new")

    new = page.context["form"]["finding"].value()
    assert "ได้ 55.00 คะแนน" in new
    assert OWN in text(page)
    assert point(plan, "o1").finding == OWN
    officer.post(f"{where}?wording=new", {"finding": new, "seen": page.context["seen"]})
    assert (point(plan, "o1").finding, point(plan, "o1").former_mark) == (new, None)
    assert "The mark changed" not in text(officer.get(where))


def test_whoever_stays_with_his_own_wording_keeps_it_and_is_told_no_more(plan, officer):
    where = address("weak_point", plan, weak="o1")
    seen = officer.get(where).context["seen"]

    officer.post(where, {"finding": OWN, "seen": seen})

    assert (point(plan, "o1").finding, point(plan, "o1").former_mark) == (OWN, None)


def test_the_finding_of_a_measure_shows_the_new_wording_beside_the_old(plan, officer):
    measure = plan.measures.get()
    where = address("measure", plan, pk=measure.pk)
    page = officer.get(where)
    assert page.context["form"]["findings"].value() == OWN
    assert "Mark of O1 40.00 → 55.00" in text(page)

    page = officer.get(f"{where}?wording=new")

    assert "ได้ 55.00 คะแนน" in page.context["form"]["findings"].value()
    assert OWN in text(page)
    measure.refresh_from_db()
    assert measure.findings == [OWN]


def test_a_plan_whose_result_was_not_corrected_says_nothing_of_it(sign_in):
    plan = make_opened_plan(make_agency(), "o1")
    kept = make_planned(plan, "o1", findings=(OWN,))
    officer = sign_in(make_user(plan.agency))

    for where in (
        address("improvement_year", plan),
        address("weak_point", plan, weak="o1"),
        address("measure", plan, pk=kept.pk),
    ):
        assert "→" not in text(officer.get(where))
