from django.db import migrations, models

from prongsai.apps.triggers import refuse_changes, refused_again


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="readreport",
            name="settled",
            field=models.JSONField(blank=True, default=dict),
        ),
        refused_again(refuse_changes("reports_readreport", "OLD.stage = 'confirmed'")),
    ]
