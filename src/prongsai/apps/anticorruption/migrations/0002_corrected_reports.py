from django.db import migrations, models
from django.db.models import Q

from prongsai.apps.triggers import refuse_changes, refused_again


class Migration(migrations.Migration):
    dependencies = [("anticorruption", "0001_action_plans")]

    operations = [
        migrations.AddField(
            model_name="actionreport",
            name="number",
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="actionreport",
            name="reason",
            field=models.CharField(blank=True, max_length=500, default=""),
            preserve_default=False,
        ),
        migrations.RemoveConstraint(
            model_name="actionreport", name="one_report_per_plan_year_and_months"
        ),
        migrations.AddConstraint(
            model_name="actionreport",
            constraint=models.UniqueConstraint(
                fields=("plan", "year", "stretch", "number"), name="action_reports_are_numbered"
            ),
        ),
        migrations.AddConstraint(
            model_name="actionreport",
            constraint=models.CheckConstraint(
                condition=Q(number=1) | ~Q(reason=""),
                name="a_corrected_action_report_has_a_reason",
                violation_error_message="A corrected report needs a reason.",
            ),
        ),
        migrations.AlterModelOptions(
            name="actionreport",
            options={"ordering": ["plan", "-year", "-stretch", "-number"]},
        ),
        # SQLite makes the table anew and loses its triggers.
        refused_again(refuse_changes("anticorruption_actionreport", "OLD.closed_on IS NOT NULL")),
    ]
