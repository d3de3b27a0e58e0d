"""``prongsai audit``: the log of who did what."""

import click

from prongsai.cli.output import answer, json_option, language_option, tell
from prongsai.core.wording import Text


@click.group(epilog="Example: prongsai audit verify")
def audit() -> None:
    """Work with the audit log."""


@audit.command(epilog="Example: prongsai audit verify --json")
@json_option
@language_option
def verify(as_json: bool, language: str) -> None:
    """Walk the whole chain of the audit log; exit code 1 where it was tampered with."""
    from prongsai.cli.django import place_of_database, start_installed

    start_installed()
    from prongsai.apps.audit.models import Entry
    from prongsai.apps.audit.queries import verify_log

    faults = list(verify_log())
    lines = Entry.objects.count()
    if as_json:
        told = [{"line": fault.sequence, "says": fault.says.say(language)} for fault in faults]
        answer({"lines": lines, "sound": not faults, "faults": told})
    else:
        tell(_SUMMARY.fill(lines=f"{lines:,}", faults=len(faults)).say(language))
        tell(_PLACE.fill(place=place_of_database()).say(language))
        for fault in faults:
            tell(f"  {fault.says.say(language)}")
    if faults:
        raise SystemExit(1)


_SUMMARY = Text(
    "ตรวจบันทึก {lines} รายการ พบที่ผิดปกติ {faults} แห่ง",
    "{lines} lines checked, {faults} faults found",
)
_PLACE = Text("ฐานข้อมูล {place}", "Database: {place}")
