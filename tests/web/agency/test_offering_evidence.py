"""A published document is handed in for the OIT items that it proves, beside what stands there."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from prongsai.apps.agencies.models import Role
from prongsai.apps.documents.actions import import_plan
from prongsai.apps.documents.offering import items_proved, offer_evidence
from prongsai.apps.documents.versions import publish_version, withdraw
from prongsai.apps.evidence.actions import assign_unit, hand_in
from prongsai.apps.evidence.days import set_windows
from prongsai.apps.evidence.exhibits import Given
from prongsai.apps.evidence.models import ExhibitKind, HandIn
from prongsai.apps.evidence.queries import newest_hand_in
from tests.apps.improvement.plans import make_head, make_units
from tests.web.builders import (
    YEAR,
    make_agency,
    make_disclosure,
    make_paper,
    make_plan,
    make_published_result,
    make_sheet,
    make_user,
    make_version,
)

pytestmark = pytest.mark.django_db

KIND = "measures-indicators"
ADDRESS = "https://ita.example.go.th/d/{code}/"


def make_published(agency, kind=KIND, year=YEAR):
    make_published_result(agency, make_sheet(year=year))
    import_plan(agency, plan=make_plan(year), source_file="plan.yaml", by=None)
    version = make_version(make_paper(agency, kind, year))
    publish_version(version, by=None)
    return version


@pytest.fixture(autouse=True)
def published_at(settings):
    """Where the documents of the office stand on the portal."""
    settings.ADDRESS = "https://ita.example.go.th"


@pytest.fixture
def agency():
    """An agency."""
    return make_agency()


@pytest.fixture
def version(agency):
    """A public version of the measures that answer the year."""
    return make_published(agency)


@pytest.fixture
def officer(agency, sign_in):
    """The browser of the agency's officer."""
    return sign_in(make_user(agency))


def page_of(version):
    return reverse("agency:offer_evidence", args=["klongmuang", version.paper_id, version.number])


def send(disclosure, seen=None):
    return {"item": disclosure.pk, "seen": disclosure.last if seen is None else seen}


def shown(page):
    return {
        (one.proof.item.code, one.year): (one.disclosure is not None, may, one.is_given)
        for one, may in page.context["offers"]
    }


@pytest.mark.parametrize(
    ("year", "kind", "proved"),
    [
        (2563, "measures-indicators", [("o42", 2564)]),
        (2563, "results-outcomes", [("o43", 2564)]),
        (2565, "measures-indicators", [("o42", 2566)]),
        (2565, "results-outcomes", [("o43", 2566), ("o35", 2567)]),
        (2566, "measures-indicators", [("o34", 2567)]),
        (2567, "measures-indicators", [("o27", 2568)]),
        (2566, "results-outcomes", [("o28", 2568)]),
        (2563, "cover", []),
    ],
)
def test_which_items_of_which_year_a_document_proves(agency, year, kind, proved):
    make_published_result(agency, make_sheet(year=year))
    import_plan(agency, plan=make_plan(year), source_file="plan.yaml", by=None)

    found = items_proved(make_paper(agency, kind, year))

    assert [(one.item.code, one.framework.year) for one in found] == proved


def test_the_paper_s_page_offers_it_only_where_an_item_asks_for_it(agency, version, officer):
    cover = make_version(make_paper(agency, "cover"))
    publish_version(cover, by=None)

    def says(one):
        paper = reverse("agency:paper", args=["klongmuang", one.paper_id])
        return page_of(one) in officer.get(paper).content.decode()

    assert says(version)
    assert not says(cover)


def test_where_no_examination_is_open_it_says_what_to_do_and_opens_nothing(version, officer):
    page = officer.get(page_of(version))

    assert shown(page) == {("o42", YEAR + 1): (False, False, False)}
    assert "is not open here" in page.content.decode()
    assert reverse("agency:oit", args=["klongmuang"]) in page.content.decode()
    assert officer.post(page_of(version), {"item": "1", "seen": "0"}).status_code == 404


