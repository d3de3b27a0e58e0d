"""Who may open which page: another agency's address is nothing, an act not allowed is refused."""

import pytest
from django.test import Client

from prongsai.apps.agencies.models import Appointment, Role, Unit
from prongsai.apps.anticorruption.models import ActionPlan
from prongsai.apps.documents.models import OwnPhrase, Paper, PaperPhoto, PlanFile
from prongsai.apps.evidence.models import Copy, Exhibit
from prongsai.apps.reports.models import ReadReport
from tests.apps.anticorruption.plans import make_busy_plan
from tests.web.agency import pages
from tests.web.builders import (
    YEAR,
    make_account,
    make_agency,
    make_checked,
    make_disclosure,
    make_documents,
    make_draft,
    make_published_result,
    make_report,
    make_sheet,
    make_user,
)

pytestmark = pytest.mark.django_db

# What a unit, which may only look, is refused.
ACTS = {
    "begin_action_plan",
    "action_plan_details",
    "bring_action_plan",
    "approve_action_plan",
    "next_action_plan",
    "discard_action_plan",
    "new_action_project",
    "action_project",
    "remove_action_project",
    "open_action_report",
    "close_action_report",
    "correct_action_report",
    "discard_action_report",
    "bring_action_report",
    "action_progress",
    "groups",
    "take_in",
    "import",
    "confirm_import",
    "publish",
    "discard",
    "audit",
    "verify_log",
    "new_unit",
    "rename_unit",
    "retire_unit",
    "new_position",
    "change_position",
    "appoint",
    "newcomer",
    "end_appointment",
    "renew_password",
    "take_back_end",
    "renew_hand_over",
    "change_agency",
    "add_agency",
    "letterhead",
    "own_wording",
    "give_up_wording",
    "start",
    "bring_plan",
    "paper",
    "draft",
    "all_of_year",
    "plan",
    "plan_form",
    "kept_plan",
    "photo",
    "bring_measures",
    "bring_measures_in",
    "plan_file",
    "discard_paper",
    "details",
    "phrases",
    "usual_wording",
    "wording",
    "photos",
    "remove_photo",
    "issue",
    "sign",
    "publish_paper",
    "take_down",
    "reports",
    "report",
    "repair",
    "settle_doubt",
    "read_again",
    "leaf",
    "leaf_picture",
    "add_row",
    "take_over",
    "discard_report",
    "surveys",
    "begin_surveys",
    "comments",
    "comment",
    "year_surveys",
    "survey",
    "population",
    "window",
    "open_survey",
    "close_survey",
    "entrances",
    "rename_entrance",
    "poster",
    "square",
    "slips",
    "cancel_pack",
    "paper_forms",
    "count_back",
    "cancel_forms",
    "paper_sums",
    "enter_sheet",
    "photographs",
    "accept_sheets",
    "survey_form",
    "survey_files",
    "bring_in_file",
    "remove_file",
    "begin_oit",
    "oit_website",
    "oit_days",
    "approve_oit",
    "take_back_oit",
    "take_in_oit",
    "hand_in",
    "carry_over",
    "assign_item",
}
# The plan of measures is for those who write and adopt it; units have pages of their own steps.
ACTS |= {"improvement", "open_plan", "improvement_year", "print_plan", "refresh_plan", "plan_cut"}
ACTS |= {"adopt_plan", "weak_point", "set_aside", "bring_back", "suggestions", "last_year"}
ACTS |= {"shared_measures", "take_back_shared", "new_measure", "measure", "drop_measure"}
ACTS |= {"bring_back_measure", "move_measure", "share_measure"}
ACTS |= {"overdue", "executive_page", "progress", "progress_year", "closed_report"}
ACTS |= {"progress_reports", "begin_progress_report", "progress_report", "print_progress_report"}
ACTS |= {"rewrite_progress_report", "close_progress_report", "discard_progress_report"}
ACTS |= {"correct_progress_report", "word_measure", "measure_from_notes"}
ACTS |= {"hand_over", "effect", "effect_file"}
# A unit sees its own steps, and this one has none (see test_improvement_steps.py).
OWN_STEPS = {"step_part", "step_proof"}
# Only posted; test_improvement_steps.py and test_calendar.py post them.
POSTED_STEPS = {"step_done", "undo_step", "end_feed"}


# Of meetings it sees the day and its own steps, once a plan is adopted.
ACTS |= {"call_meeting", "change_meeting", "cancel_meeting", "hold_meeting", "meeting_file"}
ACTS |= {"amend_minutes"}
ACTS |= {"start_meeting_paper", "limitations", "photos_of_steps", "photo_of_step"}
# A version that is not public is offered nowhere.
OWN_STEPS |= {"meetings", "meeting", "offer_evidence"}
# A unit reads only what was handed over to its own people: see test_handing_over.py.
OWN_STEPS |= {"kept_hand_over", "hand_over_paper"}
OF_APPOINTMENTS = ("end_appointment", "renew_password", "hand_over")
OF_PAPERS = {name for name in pages.names() if "/paper/" in pages.address(name, "theirs")}
OF_ACTION_PLANS = {
    name for name in pages.names() if "/anticorruption/1/" in pages.address(name, "theirs")
}
OF_REPORTS = {name for name in pages.names() if "/reports/1/" in pages.address(name, "theirs")}
OF_OTHERS = {"kept_plan": PlanFile, "give_up_wording": OwnPhrase}
OF_OTHERS |= {"exhibit_file": Exhibit, "oit_copy": Copy}
OF_OTHERS |= {"rename_unit": Unit, "retire_unit": Unit}


