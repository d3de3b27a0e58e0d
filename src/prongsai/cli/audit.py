"""``prongsai audit``: the log of who did what, and the dated copies beside it."""

from typing import TYPE_CHECKING

import click

from prongsai.cli.output import answer, json_option, language_option, tell
from prongsai.core.wording import Text

if TYPE_CHECKING:
    from prongsai.apps.evidence.copying import BrokenCopy


@click.group(epilog="Example: prongsai audit verify")
def audit() -> None:
    """Work with the audit log."""


@audit.command(epilog="Example: prongsai audit verify --json")
@json_option
@language_option
def verify(as_json: bool, language: str) -> None:
    """Walk the audit log and the dated copies of OIT; exit code 1 where one was tampered with."""
    from prongsai.cli.django import place_of_database, start_installed

    start_installed()
    from prongsai.apps.audit.models import Entry
    from prongsai.apps.audit.queries import verify_log
    from prongsai.apps.evidence.copying import broken_copies
    from prongsai.apps.evidence.models import Copy

    faults = list(verify_log())
    lines = Entry.objects.count()
    broken = list(broken_copies())
    copies = Copy.objects.count()
    sound = not faults and not broken
    if as_json:
        told = [{"line": fault.sequence, "says": fault.says.say(language)} for fault in faults]
        kept = {"kept": copies, "faults": [_copy_json(one, language) for one in broken]}
        answer({"lines": lines, "sound": sound, "faults": told, "copies": kept})
    else:
        tell(_SUMMARY.fill(lines=f"{lines:,}", faults=len(faults)).say(language))
        for fault in faults:
            tell(f"  {fault.says.say(language)}")
        tell(_COPIES.fill(copies=f"{copies:,}", faults=len(broken)).say(language))
        for one in broken:
            tell(f"  {one.says.say(language)}")
        tell(_PLACE.fill(place=place_of_database()).say(language))
    if not sound:
        raise SystemExit(1)


def _copy_json(broken: "BrokenCopy", language: str) -> dict[str, object]:
    found = {"agency": broken.agency, "year": broken.year, "item": broken.item}
    return {"copy": broken.copy, **found, "says": broken.says.say(language)}


_SUMMARY = Text(
    "ตรวจบันทึก {lines} รายการ พบที่ผิดปกติ {faults} แห่ง",
    "{lines} lines checked, {faults} faults found",
)
_COPIES = Text(
    "ตรวจสำเนาหน้าเว็บ OIT {copies} ฉบับ พบที่ผิดปกติ {faults} แห่ง",
    "{copies} dated copies of OIT checked, {faults} faults found",
)
_PLACE = Text("ฐานข้อมูล {place}", "Database: {place}")
