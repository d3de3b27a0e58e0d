from django.db import migrations, models

from prongsai.apps.triggers import refuse_changes, refused_again


class Migration(migrations.Migration):
    dependencies = [("improvement", "0004_months_of_meetings")]

    operations = [
        migrations.AddField(
            model_name="measurereport",
            name="called",
            field=models.CharField(blank=True, max_length=500),
        ),
        # SQLite makes the table anew and loses its triggers.
        refused_again(refuse_changes("improvement_measurereport", "OLD.frozen")),
    ]