@pytest.fixture(scope="module")
def busy_office(standing):
    """An agency with a published result, a draft, and somebody in a position; made once."""
    return standing(make_busy_office)


def make_busy_office():
    agency = make_agency("theirs")
    make_user(agency, Role.OFFICER)
    make_published_result(agency)
    make_documents(agency)
    make_draft(agency, make_sheet(90))
    make_report(agency)
    make_busy_plan(agency, YEAR)
    make_checked(make_disclosure(agency))
    return agency


@pytest.mark.parametrize("name", pages.names())
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_page_of_another_agency_is_nothing_to_a_stranger(busy_office, sign_in, name, method):
    browser = sign_in(make_user(make_agency("own"), Role.EXECUTIVE))
    address = pages.address(name, "theirs", **_keys(name))

    assert getattr(browser, method)(address).status_code == 404


@pytest.mark.parametrize("name", pages.names())
def test_a_page_asks_a_visitor_to_sign_in_first(busy_office, name):
    address = pages.address(name, "theirs", **_keys(name))

    response = Client().get(address)

    assert (response.status_code, response.url) == (302, f"/accounts/login/?next={address}")


@pytest.mark.parametrize("name", pages.names())
def test_a_unit_may_look_but_not_act(busy_office, sign_in, name):
    browser = sign_in(make_user(busy_office, Role.UNIT))

    response = browser.get(pages.address(name, "theirs", **_keys(name)))

    refused = dict.fromkeys(ACTS, 403) | dict.fromkeys(OWN_STEPS, 404)
    refused |= dict.fromkeys(POSTED_STEPS, 405)
    assert response.status_code == refused.get(name, 200)


@pytest.mark.parametrize("name", pages.names())
def test_whoever_has_only_a_password_handed_over_chooses_one_first(busy_office, sign_in, name):
    user = make_user(busy_office, Role.ADMINISTRATOR)
    user.password_is_temporary = True
    user.save()

    response = sign_in(user).get(pages.address(name, "theirs", **_keys(name)))

    assert (response.status_code, response.url) == (302, "/accounts/password/change/")


def test_a_refusal_says_whom_to_ask(busy_office, sign_in):
    browser = sign_in(make_user(busy_office, Role.UNIT))

    page = browser.get(pages.address("import", "theirs"))

    assert "ask an executive of your agency" in page.content.decode()


def test_people_of_one_agency_cannot_be_reached_through_the_address_of_another(
    busy_office, sign_in
):
    browser = sign_in(make_user(make_agency("own"), Role.EXECUTIVE))

    for name in ("appoint", "newcomer", "end_appointment", "renew_password"):
        address = pages.address(name, "own", **_keys(name))
        assert browser.get(address).status_code == 404


def test_an_executive_cannot_fill_the_position_of_an_administrator(sign_in):
    agency = make_agency()
    administrator = make_user(agency, Role.ADMINISTRATOR)
    appointment = Appointment.objects.get(holder=administrator)
    browser = sign_in(make_user(agency, Role.EXECUTIVE))

    for name, pk in [
        ("appoint", appointment.position_id),
        ("newcomer", appointment.position_id),
        ("end_appointment", appointment.pk),
        ("renew_password", appointment.pk),
    ]:
        assert browser.post(pages.address(name, agency.slug, pk=pk)).status_code == 403


def test_a_year_without_a_draft_has_nothing_to_publish_or_discard(sign_in):
    agency = make_agency()
    make_published_result(agency)
    browser = sign_in(make_user(agency))

    for name in ("publish", "discard"):
        assert browser.post(pages.address(name, agency.slug, year=YEAR)).status_code == 404


def test_an_account_without_a_position_is_told_what_to_do(sign_in):
    page = sign_in(make_account(make_agency())).get("/office/")

    assert "you hold no position in any agency today" in page.content.decode()


def _keys(name: str) -> dict[str, int]:
    """What the busy office's rows are known by; databases count on where a test was undone."""
    photo = PaperPhoto.objects.first()
    numbers = {"number": photo.pk} if name in ("photo", "remove_photo") and photo else {}
    return {"pk": _some_pk(name), **numbers}


def _some_pk(name: str) -> int:
    if name in OF_ACTION_PLANS:
        return ActionPlan.objects.values_list("pk", flat=True).first() or 1
    if name in OF_PAPERS:
        return Paper.objects.values_list("pk", flat=True).first() or 1
    if name in OF_REPORTS:
        return ReadReport.objects.values_list("pk", flat=True).first() or 1
    if name in OF_OTHERS:
        return OF_OTHERS[name].objects.values_list("pk", flat=True).first() or 1
    appointment = Appointment.objects.order_by("pk").first()
    if appointment is None:
        return 1
    return appointment.pk if name in OF_APPOINTMENTS else appointment.position_id
