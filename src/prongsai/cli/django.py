"""Starting Django for the commands that need the database."""

import os


def start_django() -> None:
    """Make the installation's settings, apps and database available to a command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prongsai.project.settings")
    import django

    django.setup()


def migrate() -> None:
    """Bring the database up to this version of the program."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
