from django.db import migrations

from prongsai.apps.triggers import refuse_changes


class Migration(migrations.Migration):
    """What was told, reported, minuted and handed over stays as it was."""

    dependencies = [("improvement", "0001_improvement")]

    operations = [
        refuse_changes("improvement_stepnote"),
        refuse_changes("improvement_stepproof"),
        refuse_changes("improvement_progressreport", "OLD.closed_at IS NOT NULL"),
        refuse_changes("improvement_measurereport", "OLD.frozen"),
        refuse_changes("improvement_meeting", "OLD.held_at IS NOT NULL"),
        refuse_changes("improvement_agendaitem", "OLD.frozen"),
        refuse_changes("improvement_handover"),
    ]
