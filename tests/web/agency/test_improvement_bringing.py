"""A plan from a file: shown first, asked where it is unclear, kept whole or not at all."""

from dataclasses import replace
from io import BytesIO

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from prongsai.apps.agencies.models import Role, Unit
from prongsai.apps.improvement.models import ImprovementPlan, PlannedMeasure
from prongsai.core.calendar import FiscalYear
from prongsai.core.documents.plan import Measure
from prongsai.core.documents.plan_reading import read_plan_bytes
from prongsai.core.documents.plan_writing import plan_bytes
from prongsai.core.loading import load_framework
from prongsai.core.periods import Period, period_text
from prongsai.core.sheets.sheet import AgencyName
from tests.apps.improvement.plans import make_units
from tests.web.builders import make_agency, make_plan, make_user

pytestmark = pytest.mark.django_db

PLAN = make_plan(
    measures=(
        Measure(
            indicator="9",
            measures=("เผยแพร่ข้อมูลให้ครบ",),
            steps=("มอบหมาย", "ติดตาม"),
            responsible=("กองคลัง", "กองการศึกษา"),
        ),
    )
)


def file_of(plan, format="yaml"):
    content = plan_bytes(plan, load_framework(plan.assessed), format)
    return SimpleUploadedFile(f"plan.{format}", content)


@pytest.fixture
def office(client):
    agency = make_agency()
    make_units(agency)
    client.force_login(make_user(agency))
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return agency


def read(client, plan=PLAN, **more):
    return client.post("/office/klongmuang/improvement/bring/", {"file": file_of(plan, **more)})


def bring_in(client, page, **more):
    held = page.context["form"]["held"].value()
    return client.post("/office/klongmuang/improvement/bring/in/", {"held": held, **more})


@pytest.mark.parametrize("format", ["yaml", "xlsx"])
def test_what_was_understood_is_shown_and_nothing_is_kept_yet(client, office, format):
    page = read(client, format=format)

    assert page.context["plan"].measures == PLAN.measures
    assert "กองการศึกษา" in page.content.decode()
    assert not ImprovementPlan.objects.exists()


def test_with_consent_the_plan_comes_in_and_strangers_become_units_where_ticked(client, office):
    answer = bring_in(client, read(client), new_units=["กองการศึกษา"])

    assert answer.url == f"/office/klongmuang/improvement/{PLAN.assessed}/"
    kept = PlannedMeasure.objects.get()
    assert kept.measures == ["เผยแพร่ข้อมูลให้ครบ"]
    assert Unit.objects.filter(agency=office, name="กองการศึกษา").exists()


OTHER = Measure(indicator="7", measures=("อบรมการเบิกจ่าย",), responsible=("กองคลัง",))


def choices(page):
    """What can become of the measures that are there."""
    return [value for value, _says in page.context["form"].fields["way"].choices]


def test_measures_that_are_there_are_asked_about_the_safest_way_first(client, office):
    bring_in(client, read(client))

    page = read(client, replace(PLAN, measures=(*PLAN.measures, OTHER)))
    refused = bring_in(client, page)

    assert choices(page) == ["add", "replace"]
    assert page.context["form"].fields["way"].initial == "add"
    assert [state for _measure, state in page.context["measures"]] == ["known", "new"]
    text = page.content.decode()
    assert "Add the 1 measure that is new." in text
    assert "1 stands there already, by title and indicator" in text
    assert refused.context["form"].has_error("way")
    assert PlannedMeasure.objects.count() == 1
    assert bring_in(client, page, way="add").status_code == 302
    assert [one.measures[0] for one in PlannedMeasure.objects.all()] == [
        "เผยแพร่ข้อมูลให้ครบ",
        "อบรมการเบิกจ่าย",
    ]


def test_a_file_takes_the_place_of_what_is_there_only_when_somebody_says_so(client, office):
    bring_in(client, read(client))
    changed = replace(PLAN.measures[0], responsible=("กองช่าง",))

    page = read(client, replace(PLAN, measures=(changed,)))

    assert choices(page) == ["replace"]
    assert page.context["form"].fields["way"].initial is None
    assert "No measure of the file is new." in page.content.decode()
    bring_in(client, page, way="replace")
    assert PlannedMeasure.objects.get().responsible == ["กองช่าง"]


def test_what_units_reported_on_is_not_replaced_and_a_file_without_news_has_no_way_in(
    client, office
):
    told = replace(PLAN, measures=(replace(PLAN.measures[0], results=("ทำแล้ว",)),))
    bring_in(client, read(client, told))

    assert choices(read(client, replace(PLAN, measures=(OTHER,)))) == ["add"]
    page = read(client, told)
    assert "There is nothing to bring in." in page.content.decode()
    assert "Bring the plan in" not in page.content.decode()
    assert bring_in(client, page).status_code == 200
    assert PlannedMeasure.objects.count() == 1


def test_every_mistake_of_a_file_is_told_with_its_place_and_nothing_is_kept(client, office):
    wrong = SimpleUploadedFile(
        "plan.yaml", b"year: 2564\nmeasures:\n  - indicator: '99'\n    period: soon\n"
    )

    page = client.post("/office/klongmuang/improvement/bring/", {"file": wrong})

    assert len(page.context["sentences"]) == 2
    assert all("plan.yaml" in one for one in page.context["sentences"])
    assert not ImprovementPlan.objects.exists()


def test_a_file_that_names_another_agency_is_told(client, office):
    other = replace(PLAN, agency=AgencyName("อบต. อื่น", "", "เมือง", "ตาก"))

    assert "อบต. อื่น" in read(client, other).context["another"]


def test_a_page_of_another_agency_or_a_forged_one_brings_nothing_in(client, office):
    page = read(client)
    other = make_agency("maeka")
    client.force_login(make_user(other))
    held = page.context["form"]["held"].value()

    client.post("/office/maeka/improvement/bring/in/", {"held": held})
    client.post("/office/maeka/improvement/bring/in/", {"held": held[:-1] + "A"})

    assert not ImprovementPlan.objects.exists()


@pytest.mark.parametrize("format", ["yaml", "xlsx"])
def test_a_plan_goes_out_as_it_came(client, office, format):
    bring_in(client, read(client))

    file = client.get(f"/office/klongmuang/improvement/{PLAN.assessed}/plan.{format}")

    content = BytesIO(b"".join(file)).getvalue() if file.streaming else file.content
    assert read_plan_bytes(f"plan.{format}", content).measures == PLAN.measures
    missing = client.get(f"/office/klongmuang/improvement/{PLAN.assessed}/plan.exe")
    assert missing.status_code == 404


@pytest.mark.parametrize("role", [Role.UNIT, Role.EXECUTIVE, Role.OVERSEER, Role.ASSESSOR])
def test_only_who_writes_the_plan_brings_one_in(client, office, role):
    client.force_login(make_user(office, role, f"other-{role}"))

    assert client.get("/office/klongmuang/improvement/bring/").status_code == 403


def test_days_of_another_fiscal_year_are_told_before_the_plan_comes_in(client, office):
    year = FiscalYear(PLAN.year - 1)
    early = replace(
        PLAN.measures[0],
        period=Period("range", *year.whole),
        period_printed=period_text(Period("range", *year.whole)),
    )

    told = read(client, replace(PLAN, measures=(PLAN.measures[0], early))).content.decode()

    assert f"The days of 1 measure are not in fiscal year {PLAN.year}." in told
    assert f"Measure 2: {early.period_printed}" in told
    assert "not in fiscal year" not in read(client).content.decode()
