from django.db import migrations, models
from django.db.models import F, Q

from prongsai.apps.triggers import refuse_changes, refused_again


class Migration(migrations.Migration):
    dependencies = [("improvement", "0005_what_measures_were_called")]

    operations = [
        migrations.AddField(
            model_name="meeting",
            name="ends_at",
            field=models.TimeField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=Q(begins_at__isnull=True)
                | Q(ends_at__isnull=True)
                | Q(ends_at__gt=F("begins_at")),
                name="a_meeting_ends_after_it_began",
                violation_error_message="The meeting must end after it began.",
            ),
        ),
        # SQLite makes the table anew and loses its triggers.
        refused_again(refuse_changes("improvement_meeting", "OLD.held_at IS NOT NULL")),
    ]
