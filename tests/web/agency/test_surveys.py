"""Pages of an office for its surveys: what an officer does, and what each may see."""

from datetime import timedelta
from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from django.utils import timezone
from PIL import Image

from prongsai.apps.agencies.actions import add_unit
from prongsai.apps.agencies.models import Agency, Role
from prongsai.apps.audit.models import Entry
from prongsai.apps.surveys.actions import close_survey, set_window
from prongsai.apps.surveys.entrances import add_entrance
from prongsai.apps.surveys.intake.hashing import keyed_hash
from prongsai.apps.surveys.models import Code, Comment, CommentState, Pack, State, Survey
from prongsai.apps.surveys.slips import print_slips
from tests.apps.surveys.answers import answer
from tests.web.agency.pages import address
from tests.web.builders import (
    YEAR,
    make_agency,
    make_office,
    make_open_survey,
    make_survey,
    make_user,
)

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
DAY = timedelta(days=1)
PARTS = 2566  # the first year whose EIT has two parts


@pytest.fixture
def agency():
    return make_agency()


@pytest.fixture
def officer(agency, sign_in):
    return sign_in(make_user(agency))


@pytest.fixture
def overseer():
    return make_user(make_office(), Role.OVERSEER)


def page(name: str, agency: Agency, **values: object) -> str:
    return address(name, agency.slug, **values)


def test_an_office_without_surveys_is_told_how_to_begin(agency, officer):
    text = officer.get(page("surveys", agency)).content.decode()

    assert "The first step: choose the fiscal year." in text


def test_both_surveys_of_a_year_are_prepared_at_once(agency, officer):
    response = officer.post(page("begin_surveys", agency), {"year": YEAR})

    assert response.url == page("year_surveys", agency)
    surveys = Survey.objects.values_list("round__year", "instrument", "state")
    assert list(surveys) == [(YEAR, "iit", "preparing"), (YEAR, "eit", "preparing")]


@pytest.mark.parametrize("year", ["", "abc", "1999"])
def test_a_year_without_rules_is_refused_in_a_sentence(agency, officer, year):
    response = officer.post(page("begin_surveys", agency), {"year": year}, follow=True)

    assert "Choose a fiscal year from the list." in response.content.decode()
    assert not Survey.objects.exists()


def test_the_required_number_follows_from_the_number_of_people(agency, officer):
    make_survey(agency, population=None)

    rule = officer.get(page("population", agency)).content.decode()
    officer.post(page("population", agency), {"population": " ๑,๒๓๔ "})

    text = officer.get(page("survey", agency)).content.decode()
    assert "At least 10 percent, and not fewer than 30 people." in rule
    assert "<strong>0</strong> of 124 required answers" in text
    assert Survey.objects.get().population == 1234


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("0", "greater than or equal to 1"),
        ("-5", "greater than or equal to 1"),
        ("ร้อยคน", "Type a whole number in digits, such as 120."),
        ("12.5", "Type a whole number in digits, such as 120."),
        ("", "This field is required."),
        ("99999999999999999999", "less than or equal to 10000000"),
    ],
)
def test_a_number_of_people_that_cannot_be_is_told(agency, officer, typed, says):
    make_survey(agency, population=None)

    response = officer.post(page("population", agency), {"population": typed})

    assert response.status_code == 200
    assert says in response.content.decode()
    assert Survey.objects.get().population is None


def test_days_are_written_as_officials_write_them(agency, officer):
    make_survey(agency)
    last = TODAY + 30 * DAY

    officer.post(
        page("window", agency),
        {"opens_on": "", "closes_on": f"{last.day}/{last.month}/{last.year + 543}"},
    )

    assert Survey.objects.get().closes_on == last


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [
        ("2/6/2569", "1/6/2569", "The last day cannot be before the first."),
        ("วันหลัง", "", "This is no date that we can read."),
    ],
)
def test_days_that_cannot_be_are_told(agency, officer, first, last, says):
    make_survey(agency)

    response = officer.post(page("window", agency), {"opens_on": first, "closes_on": last})

    assert says in response.content.decode()


def test_days_that_are_all_over_are_refused_before_the_survey_opens(agency, officer):
    make_survey(agency)
    last = TODAY - DAY

    response = officer.post(
        page("window", agency),
        {"opens_on": "", "closes_on": f"{last.day}/{last.month}/{last.year + 543}"},
    )

    assert "The last day is over already. Choose a later one." in response.content.decode()
    assert Survey.objects.get().closes_on is None