def test_its_address_is_handed_in_beside_what_stands_there(agency, version, officer):
    disclosure = make_disclosure(agency, "o42", YEAR + 1)
    before = [
        Given(ExhibitKind.LINK, "หน้าเว็บ", url="https://own.example.go.th/plan"),
        Given(ExhibitKind.FILE, content=b"%PDF-1.7", file_name="แผน.pdf"),
        Given(ExhibitKind.TEXT, "คำอธิบาย", text="ดูหน้าสอง"),
        Given(ExhibitKind.TABLE, "ตาราง", table=[["ก", "ข"]]),
    ]
    hand_in(disclosure, seen=0, exhibits=before, explanation="ตามแผน", by=None)

    answer = officer.post(page_of(version), send(disclosure))

    assert answer.url == reverse("agency:oit_item", args=["klongmuang", YEAR + 1, "o42"])
    newest = newest_hand_in(disclosure.examination.disclosures.get(code="o42"))
    assert (newest.number, newest.explanation) == (2, "ตามแผน")
    assert [(one.kind, one.title) for one in newest.exhibits.all()] == [
        ("link", "หน้าเว็บ"),
        ("file", ""),
        ("text", "คำอธิบาย"),
        ("table", "ตาราง"),
        ("link", version.title),
    ]
    assert newest.exhibits.last().url == ADDRESS.format(code=version.code)
    page = officer.get(page_of(version))
    assert shown(page) == {("o42", YEAR + 1): (True, True, True)}
    officer.post(page_of(version), send(disclosure, 2))
    assert HandIn.objects.count() == 2


def test_who_hands_in_meanwhile_is_not_written_over(agency, version, officer):
    disclosure = make_disclosure(agency, "o42", YEAR + 1)
    link = Given(ExhibitKind.LINK, url="https://own.example.go.th/newer")
    hand_in(disclosure, seen=0, exhibits=[link], by=None)

    page = officer.post(page_of(version), send(disclosure, 0))

    assert page.status_code == 200
    assert "Somebody else handed in" in " ".join(page.context["refusals"])
    assert HandIn.objects.count() == 1


def test_after_the_last_day_nothing_is_handed_in(agency, version, officer):
    disclosure = make_disclosure(agency, "o42", YEAR + 1)
    yesterday = timezone.localdate() - timedelta(1)
    days = {"hand_in_until": yesterday, "review_until": None, "clarify_until": None}
    set_windows(disclosure.examination, **days, by=None)

    page = officer.post(page_of(version), send(disclosure))

    assert "Handing in has ended" in " ".join(page.context["refusals"])
    assert not HandIn.objects.exists()


def test_an_item_that_asks_for_something_else_is_refused(agency, version):
    other = make_disclosure(agency, "o1", YEAR + 1)

    with override("en"), pytest.raises(ValidationError, match="does not ask for this document"):
        offer_evidence(version, disclosure=other, address="https://x.example/d/", seen=0, by=None)


def test_a_unit_hands_in_only_its_own_items(agency, version, sign_in):
    own, other = make_units(agency, "กองคลัง", "กองช่าง")
    disclosure = make_disclosure(agency, "o42", YEAR + 1)
    assign_unit(disclosure, unit=own, due_on=None, by=None)
    stranger, head = sign_in(make_head(other)), sign_in(make_head(own))

    assert shown(stranger.get(page_of(version))) == {("o42", YEAR + 1): (True, False, False)}
    assert stranger.post(page_of(version), send(disclosure)).status_code == 403
    assert head.post(page_of(version), send(disclosure)).status_code == 302
    assert HandIn.objects.count() == 1


def test_an_executive_and_another_agency_hand_nothing_in(agency, version, sign_in):
    disclosure = make_disclosure(agency, "o42", YEAR + 1)
    executive = sign_in(make_user(agency, Role.EXECUTIVE))
    stranger = sign_in(make_user(make_agency("elsewhere")))

    assert executive.post(page_of(version), send(disclosure)).status_code == 403
    assert stranger.post(page_of(version), send(disclosure)).status_code == 404


def test_what_is_not_public_or_taken_down_is_offered_nowhere(agency, version, officer):
    draft = make_version(version.paper)
    withdraw(version.publication, reason="มีชื่อบุคคล", by=None)

    assert officer.get(page_of(version)).status_code == 404
    assert officer.get(page_of(draft)).status_code == 404
    disclosure = make_disclosure(agency, "o42", YEAR + 1)
    with override("en"), pytest.raises(ValidationError, match="Publish the document first"):
        offer_evidence(draft, disclosure=disclosure, address="https://x.example/", seen=0, by=None)


def test_the_examination_of_another_agency_or_year_is_none_of_this_document_s(version, officer):
    theirs = make_disclosure(make_agency("elsewhere"), "o42", YEAR + 1)
    make_disclosure(version.paper.agency, "o42", YEAR + 2)

    assert shown(officer.get(page_of(version))) == {("o42", YEAR + 1): (False, False, False)}
    assert officer.post(page_of(version), send(theirs)).status_code == 404
    assert not HandIn.objects.exists()
