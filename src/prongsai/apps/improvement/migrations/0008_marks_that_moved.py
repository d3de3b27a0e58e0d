from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("improvement", "0007_measures_without_steps")]

    operations = [
        migrations.AddField(
            model_name="plannedmeasure",
            name="moved_marks",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name="weakpoint",
            name="former_mark",
            field=models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True),
        ),
    ]