def test_so_few_people_that_nothing_can_be_shown_are_told_when_typed_and_until_opened(
    agency, officer
):
    make_survey(agency, population=None)
    says = "it gives no marks and shows no figure of any group"

    kept = officer.post(page("population", agency), {"population": "3"}, follow=True)
    asked = officer.get(page("open_survey", agency))

    assert says in kept.content.decode()
    assert says in asked.content.decode()
    assert Survey.objects.get().population == 3


def test_enough_people_are_told_nothing(agency, officer):
    make_survey(agency, population=5)

    assert "gives no marks" not in officer.get(page("open_survey", agency)).content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    "name", ["population", "window", "open_survey", "enter_sheet", "photographs"]
)
def test_pages_with_nothing_to_do_after_closing_say_so_at_once_and_lead_back(
    agency, officer, name, method
):
    survey = make_open_survey(agency)
    close_survey(survey, by=None)

    response = getattr(officer, method)(page(name, agency), follow=True)

    assert response.redirect_chain == [(page("survey", agency), 302)]
    assert "The survey is closed; nothing in it can be changed" in response.content.decode()


def test_cancelling_a_pack_after_closing_leads_back(agency, officer):
    survey = make_open_survey(agency)
    pack = print_slips(survey, unit=None, size=5, by=None).pack
    close_survey(survey, by=None)

    response = officer.get(page("cancel_pack", agency, pk=pack.pk), follow=True)

    assert response.redirect_chain == [(page("survey", agency), 302)]


def test_opening_an_open_survey_and_typing_sheets_before_say_what_is_the_matter(agency, officer):
    make_open_survey(agency, "iit")
    make_survey(agency, "eit")

    again = officer.get(page("open_survey", agency), follow=True).content.decode()
    early = officer.get(page("enter_sheet", agency, instrument="eit"), follow=True)

    assert "The survey is open already." in again
    assert "Open it first." in early.content.decode()


def test_opening_asks_first_and_needs_a_number_of_people(agency, officer):
    survey = make_survey(agency, population=None)

    asked = officer.get(page("open_survey", agency)).content.decode()
    refused = officer.post(page("open_survey", agency)).content.decode()

    assert "Say how many people may answer first." in asked
    assert "Say how many people may answer first." in refused
    survey.refresh_from_db()
    assert survey.state == State.PREPARING


def test_slips_come_as_a_pdf_once_and_open_the_survey(agency, officer):
    survey = make_open_survey(agency)
    unit = add_unit(agency, name="กองช่าง", by=None)

    response = officer.post(page("slips", agency), {"unit": unit.pk, "size": "5"})

    assert response["Content-Type"] == "application/pdf"
    assert "no-store" in response["Cache-Control"]
    with pypdfium2.PdfDocument(response.content) as pdf:
        picture = pdf[0].render(scale=2).to_pil().convert("L")
    read = sorted(found.text for found in zxingcpp.read_barcodes(picture))
    entrance = survey.entrances.get().address
    start = f"http://testserver/s/{entrance}/#"
    assert [text.partition("#")[0] + "#" for text in read] == [start] * 5
    hashes = {keyed_hash(text.removeprefix(start), survey.pk) for text in read}
    assert set(Code.objects.values_list("pk", flat=True)) == hashes
    listed = officer.get(page("slips", agency)).content.decode()
    assert "Slips, pack 1" in listed
    assert not [text for text in read if text.removeprefix(start) in listed]


def test_the_address_of_the_installation_stands_on_slips(agency, officer, settings):
    settings.ADDRESS = "https://ita.example.go.th"
    make_survey(agency)

    picture = officer.get(
        page("square", agency, pk=Survey.objects.get().entrances.get().pk)
    ).content

    (found,) = zxingcpp.read_barcodes(Image.open(BytesIO(picture)))
    assert found.text.startswith("https://ita.example.go.th/s/")


def test_more_slips_than_people_need_a_second_look(agency, officer):
    make_survey(agency, population=10)

    asked = officer.post(page("slips", agency), {"unit": "", "size": "11"})
    done = officer.post(page("slips", agency), {"unit": "", "size": "11", "sure": "on"})

    assert "more slips than the 10 people who may answer" in asked.content.decode()
    assert done["Content-Type"] == "application/pdf"
    assert [pack.size for pack in Pack.objects.all()] == [11]


