from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("improvement", "0009_addenda_to_minutes")]

    operations = [
        migrations.AddField(
            model_name="improvementplan",
            name="met_on",
            field=models.DateField(blank=True, null=True),
        )
    ]
