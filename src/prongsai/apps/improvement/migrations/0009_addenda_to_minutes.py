import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from prongsai.apps.triggers import refuse_changes


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("improvement", "0008_marks_that_moved"),
    ]

    operations = [
        migrations.CreateModel(
            name="MinutesAddendum",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(max_length=4000)),
                ("reason", models.CharField(max_length=500)),
                ("on", models.DateField()),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="addenda",
                        to="improvement.meeting",
                    ),
                ),
            ],
            options={"ordering": ["meeting", "pk"]},
        ),
        refuse_changes("improvement_minutesaddendum"),
    ]