@pytest.mark.parametrize("size", ["4", "0", "-1"])
def test_a_pack_so_small_that_a_slip_would_be_somebody_s_is_refused(agency, officer, size):
    make_survey(agency)

    response = officer.post(page("slips", agency), {"unit": "", "size": size})

    assert "A pack has 5 slips at least" in response.content.decode()
    assert not Pack.objects.exists()


def test_a_unit_of_another_agency_is_told(agency, officer):
    make_survey(agency)
    unit = add_unit(make_agency("other"), name="กองช่าง", by=None)

    response = officer.post(page("slips", agency), {"unit": unit.pk, "size": "3"})

    assert "This unit is not of your agency. Choose again." in response.content.decode()
    assert not Pack.objects.exists()


def test_a_survey_open_to_everybody_has_no_slips(agency, officer):
    make_survey(agency, "eit")

    assert officer.get(page("slips", agency, instrument="eit")).status_code == 404


def test_a_pack_is_cancelled_after_a_question(agency, officer):
    pack = print_slips(make_survey(agency), unit=None, size=5, by=None).pack

    asked = officer.get(page("cancel_pack", agency, pk=pack.pk)).content.decode()
    before = Pack.objects.get().is_cancelled
    officer.post(page("cancel_pack", agency, pk=pack.pk))
    again = officer.post(page("cancel_pack", agency, pk=pack.pk)).content.decode()

    assert "Cancel pack 1?" in asked
    assert (before, Pack.objects.get().is_cancelled) == (False, True)
    assert "The pack is cancelled already." in again


def test_a_service_point_gets_a_poster_a_square_and_texts(agency, officer, settings):
    settings.ADDRESS = "https://ita.example.go.th"
    survey = make_survey(agency, "eit", year=PARTS)
    of_eit = {"instrument": "eit", "year": PARTS}

    officer.post(page("entrances", agency, **of_eit), {"name": "กองช่าง", "portion": "1"})

    point = survey.entrances.get(name="กองช่าง")
    text = officer.get(page("entrances", agency, **of_eit)).content.decode()
    poster = officer.get(page("poster", agency, pk=point.pk, **of_eit))
    assert f"https://ita.example.go.th/s/{point.address}/" in text
    assert poster["Content-Type"] == "application/pdf"
    with pypdfium2.PdfDocument(poster.content) as pdf:
        picture = pdf[0].render(scale=2).to_pil().convert("L")
    read = [found.text for found in zxingcpp.read_barcodes(picture)]
    assert read == [f"https://ita.example.go.th/s/{point.address}/"]


@pytest.mark.parametrize(
    ("opened", "printed", "warned"),
    [
        ("127.0.0.1:8000", "", True),
        ("localhost:8000", "", True),
        ("ita.example.go.th", "", False),
        ("127.0.0.1:8000", "https://ita.example.go.th", False),
        ("ita.example.go.th", "http://localhost", True),
    ],
)
@pytest.mark.parametrize("of", ["slips", "entrances"])
def test_an_address_that_no_telephone_opens_is_told_before_it_is_printed(
    agency, officer, settings, of, opened, printed, warned
):
    settings.ADDRESS, settings.ALLOWED_HOSTS = printed, ["*"]
    make_survey(agency, "iit")

    shown = officer.get(page(of, agency), headers={"host": opened}).content.decode()

    assert ("PRONGSAI_ADDRESS" in shown) == warned


def test_a_message_to_copy_has_fewer_than_three_lines(agency, officer):
    survey = make_survey(agency, "eit")
    set_window(survey, opens_on=None, closes_on=TODAY + DAY, by=None)

    (way,) = officer.get(page("entrances", agency, instrument="eit")).context["ways"]

    lines = way.texts.message.splitlines()
    assert len(lines) == 2
    assert lines[1] == way.address
    assert "ไม่ถามชื่อ" in lines[0]


