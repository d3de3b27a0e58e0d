from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.utils import timezone

from prongsai.apps.triggers import refuse_changes, refuse_deletion, refuse_late_updates

FROZEN = "OLD.frozen_at IS NOT NULL"


def freeze_what_was_seen(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Marks that an agency has seen already, and decisions that are confirmed already."""
    now = timezone.now()
    for name, stages in [
        ("Assignment", ["clarifying", "confirmed"]),
        ("Decision", ["confirmed"]),
    ]:
        rows = apps.get_model("evidence", name).objects
        rows.filter(disclosure__examination__stage__in=stages).update(frozen_at=now)


class Migration(migrations.Migration):
    dependencies = [("evidence", "0002_check_run")]

    operations = [
        migrations.AddField(
            model_name="assignment",
            name="frozen_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="decision",
            name="frozen_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.RunPython(freeze_what_was_seen, migrations.RunPython.noop),
        # What assessors and agencies said stands, whatever is written past the program.
        refuse_deletion("evidence_assignment"),
        refuse_late_updates("evidence_assignment", FROZEN),
        refuse_changes("evidence_clarification"),
        refuse_changes("evidence_clarification_copies"),
        refuse_deletion("evidence_decision"),
        refuse_late_updates("evidence_decision", FROZEN),
    ]
