"""The ``prongsai`` command; each of its commands is imported only when it is called."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import click

from prongsai.core.problems import ProblemsFound

# Where each command lives: importing them all would make every start slow.
COMMANDS = {
    "analyse": "prongsai.cli.analyse:analyse",
    "audit": "prongsai.cli.audit:audit",
    "backup": "prongsai.cli.backup:backup",
    "check": "prongsai.cli.check:check",
    "demo": "prongsai.cli.demo:demo",
    "document": "prongsai.cli.document:document",
    "export-portal": "prongsai.cli.export_portal:export_portal",
    "frameworks": "prongsai.cli.frameworks:frameworks",
    "manage": "prongsai.cli.manage:manage",
    "oit-check": "prongsai.cli.oit_check:oit_check",
    "plan-check": "prongsai.cli.plan_check:plan_check",
    "privacy-check": "prongsai.cli.privacy_check:privacy_check",
    "read": "prongsai.cli.read:read",
    "register": "prongsai.cli.register:register",
    "remind": "prongsai.cli.remind:remind",
    "restore": "prongsai.cli.backup:restore",
    "score": "prongsai.cli.score:score",
    "serve": "prongsai.cli.serve:serve",
    "survey": "prongsai.cli.survey:survey",
    "tally": "prongsai.cli.tally:tally",
    "template": "prongsai.cli.template:template",
    "whatif": "prongsai.cli.whatif:whatif",
}


class _Commands(click.Group):
    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        self.typed = tuple(args)
        with _misuse_told(self.typed):
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with _misuse_told(self.typed):
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@contextmanager
def _misuse_told(typed: tuple[str, ...]) -> Iterator[None]:
    """Let what was typed or set wrong be told as every command tells its problems; see usage.py."""
    try:
        yield
    except ProblemsFound as found:
        from prongsai.cli.output import fail_with
        from prongsai.cli.usage import language_in

        fail_with(found.problems, language_in(typed), as_json="--json" in typed)
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        from prongsai.cli.usage import Told

        raise Told(error, typed) from error


@click.group(cls=_Commands)
@click.version_option(package_name="prongsai")
def main() -> None:
    """Prongsai: the Integrity and Transparency Assessment (ITA), whole.

    Example: prongsai score sheet.yaml
    """
