"""Write docs/reference/commands.md: every command with its help, as the command itself says it."""

from collections.abc import Iterator
from pathlib import Path

import click

from prongsai.cli import main

REFERENCE = Path(__file__).parent.parent / "docs" / "reference" / "commands.md"
HEAD = """\
# Commands

Written by `scripts/write_command_reference.py` from the commands themselves; a test compares.
"""
WIDTH = 88


def commands(command: click.Command, above: click.Context | None = None) -> Iterator[click.Context]:
    """A command and all below it, each in its context: what it is called and what it takes."""
    name = "prongsai" if above is None else command.name
    context = click.Context(
        command, parent=above, info_name=name, terminal_width=WIDTH, **command.context_settings
    )
    yield context
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            found = command.get_command(context, below)
            if found is not None:
                yield from commands(found, context)


def reference() -> str:
    """The whole document."""
    sections = [
        f"\n## {context.command_path}\n\n```text\n{context.get_help()}\n```\n"
        for context in commands(main)
    ]
    return HEAD + "".join(sections)


if __name__ == "__main__":
    REFERENCE.write_text(reference(), "utf-8", newline="\n")