def test_a_service_point_is_renamed_and_its_address_stays(agency, officer):
    survey = make_survey(agency, "eit")
    point = add_entrance(survey, name="กองชาง", by=None)
    at = page("rename_entrance", agency, instrument="eit", pk=point.pk)

    asked = officer.get(at).content.decode()
    officer.post(at, {"name": " กองช่าง "})

    entry = Entry.objects.latest("sequence")
    assert point.address in asked
    assert list(survey.entrances.exclude(name="").values_list("name", "address")) == [
        ("กองช่าง", point.address)
    ]
    assert (entry.action, entry.details["before"], entry.details["name"]) == (
        "survey.entrance_renamed",
        "กองชาง",
        "กองช่าง",
    )


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("", "This field is required."),
        ("กองคลัง", "The survey has an entrance of this name already."),
    ],
)
def test_a_service_point_gets_no_name_that_cannot_be(agency, officer, name, says):
    survey = make_survey(agency, "eit")
    add_entrance(survey, name="กองคลัง", by=None)
    point = add_entrance(survey, name="กองช่าง", by=None)
    at = page("rename_entrance", agency, instrument="eit", pk=point.pk)

    assert says in officer.post(at, {"name": name}).content.decode()


def test_the_entrance_of_the_whole_agency_is_not_renamed(agency, officer):
    whole = make_survey(agency, "eit").entrances.get()
    at = page("rename_entrance", agency, instrument="eit", pk=whole.pk)

    assert officer.get(at).status_code == 404


def test_closing_says_what_happens_then_does_it_and_never_twice(agency, officer):
    survey = make_open_survey(agency)
    for _person in range(6):
        answer(survey)

    asked = officer.get(page("close_survey", agency)).content.decode()
    done = officer.post(page("close_survey", agency), follow=True).content.decode()
    again = officer.post(page("close_survey", agency), follow=True).content.decode()

    assert "24 answers are missing for the number that the rules require." in asked
    assert "smaller ones are merged and cannot be separated again" in asked
    assert "The survey is closed and counted." in done
    assert "The survey was closed already." in again
    assert Survey.objects.get().state == State.CLOSED
    assert Entry.objects.filter(action="survey.closed").count() == 1


def test_figures_that_lag_behind_end_with_the_survey(agency, officer):
    survey = make_open_survey(agency)
    print_slips(survey, unit=None, size=12, by=None)

    before = officer.get(page("survey", agency)).content.decode()
    officer.post(page("close_survey", agency))
    after = officer.get(page("survey", agency)).content.decode()

    assert ("lag behind" in before, "lag behind" in after) == (True, False)


@pytest.mark.parametrize(("people", "offered"), [(0, False), (4, False), (5, True)])
def test_a_closed_survey_that_too_few_answered_offers_no_marks(agency, officer, people, offered):
    survey = make_open_survey(agency)
    for _person in range(people):
        answer(survey)
    officer.post(page("close_survey", agency))

    shown = officer.get(page("survey", agency)).content.decode()

    assert ("so the survey gives no marks" in shown) != offered
    assert ("/take-in/" in shown) == offered


def test_where_the_store_of_answers_cannot_be_read_a_page_says_so(
    agency, officer, settings, tmp_path
):
    make_open_survey(agency)
    settings.ANSWERS = tmp_path / "nowhere"
    settings.ANSWERS.write_text("no database at all, but long enough to be taken for one" * 40)

    responses = [
        officer.get(page("survey", agency)),
        officer.get(page("surveys", agency)),
        officer.post(page("close_survey", agency)),
    ]

    assert [response.status_code for response in responses] == [503, 503, 503]
    assert all("the disk refuses it" in response.content.decode() for response in responses)
    assert Survey.objects.get().state == State.OPEN


def test_answers_by_service_point_are_told_after_closing(agency, officer):
    survey = make_open_survey(agency, "eit")
    point = survey.entrances.get()
    for _person in range(6):
        answer(survey, traits={"point": str(point.pk)})
    for _person in range(6):
        answer(survey, traits={"point": "9999"})
    before = officer.get(page("survey", agency, instrument="eit")).context["points"]

    close_survey(survey, by=None)

    after = officer.get(page("survey", agency, instrument="eit")).context["points"]
    assert (before, sorted(after.values())) == ({}, [6, 6])


