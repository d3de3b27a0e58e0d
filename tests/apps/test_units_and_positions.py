"""Units and positions change their names, and a unit that nothing uses is retired."""

import pytest
from django.core.exceptions import ValidationError

from prongsai.apps.agencies.actions import add_unit, create_position
from prongsai.apps.agencies.models import Role, Unit
from prongsai.apps.agencies.renaming import change_position, rename_unit, retire_unit
from prongsai.apps.anticorruption.models import ActionProject
from prongsai.apps.audit.models import Entry
from tests.apps.anticorruption.plans import make_busy_plan
from tests.web.builders import make_agency, make_disclosure, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return add_unit(make_agency(), name="กองคลัง", by=None)


def last_line() -> tuple[str, dict]:
    entry = Entry.objects.latest("sequence")
    return entry.action, entry.details


def test_a_unit_is_renamed_and_the_log_keeps_both_names(unit):
    executive = make_user(unit.agency, Role.EXECUTIVE)

    rename_unit(unit, name="สำนักคลัง", by=executive)

    unit.refresh_from_db()
    assert unit.name == "สำนักคลัง"
    assert last_line() == (
        "agency.unit_renamed",
        {"name": "สำนักคลัง", "before": "กองคลัง"},
    )


def test_a_unit_that_keeps_its_name_leaves_no_line(unit):
    lines = Entry.objects.count()

    rename_unit(unit, name="กองคลัง", by=None)

    assert Entry.objects.count() == lines


def test_a_unit_cannot_take_the_name_of_another(unit):
    add_unit(unit.agency, name="กองช่าง", by=None)

    with pytest.raises(ValidationError, match="a unit of this name"):
        rename_unit(unit, name="กองช่าง", by=None)


def test_a_position_gets_another_title_and_unit_and_keeps_its_duties(unit):
    position = create_position(unit.agency, title="หัวหน้า", role=Role.UNIT, by=None)

    change_position(position, title="ผู้อำนวยการกอง", unit=unit, by=None)

    position.refresh_from_db()
    assert (position.title, position.unit, position.role) == ("ผู้อำนวยการกอง", unit, Role.UNIT)
    assert last_line() == (
        "agency.position_changed",
        {"title": "ผู้อำนวยการกอง", "unit": "กองคลัง", "before": "หัวหน้า", "unit_before": ""},
    )


def test_a_position_that_stays_as_it_is_leaves_no_line(unit):
    position = create_position(unit.agency, title="หัวหน้า", role=Role.UNIT, unit=unit, by=None)
    lines = Entry.objects.count()

    change_position(position, title="หัวหน้า", unit=unit, by=None)

    assert Entry.objects.count() == lines


def test_a_unit_that_nothing_uses_is_retired(unit):
    retire_unit(unit, by=None)

    assert not Unit.objects.exists()
    assert last_line() == ("agency.unit_retired", {"name": "กองคลัง"})


def test_a_unit_with_a_position_is_not_retired(unit):
    create_position(unit.agency, title="หัวหน้า", role=Role.UNIT, unit=unit, by=None)

    with pytest.raises(ValidationError, match="still used"):
        retire_unit(unit, by=None)


def test_a_unit_that_owns_an_item_is_not_retired(unit):
    disclosure = make_disclosure(unit.agency)
    disclosure.unit = unit
    disclosure.save()

    with pytest.raises(ValidationError, match="still used"):
        retire_unit(unit, by=None)


def test_a_unit_that_a_project_names_is_not_retired_and_stays_with_it(unit):
    make_busy_plan(unit.agency, 2563)
    project = ActionProject.objects.first()
    project.units.add(unit)

    with pytest.raises(ValidationError, match="still used"):
        retire_unit(unit, by=None)
    assert unit in project.units.all()
