from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from prongsai.core.improvement.responsible import units_named


def count_as_one_step(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """A measure that was kept without steps becomes one itself, as those kept from now on."""
    measures = apps.get_model("improvement", "PlannedMeasure").objects.filter(steps__isnull=True)
    steps, duties = (apps.get_model("improvement", name).objects for name in ("Step", "Duty"))
    units = apps.get_model("agencies", "Unit").objects
    for measure in measures.select_related("plan"):
        says = [*measure.measures, *measure.methods, str(measure.place)]
        step = steps.create(
            measure=measure,
            place=0,
            text=says[0][:2000],
            starts=measure.starts,
            ends=measure.ends,
        )
        of_agency = {unit.name: unit for unit in units.filter(agency=measure.plan.agency_id)}
        for name in units_named(measure.responsible, [*of_agency]):
            duties.create(step=step, unit=of_agency[name])


class Migration(migrations.Migration):
    dependencies = [
        ("improvement", "0006_when_meetings_end"),
        ("agencies", "0001_initial"),
    ]

    operations = [migrations.RunPython(count_as_one_step, migrations.RunPython.noop)]
