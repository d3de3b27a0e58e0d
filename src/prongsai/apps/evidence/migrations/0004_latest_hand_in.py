from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("evidence", "0003_frozen_review")]

    operations = [
        migrations.AddField(
            model_name="examination",
            name="latest_hand_in",
            field=models.DateField(blank=True, null=True),
        ),
    ]