def test_a_comment_reaches_the_agency_in_the_words_of_its_reader(
    agency, officer, overseer, sign_in
):
    Agency.objects.filter(pk=agency.pk).update(overseer=Agency.objects.get(slug="oversight"))
    comment = Comment.objects.create(survey=make_open_survey(agency), text="นายสมมุติช้ามาก")
    reader = sign_in(overseer)

    waiting = reader.get(page("comments", agency)).content.decode()
    unread = officer.get(page("survey", agency)).content.decode()
    empty = reader.post(page("comment", agency, comment=comment.pk), {"text": " "})
    reader.post(page("comment", agency, comment=comment.pk), {"text": "เจ้าหน้าที่ช้ามาก"})

    assert "นายสมมุติช้ามาก" in waiting
    assert "นายสมมุติ" not in unread
    assert "1 comment waits for a reader outside the agency." in unread
    assert "Nothing is left to show. Keep the comment back." in empty.content.decode()
    assert "เจ้าหน้าที่ช้ามาก" in officer.get(page("survey", agency)).content.decode()
    assert reader.get(page("comment", agency, comment=comment.pk)).status_code == 404


def test_a_comment_that_is_kept_back_is_deleted(agency, sign_in):
    comment = Comment.objects.create(survey=make_open_survey(agency), text="นายสมมุติ")
    reader = sign_in(make_user(make_office(), Role.ADMINISTRATOR))

    reader.post(page("comment", agency, comment=comment.pk), {"text": "อะไร", "withhold": "1"})

    comment.refresh_from_db()
    assert (comment.text, comment.state) == ("", CommentState.WITHHELD)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.EXECUTIVE])
def test_nobody_of_the_agency_opens_the_page_of_comments(agency, sign_in, role):
    browser = sign_in(make_user(agency, role))

    assert browser.get(page("comments", agency)).status_code == 403


@pytest.mark.parametrize("role", [Role.EXECUTIVE, Role.OVERSEER])
def test_who_may_only_look_is_offered_nothing_to_do(agency, sign_in, role):
    make_open_survey(agency)
    own = agency if role == Role.EXECUTIVE else make_office()
    Agency.objects.filter(pk=agency.pk).update(
        overseer=make_office("higher") if own == agency else own
    )
    browser = sign_in(make_user(own, role))

    text = browser.get(page("survey", agency)).content.decode()

    assert browser.get(page("close_survey", agency)).status_code == 403
    assert "Close the survey" not in text
    assert "Code slips" not in text


@pytest.mark.parametrize("number", [1, 3])
def test_an_overseer_s_list_takes_as_many_queries_for_three_agencies_as_for_one(
    overseer, sign_in, django_assert_num_queries, number
):
    office = Agency.objects.get(slug="oversight")
    for place in range(number):
        below = make_agency(f"agency-{place}", overseer=office)
        answer(make_open_survey(below))
        Comment.objects.create(survey=make_open_survey(below, "eit"), text="ช้า")
    browser = sign_in(overseer)
    browser.get(page("surveys", office), {"year": YEAR})  # rules are read once

    with django_assert_num_queries(13):
        response = browser.get(page("surveys", office), {"year": YEAR})

    lines = [
        [(one.instrument, one.progress.answered) for one in line.surveys]
        for line in response.context["lines"]
    ]
    assert lines == [[("iit", 1), ("eit", 0)]] * number
    assert [line.comments for line in response.context["lines"]] == [1] * number


@pytest.mark.parametrize("number", [1, 3])
def test_an_office_s_years_take_as_many_queries_for_three_as_for_one(
    agency, officer, django_assert_num_queries, number
):
    for year in range(YEAR, YEAR + number):
        make_survey(agency, year=year)
    officer.get(page("surveys", agency))  # rules are read once

    with django_assert_num_queries(7):
        response = officer.get(page("surveys", agency))

    assert len(response.context["years"]) == number


@pytest.mark.parametrize("number", [1, 3])
def test_a_survey_of_many_units_takes_as_many_queries_as_of_one(
    agency, officer, django_assert_num_queries, number
):
    survey = make_open_survey(agency)
    for place in range(number):
        unit = add_unit(agency, name=f"กอง {place}", by=None)
        print_slips(survey, unit=unit, size=5, by=None)
        Comment.objects.create(survey=survey, text="ช้า", state=CommentState.RELEASED)
    officer.get(page("survey", agency))  # rules are read once

    with django_assert_num_queries(11):
        response = officer.get(page("survey", agency))

    assert len(response.context["units"]) == number


def test_the_overview_leads_to_the_surveys(agency, officer):
    assert page("surveys", agency) in officer.get(page("overview", agency)).content.decode()
