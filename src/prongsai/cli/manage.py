"""``prongsai manage``: Django's own commands, for those who keep the installation."""

import os

import click


@click.command(
    context_settings={"ignore_unknown_options": True, "help_option_names": []},
    epilog="Example: prongsai manage migrate",
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Run one of Django's management commands with this installation's settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prongsai.project.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["prongsai manage", *arguments])
