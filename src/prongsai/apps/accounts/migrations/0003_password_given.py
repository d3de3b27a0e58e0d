from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.utils import timezone


def begin_the_week(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Passwords handed over before this was kept count from now."""
    handed_over = apps.get_model("accounts", "User").objects.filter(password_is_temporary=True)
    handed_over.update(password_given_at=timezone.now())


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_temporary_password")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="password_given_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.RunPython(begin_the_week, migrations.RunPython.noop),
    ]
